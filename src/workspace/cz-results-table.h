/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-memory-table.h"
#include "workspace/cz-results.h"

CzMemoryTable *cz_results_table_new (CzWorkspace *workspace, gint64 sheet, GPtrArray *results);
