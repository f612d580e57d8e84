/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "store/cz-store-private.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static void
result_cb (GObject      *object G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Writes a file of @size bytes. Returns its hash. */
static char *
write_file (Fixture    *fixture,
            const char *name,
            gsize       size,
            GFile     **file)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) (i * 31 + i / 4096);
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  *file = g_file_new_for_path (path);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

static CzStep *
add_evidence (Fixture    *fixture,
              const char *sha256,
              GFile      *file,
              GError    **error)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("evidence");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  CzEvidence *evidence = fixture_new_record (fixture, CZ_KIND_EVIDENCE);

  cz_record_set_text (&evidence->sha256, sha256);
  cz_edit_insert (edit, CZ_KIND_EVIDENCE, evidence);
  if (file != NULL)
    g_ptr_array_add (files, file);

  cz_store_commit_with_files_async (fixture->store, edit, files, CZ_STEP_EDIT, "tester", result_cb, &result);
  wait_for (&result);

  return cz_store_commit_finish (fixture->store, result, error);
}

static void
assert_exported (Fixture    *fixture,
                 const char *sha256)
{
  g_autofree char *path = g_build_filename (fixture->folder, "exported", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *digest = NULL;
  gsize            length;

  cz_store_export_content (fixture->store, sha256, target, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
  g_assert_cmpstr (digest, ==, sha256);
}

/* Sizes about the borders of chunks come back byte by byte; the same bytes twice are kept once. */
static void
test_content (Fixture      *fixture,
              gconstpointer unused G_GNUC_UNUSED)
{
  static const gsize sizes[] = { 0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024 };
  gint64             total = 0;
  gint64             kept;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GFile) file = NULL;
      g_autofree char *sha256 = write_file (fixture, "evidence.pdf", sizes[i], &file);
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (CzStep) step = add_evidence (fixture, sha256, file, &error);

          g_assert_no_error (error);
          g_assert_nonnull (step);
        }

      total += sizes[i];
      assert_exported (fixture, sha256);
    }

  g_assert_true (cz_store_get_content_size (fixture->store, &kept, NULL));
  g_assert_cmpint (kept, ==, total);
  fixture_assert_sound (fixture);
}

/* Evidence whose bytes are not those of the hash, because the file was changed meanwhile, is refused and leaves nothing. */
static void
test_changed_file (Fixture      *fixture,
                   gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) changed = NULL;
  g_autofree char *sha256 = write_file (fixture, "evidence.pdf", 5000, &file);
  g_autofree char *other = write_file (fixture, "evidence.pdf", 5001, &changed);
  g_autoptr (GError) error = NULL;
  gint64 kept;

  g_assert_null (add_evidence (fixture, sha256, file, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (add_evidence (fixture, other, NULL, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);

  g_assert_true (cz_store_get_content_size (fixture->store, &kept, NULL));
  g_assert_cmpint (kept, ==, 0);
}

/* Removed for good: the bytes are nowhere in the file, its size shrinks, and the evidence is still sound. */
static void
test_purge (Fixture      *fixture,
            gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *sha256 = write_file (fixture, "evidence.pdf", 2 * 1024 * 1024, &file);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  struct stat before;
  struct stat after;

  cz_step_free (add_evidence (fixture, sha256, file, &error));
  g_assert_no_error (error);
  stat (fixture->path, &before);

  cz_store_purge_content_async (fixture->store, sha256, result_cb, &result);
  wait_for (&result);
  g_assert_true (cz_store_purge_content_finish (fixture->store, result, &error));
  stat (fixture->path, &after);

  g_assert_cmpint (before.st_size - after.st_size, >, 2 * 1024 * 1024 - 8192);
  g_assert_false (cz_store_export_content (fixture->store, sha256, file, NULL, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);
  fixture_assert_sound (fixture);
}

static void
test_spoilt_content (Fixture      *fixture,
                     gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *sha256 = write_file (fixture, "evidence.pdf", 5000, &file);
  g_autoptr (GPtrArray) problems = NULL;

  cz_step_free (add_evidence (fixture, sha256, file, NULL));
  fixture_close (fixture);
  fixture_exec (fixture, "UPDATE content_chunk SET bytes = zeroblob (5000)");
  fixture_reopen (fixture);

  problems = cz_store_verify (fixture->store, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (((const CzStoreProblem *) problems->pdata[0])->code, ==, CZ_STORE_PROBLEM_CONTENT);
}

/* The copy holds all that was acknowledged, also what was written while it was made, and opens as the same workspace. */
static void
test_backup (Fixture      *fixture,
             gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.chuangzhi", NULL);
  g_autofree char *uuid = g_strdup (cz_store_get_uuid (fixture->store));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      fixture_add_unit (fixture, "甲");
      cz_store_backup (fixture->store, copy, NULL, &error);
      g_assert_no_error (error);
    }

  before = fixture_dump (fixture->data);
  fixture_close (fixture);
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  fixture_reopen (fixture);
  after = fixture_dump (fixture->data);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (cz_store_get_uuid (fixture->store), ==, uuid);
  fixture_assert_sound (fixture);
}

static void
test_backup_refused (Fixture      *fixture,
                     gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *letter = g_build_filename (fixture->folder, "letter.docx", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "copy.chuangzhi", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.chuangzhi", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (letter, "dear", -1, NULL));
  g_assert_false (cz_store_backup (fixture->store, letter, NULL, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_OUTPUT);
  g_assert_true (g_file_get_contents (letter, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "dear");
  g_clear_error (&error);

  g_assert_false (cz_store_backup (fixture->store, fixture->path, NULL, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_OUTPUT);
  g_clear_error (&error);

  g_assert_false (cz_store_backup (fixture->store, nowhere, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (cz_store_backup (fixture->store, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  fixture_add_unit (fixture, "甲");
  fixture_assert_sound (fixture);
}

/* A file of every older number is opened, and comes to the newest with all its records. */
static void
test_migration (Fixture      *fixture,
                gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) migrations = cz_migrations_load ();
  CzMigration     *added = g_new0 (CzMigration, 1);
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStore) store = NULL;
  g_autoptr (CzStep) undoable = NULL;
  guint from = migrations->len;

  added->number = from + 1;
  added->name = g_strdup ("added.sql");
  added->sql = g_strdup ("CREATE TABLE added (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT;");
  g_ptr_array_add (migrations, added);

  fixture_add_unit (fixture, "甲");
  fixture_close (fixture);
  fixture->store = _cz_store_open_with_migrations (fixture->path, 0, migrations, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cz_store_get_notices (fixture->store), ==, CZ_STORE_NOTICE_MIGRATED);
  fixture->data = cz_store_load (fixture->store, &error);
  g_assert_cmpuint (cz_data_list (fixture->data, CZ_KIND_UNIT)->len, ==, 1);

  /* Undo does not go back past it; history goes on after it. */
  undoable = cz_store_dup_undoable (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_null (undoable);
  fixture_add_unit (fixture, "乙");
  fixture_undo (fixture, 0);
  fixture_assert_sound (fixture);
  fixture_close (fixture);

  /* The copy is what it was; the file itself is newer than a program without the migration. */
  backup = g_strdup_printf ("%s/work.schema-%u.chuangzhi", fixture->folder, from);
  store = cz_store_open (backup, 0, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  store = cz_store_open (fixture->path, 0, &error);
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NEWER);
}

static void
test_failed_migration (Fixture      *fixture,
                       gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) migrations = cz_migrations_load ();
  CzMigration *added = g_new0 (CzMigration, 1);
  g_autoptr (GError) error = NULL;

  added->number = migrations->len + 1;
  added->name = g_strdup ("added.sql");
  added->sql = g_strdup ("CREATE TABLE added (id INTEGER PRIMARY KEY); DELETE FROM unit; INSERT INTO nowhere VALUES (1);");
  g_ptr_array_add (migrations, added);

  fixture_add_unit (fixture, "甲");
  fixture_close (fixture);
  g_assert_null (_cz_store_open_with_migrations (fixture->path, 0, migrations, &error));
  g_assert_nonnull (error);

  fixture_reopen (fixture);
  g_assert_cmpuint (cz_data_list (fixture->data, CZ_KIND_UNIT)->len, ==, 1);
  fixture_assert_sound (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/store/content/comes-back-once-each", test_content);
  FIXTURE_TEST ("/store/content/changed-file-refused", test_changed_file);
  FIXTURE_TEST ("/store/content/purge", test_purge);
  FIXTURE_TEST ("/store/content/spoilt-is-found", test_spoilt_content);
  FIXTURE_TEST ("/store/backup/whole", test_backup);
  FIXTURE_TEST ("/store/backup/refused-or-cancelled-leaves-nothing", test_backup_refused);
  FIXTURE_TEST ("/store/migration/older-file", test_migration);
  FIXTURE_TEST ("/store/migration/failure-changes-nothing", test_failed_migration);

  return g_test_run ();
}
