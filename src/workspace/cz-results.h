/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-scoring.h"

/**
 * CzResultPart:
 * @round: the round that has the last word in this part
 * @name: the rounds of the part, joined by arrows where one took over the other
 * @weight: what it counts for; none where rounds are not weighed
 * @score: its score; none while nothing is scored
 *
 * Rounds that take over from each other are one part of a result; rounds that do not are weighed.
 */
typedef struct
{
  gint64     round;
  char      *name;
  CzDecimal  weight;
  CzDecimal  score;
  CzScoring *scoring;
} CzResultPart;

/**
 * CzResult:
 * @assessment: the assessment
 * @unit: the assessed unit
 * @group: units are placed among those of their group (同类分组)
 * @parts: (element-type CzResultPart): in the order of the rounds
 * @deciding: index in @parts of the one whose points are shown; -1 without rounds
 * @total: its points
 * @standardised: (nullable): points ÷ attainable × 100, of that part
 * @bonus: of that part
 * @score: what grade and place are found by; none while a part that counts is not scored
 * @grade: (nullable): the grade
 * @grade_range: (nullable): its range as printed
 * @grade_by_score: (nullable): the grade without vetoes and key rows, where that is another one
 * @n_vetoes: vetoes that struck, in any part
 * @n_failed_keys: key rows below their least ratio
 * @place: from 1; 0 without a score
 * @n_tied: how many others have the same place
 * @n_group: how many of the group are placed
 * @place_points: points for the place; %CZ_POINTS_NONE where places earn none
 *
 * What came out for one subject.
 */
typedef struct
{
  gint64      assessment;
  gint64      unit;
  char       *group;
  GPtrArray  *parts;
  int         deciding;
  CzScoreNode total;
  char       *standardised;
  CzPoints    bonus;
  CzDecimal   score;
  char       *grade;
  char       *grade_range;
  char       *grade_by_score;
  guint       n_vetoes;
  guint       n_failed_keys;
  guint       place;
  guint       n_tied;
  guint       n_group;
  CzPoints    place_points;
} CzResult;

GPtrArray *cz_results_list (CzWorkspace *workspace, gint64 sheet, const char *period);
char      *cz_results_explain (CzWorkspace *workspace, const CzResult *result);
char      *cz_results_print_losses (CzWorkspace *workspace, const CzResult *result, guint most, gboolean official);
