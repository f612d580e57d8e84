/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-allocation.h"
#include "ui/page-fixture.h"

#include <adwaita.h>

#define PATIENCE (G_TIME_SPAN_SECOND / 2)

/* Lets what waits for the main loop happen. */
void
page_fixture_settle (void)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (g_main_context_pending (NULL) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
}

/**
 * page_fixture_init:
 * @self: a fixture
 * @type: type of the page
 * @draft: (nullable) (transfer none): what the workspace holds
 */
void
page_fixture_init (PageFixture *self,
                   GType        type,
                   CzDraft     *draft)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.chuangzhi.Chuangzhi");
  g_autoptr (GError) error = NULL;
  gint64 document;

  g_settings_reset (settings, "tables");
  fixture_set_up (&self->workspace, NULL);
  if (draft != NULL)
    {
      g_assert_true (cz_import_take (self->workspace.workspace, draft, 0, &document, &error));
      g_assert_no_error (error);
    }

  self->page = g_object_new (type, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  cz_page_set_workspace (self->page, self->workspace.workspace);
  gtk_window_present (GTK_WINDOW (self->window));
  page_fixture_settle ();
}

/* Nothing may hold the page any more. */
void
page_fixture_clear (PageFixture *self)
{
  g_object_ref (self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  page_fixture_settle ();
  g_assert_finalize_object (self->page);
  fixture_tear_down (&self->workspace, NULL);
}

CzData *
page_fixture_get_data (PageFixture *self)
{
  return cz_workspace_get_data (self->workspace.workspace);
}

void
page_fixture_act (PageFixture *self,
                  const char  *action,
                  GVariant    *parameter)
{
  g_action_group_activate_action (cz_page_get_actions (self->page), action, parameter);
  page_fixture_settle ();
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;

  return FALSE;
}

/* Returns: (nullable): the first visible widget of the type below @widget; with @text, the first that shows it */
GtkWidget *
page_fixture_find (GtkWidget  *widget,
                   GType       type,
                   const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || shows (widget, text)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_fixture_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Returns: (transfer full): the label of the step that was taken back */
char *
page_fixture_undo (PageFixture *self)
{
  g_autoptr (GError) error = NULL;
  char *label = fixture_undo (&self->workspace, &error);

  g_assert_no_error (error);
  page_fixture_settle ();

  return label;
}

int
page_fixture_run (int    *argc,
                  char ***argv,
                  void (*add) (void))
{
  g_test_init (argc, argv, NULL);
  tolerate_late_allocation ();

  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }

  adw_init ();
  add ();

  return g_test_run ();
}
