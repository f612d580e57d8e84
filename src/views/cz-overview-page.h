/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

#define CZ_TYPE_OVERVIEW_PAGE (cz_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CzOverviewPage, cz_overview_page, CZ, OVERVIEW_PAGE, CzPage)

void cz_overview_page_set_today (CzOverviewPage *self, CzDate today);
