/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-palette.h"

#include <adwaita.h>

#define FOLDER "/org/chuangzhi/Chuangzhi/widgets/"

static const char *
get_palette (AdwStyleManager *manager)
{
  if (adw_style_manager_get_high_contrast (manager))
    return adw_style_manager_get_dark (manager) ? FOLDER "cz-palette-contrast-dark.css" : FOLDER "cz-palette-contrast.css";

  return adw_style_manager_get_dark (manager) ? FOLDER "cz-palette-dark.css" : FOLDER "cz-palette.css";
}

static void
style_changed_cb (AdwStyleManager *manager,
                  GParamSpec      *pspec G_GNUC_UNUSED,
                  GtkCssProvider  *palette)
{
  gtk_css_provider_load_from_resource (palette, get_palette (manager));
}

/* Defines the colours that mean something (cz_accent, cz_error …) on the default display, once, and keeps them
 * right for light, dark and high contrast. */
void
cz_palette_ensure (void)
{
  static gsize     done = 0;
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkDisplay      *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) palette = NULL;
  g_autoptr (GtkCssProvider) style = NULL;

  if (!g_once_init_enter (&done))
    return;

  palette = gtk_css_provider_new ();
  style = gtk_css_provider_new ();
  style_changed_cb (manager, NULL, palette);
  gtk_css_provider_load_from_resource (style, FOLDER "cz-grid.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (palette),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), palette, 0);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), palette, 0);

  g_once_init_leave (&done, 1);
}
