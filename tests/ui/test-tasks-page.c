/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-tasks-page.h"
#include "widgets/cz-grid-private.h"

#include <string.h>

static void
add_task (CzDraft    *draft,
          const char *path,
          const char *title,
          const char *lead)
{
  CzDraftTask *task = cz_draft_task_new ();

  g_free (task->path);
  task->path = g_strdup (path);
  g_free (task->title);
  task->title = g_strdup (title);
  g_free (task->text);
  task->text = g_strconcat (title, "，按季度检查。", NULL);
  if (lead != NULL)
    g_ptr_array_add (task->units, cz_draft_unit_new (lead, CZ_ROLE_LEAD));
  g_ptr_array_add (task->units, cz_draft_unit_new ("市财政局", CZ_ROLE_COOPERATING));
  g_ptr_array_add (draft->tasks, task);
}

static CzDraft *
new_draft (void)
{
  CzDraft *draft = fixture_new_draft ("实施方案");

  g_ptr_array_set_size (draft->tasks, 0);
  add_task (draft, "三、/（一）/1.", "完善检测体系", "市质量办");
  add_task (draft, "三、/（一）/2.", "培育知名品牌", "市工信局");
  add_task (draft, "三、/（二）/3.", "开展质量月活动", NULL);

  return draft;
}

static void
set_up (PageFixture *fixture)
{
  g_autoptr (CzDraft) draft = new_draft ();

  page_fixture_init (fixture, CZ_TYPE_TASKS_PAGE, draft);
}

static CzGrid *
get_grid (PageFixture *fixture)
{
  return cz_grid_page_get_grid (CZ_GRID_PAGE (fixture->page));
}

static guint
find_column (PageFixture *fixture,
             const char  *id)
{
  CzTable *table = cz_grid_get_table (get_grid (fixture));

  for (guint i = 0; i < cz_table_get_n_columns (table); i++)
    if (g_str_equal (cz_table_get_column (table, i)->id, id))
      return i;

  g_assert_not_reached ();
}

static void
assert_cell (PageFixture *fixture,
             guint        row,
             const char  *column,
             const char  *expected)
{
  g_autofree char *text = cz_table_dup_text (cz_grid_get_table (get_grid (fixture)), row, find_column (fixture, column));

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
write_cell (PageFixture *fixture,
            guint        row,
            const char  *column,
            const char  *text,
            GError     **error)
{
  CzCellWrite write = { row, find_column (fixture, column), text };

  return cz_table_write (cz_grid_get_table (get_grid (fixture)), &write, 1, NULL, error);
}

static void
assert_chip (PageFixture *fixture,
             const char  *label)
{
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_TOGGLE_BUTTON, label));
}

static void
test_shows_who_does_what (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_assert_cmpuint (cz_table_get_n_rows (cz_grid_get_table (get_grid (&fixture))), ==, 3);
  assert_cell (&fixture, 0, "place", "三（一）-1");
  assert_cell (&fixture, 0, "title", "完善检测体系");
  assert_cell (&fixture, 0, "lead", "市质量办");
  assert_cell (&fixture, 0, "cooperating", "市财政局");
  assert_cell (&fixture, 2, "lead", "");
  assert_chip (&fixture, "All 3");
  assert_chip (&fixture, "Open 3");
  assert_chip (&fixture, "Without Lead 1");
  page_fixture_clear (&fixture);
}

static void
test_pane_follows_the_cursor (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_LABEL, "完善检测体系，按季度检查。"));
  g_assert_true (cz_grid_scroll_to (get_grid (&fixture), 1, 0));
  page_fixture_settle ();
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_LABEL, "培育知名品牌，按季度检查。"));
  page_fixture_clear (&fixture);
}

static void
test_done_is_one_step_with_its_progress (void)
{
  PageFixture   fixture;
  const CzTask *task;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  set_up (&fixture);
  task = cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_TASK)->pdata[0];
  g_assert_true (write_cell (&fixture, 0, "status", "Done", &error));
  g_assert_no_error (error);
  page_fixture_settle ();
  g_assert_cmpint (task->status, ==, CZ_TASK_DONE);
  g_assert_cmpint (task->progress, ==, 100);
  assert_chip (&fixture, "Done 1");

  label = page_fixture_undo (&fixture);
  g_assert_cmpint (task->status, ==, CZ_TASK_OPEN);
  g_assert_cmpint (task->progress, ==, 0);
  assert_chip (&fixture, "Done 0");
  page_fixture_clear (&fixture);
}

static void
test_refuses_in_words (void)
{
  static const struct
  {
    const char *column;
    const char *text;
    const char *names;
  } cases[] = {
    { "status", "快好了", "Under Way" },
    { "progress", "120", "from 0 to 100" },
    { "progress", "一半", "from 0 to 100" },
    { "due", "2018-13", "2018-6" },
  };
  PageFixture fixture;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (write_cell (&fixture, 0, cases[i].column, cases[i].text, &error));
      g_assert_nonnull (strstr (error->message, cases[i].text));
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
  page_fixture_clear (&fixture);
}

static void
test_late_is_what_is_past_and_not_done (void)
{
  PageFixture fixture;
  g_autoptr (GError) error = NULL;

  set_up (&fixture);
  g_assert_true (write_cell (&fixture, 0, "due", "2019-6", &error));
  g_assert_true (write_cell (&fixture, 1, "due", "2019-6", &error));
  g_assert_true (write_cell (&fixture, 1, "status", "Done", &error));
  g_assert_true (write_cell (&fixture, 2, "due", "2999-1-1", &error));
  page_fixture_settle ();
  assert_cell (&fixture, 0, "due", "2019-06");
  assert_chip (&fixture, "Late 1");

  cz_grid_page_choose (CZ_GRID_PAGE (fixture.page), "late");
  page_fixture_settle ();
  g_assert_cmpuint (cz_table_get_n_rows (cz_grid_get_table (get_grid (&fixture))), ==, 1);
  assert_cell (&fixture, 0, "title", "完善检测体系");
  page_fixture_clear (&fixture);
}

static void
test_action_goes_for_all_selected (void)
{
  PageFixture      fixture;
  const GPtrArray *tasks;
  g_autofree char *label = NULL;

  set_up (&fixture);
  tasks = cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_TASK);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "page.table", NULL);
  _cz_grid_select_all (get_grid (&fixture));
  page_fixture_act (&fixture, "status", g_variant_new_int32 (CZ_TASK_DOING));
  for (guint i = 0; i < tasks->len; i++)
    g_assert_cmpint (((const CzTask *) tasks->pdata[i])->status, ==, CZ_TASK_DOING);

  label = page_fixture_undo (&fixture);
  for (guint i = 0; i < tasks->len; i++)
    g_assert_cmpint (((const CzTask *) tasks->pdata[i])->status, ==, CZ_TASK_OPEN);
  page_fixture_clear (&fixture);
}

static void
test_search_gives_way_to_a_place (void)
{
  PageFixture fixture;
  GtkWidget  *entry;
  gint64      wanted;

  set_up (&fixture);
  wanted = cz_record_id (cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_TASK)->pdata[2]);
  entry = page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "品牌");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (cz_table_get_n_rows (cz_grid_get_table (get_grid (&fixture))), ==, 1);

  g_assert_true (cz_page_open_place (fixture.page, CZ_KIND_TASK, wanted));
  g_assert_cmpint (cz_grid_page_get_record (CZ_GRID_PAGE (fixture.page)), ==, wanted);
  g_assert_false (cz_page_open_place (fixture.page, CZ_KIND_ROW, 1));
  page_fixture_clear (&fixture);
}

static void
test_empty_says_how_to_start (void)
{
  PageFixture fixture;

  page_fixture_init (&fixture, CZ_TYPE_TASKS_PAGE, NULL);
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_LABEL, "No Tasks Yet"));
  page_fixture_clear (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/tasks/shows/who-does-what", test_shows_who_does_what);
  g_test_add_func ("/tasks/shows/pane-follows-the-cursor", test_pane_follows_the_cursor);
  g_test_add_func ("/tasks/edit/done-is-one-step-with-its-progress", test_done_is_one_step_with_its_progress);
  g_test_add_func ("/tasks/edit/refuses-in-words", test_refuses_in_words);
  g_test_add_func ("/tasks/edit/action-goes-for-all-selected", test_action_goes_for_all_selected);
  g_test_add_func ("/tasks/chips/late-is-what-is-past-and-not-done", test_late_is_what_is_past_and_not_done);
  g_test_add_func ("/tasks/find/search-gives-way-to-a-place", test_search_gives_way_to_a_place);
  g_test_add_func ("/tasks/empty/says-how-to-start", test_empty_says_how_to_start);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
