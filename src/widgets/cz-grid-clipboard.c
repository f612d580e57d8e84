/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include "widgets/cz-sheet-text.h"

#include <glib/gi18n.h>

static gboolean
is_first_of_block (CzGrid     *self,
                   guint       row,
                   guint       column,
                   CzCellSpan *block)
{
  _cz_grid_get_span (self, row, column, block);

  return block->row == row && block->column == column;
}

static char *
dup_tsv (CzGrid           *self,
         const CzCellSpan *range)
{
  GString *text = g_string_new (NULL);

  for (guint row = range->row; row < range->row + range->n_rows; row++)
    {
      gboolean first = TRUE;

      for (guint column = range->column; column < range->column + range->n_columns; column++)
        {
          CzCellSpan block;

          if (self->columns.columns[column].hidden)
            continue;
          if (!first)
            g_string_append_c (text, '\t');
          first = FALSE;
          if (is_first_of_block (self, row, column, &block))
            cz_sheet_text_append_field (text, _cz_grid_text_read (self, row, column));
        }

      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static guint
count_shown_columns (CzGrid           *self,
                     const CzCellSpan *block)
{
  guint n_shown = 0;

  for (guint i = block->column; i < block->column + block->n_columns; i++)
    n_shown += !self->columns.columns[i].hidden;

  return MAX (n_shown, 1);
}

static void
append_html_cell (CzGrid           *self,
                  GString          *html,
                  const CzCellSpan *block)
{
  g_autofree char *text = g_markup_escape_text (_cz_grid_text_read (self, block->row, block->column), -1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *broken = g_strjoinv ("<br>", lines);
  guint            n_columns = count_shown_columns (self, block);

  g_string_append (html, "<td");
  if (block->n_rows > 1)
    g_string_append_printf (html, " rowspan=\"%u\"", block->n_rows);
  if (n_columns > 1)
    g_string_append_printf (html, " colspan=\"%u\"", n_columns);
  g_string_append_printf (html, ">%s</td>", broken);
}

static char *
dup_html (CzGrid           *self,
          const CzCellSpan *range)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table>");

  for (guint row = range->row; row < range->row + range->n_rows; row++)
    {
      g_string_append (html, "<tr>");
      for (guint column = range->column; column < range->column + range->n_columns; column++)
        {
          CzCellSpan block;

          if (!self->columns.columns[column].hidden && is_first_of_block (self, row, column, &block))
            append_html_cell (self, html, &block);
        }
      g_string_append (html, "</tr>");
    }

  return g_string_free (g_string_append (html, "</table>"), FALSE);
}

/* Puts the newest range on the clipboard, as text and as a table that keeps merged cells. */
void
_cz_grid_copy (CzGrid  *self,
               gboolean cut)
{
  CzCellSpan       range;
  g_autofree char *tsv = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GBytes) html_bytes = NULL;
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) provider = NULL;

  _cz_grid_get_active_range (self, &range);
  tsv = dup_tsv (self, &range);
  html = dup_html (self, &range);
  html_bytes = g_bytes_new (html, strlen (html));
  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, tsv);
  providers[1] = gdk_content_provider_new_for_bytes ("text/html", html_bytes);
  provider = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);

  if (cut)
    {
      g_autoptr (GArray) writes = _cz_grid_collect_writes (self, "");

      if (writes->len > 0)
        _cz_grid_write_cells (self, writes, _ ("Cut cells"));
    }
}

static void
append_paste (CzGrid     *self,
              GArray     *writes,
              guint       row,
              guint       column,
              const char *text)
{
  CzCellSpan  block;
  CzCellWrite write = { row, column, NULL };

  if (!is_first_of_block (self, row, column, &block))
    return;

  write.text = g_strdup (text);
  g_array_append_val (writes, write);
}

/* A selection that is a multiple of what is pasted is filled with it; otherwise its corner says where to begin. */
static void
get_target (CzGrid            *self,
            const CzSheetText *sheet,
            CzCellSpan        *target)
{
  guint n_rows = _cz_grid_get_n_rows (self);

  _cz_grid_get_active_range (self, target);
  if (target->n_rows % sheet->n_rows != 0 || target->n_columns % sheet->n_columns != 0)
    {
      target->n_rows = sheet->n_rows;
      target->n_columns = sheet->n_columns;
    }

  target->n_rows = MIN (target->n_rows, n_rows - target->row);
  target->n_columns = MIN (target->n_columns, self->columns.n_columns - target->column);
}

static void
paste_text (CzGrid     *self,
            const char *text)
{
  g_autoptr (CzSheetText) sheet = cz_sheet_text_parse (text);
  g_autoptr (GArray) writes = g_array_new (FALSE, FALSE, sizeof (CzCellWrite));
  CzCellSpan target;

  if (sheet->n_rows == 0 || _cz_grid_get_n_rows (self) == 0)
    return;

  g_array_set_clear_func (writes, _cz_grid_write_cell_clear);
  get_target (self, sheet, &target);

  for (guint i = 0; i < target.n_rows; i++)
    for (guint j = 0; j < target.n_columns; j++)
      append_paste (self, writes, target.row + i, target.column + j,
                    cz_sheet_text_get (sheet, i % sheet->n_rows, j % sheet->n_columns));

  _cz_grid_write_cells (self, writes, _ ("Paste"));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CzGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && self->table != NULL)
    paste_text (self, text);
}

void
_cz_grid_paste (CzGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb,
                                 g_object_ref (self));
}
