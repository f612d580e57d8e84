/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-xlsx.h"

#include <string.h>

#define MEDIA_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* 0.95 as 95%; as it is when it is no decimal of this program. */
static char *
percent_to_string (const char *text)
{
  CzDecimal value;
  CzDecimal hundred = cz_decimal_from_int (100);

  if (cz_decimal_parse (text, &value, NULL) && cz_decimal_multiply (value, hundred, &value))
    {
      g_autofree char *number = cz_decimal_to_string (value);

      return g_strconcat (number, "%", NULL);
    }

  return g_strdup (text);
}

static guint64
place_key (guint32 row,
           guint32 column)
{
  return (guint64) row << 16 | column;
}

/* The merged blocks by their upper left corners. */
static GHashTable *
index_merges (const CzXlsxSheet *sheet)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < sheet->merges->len; i++)
    {
      CzXlsxMerge *merge = &g_array_index (sheet->merges, CzXlsxMerge, i);
      guint64      key = place_key (merge->first_row, merge->first_column);

      g_hash_table_insert (index, g_memdup2 (&key, sizeof key), merge);
    }

  return index;
}

static void
add_cell (CzBlocks         *blocks,
          CzBlockTable     *table,
          const CzXlsx     *book,
          const CzXlsxCell *cell,
          GHashTable       *merges)
{
  CzBlockCell        place = { cell->row, cell->column, 1, 1, { 0, 0, cell->row + 1 } };
  guint64            key = place_key (cell->row, cell->column);
  const CzXlsxMerge *merge = g_hash_table_size (merges) > 0 ? g_hash_table_lookup (merges, &key) : NULL;

  if (merge != NULL)
    {
      place.n_rows = merge->last_row - merge->first_row + 1;
      place.n_columns = (guint) (merge->last_column - merge->first_column) + 1;
    }

  if (cell->kind == CZ_XLSX_PERCENT)
    {
      g_autofree char *number = g_strndup (cz_xlsx_text (book, cell), cell->length);
      g_autofree char *text = percent_to_string (number);

      cz_blocks_add_cell (blocks, table, &place, text, strlen (text));
    }
  else if (cell->kind != CZ_XLSX_FORMULA)
    cz_blocks_add_cell (blocks, table, &place, cz_xlsx_text (book, cell), cell->length);
}

/* A sheet of one column is a text that was typed into a spreadsheet. */
static gboolean
is_text (const CzXlsxSheet *sheet)
{
  for (guint i = 1; i < sheet->cells->len; i++)
    if (g_array_index (sheet->cells, CzXlsxCell, i).column != g_array_index (sheet->cells, CzXlsxCell, 0).column)
      return FALSE;

  return TRUE;
}

static void
add_sheet (CzBlocks          *blocks,
           const CzXlsx      *book,
           const CzXlsxSheet *sheet)
{
  g_autoptr (GHashTable) merges = index_merges (sheet);
  gboolean      text = is_text (sheet);
  CzBlockTable *table = text ? NULL : cz_blocks_add_table (blocks, sheet->name, 1);

  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (sheet->cells, CzXlsxCell, i);

      if (text)
        cz_blocks_add_paragraph (blocks, cz_xlsx_text (book, cell), cell->length, cell->row + 1);
      else
        add_cell (blocks, table, book, cell, merges);
    }
}

/**
 * cz_xlsx_read:
 * @bytes: a workbook
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (nullable): a table for each sheet that is shown and not empty
 */
CzBlocks *
cz_xlsx_read (GBytes       *bytes,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (CzXlsx) book = cz_xlsx_read_cells (bytes, cancellable, error);
  CzBlocks   *blocks;
  const char *title;

  if (book == NULL)
    return NULL;

  blocks = cz_blocks_new (MEDIA_TYPE, "UTF-8");

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const CzXlsxSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (!sheet->hidden && sheet->cells->len > 0)
        add_sheet (blocks, book, sheet);
    }

  title = g_hash_table_lookup (book->properties, "title");

  if (title != NULL)
    {
      g_free (blocks->title);
      blocks->title = g_strdup (title);
    }

  return blocks;
}
