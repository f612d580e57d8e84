/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-unit-work.h"

#include "model/cz-draft.h"

/* Whoever leads, leads jointly or is named responsible answers for the work (domain.md a: 牵头, 共同, 责任单位). */
gboolean
cz_assignment_leads (const CzAssignment *assignment)
{
  return assignment->role != CZ_ROLE_COOPERATING;
}

/**
 * cz_unit_work_count:
 * @data: the data
 * @unit: a unit
 * @work: (out caller-allocates): what falls to it
 */
void
cz_unit_work_count (CzData     *data,
                    gint64      unit,
                    CzUnitWork *work)
{
  const GPtrArray *assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, "unit", unit);

  *work = (CzUnitWork){ 0, 0, 0 };
  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if (!cz_assignment_leads (assignment))
        work->cooperating++;
      else if (assignment->sheet_row != 0)
        work->lead_rows++;
      else if (assignment->task != 0)
        work->lead_tasks++;
    }
}
