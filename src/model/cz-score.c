/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-score-private.h"

#include "model/cz-exact.h"

#include <string.h>

#define get_row(sheet, i) (&((const CzScoreRow *) (sheet)->rows->data)[i])
#define get_indicator(sheet, i) (&((const CzScoreIndicator *) (sheet)->indicators->data)[i])

/* What an indicator declares, or its rows sum up to, where nothing is printed. */
static gint64
get_declared (const CzScoreSheet     *sheet,
              const CzScoreIndicator *indicator)
{
  gint64 declared = 0;

  if (indicator->all_bonus && indicator->n_rows > 0)
    return 0;
  if (indicator->declared != CZ_POINTS_NONE)
    return indicator->declared * CZ_SCORE_WEIGHT_ONE;

  for (guint i = indicator->first_row; i < indicator->first_row + indicator->n_rows; i += 1 + get_row (sheet, i)->n_parts)
    {
      const CzScoreRow *row = get_row (sheet, i);
      gint64            maximum = MAX (row->maximum, 0) * row->weight;

      if (row->flags & ROW_BONUS)
        continue;
      declared = indicator->combine == CZ_COMBINE_BEST ? MAX (declared, maximum) : declared + maximum;
    }

  return declared;
}

/**
 * cz_score_totals_new:
 * @sheet: a sheet to which nothing is added any more
 *
 * Returns: (transfer full): totals to be filled by cz_score_compute()
 */
CzScoreTotals *
cz_score_totals_new (const CzScoreSheet *sheet)
{
  CzScoreTotals *totals = g_new0 (CzScoreTotals, 1);
  gint64        *categories;

  totals->n_indicators = sheet->indicators->len;
  totals->rows = g_new (CzPoints, sheet->rows->len);
  totals->indicators = g_new0 (CzScoreSum, sheet->indicators->len);
  totals->extras = g_new0 (CzScoreExtra, sheet->indicators->len);
  totals->categories = g_new0 (CzScoreSum, sheet->parents->len);
  totals->declared = g_new0 (gint64, sheet->indicators->len + sheet->parents->len);
  totals->bonus_limit = sheet->bonus_limit;

  categories = totals->declared + totals->n_indicators;
  for (guint i = 0; i < totals->n_indicators; i++)
    {
      const CzScoreIndicator *indicator = get_indicator (sheet, i);

      totals->declared[i] = get_declared (sheet, indicator);
      categories[indicator->category] += totals->declared[i];
    }

  for (guint i = sheet->parents->len; i-- > 0;)
    {
      int parent = g_array_index (sheet->parents, int, i);

      *(parent < 0 ? &totals->sheet_declared : &categories[parent]) += categories[i];
    }

  return totals;
}

void
cz_score_totals_free (CzScoreTotals *totals)
{
  if (totals == NULL)
    return;

  g_free (totals->rows);
  g_free (totals->indicators);
  g_free (totals->extras);
  g_free (totals->declared);
  g_free (totals->categories);
  g_free (totals);
}

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

  for (guint i = indicator->first_row; i < indicator->first_row + indicator->n_rows; i += 1 + get_row (sheet, i)->n_parts)
    {
      const CzScoreRow *row = get_row (sheet, i);
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
static inline void
compute_plain_indicator (const CzScoreMarks     *marks,
                         CzScoreTotals          *totals,
                         const CzScoreIndicator *indicator,
                         const CzScoreRow       *facts,
                         CzScoreSum             *sum)
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
  sum->points = kept * CZ_SCORE_WEIGHT_ONE;
  sum->attainable = MIN (attainable, declared) * CZ_SCORE_WEIGHT_ONE;
  sum->surplus = (points - kept) * CZ_SCORE_WEIGHT_ONE;
  sum->scored = n_scored;
  sum->unscored = n_applying - n_scored;
}

static void
compute_indicator (const CzScoreSheet *sheet,
                   const CzScoreMarks *marks,
                   CzScoreTotals      *totals,
                   guint               index)
{
  const CzScoreIndicator *indicator = get_indicator (sheet, index);
  CzScoreSum             *sum = &totals->indicators[index];
  CzScoreExtra           *extra = &totals->extras[index];
  RowSums                 rows = { 0 };

  if (indicator->plain)
    {
      compute_plain_indicator (marks, totals, indicator, get_row (sheet, indicator->first_row), sum);
      return;
    }

  *sum = (CzScoreSum){ 0 };
  *extra = (CzScoreExtra){ 0 };
  walk_rows (sheet, marks, totals, indicator, sum, extra, &rows);
  limit_bonus (indicator, &rows, extra);
  if (!indicator->all_bonus)
    limit_points (indicator, totals->declared[index], &rows, sum, extra);
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

  for (guint i = 0; i < sheet->indicators->len;)
    {
      guint      category = get_indicator (sheet, i)->category;
      CzScoreSum sum = totals->categories[category];

      for (; i < sheet->indicators->len && get_indicator (sheet, i)->category == category; i++)
        {
          compute_indicator (sheet, marks, totals, i);
          add_sum (&sum, &totals->indicators[i], 1);
          if (!get_indicator (sheet, i)->plain)
            add_extra (&totals->extra, &totals->extras[i], 1);
        }
      totals->categories[category] = sum;
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
  int        category = get_indicator (sheet, index)->category;

  add_extra (&totals->extra, &totals->extras[index], -1);
  compute_indicator (sheet, marks, totals, index);
  add_extra (&totals->extra, &totals->extras[index], 1);

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
          gint64            declared,
          CzScoreTotal     *total)
{
  total->points = sum->scored > 0 ? to_points (sum->points) : CZ_POINTS_NONE;
  total->attainable = to_points (sum->attainable);
  total->declared = to_points (declared);
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
  read_sum (&totals->indicators[indicator], totals->declared[indicator], total);
}

void
cz_score_totals_get_category (const CzScoreTotals *totals,
                              guint                category,
                              CzScoreTotal        *total)
{
  read_sum (&totals->categories[category], totals->declared[totals->n_indicators + category], total);
}

void
cz_score_totals_get_sheet (const CzScoreTotals *totals,
                           CzScoreTotal        *total)
{
  read_sum (&totals->sheet, totals->sheet_declared, total);
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
  CzPoints bonus = to_points (totals->extra.bonus);
  CzPoints cut = to_points (totals->extra.bonus_surplus);

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
  return to_points (totals->extra.deduction);
}

guint
cz_score_totals_get_n_vetoes (const CzScoreTotals *totals)
{
  return totals->extra.vetoes;
}

/**
 * cz_score_totals_get_n_failed_keys:
 *
 * Returns: how many key rows are scored below their least ratio
 */
guint
cz_score_totals_get_n_failed_keys (const CzScoreTotals *totals)
{
  return totals->extra.failed_keys;
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
