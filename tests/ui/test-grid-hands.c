/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-allocation.h"
#include "ui/grid-fixture.h"

#include <adwaita.h>

static void
test_arrows_step_over_blocks (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 1, FAKE_CATEGORY);
  grid_fixture_assert_cursor (&grid, 0, FAKE_CATEGORY);

  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Right, 0));
  grid_fixture_assert_cursor (&grid, 0, FAKE_INDICATOR);
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Down, 0));
  grid_fixture_assert_cursor (&grid, 3, FAKE_INDICATOR);
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Left, 0));
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Down, 0));
  grid_fixture_assert_cursor (&grid, 7, FAKE_CATEGORY);
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Right, 0));
  grid_fixture_assert_cursor (&grid, 7, FAKE_POINTS);

  grid_fixture_clear (&grid);
}

static void
test_keys_move_the_cursor (void)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    guint           row;
    guint           column;
  } cases[] = {
    { GDK_KEY_Right, 0, 20, FAKE_SELF },
    { GDK_KEY_Left, 0, 20, FAKE_LEAD },
    { GDK_KEY_Up, 0, 19, FAKE_POINTS },
    { GDK_KEY_Down, 0, 21, FAKE_POINTS },
    { GDK_KEY_Tab, 0, 20, FAKE_SELF },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, 20, FAKE_LEAD },
    { GDK_KEY_Return, 0, 21, FAKE_POINTS },
    { GDK_KEY_Return, GDK_SHIFT_MASK, 19, FAKE_POINTS },
    { GDK_KEY_Home, 0, 20, FAKE_NUMBER },
    { GDK_KEY_End, 0, 20, FAKE_DIFFERENCE },
    { GDK_KEY_Home, GDK_CONTROL_MASK, 0, FAKE_NUMBER },
    { GDK_KEY_End, GDK_CONTROL_MASK, 124, FAKE_DIFFERENCE },
    { GDK_KEY_Down, GDK_CONTROL_MASK, 125, FAKE_POINTS },
    { GDK_KEY_Up, GDK_CONTROL_MASK, 0, FAKE_POINTS },
    { GDK_KEY_Left, GDK_CONTROL_MASK, 20, FAKE_NUMBER },
    { GDK_KEY_Right, GDK_CONTROL_MASK, 20, FAKE_SELF_FILES },
  };
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cz_grid_scroll_to (grid.grid, 20, FAKE_POINTS);
      g_assert_true (grid_fixture_press (&grid, cases[i].key, cases[i].modifiers));
      grid_fixture_assert_cursor (&grid, cases[i].row, cases[i].column);
    }

  grid_fixture_clear (&grid);
}

static void
test_page_keys_return (void)
{
  GridFixture grid;
  guint       row;
  guint       column;

  grid_fixture_init (&grid, 1000, FALSE);
  cz_grid_scroll_to (grid.grid, 500, FAKE_POINTS);
  grid_fixture_settle (&grid);
  grid_fixture_press (&grid, GDK_KEY_Page_Down, 0);
  grid_fixture_settle (&grid);
  g_assert_true (cz_grid_get_cursor (grid.grid, &row, &column));
  g_assert_cmpuint (row, >, 504);
  g_assert_cmpuint (row, <, 530);
  grid_fixture_press (&grid, GDK_KEY_Page_Up, 0);
  g_assert_true (cz_grid_get_cursor (grid.grid, &row, &column));
  g_assert_cmpuint (row, >=, 498);
  g_assert_cmpuint (row, <=, 502);

  grid_fixture_clear (&grid);
}

static void
test_shift_extends_and_cursor_stays (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 9, FAKE_TARGET);
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Right, GDK_SHIFT_MASK));
  grid_fixture_assert_cursor (&grid, 9, FAKE_TARGET);
  grid_fixture_assert_selection (&grid, 9, FAKE_TARGET, 2, 2);

  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (grid_fixture_press (&grid, GDK_KEY_Left, GDK_SHIFT_MASK));
  grid_fixture_assert_selection (&grid, 8, FAKE_INDICATOR, 3, 2);

  grid_fixture_clear (&grid);
}

static void
test_tab_and_enter_go_round_the_selection (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_scroll_to (grid.grid, 9, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_fixture_press (&grid, GDK_KEY_Right, GDK_SHIFT_MASK);

  grid_fixture_press (&grid, GDK_KEY_Tab, 0);
  grid_fixture_assert_cursor (&grid, 9, FAKE_SELF_FILES);
  grid_fixture_press (&grid, GDK_KEY_Tab, 0);
  grid_fixture_assert_cursor (&grid, 10, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  grid_fixture_assert_cursor (&grid, 9, FAKE_SELF_FILES);
  grid_fixture_press (&grid, GDK_KEY_Return, GDK_SHIFT_MASK);
  grid_fixture_assert_cursor (&grid, 10, FAKE_SELF);
  grid_fixture_assert_selection (&grid, 9, FAKE_SELF, 2, 2);

  grid_fixture_clear (&grid);
}

static void
test_enter_passes_over_sums (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 6, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  grid_fixture_assert_cursor (&grid, 8, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_Return, GDK_SHIFT_MASK);
  grid_fixture_assert_cursor (&grid, 6, FAKE_SELF);

  grid_fixture_clear (&grid);
}

static void
test_enter_returns_to_where_tab_began (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_scroll_to (grid.grid, 9, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_Tab, 0);
  grid_fixture_press (&grid, GDK_KEY_Tab, 0);
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  grid_fixture_assert_cursor (&grid, 10, FAKE_SELF);

  grid_fixture_clear (&grid);
}

static void
test_typing_opens_the_editor (void)
{
  GridFixture      grid;
  g_autofree char *text = NULL;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 2, FAKE_SELF);
  grid_fixture_type (&grid, "安全");
  g_assert_true (cz_grid_is_editing (grid.grid));
  text = grid_fixture_dup_editor_text (&grid);
  g_assert_cmpstr (text, ==, "安全");
  grid_fixture_press (&grid, GDK_KEY_Escape, 0);
  g_assert_false (cz_grid_is_editing (grid.grid));
  grid_fixture_assert_text (&grid, 2, FAKE_SELF, "");
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 0);

  grid_fixture_clear (&grid);
}

static void
test_read_only_cells_take_no_input (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 2, FAKE_POINTS);
  grid_fixture_type (&grid, "5");
  g_assert_false (cz_grid_is_editing (grid.grid));
  grid_fixture_press (&grid, GDK_KEY_F2, 0);
  g_assert_false (cz_grid_is_editing (grid.grid));
  grid_fixture_press (&grid, GDK_KEY_Delete, 0);
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 0);

  grid_fixture_clear (&grid);
}

static void
test_enter_takes_and_steps_down (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 2, FAKE_SELF);
  grid_fixture_type (&grid, "8");
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  grid_fixture_assert_text (&grid, 2, FAKE_SELF, "8");
  grid_fixture_assert_cursor (&grid, 3, FAKE_SELF);
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);

  cz_grid_scroll_to (grid.grid, 2, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_F2, 0);
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  g_assert_cmpuint (fake_table_get_n_steps (grid.table), ==, 1);

  grid_fixture_clear (&grid);
}

static void
test_refused_input_stays_until_mended (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 2, FAKE_SELF);
  grid_fixture_type (&grid, "12");
  grid_fixture_press (&grid, GDK_KEY_Return, 0);
  grid_fixture_assert_cursor (&grid, 2, FAKE_SELF);
  grid_fixture_assert_text (&grid, 2, FAKE_SELF, "");
  g_assert_cmpuint (cz_grid_get_n_refused (grid.grid), ==, 1);
  grid_fixture_settle (&grid);
  gtk_test_accessible_assert_property (grid_fixture_get_focus (&grid), GTK_ACCESSIBLE_PROPERTY_LABEL, "12");

  grid_fixture_press (&grid, GDK_KEY_F2, 0);
  g_autofree char *text = grid_fixture_dup_editor_text (&grid);
  g_assert_cmpstr (text, ==, "12");
  grid_fixture_press (&grid, GDK_KEY_Escape, 0);
  g_assert_cmpuint (cz_grid_get_n_refused (grid.grid), ==, 1);
  grid_fixture_press (&grid, GDK_KEY_Escape, 0);
  g_assert_cmpuint (cz_grid_get_n_refused (grid.grid), ==, 0);

  grid_fixture_clear (&grid);
}

static void
test_focus_stands_on_the_cell_of_the_cursor (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, TRUE);
  cz_grid_scroll_to (grid.grid, 5, FAKE_TARGET);
  grid_fixture_settle (&grid);
  gtk_test_accessible_assert_role (grid_fixture_get_focus (&grid), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (grid_fixture_get_focus (&grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "2.质量在城市规划和城市各级党委、政府文件中的定位清晰明确（6）");
  gtk_test_accessible_assert_property (grid_fixture_get_focus (&grid), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "具体目标, row 6");

  grid_fixture_clear (&grid);
}

static void
test_cursor_and_focus_follow_the_row (void)
{
  GridFixture grid;

  grid_fixture_init (&grid, 125, FALSE);
  cz_grid_scroll_to (grid.grid, 5, FAKE_NUMBER);
  grid_fixture_settle (&grid);
  fake_table_move (grid.table, 5, 90);
  grid_fixture_assert_cursor (&grid, 90, FAKE_NUMBER);
  grid_fixture_settle (&grid);
  gtk_test_accessible_assert_property (grid_fixture_get_focus (&grid), GTK_ACCESSIBLE_PROPERTY_LABEL, "6");

  g_assert_true (cz_table_remove_rows (CZ_TABLE (grid.table), 90, 35, NULL));
  grid_fixture_settle (&grid);
  gtk_test_accessible_assert_role (grid_fixture_get_focus (&grid), GTK_ACCESSIBLE_ROLE_GRID_CELL);

  grid_fixture_clear (&grid);
}

static void
test_summary_counts_blocks_once_and_is_exact (void)
{
  GridFixture   grid;
  CzGridSummary summary;

  grid_fixture_init (&grid, 125, TRUE);
  fake_table_set (grid.table, 0, FAKE_SELF, "0.1");
  fake_table_set (grid.table, 1, FAKE_SELF, "0.2");
  fake_table_set (grid.table, 2, FAKE_SELF, "缺");
  cz_grid_scroll_to (grid.grid, 0, FAKE_SELF);
  grid_fixture_press (&grid, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_fixture_press (&grid, GDK_KEY_Down, GDK_SHIFT_MASK);
  cz_grid_get_summary (grid.grid, &summary);
  g_assert_cmpuint (summary.n_cells, ==, 3);
  g_assert_cmpuint (summary.n_numbers, ==, 2);
  g_assert_cmpint (cz_decimal_compare (summary.sum, (CzDecimal){ 3, 1 }), ==, 0);
  g_assert_cmpint (cz_decimal_compare (summary.average, (CzDecimal){ 15, 2 }), ==, 0);

  cz_grid_scroll_to (grid.grid, 0, FAKE_CATEGORY);
  cz_grid_get_summary (grid.grid, &summary);
  g_assert_cmpuint (summary.n_cells, ==, 1);

  grid_fixture_clear (&grid);
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
  g_test_add_func ("/grid/keys/arrows-step-over-blocks", test_arrows_step_over_blocks);
  g_test_add_func ("/grid/keys/move-the-cursor", test_keys_move_the_cursor);
  g_test_add_func ("/grid/keys/page-down-and-up-return", test_page_keys_return);
  g_test_add_func ("/grid/keys/enter-passes-over-sums", test_enter_passes_over_sums);
  g_test_add_func ("/grid/keys/enter-returns-to-where-tab-began", test_enter_returns_to_where_tab_began);
  g_test_add_func ("/grid/selection/shift-extends-and-cursor-stays", test_shift_extends_and_cursor_stays);
  g_test_add_func ("/grid/selection/tab-and-enter-go-round", test_tab_and_enter_go_round_the_selection);
  g_test_add_func ("/grid/selection/summary-exact-blocks-once", test_summary_counts_blocks_once_and_is_exact);
  g_test_add_func ("/grid/edit/typing-opens-the-editor", test_typing_opens_the_editor);
  g_test_add_func ("/grid/edit/read-only-takes-no-input", test_read_only_cells_take_no_input);
  g_test_add_func ("/grid/edit/enter-takes-and-steps-down", test_enter_takes_and_steps_down);
  g_test_add_func ("/grid/edit/refused-input-stays-until-mended", test_refused_input_stays_until_mended);
  g_test_add_func ("/grid/focus/stands-on-the-cell", test_focus_stands_on_the_cell_of_the_cursor);
  g_test_add_func ("/grid/focus/follows-the-row", test_cursor_and_focus_follow_the_row);

  return g_test_run ();
}
