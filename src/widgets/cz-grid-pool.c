/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

static gpointer
to_key (guint row,
        guint column)
{
  return (gpointer) (guintptr) ((guint64) row << 12 | column);
}

static CzGridCell *
take_free_cell (CzGrid *self)
{
  CzGridCell *cell = g_queue_pop_head (&self->free_cells);

  if (cell == NULL)
    {
      cell = g_object_new (CZ_TYPE_GRID_CELL, NULL);
      gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (self));
    }

  return cell;
}

static CzGridCell *
acquire_cell (CzGrid           *self,
              const CzCellSpan *span)
{
  CzGridCell *cell = take_free_cell (self);

  _cz_grid_cell_bind (cell, self, span);
  cell->stamp = self->stamp;
  gtk_widget_set_child_visible (GTK_WIDGET (cell), TRUE);
  g_hash_table_insert (self->cells, to_key (span->row, span->column), cell);

  return cell;
}

static void
mark_needed (CzGrid *self,
             guint   row,
             guint   column,
             GArray *missing)
{
  CzCellSpan  span;
  CzGridCell *cell;

  _cz_grid_get_span (self, row, column, &span);
  cell = g_hash_table_lookup (self->cells, to_key (span.row, span.column));

  if (cell == NULL)
    g_array_append_val (missing, span);
  else
    cell->stamp = self->stamp;
}

static void
mark_row (CzGrid *self,
          guint   row,
          guint   first_column,
          guint   last_column,
          GArray *missing)
{
  for (guint column = 0; column <= last_column && column < self->columns.n_columns; column++)
    {
      if (column == self->columns.n_frozen)
        column = MAX (column, first_column);
      if (!self->columns.columns[column].hidden)
        mark_needed (self, row, column, missing);
    }
}

static void
release_stale_cells (CzGrid *self)
{
  GHashTableIter iter;
  gpointer       cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    if (CZ_GRID_CELL (cell)->stamp != self->stamp)
      {
        g_queue_push_tail (&self->free_cells, cell);
        g_hash_table_iter_remove (&iter);
      }
}

static gboolean
update_names_cb (gpointer user_data)
{
  CzGrid *self = CZ_GRID (user_data);

  self->name_source = 0;
  for (guint i = 0; i < self->shown->len; i++)
    _cz_grid_cell_update_name (g_ptr_array_index (self->shown, i), self);

  return G_SOURCE_REMOVE;
}

static void
place_cells (CzGrid *self)
{
  GHashTableIter iter;
  gpointer       cell;

  g_ptr_array_set_size (self->shown, 0);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      _cz_grid_cell_place (cell, self);
      g_ptr_array_add (self->shown, cell);
    }

  for (GList *l = self->free_cells.head; l != NULL; l = l->next)
    gtk_widget_set_child_visible (l->data, FALSE);

  /* Names are for those who listen: while rows fly by nobody does. */
  if (self->name_source == 0)
    self->name_source = g_idle_add_full (G_PRIORITY_LOW, update_names_cb, self, NULL);
}

static void
get_columns_in_view (CzGrid *self,
                     guint  *first,
                     guint  *last)
{
  int scroll = self->hadjustment != NULL ? (int) gtk_adjustment_get_value (self->hadjustment) : 0;
  int frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);

  *first = cz_grid_columns_find (&self->columns, frozen + scroll);
  *last = cz_grid_columns_find (&self->columns, scroll + gtk_widget_get_width (GTK_WIDGET (self)));
}

/* Gives every block in the rows (and the footers) a cell, and keeps the one the cursor stands on. */
void
_cz_grid_pool_sync (CzGrid *self,
                    guint   first_row,
                    guint   last_row)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (CzCellSpan));
  guint first_column;
  guint last_column;
  guint n_rows = _cz_grid_get_n_rows (self);

  self->stamp++;
  get_columns_in_view (self, &first_column, &last_column);

  for (guint row = first_row; row <= last_row && row < self->rows.n_rows; row++)
    mark_row (self, row, first_column, last_column, missing);
  for (guint row = self->rows.n_rows; row < n_rows; row++)
    mark_row (self, row, first_column, last_column, missing);
  if (self->cursor.row < n_rows)
    mark_needed (self, self->cursor.row, self->cursor.column, missing);

  release_stale_cells (self);

  for (guint i = 0; i < missing->len; i++)
    {
      const CzCellSpan *span = &g_array_index (missing, CzCellSpan, i);

      if (!g_hash_table_contains (self->cells, to_key (span->row, span->column)))
        acquire_cell (self, span);
    }

  place_cells (self);
}

static gboolean
overlaps (const CzCellSpan *a,
          const CzCellSpan *b)
{
  return a->row < b->row + b->n_rows && b->row < a->row + a->n_rows &&
         a->column < b->column + b->n_columns && b->column < a->column + a->n_columns;
}

/* Reads again what the cells in @changed show. */
void
_cz_grid_pool_refresh (CzGrid           *self,
                       const CzCellSpan *changed)
{
  GHashTableIter iter;
  gpointer       cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    if (overlaps (&CZ_GRID_CELL (cell)->span, changed))
      {
        CzCellSpan span = CZ_GRID_CELL (cell)->span;

        _cz_grid_cell_bind (cell, self, &span);
      }

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* To be called when rows or columns moved: no cell stands for what it stood for. */
void
_cz_grid_pool_clear (CzGrid *self)
{
  GHashTableIter iter;
  gpointer       cell;
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* Focus waits on the grid itself until the cursor has a cell again. */
  if (root != NULL && CZ_IS_GRID_CELL (gtk_root_get_focus (root)) &&
      gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (self)))
    {
      gtk_root_set_focus (root, GTK_WIDGET (self));
      self->refocus = TRUE;
    }

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    g_queue_push_tail (&self->free_cells, cell);

  g_hash_table_remove_all (self->cells);
  g_ptr_array_set_size (self->shown, 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: (transfer none) (nullable): the cell of the block at a place, if it is in view */
CzGridCell *
_cz_grid_pool_get (CzGrid *self,
                   guint   row,
                   guint   column)
{
  CzCellSpan span;

  if (row >= _cz_grid_get_n_rows (self))
    return NULL;

  _cz_grid_get_span (self, row, column, &span);

  return g_hash_table_lookup (self->cells, to_key (span.row, span.column));
}

/* Puts keyboard focus on the cell the cursor stands on. */
void
_cz_grid_pool_focus_cursor (CzGrid *self)
{
  CzGridCell *cell = _cz_grid_pool_get (self, self->cursor.row, self->cursor.column);

  if (cell == NULL && self->cursor.row < _cz_grid_get_n_rows (self))
    {
      CzCellSpan span;

      _cz_grid_get_span (self, self->cursor.row, self->cursor.column, &span);
      cell = acquire_cell (self, &span);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }

  if (cell == NULL)
    return;

  _cz_grid_cell_update_name (cell, self);
  gtk_widget_grab_focus (GTK_WIDGET (cell));
}
