/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

/**
 * CzSearchDialog:
 *
 * Searches the whole campaign while one types; a result opens its place in the window below.
 */
#define CZ_TYPE_SEARCH_DIALOG (cz_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CzSearchDialog, cz_search_dialog, CZ, SEARCH_DIALOG, AdwWindow)

GtkWidget *cz_search_dialog_new (GtkWindow *parent, CzWorkspace *workspace);
