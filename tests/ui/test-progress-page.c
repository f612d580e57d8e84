/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-allocation.h"
#include "views/cz-progress-page.h"
#include "widgets/cz-grid.h"
#include "widgets/cz-timeline-private.h"
#include "workspace/cz-progress.h"
#include "workspace/cz-sample.h"

#include <glib/gstdio.h>

#define TODAY ((CzDate){ 2018, 9, 5 })

typedef struct
{
  char           *folder;
  CzWorkspace    *workspace;
  GtkWidget      *window;
  CzProgressPage *page;
  CzTimeline     *timeline;
  CzGrid         *grid;
} Fixture;

static void
settle (void)
{
  for (int i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data G_GNUC_UNUSED)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cz-progress-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "w.chuangzhi", NULL);
  fixture->workspace = cz_workspace_open (path, CZ_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (cz_sample_import (fixture->workspace, &error));
  g_assert_true (cz_workspace_flush (fixture->workspace, &error));

  fixture->page = g_object_new (CZ_TYPE_PROGRESS_PAGE, NULL);
  cz_progress_page_set_today (fixture->page, TODAY);
  cz_page_set_workspace (CZ_PAGE (fixture->page), fixture->workspace);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
  fixture->timeline = CZ_TIMELINE (find_widget (GTK_WIDGET (fixture->page), CZ_TYPE_TIMELINE));
  fixture->grid = CZ_GRID (find_widget (GTK_WIDGET (fixture->page), CZ_TYPE_GRID));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  g_object_ref (fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->page);
  g_assert_true (cz_workspace_close (fixture->workspace, &error));
  g_clear_object (&fixture->workspace);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static const CzPhase *
get_phase (Fixture *fixture,
           guint    index)
{
  return cz_data_list (cz_workspace_get_data (fixture->workspace), CZ_KIND_PHASE)->pdata[index];
}

static gint64
add_milestone (Fixture    *fixture,
               const char *title,
               CzDate      due)
{
  g_autoptr (CzEdit) edit = cz_edit_new (title);
  g_autoptr (GError) error = NULL;
  gint64 id = cz_progress_add_milestone (fixture->workspace, edit, title, due, "自查报告", &error);

  g_assert_no_error (error);
  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));
  g_assert_no_error (error);
  settle ();

  return id;
}

static const CzMilestone *
get_milestone (Fixture *fixture,
               gint64   id)
{
  return cz_data_get (cz_workspace_get_data (fixture->workspace), CZ_KIND_MILESTONE, id);
}

static char *
dup_cell (Fixture         *fixture,
          guint            row,
          CzProgressColumn column)
{
  return cz_table_dup_text (cz_grid_get_table (fixture->grid), row, column);
}

static void
test_overlap_of_phases_is_said (Fixture      *fixture,
                                gconstpointer user_data G_GNUC_UNUSED)
{
  g_auto (GStrv) conflicts = cz_timeline_dup_conflicts (fixture->timeline);

  g_assert_cmpuint (g_strv_length (conflicts), ==, 1);
  g_assert_nonnull (strstr (conflicts[0], "2019-07-01"));
  g_assert_nonnull (strstr (conflicts[0], "2019-07-31"));
}

static void
test_late_stands_first (Fixture      *fixture,
                        gconstpointer user_data G_GNUC_UNUSED)
{
  g_autofree char *title = NULL;
  g_autofree char *deliverable = NULL;
  guint            row;
  gint64           id = add_milestone (fixture, "印发质量月文件", (CzDate){ 2017, 9, 1 });

  g_assert_true (cz_page_open_place (CZ_PAGE (fixture->page), CZ_KIND_MILESTONE, id));
  g_assert_true (cz_progress_table_find (CZ_PROGRESS_TABLE (cz_grid_get_table (fixture->grid)), CZ_KIND_MILESTONE, id, NULL, &row));
  g_assert_cmpuint (row, ==, 0);
  title = dup_cell (fixture, row, CZ_PROGRESS_TITLE);
  g_assert_cmpstr (title, ==, "印发质量月文件");
  deliverable = dup_cell (fixture, row, CZ_PROGRESS_DELIVERABLE);
  g_assert_cmpstr (deliverable, ==, "自查报告");
}

static void
test_typed_date_is_taken (Fixture      *fixture,
                          gconstpointer user_data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *typed;
    CzDate      due;
  } cases[] = {
    { "2019-6", { 2019, 6, 0 } },
    { "明天", { 2018, 9, 6 } },
    { "2018-12-28", { 2018, 12, 28 } },
  };
  gint64   id = add_milestone (fixture, "阶段总结大会", (CzDate){ 2018, 12, 1 });
  CzTable *table = cz_grid_get_table (fixture->grid);
  guint    row;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CzCellWrite cell = { 0, CZ_PROGRESS_DUE, cases[i].typed };

      g_assert_true (cz_progress_table_find (CZ_PROGRESS_TABLE (table), CZ_KIND_MILESTONE, id, NULL, &cell.row));
      g_assert_true (cz_table_write (table, &cell, 1, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (cz_date_compare (get_milestone (fixture, id)->due, cases[i].due), ==, 0);
    }

  g_assert_true (cz_progress_table_find (CZ_PROGRESS_TABLE (table), CZ_KIND_MILESTONE, id, NULL, &row));
  g_assert_false (cz_table_check (table, row, CZ_PROGRESS_DUE, "不久", NULL));
}

static void
test_duty_is_ticked_once (Fixture      *fixture,
                          gconstpointer user_data G_GNUC_UNUSED)
{
  CzTable            *table = cz_grid_get_table (fixture->grid);
  const CzAgendaItem *item = cz_progress_table_get_item (CZ_PROGRESS_TABLE (table), 0);
  g_autofree char    *period = g_strdup (item->period);
  gint64              duty = item->id;
  GActionGroup       *actions = cz_page_get_actions (CZ_PAGE (fixture->page));
  guint               row;

  g_assert_cmpint (item->kind, ==, CZ_KIND_DUTY);
  cz_grid_scroll_to (fixture->grid, 0, CZ_PROGRESS_TITLE);
  settle ();
  g_action_group_activate_action (actions, "tick", NULL);
  settle ();
  g_assert_true (cz_agenda_is_duty_done (cz_workspace_get_data (fixture->workspace), duty, period));
  g_assert_true (cz_progress_table_find (CZ_PROGRESS_TABLE (table), CZ_KIND_DUTY, duty, period, &row));
  g_assert_cmpuint (row, ==, cz_table_get_n_rows (table) - 1);
}

static void
press (Fixture        *fixture,
       guint           key,
       GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->timeline));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
  settle ();
}

static void
test_keys_move_a_phase_by_one_step (Fixture      *fixture,
                                    gconstpointer user_data G_GNUC_UNUSED)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *starts;
    const char     *ends;
  } cases[] = {
    { GDK_KEY_Page_Down, GDK_ALT_MASK, "2017-10", "2018-01" },
    { GDK_KEY_Page_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "2017-10", "2017-12" },
    { GDK_KEY_Right, GDK_ALT_MASK, "2017-10-02", "2018-01-01" },
    { GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, "2017-10-02", "2017-12-31" },
  };
  g_autofree char *id = g_strdup_printf ("phase/%" G_GINT64_FORMAT, get_phase (fixture, 0)->id);

  g_assert_true (cz_timeline_select (fixture->timeline, id));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *starts = NULL;
      g_autofree char *ends = NULL;

      press (fixture, cases[i].key, cases[i].modifiers);
      starts = cz_date_to_string (get_phase (fixture, 0)->starts);
      ends = cz_date_to_string (get_phase (fixture, 0)->ends);
      g_assert_cmpstr (starts, ==, cases[i].starts);
      g_assert_cmpstr (ends, ==, cases[i].ends);
      g_assert_cmpstr (cz_timeline_get_selected (fixture->timeline), ==, id);
    }
}

static void
test_selection_goes_both_ways (Fixture      *fixture,
                               gconstpointer user_data G_GNUC_UNUSED)
{
  gint64           first = add_milestone (fixture, "自查报告", (CzDate){ 2019, 3, 28 });
  gint64           second = add_milestone (fixture, "提出验收申请", (CzDate){ 2019, 7, 1 });
  g_autofree char *first_name = g_strdup_printf ("milestone/%" G_GINT64_FORMAT, first);
  g_autofree char *second_name = g_strdup_printf ("milestone/%" G_GINT64_FORMAT, second);
  guint            row;
  guint            column;

  cz_timeline_select (fixture->timeline, second_name);
  g_assert_true (cz_grid_get_cursor (fixture->grid, &row, &column));
  g_assert_cmpint (cz_progress_table_get_item (CZ_PROGRESS_TABLE (cz_grid_get_table (fixture->grid)), row)->id, ==, second);

  g_assert_true (cz_page_open_place (CZ_PAGE (fixture->page), CZ_KIND_MILESTONE, first));
  settle ();
  g_assert_cmpstr (cz_timeline_get_selected (fixture->timeline), ==, first_name);
}

static void
test_only_milestones_are_deleted (Fixture      *fixture,
                                  gconstpointer user_data G_GNUC_UNUSED)
{
  GActionGroup *actions = cz_page_get_actions (CZ_PAGE (fixture->page));
  gint64        id = add_milestone (fixture, "自查报告", (CzDate){ 2019, 3, 28 });

  cz_grid_scroll_to (fixture->grid, 0, CZ_PROGRESS_TITLE);
  settle ();
  g_assert_false (g_action_group_get_action_enabled (actions, "delete-milestone"));

  g_assert_true (cz_page_open_place (CZ_PAGE (fixture->page), CZ_KIND_MILESTONE, id));
  settle ();
  g_assert_true (g_action_group_get_action_enabled (actions, "delete-milestone"));
  g_action_group_activate_action (actions, "delete-milestone", NULL);
  settle ();
  g_assert_null (get_milestone (fixture, id));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  tolerate_late_allocation ();
  adw_init ();
  ADD ("/progress-page/phases/overlap-is-said", test_overlap_of_phases_is_said);
  ADD ("/progress-page/table/late-stands-first", test_late_stands_first);
  ADD ("/progress-page/table/typed-date-is-taken", test_typed_date_is_taken);
  ADD ("/progress-page/table/duty-is-ticked-once", test_duty_is_ticked_once);
  ADD ("/progress-page/timeline/keys-move-by-one-step", test_keys_move_a_phase_by_one_step);
  ADD ("/progress-page/selection-goes-both-ways", test_selection_goes_both_ways);
  ADD ("/progress-page/only-milestones-are-deleted", test_only_milestones_are_deleted);
  return g_test_run ();
}
