/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

gint64   cz_unit_register_find (CzData *data, const char *name);
gboolean cz_unit_register_set_name (CzWorkspace *workspace, CzEdit *edit, gint64 unit, const char *name, GError **error);
gboolean cz_unit_register_set_aliases (CzWorkspace *workspace, CzEdit *edit, gint64 unit, const char *names, GError **error);
gboolean cz_unit_register_set_successors (CzWorkspace *workspace, CzEdit *edit, gint64 unit, const char *names, GError **error);
gint64   cz_unit_register_add (CzWorkspace *workspace, CzEdit *edit, const char *name, GError **error);

const char *cz_unit_level_from_name (const char *name);
