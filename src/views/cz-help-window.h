/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-pages.h"

/**
 * CzHelpWindow:
 *
 * What a page answers, what one does there, and which keys work in its table.
 */
#define CZ_TYPE_HELP_WINDOW (cz_help_window_get_type ())
G_DECLARE_FINAL_TYPE (CzHelpWindow, cz_help_window, CZ, HELP_WINDOW, AdwWindow)

GtkWidget *cz_help_window_new (GtkWindow *parent, const CzPageInfo *info, CzPage *page);
