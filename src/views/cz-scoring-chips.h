/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-scoring-table.h"

#include <gtk/gtk.h>

#define CZ_TYPE_SCORING_CHIPS (cz_scoring_chips_get_type ())
G_DECLARE_FINAL_TYPE (CzScoringChips, cz_scoring_chips, CZ, SCORING_CHIPS, GtkBox)

CzScoringFilter cz_scoring_chips_get_filter (CzScoringChips *self);
void            cz_scoring_chips_set_filter (CzScoringChips *self, CzScoringFilter filter);
void            cz_scoring_chips_update (CzScoringChips *self, CzScoringTable *table, gint64 round, guint n_refused);
