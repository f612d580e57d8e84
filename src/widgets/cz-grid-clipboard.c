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
