/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-scoring-table-private.h"

/*
 * Which rows of a scoring table ask for work.
 */

static gboolean
differs (CzScoringTable    *self,
         const CzSheetLine *line)
{
  for (guint i = 1; i < self->rounds->len; i++)
    {
      if (_cz_scoring_table_get_difference (self, line, i) != CZ_POINTS_NONE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_unproven (CzScoringTable    *self,
             const CzSheetLine *line)
{
  if (cz_data_get_children (self->data, CZ_KIND_EVIDENCE_LINK, "sheet_row", line->row)->len > 0)
    return FALSE;

  for (guint i = 0; i < self->rounds->len; i++)
    {
      if (_cz_scoring_table_get_points (self, line, i) > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * cz_scoring_table_matches:
 * @self: a table
 * @position: a row of it
 * @filter: what is looked for
 * @round: the round that unscored rows are looked for in
 *
 * Returns: whether the row is one of those; never true of subtotals and footers
 */
gboolean
cz_scoring_table_matches (CzScoringTable *self,
                          guint           position,
                          CzScoringFilter filter,
                          gint64          round)
{
  const CzSheetLine *line = _cz_scoring_table_get_line (self, position);
  CzScoring         *scoring = cz_scoring_table_get_scoring (self, round);
  CzScoreNode        node;

  if (line == NULL || line->row == 0)
    return FALSE;

  switch (filter)
    {
    case CZ_SCORING_ALL:
      return TRUE;
    case CZ_SCORING_UNSCORED:
      return scoring != NULL && cz_scoring_get_row (scoring, line->row, &node) && node.unscored > 0;
    case CZ_SCORING_DIFFERENT:
      return differs (self, line);
    case CZ_SCORING_UNPROVEN:
      return is_unproven (self, line);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Returns how many rows match. */
guint
cz_scoring_table_count (CzScoringTable *self,
                        CzScoringFilter filter,
                        gint64          round)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->lines->len; i++)
    n += cz_scoring_table_matches (self, i, filter, round);

  return n;
}
