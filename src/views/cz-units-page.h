/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-grid-page.h"

#define CZ_TYPE_UNITS_PAGE (cz_units_page_get_type ())
G_DECLARE_FINAL_TYPE (CzUnitsPage, cz_units_page, CZ, UNITS_PAGE, CzGridPage)
