/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-store-private.h"

#include "base/cz-error.h"
#include "store/cz-backup.h"
#include "store/cz-content.h"
#include "store/cz-record-store.h"
#include "store/cz-undo.h"
#include "store/cz-verify.h"

/*
 * What a store is asked and waits for. All may be called from any thread; the window calls them from a thread of its
 * own, because they wait for the edits that are queued.
 */

/* How long to wait for another program between two tries to copy. */
#define COPY_PAUSE_US 2000

static void
run_load (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_session_load (call->store->session, &call->error);
}

/**
 * cz_store_load:
 * @self: a store
 * @error: return location for a %CZ_ERROR
 *
 * Reads all records. Of a damaged file it reads what each table gives; the store reads only from then on and
 * cz_store_get_notice() says how much is lost.
 *
 * Returns: (transfer full): the records, or %NULL
 */
CzData *
cz_store_load (CzStore *self,
               GError **error)
{
  CzStoreCall call = { 0 };

  return _cz_store_call (self, run_load, &call, error) ? call.result : NULL;
}

static void
run_find_undoable (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_undo_find_undoable (call->store->session->connection, &call->error);
}

/* Returns: (transfer full) (nullable): the step that undo would take back; %NULL without an error if there is none */
CzStep *
cz_store_dup_undoable (CzStore *self,
                       GError **error)
{
  CzStoreCall call = { 0 };

  return _cz_store_call (self, run_find_undoable, &call, error) ? call.result : NULL;
}

static void
run_find_redoable (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_undo_find_redoable (call->store->session->connection, &call->error);
}

/* Returns: (transfer full) (nullable): the undo that redo would take back; %NULL without an error if there is none */
CzStep *
cz_store_dup_redoable (CzStore *self,
                       GError **error)
{
  CzStoreCall call = { 0 };

  return _cz_store_call (self, run_find_redoable, &call, error) ? call.result : NULL;
}

static void
run_list_steps (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_history_list_steps (call->store->session->connection, call->number, call->other, &call->error);
}

/**
 * cz_store_list_steps:
 * @self: a store
 * @before: id of a step; 0 to begin with the newest
 * @limit: how many at most; 0 for all
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (element-type CzStep): steps older than @before, newest first
 */
GPtrArray *
cz_store_list_steps (CzStore *self,
                     gint64   before,
                     guint    limit,
                     GError **error)
{
  CzStoreCall call = { .number = before, .other = limit };

  return _cz_store_call (self, run_list_steps, &call, error) ? call.result : NULL;
}

static void
run_list_changes (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_history_list_changes (call->store->session->connection, call->number, &call->error);
}

/* Returns: (transfer full) (element-type CzHistoryChange): the changes of a step, in order */
GPtrArray *
cz_store_list_changes (CzStore *self,
                       gint64   step,
                       GError **error)
{
  CzStoreCall call = { .number = step };

  return _cz_store_call (self, run_list_changes, &call, error) ? call.result : NULL;
}

static void
run_list_record_changes (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_history_list_record_changes (call->store->session->connection, call->other, call->number, &call->error);
}

/* Returns: (transfer full) (element-type CzHistoryChange): all that ever happened to a record, oldest first */
GPtrArray *
cz_store_list_record_changes (CzStore *self,
                              CzKind   kind,
                              gint64   record,
                              GError **error)
{
  CzStoreCall call = { .number = record, .other = kind };

  return _cz_store_call (self, run_list_record_changes, &call, error) ? call.result : NULL;
}

/* Backup: between its parts the queue goes on */

static void
run_backup_start (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_backup_new (call->store->session->connection, call->text, &call->error);
}

static void
run_backup_step (gpointer data)
{
  CzStoreCall *call = data;

  cz_backup_step (call->object, &call->done, &call->error);
}

static void
run_backup_end (gpointer data)
{
  CzStoreCall *call = data;

  if (call->done)
    cz_backup_finish (call->object, &call->error);

  cz_backup_free (call->object);
}

/**
 * cz_store_backup:
 * @self: a store
 * @path: where the copy is to stand; an older copy of this workspace is replaced, anything else is left alone
 * @cancellable: (nullable): ends the copy, and nothing of it stays
 * @error: return location for a %CZ_ERROR or G_IO_ERROR_CANCELLED
 *
 * Makes a whole and consistent copy while the workspace is in use, and reads it back.
 */
gboolean
cz_store_backup (CzStore      *self,
                 const char   *path,
                 GCancellable *cancellable,
                 GError      **error)
{
  CzStoreCall start = { .text = path };
  CzStoreCall part = { 0 };
  CzStoreCall end = { 0 };
  gboolean    copied = TRUE;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!_cz_store_call (self, run_backup_start, &start, error))
    return FALSE;

  part.object = end.object = start.result;

  while (copied && !part.done)
    {
      copied = !g_cancellable_set_error_if_cancelled (cancellable, error) && _cz_store_call (self, run_backup_step, &part, error);
      if (copied && !part.done)
        g_usleep (COPY_PAUSE_US);
    }

  end.done = copied;

  return _cz_store_call (self, run_backup_end, &end, copied ? error : NULL) && copied;
}

/* Verifying: between its parts the queue goes on */

static void
run_verify_step (gpointer data)
{
  CzStoreCall *call = data;

  if (call->object == NULL)
    call->object = cz_verify_new (call->store->session);

  cz_verify_step (call->object, &call->done, &call->error);
}

/**
 * cz_store_verify:
 * @self: a store
 * @cancellable: (nullable): ends the check
 * @error: return location for a %CZ_ERROR or G_IO_ERROR_CANCELLED
 *
 * Looks at the whole file: its schema and pages, references, the chain of its history and the content of its evidence.
 *
 * Returns: (transfer full) (element-type CzStoreProblem): what is wrong, empty when all is well; %NULL when the check
 *   could not be made
 */
GPtrArray *
cz_store_verify (CzStore      *self,
                 GCancellable *cancellable,
                 GError      **error)
{
  CzStoreCall call = { 0 };
  GPtrArray  *problems = NULL;
  gboolean    looked = TRUE;

  while (looked && !call.done)
    looked = !g_cancellable_set_error_if_cancelled (cancellable, error) && _cz_store_call (self, run_verify_step, &call, error);

  if (looked)
    problems = cz_verify_steal_problems (call.object);
  g_clear_pointer (&call.object, cz_verify_free);

  return problems;
}

/* Content of evidence */

static void
run_find_content (gpointer data)
{
  CzStoreCall *call = data;

  cz_content_find (call->store->session->connection, call->text, &call->number, &call->other, &call->error);
}

static void
run_read_chunk (gpointer data)
{
  CzStoreCall *call = data;

  call->result = cz_content_read_chunk (call->store->session->connection, call->number, call->other, &call->error);
}

static gboolean
write_content (CzStore       *self,
               gint64         content,
               GOutputStream *stream,
               GCancellable  *cancellable,
               GError       **error)
{
  CzStoreCall call = { .number = content };

  for (call.other = 0;; call.other++)
    {
      g_autoptr (GBytes) chunk = NULL;

      if (!_cz_store_call (self, run_read_chunk, &call, error))
        return FALSE;

      chunk = g_steal_pointer ((GBytes **) &call.result);
      if (chunk == NULL)
        return g_output_stream_close (stream, cancellable, error);

      if (!g_output_stream_write_all (stream, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk), NULL, cancellable, error))
        return FALSE;
    }
}

/**
 * cz_store_export_content:
 * @self: a store
 * @sha256: hash of a content
 * @target: file to write it to; replaced only when all is written
 * @cancellable: (nullable): ends it
 * @error: return location for %CZ_ERROR_NOT_FOUND if the content was purged or never there, or an error of writing
 *
 * Writes the bytes of a piece of evidence to a file.
 */
gboolean
cz_store_export_content (CzStore      *self,
                         const char   *sha256,
                         GFile        *target,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  CzStoreCall call = { .text = sha256 };

  g_return_val_if_fail (sha256 != NULL && G_IS_FILE (target), FALSE);

  if (!_cz_store_call (self, run_find_content, &call, error))
    return FALSE;

  stream = g_file_replace (target, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);
  if (stream == NULL)
    return FALSE;

  if (write_content (self, call.number, G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;

  /* Closing under a cancelled cancellable leaves the old file in place. */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);

  return FALSE;
}

static void
run_get_content_size (gpointer data)
{
  CzStoreCall *call = data;

  cz_connection_get_int (call->store->session->connection, "SELECT coalesce (sum (size), 0) FROM content WHERE purged_at = ''",
                         &call->number, &call->error);
}

/* Gives how many bytes of evidence the workspace holds. */
gboolean
cz_store_get_content_size (CzStore *self,
                           gint64  *size,
                           GError **error)
{
  CzStoreCall call = { 0 };

  if (!_cz_store_call (self, run_get_content_size, &call, error))
    return FALSE;

  *size = call.number;

  return TRUE;
}

/* Settings */

static void
run_get_setting (gpointer data)
{
  CzStoreCall *call = data;
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (call->store->session->connection, "SELECT value FROM settings WHERE name = $1", &call->error);

  if (statement == NULL)
    return;

  cz_statement_bind_text (statement, 1, call->text);
  if (cz_statement_next (statement, &call->error))
    call->result = g_strdup (cz_statement_get_text (statement, 0));
}

/* Returns: (transfer full) (nullable): a setting of the workspace; %NULL without an error if it was never set */
char *
cz_store_dup_setting (CzStore    *self,
                      const char *name,
                      GError    **error)
{
  CzStoreCall call = { .text = name };

  return _cz_store_call (self, run_get_setting, &call, error) ? call.result : NULL;
}

typedef struct
{
  CzStore *store;
  char    *name;
  char    *value;
} Setting;

static void
write_setting (CzConnection *connection,
               Setting      *setting,
               GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection,
                           "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                           error);

  if (statement == NULL)
    return;

  cz_statement_bind_text (statement, 1, setting->name);
  cz_statement_bind_text (statement, 2, setting->value);
  cz_statement_run (statement, error);
}

static void
run_set_setting (gpointer data)
{
  Setting *setting = data;
  CzStore *self = setting->store;

  if (!self->session->read_only)
    write_setting (self->session->connection, setting, self->setting_failure == NULL ? &self->setting_failure : NULL);

  g_object_unref (self);
  g_free (setting->name);
  g_free (setting->value);
  g_free (setting);
}

/**
 * cz_store_set_setting:
 * @self: a store
 * @name: name of a setting
 * @value: its value
 *
 * Queues a setting: not a part of history, dropped where the file is read only. The next flush or close says if it failed.
 */
void
cz_store_set_setting (CzStore    *self,
                      const char *name,
                      const char *value)
{
  Setting *setting;

  g_return_if_fail (CZ_IS_STORE (self) && self->worker != NULL);

  setting = g_new0 (Setting, 1);
  *setting = (Setting){ g_object_ref (self), g_strdup (name), g_strdup (value) };
  cz_worker_push (self->worker, run_set_setting, setting);
}
