/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

#define CZ_TYPE_SCORING_PAGE (cz_scoring_page_get_type ())
G_DECLARE_FINAL_TYPE (CzScoringPage, cz_scoring_page, CZ, SCORING_PAGE, CzPage)
