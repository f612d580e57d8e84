/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static void
result_cb (GObject      *object G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Waits for a callback: the store's thread answers, so no time runs out unless it hangs. */
static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

void
fixture_set_up (Fixture      *fixture,
                gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cz-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "work.chuangzhi", NULL);
  fixture->store = cz_store_open (fixture->path, CZ_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->data = cz_store_load (fixture->store, &error);
  g_assert_no_error (error);
}

void
fixture_close (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store != NULL)
    {
      cz_store_close (fixture->store, &error);
      g_assert_no_error (error);
      g_assert_finalize_object (fixture->store);
      fixture->store = NULL;
    }

  g_clear_pointer (&fixture->data, cz_data_free);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  fixture->store = cz_store_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  fixture->data = cz_store_load (fixture->store, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  fixture_close (fixture);

  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);

  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Commits an edit without applying it to the data. */
CzStep *
fixture_try_commit (Fixture   *fixture,
                    CzEdit    *edit,
                    CzStepKind kind,
                    GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cz_store_commit_async (fixture->store, edit, kind, "tester", result_cb, &result);

  return cz_store_commit_finish (fixture->store, wait_for (&result), error);
}

/* Applies an edit to the data and commits it. Takes the edit. Returns the id of the step. */
gint64
fixture_commit (Fixture *fixture,
                CzEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStep) step = NULL;
  g_autoptr (CzEdit) owned = edit;

  g_assert_true (cz_data_apply (fixture->data, owned, &error));
  step = fixture_try_commit (fixture, owned, CZ_STEP_EDIT, &error);
  g_assert_no_error (error);
  g_assert_nonnull (step);

  return step->id;
}

static CzEdit *
finish_undo (Fixture       *fixture,
             GAsyncResult **result,
             GError       **error)
{
  CzEdit *edit;
  g_autoptr (GError) mismatch = NULL;

  wait_for (result);
  edit = cz_store_undo_finish (fixture->store, *result, NULL, error);

  if (edit != NULL)
    {
      cz_data_apply (fixture->data, edit, &mismatch);
      g_assert_no_error (mismatch);
    }

  return edit;
}

CzEdit *
fixture_try_undo (Fixture *fixture,
                  gint64   step,
                  GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cz_store_undo_async (fixture->store, step, "tester", result_cb, &result);

  return finish_undo (fixture, &result, error);
}

CzEdit *
fixture_try_redo (Fixture *fixture,
                  GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cz_store_redo_async (fixture->store, "tester", result_cb, &result);

  return finish_undo (fixture, &result, error);
}

static gint64
get_newest_step (Fixture *fixture)
{
  g_autoptr (GPtrArray) steps = cz_store_list_steps (fixture->store, 0, 1, NULL);

  return ((const CzStep *) steps->pdata[0])->id;
}

gint64
fixture_undo (Fixture *fixture,
              gint64   step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzEdit) edit = fixture_try_undo (fixture, step, &error);

  g_assert_no_error (error);

  return get_newest_step (fixture);
}

gint64
fixture_redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzEdit) edit = fixture_try_redo (fixture, &error);

  g_assert_no_error (error);

  return get_newest_step (fixture);
}

/* Returns a new record with an id of its own. */
gpointer
fixture_new_record (Fixture *fixture,
                    CzKind   kind)
{
  gpointer record = cz_record_new (kind);

  *(gint64 *) record = cz_data_reserve_id (fixture->data, kind);

  return record;
}

gint64
fixture_add_unit (Fixture    *fixture,
                  const char *name)
{
  CzEdit *edit = cz_edit_new ("add unit");
  CzUnit *unit = fixture_new_record (fixture, CZ_KIND_UNIT);
  gint64  id = unit->id;

  cz_record_set_text (&unit->name, name);
  cz_edit_insert (edit, CZ_KIND_UNIT, unit);
  fixture_commit (fixture, edit);

  return id;
}

/* Sets one text as a step of its own. Returns the id of the step. */
gint64
fixture_set_text (Fixture    *fixture,
                  CzKind      kind,
                  gint64      id,
                  const char *field,
                  const char *text)
{
  g_autofree char *label = g_strdup_printf ("%s := %s", field, text);
  CzEdit          *edit = cz_edit_new (label);

  cz_edit_set_text (edit, kind, id, field, text);

  return fixture_commit (fixture, edit);
}

/* Runs SQL on the file behind the store's back, as another program would. */
void
fixture_exec (Fixture    *fixture,
              const char *sql)
{
  sqlite3 *db;
  char    *message = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* Returns all records as text. */
char *
fixture_dump (CzData *data)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      const CzKindInfo *info = cz_kind_get_info (kind);
      const GPtrArray  *records = cz_data_list (data, kind);

      for (guint i = 0; i < records->len; i++)
        {
          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, info->table, cz_record_id (records->pdata[i]));
          for (guint field = 0; field < info->n_fields; field++)
            {
              g_auto (CzValue) value = CZ_VALUE_INIT;

              cz_record_get (kind, records->pdata[i], field, &value);
              g_string_append_printf (text, "|%d:%" G_GINT64_FORMAT ":%s", value.type, value.integer, value.text != NULL ? value.text : "");
            }
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free (text, FALSE);
}

/* Asserts that the data in memory is what a reader of the file finds. */
void
fixture_assert_same_as_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzData) found = cz_store_load (fixture->store, &error);
  g_autofree char *in_memory = fixture_dump (fixture->data);
  g_autofree char *in_file = NULL;

  g_assert_no_error (error);
  in_file = fixture_dump (found);
  g_assert_cmpstr (in_memory, ==, in_file);
}

void
fixture_assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = cz_store_verify (fixture->store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((const CzStoreProblem *) problems->pdata[i])->text);
  g_assert_cmpuint (problems->len, ==, 0);
}
