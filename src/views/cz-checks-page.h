/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

#define CZ_TYPE_CHECKS_PAGE (cz_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (CzChecksPage, cz_checks_page, CZ, CHECKS_PAGE, CzPage)

int cz_checks_page_count (CzWorkspace *workspace, gboolean *bad);
