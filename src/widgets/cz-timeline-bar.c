/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-timeline-private.h"

#include "widgets/cz-metrics.h"

#include <glib/gi18n-lib.h>

#define CORNER 5
#define TEXT_GAP 6

G_DEFINE_FINAL_TYPE (CzTimelineBar, _cz_timeline_bar, GTK_TYPE_WIDGET)

static gboolean
is_sign (CzTimelineBar *self)
{
  return (self->flags & CZ_TIMELINE_SIGN) != 0;
}

static GdkRGBA
find_color (CzTimelineBar *self,
            const char    *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA          color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);

  return color;
}

static const char *
get_color_name (CzTimelineState state)
{
  switch (state)
    {
    case CZ_TIMELINE_NOW:
    case CZ_TIMELINE_DONE:
      return "cz_accent";
    case CZ_TIMELINE_SOON:
      return "cz_attention";
    case CZ_TIMELINE_LATE:
      return "cz_error";
    case CZ_TIMELINE_AHEAD:
    default:
      return "cz_open";
    }
}

static PangoLayout *
get_layout (CzTimelineBar *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->label);

  return self->layout;
}

/* Draws bar: filled while it is current, tinted before and after. */
static void
draw_bar (CzTimelineBar *self,
          GtkSnapshot   *snapshot,
          int            height)
{
  GdkRGBA        color = find_color (self, get_color_name (self->state));
  GskRoundedRect outline;

  if (self->state != CZ_TIMELINE_NOW && self->state != CZ_TIMELINE_LATE)
    color.alpha *= self->state == CZ_TIMELINE_DONE ? 0.16 : 0.20;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (self->bar_x, 2, self->bar_width, height - 4), CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);

  if (self->selected)
    {
      color = find_color (self, "cz_accent_text");
      gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ color, color, color, color });
    }
}

/* ◆ done, ◇ ahead, ▲ soon, ■ late */
static void
add_sign (cairo_t        *cr,
          CzTimelineState state,
          double          x,
          double          y,
          double          size)
{
  double half = size / 2;

  if (state == CZ_TIMELINE_LATE)
    {
      cairo_rectangle (cr, x - half * 0.85, y - half * 0.85, size * 0.85, size * 0.85);
      return;
    }

  cairo_move_to (cr, x, y - half);
  if (state == CZ_TIMELINE_SOON)
    {
      cairo_line_to (cr, x + half, y + half * 0.8);
      cairo_line_to (cr, x - half, y + half * 0.8);
    }
  else
    {
      cairo_line_to (cr, x + half, y);
      cairo_line_to (cr, x, y + half);
      cairo_line_to (cr, x - half, y);
    }
  cairo_close_path (cr);
}

static void
draw_sign (CzTimelineBar *self,
           GtkSnapshot   *snapshot,
           int            height)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), height));
  GdkRGBA  color = find_color (self, get_color_name (self->state));
  double   x = self->bar_x + self->bar_width / 2.0;

  add_sign (cr, self->state, x, height / 2.0, self->bar_width - 4);
  gdk_cairo_set_source_rgba (cr, &color);
  if (self->state == CZ_TIMELINE_AHEAD)
    {
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);

  if (self->selected)
    {
      color = find_color (self, "cz_accent_text");
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_set_line_width (cr, 2);
      cairo_arc (cr, x, height / 2.0, self->bar_width / 2.0 + 1, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
draw_label (CzTimelineBar *self,
            GtkSnapshot   *snapshot,
            int            height)
{
  gboolean inside = !is_sign (self) && self->label_x > self->bar_x && self->label_x < self->bar_x + self->bar_width;
  gboolean filled = self->state == CZ_TIMELINE_NOW || self->state == CZ_TIMELINE_LATE;
  GdkRGBA  color = find_color (self, "cz_text");
  int      text_height;

  if (inside && filled)
    color = (GdkRGBA){ 1, 1, 1, 1 };
  else if (self->state == CZ_TIMELINE_LATE)
    color = find_color (self, "cz_error_text");
  else if (self->state == CZ_TIMELINE_SOON)
    color = find_color (self, "cz_attention_text");

  pango_layout_get_pixel_size (get_layout (self), NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (self->label_x, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, get_layout (self), &color);
  gtk_snapshot_restore (snapshot);
}

static void
_cz_timeline_bar_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  CzTimelineBar *self = CZ_TIMELINE_BAR (widget);
  int            height = gtk_widget_get_height (widget);

  if (is_sign (self))
    draw_sign (self, snapshot, height);
  else
    draw_bar (self, snapshot, height);
  if ((self->flags & CZ_TIMELINE_UNLABELLED) == 0)
    draw_label (self, snapshot, height);
}

static void
_cz_timeline_bar_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (_cz_timeline_bar_parent_class)->css_changed (widget, change);
  g_clear_object (&CZ_TIMELINE_BAR (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
_cz_timeline_bar_finalize (GObject *object)
{
  CzTimelineBar *self = CZ_TIMELINE_BAR (object);

  g_free (self->id);
  g_free (self->label);
  g_free (self->note);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (_cz_timeline_bar_parent_class)->finalize (object);
}

static void
_cz_timeline_bar_class_init (CzTimelineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = _cz_timeline_bar_finalize;
  widget_class->snapshot = _cz_timeline_bar_snapshot;
  widget_class->css_changed = _cz_timeline_bar_css_changed;

  gtk_widget_class_set_css_name (widget_class, "timelinebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
_cz_timeline_bar_init (CzTimelineBar *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

CzTimelineBar *
_cz_timeline_bar_new (const char *id,
                      const char *label,
                      const char *note)
{
  CzTimelineBar *self = g_object_new (CZ_TYPE_TIMELINE_BAR, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->note = g_strdup (note != NULL ? note : "");

  return self;
}

/* Returns the room its text needs, gap included; 0 without a text. */
int
_cz_timeline_bar_get_label_width (CzTimelineBar *self)
{
  int width;

  if ((self->flags & CZ_TIMELINE_UNLABELLED) != 0)
    return 0;

  pango_layout_get_pixel_size (get_layout (self), &width, NULL);

  return width + 2 * TEXT_GAP;
}

/* Says what the item is, for who does not see it and for who rests on it. @conflict is nullable. */
void
_cz_timeline_bar_update_text (CzTimelineBar *self,
                              const char    *conflict)
{
  g_autofree char *start = cz_date_to_string (self->start);
  g_autofree char *end = cz_date_to_string (self->end);
  g_autoptr (GString) text = g_string_new (self->label);

  if (is_sign (self))
    g_string_append_printf (text, ", %s", end);
  else
    /* Translators: first and last day of a bar */
    g_string_append_printf (text, _ (", %s to %s"), start, end);
  if (*self->note != '\0')
    g_string_append_printf (text, ", %s", self->note);
  if (conflict != NULL)
    g_string_append_printf (text, "\n%s", conflict);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}
