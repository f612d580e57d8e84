/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-record-table.h"

const CzRecordColumn *cz_unit_columns_get (guint *n_columns);
const char           *cz_unit_kind_title (const char *kind);
char                 *cz_unit_dup_aliases (CzData *data, gint64 unit);
