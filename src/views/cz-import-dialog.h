/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

/**
 * CzImportDialog:
 *
 * Reads documents, one after the other, and shows of each what would be taken and what is wrong with it, before a
 * person takes it or leaves it.
 */
#define CZ_TYPE_IMPORT_DIALOG (cz_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CzImportDialog, cz_import_dialog, CZ, IMPORT_DIALOG, AdwWindow)

GtkWidget *cz_import_dialog_new (GtkWindow *parent, CzWorkspace *workspace, const char *const *paths);
GtkWidget *cz_import_dialog_new_for_text (GtkWindow *parent, CzWorkspace *workspace, const char *text);
