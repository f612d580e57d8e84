/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_match (CzGrid     *self,
          guint       row,
          guint       column,
          const char *text)
{
  CzCellSpan block;

  if (self->columns.columns[column].hidden)
    return FALSE;

  _cz_grid_get_span (self, row, column, &block);

  return block.row == row && block.column == column && strcasestr (_cz_grid_text_read (self, row, column), text) != NULL;
}

/* Puts the cursor on the next cell that contains @text, after the last one on the first. Returns: whether there is one */
gboolean
_cz_grid_find_text (CzGrid     *self,
                    const char *text,
                    int         direction)
{
  gint64 n_columns = self->columns.n_columns;
  gint64 n_cells = self->table != NULL ? n_columns * _cz_grid_get_n_rows (self) : 0;
  gint64 start = self->cursor.row * n_columns + self->cursor.column;

  if (*text == '\0')
    return FALSE;

  for (gint64 i = 1; i <= n_cells; i++)
    {
      gint64 at = ((start + direction * i) % n_cells + n_cells) % n_cells;

      if (is_match (self, (guint) (at / n_columns), (guint) (at % n_columns), text))
        {
          _cz_grid_select (self, (guint) (at / n_columns), (guint) (at % n_columns));
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * _cz_grid_find_count:
 * @self: a grid
 * @text: what to look for
 * @from: first row
 * @n_rows: how many rows
 * @n_before: (inout): grows by the matches up to the cursor
 *
 * Returns: the number of matches in these rows
 */
guint
_cz_grid_find_count (CzGrid     *self,
                     const char *text,
                     guint       from,
                     guint       n_rows,
                     guint      *n_before)
{
  guint n_found = 0;

  for (guint row = from; row < MIN (from + n_rows, _cz_grid_get_n_rows (self)); row++)
    for (guint column = 0; column < self->columns.n_columns; column++)
      if (is_match (self, row, column, text))
        {
          n_found++;
          *n_before += row < self->cursor.row || (row == self->cursor.row && column <= self->cursor.column);
        }

  return n_found;
}

static char *
replace_in (const char *text,
            const char *find,
            const char *replacement)
{
  GString    *result = g_string_new (NULL);
  const char *match;

  while ((match = strcasestr (text, find)) != NULL)
    {
      g_string_append_len (result, text, match - text);
      g_string_append (result, replacement);
      text = match + strlen (find);
    }

  return g_string_free (g_string_append (result, text), FALSE);
}

static void
append_replacement (CzGrid     *self,
                    GArray     *writes,
                    guint       row,
                    guint       column,
                    const char *find,
                    const char *replacement)
{
  g_autofree char *text = NULL;

  if (!is_match (self, row, column, find))
    return;

  text = replace_in (_cz_grid_text_read (self, row, column), find, replacement);
  _cz_grid_append_write (self, writes, row, column, text);
}

static void
append_replacements (CzGrid           *self,
                     GArray           *writes,
                     const CzCellSpan *range,
                     const char       *find,
                     const char       *replacement)
{
  for (guint row = range->row; row < range->row + range->n_rows; row++)
    for (guint column = range->column; column < range->column + range->n_columns; column++)
      append_replacement (self, writes, row, column, find, replacement);
}

/**
 * _cz_grid_replace_text:
 * @self: a grid
 * @find: what to look for
 * @replacement: what to put there
 * @all: in all cells of the selection or, when that is one cell, of the table; otherwise in the cursor's cell
 *
 * Cells that cannot be written are passed over; what the table refuses stays visible in its cell.
 *
 * Returns: the number of cells to be changed
 */
guint
_cz_grid_replace_text (CzGrid     *self,
                       const char *find,
                       const char *replacement,
                       gboolean    all)
{
  g_autoptr (GArray) writes = g_array_new (FALSE, FALSE, sizeof (CzCellWrite));
  const CzCellSpan everything = { 0, 0, _cz_grid_get_n_rows (self), self->columns.n_columns };

  if (*find == '\0' || self->table == NULL || everything.n_rows == 0)
    return 0;

  g_array_set_clear_func (writes, _cz_grid_write_cell_clear);
  if (!all)
    append_replacement (self, writes, self->cursor.row, self->cursor.column, find, replacement);
  else if (_cz_grid_selection_is_single (self))
    append_replacements (self, writes, &everything, find, replacement);
  else
    for (guint i = 0; i < _cz_grid_get_n_ranges (self); i++)
      {
        CzCellSpan range;

        _cz_grid_get_range (self, i, &range);
        append_replacements (self, writes, &range, find, replacement);
      }

  if (writes->len > 0)
    _cz_grid_write_cells (self, writes, _ ("Replace"));

  return writes->len;
}
