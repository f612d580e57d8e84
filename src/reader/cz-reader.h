/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

#include <gio/gio.h>

/**
 * CzReaderProgress:
 * @fraction: share of the work done, 0 to 1
 * @user_data: what was given to the reader
 *
 * Called on the reader's thread, now and then.
 */
typedef void (*CzReaderProgress) (double fraction, gpointer user_data);

CzDraft *cz_reader_read_file (const char *path, CzReaderProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
CzDraft *cz_reader_read_bytes (GBytes *bytes, const char *name, CzReaderProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
CzDraft *cz_reader_read_text (const char *text, const char *name, CzReaderProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
