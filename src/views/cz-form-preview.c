/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-form-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PIXELS_PER_POINT (96.0 / 72.0)
#define DESK_MARGIN 18 /* around the pages and between them */
#define MAX_TEXTURES 6
#define MIN_ZOOM 0.15
#define MAX_ZOOM 4.0
#define SHADOW_RADIUS 6

struct _CzFormPreview
{
  GtkWidget parent_instance;

  CzFormLayout  *layout;
  GHashTable    *textures; /* page to GdkTexture, at the present scale */
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  guint          hscroll_policy : 1;
  guint          vscroll_policy : 1;
  double         zoom; /* 0: as wide as there is room */
  guint          announce_source;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  N_PROPS = PROP_HADJUSTMENT
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (CzFormPreview,
                               cz_form_preview,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL);)

/* Geometry, in pixels of the widget */

static double
get_scale (CzFormPreview *self)
{
  return cz_form_preview_get_zoom (self) * PIXELS_PER_POINT;
}

static void
get_page_pixels (CzFormPreview *self,
                 double        *width,
                 double        *height)
{
  cz_form_layout_get_page_size (self->layout, width, height);
  *width = round (*width * get_scale (self));
  *height = round (*height * get_scale (self));
}

static void
configure_adjustment (GtkAdjustment *adjustment,
                      double         upper,
                      double         page_size)
{
  double value = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (0, upper - page_size)), 0, upper, 48, page_size * 0.9, page_size);
}

static void
update_adjustments (CzFormPreview *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double page_width = 0;
  double page_height = 0;
  guint  n_pages = 0;

  if (self->hadjustment == NULL || self->vadjustment == NULL)
    return;

  if (self->layout != NULL)
    {
      get_page_pixels (self, &page_width, &page_height);
      n_pages = cz_form_layout_get_n_pages (self->layout);
    }

  configure_adjustment (self->hadjustment, MAX (width, page_width + 2 * DESK_MARGIN), width);
  configure_adjustment (self->vadjustment, MAX (height, n_pages * (page_height + DESK_MARGIN) + DESK_MARGIN), height);
}

static void
announce_page (CzFormPreview *self)
{
  guint            page = cz_form_preview_get_page (self);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (self->layout == NULL)
    return;

  /* Translators: the page shown and how many there are */
  label = g_strdup_printf (_ ("Page %u of %u"), page + 1, cz_form_layout_get_n_pages (self->layout));
  text = cz_form_layout_dup_page_text (self->layout, page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static gboolean
announce_cb (gpointer user_data)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (user_data);

  self->announce_source = 0;
  announce_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);

  return G_SOURCE_REMOVE;
}

/* Page and zoom also change while sizes are allocated, when no other widget may be touched. */
static void
announce_later (CzFormPreview *self)
{
  if (self->announce_source == 0)
    self->announce_source = g_idle_add (announce_cb, self);
}

static void
value_changed_cb (CzFormPreview *self)
{
  announce_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (CzFormPreview  *self,
                GtkAdjustment **adjustment,
                GtkAdjustment  *value)
{
  if (*adjustment != NULL)
    g_signal_handlers_disconnect_by_func (*adjustment, value_changed_cb, self);

  g_set_object (adjustment, value);

  if (value != NULL)
    g_signal_connect_object (value, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  update_adjustments (self);
}

/* Drawing */

static GdkTexture *
render_page (CzFormPreview *self,
             guint          page,
             int            factor)
{
  double           width;
  double           height;
  cairo_surface_t *surface;
  cairo_t         *cr;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  get_page_pixels (self, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width * factor, (int) height * factor);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, get_scale (self) * factor, get_scale (self) * factor);
  cz_form_draw_page (cr, self->layout, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                    GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (surface));

  return texture;
}

static GdkTexture *
get_texture (CzFormPreview *self,
             guint          page)
{
  GdkTexture *texture = g_hash_table_lookup (self->textures, GUINT_TO_POINTER (page));

  if (texture == NULL)
    {
      if (g_hash_table_size (self->textures) >= MAX_TEXTURES)
        g_hash_table_remove_all (self->textures);

      texture = render_page (self, page, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
      g_hash_table_insert (self->textures, GUINT_TO_POINTER (page), texture);
    }

  return texture;
}

static void
snapshot_page (CzFormPreview         *self,
               GtkSnapshot           *snapshot,
               guint                  page,
               const graphene_rect_t *bounds)
{
  static const GdkRGBA shadow_color = { 0, 0, 0, 0.25f };
  static const GdkRGBA dimming = { 0, 0, 0, 0.08f };
  GskRoundedRect       outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow_color, 0, 1, 0, SHADOW_RADIUS);
  gtk_snapshot_append_texture (snapshot, get_texture (self, page), bounds);

  /* Paper stays paper in the dark, only less glaring. */
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "dimmed"))
    gtk_snapshot_append_color (snapshot, &dimming, bounds);
}

static void
cz_form_preview_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (widget);
  int            width = gtk_widget_get_width (widget);
  int            height = gtk_widget_get_height (widget);
  double         page_width;
  double         page_height;
  double         x;
  double         top;

  if (self->layout == NULL)
    return;

  get_page_pixels (self, &page_width, &page_height);
  x = MAX (DESK_MARGIN, floor ((width - page_width) / 2)) - floor (gtk_adjustment_get_value (self->hadjustment));
  top = DESK_MARGIN - floor (gtk_adjustment_get_value (self->vadjustment));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (guint i = 0; i < cz_form_layout_get_n_pages (self->layout); i++, top += page_height + DESK_MARGIN)
    if (top + page_height + SHADOW_RADIUS > 0 && top < height)
      snapshot_page (self, snapshot, i, &GRAPHENE_RECT_INIT (x, top, page_width, page_height));
  gtk_snapshot_pop (snapshot);
}

static void
cz_form_preview_size_allocate (GtkWidget *widget,
                               int        width G_GNUC_UNUSED,
                               int        height G_GNUC_UNUSED,
                               int        baseline G_GNUC_UNUSED)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (widget);

  if (self->zoom == 0)
    g_hash_table_remove_all (self->textures);

  update_adjustments (self);
  announce_later (self);
}

/* Keys */

static gboolean
turn_page (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data G_GNUC_UNUSED)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (widget);
  int            by = g_variant_get_int32 (args);
  int            n_pages;

  if (self->layout == NULL)
    return GDK_EVENT_PROPAGATE;

  n_pages = (int) cz_form_layout_get_n_pages (self->layout);
  cz_form_preview_show_page (self, (guint) CLAMP ((int) cz_form_preview_get_page (self) + by, 0, n_pages - 1));

  return GDK_EVENT_STOP;
}

static gboolean
scroll (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data G_GNUC_UNUSED)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (widget);
  int            x;
  int            y;

  g_variant_get (args, "(ii)", &x, &y);
  gtk_adjustment_set_value (self->hadjustment, gtk_adjustment_get_value (self->hadjustment) + x);
  gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment) + y);

  return GDK_EVENT_STOP;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, turn_page, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, turn_page, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, turn_page, "i", -100000);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, turn_page, "i", 100000);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, scroll, "(ii)", 0, 60);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, scroll, "(ii)", 0, -60);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, scroll, "(ii)", 60, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, scroll, "(ii)", -60, 0);
}

/* GObject */

static void
scale_factor_changed_cb (CzFormPreview *self)
{
  g_hash_table_remove_all (self->textures);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_dimming (CzFormPreview   *self,
                GParamSpec      *pspec G_GNUC_UNUSED,
                AdwStyleManager *style)
{
  if (adw_style_manager_get_dark (style))
    gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dimmed");
}

static void
cz_form_preview_dispose (GObject *object)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_pointer (&self->textures, g_hash_table_unref);
  g_clear_pointer (&self->layout, cz_form_layout_unref);

  G_OBJECT_CLASS (cz_form_preview_parent_class)->dispose (object);
}

static void
cz_form_preview_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, cz_form_preview_get_page (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, cz_form_preview_get_zoom (self));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_form_preview_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CzFormPreview *self = CZ_FORM_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_form_preview_class_init (CzFormPreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cz_form_preview_dispose;
  object_class->get_property = cz_form_preview_get_property;
  object_class->set_property = cz_form_preview_set_property;
  widget_class->snapshot = cz_form_preview_snapshot;
  widget_class->size_allocate = cz_form_preview_size_allocate;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, MAX_ZOOM, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "form-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  add_keys (widget_class);
}

static void
cz_form_preview_init (CzFormPreview *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->textures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update_dimming), self, G_CONNECT_SWAPPED);
  update_dimming (self, NULL, style);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_changed_cb), NULL);
}

/**
 * cz_form_preview_set_layout:
 * @self: a preview
 * @layout: (nullable): the form to show; the place on it is kept
 */
void
cz_form_preview_set_layout (CzFormPreview *self,
                            CzFormLayout  *layout)
{
  g_return_if_fail (CZ_IS_FORM_PREVIEW (self));

  if (layout != NULL)
    cz_form_layout_ref (layout);
  g_clear_pointer (&self->layout, cz_form_layout_unref);
  self->layout = layout;

  g_hash_table_remove_all (self->textures);
  update_adjustments (self);
  announce_later (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cz_form_preview_get_zoom:
 * @self: a preview
 *
 * Returns: 1 for the size of the paper
 */
double
cz_form_preview_get_zoom (CzFormPreview *self)
{
  double width;
  double height;

  g_return_val_if_fail (CZ_IS_FORM_PREVIEW (self), 1);

  if (self->zoom > 0 || self->layout == NULL)
    return self->zoom > 0 ? self->zoom : 1;

  cz_form_layout_get_page_size (self->layout, &width, &height);

  return CLAMP ((gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DESK_MARGIN) / (width * PIXELS_PER_POINT), MIN_ZOOM, MAX_ZOOM);
}

/**
 * cz_form_preview_set_zoom:
 * @self: a preview
 * @zoom: 1 for the size of the paper, 0 for as wide as there is room
 */
void
cz_form_preview_set_zoom (CzFormPreview *self,
                          double         zoom)
{
  double before;
  double middle;

  g_return_if_fail (CZ_IS_FORM_PREVIEW (self));

  before = cz_form_preview_get_zoom (self);
  middle = gtk_adjustment_get_value (self->vadjustment) / before;
  self->zoom = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;

  g_hash_table_remove_all (self->textures);
  update_adjustments (self);
  gtk_adjustment_set_value (self->vadjustment, middle * cz_form_preview_get_zoom (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  announce_later (self);
}

/**
 * cz_form_preview_get_page:
 * @self: a preview
 *
 * Returns: the page that fills most of the view, from 0
 */
guint
cz_form_preview_get_page (CzFormPreview *self)
{
  double width;
  double height;
  double middle;

  g_return_val_if_fail (CZ_IS_FORM_PREVIEW (self), 0);

  if (self->layout == NULL || self->vadjustment == NULL)
    return 0;

  get_page_pixels (self, &width, &height);
  middle = gtk_adjustment_get_value (self->vadjustment) + gtk_adjustment_get_page_size (self->vadjustment) / 2;

  return (guint) CLAMP (middle / (height + DESK_MARGIN), 0, cz_form_layout_get_n_pages (self->layout) - 1);
}

/**
 * cz_form_preview_show_page:
 * @self: a preview
 * @page: the page to show from its top, from 0
 */
void
cz_form_preview_show_page (CzFormPreview *self,
                           guint          page)
{
  double width;
  double height;

  g_return_if_fail (CZ_IS_FORM_PREVIEW (self));

  if (self->layout == NULL)
    return;

  get_page_pixels (self, &width, &height);
  gtk_adjustment_set_value (self->vadjustment, page * (height + DESK_MARGIN));
}
