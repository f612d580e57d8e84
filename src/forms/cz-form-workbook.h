/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-layout.h"

/**
 * CzFormWorkbook:
 *
 * Several forms in one Excel file, a sheet each, with what must come back unseen when a unit returns it. Sheets whose
 * form has columns to fill in are locked except for those; beside them stand, hidden, the ids of the columns (in the row
 * above the heading) and the key of each row (in the column after the last).
 */
typedef struct _CzFormWorkbook CzFormWorkbook;

/* Name of the hidden sheet with the properties: names in column A, values in column B. */
#define CZ_FORM_PROPERTIES_SHEET "_chuangzhi"

CzFormWorkbook *cz_form_workbook_new (void);
void            cz_form_workbook_free (CzFormWorkbook *self);
const char     *cz_form_workbook_add_sheet (CzFormWorkbook *self, const char *name, CzFormLayout *layout);
void            cz_form_workbook_set_property (CzFormWorkbook *self, const char *name, const char *value);
gboolean        cz_form_workbook_write (CzFormWorkbook *self, const char *path, GError **error);

gboolean cz_form_write_flat_xlsx (CzTable *table, const char *name, const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzFormWorkbook, cz_form_workbook_free)
