/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include "base/cz-date.h"

#include <glib/gi18n.h>

static GArray *
new_writes (void)
{
  GArray *writes = g_array_new (FALSE, FALSE, sizeof (CzCellWrite));

  g_array_set_clear_func (writes, _cz_grid_write_cell_clear);

  return writes;
}

static void
append_copy (CzGrid *self,
             GArray *writes,
             guint   row,
             guint   column,
             guint   from_row,
             guint   from_column)
{
  CzCellSpan from;

  _cz_grid_get_span (self, from_row, from_column, &from);
  _cz_grid_append_write (self, writes, row, column, _cz_grid_text_read (self, from.row, from.column));
}

static void
fill_range (CzGrid           *self,
            const CzCellSpan *range,
            gboolean          down,
            GArray           *writes)
{
  gboolean single = down ? range->n_rows == 1 : range->n_columns == 1;
  guint    from_row = down && single ? MAX (range->row, 1) - 1 : range->row;
  guint    from_column = !down && single ? cz_grid_columns_next (&self->columns, range->column, -1) : range->column;

  for (guint row = range->row; row < range->row + range->n_rows; row++)
    for (guint column = range->column; column < range->column + range->n_columns; column++)
      if (down ? row != from_row : column != from_column)
        append_copy (self, writes, row, column, down ? from_row : row, down ? column : from_column);
}

/* Copies the first row (or column) of each range over the others; a range of one takes what stands before it. */
void
_cz_grid_fill (CzGrid  *self,
               gboolean down)
{
  g_autoptr (GArray) writes = new_writes ();

  for (guint i = 0; i < _cz_grid_get_n_ranges (self); i++)
    {
      CzCellSpan range;

      _cz_grid_get_range (self, i, &range);
      fill_range (self, &range, down, writes);
    }

  if (writes->len > 0)
    _cz_grid_write_cells (self, writes, down ? _ ("Fill down") : _ ("Fill right"));
}

/* Writes @text to every selected cell that can be written, as one step. */
gboolean
_cz_grid_fill_selection (CzGrid     *self,
                         const char *text)
{
  g_autoptr (GArray) writes = _cz_grid_collect_writes (self, text);

  return writes->len == 0 || _cz_grid_write_cells (self, writes, _ ("Fill selection"));
}

/* Opens the editor on the date of today. */
void
_cz_grid_type_today (CzGrid *self)
{
  g_autofree char *today = cz_date_to_string (cz_date_today ());

  _cz_grid_editor_open (self, today);
}

/* Returns: whether the numbers of the source grow by the same step, which then goes on */
static gboolean
get_series (CzGrid           *self,
            const CzCellSpan *source,
            gboolean          down,
            guint             line,
            CzDecimal        *first,
            CzDecimal        *step)
{
  guint     n = down ? source->n_rows : source->n_columns;
  CzDecimal previous;

  if (n < 2)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint     row = down ? source->row + i : line;
      guint     column = down ? line : source->column + i;
      CzDecimal number;
      CzDecimal difference;

      if (!cz_table_get_number (self->table, row, column, &number) ||
          (i > 0 && !cz_decimal_subtract (number, previous, &difference)) ||
          (i > 1 && cz_decimal_compare (difference, *step) != 0))
        return FALSE;

      if (i == 0)
        *first = number;
      else
        *step = difference;
      previous = number;
    }

  return TRUE;
}

static void
fill_line (CzGrid           *self,
           const CzCellSpan *source,
           const CzCellSpan *target,
           gboolean          down,
           guint             line,
           GArray           *writes)
{
  CzDecimal first;
  CzDecimal step;
  gboolean  series = get_series (self, source, down, line, &first, &step);
  gint64    start = down ? source->row : source->column;
  gint64    n_source = down ? source->n_rows : source->n_columns;
  gint64    begin = down ? target->row : target->column;
  gint64    end = begin + (down ? target->n_rows : target->n_columns);

  for (gint64 at = begin; at < end; at++)
    {
      gint64    offset = at - start;
      gint64    from = start + ((offset % n_source) + n_source) % n_source;
      CzDecimal growth;
      CzDecimal number;

      if (offset >= 0 && offset < n_source)
        continue;

      if (series && cz_decimal_multiply (step, cz_decimal_from_int (offset), &growth) &&
          cz_decimal_add (first, growth, &number))
        {
          g_autofree char *text = cz_decimal_to_string (number);

          _cz_grid_append_write (self, writes, down ? (guint) at : line, down ? line : (guint) at, text);
        }
      else
        append_copy (self, writes, down ? (guint) at : line, down ? line : (guint) at, down ? (guint) from : line,
                     down ? line : (guint) from);
    }
}

/* Repeats @source over @target, which contains it, or goes on with its series: what the handle does. */
void
_cz_grid_fill_from (CzGrid           *self,
                    const CzCellSpan *source,
                    const CzCellSpan *target)
{
  g_autoptr (GArray) writes = new_writes ();
  gboolean down = target->n_rows != source->n_rows;
  guint    begin = down ? source->column : source->row;
  guint    end = begin + (down ? source->n_columns : source->n_rows);

  for (guint line = begin; line < end; line++)
    fill_line (self, source, target, down, line, writes);

  if (writes->len > 0)
    _cz_grid_write_cells (self, writes, _ ("Fill"));
}

/* Where the handle would fill to, with the pointer over a place: along the longer way. */
void
_cz_grid_get_fill_target (CzGrid           *self,
                          const CzCellSpan *source,
                          CzGridPlace       place,
                          CzCellSpan       *target)
{
  gint64 below = (gint64) place.row - (source->row + source->n_rows - 1);
  gint64 above = (gint64) source->row - place.row;
  gint64 right = (gint64) place.column - (source->column + source->n_columns - 1);
  gint64 left = (gint64) source->column - place.column;
  guint  n_body = self->rows.n_rows;

  *target = *source;
  if (MAX (below, above) > 0 && MAX (below, above) >= MAX (right, left))
    {
      target->row = MIN (source->row, place.row);
      target->n_rows = MIN (MAX (source->row + source->n_rows, place.row + 1), n_body) - target->row;
    }
  else if (MAX (right, left) > 0)
    {
      target->column = MIN (source->column, place.column);
      target->n_columns = MAX (source->column + source->n_columns, place.column + 1) - target->column;
    }
}
