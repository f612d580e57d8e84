/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-chart.h"

#include "widgets/cz-metrics.h"
#include "widgets/cz-palette.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Sizes in pixels at 100 %. */
#define BAR_HEIGHT 8
#define STRIP_GAP 3
#define GAUGE_LEAST 180
#define GAUGE_EMS 17
#define GAUGE_WIDTH 14
/* Height of the gauge by its width: it has nothing below its open ends. */
#define GAUGE_RATIO 0.86
#define LINE_HEIGHT 160
#define DOT 3.5
/* The gauge is open below: it runs from lower left over the top to lower right. */
#define GAUGE_FROM (G_PI * 0.78)
#define GAUGE_TURN (G_PI * 1.44)

typedef struct
{
  double value;
  char  *color;
  char  *label;
} Item;

struct _CzChart
{
  GtkWidget parent_instance;

  CzChartKind kind;
  double      whole;
  char       *title;
  GArray     *values; /* of Item */
  GArray     *ticks;  /* of Item */
};

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CzChart, cz_chart, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

GType
cz_chart_kind_get_type (void)
{
  static gsize            type = 0;
  static const GEnumValue values[] = {
    { CZ_CHART_GAUGE, "CZ_CHART_GAUGE", "gauge" },
    { CZ_CHART_BAR, "CZ_CHART_BAR", "bar" },
    { CZ_CHART_STRIP, "CZ_CHART_STRIP", "strip" },
    { CZ_CHART_LINE, "CZ_CHART_LINE", "line" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("CzChartKind", values));

  return type;
}

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_free (item->color);
  g_free (item->label);
}

static const Item *
get_value (CzChart *self,
           guint    index)
{
  return &g_array_index (self->values, Item, index);
}

static const Item *
get_tick (CzChart *self,
          guint    index)
{
  return &g_array_index (self->ticks, Item, index);
}

static void
update_text (CzChart *self)
{
  g_autofree char *text = cz_chart_dup_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_color (CzChart    *self,
           cairo_t    *cr,
           const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA          color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);

  gdk_cairo_set_source_rgba (cr, &color);
}

static double
get_share (CzChart *self,
           double   value)
{
  return self->whole > 0 ? CLAMP (value / self->whole, 0, 1) : 0;
}

/* Drawing */

static void
add_rounded (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height)
{
  double radius = MIN (height / 2, width / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
fill_part (CzChart    *self,
           cairo_t    *cr,
           const char *color,
           double      x,
           double      width,
           double      height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (width <= 0)
    return;

  add_rounded (cr, mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width : x, 0, width, height);
  set_color (self, cr, color);
  cairo_fill (cr);
}

static void
draw_bar (CzChart *self,
          cairo_t *cr,
          double   width,
          double   height)
{
  fill_part (self, cr, "cz_track", 0, width, height);
  if (self->values->len > 0)
    {
      double filled = get_share (self, get_value (self, 0)->value) * width;

      fill_part (self, cr, get_value (self, 0)->color, 0, filled > 0 ? MAX (filled, height) : 0, height);
    }
}

static void
draw_strip (CzChart *self,
            cairo_t *cr,
            double   width,
            double   height)
{
  double whole = 0;
  guint  n_parts = 0;
  double x = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      whole += get_value (self, i)->value;
      n_parts += get_value (self, i)->value > 0;
    }

  if (n_parts == 0)
    {
      fill_part (self, cr, "cz_track", 0, width, height);
      return;
    }

  width -= (n_parts - 1) * STRIP_GAP;
  for (guint i = 0; i < self->values->len; i++)
    {
      const Item *part = get_value (self, i);

      if (part->value <= 0)
        continue;

      fill_part (self, cr, part->color, x, part->value / whole * width, height);
      x += part->value / whole * width + STRIP_GAP;
    }
}

static PangoLayout *
new_layout (CzChart    *self,
            const char *text)
{
  PangoLayout          *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));

  pango_font_description_set_size (font, pango_font_description_get_size (font) * 0.85);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  return layout;
}

/* Draws a text with its middle at @x, @y. */
static void
draw_text (CzChart    *self,
           cairo_t    *cr,
           const char *text,
           double      x,
           double      y)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, round (x - width / 2.0), round (y - height / 2.0));
  set_color (self, cr, "cz_dim");
  pango_cairo_show_layout (cr, layout);
}

static int
measure_text_height (CzChart *self)
{
  g_autoptr (PangoLayout) layout = new_layout (self, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
draw_gauge (CzChart *self,
            cairo_t *cr,
            double   width,
            double   height)
{
  double margin = measure_text_height (self) + 4;
  double half = MIN (width / 2, height / GAUGE_RATIO / 2);
  double radius = half - margin - GAUGE_WIDTH / 2.0;
  double share = self->values->len > 0 ? get_share (self, get_value (self, 0)->value) : 0;

  if (radius <= 0)
    return;

  cairo_translate (cr, width / 2, half);
  cairo_set_line_width (cr, GAUGE_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, 0, 0, radius, GAUGE_FROM, GAUGE_FROM + GAUGE_TURN);
  set_color (self, cr, "cz_track");
  cairo_stroke (cr);

  if (share > 0)
    {
      cairo_arc (cr, 0, 0, radius, GAUGE_FROM, GAUGE_FROM + GAUGE_TURN * share);
      set_color (self, cr, get_value (self, 0)->color);
      cairo_stroke (cr);
    }

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const Item *tick = get_tick (self, i);
      double      angle = GAUGE_FROM + GAUGE_TURN * get_share (self, tick->value);
      double      inner = radius - GAUGE_WIDTH / 2.0;
      double      outer = radius + GAUGE_WIDTH / 2.0;

      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, cos (angle) * inner, sin (angle) * inner);
      cairo_line_to (cr, cos (angle) * outer, sin (angle) * outer);
      set_color (self, cr, tick->color);
      cairo_stroke (cr);
      draw_text (self, cr, tick->label, cos (angle) * (outer + margin / 2), sin (angle) * (outer + margin / 2));
    }
}

static void
find_range (CzChart *self,
            double  *least,
            double  *most)
{
  *least = INFINITY;
  *most = -INFINITY;

  for (guint i = 0; i < self->values->len + self->ticks->len; i++)
    {
      double value = i < self->values->len ? get_value (self, i)->value : get_tick (self, i - self->values->len)->value;

      if (isnan (value))
        continue;

      *least = MIN (*least, value);
      *most = MAX (*most, value);
    }

  if (*least > *most)
    *least = *most = 0;
  if (*least == *most)
    {
      *least -= 1;
      *most += 1;
    }
}

static void
draw_line (CzChart *self,
           cairo_t *cr,
           double   width,
           double   height)
{
  double   text = measure_text_height (self);
  double   bottom = height - text - 6;
  double   top = text + 6;
  double   step = width / MAX (self->values->len, 1);
  gboolean drawing = FALSE;
  double   least;
  double   most;

  find_range (self, &least, &most);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const Item *tick = get_tick (self, i);
      double      y = round (bottom - (tick->value - least) / (most - least) * (bottom - top)) + 0.5;

      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, width, y);
      cairo_set_dash (cr, (double[]){ 4, 3 }, 2, 0);
      cairo_set_line_width (cr, 1);
      set_color (self, cr, tick->color);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);

  cairo_set_line_width (cr, 2);
  for (guint i = 0; i < self->values->len; i++)
    {
      const Item *item = get_value (self, i);
      double      y = bottom - (item->value - least) / (most - least) * (bottom - top);

      if (isnan (item->value))
        drawing = FALSE;
      else if (drawing)
        cairo_line_to (cr, (i + 0.5) * step, y);
      else
        cairo_move_to (cr, (i + 0.5) * step, y);
      drawing = !isnan (item->value);
    }
  set_color (self, cr, "cz_accent");
  cairo_stroke (cr);

  for (guint i = 0; i < self->values->len; i++)
    {
      const Item *item = get_value (self, i);

      draw_text (self, cr, item->label, (i + 0.5) * step, height - text / 2);
      if (isnan (item->value))
        continue;

      cairo_arc (cr, (i + 0.5) * step, bottom - (item->value - least) / (most - least) * (bottom - top), DOT, 0, 2 * G_PI);
      set_color (self, cr, item->color);
      cairo_fill (cr);
    }
}

/* GtkWidget */

static void
cz_chart_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline G_GNUC_UNUSED,
                  int           *natural_baseline G_GNUC_UNUSED)
{
  static const int sizes[][2] = {
    [CZ_CHART_BAR] = { 40, BAR_HEIGHT },
    [CZ_CHART_STRIP] = { 80, BAR_HEIGHT },
    [CZ_CHART_LINE] = { 120, LINE_HEIGHT },
  };
  CzChart *self = CZ_CHART (widget);

  if (self->kind != CZ_CHART_GAUGE)
    {
      *minimum = *natural = sizes[self->kind][orientation];
      return;
    }

  *minimum = GAUGE_LEAST;
  *natural = MAX (GAUGE_LEAST, GAUGE_EMS * cz_metrics_get_em (widget));
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = GAUGE_RATIO * (for_size >= 0 ? CLAMP (for_size, *minimum, *natural) : *natural);
}

static GtkSizeRequestMode
cz_chart_get_request_mode (GtkWidget *widget)
{
  return CZ_CHART (widget)->kind == CZ_CHART_GAUGE ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
cz_chart_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  static void (*const draw[]) (CzChart * self, cairo_t * cr, double width, double height) = {
    [CZ_CHART_GAUGE] = draw_gauge,
    [CZ_CHART_BAR] = draw_bar,
    [CZ_CHART_STRIP] = draw_strip,
    [CZ_CHART_LINE] = draw_line,
  };
  CzChart *self = CZ_CHART (widget);
  int      width = gtk_widget_get_width (widget);
  int      height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  draw[self->kind](self, cr, width, height);
  cairo_destroy (cr);
}

static void
cz_chart_css_changed (GtkWidget         *widget,
                      GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cz_chart_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
cz_chart_finalize (GObject *object)
{
  CzChart *self = CZ_CHART (object);

  g_free (self->title);
  g_array_unref (self->values);
  g_array_unref (self->ticks);

  G_OBJECT_CLASS (cz_chart_parent_class)->finalize (object);
}

static void
cz_chart_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  if (prop_id == PROP_KIND)
    g_value_set_enum (value, CZ_CHART (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cz_chart_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  if (prop_id == PROP_KIND)
    CZ_CHART (object)->kind = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cz_chart_class_init (CzChartClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = cz_chart_finalize;
  object_class->get_property = cz_chart_get_property;
  object_class->set_property = cz_chart_set_property;
  widget_class->measure = cz_chart_measure;
  widget_class->get_request_mode = cz_chart_get_request_mode;
  widget_class->snapshot = cz_chart_snapshot;
  widget_class->css_changed = cz_chart_css_changed;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, cz_chart_kind_get_type (), CZ_CHART_BAR,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cz_chart_init (CzChart *self)
{
  cz_palette_ensure ();
  self->values = g_array_new (FALSE, TRUE, sizeof (Item));
  self->ticks = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->values, clear_item);
  g_array_set_clear_func (self->ticks, clear_item);
}

GtkWidget *
cz_chart_new (CzChartKind kind)
{
  return g_object_new (CZ_TYPE_CHART, "kind", kind, NULL);
}

/* Names what is shown; stands first in the accessible label. */
void
cz_chart_set_title (CzChart    *self,
                    const char *title)
{
  g_return_if_fail (CZ_IS_CHART (self));

  g_free (self->title);
  self->title = g_strdup (title);
  update_text (self);
}

void
cz_chart_clear (CzChart *self)
{
  g_return_if_fail (CZ_IS_CHART (self));

  g_array_set_size (self->values, 0);
  g_array_set_size (self->ticks, 0);
  update_text (self);
}

/* Sets what a full gauge or bar stands for. */
void
cz_chart_set_whole (CzChart *self,
                    double   whole)
{
  g_return_if_fail (CZ_IS_CHART (self));

  self->whole = whole;
  update_text (self);
}

static void
add_item (CzChart    *self,
          GArray     *items,
          double      value,
          const char *color,
          const char *label)
{
  Item item = { value, g_strdup (color), g_strdup (label) };

  g_array_append_val (items, item);
  update_text (self);
}

/**
 * cz_chart_add_value:
 * @self: a chart
 * @value: the number; NAN leaves a hole in a line
 * @color: name of a colour
 * @label: what it is, with its number where that cannot be seen beside it
 */
void
cz_chart_add_value (CzChart    *self,
                    double      value,
                    const char *color,
                    const char *label)
{
  g_return_if_fail (CZ_IS_CHART (self));

  add_item (self, self->values, value, color, label);
}

/* Adds a mark to a gauge, or a level across a line chart. */
void
cz_chart_add_tick (CzChart    *self,
                   double      value,
                   const char *color,
                   const char *label)
{
  g_return_if_fail (CZ_IS_CHART (self));

  add_item (self, self->ticks, value, color, label);
}

static void
append_items (GString      *text,
              const GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, item->label);
      if (isnan (item->value))
        /* Translators: stands for a number that is not known, in the description of a chart */
        g_string_append_printf (text, " %s", C_ ("chart", "unknown"));
      else
        g_string_append_printf (text, " %.10g", item->value);
    }
}

/* Returns (transfer full) what the chart shows, in words. */
char *
cz_chart_dup_text (CzChart *self)
{
  g_autoptr (GString) text = g_string_new (self->title);

  g_return_val_if_fail (CZ_IS_CHART (self), NULL);

  append_items (text, self->values);
  if (self->whole > 0)
    g_string_append_printf (text, " / %.10g", self->whole);
  append_items (text, self->ticks);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
