/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cz-application.h"

#include "app/cz-preferences.h"
#include "views/cz-pages.h"
#include "widgets/cz-palette.h"
#include "workspace/cz-recent.h"

#include <glib/gi18n-lib.h>

struct _CzApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (CzApplication, cz_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.new-window", { "<Control><Shift>n" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.import", { "<Control>i" } },
  { "win.import-text", { "<Control><Shift>i" } },
  { "win.close", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>f" } },
  { "win.search-all", { "<Control><Shift>f" } },
  { "win.help", { "F1" } },
  { "win.back", { "<Alt>0" } },
  { "page.details", { "F9" } },
  { "page.paste-files", { "<Control><Shift>v" } },
  { "page.print", { "<Control>p" } },
  { "page.export", { "<Control>e" } },
  { "page.details", { "F9" } },
  { "page.trial", { "<Control>t" } },
  { "page.lift", { "<Control>l" } },
  { "page.rounds", { "<Control><Shift>r" } },
  { "page.results", { "<Control><Shift>e" } },
  { "page.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "page.zoom-out", { "<Control>minus" } },
  { "page.zoom-fit", { "<Control>0" } },
};

static void
set_shortcuts (CzApplication *self)
{
  GtkApplication   *application = GTK_APPLICATION (self);
  guint             n_pages;
  const CzPageInfo *pages = cz_pages_get (&n_pages);

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);

  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", pages[i].name);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);

      gtk_application_set_accels_for_action (application, action, (const char *const[]){ accel, NULL });
    }
}

static void
update_color_scheme (CzApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (scheme, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                                      : ADW_COLOR_SCHEME_DEFAULT);
}

static void
update_person (CzApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "user-name");

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL && *name != '\0'; l = l->next)
    if (CZ_IS_WINDOW (l->data) && cz_window_get_workspace (l->data) != NULL)
      cz_workspace_set_person (cz_window_get_workspace (l->data), name);
}

static void
quit_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
preferences_cb (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  CzApplication *self = CZ_APPLICATION (user_data);
  GtkWindow     *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (cz_preferences_new (window, self->settings)));
}

static char *
make_debug_info (void)
{
  return g_strdup_printf ("Chuangzhi %s\nGTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\nGSK_RENDERER=%s\nlocale %s\n",
                          PACKAGE_VERSION,
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version,
                          g_getenv ("GSK_RENDERER") != NULL ? g_getenv ("GSK_RENDERER") : "default",
                          g_get_language_names ()[0]);
}

static void
about_cb (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autofree char *debug_info = make_debug_info ();

  adw_show_about_window (window,
                         "application-name", _ ("Chuangzhi"),
                         "application-icon", "org.chuangzhi.Chuangzhi",
                         "developer-name", _ ("The Chuangzhi developers"),
                         "version", PACKAGE_VERSION,
                         "comments", _ ("From the official document to plans, scores and forms. One file keeps everything; every step can be undone."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "debug-info", debug_info,
                         "debug-info-filename", "chuangzhi-debug.txt",
                         /* Translators: your name, one translator a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
};

static CzWindow *
get_start_window (CzApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CZ_IS_WINDOW (l->data) && cz_window_get_workspace (l->data) == NULL)
      return l->data;

  return cz_application_add_window (self);
}

static void
cz_application_activate (GApplication *application)
{
  CzApplication   *self = CZ_APPLICATION (application);
  GtkWindow       *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *path = cz_recent_dup_first ();

  if (window == NULL)
    {
      window = GTK_WINDOW (cz_application_add_window (self));

      if (path != NULL)
        cz_window_open (CZ_WINDOW (window), path, 0);
    }

  gtk_window_present (window);
}

static void
open_workspace (CzApplication *self,
                const char    *path)
{
  CzWindow *window = cz_application_find_window (self, path);

  if (window == NULL)
    {
      window = get_start_window (self);
      cz_window_open (window, path, 0);
    }

  gtk_window_present (GTK_WINDOW (window));
}

static void
cz_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint G_GNUC_UNUSED)
{
  CzApplication *self = CZ_APPLICATION (application);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path == NULL)
        continue;

      if (g_str_has_suffix (path, ".chuangzhi"))
        open_workspace (self, path);
      else
        g_ptr_array_add (documents, g_steal_pointer (&path));
    }

  if (documents->len == 0)
    return;

  if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
    g_application_activate (application);
  g_ptr_array_add (documents, NULL);
  cz_window_import (CZ_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self))),
                    (const char *const *) documents->pdata);
}

static void
cz_application_startup (GApplication *application)
{
  CzApplication *self = CZ_APPLICATION (application);

  G_APPLICATION_CLASS (cz_application_parent_class)->startup (application);

  self->settings = g_settings_new ("org.chuangzhi.Chuangzhi");
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (update_color_scheme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::user-name", G_CALLBACK (update_person), self, G_CONNECT_SWAPPED);
  update_color_scheme (self);
  cz_palette_ensure ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_shortcuts (self);
  gtk_window_set_default_icon_name ("org.chuangzhi.Chuangzhi");
}

/* The last window of a workspace lets go of its file, after the last edit is durable. */
static void
cz_application_window_removed (GtkApplication *application,
                               GtkWindow      *window)
{
  CzWorkspace *workspace = CZ_IS_WINDOW (window) ? cz_window_get_workspace (CZ_WINDOW (window)) : NULL;
  g_autoptr (GError) error = NULL;

  GTK_APPLICATION_CLASS (cz_application_parent_class)->window_removed (application, window);

  if (workspace == NULL || cz_application_find_window (CZ_APPLICATION (application), cz_workspace_get_path (workspace)) != NULL)
    return;

  if (!cz_workspace_close (workspace, &error))
    g_warning ("Closing %s: %s", cz_workspace_get_path (workspace), error->message);
}

static void
cz_application_finalize (GObject *object)
{
  g_clear_object (&CZ_APPLICATION (object)->settings);

  G_OBJECT_CLASS (cz_application_parent_class)->finalize (object);
}

static void
cz_application_class_init (CzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cz_application_finalize;
  application_class->activate = cz_application_activate;
  application_class->open = cz_application_open;
  application_class->startup = cz_application_startup;
  GTK_APPLICATION_CLASS (klass)->window_removed = cz_application_window_removed;
}

static void
cz_application_init (CzApplication *self G_GNUC_UNUSED)
{
}

CzApplication *
cz_application_new (void)
{
  return g_object_new (CZ_TYPE_APPLICATION,
                       "application-id", "org.chuangzhi.Chuangzhi",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/chuangzhi/Chuangzhi",
                       NULL);
}

/**
 * cz_application_add_window:
 * @self: the application, started up
 *
 * Returns: (transfer none): a new window that shows the start page
 */
CzWindow *
cz_application_add_window (CzApplication *self)
{
  g_return_val_if_fail (CZ_IS_APPLICATION (self), NULL);

  return cz_window_new (ADW_APPLICATION (self), self->settings);
}

/**
 * cz_application_find_window:
 * @self: the application
 * @path: a workspace file
 *
 * Returns: (transfer none) (nullable): a window that shows it
 */
CzWindow *
cz_application_find_window (CzApplication *self,
                            const char    *path)
{
  g_autofree char *wanted = g_canonicalize_filename (path, NULL);

  g_return_val_if_fail (CZ_IS_APPLICATION (self), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      CzWorkspace     *workspace = CZ_IS_WINDOW (l->data) ? cz_window_get_workspace (l->data) : NULL;
      g_autofree char *open = workspace != NULL ? g_canonicalize_filename (cz_workspace_get_path (workspace), NULL) : NULL;

      if (g_strcmp0 (open, wanted) == 0)
        return l->data;
    }

  return NULL;
}

/* Returns: (transfer none): the preferences, once the application is started up */
GSettings *
cz_application_get_settings (CzApplication *self)
{
  g_return_val_if_fail (CZ_IS_APPLICATION (self), NULL);

  return self->settings;
}
