/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-session.h"

#include "base/cz-error.h"
#include "store/cz-history.h"
#include "store/cz-migrations.h"
#include "store/cz-record-store.h"
#include "store/cz-rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Opening a file must not take longer the more was imported last. */
#define MAX_CHECKED_CHANGES 1000

G_GNUC_PRINTF (3, 4)
static void
add_notice (CzSession     *session,
            CzStoreNotices code,
            const char    *format,
            ...)
{
  va_list arguments;

  session->notices |= code;
  if (session->notice->len > 0)
    g_string_append (session->notice, "; ");

  va_start (arguments, format);
  g_string_append_vprintf (session->notice, format, arguments);
  va_end (arguments);
}

static gboolean
create_file (const char *path,
             GError    **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }

  if (errno == EEXIST)
    g_set_error (error, CZ_ERROR, CZ_ERROR_OUTPUT, "%s exists already: choose another name", path);
  else
    g_set_error (error, CZ_ERROR, errno == ENOSPC ? CZ_ERROR_NO_SPACE : CZ_ERROR_OUTPUT, "Cannot make %s: %s", path, g_strerror (errno));

  return FALSE;
}

/* Returns: (transfer full): the path without symbolic links, so that all names of a file share one lock */
static char *
resolve (const char *path,
         GError    **error)
{
  char *real = realpath (path, NULL);
  char *resolved = g_strdup (real);

  if (resolved == NULL)
    g_set_error (error, CZ_ERROR, errno == ENOENT ? CZ_ERROR_NOT_FOUND : CZ_ERROR_STORE, "%s: %s", path, g_strerror (errno));
  free (real);

  if (resolved != NULL && !g_file_test (resolved, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_FOREIGN, "%s is not a file", path);
      g_clear_pointer (&resolved, g_free);
    }

  return resolved;
}

/* Takes the right to write; where that cannot be had by the place of the file, goes on reading only. */
static gboolean
take_holder (CzSession   *session,
             CzStoreFlags flags,
             GError     **error)
{
  g_autoptr (GError) reason = NULL;

  if (flags & CZ_STORE_READ_ONLY)
    {
      session->read_only = TRUE;
      return TRUE;
    }

  session->holder = cz_holder_take (session->path, &reason);
  if (session->holder != NULL)
    return TRUE;

  if (g_error_matches (reason, CZ_ERROR, CZ_ERROR_READ_ONLY) && !(flags & CZ_STORE_CREATE))
    {
      session->read_only = TRUE;
      add_notice (session, CZ_STORE_NOTICE_READ_ONLY_PLACE, "Opened for reading only: %s", reason->message);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static gboolean
connect_to_file (CzSession *session,
                 GError   **error)
{
  session->connection = cz_connection_open (session->path, session->read_only ? CZ_CONNECTION_READ : CZ_CONNECTION_WRITE, error);
  if (session->connection == NULL)
    return FALSE;

  if (!session->read_only && cz_connection_is_read_only (session->connection))
    {
      session->read_only = TRUE;
      g_clear_pointer (&session->holder, cz_holder_release);
      add_notice (session, CZ_STORE_NOTICE_READ_ONLY_PLACE, "Opened for reading only: the file is write-protected");
    }

  return TRUE;
}

static gboolean
check_numbers (CzSession *session,
               gint64    *version,
               GError   **error)
{
  gint64 application;

  if (!cz_connection_get_int (session->connection, "PRAGMA application_id", &application, error) ||
      !cz_connection_get_int (session->connection, "PRAGMA user_version", version, error))
    {
      g_prefix_error (error, "%s: ", session->path);
      return FALSE;
    }

  if (application != CZ_STORE_APPLICATION_ID)
    g_set_error (error, CZ_ERROR, CZ_ERROR_FOREIGN, "%s is not a workspace", session->path);
  else if (*version > session->migrations->len)
    g_set_error (error, CZ_ERROR, CZ_ERROR_NEWER, "%s has schema %" G_GINT64_FORMAT "; this program knows %u", session->path, *version,
                 session->migrations->len);
  else if (*version < 1)
    g_set_error (error, CZ_ERROR, CZ_ERROR_TAMPERED, "%s has schema %" G_GINT64_FORMAT, session->path, *version);
  else
    return TRUE;

  return FALSE;
}

/* Once the schema is known to be ours, the triggers in it may do their work. */
static gboolean
check_schema (CzSession *session,
              gint64     version,
              GError   **error)
{
  if (!cz_migrations_check_schema (session->connection, session->migrations, version, error))
    return FALSE;

  if (version == session->migrations->len)
    cz_connection_trust_schema (session->connection);

  return TRUE;
}

static gboolean
bring_up_to_date (CzSession *session,
                  gint64     version,
                  GError   **error)
{
  g_autofree char *backup = NULL;

  if (version == session->migrations->len)
    return TRUE;

  if (session->read_only)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY,
                   "%s was written by an older version and must be opened for writing once", session->path);
      return FALSE;
    }

  if (!cz_migrations_upgrade (session->connection, session->migrations, version, &backup, error))
    return FALSE;

  add_notice (session, CZ_STORE_NOTICE_MIGRATED, "The file was brought to the newest version; a copy as it was is %s", backup);

  return check_schema (session, session->migrations->len, error);
}

static gboolean
read_identity (CzSession *session,
               GError   **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (session->connection, "SELECT uuid FROM workspace", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  if (cz_statement_next (statement, &failure))
    session->uuid = g_strdup (cz_statement_get_text (statement, 0));
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_TAMPERED, "%s has no identity", session->path);

  return session->uuid != NULL;
}

/* Looks at the newest step only, and not at a large import; cz_store_verify() looks at all. */
static gboolean
check_newest_step (CzSession *session,
                   GError   **error)
{
  static const char count_changes[] =
    "SELECT count (*) FROM (SELECT 1 FROM change WHERE step = (SELECT max (id) FROM step) LIMIT " G_STRINGIFY (MAX_CHECKED_CHANGES) ")";
  g_autoptr (GPtrArray) steps = cz_history_list_steps (session->connection, 0, 2, error);
  const CzStep    *newest;
  g_autofree char *hash = NULL;
  gint64           n_found;
  guint            n_changes;

  if (steps == NULL || !cz_connection_get_int (session->connection, count_changes, &n_found, error))
    return FALSE;

  if (steps->len == 0 || n_found == MAX_CHECKED_CHANGES)
    return TRUE;

  newest = steps->pdata[0];
  hash = cz_history_compute_hash (session->connection, newest,
                                  steps->len > 1 ? ((const CzStep *) steps->pdata[1])->hash : "", &n_changes, error);
  if (hash == NULL)
    return FALSE;

  if (!g_str_equal (hash, newest->hash))
    add_notice (session, CZ_STORE_NOTICE_HISTORY_BROKEN, "The history was changed by something else than this program");

  return TRUE;
}

static gboolean
set_journal (CzSession *session,
             GError   **error)
{
  session->journalled = cz_connection_set_journal (session->connection, error);

  return session->journalled;
}

static gboolean
check_and_migrate (CzSession *session,
                   GError   **error)
{
  gint64 version;

  return check_numbers (session, &version, error) &&
         check_schema (session, version, error) &&
         (session->read_only || set_journal (session, error)) &&
         bring_up_to_date (session, version, error) &&
         read_identity (session, error) &&
         check_newest_step (session, error);
}

/* Goes on with a damaged file: reading only, and past what SQLite would refuse. */
static gboolean
start_rescue (CzSession *session,
              GError   **error)
{
  gint64 version;
  gint64 n_tables;

  g_clear_pointer (&session->connection, cz_connection_close);
  g_clear_pointer (&session->holder, cz_holder_release);
  session->read_only = TRUE;
  session->journalled = FALSE;

  session->connection = cz_connection_open (session->path, CZ_CONNECTION_RESCUE, error);
  if (session->connection == NULL)
    return FALSE;

  /* The schema is not compared: it may be what is damaged, and nothing in it is trusted or written to. */
  if (!check_numbers (session, &version, error))
    return FALSE;

  if (!cz_connection_get_int (session->connection, "SELECT count (*) FROM sqlite_schema", &n_tables, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_DAMAGED, "%s is damaged, and no record of it can be read", session->path);
      return FALSE;
    }

  if (version != session->migrations->len)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_DAMAGED, "%s is damaged, and of an older version", session->path);
      return FALSE;
    }

  if (session->uuid == NULL && !read_identity (session, NULL))
    session->uuid = g_strdup ("");
  session->notices |= CZ_STORE_NOTICE_DAMAGED;

  return TRUE;
}

static gboolean
open_file (CzSession   *session,
           CzStoreFlags flags,
           GError     **error)
{
  g_autoptr (GError) reason = NULL;

  if (!take_holder (session, flags, error))
    return FALSE;

  if (connect_to_file (session, &reason) &&
      (!(flags & CZ_STORE_CREATE) || cz_migrations_create (session->connection, session->migrations, &reason)) &&
      check_and_migrate (session, &reason))
    return TRUE;

  if (g_error_matches (reason, CZ_ERROR, CZ_ERROR_DAMAGED))
    return start_rescue (session, error);

  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/**
 * cz_session_open:
 * @path: a file
 * @flags: how to open it
 * @migrations: (transfer none) (element-type CzMigration): all migrations
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): the open file, or %NULL; a file that could not be made is not left behind
 */
CzSession *
cz_session_open (const char  *path,
                 CzStoreFlags flags,
                 GPtrArray   *migrations,
                 GError     **error)
{
  g_autoptr (CzSession) session = g_new0 (CzSession, 1);

  session->migrations = g_ptr_array_ref (migrations);
  session->notice = g_string_new (NULL);

  if ((flags & CZ_STORE_CREATE) && !create_file (path, error))
    return NULL;

  session->path = resolve (path, error);
  if (session->path != NULL && open_file (session, flags, error))
    return g_steal_pointer (&session);

  if (flags & CZ_STORE_CREATE)
    {
      g_clear_pointer (&session->connection, cz_connection_close);
      g_unlink (path);
    }

  return NULL;
}

/* Leaves nothing but the file itself: no journal, no lock file. */
void
cz_session_close (CzSession *session)
{
  if (session->journalled && session->connection != NULL && !cz_connection_has_moved (session->connection))
    cz_connection_exec (session->connection, "PRAGMA journal_mode = DELETE", "Cannot tidy up", NULL);

  g_clear_pointer (&session->connection, cz_connection_close);
  g_clear_pointer (&session->holder, cz_holder_release);
  g_clear_pointer (&session->migrations, g_ptr_array_unref);
  g_string_free (session->notice, TRUE);
  g_free (session->path);
  g_free (session->uuid);
  g_free (session);
}

static CzData *
load_damaged (CzSession *session,
              GError   **error)
{
  g_autoptr (CzData) data = cz_data_new ();
  g_autofree char *report = NULL;

  if (!cz_rescue_load (session->connection, data, &report, error))
    return NULL;

  add_notice (session, CZ_STORE_NOTICE_DAMAGED, "Opened for reading only: %s", report);

  return g_steal_pointer (&data);
}

/**
 * cz_session_load:
 * @session: an open file
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): all records; of a damaged file what it gives, and the session reads only from then on
 */
CzData *
cz_session_load (CzSession *session,
                 GError   **error)
{
  g_autoptr (CzData) data = cz_data_new ();
  g_autoptr (GError) reason = NULL;

  if (session->notices & CZ_STORE_NOTICE_DAMAGED)
    return load_damaged (session, error);

  if (cz_record_store_load (session->connection, data, &reason))
    return g_steal_pointer (&data);

  if (g_error_matches (reason, CZ_ERROR, CZ_ERROR_DAMAGED))
    return start_rescue (session, error) ? load_damaged (session, error) : NULL;

  g_propagate_error (error, g_steal_pointer (&reason));

  return NULL;
}
