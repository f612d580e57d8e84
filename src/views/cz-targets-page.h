/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-grid-page.h"

#define CZ_TYPE_TARGETS_PAGE (cz_targets_page_get_type ())
G_DECLARE_FINAL_TYPE (CzTargetsPage, cz_targets_page, CZ, TARGETS_PAGE, CzGridPage)
