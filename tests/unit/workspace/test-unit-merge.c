/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"

#include "base/cz-error.h"
#include "workspace/cz-unit-merge.h"
#include "workspace/cz-unit-register.h"
#include "workspace/cz-unit-work.h"

/*
 * One unit under many spellings becomes one unit: its work is counted together, its names are all found, what documents
 * print stays as printed, and it is one step to take back.
 */

static CzData *
get_data (Fixture *fixture)
{
  return cz_workspace_get_data (fixture->workspace);
}

static gint64
find (Fixture    *fixture,
      const char *name)
{
  return cz_unit_register_find (get_data (fixture), name);
}

static void
apply (Fixture *fixture,
       CzEdit  *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));
  g_assert_no_error (error);
  g_assert_true (cz_workspace_flush (fixture->workspace, &error));
  g_assert_no_error (error);
}

static gint64
add_unit (Fixture    *fixture,
          const char *name)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("新增单位");
  gint64 id = cz_unit_register_add (fixture->workspace, edit, name, NULL);

  g_assert_cmpint (id, !=, 0);
  apply (fixture, edit);

  return id;
}

static void
merge (Fixture *fixture,
       gint64   unit,
       gint64   other)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("合并");
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_unit_merge (fixture->workspace, edit, unit, &other, 1, &error));
  g_assert_no_error (error);
  apply (fixture, edit);
}

static void
test_work_and_names_come_together (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  gint64     office;
  gint64     full;
  CzUnitWork work;

  fixture_import (fixture, "甲方案");
  office = find (fixture, "市质量办");
  full = add_unit (fixture, "市质量强市工作领导小组办公室");
  merge (fixture, full, office);

  g_assert_cmpint (find (fixture, "市质量办"), ==, full);
  g_assert_null (cz_data_get_unit (get_data (fixture), office));
  cz_unit_work_count (get_data (fixture), full, &work);
  g_assert_cmpuint (work.lead_rows, ==, 4);
  g_assert_cmpuint (work.lead_tasks, ==, 1);
  g_assert_cmpuint (work.cooperating, ==, 0);
}

static void
test_printed_names_stay (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  const GPtrArray *assignments;
  gint64           full;

  fixture_import (fixture, "甲方案");
  full = add_unit (fixture, "市质量强市工作领导小组办公室");
  merge (fixture, full, find (fixture, "市质量办"));
  fixture_reopen (fixture);

  assignments = cz_data_get_children (get_data (fixture), CZ_KIND_ASSIGNMENT, "unit", full);
  g_assert_cmpuint (assignments->len, ==, 5);
  for (guint i = 0; i < assignments->len; i++)
    g_assert_cmpstr (((const CzAssignment *) assignments->pdata[i])->name, ==, "市质量办");
}

static void
test_aliases_move_along (Fixture      *fixture,
                         gconstpointer data G_GNUC_UNUSED)
{
  gint64 first = add_unit (fixture, "市经信委");
  gint64 second = add_unit (fixture, "市经委");
  g_autoptr (CzEdit) edit = cz_edit_new ("别名");

  g_assert_true (cz_unit_register_set_aliases (fixture->workspace, edit, second, "市经济委员会", NULL));
  apply (fixture, edit);
  merge (fixture, first, second);

  g_assert_cmpint (find (fixture, "市经委"), ==, first);
  g_assert_cmpint (find (fixture, "市经济委员会"), ==, first);
}

static void
test_merge_is_one_step_to_take_back (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  gint64           office;
  gint64           full;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  fixture_import (fixture, "甲方案");
  office = find (fixture, "市质量办");
  full = add_unit (fixture, "市质量强市工作领导小组办公室");
  merge (fixture, full, office);

  label = fixture_undo (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find (fixture, "市质量办"), ==, office);
  g_assert_cmpuint (cz_data_get_children (get_data (fixture), CZ_KIND_ASSIGNMENT, "unit", office)->len, ==, 5);
  g_assert_cmpuint (cz_data_get_children (get_data (fixture), CZ_KIND_ASSIGNMENT, "unit", full)->len, ==, 0);
}

static void
test_two_assessments_of_one_sheet_are_refused (Fixture      *fixture,
                                               gconstpointer data G_GNUC_UNUSED)
{
  const CzAssessment *known;
  CzAssessment       *assessment = cz_record_new (CZ_KIND_ASSESSMENT);
  gint64              other = add_unit (fixture, "青石");
  g_autoptr (CzEdit) edit = cz_edit_new ("考核");
  g_autoptr (CzEdit) merging = cz_edit_new ("合并");
  g_autoptr (GError) error = NULL;

  fixture_import (fixture, "甲方案");
  known = cz_data_list (get_data (fixture), CZ_KIND_ASSESSMENT)->pdata[0];
  assessment->id = cz_data_reserve_id (get_data (fixture), CZ_KIND_ASSESSMENT);
  assessment->sheet = known->sheet;
  assessment->subject = other;
  cz_record_set_text (&assessment->period, known->period);
  cz_edit_insert (edit, CZ_KIND_ASSESSMENT, assessment);
  apply (fixture, edit);

  g_assert_false (cz_unit_merge (fixture->workspace, merging, known->subject, &other, 1, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_BLOCKED);
  g_assert_cmpuint (cz_edit_get_length (merging), ==, 0);
}

static void
test_suspicion_ends_with_the_merge (Fixture      *fixture,
                                    gconstpointer data G_GNUC_UNUSED)
{
  gint64     first = add_unit (fixture, "市经信委");
  gint64     second = add_unit (fixture, "市经委");
  CzFinding *finding = cz_record_new (CZ_KIND_FINDING);
  g_autoptr (CzEdit) edit = cz_edit_new ("校核");
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  finding->id = cz_data_reserve_id (get_data (fixture), CZ_KIND_FINDING);
  finding->code = CZ_FINDING_ALIAS_SUSPECTED;
  cz_record_set_text (&finding->declared, "市经信委");
  cz_record_set_text (&finding->found, "市经委");
  cz_edit_insert (edit, CZ_KIND_FINDING, finding);
  apply (fixture, edit);

  before = cz_unit_merge_dup_suspected (get_data (fixture));
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (g_array_index (before, CzUnitPair, 0).unit, ==, first);
  g_assert_cmpint (g_array_index (before, CzUnitPair, 0).other, ==, second);

  merge (fixture, first, second);
  after = cz_unit_merge_dup_suspected (get_data (fixture));
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_a_name_means_one_unit (Fixture      *fixture,
                            gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("新增单位");
  g_autoptr (GError) error = NULL;

  add_unit (fixture, "市经信委");
  g_assert_cmpint (cz_unit_register_add (fixture->workspace, edit, " 市经信委 ", &error), ==, 0);
  g_assert_error (error, CZ_ERROR, CZ_ERROR_INVALID);
  g_assert_cmpuint (cz_edit_get_length (edit), ==, 0);
}

#define ADD(path, function) g_test_add ("/unit-merge/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("together", test_work_and_names_come_together);
  ADD ("printed", test_printed_names_stay);
  ADD ("aliases", test_aliases_move_along);
  ADD ("one-step", test_merge_is_one_step_to_take_back);
  ADD ("assessments", test_two_assessments_of_one_sheet_are_refused);
  ADD ("suspicion", test_suspicion_ends_with_the_merge);
  ADD ("one-name", test_a_name_means_one_unit);

  return g_test_run ();
}
