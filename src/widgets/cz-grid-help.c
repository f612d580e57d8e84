/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

/**
 * cz_grid_show_keys:
 * @self: a grid
 *
 * Shows the keys that work in a grid.
 */
void
cz_grid_show_keys (CzGrid *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkRoot   *root;
  GtkWindow *window;

  g_return_if_fail (CZ_IS_GRID (self));

  builder = gtk_builder_new_from_resource ("/org/chuangzhi/Chuangzhi/widgets/cz-grid-keys.ui");
  window = GTK_WINDOW (gtk_builder_get_object (builder, "keys"));
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (window, GTK_WINDOW (root));

  gtk_window_present (window);
}
