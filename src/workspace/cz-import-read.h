/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

#include <gio/gio.h>

/**
 * CzImportProgress:
 * @fraction: share of the work done, 0 to 1
 * @user_data: what was given to cz_import_read_async()
 *
 * Called on the thread that asked, now and then, while a document is read.
 */
typedef void (*CzImportProgress) (double fraction, gpointer user_data);

void     cz_import_read_async (const char *path, CzImportProgress progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void     cz_import_read_text_async (const char *text, const char *name, CzImportProgress progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CzDraft *cz_import_read_finish (GAsyncResult *result, GError **error);
