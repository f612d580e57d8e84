/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/grid-fixture.h"

#include "widgets/cz-grid-frame.h"

#define PATIENCE (5 * G_TIME_SPAN_SECOND)

static void
painted_cb (guint *n_painted)
{
  (*n_painted)++;
}

/* Lets the window paint, and everything that waits for that happen, but not for ever. */
void
grid_fixture_settle (GridFixture *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gint64         deadline = g_get_monotonic_time () + PATIENCE;
  guint          n_painted = 0;
  gulong         handler;

  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &n_painted);
  while (n_painted < 2 && g_get_monotonic_time () < deadline)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);

  while (g_main_context_pending (NULL) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
}

void
grid_fixture_init (GridFixture *self,
                   guint        n_rows,
                   gboolean     with_blocks)
{
  self->table = fake_table_new (n_rows, with_blocks);
  self->grid = CZ_GRID (cz_grid_new ());
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), cz_grid_frame_new (self->grid));
  cz_grid_set_table (self->grid, CZ_TABLE (self->table));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  grid_fixture_settle (self);
}

void
grid_fixture_clear (GridFixture *self)
{
  g_object_ref (self->grid);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->grid);
  g_assert_finalize_object (self->table);
}

GtkWidget *
grid_fixture_get_focus (GridFixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static gboolean
emit_key (GtkWidget          *widget,
          GtkPropagationPhase phase,
          guint               key,
          GdkModifierType     modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, modifiers, &handled);
    }

  return handled;
}

/* Gives a key to the controllers as an event would: down to the focus, then up again. */
gboolean
grid_fixture_press (GridFixture    *self,
                    guint           key,
                    GdkModifierType modifiers)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  gboolean handled = FALSE;

  for (GtkWidget *widget = grid_fixture_get_focus (self); widget != NULL; widget = gtk_widget_get_parent (widget))
    g_ptr_array_add (path, widget);

  for (guint i = path->len; i > 0 && !handled; i--)
    handled = emit_key (g_ptr_array_index (path, i - 1), GTK_PHASE_CAPTURE, key, modifiers);
  for (guint i = 0; i < path->len && !handled; i++)
    handled = emit_key (g_ptr_array_index (path, i), GTK_PHASE_BUBBLE, key, modifiers);

  return handled;
}

static GtkIMContext *
find_im_context (GridFixture *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->grid));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller)) != NULL)
        return gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
    }

  return NULL;
}

/* What an input method does with a finished word: to the grid, or to the editor when that is open. */
void
grid_fixture_type (GridFixture *self,
                   const char  *text)
{
  GtkWidget    *focus = grid_fixture_get_focus (self);
  GtkIMContext *context = find_im_context (self);

  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  else if (context != NULL)
    g_signal_emit_by_name (context, "commit", text);
}

char *
grid_fixture_dup_editor_text (GridFixture *self)
{
  GtkWidget     *focus = grid_fixture_get_focus (self);
  GtkTextBuffer *buffer;
  GtkTextIter    start;
  GtkTextIter    end;

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
grid_fixture_assert_cursor (GridFixture *self,
                            guint        row,
                            guint        column)
{
  guint cursor_row;
  guint cursor_column;

  g_assert_true (cz_grid_get_cursor (self->grid, &cursor_row, &cursor_column));
  g_assert_cmpuint (cursor_row, ==, row);
  g_assert_cmpuint (cursor_column, ==, column);
}

/* Of the newest rectangle. */
void
grid_fixture_assert_selection (GridFixture *self,
                               guint        row,
                               guint        column,
                               guint        n_rows,
                               guint        n_columns)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CzCellSpan));
  const CzCellSpan *span;

  cz_grid_get_selection (self->grid, spans);
  g_assert_cmpuint (spans->len, >, 0);
  span = &g_array_index (spans, CzCellSpan, spans->len - 1);
  g_assert_cmpuint (span->row, ==, row);
  g_assert_cmpuint (span->column, ==, column);
  g_assert_cmpuint (span->n_rows, ==, n_rows);
  g_assert_cmpuint (span->n_columns, ==, n_columns);
}

void
grid_fixture_assert_text (GridFixture *self,
                          guint        row,
                          guint        column,
                          const char  *text)
{
  g_autofree char *shown = cz_table_dup_text (CZ_TABLE (self->table), row, column);

  g_assert_cmpstr (shown, ==, text);
}
