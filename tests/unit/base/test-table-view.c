/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-pinyin.h"
#include "base/cz-table-view.h"
#include "ui/fake-table.h"

static void
assert_rows (CzTableView *view,
             const char  *expected)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < cz_table_get_n_rows (CZ_TABLE (view)); i++)
    {
      guint row = cz_table_view_to_source (view, i);

      if (row == CZ_TABLE_VIEW_NONE)
        {
          g_autofree char *heading = cz_table_dup_text (CZ_TABLE (view), i, 0);

          g_string_append_printf (rows, "[%s] ", heading);
        }
      else
        g_string_append_printf (rows, "%u ", row);
    }

  g_assert_cmpstr (rows->str, ==, expected);
  g_string_free (rows, TRUE);
}

static FakeTable *
new_points (const char *const *points)
{
  FakeTable *table = fake_table_new (g_strv_length ((char **) points), FALSE);

  for (guint i = 0; points[i] != NULL; i++)
    fake_table_set (table, i, FAKE_SELF, points[i]);

  return table;
}

static void
test_sort_numbers_before_texts_blanks_last (void)
{
  static const char *const points[] = { "10", "9", "", "缺", "9.5", "9", NULL };
  g_autoptr (FakeTable) table = new_points (points);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));

  assert_rows (view, "0 1 2 3 4 5 6 ");
  cz_table_view_set_sort (view, FAKE_SELF, CZ_TABLE_SORT_ASCENDING);
  assert_rows (view, "1 5 4 0 3 2 6 ");
  cz_table_view_set_sort (view, FAKE_SELF, CZ_TABLE_SORT_DESCENDING);
  assert_rows (view, "3 0 4 1 5 2 6 ");
  g_assert_cmpuint (cz_table_view_from_source (view, 3), ==, 0);
  g_assert_cmpuint (cz_table_view_from_source (view, 6), ==, 6);
}

static void
test_sort_texts_by_pinyin_and_number (void)
{
  static const char *const leads[] = { "第10条", "张", "第2条", "阿", "李" };
  g_autoptr (FakeTable) table = fake_table_new (5, FALSE);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));

  for (guint i = 0; i < 5; i++)
    fake_table_set (table, i, FAKE_LEAD, leads[i]);
  cz_table_view_set_sort (view, FAKE_LEAD, CZ_TABLE_SORT_ASCENDING);
  assert_rows (view, "3 2 0 4 1 5 ");
}

static void
test_filters (void)
{
  static const char *const points[] = { "10", "9", "", "缺", "9.5", "9", NULL };
  static const char *const nine[] = { "9", "", NULL };
  struct
  {
    CzTableFilter *filter;
    const char    *expected;
  } cases[] = {
    { cz_table_filter_new_values (nine), "1 2 5 6 " },
    { cz_table_filter_new_text (CZ_TABLE_FILTER_CONTAINS, "9"), "1 4 5 6 " },
    { cz_table_filter_new_text (CZ_TABLE_FILTER_LACKS, "9"), "0 2 3 6 " },
    { cz_table_filter_new (CZ_TABLE_FILTER_BLANK), "2 6 " },
    { cz_table_filter_new (CZ_TABLE_FILTER_FILLED), "0 1 3 4 5 6 " },
    { cz_table_filter_new_range (CZ_TABLE_FILTER_AT_LEAST, (CzDecimal){ 95, 1 }, cz_decimal_none ()), "0 4 6 " },
    { cz_table_filter_new_range (CZ_TABLE_FILTER_AT_MOST, cz_decimal_none (), (CzDecimal){ 9, 0 }), "1 5 6 " },
    { cz_table_filter_new_range (CZ_TABLE_FILTER_BETWEEN, (CzDecimal){ 91, 1 }, (CzDecimal){ 99, 1 }), "4 6 " },
  };
  g_autoptr (FakeTable) table = new_points (points);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) state = NULL;
      g_autoptr (CzTableView) other = cz_table_view_new (CZ_TABLE (table));

      cz_table_view_set_filter (view, FAKE_SELF, cases[i].filter);
      assert_rows (view, cases[i].expected);
      g_assert_true (cz_table_view_is_filtered (view));

      state = g_variant_ref_sink (cz_table_view_save (view));
      cz_table_view_restore (other, state);
      assert_rows (other, cases[i].expected);
    }

  cz_table_view_clear_filters (view);
  assert_rows (view, "0 1 2 3 4 5 6 ");
}

static void
test_lines_of_sums_stay_with_their_rows (void)
{
  g_autoptr (FakeTable) table = fake_table_new (24, TRUE);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));

  fake_table_set (table, 2, FAKE_SELF, "1");
  fake_table_set (table, 18, FAKE_SELF, "3");
  fake_table_set (table, 20, FAKE_SELF, "2");
  cz_table_view_set_filter (view, FAKE_SELF, cz_table_filter_new (CZ_TABLE_FILTER_FILLED));
  assert_rows (view, "2 7 18 20 23 24 ");
  cz_table_view_set_sort (view, FAKE_SELF, CZ_TABLE_SORT_ASCENDING);
  assert_rows (view, "2 7 20 18 23 24 ");
}

static void
test_blocks_shrink_to_the_rows_left (void)
{
  g_autoptr (FakeTable) table = fake_table_new (24, TRUE);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));
  g_autofree char *text = NULL;
  CzCellSpan       span;

  fake_table_set (table, 4, FAKE_SELF, "1");
  fake_table_set (table, 5, FAKE_SELF, "1");
  cz_table_view_set_filter (view, FAKE_SELF, cz_table_filter_new (CZ_TABLE_FILTER_FILLED));
  cz_table_get_span (CZ_TABLE (view), 1, FAKE_INDICATOR, &span);
  g_assert_cmpuint (span.row, ==, 0);
  g_assert_cmpuint (span.n_rows, ==, 2);
  text = cz_table_dup_text (CZ_TABLE (view), 0, FAKE_INDICATOR);
  g_assert_true (g_str_has_prefix (text, "1.2"));
}

static void
test_groups_gather_and_count (void)
{
  static const char *const points[] = { "2", "1", "2", "", NULL };
  g_autoptr (FakeTable) table = new_points (points);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));
  CzCellSpan span;

  cz_table_view_set_group (view, FAKE_SELF);
  assert_rows (view, "[1 (1)] 1 [2 (2)] 0 2 [— (1)] 3 4 ");
  cz_table_get_span (CZ_TABLE (view), 0, FAKE_SELF, &span);
  g_assert_cmpuint (span.n_columns, ==, FAKE_N_COLUMNS);
  g_assert_false (cz_table_check (CZ_TABLE (view), 0, FAKE_SELF, "1", NULL));
  g_assert_cmpuint (cz_table_view_get_n_shown (view), ==, 4);
}

static void
told_cb (CzTable *table G_GNUC_UNUSED,
         guint    row,
         guint    column,
         guint    n_rows,
         guint    n_columns,
         GString *told)
{
  g_string_append_printf (told, "%u,%u %u×%u;", row, column, n_rows, n_columns);
}

static void
test_writes_and_changes_are_translated (void)
{
  static const char *const points[] = { "3", "2", "1", NULL };
  g_autoptr (FakeTable) table = new_points (points);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));
  g_autofree char *text = NULL;
  GString         *told = g_string_new (NULL);
  CzCellWrite      write = { 0, FAKE_SELF, "7" };

  cz_table_view_set_sort (view, FAKE_SELF, CZ_TABLE_SORT_ASCENDING);
  g_signal_connect (view, "cells-changed", G_CALLBACK (told_cb), told);
  g_assert_true (cz_table_write (CZ_TABLE (view), &write, 1, "Edit", NULL));
  text = cz_table_dup_text (CZ_TABLE (table), 2, FAKE_SELF);
  g_assert_cmpstr (text, ==, "7");
  g_assert_cmpstr (told->str, ==, "0,6 1×1;");
  assert_rows (view, "2 1 0 3 ");
  cz_table_view_refresh (view);
  assert_rows (view, "1 0 2 3 ");
  g_string_free (told, TRUE);
}

static void
test_values_ignore_their_own_filter (void)
{
  static const char *const points[] = { "9", "10", "9", "", NULL };
  static const char *const ten[] = { "10", NULL };
  g_autoptr (FakeTable) table = new_points (points);
  g_autoptr (CzTableView) view = cz_table_view_new (CZ_TABLE (table));
  g_autoptr (GPtrArray) values = NULL;
  const CzTableValue *first;

  cz_table_view_set_filter (view, FAKE_SELF, cz_table_filter_new_values (ten));
  values = cz_table_view_dup_values (view, FAKE_SELF);
  g_assert_cmpuint (values->len, ==, 3);
  first = g_ptr_array_index (values, 0);
  g_assert_cmpstr (first->text, ==, "9");
  g_assert_cmpuint (first->n_rows, ==, 2);
}

static void
test_pinyin (void)
{
  static const struct
  {
    const char *text;
    const char *typed;
    gboolean    matches;
  } cases[] = {
    { "市财政局", "sczj", TRUE },
    { "市财政局", "czj", TRUE },
    { "市财政局", "CZ", TRUE },
    { "市财政局", "财政", TRUE },
    { "市财政局", "zc", FALSE },
    { "市质监局", "", TRUE },
    { "A股B", "agb", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cz_pinyin_matches (cases[i].text, cases[i].typed), ==, cases[i].matches);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-view/sort/numbers-texts-blanks", test_sort_numbers_before_texts_blanks_last);
  g_test_add_func ("/table-view/sort/by-pinyin-and-number", test_sort_texts_by_pinyin_and_number);
  g_test_add_func ("/table-view/filter/kinds", test_filters);
  g_test_add_func ("/table-view/filter/values-ignore-their-own", test_values_ignore_their_own_filter);
  g_test_add_func ("/table-view/sums-stay-with-their-rows", test_lines_of_sums_stay_with_their_rows);
  g_test_add_func ("/table-view/blocks-shrink", test_blocks_shrink_to_the_rows_left);
  g_test_add_func ("/table-view/groups", test_groups_gather_and_count);
  g_test_add_func ("/table-view/writes-and-changes-translated", test_writes_and_changes_are_translated);
  g_test_add_func ("/pinyin/initials", test_pinyin);

  return g_test_run ();
}
