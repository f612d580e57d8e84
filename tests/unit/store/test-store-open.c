/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static void
assert_open_fails (const char  *path,
                   CzStoreFlags flags,
                   int          code,
                   const char  *reason)
{
  g_autoptr (GError) error = NULL;
  CzStore *store = cz_store_open (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, CZ_ERROR, code);
  g_test_message ("%s", error->message);
  if (reason != NULL)
    g_assert_nonnull (strstr (error->message, reason));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;

  return n_files;
}

/* What was written before must be there, whatever was refused. */
static void
assert_kept (Fixture *fixture)
{
  fixture_reopen (fixture);
  g_assert_cmpuint (cz_data_list (fixture->data, CZ_KIND_UNIT)->len, ==, 1);
  fixture_assert_sound (fixture);
}

static void
test_identity (Fixture      *fixture,
               gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *uuid = g_strdup (cz_store_get_uuid (fixture->store));

  g_assert_true (g_uuid_string_is_valid (uuid));
  g_assert_cmpstr (cz_store_get_path (fixture->store), ==, fixture->path);
  g_assert_false (cz_store_is_read_only (fixture->store));
  g_assert_null (cz_store_get_notice (fixture->store));

  fixture_reopen (fixture);
  g_assert_cmpstr (cz_store_get_uuid (fixture->store), ==, uuid);
}

/* A workspace at rest is one file: what lies beside it while it is open is gone when it is closed. */
static void
test_leaves_one_file (Fixture      *fixture,
                      gconstpointer unused G_GNUC_UNUSED)
{
  fixture_add_unit (fixture, "甲");
  g_assert_cmpuint (count_files (fixture), >, 1);
  fixture_close (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_create_over_file (Fixture      *fixture,
                       gconstpointer unused G_GNUC_UNUSED)
{
  fixture_add_unit (fixture, "甲");
  assert_open_fails (fixture->path, CZ_STORE_CREATE, CZ_ERROR_OUTPUT, "exists already");
  assert_kept (fixture);
  fixture_close (fixture);
  assert_open_fails (fixture->path, CZ_STORE_CREATE, CZ_ERROR_OUTPUT, "exists already");
  assert_kept (fixture);
}

static void
test_missing (Fixture      *fixture,
              gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.chuangzhi", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "new.chuangzhi", NULL);

  assert_open_fails (missing, 0, CZ_ERROR_NOT_FOUND, NULL);
  assert_open_fails (fixture->folder, 0, CZ_ERROR_FOREIGN, "not a file");
  assert_open_fails (nowhere, CZ_STORE_CREATE, CZ_ERROR_OUTPUT, NULL);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

/* Files that are something else are refused and not touched. */
static void
test_foreign (Fixture      *fixture,
              gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.chuangzhi", NULL);
  g_autofree char *mine = g_steal_pointer (&fixture->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            length_before;
  gsize            length_after;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_open_fails (path, 0, CZ_ERROR_FOREIGN, "not a workspace");

  g_assert_true (g_file_set_contents (path, "质量强市实施方案 a text that is longer than the header of a database, as texts use to be.\n", -1, NULL));
  assert_open_fails (path, 0, CZ_ERROR_FOREIGN, NULL);

  g_unlink (path);
  fixture->path = path;
  fixture_exec (fixture, "PRAGMA journal_mode = WAL; CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes (text) VALUES ('x')");
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  assert_open_fails (path, 0, CZ_ERROR_FOREIGN, "not a workspace");
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);

  fixture->path = g_steal_pointer (&mine);
}

static void
test_newer (Fixture      *fixture,
            gconstpointer unused G_GNUC_UNUSED)
{
  fixture_close (fixture);
  fixture_exec (fixture, "PRAGMA user_version = 99");
  assert_open_fails (fixture->path, 0, CZ_ERROR_NEWER, "schema 99");
  assert_open_fails (fixture->path, CZ_STORE_READ_ONLY, CZ_ERROR_NEWER, "schema 99");
}

/* Every way to change the schema is seen: the file may carry what would run when it is opened or written. */
static void
test_tampered_schema (Fixture      *fixture,
                      gconstpointer unused G_GNUC_UNUSED)
{
  static const struct
  {
    const char *change;
    const char *back;
    const char *named;
  } cases[] = {
    { "CREATE TABLE extra (id INTEGER PRIMARY KEY)", "DROP TABLE extra", "table extra" },
    { "CREATE VIEW extra AS SELECT 1", "DROP VIEW extra", "view extra" },
    { "CREATE INDEX extra ON unit (name)", "DROP INDEX extra", "index extra" },
    { "CREATE TRIGGER extra AFTER INSERT ON unit BEGIN DELETE FROM unit; END", "DROP TRIGGER extra", "trigger extra" },
    { "DROP TRIGGER \"history_UPDATE_mark\"", NULL, "trigger history_UPDATE_mark" },
    { "ALTER TABLE unit ADD COLUMN extra TEXT", NULL, "table unit" },
    { "PRAGMA user_version = 0", NULL, "schema 0" },
  };

  fixture_close (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture_exec (fixture, cases[i].change);
      assert_open_fails (fixture->path, 0, CZ_ERROR_TAMPERED, cases[i].named);
      assert_open_fails (fixture->path, CZ_STORE_READ_ONLY, CZ_ERROR_TAMPERED, cases[i].named);

      if (cases[i].back != NULL)
        {
          fixture_exec (fixture, cases[i].back);
          fixture_reopen (fixture);
          fixture_close (fixture);
        }
      else
        {
          g_unlink (fixture->path);
          fixture->store = cz_store_open (fixture->path, CZ_STORE_CREATE, NULL);
          fixture_close (fixture);
        }
    }
}

/* A value that this program never writes names its record. */
static void
test_tampered_value (Fixture      *fixture,
                     gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (CzStore) store = NULL;
  g_autoptr (CzData) data = NULL;
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  fixture_exec (fixture, "UPDATE open_step SET step = 1;"
                         "INSERT INTO unit VALUES (1, '甲', '', '', '', 0, 'yesterday', '', '', '');"
                         "INSERT INTO step VALUES (1, 'edit', NULL, '', '', '', '')");

  store = cz_store_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cz_store_get_notices (store), ==, CZ_STORE_NOTICE_HISTORY_BROKEN);
  data = cz_store_load (store, &error);
  g_assert_null (data);
  g_assert_error (error, CZ_ERROR, CZ_ERROR_TAMPERED);
  g_assert_nonnull (strstr (error->message, "unit 1"));
}

static void
test_second_writer (Fixture      *fixture,
                    gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *process = g_strdup_printf ("process %d", (int) getpid ());
  g_autofree char *link = g_build_filename (fixture->folder, "link.chuangzhi", NULL);

  fixture_add_unit (fixture, "甲");
  assert_open_fails (fixture->path, 0, CZ_ERROR_LOCKED, process);
  assert_open_fails (fixture->path, 0, CZ_ERROR_LOCKED, g_get_user_name ());
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  assert_open_fails (link, 0, CZ_ERROR_LOCKED, process);

  /* A holder that has ended leaves nothing that stops the next, even if its lock file stayed. */
  fixture_close (fixture);
  g_autofree char *lock = g_build_filename (fixture->folder, ".work.chuangzhi.lock", NULL);
  g_assert_true (g_file_set_contents (lock, "somebody\nelsewhere\n1\nlong ago\n", -1, NULL));
  assert_kept (fixture);
}

/* Readers need no lock, see each edit once it is acknowledged, and write nothing. */
static void
test_reader_beside_writer (Fixture      *fixture,
                           gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStore) writer = NULL;
  g_autoptr (CzStore) reader = cz_store_open (fixture->path, CZ_STORE_READ_ONLY, &error);
  g_autoptr (CzEdit) edit = cz_edit_new ("refused");

  g_assert_no_error (error);
  g_assert_true (cz_store_is_read_only (reader));
  g_assert_null (cz_store_get_notice (reader));

  for (guint i = 1; i <= 20; i++)
    {
      g_autoptr (CzData) seen = NULL;

      fixture_add_unit (fixture, "甲");
      seen = cz_store_load (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (cz_data_list (seen, CZ_KIND_UNIT)->len, ==, i);
    }

  cz_edit_delete (edit, CZ_KIND_UNIT, 1);
  writer = g_steal_pointer (&fixture->store);
  fixture->store = reader;
  g_assert_null (fixture_try_commit (fixture, edit, CZ_STEP_EDIT, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (fixture_try_undo (fixture, 0, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY);
  fixture->store = g_steal_pointer (&writer);
}

/* Permissions do not bind root: what they forbid is tried as nobody. */
static void
become (uid_t user)
{
  if (getuid () == 0)
    {
      g_assert_cmpint (seteuid (0), ==, 0);
      g_assert_cmpint (setegid (user), ==, 0);
      g_assert_cmpint (seteuid (user), ==, 0);
    }
}

static void
assert_opens_read_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStore) store = NULL;
  g_autoptr (CzData) data = NULL;

  become (NOBODY);
  store = cz_store_open (fixture->path, 0, &error);
  data = store != NULL ? cz_store_load (store, &error) : NULL;
  become (0);

  g_assert_no_error (error);
  g_assert_true (cz_store_is_read_only (store));
  g_assert_cmpint (cz_store_get_notices (store), ==, CZ_STORE_NOTICE_READ_ONLY_PLACE);
  g_assert_nonnull (strstr (cz_store_get_notice (store), "reading only"));
  g_assert_cmpuint (cz_data_list (data, CZ_KIND_UNIT)->len, ==, 1);
}

static void
test_read_only_place (Fixture      *fixture,
                      gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *new_path = g_build_filename (fixture->folder, "new.chuangzhi", NULL);

  fixture_add_unit (fixture, "甲");
  fixture_close (fixture);

  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);
  assert_opens_read_only (fixture);

  become (NOBODY);
  assert_open_fails (new_path, CZ_STORE_CREATE, CZ_ERROR_OUTPUT, NULL);
  become (0);

  /* Only the file is write-protected: the folder would take the lock. */
  g_chmod (fixture->folder, 0777);
  assert_opens_read_only (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 1);

  /* Only the folder is: a journal could not be written. */
  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  assert_opens_read_only (fixture);

  g_chmod (fixture->folder, 0755);
  assert_kept (fixture);
}

/* The lock file of another user, left by a crash, is no obstacle where the folder may be written. */
static void
test_lock_file_of_another (Fixture      *fixture,
                           gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *lock = g_build_filename (fixture->folder, ".work.chuangzhi.lock", NULL);
  g_autoptr (GError) error = NULL;
  CzStore *store;

  fixture_close (fixture);
  g_chmod (fixture->folder, 0777);
  g_chmod (fixture->path, 0666);
  g_assert_true (g_file_set_contents (lock, "root\nhere\n1\nlong ago\n", -1, NULL));
  g_chmod (lock, 0444);

  become (NOBODY);
  store = cz_store_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  g_assert_false (cz_store_is_read_only (store));
  g_assert_true (cz_store_close (store, &error));
  become (0);
  g_object_unref (store);
}

/* The file is taken away while it is open: the next edit is refused, says so, and what was written is in the moved file. */
static void
test_moved_away (Fixture      *fixture,
                 gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.chuangzhi", NULL);
  g_autoptr (CzEdit) edit = cz_edit_new ("too late");
  g_autoptr (GError) error = NULL;

  fixture_add_unit (fixture, "甲");
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);

  cz_edit_delete (edit, CZ_KIND_UNIT, 1);
  g_assert_null (fixture_try_commit (fixture, edit, CZ_STEP_EDIT, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_MOVED);
  g_assert_nonnull (strstr (error->message, fixture->path));

  fixture_close (fixture);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  assert_kept (fixture);
}

static void
test_settings (Fixture      *fixture,
               gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *missing = cz_store_dup_setting (fixture->store, "campaign", NULL);
  g_autofree char *found = NULL;

  g_assert_null (missing);
  cz_store_set_setting (fixture->store, "campaign", "1");
  cz_store_set_setting (fixture->store, "campaign", "2");
  fixture_reopen (fixture);
  found = cz_store_dup_setting (fixture->store, "campaign", NULL);
  g_assert_cmpstr (found, ==, "2");
}

/* What is queued when the store is closed is still done, and what is asked afterwards fails. */
static void
test_close_waits (Fixture      *fixture,
                  gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 50; i++)
    {
      g_autoptr (CzEdit) edit = cz_edit_new ("queued");
      CzUnit *unit = fixture_new_record (fixture, CZ_KIND_UNIT);

      cz_edit_insert (edit, CZ_KIND_UNIT, unit);
      cz_store_commit_async (fixture->store, edit, CZ_STEP_EDIT, "tester", NULL, NULL);
    }

  g_assert_true (cz_store_close (fixture->store, &error));
  g_assert_null (cz_store_load (fixture->store, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_STORE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  fixture_reopen (fixture);
  g_assert_cmpuint (cz_data_list (fixture->data, CZ_KIND_UNIT)->len, ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/store/open/identity", test_identity);
  FIXTURE_TEST ("/store/open/leaves-one-file", test_leaves_one_file);
  FIXTURE_TEST ("/store/open/create-over-file-refused", test_create_over_file);
  FIXTURE_TEST ("/store/open/missing", test_missing);
  FIXTURE_TEST ("/store/open/foreign-refused-untouched", test_foreign);
  FIXTURE_TEST ("/store/open/newer-refused", test_newer);
  FIXTURE_TEST ("/store/open/tampered-schema-refused", test_tampered_schema);
  FIXTURE_TEST ("/store/open/tampered-value-named", test_tampered_value);
  FIXTURE_TEST ("/store/open/second-writer-refused", test_second_writer);
  FIXTURE_TEST ("/store/open/reader-beside-writer", test_reader_beside_writer);
  FIXTURE_TEST ("/store/open/read-only-place", test_read_only_place);
  FIXTURE_TEST ("/store/open/lock-file-of-another", test_lock_file_of_another);
  FIXTURE_TEST ("/store/open/moved-away", test_moved_away);
  FIXTURE_TEST ("/store/open/settings", test_settings);
  FIXTURE_TEST ("/store/open/close-waits", test_close_waits);

  return g_test_run ();
}
