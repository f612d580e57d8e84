/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/cz-error.h"

#define MAX_ENTRIES 10000
#define MAX_PART_BYTES (512 * G_GINT64_CONSTANT (1048576))
#define MAX_TOTAL_BYTES (1024 * G_GINT64_CONSTANT (1048576))
/* A part may inflate to so many times the archive's size once it is larger than ten megabytes. */
#define MAX_RATIO 300
#define RATIO_FROM (10 * G_GINT64_CONSTANT (1048576))

struct _CzZip
{
  GBytes     *bytes;
  GHashTable *names;
  gint64      total;
};

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static Archive *
open_archive (CzZip   *zip,
              GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize         length;
  gconstpointer data = g_bytes_get_data (zip->bytes, &length);

  archive_read_support_format_zip_seekable (archive);

  if (archive_read_open_memory (archive, data, length) != ARCHIVE_OK)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "Not a zip archive: %s", archive_error_string (archive));
      return NULL;
    }

  return g_steal_pointer (&archive);
}

static gboolean
fail (Archive    *archive,
      const char *name,
      GError    **error)
{
  const char *reason = archive_error_string (archive);

  g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "Damaged archive: %s: %s", name, reason != NULL ? reason : "unknown reason");

  return FALSE;
}

static gboolean
list_entries (CzZip   *zip,
              GError **error)
{
  g_autoptr (Archive) archive = open_archive (zip, error);
  struct archive_entry *entry;
  int                   result = ARCHIVE_OK;

  if (archive == NULL)
    return FALSE;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname_utf8 (entry);

      if (g_hash_table_size (zip->names) >= MAX_ENTRIES)
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_LIMIT, "Archive with more than %d entries", MAX_ENTRIES);
          return FALSE;
        }

      if (name != NULL)
        g_hash_table_add (zip->names, g_strdup (name));
    }

  if (result != ARCHIVE_EOF)
    return fail (archive, "directory", error);

  return TRUE;
}

/**
 * cz_zip_new:
 * @bytes: an archive
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (nullable): the archive, its directory read
 */
CzZip *
cz_zip_new (GBytes  *bytes,
            GError **error)
{
  g_autoptr (CzZip) zip = g_new0 (CzZip, 1);

  zip->bytes = g_bytes_ref (bytes);
  zip->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!list_entries (zip, error))
    return NULL;

  return g_steal_pointer (&zip);
}

void
cz_zip_free (CzZip *zip)
{
  g_bytes_unref (zip->bytes);
  g_hash_table_unref (zip->names);
  g_free (zip);
}

gboolean
cz_zip_has (CzZip      *zip,
            const char *name)
{
  return g_hash_table_contains (zip->names, name);
}

static gboolean
check_size (CzZip      *zip,
            const char *name,
            gint64      part,
            GError    **error)
{
  gint64 packed = (gint64) g_bytes_get_size (zip->bytes);

  if (part <= MAX_PART_BYTES && zip->total <= MAX_TOTAL_BYTES && (part <= RATIO_FROM || part / MAX (packed, 1) <= MAX_RATIO))
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_LIMIT, "%s inflates to more than is accepted (%" G_GINT64_FORMAT " bytes so far)", name, part);

  return FALSE;
}

static gboolean
read_entry (CzZip        *zip,
            Archive      *archive,
            const char   *name,
            CzZipSink     sink,
            gpointer      user_data,
            GCancellable *cancellable,
            GError      **error)
{
  gint64        part = 0;
  gconstpointer block;
  size_t        length;
  la_int64_t    offset;
  int           result;

  while ((result = archive_read_data_block (archive, &block, &length, &offset)) == ARCHIVE_OK)
    {
      part += (gint64) length;
      zip->total += (gint64) length;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_size (zip, name, part, error) ||
          !sink (block, length, user_data, error))
        return FALSE;
    }

  return result == ARCHIVE_EOF || fail (archive, name, error);
}

/**
 * cz_zip_read:
 * @zip: an archive
 * @name: name of an entry
 * @sink: takes its bytes
 * @user_data: given to @sink
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR; %CZ_ERROR_NOT_FOUND without such an entry
 *
 * Returns: whether all of the entry was read
 */
gboolean
cz_zip_read (CzZip        *zip,
             const char   *name,
             CzZipSink     sink,
             gpointer      user_data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (Archive) archive = open_archive (zip, error);
  struct archive_entry *entry;
  int                   result;

  if (archive == NULL)
    return FALSE;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname_utf8 (entry);

      if (path == NULL || strcmp (path, name) != 0)
        continue;

      if (archive_entry_is_encrypted (entry))
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_UNSUPPORTED, "%s is encrypted; save the document without a password", name);
          return FALSE;
        }

      return read_entry (zip, archive, name, sink, user_data, cancellable, error);
    }

  if (result != ARCHIVE_EOF)
    return fail (archive, name, error);

  g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "The archive has no %s", name);

  return FALSE;
}
