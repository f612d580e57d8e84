/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-units-page.h"
#include "workspace/cz-unit-register.h"

#include <string.h>

/*
 * The units that documents name, with what falls to them; names of one unit are merged from the page, and each deed is
 * one step.
 */

static void
set_up (PageFixture *fixture)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");
  CzDraftTask    *task = cz_draft_task_new ();
  CzDraftFinding *finding = cz_draft_finding_new (CZ_FINDING_ALIAS_SUSPECTED, "市质量办公室");

  g_free (task->title);
  task->title = g_strdup ("开展质量月活动");
  g_ptr_array_add (task->units, cz_draft_unit_new ("市质量办公室", CZ_ROLE_LEAD));
  g_ptr_array_add (draft->tasks, task);
  g_free (finding->declared);
  finding->declared = g_strdup ("市质量办");
  g_free (finding->found);
  finding->found = g_strdup ("市质量办公室");
  g_ptr_array_add (draft->findings, finding);
  page_fixture_init (fixture, CZ_TYPE_UNITS_PAGE, draft);
}

static CzTable *
get_table (PageFixture *fixture)
{
  return cz_grid_get_table (cz_grid_page_get_grid (CZ_GRID_PAGE (fixture->page)));
}

static gint64
find (PageFixture *fixture,
      const char  *name)
{
  return cz_unit_register_find (page_fixture_get_data (fixture), name);
}

static char *
dup_cell (PageFixture *fixture,
          const char  *unit,
          const char  *column)
{
  CzTable *table = get_table (fixture);
  gint64   id = find (fixture, unit);

  for (guint row = 0; row < cz_table_get_n_rows (table); row++)
    for (guint i = 0; i < cz_table_get_n_columns (table); i++)
      if (cz_table_get_row_id (table, row) == id && g_str_equal (cz_table_get_column (table, i)->id, column))
        return cz_table_dup_text (table, row, i);

  return g_strdup ("not in the table");
}

static void
assert_cell (PageFixture *fixture,
             const char  *unit,
             const char  *column,
             const char  *expected)
{
  g_autofree char *text = dup_cell (fixture, unit, column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_counts_what_falls_to_a_unit (void)
{
  PageFixture fixture;

  set_up (&fixture);
  assert_cell (&fixture, "市质量办", "rows", "4");
  assert_cell (&fixture, "市质量办", "tasks", "1");
  assert_cell (&fixture, "市质量办", "cooperating", "");
  assert_cell (&fixture, "各成员单位", "cooperating", "4");
  assert_cell (&fixture, "市质量办", "level", "市");
  page_fixture_clear (&fixture);
}

static void
test_found_by_pinyin_initials (void)
{
  PageFixture fixture;
  GtkWidget  *search;
  gint64      deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  set_up (&fixture);
  search = page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "gcydw");
  while (cz_table_get_n_rows (get_table (&fixture)) != 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpuint (cz_table_get_n_rows (get_table (&fixture)), ==, 1);
  g_assert_cmpint (cz_table_get_row_id (get_table (&fixture), 0), ==, find (&fixture, "各成员单位"));
  page_fixture_clear (&fixture);
}

static void
test_suspected_names_are_merged (void)
{
  PageFixture      fixture;
  gint64           unit;
  g_autofree char *label = NULL;

  set_up (&fixture);
  unit = find (&fixture, "市质量办");
  g_assert_true (cz_page_open_place (fixture.page, CZ_KIND_UNIT, unit));
  page_fixture_settle ();
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_LABEL, "市质量办公室"));

  page_fixture_act (&fixture, "merge-pair", g_variant_new ("(xx)", unit, find (&fixture, "市质量办公室")));
  g_assert_cmpint (find (&fixture, "市质量办公室"), ==, unit);
  assert_cell (&fixture, "市质量办", "tasks", "2");
  assert_cell (&fixture, "市质量办", "aliases", "市质量办公室");

  label = page_fixture_undo (&fixture);
  g_assert_nonnull (strstr (label, "市质量办"));
  g_assert_cmpint (find (&fixture, "市质量办公室"), !=, unit);
  assert_cell (&fixture, "市质量办", "tasks", "1");
  page_fixture_clear (&fixture);
}

static void
test_merging_needs_two (void)
{
  PageFixture fixture;
  guint       n_windows;

  set_up (&fixture);
  g_assert_true (cz_page_open_place (fixture.page, CZ_KIND_UNIT, find (&fixture, "市质量办")));
  n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  page_fixture_act (&fixture, "merge", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);
  page_fixture_clear (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/units-page/counts", test_counts_what_falls_to_a_unit);
  g_test_add_func ("/units-page/pinyin", test_found_by_pinyin_initials);
  g_test_add_func ("/units-page/merge", test_suspected_names_are_merged);
  g_test_add_func ("/units-page/needs-two", test_merging_needs_two);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
