/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The disk is full: no file may grow beyond what it is now. */
static void
limit_files (goffset size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size >= 0 ? (rlim_t) size : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static goffset
get_size (const char *path)
{
  struct stat file;

  g_assert_cmpint (stat (path, &file), ==, 0);

  return file.st_size;
}

static CzEdit *
build_large_edit (Fixture *fixture)
{
  CzEdit          *edit = cz_edit_new ("large");
  g_autofree char *text = g_strnfill (4000, 'x');

  for (guint i = 0; i < 500; i++)
    {
      CzUnit *unit = fixture_new_record (fixture, CZ_KIND_UNIT);

      cz_record_set_text (&unit->note, text);
      cz_edit_insert (edit, CZ_KIND_UNIT, unit);
    }

  return edit;
}

static void
test_disk_full (Fixture      *fixture,
                gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (CzEdit) edit = NULL;
  gint64 unit = fixture_add_unit (fixture, "甲");

  edit = build_large_edit (fixture);

  for (guint room = 0; room < 20; room++)
    {
      g_autoptr (GError) error = NULL;

      limit_files (get_size (fixture->path) + room * 4096);
      g_assert_null (fixture_try_commit (fixture, edit, CZ_STEP_IMPORT, &error));
      limit_files (-1);

      g_assert_error (error, CZ_ERROR, CZ_ERROR_NO_SPACE);
      fixture_assert_same_as_file (fixture);
    }

  /* There is room again: the same store goes on. */
  g_assert_true (cz_data_apply (fixture->data, edit, NULL));
  cz_step_free (fixture_try_commit (fixture, edit, CZ_STEP_IMPORT, NULL));
  fixture_set_text (fixture, CZ_KIND_UNIT, unit, "note", "after");
  fixture_reopen (fixture);
  g_assert_cmpuint (cz_data_list (fixture->data, CZ_KIND_UNIT)->len, ==, 501);
  g_assert_cmpstr (cz_data_get_unit (fixture->data, unit)->note, ==, "after");
  fixture_assert_sound (fixture);
}

/* A workspace that cannot be made leaves nothing behind. */
static void
test_disk_full_at_creation (Fixture      *fixture,
                            gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.chuangzhi", NULL);
  g_autoptr (GError) error = NULL;

  limit_files (20000);
  g_assert_null (cz_store_open (path, CZ_STORE_CREATE, &error));
  limit_files (-1);

  g_assert_error (error, CZ_ERROR, CZ_ERROR_NO_SPACE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
add_units (Fixture *fixture,
           guint    n_units)
{
  CzEdit  *edit = cz_edit_new ("units");
  CzAlias *alias;

  for (guint i = 0; i < n_units; i++)
    {
      g_autofree char *name = g_strdup_printf ("单位 %u", i);
      CzUnit          *unit = fixture_new_record (fixture, CZ_KIND_UNIT);

      cz_record_set_text (&unit->name, name);
      cz_record_set_text (&unit->note, "一个足够长的备注，使一页只放得下不多的几个单位：一个足够长的备注，使一页只放得下不多的几个单位");
      cz_edit_insert (edit, CZ_KIND_UNIT, unit);

      alias = fixture_new_record (fixture, CZ_KIND_ALIAS);
      alias->unit = unit->id;
      cz_edit_insert (edit, CZ_KIND_ALIAS, alias);
    }

  fixture_commit (fixture, edit);
}

/* Returns the number of the @nth leaf page of a table. */
static gint64
find_leaf (Fixture    *fixture,
           const char *table,
           guint       nth)
{
  g_autofree char *sql = g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET %u", table, nth);
  sqlite3         *db;
  sqlite3_stmt    *stmt;
  gint64           page;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  page = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return page;
}

static void
spoil_page (Fixture *fixture,
            gint64   page)
{
  g_autofree char *garbage = g_strnfill (4096, '\xff');
  int              fd = open (fixture->path, O_WRONLY);

  g_assert_cmpint (pwrite (fd, garbage, 4096, (page - 1) * 4096), ==, 4096);
  close (fd);
}

static void
open_damaged (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = cz_store_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  fixture->data = cz_store_load (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_true (cz_store_is_read_only (fixture->store));
  g_assert_true (cz_store_get_notices (fixture->store) & CZ_STORE_NOTICE_DAMAGED);
  g_test_message ("%s", cz_store_get_notice (fixture->store));
}

/* Asserts that the notice tells the truth about how many units are missing. */
static void
assert_loss_told (Fixture *fixture,
                  guint    n_units)
{
  guint            n_found = cz_data_list (fixture->data, CZ_KIND_UNIT)->len;
  g_autofree char *told = g_strdup_printf ("units: %u of %u lost", n_units - n_found, n_units);

  g_assert_cmpuint (n_found, >, n_units / 2);
  g_assert_cmpuint (n_found, <, n_units);
  g_assert_nonnull (strstr (cz_store_get_notice (fixture->store), told));

  for (guint i = 0; i < cz_data_list (fixture->data, CZ_KIND_ALIAS)->len; i++)
    {
      const CzAlias *alias = cz_data_list (fixture->data, CZ_KIND_ALIAS)->pdata[i];

      g_assert_true (alias->unit == 0 || cz_data_get_unit (fixture->data, alias->unit) != NULL);
    }
}

static void
test_one_page_damaged (Fixture      *fixture,
                       gconstpointer unused G_GNUC_UNUSED)
{
  add_units (fixture, 1000);
  fixture_close (fixture);
  spoil_page (fixture, find_leaf (fixture, "unit", 10));

  open_damaged (fixture);
  assert_loss_told (fixture, 1000);
  g_assert_cmpuint (cz_data_list (fixture->data, CZ_KIND_ALIAS)->len, ==, 1000);
  g_assert_nonnull (cz_data_get_unit (fixture->data, 1));
  g_assert_nonnull (cz_data_get_unit (fixture->data, 1000));
}

/* What lies between two damaged pages is read as well. */
static void
test_several_pages_damaged (Fixture      *fixture,
                            gconstpointer unused G_GNUC_UNUSED)
{
  gint64 pages[3];

  add_units (fixture, 1000);
  fixture_close (fixture);
  for (guint i = 0; i < 3; i++)
    pages[i] = find_leaf (fixture, "unit", 10 + i * 12);
  for (guint i = 0; i < 3; i++)
    spoil_page (fixture, pages[i]);

  open_damaged (fixture);
  assert_loss_told (fixture, 1000);
  g_assert_nonnull (cz_data_get_unit (fixture->data, 500));
}

/* A copy that was broken off: the file ends before its last page. */
static void
test_truncated (Fixture      *fixture,
                gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("refused");
  g_autoptr (GError) error = NULL;

  add_units (fixture, 1000);
  fixture_close (fixture);
  g_assert_cmpint (truncate (fixture->path, get_size (fixture->path) * 9 / 10 / 4096 * 4096), ==, 0);

  open_damaged (fixture);
  g_assert_cmpuint (cz_data_list (fixture->data, CZ_KIND_UNIT)->len, >, 0);

  cz_edit_delete (edit, CZ_KIND_UNIT, 1);
  g_assert_null (fixture_try_commit (fixture, edit, CZ_STEP_EDIT, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY);
}

static void
test_nothing_left (Fixture      *fixture,
                   gconstpointer unused G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *garbage = g_strnfill (8000, '\xff');
  int              fd;

  add_units (fixture, 100);
  fixture_close (fixture);

  fd = open (fixture->path, O_WRONLY);
  g_assert_cmpint (pwrite (fd, garbage, 3996, 100), ==, 3996);
  close (fd);

  g_assert_null (cz_store_open (fixture->path, 0, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

/* Any single damaged page: the file opens with what is left or is refused, and never with less than it says. */
static void
test_each_page_damaged (Fixture      *fixture,
                        gconstpointer unused G_GNUC_UNUSED)
{
  g_autofree char *whole = NULL;
  gsize            length;

  add_units (fixture, 60);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));

  for (gint64 page = 1; page <= (gint64) length / 4096; page++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, whole, length, NULL));
      spoil_page (fixture, page);

      fixture->store = cz_store_open (fixture->path, 0, &error);
      if (fixture->store == NULL)
        {
          g_test_message ("page %d: %s", (int) page, error->message);
          g_assert_true (g_error_matches (error, CZ_ERROR, CZ_ERROR_DAMAGED) || g_error_matches (error, CZ_ERROR, CZ_ERROR_FOREIGN));
          continue;
        }

      fixture->data = cz_store_load (fixture->store, &error);
      if (fixture->data == NULL)
        g_assert_error (error, CZ_ERROR, CZ_ERROR_DAMAGED);
      else if (cz_data_list (fixture->data, CZ_KIND_UNIT)->len < 60 || cz_data_list (fixture->data, CZ_KIND_ALIAS)->len < 60)
        g_assert_nonnull (strstr (cz_store_get_notice (fixture->store), "lost"));

      fixture_close (fixture);
    }

  g_assert_true (g_file_set_contents (fixture->path, whole, length, NULL));
}

int
main (int   argc,
      char *argv[])
{
  /* A file that must not grow is an error of writing, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/store/disk-full/edit-refused-and-later-taken", test_disk_full);
  FIXTURE_TEST ("/store/disk-full/at-creation", test_disk_full_at_creation);
  FIXTURE_TEST ("/store/damaged/one-page", test_one_page_damaged);
  FIXTURE_TEST ("/store/damaged/several-pages", test_several_pages_damaged);
  FIXTURE_TEST ("/store/damaged/truncated", test_truncated);
  FIXTURE_TEST ("/store/damaged/nothing-left", test_nothing_left);
  FIXTURE_TEST ("/store/damaged/each-page", test_each_page_damaged);

  return g_test_run ();
}
