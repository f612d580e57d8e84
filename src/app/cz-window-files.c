/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cz-application.h"
#include "app/cz-window-private.h"
#include "base/cz-error.h"
#include "views/cz-import-dialog.h"
#include "workspace/cz-error-text.h"
#include "workspace/cz-recent.h"
#include "workspace/cz-sample.h"

#include <glib/gi18n-lib.h>

/*
 * The window's files: making, opening and copying workspaces, and taking documents in.
 */

static CzApplication *
get_application (CzWindow *self)
{
  return CZ_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* Fills the start page with the workspaces that still exist. */
void
cz_window_show_recent (CzWindow *self)
{
  g_auto (GStrv) paths = cz_recent_list ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) existing = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (builder, paths[i]);

  existing = g_strv_builder_end (builder);
  cz_start_view_set_recent (self->start_view, (const char *const *) existing);
}

/* Opening */

typedef struct
{
  CzWindow    *window;
  char        *path;
  CzStoreFlags flags;
  gboolean     sample;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_free (opening->path);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void start_opening (Opening *opening);

static void
set_opening (CzWindow *self,
             gboolean  opening)
{
  gtk_spinner_set_spinning (self->opening_spinner, opening);
  gtk_stack_set_visible_child_name (self->main_stack, opening ? "opening" : "start");
}

static void
locked_response_cb (Opening    *opening,
                    const char *response)
{
  g_autoptr (Opening) owned = opening;

  if (g_str_equal (response, "read"))
    {
      owned->flags = CZ_STORE_READ_ONLY;
      start_opening (g_steal_pointer (&owned));
    }
}

/* Another program holds the file, or part of it cannot be read: it may still be looked at. */
static void
offer_reading (Opening      *opening,
               const GError *error)
{
  CzWindow        *self = opening->window;
  g_autofree char *text = cz_error_text (error);
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Workspace Cannot Be Opened"), text);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Cancel"), "read", _ ("Open for _Reading"), NULL);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (locked_response_cb), opening);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opened_cb (GObject      *object G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzWorkspace) workspace = cz_workspace_open_finish (result, &error);
  CzWindow        *self = opening->window;
  g_autofree char *person = g_settings_get_string (self->settings, "user-name");

  set_opening (self, FALSE);

  if (workspace == NULL)
    {
      if (opening->flags == 0 && (g_error_matches (error, CZ_ERROR, CZ_ERROR_LOCKED) || g_error_matches (error, CZ_ERROR, CZ_ERROR_DAMAGED)))
        offer_reading (g_steal_pointer (&opening), error);
      else
        cz_window_show_error (self, _ ("The Workspace Cannot Be Opened"), error);
      return;
    }

  if (*person != '\0')
    cz_workspace_set_person (workspace, person);
  if (opening->sample && !cz_sample_import (workspace, &error))
    g_warning ("Reading the sample: %s", error->message);

  cz_recent_add (opening->path);
  cz_window_set_workspace (self, workspace);

  if (self->documents != NULL)
    {
      g_auto (GStrv) documents = g_steal_pointer (&self->documents);

      cz_window_import (self, (const char *const *) documents);
    }
}

static void
start_opening (Opening *opening)
{
  set_opening (opening->window, TRUE);
  cz_workspace_open_async (opening->path, opening->flags, NULL, opened_cb, opening);
}

/* A window shows one workspace for life: a second one goes to another window. */
static void
open_somewhere (CzWindow    *self,
                const char  *path,
                CzStoreFlags flags,
                gboolean     sample)
{
  CzWindow *window = cz_application_find_window (get_application (self), path);
  Opening  *opening;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  window = self->workspace == NULL ? self : cz_application_add_window (get_application (self));
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (window);
  opening->path = g_strdup (path);
  opening->flags = flags;
  opening->sample = sample;
  start_opening (opening);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * cz_window_open:
 * @self: a window
 * @path: a workspace file
 * @flags: how to open it
 *
 * Opens a workspace: in this window when it has none, in its own when it has; presents the window that shows it.
 */
void
cz_window_open (CzWindow    *self,
                const char  *path,
                CzStoreFlags flags)
{
  g_return_if_fail (CZ_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  open_somewhere (self, path, flags, FALSE);
}

/* Choosing files */

typedef void (*FileChosen) (CzWindow *self, GListModel *files);

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     FileChosen       chosen)
{
  CzWindow *self = CZ_WINDOW (gtk_native_dialog_get_transient_for (chooser));
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && g_list_model_get_n_items (files) > 0)
    chosen (self, files);

  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooser    *chooser,
            const char        *name,
            const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns != NULL; patterns++)
    gtk_file_filter_add_pattern (filter, *patterns);
  gtk_file_chooser_add_filter (chooser, filter);
}

static GtkFileChooser *
choose_file (CzWindow            *self,
             const char          *title,
             GtkFileChooserAction action,
             const char          *accept_label,
             FileChosen           chosen)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept_label, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), chosen);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));

  return GTK_FILE_CHOOSER (chooser);
}

static char *
get_first_path (GListModel *files)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  return g_file_get_path (file);
}

static char *
get_first_workspace_path (GListModel *files)
{
  g_autofree char *path = get_first_path (files);

  return path == NULL || g_str_has_suffix (path, ".chuangzhi") ? g_steal_pointer (&path) : g_strconcat (path, ".chuangzhi", NULL);
}

static void
new_chosen (CzWindow   *self,
            GListModel *files)
{
  g_autofree char *path = get_first_workspace_path (files);

  if (path != NULL)
    open_somewhere (self, path, CZ_STORE_CREATE, FALSE);
}

static void
new_cb (GSimpleAction *action G_GNUC_UNUSED,
        GVariant      *parameter G_GNUC_UNUSED,
        gpointer       user_data)
{
  GtkFileChooser *chooser = choose_file (CZ_WINDOW (user_data), _ ("New Workspace"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"), new_chosen);

  gtk_file_chooser_set_current_name (chooser, _ ("Workspace.chuangzhi"));
}

static void
open_chosen (CzWindow   *self,
             GListModel *files)
{
  g_autofree char *path = get_first_path (files);

  if (path != NULL)
    open_somewhere (self, path, 0, FALSE);
}

static void
open_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  GtkFileChooser *chooser = choose_file (CZ_WINDOW (user_data), _ ("Open Workspace"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), open_chosen);

  add_filter (chooser, _ ("Workspaces"), (const char *const[]){ "*.chuangzhi", NULL });
  add_filter (chooser, _ ("All Files"), (const char *const[]){ "*", NULL });
}

static void
open_recent_cb (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter,
                gpointer       user_data)
{
  open_somewhere (CZ_WINDOW (user_data), g_variant_get_string (parameter, NULL), 0, FALSE);
}

static void
sample_cb (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  const char      *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *path = g_build_filename (documents != NULL ? documents : g_get_home_dir (), _ ("Chuangzhi Sample.chuangzhi"), NULL);
  gboolean         exists = g_file_test (path, G_FILE_TEST_EXISTS);

  open_somewhere (CZ_WINDOW (user_data), path, exists ? 0 : CZ_STORE_CREATE, !exists);
}

static void
new_window_cb (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  CzWindow *self = CZ_WINDOW (user_data);
  CzWindow *window = cz_application_add_window (get_application (self));

  cz_window_set_workspace (window, self->workspace);
  gtk_window_present (GTK_WINDOW (window));
}

/* A copy */

static void
copy_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (cz_store_backup (cz_workspace_get_store (CZ_WORKSPACE (source_object)), task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *object G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CzWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    cz_window_toast (self, _ ("Copy saved"));
  else
    cz_window_show_error (self, _ ("The Copy Was Not Saved"), error);
}

static void
copy_chosen (CzWindow   *self,
             GListModel *files)
{
  g_autoptr (GTask) task = g_task_new (self->workspace, NULL, copied_cb, g_object_ref (self));

  g_task_set_source_tag (task, copy_chosen);
  g_task_set_task_data (task, get_first_workspace_path (files), g_free);
  g_task_run_in_thread (task, copy_in_thread);
}

static void
save_copy_cb (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  CzWindow        *self = CZ_WINDOW (user_data);
  GtkFileChooser  *chooser = choose_file (self, _ ("Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), copy_chosen);
  g_autofree char *base = g_path_get_basename (cz_workspace_get_path (self->workspace));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *stem = g_str_has_suffix (base, ".chuangzhi") ? g_strndup (base, strlen (base) - strlen (".chuangzhi")) : g_strdup (base);
  g_autofree char *name = g_strdup_printf ("%s %s.chuangzhi", stem, day);

  gtk_file_chooser_set_current_name (chooser, name);
}

/* Documents */

/**
 * cz_window_import:
 * @self: a window
 * @paths: (array zero-terminated=1): documents
 *
 * Has the documents read and shows what would be taken; without a workspace, says that one is needed first.
 */
void
cz_window_import (CzWindow          *self,
                  const char *const *paths)
{
  g_return_if_fail (CZ_IS_WINDOW (self));
  g_return_if_fail (paths != NULL);

  if (gtk_spinner_get_spinning (self->opening_spinner))
    {
      g_strfreev (self->documents);
      self->documents = g_strdupv ((char **) paths);
      return;
    }

  if (self->workspace == NULL)
    {
      cz_window_toast (self, _ ("Make or open a workspace first, then import the document into it"));
      return;
    }

  if (cz_workspace_is_read_only (self->workspace))
    {
      cz_window_toast (self, _ ("This workspace is open for reading only"));
      return;
    }

  gtk_window_present (GTK_WINDOW (cz_import_dialog_new (GTK_WINDOW (self), self->workspace, paths)));
}

static void
import_files (CzWindow   *self,
              GListModel *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }

  g_ptr_array_add (paths, NULL);
  cz_window_import (self, (const char *const *) paths->pdata);
}

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CzWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (self->workspace == NULL)
    return;

  if (text == NULL || *text == '\0')
    cz_window_toast (self, _ ("There is no text on the clipboard: copy the document's text first"));
  else
    gtk_window_present (GTK_WINDOW (cz_import_dialog_new_for_text (GTK_WINDOW (self), self->workspace, text)));
}

static void
import_text_cb (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (user_data)), NULL, text_read_cb, g_object_ref (user_data));
}

static void
import_cb (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  GtkFileChooser *chooser = choose_file (CZ_WINDOW (user_data), _ ("Import Document"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), import_files);

  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  add_filter (chooser, _ ("Documents"), (const char *const[]){ "*.txt", "*.html", "*.htm", "*.docx", "*.xlsx", "*.doc", "*.xls", "*.wps", "*.et", NULL });
  add_filter (chooser, _ ("All Files"), (const char *const[]){ "*", NULL });
}

static gboolean
drop_cb (CzWindow     *self,
         const GValue *value)
{
  g_autoptr (GListStore) documents = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL && g_str_has_suffix (path, ".chuangzhi"))
        open_somewhere (self, path, 0, FALSE);
      else if (path != NULL)
        g_list_store_append (documents, l->data);
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (documents)) > 0)
    import_files (self, G_LIST_MODEL (documents));

  return files != NULL;
}

/* Takes files that are dropped anywhere on the window. */
void
cz_window_setup_drop (CzWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

const GActionEntry cz_window_file_actions[] = {
  { "new", new_cb, NULL, NULL, NULL, { 0 } },
  { "open", open_cb, NULL, NULL, NULL, { 0 } },
  { "open-recent", open_recent_cb, "s", NULL, NULL, { 0 } },
  { "sample", sample_cb, NULL, NULL, NULL, { 0 } },
  { "new-window", new_window_cb, NULL, NULL, NULL, { 0 } },
  { "save-copy", save_copy_cb, NULL, NULL, NULL, { 0 } },
  { "import", import_cb, NULL, NULL, NULL, { 0 } },
  { "import-text", import_text_cb, NULL, NULL, NULL, { 0 } },
};
const guint cz_window_n_file_actions = G_N_ELEMENTS (cz_window_file_actions);
