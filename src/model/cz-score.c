/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-score-private.h"

#include <string.h>

static inline void
add_sum (CzScoreSum       *sum,
         const CzScoreSum *other,
         int               sign)
{
  sum->points += sign * other->points;
  sum->attainable += sign * other->attainable;
  sum->surplus += sign * other->surplus;
  sum->scored += sign * other->scored;
  sum->unscored += sign * other->unscored;
}

static void
add_extra (CzScoreExtra       *extra,
           const CzScoreExtra *other,
           int                 sign)
{
  extra->deduction += sign * other->deduction;
  extra->bonus += sign * other->bonus;
  extra->bonus_surplus += sign * other->bonus_surplus;
  extra->vetoes += sign * other->vetoes;
  extra->failed_keys += sign * other->failed_keys;
}

/* What one row comes to: its points, what it could earn, and whether all of it is scored. */
typedef struct
{
  CzPoints points;
  CzPoints maximum;
  gboolean complete;
} RowState;

static RowState
gather_parts (const CzScoreSheet *sheet,
              const CzScoreMarks *marks,
              CzScoreTotals      *totals,
              guint               index)
{
  const CzScoreRow *row = cz_score_row (sheet, index);
  RowState          state = { CZ_POINTS_NONE, 0, TRUE };
  CzPoints          sum = 0, missing = 0;
  gboolean          scored = FALSE;

  for (guint i = index + 1; i <= index + row->n_parts; i++)
    {
      CzPoints maximum = MAX (cz_score_row (sheet, i)->maximum, 0);
      gboolean applies = !(marks->flags[i] & CZ_SCORE_NOT_APPLICABLE);

      totals->rows[i] = applies ? marks->points[i] : CZ_POINTS_NONE;
      if (!applies)
        {
          missing += maximum;
        }
      else if (marks->points[i] != CZ_POINTS_NONE)
        {
          sum += marks->points[i];
          scored = TRUE;
        }
      else
        {
          state.complete = FALSE;
        }
    }

  state.maximum = MAX (row->maximum - missing, 0);
  state.points = scored ? MIN (sum, state.maximum) : marks->points[index];
  if (!scored)
    state.complete = state.points != CZ_POINTS_NONE;

  return state;
}

static RowState
get_state (const CzScoreSheet *sheet,
           const CzScoreMarks *marks,
           CzScoreTotals      *totals,
           guint               index)
{
  const CzScoreRow *row = cz_score_row (sheet, index);
  CzPoints          points = marks->points[index];

  if (row->n_parts > 0)
    return gather_parts (sheet, marks, totals, index);

  return (RowState){ points, row->maximum, points != CZ_POINTS_NONE };
}

/* Lets the rows of a group use up their common limit one after the other. */
static void
share_limit (const CzScoreSheet *sheet,
             const CzScoreMarks *marks,
             CzScoreTotals      *totals,
             const CzScoreGroup *group)
{
  CzPoints lost_left = group->most_lost == CZ_POINTS_NONE ? G_MAXINT64 : group->most_lost;
  CzPoints gain_left = group->most_gained == CZ_POINTS_NONE ? G_MAXINT64 : group->most_gained;

  for (guint i = 0; i < group->rows->len; i++)
    {
      guint    index = g_array_index (group->rows, guint, i);
      RowState state = get_state (sheet, marks, totals, index);

      if (marks->flags[index] & CZ_SCORE_NOT_APPLICABLE || state.points == CZ_POINTS_NONE)
        continue;

      if (cz_score_row (sheet, index)->flags & ROW_DEDUCT)
        {
          CzPoints from = state.maximum == CZ_POINTS_NONE ? 0 : state.maximum;
          CzPoints lost = MIN (from - state.points, lost_left);

          lost_left -= lost;
          totals->rows[index] = from - lost;
        }
      else
        {
          CzPoints gained = MIN (state.points, gain_left);

          gain_left -= gained;
          totals->rows[index] = gained;
        }
    }
}

/* What the rows of an indicator add up to before its own limits. */
typedef struct
{
  gint64   points;
  gint64   attainable;
  gint64   bonus;
  gboolean unbounded; /* a row that applies has no maximum */
  gboolean applies;   /* some row does */
} RowSums;

static inline void
take_row (const CzScoreSheet *sheet,
          guint               index,
          RowState            state,
          gboolean            best,
          CzScoreSum         *sum,
          CzScoreExtra       *extra,
          RowSums            *rows)
{
  const CzScoreRow *row = cz_score_row (sheet, index);
  gint64            maximum = state.maximum == CZ_POINTS_NONE ? 0 : state.maximum * row->weight;

  if (row->flags & ROW_BONUS)
    {
      if (state.points != CZ_POINTS_NONE)
        {
          rows->bonus += state.points * row->weight;
          sum->scored++;
        }
      return;
    }

  rows->applies = TRUE;
  rows->attainable = best ? MAX (rows->attainable, maximum) : rows->attainable + maximum;
  if (state.maximum == CZ_POINTS_NONE && !(row->flags & ROW_DEDUCT))
    rows->unbounded = TRUE;
  if (!state.complete)
    sum->unscored++;
  if (state.points == CZ_POINTS_NONE)
    return;

  sum->scored++;
  rows->points = best ? MAX (rows->points, state.points * row->weight) : rows->points + state.points * row->weight;
  if ((row->flags & ROW_KEY) && state.points < g_array_index (sheet->key_points, CzPoints, index))
    extra->failed_keys++;
}

static void
walk_rows (const CzScoreSheet     *sheet,
           const CzScoreMarks     *marks,
           CzScoreTotals          *totals,
           const CzScoreIndicator *indicator,
           CzScoreSum             *sum,
           CzScoreExtra           *extra,
           RowSums                *rows)
{
  gboolean best = indicator->combine == CZ_COMBINE_BEST;

  for (guint i = indicator->first_row; i < indicator->first_row + indicator->n_rows; i += 1 + cz_score_row (sheet, i)->n_parts)
    {
      const CzScoreRow *row = cz_score_row (sheet, i);
      RowState          state = get_state (sheet, marks, totals, i);

      if (marks->flags[i] & CZ_SCORE_NOT_APPLICABLE)
        {
          totals->rows[i] = CZ_POINTS_NONE;
          continue;
        }

      if (row->flags & ROW_VETO)
        {
          extra->vetoes += (marks->flags[i] & CZ_SCORE_VETOED) != 0;
          if (row->maximum == CZ_POINTS_NONE)
            {
              totals->rows[i] = CZ_POINTS_NONE;
              continue;
            }
        }

      if (row->group == CZ_SCORE_NO_GROUP || state.points == CZ_POINTS_NONE)
        totals->rows[i] = state.points;
      state.points = totals->rows[i];
      take_row (sheet, i, state, best, sum, extra, rows);
    }
}

static void
limit_bonus (const CzScoreIndicator *indicator,
             const RowSums          *rows,
             CzScoreExtra           *extra)
{
  gint64 declared;

  extra->bonus = rows->bonus;
  if (!indicator->all_bonus || indicator->declared == CZ_POINTS_NONE)
    return;

  declared = indicator->declared * CZ_SCORE_WEIGHT_ONE;
  if (rows->bonus > declared)
    {
      extra->bonus = declared;
      extra->bonus_surplus = rows->bonus - declared;
    }
}

static void
limit_points (const CzScoreIndicator *indicator,
              gint64                  declared,
              const RowSums          *rows,
              CzScoreSum             *sum,
              CzScoreExtra           *extra)
{
  sum->points = rows->points;

  if (indicator->declared == CZ_POINTS_NONE)
    {
      sum->attainable = rows->attainable;
      if (declared == 0 && rows->points < 0)
        extra->deduction = rows->points;
      else
        sum->points = MAX (sum->points, 0);
      return;
    }

  if (indicator->starts_full || rows->unbounded)
    sum->attainable = rows->applies ? declared : 0;
  else
    sum->attainable = MIN (rows->attainable, declared);

  if (indicator->starts_full && sum->scored > 0)
    sum->points += declared;
  if (sum->points > declared)
    {
      sum->surplus = sum->points - declared;
      sum->points = declared;
    }
  sum->points = MAX (sum->points, 0);
}

/* Rows that are only added up: most of them, so this is what a full computation spends its time on. */
static inline __attribute__ ((always_inline)) CzScoreSum
sum_plain_rows (const CzScoreMarks     *marks,
                CzScoreTotals          *totals,
                const CzScoreIndicator *indicator,
                const CzScoreRow       *facts)
{
  const CzPoints *given = marks->points + indicator->first_row;
  const guint8   *flags = marks->flags + indicator->first_row;
  CzPoints       *counted = totals->rows + indicator->first_row;
  CzPoints        points = 0, attainable = indicator->maxima, declared = indicator->declared, kept;
  guint           n_scored = 0, n_applying = indicator->n_rows;

  for (guint i = 0; i < indicator->n_rows; i++)
    {
      if (G_UNLIKELY (flags[i] & CZ_SCORE_NOT_APPLICABLE))
        {
          counted[i] = CZ_POINTS_NONE;
          attainable -= facts[i].maximum;
          n_applying--;
          continue;
        }

      counted[i] = given[i];
      points += given[i] != CZ_POINTS_NONE ? given[i] : 0;
      n_scored += given[i] != CZ_POINTS_NONE;
    }

  if (declared == CZ_POINTS_NONE)
    declared = MAX (indicator->maxima, points);

  kept = MIN (points, declared);

  return (CzScoreSum){ kept * CZ_SCORE_WEIGHT_ONE, MIN (attainable, declared) * CZ_SCORE_WEIGHT_ONE,
                       (points - kept) * CZ_SCORE_WEIGHT_ONE, n_scored, n_applying - n_scored };
}

static void
sum_flagged_rows (const CzScoreSheet *sheet,
                  const CzScoreMarks *marks,
                  CzScoreTotals      *totals,
                  guint               index,
                  CzScoreSum         *sum)
{
  const CzScoreIndicator *indicator = cz_score_indicator (sheet, index);
  CzScoreExtra           *extra = &totals->extras[index];
  RowSums                 rows = { 0 };

  *sum = (CzScoreSum){ 0 };
  *extra = (CzScoreExtra){ 0 };
  walk_rows (sheet, marks, totals, indicator, sum, extra, &rows);
  limit_bonus (indicator, &rows, extra);
  if (!indicator->all_bonus)
    limit_points (indicator, totals->declared[index], &rows, sum, extra);
}

/* Adds up the indicators from @first that stand in one category, and tells where the next one begins. */
static guint
compute_run (const CzScoreSheet *sheet,
             const CzScoreMarks *marks,
             CzScoreTotals      *totals,
             guint               first)
{
  const CzScoreIndicator *indicators = cz_score_indicator (sheet, 0);
  guint                   category = indicators[first].category;
  CzScoreSum              sum = totals->categories[category];
  guint                   i;

  for (i = first; i < sheet->indicators->len && indicators[i].category == category; i++)
    {
      if (G_LIKELY (indicators[i].plain))
        {
          CzScoreSum own = sum_plain_rows (marks, totals, &indicators[i], cz_score_row (sheet, indicators[i].first_row));

          totals->indicators[i] = own;
          add_sum (&sum, &own, 1);
        }
      else
        {
          sum_flagged_rows (sheet, marks, totals, i, &totals->indicators[i]);
          add_sum (&sum, &totals->indicators[i], 1);
          add_extra (&totals->extra, &totals->extras[i], 1);
        }
    }
  totals->categories[category] = sum;

  return i;
}

/**
 * cz_score_compute:
 * @totals: made for @sheet; all of it is written
 *
 * Works out all totals: one pass, nothing allocated.
 */
void
cz_score_compute (const CzScoreSheet *sheet,
                  const CzScoreMarks *marks,
                  CzScoreTotals      *totals)
{
  g_return_if_fail (marks->n_rows == sheet->rows->len);

  memset (totals->categories, 0, sheet->parents->len * sizeof (CzScoreSum));
  totals->sheet = (CzScoreSum){ 0 };
  totals->extra = (CzScoreExtra){ 0 };

  for (guint i = 0; i < sheet->groups->len; i++)
    share_limit (sheet, marks, totals, &g_array_index (sheet->groups, CzScoreGroup, i));

  for (guint next = 0; next < sheet->indicators->len;)
    next = compute_run (sheet, marks, totals, next);

  for (guint i = sheet->parents->len; i-- > 0;)
    {
      int parent = g_array_index (sheet->parents, int, i);

      add_sum (parent < 0 ? &totals->sheet : &totals->categories[parent], &totals->categories[i], 1);
    }
}

static void
update_indicator (const CzScoreSheet *sheet,
                  const CzScoreMarks *marks,
                  guint               index,
                  CzScoreTotals      *totals)
{
  const CzScoreIndicator *indicator = cz_score_indicator (sheet, index);
  CzScoreSum             *sum = &totals->indicators[index];
  CzScoreSum              before = *sum;
  int                     category = indicator->category;

  add_extra (&totals->extra, &totals->extras[index], -1);
  if (indicator->plain)
    *sum = sum_plain_rows (marks, totals, indicator, cz_score_row (sheet, indicator->first_row));
  else
    sum_flagged_rows (sheet, marks, totals, index, sum);
  add_extra (&totals->extra, &totals->extras[index], 1);

  for (; category >= 0; category = g_array_index (sheet->parents, int, category))
    {
      add_sum (&totals->categories[category], sum, 1);
      add_sum (&totals->categories[category], &before, -1);
    }
  add_sum (&totals->sheet, sum, 1);
  add_sum (&totals->sheet, &before, -1);
}

/**
 * cz_score_update:
 * @row: the row or part whose mark has changed
 * @totals: the totals as they were before
 *
 * Brings the totals up to date after one change: the row's indicator, those it shares a limit with, and what is above.
 */
void
cz_score_update (const CzScoreSheet *sheet,
                 const CzScoreMarks *marks,
                 guint               row,
                 CzScoreTotals      *totals)
{
  const CzScoreGroup *group;
  guint               last = G_MAXUINT;

  g_return_if_fail (row < sheet->rows->len);

  while (cz_score_row (sheet, row)->flags & ROW_PART)
    row--;

  if (cz_score_row (sheet, row)->group == CZ_SCORE_NO_GROUP)
    {
      update_indicator (sheet, marks, cz_score_sheet_get_indicator (sheet, row), totals);
      return;
    }

  group = &g_array_index (sheet->groups, CzScoreGroup, cz_score_row (sheet, row)->group);
  share_limit (sheet, marks, totals, group);
  for (guint i = 0; i < group->rows->len; i++)
    {
      guint indicator = cz_score_sheet_get_indicator (sheet, g_array_index (group->rows, guint, i));

      if (indicator != last)
        update_indicator (sheet, marks, indicator, totals);
      last = indicator;
    }
}
