/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-import-dialog.h"
#include "widgets/cz-grid.h"

/*
 * The import assistant on a real file: what was read is looked at and corrected before it is taken, going back loses
 * nothing, and only the ticked parts are taken.
 */

#define PLAN                                                                                           \
  "青石市创建质量强市工作方案\n"                                                          \
  "一、主要任务\n"                                                                               \
  "1.开展质量月活动。每年9月组织宣传。（市质量办牵头，市财政局配合）\n" \
  "2.完善检测体系。建设公共检测平台。（市市场监管局牵头，市科技局配合）\n"

typedef struct
{
  Fixture    workspace;
  GtkWidget *dialog;
} DialogFixture;

static void
set_up (DialogFixture *fixture)
{
  const char      *paths[2] = { NULL, NULL };
  g_autofree char *path = NULL;

  fixture_set_up (&fixture->workspace, NULL);
  path = g_build_filename (fixture->workspace.folder, "方案.txt", NULL);
  g_assert_true (g_file_set_contents (path, PLAN, -1, NULL));
  paths[0] = path;
  fixture->dialog = cz_import_dialog_new (NULL, fixture->workspace.workspace, paths);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (DialogFixture *fixture)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  page_fixture_settle ();
  fixture_tear_down (&fixture->workspace, NULL);
}

static GtkWidget *
wait_for (DialogFixture *fixture,
          GType          type,
          const char    *text)
{
  gint64     deadline = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  GtkWidget *found = NULL;

  while ((found = page_fixture_find (fixture->dialog, type, text)) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (found);

  return found;
}

static void
click (DialogFixture *fixture,
       const char    *label)
{
  g_signal_emit_by_name (wait_for (fixture, GTK_TYPE_BUTTON, label), "clicked");
  page_fixture_settle ();
}

static const GPtrArray *
list (DialogFixture *fixture,
      CzKind         kind)
{
  return cz_data_list (cz_workspace_get_data (fixture->workspace.workspace), kind);
}

static void
test_corrections_outlive_going_back (void)
{
  DialogFixture fixture;
  CzGrid       *grid;
  CzCellWrite   write = { 0, 1, "组织质量月" };

  set_up (&fixture);
  click (&fixture, "_Look at It and Correct…");
  grid = CZ_GRID (wait_for (&fixture, CZ_TYPE_GRID, NULL));
  g_assert_cmpuint (cz_table_get_n_rows (cz_grid_get_table (grid)), ==, 2);
  g_assert_true (cz_table_write (cz_grid_get_table (grid), &write, 1, NULL, NULL));
  click (&fixture, "Units 4");
  g_assert_cmpuint (cz_table_get_n_rows (cz_grid_get_table (grid)), ==, 4);

  fixture.dialog = g_object_ref (fixture.dialog);
  click (&fixture, "_Import");
  g_assert_cmpuint (list (&fixture, CZ_KIND_TASK)->len, ==, 2);
  g_assert_cmpstr (((const CzTask *) list (&fixture, CZ_KIND_TASK)->pdata[0])->title, ==, "组织质量月");
  g_clear_object (&fixture.dialog);
  tear_down (&fixture);
}

static void
test_unticked_parts_are_left (void)
{
  DialogFixture fixture;

  set_up (&fixture);
  wait_for (&fixture, GTK_TYPE_BUTTON, "_Look at It and Correct…");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (wait_for (&fixture, GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  click (&fixture, "_Import");
  fixture.dialog = NULL;
  g_assert_cmpuint (list (&fixture, CZ_KIND_DOCUMENT)->len, ==, 1);
  g_assert_cmpuint (list (&fixture, CZ_KIND_TASK)->len, ==, 0);
  tear_down (&fixture);
}

static void
test_pasted_text_is_read_like_a_file (void)
{
  DialogFixture fixture;

  fixture_set_up (&fixture.workspace, NULL);
  fixture.dialog = cz_import_dialog_new_for_text (NULL, fixture.workspace.workspace, PLAN);
  gtk_window_present (GTK_WINDOW (fixture.dialog));
  wait_for (&fixture, GTK_TYPE_BUTTON, "_Look at It and Correct…");
  click (&fixture, "_Import");
  fixture.dialog = NULL;
  g_assert_cmpuint (list (&fixture, CZ_KIND_TASK)->len, ==, 2);
  tear_down (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/import-dialog/corrections", test_corrections_outlive_going_back);
  g_test_add_func ("/import-dialog/paste", test_pasted_text_is_read_like_a_file);
  g_test_add_func ("/import-dialog/parts", test_unticked_parts_are_left);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
