/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include "widgets/cz-palette.h"

/**
 * CzGrid:
 *
 * The table of the program: behaves like a spreadsheet over any [iface@CzTable] and knows nothing else. It is
 * scrollable, so it goes into a GtkScrolledWindow.
 */

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  CURSOR_CHANGED,
  SELECTION_CHANGED,
  ACTIVATE_CELL,
  REFUSED_CHANGED,
  VIEW_CHANGED,
  CONTEXT_MENU,
  N_SIGNALS
};

static gboolean
cz_grid_get_border (GtkScrollable *scrollable,
                    GtkBorder     *border)
{
  CzGrid *self = CZ_GRID (scrollable);

  *border = (GtkBorder){ cz_grid_columns_get_x (&self->columns, self->columns.n_frozen), 0, self->heading_height,
                         self->footers_height };

  return TRUE;
}

static void
cz_grid_scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = cz_grid_get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CzGrid,
                               cz_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, cz_grid_scrollable_init));

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* Everything is laid out anew: widths, wrapping, heights. */
void
_cz_grid_relayout (CzGrid *self)
{
  if (self->table == NULL)
    return;

  _cz_grid_forget_heights (self);
  _cz_grid_pool_clear (self);
}

void
_cz_grid_cursor_moved (CzGrid *self)
{
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

void
_cz_grid_selection_changed (CzGrid *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
_cz_grid_activate_cell (CzGrid *self,
                        guint   row,
                        guint   column)
{
  guint source_row = cz_table_view_to_source (self->view, row);

  if (source_row != CZ_TABLE_VIEW_NONE)
    g_signal_emit (self, signals[ACTIVATE_CELL], 0, source_row, column);
}

void
_cz_grid_ask_menu (CzGrid *self,
                   double  x,
                   double  y)
{
  g_signal_emit (self, signals[CONTEXT_MENU], 0, x, y);
}

void
_cz_grid_refusals_changed (CzGrid *self)
{
  g_signal_emit (self, signals[REFUSED_CHANGED], 0);
}

static void
rows_changed_cb (CzGrid *self,
                 guint   position,
                 guint   n_removed,
                 guint   n_added)
{
  guint    n_footers = MIN (cz_table_get_n_footers (self->table), cz_table_get_n_rows (self->table));
  gboolean in_body = n_footers == self->n_footers && position + n_removed <= self->rows.n_rows && self->estimated;

  _cz_grid_editor_rows_changed (self);

  if (in_body)
    {
      int height = self->rows.n_rows > 0
                     ? (int) (cz_grid_rows_get_y (&self->rows, self->rows.n_rows) / self->rows.n_rows)
                     : self->line_height;

      cz_grid_rows_splice (&self->rows, position, n_removed, n_added, height);
    }
  else
    _cz_grid_reset_rows (self);

  _cz_grid_pool_clear (self);
  _cz_grid_selection_rows_changed (self, position, n_removed, n_added);
  if (!in_body)
    _cz_grid_scroll_to_place (self, self->cursor.row, self->cursor.column);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
cells_changed_cb (CzGrid *self,
                  guint   row,
                  guint   column,
                  guint   n_rows,
                  guint   n_columns)
{
  CzCellSpan changed = { row, column, n_rows, n_columns };

  for (guint i = column; i < MIN (column + n_columns, self->columns.n_columns) && row < self->rows.n_rows; i++)
    {
      CzCellSpan block;

      _cz_grid_get_span (self, row, i, &block);
      cz_grid_rows_forget (&self->rows, block.row + block.n_rows - 1, 1);
    }

  cz_grid_rows_forget (&self->rows, row, n_rows);
  _cz_grid_pool_refresh (self, &changed);
}

static void
columns_changed_cb (CzGrid *self)
{
  cz_grid_columns_load (&self->columns, self->table);
  _cz_grid_editor_close (self, FALSE);
  _cz_grid_reset_rows (self);
  _cz_grid_pool_clear (self);
  _cz_grid_selection_columns_changed (self);
}

static void
adjustment_changed_cb (CzGrid *self)
{
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (CzGrid         *self,
                GtkAdjustment **slot,
                GtkAdjustment  *adjustment)
{
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, adjustment_changed_cb, self);

  g_set_object (slot, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjustment_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cz_grid_measure (GtkWidget     *widget,
                 GtkOrientation orientation,
                 int            for_size G_GNUC_UNUSED,
                 int           *minimum,
                 int           *natural,
                 int           *minimum_baseline G_GNUC_UNUSED,
                 int           *natural_baseline G_GNUC_UNUSED)
{
  CzGrid *self = CZ_GRID (widget);

  *minimum = 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL
               ? MAX (100, cz_grid_columns_get_x (&self->columns, self->columns.n_columns))
               : 400;
}

static void
cz_grid_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline G_GNUC_UNUSED)
{
  CzGrid *self = CZ_GRID (widget);

  if (self->table == NULL)
    return;

  _cz_grid_allocate (self, width, height);
  if (self->column_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->column_menu));
  if (self->refocus)
    {
      self->refocus = FALSE;
      _cz_grid_pool_focus_cursor (self);
    }
}

static void
cz_grid_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  _cz_grid_snapshot (CZ_GRID (widget), snapshot);
}

static void
cz_grid_css_changed (GtkWidget         *widget,
                     GtkCssStyleChange *change)
{
  CzGrid *self = CZ_GRID (widget);

  GTK_WIDGET_CLASS (cz_grid_parent_class)->css_changed (widget, change);
  _cz_grid_text_update_style (self);
  _cz_grid_relayout (self);
}

static void
cz_grid_system_setting_changed (GtkWidget       *widget,
                                GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cz_grid_parent_class)->system_setting_changed (widget, setting);

  _cz_grid_text_update_style (CZ_GRID (widget));
  _cz_grid_relayout (CZ_GRID (widget));
}

static void
cz_grid_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cz_grid_parent_class)->realize (widget);
  gtk_im_context_set_client_widget (CZ_GRID (widget)->im_context, widget);
  _cz_grid_ime_update (CZ_GRID (widget));
}

static void
cz_grid_unrealize (GtkWidget *widget)
{
  gtk_im_context_set_client_widget (CZ_GRID (widget)->im_context, NULL);
  GTK_WIDGET_CLASS (cz_grid_parent_class)->unrealize (widget);
}

static gboolean
cz_grid_grab_focus (GtkWidget *widget)
{
  CzGrid *self = CZ_GRID (widget);

  if (self->editor != NULL)
    return gtk_widget_grab_focus (self->editor);
  if (self->table == NULL || _cz_grid_get_n_rows (self) == 0)
    return GTK_WIDGET_CLASS (cz_grid_parent_class)->grab_focus (widget);

  _cz_grid_pool_focus_cursor (self);

  return TRUE;
}

/* Tab goes from cell to cell as a key; as a wish to move focus it enters at the cursor and leaves at once. */
static gboolean
cz_grid_focus (GtkWidget       *widget,
               GtkDirectionType direction G_GNUC_UNUSED)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

/* Noted here, for the state flag comes later than the signal, and the input method must not miss the first key. */
static void
focus_entered_cb (CzGrid *self)
{
  self->focused = TRUE;
  _cz_grid_ime_update (self);
}

static void
focus_left_cb (CzGrid *self)
{
  self->focused = FALSE;
  _cz_grid_ime_update (self);
}

static void
cz_grid_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  CzGrid *self = CZ_GRID (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_grid_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  CzGrid *self = CZ_GRID (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      cz_grid_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_grid_dispose (GObject *object)
{
  CzGrid    *self = CZ_GRID (object);
  GtkWidget *child;

  cz_grid_set_table (self, NULL);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  g_clear_handle_id (&self->name_source, g_source_remove);
  g_ptr_array_set_size (self->shown, 0);
  g_hash_table_remove_all (self->cells);
  g_queue_clear (&self->free_cells);
  self->bubble = NULL;
  self->column_menu = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cz_grid_parent_class)->dispose (object);
}

static void
cz_grid_finalize (GObject *object)
{
  CzGrid *self = CZ_GRID (object);

  cz_grid_columns_clear (&self->columns);
  cz_grid_rows_clear (&self->rows);
  g_clear_pointer (&self->footer_heights, g_free);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->refusals, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  g_string_free (self->layout_key, TRUE);
  g_clear_object (&self->context);
  g_clear_object (&self->im_context);

  G_OBJECT_CLASS (cz_grid_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  /* The cursor stands on another cell: see [method@CzGrid.get_cursor]. */
  signals[CURSOR_CHANGED] =
    g_signal_new ("cursor-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* Another part of the table is selected: see [method@CzGrid.get_summary]. */
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* A link was followed, or a cell that cannot be written double-clicked: row and column of the table. */
  signals[ACTIVATE_CELL] =
    g_signal_new ("activate-cell", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                  G_TYPE_UINT);
  /* An input was refused, mended or given up: see [method@CzGrid.get_n_refused]. */
  signals[REFUSED_CHANGED] =
    g_signal_new ("refused-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* Other rows are shown, or the same in another order: see [method@CzGrid.get_view]. */
  signals[VIEW_CHANGED] =
    g_signal_new ("view-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The menu of the selection was asked for, by pointer or key: where, in the grid. */
  signals[CONTEXT_MENU] =
    g_signal_new ("context-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                  G_TYPE_DOUBLE);
}

static void
cz_grid_class_init (CzGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cz_grid_dispose;
  object_class->finalize = cz_grid_finalize;
  object_class->get_property = cz_grid_get_property;
  object_class->set_property = cz_grid_set_property;
  widget_class->measure = cz_grid_measure;
  widget_class->size_allocate = cz_grid_size_allocate;
  widget_class->snapshot = cz_grid_snapshot;
  widget_class->css_changed = cz_grid_css_changed;
  widget_class->system_setting_changed = cz_grid_system_setting_changed;
  widget_class->realize = cz_grid_realize;
  widget_class->unrealize = cz_grid_unrealize;
  widget_class->grab_focus = cz_grid_grab_focus;
  widget_class->focus = cz_grid_focus;

  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0.5, 3.0, 1.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_css_name (widget_class, "cz-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
cz_grid_init (CzGrid *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  cz_palette_ensure ();

  self->hovered_column = CZ_GRID_NO_COLUMN;
  self->zoom = 1.0;
  self->scale = 1.0;
  self->text = g_string_new (NULL);
  self->layout_key = g_string_new (NULL);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->cells = g_hash_table_new (NULL, NULL);
  self->shown = g_ptr_array_new ();
  self->ranges = g_array_new (FALSE, TRUE, sizeof (CzGridRange));
  self->refusals = g_ptr_array_new_with_free_func (_cz_grid_refusal_free);
  g_queue_init (&self->free_cells);
  _cz_grid_selection_init (self);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->bubble = _cz_grid_bubble_new ();
  gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  _cz_grid_add_keys (self);
  _cz_grid_ime_add (self);
  _cz_grid_add_pointer (self);
  _cz_grid_text_update_style (self);
}

GtkWidget *
cz_grid_new (void)
{
  return g_object_new (CZ_TYPE_GRID, NULL);
}

static void
drop_table (CzGrid *self)
{
  _cz_grid_editor_close (self, TRUE);
  g_signal_handlers_disconnect_by_data (self->table, self);
  _cz_grid_pool_clear (self);
  cz_grid_columns_clear (&self->columns);
  g_ptr_array_set_size (self->refusals, 0);
  self->table = NULL;
  g_clear_object (&self->view);
}

/**
 * cz_grid_set_table:
 * @self: a grid
 * @table: (nullable): what to show
 */
void
cz_grid_set_table (CzGrid  *self,
                   CzTable *table)
{
  g_return_if_fail (CZ_IS_GRID (self));
  g_return_if_fail (table == NULL || CZ_IS_TABLE (table));

  if (self->source == table)
    return;

  if (self->table != NULL)
    drop_table (self);

  g_set_object (&self->source, table);
  if (table != NULL)
    {
      self->view = cz_table_view_new (table);
      self->table = CZ_TABLE (self->view);
    }

  _cz_grid_reset_rows (self);
  _cz_grid_selection_init (self);

  if (table != NULL)
    {
      cz_grid_columns_load (&self->columns, self->table);
      g_signal_connect_object (self->table, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->table, "cells-changed", G_CALLBACK (cells_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->table, "columns-changed", G_CALLBACK (columns_changed_cb), self,
                               G_CONNECT_SWAPPED);
      _cz_grid_select (self, 0, cz_grid_columns_first (&self->columns));
    }

  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

/* Returns: (transfer none) (nullable): the table shown */
CzTable *
cz_grid_get_table (CzGrid *self)
{
  g_return_val_if_fail (CZ_IS_GRID (self), NULL);

  return self->source;
}

/* Returns: (transfer none) (nullable): how the table is filtered and sorted; to be changed by all who like */
CzTableView *
cz_grid_get_view (CzGrid *self)
{
  g_return_val_if_fail (CZ_IS_GRID (self), NULL);

  return self->view;
}

/**
 * cz_grid_set_zoom:
 * @self: a grid
 * @zoom: 1.0 for the text size of the desktop
 */
void
cz_grid_set_zoom (CzGrid *self,
                  double  zoom)
{
  g_return_if_fail (CZ_IS_GRID (self));

  zoom = CLAMP (zoom, 0.5, 3.0);
  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  _cz_grid_text_update_style (self);
  _cz_grid_relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

double
cz_grid_get_zoom (CzGrid *self)
{
  g_return_val_if_fail (CZ_IS_GRID (self), 1.0);

  return self->zoom;
}
