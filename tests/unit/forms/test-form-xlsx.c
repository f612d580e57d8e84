/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-error.h"
#include "form-sample.h"
#include "forms/cz-form-workbook.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  fixture->folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "表 单.xlsx", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else was left behind */
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* One part of the workbook as text. */
static char *
read_part (const char *path,
           const char *part)
{
  struct archive       *archive = archive_read_new ();
  struct archive_entry *entry;
  char                 *text = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), part))
      {
        gsize size = archive_entry_size (entry);

        text = g_malloc0 (size + 1);
        g_assert_cmpint (archive_read_data (archive, text, size), ==, (gssize) size);
      }

  archive_read_free (archive);
  g_assert_nonnull (text);
  return text;
}

#define assert_has(text, part)                                \
  G_STMT_START                                                \
  {                                                           \
    if (strstr ((text), (part)) == NULL)                      \
      g_error ("%s:%d: no \"%s\"", __FILE__, __LINE__, part); \
  }                                                           \
  G_STMT_END

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;

  return n;
}

static CzFormLayout *
lay_out (const char  *id,
         SampleTable *table)
{
  g_autoptr (GHashTable) values = sample_values_new ();
  g_autoptr (GError) error = NULL;
  CzFormLayout *layout = cz_form_layout_new (sample_definition (id), CZ_TABLE (table), values, &error);

  g_assert_no_error (error);
  return layout;
}

static void
write_form (const char  *id,
            SampleTable *table,
            const char  *path)
{
  g_autoptr (CzFormLayout) layout = lay_out (id, table);
  g_autoptr (GError) error = NULL;

  cz_form_write_xlsx (layout, path, &error);
  g_assert_no_error (error);
}

static void
test_sheet_is_set_up_for_paper (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_scoring_new (125);
  g_autofree char *sheet = NULL;
  g_autofree char *book = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *core = NULL;

  write_form ("task-scoring-table", table, fixture->path);
  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  book = read_part (fixture->path, "xl/workbook.xml");
  styles = read_part (fixture->path, "xl/styles.xml");
  core = read_part (fixture->path, "docProps/core.xml");

  assert_has (sheet, "paperSize=\"8\"");
  assert_has (sheet, "orientation=\"landscape\"");
  assert_has (sheet, "fitToHeight=\"0\"");
  assert_has (sheet, "第 &amp;P 页　共 &amp;N 页");
  assert_has (sheet, "<rowBreaks");
  assert_has (sheet, "ySplit=\"4\"");
  assert_has (book, "_xlnm.Print_Area");
  assert_has (book, "_xlnm.Print_Titles");
  assert_has (book, "$4:$4");
  assert_has (book, "name=\"任务分解及考核评分表\"");
  assert_has (styles, "val=\"仿宋\"");
  assert_has (styles, "val=\"方正小标宋简体\"");
  assert_has (styles, "wrapText=\"1\"");
  assert_has (core, "云川市创建质量强市示范城市");
  assert_has (core, "云川市质量强市工作领导小组办公室");
}

static void
test_totals_are_formulas_with_results (Fixture      *fixture,
                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_table_new ("no category indicator text lead cooperating points# score# reason combine");
  g_autofree char *sheet = NULL;

  sample_table_add (table, "1", "甲", "1.1", "一", "", "", "10", "7.5", "", "", NULL);
  sample_table_add (table, "2", "甲", "1.1", "二", "", "", "5", "0.25", "", "", NULL);
  sample_table_add (table, "3", "乙", "2.1", "三", "", "", "10", "6", "", "best", NULL);
  sample_table_add (table, "4", "乙", "2.1", "四", "", "", "5", "4", "", "best", NULL);
  write_form ("self-scoring-sheet", table, fixture->path);
  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");

  assert_has (sheet, "<f>SUM(H4:H5)</f><v>7.75</v>");
  assert_has (sheet, "<f>MAX(H7:H8)</f><v>6</v>");
  assert_has (sheet, "<f>SUM(G6,G9)</f><v>25</v>");
  assert_has (sheet, "<f>SUM(H6,H9)</f><v>13.75</v>");
  assert_has (sheet, "<f>SUM(G4:G5)+MAX(G7:G8)</f><v>25</v>");
  assert_has (sheet, "<f>IF(H11=0,0,ROUND(H10/H11*100,2))</f><v>55</v>");
  assert_has (sheet, "<v>0.25</v>");
}

/* A cell of one sheet may be the first of a merged range and stand in no other. */
static void
test_merged_ranges_do_not_meet (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_scoring_new (125);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autofree char *sheet = NULL;
  guint            n = 0;

  write_form ("self-scoring-sheet", table, fixture->path);
  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  for (const char *p = sheet; (p = strstr (p, "<mergeCell ref=\"")) != NULL; p++, n++)
    {
      char  first, last;
      guint top, bottom;

      g_assert_cmpint (sscanf (p, "<mergeCell ref=\"%c%u:%c%u", &first, &top, &last, &bottom), ==, 4);
      for (char c = first; c <= last; c++)
        for (guint row = top; row <= bottom; row++)
          g_assert_true (g_hash_table_add (taken, GUINT_TO_POINTER (row * 32 + (guint) (c - 'A'))));
    }
  g_assert_cmpuint (n, >, 40);
}

static void
test_text_of_people_never_becomes_a_formula (Fixture      *fixture,
                                             gconstpointer data G_GNUC_UNUSED)
{
  static const char *const texts[] = { "=1+1", "+8613800000000", "-5", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=2", "a\001b", "<b>&" };
  g_autoptr (SampleTable) table = sample_table_new ("no category indicator text lead cooperating note");
  g_autofree char *sheet = NULL;
  g_autofree char *strings = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    sample_table_add (table, "1", "甲", "乙", texts[i], texts[i], "", "", NULL);
  write_form ("task-scoring-table", table, fixture->path);
  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  strings = read_part (fixture->path, "xl/sharedStrings.xml");

  g_assert_cmpuint (count (sheet, "<f>"), ==, 0);
  assert_has (strings, ">=1+1</t>");
  assert_has (strings, ">@SUM(A1)</t>");
  assert_has (strings, ">ab</t>");
  assert_has (strings, ">&lt;b&gt;&amp;</t>");
}

static void
test_unit_may_write_only_where_it_should (Fixture      *fixture,
                                          gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_table_new ("key no indicator text points# value score# reason evidence");
  g_autoptr (CzFormLayout) layout = NULL;
  g_autoptr (CzFormWorkbook) workbook = cz_form_workbook_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *strings = NULL;
  g_autofree char *book = NULL;

  sample_table_add (table, "row-17", "1", "1.1", "一", "10", "", "7.5", "", "", NULL);
  sample_table_add (table, "row-18", "2", "1.1", "二", "", "", "", "", "", NULL);
  sample_table_add (table, "row-19", "3", "1.2", "三", "5", "", "", "", "", NULL);
  layout = lay_out ("unit-scores", table);
  cz_form_workbook_add_sheet (workbook, NULL, layout);
  cz_form_workbook_set_property (workbook, "workspace", "0f8c");
  cz_form_workbook_set_property (workbook, "dispatch", "12");
  cz_form_workbook_write (workbook, fixture->path, &error);
  g_assert_no_error (error);

  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  hidden = read_part (fixture->path, "xl/worksheets/sheet2.xml");
  strings = read_part (fixture->path, "xl/sharedStrings.xml");
  book = read_part (fixture->path, "xl/workbook.xml");
  assert_has (sheet, "<sheetProtection");
  assert_has (sheet, "<formula2>D6</formula2>");
  assert_has (sheet, "sqref=\"F6\"");
  assert_has (sheet, "sqref=\"F7\"");
  assert_has (sheet, "<formula2>1000000000</formula2>");
  assert_has (sheet, "<row r=\"4\" spans=\"1:9\" hidden=\"1\"");
  assert_has (sheet, "<col min=\"9\" max=\"9\" width=\"0\" hidden=\"1\"");
  assert_has (strings, ">row-18</t>");
  assert_has (strings, ">evidence</t>");
  assert_has (strings, ">dispatch</t>");
  assert_has (hidden, "<sheetProtection");
  assert_has (book, "name=\"_chuangzhi\" sheetId=\"2\" state=\"hidden\"");
}

static void
test_names_of_sheets_suit_excel (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *wished;
    const char *got;
  } cases[] = {
    { "市场监管局", "市场监管局" },
    { "市场监管局", "市场监管局(2)" },
    { "教育/科技[局]?*:\\", "教育／科技［局］？＊：＼" },
    { "", "Sheet" },
    { "History", "Sheet(2)" },
    { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一" },
    { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八(2)" },
    { "_chuangzhi", "_chuangzhi(2)" },
    { "abc", "abc" },
    { "ABC", "ABC(2)" },
  };
  g_autoptr (SampleTable) table = sample_scoring_new (1);
  g_autoptr (CzFormLayout) layout = lay_out ("task-scoring-table", table);
  g_autoptr (CzFormWorkbook) workbook = cz_form_workbook_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cz_form_workbook_add_sheet (workbook, cases[i].wished, layout), ==, cases[i].got);
  cz_form_workbook_write (workbook, fixture->path, &error);
  g_assert_no_error (error);
}

static void
test_row_longer_than_excel_allows_is_written_whole (Fixture      *fixture,
                                                    gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_table_new ("no category indicator text lead cooperating note");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *strings = NULL;

  for (guint i = 0; i < 2500; i++)
    g_string_append_printf (text, "第%u条要求。", i);
  sample_table_add (table, "1", "甲", "乙", text->str, "", "", "", NULL);
  write_form ("task-scoring-table", table, fixture->path);
  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  strings = read_part (fixture->path, "xl/sharedStrings.xml");

  for (const char *p = sheet; (p = strstr (p, " ht=\"")) != NULL; p++)
    g_assert_cmpfloat (g_ascii_strtod (p + 5, NULL), <=, 409);
  g_assert_cmpuint (count (strings, "求"), ==, 2500);
}

static void
write_old (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "old", -1, &error);
  g_assert_no_error (error);
}

static void
assert_old (Fixture *fixture)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

/* With no room the file that was there stays, nothing is left beside it, and the error says so. */
static void
test_full_disk_harms_nothing (Fixture      *fixture,
                              gconstpointer data)
{
  gboolean      pdf = GPOINTER_TO_INT (data);
  struct rlimit before, small;
  g_autoptr (SampleTable) table = sample_scoring_new (125);
  g_autoptr (CzFormLayout) layout = lay_out ("self-scoring-sheet", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) flat_error = NULL;
  gboolean written;

  write_old (fixture);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 8192;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = pdf ? cz_form_write_pdf (layout, fixture->path, &error) : cz_form_write_xlsx (layout, fixture->path, &error);
  if (!pdf)
    g_assert_false (cz_form_write_flat_xlsx (CZ_TABLE (table), "表", fixture->path, NULL, &flat_error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_false (written);
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NO_SPACE);
  if (!pdf)
    g_assert_error (flat_error, CZ_ERROR, CZ_ERROR_NO_SPACE);
  assert_old (fixture);
}

static void
test_unwritable_place_is_named (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  static const char *const places[] = { "/proc/no-such-folder/a.xlsx", "/proc/a.xlsx", "/dev/null/a.xlsx" };
  g_autoptr (SampleTable) table = sample_scoring_new (1);
  g_autoptr (CzFormLayout) layout = lay_out ("task-scoring-table", table);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) pdf_error = NULL;

      g_assert_false (cz_form_write_xlsx (layout, places[i], &error));
      g_assert_error (error, CZ_ERROR, CZ_ERROR_OUTPUT);
      g_assert_true (g_str_has_prefix (error->message, "/"));
      g_assert_false (cz_form_write_pdf (layout, places[i], &pdf_error));
      g_assert_error (pdf_error, CZ_ERROR, CZ_ERROR_OUTPUT);
    }
  write_old (fixture);
}

static void
test_flat_table_keeps_every_cell (Fixture      *fixture,
                                  gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_scoring_new (3000);
  g_autoptr (GError) error = NULL;
  g_autofree char *sheet = NULL;
  guint            n_cells = 0;

  cz_form_write_flat_xlsx (CZ_TABLE (table), "明细", fixture->path, NULL, &error);
  g_assert_no_error (error);
  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");

  for (guint row = 0; row < 3000; row++)
    for (guint column = 0; column < cz_table_get_n_columns (CZ_TABLE (table)); column++)
      {
        g_autofree char *text = cz_table_dup_text (CZ_TABLE (table), row, column);

        n_cells += *text != '\0';
      }
  g_assert_cmpuint (count (sheet, "<c r=\""), ==, n_cells + cz_table_get_n_columns (CZ_TABLE (table)));
  assert_has (sheet, "<autoFilter ref=\"A1:K3001\"");
}

static void
test_pdf_has_its_title_and_text (Fixture      *fixture,
                                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_scoring_new (20);
  g_autoptr (CzFormLayout) layout = lay_out ("task-scoring-table", table);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize            length;

  cz_form_write_pdf (layout, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_nonnull (g_strstr_len (bytes + length - 2048, 2048, "/Title"));
}

#define add(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/form-xlsx/sheet-is-set-up-for-paper", NULL, test_sheet_is_set_up_for_paper);
  add ("/form-xlsx/totals-are-formulas-with-results", NULL, test_totals_are_formulas_with_results);
  add ("/form-xlsx/merged-ranges-do-not-meet", NULL, test_merged_ranges_do_not_meet);
  add ("/form-xlsx/text-of-people-never-becomes-a-formula", NULL, test_text_of_people_never_becomes_a_formula);
  add ("/form-xlsx/unit-may-write-only-where-it-should", NULL, test_unit_may_write_only_where_it_should);
  add ("/form-xlsx/names-of-sheets-suit-excel", NULL, test_names_of_sheets_suit_excel);
  add ("/form-xlsx/row-longer-than-excel-allows-is-written-whole", NULL, test_row_longer_than_excel_allows_is_written_whole);
  add ("/form-xlsx/full-disk-harms-nothing", GINT_TO_POINTER (FALSE), test_full_disk_harms_nothing);
  add ("/form-pdf/full-disk-harms-nothing", GINT_TO_POINTER (TRUE), test_full_disk_harms_nothing);
  add ("/form-xlsx/unwritable-place-is-named", NULL, test_unwritable_place_is_named);
  add ("/form-xlsx/flat-table-keeps-every-cell", NULL, test_flat_table_keeps_every_cell);
  add ("/form-pdf/has-its-title-and-text", NULL, test_pdf_has_its_title_and_text);
  return g_test_run ();
}
