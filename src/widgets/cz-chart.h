/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

typedef enum
{
  CZ_CHART_GAUGE,
  CZ_CHART_BAR,
  CZ_CHART_STRIP,
  CZ_CHART_LINE,
} CzChartKind;

GType cz_chart_kind_get_type (void);

/**
 * CzChart:
 *
 * A small drawing of numbers: a gauge, a bar, a strip of parts, or a line of values against ticks. Colours are names
 * of the style sheet ("cz_accent"), so that it follows theme and contrast; what it shows is also its accessible label.
 */
#define CZ_TYPE_CHART (cz_chart_get_type ())
G_DECLARE_FINAL_TYPE (CzChart, cz_chart, CZ, CHART, GtkWidget)

GtkWidget *cz_chart_new (CzChartKind kind);
void       cz_chart_set_title (CzChart *self, const char *title);
void       cz_chart_clear (CzChart *self);
void       cz_chart_set_whole (CzChart *self, double whole);
void       cz_chart_add_value (CzChart *self, double value, const char *color, const char *label);
void       cz_chart_add_tick (CzChart *self, double value, const char *color, const char *label);
char      *cz_chart_dup_text (CzChart *self);
