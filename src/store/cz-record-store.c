/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-record-store.h"

#include "base/cz-error.h"

/*
 * Records in and out of their tables, written once over the descriptors of cz-kind.h.
 */

static char *
build_insert (CzKind kind)
{
  const CzKindInfo *info = cz_kind_get_info (kind);
  GString          *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (id", info->table);
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", info->fields[i].name);
  g_string_append (sql, ") VALUES ($1");
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", $%u", i + 2);
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

static gboolean
insert_record (CzConnection   *connection,
               const CzChange *change,
               GError        **error)
{
  static char      *inserts[CZ_N_KINDS]; /* only the text: used by any connection */
  const CzKindInfo *info = cz_kind_get_info (change->kind);
  g_autoptr (CzStatement) statement = NULL;

  if (g_once_init_enter (&inserts[change->kind]))
    g_once_init_leave (&inserts[change->kind], build_insert (change->kind));

  statement = cz_connection_prepare (connection, inserts[change->kind], error);
  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, change->id);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_auto (CzValue) value = CZ_VALUE_INIT;

      cz_record_get (change->kind, change->record, i, &value);
      cz_statement_bind_value (statement, i + 2, &value);
    }

  return cz_statement_run (statement, error);
}

static gboolean
check_changed (CzConnection   *connection,
               const CzChange *change,
               GError        **error)
{
  if (sqlite3_changes64 (connection->db) == 1)
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "There is no %s %" G_GINT64_FORMAT,
               cz_kind_get_info (change->kind)->table, change->id);

  return FALSE;
}

static gboolean
delete_record (CzConnection   *connection,
               const CzChange *change,
               GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = $1", cz_kind_get_info (change->kind)->table);
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, change->id);

  return cz_statement_run (statement, error) && check_changed (connection, change, error);
}

/* Returns how many changes from @first on update different fields of one record: they become one statement. */
static guint
count_run (const CzEdit *edit,
           guint         first)
{
  const CzChange *head = cz_edit_get_change (edit, first);
  guint64         fields = 0;
  guint           n_run = 0;

  while (first + n_run < cz_edit_get_length (edit))
    {
      const CzChange *change = cz_edit_get_change (edit, first + n_run);

      if (change->type != CZ_CHANGE_UPDATE || change->kind != head->kind || change->id != head->id ||
          (fields & (G_GUINT64_CONSTANT (1) << change->field)) != 0)
        break;

      fields |= G_GUINT64_CONSTANT (1) << change->field;
      n_run++;
    }

  return n_run;
}

static gboolean
update_record (CzConnection *connection,
               const CzEdit *edit,
               guint         first,
               guint         n_run,
               GError      **error)
{
  const CzChange   *head = cz_edit_get_change (edit, first);
  const CzKindInfo *info = cz_kind_get_info (head->kind);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (CzStatement) statement = NULL;

  g_string_printf (sql, "UPDATE \"%s\" SET ", info->table);
  for (guint i = 0; i < n_run; i++)
    g_string_append_printf (sql, "%s\"%s\" = $%u", i > 0 ? ", " : "", info->fields[cz_edit_get_change (edit, first + i)->field].name, i + 2);
  g_string_append (sql, " WHERE id = $1");

  statement = cz_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, head->id);
  for (guint i = 0; i < n_run; i++)
    cz_statement_bind_value (statement, i + 2, &cz_edit_get_change (edit, first + i)->value);

  return cz_statement_run (statement, error) && check_changed (connection, head, error);
}

/**
 * cz_record_store_apply:
 * @connection: a connection inside a transaction with an open step
 * @edit: an edit
 * @error: return location for a %CZ_ERROR
 *
 * Returns: %FALSE on failure; the caller takes the transaction back
 */
gboolean
cz_record_store_apply (CzConnection *connection,
                       const CzEdit *edit,
                       GError      **error)
{
  guint i = 0;

  while (i < cz_edit_get_length (edit))
    {
      const CzChange *change = cz_edit_get_change (edit, i);
      guint           n_run = change->type == CZ_CHANGE_UPDATE ? count_run (edit, i) : 1;
      gboolean        applied;

      if (change->type == CZ_CHANGE_INSERT)
        applied = insert_record (connection, change, error);
      else if (change->type == CZ_CHANGE_DELETE)
        applied = delete_record (connection, change, error);
      else
        applied = update_record (connection, edit, i, n_run, error);

      if (!applied)
        return FALSE;

      i += n_run;
    }

  return TRUE;
}

/* Returns: (transfer full): a SELECT of id and all fields in their order, followed by @condition */
char *
cz_record_store_build_select (CzKind      kind,
                              const char *condition)
{
  const CzKindInfo *info = cz_kind_get_info (kind);
  GString          *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", info->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" %s", info->table, condition);

  return g_string_free (sql, FALSE);
}

/**
 * cz_record_store_read:
 * @statement: a statement of cz_record_store_build_select() that stands on a row
 * @kind: its kind
 * @error: return location for a %CZ_ERROR_TAMPERED
 *
 * Returns: (transfer full): the record; %NULL if it holds a value that this program never writes
 */
gpointer
cz_record_store_read (CzStatement *statement,
                      CzKind       kind,
                      GError     **error)
{
  const CzKindInfo *info = cz_kind_get_info (kind);
  gpointer          record = cz_record_new (kind);

  *(gint64 *) record = cz_statement_get_int (statement, 0);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autoptr (GError) reason = NULL;
      CzValue value;

      cz_statement_peek_value (statement, i + 1, &value);

      if (value.type == CZ_VALUE_TEXT && !g_utf8_validate (value.text, -1, NULL))
        g_set_error (&reason, CZ_ERROR, CZ_ERROR_INVALID, "%s is not UTF-8", info->fields[i].name);

      if (reason != NULL || !cz_record_set (kind, record, i, &value, &reason))
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_TAMPERED, "%s %" G_GINT64_FORMAT " cannot be read: %s", info->table,
                       cz_record_id (record), reason->message);
          cz_record_free (kind, record);
          return NULL;
        }
    }

  return record;
}

static gboolean
load_kind (CzConnection *connection,
           CzKind        kind,
           CzData       *data,
           GError      **error)
{
  g_autofree char *sql = cz_record_store_build_select (kind, "ORDER BY id");
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (cz_statement_next (statement, &failure))
    {
      gpointer record = cz_record_store_read (statement, kind, error);

      if (record == NULL)
        return FALSE;

      cz_data_take (data, kind, record);
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/* Tells @data which ids were ever used. */
gboolean
cz_record_store_load_sequences (CzConnection *connection,
                                CzData       *data,
                                GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, "SELECT name, seq FROM sqlite_sequence", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (cz_statement_next (statement, &failure))
    {
      CzKind kind;

      if (cz_kind_from_table (cz_statement_get_text (statement, 0), &kind))
        cz_data_set_last_id (data, kind, cz_statement_get_int (statement, 1));
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/**
 * cz_record_store_load:
 * @connection: a connection
 * @data: empty data to fill
 * @error: return location for a %CZ_ERROR
 *
 * Reads all records as of one moment.
 */
gboolean
cz_record_store_load (CzConnection *connection,
                      CzData       *data,
                      GError      **error)
{
  gboolean loaded;

  if (!cz_connection_exec (connection, "BEGIN", "Cannot read the workspace", error))
    return FALSE;

  loaded = cz_record_store_load_sequences (connection, data, error);
  for (guint i = 0; loaded && i < CZ_N_KINDS; i++)
    loaded = load_kind (connection, i, data, error);

  cz_connection_rollback (connection);

  return loaded;
}
