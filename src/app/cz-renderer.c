/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cz-renderer.h"

#include <glib.h>

/* Virtual graphics devices with a render node but no graphics processor behind it. */
static const char *const software_drivers[] = { "vgem", "vkms", NULL };

static gboolean
is_hardware (const char *node)
{
  g_autofree char *link = g_strdup_printf ("/sys/class/drm/%s/device/driver", node);
  g_autofree char *target = g_file_read_link (link, NULL);
  g_autofree char *driver = target != NULL ? g_path_get_basename (target) : NULL;

  return driver == NULL || !g_strv_contains (software_drivers, driver);
}

static gboolean
has_graphics_processor (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, "renderD") && is_hardware (name))
      return TRUE;

  return FALSE;
}

/* A display of another machine (ssh -X) gets no pixels from this one's graphics processor. */
static gboolean
display_is_remote (void)
{
  const char *display = g_getenv ("DISPLAY");

  return g_getenv ("WAYLAND_DISPLAY") == NULL && display != NULL && *display != ':';
}

/**
 * cz_renderer_choose:
 *
 * Has GTK draw with cairo where OpenGL would be worked out by the processor: that takes 65 MiB more and scrolls three
 * times slower. What GSK_RENDERER says goes first. To be called before GTK is initialised.
 */
void
cz_renderer_choose (void)
{
  if (display_is_remote () || g_getenv ("LIBGL_ALWAYS_SOFTWARE") != NULL || !has_graphics_processor ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
