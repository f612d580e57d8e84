/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

/**
 * CzWindow:
 *
 * The main window: start page or the pages of one workspace, with what goes for all of them: side list, header bar,
 * undo, files in and out. Several windows may show the same workspace.
 */
#define CZ_TYPE_WINDOW (cz_window_get_type ())
G_DECLARE_FINAL_TYPE (CzWindow, cz_window, CZ, WINDOW, AdwApplicationWindow)

CzWindow    *cz_window_new (AdwApplication *application, GSettings *settings);
CzWorkspace *cz_window_get_workspace (CzWindow *self);
void         cz_window_set_workspace (CzWindow *self, CzWorkspace *workspace);
void         cz_window_open (CzWindow *self, const char *path, CzStoreFlags flags);
void         cz_window_import (CzWindow *self, const char *const *paths);
