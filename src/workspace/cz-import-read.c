/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-import-read.h"

#include "reader/cz-reader.h"

/* One document being read; @fraction is in thousandths, for the two threads to share. */
typedef struct
{
  char            *path; /* of a file, or a name for @text */
  char            *text; /* (nullable): what was pasted */
  CzImportProgress progress;
  gpointer         user_data;
  gint             thousandths; /* (atomic) */
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->path);
  g_free (reading->text);
  g_free (reading);
}

static gboolean
report_progress_cb (gpointer user_data)
{
  GTask   *task = G_TASK (user_data);
  Reading *reading = g_task_get_task_data (task);

  if (!g_task_get_completed (task))
    reading->progress (g_atomic_int_get (&reading->thousandths) / 1000.0, reading->user_data);

  return G_SOURCE_REMOVE;
}

static void
note_progress (double   fraction,
               gpointer user_data)
{
  GTask   *task = G_TASK (user_data);
  Reading *reading = g_task_get_task_data (task);
  gint     thousandths = (gint) (fraction * 1000);

  if (reading->progress == NULL || thousandths - g_atomic_int_get (&reading->thousandths) < 10)
    return;

  g_atomic_int_set (&reading->thousandths, thousandths);
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, report_progress_cb,
                              g_object_ref (task), g_object_unref);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError  *error = NULL;
  CzDraft *draft;

  if (reading->text != NULL)
    draft = cz_reader_read_text (reading->text, reading->path, note_progress, task, cancellable, &error);
  else
    draft = cz_reader_read_file (reading->path, note_progress, task, cancellable, &error);

  if (draft != NULL)
    g_task_return_pointer (task, draft, (GDestroyNotify) cz_draft_free);
  else
    g_task_return_error (task, error);
}

static void
read_async (const char         *path,
            const char         *text,
            CzImportProgress    progress,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (path);
  reading->text = g_strdup (text);
  reading->progress = progress;
  reading->user_data = user_data;

  g_task_set_source_tag (task, read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * cz_import_read_async:
 * @path: a document
 * @progress: (nullable): told how far the reading is
 * @cancellable: (nullable): stops it
 * @callback: called when it is done; see cz_import_read_finish()
 * @user_data: for @progress and @callback
 *
 * Reads a document in a thread of its own. Touches no workspace.
 */
void
cz_import_read_async (const char         *path,
                      CzImportProgress    progress,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (path != NULL);

  read_async (path, NULL, progress, cancellable, callback, user_data);
}

/**
 * cz_import_read_text_async:
 * @text: text of a document, as pasted
 * @name: what to call its source
 * @progress: (nullable): told how far the reading is
 * @cancellable: (nullable): stops it
 * @callback: called when it is done; see cz_import_read_finish()
 * @user_data: for @progress and @callback
 *
 * As cz_import_read_async(), for a text that is in no file.
 */
void
cz_import_read_text_async (const char         *text,
                           const char         *name,
                           CzImportProgress    progress,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (name != NULL);

  read_async (name, text, progress, cancellable, callback, user_data);
}

/**
 * cz_import_read_finish:
 * @result: of cz_import_read_async()
 * @error: return location for a %CZ_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what was read, or %NULL
 */
CzDraft *
cz_import_read_finish (GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
