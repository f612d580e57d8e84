/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-record-table.h"

const CzRecordColumn *cz_return_columns_get (guint *n_columns);
const char           *cz_return_state_title (CzSubmissionState state);
const char           *cz_return_field_title (const char *field);
