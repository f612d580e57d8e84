/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-grid-page.h"

#define CZ_TYPE_TASKS_PAGE (cz_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (CzTasksPage, cz_tasks_page, CZ, TASKS_PAGE, CzGridPage)
