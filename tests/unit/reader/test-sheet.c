/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-reader.h"
#include "reader/cz-sheet.h"

#include <string.h>

#include "sheet-dump.h"
#include "spec.h"

static CzBlocks *
blocks_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  CzText *decoded = cz_text_new ((const guint8 *) text, strlen (text), &error);

  g_assert_no_error (error);

  return cz_blocks_new_from_text (decoded);
}

static char *
read_sheets (const char *input)
{
  g_autoptr (CzBlocks) blocks = blocks_of (input);

  return cz_sheet_dump (blocks);
}

static char *
join_units (const CzDraftRow *row,
            CzRole            role)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < row->units->len; i++)
    {
      const CzDraftUnit *unit = g_ptr_array_index (row->units, i);

      if (unit->role == role)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ";" : "", unit->name);
    }

  return g_string_free (names, FALSE);
}

static void
assert_points (CzPoints    points,
               const char *expected)
{
  CzPoints value = CZ_POINTS_NONE;

  if (*expected != '\0')
    g_assert_true (cz_points_parse (expected, &value, NULL));

  g_assert_cmpint (points, ==, value);
}

/* A line of the golden table: physical row, number, category, indicator, its points, content, mark, tiers, units. */
static void
assert_row (const CzDraftCategory  *category,
            const CzDraftIndicator *indicator,
            const CzDraftRow       *row,
            const char             *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  g_autofree char *title = g_strconcat (category->marker, category->title, NULL);
  g_autofree char *leads = join_units (row, CZ_ROLE_LEAD);
  g_autofree char *cooperating = join_units (row, CZ_ROLE_COOPERATING);

  g_assert_cmpstr (row->no, ==, fields[1]);
  g_assert_cmpstr (title, ==, fields[2]);
  g_assert_cmpstr (indicator->marker, ==, fields[3]);
  assert_points (indicator->points_printed, fields[4]);
  g_assert_cmpstr (row->text, ==, fields[5]);
  assert_points (row->points_printed, fields[6]);
  g_assert_cmpstr (leads, ==, fields[8]);
  g_assert_cmpstr (cooperating, ==, fields[9]);
}

/* The table of the founding document, whose columns were lost, by grammar alone. */
static void
test_founding_table_as_read_by_hand (void)
{
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "yongzhou.txt", NULL);
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "data", "yongzhou-table.tsv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (CzBlocks) blocks = NULL;
  g_autoptr (GArray) places = NULL;
  const CzDraftSheet *sheet;
  guint               n = 1;

  g_assert_true (g_file_get_contents (sample, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (golden, &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  blocks = blocks_of (text);
  places = cz_sheet_read_all (blocks, NULL);
  g_assert_cmpuint (places->len, ==, 1);
  sheet = g_array_index (places, CzSheetPlace, 0).sheet;
  g_assert_cmpuint (sheet->categories->len, ==, 10);
  g_assert_cmpint (sheet->points, ==, 1055 * CZ_POINTS_UNIT);

  for (guint i = 0; i < sheet->categories->len; i++)
    {
      const CzDraftCategory *category = g_ptr_array_index (sheet->categories, i);

      for (guint k = 0; k < category->indicators->len; k++)
        {
          const CzDraftIndicator *indicator = g_ptr_array_index (category->indicators, k);

          for (guint r = 0; r < indicator->rows->len; r++)
            assert_row (category, indicator, g_ptr_array_index (indicator->rows, r), lines[n++]);
        }
    }

  g_assert_cmpuint (n, ==, 126);
  cz_draft_sheet_free (g_array_index (places, CzSheetPlace, 0).sheet);
}

static void
test_title_of_an_annex_is_the_table_s (void)
{
  static const char text[] = "青石市质量工作考核办法\n\n一、总体要求\n\n认真组织考核。\n\n青石市人民政府\n\n2020年3月5日\n\n附件:\n\n"
                             "青石市质量工作考核评分表\n\n(试行)\n\n序号 指标项 指标内容 具体目标 牵头单位 配合单位 备注\n\n"
                             "1 一、组织领导 1.1 建立机构(10分) 1.成立领导机构(5分) 市质量办 市财政局\n\n2 2.召开工作会议(5分) 市质量办 市财政局\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (CzDraft) draft = cz_reader_read_text (text, "a.txt", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (draft->sheets->len, ==, 1);
  g_assert_cmpstr (((CzDraftSheet *) draft->sheets->pdata[0])->title, ==, "青石市质量工作考核评分表");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/founding-table-as-read-by-hand", test_founding_table_as_read_by_hand);
  cz_spec_add_tests ("sheet", read_sheets);

  g_test_add_func ("/sheet/title/of-an-annex", test_title_of_an_annex_is_the_table_s);
  return g_test_run ();
}
