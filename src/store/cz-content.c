/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-content.h"

#include "base/cz-date.h"
#include "base/cz-error.h"
#include "model/cz-records.h"

/*
 * Bytes of evidence: in chunks, so that no value is ever larger than one, keyed by their SHA-256, once per content.
 */

#define CHUNK_SIZE (1024 * 1024)

static gint64
insert_content (CzConnection *connection,
                const char   *sha256,
                gint64        size,
                GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection, "INSERT INTO content (sha256, size, added_at, purged_at) VALUES ($1, $2, $3, '') RETURNING id", error);
  g_autofree char *now = cz_date_now_iso ();

  if (statement == NULL)
    return 0;

  cz_statement_bind_text (statement, 1, sha256);
  cz_statement_bind_int (statement, 2, size);
  cz_statement_bind_text (statement, 3, now);

  return cz_statement_next (statement, error) ? cz_statement_get_int (statement, 0) : 0;
}

static gboolean
set_content (CzConnection *connection,
             gint64        content,
             const char   *sha256,
             gint64        size,
             GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection, "UPDATE content SET sha256 = $2, size = $3, purged_at = '' WHERE id = $1", error);

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, content);
  cz_statement_bind_text (statement, 2, sha256);
  cz_statement_bind_int (statement, 3, size);

  return cz_statement_run (statement, error);
}

static gboolean
delete_content (CzConnection *connection,
                const char   *sql,
                gint64        content,
                GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, content);

  return cz_statement_run (statement, error);
}

static gboolean
insert_chunk (CzConnection *connection,
              gint64        content,
              gint64        position,
              gconstpointer bytes,
              gsize         length,
              GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection, "INSERT INTO content_chunk (content, position, bytes) VALUES ($1, $2, $3)", error);

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, content);
  cz_statement_bind_int (statement, 2, position);
  cz_statement_bind_bytes (statement, 3, bytes, length);

  return cz_statement_run (statement, error);
}

/* Reads a stream to its end into the chunks of @content. */
static gboolean
write_chunks (CzConnection *connection,
              gint64        content,
              GInputStream *stream,
              GChecksum    *checksum,
              gint64       *size,
              GError      **error)
{
  g_autofree guchar *buffer = g_malloc (CHUNK_SIZE);
  gsize              n_read;
  gint64             position = 0;

  *size = 0;

  do
    {
      if (!g_input_stream_read_all (stream, buffer, CHUNK_SIZE, &n_read, NULL, error))
        return FALSE;

      if (n_read > 0 && !insert_chunk (connection, content, position++, buffer, n_read, error))
        return FALSE;

      g_checksum_update (checksum, buffer, n_read);
      *size += n_read;
    }
  while (n_read == CHUNK_SIZE);

  return TRUE;
}

/* The chunks were read under a name of their own; gives them that of their hash, or drops them if it is there already. */
static gboolean
name_content (CzConnection *connection,
              gint64        content,
              const char   *sha256,
              gint64        size,
              GError      **error)
{
  gint64 known;
  gint64 known_size;
  g_autoptr (GError) missing = NULL;

  if (cz_content_find (connection, sha256, &known, &known_size, &missing))
    return delete_content (connection, "DELETE FROM content_chunk WHERE content = $1", content, error) &&
           delete_content (connection, "DELETE FROM content WHERE id = $1", content, error);

  /* Purged before: the new bytes take the place of the old entry. */
  if (known != 0 && !delete_content (connection, "DELETE FROM content WHERE id = $1", known, error))
    return FALSE;

  return set_content (connection, content, sha256, size, error);
}

/**
 * cz_content_add_file:
 * @connection: a connection inside a transaction
 * @file: a file to keep
 * @error: return location for an error of reading or writing
 *
 * Returns: (transfer full): the SHA-256 of the file as it was read
 */
char *
cz_content_add_file (CzConnection *connection,
                     GFile        *file,
                     GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *provisional = NULL;
  gint64           content;
  gint64           size;

  if (stream == NULL)
    return NULL;

  provisional = g_uuid_string_random ();
  content = insert_content (connection, provisional, 0, error);

  if (content == 0 || !write_chunks (connection, content, G_INPUT_STREAM (stream), checksum, &size, error) ||
      !name_content (connection, content, g_checksum_get_string (checksum), size, error))
    return NULL;

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * cz_content_find:
 * @connection: a connection
 * @sha256: a hash
 * @content: (out): id of the content; 0 if it was never there
 * @size: (out): its size in bytes
 * @error: return location for a %CZ_ERROR_NOT_FOUND
 *
 * Returns: whether the bytes are there
 */
gboolean
cz_content_find (CzConnection *connection,
                 const char   *sha256,
                 gint64       *content,
                 gint64       *size,
                 GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, "SELECT id, size, purged_at FROM content WHERE sha256 = $1", error);
  g_autoptr (GError) failure = NULL;

  *content = 0;
  *size = 0;

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_text (statement, 1, sha256);

  if (cz_statement_next (statement, &failure))
    {
      *content = cz_statement_get_int (statement, 0);
      *size = cz_statement_get_int (statement, 1);
      if (*cz_statement_get_text (statement, 2) == '\0')
        return TRUE;

      g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "The content %.12s… was removed for good at %s", sha256, cz_statement_get_text (statement, 2));
    }
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "There is no content %.12s…", sha256);

  return FALSE;
}

/* Returns: (transfer full) (nullable): the bytes of one chunk; %NULL without an error past the last */
GBytes *
cz_content_read_chunk (CzConnection *connection,
                       gint64        content,
                       gint64        position,
                       GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection, "SELECT bytes FROM content_chunk WHERE content = $1 AND position = $2", error);

  if (statement == NULL)
    return NULL;

  cz_statement_bind_int (statement, 1, content);
  cz_statement_bind_int (statement, 2, position);

  if (!cz_statement_next (statement, error))
    return NULL;

  return g_bytes_new (sqlite3_column_blob (statement->stmt, 0), sqlite3_column_bytes (statement->stmt, 0));
}

/**
 * cz_content_check_edit:
 * @connection: a connection inside a transaction
 * @edit: an edit that was applied
 * @error: return location for a %CZ_ERROR
 *
 * Returns: %FALSE if the edit names content of evidence that is not there
 */
gboolean
cz_content_check_edit (CzConnection *connection,
                       const CzEdit *edit,
                       GError      **error)
{
  guint sha256_field = cz_kind_find_field (CZ_KIND_EVIDENCE, "sha256");

  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      const CzChange *change = cz_edit_get_change (edit, i);
      const char     *sha256 = NULL;
      gint64          content;
      gint64          size;

      if (change->kind != CZ_KIND_EVIDENCE)
        continue;

      if (change->type == CZ_CHANGE_INSERT)
        sha256 = ((const CzEvidence *) change->record)->sha256;
      else if (change->type == CZ_CHANGE_UPDATE && change->field == sha256_field)
        sha256 = change->value.text;

      if (sha256 != NULL && *sha256 != '\0' && !cz_content_find (connection, sha256, &content, &size, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
mark_purged (CzConnection *connection,
             gint64        content,
             GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, "UPDATE content SET purged_at = $2 WHERE id = $1", error);
  g_autofree char *now = cz_date_now_iso ();

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, content);
  cz_statement_bind_text (statement, 2, now);

  return cz_statement_run (statement, error);
}

/**
 * cz_content_purge:
 * @connection: a connection that writes
 * @sha256: hash of a content
 * @error: return location for a %CZ_ERROR
 *
 * Removes bytes for good: overwrites them in the file and gives their space back. Their hash and size stay.
 */
gboolean
cz_content_purge (CzConnection *connection,
                  const char   *sha256,
                  GError      **error)
{
  gint64   content;
  gint64   size;
  gboolean purged;

  if (!cz_connection_exec (connection, "PRAGMA secure_delete = ON", "Cannot remove", error) || !cz_connection_begin (connection, error))
    return FALSE;

  purged = cz_content_find (connection, sha256, &content, &size, error) &&
           delete_content (connection, "DELETE FROM content_chunk WHERE content = $1", content, error) &&
           mark_purged (connection, content, error) &&
           cz_connection_commit (connection, error);

  cz_connection_rollback (connection);
  cz_connection_exec (connection, "PRAGMA secure_delete = OFF", "Cannot remove", NULL);

  return purged && cz_connection_exec (connection, "PRAGMA incremental_vacuum", "Cannot give back space", error);
}
