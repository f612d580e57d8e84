/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-grid-page-body.h"

#include "widgets/cz-grid-frame.h"

G_DEFINE_FINAL_TYPE (CzGridPageBody, cz_grid_page_body, ADW_TYPE_BIN)

static void
cz_grid_page_body_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_GRID_PAGE_BODY);

  G_OBJECT_CLASS (cz_grid_page_body_parent_class)->dispose (object);
}

static void
cz_grid_page_body_class_init (CzGridPageBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_grid_page_body_dispose;

  g_type_ensure (CZ_TYPE_GRID);
  g_type_ensure (CZ_TYPE_GRID_FRAME);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-grid-page-body.ui");
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, stack);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, table_box);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, pane_separator);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, pane_box);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, pane_bin);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, tool_box);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, chip_box);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, group_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, grid);
  gtk_widget_class_bind_template_child (widget_class, CzGridPageBody, foot_label);
}

static void
cz_grid_page_body_init (CzGridPageBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
