/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-timeline-private.h"

#include "widgets/cz-metrics.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static GdkRGBA
find_color (CzTimeline *self,
            const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA          color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);

  return color;
}

static void
append_area (CzTimeline  *self,
             GtkSnapshot *snapshot,
             const char  *color,
             double       x,
             double       y,
             double       width,
             double       height)
{
  GdkRGBA rgba = find_color (self, color);

  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (round (x), round (y), round (width), round (height)));
}

/* Draws a text in a row of @height; ends it with … at @room. Returns its width. */
static int
append_text (CzTimeline  *self,
             GtkSnapshot *snapshot,
             const char  *color,
             const char  *text,
             double       x,
             double       y,
             double       height,
             int          room)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA rgba = find_color (self, color);
  int     text_width;
  int     text_height;

  if (room > 0)
    {
      pango_layout_set_width (layout, room * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x), round (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);

  return text_width;
}

/* Scale */

typedef enum
{
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_YEAR,
} Unit;

static Unit
get_unit (CzTimeline *self)
{
  double em = cz_metrics_get_em (GTK_WIDGET (self));

  if (self->day_width >= 1.8 * em)
    return UNIT_DAY;
  if (self->day_width * 28 >= 2.6 * em)
    return UNIT_MONTH;

  return self->day_width * 90 >= 2.8 * em ? UNIT_QUARTER : UNIT_YEAR;
}

static CzDate
get_next (CzDate date,
          Unit   unit)
{
  static const int months[] = { 0, 1, 3, 12 };

  return unit == UNIT_DAY ? cz_date_add_days (date, 1) : cz_date_add_months (date, months[unit]);
}

/* The first day of the unit that a date is in. */
static CzDate
get_begin (CzDate date,
           Unit   unit)
{
  if (unit == UNIT_DAY)
    return date;
  if (unit == UNIT_YEAR)
    return (CzDate){ date.year, 1, 1 };

  return (CzDate){ date.year, unit == UNIT_QUARTER ? (date.month - 1) / 3 * 3 + 1 : date.month, 1 };
}

static char *
format_unit (CzDate date,
             Unit   unit)
{
  switch (unit)
    {
    case UNIT_DAY:
      return g_strdup_printf ("%d", date.day);
    case UNIT_MONTH:
      {
        g_autoptr (GDateTime) time = g_date_time_new_utc (date.year, date.month, 1, 0, 0, 0);

        /* Translators: the name of a month, short, as g_date_time_format() */
        return g_date_time_format (time, C_ ("scale of a timeline", "%b"));
      }
    case UNIT_QUARTER:
      /* Translators: a quarter of a year, short */
      return g_strdup_printf (C_ ("scale of a timeline", "Q%d"), (date.month + 2) / 3);
    case UNIT_YEAR:
    default:
      return g_strdup_printf (C_ ("scale of a timeline", "%d"), date.year);
    }
}

/* The row above the units: years, or months above days. */
static char *
format_above (CzDate date,
              Unit   unit)
{
  if (unit == UNIT_DAY)
    /* Translators: year and month */
    return g_strdup_printf (C_ ("scale of a timeline", "%d-%02d"), date.year, date.month);

  return format_unit (date, UNIT_YEAR);
}

static gboolean
is_current (CzTimeline *self,
            CzDate      begin,
            Unit        unit)
{
  return !cz_date_is_none (self->today) && unit != UNIT_YEAR &&
         cz_date_compare (get_begin (self->today, unit), begin) == 0;
}

static void
draw_units (CzTimeline  *self,
            GtkSnapshot *snapshot,
            Unit         unit,
            double       width)
{
  double half = self->header_height / 2.0;
  CzDate date = get_begin (self->first, unit);
  CzDate next;

  for (double x; (x = _cz_timeline_get_x (self, date)) < width; date = next)
    {
      g_autofree char *text = format_unit (date, unit);

      next = get_next (date, unit);
      if (_cz_timeline_get_x (self, next) > self->lane_width && unit != UNIT_YEAR)
        append_text (self, snapshot, is_current (self, date, unit) ? "cz_error_text" : "cz_dim", text, x + 4, half, half, 0);
    }
}

/* Names of years (months) stay in view until the next pushes them out. */
static void
draw_above (CzTimeline  *self,
            GtkSnapshot *snapshot,
            Unit         unit,
            double       width)
{
  Unit   above = unit == UNIT_DAY ? UNIT_MONTH : UNIT_YEAR;
  double half = self->header_height / 2.0;
  CzDate date = get_begin (self->first, above);
  CzDate next;

  for (double x; (x = _cz_timeline_get_x (self, date)) < width; date = next)
    {
      g_autofree char *text = format_above (date, unit);
      double           end;

      next = get_next (date, above);
      end = _cz_timeline_get_x (self, next);
      if (end <= self->lane_width)
        continue;

      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (self->lane_width, 0, MAX (end - self->lane_width, 0), half));
      append_text (self, snapshot, "cz_text", text, MAX (x, self->lane_width) + 4, 0, half, 0);
      gtk_snapshot_pop (snapshot);
      if (x >= self->lane_width)
        append_area (self, snapshot, "cz_strong_line", x, 0, 1, self->header_height);
    }
}

/* Below the items */

static void
draw_columns (CzTimeline  *self,
              GtkSnapshot *snapshot,
              double       width,
              double       height)
{
  Unit   unit = get_unit (self);
  CzDate date = get_begin (self->first, unit);
  CzDate next;

  for (double x; (x = _cz_timeline_get_x (self, date)) < width; date = next)
    {
      gboolean tinted = unit == UNIT_DAY ? cz_date_weekday (date) >= 6 : unit == UNIT_MONTH ? date.month % 2 == 0
                                                                                            : unit == UNIT_QUARTER && date.month % 6 == 4;

      next = get_next (date, unit);
      if (tinted)
        append_area (self, snapshot, "cz_disabled", x, 0, _cz_timeline_get_x (self, next) - x, height);
      if (date.month == 1 && (unit != UNIT_DAY || date.day == 1))
        append_area (self, snapshot, "cz_line", x, 0, 1, height);
    }
}

void
_cz_timeline_draw_below (CzTimeline  *self,
                         GtkSnapshot *snapshot)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  draw_columns (self, snapshot, width, MIN (height, _cz_timeline_get_y (self, self->n_lanes, 0)));
  for (guint lane = 1; lane < self->n_lanes; lane++)
    append_area (self, snapshot, "cz_line", 0, _cz_timeline_get_y (self, lane, 0) - cz_metrics_get_em (GTK_WIDGET (self)) / 2, width, 1);
}

/* Above the items */

static void
draw_hatch (cairo_t       *cr,
            double         x,
            double         y,
            double         width,
            double         height,
            const GdkRGBA *color)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.5);
  for (double offset = -height; offset < width; offset += 6)
    {
      cairo_move_to (cr, x + offset, y + height);
      cairo_line_to (cr, x + offset + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_conflict (CzTimeline               *self,
               cairo_t                  *cr,
               const CzTimelineConflict *conflict)
{
  const CzTimelineBar *first = self->bars->pdata[conflict->first];
  const CzTimelineBar *second = self->bars->pdata[conflict->second];
  guint                upper = MIN (first->row, second->row);
  guint                lower = MAX (first->row, second->row);
  double               x = _cz_timeline_get_x (self, conflict->from);
  double               width = _cz_timeline_get_x (self, cz_date_add_days (conflict->to, 1)) - x;
  double               y = _cz_timeline_get_y (self, first->lane, conflict->is_gap ? first->row : upper) + 1;
  double               height = (conflict->is_gap ? 1 : lower - upper + 1) * _cz_timeline_get_row_height (self) - 2;
  GdkRGBA              color = find_color (self, "cz_attention");

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (width - 1, 2), height - 1);
  if (conflict->is_gap)
    {
      cairo_set_dash (cr, (double[]){ 4, 3 }, 2, 0);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      return;
    }

  cairo_stroke (cr);
  color.alpha *= 0.5; /* what stands below stays readable */
  draw_hatch (cr, x, y, width, height, &color);
}

static void
draw_conflicts (CzTimeline  *self,
                GtkSnapshot *snapshot,
                double       width,
                double       height)
{
  cairo_t *cr;

  if (self->conflicts->len == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (guint i = 0; i < self->conflicts->len; i++)
    draw_conflict (self, cr, &g_array_index (self->conflicts, CzTimelineConflict, i));
  cairo_destroy (cr);
}

static void
draw_lane_names (CzTimeline  *self,
                 GtkSnapshot *snapshot,
                 double       height)
{
  double em = cz_metrics_get_em (GTK_WIDGET (self));

  if (self->lane_width == 0)
    return;

  append_area (self, snapshot, "cz_base", 0, 0, self->lane_width, height);
  for (guint lane = 0; lane < self->n_lanes; lane++)
    append_text (self, snapshot, "cz_text", self->lanes[lane], em / 2, _cz_timeline_get_y (self, lane, 0),
                 _cz_timeline_get_row_height (self), self->lane_width - em);
  append_area (self, snapshot, "cz_line", self->lane_width - 1, 0, 1, height);
}

static void
draw_today (CzTimeline  *self,
            GtkSnapshot *snapshot,
            double       width,
            double       height)
{
  double x;

  if (cz_date_is_none (self->today))
    return;

  x = _cz_timeline_get_x (self, self->today) + self->day_width / 2;
  if (x >= self->lane_width && x < width)
    append_area (self, snapshot, "cz_error", x - 1, self->header_height * 0.5, 2, height - self->header_height * 0.5);
}

void
_cz_timeline_draw_above (CzTimeline  *self,
                         GtkSnapshot *snapshot)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  Unit   unit = get_unit (self);

  draw_conflicts (self, snapshot, width, height);
  append_area (self, snapshot, "cz_base", self->lane_width, 0, width - self->lane_width, self->header_height);
  draw_units (self, snapshot, unit, width);
  draw_above (self, snapshot, unit, width);
  draw_today (self, snapshot, width, MIN (height, _cz_timeline_get_y (self, self->n_lanes, 0)));
  draw_lane_names (self, snapshot, height);
  append_area (self, snapshot, "cz_base", 0, 0, self->lane_width, self->header_height);
  append_area (self, snapshot, "cz_line", 0, self->header_height - 1, width, 1);
}
