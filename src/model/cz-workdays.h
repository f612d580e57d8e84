/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"

/**
 * CzWorkdays:
 *
 * Which days are worked: Monday to Friday, but for statutory holidays (法定节假日) and the weekend days that are worked in
 * exchange (调休), as the yearly notices of the State Council have them.
 */
typedef struct _CzWorkdays CzWorkdays;

CzWorkdays *cz_workdays_new_from_data (const char *data, gsize length, GError **error);
void        cz_workdays_free (CzWorkdays *workdays);
gboolean    cz_workdays_has_year (const CzWorkdays *workdays, int year);
gboolean    cz_workdays_is_workday (const CzWorkdays *workdays, CzDate date);
const char *cz_workdays_get_name (const CzWorkdays *workdays, CzDate date);
CzDate      cz_workdays_add (const CzWorkdays *workdays, CzDate date, int n, gboolean *certain);
int         cz_workdays_count (const CzWorkdays *workdays, CzDate from, CzDate to, gboolean *certain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzWorkdays, cz_workdays_free)
