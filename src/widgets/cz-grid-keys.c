/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

typedef struct
{
  guint           key;
  GdkModifierType modifiers;
  void (*act) (CzGrid *self, int argument, gboolean extend);
  int argument;
} Binding;

static gboolean
is_filled (CzGrid *self,
           guint   row,
           guint   column)
{
  CzCellSpan span;

  _cz_grid_get_span (self, row, column, &span);

  return *_cz_grid_text_read (self, span.row, span.column) != '\0';
}

static void
go (CzGrid  *self,
    guint    row,
    guint    column,
    gboolean extend)
{
  if (extend)
    _cz_grid_select_extend (self, row, column);
  else
    _cz_grid_select (self, row, column);
}

/* Returns: the place one block further, which is the same place at the edge */
static CzGridPlace
step (CzGrid     *self,
      CzGridPlace from,
      int         rows,
      int         columns)
{
  CzCellSpan  span;
  CzGridPlace to = from;

  _cz_grid_get_span (self, from.row, from.column, &span);

  if (rows > 0 && span.row + span.n_rows < _cz_grid_get_n_rows (self))
    to.row = span.row + span.n_rows;
  else if (rows < 0 && span.row > 0)
    to.row = span.row - 1;
  else if (columns > 0)
    to.column = cz_grid_columns_next (&self->columns, span.column + span.n_columns - 1, 1);
  else if (columns < 0)
    to.column = cz_grid_columns_next (&self->columns, span.column, -1);

  if (columns > 0 && to.column == span.column + span.n_columns - 1)
    to.column = from.column;

  return to;
}

/* As in other spreadsheets: to the end of a run of filled cells, or over a gap to the next run. */
static CzGridPlace
step_to_edge (CzGrid     *self,
              CzGridPlace from,
              int         rows,
              int         columns)
{
  CzGridPlace place = from;
  CzGridPlace next = step (self, from, rows, columns);
  gboolean    in_run = is_filled (self, from.row, from.column) && is_filled (self, next.row, next.column);

  while (next.row != place.row || next.column != place.column)
    {
      if (in_run && !is_filled (self, next.row, next.column))
        break;

      place = next;
      if (!in_run && is_filled (self, place.row, place.column))
        break;

      next = step (self, place, rows, columns);
    }

  return place;
}

static CzGridPlace
get_start (CzGrid  *self,
           gboolean extend)
{
  return extend ? _cz_grid_get_head (self) : self->cursor;
}

static void
move_vertically (CzGrid  *self,
                 int      rows,
                 gboolean extend)
{
  CzGridPlace to = step (self, get_start (self, extend), rows, 0);

  go (self, to.row, to.column, extend);
}

static void
move_horizontally (CzGrid  *self,
                   int      columns,
                   gboolean extend)
{
  CzGridPlace to = step (self, get_start (self, extend), 0, columns);

  go (self, to.row, to.column, extend);
}

static void
jump_vertically (CzGrid  *self,
                 int      rows,
                 gboolean extend)
{
  CzGridPlace to = step_to_edge (self, get_start (self, extend), rows, 0);

  go (self, to.row, to.column, extend);
}

static void
jump_horizontally (CzGrid  *self,
                   int      columns,
                   gboolean extend)
{
  CzGridPlace to = step_to_edge (self, get_start (self, extend), 0, columns);

  go (self, to.row, to.column, extend);
}

static void
move_by_page (CzGrid  *self,
              int      direction,
              gboolean extend)
{
  CzGridPlace  from = get_start (self, extend);
  GdkRectangle body;
  gint64       y;

  if (self->rows.n_rows == 0)
    return;

  _cz_grid_get_body (self, &body);
  y = cz_grid_rows_get_y (&self->rows, from.row) + direction * (gint64) body.height;
  go (self, cz_grid_rows_find (&self->rows, MAX (y, 0)), from.column, extend);
}

static void
move_in_row (CzGrid  *self,
             int      to_end,
             gboolean extend)
{
  go (self, get_start (self, extend).row,
      to_end ? cz_grid_columns_last (&self->columns) : cz_grid_columns_first (&self->columns), extend);
}

static void
move_in_table (CzGrid  *self,
               int      to_end,
               gboolean extend)
{
  if (to_end)
    go (self, MAX (self->rows.n_rows, 1) - 1, cz_grid_columns_last (&self->columns), extend);
  else
    go (self, 0, cz_grid_columns_first (&self->columns), extend);
}

/* Tab goes on in the row, and round the selection where there is one; Enter then returns to where Tab began. */
static void
move_by_tab (CzGrid  *self,
             int      direction,
             gboolean extend G_GNUC_UNUSED)
{
  guint origin = self->tab_column != CZ_GRID_NO_COLUMN ? self->tab_column : self->cursor.column;

  if (!_cz_grid_selection_is_single (self))
    {
      _cz_grid_move_cursor_within (self, TRUE, direction);
      return;
    }

  move_horizontally (self, direction, FALSE);
  self->tab_column = origin;
}

static void
move_by_enter (CzGrid  *self,
               int      direction,
               gboolean extend G_GNUC_UNUSED)
{
  guint origin = self->tab_column;
  guint before;

  if (cz_table_get_flags (self->table, self->cursor.row, self->cursor.column) & CZ_CELL_LINK && direction > 0)
    {
      _cz_grid_activate_cell (self, self->cursor.row, self->cursor.column);
      return;
    }
  if (!_cz_grid_selection_is_single (self))
    {
      _cz_grid_move_cursor_within (self, FALSE, direction);
      return;
    }

  /* Lines of sums are passed over: nobody types there. */
  do
    {
      before = self->cursor.row;
      move_vertically (self, direction, FALSE);
    }
  while (self->cursor.row != before && cz_table_get_flags (self->table, self->cursor.row, self->cursor.column) & CZ_CELL_SUBTOTAL);

  if (origin != CZ_GRID_NO_COLUMN)
    _cz_grid_select (self, self->cursor.row, origin);
}

/* Goes on after an edit: as Enter and Tab do when there is a selection, otherwise by the step. */
void
_cz_grid_step_on (CzGrid *self,
                  int     rows,
                  int     columns)
{
  if (columns != 0)
    move_by_tab (self, columns, FALSE);
  else
    move_by_enter (self, rows, FALSE);
}

static void
select_whole (CzGrid  *self,
              int      rows,
              gboolean extend G_GNUC_UNUSED)
{
  CzCellSpan span;

  _cz_grid_get_active_range (self, &span);
  if (rows)
    _cz_grid_select_rows (self, span.row, span.row + span.n_rows - 1);
  else
    _cz_grid_select_columns (self, span.column, span.column + span.n_columns - 1);
}

static void
select_all (CzGrid  *self,
            int      argument G_GNUC_UNUSED,
            gboolean extend G_GNUC_UNUSED)
{
  _cz_grid_select_all (self);
}

static void
edit (CzGrid  *self,
      int      argument G_GNUC_UNUSED,
      gboolean extend G_GNUC_UNUSED)
{
  cz_grid_edit (self);
}

static void
clear (CzGrid  *self,
       int      argument G_GNUC_UNUSED,
       gboolean extend G_GNUC_UNUSED)
{
  _cz_grid_clear_cells (self);
}

static void
clear_and_edit (CzGrid  *self,
                int      argument G_GNUC_UNUSED,
                gboolean extend G_GNUC_UNUSED)
{
  if (_cz_grid_is_editable (self, self->cursor.row, self->cursor.column))
    _cz_grid_editor_open (self, "");
}

static void
copy (CzGrid  *self,
      int      cut,
      gboolean extend G_GNUC_UNUSED)
{
  _cz_grid_copy (self, cut);
}

static void
paste (CzGrid  *self,
       int      argument G_GNUC_UNUSED,
       gboolean extend G_GNUC_UNUSED)
{
  _cz_grid_paste (self);
}

static void
fill (CzGrid  *self,
      int      down,
      gboolean extend G_GNUC_UNUSED)
{
  _cz_grid_fill (self, down);
}

static void
type_today (CzGrid  *self,
            int      argument G_GNUC_UNUSED,
            gboolean extend G_GNUC_UNUSED)
{
  _cz_grid_type_today (self);
}

static void
fill_selection (CzGrid  *self,
                int      argument G_GNUC_UNUSED,
                gboolean extend G_GNUC_UNUSED)
{
  g_autofree char *text = g_strdup (_cz_grid_text_read (self, self->cursor.row, self->cursor.column));

  _cz_grid_fill_selection (self, text);
}

static void
open_choices (CzGrid  *self,
              int      argument G_GNUC_UNUSED,
              gboolean extend G_GNUC_UNUSED)
{
  cz_grid_edit (self);
  if (self->editor != NULL)
    _cz_grid_choices_open (self);
}

static void
open_column_menu (CzGrid  *self,
                  int      argument G_GNUC_UNUSED,
                  gboolean extend G_GNUC_UNUSED)
{
  _cz_grid_column_menu_open (self, self->cursor.column);
}

/* One key for both: it shows all rows again, or, when they all are shown, asks what to filter. */
static void
toggle_filter (CzGrid  *self,
               int      argument G_GNUC_UNUSED,
               gboolean extend G_GNUC_UNUSED)
{
  if (cz_table_view_is_filtered (self->view))
    cz_table_view_clear_filters (self->view);
  else
    _cz_grid_column_menu_open (self, self->cursor.column);
}

static void
find (CzGrid  *self,
      int      replace,
      gboolean extend G_GNUC_UNUSED)
{
  gtk_widget_activate_action (GTK_WIDGET (self), replace ? "grid.replace" : "grid.find", NULL);
}

static void
find_again (CzGrid  *self,
            int      direction,
            gboolean extend G_GNUC_UNUSED)
{
  gtk_widget_activate_action (GTK_WIDGET (self), direction > 0 ? "grid.find-next" : "grid.find-previous", NULL);
}

static void
ask_menu (CzGrid  *self,
          int      argument G_GNUC_UNUSED,
          gboolean extend G_GNUC_UNUSED)
{
  CzCellSpan   span;
  GdkRectangle rect;

  if (self->table == NULL || self->cursor.row >= self->rows.n_rows)
    return;

  _cz_grid_get_span (self, self->cursor.row, self->cursor.column, &span);
  _cz_grid_get_rect (self, &span, &rect);
  _cz_grid_ask_menu (self, rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
}

static void
zoom (CzGrid  *self,
      int      direction,
      gboolean extend G_GNUC_UNUSED)
{
  cz_grid_set_zoom (self, direction == 0 ? 1.0 : self->zoom + direction * 0.1);
}

static void
show_keys (CzGrid  *self,
           int      argument G_GNUC_UNUSED,
           gboolean extend G_GNUC_UNUSED)
{
  cz_grid_show_keys (self);
}

static void
toggle_check (CzGrid *self)
{
  CzCellSpan span;

  _cz_grid_get_span (self, self->cursor.row, self->cursor.column, &span);
  if (_cz_grid_is_editable (self, span.row, span.column))
    _cz_grid_write_cell (self, span.row, span.column,
                         *_cz_grid_text_read (self, span.row, span.column) != '\0' ? "" : "yes");
}

/* Shift extends the selection for the movements of the first part. */
static const Binding movements[] = {
  { GDK_KEY_Left, 0, move_horizontally, -1 },
  { GDK_KEY_Right, 0, move_horizontally, 1 },
  { GDK_KEY_Up, 0, move_vertically, -1 },
  { GDK_KEY_Down, 0, move_vertically, 1 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, jump_horizontally, -1 },
  { GDK_KEY_Right, GDK_CONTROL_MASK, jump_horizontally, 1 },
  { GDK_KEY_Up, GDK_CONTROL_MASK, jump_vertically, -1 },
  { GDK_KEY_Down, GDK_CONTROL_MASK, jump_vertically, 1 },
  { GDK_KEY_Page_Up, 0, move_by_page, -1 },
  { GDK_KEY_Page_Down, 0, move_by_page, 1 },
  { GDK_KEY_Home, 0, move_in_row, FALSE },
  { GDK_KEY_End, 0, move_in_row, TRUE },
  { GDK_KEY_Home, GDK_CONTROL_MASK, move_in_table, FALSE },
  { GDK_KEY_End, GDK_CONTROL_MASK, move_in_table, TRUE },
};

static const Binding bindings[] = {
  { GDK_KEY_Tab, 0, move_by_tab, 1 },
  { GDK_KEY_Tab, GDK_SHIFT_MASK, move_by_tab, -1 },
  { GDK_KEY_Return, 0, move_by_enter, 1 },
  { GDK_KEY_Return, GDK_SHIFT_MASK, move_by_enter, -1 },
  { GDK_KEY_space, GDK_SHIFT_MASK, select_whole, TRUE },
  { GDK_KEY_space, GDK_CONTROL_MASK, select_whole, FALSE },
  { GDK_KEY_a, GDK_CONTROL_MASK, select_all, 0 },
  { GDK_KEY_c, GDK_CONTROL_MASK, copy, FALSE },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, copy, FALSE },
  { GDK_KEY_x, GDK_CONTROL_MASK, copy, TRUE },
  { GDK_KEY_v, GDK_CONTROL_MASK, paste, 0 },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, paste, 0 },
  { GDK_KEY_Delete, 0, clear, 0 },
  { GDK_KEY_BackSpace, 0, clear_and_edit, 0 },
  { GDK_KEY_F2, 0, edit, 0 },
  { GDK_KEY_d, GDK_CONTROL_MASK, fill, TRUE },
  { GDK_KEY_r, GDK_CONTROL_MASK, fill, FALSE },
  { GDK_KEY_semicolon, GDK_CONTROL_MASK, type_today, 0 },
  { GDK_KEY_Return, GDK_CONTROL_MASK, fill_selection, 0 },
  { GDK_KEY_Down, GDK_ALT_MASK, open_choices, 0 },
  { GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, open_column_menu, 0 },
  { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, toggle_filter, 0 },
  { GDK_KEY_f, GDK_CONTROL_MASK, find, FALSE },
  { GDK_KEY_h, GDK_CONTROL_MASK, find, TRUE },
  { GDK_KEY_F3, 0, find_again, 1 },
  { GDK_KEY_F3, GDK_SHIFT_MASK, find_again, -1 },
  { GDK_KEY_plus, GDK_CONTROL_MASK, zoom, 1 },
  { GDK_KEY_equal, GDK_CONTROL_MASK, zoom, 1 },
  { GDK_KEY_minus, GDK_CONTROL_MASK, zoom, -1 },
  { GDK_KEY_0, GDK_CONTROL_MASK, zoom, 0 },
  { GDK_KEY_F1, 0, show_keys, 0 },
  { GDK_KEY_Menu, 0, ask_menu, 0 },
  { GDK_KEY_F10, GDK_SHIFT_MASK, ask_menu, 0 },
};

static guint
normalize_key (guint key)
{
  switch (key)
    {
    case GDK_KEY_ISO_Left_Tab:
      return GDK_KEY_Tab;
    case GDK_KEY_KP_Enter:
      return GDK_KEY_Return;
    case GDK_KEY_KP_Left:
      return GDK_KEY_Left;
    case GDK_KEY_KP_Right:
      return GDK_KEY_Right;
    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;
    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;
    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;
    case GDK_KEY_KP_End:
      return GDK_KEY_End;
    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;
    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;
    case GDK_KEY_KP_Delete:
      return GDK_KEY_Delete;
    default:
      return gdk_keyval_to_lower (key);
    }
}

static const Binding *
find_binding (guint           key,
              GdkModifierType modifiers)
{
  for (gsize i = 0; i < G_N_ELEMENTS (movements); i++)
    if (movements[i].key == key && movements[i].modifiers == (modifiers & ~GDK_SHIFT_MASK))
      return &movements[i];

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].key == key && bindings[i].modifiers == modifiers)
      return &bindings[i];

  return NULL;
}

static gboolean
has_key_focus (CzGrid *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_get_parent (focus) == GTK_WIDGET (self)) &&
         focus != self->editor;
}

static gboolean
drop_refusal_at_cursor (CzGrid *self)
{
  CzCellSpan span;

  _cz_grid_get_span (self, self->cursor.row, self->cursor.column, &span);

  return _cz_grid_drop_refusal (self, span.row, span.column);
}

/* Before the input method sees them, but not while it composes: then all keys are its own. */
static gboolean
key_pressed_cb (CzGrid         *self,
                guint           key,
                guint           code G_GNUC_UNUSED,
                GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  const Binding  *binding;

  if (self->table == NULL || self->composing || !has_key_focus (self) || _cz_grid_get_n_rows (self) == 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Escape && modifiers == 0)
    return drop_refusal_at_cursor (self);

  if (key == GDK_KEY_space && modifiers == 0 &&
      cz_table_get_column (self->table, self->cursor.column)->kind == CZ_CELL_CHECK)
    {
      toggle_check (self);
      return GDK_EVENT_STOP;
    }

  binding = find_binding (normalize_key (key), modifiers);
  if (binding == NULL)
    return GDK_EVENT_PROPAGATE;

  if (binding->act != move_by_tab && binding->act != move_by_enter)
    self->tab_column = CZ_GRID_NO_COLUMN;
  binding->act (self, binding->argument, (modifiers & GDK_SHIFT_MASK) != 0);

  return GDK_EVENT_STOP;
}

void
_cz_grid_add_keys (CzGrid *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
