/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-column-menu.h"

#include "base/cz-pinyin.h"
#include "widgets/cz-grid-private.h"

#include <glib/gi18n.h>

/* More values than this are narrowed by typing, not by scrolling. */
#define MAX_VALUES 100

/**
 * CzGridColumnMenu:
 *
 * What can be done with a column of a grid: sort, group, hide, fit, and filter by values or a condition.
 */
struct _CzGridColumnMenu
{
  GtkPopover parent_instance;

  CzGrid     *grid;
  guint       column;
  GPtrArray  *found;
  GHashTable *chosen;
  gboolean    loading;

  GtkToggleButton *ascending;
  GtkToggleButton *descending;
  GtkToggleButton *grouped;
  GtkWidget       *show_all;
  GtkDropDown     *condition;
  GtkWidget       *entries;
  GtkEntry        *first;
  GtkEntry        *second;
  GtkWidget       *values_scroller;
  GtkBox          *values;
  GtkLabel        *more;
  GtkWidget       *clear;
};

G_DEFINE_FINAL_TYPE (CzGridColumnMenu, cz_grid_column_menu, GTK_TYPE_POPOVER)

static CzTableFilterKind
get_kind (CzGridColumnMenu *self)
{
  return (CzTableFilterKind) gtk_drop_down_get_selected (self->condition);
}

static void
value_toggled_cb (CzGridColumnMenu *self,
                  GtkCheckButton   *button)
{
  const char *text = g_object_get_data (G_OBJECT (button), "value");

  if (gtk_check_button_get_active (button))
    g_hash_table_add (self->chosen, g_strdup (text));
  else
    g_hash_table_remove (self->chosen, text);
}

static void
append_value (CzGridColumnMenu   *self,
              const CzTableValue *value)
{
  g_autofree char *shown = g_strdup (*value->text != '\0' ? value->text : _ ("(blank)"));
  g_autofree char *label = g_strdup_printf ("%s  %u", g_strdelimit (shown, "\n", ' '), value->n_rows);
  GtkWidget       *button = gtk_check_button_new_with_label (label);
  GtkWidget       *child = gtk_widget_get_last_child (button);

  if (GTK_IS_LABEL (child))
    {
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_max_width_chars (GTK_LABEL (child), 30);
    }

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), g_hash_table_contains (self->chosen, value->text));
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value->text), g_free);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (value_toggled_cb), self);
  gtk_box_append (self->values, button);
}

static void
show_values (CzGridColumnMenu *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->first));
  GtkWidget  *child;
  guint       n_matches = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))) != NULL)
    gtk_box_remove (self->values, child);

  for (guint i = 0; i < self->found->len; i++)
    {
      const CzTableValue *value = g_ptr_array_index (self->found, i);

      if (!cz_pinyin_matches (value->text, typed))
        continue;
      if (n_matches < MAX_VALUES)
        append_value (self, value);
      n_matches++;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->more), n_matches > MAX_VALUES);
  if (n_matches > MAX_VALUES)
    {
      g_autofree char *text = g_strdup_printf (
        ngettext ("%u more: type to find it", "%u more: type to find them", n_matches - MAX_VALUES),
        n_matches - MAX_VALUES);

      gtk_label_set_text (self->more, text);
    }
}

static void
condition_changed_cb (CzGridColumnMenu *self)
{
  CzTableFilterKind kind = get_kind (self);
  gboolean          by_values = kind == CZ_TABLE_FILTER_VALUES;

  gtk_widget_set_visible (self->entries, kind != CZ_TABLE_FILTER_BLANK && kind != CZ_TABLE_FILTER_FILLED);
  gtk_widget_set_visible (GTK_WIDGET (self->second), kind == CZ_TABLE_FILTER_BETWEEN);
  gtk_widget_set_visible (self->values_scroller, by_values);
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  gtk_entry_set_placeholder_text (self->first, by_values                          ? _ ("Find a value")
                                               : kind >= CZ_TABLE_FILTER_AT_LEAST ? _ ("Number")
                                                                                  : _ ("Text"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->first), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->second), "error");
  if (by_values && !self->loading)
    show_values (self);
}

static void
first_changed_cb (CzGridColumnMenu *self)
{
  if (!self->loading && get_kind (self) == CZ_TABLE_FILTER_VALUES)
    show_values (self);
}

static CzTableView *
get_view (CzGridColumnMenu *self)
{
  return cz_grid_get_view (self->grid);
}

static void
sort_clicked_cb (CzGridColumnMenu *self,
                 GtkToggleButton  *button)
{
  CzTableSort sort = button == self->ascending ? CZ_TABLE_SORT_ASCENDING : CZ_TABLE_SORT_DESCENDING;

  cz_table_view_set_sort (get_view (self), self->column,
                          gtk_toggle_button_get_active (button) ? sort : CZ_TABLE_SORT_NONE);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
group_clicked_cb (CzGridColumnMenu *self)
{
  cz_table_view_set_group (get_view (self),
                           gtk_toggle_button_get_active (self->grouped) ? self->column : CZ_TABLE_VIEW_NONE);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
fit_clicked_cb (CzGridColumnMenu *self)
{
  _cz_grid_autofit (self->grid, self->column);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
hide_clicked_cb (CzGridColumnMenu *self)
{
  cz_grid_set_column_visible (self->grid, self->column, FALSE);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
show_all_clicked_cb (CzGridColumnMenu *self)
{
  for (guint i = 0; i < self->grid->columns.n_columns; i++)
    cz_grid_set_column_visible (self->grid, i, TRUE);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
clear_clicked_cb (CzGridColumnMenu *self)
{
  cz_table_view_set_filter (get_view (self), self->column, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Marks the entry where it does not hold a number. */
static gboolean
read_number (GtkEntry  *entry,
             CzDecimal *number)
{
  gboolean valid = cz_decimal_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), number, NULL);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_widget_grab_focus (GTK_WIDGET (entry));
    }

  return valid;
}

static CzTableFilter *
new_values_filter (CzGridColumnMenu *self)
{
  g_autofree const char **values = (const char **) g_hash_table_get_keys_as_array (self->chosen, NULL);

  return values[0] != NULL ? cz_table_filter_new_values (values) : NULL;
}

static gboolean
read_filter (CzGridColumnMenu *self,
             CzTableFilter   **filter)
{
  CzTableFilterKind kind = get_kind (self);
  const char       *text = gtk_editable_get_text (GTK_EDITABLE (self->first));
  CzDecimal         low = cz_decimal_none ();
  CzDecimal         high = cz_decimal_none ();

  switch (kind)
    {
    case CZ_TABLE_FILTER_VALUES:
      *filter = new_values_filter (self);
      return TRUE;
    case CZ_TABLE_FILTER_CONTAINS:
    case CZ_TABLE_FILTER_LACKS:
      *filter = *text != '\0' ? cz_table_filter_new_text (kind, text) : NULL;
      return TRUE;
    case CZ_TABLE_FILTER_BLANK:
    case CZ_TABLE_FILTER_FILLED:
      *filter = cz_table_filter_new (kind);
      return TRUE;
    default:
      if (!read_number (self->first, kind == CZ_TABLE_FILTER_AT_MOST ? &high : &low) ||
          (kind == CZ_TABLE_FILTER_BETWEEN && !read_number (self->second, &high)))
        return FALSE;
      *filter = cz_table_filter_new_range (kind, low, high);
      return TRUE;
    }
}

static void
apply_clicked_cb (CzGridColumnMenu *self)
{
  CzTableFilter *filter = NULL;

  if (!read_filter (self, &filter))
    return;

  cz_table_view_set_filter (get_view (self), self->column, filter);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
cz_grid_column_menu_closed (GtkPopover *popover)
{
  CzGridColumnMenu *self = CZ_GRID_COLUMN_MENU (popover);

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
cz_grid_column_menu_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_GRID_COLUMN_MENU);

  G_OBJECT_CLASS (cz_grid_column_menu_parent_class)->dispose (object);
}

static void
cz_grid_column_menu_finalize (GObject *object)
{
  CzGridColumnMenu *self = CZ_GRID_COLUMN_MENU (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (cz_grid_column_menu_parent_class)->finalize (object);
}

static void
cz_grid_column_menu_class_init (CzGridColumnMenuClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cz_grid_column_menu_dispose;
  object_class->finalize = cz_grid_column_menu_finalize;
  GTK_POPOVER_CLASS (klass)->closed = cz_grid_column_menu_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chuangzhi/Chuangzhi/widgets/cz-grid-column-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, ascending);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, descending);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, grouped);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, show_all);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, condition);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, entries);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, first);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, second);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, values_scroller);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, values);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, more);
  gtk_widget_class_bind_template_child (widget_class, CzGridColumnMenu, clear);
  gtk_widget_class_bind_template_callback (widget_class, sort_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, condition_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_changed_cb);
}

static void
cz_grid_column_menu_init (CzGridColumnMenu *self)
{
  self->loading = TRUE;
  self->found = g_ptr_array_new_with_free_func (g_free);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): the menu, a child of the grid */
GtkWidget *
cz_grid_column_menu_new (CzGrid *grid)
{
  CzGridColumnMenu *self = g_object_new (CZ_TYPE_GRID_COLUMN_MENU, "position", GTK_POS_BOTTOM, NULL);

  self->grid = grid;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (grid));

  return GTK_WIDGET (self);
}

static void
load_filter (CzGridColumnMenu    *self,
             const CzTableFilter *filter)
{
  CzDecimal        bound = cz_decimal_none ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_hash_table_remove_all (self->chosen);
  if (filter != NULL && filter->values != NULL)
    {
      GHashTableIter iter;
      gpointer       value;

      g_hash_table_iter_init (&iter, filter->values);
      while (g_hash_table_iter_next (&iter, &value, NULL))
        g_hash_table_add (self->chosen, g_strdup (value));
    }

  if (filter != NULL && filter->kind >= CZ_TABLE_FILTER_AT_LEAST)
    {
      bound = filter->kind == CZ_TABLE_FILTER_AT_MOST ? filter->high : filter->low;
      first = cz_decimal_to_string (bound);
      second = filter->kind == CZ_TABLE_FILTER_BETWEEN ? cz_decimal_to_string (filter->high) : NULL;
    }
  else if (filter != NULL)
    first = g_strdup (filter->text);

  gtk_drop_down_set_selected (self->condition, filter != NULL ? filter->kind : CZ_TABLE_FILTER_VALUES);
  gtk_editable_set_text (GTK_EDITABLE (self->first), first != NULL ? first : "");
  gtk_editable_set_text (GTK_EDITABLE (self->second), second != NULL ? second : "");
}

/* Opens under the heading of @column with what it is filtered and sorted by now. */
void
cz_grid_column_menu_show (CzGridColumnMenu *self,
                          guint             column)
{
  CzTableView         *view = get_view (self);
  const CzTableFilter *filter = cz_table_view_get_filter (view, column);
  guint                sort_column;
  CzTableSort          sort = cz_table_view_get_sort (view, &sort_column);
  gboolean             hidden = FALSE;
  GdkRectangle         rect;

  self->column = column;
  self->loading = TRUE;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = cz_table_view_dup_values (view, column);
  load_filter (self, filter);
  self->loading = FALSE;
  condition_changed_cb (self);

  for (guint i = 0; i < self->grid->columns.n_columns; i++)
    hidden |= self->grid->columns.columns[i].hidden;
  gtk_widget_set_sensitive (self->show_all, hidden);
  gtk_widget_set_sensitive (self->clear, filter != NULL);
  gtk_toggle_button_set_active (self->ascending, sort == CZ_TABLE_SORT_ASCENDING && sort_column == column);
  gtk_toggle_button_set_active (self->descending, sort == CZ_TABLE_SORT_DESCENDING && sort_column == column);
  gtk_toggle_button_set_active (self->grouped, cz_table_view_get_group (view) == column);

  _cz_grid_heading_get_rect (self->grid, column, &rect);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &rect);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}
