/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-lift.h"

#define points_of(n) ((CzPoints) (n) *CZ_POINTS_UNIT)

static guint
add_row (CzScoreSheet *sheet,
         CzPoints      maximum,
         const char   *json)
{
  g_autoptr (CzRule) rule = cz_rule_from_json (json, NULL);

  g_assert_nonnull (rule);

  return cz_score_sheet_add_row (sheet, maximum, rule);
}

#define FIXED "{\"kind\":\"fixed\"}"
#define DEDUCT "{\"kind\":\"deduct\",\"points\":\"1\"}"

static const char *const random_rules[] = {
  FIXED,
  FIXED,
  DEDUCT,
  "{\"kind\":\"judged\",\"weight\":\"0.5\"}",
  "{\"kind\":\"award\",\"points\":\"1\",\"bonus\":true}",
  "{\"kind\":\"judged\",\"veto\":true}",
};

static CzScoreSheet *
make_random_sheet (GRand *random)
{
  CzScoreSheet *sheet = cz_score_sheet_new ();

  cz_score_sheet_add_category (sheet, -1);
  for (guint i = 0; i < 4; i++)
    {
      int declared = g_rand_int_range (random, -2, 15);

      cz_score_sheet_add_indicator (sheet, 0, declared < 0 ? CZ_POINTS_NONE : points_of (declared),
                                    g_rand_int_range (random, 0, CZ_N_COMBINES));
      for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
        {
          int maximum = g_rand_int_range (random, -1, 11);

          add_row (sheet, maximum < 0 ? CZ_POINTS_NONE : points_of (maximum),
                   random_rules[g_rand_int_range (random, 0, G_N_ELEMENTS (random_rules))]);
        }
    }

  return sheet;
}

/* The points of the sheet when the rows of @mask have their maximum; 0 where nothing is scored. */
static CzPoints
lift_rows (const CzScoreSheet *sheet,
           const CzScoreMarks *marks,
           guint               mask)
{
  g_autoptr (CzScoreMarks) lifted = cz_score_marks_new (sheet);
  g_autoptr (CzScoreTotals) totals = cz_score_totals_new (sheet);
  CzScoreTotal total;

  for (guint i = 0; i < marks->n_rows; i++)
    {
      CzPoints maximum = cz_score_sheet_get_maximum (sheet, i);

      lifted->flags[i] = marks->flags[i];
      lifted->points[i] = marks->points[i];
      if (mask & (1u << i))
        lifted->points[i] = maximum == CZ_POINTS_NONE ? 0 : maximum;
    }

  cz_score_compute (sheet, lifted, totals);
  cz_score_totals_get_sheet (totals, &total);

  return total.points == CZ_POINTS_NONE ? 0 : total.points;
}

static gint64
count_effort (const CzScoreMarks *marks,
              const gint64       *efforts,
              guint               mask)
{
  gint64 effort = 0;

  for (guint i = 0; i < marks->n_rows; i++)
    effort += mask & (1u << i) ? (efforts != NULL ? efforts[i] : 1) : 0;

  return effort;
}

/* The least effort of all sets of rows that reach @target, tried one by one; -1 when none does. */
static gint64
try_all (const CzScoreSheet *sheet,
         const CzScoreMarks *marks,
         CzPoints            target,
         const gint64       *efforts)
{
  gint64 least = -1;

  for (guint mask = 0; mask < 1u << marks->n_rows; mask++)
    {
      gint64 effort = count_effort (marks, efforts, mask);

      if ((least < 0 || effort < least) && lift_rows (sheet, marks, mask) >= target)
        least = effort;
    }

  return least;
}

static guint
get_mask (const CzLiftPlan *plan)
{
  guint mask = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    mask |= 1u << g_array_index (plan->rows, guint, i);

  return mask;
}

static void
give_random_marks (GRand              *random,
                   const CzScoreSheet *sheet,
                   CzScoreMarks       *marks)
{
  for (guint i = 0; i < marks->n_rows; i++)
    {
      if (g_rand_int_range (random, 0, 6) == 0)
        cz_score_marks_set_flags (marks, i, CZ_SCORE_NOT_APPLICABLE);
      (void) cz_score_marks_set (marks, sheet, i, points_of (g_rand_int_range (random, -6, 8)));
    }
}

static void
test_as_good_as_trying_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (97);
  guint n_reached = 0;

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (CzScoreSheet) sheet = make_random_sheet (random);
      g_autoptr (CzScoreMarks) marks = cz_score_marks_new (sheet);
      g_autoptr (CzScoreTotals) totals = cz_score_totals_new (sheet);
      g_autoptr (CzLiftPlan) plan = NULL;
      gint64        efforts[16];
      const gint64 *asked = round % 2 == 0 ? efforts : NULL;
      CzPoints      start, target;
      gint64        least;

      give_random_marks (random, sheet, marks);
      for (guint i = 0; i < G_N_ELEMENTS (efforts); i++)
        efforts[i] = g_rand_int_range (random, 1, 9);

      cz_score_compute (sheet, marks, totals);
      start = lift_rows (sheet, marks, 0);
      target = start + g_rand_int_range (random, 1, 200000);

      plan = cz_score_plan_lift (sheet, marks, totals, target, asked);
      least = try_all (sheet, marks, target, asked);

      g_test_message ("round %u: %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, round, start, target);
      g_assert_cmpint (plan->reached, ==, least >= 0);
      g_assert_cmpint (lift_rows (sheet, marks, get_mask (plan)) - start, ==, plan->gain);
      if (!plan->reached)
        continue;

      n_reached++;
      g_assert_cmpint (plan->effort, ==, least);
      g_assert_cmpint (count_effort (marks, asked, get_mask (plan)), ==, plan->effort);
    }

  g_assert_cmpuint (n_reached, >, 50);
}

static void
test_already_there (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  g_autoptr (CzLiftPlan) plan = NULL;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, CZ_POINTS_NONE, CZ_COMBINE_SUM);
  add_row (sheet, points_of (10), FIXED);
  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  g_assert_true (cz_score_marks_set (marks, sheet, 0, points_of (8)));
  cz_score_compute (sheet, marks, totals);

  plan = cz_score_plan_lift (sheet, marks, totals, points_of (8), NULL);
  g_assert_true (plan->reached);
  g_assert_cmpuint (plan->rows->len, ==, 0);
  g_assert_cmpint (plan->gain, ==, 0);
}

/* Too many rows to prove the best: the target is reached all the same, and no row is there for nothing. */
static void
test_large_sheet (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  g_autoptr (CzLiftPlan) plan = NULL;
  g_autofree gint64 *efforts = NULL;
  CzPoints           target = points_of (9000);
  CzScoreTotal       total;
  CzPoints           smallest = G_MAXINT64;

  cz_score_sheet_add_category (sheet, -1);
  for (guint i = 0; i < 500; i++)
    {
      cz_score_sheet_add_indicator (sheet, 0, points_of (20), CZ_COMBINE_SUM);
      add_row (sheet, points_of (g_rand_int_range (random, 1, 11)), FIXED);
      add_row (sheet, points_of (g_rand_int_range (random, 1, 16)), FIXED);
      add_row (sheet, points_of (g_rand_int_range (random, 1, 11)), FIXED);
    }
  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  efforts = g_new (gint64, marks->n_rows);
  for (guint i = 0; i < marks->n_rows; i++)
    efforts[i] = g_rand_int_range (random, 1, 20);
  cz_score_compute (sheet, marks, totals);

  plan = cz_score_plan_lift (sheet, marks, totals, target - points_of (2000), efforts);
  g_assert_true (plan->reached);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      guint row = g_array_index (plan->rows, guint, i);

      smallest = MIN (smallest, cz_score_sheet_get_maximum (sheet, row));
      g_assert_true (cz_score_marks_set (marks, sheet, row, cz_score_sheet_get_maximum (sheet, row)));
    }
  cz_score_compute (sheet, marks, totals);
  cz_score_totals_get_sheet (totals, &total);
  g_assert_cmpint (total.points, ==, plan->gain);
  g_assert_cmpint (total.points, >=, points_of (7000));
  g_assert_cmpint (total.points, <, points_of (7000) + points_of (16));
}

static void
test_chances (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  g_autoptr (GArray) chances = NULL;
  static const guint8 proven[] = { 0, 1, 1, 1, 1, 1 };
  static const struct
  {
    guint row;
    int   lost, unscored, at_risk, gain;
  } expected[] = { { 0, 2, 0, 8, 2 }, { 1, 0, 7, 0, 4 }, { 3, 6, 0, 0, 5 }, { 4, 0, 5, 0, 0 } };

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, points_of (15), CZ_COMBINE_SUM);
  add_row (sheet, points_of (10), FIXED);
  add_row (sheet, points_of (7), FIXED);
  add_row (sheet, points_of (3), FIXED);
  cz_score_sheet_add_indicator (sheet, 0, points_of (10), CZ_COMBINE_BEST);
  add_row (sheet, points_of (10), FIXED);
  add_row (sheet, points_of (5), FIXED);
  add_row (sheet, points_of (5), FIXED);
  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  g_assert_true (cz_score_marks_set (marks, sheet, 0, points_of (8)));
  g_assert_true (cz_score_marks_set (marks, sheet, 2, points_of (3)));
  g_assert_true (cz_score_marks_set (marks, sheet, 3, points_of (4)));
  g_assert_true (cz_score_marks_set (marks, sheet, 5, points_of (5)));
  cz_score_compute (sheet, marks, totals);

  chances = cz_score_list_chances (sheet, marks, totals, proven);
  g_assert_cmpuint (chances->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < chances->len; i++)
    {
      const CzLiftChance *chance = &g_array_index (chances, CzLiftChance, i);

      g_assert_cmpuint (chance->row, ==, expected[i].row);
      g_assert_cmpint (chance->lost, ==, points_of (expected[i].lost));
      g_assert_cmpint (chance->unscored, ==, points_of (expected[i].unscored));
      g_assert_cmpint (chance->at_risk, ==, points_of (expected[i].at_risk));
      g_assert_cmpint (chance->gain, ==, points_of (expected[i].gain));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lift/plan/as-good-as-trying-all", test_as_good_as_trying_all);
  g_test_add_func ("/lift/plan/nothing-to-do", test_already_there);
  g_test_add_func ("/lift/plan/large-sheet", test_large_sheet);
  g_test_add_func ("/lift/chances/lost-unscored-at-risk", test_chances);

  return g_test_run ();
}
