/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cz-window.h"

/**
 * CzApplication:
 *
 * The program: one process, whatever the number of windows and workspaces.
 */
#define CZ_TYPE_APPLICATION (cz_application_get_type ())
G_DECLARE_FINAL_TYPE (CzApplication, cz_application, CZ, APPLICATION, AdwApplication)

CzApplication *cz_application_new (void);
CzWindow      *cz_application_add_window (CzApplication *self);
CzWindow      *cz_application_find_window (CzApplication *self, const char *path);
GSettings     *cz_application_get_settings (CzApplication *self);
