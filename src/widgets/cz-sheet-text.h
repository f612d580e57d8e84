/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzSheetText:
 *
 * A rectangle of texts as spreadsheets exchange it; short rows count as filled with blanks.
 */
typedef struct
{
  guint      n_rows;
  guint      n_columns;
  GPtrArray *rows;
} CzSheetText;

CzSheetText *cz_sheet_text_parse (const char *text);
void         cz_sheet_text_free (CzSheetText *self);
const char  *cz_sheet_text_get (const CzSheetText *self, guint row, guint column);
void         cz_sheet_text_append_field (GString *text, const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzSheetText, cz_sheet_text_free)
