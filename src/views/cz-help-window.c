/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-help-window.h"

#include "views/cz-help-text.h"
#include "widgets/cz-grid.h"

#include <glib/gi18n-lib.h>

struct _CzHelpWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkLabel       *question_label;
  GtkListBox     *step_list;
  GtkWidget      *keys_button;

  CzGrid *grid; /* (nullable): the table of the page; weak */
};

G_DEFINE_FINAL_TYPE (CzHelpWindow, cz_help_window, ADW_TYPE_WINDOW)

static void
keys_clicked_cb (CzHelpWindow *self)
{
  g_autoptr (CzGrid) grid = g_object_ref (self->grid);

  gtk_window_close (GTK_WINDOW (self));
  cz_grid_show_keys (grid);
}

static void
shortcuts_clicked_cb (CzHelpWindow *self)
{
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-help-overlay", NULL);
}

static CzGrid *
find_grid (GtkWidget *widget)
{
  CzGrid *found = NULL;

  if (CZ_IS_GRID (widget))
    return CZ_GRID (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_grid (child);

  return found;
}

static void
append_step (CzHelpWindow *self,
             const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_append (self->step_list, label);
}

static void
cz_help_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&CZ_HELP_WINDOW (object)->grid);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (cz_help_window_parent_class)->dispose (object);
}

static void
cz_help_window_class_init (CzHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_help_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CzHelpWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, CzHelpWindow, question_label);
  gtk_widget_class_bind_template_child (widget_class, CzHelpWindow, step_list);
  gtk_widget_class_bind_template_child (widget_class, CzHelpWindow, keys_button);
  gtk_widget_class_bind_template_callback (widget_class, keys_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, shortcuts_clicked_cb);
}

static void
cz_help_window_init (CzHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cz_help_window_new:
 * @parent: the window that shows the page
 * @info: which page it is; it has a text in cz-help-text.c
 * @page: the page
 *
 * Returns: (transfer none): the help of the page, not yet shown
 */
GtkWidget *
cz_help_window_new (GtkWindow        *parent,
                    const CzPageInfo *info,
                    CzPage           *page)
{
  const CzHelpText *text = cz_help_text_find (info->name);
  const char       *title = g_dpgettext2 (NULL, "page", info->title);
  CzHelpWindow     *self;

  g_return_val_if_fail (CZ_IS_PAGE (page), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (CZ_TYPE_HELP_WINDOW, "transient-for", parent, "title", title, NULL);
  adw_window_title_set_title (self->window_title, title);
  gtk_label_set_text (self->question_label, _ (text->question));
  for (const char *const *step = text->steps; *step != NULL; step++)
    append_step (self, _ (*step));

  g_set_weak_pointer (&self->grid, find_grid (GTK_WIDGET (page)));
  gtk_widget_set_visible (self->keys_button, self->grid != NULL);

  return GTK_WIDGET (self);
}
