/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-exchange.h"
#include "workspace/cz-memory-table.h"

CzMemoryTable *cz_send_table_new (CzWorkspace *workspace, gint64 unit, CzExchangePart part, const GArray *lines);
GHashTable    *cz_send_table_dup_values (CzWorkspace *workspace, const CzDispatch *dispatch);
char          *cz_send_table_dup_locked (CzData *data, const CzExchangeLine *line);
