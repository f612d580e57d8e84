/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

/* Along longer edges merged blocks are not looked for: whole columns are taken as they are. */
#define MAX_EDGE 2000

static CzGridRange *
get_active (CzGrid *self)
{
  return &g_array_index (self->ranges, CzGridRange, self->ranges->len - 1);
}

static void
include_block (CzCellSpan       *span,
               const CzCellSpan *block)
{
  guint end_row = MAX (span->row + span->n_rows, block->row + block->n_rows);
  guint end_column = MAX (span->column + span->n_columns, block->column + block->n_columns);

  span->row = MIN (span->row, block->row);
  span->column = MIN (span->column, block->column);
  span->n_rows = end_row - span->row;
  span->n_columns = end_column - span->column;
}

static void
include_blocks_on_edges (CzGrid     *self,
                         CzCellSpan *span)
{
  CzCellSpan edge = *span;
  CzCellSpan block;

  for (guint column = edge.column; column < edge.column + edge.n_columns; column++)
    {
      _cz_grid_get_span (self, edge.row, column, &block);
      include_block (span, &block);
      _cz_grid_get_span (self, edge.row + edge.n_rows - 1, column, &block);
      include_block (span, &block);
    }

  if (edge.n_rows > MAX_EDGE)
    return;

  for (guint row = edge.row; row < edge.row + edge.n_rows; row++)
    {
      _cz_grid_get_span (self, row, edge.column, &block);
      include_block (span, &block);
      _cz_grid_get_span (self, row, edge.column + edge.n_columns - 1, &block);
      include_block (span, &block);
    }
}

static void
update_span (CzGrid      *self,
             CzGridRange *range)
{
  CzCellSpan before;

  range->span.row = MIN (range->anchor.row, range->head.row);
  range->span.column = MIN (range->anchor.column, range->head.column);
  range->span.n_rows = MAX (range->anchor.row, range->head.row) - range->span.row + 1;
  range->span.n_columns = MAX (range->anchor.column, range->head.column) - range->span.column + 1;

  if (_cz_grid_get_n_rows (self) == 0 || self->columns.n_columns == 0)
    return;

  do
    {
      before = range->span;
      include_blocks_on_edges (self, &range->span);
    }
  while (before.row != range->span.row || before.column != range->span.column ||
         before.n_rows != range->span.n_rows || before.n_columns != range->span.n_columns);
}

static void
set_range (CzGrid     *self,
           CzGridRange range)
{
  guint n_rows = _cz_grid_get_n_rows (self);

  if (range.anchor.row < n_rows && range.head.row < n_rows)
    {
      range.anchor_id = cz_table_get_row_id (self->table, range.anchor.row);
      range.head_id = cz_table_get_row_id (self->table, range.head.row);
    }

  update_span (self, &range);
  *get_active (self) = range;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
redraw_row_number (CzGrid *self,
                   guint   row)
{
  CzGridCell *cell = _cz_grid_pool_get (self, row, cz_grid_columns_first (&self->columns));

  if (cell != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (cell));
}

static void
set_cursor (CzGrid     *self,
            CzGridPlace place)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean focused = root != NULL && gtk_root_get_focus (root) != NULL &&
                     (gtk_root_get_focus (root) == GTK_WIDGET (self) ||
                      CZ_IS_GRID_CELL (gtk_root_get_focus (root))) &&
                     (gtk_root_get_focus (root) == GTK_WIDGET (self) ||
                      gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (self)));
  gboolean moved = self->cursor.row != place.row || self->cursor.column != place.column;

  redraw_row_number (self, self->cursor.row);
  redraw_row_number (self, place.row);
  self->cursor = place;
  if (place.row < _cz_grid_get_n_rows (self))
    self->cursor_id = cz_table_get_row_id (self->table, place.row);

  if (focused)
    _cz_grid_pool_focus_cursor (self);

  _cz_grid_ime_update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (moved)
    _cz_grid_cursor_moved (self);
}

static CzGridPlace
clamp_place (CzGrid *self,
             guint   row,
             guint   column)
{
  guint n_rows = _cz_grid_get_n_rows (self);

  return (CzGridPlace){ n_rows > 0 ? MIN (row, n_rows - 1) : 0,
                        self->columns.n_columns > 0 ? MIN (column, self->columns.n_columns - 1) : 0 };
}

/* There is always a range: what is written, copied or cleared never needs to ask. */
void
_cz_grid_selection_init (CzGrid *self)
{
  CzGridRange range = { .span = { 0, 0, 1, 1 } };

  g_array_set_size (self->ranges, 0);
  g_array_append_val (self->ranges, range);
  self->cursor = (CzGridPlace){ 0, 0 };
  self->tab_column = CZ_GRID_NO_COLUMN;
}

/* The cursor stands there alone. */
void
_cz_grid_select (CzGrid *self,
                 guint   row,
                 guint   column)
{
  CzGridPlace place = clamp_place (self, row, column);

  g_array_set_size (self->ranges, 1);
  set_range (self, (CzGridRange){ .anchor = place, .head = place });
  set_cursor (self, place);
  _cz_grid_scroll_to_place (self, place.row, place.column);
  _cz_grid_selection_changed (self);
}

/* One more range begins there. */
void
_cz_grid_select_add (CzGrid *self,
                     guint   row,
                     guint   column)
{
  CzGridPlace place = clamp_place (self, row, column);

  g_array_set_size (self->ranges, self->ranges->len + 1);
  set_range (self, (CzGridRange){ .anchor = place, .head = place });
  set_cursor (self, place);
  _cz_grid_selection_changed (self);
}

/* The newest range reaches from where it began to there; the cursor stays. */
void
_cz_grid_select_extend (CzGrid *self,
                        guint   row,
                        guint   column)
{
  CzGridRange range = *get_active (self);

  range.head = clamp_place (self, row, column);
  if (range.head.row == get_active (self)->head.row && range.head.column == get_active (self)->head.column)
    return;

  set_range (self, range);
  _cz_grid_scroll_to_place (self, range.head.row, range.head.column);
  _cz_grid_selection_changed (self);
}

static void
select_rectangle (CzGrid     *self,
                  CzGridPlace anchor,
                  CzGridPlace head)
{
  g_array_set_size (self->ranges, 1);
  set_range (self, (CzGridRange){ .anchor = anchor, .head = head });
  _cz_grid_selection_changed (self);
}

void
_cz_grid_select_columns (CzGrid *self,
                         guint   from,
                         guint   to)
{
  if (_cz_grid_get_n_rows (self) == 0)
    return;

  select_rectangle (self, (CzGridPlace){ 0, from }, (CzGridPlace){ _cz_grid_get_n_rows (self) - 1, to });
  if (self->cursor.column < MIN (from, to) || self->cursor.column > MAX (from, to))
    set_cursor (self, (CzGridPlace){ self->cursor.row, from });
}

void
_cz_grid_select_rows (CzGrid *self,
                      guint   from,
                      guint   to)
{
  if (_cz_grid_get_n_rows (self) == 0)
    return;

  select_rectangle (self, (CzGridPlace){ from, 0 }, (CzGridPlace){ to, self->columns.n_columns - 1 });
}

void
_cz_grid_select_all (CzGrid *self)
{
  if (_cz_grid_get_n_rows (self) > 0)
    select_rectangle (self, (CzGridPlace){ 0, 0 },
                      (CzGridPlace){ _cz_grid_get_n_rows (self) - 1, self->columns.n_columns - 1 });
}

static guint
find_range_of_cursor (CzGrid *self)
{
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const CzCellSpan *span = &g_array_index (self->ranges, CzGridRange, i).span;

      if (self->cursor.row >= span->row && self->cursor.row < span->row + span->n_rows &&
          self->cursor.column >= span->column && self->cursor.column < span->column + span->n_columns)
        return i;
    }

  return self->ranges->len - 1;
}

/* Steps @place through @span in reading order, by column or by row. Returns: %FALSE past its end */
static gboolean
step_within (const CzCellSpan *span,
             CzGridPlace      *place,
             gboolean          by_column,
             int               direction)
{
  gint64 n_inner = by_column ? span->n_columns : span->n_rows;
  gint64 n_outer = by_column ? span->n_rows : span->n_columns;
  gint64 inner = by_column ? place->column - span->column : place->row - span->row;
  gint64 outer = by_column ? place->row - span->row : place->column - span->column;
  gint64 index = outer * n_inner + inner + direction;

  if (index < 0 || index >= n_inner * n_outer)
    return FALSE;

  place->row = span->row + (guint) (by_column ? index / n_inner : index % n_inner);
  place->column = span->column + (guint) (by_column ? index % n_inner : index / n_inner);

  return TRUE;
}

static gboolean
is_stop (CzGrid     *self,
         CzGridPlace place)
{
  CzCellSpan block;

  if (self->columns.columns[place.column].hidden)
    return FALSE;

  _cz_grid_get_span (self, place.row, place.column, &block);

  return block.row == place.row && block.column == place.column;
}

/* Moves the cursor round the selection as Tab (@by_column) and Enter do, from range to range. */
void
_cz_grid_move_cursor_within (CzGrid  *self,
                             gboolean by_column,
                             int      direction)
{
  guint       index = find_range_of_cursor (self);
  CzGridPlace place = self->cursor;
  CzCellSpan  span = g_array_index (self->ranges, CzGridRange, index).span;

  do
    if (!step_within (&span, &place, by_column, direction))
      {
        index = (index + self->ranges->len + direction) % self->ranges->len;
        span = g_array_index (self->ranges, CzGridRange, index).span;
        place.row = direction > 0 ? span.row : span.row + span.n_rows - 1;
        place.column = direction > 0 ? span.column : span.column + span.n_columns - 1;
      }
  while (!is_stop (self, place) && (place.row != self->cursor.row || place.column != self->cursor.column));

  set_cursor (self, place);
  _cz_grid_scroll_to_place (self, place.row, place.column);
}

/* Returns: whether nothing but the block under the cursor is selected */
gboolean
_cz_grid_selection_is_single (CzGrid *self)
{
  CzCellSpan        block;
  const CzCellSpan *span = &get_active (self)->span;

  if (self->ranges->len > 1)
    return FALSE;
  if (self->cursor.row >= _cz_grid_get_n_rows (self))
    return TRUE;

  _cz_grid_get_span (self, self->cursor.row, self->cursor.column, &block);

  return block.row == span->row && block.column == span->column && block.n_rows == span->n_rows &&
         block.n_columns == span->n_columns;
}

guint
_cz_grid_get_n_ranges (CzGrid *self)
{
  return self->ranges->len;
}

void
_cz_grid_get_range (CzGrid     *self,
                    guint       index,
                    CzCellSpan *span)
{
  *span = g_array_index (self->ranges, CzGridRange, index).span;
}

void
_cz_grid_get_active_range (CzGrid     *self,
                           CzCellSpan *span)
{
  *span = get_active (self)->span;
}

CzGridPlace
_cz_grid_get_head (CzGrid *self)
{
  return get_active (self)->head;
}

typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} Splice;

/* Where the row with @id went: rows after the change moved, rows within it are looked for. */
static guint
follow_row (CzGrid       *self,
            guint         row,
            gint64        id,
            const Splice *splice)
{
  guint n_rows = cz_table_get_n_rows (self->table);

  if (row < splice->position)
    return row;
  if (row >= splice->position + splice->n_removed)
    return row - splice->n_removed + splice->n_added;

  for (guint i = splice->position; i < MIN (splice->position + splice->n_added, n_rows); i++)
    if (cz_table_get_row_id (self->table, i) == id)
      return i;

  return n_rows > 0 ? MIN (row, n_rows - 1) : 0;
}

/* Cursor and selection stay with the records they were on. */
void
_cz_grid_selection_rows_changed (CzGrid *self,
                                 guint   position,
                                 guint   n_removed,
                                 guint   n_added)
{
  Splice      splice = { position, n_removed, n_added };
  CzGridRange range = *get_active (self);
  CzGridPlace cursor = self->cursor;

  cursor.row = follow_row (self, cursor.row, self->cursor_id, &splice);
  range.anchor.row = follow_row (self, range.anchor.row, range.anchor_id, &splice);
  range.head.row = follow_row (self, range.head.row, range.head_id, &splice);

  g_array_set_size (self->ranges, 1);
  set_range (self, range);
  set_cursor (self, clamp_place (self, cursor.row, cursor.column));
  _cz_grid_selection_changed (self);
}

/* Column numbers mean others now: only the cursor is kept, if there is still a column for it. */
void
_cz_grid_selection_columns_changed (CzGrid *self)
{
  _cz_grid_select (self, self->cursor.row, self->cursor.column);
}

/* Returns: %FALSE if there is no row (or a heading of a group) under it; otherwise the cursor's place in the table */
gboolean
cz_grid_get_cursor (CzGrid *self,
                    guint  *row,
                    guint  *column)
{
  CzCellSpan span;

  g_return_val_if_fail (CZ_IS_GRID (self), FALSE);

  if (self->table == NULL || self->cursor.row >= _cz_grid_get_n_rows (self))
    return FALSE;

  _cz_grid_get_span (self, self->cursor.row, self->cursor.column, &span);
  *row = cz_table_view_to_source (self->view, span.row);
  *column = span.column;

  return *row != CZ_TABLE_VIEW_NONE;
}

/**
 * cz_grid_scroll_to:
 * @self: a grid
 * @row: a row of the table
 * @column: a column of the table
 *
 * Puts the cursor there and brings it into view. Keyboard focus stays where it is.
 *
 * Returns: %FALSE if the row is not shown
 */
gboolean
cz_grid_scroll_to (CzGrid *self,
                   guint   row,
                   guint   column)
{
  guint shown;

  g_return_val_if_fail (CZ_IS_GRID (self), FALSE);

  shown = self->table != NULL ? cz_table_view_from_source (self->view, row) : CZ_TABLE_VIEW_NONE;
  if (shown == CZ_TABLE_VIEW_NONE)
    return FALSE;

  _cz_grid_select (self, shown, column);

  return TRUE;
}

gboolean
_cz_grid_is_selected (CzGrid *self,
                      guint   row,
                      guint   column)
{
  for (guint i = 0; i < _cz_grid_get_n_ranges (self); i++)
    {
      CzCellSpan range;

      _cz_grid_get_range (self, i, &range);
      if (row >= range.row && row < range.row + range.n_rows && column >= range.column && column < range.column + range.n_columns)
        return TRUE;
    }

  return FALSE;
}
