/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"
#include "workspace/cz-scoring.h"

/**
 * CzScoringFilter:
 * @CZ_SCORING_ALL: every row
 * @CZ_SCORING_UNSCORED: rows that apply and have no points yet
 * @CZ_SCORING_DIFFERENT: rows on which rounds differ
 * @CZ_SCORING_UNPROVEN: rows with points and no evidence
 */
typedef enum
{
  CZ_SCORING_ALL,
  CZ_SCORING_UNSCORED,
  CZ_SCORING_DIFFERENT,
  CZ_SCORING_UNPROVEN,
  CZ_N_SCORING_FILTERS
} CzScoringFilter;

/**
 * CzScoringTable:
 *
 * A scoring sheet as published, with one group of columns for each round: what the grid shows and the forms print.
 * Rows are the sheet's rows with a line of sums after each category and a footer of totals.
 */
#define CZ_TYPE_SCORING_TABLE (cz_scoring_table_get_type ())
G_DECLARE_FINAL_TYPE (CzScoringTable, cz_scoring_table, CZ, SCORING_TABLE, GObject)

CzScoringTable *cz_scoring_table_new (CzWorkspace *workspace, gint64 assessment);
gint64          cz_scoring_table_get_assessment (CzScoringTable *self);
gint64          cz_scoring_table_get_row (CzScoringTable *self, guint position);
gint64          cz_scoring_table_get_round (CzScoringTable *self, guint column);
gboolean        cz_scoring_table_find_row (CzScoringTable *self, gint64 row, guint *position);
CzScoring      *cz_scoring_table_get_scoring (CzScoringTable *self, gint64 round);
void            cz_scoring_table_set_trial (CzScoringTable *self, gboolean trial);
gboolean        cz_scoring_table_matches (CzScoringTable *self, guint position, CzScoringFilter filter, gint64 round);
guint           cz_scoring_table_count (CzScoringTable *self, CzScoringFilter filter, gint64 round);
