/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

#define CZ_TYPE_LINK_DIALOG (cz_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CzLinkDialog, cz_link_dialog, CZ, LINK_DIALOG, AdwWindow)

GtkWidget *cz_link_dialog_new (GtkWindow *parent, CzWorkspace *workspace, GArray *evidence);
GtkWidget *cz_link_dialog_new_for_place (GtkWindow *parent, CzWorkspace *workspace, CzKind kind, gint64 record);
