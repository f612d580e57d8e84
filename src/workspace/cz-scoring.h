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

/**
 * CzScoring:
 *
 * The totals of one round of one assessment, right whenever they are asked for.
 */
#define CZ_TYPE_SCORING (cz_scoring_get_type ())
G_DECLARE_FINAL_TYPE (CzScoring, cz_scoring, CZ, SCORING, GObject)

CzScoring *cz_scoring_new (CzWorkspace *workspace, gint64 round);
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
