/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-assessments.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-results.h"
#include "workspace/cz-rounds.h"
#include "workspace/cz-sample.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

/*
 * What scoring takes beside its floors: one mark with history and all totals beside a bare durable update; opening 13
 * subjects, 5 years, 3 rounds beside the sample alone; undoing a paste of 5,000 cells; the results of 13 subjects.
 */

#define N_RUNS 9
#define N_MARKS 60
#define N_SUBJECTS 13
#define N_YEARS 5
#define N_PASTED 5000

static char *folder;

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
median (double *values,
        guint   n_values)
{
  qsort (values, n_values, sizeof *values, compare_doubles);

  return values[n_values / 2];
}

static void
report (const char *metric,
        double      value,
        const char *unit)
{
  g_print ("%s\t%.3f\t%s\n", metric, value, unit);
}

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static CzWorkspace *
make_sample (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  CzWorkspace *workspace = cz_workspace_open (path, CZ_STORE_CREATE, &error);

  check (error);
  cz_sample_import (workspace, &error);
  check (error);
  cz_workspace_flush (workspace, &error);
  check (error);

  return workspace;
}

static void
apply (CzWorkspace *workspace,
       CzEdit      *edit)
{
  g_autoptr (GError) error = NULL;

  cz_workspace_apply (workspace, edit, &error);
  check (error);
  cz_workspace_flush (workspace, &error);
  check (error);
}

static void
add_marks (CzWorkspace     *workspace,
           CzEdit          *edit,
           gint64           round,
           const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      CzMark *mark = cz_record_new (CZ_KIND_MARK);

      mark->id = cz_data_reserve_id (cz_workspace_get_data (workspace), CZ_KIND_MARK);
      mark->round = round;
      mark->sheet_row = cz_record_id (rows->pdata[i]);
      mark->points = 0;
      mark->applies = TRUE;
      cz_record_set_text (&mark->inputs, "{}");
      cz_edit_insert (edit, CZ_KIND_MARK, mark);
    }
}

/* Thirteen subjects, five years, three rounds, all scored. */
static void
fill (CzWorkspace *workspace)
{
  CzData *data = cz_workspace_get_data (workspace);
  gint64  sheet = cz_record_id (cz_data_list (data, CZ_KIND_SHEET)->pdata[0]);
  gint64  units[N_SUBJECTS];
  g_autoptr (CzEdit) marks = cz_edit_new ("marks");
  g_autoptr (CzEdit) round = cz_edit_new ("round");
  const GPtrArray *rounds;

  for (guint i = 0; i < N_SUBJECTS; i++)
    units[i] = cz_record_id (cz_data_list (data, CZ_KIND_UNIT)->pdata[i]);

  cz_rounds_add (workspace, round, cz_record_id (cz_data_list (data, CZ_KIND_ASSESSMENT)->pdata[0]), "实地核查", NULL);
  apply (workspace, round);

  for (guint year = 0; year < N_YEARS; year++)
    {
      g_autofree char *period = g_strdup_printf ("%u", 2030 + year);
      g_autoptr (CzEdit) edit = cz_edit_new ("assess");
      guint n_created;

      cz_assessments_create (workspace, edit, sheet, period, units, N_SUBJECTS, &n_created, NULL);
      apply (workspace, edit);
    }

  rounds = cz_data_list (data, CZ_KIND_ROUND);
  for (guint i = 0; i < rounds->len; i++)
    add_marks (workspace, marks, cz_record_id (rounds->pdata[i]), cz_data_get_children (data, CZ_KIND_ROW, "sheet", sheet));
  apply (workspace, marks);
  report ("scoring-marks", cz_data_list (data, CZ_KIND_MARK)->len, "marks");
}

/* One mark */

static double
time_floor (void)
{
  static sqlite3  *db;
  static int       points;
  double           times[N_MARKS];
  sqlite3_stmt    *stmt;
  g_autofree char *path = g_build_filename (folder, "floor.db", NULL);

  if (db == NULL)
    {
      sqlite3_open (path, &db);
      sqlite3_exec (db,
                    "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
                    "CREATE TABLE mark (id INTEGER PRIMARY KEY, points INTEGER, reason TEXT);"
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 24375) INSERT INTO mark SELECT i, i, '' FROM n;",
                    NULL, NULL, NULL);
    }

  sqlite3_prepare_v2 (db, "UPDATE mark SET points = ? WHERE id = ?", -1, &stmt, NULL);
  for (guint i = 0; i < N_MARKS; i++)
    {
      double start = now_ms ();

      sqlite3_bind_int (stmt, 1, ++points);
      sqlite3_bind_int (stmt, 2, i * 17 + 1);
      sqlite3_step (stmt);
      sqlite3_reset (stmt);
      times[i] = now_ms () - start;
    }
  sqlite3_finalize (stmt);

  return median (times, N_MARKS);
}

static double
time_marks (CzWorkspace *workspace)
{
  static int       run;
  CzData          *data = cz_workspace_get_data (workspace);
  const CzRound   *round = cz_data_list (data, CZ_KIND_ROUND)->pdata[0];
  const GPtrArray *rows = cz_data_list (data, CZ_KIND_ROW);
  double           times[N_MARKS];
  g_autoptr (CzScoring) scoring = cz_scoring_new (workspace, round->id);

  run++;
  for (guint i = 0; i < N_MARKS; i++)
    {
      g_autoptr (CzEdit) edit = cz_edit_new ("mark");
      double      start = now_ms ();
      CzScoreNode node;

      cz_marks_set_points (workspace, edit, round->id, cz_record_id (rows->pdata[i % rows->len]), (run % 2) * CZ_POINTS_UNIT, NULL);
      apply (workspace, edit);
      cz_scoring_get_sheet (scoring, &node);
      times[i] = now_ms () - start;
    }

  return median (times, N_MARKS);
}

static void
bench_mark (CzWorkspace *workspace)
{
  double floors[N_RUNS];
  double marks[N_RUNS];
  double ratios[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      floors[i] = time_floor ();
      marks[i] = time_marks (workspace);
      ratios[i] = marks[i] / floors[i];
    }

  report ("scoring-mark-floor", median (floors, N_RUNS), "ms");
  report ("scoring-mark", median (marks, N_RUNS), "ms");
  report ("scoring-mark-ratio", median (ratios, N_RUNS), "x");
}

/* Opening, undoing, results */

static double
time_open (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  double           times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now_ms ();
      g_autoptr (CzWorkspace) workspace = cz_workspace_open (path, 0, &error);

      check (error);
      times[i] = now_ms () - start;
      cz_workspace_close (workspace, NULL);
    }

  return median (times, N_RUNS);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree char *label = cz_workspace_undo_finish (CZ_WORKSPACE (object), result, NULL);

  *(gboolean *) user_data = label != NULL;
}

static void
bench_undo (CzWorkspace *workspace)
{
  const GPtrArray *marks = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_MARK);
  double           times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (CzEdit) edit = cz_edit_new ("paste");
      gboolean undone = FALSE;
      double   start;

      for (guint j = 0; j < N_PASTED; j++)
        cz_edit_set_points (edit, CZ_KIND_MARK, cz_record_id (marks->pdata[j]), "points", 2 * CZ_POINTS_UNIT);
      apply (workspace, edit);

      start = now_ms ();
      cz_workspace_undo_async (workspace, undone_cb, &undone);
      while (!undone)
        g_main_context_iteration (NULL, TRUE);
      times[i] = now_ms () - start;
    }

  report ("scoring-undo-paste", median (times, N_RUNS), "ms");
}

static void
bench_results (CzWorkspace *workspace)
{
  gint64 sheet = cz_record_id (cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_SHEET)->pdata[0]);
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = now_ms ();
      g_autoptr (GPtrArray) results = cz_results_list (workspace, sheet, "2030");

      times[i] = now_ms () - start;
    }

  report ("scoring-results", median (times, N_RUNS), "ms");
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  CzWorkspace     *small;
  CzWorkspace     *large;
  double           small_open;
  double           large_open;
  g_autofree char *remove = NULL;

  folder = g_dir_make_tmp ("cz-bench-scoring-XXXXXX", &error);
  check (error);
  small = make_sample ("small.chuangzhi");
  large = make_sample ("large.chuangzhi");
  fill (large);
  bench_mark (large);
  bench_undo (large);
  bench_results (large);
  cz_workspace_close (small, NULL);
  cz_workspace_close (large, NULL);
  g_object_unref (small);
  g_object_unref (large);

  small_open = time_open ("small.chuangzhi");
  large_open = time_open ("large.chuangzhi");
  report ("scoring-open-small", small_open, "ms");
  report ("scoring-open-large", large_open, "ms");
  report ("scoring-open-ratio", large_open / small_open, "x");

  remove = g_strdup_printf ("rm -r '%s'", folder);
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);

  return EXIT_SUCCESS;
}
