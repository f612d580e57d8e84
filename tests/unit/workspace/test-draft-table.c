/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"

#include "base/cz-error.h"
#include "workspace/cz-draft-table.h"
#include "workspace/cz-unit-register.h"

/*
 * What was read is corrected before it is taken: the workspace holds what the person left, and parts that were left are
 * not taken.
 */

static gboolean
write_cell (CzTable    *table,
            guint       row,
            guint       column,
            const char *text,
            GError    **error)
{
  CzCellWrite cell = { row, column, text };

  return cz_table_write (table, &cell, 1, NULL, error);
}

static void
test_corrections_are_taken (Fixture      *fixture,
                            gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");
  g_autoptr (CzDraftTable) table = cz_draft_table_new (draft, CZ_DRAFT_TABLE_TASKS);
  CzData       *records = cz_workspace_get_data (fixture->workspace);
  const CzTask *task;

  g_assert_true (write_cell (CZ_TABLE (table), 0, 1, "开展质量月活动", NULL));
  g_assert_true (write_cell (CZ_TABLE (table), 0, 2, "市工信局、 市财政局", NULL));
  g_assert_true (cz_import_take (fixture->workspace, draft, 0, NULL, NULL));

  task = cz_data_list (records, CZ_KIND_TASK)->pdata[0];
  g_assert_cmpstr (task->title, ==, "开展质量月活动");
  g_assert_cmpuint (cz_data_get_children (records, CZ_KIND_ASSIGNMENT, "task", task->id)->len, ==, 2);
  g_assert_cmpint (cz_unit_register_find (records, "市财政局"), !=, 0);
}

static void
test_unit_is_renamed_everywhere (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");
  g_autoptr (CzDraftTable) table = cz_draft_table_new (draft, CZ_DRAFT_TABLE_UNITS);
  CzData *records = cz_workspace_get_data (fixture->workspace);
  gint64  unit;

  g_assert_cmpuint (cz_table_get_n_rows (CZ_TABLE (table)), ==, 2);
  g_assert_true (write_cell (CZ_TABLE (table), 0, 0, "市质量强市办", NULL));
  g_assert_true (cz_import_take (fixture->workspace, draft, 0, NULL, NULL));

  unit = cz_unit_register_find (records, "市质量强市办");
  g_assert_cmpint (cz_unit_register_find (records, "市质量办"), ==, 0);
  g_assert_cmpuint (cz_data_get_children (records, CZ_KIND_ASSIGNMENT, "unit", unit)->len, ==, 5);
}

static void
test_bad_values_change_nothing (void)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");
  CzDraftPhase *phase = cz_draft_phase_new ();
  g_autoptr (CzDraftTable) table = NULL;
  g_autoptr (GError) error = NULL;

  phase->start = (CzDate){ 2024, 3, 5 };
  g_ptr_array_add (draft->phases, phase);
  table = cz_draft_table_new (draft, CZ_DRAFT_TABLE_PHASES);

  g_assert_false (write_cell (CZ_TABLE (table), 0, 1, "以后再说", &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_INVALID);
  g_assert_cmpint (phase->start.year, ==, 2024);
  g_assert_true (write_cell (CZ_TABLE (table), 0, 1, "2024-6", NULL));
  g_assert_cmpint (phase->start.month, ==, 6);
}

static void
test_parts_that_are_left_are_not_taken (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");
  CzDraftFinding *of_sheet = cz_draft_finding_new (CZ_FINDING_DUPLICATE_NUMBER, "2");
  CzDraftFinding *of_document = cz_draft_finding_new (CZ_FINDING_TEXT_REPAIRED, "1");
  CzData         *records = cz_workspace_get_data (fixture->workspace);

  of_sheet->place = CZ_PLACE_ROW;
  of_document->place = CZ_PLACE_DOCUMENT;
  g_ptr_array_add (draft->findings, of_sheet);
  g_ptr_array_add (draft->findings, of_document);

  g_assert_true (cz_import_take (fixture->workspace, draft, CZ_IMPORT_ACCEPT | CZ_IMPORT_NO_SHEETS, NULL, NULL));
  g_assert_cmpuint (cz_data_list (records, CZ_KIND_TASK)->len, ==, 1);
  g_assert_cmpuint (cz_data_list (records, CZ_KIND_SHEET)->len, ==, 0);
  g_assert_cmpuint (cz_data_list (records, CZ_KIND_ROW)->len, ==, 0);
  g_assert_cmpuint (cz_data_list (records, CZ_KIND_FINDING)->len, ==, 1);
  g_assert_cmpint (((const CzFinding *) cz_data_list (records, CZ_KIND_FINDING)->pdata[0])->code, ==, CZ_FINDING_TEXT_REPAIRED);
}

#define ADD(path, function) g_test_add ("/draft-table/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("corrections", test_corrections_are_taken);
  ADD ("rename", test_unit_is_renamed_everywhere);
  g_test_add_func ("/draft-table/refused", test_bad_values_change_nothing);
  ADD ("parts", test_parts_that_are_left_are_not_taken);

  return g_test_run ();
}
