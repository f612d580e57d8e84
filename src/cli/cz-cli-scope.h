/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cz-cli.h"
#include "cli/cz-cli-records.h"

gboolean cz_cli_find_sheet (CzCli *cli, CzWorkspace *workspace, const char *sheet, gint64 *id, CzCliStatus *status);
gboolean cz_cli_find_subject (CzCli *cli, CzWorkspace *workspace, const char *subject, gint64 *id, CzCliStatus *status);
gboolean cz_cli_find_round (CzCli *cli, CzWorkspace *workspace, const CzCliScope *scope, const char *code, gint64 *id, CzCliStatus *status);
