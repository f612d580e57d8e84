/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-side-row.h"

#include <glib/gi18n-lib.h>

struct _CzSideRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *count_label;

  const CzPageInfo *page;
};

G_DEFINE_FINAL_TYPE (CzSideRow, cz_side_row, GTK_TYPE_LIST_BOX_ROW)

static void
cz_side_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_SIDE_ROW);

  G_OBJECT_CLASS (cz_side_row_parent_class)->dispose (object);
}

static void
cz_side_row_class_init (CzSideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_side_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-side-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CzSideRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CzSideRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CzSideRow, count_label);
}

static void
cz_side_row_init (CzSideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cz_side_row_new (const CzPageInfo *page)
{
  CzSideRow  *self = g_object_new (CZ_TYPE_SIDE_ROW, NULL);
  const char *title = g_dpgettext2 (NULL, "page", page->title);

  self->page = page;
  gtk_image_set_from_icon_name (self->icon, page->icon_name);
  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

const CzPageInfo *
cz_side_row_get_page (CzSideRow *self)
{
  g_return_val_if_fail (CZ_IS_SIDE_ROW (self), NULL);

  return self->page;
}

/**
 * cz_side_row_update_count:
 * @self: a row
 * @workspace: what to count in
 */
void
cz_side_row_update_count (CzSideRow   *self,
                          CzWorkspace *workspace)
{
  g_autofree char *text = NULL;
  gboolean         bad = FALSE;
  int              count = -1;

  g_return_if_fail (CZ_IS_SIDE_ROW (self));

  if (self->page->count != NULL)
    count = self->page->count (workspace, &bad);

  text = g_strdup_printf ("%d", count);
  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count > 0);

  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "cz-pill-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count_label), "cz-pill-error");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count > 0 ? text : "", -1);
}
