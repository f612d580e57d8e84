/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

/* Which cells share a clip: what scrolls lies below what does not. */
typedef enum
{
  LAYER_SCROLLED,
  LAYER_FROZEN,
  N_LAYERS
} Layer;

static Layer
get_layer (CzGrid     *self,
           CzGridCell *cell)
{
  return cell->span.column < self->columns.n_frozen ? LAYER_FROZEN : LAYER_SCROLLED;
}

static gboolean
is_in_cursor_rows (CzGrid     *self,
                   CzGridCell *cell)
{
  return self->cursor.row >= cell->span.row && self->cursor.row < cell->span.row + cell->span.n_rows;
}

static gboolean
is_cursor (CzGrid     *self,
           CzGridCell *cell)
{
  return is_in_cursor_rows (self, cell) && self->cursor.column >= cell->span.column &&
         self->cursor.column < cell->span.column + cell->span.n_columns;
}

static void
append_color (GtkSnapshot   *snapshot,
              const GdkRGBA *color,
              int            x,
              int            y,
              int            width,
              int            height)
{
  if (color->alpha > 0 && width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
fill_cell (GtkSnapshot      *snapshot,
           const GdkRGBA    *color,
           const CzGridCell *cell)
{
  append_color (snapshot, color, cell->rect.x, cell->rect.y, cell->rect.width, cell->rect.height);
}

static void
snapshot_background (CzGrid      *self,
                     CzGridCell  *cell,
                     GtkSnapshot *snapshot)
{
  gboolean cursor = is_cursor (self, cell);

  if (cell->flags & CZ_CELL_SUBTOTAL)
    fill_cell (snapshot, &self->colors[CZ_GRID_COLOR_SUBTOTAL], cell);
  if (cell->flags & CZ_CELL_DISABLED)
    fill_cell (snapshot, &self->colors[CZ_GRID_COLOR_DISABLED], cell);
  if (!cursor && is_in_cursor_rows (self, cell) && cell->span.n_rows == 1)
    fill_cell (snapshot, &self->colors[CZ_GRID_COLOR_ROW_TINT], cell);
  if (!_cz_grid_selection_is_single (self) && !cursor && _cz_grid_is_selected (self, cell->span.row, cell->span.column))
    fill_cell (snapshot, &self->colors[CZ_GRID_COLOR_SELECTION], cell);
  if (cell->refused)
    fill_cell (snapshot, &self->colors[CZ_GRID_COLOR_ERROR_TINT], cell);
}

static gboolean
ends_group (CzGrid     *self,
            CzGridCell *cell)
{
  guint           next = cell->span.column + cell->span.n_columns;
  const CzColumn *left;
  const CzColumn *right;

  if (next >= self->columns.n_columns)
    return FALSE;

  left = cz_table_get_column (self->table, next - 1);
  right = cz_table_get_column (self->table, next);

  return g_strcmp0 (left->group, right->group) != 0;
}

static void
snapshot_lines (CzGrid      *self,
                CzGridCell  *cell,
                GtkSnapshot *snapshot)
{
  const GdkRectangle *rect = &cell->rect;
  const GdkRGBA      *line = &self->colors[CZ_GRID_COLOR_LINE];
  const GdkRGBA      *edge = ends_group (self, cell) || cell->flags & CZ_CELL_SUBTOTAL
                               ? &self->colors[CZ_GRID_COLOR_STRONG_LINE]
                               : line;

  append_color (snapshot, edge, rect->x + rect->width - 1, rect->y, 1, rect->height);
  append_color (snapshot, line, rect->x, rect->y + rect->height - 1, rect->width - 1, 1);
}

static void
snapshot_cells (CzGrid      *self,
                GtkSnapshot *snapshot,
                Layer        layer,
                gboolean     footers)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      CzGridCell *cell = g_ptr_array_index (self->shown, i);

      if (get_layer (self, cell) != layer || (cell->span.row >= self->rows.n_rows) != footers)
        continue;

      snapshot_background (self, cell, snapshot);
      gtk_widget_snapshot_child (GTK_WIDGET (self), GTK_WIDGET (cell), snapshot);
      snapshot_lines (self, cell, snapshot);
    }
}

static void
snapshot_border (GtkSnapshot        *snapshot,
                 const GdkRGBA      *color,
                 const GdkRectangle *rect,
                 int                 thickness)
{
  GskRoundedRect outline;
  float          widths[4] = { thickness, thickness, thickness, thickness };
  GdkRGBA        colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (rect->x - 1, rect->y - 1, rect->width + 1, rect->height + 1),
                                   0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
snapshot_refusals (CzGrid      *self,
                   GtkSnapshot *snapshot,
                   Layer        layer,
                   gboolean     footers)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      CzGridCell *cell = g_ptr_array_index (self->shown, i);

      if (cell->refused && get_layer (self, cell) == layer && (cell->span.row >= self->rows.n_rows) == footers)
        snapshot_border (snapshot, &self->colors[CZ_GRID_COLOR_ERROR], &cell->rect, 2);
    }
}

/* The frame of the newest range, and on it the handle that fills; round the cursor where there are several. */
static void
snapshot_frame (CzGrid      *self,
                GtkSnapshot *snapshot,
                Layer        layer,
                gboolean     footers)
{
  const GdkRGBA *accent = &self->colors[CZ_GRID_COLOR_ACCENT];
  CzCellSpan     range;
  GdkRectangle   rect;
  int            handle = _cz_grid_scaled (self, CZ_GRID_FILL_HANDLE);
  gboolean       frozen;

  if (self->cursor.row >= _cz_grid_get_n_rows (self))
    return;

  _cz_grid_get_active_range (self, &range);
  frozen = range.column < self->columns.n_frozen;
  if (frozen != (layer == LAYER_FROZEN) || (range.row >= self->rows.n_rows) != footers)
    return;

  _cz_grid_get_rect (self, &range, &rect);
  snapshot_border (snapshot, accent, &rect, 2);
  append_color (snapshot, &self->colors[CZ_GRID_COLOR_BASE], rect.x + rect.width - handle / 2 - 2,
                rect.y + rect.height - handle / 2 - 2, handle + 1, handle + 1);
  append_color (snapshot, accent, rect.x + rect.width - handle / 2 - 1, rect.y + rect.height - handle / 2 - 1,
                handle, handle);
}

/* Where the handle would fill to. */
static void
snapshot_fill_target (CzGrid      *self,
                      GtkSnapshot *snapshot)
{
  GdkRectangle rect;

  if (self->drag != CZ_GRID_DRAG_FILL)
    return;

  _cz_grid_get_rect (self, &self->fill_target, &rect);
  snapshot_border (snapshot, &self->colors[CZ_GRID_COLOR_ACCENT_TEXT], &rect, 1);
}

static void
snapshot_cursor (CzGrid      *self,
                 GtkSnapshot *snapshot,
                 Layer        layer,
                 gboolean     footers)
{
  CzGridCell *cell = _cz_grid_pool_get (self, self->cursor.row, self->cursor.column);

  if (cell == NULL || _cz_grid_selection_is_single (self) || get_layer (self, cell) != layer ||
      (cell->span.row >= self->rows.n_rows) != footers)
    return;

  snapshot_border (snapshot, &self->colors[CZ_GRID_COLOR_ACCENT], &cell->rect, 1);
}

static void
snapshot_layers (CzGrid             *self,
                 GtkSnapshot        *snapshot,
                 const GdkRectangle *area,
                 gboolean            footers)
{
  int frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);

  for (Layer layer = 0; layer < N_LAYERS; layer++)
    {
      int x = layer == LAYER_SCROLLED ? frozen : 0;

      gtk_snapshot_push_clip (snapshot,
                              &GRAPHENE_RECT_INIT (x, area->y, MAX (0, area->width - x), area->height));
      snapshot_cells (self, snapshot, layer, footers);
      snapshot_frame (self, snapshot, layer, footers);
      snapshot_cursor (self, snapshot, layer, footers);
      snapshot_refusals (self, snapshot, layer, footers);
      gtk_snapshot_pop (snapshot);
    }
}

static void
snapshot_shadow (CzGrid      *self,
                 GtkSnapshot *snapshot,
                 gboolean     downward,
                 int          position,
                 int          length)
{
  const GdkRGBA   *color = &self->colors[CZ_GRID_COLOR_SHADOW];
  const GdkRGBA    clear = { color->red, color->green, color->blue, 0 };
  const int        depth = 6;
  GskColorStop     stops[2] = { { 0, *color }, { 1, clear } };
  graphene_rect_t  rect;
  graphene_point_t end;

  if (downward)
    {
      rect = GRAPHENE_RECT_INIT (0, position, length, depth);
      end = GRAPHENE_POINT_INIT (0, position + depth);
      gtk_snapshot_append_linear_gradient (snapshot, &rect, &GRAPHENE_POINT_INIT (0, position), &end, stops, 2);
    }
  else
    {
      rect = GRAPHENE_RECT_INIT (position, 0, depth, length);
      end = GRAPHENE_POINT_INIT (position + depth, 0);
      gtk_snapshot_append_linear_gradient (snapshot, &rect, &GRAPHENE_POINT_INIT (position, 0), &end, stops, 2);
    }
}

static void
snapshot_shadows (CzGrid      *self,
                  GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);

  if (self->hadjustment != NULL && gtk_adjustment_get_value (self->hadjustment) > 0 && frozen > 0)
    snapshot_shadow (self, snapshot, FALSE, frozen, height);
  if (self->vadjustment != NULL && gtk_adjustment_get_value (self->vadjustment) > 0)
    snapshot_shadow (self, snapshot, TRUE, self->heading_height, width);
}

void
_cz_grid_snapshot (CzGrid      *self,
                   GtkSnapshot *snapshot)
{
  GdkRectangle body;
  GdkRectangle footers;

  _cz_grid_get_body (self, &body);
  append_color (snapshot, &self->colors[CZ_GRID_COLOR_BASE], 0, 0, body.width,
                gtk_widget_get_height (GTK_WIDGET (self)));

  if (self->table == NULL)
    return;

  snapshot_layers (self, snapshot, &body, FALSE);
  snapshot_fill_target (self, snapshot);

  if (self->n_footers > 0)
    {
      int top = _cz_grid_get_footers_top (self);

      footers = (GdkRectangle){ 0, top, body.width, self->footers_height };
      append_color (snapshot, &self->colors[CZ_GRID_COLOR_BASE], 0, top, body.width, self->footers_height);
      snapshot_layers (self, snapshot, &footers, TRUE);
      append_color (snapshot, &self->colors[CZ_GRID_COLOR_STRONG_LINE], 0, top - 1, body.width, 1);
    }

  _cz_grid_heading_snapshot (self, snapshot);
  snapshot_shadows (self, snapshot);

  if (self->editor != NULL)
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->editor, snapshot);
  _cz_grid_bubble_snapshot (self, snapshot);
}
