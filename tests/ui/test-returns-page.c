/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "unit/workspace/resave.h"
#include "views/cz-returns-page.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-receive.h"
#include "workspace/cz-send.h"
#include "workspace/cz-unit-register.h"

#include <string.h>

/*
 * A workbook comes back: what only the unit changed is taken as one step, what both sides changed waits on the page
 * until a person accepts or refuses it.
 */

static char *
send (PageFixture *fixture)
{
  g_autoptr (GArray) units = cz_exchange_list_units (page_fixture_get_data (fixture), cz_workspace_get_campaign (fixture->workspace.workspace));
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (units->len, ==, 1);
  paths = cz_send_units (fixture->workspace.workspace, units, (CzDate){ 2024, 6, 1 }, fixture->workspace.folder, &error);
  g_assert_no_error (error);

  return g_strdup (paths->pdata[0]);
}

static void
mark (PageFixture *fixture,
      gint64       row,
      CzPoints     points)
{
  CzWorkspace   *workspace = fixture->workspace.workspace;
  const CzRound *round = cz_marks_find_round (page_fixture_get_data (fixture), cz_marks_find_assessment (workspace, cz_data_get_row (page_fixture_get_data (fixture), row)->sheet, 0), NULL);
  g_autoptr (CzEdit) edit = cz_edit_new ("本机打分");

  g_assert_true (cz_marks_set_points (workspace, edit, round->id, row, points, NULL));
  g_assert_true (cz_workspace_apply (workspace, edit, NULL));
}

/* Sends, gives row 1 two points, and receives three for it, and one for row 2. */
static void
set_up (PageFixture *fixture)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");
  g_autoptr (GHashTable) cells = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *sent = NULL;
  g_autofree char *back = NULL;

  page_fixture_init (fixture, CZ_TYPE_RETURNS_PAGE, draft);
  sent = send (fixture);
  mark (fixture, 1, 2 * CZ_POINTS_UNIT);
  g_hash_table_insert (cells, "row/1 points", "3");
  g_hash_table_insert (cells, "row/2 points", "1");
  back = g_build_filename (fixture->workspace.folder, "back.xlsx", NULL);
  resave (sent, back, cells, RESAVE_SORT_ROWS | RESAVE_REVERSE_COLUMNS);
  cz_returns_page_receive (CZ_RETURNS_PAGE (fixture->page), (const char *const[]){ back, NULL });
  while (cz_data_list (page_fixture_get_data (fixture), CZ_KIND_SUBMISSION)->len == 0)
    g_main_context_iteration (NULL, TRUE);
  page_fixture_settle ();
}

static const CzSubmission *
find (PageFixture *fixture,
      gint64       row)
{
  const GPtrArray *submissions = cz_data_get_children (page_fixture_get_data (fixture), CZ_KIND_SUBMISSION, "sheet_row", row);

  g_assert_cmpuint (submissions->len, ==, 1);

  return submissions->pdata[0];
}

static void
assert_value (PageFixture      *fixture,
              gint64            row,
              const char       *value,
              CzSubmissionState state)
{
  g_assert_cmpstr (find (fixture, row)->value, ==, value);
  g_assert_cmpint (find (fixture, row)->state, ==, state);
}

static void
test_takes_what_only_the_unit_changed (void)
{
  PageFixture fixture;
  gboolean    bad;

  set_up (&fixture);
  assert_value (&fixture, 1, "3", CZ_SUBMISSION_WAITING);
  assert_value (&fixture, 2, "1", CZ_SUBMISSION_TAKEN);
  g_assert_cmpint (cz_returns_page_count (fixture.workspace.workspace, &bad), ==, 1);
  page_fixture_clear (&fixture);
}

static void
test_receiving_is_one_step (void)
{
  PageFixture      fixture;
  g_autofree char *label = NULL;

  set_up (&fixture);
  label = page_fixture_undo (&fixture);
  g_assert_cmpuint (cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_SUBMISSION)->len, ==, 0);
  page_fixture_clear (&fixture);
}

static void
test_a_conflict_is_accepted (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_assert_true (cz_page_open_place (fixture.page, CZ_KIND_SUBMISSION, find (&fixture, 1)->id));
  page_fixture_act (&fixture, "accept", NULL);
  page_fixture_settle ();
  assert_value (&fixture, 1, "3", CZ_SUBMISSION_TAKEN);
  g_assert_cmpstr (find (&fixture, 1)->beside, ==, "2");
  page_fixture_clear (&fixture);
}

/* What is refused with a reason goes out again with it (退回意见), and does not wait once more. */
static void
test_a_refused_value_goes_back_with_the_remark (void)
{
  PageFixture    fixture;
  CzExchangeLine line;
  g_autoptr (CzEdit) edit = cz_edit_new ("退回");

  set_up (&fixture);
  cz_receive_refuse (edit, find (&fixture, 1)->id, "请附文件");
  g_assert_true (cz_workspace_apply (fixture.workspace.workspace, edit, NULL));
  g_assert_true (cz_exchange_find_line (page_fixture_get_data (&fixture), find (&fixture, 1)->unit, CZ_EXCHANGE_ROW, 1, &line));
  g_assert_cmpstr (cz_exchange_get_remark (page_fixture_get_data (&fixture), find (&fixture, 1)->unit, &line), ==, "请附文件");
  page_fixture_clear (&fixture);
}

static void
test_shows_the_three_values (void)
{
  PageFixture      fixture;
  CzTable         *table;
  g_autofree char *now = NULL;
  g_autofree char *value = NULL;
  guint            row = 0;

  set_up (&fixture);
  table = cz_grid_get_table (cz_grid_page_get_grid (CZ_GRID_PAGE (fixture.page)));
  while (cz_table_get_row_id (table, row) != find (&fixture, 1)->id)
    row++;
  for (guint i = 0; i < cz_table_get_n_columns (table); i++)
    {
      if (g_str_equal (cz_table_get_column (table, i)->id, "now"))
        now = cz_table_dup_text (table, row, i);
      if (g_str_equal (cz_table_get_column (table, i)->id, "value"))
        value = cz_table_dup_text (table, row, i);
    }
  g_assert_cmpstr (now, ==, "2");
  g_assert_cmpstr (value, ==, "3");
  page_fixture_clear (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/returns-page/takes-what-only-the-unit-changed", test_takes_what_only_the_unit_changed);
  g_test_add_func ("/returns-page/receiving-is-one-step", test_receiving_is_one_step);
  g_test_add_func ("/returns-page/a-conflict-is-accepted", test_a_conflict_is_accepted);
  g_test_add_func ("/returns-page/a-refused-value-goes-back-with-the-remark", test_a_refused_value_goes_back_with_the_remark);
  g_test_add_func ("/returns-page/shows-the-three-values", test_shows_the_three_values);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
