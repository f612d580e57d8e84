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

static void
press_heading (CzGrid         *self,
               double          x,
               GdkModifierType state)
{
  CzGridPlace place;
  CzCellSpan  range;

  _cz_grid_find_place (self, (int) x, 0, &place);
  _cz_grid_get_active_range (self, &range);
  _cz_grid_select_columns (self, state & GDK_SHIFT_MASK ? self->cursor.column : place.column, place.column);
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

static void
pressed_cb (CzGrid          *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  CzGridPlace     place;

  if (self->table == NULL || is_in_editor (self, x, y))
    return;

  _cz_grid_editor_close (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  if (find_grip (self, x, y) != CZ_GRID_NO_COLUMN)
    return;
  if (_cz_grid_find_place (self, (int) x, (int) y, &place))
    press_cell (self, place, n_press, state);
  else if (y < self->heading_height)
    press_heading (self, x, state);
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
  else if (self->drag == CZ_GRID_DRAG_SELECT && self->editor == NULL &&
           _cz_grid_find_place (self, (int) (x + dx), MAX ((int) (y + dy), self->heading_height), &place))
    _cz_grid_select_extend (self, place.row, place.column);
}

static void
motion_cb (CzGrid *self,
           double  x,
           double  y)
{
  gboolean grip = self->table != NULL && find_grip (self, x, y) != CZ_GRID_NO_COLUMN;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), grip ? "col-resize" : NULL);
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

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
