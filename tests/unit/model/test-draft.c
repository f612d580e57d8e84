/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-draft.h"

static CzDraftIndicator *
add_indicator (CzDraftCategory *category,
               int              declared)
{
  CzDraftIndicator *indicator = cz_draft_indicator_new ();

  if (declared >= 0)
    indicator->points_printed = declared * CZ_POINTS_UNIT;
  g_ptr_array_add (category->indicators, indicator);

  return indicator;
}

static CzDraftRow *
add_row (CzDraftIndicator *indicator,
         int               points)
{
  CzDraftRow *row = cz_draft_row_new ();

  if (points >= 0)
    row->points = points * CZ_POINTS_UNIT;
  g_ptr_array_add (indicator->rows, row);

  return row;
}

static void
add_bonus_row (CzDraftIndicator *indicator,
               int               points)
{
  CzRule *rule = cz_rule_new (CZ_RULE_AWARD);

  rule->flags = CZ_RULE_BONUS;
  cz_draft_row_take_rule (add_row (indicator, points), rule);
}

static CzDraftCategory *
add_category (GPtrArray *categories)
{
  CzDraftCategory *category = cz_draft_category_new ();

  g_ptr_array_add (categories, category);

  return category;
}

static void
test_indicator_sum (void)
{
  g_autoptr (CzDraft) draft = cz_draft_new ();
  CzDraftSheet     *sheet = cz_draft_sheet_new ();
  CzDraftIndicator *indicator = add_indicator (add_category (sheet->categories), 15);

  g_ptr_array_add (draft->sheets, sheet);
  g_assert_cmpint (cz_draft_indicator_sum (indicator), ==, CZ_POINTS_NONE);

  /* Yongzhou table 2.4: 6+2+6+2+3+2 = 21 where 15 are declared. */
  add_row (indicator, 6);
  add_row (indicator, 2);
  add_row (indicator, 6);
  add_row (indicator, 2);
  add_row (indicator, 3);
  add_row (indicator, 2);
  add_row (indicator, -1);
  g_assert_cmpint (cz_draft_indicator_sum (indicator), ==, 21 * CZ_POINTS_UNIT);
  g_assert_cmpint (cz_draft_sheet_sum (sheet), ==, 15 * CZ_POINTS_UNIT);

  indicator->combine = CZ_COMBINE_BEST;
  g_assert_cmpint (cz_draft_indicator_sum (indicator), ==, 6 * CZ_POINTS_UNIT);
}

static void
test_sums_nest (void)
{
  g_autoptr (CzDraft) draft = cz_draft_new ();
  CzDraftSheet    *sheet = cz_draft_sheet_new ();
  CzDraftCategory *outer = add_category (sheet->categories);
  CzDraftCategory *inner = add_category (outer->categories);

  g_ptr_array_add (draft->sheets, sheet);
  g_assert_cmpint (cz_draft_sheet_sum (sheet), ==, CZ_POINTS_NONE);

  add_row (add_indicator (inner, -1), 7);
  add_row (add_indicator (inner, 10), 20);
  add_row (add_indicator (outer, -1), 3);
  add_row (add_indicator (add_category (sheet->categories), -1), 2);

  g_assert_cmpint (cz_draft_category_sum (inner), ==, 17 * CZ_POINTS_UNIT);
  g_assert_cmpint (cz_draft_category_sum (outer), ==, 20 * CZ_POINTS_UNIT);
  g_assert_cmpint (cz_draft_sheet_sum (sheet), ==, 22 * CZ_POINTS_UNIT);
}

static void
test_bonus_stands_apart (void)
{
  g_autoptr (CzDraft) draft = cz_draft_new ();
  CzDraftSheet     *sheet = cz_draft_sheet_new ();
  CzDraftIndicator *mixed = add_indicator (add_category (sheet->categories), -1);
  CzDraftCategory  *extra = add_category (sheet->categories);
  CzDraftIndicator *bonus = add_indicator (extra, 10);

  g_ptr_array_add (draft->sheets, sheet);
  add_row (mixed, 100);
  add_bonus_row (mixed, 5);
  add_bonus_row (bonus, 6);
  add_bonus_row (bonus, 5);

  g_assert_cmpint (cz_draft_indicator_sum (mixed), ==, 100 * CZ_POINTS_UNIT);
  g_assert_cmpint (cz_draft_indicator_sum (bonus), ==, 11 * CZ_POINTS_UNIT);
  g_assert_cmpint (cz_draft_category_sum (extra), ==, 10 * CZ_POINTS_UNIT);
  g_assert_cmpint (cz_draft_sheet_sum (sheet), ==, 100 * CZ_POINTS_UNIT);
}

static void
test_severities (void)
{
  g_assert_cmpint (cz_finding_code_get_severity (CZ_FINDING_TEXT_TRUNCATED), ==, CZ_SEVERITY_ERROR);
  g_assert_cmpint (cz_finding_code_get_severity (CZ_FINDING_INDICATOR_SUM), ==, CZ_SEVERITY_WARNING);
  g_assert_cmpint (cz_finding_code_get_severity (CZ_FINDING_PHASE_OVERLAP), ==, CZ_SEVERITY_WARNING);
  g_assert_cmpint (cz_finding_code_get_severity (CZ_FINDING_TEXT_REPAIRED), ==, CZ_SEVERITY_NOTE);
}

static void
test_fresh_records_are_blank (void)
{
  CzDraft         *draft = cz_draft_new ();
  CzDraftTask     *task = cz_draft_task_new ();
  CzDraftTarget   *target = cz_draft_target_new ();
  CzDraftSection  *section = cz_draft_section_new ();
  CzDraftSheet    *sheet = cz_draft_sheet_new ();
  CzDraftCategory *category = add_category (sheet->categories);
  CzDraftRow      *row = add_row (add_indicator (category, -1), -1);
  CzDraftFinding  *finding = cz_draft_finding_new (CZ_FINDING_ROW_MARK, "48#2");

  g_ptr_array_add (section->children, cz_draft_section_new ());
  g_ptr_array_add (task->units, cz_draft_unit_new ("市质监局", CZ_ROLE_LEAD));
  g_ptr_array_add (row->parts, cz_draft_row_new ());
  g_ptr_array_add (row->extra, g_strdup ("备注"));
  g_ptr_array_add (sheet->columns, cz_draft_column_new ("序号", "no"));
  g_ptr_array_add (sheet->bands, cz_draft_band_new ("A", cz_decimal_from_int (90), cz_decimal_none ()));
  g_ptr_array_add (draft->outline, section);
  g_ptr_array_add (draft->tasks, task);
  g_ptr_array_add (draft->targets, target);
  g_ptr_array_add (draft->phases, cz_draft_phase_new ());
  g_ptr_array_add (draft->duties, cz_draft_duty_new ());
  g_ptr_array_add (draft->sheets, sheet);
  g_ptr_array_add (draft->findings, finding);

  g_assert_cmpstr (draft->title, ==, "");
  g_assert_cmpstr (task->path, ==, "");
  g_assert_true (cz_decimal_is_none (target->value));
  g_assert_cmpint (row->points, ==, CZ_POINTS_NONE);
  g_assert_cmpint (row->rule->kind, ==, CZ_RULE_JUDGED);
  g_assert_cmpint (finding->severity, ==, CZ_SEVERITY_WARNING);

  cz_draft_free (draft);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft/sum/rows-of-an-indicator", test_indicator_sum);
  g_test_add_func ("/draft/sum/nested-categories", test_sums_nest);
  g_test_add_func ("/draft/sum/bonus-stands-apart", test_bonus_stands_apart);
  g_test_add_func ("/draft/finding/severity", test_severities);
  g_test_add_func ("/draft/new/blank-and-freed-whole", test_fresh_records_are_blank);

  return g_test_run ();
}
