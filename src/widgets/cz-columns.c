/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-columns.h"

#include "widgets/cz-metrics.h"

struct _CzColumns
{
  GtkWidget parent_instance;

  int      fold_width;  /* two columns from this width on, in ems */
  int      start_width; /* width of the first column in ems, 0 for what is left */
  int      end_width;   /* width of the second column in ems, 0 for what is left; both 0 for halves */
  int      spacing;
  gboolean separated; /* a line stands between columns, or between children when folded */
  gboolean folded;
};

enum
{
  PROP_0,
  PROP_FOLD_WIDTH,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  PROP_SPACING,
  PROP_SEPARATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GQuark
end_quark (void)
{
  return g_quark_from_static_string ("cz-columns-end");
}

static void
cz_columns_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder G_GNUC_UNUSED,
                      GObject      *child,
                      const char   *type)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  if (g_strcmp0 (type, "end") == 0)
    g_object_set_qdata (child, end_quark (), GINT_TO_POINTER (TRUE));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = cz_columns_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CzColumns,
                               cz_columns,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init));

static int
to_pixels (CzColumns *self,
           int        ems)
{
  return ems * cz_metrics_get_em (GTK_WIDGET (self));
}

static gboolean
is_end (GtkWidget *child)
{
  return g_object_get_qdata (G_OBJECT (child), end_quark ()) != NULL;
}

static gboolean
folds_at (CzColumns *self,
          int        width)
{
  return width < to_pixels (self, self->fold_width);
}

static int
get_column_width (CzColumns *self,
                  int        width,
                  gboolean   end)
{
  int both = width - self->spacing;
  int end_width;

  if (folds_at (self, width))
    return width;

  if (self->end_width > 0)
    end_width = to_pixels (self, self->end_width);
  else if (self->start_width > 0)
    end_width = both - to_pixels (self, self->start_width);
  else
    end_width = both / 2;

  return end ? end_width : both - end_width;
}

/* The least width is that of the widest child: there is always room when folded. */
static void
measure_width (CzColumns *self,
               int       *minimum,
               int       *natural)
{
  *minimum = 0;
  *natural = to_pixels (self, self->fold_width);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }

  *natural = MAX (*minimum, *natural);
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int least = 0;
  int height = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (least, width), NULL, &height, NULL, NULL);

  return height;
}

static int
measure_height (CzColumns *self,
                int        width)
{
  gboolean folded = folds_at (self, width);
  int      heights[2] = { 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int column = !folded && is_end (child) ? 1 : 0;

      if (!gtk_widget_should_layout (child))
        continue;

      heights[column] += (heights[column] > 0 ? self->spacing : 0) + get_height (child, get_column_width (self, width, is_end (child)));
    }

  return MAX (heights[0], heights[1]);
}

static void
cz_columns_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline G_GNUC_UNUSED,
                    int           *natural_baseline G_GNUC_UNUSED)
{
  CzColumns *self = CZ_COLUMNS (widget);

  measure_width (self, minimum, natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (self, for_size >= 0 ? for_size : *natural);
}

static void
cz_columns_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height G_GNUC_UNUSED,
                          int        baseline G_GNUC_UNUSED)
{
  CzColumns *self = CZ_COLUMNS (widget);
  int        y[2] = { 0, 0 };

  self->folded = folds_at (self, width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int           column = !self->folded && is_end (child) ? 1 : 0;
      int           child_width = get_column_width (self, width, is_end (child));
      int           child_height;
      GtkAllocation area;

      if (!gtk_widget_should_layout (child))
        continue;

      child_height = get_height (child, child_width);
      area = (GtkAllocation){ column == 1 ? width - child_width : 0, y[column], child_width, child_height };
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        area.x = width - area.x - area.width;
      gtk_widget_size_allocate (child, &area, -1);
      y[column] += child_height + self->spacing;
    }
}

static GtkSizeRequestMode
cz_columns_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
append_line (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             int            x,
             int            y,
             int            width,
             int            height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
cz_columns_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  CzColumns      *self = CZ_COLUMNS (widget);
  GtkWidget      *first = gtk_widget_get_first_child (widget);
  int             width = gtk_widget_get_width (widget);
  graphene_rect_t area;
  GdkRGBA         color;

  GTK_WIDGET_CLASS (cz_columns_parent_class)->snapshot (widget, snapshot);
  if (!self->separated || !gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "cz_line", &color))
    return;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child) || !gtk_widget_compute_bounds (child, widget, &area))
        continue;

      if (!self->folded && is_end (child) && area.origin.y <= 0)
        append_line (snapshot, &color, area.origin.x - self->spacing / 2, 0, 1, gtk_widget_get_height (widget));
      else if (area.origin.y > 0)
        append_line (snapshot, &color, area.origin.x, area.origin.y - self->spacing / 2, self->folded ? width : area.size.width, 1);
    }
}

static int *
find_field (CzColumns *self,
            guint      prop_id)
{
  switch (prop_id)
    {
    case PROP_FOLD_WIDTH:
      return &self->fold_width;
    case PROP_START_WIDTH:
      return &self->start_width;
    case PROP_END_WIDTH:
      return &self->end_width;
    default:
      return &self->spacing;
    }
}

static void
cz_columns_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec G_GNUC_UNUSED)
{
  if (prop_id == PROP_SEPARATED)
    g_value_set_boolean (value, CZ_COLUMNS (object)->separated);
  else
    g_value_set_int (value, *find_field (CZ_COLUMNS (object), prop_id));
}

static void
cz_columns_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec G_GNUC_UNUSED)
{
  if (prop_id == PROP_SEPARATED)
    CZ_COLUMNS (object)->separated = g_value_get_boolean (value);
  else
    *find_field (CZ_COLUMNS (object), prop_id) = g_value_get_int (value);

  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
cz_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cz_columns_parent_class)->dispose (object);
}

static void
cz_columns_class_init (CzColumnsClass *klass)
{
  static const struct
  {
    guint       id;
    const char *name;
  } names[] = {
    { PROP_FOLD_WIDTH, "fold-width" },
    { PROP_START_WIDTH, "start-width" },
    { PROP_END_WIDTH, "end-width" },
    { PROP_SPACING, "spacing" },
  };
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cz_columns_dispose;
  object_class->get_property = cz_columns_get_property;
  object_class->set_property = cz_columns_set_property;
  widget_class->measure = cz_columns_measure;
  widget_class->size_allocate = cz_columns_size_allocate;
  widget_class->snapshot = cz_columns_snapshot;
  widget_class->get_request_mode = cz_columns_get_request_mode;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    properties[names[i].id] = g_param_spec_int (names[i].name, NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEPARATED] = g_param_spec_boolean ("separated", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
cz_columns_init (CzColumns *self G_GNUC_UNUSED)
{
}

/* Whether the children stand below each other. */
gboolean
cz_columns_get_folded (CzColumns *self)
{
  g_return_val_if_fail (CZ_IS_COLUMNS (self), FALSE);

  return self->folded;
}
