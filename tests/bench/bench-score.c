/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-lift.h"
#include "model/cz-match.h"

#include <stdlib.h>

/*
 * What totals take beside their floor, one pass over arrays that adds up the same marks by subject and category: 350,000
 * marks as one sheet of 125 rows and 2,800 rounds, and as one sheet of 350,000 rows.
 */

#define N_RUNS 15
#define N_ROWS 125
#define N_INDICATORS 50
#define N_SETS 2800
#define N_MARKS (N_ROWS * N_SETS)
#define N_UPDATES 100000

#define N_CATEGORIES 10
#define N_GROUPS 4096

typedef struct
{
  gint64 *points;
  gint64 *maxima;
  int    *subjects;
  int    *categories;
  gint64  point_sums[N_GROUPS];
  gint64  maximum_sums[N_GROUPS];
} Floor;

static CzRule *fixed;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);

  return values[N_RUNS / 2];
}

static void
report (const char *metric,
        double      value,
        const char *unit)
{
  g_print ("%s\t%.3f\t%s\n", metric, value, unit);
}

static CzScoreSheet *
make_sheet (guint n_rows)
{
  CzScoreSheet *sheet = cz_score_sheet_new ();
  guint         n_indicators = n_rows * N_INDICATORS / N_ROWS;

  for (guint i = 0; i < N_CATEGORIES; i++)
    cz_score_sheet_add_category (sheet, -1);

  for (guint i = 0; i < n_indicators; i++)
    {
      guint first = (guint64) i * n_rows / n_indicators, end = (guint64) (i + 1) * n_rows / n_indicators;

      cz_score_sheet_add_indicator (sheet, i * N_CATEGORIES / n_indicators, 20 * CZ_POINTS_UNIT, CZ_COMBINE_SUM);
      for (guint j = first; j < end; j++)
        cz_score_sheet_add_row (sheet, 10 * CZ_POINTS_UNIT, fixed);
    }

  return sheet;
}

static CzScoreMarks *
make_marks (const CzScoreSheet *sheet,
            GRand              *random)
{
  CzScoreMarks *marks = cz_score_marks_new (sheet);

  for (guint i = 0; i < marks->n_rows; i++)
    {
      if (g_rand_int_range (random, 0, 50) > 0)
        (void) cz_score_marks_set (marks, sheet, i, g_rand_int_range (random, 0, 41) * (CZ_POINTS_UNIT / 4));
      if (g_rand_int_range (random, 0, 100) == 0)
        cz_score_marks_set_flags (marks, i, CZ_SCORE_NOT_APPLICABLE);
    }

  return marks;
}

/* The floor: adds marks and maxima into the sums of their subject and category. */
static gint64
add_up (Floor *floor)
{
  for (guint i = 0; i < N_MARKS; i++)
    {
      guint group = (floor->subjects[i] * N_CATEGORIES + floor->categories[i]) % N_GROUPS;

      floor->point_sums[group] += floor->points[i];
      floor->maximum_sums[group] += floor->maxima[i];
    }

  return floor->point_sums[0];
}

static void
fill_floor (Floor               *floor,
            const CzScoreSheet  *sheet,
            CzScoreMarks *const *marks,
            guint                n_sets)
{
  guint n_rows = cz_score_sheet_get_n_rows (sheet);
  guint n_indicators = cz_score_sheet_get_n_indicators (sheet);

  floor->points = g_new (gint64, N_MARKS);
  floor->maxima = g_new (gint64, N_MARKS);
  floor->subjects = g_new (int, N_MARKS);
  floor->categories = g_new (int, N_MARKS);
  for (guint set = 0; set < n_sets; set++)
    for (guint i = 0; i < n_rows; i++)
      {
        guint at = set * n_rows + i;

        floor->points[at] = MAX (marks[set]->points[i], 0);
        floor->maxima[at] = cz_score_sheet_get_maximum (sheet, i);
        floor->subjects[at] = set;
        floor->categories[at] = cz_score_sheet_get_indicator (sheet, i) * N_CATEGORIES / n_indicators;
      }
}

static void
clear_floor (Floor *floor)
{
  g_free (floor->points);
  g_free (floor->maxima);
  g_free (floor->subjects);
  g_free (floor->categories);
}

static void
measure (const char          *name,
         const CzScoreSheet  *sheet,
         CzScoreMarks *const *marks,
         guint                n_sets)
{
  CzScoreTotals  **totals = g_new (CzScoreTotals *, n_sets);
  double           floors[N_RUNS], times[N_RUNS], ratios[N_RUNS];
  static Floor     floor;
  gint64           sink = 0;
  g_autofree char *floor_name = g_strconcat (name, "-floor", NULL);
  g_autofree char *ratio_name = g_strconcat (name, "-by-floor", NULL);

  fill_floor (&floor, sheet, marks, n_sets);
  for (guint set = 0; set < n_sets; set++)
    totals[set] = cz_score_totals_new (sheet);

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time (), middle;

      sink += add_up (&floor);
      middle = g_get_monotonic_time ();
      for (guint set = 0; set < n_sets; set++)
        cz_score_compute (sheet, marks[set], totals[set]);
      times[run] = g_get_monotonic_time () - middle;
      floors[run] = MAX (middle - start, 1);
      ratios[run] = times[run] / floors[run];
    }

  report (name, median (times) / 1000, "ms");
  report (floor_name, median (floors) / 1000, "ms");
  report (ratio_name, median (ratios), "x");
  if (sink == 42)
    g_print ("\n");

  for (guint set = 0; set < n_sets; set++)
    cz_score_totals_free (totals[set]);
  g_free (totals);
  clear_floor (&floor);
}

static void
measure_updates (const CzScoreSheet *sheet,
                 CzScoreMarks       *marks)
{
  g_autoptr (CzScoreTotals) totals = cz_score_totals_new (sheet);
  gint64 start;

  cz_score_compute (sheet, marks, totals);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_UPDATES; i++)
    {
      guint row = (guint64) i * 7919 % marks->n_rows;

      marks->points[row] = (i % 40) * (CZ_POINTS_UNIT / 4);
      cz_score_update (sheet, marks, row, totals);
    }
  report ("update-one", (g_get_monotonic_time () - start) * 1000.0 / N_UPDATES, "ns");
}

static void
measure_plans (const CzScoreSheet *sheet,
               CzScoreMarks       *marks)
{
  g_autoptr (CzScoreTotals) totals = cz_score_totals_new (sheet);
  g_autofree gint64 *efforts = g_new (gint64, marks->n_rows);
  CzScoreTotal       total;
  gint64             start;

  for (guint i = 0; i < marks->n_rows; i++)
    efforts[i] = 1 + i * 31 % 10;
  cz_score_compute (sheet, marks, totals);
  cz_score_totals_get_sheet (totals, &total);

  for (guint with_efforts = 0; with_efforts < 2; with_efforts++)
    {
      g_autoptr (CzLiftPlan) plan = NULL;

      start = g_get_monotonic_time ();
      plan = cz_score_plan_lift (sheet, marks, totals, (total.points + total.attainable) / 2, with_efforts ? efforts : NULL);
      report (with_efforts ? "plan-least-effort" : "plan-fewest-rows", (g_get_monotonic_time () - start) / 1000.0, "ms");
    }
}

static void
measure_match (guint n_texts)
{
  g_autofree CzMatchText *texts = g_new (CzMatchText, n_texts);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) matches = NULL;
  g_autofree char *name = g_strdup_printf ("match-%u", n_texts);
  gint64           start;

  for (guint i = 0; i < n_texts; i++)
    {
      g_ptr_array_add (kept, g_strdup_printf ("第%u项重点产品质量监督抽查合格率达到%u%%以上并建立%u类档案", i, i % 100, i * 7 % 13));
      texts[i] = (CzMatchText){ g_ptr_array_index (kept, i), "" };
    }

  start = g_get_monotonic_time ();
  matches = cz_match_texts (texts, n_texts, texts, n_texts, 800);
  report (name, (g_get_monotonic_time () - start) / 1000.0, "ms");
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (CzScoreSheet) small = NULL;
  g_autoptr (CzScoreSheet) large = NULL;
  CzScoreMarks **sets = g_new (CzScoreMarks *, N_SETS);
  CzScoreMarks  *all;

  fixed = cz_rule_new (CZ_RULE_FIXED);
  small = make_sheet (N_ROWS);
  large = make_sheet (N_MARKS);
  for (guint i = 0; i < N_SETS; i++)
    sets[i] = make_marks (small, random);
  all = make_marks (large, random);

  measure ("totals-2800-rounds", small, sets, N_SETS);
  measure ("totals-one-sheet", large, &all, 1);
  measure_updates (large, all);
  measure_plans (small, sets[0]);
  measure_match (125);
  measure_match (1000);

  for (guint i = 0; i < N_SETS; i++)
    cz_score_marks_free (sets[i]);
  g_free (sets);
  cz_score_marks_free (all);
  cz_rule_unref (fixed);

  return 0;
}
