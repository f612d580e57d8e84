/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"

#include "workspace/cz-marks.h"
#include "workspace/cz-overview.h"

#define TODAY ((CzDate){ 2024, 6, 10 })

static CzData *
get_data (Fixture *fixture)
{
  return cz_workspace_get_data (fixture->workspace);
}

static void
apply (Fixture *fixture,
       CzEdit  *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));
  g_assert_no_error (error);
}

static const CzRound *
find_round (Fixture *fixture)
{
  const CzAssessment *assessment = cz_data_list (get_data (fixture), CZ_KIND_ASSESSMENT)->pdata[0];

  return cz_marks_find_round (get_data (fixture), assessment->id, NULL);
}

/* Gives the first rows of the sheet these points. */
static void
score (Fixture   *fixture,
       const int *points,
       guint      n_points)
{
  const GPtrArray *rows = cz_data_list (get_data (fixture), CZ_KIND_ROW);
  g_autoptr (CzEdit) edit = cz_edit_new ("score");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_points; i++)
    {
      g_assert_true (cz_marks_set_points (fixture->workspace, edit, find_round (fixture)->id, cz_record_id (rows->pdata[i]),
                                          points[i] * CZ_POINTS_UNIT, &error));
      g_assert_no_error (error);
    }

  apply (fixture, edit);
}

static void
test_nothing_is_empty (Fixture      *fixture,
                       gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzOverview) overview = cz_overview_new (fixture->workspace, TODAY);

  g_assert_true (cz_overview_is_empty (overview));
  g_assert_cmpint (overview->points, ==, CZ_POINTS_NONE);
}

static void
test_unscored_is_not_zero (Fixture      *fixture,
                           gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzOverview) overview = NULL;

  fixture_import (fixture, "行动方案");
  overview = cz_overview_new (fixture->workspace, TODAY);

  g_assert_false (cz_overview_is_empty (overview));
  g_assert_cmpint (overview->points, ==, CZ_POINTS_NONE);
  g_assert_cmpuint (overview->n_rows, ==, 4);
  g_assert_cmpuint (overview->n_unscored, ==, 4);
  g_assert_cmpuint (overview->categories->len, ==, 1);
  g_assert_false (((const CzOverviewCategory *) overview->categories->pdata[0])->weak);
}

/* Attention below 70 %: 16 of 23 attainable points are less, 17 are more. */
static void
test_weak_below_seventy_percent (Fixture      *fixture,
                                 gconstpointer user_data G_GNUC_UNUSED)
{
  static const struct
  {
    int      points[4];
    gboolean weak;
  } cases[] = {
    { { 10, 5, 1, 0 }, TRUE },
    { { 10, 5, 2, 0 }, FALSE },
    { { 0, 0, 0, 0 }, TRUE },
  };

  fixture_import (fixture, "行动方案");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzOverview) overview = NULL;

      score (fixture, cases[i].points, 4);
      overview = cz_overview_new (fixture->workspace, TODAY);
      g_assert_cmpint (overview->attainable, ==, 23 * CZ_POINTS_UNIT);
      g_assert_cmpint (((const CzOverviewCategory *) overview->categories->pdata[0])->weak, ==, cases[i].weak);
      g_assert_cmpuint (overview->n_unscored, ==, 0);
    }
}

static void
test_grades_and_what_is_missing (Fixture      *fixture,
                                 gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzOverview) overview = NULL;
  g_autoptr (CzEdit) edit = cz_edit_new ("grades");
  const CzOverviewGrade *last;

  fixture_import (fixture, "行动方案");
  cz_edit_set_text (edit, CZ_KIND_SHEET, cz_record_id (cz_data_list (get_data (fixture), CZ_KIND_SHEET)->pdata[0]), "bands",
                    "[{\"name\":\"A\",\"from\":\"90\"},{\"name\":\"B\",\"from\":\"80\",\"to\":\"90\"},{\"name\":\"C\",\"to\":\"80\"}]");
  apply (fixture, edit);
  score (fixture, (const int[]){ 10, 5, 2, 2 }, 4);
  overview = cz_overview_new (fixture->workspace, TODAY);

  g_assert_cmpstr (overview->grade, ==, "B");
  g_assert_cmpstr (overview->next_grade, ==, "A");
  g_assert_cmpint (overview->missing, ==, 1.7 * CZ_POINTS_UNIT);
  g_assert_cmpuint (overview->grades->len, ==, 2);
  last = overview->grades->pdata[1];
  g_assert_cmpstr (last->name, ==, "A");
  g_assert_cmpfloat_with_epsilon (last->share, 0.9, 1e-9);
}

static void
assert_tasks (Fixture *fixture,
              CzDate   today,
              guint    n_done,
              guint    n_open,
              guint    n_late)
{
  g_autoptr (CzOverview) overview = cz_overview_new (fixture->workspace, today);

  g_assert_cmpuint (overview->n_tasks_done, ==, n_done);
  g_assert_cmpuint (overview->n_tasks_open, ==, n_open);
  g_assert_cmpuint (overview->n_tasks_late, ==, n_late);
}

static void
test_tasks_are_late_after_their_day (Fixture      *fixture,
                                     gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("due");
  g_autoptr (CzEdit) done = cz_edit_new ("done");
  gint64 task;

  fixture_import (fixture, "行动方案");
  task = cz_record_id (cz_data_list (get_data (fixture), CZ_KIND_TASK)->pdata[0]);
  assert_tasks (fixture, TODAY, 0, 1, 0);

  cz_edit_set_text (edit, CZ_KIND_TASK, task, "due", "2024-06");
  apply (fixture, edit);
  assert_tasks (fixture, (CzDate){ 2024, 6, 30 }, 0, 1, 0);
  assert_tasks (fixture, (CzDate){ 2024, 7, 1 }, 0, 0, 1);

  cz_edit_set_text (done, CZ_KIND_TASK, task, "status", cz_task_status_names[CZ_TASK_DONE]);
  apply (fixture, done);
  assert_tasks (fixture, (CzDate){ 2024, 7, 1 }, 1, 0, 0);
}

static void
add_milestone (Fixture    *fixture,
               CzEdit     *edit,
               const char *title,
               CzDate      due)
{
  CzMilestone *milestone = cz_record_new (CZ_KIND_MILESTONE);

  milestone->id = cz_data_reserve_id (get_data (fixture), CZ_KIND_MILESTONE);
  milestone->campaign = cz_workspace_get_campaign (fixture->workspace);
  g_free (milestone->title);
  milestone->title = g_strdup (title);
  milestone->due = due;
  cz_edit_insert (edit, CZ_KIND_MILESTONE, milestone);
}

static void
test_due_are_late_and_next_thirty_days (Fixture      *fixture,
                                        gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzOverview) overview = NULL;
  g_autoptr (CzEdit) edit = cz_edit_new ("milestones");
  const CzAgendaItem *item;

  fixture_import (fixture, "行动方案");
  add_milestone (fixture, edit, "自查报告", (CzDate){ 2024, 7, 11 });
  add_milestone (fixture, edit, "质量月文件", (CzDate){ 2024, 7, 10 });
  add_milestone (fixture, edit, "动员大会", (CzDate){ 2024, 6, 9 });
  apply (fixture, edit);
  overview = cz_overview_new (fixture->workspace, TODAY);

  g_assert_cmpuint (overview->due->len, ==, 2);
  item = overview->due->pdata[0];
  g_assert_cmpstr (item->title, ==, "动员大会");
  g_assert_cmpint (item->state, ==, CZ_DUE_LATE);
  item = overview->due->pdata[1];
  g_assert_cmpstr (item->title, ==, "质量月文件");
  g_assert_cmpint (item->days, ==, 30);
}

static void
test_phases_stand_by_first_day (Fixture      *fixture,
                                gconstpointer user_data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *name;
    CzDate      starts;
    CzDate      ends;
  } phases[] = {
    { "总结验收", { 2019, 7, 0 }, { 2019, 10, 0 } },
    { "未定", { 0, 0, 0 }, { 0, 0, 0 } },
    { "规划筹建", { 2017, 9, 0 }, { 2017, 12, 0 } },
  };
  g_autoptr (CzEdit) edit = cz_edit_new ("phases");
  g_autoptr (GPtrArray) found = NULL;
  gint64 document = fixture_import (fixture, "行动方案");

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      CzPhase *phase = cz_record_new (CZ_KIND_PHASE);

      phase->id = cz_data_reserve_id (get_data (fixture), CZ_KIND_PHASE);
      phase->campaign = cz_workspace_get_campaign (fixture->workspace);
      phase->document = document;
      g_free (phase->name);
      phase->name = g_strdup (phases[i].name);
      phase->starts = phases[i].starts;
      phase->ends = phases[i].ends;
      cz_edit_insert (edit, CZ_KIND_PHASE, phase);
    }
  apply (fixture, edit);
  found = cz_overview_list_phases (fixture->workspace);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((const CzPhase *) found->pdata[0])->name, ==, "规划筹建");
}

static void
test_steps_since_a_day (Fixture      *fixture,
                        gconstpointer user_data G_GNUC_UNUSED)
{
  CzStore *store = cz_workspace_get_store (fixture->workspace);
  CzDate   today = cz_date_today ();
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  fixture_import (fixture, "行动方案");
  steps = cz_overview_read_steps (store, cz_date_add_days (today, -1), 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  g_assert_cmpstr (((const CzStep *) steps->pdata[0])->person, ==, "李慧");

  none = cz_overview_read_steps (store, cz_date_add_days (today, 2), 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/overview/nothing-is-empty", test_nothing_is_empty);
  ADD ("/overview/score/unscored-is-not-zero", test_unscored_is_not_zero);
  ADD ("/overview/score/weak-below-seventy-percent", test_weak_below_seventy_percent);
  ADD ("/overview/score/grades-and-what-is-missing", test_grades_and_what_is_missing);
  ADD ("/overview/tasks/late-after-their-day", test_tasks_are_late_after_their_day);
  ADD ("/overview/due/late-and-next-thirty-days", test_due_are_late_and_next_thirty_days);
  ADD ("/overview/phases/by-first-day", test_phases_stand_by_first_day);
  ADD ("/overview/steps/since-a-day", test_steps_since_a_day);
  return g_test_run ();
}
