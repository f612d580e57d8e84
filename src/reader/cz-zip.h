/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * CzZipSink:
 * @data: the next bytes of a part
 * @length: how many
 * @user_data: what was given
 * @error: return location for a %CZ_ERROR
 *
 * Takes a part as it is inflated; a part is never in memory as a whole.
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*CzZipSink) (const char *data, gsize length, gpointer user_data, GError **error);

/**
 * CzZip:
 *
 * A zip archive from anywhere: the number of its entries, what they inflate to, and how many times their own size,
 * are limited. Nothing is ever written to disk, so the paths of entries are only names.
 */
typedef struct _CzZip CzZip;

CzZip   *cz_zip_new (GBytes *bytes, GError **error);
void     cz_zip_free (CzZip *zip);
gboolean cz_zip_has (CzZip *zip, const char *name);
gboolean cz_zip_read (CzZip *zip, const char *name, CzZipSink sink, gpointer user_data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzZip, cz_zip_free)
