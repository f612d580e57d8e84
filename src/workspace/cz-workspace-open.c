/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-workspace-private.h"

/*
 * Opening a workspace: the file, all of its records, and what can be undone; in a thread for the window.
 */

typedef struct
{
  char        *path;
  CzStoreFlags flags;
  CzStore     *store;
  CzData      *data;
  CzStep      *undoable;
  CzStep      *redoable;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->store);
  g_clear_pointer (&opening->data, cz_data_free);
  g_clear_pointer (&opening->undoable, cz_step_free);
  g_clear_pointer (&opening->redoable, cz_step_free);
  g_free (opening->path);
  g_free (opening);
}

static gboolean
open_and_load (Opening *opening,
               GError **error)
{
  opening->store = cz_store_open (opening->path, opening->flags, error);
  if (opening->store == NULL)
    return FALSE;

  opening->data = cz_store_load (opening->store, error);
  if (opening->data == NULL)
    return FALSE;

  opening->undoable = cz_store_dup_undoable (opening->store, NULL);
  opening->redoable = cz_store_dup_redoable (opening->store, NULL);

  return TRUE;
}

static CzWorkspace *
new_from_opening (Opening *opening)
{
  return _cz_workspace_new (g_steal_pointer (&opening->store), g_steal_pointer (&opening->data), opening->undoable, opening->redoable);
}

/**
 * cz_workspace_open:
 * @path: a workspace file
 * @flags: how to open it
 * @error: return location for a %CZ_ERROR
 *
 * Opens a workspace and reads all of it; waits. The window uses cz_workspace_open_async().
 *
 * Returns: (transfer full): the workspace, or %NULL
 */
CzWorkspace *
cz_workspace_open (const char  *path,
                   CzStoreFlags flags,
                   GError     **error)
{
  Opening     *opening = g_new0 (Opening, 1);
  CzWorkspace *self = NULL;

  opening->path = g_strdup (path);
  opening->flags = flags;

  if (open_and_load (opening, error))
    self = new_from_opening (opening);

  opening_free (opening);

  return self;
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable G_GNUC_UNUSED)
{
  GError *error = NULL;

  if (open_and_load (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
cz_workspace_open_async (const char         *path,
                         CzStoreFlags        flags,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->flags = flags;

  g_task_set_source_tag (task, cz_workspace_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

CzWorkspace *
cz_workspace_open_finish (GAsyncResult *result,
                          GError      **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return new_from_opening (g_task_get_task_data (G_TASK (result)));
}
