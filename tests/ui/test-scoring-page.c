/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-scoring-chips.h"
#include "views/cz-scoring-page.h"
#include "widgets/cz-grid.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-rounds.h"

static void
set_up (PageFixture *fixture)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("考核方案");

  page_fixture_init (fixture, CZ_TYPE_SCORING_PAGE, draft);
  page_fixture_settle ();
}

static CzGrid *
get_grid (PageFixture *fixture)
{
  GtkWidget *grid = page_fixture_find (GTK_WIDGET (fixture->page), CZ_TYPE_GRID, NULL);

  g_assert_nonnull (grid);

  return CZ_GRID (grid);
}

static guint
find_column (CzTable    *table,
             const char *id)
{
  guint column = 0;

  while (!g_str_equal (cz_table_get_column (table, column)->id, id))
    column++;

  return column;
}

static gint64
get_round (PageFixture *fixture,
           const char  *code)
{
  CzData *data = page_fixture_get_data (fixture);

  return cz_marks_find_round (data, cz_record_id (cz_data_list (data, CZ_KIND_ASSESSMENT)->pdata[0]), code)->id;
}

static void
write_points (PageFixture *fixture,
              guint        row,
              const char  *column,
              const char  *text)
{
  CzTable    *table = cz_grid_get_table (get_grid (fixture));
  CzCellWrite cell = { row, find_column (table, column), text };
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_table_write (table, &cell, 1, NULL, &error));
  g_assert_no_error (error);
  page_fixture_settle ();
}

static char *
get_total (PageFixture *fixture)
{
  CzTable *table = cz_grid_get_table (get_grid (fixture));

  return cz_table_dup_text (table, cz_table_get_n_rows (table) - 2, find_column (table, "self.points"));
}

/* A chip shows the rows that it counts, and all of them again. */
static void
test_chips (void)
{
  PageFixture fixture = { 0 };
  GtkWidget  *unscored;
  GtkWidget  *all;

  set_up (&fixture);
  write_points (&fixture, 0, "self.points", "8");

  unscored = page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_TOGGLE_BUTTON, "Unscored 3");
  all = page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_TOGGLE_BUTTON, "All 4");
  g_assert_nonnull (unscored);
  g_assert_nonnull (all);
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_TOGGLE_BUTTON, "No proof 1"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (unscored), TRUE);
  page_fixture_settle ();
  g_assert_cmpuint (cz_table_view_from_source (cz_grid_get_view (get_grid (&fixture)), 0), ==, CZ_TABLE_VIEW_NONE);
  g_assert_cmpuint (cz_table_view_from_source (cz_grid_get_view (get_grid (&fixture)), 1), !=, CZ_TABLE_VIEW_NONE);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
  page_fixture_settle ();
  g_assert_cmpuint (cz_table_view_from_source (cz_grid_get_view (get_grid (&fixture)), 0), !=, CZ_TABLE_VIEW_NONE);
  page_fixture_clear (&fixture);
}

/* What is tried out changes the total, makes no record, and is gone afterwards. */
static void
test_trial (void)
{
  PageFixture      fixture = { 0 };
  g_autofree char *tried = NULL;
  g_autofree char *real = NULL;

  set_up (&fixture);
  write_points (&fixture, 0, "self.points", "8");
  page_fixture_act (&fixture, "trial", NULL);
  write_points (&fixture, 1, "self.points", "5");
  tried = get_total (&fixture);
  g_assert_cmpstr (tried, ==, "13");
  g_assert_cmpuint (cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_MARK)->len, ==, 1);

  page_fixture_act (&fixture, "trial", NULL);
  real = get_total (&fixture);
  g_assert_cmpstr (real, ==, "8");
  page_fixture_clear (&fixture);
}

/* A locked round cannot be written. */
static void
test_locked (void)
{
  PageFixture fixture = { 0 };
  CzTable    *table;
  g_autoptr (CzEdit) edit = cz_edit_new ("lock");
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  g_assert_true (cz_rounds_lock (fixture.workspace.workspace, edit, get_round (&fixture, "self"), &error));
  g_assert_true (cz_workspace_apply (fixture.workspace.workspace, edit, &error));
  page_fixture_settle ();

  table = cz_grid_get_table (get_grid (&fixture));
  g_assert_cmpuint (cz_table_get_flags (table, 0, find_column (table, "self.points")) & CZ_CELL_EDITABLE, ==, 0);
  g_assert_cmpuint (cz_table_get_flags (table, 0, find_column (table, "review.points")) & CZ_CELL_EDITABLE, !=, 0);
  page_fixture_clear (&fixture);
}

/* A round that is added gets its columns at once. */
static void
test_new_round (void)
{
  PageFixture fixture = { 0 };
  CzTable    *table;
  guint       before;
  g_autoptr (CzEdit) edit = cz_edit_new ("round");
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  table = cz_grid_get_table (get_grid (&fixture));
  before = cz_table_get_n_columns (table);
  g_assert_true (cz_rounds_add (fixture.workspace.workspace, edit, cz_record_id (cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_ASSESSMENT)->pdata[0]),
                                "终评", &error));
  g_assert_true (cz_workspace_apply (fixture.workspace.workspace, edit, &error));
  page_fixture_settle ();
  g_assert_cmpuint (cz_table_get_n_columns (table), ==, before + 3);
  page_fixture_clear (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/scoring-page/chips", test_chips);
  g_test_add_func ("/scoring-page/trial", test_trial);
  g_test_add_func ("/scoring-page/locked", test_locked);
  g_test_add_func ("/scoring-page/new-round", test_new_round);
}

int
main (int    argc,
      char **argv)
{
  return page_fixture_run (&argc, &argv, add_tests);
}
