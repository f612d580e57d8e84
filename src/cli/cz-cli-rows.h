/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cz-cli-records.h"

JsonNode *cz_cli_rows_to_json (CzWorkspace *workspace, const CzCliScope *scope);
