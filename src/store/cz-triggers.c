/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-triggers.h"

/*
 * History is written by the database itself: every table of records gets three triggers, made from its columns, that
 * write to change for the open step. No code path can write a record and leave no trace.
 */

/* The tables that are no records. */
#define RECORD_TABLES                                                                                    \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "      \
  "AND name NOT IN ('workspace', 'settings', 'open_step', 'step', 'change', 'content', 'content_chunk')" \
  "ORDER BY name"

/* A change needs the open step; a step closes what was opened for it; what is written stays. */
static const char guards[] =
  "CREATE TRIGGER history_guard_change BEFORE INSERT ON change"
  " WHEN (SELECT step FROM open_step) IS NULL OR NEW.step IS NOT (SELECT step FROM open_step)"
  " BEGIN SELECT RAISE (ABORT, 'no step of history is open'); END;\n"
  "CREATE TRIGGER history_guard_step BEFORE INSERT ON step"
  " WHEN (SELECT step FROM open_step) IS NULL OR NEW.id IS NOT (SELECT step FROM open_step)"
  " BEGIN SELECT RAISE (ABORT, 'no step of history is open'); END;\n"
  "CREATE TRIGGER history_close_step AFTER INSERT ON step"
  " BEGIN UPDATE open_step SET step = NULL; END;\n"
  "CREATE TRIGGER history_keep_change_update BEFORE UPDATE ON change"
  " BEGIN SELECT RAISE (ABORT, 'history is only added to'); END;\n"
  "CREATE TRIGGER history_keep_change_delete BEFORE DELETE ON change"
  " BEGIN SELECT RAISE (ABORT, 'history is only added to'); END;\n"
  "CREATE TRIGGER history_keep_step_update BEFORE UPDATE ON step"
  " BEGIN SELECT RAISE (ABORT, 'history is only added to'); END;\n"
  "CREATE TRIGGER history_keep_step_delete BEFORE DELETE ON step"
  " BEGIN SELECT RAISE (ABORT, 'history is only added to'); END;\n"
  "CREATE TRIGGER history_keep_workspace_update BEFORE UPDATE ON workspace"
  " BEGIN SELECT RAISE (ABORT, 'a workspace keeps its identity'); END;\n"
  "CREATE TRIGGER history_keep_workspace_delete BEFORE DELETE ON workspace"
  " BEGIN SELECT RAISE (ABORT, 'a workspace keeps its identity'); END;\n";

static gboolean
list_names (CzConnection *connection,
            const char   *sql,
            GStrv        *names,
            GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (cz_statement_next (statement, &failure))
    g_strv_builder_add (builder, cz_statement_get_text (statement, 0));

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  *names = g_strv_builder_end (builder);

  return TRUE;
}

static void
append_whole_record (GString    *sql,
                     GStrv       columns,
                     const char *version)
{
  g_string_append (sql, "json_object (");
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, "%s'%s', %s.\"%s\"", i > 0 ? ", " : "", columns[i], version, columns[i]);
  g_string_append_c (sql, ')');
}

/* A JSON object of the columns that differ; json_patch() and its like would drop those that became NULL. */
static void
append_changed_columns (GString    *sql,
                        GStrv       columns,
                        const char *version)
{
  g_string_append (sql, "'{' || substr (");
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql,
                            "%siif (OLD.\"%s\" IS NOT NEW.\"%s\", ',\"%s\":' || json_quote (%s.\"%s\"), '')",
                            i > 0 ? " || " : "", columns[i], columns[i], columns[i], version, columns[i]);
  g_string_append (sql, ", 2) || '}'");
}

static void
append_trigger (GString    *sql,
                const char *table,
                const char *event,
                const char *version)
{
  g_string_append_printf (sql,
                          "CREATE TRIGGER history_%s_%s AFTER %s ON \"%s\" BEGIN "
                          "INSERT INTO change (step, kind, record, before, after) "
                          "VALUES ((SELECT step FROM open_step), '%s', %s.id, ",
                          event, table, event, table, table, version);
}

static void
append_triggers (GString    *sql,
                 const char *table,
                 GStrv       columns)
{
  append_trigger (sql, table, "INSERT", "NEW");
  g_string_append (sql, "'', ");
  append_whole_record (sql, columns, "NEW");
  g_string_append (sql, "); END;\n");

  append_trigger (sql, table, "DELETE", "OLD");
  append_whole_record (sql, columns, "OLD");
  g_string_append (sql, ", ''); END;\n");

  g_string_append_printf (sql, "CREATE TRIGGER history_UPDATE_%s AFTER UPDATE ON \"%s\" WHEN ", table, table);
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (sql, "%sOLD.\"%s\" IS NOT NEW.\"%s\"", i > 0 ? " OR " : "", columns[i], columns[i]);
  g_string_append_printf (sql,
                          " BEGIN INSERT INTO change (step, kind, record, before, after) "
                          "VALUES ((SELECT step FROM open_step), '%s', NEW.id, ",
                          table);
  append_changed_columns (sql, columns, "OLD");
  g_string_append (sql, ", ");
  append_changed_columns (sql, columns, "NEW");
  g_string_append (sql, "); END;\n");

  g_string_append_printf (sql,
                          "CREATE TRIGGER history_keep_%s BEFORE UPDATE ON \"%s\" WHEN OLD.id IS NOT NEW.id "
                          "BEGIN SELECT RAISE (ABORT, 'a record keeps its id'); END;\n",
                          table, table);
}

/**
 * cz_triggers_create:
 * @connection: a connection inside a transaction
 * @error: return location for a %CZ_ERROR
 *
 * Makes the history triggers of every table of records, from the columns it has.
 */
gboolean
cz_triggers_create (CzConnection *connection,
                    GError      **error)
{
  g_auto (GStrv) tables = NULL;
  g_autoptr (GString) sql = g_string_new (guards);

  if (!list_names (connection, RECORD_TABLES, &tables, error))
    return FALSE;

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *query = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') WHERE name <> 'id' ORDER BY cid", tables[i]);
      g_auto (GStrv) columns = NULL;

      if (!list_names (connection, query, &columns, error))
        return FALSE;

      append_triggers (sql, tables[i], columns);
    }

  return cz_connection_exec (connection, sql->str, "Cannot make the history", error);
}

/* Drops every trigger there is: before a migration, and those of a file of an older version. */
gboolean
cz_triggers_drop (CzConnection *connection,
                  GError      **error)
{
  g_auto (GStrv) triggers = NULL;

  if (!list_names (connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name", &triggers, error))
    return FALSE;

  for (guint i = 0; triggers[i] != NULL; i++)
    {
      char    *sql = sqlite3_mprintf ("DROP TRIGGER \"%w\"", triggers[i]);
      gboolean dropped = cz_connection_exec (connection, sql, "Cannot renew the history", error);

      sqlite3_free (sql);
      if (!dropped)
        return FALSE;
    }

  return TRUE;
}
