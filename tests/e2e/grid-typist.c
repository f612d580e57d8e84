/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/fake-table.h"
#include "widgets/cz-grid-frame.h"

#include <adwaita.h>

/* A window with a grid that says on its output what was written into which cell: for scripts that type. */

static void
cells_changed_cb (CzTable *table,
                  guint    row,
                  guint    column)
{
  g_autofree char *text = cz_table_dup_text (table, row, column);

  g_print ("%u %u %s\n", row, column, text);
}

int
main (void)
{
  FakeTable *table = fake_table_new (125, TRUE);
  CzGrid    *grid;
  GtkWidget *window;
  GMainLoop *loop = g_main_loop_new (NULL, FALSE);

  adw_init ();
  grid = CZ_GRID (cz_grid_new ());
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (window), cz_grid_frame_new (grid));
  cz_grid_set_table (grid, CZ_TABLE (table));
  g_signal_connect (table, "cells-changed", G_CALLBACK (cells_changed_cb), NULL);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  cz_grid_scroll_to (grid, 1, FAKE_TARGET);
  g_main_loop_run (loop);

  return 0;
}
