/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-targets-page.h"
#include "workspace/cz-target-status.h"

#include <string.h>

static void
add_target (CzDraft     *draft,
            const char  *name,
            CzComparator comparator,
            const char  *value)
{
  CzDraftTarget *target = cz_draft_target_new ();

  g_free (target->name);
  target->name = g_strdup (name);
  g_free (target->unit);
  target->unit = g_strdup ("%");
  target->comparator = comparator;
  if (value != NULL)
    g_assert_true (cz_decimal_parse (value, &target->value, NULL));
  g_ptr_array_add (draft->targets, target);
}

static void
add_phase (CzDraft *draft,
           int      from,
           int      to)
{
  CzDraftPhase *phase = cz_draft_phase_new ();

  phase->start = (CzDate){ (gint16) from, 1, 1 };
  phase->end = (CzDate){ (gint16) to, 12, 31 };
  g_ptr_array_add (draft->phases, phase);
}

static void
set_up (PageFixture *fixture)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");

  add_target (draft, "抽查合格率", CZ_COMPARATOR_GE, "90");
  add_target (draft, "顾客满意度", CZ_COMPARATOR_TREND_UP, NULL);
  add_phase (draft, 2018, 2019);
  page_fixture_init (fixture, CZ_TYPE_TARGETS_PAGE, draft);
}

static CzTable *
get_table (PageFixture *fixture)
{
  return cz_grid_get_table (cz_grid_page_get_grid (CZ_GRID_PAGE (fixture->page)));
}

static guint
find_column (PageFixture *fixture,
             const char  *id)
{
  CzTable *table = get_table (fixture);

  for (guint i = 0; i < cz_table_get_n_columns (table); i++)
    if (g_str_equal (cz_table_get_column (table, i)->id, id))
      return i;

  return CZ_TABLE_VIEW_NONE;
}

static void
assert_cell (PageFixture *fixture,
             guint        row,
             const char  *column,
             const char  *expected)
{
  g_autofree char *text = cz_table_dup_text (get_table (fixture), row, find_column (fixture, column));

  g_assert_cmpstr (text, ==, expected);
}

static void
write_reading (PageFixture *fixture,
               guint        row,
               const char  *year,
               const char  *text)
{
  g_autoptr (GError) error = NULL;
  CzCellWrite write = { row, find_column (fixture, year), text };

  g_assert_true (cz_table_write (get_table (fixture), &write, 1, NULL, &error));
  g_assert_no_error (error);
  page_fixture_settle ();
}

static void
test_years_of_the_campaign_are_columns (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_assert_cmpuint (find_column (&fixture, "2017"), ==, CZ_TABLE_VIEW_NONE);
  g_assert_cmpuint (find_column (&fixture, "2018"), !=, CZ_TABLE_VIEW_NONE);
  g_assert_cmpuint (find_column (&fixture, "2019"), !=, CZ_TABLE_VIEW_NONE);
  g_assert_cmpuint (find_column (&fixture, "2020"), ==, CZ_TABLE_VIEW_NONE);
  page_fixture_clear (&fixture);
}

static void
test_reading_of_another_year_brings_its_column (void)
{
  PageFixture     fixture;
  const CzTarget *target;
  g_autoptr (CzEdit) edit = cz_edit_new ("Reading");
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  target = cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_TARGET)->pdata[0];
  g_assert_true (cz_target_set_reading (page_fixture_get_data (&fixture), edit, target, "2021", "95", "李慧", &error));
  g_assert_true (cz_workspace_apply (fixture.workspace.workspace, edit, &error));
  g_assert_no_error (error);
  page_fixture_settle ();
  assert_cell (&fixture, 0, "2021", "95");
  page_fixture_clear (&fixture);
}

static void
test_reading_decides_and_says_why (void)
{
  PageFixture      fixture;
  g_autofree char *label = NULL;

  set_up (&fixture);
  assert_cell (&fixture, 0, "condition", "at least 90%");
  assert_cell (&fixture, 0, "status", "○ Unknown");
  assert_cell (&fixture, 0, "reason", "No reading has been entered yet.");

  write_reading (&fixture, 0, "2018", "88.5");
  assert_cell (&fixture, 0, "status", "Not Met");
  assert_cell (&fixture, 0, "reason", "2018: only 88.5%, wanted is at least 90%.");

  write_reading (&fixture, 0, "2019", "91");
  assert_cell (&fixture, 0, "status", "✓ Met");
  assert_cell (&fixture, 0, "reason", "2019: 91%, wanted was at least 90%.");
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_TOGGLE_BUTTON, "Met 1"));

  label = page_fixture_undo (&fixture);
  assert_cell (&fixture, 0, "status", "Not Met");
  page_fixture_clear (&fixture);
}

static void
test_trend_says_how_many_readings_it_needs (void)
{
  PageFixture fixture;

  set_up (&fixture);
  write_reading (&fixture, 1, "2018", "80");
  assert_cell (&fixture, 1, "reason", "2 readings are needed to tell the trend; there are 1.");
  write_reading (&fixture, 1, "2019", "82");
  assert_cell (&fixture, 1, "status", "✓ Met");
  page_fixture_clear (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/targets/years/of-the-campaign-are-columns", test_years_of_the_campaign_are_columns);
  g_test_add_func ("/targets/years/reading-of-another-brings-its-column", test_reading_of_another_year_brings_its_column);
  g_test_add_func ("/targets/status/reading-decides-and-says-why", test_reading_decides_and_says_why);
  g_test_add_func ("/targets/status/trend-says-how-many-readings-it-needs", test_trend_says_how_many_readings_it_needs);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
