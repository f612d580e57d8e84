/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"
#include "workspace/cz-workspace.h"

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
