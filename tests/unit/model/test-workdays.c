/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-workdays.h"

#include "base/cz-error.h"

#include <string.h>

static CzDate
date (const char *iso)
{
  CzDate parsed;

  g_assert_true (cz_date_parse (iso, &parsed, NULL));

  return parsed;
}

static CzWorkdays *
load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "holidays.tsv", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  CzWorkdays *workdays;
  gsize       length;

  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  workdays = cz_workdays_new_from_data (data, length, &error);
  g_assert_no_error (error);

  return workdays;
}

static void
test_days (void)
{
  static const struct
  {
    const char *day;
    gboolean    worked;
    const char *name;
  } cases[] = {
    { "2026-10-01", FALSE, "国庆节" },
    { "2026-10-10", TRUE, "国庆节" },
    { "2026-10-17", FALSE, NULL },
    { "2026-10-12", TRUE, NULL },
    { "2012-01-01", FALSE, "元旦" },
    { "2011-12-31", TRUE, "元旦" },
    { "2035-10-01", TRUE, NULL },
  };
  g_autoptr (CzWorkdays) workdays = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].day);
      g_assert_cmpint (cz_workdays_is_workday (workdays, date (cases[i].day)), ==, cases[i].worked);
      g_assert_cmpstr (cz_workdays_get_name (workdays, date (cases[i].day)), ==, cases[i].name);
    }

  g_assert_true (cz_workdays_has_year (workdays, 2012));
  g_assert_true (cz_workdays_has_year (workdays, 2026));
  g_assert_false (cz_workdays_has_year (workdays, 2011));
  g_assert_false (cz_workdays_has_year (workdays, 2035));
}

static void
test_add_and_count (void)
{
  static const struct
  {
    const char *from;
    int         n;
    const char *to;
    gboolean    certain;
  } cases[] = {
    { "2026-09-30", 1, "2026-10-08", TRUE },
    { "2026-09-30", 3, "2026-10-10", TRUE },
    { "2026-10-10", -3, "2026-09-30", TRUE },
    { "2026-12-31", 1, "2027-01-01", FALSE },
    { "2035-06-01", 1, "2035-06-04", FALSE },
  };
  g_autoptr (CzWorkdays) workdays = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CzDate   from = date (cases[i].from), to = date (cases[i].to);
      gboolean certain = !cases[i].certain;

      g_test_message ("%s %d", cases[i].from, cases[i].n);
      g_assert_cmpint (cz_date_compare (cz_workdays_add (workdays, from, cases[i].n, &certain), to), ==, 0);
      g_assert_cmpint (certain, ==, cases[i].certain);
      g_assert_cmpint (cz_workdays_count (workdays, from, to, &certain), ==, cases[i].n);
      g_assert_cmpint (certain, ==, cases[i].certain);
    }

  g_assert_cmpint (cz_date_compare (cz_workdays_add (workdays, date ("2026-10-01"), 0, NULL), date ("2026-10-08")), ==, 0);
  g_assert_cmpint (cz_date_compare (cz_workdays_add (workdays, date ("2026-10-08"), 0, NULL), date ("2026-10-08")), ==, 0);
  g_assert_true (cz_date_is_none (cz_workdays_add (workdays, date ("2026-10"), 1, NULL)));
}

static void
test_refuses (void)
{
  static const char *const cases[] = { "2026-10-01\toff", "2026-10\toff\tx", "2026-10-01\tfree\tx", "2026-02-30\toff\tx" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *data = g_strconcat ("# head\n\n", cases[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (cz_workdays_new_from_data (data, strlen (data), &error));
      g_assert_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, "line 3"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workdays/day/holidays-and-exchanged-days", test_days);
  g_test_add_func ("/workdays/add/over-holidays", test_add_and_count);
  g_test_add_func ("/workdays/data/faulty-line-named", test_refuses);

  return g_test_run ();
}
