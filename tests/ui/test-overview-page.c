/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-overview-page.h"
#include "widgets/cz-chart.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-progress.h"

#define TODAY ((CzDate){ 2024, 6, 10 })

static void
set_up (PageFixture *fixture)
{
  page_fixture_init (fixture, CZ_TYPE_OVERVIEW_PAGE, fixture_new_draft ("行动方案"));
  cz_overview_page_set_today (CZ_OVERVIEW_PAGE (fixture->page), TODAY);
  page_fixture_settle ();
}

static gboolean
shows (PageFixture *fixture,
       const char  *text)
{
  return page_fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, text) != NULL;
}

static void
score_all (PageFixture *fixture,
           CzPoints     points)
{
  CzData             *data = page_fixture_get_data (fixture);
  const CzAssessment *assessment = cz_data_list (data, CZ_KIND_ASSESSMENT)->pdata[0];
  const GPtrArray    *rows = cz_data_list (data, CZ_KIND_ROW);
  g_autoptr (CzEdit) edit = cz_edit_new ("score");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows->len; i++)
    g_assert_true (cz_marks_set_points (fixture->workspace.workspace, edit, cz_marks_find_round (data, assessment->id, NULL)->id,
                                        cz_record_id (rows->pdata[i]), points, &error));
  g_assert_no_error (error);
  g_assert_true (cz_workspace_apply (fixture->workspace.workspace, edit, &error));
  g_assert_no_error (error);
  page_fixture_settle ();
}

static void
test_score_follows_marks (void)
{
  PageFixture fixture = { 0 };

  set_up (&fixture);
  g_assert_true (shows (&fixture, "Not scored yet"));
  g_assert_false (shows (&fixture, "12"));

  score_all (&fixture, 3 * CZ_POINTS_UNIT);
  g_assert_true (shows (&fixture, "12"));
  g_assert_true (shows (&fixture, "of 23 points"));
  g_assert_false (shows (&fixture, "Not scored yet"));
  page_fixture_clear (&fixture);
}

static gboolean
is_link_to (GtkWidget  *widget,
            const char *action)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static void
test_due_leads_to_its_place (void)
{
  PageFixture fixture = { 0 };
  g_autoptr (CzEdit) edit = cz_edit_new ("milestone");
  g_autoptr (GError) error = NULL;
  GtkWidget *label;
  GVariant  *target;
  gint64     id;
  gint64     led_to;

  set_up (&fixture);
  id = cz_progress_add_milestone (fixture.workspace.workspace, edit, "质量月文件", (CzDate){ 2024, 6, 20 }, "", &error);
  g_assert_true (cz_workspace_apply (fixture.workspace.workspace, edit, &error));
  page_fixture_settle ();

  label = page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_LABEL, "质量月文件");
  g_assert_nonnull (label);
  g_assert_true (shows (&fixture, "10 days left"));
  while (label != NULL && !is_link_to (label, "win.open-place"))
    label = gtk_widget_get_parent (label);
  g_assert_nonnull (label);
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (label));
  g_variant_get (target, "(sx)", NULL, &led_to);
  g_assert_cmpint (led_to, ==, id);
  page_fixture_clear (&fixture);
}

static void
test_chart_says_its_numbers (void)
{
  g_autofree char *text = NULL;
  GtkWidget       *chart = g_object_ref_sink (cz_chart_new (CZ_CHART_STRIP));

  cz_chart_set_title (CZ_CHART (chart), "Tasks");
  cz_chart_add_value (CZ_CHART (chart), 6, "cz_done", "Done");
  cz_chart_add_value (CZ_CHART (chart), 19.5, "cz_error", "Late");
  text = cz_chart_dup_text (CZ_CHART (chart));
  g_assert_cmpstr (text, ==, "Tasks, Done 6, Late 19.5");
  g_assert_finalize_object (chart);
}

static void
add_tests (void)
{
  g_test_add_func ("/overview-page/score-follows-marks", test_score_follows_marks);
  g_test_add_func ("/overview-page/due-leads-to-its-place", test_due_leads_to_its_place);
  g_test_add_func ("/overview-page/chart-says-its-numbers", test_chart_says_its_numbers);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
