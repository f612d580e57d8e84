/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <string.h>

/* A part of an archive made for one input. */
typedef struct
{
  const char *name;
  const char *data;
  gsize       length;
} WrapPart;

/* An archive of @parts, unpacked, so that a fuzzer changes XML and not compressed bytes. */
static inline GBytes *
wrap_parts (const WrapPart *parts,
            gsize           n_parts)
{
  struct archive *archive = archive_write_new ();
  gsize           size = 65536;
  size_t          used = 0;
  char           *buffer;

  for (gsize i = 0; i < n_parts; i++)
    size += parts[i].length + 1024;

  buffer = g_malloc (size);
  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, buffer, size, &used);

  for (gsize i = 0; i < n_parts; i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, parts[i].name);
      archive_entry_set_size (entry, (gint64) parts[i].length);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_write_header (archive, entry);
      archive_write_data (archive, parts[i].data, parts[i].length);
      archive_entry_free (entry);
    }

  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}
