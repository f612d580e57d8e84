/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cz-cli.h"
#include "model/cz-draft.h"

CzDraft *cz_cli_read_draft (CzCli *cli, const char *file, CzCliStatus *status);
void     cz_cli_print_draft (const CzDraft *draft);
guint    cz_cli_count_rows (const CzDraft *draft);
