/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-allocation.h"
#include "widgets/cz-timeline-conflicts.h"

typedef struct
{
  const char        *name;
  CzTimelineSpan     spans[3];
  guint              n_spans;
  CzTimelineConflict conflicts[2];
  guint              n_conflicts;
} Case;

static const Case cases[] = {
  { "months-that-meet", { { { 2017, 9, 0 }, { 2017, 12, 0 } }, { { 2018, 1, 0 }, { 2019, 2, 0 } } }, 2, { { 0 } }, 0 },
  { "shared-month-overlaps",
    { { { 2019, 3, 0 }, { 2019, 7, 0 } }, { { 2019, 7, 0 }, { 2019, 10, 0 } } },
    2,
    { { 0, 1, { 2019, 7, 1 }, { 2019, 7, 31 }, FALSE } },
    1 },
  { "order-does-not-matter",
    { { { 2019, 7, 0 }, { 2019, 10, 0 } }, { { 2019, 3, 0 }, { 2019, 7, 0 } } },
    2,
    { { 1, 0, { 2019, 7, 1 }, { 2019, 7, 31 }, FALSE } },
    1 },
  { "one-free-day-is-a-gap",
    { { { 2024, 2, 1 }, { 2024, 2, 28 } }, { { 2024, 3, 1 }, { 2024, 3, 5 } } },
    2,
    { { 0, 1, { 2024, 2, 29 }, { 2024, 2, 29 }, TRUE } },
    1 },
  { "gap-only-after-the-latest",
    { { { 2024, 1, 0 }, { 2024, 12, 0 } }, { { 2024, 2, 0 }, { 2024, 3, 0 } }, { { 2025, 2, 0 }, { 2025, 3, 0 } } },
    3,
    { { 0, 1, { 2024, 2, 1 }, { 2024, 3, 31 }, FALSE }, { 0, 2, { 2025, 1, 1 }, { 2025, 1, 31 }, TRUE } },
    2 },
};

static void
test_conflicts (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GArray) found = cz_timeline_find_conflicts (test->spans, test->n_spans);

  g_assert_cmpuint (found->len, ==, test->n_conflicts);
  for (guint i = 0; i < found->len; i++)
    {
      const CzTimelineConflict *conflict = &g_array_index (found, CzTimelineConflict, i);
      const CzTimelineConflict *expected = &test->conflicts[i];

      g_assert_cmpuint (conflict->first, ==, expected->first);
      g_assert_cmpuint (conflict->second, ==, expected->second);
      g_assert_cmpint (cz_date_compare (conflict->from, expected->from), ==, 0);
      g_assert_cmpint (cz_date_compare (conflict->to, expected->to), ==, 0);
      g_assert_cmpint (conflict->is_gap, ==, expected->is_gap);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tolerate_late_allocation ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/timeline/conflicts/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_conflicts);
    }
  return g_test_run ();
}
