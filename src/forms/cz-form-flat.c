/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-workbook.h"

#include "base/cz-error.h"
#include "forms/cz-form-file.h"
#include "forms/cz-form-xlsx-private.h"

#include <errno.h>

#define CELL_BYTES 160
#define CHECK_EVERY 1024
#define LEAST_WIDTH 48
#define MOST_WIDTH 480

static void
write_titles (CzFormBook    *book,
              lxw_worksheet *sheet,
              CzTable       *table)
{
  lxw_format *bold = workbook_add_format (book->book);
  guint       n_columns = cz_table_get_n_columns (table);

  format_set_bold (bold);
  for (guint c = 0; c < n_columns; c++)
    {
      const CzColumn *column = cz_table_get_column (table, c);
      int             width = column->width == 0 ? MOST_WIDTH / 2 : CLAMP (column->width, LEAST_WIDTH, MOST_WIDTH);

      cz_form_book_check (book, worksheet_set_column_pixels (sheet, c, c, (guint) width, NULL));
      cz_form_book_check (book, worksheet_write_string (sheet, 0, c, column->title, bold));
    }
  worksheet_freeze_panes (sheet, 1, 0);
  cz_form_book_check (book, worksheet_repeat_rows (sheet, 0, 0));
  if (n_columns > 0)
    cz_form_book_check (book, worksheet_autofilter (sheet, 0, 0, cz_table_get_n_rows (table), n_columns - 1));
}

static void
write_row (CzFormBook    *book,
           lxw_worksheet *sheet,
           CzTable       *table,
           guint          row,
           GArray        *kinds,
           GString       *text)
{
  for (guint c = 0; c < kinds->len; c++)
    {
      CzDecimal number;

      g_string_truncate (text, 0);
      if (g_array_index (kinds, CzCellKind, c) == CZ_CELL_NUMBER && cz_table_get_number (table, row, c, &number))
        cz_form_book_check (book, worksheet_write_number (sheet, row + 1, c, cz_form_decimal_to_double (number), NULL));
      else
        {
          cz_table_append_text (table, row, c, text);
          if (text->len > 0)
            cz_form_book_check (book, worksheet_write_string (sheet, row + 1, c, text->str, NULL));
        }
    }
}

static gboolean
write_rows (CzFormBook    *book,
            lxw_worksheet *sheet,
            CzTable       *table,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (CzCellKind));
  guint n_rows = cz_table_get_n_rows (table);

  for (guint c = 0; c < cz_table_get_n_columns (table); c++)
    g_array_append_val (kinds, cz_table_get_column (table, c)->kind);

  for (guint row = 0; row < n_rows && book->failed == LXW_NO_ERROR; row++)
    {
      if (row % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      write_row (book, sheet, table, row, kinds, text);
    }

  return TRUE;
}

/**
 * cz_form_write_flat_xlsx:
 * @table: any table
 * @name: name of the sheet
 * @path: where the file is to be; replaced whole or not at all
 * @cancellable: (nullable): stops the work
 * @error: return location for a %CZ_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Writes a table as a plain list with a filter, without layout and merged cells. Takes the same memory for any number
 * of rows.
 */
gboolean
cz_form_write_flat_xlsx (CzTable      *table,
                         const char   *name,
                         const char   *path,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (CzFormFile) target = NULL;
  g_autofree char *clean = NULL;
  CzFormBook       book;
  lxw_worksheet   *sheet;

  g_return_val_if_fail (CZ_IS_TABLE (table) && name != NULL && path != NULL, FALSE);

  if (cz_table_get_n_rows (table) >= LXW_ROW_MAX || cz_table_get_n_columns (table) > LXW_COL_MAX)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_LIMIT, "%u rows and %u columns are more than a sheet of Excel holds",
                   cz_table_get_n_rows (table), cz_table_get_n_columns (table));
      return FALSE;
    }

  target = cz_form_file_begin (path, (goffset) cz_table_get_n_rows (table) * cz_table_get_n_columns (table) * CELL_BYTES, error);
  if (target == NULL)
    return FALSE;
  if (!cz_form_book_open (&book, target->temporary, TRUE))
    {
      cz_form_file_set_error (error, path, ENOMEM);
      return FALSE;
    }

  clean = cz_form_book_clean_name (book.names, name);
  sheet = cz_form_book_add_sheet (&book, clean);
  if (sheet != NULL)
    write_titles (&book, sheet, table);
  if (sheet != NULL && !write_rows (&book, sheet, table, cancellable, error))
    {
      cz_form_book_abandon (&book);
      return FALSE;
    }

  return cz_form_book_close (&book, path, error) && cz_form_file_commit (target, error);
}
