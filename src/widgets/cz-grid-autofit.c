/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

/* Rows looked at from the top of the view on: enough for what is seen, quick with any number of rows. */
#define MAX_ROWS 500
/* Pixels at 100 %: a column of long texts is better wrapped than this wide. */
#define MAX_WIDTH 480

static int
get_text_width (CzGrid     *self,
                const char *text,
                gboolean    bold)
{
  int width;

  pango_layout_get_pixel_size (_cz_grid_text_get_layout (self, text, -1, bold ? CZ_GRID_TEXT_BOLD : 0), &width, NULL);

  return width;
}

/* Makes the column as wide as its heading and its texts need. */
void
_cz_grid_autofit (CzGrid *self,
                  guint   column)
{
  guint first = self->vadjustment != NULL
                  ? cz_grid_rows_find (&self->rows, (gint64) gtk_adjustment_get_value (self->vadjustment))
                  : 0;
  int   width = get_text_width (self, cz_table_get_column (self->table, column)->title, TRUE);

  for (guint row = first; row < MIN (first + MAX_ROWS, _cz_grid_get_n_rows (self)); row++)
    {
      CzCellSpan  span;
      CzCellFlags flags;
      int         needed;

      _cz_grid_get_span (self, row, column, &span);
      if (span.column != column || span.n_columns > 1)
        continue;

      flags = cz_table_get_flags (self->table, span.row, span.column);
      needed = get_text_width (self, _cz_grid_text_read (self, span.row, span.column),
                               (flags & (CZ_CELL_BOLD | CZ_CELL_SUBTOTAL | CZ_CELL_CHANGED)) != 0);
      if (flags & (CZ_CELL_WARNING | CZ_CELL_ERROR))
        needed += _cz_grid_scaled (self, CZ_GRID_MARK + 4);
      width = MAX (width, needed);
    }

  width = (int) (width / self->scale) + 2 * CZ_GRID_PAD_X + 2;
  self->columns.columns[column].wish = MIN (width, MAX_WIDTH);
  _cz_grid_relayout (self);
}

/**
 * cz_grid_set_column_visible:
 * @self: a grid with its table
 * @column: a column of it
 * @visible: whether to show it; the last one that is shown stays
 */
void
cz_grid_set_column_visible (CzGrid  *self,
                            guint    column,
                            gboolean visible)
{
  guint n_shown = 0;

  g_return_if_fail (CZ_IS_GRID (self));
  g_return_if_fail (column < self->columns.n_columns);

  for (guint i = 0; i < self->columns.n_columns; i++)
    n_shown += !self->columns.columns[i].hidden;
  if (self->columns.columns[column].hidden == !visible || (!visible && n_shown == 1))
    return;

  self->columns.columns[column].hidden = !visible;
  if (!visible && self->cursor.column == column)
    {
      guint next = cz_grid_columns_next (&self->columns, column, 1);

      _cz_grid_select (self, self->cursor.row,
                       next != column ? next : cz_grid_columns_next (&self->columns, column, -1));
    }
  _cz_grid_relayout (self);
}

gboolean
cz_grid_get_column_visible (CzGrid *self,
                            guint   column)
{
  g_return_val_if_fail (CZ_IS_GRID (self), FALSE);
  g_return_val_if_fail (column < self->columns.n_columns, FALSE);

  return !self->columns.columns[column].hidden;
}
