/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

#define CZ_TYPE_RESULTS_DIALOG (cz_results_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CzResultsDialog, cz_results_dialog, CZ, RESULTS_DIALOG, AdwWindow)

GtkWidget *cz_results_dialog_new (GtkWindow *parent, CzWorkspace *workspace, gint64 assessment);
