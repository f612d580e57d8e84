/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/cz-grid.h"

#include <adwaita.h>

#define CZ_TYPE_GRID_PAGE_BODY (cz_grid_page_body_get_type ())
G_DECLARE_FINAL_TYPE (CzGridPageBody, cz_grid_page_body, CZ, GRID_PAGE_BODY, AdwBin)

/**
 * CzGridPageBody:
 *
 * The parts of a #CzGridPage, for the page alone. GTK 4.8 cannot dispose of the template of a class that others derive
 * from, so the template is that of a widget which nobody derives from.
 */
struct _CzGridPageBody
{
  AdwBin parent_instance;

  GtkStack       *stack;
  AdwStatusPage  *empty_page;
  AdwLeaflet     *leaflet;
  GtkWidget      *table_box;
  GtkWidget      *pane_separator;
  GtkWidget      *pane_box;
  AdwBin         *pane_bin;
  GtkBox         *tool_box;
  GtkBox         *chip_box;
  GtkDropDown    *group_drop_down;
  GtkSearchEntry *search_entry;
  CzGrid         *grid;
  GtkLabel       *foot_label;
};
