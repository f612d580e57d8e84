/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-xlsx-private.h"

#include "base/cz-error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROW_HEIGHT 400.0 /* Excel allows 409.5 */
#define MOST_FORMULA 8000

static const CzFormPiece *
get_piece (const CzFormSheet *self,
           guint              piece)
{
  return &g_array_index (self->layout->pieces, CzFormPiece, piece);
}

static const CzFormItem *
get_item (const CzFormSheet *self,
          guint              item)
{
  return &g_array_index (self->layout->items, CzFormItem, item);
}

static guint
count_rows (double height)
{
  return MAX (1, (guint) ceil (height / MOST_ROW_HEIGHT));
}

/* Gives each piece its rows. The heading, and above it the hidden row of ids, come before the first piece of the body. */
static void
place_rows (CzFormSheet *self)
{
  CzFormLayout *layout = self->layout;
  lxw_row_t     row = 0;
  gboolean      heading_placed = layout->heading->len == 0;

  self->piece_rows = g_new (lxw_row_t, layout->pieces->len + 1);
  self->item_rows = g_new0 (lxw_row_t, layout->items->len);
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const CzFormPiece *piece = get_piece (self, i);

      if (!heading_placed && get_item (self, piece->item)->part == CZ_FORM_PART_BODY)
        {
          self->heading_row = row + (layout->definition->fill_in ? 1 : 0);
          row = self->heading_row + layout->heading->len;
          heading_placed = TRUE;
        }
      self->piece_rows[i] = row;
      if (i == 0 || get_piece (self, i - 1)->item != piece->item)
        self->item_rows[piece->item] = row;
      row += count_rows (piece->height);
    }
  self->piece_rows[layout->pieces->len] = row;
  self->n_rows = row;
}

/* Puts the places of cells into a formula. Returns FALSE if it becomes too long for a spreadsheet program. */
static gboolean
write_references (CzFormSheet *self,
                  const char  *formula)
{
  g_string_truncate (self->scratch, 0);
  for (const char *p = formula; *p != '\0';)
    {
      char  reference[LXW_MAX_CELL_NAME_LENGTH];
      char *end;
      guint item;

      if (*p != '\1')
        {
          g_string_append_c (self->scratch, *p++);
          continue;
        }
      item = strtoul (p + 1, &end, 10);
      lxw_rowcol_to_cell (reference, self->item_rows[item], strtoul (end + 1, &end, 10));
      g_string_append (self->scratch, reference);
      p = end + 1;
    }

  return self->scratch->len <= MOST_FORMULA;
}

static void
write_content (CzFormSheet       *self,
               const CzFormCell  *cell,
               const CzFormPiece *piece,
               lxw_row_t          row,
               lxw_format        *format)
{
  const char *text = cz_form_layout_get_text (self->layout, cell->text);
  guint       start = 0;
  guint       length;

  if (cell->flags & CZ_FORM_CELL_NUMBER)
    {
      if (piece != NULL && piece->first_line > 0)
        cz_form_book_check (self->book, worksheet_write_blank (self->sheet, row, cell->column, format));
      else if (cell->formula != 0 && write_references (self, cz_form_layout_get_text (self->layout, cell->formula)))
        cz_form_book_check (self->book, worksheet_write_formula_num (self->sheet, row, cell->column, self->scratch->str, format, cell->number));
      else
        cz_form_book_check (self->book, worksheet_write_number (self->sheet, row, cell->column, cell->number, format));
    }
  else if (cell->text == 0 || (piece != NULL && !cz_form_layout_get_piece_range (self->layout, piece, cell, &start, &length)))
    cz_form_book_check (self->book, worksheet_write_blank (self->sheet, row, cell->column, format));
  else if (piece != NULL && piece->n_lines > 0)
    {
      g_autofree char *part = g_strndup (text + start, length);

      cz_form_book_check (self->book, worksheet_write_string (self->sheet, row, cell->column, part, format));
    }
  else
    cz_form_book_check (self->book, worksheet_write_string (self->sheet, row, cell->column, text, format));
}

static void
write_cell (CzFormSheet       *self,
            const CzFormCell  *cell,
            const CzFormPiece *piece,
            lxw_row_t          row,
            guint              n_rows)
{
  lxw_format *format = cz_form_book_get_format (self->book, &self->layout->definition->fonts[cell->style], cell);

  if (n_rows > 1 || cell->n_columns > 1)
    cz_form_book_check (self->book, worksheet_merge_range (self->sheet, row, cell->column, row + n_rows - 1, cell->column + cell->n_columns - 1, "", format));
  write_content (self, cell, piece, row, format);
}

static void
write_heading (CzFormSheet *self)
{
  CzFormLayout *layout = self->layout;

  for (guint i = 0; i < layout->heading->len; i++)
    {
      const CzFormItem *item = &g_array_index (layout->heading, CzFormItem, i);

      cz_form_book_check (self->book, worksheet_set_row (self->sheet, self->heading_row + i, item->height, NULL));
      for (guint c = 0; c < item->n_cells; c++)
        {
          const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);

          write_cell (self, cell, NULL, self->heading_row + i, cell->n_rows);
        }
    }
}

static void
write_piece (CzFormSheet      *self,
             const CzFormPage *page,
             guint             i)
{
  const CzFormPiece *piece = get_piece (self, i);
  const CzFormItem  *item = get_item (self, piece->item);
  guint              n_rows = self->piece_rows[i + 1] - self->piece_rows[i];

  n_rows = MIN (n_rows, count_rows (piece->height));
  for (guint r = 0; r < n_rows; r++)
    cz_form_book_check (self->book, worksheet_set_row (self->sheet, self->piece_rows[i] + r, piece->height / n_rows, NULL));

  for (guint c = 0; c < item->n_cells; c++)
    {
      const CzFormCell *cell = &g_array_index (self->layout->cells, CzFormCell, item->first_cell + c);
      guint             n_pieces = cz_form_layout_count_block_pieces (self->layout, page, i, cell);

      if (n_pieces == 1)
        write_cell (self, cell, piece, self->piece_rows[i], n_rows);
      else if (n_pieces > 1)
        write_cell (self, cell, piece, self->piece_rows[i], self->piece_rows[i + n_pieces] - self->piece_rows[i]);
    }
}

static void
write_hidden_ids (CzFormSheet *self)
{
  CzFormLayout       *layout = self->layout;
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  guint               last = layout->columns->len;

  for (guint c = 0; c < last; c++)
    {
      const char *id = cz_form_layout_get_text (layout, g_array_index (layout->columns, CzFormLayoutColumn, c).id);

      cz_form_book_check (self->book, worksheet_write_string (self->sheet, self->heading_row - 1, c, id, NULL));
    }
  cz_form_book_check (self->book, worksheet_set_row_opt (self->sheet, self->heading_row - 1, LXW_DEF_ROW_HEIGHT, NULL, &hidden));

  for (guint i = 0; layout->row_keys != NULL && i < layout->items->len; i++)
    {
      const char *key = g_ptr_array_index (layout->row_keys, i);

      if (key != NULL && *key != '\0')
        cz_form_book_check (self->book, worksheet_write_string (self->sheet, self->item_rows[i], last, key, NULL));
    }
  cz_form_book_check (self->book, worksheet_set_column_opt (self->sheet, last, last, LXW_DEF_COL_WIDTH, NULL, &hidden));
}

/* Draws a layout into a sheet. What the library refuses is kept in @self. */
void
cz_form_book_write_layout (CzFormBook    *self,
                           lxw_worksheet *worksheet,
                           CzFormLayout  *layout)
{
  CzFormSheet sheet = { .book = self, .sheet = worksheet, .layout = layout, .scratch = g_string_new (NULL) };

  place_rows (&sheet);
  cz_form_sheet_set_page (&sheet);
  write_heading (&sheet);
  for (guint p = 0; p < layout->pages->len; p++)
    {
      const CzFormPage *page = &g_array_index (layout->pages, CzFormPage, p);

      for (guint i = page->first_piece; i < page->first_piece + page->n_pieces; i++)
        write_piece (&sheet, page, i);
    }
  if (layout->definition->fill_in && layout->heading->len > 0)
    {
      write_hidden_ids (&sheet);
      cz_form_sheet_protect (&sheet);
    }

  g_string_free (sheet.scratch, TRUE);
  g_free (sheet.piece_rows);
  g_free (sheet.item_rows);
}
