/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-score.h"

/* Whole points, for readable tables; NONE stays none. */
#define NONE (-999)
#define points_of(n) ((n) == NONE ? CZ_POINTS_NONE : (CzPoints) (n) *CZ_POINTS_UNIT)

static guint
add_row (CzScoreSheet *sheet,
         int           maximum,
         const char   *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzRule) rule = cz_rule_from_json (json, &error);

  g_assert_no_error (error);

  return cz_score_sheet_add_row (sheet, points_of (maximum), rule);
}

static guint
add_part (CzScoreSheet *sheet,
          int           maximum)
{
  g_autoptr (CzRule) rule = cz_rule_new (CZ_RULE_FIXED);

  return cz_score_sheet_add_part (sheet, points_of (maximum), rule);
}

static void
set (CzScoreMarks *marks,
     CzScoreSheet *sheet,
     guint         row,
     int           points)
{
  g_assert_true (cz_score_marks_set (marks, sheet, row, points_of (points)));
}

static void
assert_same (const CzScoreTotal *a,
             const CzScoreTotal *b)
{
  g_assert_cmpint (a->points, ==, b->points);
  g_assert_cmpint (a->attainable, ==, b->attainable);
  g_assert_cmpint (a->declared, ==, b->declared);
  g_assert_cmpint (a->surplus, ==, b->surplus);
  g_assert_cmpuint (a->unscored, ==, b->unscored);
}

#define FIXED "{\"kind\":\"fixed\"}"
#define DEDUCT "{\"kind\":\"deduct\",\"points\":\"1\"}"
#define BONUS "{\"kind\":\"award\",\"points\":\"1\",\"bonus\":true}"
#define VETO "{\"kind\":\"judged\",\"veto\":true}"
#define KEY "{\"kind\":\"fixed\",\"key\":true,\"min_ratio\":\"0.6\"}"

/* One indicator: its rows, their marks, and what must come of it. A mark of NOT_HERE does not apply. */
#define NOT_HERE (-998)

typedef struct
{
  const char *what;
  CzCombine   combine;
  int         declared;
  struct
  {
    int         maximum;
    const char *rule;
    int         mark;
  } rows[5];
  int   points, attainable, all, surplus;
  guint unscored;
  int   bonus;
} Case;

static void
run_case (const Case *test)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  CzScoreTotal indicator, category, whole;

  g_test_message ("%s", test->what);
  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, points_of (test->declared), test->combine);
  for (guint i = 0; i < G_N_ELEMENTS (test->rows) && test->rows[i].rule != NULL; i++)
    add_row (sheet, test->rows[i].maximum, test->rows[i].rule);

  marks = cz_score_marks_new (sheet);
  for (guint i = 0; i < marks->n_rows; i++)
    {
      if (test->rows[i].mark == NOT_HERE)
        cz_score_marks_set_flags (marks, i, CZ_SCORE_NOT_APPLICABLE);
      else
        set (marks, sheet, i, test->rows[i].mark);
    }

  totals = cz_score_totals_new (sheet);
  cz_score_compute (sheet, marks, totals);
  cz_score_totals_get_indicator (totals, 0, &indicator);
  cz_score_totals_get_category (totals, 0, &category);
  cz_score_totals_get_sheet (totals, &whole);

  g_assert_cmpint (indicator.points, ==, points_of (test->points));
  g_assert_cmpint (indicator.attainable, ==, points_of (test->attainable));
  g_assert_cmpint (indicator.declared, ==, points_of (test->all));
  g_assert_cmpint (indicator.surplus, ==, points_of (test->surplus));
  g_assert_cmpuint (indicator.unscored, ==, test->unscored);
  g_assert_cmpint (cz_score_totals_get_bonus (totals, NULL), ==, points_of (test->bonus));
  assert_same (&indicator, &category);
  assert_same (&indicator, &whole);
}

static void
test_indicator (void)
{
  static const Case cases[] = {
    { "sum", CZ_COMBINE_SUM, 15, { { 10, FIXED, 8 }, { 5, FIXED, 5 } }, 13, 15, 15, 0, 0, 0 },
    { "unscored", CZ_COMBINE_SUM, 15, { { 10, FIXED, NONE }, { 5, FIXED, 5 } }, 5, 15, 15, 0, 1, 0 },
    { "nothing scored", CZ_COMBINE_SUM, 15, { { 10, FIXED, NONE }, { 5, FIXED, NONE } }, NONE, 15, 15, 0, 2, 0 },
    { "zero is scored", CZ_COMBINE_SUM, 15, { { 15, FIXED, 0 } }, 0, 15, 15, 0, 0, 0 },
    { "rows sum to more than declared", CZ_COMBINE_SUM, 15, { { 15, FIXED, 15 }, { 6, FIXED, 6 } }, 15, 15, 15, 6, 0, 0 },
    { "rows sum to less than declared", CZ_COMBINE_SUM, 20, { { 10, FIXED, 10 }, { 5, FIXED, 5 } }, 15, 15, 20, 0, 0, 0 },
    { "nothing declared", CZ_COMBINE_SUM, NONE, { { 10, FIXED, 10 }, { 5, FIXED, 4 } }, 14, 15, 15, 0, 0, 0 },
    { "does not apply", CZ_COMBINE_SUM, 14, { { 10, FIXED, 9 }, { 4, FIXED, NOT_HERE } }, 9, 10, 14, 0, 0, 0 },
    { "none applies", CZ_COMBINE_SUM, 4, { { 4, FIXED, NOT_HERE } }, NONE, 0, 4, 0, 0, 0 },
    { "surplus though one does not apply",
      CZ_COMBINE_SUM,
      10,
      { { 10, FIXED, 10 }, { 5, FIXED, 3 }, { 5, FIXED, NOT_HERE } },
      10,
      10,
      10,
      3,
      0,
      0 },
    { "best", CZ_COMBINE_BEST, 10, { { 10, FIXED, 4 }, { 5, FIXED, 5 } }, 5, 10, 10, 0, 0, 0 },
    { "best of one that applies", CZ_COMBINE_BEST, 10, { { 10, FIXED, NOT_HERE }, { 5, FIXED, 5 } }, 5, 5, 10, 0, 0, 0 },
    { "best, nothing declared", CZ_COMBINE_BEST, NONE, { { 10, FIXED, 4 }, { 5, FIXED, 5 } }, 5, 10, 10, 0, 0, 0 },
    { "cap", CZ_COMBINE_CAP, 10, { { 8, FIXED, 8 }, { 8, FIXED, 8 } }, 10, 10, 10, 6, 0, 0 },
    { "deductions from what is declared", CZ_COMBINE_SUM, 5, { { NONE, DEDUCT, -2 }, { NONE, DEDUCT, -1 } }, 2, 5, 5, 0, 0, 0 },
    { "deducted until nothing is left", CZ_COMBINE_SUM, 5, { { NONE, DEDUCT, -4 }, { NONE, DEDUCT, -4 } }, 0, 5, 5, 0, 0, 0 },
    { "deductions not yet scored", CZ_COMBINE_SUM, 5, { { NONE, DEDUCT, NONE } }, NONE, 5, 5, 0, 1, 0 },
    { "deductions beside rows", CZ_COMBINE_SUM, 10, { { 10, FIXED, 8 }, { NONE, DEDUCT, -3 } }, 5, 10, 10, 0, 0, 0 },
    { "deductions from the total", CZ_COMBINE_SUM, NONE, { { NONE, DEDUCT, -3 } }, -3, 0, 0, 0, 0, 0 },
    { "uncapped award in an indicator",
      CZ_COMBINE_SUM,
      10,
      { { 4, FIXED, 4 }, { NONE, "{\"kind\":\"award\",\"points\":\"2\"}", 20 } },
      10,
      10,
      10,
      14,
      0,
      0 },
    { "judged without marks", CZ_COMBINE_SUM, 10, { { NONE, "{\"kind\":\"judged\"}", 7 } }, 7, 10, 10, 0, 0, 0 },
    { "bonus stands apart", CZ_COMBINE_SUM, 10, { { 10, FIXED, 9 }, { 5, BONUS, 4 } }, 9, 10, 10, 0, 0, 4 },
    { "bonus is not waited for", CZ_COMBINE_SUM, 10, { { 10, FIXED, 9 }, { 5, BONUS, NONE } }, 9, 10, 10, 0, 0, 0 },
    { "veto row earns nothing", CZ_COMBINE_SUM, 10, { { 10, FIXED, 9 }, { NONE, VETO, NONE } }, 9, 10, 10, 0, 0, 0 },
    { "weights",
      CZ_COMBINE_SUM,
      NONE,
      { { 100, "{\"kind\":\"judged\",\"weight\":\"0.3\"}", 80 }, { 100, "{\"kind\":\"judged\",\"weight\":\"0.7\"}", 90 } },
      87,
      100,
      100,
      0,
      0,
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    run_case (&cases[i]);
}

static void
test_bonus_limits (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  CzScoreTotal total;
  CzPoints     surplus;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, points_of (100), CZ_COMBINE_SUM);
  add_row (sheet, 100, FIXED);
  cz_score_sheet_add_indicator (sheet, 0, points_of (6), CZ_COMBINE_SUM);
  add_row (sheet, 4, BONUS);
  add_row (sheet, 4, BONUS);
  add_row (sheet, NONE, BONUS);
  cz_score_sheet_set_bonus_limit (sheet, points_of (5));

  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  set (marks, sheet, 0, 90);
  set (marks, sheet, 1, 4);
  cz_score_compute (sheet, marks, totals);
  g_assert_cmpint (cz_score_totals_get_bonus (totals, &surplus), ==, points_of (4));
  g_assert_cmpint (surplus, ==, 0);

  set (marks, sheet, 2, 4);
  cz_score_compute (sheet, marks, totals);
  g_assert_cmpint (cz_score_totals_get_bonus (totals, &surplus), ==, points_of (5));
  g_assert_cmpint (surplus, ==, points_of (3));

  cz_score_totals_get_sheet (totals, &total);
  g_assert_cmpint (total.points, ==, points_of (90));
  g_assert_cmpint (total.attainable, ==, points_of (100));
  g_assert_cmpint (total.declared, ==, points_of (100));
}

static void
test_shared_limit (void)
{
  static const char *const shared = "{\"kind\":\"deduct\",\"points\":\"1\",\"limit\":\"3\",\"cap_group\":\"6\"}";
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  CzScoreTotal total;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, points_of (10), CZ_COMBINE_SUM);
  add_row (sheet, NONE, shared);
  add_row (sheet, NONE, shared);
  cz_score_sheet_add_indicator (sheet, 0, points_of (5), CZ_COMBINE_SUM);
  add_row (sheet, 5, shared);

  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  cz_score_compute (sheet, marks, totals);
  set (marks, sheet, 0, -2);
  cz_score_update (sheet, marks, 0, totals);
  set (marks, sheet, 2, 3);
  cz_score_update (sheet, marks, 2, totals);
  g_assert_cmpint (cz_score_totals_get_row (totals, 2), ==, points_of (4));

  /* Now the first two use the limit up, and the last one, in another indicator, loses nothing any more. */
  set (marks, sheet, 1, -2);
  cz_score_update (sheet, marks, 1, totals);
  g_assert_cmpint (cz_score_totals_get_row (totals, 0), ==, points_of (-2));
  g_assert_cmpint (cz_score_totals_get_row (totals, 1), ==, points_of (-1));
  g_assert_cmpint (cz_score_totals_get_row (totals, 2), ==, points_of (5));
  cz_score_totals_get_sheet (totals, &total);
  g_assert_cmpint (total.points, ==, points_of (12));
}

static void
test_parts (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  CzScoreTotal total;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, points_of (10), CZ_COMBINE_SUM);
  add_row (sheet, 5, FIXED);
  add_part (sheet, 3);
  add_part (sheet, 2);
  add_row (sheet, NONE, FIXED);
  add_part (sheet, 4);
  add_part (sheet, 1);

  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  cz_score_compute (sheet, marks, totals);
  cz_score_totals_get_sheet (totals, &total);
  g_assert_cmpint (total.attainable, ==, points_of (10));
  g_assert_cmpint (total.declared, ==, points_of (10));
  g_assert_cmpuint (total.unscored, ==, 2);

  set (marks, sheet, 1, 3);
  cz_score_update (sheet, marks, 1, totals);
  cz_score_totals_get_sheet (totals, &total);
  g_assert_cmpint (cz_score_totals_get_row (totals, 0), ==, points_of (3));
  g_assert_cmpint (total.points, ==, points_of (3));
  g_assert_cmpuint (total.unscored, ==, 2);

  cz_score_marks_set_flags (marks, 2, CZ_SCORE_NOT_APPLICABLE);
  cz_score_update (sheet, marks, 2, totals);
  set (marks, sheet, 3, 5);
  cz_score_update (sheet, marks, 3, totals);
  cz_score_totals_get_sheet (totals, &total);
  g_assert_cmpint (total.points, ==, points_of (8));
  g_assert_cmpint (total.attainable, ==, points_of (8));
  g_assert_cmpint (total.declared, ==, points_of (10));
  g_assert_cmpuint (total.unscored, ==, 0);
}

static void
test_categories_nest (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  CzScoreTotal outer, inner, whole;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_category (sheet, 0);
  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 1, points_of (10), CZ_COMBINE_SUM);
  add_row (sheet, 10, FIXED);
  cz_score_sheet_add_indicator (sheet, 0, points_of (20), CZ_COMBINE_SUM);
  add_row (sheet, 20, FIXED);
  cz_score_sheet_add_indicator (sheet, 2, points_of (30), CZ_COMBINE_SUM);
  add_row (sheet, 30, FIXED);

  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  set (marks, sheet, 0, 1);
  set (marks, sheet, 1, 2);
  set (marks, sheet, 2, 3);
  cz_score_compute (sheet, marks, totals);
  cz_score_totals_get_category (totals, 0, &outer);
  cz_score_totals_get_category (totals, 1, &inner);
  cz_score_totals_get_sheet (totals, &whole);

  g_assert_cmpint (inner.points, ==, points_of (1));
  g_assert_cmpint (outer.points, ==, points_of (3));
  g_assert_cmpint (outer.attainable, ==, points_of (30));
  g_assert_cmpint (whole.points, ==, points_of (6));
}

static void
test_keys_and_vetoes (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, CZ_POINTS_NONE, CZ_COMBINE_SUM);
  add_row (sheet, 10, KEY);
  add_row (sheet, NONE, VETO);
  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);

  cz_score_compute (sheet, marks, totals);
  g_assert_cmpuint (cz_score_totals_get_n_failed_keys (totals), ==, 0);
  g_assert_cmpuint (cz_score_totals_get_n_vetoes (totals), ==, 0);

  set (marks, sheet, 0, 6);
  cz_score_update (sheet, marks, 0, totals);
  g_assert_cmpuint (cz_score_totals_get_n_failed_keys (totals), ==, 0);

  g_assert_true (cz_score_marks_set (marks, sheet, 0, 59999));
  cz_score_update (sheet, marks, 0, totals);
  g_assert_cmpuint (cz_score_totals_get_n_failed_keys (totals), ==, 1);

  cz_score_marks_set_flags (marks, 1, CZ_SCORE_VETOED);
  cz_score_update (sheet, marks, 1, totals);
  g_assert_cmpuint (cz_score_totals_get_n_vetoes (totals), ==, 1);

  cz_score_marks_set_flags (marks, 1, CZ_SCORE_VETOED | CZ_SCORE_NOT_APPLICABLE);
  cz_score_update (sheet, marks, 1, totals);
  g_assert_cmpuint (cz_score_totals_get_n_vetoes (totals), ==, 0);
}

/* 30% of 1.0001 points are 0.30003: what is rounded down to 0.3 does not reach it. */
static void
test_key_ratio_is_exact (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzRule) rule = cz_rule_from_json ("{\"kind\":\"fixed\",\"key\":true,\"min_ratio\":\"0.3\"}", NULL);
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, CZ_POINTS_NONE, CZ_COMBINE_SUM);
  cz_score_sheet_add_row (sheet, 10001, rule);
  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);

  g_assert_true (cz_score_marks_set (marks, sheet, 0, 3000));
  cz_score_compute (sheet, marks, totals);
  g_assert_cmpuint (cz_score_totals_get_n_failed_keys (totals), ==, 1);
  g_assert_true (cz_score_marks_set (marks, sheet, 0, 3001));
  cz_score_compute (sheet, marks, totals);
  g_assert_cmpuint (cz_score_totals_get_n_failed_keys (totals), ==, 0);
}

static void
test_standardised (void)
{
  static const struct
  {
    int         attainable;
    const char *points;
    const char *standardised;
  } cases[] = {
    { 1051, "812.5", "77.31" },
    { 3, "1", "33.33" },
    { 3, "2", "66.67" },
    { 800, "1", "0.13" },
    { 1051, "1051", "100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
      g_autoptr (CzScoreMarks) marks = NULL;
      g_autoptr (CzScoreTotals) totals = NULL;
      g_autofree char *text = NULL;
      CzPoints         points, needed;

      cz_score_sheet_add_category (sheet, -1);
      cz_score_sheet_add_indicator (sheet, 0, CZ_POINTS_NONE, CZ_COMBINE_SUM);
      add_row (sheet, cases[i].attainable, FIXED);
      add_row (sheet, 4, FIXED);
      marks = cz_score_marks_new (sheet);
      totals = cz_score_totals_new (sheet);
      cz_score_marks_set_flags (marks, 1, CZ_SCORE_NOT_APPLICABLE);
      cz_score_compute (sheet, marks, totals);
      g_assert_true (cz_decimal_is_none (cz_score_totals_get_standardised (totals)));

      g_assert_true (cz_points_parse (cases[i].points, &points, NULL));
      g_assert_true (cz_score_marks_set (marks, sheet, 0, points));
      cz_score_compute (sheet, marks, totals);
      text = cz_decimal_to_string (cz_score_totals_get_standardised (totals));
      g_assert_cmpstr (text, ==, cases[i].standardised);

      /* One ten-thousandth less than needed gives less. */
      needed = cz_score_totals_get_points_needed (totals, cz_score_totals_get_standardised (totals));
      g_assert_cmpint (needed, <=, points);
      g_assert_true (cz_score_marks_set (marks, sheet, 0, needed));
      cz_score_compute (sheet, marks, totals);
      g_clear_pointer (&text, g_free);
      text = cz_decimal_to_string (cz_score_totals_get_standardised (totals));
      g_assert_cmpstr (text, ==, cases[i].standardised);
      g_assert_true (cz_score_marks_set (marks, sheet, 0, needed - 1));
      cz_score_compute (sheet, marks, totals);
      g_clear_pointer (&text, g_free);
      text = cz_decimal_to_string (cz_score_totals_get_standardised (totals));
      g_assert_cmpstr (text, !=, cases[i].standardised);
    }
}

static void
test_marks_are_checked (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, CZ_POINTS_NONE, CZ_COMBINE_SUM);
  add_row (sheet, 10, FIXED);
  add_row (sheet, NONE, DEDUCT);
  add_row (sheet, NONE, BONUS);
  marks = cz_score_marks_new (sheet);

  g_assert_true (cz_score_marks_set (marks, sheet, 0, points_of (10)));
  g_assert_false (cz_score_marks_set (marks, sheet, 0, points_of (10) + 1));
  g_assert_false (cz_score_marks_set (marks, sheet, 0, -1));
  g_assert_cmpint (marks->points[0], ==, points_of (10));
  g_assert_true (cz_score_marks_set (marks, sheet, 0, CZ_POINTS_NONE));

  g_assert_true (cz_score_marks_set (marks, sheet, 1, points_of (-4)));
  g_assert_false (cz_score_marks_set (marks, sheet, 1, 1));
  g_assert_true (cz_score_marks_set (marks, sheet, 2, CZ_SCORE_MOST_POINTS));
  g_assert_false (cz_score_marks_set (marks, sheet, 2, CZ_SCORE_MOST_POINTS + 1));
}

static void
test_overlay (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) first = NULL;
  g_autoptr (CzScoreMarks) later = NULL;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, CZ_POINTS_NONE, CZ_COMBINE_SUM);
  for (guint i = 0; i < 3; i++)
    add_row (sheet, 10, FIXED);
  first = cz_score_marks_new (sheet);
  later = cz_score_marks_new (sheet);
  set (first, sheet, 0, 9);
  set (first, sheet, 1, 9);
  set (first, sheet, 2, 9);
  set (later, sheet, 1, 0);
  cz_score_marks_set_flags (later, 2, CZ_SCORE_NOT_APPLICABLE);

  cz_score_marks_overlay (first, later);
  g_assert_cmpint (first->points[0], ==, points_of (9));
  g_assert_cmpint (first->points[1], ==, 0);
  g_assert_cmpint (first->points[2], ==, CZ_POINTS_NONE);
  g_assert_cmpint (first->flags[2], ==, CZ_SCORE_NOT_APPLICABLE);
}

static const char *const random_rules[] = {
  FIXED,
  FIXED,
  FIXED,
  DEDUCT,
  BONUS,
  VETO,
  KEY,
  "{\"kind\":\"judged\",\"weight\":\"0.25\"}",
  "{\"kind\":\"deduct\",\"limit\":\"3\",\"points\":\"1\",\"cap_group\":\"a\"}",
  "{\"kind\":\"award\",\"limit\":\"7\",\"points\":\"1\",\"cap_group\":\"a\"}",
};

static CzScoreSheet *
make_random_sheet (GRand *random)
{
  CzScoreSheet *sheet = cz_score_sheet_new ();
  guint         n_categories = g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < n_categories; i++)
    cz_score_sheet_add_category (sheet, g_rand_int_range (random, -1, i));

  for (guint i = 0; i < 8; i++)
    {
      int declared = g_rand_int_range (random, -3, 20);

      cz_score_sheet_add_indicator (sheet, g_rand_int_range (random, 0, n_categories),
                                    declared < 0 ? CZ_POINTS_NONE : points_of (declared),
                                    g_rand_int_range (random, 0, CZ_N_COMBINES));
      for (int n_rows = g_rand_int_range (random, 0, 5); n_rows > 0; n_rows--)
        {
          int maximum = g_rand_int_range (random, -3, 11);

          add_row (sheet, maximum < 0 ? NONE : maximum, random_rules[g_rand_int_range (random, 0, 10)]);
          for (int n_parts = g_rand_int_range (random, -6, 3); n_parts > 0; n_parts--)
            add_part (sheet, g_rand_int_range (random, 0, 4));
        }
    }
  if (g_rand_boolean (random))
    cz_score_sheet_set_bonus_limit (sheet, points_of (5));

  return sheet;
}

static void
assert_totals_equal (const CzScoreSheet  *sheet,
                     const CzScoreTotals *a,
                     const CzScoreTotals *b)
{
  CzScoreTotal x, y;

  for (guint i = 0; i < cz_score_sheet_get_n_indicators (sheet); i++)
    {
      cz_score_totals_get_indicator (a, i, &x);
      cz_score_totals_get_indicator (b, i, &y);
      assert_same (&x, &y);
    }
  for (guint i = 0; i < cz_score_sheet_get_n_categories (sheet); i++)
    {
      cz_score_totals_get_category (a, i, &x);
      cz_score_totals_get_category (b, i, &y);
      assert_same (&x, &y);
    }
  for (guint i = 0; i < cz_score_sheet_get_n_rows (sheet); i++)
    g_assert_cmpint (cz_score_totals_get_row (a, i), ==, cz_score_totals_get_row (b, i));

  cz_score_totals_get_sheet (a, &x);
  cz_score_totals_get_sheet (b, &y);
  assert_same (&x, &y);
  g_assert_cmpint (cz_score_totals_get_bonus (a, NULL), ==, cz_score_totals_get_bonus (b, NULL));
  g_assert_cmpuint (cz_score_totals_get_n_vetoes (a), ==, cz_score_totals_get_n_vetoes (b));
  g_assert_cmpuint (cz_score_totals_get_n_failed_keys (a), ==, cz_score_totals_get_n_failed_keys (b));
  g_assert_cmpint (cz_score_totals_get_deduction (a), ==, cz_score_totals_get_deduction (b));
}

/* Whatever is changed in whatever order, an update leaves what a fresh computation gives. */
static void
test_update_is_compute (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20171219);

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (CzScoreSheet) sheet = make_random_sheet (random);
      g_autoptr (CzScoreMarks) marks = cz_score_marks_new (sheet);
      g_autoptr (CzScoreTotals) kept = cz_score_totals_new (sheet);
      g_autoptr (CzScoreTotals) fresh = cz_score_totals_new (sheet);

      if (marks->n_rows == 0)
        continue;

      cz_score_compute (sheet, marks, kept);
      for (guint i = 0; i < 60; i++)
        {
          guint row = g_rand_int_range (random, 0, marks->n_rows);

          if (g_rand_int_range (random, 0, 4) == 0)
            cz_score_marks_set_flags (marks, row, g_rand_int_range (random, 0, 4));
          else
            (void) cz_score_marks_set (marks, sheet, row, points_of (g_rand_int_range (random, -5, 11)));

          cz_score_update (sheet, marks, row, kept);
          cz_score_compute (sheet, marks, fresh);
          assert_totals_equal (sheet, kept, fresh);
        }
    }
}

/* Two rows and a bonus row; one thing about them is changed, and the outcome must change with it. */
typedef struct
{
  const char *rules[3];
  int         maxima[3];
  int         declared;
  CzCombine   combine;
  int         bonus_limit;
  int         marks[3];
  guint8      flags[3];
} Small;

static char *
describe (const Small *small)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) marks = NULL;
  g_autoptr (CzScoreTotals) totals = NULL;
  CzScoreTotal total;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, points_of (small->declared), small->combine);
  for (guint i = 0; i < 3; i++)
    add_row (sheet, small->maxima[i], small->rules[i]);
  cz_score_sheet_set_bonus_limit (sheet, points_of (small->bonus_limit));
  marks = cz_score_marks_new (sheet);
  totals = cz_score_totals_new (sheet);
  for (guint i = 0; i < 3; i++)
    {
      set (marks, sheet, i, small->marks[i]);
      cz_score_marks_set_flags (marks, i, small->flags[i]);
    }
  cz_score_compute (sheet, marks, totals);
  cz_score_totals_get_sheet (totals, &total);

  return g_strdup_printf ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " bonus %" G_GINT64_FORMAT " vetoes %u keys %u",
                          total.points, total.attainable, cz_score_totals_get_bonus (totals, NULL),
                          cz_score_totals_get_n_vetoes (totals), cz_score_totals_get_n_failed_keys (totals));
}

static void
test_everything_matters (void)
{
  static const Small base = { { KEY, FIXED, BONUS }, { 10, 10, 5 }, 18, CZ_COMBINE_SUM, 4, { 9, 8, 5 }, { 0, 0, 0 } };
  Small              variants[12];
  g_autofree char   *expected = describe (&base);

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    variants[i] = base;

  variants[0].declared = 16;
  variants[1].combine = CZ_COMBINE_BEST;
  variants[2].bonus_limit = 3;
  variants[3].rules[2] = FIXED;
  variants[4].rules[1] = "{\"kind\":\"fixed\",\"weight\":\"0.5\"}";
  variants[5].marks[0] = 5;
  variants[6].flags[1] = CZ_SCORE_NOT_APPLICABLE;
  variants[7].maxima[1] = 9;
  variants[7].declared = NONE;
  variants[8].rules[1] = "{\"kind\":\"fixed\",\"veto\":true}";
  variants[8].flags[1] = CZ_SCORE_VETOED;
  variants[9].rules[1] = "{\"kind\":\"deduct\",\"points\":\"1\",\"limit\":\"1\",\"cap_group\":\"x\"}";
  variants[10].marks[1] = 7;
  variants[11].rules[0] = "{\"kind\":\"fixed\",\"key\":true,\"min_ratio\":\"0.95\"}";

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *outcome = describe (&variants[i]);

      g_test_message ("variant %u: %s", i, outcome);
      g_assert_cmpstr (outcome, !=, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/indicator/never-more-than-declared", test_indicator);
  g_test_add_func ("/score/bonus/kept-apart-within-limits", test_bonus_limits);
  g_test_add_func ("/score/group/limit-used-up-in-order", test_shared_limit);
  g_test_add_func ("/score/parts/make-their-row", test_parts);
  g_test_add_func ("/score/category/nests", test_categories_nest);
  g_test_add_func ("/score/key-and-veto/counted", test_keys_and_vetoes);
  g_test_add_func ("/score/key/ratio-is-exact", test_key_ratio_is_exact);
  g_test_add_func ("/score/standardised/half-up-once", test_standardised);
  g_test_add_func ("/score/marks/refused-beyond-maximum", test_marks_are_checked);
  g_test_add_func ("/score/marks/later-round-takes-over", test_overlay);
  g_test_add_func ("/score/update/same-as-compute", test_update_is_compute);
  g_test_add_func ("/score/everything/matters", test_everything_matters);

  return g_test_run ();
}
