/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cz-application.h"
#include "app/cz-window.h"

/*
 * From the start of the process's main function to the first frame that shows the opened workspace, in the
 * environment it is run in (GSK_RENDERER=cairo on a display of its own). bench-window WORKSPACE
 */

static gint64 start;

static gboolean
painted_cb (GtkWidget     *widget,
            GdkFrameClock *clock G_GNUC_UNUSED,
            gpointer       user_data)
{
  guint *n_frames = user_data;

  if (cz_window_get_workspace (CZ_WINDOW (widget)) == NULL || ++(*n_frames) < 2)
    return G_SOURCE_CONTINUE;

  g_print ("open_to_painted_ms\t%.1f\tms\n", (g_get_monotonic_time () - start) / 1000.0);
  gtk_window_destroy (GTK_WINDOW (widget));

  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application G_GNUC_UNUSED,
                 GtkWindow      *window,
                 gpointer        user_data)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (window), painted_cb, user_data, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (CzApplication) application = NULL;
  guint n_frames = 0;

  start = g_get_monotonic_time ();
  application = cz_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &n_frames);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
