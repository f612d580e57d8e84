/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

#define CZ_TYPE_HISTORY_PAGE (cz_history_page_get_type ())
G_DECLARE_FINAL_TYPE (CzHistoryPage, cz_history_page, CZ, HISTORY_PAGE, CzPage)
