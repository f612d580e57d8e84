/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"

#include "workspace/cz-assessments.h"
#include "workspace/cz-form-export.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-results.h"
#include "workspace/cz-rounds.h"

#define BANDS                                                                                                                        \
  "[{\"name\":\"A\",\"from\":\"90\"},{\"name\":\"B\",\"from\":\"80\",\"to\":\"90\"},{\"name\":\"C\",\"from\":\"60\",\"to\":\"80\"}," \
  "{\"name\":\"D\",\"to\":\"60\"}]"

/* The sheet of the fixture: 10 + 5 of 15 points, and 6 + 4 of 8 points, so that 23 can be had. */
typedef struct
{
  CzData *data;
  gint64  sheet;
  gint64  rows[4];
  gint64  own; /* the assessment that came with the sheet */
} Sheet;

static Sheet
import_sheet (Fixture *fixture)
{
  Sheet            sheet = { cz_workspace_get_data (fixture->workspace) };
  const GPtrArray *rows;

  fixture_import (fixture, "质量工作考核方案");
  sheet.sheet = cz_record_id (cz_data_list (sheet.data, CZ_KIND_SHEET)->pdata[0]);
  sheet.own = cz_record_id (cz_data_list (sheet.data, CZ_KIND_ASSESSMENT)->pdata[0]);
  rows = cz_data_list (sheet.data, CZ_KIND_ROW);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (sheet.rows));
  for (guint i = 0; i < rows->len; i++)
    sheet.rows[i] = cz_record_id (rows->pdata[i]);

  return sheet;
}

static void
apply (Fixture *fixture,
       CzEdit  *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));
  g_assert_no_error (error);
}

static void
add_counties (Fixture *fixture,
              Sheet   *sheet,
              guint    n,
              gint64  *assessments)
{
  const char *names[] = { "甲县", "乙县", "丙县", "丁县", "戊县" };
  gint64      units[G_N_ELEMENTS (names)];
  guint       n_created;
  g_autoptr (CzEdit) edit = cz_edit_new ("counties");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      CzUnit *unit = cz_record_new (CZ_KIND_UNIT);

      unit->id = units[i] = cz_data_reserve_id (sheet->data, CZ_KIND_UNIT);
      cz_record_set_text (&unit->name, names[i]);
      cz_edit_insert (edit, CZ_KIND_UNIT, unit);
    }

  g_assert_true (cz_assessments_create (fixture->workspace, edit, sheet->sheet, "2026", units, n, &n_created, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_created, ==, n);
  apply (fixture, edit);

  for (guint i = 0; i < n; i++)
    assessments[i] = cz_marks_find_assessment (fixture->workspace, sheet->sheet, units[i]);
}

static gint64
get_round (Sheet      *sheet,
           gint64      assessment,
           const char *code)
{
  const CzRound *round = cz_marks_find_round (sheet->data, assessment, code);

  g_assert_nonnull (round);

  return round->id;
}

/* @points: one for each row, in whole points; below 0 for a row that does not apply. */
static void
score (Fixture   *fixture,
       Sheet     *sheet,
       gint64     round,
       const int *points)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("score");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sheet->rows); i++)
    {
      if (points[i] < 0)
        g_assert_true (cz_marks_set_applies (fixture->workspace, edit, round, sheet->rows[i], FALSE, "本县无此项工作", &error));
      else
        g_assert_true (cz_marks_set_points (fixture->workspace, edit, round, sheet->rows[i], points[i] * CZ_POINTS_UNIT, &error));
      g_assert_no_error (error);
    }
  apply (fixture, edit);
}

static void
set_sheet (Fixture    *fixture,
           Sheet      *sheet,
           const char *policy)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("bands");

  cz_edit_set_text (edit, CZ_KIND_SHEET, sheet->sheet, "bands", BANDS);
  cz_edit_set_text (edit, CZ_KIND_SHEET, sheet->sheet, "band_policy", policy);
  apply (fixture, edit);
}

static void
assert_result (const CzResult *result,
               const char     *score,
               const char     *grade,
               guint           place,
               CzPoints        place_points)
{
  g_autofree char *own = cz_decimal_is_none (result->score) ? NULL : cz_decimal_to_string (result->score);

  g_assert_cmpstr (own, ==, score);
  g_assert_cmpstr (result->grade, ==, grade);
  g_assert_cmpuint (result->place, ==, place);
  g_assert_cmpint (result->place_points, ==, place_points);
}

/* Assessments */

static void
test_by_hand (Fixture      *fixture,
              gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 counties[5];
  g_autoptr (GPtrArray) results = NULL;

  set_sheet (fixture, &sheet, "{\"rank_points\":\"10 8 6\"}");
  add_counties (fixture, &sheet, 5, counties);
  score (fixture, &sheet, get_round (&sheet, counties[0], "self"), (const int[]){ 10, 5, 6, 2 });
  score (fixture, &sheet, get_round (&sheet, counties[1], "self"), (const int[]){ 10, -1, 4, 2 });
  score (fixture, &sheet, get_round (&sheet, counties[2], "self"), (const int[]){ 8, 4, 4, 0 });
  score (fixture, &sheet, get_round (&sheet, counties[3], "self"), (const int[]){ 8, 4, 0, 4 });

  results = cz_results_list (fixture->workspace, sheet.sheet, "2026");
  g_assert_cmpuint (results->len, ==, 5);

  /* 23 ÷ 23; 16 ÷ (23 − 5); 16 ÷ 23 twice, who share the third place; nothing scored. */
  assert_result (results->pdata[0], "100", "A", 1, 10 * CZ_POINTS_UNIT);
  assert_result (results->pdata[1], "88.89", "B", 2, 8 * CZ_POINTS_UNIT);
  assert_result (results->pdata[2], "69.57", "C", 3, 6 * CZ_POINTS_UNIT);
  assert_result (results->pdata[3], "69.57", "C", 3, 6 * CZ_POINTS_UNIT);
  assert_result (results->pdata[4], NULL, NULL, 0, CZ_POINTS_NONE);
}

static void
test_ties (Fixture      *fixture,
           gconstpointer user_data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *policy;
    guint       last;
  } cases[] = { { "{}", 4 }, { "{\"ties\":\"dense\"}", 3 } };
  static const int points[][4] = { { 10, 5, 6, 2 }, { 8, 4, 4, 0 }, { 8, 4, 0, 4 }, { 1, 1, 1, 1 } };
  Sheet            sheet = import_sheet (fixture);
  gint64           counties[4];

  add_counties (fixture, &sheet, 4, counties);
  for (guint i = 0; i < 4; i++)
    score (fixture, &sheet, get_round (&sheet, counties[i], "self"), points[i]);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) results = NULL;

      set_sheet (fixture, &sheet, cases[i].policy);
      results = cz_results_list (fixture->workspace, sheet.sheet, "2026");
      g_assert_cmpuint (((const CzResult *) results->pdata[1])->place, ==, 2);
      g_assert_cmpuint (((const CzResult *) results->pdata[1])->n_tied, ==, 1);
      g_assert_cmpuint (((const CzResult *) results->pdata[3])->place, ==, cases[i].last);
    }
}

static void
test_groups (Fixture      *fixture,
             gconstpointer user_data G_GNUC_UNUSED)
{
  static const int points[][4] = { { 10, 5, 6, 2 }, { 8, 4, 4, 0 }, { 9, 4, 4, 0 } };
  Sheet            sheet = import_sheet (fixture);
  gint64           counties[3];
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (CzEdit) edit = cz_edit_new ("groups");

  add_counties (fixture, &sheet, 3, counties);
  for (guint i = 0; i < 3; i++)
    score (fixture, &sheet, get_round (&sheet, counties[i], "self"), points[i]);
  cz_edit_set_text (edit, CZ_KIND_ASSESSMENT, counties[1], "subject_group", "二类县");
  cz_edit_set_text (edit, CZ_KIND_ASSESSMENT, counties[2], "subject_group", "二类县");
  apply (fixture, edit);

  results = cz_results_list (fixture->workspace, sheet.sheet, "2026");
  g_assert_cmpuint (((const CzResult *) results->pdata[0])->place, ==, 1);
  g_assert_cmpuint (((const CzResult *) results->pdata[1])->place, ==, 2);
  g_assert_cmpuint (((const CzResult *) results->pdata[2])->place, ==, 1);
  g_assert_cmpuint (((const CzResult *) results->pdata[2])->n_group, ==, 2);
}

static void
test_take_over (Fixture      *fixture,
                gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 review = get_round (&sheet, sheet.own, "review");
  g_autoptr (CzEdit) edit = cz_edit_new ("review");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  /* The review scored one row: what it left alone stays as claimed, so 10 + 5 + 6 + 2 − 3. */
  score (fixture, &sheet, get_round (&sheet, sheet.own, "self"), (const int[]){ 10, 5, 6, 2 });
  g_assert_true (cz_marks_set_points (fixture->workspace, edit, review, sheet.rows[0], 7 * CZ_POINTS_UNIT, &error));
  apply (fixture, edit);

  results = cz_results_list (fixture->workspace, sheet.sheet, NULL);
  g_assert_cmpint (((const CzResult *) results->pdata[0])->total.points, ==, 20 * CZ_POINTS_UNIT);
}

static void
test_weights (Fixture      *fixture,
              gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 self = get_round (&sheet, sheet.own, "self");
  gint64 review = get_round (&sheet, sheet.own, "review");
  g_autoptr (CzEdit) edit = cz_edit_new ("weights");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  g_assert_true (cz_rounds_set_weight (fixture->workspace, edit, self, "30%", &error));
  g_assert_true (cz_rounds_set_weight (fixture->workspace, edit, review, "0.7", &error));
  g_assert_true (cz_rounds_set_takes_over (fixture->workspace, edit, review, FALSE, &error));
  g_assert_false (cz_rounds_set_weight (fixture->workspace, edit, review, "1.5", &error));
  g_clear_error (&error);
  apply (fixture, edit);

  /* 100 × 0.3 + 69.57 × 0.7 = 78.699 */
  score (fixture, &sheet, self, (const int[]){ 10, 5, 6, 2 });
  score (fixture, &sheet, review, (const int[]){ 8, 4, 4, 0 });
  results = cz_results_list (fixture->workspace, sheet.sheet, NULL);
  assert_result (results->pdata[0], "78.7", NULL, 1, CZ_POINTS_NONE);
}

static void
test_veto (Fixture      *fixture,
           gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 self = get_round (&sheet, sheet.own, "self");
  g_autoptr (CzRule) rule = cz_rule_new (CZ_RULE_STATES);
  g_autoptr (CzEdit) edit = cz_edit_new ("veto");
  g_autoptr (CzEdit) happened = cz_edit_new ("happened");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *json = NULL;
  g_autofree char *why = NULL;

  set_sheet (fixture, &sheet, "{}");
  rule->flags = CZ_RULE_VETO;
  cz_rule_add_state (rule, 0, "发生重大质量安全事故");
  json = cz_rule_to_json (rule);
  cz_edit_set_text (edit, CZ_KIND_ROW, sheet.rows[3], "rule", json);
  apply (fixture, edit);

  score (fixture, &sheet, self, (const int[]){ 10, 5, 6, 0 });
  g_assert_true (cz_marks_set_option (fixture->workspace, happened, self, sheet.rows[3], 1, &error));
  apply (fixture, happened);

  results = cz_results_list (fixture->workspace, sheet.sheet, NULL);
  g_assert_cmpstr (((const CzResult *) results->pdata[0])->grade, ==, "D");
  g_assert_cmpstr (((const CzResult *) results->pdata[0])->grade_by_score, ==, "A");
  why = cz_results_explain (fixture->workspace, results->pdata[0]);
  g_assert_nonnull (strstr (why, "because of a veto"));
}

static void
test_why (Fixture      *fixture,
          gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 counties[1];
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *why = NULL;

  set_sheet (fixture, &sheet, "{}");
  add_counties (fixture, &sheet, 1, counties);
  score (fixture, &sheet, get_round (&sheet, counties[0], "self"), (const int[]){ 10, -1, 4, 2 });
  results = cz_results_list (fixture->workspace, sheet.sheet, "2026");
  why = cz_results_explain (fixture->workspace, results->pdata[0]);

  g_assert_nonnull (strstr (why, "16 of 18 attainable; the sheet declares 23"));
  g_assert_nonnull (strstr (why, "16 ÷ 18 × 100 = 88.89"));
  g_assert_nonnull (strstr (why, "row 2 does not apply, so its 5 points are not counted: 本县无此项工作"));
  g_assert_nonnull (strstr (why, "Grade: B"));
  g_assert_nonnull (strstr (why, "Row 3 lost 2"));
}

static void
test_create_once (Fixture      *fixture,
                  gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 counties[2];
  gint64 unit;
  guint  n_created;
  guint  before;
  g_autoptr (CzEdit) edit = cz_edit_new ("again");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  add_counties (fixture, &sheet, 2, counties);
  g_assert_cmpuint (cz_data_get_children (sheet.data, CZ_KIND_ROUND, "assessment", counties[1])->len, ==, 2);

  unit = cz_data_get_assessment (sheet.data, counties[0])->subject;
  g_assert_true (cz_assessments_create (fixture->workspace, edit, sheet.sheet, "2026", &unit, 1, &n_created, &error));
  g_assert_cmpuint (n_created, ==, 0);

  before = cz_data_list (sheet.data, CZ_KIND_ASSESSMENT)->len;
  label = fixture_undo (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cz_data_list (sheet.data, CZ_KIND_ASSESSMENT)->len, ==, before - 2);
}

/* Rounds */

static void
test_lock_needs_reasons (Fixture      *fixture,
                         gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 self = get_round (&sheet, sheet.own, "self");
  gint64 review = get_round (&sheet, sheet.own, "review");
  g_autoptr (CzEdit) threshold = cz_edit_new ("threshold");
  g_autoptr (CzEdit) refused = cz_edit_new ("lock");
  g_autoptr (CzEdit) reason = cz_edit_new ("reason");
  g_autoptr (CzEdit) lock = cz_edit_new ("lock");
  g_autoptr (CzEdit) late = cz_edit_new ("late");
  g_autoptr (CzEdit) back = cz_edit_new ("return");
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_rounds_set_threshold (fixture->workspace, threshold, review, "2", &error));
  apply (fixture, threshold);
  score (fixture, &sheet, self, (const int[]){ 10, 5, 6, 2 });
  score (fixture, &sheet, review, (const int[]){ 7, 3, 6, 2 });

  /* 3 points above 2 need a reason, 2 do not; together 5 were claimed too much. */
  g_assert_cmpint (cz_rounds_get_claimed (sheet.data, cz_data_get_round (sheet.data, review)), ==, 5 * CZ_POINTS_UNIT);
  g_assert_true (cz_rounds_needs_reason (sheet.data, cz_data_get_round (sheet.data, review), sheet.rows[0]));
  g_assert_false (cz_rounds_needs_reason (sheet.data, cz_data_get_round (sheet.data, review), sheet.rows[1]));
  g_assert_false (cz_rounds_lock (fixture->workspace, refused, review, &error));
  g_assert_nonnull (strstr (error->message, "row 1"));
  g_clear_error (&error);

  g_assert_true (cz_marks_set_reason (fixture->workspace, reason, review, sheet.rows[0], "缺会议纪要", &error));
  apply (fixture, reason);
  g_assert_true (cz_rounds_lock (fixture->workspace, lock, review, &error));
  apply (fixture, lock);
  g_assert_false (cz_marks_set_points (fixture->workspace, late, review, sheet.rows[0], 0, &error));
  g_clear_error (&error);

  g_assert_false (cz_rounds_return (fixture->workspace, back, review, "", &error));
  g_clear_error (&error);
  g_assert_true (cz_rounds_return (fixture->workspace, back, review, "补交材料", &error));
  apply (fixture, back);
  g_assert_false (cz_data_get_round (sheet.data, review)->locked);
  g_assert_nonnull (strstr (cz_data_get_round (sheet.data, review)->note, "补交材料"));
  g_assert_nonnull (strstr (cz_data_get_round (sheet.data, review)->note, "李慧"));
}

static void
test_rounds_of_all_subjects (Fixture      *fixture,
                             gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 counties[2];
  g_autoptr (CzEdit) add = cz_edit_new ("add");
  g_autoptr (CzEdit) again = cz_edit_new ("again");
  g_autoptr (CzEdit) rename = cz_edit_new ("rename");
  g_autoptr (CzEdit) remove = cz_edit_new ("remove");
  g_autoptr (GError) error = NULL;
  const CzRound   *third;
  const GPtrArray *rounds;

  add_counties (fixture, &sheet, 2, counties);
  g_assert_true (cz_rounds_add (fixture->workspace, add, counties[0], "实地核查", &error));
  apply (fixture, add);

  rounds = cz_data_get_children (sheet.data, CZ_KIND_ROUND, "assessment", counties[1]);
  g_assert_cmpuint (rounds->len, ==, 3);
  third = rounds->pdata[2];
  g_assert_cmpstr (third->name, ==, "实地核查");
  g_assert_true (third->takes_over);
  g_assert_false (cz_rounds_add (fixture->workspace, again, counties[0], "实地核查", &error));
  g_clear_error (&error);

  g_assert_true (cz_rounds_set_name (fixture->workspace, rename, third->id, "第三方评估", &error));
  apply (fixture, rename);
  g_assert_cmpstr (cz_marks_find_round (sheet.data, counties[0], third->code)->name, ==, "第三方评估");

  score (fixture, &sheet, third->id, (const int[]){ 1, 1, 1, 1 });
  g_assert_true (cz_rounds_remove (fixture->workspace, remove, third->id, &error));
  apply (fixture, remove);
  g_assert_cmpuint (cz_data_get_children (sheet.data, CZ_KIND_ROUND, "assessment", counties[0])->len, ==, 2);
  g_assert_cmpuint (cz_data_list (sheet.data, CZ_KIND_MARK)->len, ==, 0);
}

/* Points still to win */

static void
test_trial (Fixture      *fixture,
            gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet       sheet = import_sheet (fixture);
  gint64      self = get_round (&sheet, sheet.own, "self");
  CzScoreNode node;
  g_autoptr (CzScoring) scoring = cz_scoring_new (fixture->workspace, self);

  score (fixture, &sheet, self, (const int[]){ 8, 4, 4, 0 });
  cz_scoring_set_trial (scoring, sheet.rows[0], 10 * CZ_POINTS_UNIT);
  cz_scoring_get_sheet (scoring, &node);
  g_assert_cmpint (node.points, ==, 18 * CZ_POINTS_UNIT);
  g_assert_cmpint (cz_marks_find (sheet.data, self, sheet.rows[0])->points, ==, 8 * CZ_POINTS_UNIT);

  cz_scoring_clear_trial (scoring);
  cz_scoring_get_sheet (scoring, &node);
  g_assert_cmpint (node.points, ==, 16 * CZ_POINTS_UNIT);
}

static void
test_lift (Fixture      *fixture,
           gconstpointer user_data G_GNUC_UNUSED)
{
  Sheet  sheet = import_sheet (fixture);
  gint64 self = get_round (&sheet, sheet.own, "self");
  g_autoptr (CzScoring) scoring = cz_scoring_new (fixture->workspace, self);
  g_autoptr (CzEdit) effort = cz_edit_new ("effort");
  g_autoptr (CzScoringLift) fewest = NULL;
  g_autoptr (CzScoringLift) cheapest = NULL;
  g_autoptr (GArray) chances = NULL;

  /* 16 of 23 is C; B begins at 80 % = 18.4, so 2.4 more: any of rows 2, 3 and 4 would do. */
  set_sheet (fixture, &sheet, "{}");
  score (fixture, &sheet, self, (const int[]){ 10, 2, 3, 1 });
  fewest = cz_scoring_plan_lift (scoring, FALSE);
  g_assert_cmpstr (fewest->grade, ==, "B");
  g_assert_cmpuint (fewest->rows->len, ==, 1);
  g_assert_true (fewest->reached);

  cz_edit_set_integer (effort, CZ_KIND_ROW, sheet.rows[1], "effort", 9);
  cz_edit_set_integer (effort, CZ_KIND_ROW, sheet.rows[2], "effort", 2);
  cz_edit_set_integer (effort, CZ_KIND_ROW, sheet.rows[3], "effort", 8);
  apply (fixture, effort);
  cheapest = cz_scoring_plan_lift (scoring, TRUE);
  g_assert_cmpuint (cheapest->rows->len, ==, 1);
  g_assert_cmpint (g_array_index (cheapest->rows, gint64, 0), ==, sheet.rows[2]);
  g_assert_cmpint (cheapest->effort, ==, 2);

  /* Row 1 is full, but stands without proof. */
  chances = cz_scoring_list_chances (scoring);
  g_assert_cmpuint (chances->len, ==, 4);
  g_assert_cmpint (g_array_index (chances, CzScoreChance, 0).lost, ==, 0);
  g_assert_cmpint (g_array_index (chances, CzScoreChance, 0).at_risk, ==, 10 * CZ_POINTS_UNIT);
  g_assert_cmpint (g_array_index (chances, CzScoreChance, 1).lost, ==, 3 * CZ_POINTS_UNIT);
}

/* Forms */

static char *
print_form (Fixture    *fixture,
            gint64      assessment,
            const char *id)
{
  g_autoptr (GPtrArray) forms = cz_form_export_list (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.pdf", fixture->folder, id);
  g_autofree char *text_path = g_strdup_printf ("%s/%s.txt", fixture->folder, id);
  g_autofree char *quoted = NULL;
  CzFormSubject    subject = { 0, assessment, 0, NULL };
  char            *text = NULL;

  g_assert_nonnull (cz_form_definitions_find (forms, id, &error));
  g_assert_true (cz_form_export_file (fixture->workspace, id, &subject, path, &error));
  g_assert_no_error (error);

  quoted = g_strdup_printf ("pdftotext -layout '%s' '%s'", path, text_path);
  g_assert_true (g_spawn_command_line_sync (quoted, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (text_path, &text, NULL, &error));
  g_assert_no_error (error);

  return text;
}

/* What each form of results says of the counties that test_by_hand() works out. */
static void
test_forms (Fixture      *fixture,
            gconstpointer user_data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *form;
    const char *says[4];
  } cases[] = {
    { "assessment-summary", { "88.89", "乙县", "等次划分", "69.57" } },
    { "result-sheet", { "考核事项", "丙县", "69.57", "第3项失2分" } },
    { "grade-circular", { "A：甲县", "C：丙县、丁县", "D：无" } },
    { "score-summary", { "得分率", "88.89%", "被考核单位：乙县" } },
    { "lost-points", { "失分", "被考核单位：乙县", "2" } },
  };
  Sheet  sheet = import_sheet (fixture);
  gint64 counties[4];

  set_sheet (fixture, &sheet, "{}");
  add_counties (fixture, &sheet, 4, counties);
  score (fixture, &sheet, get_round (&sheet, counties[0], "self"), (const int[]){ 10, 5, 6, 2 });
  score (fixture, &sheet, get_round (&sheet, counties[1], "self"), (const int[]){ 10, -1, 4, 2 });
  score (fixture, &sheet, get_round (&sheet, counties[2], "self"), (const int[]){ 8, 4, 4, 0 });
  score (fixture, &sheet, get_round (&sheet, counties[3], "self"), (const int[]){ 8, 4, 0, 4 });

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = print_form (fixture, counties[1], cases[i].form);

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].says) && cases[i].says[j] != NULL; j++)
        {
          if (strstr (text, cases[i].says[j]) == NULL)
            g_error ("%s does not say “%s”:\n%s", cases[i].form, cases[i].says[j], text);
        }
    }
}

#define ADD(path, test) g_test_add ("/assessing" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/by-hand", test_by_hand);
  ADD ("/ties", test_ties);
  ADD ("/groups", test_groups);
  ADD ("/take-over", test_take_over);
  ADD ("/weights", test_weights);
  ADD ("/veto", test_veto);
  ADD ("/why", test_why);
  ADD ("/create-once", test_create_once);
  ADD ("/rounds/lock-needs-reasons", test_lock_needs_reasons);
  ADD ("/rounds/of-all-subjects", test_rounds_of_all_subjects);
  ADD ("/trial", test_trial);
  ADD ("/lift", test_lift);
  ADD ("/forms", test_forms);

  return g_test_run ();
}
