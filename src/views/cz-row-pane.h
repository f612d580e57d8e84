/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

#define CZ_TYPE_ROW_PANE (cz_row_pane_get_type ())
G_DECLARE_FINAL_TYPE (CzRowPane, cz_row_pane, CZ, ROW_PANE, AdwBin)

void cz_row_pane_show (CzRowPane *self, CzWorkspace *workspace, gint64 round, gint64 row);
