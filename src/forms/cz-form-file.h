/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * CzFormFile:
 *
 * A file that comes to be whole or not at all: written beside its place under another name, then moved there.
 */
typedef struct
{
  char *path;
  char *temporary;
} CzFormFile;

CzFormFile *cz_form_file_begin (const char *path, goffset expected_size, GError **error);
gboolean    cz_form_file_commit (CzFormFile *self, GError **error);
void        cz_form_file_free (CzFormFile *self);
void        cz_form_file_set_error (GError **error, const char *path, int code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzFormFile, cz_form_file_free)
