/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/**
 * CzStartView:
 *
 * What a window shows before it has a workspace: how to begin, and the workspaces of late. Asks for everything by the
 * actions win.new, win.open, win.sample and win.open-recent.
 */
#define CZ_TYPE_START_VIEW (cz_start_view_get_type ())
G_DECLARE_FINAL_TYPE (CzStartView, cz_start_view, CZ, START_VIEW, AdwBin)

void cz_start_view_set_recent (CzStartView *self, const char *const *paths);
