/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

#define CZ_TYPE_PROGRESS_PAGE (cz_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (CzProgressPage, cz_progress_page, CZ, PROGRESS_PAGE, CzPage)

int  cz_progress_page_count (CzWorkspace *workspace, gboolean *bad);
void cz_progress_page_set_today (CzProgressPage *self, CzDate today);
