/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/*
 * What the store takes beside its floors (HACKING.md, Speed): one durable edit with history beside a bare update of
 * one row, an import, opening and loading.
 */

#define N_PAIRS 9
#define EDITS_PER_ROUND 200

static char *folder;

static double
now_us (void)
{
  return g_get_monotonic_time ();
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

static char *
get_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
check (gconstpointer result,
       GError       *error)
{
  if (result == NULL)
    g_error ("%s", error->message);
}

static void
result_cb (GObject      *object G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
commit (CzStore   *store,
        CzEdit    *edit,
        CzStepKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStep) step = NULL;

  cz_store_commit_async (store, edit, kind, "bench", result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  step = cz_store_commit_finish (store, result, &error);
  check (step, error);
}

static CzRow *
new_row (gint64 id)
{
  CzRow *row = cz_record_new (CZ_KIND_ROW);

  row->id = id;
  row->sheet = 1;
  row->position = id;
  row->points = 10 * CZ_POINTS_UNIT;
  cz_record_set_text (&row->text, "制定实施质量强市战略规划，纳入当地国民经济和社会发展规划，得 10 分；未制定的不得分。");

  return row;
}

static void
insert_frame (CzEdit *edit,
              guint   n_rounds,
              guint   n_rows)
{
  CzCampaign *campaign = cz_record_new (CZ_KIND_CAMPAIGN);
  CzSheet    *sheet = cz_record_new (CZ_KIND_SHEET);

  campaign->id = 1;
  cz_edit_insert (edit, CZ_KIND_CAMPAIGN, campaign);
  sheet->id = 1;
  sheet->campaign = 1;
  cz_edit_insert (edit, CZ_KIND_SHEET, sheet);

  for (guint i = 1; i <= n_rows; i++)
    cz_edit_insert (edit, CZ_KIND_ROW, new_row (i));

  for (guint i = 1; i <= n_rounds; i++)
    {
      CzAssessment *assessment = cz_record_new (CZ_KIND_ASSESSMENT);
      CzRound      *round = cz_record_new (CZ_KIND_ROUND);

      assessment->id = i;
      assessment->sheet = 1;
      cz_edit_insert (edit, CZ_KIND_ASSESSMENT, assessment);
      round->id = i;
      round->assessment = i;
      cz_record_set_text (&round->code, "self");
      cz_edit_insert (edit, CZ_KIND_ROUND, round);
    }
}

static void
insert_marks (CzEdit *edit,
              guint   n_rounds,
              guint   n_rows)
{
  for (guint i = 0; i < n_rounds * n_rows; i++)
    {
      CzMark *mark = cz_record_new (CZ_KIND_MARK);

      mark->id = i + 1;
      mark->round = i / n_rows + 1;
      mark->sheet_row = i % n_rows + 1;
      mark->points = 75000;
      mark->applies = TRUE;
      cz_record_set_text (&mark->inputs, "{}");
      cz_record_set_text (&mark->reason, "有规划，已纳入");
      cz_record_set_text (&mark->person, "王");
      cz_record_set_text (&mark->at, "2026-11-22T09:30:00+08:00");
      cz_edit_insert (edit, CZ_KIND_MARK, mark);
    }
}

/* Makes a workspace with a mark of every row in every round, as one import. */
static CzStore *
make_workspace (const char *path,
                guint       n_rounds,
                guint       n_rows,
                double     *import_us)
{
  g_autoptr (GError) error = NULL;
  CzStore *store = cz_store_open (path, CZ_STORE_CREATE, &error);
  g_autoptr (CzEdit) edit = cz_edit_new ("import");
  double started;

  check (store, error);
  insert_frame (edit, n_rounds, n_rows);
  insert_marks (edit, n_rounds, n_rows);

  started = now_us ();
  commit (store, edit, CZ_STEP_IMPORT);
  *import_us = now_us () - started;

  return store;
}

static double
time_floor (sqlite3 *db)
{
  static gint64 value = 1;
  sqlite3_stmt *stmt;
  double        times[EDITS_PER_ROUND];

  sqlite3_prepare_v2 (db, "UPDATE mark SET points = ?1 WHERE id = ?2", -1, &stmt, NULL);

  for (guint i = 0; i < EDITS_PER_ROUND; i++)
    {
      double started = now_us ();

      sqlite3_bind_int64 (stmt, 1, ++value);
      sqlite3_bind_int64 (stmt, 2, i * 17 % 24000 + 1);
      sqlite3_step (stmt);
      sqlite3_reset (stmt);
      times[i] = now_us () - started;
    }

  sqlite3_finalize (stmt);

  return median (times, EDITS_PER_ROUND);
}

static double
time_edits (CzStore *store)
{
  static CzPoints points = 1;
  double          times[EDITS_PER_ROUND];

  for (guint i = 0; i < EDITS_PER_ROUND; i++)
    {
      g_autoptr (CzEdit) edit = cz_edit_new ("score");
      double started = now_us ();

      cz_edit_set_points (edit, CZ_KIND_MARK, i * 17 % 24000 + 1, "points", ++points);
      commit (store, edit, CZ_STEP_EDIT);
      times[i] = now_us () - started;
    }

  return median (times, EDITS_PER_ROUND);
}

/* The same table with the same rows, no history, one update a transaction. */
static sqlite3 *
make_floor (void)
{
  g_autofree char *path = get_path ("floor.db");
  sqlite3         *db;

  sqlite3_open (path, &db);
  sqlite3_exec (db,
                "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
                "CREATE TABLE mark (id INTEGER PRIMARY KEY, round INTEGER, sheet_row INTEGER, points INTEGER, reason TEXT, at TEXT);"
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 24375)"
                "INSERT INTO mark SELECT i, i, i, i, '有规划，已纳入', '2026-11-22T09:30:00+08:00' FROM n;",
                NULL, NULL, NULL);

  return db;
}

static void
bench_edit (CzStore *store)
{
  sqlite3 *floor = make_floor ();
  double   floors[N_PAIRS];
  double   edits[N_PAIRS];
  double   ratios[N_PAIRS];

  for (guint i = 0; i < N_PAIRS; i++)
    {
      floors[i] = time_floor (floor);
      edits[i] = time_edits (store);
      ratios[i] = edits[i] / floors[i];
    }

  sqlite3_close (floor);
  report ("store-edit-floor", median (floors, N_PAIRS), "us");
  report ("store-edit", median (edits, N_PAIRS), "us");
  report ("store-edit-ratio", median (ratios, N_PAIRS), "x");
}

static void
bench_open (const char *name,
            const char *path)
{
  double           open_times[N_PAIRS];
  double           load_times[N_PAIRS];
  g_autofree char *open_metric = g_strconcat ("store-open-", name, NULL);
  g_autofree char *load_metric = g_strconcat ("store-load-", name, NULL);

  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_autoptr (GError) error = NULL;
      double started = now_us ();
      double opened;
      g_autoptr (CzStore) store = cz_store_open (path, 0, &error);
      g_autoptr (CzData) data = NULL;

      check (store, error);
      opened = now_us ();
      data = cz_store_load (store, &error);
      check (data, error);
      open_times[i] = (opened - started) / 1000;
      load_times[i] = (now_us () - opened) / 1000;
    }

  report (open_metric, median (open_times, N_PAIRS), "ms");
  report (load_metric, median (load_times, N_PAIRS), "ms");
}

static void
bench_children (const char *path)
{
  g_autoptr (CzStore) store = cz_store_open (path, 0, NULL);
  g_autoptr (CzData) data = cz_store_load (store, NULL);
  double started = now_us ();

  cz_data_get_children (data, CZ_KIND_MARK, "round", 1);
  report ("data-index-marks", (now_us () - started) / 1000, "ms");
}

static void
bench_size (const char *name,
            guint       n_rounds,
            guint       n_rows,
            gboolean    with_edits)
{
  g_autofree char *file_name = g_strconcat (name, ".chuangzhi", NULL);
  g_autofree char *path = get_path (file_name);
  g_autofree char *metric = g_strconcat ("store-import-", name, NULL);
  double           import_us;
  g_autoptr (CzStore) store = make_workspace (path, n_rounds, n_rows, &import_us);

  report (metric, import_us / 1000, "ms");
  if (with_edits)
    bench_edit (store);
  cz_store_close (store, NULL);

  bench_open (name, path);
  bench_children (path);
}

int
main (void)
{
  g_autofree char *remove = NULL;

  folder = g_dir_make_tmp ("cz-bench-XXXXXX", NULL);

  bench_size ("2000-records", 15, 125, FALSE);
  bench_size ("24375-marks", 13 * 5 * 3, 125, TRUE);
  bench_size ("350000-marks", 2800, 125, FALSE);

  remove = g_strdup_printf ("rm -r '%s'", folder);

  return g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL) ? 0 : 1;
}
