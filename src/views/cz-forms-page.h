/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

/**
 * CzFormsPage:
 *
 * The official forms: a list of them, the paper as it will come out, and the ways out: Excel, PDF, printer.
 */
#define CZ_TYPE_FORMS_PAGE (cz_forms_page_get_type ())
G_DECLARE_FINAL_TYPE (CzFormsPage, cz_forms_page, CZ, FORMS_PAGE, CzPage)
