/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-exact.h"
#include "model/cz-score-private.h"

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

  for (guint i = indicator->first_row; i < indicator->first_row + indicator->n_rows; i += 1 + cz_score_row (sheet, i)->n_parts)
    {
      const CzScoreRow *row = cz_score_row (sheet, i);
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
      const CzScoreIndicator *indicator = cz_score_indicator (sheet, i);

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
