/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-pages.h"

/**
 * CzSideRow:
 *
 * A page's row in the side list: icon, title and what there is to count.
 */
#define CZ_TYPE_SIDE_ROW (cz_side_row_get_type ())
G_DECLARE_FINAL_TYPE (CzSideRow, cz_side_row, CZ, SIDE_ROW, GtkListBoxRow)

GtkWidget        *cz_side_row_new (const CzPageInfo *page);
const CzPageInfo *cz_side_row_get_page (CzSideRow *self);
void              cz_side_row_update_count (CzSideRow *self, CzWorkspace *workspace);
