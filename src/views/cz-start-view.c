/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-start-view.h"

struct _CzStartView
{
  AdwBin parent_instance;

  GtkWidget  *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (CzStartView, cz_start_view, ADW_TYPE_BIN)

static char *
display_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  char            *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_steal_pointer (&name);
}

static char *
display_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char      *home = g_get_home_dir ();

  if (g_str_has_prefix (folder, home))
    {
      g_autofree char *below = g_filename_display_name (folder + strlen (home));

      return g_strconcat ("~", below, NULL);
    }

  return g_filename_display_name (folder);
}

static GtkWidget *
new_recent_row (const char *path)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *name = display_name (path);
  g_autofree char *folder = display_folder (path);

  g_object_set (row,
                "title", name,
                "subtitle", folder,
                "use-markup", FALSE,
                "title-lines", 1,
                "subtitle-lines", 1,
                "icon-name", "x-office-document-symbolic",
                "activatable", TRUE,
                "action-name", "win.open-recent",
                NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_widget_set_tooltip_text (row, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
cz_start_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_START_VIEW);

  G_OBJECT_CLASS (cz_start_view_parent_class)->dispose (object);
}

static void
cz_start_view_class_init (CzStartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_start_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-start-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CzStartView, recent_group);
  gtk_widget_class_bind_template_child (widget_class, CzStartView, recent_list);
}

static void
cz_start_view_init (CzStartView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cz_start_view_set_recent:
 * @self: a start view
 * @paths: (array zero-terminated=1): workspaces opened lately, newest first
 */
void
cz_start_view_set_recent (CzStartView       *self,
                          const char *const *paths)
{
  GtkWidget *row;

  g_return_if_fail (CZ_IS_START_VIEW (self));
  g_return_if_fail (paths != NULL);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);

  for (guint i = 0; paths[i] != NULL; i++)
    gtk_list_box_append (self->recent_list, new_recent_row (paths[i]));

  gtk_widget_set_visible (self->recent_group, paths[0] != NULL);
}
