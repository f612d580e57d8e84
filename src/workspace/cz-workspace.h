/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"
#include "store/cz-store.h"

#include <gio/gio.h>

/**
 * CzWorkspace:
 *
 * One open workspace: the records in memory, the store behind them, and the use cases that change them. An edit is
 * checked, shown at once (#CzWorkspace::changed), queued to the store and acknowledged when it is durable; when the
 * store refuses it, it is taken back and #CzWorkspace::refused says why. Belongs to one thread.
 */
#define CZ_TYPE_WORKSPACE (cz_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CzWorkspace, cz_workspace, CZ, WORKSPACE, GObject)

CzWorkspace *cz_workspace_open (const char *path, CzStoreFlags flags, GError **error);
void         cz_workspace_open_async (const char *path, CzStoreFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CzWorkspace *cz_workspace_open_finish (GAsyncResult *result, GError **error);
gboolean     cz_workspace_close (CzWorkspace *self, GError **error);

const char *cz_workspace_get_path (CzWorkspace *self);
const char *cz_workspace_get_notice (CzWorkspace *self);
gboolean    cz_workspace_is_read_only (CzWorkspace *self);
CzStore    *cz_workspace_get_store (CzWorkspace *self);
CzData     *cz_workspace_get_data (CzWorkspace *self);
guint64     cz_workspace_get_serial (CzWorkspace *self);
const char *cz_workspace_get_person (CzWorkspace *self);
void        cz_workspace_set_person (CzWorkspace *self, const char *person);
gint64      cz_workspace_get_campaign (CzWorkspace *self);
void        cz_workspace_set_campaign (CzWorkspace *self, gint64 campaign);

gboolean    cz_workspace_apply (CzWorkspace *self, CzEdit *edit, GError **error);
gboolean    cz_workspace_apply_import (CzWorkspace *self, CzEdit *edit, GError **error);
gboolean    cz_workspace_apply_with_files (CzWorkspace *self, CzEdit *edit, GPtrArray *files, GError **error);
guint       cz_workspace_get_n_pending (CzWorkspace *self);
const char *cz_workspace_get_undo_label (CzWorkspace *self);
const char *cz_workspace_get_redo_label (CzWorkspace *self);
void        cz_workspace_undo_async (CzWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
void        cz_workspace_undo_step_async (CzWorkspace *self, gint64 step, GAsyncReadyCallback callback, gpointer user_data);
void        cz_workspace_redo_async (CzWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);
char       *cz_workspace_undo_finish (CzWorkspace *self, GAsyncResult *result, GError **error);
gboolean    cz_workspace_flush (CzWorkspace *self, GError **error);
