/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/* Points of one node; %CZ_POINTS_NONE where nothing is scored or declared. */
typedef struct
{
  gint64   id;
  CzPoints points;
  CzPoints attainable;
  CzPoints declared;
  CzPoints surplus;  /* cut because the table's rows sum to more than the indicator declares */
  guint    unscored; /* rows below that have no points yet and apply */
} CzScoreNode;

/* What is still to be won on one row, or to be lost; see #CzLiftChance. */
typedef struct
{
  gint64   row;
  CzPoints lost;
  CzPoints unscored;
  CzPoints at_risk;
  CzPoints gain;
} CzScoreChance;

/**
 * CzScoring:
 *
 * The totals of one round of one assessment, or of several that take over from each other, right whenever they are
 * asked for.
 */
#define CZ_TYPE_SCORING (cz_scoring_get_type ())
G_DECLARE_FINAL_TYPE (CzScoring, cz_scoring, CZ, SCORING, GObject)

CzScoring *cz_scoring_new (CzWorkspace *workspace, gint64 round);
CzScoring *cz_scoring_new_for_rounds (CzWorkspace *workspace, const gint64 *rounds, guint n_rounds);
gint64     cz_scoring_get_round (CzScoring *self);
void       cz_scoring_get_sheet (CzScoring *self, CzScoreNode *node);
gboolean   cz_scoring_get_category (CzScoring *self, gint64 category, CzScoreNode *node);
gboolean   cz_scoring_get_indicator (CzScoring *self, gint64 indicator, CzScoreNode *node);
gboolean   cz_scoring_get_row (CzScoring *self, gint64 row, CzScoreNode *node);
char      *cz_scoring_dup_standardised (CzScoring *self);
CzPoints   cz_scoring_get_bonus (CzScoring *self);
GArray    *cz_scoring_list_vetoes (CzScoring *self);
char      *cz_scoring_dup_grade (CzScoring *self, char **why);
gboolean   cz_scoring_get_next_grade (CzScoring *self, char **name, CzPoints *missing);
void       cz_scoring_get_result (CzScoring *self, CzDecimal *score, guint *n_vetoes, guint *n_failed_keys);
void       cz_scoring_set_trial (CzScoring *self, gint64 row, CzPoints points);
CzPoints   cz_scoring_get_trial (CzScoring *self, gint64 row);
void       cz_scoring_clear_trial (CzScoring *self);
GArray    *cz_scoring_list_chances (CzScoring *self);

/**
 * CzScoringLift:
 * @grade: the grade aimed at
 * @missing: points that are missing for it
 * @rows: (element-type gint64): the rows to bring to their maximum
 * @gain: what they bring
 * @effort: the sum of their efforts
 * @reached: %FALSE when all rows together do not bring enough
 *
 * What lifts a score to a better grade.
 */
typedef struct
{
  char    *grade;
  CzPoints missing;
  GArray  *rows;
  CzPoints gain;
  gint64   effort;
  gboolean reached;
} CzScoringLift;

CzScoringLift *cz_scoring_plan_lift (CzScoring *self, gboolean least_effort);
void           cz_scoring_lift_free (CzScoringLift *lift);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzScoringLift, cz_scoring_lift_free)
