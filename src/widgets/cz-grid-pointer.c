/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#define MIN_COLUMN 24

/* Returns: the column whose right edge in the heading is near, or CZ_GRID_NO_COLUMN */
static guint
find_grip (CzGrid *self,
           double  x,
           double  y)
{
  int   scroll = self->hadjustment != NULL ? (int) gtk_adjustment_get_value (self->hadjustment) : 0;
  int   frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);
  guint found = CZ_GRID_NO_COLUMN;

  if (y > self->heading_height)
    return CZ_GRID_NO_COLUMN;

  for (guint i = 0; i < self->columns.n_columns; i++)
    {
      gboolean is_frozen = i < self->columns.n_frozen;
      int      edge = cz_grid_columns_get_x (&self->columns, i + 1) - (is_frozen ? 0 : scroll);

      if (!self->columns.columns[i].hidden && (is_frozen || edge >= frozen) && ABS (x - edge) <= CZ_GRID_GRIP)
        found = i;
    }

  return found;
}

static gboolean
is_in_editor (CzGrid *self,
              double  x,
              double  y)
{
  GtkWidget *picked = self->editor != NULL ? gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT) : NULL;

  return picked != NULL && (picked == self->editor || gtk_widget_is_ancestor (picked, self->editor));
}

static gboolean
contains (const GdkRectangle *rect,
          double              x,
          double              y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

/* Returns: the column whose heading is there; CZ_GRID_NO_COLUMN among the cells and right of all columns */
static guint
find_heading (CzGrid *self,
              double  x,
              double  y)
{
  CzGridPlace  place;
  GdkRectangle rect;

  if (self->table == NULL || self->columns.n_columns == 0 || y >= self->heading_height)
    return CZ_GRID_NO_COLUMN;

  _cz_grid_find_place (self, (int) x, 0, &place);
  _cz_grid_heading_get_rect (self, place.column, &rect);

  return x < rect.x + rect.width ? place.column : CZ_GRID_NO_COLUMN;
}

static void
press_heading (CzGrid         *self,
               double          x,
               double          y,
               gboolean        secondary,
               GdkModifierType state)
{
  guint        column = find_heading (self, x, y);
  GdkRectangle button;

  if (column == CZ_GRID_NO_COLUMN)
    return;

  _cz_grid_heading_get_button (self, column, &button);
  if (secondary || contains (&button, x, y))
    _cz_grid_column_menu_open (self, column);
  else
    _cz_grid_select_columns (self, state & GDK_SHIFT_MASK ? self->cursor.column : column, column);
}

static gboolean
is_on_fill_handle (CzGrid *self,
                   double  x,
                   double  y)
{
  int          half = _cz_grid_scaled (self, CZ_GRID_FILL_HANDLE) / 2 + 2;
  CzCellSpan   range;
  GdkRectangle rect;

  if (self->table == NULL || self->editor != NULL || self->cursor.row >= self->rows.n_rows)
    return FALSE;

  _cz_grid_get_active_range (self, &range);
  _cz_grid_get_rect (self, &range, &rect);

  return y > self->heading_height && ABS (x - (rect.x + rect.width)) <= half && ABS (y - (rect.y + rect.height)) <= half;
}

static void
press_cell (CzGrid         *self,
            CzGridPlace     place,
            int             n_press,
            GdkModifierType state)
{
  CzCellSpan span;

  _cz_grid_get_span (self, place.row, place.column, &span);
  self->tab_column = CZ_GRID_NO_COLUMN;

  if (state & GDK_SHIFT_MASK)
    _cz_grid_select_extend (self, place.row, place.column);
  else if (state & GDK_CONTROL_MASK)
    _cz_grid_select_add (self, span.row, span.column);
  else if (n_press == 1)
    _cz_grid_select (self, span.row, span.column);

  if (n_press == 2 && _cz_grid_is_editable (self, span.row, span.column))
    cz_grid_edit (self);
  else if (n_press == 2 || cz_table_get_flags (self->table, span.row, span.column) & CZ_CELL_LINK)
    _cz_grid_activate_cell (self, span.row, span.column);
}

/* The other button selects what it hits, unless that is selected already, and asks for the menu of it. */
static void
press_cell_secondary (CzGrid     *self,
                      CzGridPlace place,
                      double      x,
                      double      y)
{
  CzCellSpan span;

  _cz_grid_get_span (self, place.row, place.column, &span);
  if (!_cz_grid_is_selected (self, span.row, span.column))
    _cz_grid_select (self, span.row, span.column);

  _cz_grid_ask_menu (self, x, y);
}

static void
pressed_cb (CzGrid          *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean        secondary = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY;
  guint           grip;
  CzGridPlace     place;

  if (self->table == NULL || is_in_editor (self, x, y))
    return;

  _cz_grid_editor_close (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  grip = find_grip (self, x, y);
  if (grip != CZ_GRID_NO_COLUMN && n_press == 2)
    _cz_grid_autofit (self, grip);
  if (grip != CZ_GRID_NO_COLUMN || is_on_fill_handle (self, x, y))
    return;

  if (y < self->heading_height)
    press_heading (self, x, y, secondary, state);
  else if (!_cz_grid_find_place (self, (int) x, (int) y, &place))
    return;
  else if (secondary)
    press_cell_secondary (self, place, x, y);
  else
    press_cell (self, place, n_press, state);
}

static void
drag_begin_cb (CzGrid         *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  guint grip = find_grip (self, x, y);

  self->drag = CZ_GRID_DRAG_NONE;
  if (self->table == NULL || is_in_editor (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  if (grip != CZ_GRID_NO_COLUMN)
    {
      self->drag = CZ_GRID_DRAG_RESIZE;
      self->drag_column = grip;
      self->drag_width = self->columns.columns[grip].width;
    }
  else if (is_on_fill_handle (self, x, y))
    {
      self->drag = CZ_GRID_DRAG_FILL;
      _cz_grid_get_active_range (self, &self->fill_target);
    }
  else if (y >= self->heading_height)
    self->drag = CZ_GRID_DRAG_SELECT;
}

static void
resize_column (CzGrid *self,
               guint   column,
               int     width)
{
  self->columns.columns[column].wish = MAX (MIN_COLUMN, (int) (width / self->scale + 0.5));
  _cz_grid_relayout (self);
}

static void
drag_fill (CzGrid *self,
           double  x,
           double  y)
{
  CzCellSpan  range;
  CzGridPlace place;

  _cz_grid_get_active_range (self, &range);
  if (!_cz_grid_find_place (self, (int) x, MAX ((int) y, self->heading_height), &place))
    return;

  _cz_grid_get_fill_target (self, &range, place, &self->fill_target);
  _cz_grid_scroll_to_place (self, place.row, place.column);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (CzGrid         *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  CzGridPlace place;
  double      x;
  double      y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);

  if (self->drag == CZ_GRID_DRAG_RESIZE)
    resize_column (self, self->drag_column, self->drag_width + (int) dx);
  else if (self->drag == CZ_GRID_DRAG_FILL)
    drag_fill (self, x + dx, y + dy);
  else if (self->drag == CZ_GRID_DRAG_SELECT && self->editor == NULL &&
           _cz_grid_find_place (self, (int) (x + dx), MAX ((int) (y + dy), self->heading_height), &place))
    _cz_grid_select_extend (self, place.row, place.column);
}

/* What was filled is selected then, as in other spreadsheets. */
static void
drag_end_cb (CzGrid *self)
{
  CzCellSpan range;
  CzCellSpan target = self->fill_target;

  if (self->drag != CZ_GRID_DRAG_FILL)
    {
      self->drag = CZ_GRID_DRAG_NONE;
      return;
    }

  self->drag = CZ_GRID_DRAG_NONE;
  _cz_grid_get_active_range (self, &range);
  if (target.n_rows != range.n_rows || target.n_columns != range.n_columns)
    {
      _cz_grid_fill_from (self, &range, &target);
      _cz_grid_select_extend (self, target.row < range.row ? target.row : target.row + target.n_rows - 1,
                              target.column < range.column ? target.column : target.column + target.n_columns - 1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_hovered_column (CzGrid *self,
                    guint   column)
{
  if (self->hovered_column == column)
    return;

  self->hovered_column = column;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (CzGrid *self,
           double  x,
           double  y)
{
  gboolean grip = self->table != NULL && find_grip (self, x, y) != CZ_GRID_NO_COLUMN;

  set_hovered_column (self, find_heading (self, x, y));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), grip                             ? "col-resize"
                                                      : is_on_fill_handle (self, x, y) ? "crosshair"
                                                                                       : NULL);
}

static void
left_cb (CzGrid *self)
{
  set_hovered_column (self, CZ_GRID_NO_COLUMN);
}

/* A note is told where the pointer rests, and the whole text where it is cut. */
static gboolean
query_tooltip_cb (CzGrid     *self,
                  int         x,
                  int         y,
                  gboolean    keyboard G_GNUC_UNUSED,
                  GtkTooltip *tooltip)
{
  g_autofree char     *note = NULL;
  const CzGridRefusal *refusal;
  CzGridPlace          place;
  CzGridCell          *cell;

  if (self->table == NULL || !_cz_grid_find_place (self, x, y, &place))
    return FALSE;

  cell = _cz_grid_pool_get (self, place.row, place.column);
  if (cell == NULL)
    return FALSE;

  refusal = _cz_grid_get_refusal (self, cell->span.row, cell->span.column);
  note = refusal != NULL ? g_strdup (refusal->reason)
                         : cz_table_dup_note (self->table, cell->span.row, cell->span.column);
  if (note == NULL && cell->layout != NULL && pango_layout_is_ellipsized (cell->layout))
    note = g_strdup (_cz_grid_text_read (self, cell->span.row, cell->span.column));

  gtk_tooltip_set_text (tooltip, note);
  gtk_tooltip_set_tip_area (tooltip, &cell->rect);

  return note != NULL;
}

void
_cz_grid_add_pointer (CzGrid *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
