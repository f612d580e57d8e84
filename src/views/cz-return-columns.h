/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-record-table.h"

const CzRecordColumn *cz_return_columns_get (guint *n_columns);
char                 *cz_return_columns_dup_text (CzWorkspace *workspace, const CzSubmission *submission, const char *id);
const char           *cz_return_state_title (CzSubmissionState state);
const char           *cz_return_field_title (const char *field);
