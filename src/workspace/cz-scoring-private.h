/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-score.h"
#include "workspace/cz-scoring.h"

struct _CzScoring
{
  GObject parent_instance;

  CzWorkspace *workspace;
  GArray      *rounds; /* of gint64: what a later one scored replaces what the earlier ones did */
  GHashTable  *trial;  /* row id to gint64*: points tried out, nowhere kept */
  guint64      serial; /* of the workspace, when the totals were worked out */

  CzScoreSheet  *sheet;
  CzScoreMarks  *marks;
  CzScoreTotals *totals;
  GArray        *row_ids;    /* of gint64, by index */
  GHashTable    *categories; /* id to index + 1 */
  GHashTable    *indicators;
  GHashTable    *rows;
};

void           _cz_scoring_refresh (CzScoring *self);
const CzSheet *_cz_scoring_find_sheet (CzScoring *self);
