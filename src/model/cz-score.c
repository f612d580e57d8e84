/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-score-private.h"

#include "model/cz-exact.h"

#include <string.h>

#define get_row(sheet, i) (&((const CzScoreRow *) (sheet)->rows->data)[i])

CzScoreTotals *
cz_score_totals_new (const CzScoreSheet *sheet)
{
  CzScoreTotals *totals = g_new0 (CzScoreTotals, 1);

  totals->rows = g_new (CzPoints, sheet->rows->len);
  totals->indicators = g_new0 (CzScoreSum, sheet->indicators->len);
  totals->categories = g_new0 (CzScoreSum, sheet->parents->len);
  totals->bonus_limit = sheet->bonus_limit;

  return totals;
}

void
cz_score_totals_free (CzScoreTotals *totals)
{
  if (totals == NULL)
    return;

  g_free (totals->rows);
  g_free (totals->indicators);
  g_free (totals->categories);
  g_free (totals);
}

static void
add_sum (CzScoreSum       *sum,
         const CzScoreSum *other,
         int               sign)
{
  sum->points += sign * other->points;
  sum->attainable += sign * other->attainable;
  sum->declared += sign * other->declared;
  sum->surplus += sign * other->surplus;
  sum->deduction += sign * other->deduction;
  sum->bonus += sign * other->bonus;
  sum->bonus_surplus += sign * other->bonus_surplus;
  sum->scored += sign * other->scored;
  sum->unscored += sign * other->unscored;
  sum->vetoes += sign * other->vetoes;
  sum->failed_keys += sign * other->failed_keys;
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
  const CzScoreRow *row = get_row (sheet, index);
  RowState          state = { CZ_POINTS_NONE, 0, TRUE };
  CzPoints          sum = 0, missing = 0;
  gboolean          scored = FALSE;

  for (guint i = index + 1; i <= index + row->n_parts; i++)
    {
      CzPoints maximum = MAX (get_row (sheet, i)->maximum, 0);
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
  const CzScoreRow *row = get_row (sheet, index);
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

      if (get_row (sheet, index)->flags & ROW_DEDUCT)
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
  gint64   declared;
  gboolean unbounded; /* a row that applies has no maximum */
  gboolean applies;   /* some row does */
} RowSums;

static inline void
take_row (const CzScoreSheet *sheet,
          guint               index,
          RowState            state,
          gboolean            best,
          CzScoreSum         *sum,
          RowSums            *rows)
{
  const CzScoreRow *row = get_row (sheet, index);
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
    sum->failed_keys++;
}

static void
walk_rows (const CzScoreSheet     *sheet,
           const CzScoreMarks     *marks,
           CzScoreTotals          *totals,
           const CzScoreIndicator *indicator,
           CzScoreSum             *sum,
           RowSums                *rows)
{
  gboolean best = indicator->combine == CZ_COMBINE_BEST;

  for (guint i = indicator->first_row; i < indicator->first_row + indicator->n_rows; i += 1 + get_row (sheet, i)->n_parts)
    {
      const CzScoreRow *row = get_row (sheet, i);
      RowState          state = get_state (sheet, marks, totals, i);
      gint64            maximum = row->maximum == CZ_POINTS_NONE ? 0 : row->maximum * row->weight;

      if (!(row->flags & ROW_BONUS))
        rows->declared = best ? MAX (rows->declared, maximum) : rows->declared + maximum;

      if (marks->flags[i] & CZ_SCORE_NOT_APPLICABLE)
        {
          totals->rows[i] = CZ_POINTS_NONE;
          continue;
        }

      if (row->flags & ROW_VETO)
        {
          sum->vetoes += (marks->flags[i] & CZ_SCORE_VETOED) != 0;
          if (row->maximum == CZ_POINTS_NONE)
            {
              totals->rows[i] = CZ_POINTS_NONE;
              continue;
            }
        }

      if (row->group == CZ_SCORE_NO_GROUP || state.points == CZ_POINTS_NONE)
        totals->rows[i] = state.points;
      state.points = totals->rows[i];
      take_row (sheet, i, state, best, sum, rows);
    }
}

/* The same for rows that are only added up: most of them. */
static void
walk_plain_rows (const CzScoreSheet     *sheet,
                 const CzScoreMarks     *marks,
                 CzScoreTotals          *totals,
                 const CzScoreIndicator *indicator,
                 CzScoreSum             *sum,
                 RowSums                *rows)
{
  const CzScoreRow *facts = get_row (sheet, indicator->first_row);
  const CzPoints   *given = marks->points + indicator->first_row;
  const guint8     *flags = marks->flags + indicator->first_row;
  CzPoints         *counted = totals->rows + indicator->first_row;
  gint64            points = 0, attainable = 0, declared = 0;
  guint             n_applying = 0, n_scored = 0;

  for (guint i = 0; i < indicator->n_rows; i++)
    {
      gboolean applies = !(flags[i] & CZ_SCORE_NOT_APPLICABLE);
      gboolean scored = applies && given[i] != CZ_POINTS_NONE;

      declared += facts[i].maximum;
      attainable += applies ? facts[i].maximum : 0;
      points += scored ? given[i] : 0;
      counted[i] = applies ? given[i] : CZ_POINTS_NONE;
      n_applying += applies;
      n_scored += scored;
    }

  rows->points = points * CZ_SCORE_WEIGHT_ONE;
  rows->attainable = attainable * CZ_SCORE_WEIGHT_ONE;
  rows->declared = declared * CZ_SCORE_WEIGHT_ONE;
  rows->applies = n_applying > 0;
  sum->scored = n_scored;
  sum->unscored = n_applying - n_scored;
}

static void
limit_bonus (const CzScoreIndicator *indicator,
             const RowSums          *rows,
             CzScoreSum             *sum)
{
  gint64 declared;

  sum->bonus = rows->bonus;
  if (!indicator->all_bonus || indicator->declared == CZ_POINTS_NONE)
    return;

  declared = indicator->declared * CZ_SCORE_WEIGHT_ONE;
  if (rows->bonus > declared)
    {
      sum->bonus = declared;
      sum->bonus_surplus = rows->bonus - declared;
    }
}

static void
limit_points (const CzScoreIndicator *indicator,
              const RowSums          *rows,
              CzScoreSum             *sum)
{
  gint64 declared;

  sum->points = rows->points;

  if (indicator->declared == CZ_POINTS_NONE)
    {
      sum->declared = rows->declared;
      sum->attainable = rows->attainable;
      if (rows->declared == 0 && rows->points < 0)
        sum->deduction = rows->points;
      else
        sum->points = MAX (sum->points, 0);
      return;
    }

  declared = indicator->declared * CZ_SCORE_WEIGHT_ONE;
  sum->declared = declared;
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

static void
compute_indicator (const CzScoreSheet *sheet,
                   const CzScoreMarks *marks,
                   CzScoreTotals      *totals,
                   guint               index)
{
  const CzScoreIndicator *indicator = &((const CzScoreIndicator *) sheet->indicators->data)[index];
  CzScoreSum             *sum = &totals->indicators[index];
  RowSums                 rows = { 0 };

  memset (sum, 0, sizeof *sum);
  if (indicator->n_rows == 0)
    {
      sum->declared = indicator->declared == CZ_POINTS_NONE ? 0 : indicator->declared * CZ_SCORE_WEIGHT_ONE;
      return;
    }

  if (indicator->plain)
    walk_plain_rows (sheet, marks, totals, indicator, sum, &rows);
  else
    walk_rows (sheet, marks, totals, indicator, sum, &rows);

  limit_bonus (indicator, &rows, sum);
  if (!indicator->all_bonus)
    limit_points (indicator, &rows, sum);
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
  const CzScoreIndicator *indicators = (const CzScoreIndicator *) sheet->indicators->data;

  g_return_if_fail (marks->n_rows == sheet->rows->len);

  memset (totals->categories, 0, sheet->parents->len * sizeof (CzScoreSum));
  memset (&totals->sheet, 0, sizeof (CzScoreSum));

  for (guint i = 0; i < sheet->groups->len; i++)
    share_limit (sheet, marks, totals, &g_array_index (sheet->groups, CzScoreGroup, i));

  for (guint i = 0; i < sheet->indicators->len; i++)
    {
      compute_indicator (sheet, marks, totals, i);
      add_sum (&totals->categories[indicators[i].category], &totals->indicators[i], 1);
    }

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
  CzScoreSum before = totals->indicators[index];
  CzScoreSum change;
  int        category = g_array_index (sheet->indicators, CzScoreIndicator, index).category;

  compute_indicator (sheet, marks, totals, index);
  change = totals->indicators[index];
  add_sum (&change, &before, -1);

  for (; category >= 0; category = g_array_index (sheet->parents, int, category))
    add_sum (&totals->categories[category], &change, 1);
  add_sum (&totals->sheet, &change, 1);
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

  while (get_row (sheet, row)->flags & ROW_PART)
    row--;

  if (get_row (sheet, row)->group == CZ_SCORE_NO_GROUP)
    {
      update_indicator (sheet, marks, cz_score_sheet_get_indicator (sheet, row), totals);
      return;
    }

  group = &g_array_index (sheet->groups, CzScoreGroup, get_row (sheet, row)->group);
  share_limit (sheet, marks, totals, group);
  for (guint i = 0; i < group->rows->len; i++)
    {
      guint indicator = cz_score_sheet_get_indicator (sheet, g_array_index (group->rows, guint, i));

      if (indicator != last)
        update_indicator (sheet, marks, indicator, totals);
      last = indicator;
    }
}

static CzPoints
to_points (gint64 fine)
{
  return cz_points_muldiv (fine, 1, CZ_SCORE_WEIGHT_ONE);
}

static void
read_sum (const CzScoreSum *sum,
          CzScoreTotal     *total)
{
  total->points = sum->scored > 0 ? to_points (sum->points) : CZ_POINTS_NONE;
  total->attainable = to_points (sum->attainable);
  total->declared = to_points (sum->declared);
  total->surplus = to_points (sum->surplus);
  total->unscored = sum->unscored;
}

/**
 * cz_score_totals_get_row:
 *
 * Returns: what counts of a row or part, after parts and shared limits, before its weight; none when it is not scored or
 *   does not apply
 */
CzPoints
cz_score_totals_get_row (const CzScoreTotals *totals,
                         guint                row)
{
  return totals->rows[row];
}

void
cz_score_totals_get_indicator (const CzScoreTotals *totals,
                               guint                indicator,
                               CzScoreTotal        *total)
{
  read_sum (&totals->indicators[indicator], total);
}

void
cz_score_totals_get_category (const CzScoreTotals *totals,
                              guint                category,
                              CzScoreTotal        *total)
{
  read_sum (&totals->categories[category], total);
}

void
cz_score_totals_get_sheet (const CzScoreTotals *totals,
                           CzScoreTotal        *total)
{
  read_sum (&totals->sheet, total);
}

/**
 * cz_score_totals_get_bonus:
 * @surplus: (out) (optional): what was cut by the limits of indicators and sheet
 *
 * Returns: what all bonus rows together add, within their limits
 */
CzPoints
cz_score_totals_get_bonus (const CzScoreTotals *totals,
                           CzPoints            *surplus)
{
  CzPoints bonus = to_points (totals->sheet.bonus);
  CzPoints cut = to_points (totals->sheet.bonus_surplus);

  if (totals->bonus_limit != CZ_POINTS_NONE && bonus > totals->bonus_limit)
    {
      cut += bonus - totals->bonus_limit;
      bonus = totals->bonus_limit;
    }

  if (surplus != NULL)
    *surplus = cut;

  return bonus;
}

/**
 * cz_score_totals_get_deduction:
 *
 * Returns: what indicators that only deduct take away, 0 or below; the points of the sheet are less it already
 */
CzPoints
cz_score_totals_get_deduction (const CzScoreTotals *totals)
{
  return to_points (totals->sheet.deduction);
}

guint
cz_score_totals_get_n_vetoes (const CzScoreTotals *totals)
{
  return totals->sheet.vetoes;
}

/**
 * cz_score_totals_get_n_failed_keys:
 *
 * Returns: how many key rows are scored below their least ratio
 */
guint
cz_score_totals_get_n_failed_keys (const CzScoreTotals *totals)
{
  return totals->sheet.failed_keys;
}

/**
 * cz_score_totals_get_standardised:
 *
 * Returns: points ÷ attainable × 100 (标化分), rounded half up once to 2 places; none when nothing is attainable or scored.
 *   Bonus is not in it
 */
CzDecimal
cz_score_totals_get_standardised (const CzScoreTotals *totals)
{
  CzDecimal standardised = cz_decimal_none ();

  if (totals->sheet.attainable > 0 && totals->sheet.scored > 0)
    (void) cz_exact_to_decimal ((CzExact){ (__int128) totals->sheet.points * 100, totals->sheet.attainable }, 2,
                                &standardised);

  return standardised;
}

/**
 * cz_score_totals_get_points_needed:
 * @standardised: a standardised score, at most 2 places
 *
 * Returns: the least points of the sheet, in 1/10,000, whose standardised score is not below it; none when nothing is
 *   attainable
 */
CzPoints
cz_score_totals_get_points_needed (const CzScoreTotals *totals,
                                   CzDecimal            standardised)
{
  CzExact least;
  gint64  attainable = totals->sheet.attainable;

  if (attainable <= 0 || cz_decimal_is_none (standardised))
    return CZ_POINTS_NONE;

  /* From half a hundredth below it is rounded up to the score. */
  least = cz_exact_subtract (cz_exact_from_decimal (standardised), (CzExact){ 1, 200 });
  least = cz_exact_multiply (least, (CzExact){ attainable, (__int128) 100 * CZ_SCORE_WEIGHT_ONE });
  least.numerator = -least.numerator;
  least = cz_exact_floor (least);

  return cz_exact_is_valid (least) ? (CzPoints) -least.numerator : CZ_POINTS_NONE;
}
