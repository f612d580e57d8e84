/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/cz-grid.h"

#define CZ_TYPE_GRID_FRAME (cz_grid_frame_get_type ())
G_DECLARE_FINAL_TYPE (CzGridFrame, cz_grid_frame, CZ, GRID_FRAME, GtkWidget)

GtkWidget *cz_grid_frame_new (CzGrid *grid);
void       cz_grid_frame_set_grid (CzGridFrame *self, CzGrid *grid);
CzGrid    *cz_grid_frame_get_grid (CzGridFrame *self);
