/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-reader.h"
#include "workspace/cz-form-export.h"
#include "workspace/cz-import.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-sample.h"
#include "workspace/cz-scoring.h"

#include <glib/gstdio.h>

/*
 * The main job: a document read, taken, a mark given with history and all totals, a form written first and warm.
 * bench-workspace DOCUMENT
 */

#define N_RUNS 15
#define N_MARKS 200

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

static void
print_median (const char *metric,
              double     *values,
              guint       n_values)
{
  qsort (values, n_values, sizeof *values, compare_doubles);
  g_print ("%s\t%.3f\tms\n", metric, values[n_values / 2]);
}

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
bench_read (const char *document)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now_ms ();
      g_autoptr (CzDraft) draft = cz_reader_read_file (document, NULL, NULL, NULL, &error);

      check (error);
      times[i] = now_ms () - start;
    }

  g_print ("read_first_ms\t%.3f\tms\n", times[0]);
  print_median ("read_ms", times, N_RUNS);
}

/* One mark as a person gives it: checked, shown, totals known, durable. */
static void
bench_marks (CzWorkspace *workspace,
             gint64       round)
{
  const GPtrArray *rows = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_ROW);
  g_autoptr (CzScoring) scoring = cz_scoring_new (workspace, round);
  double times[N_MARKS];

  for (guint i = 0; i < N_MARKS; i++)
    {
      const CzRow *row = rows->pdata[i % rows->len];
      double       start = now_ms ();
      g_autoptr (CzEdit) edit = cz_edit_new ("mark");
      g_autoptr (GError) error = NULL;
      CzScoreNode node;

      cz_marks_set_points (workspace, edit, round, row->id, (i % 2) * CZ_POINTS_UNIT, &error);
      check (error);
      cz_workspace_apply (workspace, edit, &error);
      check (error);
      cz_scoring_get_sheet (scoring, &node);
      cz_workspace_flush (workspace, &error);
      check (error);
      times[i] = now_ms () - start;
    }

  print_median ("mark_with_history_and_totals_ms", times, N_MARKS);
}

static void
bench_export (CzWorkspace *workspace,
              const char  *folder,
              const char  *ending)
{
  g_autofree char *path = g_strdup_printf ("%s/form.%s", folder, ending);
  g_autofree char *first = g_strdup_printf ("export_%s_first_ms", ending);
  g_autofree char *warm = g_strdup_printf ("export_%s_ms", ending);
  CzFormSubject    subject = { 0 };
  double           times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now_ms ();

      cz_form_export_file (workspace, "self-scoring-sheet", &subject, path, &error);
      check (error);
      times[i] = now_ms () - start;
    }

  g_print ("%s\t%.3f\tms\n", first, times[0]);
  print_median (warm, times, N_RUNS);
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cz-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "w.chuangzhi", NULL);
  g_autoptr (CzWorkspace) workspace = NULL;
  double start;

  if (argc != 2)
    {
      g_printerr ("usage: bench-workspace DOCUMENT\n");
      return 1;
    }

  bench_read (argv[1]);

  workspace = cz_workspace_open (path, CZ_STORE_CREATE, &error);
  check (error);
  start = now_ms ();
  cz_sample_import (workspace, &error);
  check (error);
  cz_workspace_flush (workspace, &error);
  check (error);
  g_print ("sample_import_ms\t%.3f\tms\n", now_ms () - start);

  bench_marks (workspace, cz_record_id (cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_ROUND)->pdata[0]));
  bench_export (workspace, folder, "xlsx");
  bench_export (workspace, folder, "pdf");

  cz_workspace_close (workspace, &error);
  check (error);
  g_remove (path);
  g_rmdir (folder);

  return 0;
}
