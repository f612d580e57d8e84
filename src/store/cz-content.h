/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-edit.h"
#include "store/cz-connection.h"

char    *cz_content_add_file (CzConnection *connection, GFile *file, GError **error);
gboolean cz_content_check_edit (CzConnection *connection, const CzEdit *edit, GError **error);
gboolean cz_content_find (CzConnection *connection, const char *sha256, gint64 *content, gint64 *size, GError **error);
GBytes  *cz_content_read_chunk (CzConnection *connection, gint64 content, gint64 position, GError **error);
gboolean cz_content_purge (CzConnection *connection, const char *sha256, GError **error);
