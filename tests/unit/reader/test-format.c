/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-format.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/cz-error.h"
#include "reader/cz-docx-numbering.h"
#include "reader/cz-xlsx.h"
#include "reader/cz-xlsx-style.h"
#include "sheet-dump.h"

typedef struct
{
  const char *name;
  const char *text;
} Part;

static GBytes *
archive_of (const Part *parts)
{
  struct archive *archive = archive_write_new ();
  gsize           size = 1 << 20;
  size_t          used = 0;
  char           *buffer = g_malloc (size);

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, size, &used);

  for (; parts->name != NULL; parts++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, parts->name);
      archive_entry_set_size (entry, (gint64) strlen (parts->text));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_write_header (archive, entry);
      archive_write_data (archive, parts->text, strlen (parts->text));
      archive_entry_free (entry);
    }

  archive_write_close (archive);
  archive_write_free (archive);

  return g_bytes_new_take (buffer, used);
}

static GBytes *
document_of (const char *body)
{
  g_autofree char *text = g_strconcat ("<w:document xmlns:w='w'><w:body>", body, "</w:body></w:document>", NULL);
  const Part       parts[] = { { "word/document.xml", text }, { NULL } };

  return archive_of (parts);
}

static char *
read_text (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzBlocks) blocks = cz_format_read (bytes, "document", NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const CzBlock *block = cz_blocks_get (blocks, i);

      g_string_append_printf (text, "%s%.*s", i > 0 ? "|" : "", (int) block->span.length, cz_blocks_text (blocks, block->span));
    }

  return g_strchomp (g_string_free (text, FALSE));
}

static void
assert_refused (GBytes     *bytes,
                const char *name,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cz_format_read (bytes, name, NULL, &error));
  g_assert_error (error, CZ_ERROR, code);
}

static void
test_document_as_read_by_hand (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *base = g_strndup (name, strcspn (name, "."));
  g_autofree char *answer = g_strconcat (base, ".sheet.txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "documents", name, NULL);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "data", "documents", answer, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CzBlocks) blocks = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  bytes = g_bytes_new_take (contents, length);
  blocks = cz_format_read (bytes, name, NULL, &error);
  g_assert_no_error (error);
  result = cz_sheet_dump (blocks);
  g_assert_cmpstr (result, ==, expected);
}

static void
test_deleted_text_is_left_out (void)
{
  g_autoptr (GBytes) bytes = document_of ("<w:p><w:r><w:t>新</w:t></w:r><w:del><w:r><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>文</w:t></w:r></w:ins></w:p>");
  g_autofree char *text = read_text (bytes);

  g_assert_cmpstr (text, ==, "新文");
}

static void
test_nested_table_is_text_of_its_cell (void)
{
  g_autoptr (GBytes) bytes =
    document_of ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>");
  g_autofree char *text = read_text (bytes);

  g_assert_cmpstr (text, ==, "外\n内");
}

static void
test_document_type_is_refused (void)
{
  static const Part parts[] = { { "word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>" }, { NULL } };
  g_autoptr (GBytes) bytes = archive_of (parts);

  assert_refused (bytes, "a.docx", CZ_ERROR_REFUSED);
}

static void
test_damaged_archives_are_refused (void)
{
  g_autoptr (GBytes) whole = document_of ("<w:p><w:r><w:t>全文</w:t></w:r></w:p>");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  g_autoptr (GBytes) broken = document_of ("<w:p><w:r>");
  static const Part other[] = { { "../../etc/passwd", "x" }, { NULL } };
  g_autoptr (GBytes) foreign = archive_of (other);

  assert_refused (half, "a.docx", CZ_ERROR_UNREADABLE);
  assert_refused (broken, "a.docx", CZ_ERROR_UNREADABLE);
  assert_refused (foreign, "a.docx", CZ_ERROR_UNSUPPORTED);
}

static void
test_what_is_no_text_is_refused (void)
{
  static const guint8 machine_code[] = { 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0, 1, 0, 0, 0 };
  g_autoptr (GBytes) foreign = g_bytes_new_static (machine_code, sizeof machine_code);
  g_autoptr (GBytes) spoilt = g_bytes_new_static ("一、总体要求\x01\n稳步推进。\xff\n", strlen ("一、总体要求\x01\n稳步推进。\xff\n"));
  g_autofree char *text = NULL;

  assert_refused (foreign, "a.txt", CZ_ERROR_UNSUPPORTED);
  text = read_text (spoilt);
  g_assert_nonnull (strstr (text, "总体要求"));
}

static void
test_depth_is_limited (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (body, "<w:a>");

  bytes = document_of (body->str);
  assert_refused (bytes, "a.docx", CZ_ERROR_LIMIT);
}

static void
test_numbers_of_word (void)
{
  static const struct
  {
    guint       value;
    const char *format;
    const char *text;
  } cases[] = {
    { 3, "decimal", "3" },
    { 12, "chineseCountingThousand", "十二" },
    { 2, "decimalEnclosedCircleChinese", "②" },
    { 4, "lowerRoman", "iv" },
    { 2, "upperLetter", "B" },
    { 7, "bullet", "" },
    { 5, "decimalZero", "05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cz_docx_number_to_string (cases[i].value, cases[i].format);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_formats_of_dates (void)
{
  static const struct
  {
    int         id;
    const char *code;
    CzXlsxKind  kind;
  } cases[] = {
    { 14, NULL, CZ_XLSX_DATE },
    { 31, NULL, CZ_XLSX_DATE },
    { 57, NULL, CZ_XLSX_DATE },
    { 9, NULL, CZ_XLSX_PERCENT },
    { 2, NULL, CZ_XLSX_NUMBER },
    { 164, "yyyy\"年\"m\"月\"d\"日\"", CZ_XLSX_DATE },
    { 165, "0.00\"年\"", CZ_XLSX_NUMBER },
    { 166, "0.0%", CZ_XLSX_PERCENT },
    { 167, "[h]:mm", CZ_XLSX_DATE },
    { 168, "0.00E+00", CZ_XLSX_NUMBER },
    { 169, "General", CZ_XLSX_NUMBER },
    { 170, "[Red]#,##0", CZ_XLSX_NUMBER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cz_xlsx_kind_of_format (cases[i].id, cases[i].code), ==, cases[i].kind);
}

static void
test_dates_of_both_systems (void)
{
  g_autofree char *plain = cz_xlsx_date_to_string (43088, FALSE);
  g_autofree char *early = cz_xlsx_date_to_string (1, FALSE);
  g_autofree char *later = cz_xlsx_date_to_string (43088 - 1462, TRUE);
  g_autofree char *timed = cz_xlsx_date_to_string (43088.5, FALSE);

  g_assert_cmpstr (plain, ==, "2017-12-19");
  g_assert_cmpstr (early, ==, "1900-01-01");
  g_assert_cmpstr (later, ==, "2017-12-19");
  g_assert_cmpstr (timed, ==, "2017-12-19 12:00");
  g_assert_null (cz_xlsx_date_to_string (-1, FALSE));
}

/* Cells without references, phonetic readings, texts in the cell, numbers as kept in binary. */
static void
test_cells_of_a_workbook (void)
{
  static const Part parts[] = {
    { "xl/_rels/workbook.xml.rels", "<R><Relationship Id='r1' Type='x/worksheet' Target='/xl/s.xml'/><Relationship Id='r2' Type='x/sharedStrings' Target='t.xml'/></R>" },
    { "xl/workbook.xml", "<w xmlns:r='r'><sheets><sheet name='表' state='veryHidden' r:id='r1'/></sheets><definedNames><definedName name='cz'>表!$A$1</definedName></definedNames></w>" },
    { "xl/t.xml", "<sst><si><r><t>质</t></r><r><t>量</t></r><rPh><t>zhi</t></rPh></si></sst>" },
    { "xl/s.xml", "<s><sheetData><row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>强</t></is></c></row><row r='4'><c r='C4'><v>1.1000000000000001</v></c><c t='s'><v>9</v></c></row></sheetData>"
                  "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='B2:A1'/></mergeCells></s>" },
    { "docProps/custom.xml", "<p><property name='CzDispatch'><lpwstr>7</lpwstr></property></p>" },
    { NULL },
  };
  g_autoptr (GBytes) bytes = archive_of (parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (CzXlsx) book = cz_xlsx_read_cells (bytes, NULL, &error);
  static const char *const texts[] = { "质量", "强", "1.1" };
  const CzXlsxSheet       *sheet;

  g_assert_no_error (error);
  sheet = g_ptr_array_index (book->sheets, 0);
  g_assert_true (sheet->hidden);
  g_assert_cmpuint (sheet->cells->len, ==, G_N_ELEMENTS (texts));
  g_assert_cmpuint (sheet->merges->len, ==, 1);

  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (sheet->cells, CzXlsxCell, i);
      g_autofree char  *text = g_strndup (cz_xlsx_text (book, cell), cell->length);

      g_assert_cmpstr (text, ==, texts[i]);
    }

  g_assert_cmpuint (g_array_index (sheet->cells, CzXlsxCell, 2).row, ==, 3);
  g_assert_cmpuint (g_array_index (sheet->cells, CzXlsxCell, 2).column, ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (book->names, "cz"), ==, "表!$A$1");
  g_assert_cmpstr (g_hash_table_lookup (book->properties, "CzDispatch"), ==, "7");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/format/workbook-as-read-by-hand", "yunxi-workbook.xlsx", test_document_as_read_by_hand);
  g_test_add_data_func ("/format/text-document-as-read-by-hand", "taoyuan-plan.docx", test_document_as_read_by_hand);
  g_test_add_data_func ("/format/web-page-as-read-by-hand", "qinghe-page.html", test_document_as_read_by_hand);
  g_test_add_func ("/format/deleted-text-is-left-out", test_deleted_text_is_left_out);
  g_test_add_func ("/format/nested-table-is-text-of-its-cell", test_nested_table_is_text_of_its_cell);
  g_test_add_func ("/format/document-type-is-refused", test_document_type_is_refused);
  g_test_add_func ("/format/damaged-archives-are-refused", test_damaged_archives_are_refused);
  g_test_add_func ("/format/text/what-is-none-is-refused", test_what_is_no_text_is_refused);
  g_test_add_func ("/format/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/format/numbers-of-word", test_numbers_of_word);
  g_test_add_func ("/format/formats-of-dates", test_formats_of_dates);
  g_test_add_func ("/format/dates-of-both-systems", test_dates_of_both_systems);
  g_test_add_func ("/format/cells-of-a-workbook", test_cells_of_a_workbook);

  return g_test_run ();
}
