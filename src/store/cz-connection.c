/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-connection.h"

#include "base/cz-error.h"

#include <errno.h>

/* A reader of another program holds its lock only while it reads; a writer waits that long before it gives up. */
#define BUSY_TIMEOUT_MS 20000

static CzError
error_from_errno (int     number,
                  CzError otherwise)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return CZ_ERROR_NO_SPACE;
    case EACCES:
    case EPERM:
    case EROFS:
      return CZ_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return CZ_ERROR_NOT_FOUND;
    default:
      return otherwise;
    }
}

static CzError
error_from_sqlite (int code,
                   int number)
{
  if (code == SQLITE_READONLY_DBMOVED)
    return CZ_ERROR_MOVED;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return CZ_ERROR_NO_SPACE;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return error_from_errno (number, CZ_ERROR_STORE);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return CZ_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CZ_ERROR_LOCKED;
    case SQLITE_CORRUPT:
      return CZ_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return CZ_ERROR_FOREIGN;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return CZ_ERROR_INVALID;
    case SQLITE_TOOBIG:
      return CZ_ERROR_LIMIT;
    default:
      return CZ_ERROR_STORE;
    }
}

/* SQLite forgets why a COMMIT could not write; the file itself still knows. */
static int
get_errno (CzConnection *connection)
{
  int number = sqlite3_system_errno (connection->db);

  if (number == 0)
    sqlite3_file_control (connection->db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);

  return number;
}

/**
 * cz_connection_set_error:
 * @connection: a connection whose last call failed
 * @action: what was being done, to stand before the reason
 * @error: return location for a %CZ_ERROR, or G_IO_ERROR_CANCELLED after an interruption
 *
 * The one place where SQLite's codes become ours.
 */
void
cz_connection_set_error (CzConnection *connection,
                         const char   *action,
                         GError      **error)
{
  int code = sqlite3_extended_errcode (connection->db);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s: cancelled", action);
  else
    g_set_error (error, CZ_ERROR, error_from_sqlite (code, get_errno (connection)), "%s: %s", action,
                 sqlite3_errmsg (connection->db));
}

gboolean
cz_connection_exec (CzConnection *connection,
                    const char   *sql,
                    const char   *action,
                    GError      **error)
{
  if (sqlite3_exec (connection->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  cz_connection_set_error (connection, action, error);

  return FALSE;
}

/* A workspace may come from anywhere: nothing in its schema is trusted, and nothing can rewrite the schema table. */
static void
distrust (CzConnection    *connection,
          CzConnectionMode mode)
{
  sqlite3_extended_result_codes (connection->db, TRUE);
  sqlite3_busy_timeout (connection->db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_DEFENSIVE, mode != CZ_CONNECTION_RESCUE, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, FALSE, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_DQS_DDL, FALSE, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_DQS_DML, FALSE, NULL);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_ENABLE_FKEY, TRUE, NULL);
  sqlite3_limit (connection->db, SQLITE_LIMIT_ATTACHED, 0);
}

static gboolean
configure (CzConnection    *connection,
           CzConnectionMode mode,
           GError         **error)
{
  const char *sql;

  distrust (connection, mode);

  if (mode == CZ_CONNECTION_READ)
    sql = "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;";
  else if (mode == CZ_CONNECTION_RESCUE)
    sql = "PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;";
  else
    sql = "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;";

  return cz_connection_exec (connection, sql, "Cannot read the file", error);
}

static void
statement_free (gpointer data)
{
  CzStatement *statement = data;

  sqlite3_finalize (statement->stmt);
  g_array_unref (statement->parameters);
  g_free (statement);
}

/**
 * cz_connection_open:
 * @path: a file, or ":memory:"
 * @mode: what for
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): a connection with all its settings made; free with cz_connection_close()
 */
CzConnection *
cz_connection_open (const char      *path,
                    CzConnectionMode mode,
                    GError         **error)
{
  g_autoptr (CzConnection) connection = g_new0 (CzConnection, 1);
  int flags = SQLITE_OPEN_READWRITE;

  if (mode == CZ_CONNECTION_READ || mode == CZ_CONNECTION_RESCUE)
    flags = SQLITE_OPEN_READONLY;
  else if (mode == CZ_CONNECTION_CREATE)
    flags |= SQLITE_OPEN_CREATE;

  connection->path = g_strdup (path);
  connection->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_free);

  if (sqlite3_open_v2 (path, &connection->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      cz_connection_set_error (connection, "Cannot open the file", error);
      return NULL;
    }

  if (!configure (connection, mode, error))
    return NULL;

  return g_steal_pointer (&connection);
}

void
cz_connection_close (CzConnection *connection)
{
  g_clear_pointer (&connection->statements, g_hash_table_unref);
  sqlite3_close (connection->db);
  g_free (connection->path);
  g_free (connection);
}

/**
 * cz_connection_trust_schema:
 * @connection: a connection to a file whose schema is known to be exactly ours
 *
 * Lets the history triggers use SQLite's JSON functions, which it counts among the unsafe ones.
 */
void
cz_connection_trust_schema (CzConnection *connection)
{
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, TRUE, NULL);
}

/* Sets how the file is written: only once it is known to be a workspace, since it may change the file. */
gboolean
cz_connection_set_journal (CzConnection *connection,
                           GError      **error)
{
  return cz_connection_exec (connection, "PRAGMA journal_mode = TRUNCATE", "Cannot write the file", error);
}

/* Returns whether the file itself cannot be written, whatever it was opened for. */
gboolean
cz_connection_is_read_only (CzConnection *connection)
{
  return sqlite3_db_readonly (connection->db, "main") == 1;
}

/* Returns whether the file no longer stands at its path: moved, renamed or deleted by somebody else. */
gboolean
cz_connection_has_moved (CzConnection *connection)
{
  int moved = 0;

  return sqlite3_file_control (connection->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved;
}

gboolean
cz_connection_get_int (CzConnection *connection,
                       const char   *sql,
                       gint64       *value,
                       GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  *value = 0;
  if (cz_statement_next (statement, &failure))
    *value = cz_statement_get_int (statement, 0);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

gboolean
cz_connection_begin (CzConnection *connection,
                     GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, "BEGIN IMMEDIATE", error);

  return statement != NULL && cz_statement_run (statement, error);
}

gboolean
cz_connection_commit (CzConnection *connection,
                      GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, "COMMIT", error);

  return statement != NULL && cz_statement_run (statement, error);
}

/* Takes back what the open transaction did, if one is open; SQLite may have done so itself after an I/O error. */
void
cz_connection_rollback (CzConnection *connection)
{
  if (!sqlite3_get_autocommit (connection->db))
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
}

static GArray *
number_parameters (sqlite3_stmt *stmt)
{
  GArray *parameters = g_array_new (FALSE, FALSE, sizeof (int));
  int     index;

  do
    {
      char name[16];

      g_snprintf (name, sizeof name, "$%u", parameters->len + 1);
      index = sqlite3_bind_parameter_index (stmt, name);
      if (index > 0)
        g_array_append_val (parameters, index);
    }
  while (index > 0);

  return parameters;
}

/**
 * cz_connection_prepare:
 * @connection: a connection
 * @sql: one statement with parameters $1, $2 …
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): the statement, ready to bind; kept for the next time once it is released
 */
CzStatement *
cz_connection_prepare (CzConnection *connection,
                       const char   *sql,
                       GError      **error)
{
  CzStatement  *statement = g_hash_table_lookup (connection->statements, sql);
  sqlite3_stmt *stmt = NULL;

  if (statement != NULL)
    {
      g_assert (!sqlite3_stmt_busy (statement->stmt));
      return statement;
    }

  if (sqlite3_prepare_v3 (connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      cz_connection_set_error (connection, "The file does not fit the program", error);
      return NULL;
    }

  statement = g_new0 (CzStatement, 1);
  statement->connection = connection;
  statement->stmt = stmt;
  statement->parameters = number_parameters (stmt);
  g_hash_table_insert (connection->statements, g_strdup (sql), statement);

  return statement;
}

/* Makes the statement ready for its next use. */
void
cz_statement_release (CzStatement *statement)
{
  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
}

static int
get_index (CzStatement *statement,
           guint        number)
{
  g_assert (number >= 1 && number <= statement->parameters->len);

  return g_array_index (statement->parameters, int, number - 1);
}

void
cz_statement_bind_int (CzStatement *statement,
                       guint        number,
                       gint64       value)
{
  sqlite3_bind_int64 (statement->stmt, get_index (statement, number), value);
}

void
cz_statement_bind_null (CzStatement *statement,
                        guint        number)
{
  sqlite3_bind_null (statement->stmt, get_index (statement, number));
}

void
cz_statement_bind_text (CzStatement *statement,
                        guint        number,
                        const char  *text)
{
  sqlite3_bind_text (statement->stmt, get_index (statement, number), text, -1, SQLITE_TRANSIENT);
}

/* @bytes must stay until the statement has run. */
void
cz_statement_bind_bytes (CzStatement  *statement,
                         guint         number,
                         gconstpointer bytes,
                         gsize         length)
{
  sqlite3_bind_blob64 (statement->stmt, get_index (statement, number), bytes, length, SQLITE_STATIC);
}

void
cz_statement_bind_value (CzStatement   *statement,
                         guint          number,
                         const CzValue *value)
{
  if (value->type == CZ_VALUE_INTEGER)
    cz_statement_bind_int (statement, number, value->integer);
  else if (value->type == CZ_VALUE_TEXT)
    cz_statement_bind_text (statement, number, value->text);
  else
    cz_statement_bind_null (statement, number);
}

/* Returns whether there is another row; %FALSE at the end and on failure. */
gboolean
cz_statement_next (CzStatement *statement,
                   GError     **error)
{
  int code = sqlite3_step (statement->stmt);

  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    cz_connection_set_error (statement->connection, sqlite3_column_count (statement->stmt) > 0 ? "Cannot read" : "Cannot write", error);

  return FALSE;
}

/* Runs a statement whose rows do not matter. */
gboolean
cz_statement_run (CzStatement *statement,
                  GError     **error)
{
  g_autoptr (GError) failure = NULL;

  while (cz_statement_next (statement, &failure))
    continue;

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

gint64
cz_statement_get_int (CzStatement *statement,
                      int          column)
{
  return sqlite3_column_int64 (statement->stmt, column);
}

/* Returns: (transfer none): the text, empty for NULL; valid until the next row */
const char *
cz_statement_get_text (CzStatement *statement,
                       int          column)
{
  const char *text = (const char *) sqlite3_column_text (statement->stmt, column);

  return text != NULL ? text : "";
}

/* Gives a value whose text is lent until the next row: do not clear it. */
void
cz_statement_peek_value (CzStatement *statement,
                         int          column,
                         CzValue     *value)
{
  *value = CZ_VALUE_INIT;

  switch (sqlite3_column_type (statement->stmt, column))
    {
    case SQLITE_NULL:
      break;
    case SQLITE_INTEGER:
      value->type = CZ_VALUE_INTEGER;
      value->integer = sqlite3_column_int64 (statement->stmt, column);
      break;
    default:
      value->type = CZ_VALUE_TEXT;
      value->text = (char *) cz_statement_get_text (statement, column);
    }
}
