/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-draft.h"

/*
 * What a level of a scoring table adds up to, as found in the levels below it. Bonus rows (加分项) stand outside: a table
 * of 100 points "未含加分10分" adds up to 100. Only a level that is nothing but bonus adds up its bonus.
 */
typedef struct
{
  CzPoints base;
  CzPoints bonus;
} Sums;

#define NO_SUMS ((Sums){ CZ_POINTS_NONE, CZ_POINTS_NONE })

static CzPoints
add (CzPoints sum,
     CzPoints points)
{
  if (points == CZ_POINTS_NONE)
    return sum;

  return sum == CZ_POINTS_NONE ? points : sum + points;
}

static CzPoints
without_bonus (Sums sums)
{
  return sums.base != CZ_POINTS_NONE ? sums.base : sums.bonus;
}

static Sums
sum_rows (const CzDraftIndicator *indicator)
{
  Sums sums = NO_SUMS;

  for (guint i = 0; i < indicator->rows->len; i++)
    {
      const CzDraftRow *row = g_ptr_array_index (indicator->rows, i);
      CzPoints         *sum = row->rule->flags & CZ_RULE_BONUS ? &sums.bonus : &sums.base;

      *sum = indicator->combine == CZ_COMBINE_BEST ? MAX (*sum, row->points) : add (*sum, row->points);
    }

  return sums;
}

static gboolean
is_all_bonus (const CzDraftIndicator *indicator)
{
  for (guint i = 0; i < indicator->rows->len; i++)
    {
      const CzDraftRow *row = g_ptr_array_index (indicator->rows, i);

      if (!(row->rule->flags & CZ_RULE_BONUS))
        return FALSE;
    }

  return indicator->rows->len > 0;
}

static CzPoints
declared_or (CzPoints points,
             CzPoints printed,
             CzPoints found)
{
  if (points != CZ_POINTS_NONE)
    return points;

  return printed != CZ_POINTS_NONE ? printed : found;
}

static Sums
sum_category (const CzDraftCategory *category)
{
  Sums sums = NO_SUMS;

  for (guint i = 0; i < category->indicators->len; i++)
    {
      const CzDraftIndicator *indicator = g_ptr_array_index (category->indicators, i);
      Sums                    below = sum_rows (indicator);
      CzPoints                declared = declared_or (indicator->points, indicator->points_printed, without_bonus (below));

      if (is_all_bonus (indicator))
        {
          sums.bonus = add (sums.bonus, declared);
        }
      else
        {
          sums.base = add (sums.base, declared);
          sums.bonus = add (sums.bonus, below.bonus);
        }
    }

  for (guint i = 0; i < category->categories->len; i++)
    {
      Sums below = sum_category (g_ptr_array_index (category->categories, i));

      sums.base = add (sums.base, below.base);
      sums.bonus = add (sums.bonus, below.bonus);
    }

  return sums;
}

/**
 * cz_draft_indicator_sum:
 *
 * Returns: what the rows add up to (the largest, when combined by best), in 1/10,000; %CZ_POINTS_NONE when no row has
 *   points. Held against the printed points this is the finding `indicator-sum`.
 */
CzPoints
cz_draft_indicator_sum (const CzDraftIndicator *indicator)
{
  g_return_val_if_fail (indicator != NULL, CZ_POINTS_NONE);

  return without_bonus (sum_rows (indicator));
}

/**
 * cz_draft_category_sum:
 *
 * Returns: what the indicators declare (or their rows add up to, where nothing is declared), nested categories
 *   included; %CZ_POINTS_NONE when there are no points below
 */
CzPoints
cz_draft_category_sum (const CzDraftCategory *category)
{
  g_return_val_if_fail (category != NULL, CZ_POINTS_NONE);

  return without_bonus (sum_category (category));
}

/**
 * cz_draft_sheet_sum:
 *
 * Returns: what the categories add up to; %CZ_POINTS_NONE for a table without points
 */
CzPoints
cz_draft_sheet_sum (const CzDraftSheet *sheet)
{
  Sums sums = NO_SUMS;

  g_return_val_if_fail (sheet != NULL, CZ_POINTS_NONE);

  for (guint i = 0; i < sheet->categories->len; i++)
    {
      Sums below = sum_category (g_ptr_array_index (sheet->categories, i));

      sums.base = add (sums.base, below.base);
      sums.bonus = add (sums.bonus, below.bonus);
    }

  return without_bonus (sums);
}

/**
 * cz_finding_code_get_severity:
 *
 * Returns: how grave a finding is unless its reader says otherwise: errors cannot be used as read, warnings are faulty as
 *   printed, the rest are notes
 */
CzSeverity
cz_finding_code_get_severity (CzFindingCode code)
{
  switch (code)
    {
    case CZ_FINDING_TEXT_TRUNCATED:
      return CZ_SEVERITY_ERROR;

    case CZ_FINDING_INDICATOR_SUM:
    case CZ_FINDING_CATEGORY_SUM:
    case CZ_FINDING_SHEET_SUM:
    case CZ_FINDING_TIER_MAX:
    case CZ_FINDING_ROW_MARK:
    case CZ_FINDING_DUPLICATE_NUMBER:
    case CZ_FINDING_MISSING_NUMBER:
    case CZ_FINDING_NO_LEAD:
    case CZ_FINDING_TWO_CONTENTS:
    case CZ_FINDING_LEAD_ALSO_COOPERATING:
    case CZ_FINDING_PHASE_OVERLAP:
    case CZ_FINDING_PHASE_GAP:
    case CZ_FINDING_PHASE_BEFORE_ISSUE:
    case CZ_FINDING_PLAN_SHEET_CONFLICT:
    case CZ_FINDING_DATE_SUSPICIOUS:
      return CZ_SEVERITY_WARNING;

    case CZ_FINDING_ALIAS_SUSPECTED:
    case CZ_FINDING_UNCLOSED_BRACKET:
    case CZ_FINDING_ALTERNATIVES:
    case CZ_FINDING_UNIT_UNKNOWN:
    case CZ_FINDING_VALUE_UNIT_MISSING:
    case CZ_FINDING_TARGET_WITHOUT_ROW:
    case CZ_FINDING_TEXT_REPAIRED:
    case CZ_N_FINDING_CODES:
      return CZ_SEVERITY_NOTE;
    }

  g_return_val_if_reached (CZ_SEVERITY_NOTE);
}
