/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-record-table.h"

GArray     *cz_target_columns_new (GPtrArray *years);
GPtrArray  *cz_target_columns_list_years (CzWorkspace *workspace);
gboolean    cz_target_columns_is_of_campaign (CzWorkspace *workspace, gconstpointer target);
const char *cz_target_columns_get_status_words (CzData *data, const CzTarget *target);
