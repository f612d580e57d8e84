/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

#define CZ_TYPE_ROUNDS_DIALOG (cz_rounds_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CzRoundsDialog, cz_rounds_dialog, CZ, ROUNDS_DIALOG, AdwWindow)

GtkWidget *cz_rounds_dialog_new (GtkWindow *parent, CzWorkspace *workspace, gint64 assessment);
