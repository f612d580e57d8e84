/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/cz-timeline.h"
#include "workspace/cz-agenda.h"

void     cz_plan_timeline_fill (CzTimeline *timeline, CzWorkspace *workspace, CzDate today, gboolean with_duties);
char    *cz_plan_timeline_dup_id (CzKind kind, gint64 record, const char *period);
gboolean cz_plan_timeline_find (const char *id, CzKind *kind, gint64 *record);
