/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-kind.h"

#include <gio/gio.h>
#include <sqlite3.h>

/**
 * CzConnectionMode:
 * @CZ_CONNECTION_READ: never writes
 * @CZ_CONNECTION_WRITE: reads and writes an existing file
 * @CZ_CONNECTION_CREATE: as write, on a file that may be empty
 * @CZ_CONNECTION_RESCUE: reads a damaged file as far as it goes
 */
typedef enum
{
  CZ_CONNECTION_READ,
  CZ_CONNECTION_WRITE,
  CZ_CONNECTION_CREATE,
  CZ_CONNECTION_RESCUE,
} CzConnectionMode;

/**
 * CzConnection:
 *
 * One SQLite connection with its prepared statements. Used by one thread at a time. Knows nothing of records or history.
 */
typedef struct
{
  sqlite3    *db;
  char       *path;
  GHashTable *statements; /* SQL to CzStatement */
} CzConnection;

/**
 * CzStatement:
 *
 * A prepared statement whose parameters are named $1, $2 … and bound by these numbers.
 */
typedef struct
{
  CzConnection *connection;
  sqlite3_stmt *stmt;
  GArray       *parameters; /* of int: SQLite's index of $1, $2 … */
} CzStatement;

CzConnection *cz_connection_open (const char *path, CzConnectionMode mode, GError **error);
void          cz_connection_close (CzConnection *connection);
gboolean      cz_connection_is_read_only (CzConnection *connection);
void          cz_connection_trust_schema (CzConnection *connection);
gboolean      cz_connection_set_journal (CzConnection *connection, GError **error);
gboolean      cz_connection_has_moved (CzConnection *connection);
gboolean      cz_connection_exec (CzConnection *connection, const char *sql, const char *action, GError **error);
gboolean      cz_connection_get_int (CzConnection *connection, const char *sql, gint64 *value, GError **error);
gboolean      cz_connection_begin (CzConnection *connection, GError **error);
gboolean      cz_connection_commit (CzConnection *connection, GError **error);
void          cz_connection_rollback (CzConnection *connection);
void          cz_connection_set_error (CzConnection *connection, const char *action, GError **error);

CzStatement *cz_connection_prepare (CzConnection *connection, const char *sql, GError **error);
void         cz_statement_release (CzStatement *statement);
void         cz_statement_bind_int (CzStatement *statement, guint number, gint64 value);
void         cz_statement_bind_null (CzStatement *statement, guint number);
void         cz_statement_bind_text (CzStatement *statement, guint number, const char *text);
void         cz_statement_bind_bytes (CzStatement *statement, guint number, gconstpointer bytes, gsize length);
void         cz_statement_bind_value (CzStatement *statement, guint number, const CzValue *value);
gboolean     cz_statement_next (CzStatement *statement, GError **error);
gboolean     cz_statement_run (CzStatement *statement, GError **error);
gint64       cz_statement_get_int (CzStatement *statement, int column);
const char  *cz_statement_get_text (CzStatement *statement, int column);
void         cz_statement_peek_value (CzStatement *statement, int column, CzValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzConnection, cz_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzStatement, cz_statement_release)
