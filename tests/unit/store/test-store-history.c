/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "store/cz-connection.h"

#include <sqlite3.h>

/* Runs SQL as the program could, by mistake. Returns the refusal, or NULL. */
static char *
try_sql (Fixture    *fixture,
         const char *sql)
{
  sqlite3 *db;
  char    *message = NULL;
  char    *refusal;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA recursive_triggers = ON; PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  refusal = g_strdup (message);
  sqlite3_free (message);
  sqlite3_close (db);

  return refusal;
}

/* No statement writes a record without a trace, and no statement rewrites the history. */
static void
test_no_way_around (Fixture      *fixture,
                    gconstpointer unused G_GNUC_UNUSED)
{
  static const struct
  {
    const char *sql;
    const char *refusal;
  } cases[] = {
    { "UPDATE unit SET name = 'x'", "no step of history is open" },
    { "DELETE FROM unit", "no step of history is open" },
    { "INSERT INTO unit SELECT id + 10, name, '', '', '', 0, '', '', '', '' FROM unit", "no step of history is open" },
    { "REPLACE INTO unit SELECT id, 'x', '', '', '', 0, '', '', '', '' FROM unit", "no step of history is open" },
    { "INSERT INTO change (step, kind, record, before, after) VALUES (1, 'unit', 1, '', '{}')", "no step of history is open" },
    { "INSERT INTO step VALUES (2, 'edit', NULL, '', '', '', '')", "no step of history is open" },
    { "UPDATE step SET label = 'x'", "history is only added to" },
    { "DELETE FROM step", "history is only added to" },
    { "UPDATE change SET after = '{}'", "history is only added to" },
    { "DELETE FROM change", "history is only added to" },
    { "UPDATE open_step SET step = 2; UPDATE unit SET id = 7", "a record keeps its id" },
    { "UPDATE open_step SET step = 2; INSERT INTO step VALUES (3, 'edit', NULL, '', '', '', '')", "no step of history is open" },
    { "BEGIN; UPDATE open_step SET step = 2; UPDATE unit SET name = 'x'; COMMIT", "FOREIGN KEY constraint failed" },
    { "UPDATE workspace SET uuid = 'x'", "a workspace keeps its identity" },
    { "DELETE FROM workspace", "a workspace keeps its identity" },
  };

  fixture_add_unit (fixture, "甲");
  fixture_close (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *refusal = NULL;

      fixture_exec (fixture, "UPDATE open_step SET step = NULL");
      refusal = try_sql (fixture, cases[i].sql);
      g_test_message ("%s", cases[i].sql);
      g_assert_cmpstr (refusal, ==, cases[i].refusal);
    }

  fixture_exec (fixture, "UPDATE open_step SET step = NULL");
  fixture_reopen (fixture);
  g_assert_cmpstr (cz_data_get_unit (fixture->data, 1)->name, ==, "甲");
  fixture_assert_sound (fixture);
}

/* The source writes no statement that would change records behind the triggers. */
static void
test_no_shortcuts_in_source (void)
{
  static const char *const folders[] = { "src/store", "data/schema/sqlite" };
  static const char *const words[] = { "OR REPLACE", "REPLACE INTO", "CASCADE", "SET NULL", "OR IGNORE" };
  g_autofree char         *root = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (root, folders[i], NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      g_assert_nonnull (folder);
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          g_autofree char *text = NULL;

          g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
          for (guint j = 0; j < G_N_ELEMENTS (words); j++)
            {
              g_test_message ("%s: %s", name, words[j]);
              g_assert_null (strstr (text, words[j]));
            }
        }
    }
}

static void
test_steps (Fixture      *fixture,
            gconstpointer unused G_GNUC_UNUSED)
{
  gint64 unit = fixture_add_unit (fixture, "甲");
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) older = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const CzStep          *newest;
  const CzHistoryChange *change;

  fixture_set_text (fixture, CZ_KIND_UNIT, unit, "name", "乙");
  fixture_undo (fixture, 0);
  fixture_reopen (fixture);

  steps = cz_store_list_steps (fixture->store, 0, 2, NULL);
  g_assert_cmpuint (steps->len, ==, 2);
  newest = steps->pdata[0];
  g_assert_cmpint (newest->id, ==, 3);
  g_assert_cmpint (newest->kind, ==, CZ_STEP_UNDO);
  g_assert_cmpint (newest->undoes, ==, 2);
  g_assert_cmpstr (newest->person, ==, "tester");
  g_assert_cmpstr (newest->label, ==, "name := 乙");
  g_assert_cmpuint (strlen (newest->hash), ==, 64);
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d$", newest->at, 0, 0));

  older = cz_store_list_steps (fixture->store, 2, 0, NULL);
  g_assert_cmpuint (older->len, ==, 1);

  changes = cz_store_list_record_changes (fixture->store, CZ_KIND_UNIT, unit, NULL);
  g_assert_cmpuint (changes->len, ==, 3);
  change = changes->pdata[0];
  g_assert_cmpstr (change->before, ==, "");
  g_assert_nonnull (strstr (change->after, "\"name\":\"甲\""));
  change = changes->pdata[1];
  g_assert_cmpstr (change->before, ==, "{\"name\":\"甲\"}");
  g_assert_cmpstr (change->after, ==, "{\"name\":\"乙\"}");
}

/* The history of one record, and the newest steps, are found without reading all of it. */
static void
test_queries_are_indexed (Fixture      *fixture,
                          gconstpointer unused G_GNUC_UNUSED)
{
  static const char *const queries[] = {
    "EXPLAIN QUERY PLAN SELECT id FROM change WHERE kind = $1 AND record = $2 ORDER BY id",
    "EXPLAIN QUERY PLAN SELECT id FROM change WHERE step = $1 ORDER BY id",
    "EXPLAIN QUERY PLAN SELECT id FROM step WHERE id < $1 ORDER BY id DESC LIMIT $2",
    "EXPLAIN QUERY PLAN UPDATE mark SET points = $1 WHERE id = $2",
  };
  g_autoptr (CzConnection) connection = cz_connection_open (fixture->path, CZ_CONNECTION_READ, NULL);

  cz_connection_trust_schema (connection);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (CzStatement) statement = cz_connection_prepare (connection, queries[i], NULL);

      /* The first line is the query's own; triggers follow. */
      g_assert_nonnull (statement);
      g_assert_true (cz_statement_next (statement, NULL));
      g_test_message ("%s", cz_statement_get_text (statement, 3));
      g_assert_true (g_str_has_prefix (cz_statement_get_text (statement, 3), "SEARCH"));
    }
}

static guint
count_problems (Fixture           *fixture,
                CzStoreProblemCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = cz_store_verify (fixture->store, NULL, &error);
  guint n_problems = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const CzStoreProblem *problem = problems->pdata[i];

      g_test_message ("%s: %s", cz_store_problem_names[problem->code], problem->text);
      n_problems += problem->code == code;
    }

  return n_problems;
}

/* Whatever is rewritten in the history breaks its chain, wherever it stands. Triggers are put back to hide it. */
static void
test_rewritten_history (Fixture      *fixture,
                        gconstpointer unused G_GNUC_UNUSED)
{
  static const struct
  {
    const char        *guard;
    const char        *sql;
    CzStoreProblemCode code;
  } cases[] = {
    { "history_keep_change_update", "UPDATE change SET after = replace (after, '乙', '丙') WHERE id = 2", CZ_STORE_PROBLEM_HISTORY },
    { "history_keep_step_update", "UPDATE step SET person = 'somebody' WHERE id = 2", CZ_STORE_PROBLEM_HISTORY },
    { "history_keep_step_update", "UPDATE step SET at = '2020-01-01T00:00:00+08:00' WHERE id = 1", CZ_STORE_PROBLEM_HISTORY },
    { "history_keep_step_update", "UPDATE step SET hash = 'x' WHERE id = 1", CZ_STORE_PROBLEM_HISTORY },
    { "history_keep_change_delete", "DELETE FROM change WHERE id = 2", CZ_STORE_PROBLEM_SEQUENCE },
    { "history_keep_change_delete", "DELETE FROM change WHERE id = 2", CZ_STORE_PROBLEM_HISTORY },
    { "history_keep_step_delete", "DELETE FROM step WHERE id = 2", CZ_STORE_PROBLEM_SEQUENCE },
    { "history_guard_change", "INSERT INTO change (step, kind, record, before, after) VALUES (2, 'unit', 1, '{}', '{}')", CZ_STORE_PROBLEM_HISTORY },
  };
  g_autofree char *whole = NULL;
  gsize            length;
  gint64           unit = fixture_add_unit (fixture, "甲");

  fixture_set_text (fixture, CZ_KIND_UNIT, unit, "name", "乙");
  fixture_set_text (fixture, CZ_KIND_UNIT, unit, "name", "丁");
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guard_sql = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", cases[i].guard);
      g_autofree char *sql = NULL;

      {
        g_autoptr (CzConnection) connection = cz_connection_open (fixture->path, CZ_CONNECTION_READ, NULL);
        g_autoptr (CzStatement) statement = cz_connection_prepare (connection, guard_sql, NULL);

        g_assert_true (cz_statement_next (statement, NULL));
        sql = g_strdup_printf ("DROP TRIGGER %s; %s; %s", cases[i].guard, cases[i].sql, cz_statement_get_text (statement, 0));
      }

      fixture_exec (fixture, sql);
      fixture_reopen (fixture);
      g_assert_cmpuint (count_problems (fixture, cases[i].code), >=, 1);
      fixture_close (fixture);
      g_assert_true (g_file_set_contents (fixture->path, whole, length, NULL));
    }

  fixture_reopen (fixture);
  fixture_assert_sound (fixture);
}

/* A record that was changed behind the history differs from what the history tells. */
static void
test_rewritten_record (Fixture      *fixture,
                       gconstpointer unused G_GNUC_UNUSED)
{
  gint64           unit = fixture_add_unit (fixture, "甲");
  g_autofree char *sql = NULL;

  fixture_set_text (fixture, CZ_KIND_UNIT, unit, "name", "乙");
  fixture_close (fixture);

  {
    g_autoptr (CzConnection) connection = cz_connection_open (fixture->path, CZ_CONNECTION_READ, NULL);
    g_autoptr (CzStatement) statement =
      cz_connection_prepare (connection, "SELECT sql FROM sqlite_schema WHERE name = 'history_UPDATE_unit'", NULL);

    g_assert_true (cz_statement_next (statement, NULL));
    sql = g_strdup_printf ("DROP TRIGGER history_UPDATE_unit; UPDATE unit SET name = '丙'; %s", cz_statement_get_text (statement, 0));
  }

  fixture_exec (fixture, sql);
  fixture_reopen (fixture);
  g_assert_cmpuint (count_problems (fixture, CZ_STORE_PROBLEM_RECORD), ==, 1);
}

static void
test_lost_reference (Fixture      *fixture,
                     gconstpointer unused G_GNUC_UNUSED)
{
  CzAlias *alias;
  CzEdit  *edit = cz_edit_new ("alias");
  gint64   unit = fixture_add_unit (fixture, "甲");

  alias = fixture_new_record (fixture, CZ_KIND_ALIAS);
  alias->unit = unit;
  cz_edit_insert (edit, CZ_KIND_ALIAS, alias);
  fixture_commit (fixture, edit);
  fixture_close (fixture);

  fixture_exec (fixture, "UPDATE open_step SET step = 3; DELETE FROM unit; INSERT INTO step VALUES (3, 'edit', NULL, '', '', '', '')");
  fixture_reopen (fixture);
  g_assert_true (cz_store_get_notices (fixture->store) & CZ_STORE_NOTICE_HISTORY_BROKEN);
  g_assert_cmpuint (count_problems (fixture, CZ_STORE_PROBLEM_REFERENCE), ==, 1);
}

static void
test_verify_cancelled (Fixture      *fixture,
                       gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cz_store_verify (fixture->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/store/history/no-way-around", test_no_way_around);
  g_test_add_func ("/store/history/no-shortcuts-in-source", test_no_shortcuts_in_source);
  FIXTURE_TEST ("/store/history/steps", test_steps);
  FIXTURE_TEST ("/store/history/queries-are-indexed", test_queries_are_indexed);
  FIXTURE_TEST ("/store/verify/rewritten-history", test_rewritten_history);
  FIXTURE_TEST ("/store/verify/rewritten-record", test_rewritten_record);
  FIXTURE_TEST ("/store/verify/lost-reference", test_lost_reference);
  FIXTURE_TEST ("/store/verify/cancelled", test_verify_cancelled);

  return g_test_run ();
}
