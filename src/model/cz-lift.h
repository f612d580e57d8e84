/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-score.h"

/**
 * CzLiftChance:
 * @row: the row
 * @lost: scored below its maximum by this much
 * @unscored: its maximum, when it is not yet scored
 * @at_risk: its points, when they stand without proof
 * @gain: what the sheet gains when the row alone gets its maximum (less than lost or unscored where an indicator is full)
 *
 * Points still to win, or to lose, on one row.
 */
typedef struct
{
  guint    row;
  CzPoints lost;
  CzPoints unscored;
  CzPoints at_risk;
  CzPoints gain;
} CzLiftChance;

/**
 * CzLiftPlan:
 * @rows: (element-type guint): the rows to bring to their maximum, in sheet order
 * @gain: what the sheet gains by them
 * @effort: the sum of their efforts
 * @reached: whether that is enough; otherwise the rows are all that still gain something
 */
typedef struct
{
  GArray  *rows;
  CzPoints gain;
  gint64   effort;
  gboolean reached;
} CzLiftPlan;

GArray     *cz_score_list_chances (const CzScoreSheet *sheet, const CzScoreMarks *marks, const CzScoreTotals *totals, const guint8 *proven);
CzLiftPlan *cz_score_plan_lift (const CzScoreSheet *sheet, const CzScoreMarks *marks, const CzScoreTotals *totals, CzPoints target, const gint64 *efforts);
void        cz_lift_plan_free (CzLiftPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzLiftPlan, cz_lift_plan_free)
