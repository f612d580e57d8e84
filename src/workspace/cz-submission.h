/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"

/*
 * What units said and what they were sent: finding it among the records.
 */

gboolean            cz_submission_is_current (CzDate from, CzDate to);
const CzSubmission *cz_submission_find_last (CzData *data, gint64 unit, const char *reference, gint64 id, const char *field);
const char         *cz_submission_get_remark (CzData *data, gint64 unit, const char *reference, gint64 id);
CzPoints            cz_submission_get_points (CzData *data, gint64 row);
const CzContact    *cz_submission_find_contact (CzData *data, gint64 unit, gint64 id, const char *name);
const CzReport     *cz_submission_find_report (CzData *data, gint64 task, gint64 unit, const char *period);
const CzDispatch   *cz_submission_find_dispatch (CzData *data, gint64 unit, gint64 number);
