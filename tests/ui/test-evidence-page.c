/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-evidence-page.h"
#include "workspace/cz-evidence.h"

#include <glib/gstdio.h>

/*
 * Files that are dropped stand in the register, what they prove is linked and unlinked from it, and the button in the
 * header counts the rows that nothing proves.
 */

static void
set_up (PageFixture *fixture)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");

  page_fixture_init (fixture, CZ_TYPE_EVIDENCE_PAGE, draft);
}

static const GPtrArray *
list_evidence (PageFixture *fixture)
{
  return cz_data_list (page_fixture_get_data (fixture), CZ_KIND_EVIDENCE);
}

static void
drop (PageFixture *fixture,
      guint        n_files)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 deadline = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strdup_printf ("通知%02u.txt", i);
      g_autofree char *path = g_build_filename (fixture->workspace.folder, name, NULL);

      g_assert_true (g_file_set_contents (path, name, -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }

  cz_evidence_page_add_files (CZ_EVIDENCE_PAGE (fixture->page), files);
  while (list_evidence (fixture)->len < n_files && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (cz_workspace_flush (fixture->workspace.workspace, NULL));
  page_fixture_settle ();
}

static void
assert_gaps (PageFixture *fixture,
             const char  *expected)
{
  GtkWidget *button = page_fixture_find (cz_page_get_header_widget (fixture->page), GTK_TYPE_MENU_BUTTON, NULL);

  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, expected);
}

static void
test_dropped_files_are_registered (void)
{
  PageFixture fixture;
  CzGrid     *grid;

  set_up (&fixture);
  drop (&fixture, 40);
  grid = cz_grid_page_get_grid (CZ_GRID_PAGE (fixture.page));

  g_assert_cmpuint (list_evidence (&fixture)->len, ==, 40);
  g_assert_cmpuint (cz_table_get_n_rows (cz_grid_get_table (grid)), ==, 40);
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_TOGGLE_BUTTON, "Not Linked 40"));
  page_fixture_clear (&fixture);
}

/* The pane follows the cursor, which a later frame may place. */
static GtkWidget *
wait_for_button (PageFixture *fixture,
                 const char  *text)
{
  gint64     deadline = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  GtkWidget *button = NULL;

  while (button == NULL && g_get_monotonic_time () < deadline)
    {
      page_fixture_settle ();
      button = page_fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, text);
    }

  return button;
}

static void
test_links_close_gaps_and_open_them_again (void)
{
  PageFixture      fixture;
  gint64           evidence;
  gint64           row;
  g_autofree char *label = NULL;
  g_autoptr (CzEdit) edit = cz_edit_new ("关联");

  set_up (&fixture);
  assert_gaps (&fixture, "Rows Without Proof 4");
  drop (&fixture, 1);
  evidence = cz_record_id (list_evidence (&fixture)->pdata[0]);
  row = cz_record_id (cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_ROW)->pdata[0]);

  g_assert_true (cz_evidence_link (fixture.workspace.workspace, edit, evidence, CZ_KIND_ROW, row));
  g_assert_true (cz_workspace_apply (fixture.workspace.workspace, edit, NULL));
  page_fixture_settle ();
  assert_gaps (&fixture, "Rows Without Proof 3");
  g_assert_true (cz_page_open_place (fixture.page, CZ_KIND_EVIDENCE, evidence));
  g_assert_nonnull (wait_for_button (&fixture, "Remove the link"));

  page_fixture_act (&fixture, "unlink", g_variant_new ("(xsx)", evidence, "sheet_row", row));
  assert_gaps (&fixture, "Rows Without Proof 4");
  label = page_fixture_undo (&fixture);
  assert_gaps (&fixture, "Rows Without Proof 3");
  page_fixture_clear (&fixture);
}

static void
test_removal_is_taken_back (void)
{
  PageFixture      fixture;
  g_autofree char *label = NULL;

  set_up (&fixture);
  drop (&fixture, 2);
  g_assert_true (cz_page_open_place (fixture.page, CZ_KIND_EVIDENCE, cz_record_id (list_evidence (&fixture)->pdata[0])));
  page_fixture_act (&fixture, "remove", NULL);
  g_assert_cmpuint (list_evidence (&fixture)->len, ==, 1);
  label = page_fixture_undo (&fixture);
  g_assert_cmpuint (list_evidence (&fixture)->len, ==, 2);
  page_fixture_clear (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/evidence-page/drop", test_dropped_files_are_registered);
  g_test_add_func ("/evidence-page/links", test_links_close_gaps_and_open_them_again);
  g_test_add_func ("/evidence-page/remove", test_removal_is_taken_back);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
