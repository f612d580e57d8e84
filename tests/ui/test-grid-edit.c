/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-allocation.h"
#include "ui/grid-fixture.h"

#include "widgets/cz-grid-private.h"
#include "widgets/cz-sheet-text.h"

#include <adwaita.h>

#define PATIENCE (5 * G_TIME_SPAN_SECOND)

static void
select_down (GridFixture *grid,
             guint        row,
             guint        column,
             guint        n_rows)
{
  cz_grid_scroll_to (grid->grid, row, column);
  for (guint i = 1; i < n_rows; i++)
    grid_fixture_press (grid, GDK_KEY_Down, GDK_SHIFT_MASK);
}

static void
put_on_clipboard (GridFixture *grid,
                  const char  *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (grid->grid)), text);
}

static void
paste (GridFixture *grid)
{
  grid_fixture_press (grid, GDK_KEY_v, GDK_CONTROL_MASK);
  grid_fixture_settle (grid);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static void
test_fill_down_is_one_step (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  fake_table_set (grid.table, 4, FAKE_SELF, "7");
  select_down (&grid, 4, FAKE_SELF, 3);
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_d, GDK_CONTROL_MASK));
  grid_fixture_assert_text (&grid, 5, FAKE_SELF, "7");
  grid_fixture_assert_text (&grid, 6, FAKE_SELF, "7");
  grid_fixture_assert_text (&grid, 7, FAKE_SELF, "");
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);

  cz_grid_scroll_to (grid.grid, 7, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_d, GDK_CONTROL_MASK);
  grid_fixture_assert_text (&grid, 7, FAKE_SELF, "7");

  grid_fixture_clear (&grid);
}

static void
test_control_enter_fills_the_selection (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  select_down (&grid, 4, FAKE_SELF, 3);
  grid_fixture_type (&grid, "3");
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Return, GDK_CONTROL_MASK));
  grid_fixture_assert_text (&grid, 4, FAKE_SELF, "3");
  grid_fixture_assert_text (&grid, 6, FAKE_SELF, "3");
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);

  grid_fixture_clear (&grid);
}

static void
test_handle_goes_on_with_a_series (void)
{
  const CzCellSpan source = { 10, FAKE_SELF, 2, 1 };
  const CzCellSpan below = { 10, FAKE_SELF, 4, 1 };
  const CzCellSpan above = { 9, FAKE_SELF, 3, 1 };
  GridFixture      grid;

  grid_fixture_init (&grid, 125, FALSE);
  fake_table_set (grid.table, 10, FAKE_SELF, "0.5");
  fake_table_set (grid.table, 11, FAKE_SELF, "0.7");
  _cz_grid_fill_from (grid.grid, &source, &below);
  grid_fixture_assert_text (&grid, 12, FAKE_SELF, "0.9");
  grid_fixture_assert_text (&grid, 13, FAKE_SELF, "1.1");
  _cz_grid_fill_from (grid.grid, &source, &above);
  grid_fixture_assert_text (&grid, 9, FAKE_SELF, "0.3");

  grid_fixture_clear (&grid);
}

static void
test_choice_by_pinyin_initials (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_scroll_to (grid.grid, 4, FAKE_LEAD);
  grid_fixture_type (&grid, "czj");
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  grid_fixture_assert_text (&grid, 4, FAKE_LEAD, "市财政局");
  grid_fixture_assert_cursor (&grid, 5, FAKE_LEAD);

  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Down, GDK_ALT_MASK));
  grid_fixture_press (&grid, GDK_KEY_Down, 0);
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  grid_fixture_assert_text (&grid, 5, FAKE_LEAD, "市委办");

  grid_fixture_clear (&grid);
}

static void
test_copy_and_paste_keep_lines_and_quotes (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  fake_table_set (grid.table, 4, FAKE_TARGET, "一\n“二”\t\"三\"");
  select_down (&grid, 4, FAKE_TARGET, 2);
  grid_fixture_press (&grid, GDK_KEY_c, GDK_CONTROL_MASK);
  cz_grid_scroll_to (grid.grid, 20, FAKE_TARGET);
  paste (&grid);
  grid_fixture_assert_text (&grid, 20, FAKE_TARGET, "一\n“二”\t\"三\"");
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);

  grid_fixture_clear (&grid);
}

static void
test_numbers_of_other_programs (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_scroll_to (grid.grid, 4, FAKE_SELF);
  put_on_clipboard (&grid, " 7 \r\n６．５\r\n8%\r\n");
  paste (&grid);
  g_assert_null (find_dialog ());
  grid_fixture_assert_text (&grid, 4, FAKE_SELF, "7");
  grid_fixture_assert_text (&grid, 5, FAKE_SELF, "６．５");
  grid_fixture_assert_text (&grid, 6, FAKE_SELF, "8");
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);

  grid_fixture_clear (&grid);
}

static void
test_paste_asks_before_it_refuses (void)
{
  GridFixture       grid;
  AdwMessageDialog *dialog;

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_scroll_to (grid.grid, 4, FAKE_SELF);
  put_on_clipboard (&grid, "7\n99\n8\n");
  paste (&grid);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  grid_fixture_assert_text (&grid, 4, FAKE_SELF, "");

  adw_message_dialog_response (dialog, "paste");
  grid_fixture_settle (&grid);
  grid_fixture_assert_text (&grid, 4, FAKE_SELF, "7");
  grid_fixture_assert_text (&grid, 5, FAKE_SELF, "");
  grid_fixture_assert_text (&grid, 6, FAKE_SELF, "8");
  g_assert_cmpuint (cz_grid_get_n_refused (grid.grid), ==, 1);
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);
  cz_grid_scroll_to (grid.grid, 0, FAKE_SELF);
  g_assert_true (cz_grid_go_to_refused (grid.grid));
  grid_fixture_assert_cursor (&grid, 5, FAKE_SELF);

  grid_fixture_clear (&grid);
}

static void
test_paste_below_adds_rows_in_one_step (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 5, FALSE);
  cz_grid_scroll_to (grid.grid, 4, FAKE_SELF);
  put_on_clipboard (&grid, "7\n8\n9\n");
  paste (&grid);
  g_assert_cmpuint (cz_table_get_n_rows (CZ_TABLE (grid.table)), ==, 8);
  grid_fixture_assert_text (&grid, 6, FAKE_SELF, "9");
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);

  grid_fixture_clear (&grid);
}

static void
test_replace_all_is_one_step (void)
{
  GridFixture grid;
  GtkWidget  *entry;

  grid_fixture_init (&grid, 125, FALSE);
  fake_table_set (grid.table, 3, FAKE_LEAD, "甲局");
  fake_table_set (grid.table, 90, FAKE_LEAD, "乙甲局甲");
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_f, GDK_CONTROL_MASK));
  grid_fixture_settle (&grid);
  entry = gtk_widget_get_ancestor (grid_fixture_get_focus (&grid), GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "甲");
  g_signal_emit_by_name (entry, "activate");
  grid_fixture_assert_cursor (&grid, 3, FAKE_LEAD);
  g_signal_emit_by_name (entry, "activate");
  grid_fixture_assert_cursor (&grid, 90, FAKE_LEAD);
  g_signal_emit_by_name (entry, "activate");
  grid_fixture_assert_cursor (&grid, 3, FAKE_LEAD);

  g_assert_cmpuint (_cz_grid_replace_text (grid.grid, "甲", "丙", TRUE), ==, 2);
  grid_fixture_assert_text (&grid, 90, FAKE_LEAD, "乙丙局丙");
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_true (gtk_widget_is_ancestor (grid_fixture_get_focus (&grid), GTK_WIDGET (grid.grid)));

  grid_fixture_clear (&grid);
}

static void
test_one_key_shows_all_rows_again (void)
{
  GridFixture  grid;
  CzTableView *view;

  grid_fixture_init (&grid, 125, FALSE);
  view = cz_grid_get_view (grid.grid);
  fake_table_set (grid.table, 60, FAKE_SELF, "5");
  cz_grid_scroll_to (grid.grid, 60, FAKE_SELF);
  cz_table_view_set_filter (view, FAKE_SELF, cz_table_filter_new (CZ_TABLE_FILTER_FILLED));
  grid_fixture_settle (&grid);
  grid_fixture_assert_cursor (&grid, 60, FAKE_SELF);
  g_assert_false (cz_grid_scroll_to (grid.grid, 61, FAKE_SELF));
  gtk_test_accessible_assert_property (grid_fixture_get_focus (&grid), GTK_ACCESSIBLE_PROPERTY_LABEL, "5");

  g_assert_true (grid_fixture_press (&grid, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_false (cz_table_view_is_filtered (view));
  grid_fixture_assert_cursor (&grid, 60, FAKE_SELF);

  grid_fixture_clear (&grid);
}

static void
test_state_survives (void)
{
  GridFixture grid;
  g_autoptr (GVariant) state = NULL;

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_set_column_visible (grid.grid, FAKE_LEAD, FALSE);
  cz_grid_set_zoom (grid.grid, 1.5);
  cz_table_view_set_sort (cz_grid_get_view (grid.grid), FAKE_REVIEW, CZ_TABLE_SORT_DESCENDING);
  state = g_variant_ref_sink (cz_grid_save_state (grid.grid));
  grid_fixture_clear (&grid);

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_restore_state (grid.grid, state);
  g_assert_false (cz_grid_get_column_visible (grid.grid, FAKE_LEAD));
  g_assert_cmpfloat (cz_grid_get_zoom (grid.grid), ==, 1.5);
  g_assert_true (cz_table_view_is_arranged (cz_grid_get_view (grid.grid)));
  grid_fixture_settle (&grid);
  cz_grid_scroll_to (grid.grid, 3, FAKE_TARGET);
  grid_fixture_press (&grid, GDK_KEY_Right, 0);
  grid_fixture_assert_cursor (&grid, 3, FAKE_POINTS);

  grid_fixture_clear (&grid);
}

static void
test_fields_of_other_programs (void)
{
  static const struct
  {
    const char *text;
    guint       n_rows;
    guint       n_columns;
    const char *last;
  } cases[] = {
    { "a\tb\r\nc\td\r\n", 2, 2, "d" },
    { "a\tb\nc\td", 2, 2, "d" },
    { "\"x\ny\"\t\"say \"\"hi\"\"\"\n", 1, 2, "say \"hi\"" },
    { "\"x\r\ny\"\r\n", 1, 1, "x\ny" },
    { "5\" pipe\t\"open\n", 1, 2, "\"open" },
    { "a\n\nb\n", 3, 1, "b" },
    { "", 0, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzSheetText) sheet = cz_sheet_text_parse (cases[i].text);

      g_assert_cmpuint (sheet->n_rows, ==, cases[i].n_rows);
      g_assert_cmpuint (sheet->n_columns, ==, cases[i].n_columns);
      if (cases[i].last != NULL)
        g_assert_cmpstr (cz_sheet_text_get (sheet, sheet->n_rows - 1, sheet->n_columns - 1), ==, cases[i].last);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tolerate_late_allocation ();

  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }

  adw_init ();
  g_test_add_func ("/grid/fill/down-is-one-step", test_fill_down_is_one_step);
  g_test_add_func ("/grid/fill/control-enter-fills-the-selection", test_control_enter_fills_the_selection);
  g_test_add_func ("/grid/fill/handle-goes-on-with-a-series", test_handle_goes_on_with_a_series);
  g_test_add_func ("/grid/choices/by-pinyin-initials", test_choice_by_pinyin_initials);
  g_test_add_func ("/grid/clipboard/fields-of-other-programs", test_fields_of_other_programs);
  g_test_add_func ("/grid/clipboard/keeps-lines-and-quotes", test_copy_and_paste_keep_lines_and_quotes);
  g_test_add_func ("/grid/clipboard/numbers-of-other-programs", test_numbers_of_other_programs);
  g_test_add_func ("/grid/clipboard/asks-before-it-refuses", test_paste_asks_before_it_refuses);
  g_test_add_func ("/grid/clipboard/below-adds-rows-in-one-step", test_paste_below_adds_rows_in_one_step);
  g_test_add_func ("/grid/find/replace-all-is-one-step", test_replace_all_is_one_step);
  g_test_add_func ("/grid/filter/one-key-shows-all-again", test_one_key_shows_all_rows_again);
  g_test_add_func ("/grid/state/survives", test_state_survives);

  return g_test_run ();
}
