/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-ranking.h"

static CzDecimal
number (const char *text)
{
  CzDecimal parsed = CZ_DECIMAL_INIT_NONE;

  if (*text != '\0')
    g_assert_true (cz_decimal_parse (text, &parsed, NULL));

  return parsed;
}

static void
test_places (void)
{
  static const struct
  {
    const char *score;
    guint       group;
    guint       standard;
    guint       dense;
    guint       in_group;
  } subjects[] = {
    { "90", 1, 2, 2, 1 },
    { "95.5", 2, 1, 1, 1 },
    { "", 1, 0, 0, 0 },
    { "90.00", 2, 2, 2, 2 },
    { "89.99", 1, 4, 3, 2 },
    { "60", 2, 5, 4, 3 },
    { "0", 1, 6, 5, 3 },
  };
  CzDecimal scores[G_N_ELEMENTS (subjects)];
  guint     groups[G_N_ELEMENTS (subjects)];
  guint     standard[G_N_ELEMENTS (subjects)], dense[G_N_ELEMENTS (subjects)], in_group[G_N_ELEMENTS (subjects)];

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      scores[i] = number (subjects[i].score);
      groups[i] = subjects[i].group;
    }

  cz_ranking_compute (scores, NULL, G_N_ELEMENTS (subjects), CZ_RANKING_STANDARD, standard);
  cz_ranking_compute (scores, NULL, G_N_ELEMENTS (subjects), CZ_RANKING_DENSE, dense);
  cz_ranking_compute (scores, groups, G_N_ELEMENTS (subjects), CZ_RANKING_STANDARD, in_group);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_assert_cmpuint (standard[i], ==, subjects[i].standard);
      g_assert_cmpuint (dense[i], ==, subjects[i].dense);
      g_assert_cmpuint (in_group[i], ==, subjects[i].in_group);
    }
}

static void
test_weigh (void)
{
  static const struct
  {
    const char *scores[3];
    const char *weights[3];
    const char *expected; /* NULL: not yet */
  } cases[] = {
    /* 综合指数=经济×30%+政务×70% */
    { { "60", "85.95", "" }, { "0.3", "0.7", "" }, "78.17" },
    { { "60", "85.95", "90" }, { "0.3", "0.7", "0" }, "78.17" },
    { { "60", "", "90" }, { "0.3", "0.7", "0" }, NULL },
    { { "60", "", "90" }, { "0.3", "", "0.7" }, "81" },
    { { "60", "70", "80" }, { "", "", "" }, NULL },
    { { "33.335", "", "" }, { "1", "", "" }, "33.34" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CzDecimal scores[3], weights[3], score = CZ_DECIMAL_INIT_NONE;

      for (guint j = 0; j < 3; j++)
        {
          scores[j] = number (cases[i].scores[j]);
          weights[j] = number (cases[i].weights[j]);
        }

      g_test_message ("case %u", i);
      g_assert_cmpint (cz_rounds_weigh (scores, weights, 3, &score), ==, cases[i].expected != NULL);
      g_assert_cmpint (cz_decimal_compare (score, number (cases[i].expected != NULL ? cases[i].expected : "")), ==, 0);
    }
}

static void
test_compare_rounds (void)
{
  g_autoptr (CzScoreSheet) sheet = cz_score_sheet_new ();
  g_autoptr (CzScoreMarks) claimed = NULL;
  g_autoptr (CzScoreMarks) verified = NULL;
  g_autoptr (CzRule) rule = cz_rule_new (CZ_RULE_FIXED);
  g_autoptr (GArray) found = NULL;
  static const int given[][2] = { { 10, 8 }, { 10, 9 }, { 3, 6 }, { 9, -1 }, { -1, 9 }, { 9, 1 } };
  CzPoints         sum;

  cz_score_sheet_add_category (sheet, -1);
  cz_score_sheet_add_indicator (sheet, 0, CZ_POINTS_NONE, CZ_COMBINE_SUM);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    cz_score_sheet_add_row (sheet, 10 * CZ_POINTS_UNIT, rule);

  claimed = cz_score_marks_new (sheet);
  verified = cz_score_marks_new (sheet);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      if (given[i][0] >= 0)
        g_assert_true (cz_score_marks_set (claimed, sheet, i, given[i][0] * CZ_POINTS_UNIT));
      if (given[i][1] >= 0)
        g_assert_true (cz_score_marks_set (verified, sheet, i, given[i][1] * CZ_POINTS_UNIT));
    }
  cz_score_marks_set_flags (verified, 5, CZ_SCORE_NOT_APPLICABLE);

  found = cz_rounds_compare (claimed, verified, CZ_POINTS_UNIT, &sum);
  g_assert_cmpint (sum, ==, 0);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, CzRoundDifference, 0).row, ==, 0);
  g_assert_cmpint (g_array_index (found, CzRoundDifference, 0).difference, ==, 2 * CZ_POINTS_UNIT);
  g_assert_cmpuint (g_array_index (found, CzRoundDifference, 1).row, ==, 2);
  g_assert_cmpint (g_array_index (found, CzRoundDifference, 1).difference, ==, -3 * CZ_POINTS_UNIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ranking/places/ties-and-groups", test_places);
  g_test_add_func ("/rounds/weigh/once-all-are-scored", test_weigh);
  g_test_add_func ("/rounds/compare/above-threshold", test_compare_rounds);

  return g_test_run ();
}
