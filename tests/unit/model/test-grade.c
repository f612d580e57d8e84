/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-grade.h"

static CzDecimal
number (const char *text)
{
  CzDecimal parsed = CZ_DECIMAL_INIT_NONE;

  if (*text != '\0')
    g_assert_true (cz_decimal_parse (text, &parsed, NULL));

  return parsed;
}

/* "90" is from, "!90" excludes it; "89=" includes the end. */
typedef struct
{
  const char *from;
  const char *to;
} Printed;

static CzGradeScale *
scale_of (const Printed *printed,
          guint          n,
          CzGradePolicy  policy)
{
  g_autofree CzGradeBand *bands = g_new0 (CzGradeBand, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *to = g_strdup (printed[i].to);

      bands[i].to_included = g_str_has_suffix (to, "=");
      g_strdelimit (to, "=", '\0');
      bands[i].from_excluded = *printed[i].from == '!';
      bands[i].from = number (printed[i].from + bands[i].from_excluded);
      bands[i].to = number (to);
    }

  return cz_grade_scale_new (bands, n, policy);
}

/* GUO: A 90及以上, B 80-89, C 60-79, D 59及以下 */
static const Printed whole_numbers[] = { { "90", "" }, { "80", "89=" }, { "60", "79=" }, { "", "59=" } };
/* 70分至80分, 80分至85分 */
static const Printed double_ends[] = { { "85", "100=" }, { "80", "85=" }, { "70", "80=" }, { "", "70" } };
/* 90-100 优秀, 70-90(不含90) 合格, 70(不含70)以下 不合格 */
static const Printed clean[] = { { "90", "100=" }, { "70", "90" }, { "", "70" } };
static const Printed excluded[] = { { "!60", "" }, { "", "60=" } };

static void
test_find (void)
{
  static const struct
  {
    const Printed *printed;
    guint          n;
    CzGradePolicy  policy;
    const char    *score;
    int            band;
    int            other;
  } cases[] = {
    { whole_numbers, 4, 0, "90", 0, -1 },
    { whole_numbers, 4, 0, "89.99", 1, 0 },
    { whole_numbers, 4, 0, "89.01", 1, 0 },
    { whole_numbers, 4, 0, "89", 1, -1 },
    { whole_numbers, 4, 0, "59.5", 3, 2 },
    { whole_numbers, 4, 0, "0", 3, -1 },
    { whole_numbers, 4, 0, "105", 0, -1 },
    { whole_numbers, 4, CZ_GRADE_GAP_TO_HIGHER, "89.01", 0, 1 },
    { whole_numbers, 4, CZ_GRADE_GAP_TO_HIGHER, "89", 1, -1 },
    { double_ends, 4, 0, "80", 1, 2 },
    { double_ends, 4, CZ_GRADE_OVERLAP_TO_LOWER, "80", 2, 1 },
    { double_ends, 4, CZ_GRADE_OVERLAP_TO_LOWER, "80.01", 1, -1 },
    { double_ends, 4, 0, "85", 0, 1 },
    { double_ends, 4, 0, "101", 0, -1 },
    { clean, 3, 0, "90", 0, -1 },
    { clean, 3, 0, "89.995", 1, -1 },
    { clean, 3, CZ_GRADE_GAP_TO_HIGHER | CZ_GRADE_OVERLAP_TO_LOWER, "90", 0, -1 },
    { excluded, 2, 0, "60", 1, -1 },
    { excluded, 2, 0, "60.01", 0, -1 },
    { clean, 1, 0, "89", -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzGradeScale) scale = scale_of (cases[i].printed, cases[i].n, cases[i].policy);
      CzGrade grade;

      g_test_message ("case %u: %s", i, cases[i].score);
      g_assert_true (cz_grade_scale_find (scale, number (cases[i].score), 0, 0, &grade));
      g_assert_cmpint (grade.band, ==, cases[i].band);
      g_assert_cmpint (grade.other, ==, cases[i].other);
      g_assert_cmpint (grade.cap, ==, CZ_GRADE_CAP_NONE);
    }
}

static void
test_caps (void)
{
  g_autoptr (CzGradeScale) scale = scale_of (whole_numbers, 4, 0);
  g_autoptr (CzGradeScale) none = cz_grade_scale_new (NULL, 0, 0);
  CzGrade grade;

  g_assert_true (cz_grade_scale_find (scale, number ("95"), 1, 1, &grade));
  g_assert_cmpint (grade.band, ==, 3);
  g_assert_cmpint (grade.by_score, ==, 0);
  g_assert_cmpint (grade.cap, ==, CZ_GRADE_CAP_VETO);

  g_assert_true (cz_grade_scale_find (scale, number ("95"), 0, 1, &grade));
  g_assert_cmpint (grade.band, ==, 3);
  g_assert_cmpint (grade.cap, ==, CZ_GRADE_CAP_KEY);

  g_assert_true (cz_grade_scale_find (scale, number ("10"), 1, 0, &grade));
  g_assert_cmpint (grade.cap, ==, CZ_GRADE_CAP_NONE);

  g_assert_false (cz_grade_scale_find (scale, cz_decimal_none (), 0, 0, &grade));
  g_assert_false (cz_grade_scale_find (none, number ("95"), 0, 0, &grade));
}

/* The least score of the next grade gets it, and a hundredth less does not. */
static void
test_next (void)
{
  static const struct
  {
    const Printed *printed;
    guint          n;
  } scales[] = { { whole_numbers, 4 }, { double_ends, 4 }, { clean, 3 }, { excluded, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint policy = 0; policy < 4; policy++)
      {
        g_autoptr (CzGradeScale) scale = scale_of (scales[i].printed, scales[i].n, policy);
        int band = scales[i].n - 1, next;

        for (CzDecimal score; cz_grade_scale_get_next (scale, band, &next, &score); band = next)
          {
            CzGrade   grade;
            CzDecimal less;

            g_assert_cmpint (next, ==, band - 1);
            g_assert_true (cz_grade_scale_find (scale, score, 0, 0, &grade));
            g_assert_cmpint (grade.band, ==, next);
            g_assert_true (cz_decimal_subtract (score, number ("0.01"), &less));
            g_assert_true (cz_grade_scale_find (scale, less, 0, 0, &grade));
            g_assert_cmpint (grade.band, ==, band);
          }
        g_assert_cmpint (band, ==, 0);
      }
}

static void
test_problems (void)
{
  g_autoptr (CzGradeScale) gaps = scale_of (whole_numbers, 4, 0);
  g_autoptr (CzGradeScale) overlaps = scale_of (double_ends, 4, 0);
  g_autoptr (CzGradeScale) fine = scale_of (clean, 3, 0);
  g_autoptr (CzGradeScale) also_fine = scale_of (excluded, 2, 0);
  g_autoptr (GArray) found = cz_grade_scale_list_problems (gaps);
  const CzGradeProblem *first = &g_array_index (found, CzGradeProblem, 0);
  g_autoptr (GArray) doubles = cz_grade_scale_list_problems (overlaps);
  g_autoptr (GArray) none = cz_grade_scale_list_problems (fine);
  g_autoptr (GArray) none_either = cz_grade_scale_list_problems (also_fine);

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpint (first->kind, ==, CZ_GRADE_GAP);
  g_assert_cmpuint (first->lower, ==, 3);
  g_assert_cmpuint (first->higher, ==, 2);
  g_assert_cmpint (cz_decimal_compare (first->from, number ("59")), ==, 0);
  g_assert_cmpint (cz_decimal_compare (first->to, number ("60")), ==, 0);

  g_assert_cmpuint (doubles->len, ==, 2);
  g_assert_cmpint (g_array_index (doubles, CzGradeProblem, 0).kind, ==, CZ_GRADE_OVERLAP);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (none_either->len, ==, 0);
}

static void
test_percent_or_raw (void)
{
  static const Printed raw[] = { { "900", "" }, { "", "900" } };
  g_autoptr (CzGradeScale) percent_scale = scale_of (clean, 3, 0);
  g_autoptr (CzGradeScale) raw_scale = scale_of (raw, 2, 0);

  g_assert_true (cz_grade_scale_is_percent (percent_scale));
  g_assert_false (cz_grade_scale_is_percent (raw_scale));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grade/find/gap-to-lower-unless-decided", test_find);
  g_test_add_func ("/grade/cap/veto-and-key-give-the-lowest", test_caps);
  g_test_add_func ("/grade/next/least-score", test_next);
  g_test_add_func ("/grade/problems/gaps-and-overlaps", test_problems);
  g_test_add_func ("/grade/percent/or-raw-points", test_percent_or_raw);

  return g_test_run ();
}
