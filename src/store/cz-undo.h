/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-history.h"

CzStep *cz_undo_find_undoable (CzConnection *connection, GError **error);
CzStep *cz_undo_find_redoable (CzConnection *connection, GError **error);
CzStep *cz_undo_run (CzConnection *connection, gint64 step, const char *person, CzEdit **edit, GError **error);
CzStep *cz_undo_run_redo (CzConnection *connection, const char *person, CzEdit **edit, GError **error);
