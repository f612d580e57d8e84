/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-grade.h"
#include "model/cz-ranking.h"

/**
 * CzSheetPolicy:
 * @bands: how gaps and overlaps of grades are decided
 * @gap_decided: a person has decided on gaps
 * @overlap_decided: a person has decided on overlaps
 * @reason: why so
 * @ties: how equal scores are placed
 * @rank_points: (element-type CzPoints): points by place, from the first; places beyond it earn none
 *
 * What an office has decided about a sheet where the sheet is silent: the JSON of #CzSheet.band_policy.
 */
typedef struct
{
  CzGradePolicy bands;
  gboolean      gap_decided;
  gboolean      overlap_decided;
  char         *reason;
  CzRankingTies ties;
  GArray       *rank_points;
} CzSheetPolicy;

CzSheetPolicy *cz_sheet_policy_new (const char *json);
void           cz_sheet_policy_free (CzSheetPolicy *policy);
char          *cz_sheet_policy_to_json (const CzSheetPolicy *policy);
gboolean       cz_sheet_policy_parse_rank_points (CzSheetPolicy *policy, const char *text, GError **error);
char          *cz_sheet_policy_print_rank_points (const CzSheetPolicy *policy);
CzPoints       cz_sheet_policy_get_rank_points (const CzSheetPolicy *policy, guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzSheetPolicy, cz_sheet_policy_free)
