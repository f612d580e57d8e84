/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-grid-page.h"

#define CZ_TYPE_RETURNS_PAGE (cz_returns_page_get_type ())
G_DECLARE_FINAL_TYPE (CzReturnsPage, cz_returns_page, CZ, RETURNS_PAGE, CzGridPage)

int  cz_returns_page_count (CzWorkspace *workspace, gboolean *bad);
void cz_returns_page_receive (CzReturnsPage *self, const char *const *paths);
