/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-error.h"
#include "form-sample.h"
#include "forms/cz-form-layout-private.h"

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

static const CzFormPiece *
get_piece (CzFormLayout *layout,
           guint         piece)
{
  return &g_array_index (layout->pieces, CzFormPiece, piece);
}

static guint
get_table_row (CzFormLayout *layout,
               guint         piece)
{
  return g_array_index (layout->items, CzFormItem, get_piece (layout, piece)->item).table_row;
}

static const CzFormPage *
get_page (CzFormLayout *layout,
          guint         page)
{
  return &g_array_index (layout->pages, CzFormPage, page);
}

static double
get_page_height (CzFormLayout *layout,
                 guint         page)
{
  double height = 0;

  for (guint i = 0; i < get_page (layout, page)->n_pieces; i++)
    height += get_piece (layout, get_page (layout, page)->first_piece + i)->height;

  return height;
}

static void
assert_pages_hold_every_row_once (CzFormLayout *layout,
                                  guint         n_rows)
{
  guint next = 0;

  for (guint p = 0; p < layout->pages->len; p++)
    g_assert_cmpfloat (get_page_height (layout, p), <=, cz_form_layout_get_body_height (layout) + 0.01);
  for (guint i = 0; i < layout->pieces->len; i++)
    if (get_table_row (layout, i) != CZ_FORM_NO_ROW && get_piece (layout, i)->first_line == 0)
      g_assert_cmpuint (get_table_row (layout, i), ==, next++);
  g_assert_cmpuint (next, ==, n_rows);
}

static void
test_no_row_is_lost (void)
{
  static const guint counts[] = { 0, 1, 2, 125, 10000 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (SampleTable) table = sample_scoring_new (counts[i]);
      g_autoptr (CzFormLayout) layout = lay_out ("task-scoring-table", table);

      assert_pages_hold_every_row_once (layout, counts[i]);
    }
}

static char *
get_text (SampleTable *table,
          guint        row,
          guint        column)
{
  return cz_table_dup_text (CZ_TABLE (table), row, column);
}

static void
test_indicators_are_not_torn (void)
{
  g_autoptr (SampleTable) table = sample_scoring_new (125);
  g_autoptr (CzFormLayout) layout = lay_out ("task-scoring-table", table);

  g_assert_cmpuint (layout->pages->len, >, 5);
  for (guint p = 1; p < layout->pages->len; p++)
    {
      guint            row = get_table_row (layout, get_page (layout, p)->first_piece);
      g_autofree char *indicator = get_text (table, row, 2);
      g_autofree char *above = get_text (table, row - 1, 2);

      g_assert_cmpstr (indicator, !=, above);
    }
}

/* Seen on the second page: the category begun on the first. */
static void
test_cut_block_repeats_its_text (void)
{
  g_autoptr (SampleTable) table = sample_scoring_new (125);
  g_autoptr (CzFormLayout) layout = lay_out ("task-scoring-table", table);
  guint            row = get_table_row (layout, get_page (layout, 1)->first_piece);
  g_autofree char *category = get_text (table, row, 1);
  g_autofree char *above = get_text (table, row - 1, 1);
  g_autofree char *text = cz_form_layout_dup_page_text (layout, 1);

  g_assert_cmpstr (category, ==, above);
  g_assert_nonnull (strstr (text, category));
}

/* The text of a merged cell fits on each page it stands on, even if only one low row of it is left there. */
static void
test_cut_block_has_room_for_its_text (void)
{
  g_autoptr (SampleTable) table = sample_table_new ("no category indicator text lead cooperating note");
  g_autoptr (CzFormLayout) layout = NULL;

  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *category = g_strdup_printf ("%u、质量安全监管责任落实到位、社会共治机制健全、公共服务体系完善、群众满意度逐年提升", i / 3);
      g_autofree char *indicator = g_strdup_printf ("%u", i);

      sample_table_add (table, "1", category, indicator, "短", "", "", "", NULL);
    }
  layout = lay_out ("task-scoring-table", table);
  g_assert_cmpuint (layout->pages->len, >, 2);

  for (guint p = 0; p < layout->pages->len; p++)
    for (guint i = get_page (layout, p)->first_piece; i < get_page (layout, p)->first_piece + get_page (layout, p)->n_pieces; i++)
      {
        const CzFormItem *item = &g_array_index (layout->items, CzFormItem, get_piece (layout, i)->item);

        for (guint c = 0; c < item->n_cells; c++)
          {
            const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);
            guint             n_pieces = cz_form_layout_count_block_pieces (layout, get_page (layout, p), i, cell);
            double            height = 0;

            if (cell->block == CZ_FORM_NO_BLOCK || n_pieces == 0)
              continue;
            for (guint k = 0; k < n_pieces; k++)
              height += get_piece (layout, i + k)->height;
            g_assert_cmpfloat (height, >=, g_array_index (layout->blocks, CzFormBlock, cell->block).need - 0.01);
          }
      }
}

static void
test_cell_longer_than_a_page_goes_on (void)
{
  g_autoptr (SampleTable) table = sample_table_new ("no category indicator text lead cooperating note");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (CzFormLayout) layout = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "第%u条要求。", i);
  sample_table_add (table, "1", "甲", "乙", "短", "", "", "", NULL);
  sample_table_add (table, "2", "甲", "乙", text->str, "", "", "", NULL);
  sample_table_add (table, "3", "甲", "丙", "短", "", "", "", NULL);
  layout = lay_out ("task-scoring-table", table);

  g_assert_cmpuint (layout->pages->len, >, 2);
  assert_pages_hold_every_row_once (layout, 3);
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const CzFormPiece *piece = get_piece (layout, i);
      const CzFormItem  *item = &g_array_index (layout->items, CzFormItem, piece->item);
      const CzFormCell  *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + 3);
      guint              start, length;

      if (item->table_row == 1 && cz_form_layout_get_piece_range (layout, piece, cell, &start, &length))
        g_string_append_len (seen, cz_form_layout_get_text (layout, cell->text) + start, length);
    }
  g_assert_cmpstr (seen->str, ==, text->str);
}

/* The cell of @column in the @nth item from the end that is no row of the table and has a number there. */
static const CzFormCell *
find_total (CzFormLayout *layout,
            guint         line,
            const char   *column)
{
  int index = cz_form_layout_find_column (layout, column);

  for (guint i = 0; i < layout->cells->len; i++)
    {
      const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, i);

      if (cell->style == CZ_FORM_TEXT_TOTAL && cell->column == index && line-- == 0)
        return cell;
    }

  g_assert_not_reached ();
}

static SampleTable *
new_sums_table (void)
{
  SampleTable *table = sample_table_new ("no category indicator text lead cooperating points# score# reason combine");

  sample_table_add (table, "1", "甲", "1.1", "", "", "", "10", "7.5", "", "", NULL);
  sample_table_add (table, "2", "甲", "1.1", "", "", "", "5", "0.25", "", "", NULL);
  sample_table_add (table, "3", "乙", "2.1", "", "", "", "10", "6", "", "best", NULL);
  sample_table_add (table, "4", "乙", "2.1", "", "", "", "5", "4", "", "best", NULL);
  sample_table_add (table, "5", "乙", "2.2", "", "", "", "4", "3", "", "cap=5", NULL);
  sample_table_add (table, "6", "乙", "2.2", "", "", "", "4", "3", "", "cap=5", NULL);
  sample_table_add (table, "7", "丙", "3.1", "", "", "", "20", "合理缺项", "", "", NULL);
  sample_table_flag_cell (table, 6, "score", CZ_CELL_DISABLED);
  return table;
}

static void
assert_total (CzFormLayout *layout,
              guint         line,
              const char   *column,
              const char   *text,
              gboolean      formula)
{
  const CzFormCell *cell = find_total (layout, line, column);

  g_assert_cmpstr (cz_form_layout_get_text (layout, cell->text), ==, text);
  g_assert_cmpint (cell->formula != 0, ==, formula);
}

static void
test_sums_follow_best_cap_and_applies (void)
{
  g_autoptr (SampleTable) table = new_sums_table ();
  g_autoptr (CzFormLayout) layout = lay_out ("self-scoring-sheet", table);

  assert_total (layout, 0, "score", "7.75", TRUE);
  assert_total (layout, 1, "points", "15", TRUE);
  assert_total (layout, 1, "score", "11", TRUE);
  assert_total (layout, 2, "score", "0", TRUE);
  assert_total (layout, 3, "points", "50", TRUE);
  assert_total (layout, 3, "score", "18.75", TRUE);
  assert_total (layout, 4, "score", "30", TRUE);
  assert_total (layout, 5, "score", "62.50", TRUE);
}

/* Whoever made the table decides; a formula that would say something else is not written. */
static void
test_given_results_win_over_formulas (void)
{
  g_autoptr (SampleTable) table = new_sums_table ();
  g_autoptr (GHashTable) values = sample_values_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CzFormLayout) layout = NULL;

  g_hash_table_insert (values, g_strdup ("total.score"), g_strdup ("18.75"));
  g_hash_table_insert (values, g_strdup ("attainable.score"), g_strdup ("31"));
  layout = cz_form_layout_new (sample_definition ("self-scoring-sheet"), CZ_TABLE (table), values, &error);
  g_assert_no_error (error);

  assert_total (layout, 3, "score", "18.75", TRUE);
  assert_total (layout, 4, "score", "31", FALSE);
  assert_total (layout, 5, "score", "60.48", TRUE);
}

static void
test_lines_of_sums_in_the_table_are_taken (void)
{
  g_autoptr (SampleTable) table = sample_table_new ("no category indicator text lead cooperating points# score# reason");
  g_autoptr (CzFormLayout) layout = NULL;

  sample_table_add (table, "1", "甲", "1.1", "", "", "", "10", "8", "", NULL);
  sample_table_add (table, "2", "甲", "1.1", "", "", "", "10", "9", "", NULL);
  sample_table_add (table, "", "", "", "", "", "", "20", "15", "", NULL);
  sample_table_add (table, "3", "乙", "2.1", "", "", "", "5", "5", "", NULL);
  sample_table_add (table, "", "", "", "", "", "", "5", "5", "", NULL);
  sample_table_add (table, "", "", "", "", "", "", "25", "20", "", NULL);
  sample_table_flag_row (table, 2, CZ_CELL_SUBTOTAL);
  sample_table_flag_row (table, 4, CZ_CELL_SUBTOTAL);
  sample_table_set_footers (table, 1);
  layout = lay_out ("self-scoring-sheet", table);

  assert_total (layout, 0, "points", "20", TRUE);
  assert_total (layout, 0, "score", "15", FALSE);
  assert_total (layout, 1, "score", "5", TRUE);
  assert_total (layout, 2, "score", "20", TRUE);
}

static void
test_missing_column_is_named (void)
{
  g_autoptr (SampleTable) table = sample_table_new ("no category");
  g_autoptr (GError) error = NULL;

  g_assert_null (cz_form_layout_new (sample_definition ("task-scoring-table"), CZ_TABLE (table), NULL, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no column \"indicator\""));
}

static void
test_blanks_of_the_form_are_reported (void)
{
  g_autoptr (SampleTable) table = sample_scoring_new (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CzFormLayout) layout = cz_form_layout_new (sample_definition ("self-scoring-sheet"), CZ_TABLE (table), NULL, &error);
  const char *const *missing;

  g_assert_no_error (error);
  missing = cz_form_layout_get_missing_values (layout);
  g_assert_true (g_strv_contains (missing, "title"));
  g_assert_true (g_strv_contains (missing, "subject"));
  g_assert_false (g_strv_contains (missing, "round"));
}

static void
test_columns_repeat_and_narrow_until_too_many (void)
{
  g_autoptr (GString) ids = g_string_new ("no unit score standardised bonus rank grade note");
  g_autoptr (GHashTable) values = sample_values_new ();
  gboolean refused = FALSE;

  for (guint n = 1; n <= 40 && !refused; n++)
    {
      g_autoptr (SampleTable) table = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CzFormLayout) layout = NULL;

      g_string_append_printf (ids, " part:%u", n);
      table = sample_table_new (ids->str);
      layout = cz_form_layout_new (sample_definition ("assessment-summary"), CZ_TABLE (table), values, &error);
      refused = layout == NULL;
      if (refused)
        g_assert_error (error, CZ_ERROR, CZ_ERROR_INVALID);
      else
        {
          g_assert_cmpuint (layout->columns->len, ==, 8 + n);
          g_assert_cmpfloat (layout->body_left + layout->table_width, <=, layout->page_width - 20 * CZ_FORM_MM + 0.1);
        }
      g_assert_true (!refused || n > 5);
    }
  g_assert_true (refused);
}

static void
test_groups_without_members_say_so (void)
{
  g_autoptr (SampleTable) table = sample_table_new ("grade unit");
  g_autoptr (CzFormLayout) layout = NULL;
  g_autofree char *text = NULL;

  sample_table_add (table, "A级", "东平县", NULL);
  sample_table_add (table, "C级", "西安河区", NULL);
  sample_table_add (table, "A级", "南岭县", NULL);
  layout = lay_out ("grade-circular", table);
  text = cz_form_layout_dup_page_text (layout, 0);

  g_assert_nonnull (strstr (text, "A级：东平县、南岭县"));
  g_assert_nonnull (strstr (text, "B级：无"));
  g_assert_nonnull (strstr (text, "C级：西安河区"));
}

static void
test_other_paper_keeps_the_form (void)
{
  g_autoptr (CzFormDefinition) narrow = cz_form_definition_new_for_paper (sample_definition ("task-scoring-table"), CZ_FORM_PAPER_A4, TRUE);
  g_autoptr (SampleTable) table = sample_scoring_new (30);
  g_autoptr (GError) error = NULL;
  g_autoptr (CzFormLayout) layout = cz_form_layout_new (narrow, CZ_TABLE (table), NULL, &error);
  double width, height;

  g_assert_no_error (error);
  cz_form_layout_get_page_size (layout, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 841.9, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 595.3, 0.1);
  assert_pages_hold_every_row_once (layout, 30);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-layout/no-row-is-lost", test_no_row_is_lost);
  g_test_add_func ("/form-layout/indicators-are-not-torn", test_indicators_are_not_torn);
  g_test_add_func ("/form-layout/cut-block-repeats-its-text", test_cut_block_repeats_its_text);
  g_test_add_func ("/form-layout/cut-block-has-room-for-its-text", test_cut_block_has_room_for_its_text);
  g_test_add_func ("/form-layout/cell-longer-than-a-page-goes-on", test_cell_longer_than_a_page_goes_on);
  g_test_add_func ("/form-layout/sums-follow-best-cap-and-applies", test_sums_follow_best_cap_and_applies);
  g_test_add_func ("/form-layout/given-results-win-over-formulas", test_given_results_win_over_formulas);
  g_test_add_func ("/form-layout/lines-of-sums-in-the-table-are-taken", test_lines_of_sums_in_the_table_are_taken);
  g_test_add_func ("/form-layout/missing-column-is-named", test_missing_column_is_named);
  g_test_add_func ("/form-layout/blanks-of-the-form-are-reported", test_blanks_of_the_form_are_reported);
  g_test_add_func ("/form-layout/columns-repeat-and-narrow-until-too-many", test_columns_repeat_and_narrow_until_too_many);
  g_test_add_func ("/form-layout/groups-without-members-say-so", test_groups_without_members_say_so);
  g_test_add_func ("/form-layout/other-paper-keeps-the-form", test_other_paper_keeps_the_form);
  return g_test_run ();
}
