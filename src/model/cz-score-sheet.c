/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-exact.h"
#include "model/cz-score-private.h"

#define MOST_WEIGHT (100 * CZ_SCORE_WEIGHT_ONE)

static void
clear_group (gpointer data)
{
  CzScoreGroup *group = data;

  g_free (group->name);
  g_array_unref (group->rows);
}

CzScoreSheet *
cz_score_sheet_new (void)
{
  CzScoreSheet *sheet = g_new0 (CzScoreSheet, 1);

  sheet->rows = g_array_new (FALSE, FALSE, sizeof (CzScoreRow));
  sheet->key_points = g_array_new (FALSE, FALSE, sizeof (CzPoints));
  sheet->indicator_of = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->indicators = g_array_new (FALSE, FALSE, sizeof (CzScoreIndicator));
  sheet->parents = g_array_new (FALSE, FALSE, sizeof (int));
  sheet->groups = g_array_new (FALSE, FALSE, sizeof (CzScoreGroup));
  g_array_set_clear_func (sheet->groups, clear_group);
  sheet->bonus_limit = CZ_POINTS_NONE;

  return sheet;
}

void
cz_score_sheet_free (CzScoreSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_array_unref (sheet->rows);
  g_array_unref (sheet->key_points);
  g_array_unref (sheet->indicator_of);
  g_array_unref (sheet->indicators);
  g_array_unref (sheet->parents);
  g_array_unref (sheet->groups);
  g_free (sheet);
}

/**
 * cz_score_sheet_add_category:
 * @parent: index of the category that it stands in, -1 for a top one
 *
 * Returns: its index
 */
guint
cz_score_sheet_add_category (CzScoreSheet *sheet,
                             int           parent)
{
  g_return_val_if_fail (sheet != NULL, 0);
  g_return_val_if_fail (parent < (int) sheet->parents->len, 0);

  g_array_append_val (sheet->parents, parent);

  return sheet->parents->len - 1;
}

/**
 * cz_score_sheet_add_indicator:
 * @category: index of its category
 * @declared: the points it declares, none when nothing is printed; it never yields more
 * @combine: how its rows make its points
 *
 * The rows added next belong to it.
 *
 * Returns: its index
 */
guint
cz_score_sheet_add_indicator (CzScoreSheet *sheet,
                              guint         category,
                              CzPoints      declared,
                              CzCombine     combine)
{
  CzScoreIndicator indicator = { 0 };

  g_return_val_if_fail (sheet != NULL, 0);
  g_return_val_if_fail (category < sheet->parents->len, 0);

  indicator.first_row = sheet->rows->len;
  indicator.category = category;
  indicator.declared = MIN (declared, CZ_SCORE_MOST_POINTS);
  indicator.combine = combine;
  indicator.plain = combine != CZ_COMBINE_BEST;
  indicator.starts_full = declared != CZ_POINTS_NONE;
  indicator.all_bonus = TRUE;
  g_array_append_val (sheet->indicators, indicator);

  return sheet->indicators->len - 1;
}

/* A weight is a share to 4 places; a foreign one is brought into 0 to 100. */
static gint32
get_weight (const CzRule *rule)
{
  CzPoints weight = CZ_SCORE_WEIGHT_ONE;

  if (!cz_decimal_is_none (rule->weight) &&
      !cz_points_from_decimal (cz_decimal_round (rule->weight, CZ_POINTS_PLACES), &weight))
    weight = MOST_WEIGHT;

  return CLAMP (weight, 0, MOST_WEIGHT);
}

static guint16
join_group (CzScoreSheet *sheet,
            const CzRule *rule,
            guint         row)
{
  CzScoreGroup *group;
  CzPoints     *most;
  guint         i = 0;

  while (i < sheet->groups->len &&
         !g_str_equal (g_array_index (sheet->groups, CzScoreGroup, i).name, rule->cap_group))
    i++;

  if (i == sheet->groups->len)
    {
      CzScoreGroup fresh = { g_strdup (rule->cap_group), g_array_new (FALSE, FALSE, sizeof (guint)), CZ_POINTS_NONE,
                             CZ_POINTS_NONE };

      g_array_append_val (sheet->groups, fresh);
    }

  group = &g_array_index (sheet->groups, CzScoreGroup, i);
  most = rule->kind == CZ_RULE_DEDUCT ? &group->most_lost : &group->most_gained;
  *most = MAX (*most, rule->limit);
  g_array_append_val (group->rows, row);

  return i;
}

/* Least points of a key row: at @min_ratio of its maximum, rounded up so that it is not passed by rounding. */
static CzPoints
get_key_points (const CzRule *rule,
                CzPoints      maximum)
{
  CzExact  least;
  CzPoints points;

  if (!(rule->flags & CZ_RULE_KEY) || cz_decimal_is_none (rule->min_ratio) || maximum == CZ_POINTS_NONE)
    return CZ_POINTS_NONE;

  least = cz_exact_multiply (cz_exact_from_points (maximum), cz_exact_from_decimal (rule->min_ratio));
  if (!cz_exact_to_points (least, CZ_POINTS_PLACES, &points))
    return CZ_POINTS_NONE;
  if (cz_exact_compare (cz_exact_from_points (points), least) < 0)
    points++;

  return points;
}

static guint
add_row (CzScoreSheet   *sheet,
         CzPoints        maximum,
         const CzRule   *rule,
         CzScoreRowFlags flags)
{
  CzScoreIndicator *indicator = &g_array_index (sheet->indicators, CzScoreIndicator, sheet->indicators->len - 1);
  guint             index = sheet->rows->len;
  guint             indicator_index = sheet->indicators->len - 1;
  CzPoints          key_points = get_key_points (rule, maximum);
  CzScoreRow        row = { MIN (maximum, CZ_SCORE_MOST_POINTS), get_weight (rule), 0, CZ_SCORE_NO_GROUP, flags };

  if (rule->flags & CZ_RULE_BONUS)
    row.flags |= ROW_BONUS;
  if (rule->flags & CZ_RULE_VETO)
    row.flags |= ROW_VETO;
  if (key_points != CZ_POINTS_NONE)
    row.flags |= ROW_KEY;
  if (rule->kind == CZ_RULE_DEDUCT)
    row.flags |= ROW_DEDUCT;
  if (*rule->cap_group != '\0' && sheet->groups->len < CZ_SCORE_NO_GROUP && !(flags & ROW_PART))
    row.group = join_group (sheet, rule, index);

  indicator->n_rows++;
  indicator->maxima += MAX (row.maximum, 0);
  if (row.flags != 0 || row.group != CZ_SCORE_NO_GROUP || row.weight != CZ_SCORE_WEIGHT_ONE ||
      maximum == CZ_POINTS_NONE)
    indicator->plain = FALSE;
  if (!(flags & ROW_PART))
    {
      indicator->all_bonus &= (row.flags & ROW_BONUS) != 0;
      indicator->starts_full &= (row.flags & (ROW_DEDUCT | ROW_BONUS)) == ROW_DEDUCT && maximum == CZ_POINTS_NONE;
    }

  g_array_append_val (sheet->rows, row);
  g_array_append_val (sheet->key_points, key_points);
  g_array_append_val (sheet->indicator_of, indicator_index);

  return index;
}

/**
 * cz_score_sheet_add_row:
 * @maximum: the most it can earn, none when nothing bounds it
 * @rule: its rule, of which flags, kind, limit, group, weight and least ratio count here
 *
 * Adds a row to the last indicator.
 *
 * Returns: its index; parts have one of their own
 */
guint
cz_score_sheet_add_row (CzScoreSheet *sheet,
                        CzPoints      maximum,
                        const CzRule *rule)
{
  g_return_val_if_fail (sheet != NULL && sheet->indicators->len > 0, 0);
  g_return_val_if_fail (rule != NULL, 0);

  return add_row (sheet, maximum, rule, 0);
}

/**
 * cz_score_sheet_add_part:
 *
 * Adds a part (sub-points) to the last row. The points of its parts make those of a row, to the row's maximum; a row without
 * one has the sum of theirs.
 *
 * Returns: its index
 */
guint
cz_score_sheet_add_part (CzScoreSheet *sheet,
                         CzPoints      maximum,
                         const CzRule *rule)
{
  CzScoreRow *row;
  guint       part, i;

  g_return_val_if_fail (sheet != NULL && sheet->rows->len > 0, 0);
  g_return_val_if_fail (rule != NULL, 0);

  part = add_row (sheet, maximum, rule, ROW_PART);
  for (i = part; g_array_index (sheet->rows, CzScoreRow, i).flags & ROW_PART; i--)
    ;

  row = &g_array_index (sheet->rows, CzScoreRow, i);
  row->n_parts++;
  if (row->maximum == CZ_POINTS_NONE)
    {
      row->maximum = 0;
      row->flags |= ROW_SUM_OF_PARTS;
    }
  if (row->flags & ROW_SUM_OF_PARTS)
    row->maximum = MIN (row->maximum + MAX (g_array_index (sheet->rows, CzScoreRow, part).maximum, 0), CZ_SCORE_MOST_POINTS);

  return part;
}

/**
 * cz_score_sheet_set_bonus_limit:
 * @limit: the most that all bonus rows together add (最多加5分), none for no limit
 */
void
cz_score_sheet_set_bonus_limit (CzScoreSheet *sheet,
                                CzPoints      limit)
{
  g_return_if_fail (sheet != NULL);

  sheet->bonus_limit = limit;
}

guint
cz_score_sheet_get_n_rows (const CzScoreSheet *sheet)
{
  return sheet->rows->len;
}

guint
cz_score_sheet_get_n_indicators (const CzScoreSheet *sheet)
{
  return sheet->indicators->len;
}

guint
cz_score_sheet_get_n_categories (const CzScoreSheet *sheet)
{
  return sheet->parents->len;
}

CzPoints
cz_score_sheet_get_maximum (const CzScoreSheet *sheet,
                            guint               row)
{
  g_return_val_if_fail (row < sheet->rows->len, CZ_POINTS_NONE);

  return g_array_index (sheet->rows, CzScoreRow, row).maximum;
}

guint
cz_score_sheet_get_indicator (const CzScoreSheet *sheet,
                              guint               row)
{
  g_return_val_if_fail (row < sheet->rows->len, 0);

  return g_array_index (sheet->indicator_of, guint, row);
}

/**
 * cz_score_marks_new:
 *
 * Returns: (transfer full): marks of a sheet of which nothing is scored yet
 */
CzScoreMarks *
cz_score_marks_new (const CzScoreSheet *sheet)
{
  CzScoreMarks *marks = g_new0 (CzScoreMarks, 1);

  marks->n_rows = sheet->rows->len;
  marks->points = g_new (CzPoints, marks->n_rows);
  marks->flags = g_new0 (guint8, marks->n_rows);
  for (guint i = 0; i < marks->n_rows; i++)
    marks->points[i] = CZ_POINTS_NONE;

  return marks;
}

void
cz_score_marks_free (CzScoreMarks *marks)
{
  if (marks == NULL)
    return;

  g_free (marks->points);
  g_free (marks->flags);
  g_free (marks);
}

/**
 * cz_score_marks_set:
 * @points: what the row is given; none clears it
 *
 * Returns: %FALSE, nothing changed, when @points are more than the row can earn, below zero where nothing is deducted
 *   from nothing, or beyond %CZ_SCORE_MOST_POINTS
 */
gboolean
cz_score_marks_set (CzScoreMarks       *marks,
                    const CzScoreSheet *sheet,
                    guint               row,
                    CzPoints            points)
{
  const CzScoreRow *facts;

  g_return_val_if_fail (row < marks->n_rows, FALSE);

  facts = &g_array_index (sheet->rows, CzScoreRow, row);
  if (points != CZ_POINTS_NONE)
    {
      gboolean may_be_negative = (facts->flags & ROW_DEDUCT) && facts->maximum == CZ_POINTS_NONE;
      CzPoints most = facts->maximum;

      if (most == CZ_POINTS_NONE)
        most = may_be_negative ? 0 : CZ_SCORE_MOST_POINTS;
      if (points > most || points < (may_be_negative ? -CZ_SCORE_MOST_POINTS : 0))
        return FALSE;
    }

  marks->points[row] = points;

  return TRUE;
}

void
cz_score_marks_set_flags (CzScoreMarks    *marks,
                          guint            row,
                          CzScoreMarkFlags flags)
{
  g_return_if_fail (row < marks->n_rows);

  marks->flags[row] = flags;
}

/**
 * cz_score_marks_overlay:
 * @marks: the marks of the round before
 * @later: marks of the same sheet that take over where they say something
 */
void
cz_score_marks_overlay (CzScoreMarks       *marks,
                        const CzScoreMarks *later)
{
  g_return_if_fail (marks->n_rows == later->n_rows);

  for (guint i = 0; i < marks->n_rows; i++)
    {
      if (later->points[i] == CZ_POINTS_NONE && later->flags[i] == 0)
        continue;

      marks->points[i] = later->points[i];
      marks->flags[i] = later->flags[i];
    }
}
