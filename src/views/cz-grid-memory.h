/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/cz-grid.h"

void cz_grid_memory_save (CzGrid *grid, const char *name);
void cz_grid_memory_restore (CzGrid *grid, const char *name);
