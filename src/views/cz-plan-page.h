/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

#define CZ_TYPE_PLAN_PAGE (cz_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (CzPlanPage, cz_plan_page, CZ, PLAN_PAGE, CzPage)

int cz_plan_page_count (CzWorkspace *workspace, gboolean *bad);
