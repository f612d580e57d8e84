/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-frame.h"

#include "widgets/cz-grid-private.h"

#include <glib/gi18n.h>

/* Rows looked through at a time while counting, so that typing is never held up. */
#define ROWS_AT_A_TIME 2000

/**
 * CzGridFrame:
 *
 * A grid with what stands around it: scroll bars, the bar that finds and replaces, the bar that says what a filter
 * hides.
 */
struct _CzGridFrame
{
  GtkWidget parent_instance;

  CzGrid *grid;
  guint   count_source;
  guint   count_row;
  guint   n_found;
  guint   n_before;

  GtkRevealer       *find_revealer;
  GtkEditable       *find_entry;
  GtkLabel          *find_count;
  GtkWidget         *replace_box;
  GtkEditable       *replace_entry;
  GtkRevealer       *filter_revealer;
  GtkLabel          *filter_label;
  GtkScrolledWindow *scroller;
};

enum
{
  PROP_0,
  PROP_GRID,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CzGridFrame, cz_grid_frame, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
show_count (CzGridFrame *self)
{
  g_autofree char *text = NULL;

  if (self->n_found == 0)
    text = g_strdup (_ ("Not found"));
  else if (self->n_before == 0)
    text = g_strdup_printf (ngettext ("%u place", "%u places", self->n_found), self->n_found);
  else
    /* Translators: the number of the place found, and of all places */
    text = g_strdup_printf (_ ("%u of %u"), self->n_before, self->n_found);

  gtk_label_set_text (self->find_count, text);
}

static gboolean
count_cb (gpointer user_data)
{
  CzGridFrame *self = user_data;
  const char  *text = gtk_editable_get_text (self->find_entry);

  if (self->grid->table != NULL && self->count_row < _cz_grid_get_n_rows (self->grid))
    {
      self->n_found += _cz_grid_find_count (self->grid, text, self->count_row, ROWS_AT_A_TIME, &self->n_before);
      self->count_row += ROWS_AT_A_TIME;
      return G_SOURCE_CONTINUE;
    }

  self->count_source = 0;
  show_count (self);

  return G_SOURCE_REMOVE;
}

static void
count (CzGridFrame *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  self->count_row = 0;
  self->n_found = 0;
  self->n_before = 0;

  if (*gtk_editable_get_text (self->find_entry) == '\0')
    gtk_label_set_text (self->find_count, "");
  else
    self->count_source = g_idle_add (count_cb, self);
}

static void
find (CzGridFrame *self,
      int          direction)
{
  if (self->grid == NULL)
    return;

  _cz_grid_find_text (self->grid, gtk_editable_get_text (self->find_entry), direction);
  count (self);
}

static void
find_changed_cb (CzGridFrame *self)
{
  if (self->grid != NULL)
    count (self);
}

static void
find_next_cb (CzGridFrame *self)
{
  find (self, 1);
}

static void
find_previous_cb (CzGridFrame *self)
{
  find (self, -1);
}

static void
find_close_cb (CzGridFrame *self)
{
  gtk_revealer_set_reveal_child (self->find_revealer, FALSE);
  if (self->grid != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
replace_cb (CzGridFrame *self)
{
  if (self->grid == NULL)
    return;

  _cz_grid_replace_text (self->grid, gtk_editable_get_text (self->find_entry),
                         gtk_editable_get_text (self->replace_entry), FALSE);
  find (self, 1);
}

static void
replace_all_cb (CzGridFrame *self)
{
  g_autofree char *text = NULL;
  guint            n_replaced;

  if (self->grid == NULL)
    return;

  n_replaced = _cz_grid_replace_text (self->grid, gtk_editable_get_text (self->find_entry),
                                      gtk_editable_get_text (self->replace_entry), TRUE);
  g_clear_handle_id (&self->count_source, g_source_remove);
  text = g_strdup_printf (ngettext ("%u cell replaced", "%u cells replaced", n_replaced), n_replaced);
  gtk_label_set_text (self->find_count, text);
}

static void
show_all_rows_cb (CzGridFrame *self)
{
  cz_table_view_clear_filters (cz_grid_get_view (self->grid));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
view_changed_cb (CzGridFrame *self)
{
  CzTableView     *view = cz_grid_get_view (self->grid);
  CzTable         *source = cz_grid_get_table (self->grid);
  g_autofree char *text = NULL;

  if (view == NULL || !cz_table_view_is_filtered (view))
    {
      gtk_revealer_set_reveal_child (self->filter_revealer, FALSE);
      return;
    }

  /* Translators: of a filtered table */
  text = g_strdup_printf (_ ("%u of %u rows shown"), cz_table_view_get_n_shown (view),
                          cz_table_get_n_rows (source) - cz_table_get_n_footers (source));
  gtk_label_set_text (self->filter_label, text);
  gtk_revealer_set_reveal_child (self->filter_revealer, TRUE);
}

static void
open_find (CzGridFrame *self,
           gboolean     replace)
{
  gtk_widget_set_visible (self->replace_box, replace);
  gtk_revealer_set_reveal_child (self->find_revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (self->find_entry, 0, -1);
}

static void
find_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter G_GNUC_UNUSED)
{
  CzGridFrame *self = CZ_GRID_FRAME (widget);

  if (g_str_equal (action, "grid.find-next"))
    find (self, 1);
  else if (g_str_equal (action, "grid.find-previous"))
    find (self, -1);
  else
    open_find (self, g_str_equal (action, "grid.replace"));
}

static void
cz_grid_frame_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_GRID:
      g_value_set_object (value, CZ_GRID_FRAME (object)->grid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_grid_frame_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_GRID:
      cz_grid_frame_set_grid (CZ_GRID_FRAME (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
cz_grid_frame_grab_focus (GtkWidget *widget)
{
  CzGridFrame *self = CZ_GRID_FRAME (widget);

  return self->grid != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
cz_grid_frame_dispose (GObject *object)
{
  CzGridFrame *self = CZ_GRID_FRAME (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_data (self->grid, self);
  g_clear_object (&self->grid);
  gtk_widget_dispose_template (GTK_WIDGET (self), CZ_TYPE_GRID_FRAME);

  G_OBJECT_CLASS (cz_grid_frame_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/widgets/cz-grid-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, find_revealer);
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, find_entry);
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, find_count);
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, replace_box);
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, replace_entry);
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, filter_label);
  gtk_widget_class_bind_template_child (widget_class, CzGridFrame, scroller);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_rows_cb);
}

static void
cz_grid_frame_class_init (CzGridFrameClass *klass)
{
  static const char *const actions[] = { "grid.find", "grid.replace", "grid.find-next", "grid.find-previous" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cz_grid_frame_dispose;
  object_class->get_property = cz_grid_frame_get_property;
  object_class->set_property = cz_grid_frame_set_property;
  widget_class->grab_focus = cz_grid_frame_grab_focus;

  properties[PROP_GRID] =
    g_param_spec_object ("grid", NULL, NULL, CZ_TYPE_GRID,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, find_action);
  bind_template (widget_class);
}

static void
cz_grid_frame_init (CzGridFrame *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cz_grid_frame_new (CzGrid *grid)
{
  return g_object_new (CZ_TYPE_GRID_FRAME, "grid", grid, NULL);
}

void
cz_grid_frame_set_grid (CzGridFrame *self,
                        CzGrid      *grid)
{
  g_return_if_fail (CZ_IS_GRID_FRAME (self));
  g_return_if_fail (grid == NULL || CZ_IS_GRID (grid));

  if (self->grid == grid)
    return;

  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_data (self->grid, self);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (grid));
  g_set_object (&self->grid, grid);
  if (grid != NULL)
    g_signal_connect_object (grid, "view-changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GRID]);
}

/* Returns: (transfer none) (nullable): the grid */
CzGrid *
cz_grid_frame_get_grid (CzGridFrame *self)
{
  g_return_val_if_fail (CZ_IS_GRID_FRAME (self), NULL);

  return self->grid;
}
