/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-scoring-private.h"

#include "model/cz-lift.h"

/*
 * Points still to win.
 */

static guint8 *
list_proven (CzScoring *self,
             CzData    *data)
{
  guint8 *proven = g_new0 (guint8, self->row_ids->len + 1);

  for (guint i = 0; i < self->row_ids->len; i++)
    proven[i] = cz_data_get_children (data, CZ_KIND_EVIDENCE_LINK, "sheet_row", g_array_index (self->row_ids, gint64, i))->len > 0;

  return proven;
}

/**
 * cz_scoring_list_chances:
 * @self: the totals
 *
 * Returns: (transfer full) (element-type CzScoreChance): rows that have lost points, are not scored, or have points
 *   without proof, in the order of the sheet
 */
GArray *
cz_scoring_list_chances (CzScoring *self)
{
  GArray            *list = g_array_new (FALSE, FALSE, sizeof (CzScoreChance));
  g_autofree guint8 *proven = NULL;
  g_autoptr (GArray) chances = NULL;

  g_return_val_if_fail (CZ_IS_SCORING (self), list);

  _cz_scoring_refresh (self);
  proven = list_proven (self, cz_workspace_get_data (self->workspace));
  chances = cz_score_list_chances (self->sheet, self->marks, self->totals, proven);

  for (guint i = 0; i < chances->len; i++)
    {
      const CzLiftChance *found = &g_array_index (chances, CzLiftChance, i);
      CzScoreChance       chance = { g_array_index (self->row_ids, gint64, found->row), found->lost, found->unscored, found->at_risk, found->gain };

      g_array_append_val (list, chance);
    }

  return list;
}

static gint64 *
list_efforts (CzScoring *self,
              CzData    *data)
{
  gint64 *efforts = g_new0 (gint64, self->row_ids->len + 1);

  for (guint i = 0; i < self->row_ids->len; i++)
    efforts[i] = cz_data_get_row (data, g_array_index (self->row_ids, gint64, i))->effort;

  return efforts;
}

/**
 * cz_scoring_plan_lift:
 * @self: the totals
 * @least_effort: choose rows by the effort that was entered for them, otherwise as few as possible
 *
 * Returns: (transfer full) (nullable): what lifts the score to the next grade; %NULL when there is none
 */
CzScoringLift *
cz_scoring_plan_lift (CzScoring *self,
                      gboolean   least_effort)
{
  CzScoringLift     *lift;
  CzScoreTotal       total;
  CzPoints           missing;
  char              *grade = NULL;
  g_autofree gint64 *efforts = NULL;
  g_autoptr (CzLiftPlan) plan = NULL;

  g_return_val_if_fail (CZ_IS_SCORING (self), NULL);

  if (!cz_scoring_get_next_grade (self, &grade, &missing))
    return NULL;

  efforts = least_effort ? list_efforts (self, cz_workspace_get_data (self->workspace)) : NULL;
  cz_score_totals_get_sheet (self->totals, &total);
  plan = cz_score_plan_lift (self->sheet, self->marks, self->totals, MAX (total.points, 0) + missing, efforts);

  lift = g_new0 (CzScoringLift, 1);
  lift->grade = grade;
  lift->missing = missing;
  lift->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  lift->gain = plan->gain;
  lift->effort = plan->effort;
  lift->reached = plan->reached;
  for (guint i = 0; i < plan->rows->len; i++)
    g_array_append_val (lift->rows, g_array_index (self->row_ids, gint64, g_array_index (plan->rows, guint, i)));

  return lift;
}

void
cz_scoring_lift_free (CzScoringLift *lift)
{
  g_free (lift->grade);
  g_array_unref (lift->rows);
  g_free (lift);
}
