/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A program that ends at any instant loses no acknowledged edit. A child commits numbered edits, some of them large, and
 * tells each number through a pipe once it is acknowledged; it is killed after a random time. The journal that it may
 * leave behind is played back by the next to open the file.
 */

#define N_KILLS 200
#define KILLS_PER_FILE 20

static guint n_pending;

static void
committed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  gint64 number = GPOINTER_TO_SIZE (user_data);
  g_autoptr (CzStep) step = cz_store_commit_finish (CZ_STORE (object), result, NULL);

  n_pending--;
  if (step == NULL || write (STDOUT_FILENO, &number, sizeof number) != sizeof number)
    _exit (2);
}

static CzEdit *
build_edit (CzData *data,
            gint64 *number)
{
  CzEdit          *edit = cz_edit_new ("numbered");
  guint            n_units = *number % 7 == 0 ? 60 : 1;
  g_autofree char *text = g_strnfill (n_units > 1 ? 3000 : 10, 'x');

  for (guint i = 0; i < n_units; i++)
    {
      CzUnit *unit = cz_record_new (CZ_KIND_UNIT);

      unit->id = cz_data_reserve_id (data, CZ_KIND_UNIT);
      unit->position = *number;
      cz_record_set_text (&unit->note, text);
      cz_edit_insert (edit, CZ_KIND_UNIT, unit);
    }

  return edit;
}

/* Commits without an end, a few edits in the queue at a time. */
static int
run_child (const char *path)
{
  g_autoptr (CzStore) store = cz_store_open (path, 0, NULL);
  g_autoptr (CzData) data = store != NULL ? cz_store_load (store, NULL) : NULL;
  gint64 number = data != NULL ? cz_data_list (data, CZ_KIND_UNIT)->len * 1000 : 0;

  if (data == NULL)
    return 3;

  for (;;)
    {
      g_autoptr (CzEdit) edit = NULL;

      number++;
      edit = build_edit (data, &number);
      cz_store_commit_async (store, edit, CZ_STEP_EDIT, "child", committed_cb, GSIZE_TO_POINTER (number));

      for (n_pending++; n_pending >= 3;)
        g_main_context_iteration (NULL, TRUE);
    }
}

static GHashTable *
collect_numbers (CzData *data)
{
  GHashTable      *numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  const GPtrArray *units = cz_data_list (data, CZ_KIND_UNIT);

  for (guint i = 0; i < units->len; i++)
    g_hash_table_add (numbers, (gpointer) & ((const CzUnit *) units->pdata[i])->position);

  return numbers;
}

/* Kills a child after some time. Returns the numbers that it told. */
static GArray *
kill_one (Fixture *fixture)
{
  const char *arguments[] = { "/proc/self/exe", "--child", fixture->path, NULL };
  GArray     *told = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 number;
  GPid   child;
  int    output;
  int    status;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (read (output, &number, sizeof number), ==, sizeof number);
  g_array_append_val (told, number);
  g_usleep (g_test_rand_int_range (0, 12000));
  kill (child, SIGKILL);

  while (read (output, &number, sizeof number) == sizeof number)
    g_array_append_val (told, number);

  close (output);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  return told;
}

static void
test_kill (Fixture      *fixture,
           gconstpointer unused G_GNUC_UNUSED)
{
  guint n_told = 0;

  for (guint i = 0; i < KILLS_PER_FILE; i++)
    {
      g_autoptr (GArray) told = NULL;
      g_autoptr (GHashTable) found = NULL;

      fixture_close (fixture);
      told = kill_one (fixture);
      fixture_reopen (fixture);
      g_assert_false (cz_store_is_read_only (fixture->store));
      found = collect_numbers (fixture->data);

      for (guint j = 0; j < told->len; j++)
        g_assert_true (g_hash_table_contains (found, &g_array_index (told, gint64, j)));

      if (i % 5 == 4)
        fixture_assert_sound (fixture);
      n_told += told->len;
    }

  g_test_message ("%u acknowledged edits, none lost", n_told);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);

  /* What kills a program does not wait for a disk: memory does as well, and many times faster. */
  if (access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);

  g_test_init (&argc, &argv, NULL);

  for (guint i = 1; i <= N_KILLS / KILLS_PER_FILE; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/kill/no-acknowledged-edit-lost/%u", i);

      FIXTURE_TEST (path, test_kill);
    }

  return g_test_run ();
}
