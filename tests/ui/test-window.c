/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-allocation.h"
#include "app/cz-application.h"
#include "views/cz-help-text.h"
#include "views/cz-help-window.h"
#include "workspace/cz-sample.h"

#include <glib/gstdio.h>

/*
 * The window around the pages: what it offers before there is a workspace, and that undo and redo of a whole import are
 * at hand and named, whatever page is shown.
 */

/* One process is one application. */
static CzApplication *application;

typedef struct
{
  CzWindow    *window;
  CzWorkspace *workspace;
  char        *folder;
} Fixture;

static gboolean
wait_for (gboolean (*condition) (Fixture *fixture),
          Fixture *fixture)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!condition (fixture) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);

  return condition (fixture);
}

static gboolean
can (Fixture    *fixture,
     const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static gboolean
can_undo (Fixture *fixture)
{
  return can (fixture, "undo");
}

static gboolean
can_redo (Fixture *fixture)
{
  return can (fixture, "redo");
}

static gboolean
has_campaign (Fixture *fixture)
{
  return cz_data_list (cz_workspace_get_data (fixture->workspace), CZ_KIND_CAMPAIGN)->len > 0;
}

static gboolean
has_no_campaign (Fixture *fixture)
{
  return !has_campaign (fixture);
}

static GtkWidget *
find_by_action (GtkWidget  *widget,
                const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_action (child, action);

  return found;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("chuangzhi-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->window = cz_application_add_window (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
give_workspace (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sample.chuangzhi", NULL);
  g_autoptr (GError) error = NULL;

  fixture->workspace = cz_workspace_open (path, CZ_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (cz_sample_import (fixture->workspace, &error));
  g_assert_true (cz_workspace_flush (fixture->workspace, &error));
  cz_window_set_workspace (fixture->window, fixture->workspace);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sample.chuangzhi", NULL);
  g_autofree char *lock = g_build_filename (fixture->folder, ".sample.chuangzhi.lock", NULL);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->workspace);
  g_unlink (path);
  g_unlink (lock);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_start_page_offers_ways_to_begin (Fixture      *fixture,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_assert_nonnull (find_by_action (GTK_WIDGET (fixture->window), "win.new"));
  g_assert_nonnull (find_by_action (GTK_WIDGET (fixture->window), "win.open"));
  g_assert_nonnull (find_by_action (GTK_WIDGET (fixture->window), "win.sample"));
  g_assert_false (can (fixture, "undo"));
  g_assert_false (can (fixture, "import"));
  g_assert_false (can (fixture, "save-copy"));
}

static void
test_whole_import_is_undone_and_redone (Fixture      *fixture,
                                        gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *undo;

  give_workspace (fixture);
  g_assert_true (wait_for (can_undo, fixture));
  g_assert_false (can (fixture, "redo"));

  undo = find_by_action (GTK_WIDGET (fixture->window), "win.undo");
  g_assert_nonnull (undo);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (undo), "永州市创建全国质量强市示范城市实施方案"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  g_assert_true (wait_for (has_no_campaign, fixture));
  g_assert_true (wait_for (can_redo, fixture));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "redo", NULL);
  g_assert_true (wait_for (has_campaign, fixture));
}

static void
test_every_page_can_be_shown (Fixture      *fixture,
                              gconstpointer data G_GNUC_UNUSED)
{
  static const char *const names[] = { "scoring", "evidence", "units", "forms", "checks", "history" };

  give_workspace (fixture);
  g_assert_true (wait_for (can_undo, fixture));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariant) state = NULL;

      g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "page", g_variant_new_string (names[i]));
      state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "page");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, names[i]);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
test_every_page_has_help (void)
{
  guint             n_pages;
  const CzPageInfo *pages = cz_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      const CzHelpText *text = cz_help_text_find (pages[i].name);

      if (text == NULL)
        g_test_message ("%s has no text in cz-help-text.c", pages[i].name);
      g_assert_nonnull (text);
      g_assert_nonnull (text->steps[0]);
      g_assert_null (text->steps[G_N_ELEMENTS (text->steps) - 1]);
    }
}

static gboolean
has_help (Fixture *fixture G_GNUC_UNUSED)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (CZ_IS_HELP_WINDOW (l->data) && g_strcmp0 (gtk_window_get_title (l->data), "Checks") == 0)
      return TRUE;

  return FALSE;
}

static void
test_help_is_of_the_page_shown (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_assert_false (can (fixture, "help"));
  give_workspace (fixture);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "page", g_variant_new_string ("checks"));
  g_assert_false (has_help (fixture));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "help", NULL);
  g_assert_true (has_help (fixture));
}

static void
test_second_window_follows (Fixture      *fixture,
                            gconstpointer data G_GNUC_UNUSED)
{
  CzWindow *second;

  give_workspace (fixture);
  second = cz_application_add_window (application);
  cz_window_set_workspace (second, fixture->workspace);
  g_assert_true (wait_for (can_undo, fixture));

  g_action_group_activate_action (G_ACTION_GROUP (second), "undo", NULL);
  g_assert_true (wait_for (can_redo, fixture));

  gtk_window_destroy (GTK_WINDOW (second));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "redo", NULL);
  g_assert_true (wait_for (has_campaign, fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  tolerate_late_allocation ();

  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }

  application = cz_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));

  g_test_add ("/window/start-page-offers-ways-to-begin", Fixture, NULL, set_up, test_start_page_offers_ways_to_begin, tear_down);
  g_test_add ("/window/whole-import-is-undone-and-redone", Fixture, NULL, set_up, test_whole_import_is_undone_and_redone, tear_down);
  g_test_add ("/window/every-page-can-be-shown", Fixture, NULL, set_up, test_every_page_can_be_shown, tear_down);
  g_test_add_func ("/window/every-page-has-help", test_every_page_has_help);
  g_test_add ("/window/help-is-of-the-page-shown", Fixture, NULL, set_up, test_help_is_of_the_page_shown, tear_down);
  g_test_add ("/window/second-window-follows", Fixture, NULL, set_up, test_second_window_follows, tear_down);

  return g_test_run ();
}
