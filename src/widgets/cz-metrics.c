/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-metrics.h"

/**
 * cz_metrics_get_em:
 * @widget: a widget
 *
 * Returns: the size of its font in pixels; what must grow with the text is measured by it
 */
double
cz_metrics_get_em (GtkWidget *widget)
{
  PangoContext               *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double                      size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * pango_cairo_context_get_resolution (context) / 72;
}
