/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/**
 * CzUnitWork:
 * @lead_rows: rows of scoring sheets that the unit leads or answers for
 * @lead_tasks: tasks that it leads or answers for
 * @cooperating: rows, tasks and duties where it cooperates
 *
 * How much of the documents' work falls to a unit.
 */
typedef struct
{
  guint lead_rows;
  guint lead_tasks;
  guint cooperating;
} CzUnitWork;

gboolean cz_assignment_leads (const CzAssignment *assignment);
void     cz_unit_work_count (CzData *data, gint64 unit, CzUnitWork *work);
