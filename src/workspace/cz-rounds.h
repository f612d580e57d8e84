/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/*
 * Rounds (轮次). Assessments of one sheet for one period go through the same rounds: what a round is called, weighs and
 * takes over is changed for all of them; locking and returning is done for one.
 */

gboolean cz_rounds_add (CzWorkspace *workspace, CzEdit *edit, gint64 assessment, const char *name, GError **error);
gboolean cz_rounds_remove (CzWorkspace *workspace, CzEdit *edit, gint64 round, GError **error);
gboolean cz_rounds_set_name (CzWorkspace *workspace, CzEdit *edit, gint64 round, const char *name, GError **error);
gboolean cz_rounds_set_weight (CzWorkspace *workspace, CzEdit *edit, gint64 round, const char *weight, GError **error);
gboolean cz_rounds_set_takes_over (CzWorkspace *workspace, CzEdit *edit, gint64 round, gboolean takes_over, GError **error);
gboolean cz_rounds_set_threshold (CzWorkspace *workspace, CzEdit *edit, gint64 round, const char *threshold, GError **error);
gboolean cz_rounds_set_dates (CzWorkspace *workspace, CzEdit *edit, gint64 round, const char *starts, const char *ends, GError **error);
gboolean cz_rounds_set_person (CzWorkspace *workspace, CzEdit *edit, gint64 round, const char *person, GError **error);
gboolean cz_rounds_lock (CzWorkspace *workspace, CzEdit *edit, gint64 round, GError **error);
gboolean cz_rounds_return (CzWorkspace *workspace, CzEdit *edit, gint64 round, const char *reason, GError **error);

const CzRound *cz_rounds_get_before (CzData *data, const CzRound *round);
gboolean       cz_rounds_needs_reason (CzData *data, const CzRound *round, gint64 row);
GArray        *cz_rounds_list_unexplained (CzData *data, const CzRound *round);
CzPoints       cz_rounds_get_claimed (CzData *data, const CzRound *round);
