/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cz-preferences.h"

struct _CzPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkEditable *name_row;
  AdwComboRow *scheme_row;
};

G_DEFINE_FINAL_TYPE (CzPreferences, cz_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows of the list. */
static const char *const schemes[] = { "system", "light", "dark" };

static gboolean
scheme_to_selected (GValue   *value,
                    GVariant *variant,
                    gpointer  user_data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), schemes[i]))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
selected_to_scheme (const GValue       *value,
                    const GVariantType *type G_GNUC_UNUSED,
                    gpointer            user_data G_GNUC_UNUSED)
{
  guint selected = g_value_get_uint (value);

  return g_variant_new_string (schemes[MIN (selected, G_N_ELEMENTS (schemes) - 1)]);
}

static void
cz_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_PREFERENCES);

  G_OBJECT_CLASS (cz_preferences_parent_class)->dispose (object);
}

static void
cz_preferences_class_init (CzPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CzPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, CzPreferences, scheme_row);
}

static void
cz_preferences_init (CzPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cz_preferences_new (GtkWindow *parent,
                    GSettings *settings)
{
  CzPreferences *self = g_object_new (CZ_TYPE_PREFERENCES, "transient-for", parent, NULL);

  g_settings_bind (settings, "user-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "color-scheme", self->scheme_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                scheme_to_selected, selected_to_scheme, NULL, NULL);

  return GTK_WIDGET (self);
}
