/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-store-private.h"

#include "base/cz-error.h"
#include "store/cz-content.h"
#include "store/cz-record-store.h"
#include "store/cz-undo.h"

G_DEFINE_FINAL_TYPE (CzStore, cz_store, G_TYPE_OBJECT)

/* What is asked of the worker; each kind of request uses some of the fields. */
typedef struct
{
  CzEdit    *edit;
  GPtrArray *files;
  CzStepKind kind;
  char      *person;
  gint64     step;
} Request;

typedef struct
{
  CzEdit *edit;
  CzStep *step;
} Undone;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->edit, cz_edit_unref);
  g_clear_pointer (&request->files, g_ptr_array_unref);
  g_free (request->person);
  g_free (request);
}

static void
undone_free (gpointer data)
{
  Undone *undone = data;

  g_clear_pointer (&undone->edit, cz_edit_unref);
  g_clear_pointer (&undone->step, cz_step_free);
  g_free (undone);
}

static gboolean
check_writable (CzStore *self,
                GError **error)
{
  if (!self->session->read_only)
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "%s was opened for reading only", self->session->path);

  return FALSE;
}

/* On the worker's thread */

static gboolean
add_files (CzConnection *connection,
           GPtrArray    *files,
           GError      **error)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      g_autofree char *sha256 = cz_content_add_file (connection, files->pdata[i], error);

      if (sha256 == NULL)
        return FALSE;
    }

  return TRUE;
}

static CzStep *
commit (CzStore *self,
        Request *request,
        GError **error)
{
  CzConnection *connection = self->session->connection;
  CzStep       *step = NULL;
  gint64        id;

  if (!check_writable (self, error) || !cz_history_begin (connection, &id, error))
    return NULL;

  if (cz_record_store_apply (connection, request->edit, error) &&
      add_files (connection, request->files, error) &&
      cz_content_check_edit (connection, request->edit, error))
    step = cz_history_write (connection, id, request->kind, 0, request->person, cz_edit_get_label (request->edit), error);

  return cz_history_commit (connection, step, error);
}

static void
run_commit (gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  CzStep *step = commit (g_task_get_source_object (task), g_task_get_task_data (task), &error);

  if (step != NULL)
    g_task_return_pointer (task, step, (GDestroyNotify) cz_step_free);
  else
    g_task_return_error (task, error);
}

static void
run_undo_or_redo (gpointer data)
{
  g_autoptr (GTask) task = data;
  CzStore *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  Undone  *undone = g_new0 (Undone, 1);
  GError  *error = NULL;

  if (check_writable (self, &error) && request->kind == CZ_STEP_UNDO)
    undone->step = cz_undo_run (self->session->connection, request->step, request->person, &undone->edit, &error);
  else if (error == NULL)
    undone->step = cz_undo_run_redo (self->session->connection, request->person, &undone->edit, &error);

  if (error == NULL)
    {
      g_task_return_pointer (task, undone, undone_free);
      return;
    }

  undone_free (undone);
  g_task_return_error (task, error);
}

static void
run_flush (gpointer data)
{
  g_autoptr (GTask) task = data;
  CzStore *self = g_task_get_source_object (task);

  if (self->setting_failure != NULL)
    g_task_return_error (task, g_steal_pointer (&self->setting_failure));
  else
    g_task_return_boolean (task, TRUE);
}

static void
run_purge (gpointer data)
{
  g_autoptr (GTask) task = data;
  CzStore *self = g_task_get_source_object (task);
  GError  *error = NULL;

  if (check_writable (self, &error) && cz_content_purge (self->session->connection, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Queueing */

static void
push_task (CzStore     *self,
           GTask       *task,
           CzWorkerFunc func)
{
  if (self->worker != NULL)
    cz_worker_push (self->worker, func, task);
  else
    {
      g_task_return_new_error (task, CZ_ERROR, CZ_ERROR_STORE, "The workspace is closed");
      g_object_unref (task);
    }
}

/**
 * _cz_store_call:
 * @self: a store
 * @func: what to do, on the store's thread
 * @call: what it needs and gives
 * @error: return location for the error it left in @call
 *
 * Waits for all that was queued before, then for @func. May be used from any thread.
 */
gboolean
_cz_store_call (CzStore     *self,
                CzWorkerFunc func,
                CzStoreCall *call,
                GError     **error)
{
  call->store = self;

  if (self->worker == NULL)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_STORE, "The workspace is closed");
      return FALSE;
    }

  cz_worker_run_and_wait (self->worker, func, call);

  if (call->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&call->error));

  return FALSE;
}

static void
run_close (gpointer data)
{
  CzStoreCall *call = data;

  call->error = g_steal_pointer (&call->store->setting_failure);
  cz_session_close (call->store->session);
}

/* GObject */

static void
cz_store_finalize (GObject *object)
{
  CzStore *self = CZ_STORE (object);

  cz_store_close (self, NULL);
  g_clear_error (&self->setting_failure);

  G_OBJECT_CLASS (cz_store_parent_class)->finalize (object);
}

static void
cz_store_class_init (CzStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_store_finalize;
}

static void
cz_store_init (CzStore *self)
{
  self->worker = cz_worker_new ("cz-store");
}

/* Opening and closing */

static void
run_open (gpointer data)
{
  CzStoreCall *call = data;

  call->store->session = cz_session_open (call->text, call->number, call->object, &call->error);
}

/* Like cz_store_open(), with the migrations that a test gives. */
CzStore *
_cz_store_open_with_migrations (const char  *path,
                                CzStoreFlags flags,
                                GPtrArray   *migrations,
                                GError     **error)
{
  g_autoptr (CzStore) self = g_object_new (CZ_TYPE_STORE, NULL);
  CzStoreCall call = { .text = path, .number = flags, .object = migrations };

  return _cz_store_call (self, run_open, &call, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cz_store_open:
 * @path: a workspace file
 * @flags: how to open it
 * @error: return location for a %CZ_ERROR: %CZ_ERROR_LOCKED names the holder; %CZ_ERROR_FOREIGN, %CZ_ERROR_NEWER,
 *   %CZ_ERROR_TAMPERED and %CZ_ERROR_DAMAGED say what the file is; %CZ_ERROR_OUTPUT when something stands where a new one is to be made
 *
 * Opens or makes a workspace; waits. Where it cannot be written it is opened for reading, see cz_store_get_notices().
 *
 * Returns: (transfer full): the store, or %NULL
 */
CzStore *
cz_store_open (const char  *path,
               CzStoreFlags flags,
               GError     **error)
{
  g_autoptr (GPtrArray) migrations = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  migrations = cz_migrations_load ();

  return _cz_store_open_with_migrations (path, flags, migrations, error);
}

/**
 * cz_store_close:
 * @self: a store
 * @error: return location for a %CZ_ERROR: a setting could not be written
 *
 * Waits for all that is queued, then closes the file. Whatever is asked later fails. Closing twice does nothing.
 */
gboolean
cz_store_close (CzStore *self,
                GError **error)
{
  CzStoreCall call = { 0 };
  gboolean    closed = TRUE;

  if (self->session != NULL)
    closed = _cz_store_call (self, run_close, &call, error);

  self->session = NULL;
  g_clear_pointer (&self->worker, cz_worker_stop);

  return closed;
}

/* Returns: (transfer none): the path of the file, without symbolic links */
const char *
cz_store_get_path (CzStore *self)
{
  g_return_val_if_fail (CZ_IS_STORE (self) && self->session != NULL, NULL);

  return self->session->path;
}

/* Returns: (transfer none): what tells this workspace and its copies from all others; empty when that is damaged */
const char *
cz_store_get_uuid (CzStore *self)
{
  g_return_val_if_fail (CZ_IS_STORE (self) && self->session != NULL, NULL);

  return self->session->uuid;
}

gboolean
cz_store_is_read_only (CzStore *self)
{
  g_return_val_if_fail (CZ_IS_STORE (self) && self->session != NULL, TRUE);

  return self->session->read_only;
}

/**
 * cz_store_get_notice:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what the person should know about the file; valid until cz_store_load()
 */
const char *
cz_store_get_notice (CzStore *self)
{
  g_return_val_if_fail (CZ_IS_STORE (self) && self->session != NULL, NULL);

  return self->session->notice->len > 0 ? self->session->notice->str : NULL;
}

CzStoreNotices
cz_store_get_notices (CzStore *self)
{
  g_return_val_if_fail (CZ_IS_STORE (self) && self->session != NULL, 0);

  return self->session->notices;
}

/* Committing */

/**
 * cz_store_commit_async:
 * @self: a store
 * @edit: an edit; the values and new records in it must not change until it is acknowledged
 * @kind: %CZ_STEP_EDIT or %CZ_STEP_IMPORT
 * @person: who did it
 * @callback: called on this thread's main context when the edit is durable, or has failed
 * @user_data: for @callback
 *
 * Queues an edit.
 */
void
cz_store_commit_async (CzStore            *self,
                       CzEdit             *edit,
                       CzStepKind          kind,
                       const char         *person,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  cz_store_commit_with_files_async (self, edit, NULL, kind, person, callback, user_data);
}

/**
 * cz_store_commit_with_files_async:
 * @self: a store
 * @edit: an edit
 * @files: (nullable) (element-type GFile): files whose bytes are kept with it, as evidence in @edit names them by hash
 * @kind: %CZ_STEP_EDIT or %CZ_STEP_IMPORT
 * @person: who did it
 * @callback: called on this thread's main context when all is durable, or has failed
 * @user_data: for @callback
 *
 * Queues an edit that brings the content of evidence. Fails when evidence names content that is neither in the
 * workspace nor among @files: a file that was changed meanwhile has another hash.
 */
void
cz_store_commit_with_files_async (CzStore            *self,
                                  CzEdit             *edit,
                                  GPtrArray          *files,
                                  CzStepKind          kind,
                                  const char         *person,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask   *task;
  Request *request;

  g_return_if_fail (CZ_IS_STORE (self));
  g_return_if_fail (edit != NULL);
  g_return_if_fail (kind == CZ_STEP_EDIT || kind == CZ_STEP_IMPORT);

  request = g_new0 (Request, 1);
  request->edit = cz_edit_ref (edit);
  request->files = files != NULL ? g_ptr_array_ref (files) : NULL;
  request->kind = kind;
  request->person = g_strdup (person != NULL ? person : "");

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cz_store_commit_async);
  g_task_set_task_data (task, request, request_free);
  push_task (self, task, run_commit);
}

/**
 * cz_store_commit_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): the step of history; its id is 0 if the edit changed nothing and none was written. %NULL on
 *   failure, and the file is as it was
 */
CzStep *
cz_store_commit_finish (CzStore      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
push_undo_or_redo (CzStore            *self,
                   CzStepKind          kind,
                   gint64              step,
                   const char         *person,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  GTask   *task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->step = step;
  request->person = g_strdup (person != NULL ? person : "");

  g_task_set_source_tag (task, push_undo_or_redo);
  g_task_set_task_data (task, request, request_free);
  push_task (self, task, run_undo_or_redo);
}

/**
 * cz_store_undo_async:
 * @self: a store
 * @step: the edit or import to take back; 0 for the newest live one
 * @person: who undoes it
 * @callback: called on this thread's main context
 * @user_data: for @callback
 *
 * Queues an undo, after the edits that were queued before.
 */
void
cz_store_undo_async (CzStore            *self,
                     gint64              step,
                     const char         *person,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (CZ_IS_STORE (self));

  push_undo_or_redo (self, CZ_STEP_UNDO, step, person, callback, user_data);
}

/* Queues a redo of the newest undo that no edit follows; finish with cz_store_undo_finish(). */
void
cz_store_redo_async (CzStore            *self,
                     const char         *person,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (CZ_IS_STORE (self));

  push_undo_or_redo (self, CZ_STEP_REDO, 0, person, callback, user_data);
}

/**
 * cz_store_undo_finish:
 * @self: a store
 * @result: what the callback was given
 * @step: (out) (optional) (transfer full): the step of history that was added
 * @error: return location for a %CZ_ERROR: %CZ_ERROR_NOT_FOUND if there is nothing to undo or redo, %CZ_ERROR_BLOCKED
 *   names the later steps that depend on the one to be undone
 *
 * Returns: (transfer full): what was done to the records, to be applied to those in memory
 */
CzEdit *
cz_store_undo_finish (CzStore      *self,
                      GAsyncResult *result,
                      CzStep      **step,
                      GError      **error)
{
  Undone *undone;
  CzEdit *edit;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  undone = g_task_propagate_pointer (G_TASK (result), error);
  if (undone == NULL)
    return NULL;

  edit = g_steal_pointer (&undone->edit);
  if (step != NULL)
    *step = g_steal_pointer (&undone->step);
  undone_free (undone);

  return edit;
}

/* Queues a mark that is reached when all before it is durable or has failed. */
void
cz_store_flush_async (CzStore            *self,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (CZ_IS_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cz_store_flush_async);
  push_task (self, task, run_flush);
}

/* Returns %FALSE if a setting could not be written since the last flush; edits report their own failures. */
gboolean
cz_store_flush_finish (CzStore      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Queues the removal of a content's bytes for good. This is no step of history and cannot be undone. */
void
cz_store_purge_content_async (CzStore            *self,
                              const char         *sha256,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (CZ_IS_STORE (self));
  g_return_if_fail (sha256 != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cz_store_purge_content_async);
  g_task_set_task_data (task, g_strdup (sha256), g_free);
  push_task (self, task, run_purge);
}

gboolean
cz_store_purge_content_finish (CzStore      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
