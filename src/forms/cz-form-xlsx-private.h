/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-layout-private.h"

#include <xlsxwriter.h>

/**
 * CzFormBook:
 * @formats: formats by what they look like
 * @failed: the first thing the library refused, %LXW_NO_ERROR if nothing
 *
 * A workbook of the library while it is written. No return code of the library is left unseen.
 */
typedef struct
{
  lxw_workbook *book;
  GHashTable   *formats;
  GHashTable   *names;
  lxw_error     failed;
} CzFormBook;

gboolean       cz_form_book_open (CzFormBook *self, const char *path, gboolean constant_memory);
gboolean       cz_form_book_close (CzFormBook *self, const char *path, GError **error);
void           cz_form_book_abandon (CzFormBook *self);
lxw_worksheet *cz_form_book_add_sheet (CzFormBook *self, const char *name);
lxw_format    *cz_form_book_get_format (CzFormBook *self, const CzFormFont *font, const CzFormCell *cell);
char          *cz_form_book_clean_name (GHashTable *taken, const char *name);
void           cz_form_book_write_layout (CzFormBook *self, lxw_worksheet *sheet, CzFormLayout *layout);

static inline void
cz_form_book_check (CzFormBook *self,
                    lxw_error   code)
{
  if (G_UNLIKELY (code != LXW_NO_ERROR) && self->failed == LXW_NO_ERROR)
    self->failed = code;
}

/* One sheet while it is written. */
typedef struct
{
  CzFormBook    *book;
  lxw_worksheet *sheet;
  CzFormLayout  *layout;
  lxw_row_t      heading_row;
  lxw_row_t      n_rows;
  lxw_row_t     *piece_rows; /* first row of each piece, and one more */
  lxw_row_t     *item_rows;  /* first row of each item */
  GString       *scratch;
} CzFormSheet;

void cz_form_sheet_set_page (CzFormSheet *self);
void cz_form_sheet_protect (CzFormSheet *self);
