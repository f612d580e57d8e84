/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/cz-grid.h"

#define CZ_TYPE_GRID_COLUMN_MENU (cz_grid_column_menu_get_type ())
G_DECLARE_FINAL_TYPE (CzGridColumnMenu, cz_grid_column_menu, CZ, GRID_COLUMN_MENU, GtkPopover)

GtkWidget *cz_grid_column_menu_new (CzGrid *grid);
void       cz_grid_column_menu_show (CzGridColumnMenu *self, guint column);
