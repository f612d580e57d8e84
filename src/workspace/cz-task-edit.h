/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

const char    *cz_task_status_title (CzTaskStatus status);
char         **cz_task_status_dup_titles (void);
gboolean       cz_task_is_of_campaign (CzWorkspace *workspace, gconstpointer task);
gboolean       cz_task_is_late (CzData *data, const CzTask *task, CzDate today);
char          *cz_task_dup_units (CzData *data, const CzTask *task, gboolean cooperating);
const CzPhase *cz_task_get_phase (CzData *data, const CzTask *task);

void     cz_task_change_status (CzEdit *edit, const CzTask *task, CzTaskStatus status);
gboolean cz_task_set_status (CzEdit *edit, const CzTask *task, const char *text, GError **error);
gboolean cz_task_set_progress (CzEdit *edit, const CzTask *task, const char *text, GError **error);
gboolean cz_task_set_due (CzEdit *edit, const CzTask *task, const char *text, CzDate today, GError **error);
