/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/**
 * CzPreferences:
 *
 * The preferences window; each change holds at once.
 */
#define CZ_TYPE_PREFERENCES (cz_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CzPreferences, cz_preferences, CZ, PREFERENCES, AdwPreferencesWindow)

GtkWidget *cz_preferences_new (GtkWindow *parent, GSettings *settings);
