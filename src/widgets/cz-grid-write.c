/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include <glib/gi18n.h>

void
_cz_grid_write_cell_clear (gpointer write)
{
  g_free ((char *) ((CzCellWrite *) write)->text);
}

void
_cz_grid_refusal_free (gpointer refusal)
{
  CzGridRefusal *self = refusal;

  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

static guint
find_refusal (CzGrid *self,
              guint   row,
              guint   column)
{
  gint64 id;

  if (self->refusals->len == 0)
    return G_MAXUINT;

  id = cz_table_get_row_id (self->table, row);
  for (guint i = 0; i < self->refusals->len; i++)
    {
      const CzGridRefusal *refusal = g_ptr_array_index (self->refusals, i);

      if (refusal->row_id == id && refusal->column == column)
        return i;
    }

  return G_MAXUINT;
}

/* Returns: (transfer none) (nullable): the input that was refused at the block that begins there */
const CzGridRefusal *
_cz_grid_get_refusal (CzGrid *self,
                      guint   row,
                      guint   column)
{
  guint index = find_refusal (self, row, column);

  return index != G_MAXUINT ? g_ptr_array_index (self->refusals, index) : NULL;
}

static void
refusal_changed (CzGrid *self,
                 guint   row,
                 guint   column)
{
  CzCellSpan cell = { row, column, 1, 1 };

  if (row < self->rows.n_rows)
    cz_grid_rows_forget (&self->rows, row, 1);
  _cz_grid_pool_refresh (self, &cell);
  _cz_grid_refusals_changed (self);
}

/* Keeps what was typed, with its reason, until it is mended or given up. */
void
_cz_grid_refuse (CzGrid     *self,
                 guint       row,
                 guint       column,
                 const char *text,
                 const char *reason)
{
  CzGridRefusal *refusal = g_new0 (CzGridRefusal, 1);
  guint          known = find_refusal (self, row, column);

  if (known != G_MAXUINT)
    g_ptr_array_remove_index (self->refusals, known);

  refusal->row_id = cz_table_get_row_id (self->table, row);
  refusal->column = column;
  refusal->text = g_strdup (text);
  refusal->reason = g_strdup (reason);
  g_ptr_array_add (self->refusals, refusal);
  refusal_changed (self, row, column);
}

/* Returns: whether there was one */
gboolean
_cz_grid_drop_refusal (CzGrid *self,
                       guint   row,
                       guint   column)
{
  guint index = find_refusal (self, row, column);

  if (index == G_MAXUINT)
    return FALSE;

  g_ptr_array_remove_index (self->refusals, index);
  refusal_changed (self, row, column);

  return TRUE;
}

/**
 * _cz_grid_write_cell:
 * @self: a grid
 * @row: row of the block
 * @column: column of the block
 * @text: what a person typed
 *
 * Returns: %FALSE if the table refused it; the cell then shows it with the reason
 */
gboolean
_cz_grid_write_cell (CzGrid     *self,
                     guint       row,
                     guint       column,
                     const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cz_table_dup_text (self->table, row, column);
  /* Translators: a step of the history; the title of a column */
  g_autofree char *label = g_strdup_printf (_ ("Edit “%s”"), cz_table_get_column (self->table, column)->title);
  CzCellWrite      write = { row, column, text };

  if (!g_str_equal (before, text) &&
      (!cz_table_check (self->table, row, column, text, &error) ||
       !cz_table_write (self->table, &write, 1, label, &error)))
    {
      _cz_grid_refuse (self, row, column, text, error->message);
      return FALSE;
    }

  _cz_grid_drop_refusal (self, row, column);

  return TRUE;
}

/**
 * _cz_grid_write_cells:
 * @self: a grid
 * @writes: (element-type CzCellWrite): what to write, at the first cells of blocks
 * @label: name of the step
 *
 * Writes what is permitted as one step; the rest stays visible in its cells with the reasons.
 *
 * Returns: whether all was permitted
 */
gboolean
_cz_grid_write_cells (CzGrid     *self,
                      GArray     *writes,
                      const char *label)
{
  g_autoptr (GArray) permitted = g_array_sized_new (FALSE, FALSE, sizeof (CzCellWrite), writes->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < writes->len; i++)
    {
      const CzCellWrite *write = &g_array_index (writes, CzCellWrite, i);
      g_autoptr (GError) reason = NULL;

      if (cz_table_check (self->table, write->row, write->column, write->text, &reason))
        {
          g_array_append_val (permitted, *write);
          _cz_grid_drop_refusal (self, write->row, write->column);
        }
      else
        _cz_grid_refuse (self, write->row, write->column, write->text, reason->message);
    }

  if (permitted->len > 0 && !cz_table_write (self->table, (const CzCellWrite *) permitted->data, permitted->len,
                                             label, &error))
    {
      const CzCellWrite *first = &g_array_index (permitted, CzCellWrite, 0);

      _cz_grid_refuse (self, first->row, first->column, first->text, error->message);
    }

  return permitted->len == writes->len && error == NULL;
}

/* Empties the selected cells that can be written. */
void
_cz_grid_clear_cells (CzGrid *self)
{
  g_autoptr (GArray) writes = _cz_grid_collect_writes (self, "");

  if (writes->len > 0)
    _cz_grid_write_cells (self, writes, _ ("Clear cells"));
}

/* Adds a write of @text if a block begins there that is shown and can be written. */
void
_cz_grid_append_write (CzGrid     *self,
                       GArray     *writes,
                       guint       row,
                       guint       column,
                       const char *text)
{
  CzCellSpan span;

  _cz_grid_get_span (self, row, column, &span);
  if (span.row == row && span.column == column && !self->columns.columns[column].hidden &&
      cz_table_get_flags (self->table, row, column) & CZ_CELL_EDITABLE)
    {
      CzCellWrite write = { row, column, g_strdup (text) };

      g_array_append_val (writes, write);
    }
}

/* Returns: (transfer full): a write of @text to each selected cell that can be written, each once */
GArray *
_cz_grid_collect_writes (CzGrid     *self,
                         const char *text)
{
  GArray *writes = g_array_new (FALSE, FALSE, sizeof (CzCellWrite));

  g_array_set_clear_func (writes, _cz_grid_write_cell_clear);
  for (guint i = 0; i < _cz_grid_get_n_ranges (self); i++)
    {
      CzCellSpan range;

      _cz_grid_get_range (self, i, &range);
      for (guint row = range.row; row < range.row + range.n_rows; row++)
        for (guint column = range.column; column < range.column + range.n_columns; column++)
          _cz_grid_append_write (self, writes, row, column, text);
    }

  return writes;
}

/**
 * cz_grid_go_to_refused:
 * @self: a grid
 *
 * Puts the cursor on the next cell with a refused input, the first after the cursor, from the end on from the top.
 *
 * Returns: %FALSE if there is none in view of the filter
 */
gboolean
cz_grid_go_to_refused (CzGrid *self)
{
  guint n_rows;

  g_return_val_if_fail (CZ_IS_GRID (self), FALSE);

  n_rows = self->refusals->len > 0 ? _cz_grid_get_n_rows (self) : 0;
  for (guint i = 0; i < n_rows; i++)
    {
      guint row = (self->cursor.row + 1 + i) % n_rows;

      for (guint column = 0; column < self->columns.n_columns; column++)
        if (_cz_grid_get_refusal (self, row, column) != NULL)
          {
            _cz_grid_select (self, row, column);
            return TRUE;
          }
    }

  return FALSE;
}

/* Returns: how many inputs were refused and neither mended nor given up yet */
guint
cz_grid_get_n_refused (CzGrid *self)
{
  g_return_val_if_fail (CZ_IS_GRID (self), 0);

  return self->refusals->len;
}
