/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "store/cz-migrations.h"
#include "store/cz-record-store.h"

/* Returns a value that the field can hold and that a fresh record does not hold. */
static void
choose_value (CzKind   kind,
              guint    field,
              gint64   id,
              guint    variant,
              CzValue *value)
{
  const CzField *info = &cz_kind_get_info (kind)->fields[field];

  *value = (CzValue){ CZ_VALUE_TEXT, 0, NULL };

  switch (info->type)
    {
    case CZ_FIELD_REF:
      *value = (CzValue){ CZ_VALUE_INTEGER, id, NULL };
      break;
    case CZ_FIELD_INT:
    case CZ_FIELD_POINTS:
      *value = (CzValue){ CZ_VALUE_INTEGER, G_MAXINT64 - field - variant, NULL };
      break;
    case CZ_FIELD_BOOL:
      *value = (CzValue){ CZ_VALUE_INTEGER, variant % 2 == 0, NULL };
      break;
    case CZ_FIELD_ENUM:
      value->text = g_strdup (info->names[info->names[1] != NULL ? 1 - variant % 2 : 0]);
      break;
    case CZ_FIELD_TEXT:
      value->text = g_strdup_printf ("质量 “%s” %u\n😀'\"\\", info->name, variant);
      break;
    case CZ_FIELD_DATE:
      value->text = g_strdup (variant % 2 == 0 ? "2017-09" : "2018-12-31");
      break;
    case CZ_FIELD_DECIMAL:
      value->text = g_strdup (variant % 2 == 0 ? "0.62" : "-1234567.000000089");
      break;
    case CZ_FIELD_RULE:
      value->text = g_strdup (variant % 2 == 0 ? "{\"kind\":\"fixed\"}" : "{\"kind\":\"judged\",\"bonus\":true}");
      break;
    default:
      g_assert_not_reached ();
    }

  /* The bytes of evidence are a matter of their own. */
  if (kind == CZ_KIND_EVIDENCE && g_str_equal (info->name, "sha256"))
    {
      g_free (value->text);
      value->text = g_strdup ("");
    }
}

/* One record of every kind, each field set, each reference to the record of its kind with the same id. */
static CzEdit *
build_everything (void)
{
  CzEdit *edit = cz_edit_new ("everything");

  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      gpointer record = cz_record_new (kind);

      *(gint64 *) record = 1;
      for (guint field = 0; field < cz_kind_get_info (kind)->n_fields; field++)
        {
          g_auto (CzValue) value = CZ_VALUE_INIT;
          g_autoptr (GError) error = NULL;

          choose_value (kind, field, 1, 0, &value);
          cz_record_set (kind, record, field, &value, &error);
          g_assert_no_error (error);
        }
      cz_edit_insert (edit, kind, record);
    }

  return edit;
}

static void
test_every_field (Fixture      *fixture,
                  gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_commit (fixture, build_everything ());
  before = fixture_dump (fixture->data);
  fixture_reopen (fixture);
  after = fixture_dump (fixture->data);

  g_assert_cmpstr (before, ==, after);
  fixture_assert_sound (fixture);
}

/* Each field of each kind is changed alone, is read back, and comes back with one undo. */
static void
test_every_update (Fixture      *fixture,
                   gconstpointer unused G_GNUC_UNUSED)
{
  fixture_commit (fixture, build_everything ());

  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      const CzKindInfo *info = cz_kind_get_info (kind);

      for (guint field = 0; field < info->n_fields; field++)
        {
          g_autofree char *before = fixture_dump (fixture->data);
          g_autofree char *after = NULL;
          g_auto (CzValue) value = CZ_VALUE_INIT;
          CzEdit *edit = cz_edit_new ("one field");

          choose_value (kind, field, 1, 1, &value);
          cz_edit_update (edit, kind, 1, field, &value);
          if (fixture_commit (fixture, edit) == 0)
            {
              g_assert_true (info->fields[field].type == CZ_FIELD_REF || g_str_equal (info->fields[field].name, "sha256"));
              continue;
            }

          fixture_assert_same_as_file (fixture);
          fixture_undo (fixture, 0);
          after = fixture_dump (fixture->data);
          g_assert_cmpstr (before, ==, after);
        }
    }

  fixture_assert_same_as_file (fixture);
  fixture_assert_sound (fixture);
}

/* All at once backwards: an import that refers to itself in circles is removed and comes back whole, over a restart. */
static void
test_whole_import (Fixture      *fixture,
                   gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (CzEdit) edit = build_everything ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStep) step = NULL;
  g_autofree char *empty = fixture_dump (fixture->data);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (cz_data_apply (fixture->data, edit, &error));
  step = fixture_try_commit (fixture, edit, CZ_STEP_IMPORT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (step->kind, ==, CZ_STEP_IMPORT);
  full = fixture_dump (fixture->data);

  fixture_reopen (fixture);
  fixture_undo (fixture, 0);
  undone = fixture_dump (fixture->data);
  g_assert_cmpstr (undone, ==, empty);
  fixture_assert_same_as_file (fixture);

  fixture_reopen (fixture);
  fixture_redo (fixture);
  redone = fixture_dump (fixture->data);
  g_assert_cmpstr (redone, ==, full);
  fixture_assert_same_as_file (fixture);
  fixture_assert_sound (fixture);
}

/* An id is never given twice, not even after its record was removed and the file was opened again. */
static void
test_ids_stay_used (Fixture      *fixture,
                    gconstpointer unused G_GNUC_UNUSED)
{
  gint64  first = fixture_add_unit (fixture, "甲");
  CzEdit *edit = cz_edit_new ("remove");

  cz_edit_delete (edit, CZ_KIND_UNIT, first);
  fixture_commit (fixture, edit);
  fixture_reopen (fixture);

  g_assert_cmpint (cz_data_reserve_id (fixture->data, CZ_KIND_UNIT), >, first);
}

/* The last value of a field that is set twice in one edit stands, though neighbouring changes share a statement. */
static void
test_merged_updates (Fixture      *fixture,
                     gconstpointer unused G_GNUC_UNUSED)
{
  gint64  unit = fixture_add_unit (fixture, "甲");
  gint64  other = fixture_add_unit (fixture, "乙");
  CzEdit *edit = cz_edit_new ("several");
  gint64  step;
  g_autoptr (GPtrArray) changes = NULL;

  cz_edit_set_text (edit, CZ_KIND_UNIT, unit, "note", "1");
  cz_edit_set_text (edit, CZ_KIND_UNIT, unit, "level", "市");
  cz_edit_set_integer (edit, CZ_KIND_UNIT, unit, "position", 7);
  cz_edit_set_text (edit, CZ_KIND_UNIT, other, "note", "2");
  cz_edit_set_text (edit, CZ_KIND_UNIT, unit, "note", "3");
  cz_edit_set_text (edit, CZ_KIND_UNIT, unit, "note", "4");
  step = fixture_commit (fixture, edit);

  g_assert_cmpstr (cz_data_get_unit (fixture->data, unit)->note, ==, "4");
  fixture_assert_same_as_file (fixture);

  changes = cz_store_list_changes (fixture->store, step, NULL);
  g_assert_cmpuint (changes->len, ==, 4);
  g_assert_cmpstr (((const CzHistoryChange *) changes->pdata[0])->after, ==, "{\"level\":\"市\",\"position\":7,\"note\":\"1\"}");
  g_assert_cmpstr (((const CzHistoryChange *) changes->pdata[0])->before, ==, "{\"level\":\"\",\"position\":0,\"note\":\"\"}");
}

/* What the store refuses leaves the file as it was, says why, and the next edit works. */
static void
assert_refused (Fixture    *fixture,
                CzEdit     *edit,
                int         code,
                const char *reason)
{
  g_autoptr (CzEdit) owned = edit;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStep) step = fixture_try_commit (fixture, owned, CZ_STEP_EDIT, &error);

  g_assert_null (step);
  g_assert_error (error, CZ_ERROR, code);
  g_assert_nonnull (strstr (error->message, reason));
  fixture_assert_same_as_file (fixture);
  fixture_add_unit (fixture, "next");
  fixture_assert_sound (fixture);
}

static void
test_refuses (Fixture      *fixture,
              gconstpointer unused G_GNUC_UNUSED)
{
  gint64   unit = fixture_add_unit (fixture, "甲");
  CzAlias *alias = fixture_new_record (fixture, CZ_KIND_ALIAS);
  CzEdit  *edit = cz_edit_new ("reference to nothing");

  cz_edit_set_text (edit, CZ_KIND_UNIT, unit, "note", "must not stay");
  alias->unit = 999;
  cz_edit_insert (edit, CZ_KIND_ALIAS, alias);
  assert_refused (fixture, edit, CZ_ERROR_INVALID, "alias 1 refers to a unit that does not exist");

  edit = cz_edit_new ("update of nothing");
  cz_edit_set_text (edit, CZ_KIND_UNIT, 999, "note", "x");
  assert_refused (fixture, edit, CZ_ERROR_NOT_FOUND, "unit 999");

  edit = cz_edit_new ("delete of nothing");
  cz_edit_delete (edit, CZ_KIND_UNIT, 999);
  assert_refused (fixture, edit, CZ_ERROR_NOT_FOUND, "unit 999");

  edit = cz_edit_new ("second insert");
  cz_edit_insert (edit, CZ_KIND_UNIT, cz_record_copy (CZ_KIND_UNIT, cz_data_get_unit (fixture->data, unit)));
  assert_refused (fixture, edit, CZ_ERROR_INVALID, "unit");

  edit = cz_edit_new ("text for a number");
  cz_edit_set_text (edit, CZ_KIND_UNIT, unit, "position", "seven");
  assert_refused (fixture, edit, CZ_ERROR_INVALID, "position");
}

/* An edit that changes nothing is done, and is no step of history. */
static void
test_no_change (Fixture      *fixture,
                gconstpointer unused G_GNUC_UNUSED)
{
  gint64 unit = fixture_add_unit (fixture, "甲");
  g_autoptr (GPtrArray) steps = NULL;

  g_assert_cmpint (fixture_set_text (fixture, CZ_KIND_UNIT, unit, "name", "甲"), ==, 0);

  steps = cz_store_list_steps (fixture->store, 0, 0, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
}

static const char *
get_declared_type (CzFieldType type)
{
  switch (type)
    {
    case CZ_FIELD_REF:
    case CZ_FIELD_INT:
    case CZ_FIELD_BOOL:
    case CZ_FIELD_POINTS:
      return "INTEGER";
    case CZ_FIELD_ENUM:
    case CZ_FIELD_TEXT:
    case CZ_FIELD_DATE:
    case CZ_FIELD_DECIMAL:
    case CZ_FIELD_RULE:
    default:
      return "TEXT";
    }
}

static char *
get_string (CzConnection *connection,
            const char   *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, &error);

  g_assert_no_error (error);

  return cz_statement_next (statement, NULL) ? g_strdup (cz_statement_get_text (statement, 0)) : NULL;
}

/* Each table has exactly the columns of its descriptor, in order, with their types, and an index on each reference. */
static void
test_schema_fits (Fixture      *fixture,
                  gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (CzConnection) connection = cz_connection_open (fixture->path, CZ_CONNECTION_READ, NULL);

  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      const CzKindInfo *info = cz_kind_get_info (kind);
      g_autofree char  *columns_sql = g_strdup_printf ("SELECT group_concat (name || ' ' || type || ' ' || \"notnull\") FROM "
                                                        "(SELECT * FROM pragma_table_info ('%s') ORDER BY cid)",
                                                       info->table);
      g_autofree char  *columns = get_string (connection, columns_sql);
      g_autofree char  *table_sql = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", info->table);
      g_autofree char  *table = get_string (connection, table_sql);
      g_autoptr (GString) expected = g_string_new ("id INTEGER 0");

      g_assert_true (g_str_has_suffix (table, ") STRICT"));
      g_assert_nonnull (strstr (table, "AUTOINCREMENT"));

      for (guint i = 0; i < info->n_fields; i++)
        {
          const CzField *field = &info->fields[i];
          gboolean       nullable = field->type == CZ_FIELD_REF || field->type == CZ_FIELD_POINTS;

          g_string_append_printf (expected, ",%s %s %d", field->name, get_declared_type (field->type), !nullable);

          if (field->type == CZ_FIELD_REF)
            {
              g_autofree char *index_sql = g_strdup_printf ("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%% ON %s (%s)'",
                                                            info->table, field->name);
              g_autofree char *target_sql = g_strdup_printf ("SELECT \"table\" FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s'",
                                                             info->table, field->name);
              g_autofree char *index = get_string (connection, index_sql);
              g_autofree char *target = get_string (connection, target_sql);

              g_assert_nonnull (index);
              g_assert_cmpstr (target, ==, cz_kind_get_info (field->target)->table);
            }
        }

      g_assert_cmpstr (columns, ==, expected->str);
    }
}

/* Each way an edit can go is a trigger of every table of records. */
static void
test_every_table_has_history (Fixture      *fixture,
                              gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (CzConnection) connection = cz_connection_open (fixture->path, CZ_CONNECTION_READ, NULL);
  gint64 n_triggers;

  g_assert_true (cz_connection_get_int (connection,
                                        "SELECT count (*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name NOT IN ('step', 'change', 'workspace')",
                                        &n_triggers, NULL));
  g_assert_cmpint (n_triggers, ==, 4 * CZ_N_KINDS);
}

/* The digest that saves the comparison at opening is that of the schema this program makes. */
static void
test_digest (void)
{
  g_autoptr (GPtrArray) migrations = cz_migrations_load ();
  g_autofree char *digest = cz_migrations_compute_digest (migrations, NULL);
  g_autoptr (GBytes) known = g_resources_lookup_data ("/org/chuangzhi/store/schema/newest.sha256", 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (known, NULL), g_bytes_get_size (known));

  g_assert_cmpstr (g_strstrip (text), ==, digest);
}

/* Pragmas that decide what a crash, a copy or a stranger can do to the file. */
static void
test_file_settings (Fixture      *fixture,
                    gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (CzConnection) writer = NULL;
  g_autofree char *journal = NULL;
  static const struct
  {
    const char *pragma;
    gint64      value;
  } settings[] = {
    { "PRAGMA application_id", CZ_STORE_APPLICATION_ID },
    { "PRAGMA user_version", 1 },
    { "PRAGMA auto_vacuum", 2 },
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA recursive_triggers", 1 },
    { "PRAGMA cell_size_check", 1 },
    { "PRAGMA trusted_schema", 0 },
  };

  writer = cz_connection_open (fixture->path, CZ_CONNECTION_WRITE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      gint64 value = -1;

      g_test_message ("%s", settings[i].pragma);
      g_assert_true (cz_connection_get_int (writer, settings[i].pragma, &value, NULL));
      g_assert_cmpint (value, ==, settings[i].value);
    }

  g_assert_true (cz_connection_set_journal (writer, NULL));
  journal = get_string (writer, "PRAGMA journal_mode");
  g_assert_cmpstr (journal, ==, "truncate");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/store/records/every-field", test_every_field);
  FIXTURE_TEST ("/store/records/every-update", test_every_update);
  FIXTURE_TEST ("/store/records/whole-import-undone-and-redone", test_whole_import);
  FIXTURE_TEST ("/store/records/ids-stay-used", test_ids_stay_used);
  FIXTURE_TEST ("/store/records/merged-updates", test_merged_updates);
  FIXTURE_TEST ("/store/records/refused-edit-changes-nothing", test_refuses);
  FIXTURE_TEST ("/store/records/no-change-is-no-step", test_no_change);
  FIXTURE_TEST ("/store/schema/fits-the-descriptors", test_schema_fits);
  FIXTURE_TEST ("/store/schema/every-table-has-history", test_every_table_has_history);
  FIXTURE_TEST ("/store/schema/file-settings", test_file_settings);
  g_test_add_func ("/store/schema/digest-is-current", test_digest);

  return g_test_run ();
}
