/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-ranking.h"

#include "model/cz-exact.h"

typedef struct
{
  guint     index;
  guint     group;
  CzDecimal score;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a, *y = b;
  int          order;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;

  order = cz_decimal_compare (y->score, x->score);

  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/**
 * cz_ranking_compute:
 * @scores: (array length=n): a score each; none is not ranked
 * @groups: (array length=n) (nullable): only those of the same group are ranked among each other (同类分组)
 * @ties: how equal scores are counted
 * @places: (array length=n) (out): the places from 1; 0 without a score
 */
void
cz_ranking_compute (const CzDecimal *scores,
                    const guint     *groups,
                    guint            n,
                    CzRankingTies    ties,
                    guint           *places)
{
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n);
  guint first = 0;

  for (guint i = 0; i < n; i++)
    {
      Entry entry = { i, groups != NULL ? groups[i] : 0, scores[i] };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  for (guint i = 0; i < n; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      const Entry *before = i > 0 ? &g_array_index (entries, Entry, i - 1) : NULL;

      if (before == NULL || before->group != entry->group)
        {
          first = i;
          places[entry->index] = 1;
        }
      else if (cz_decimal_compare (before->score, entry->score) == 0)
        {
          places[entry->index] = places[before->index];
        }
      else
        {
          places[entry->index] = ties == CZ_RANKING_DENSE ? places[before->index] + 1 : i - first + 1;
        }

      if (cz_decimal_is_none (entry->score))
        places[entry->index] = 0;
    }
}

/**
 * cz_rounds_weigh:
 * @scores: (array length=n): a score of each round
 * @weights: (array length=n): what each counts for (经济×30%+政务×70%); none counts for nothing
 * @score: (out): Σ weight × score, rounded half up once to 2 places
 *
 * Returns: %FALSE, @score untouched, when a round that counts has no score yet, or none counts
 */
gboolean
cz_rounds_weigh (const CzDecimal *scores,
                 const CzDecimal *weights,
                 guint            n,
                 CzDecimal       *score)
{
  CzExact  sum = { 0, 1 };
  gboolean counts = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (cz_decimal_is_none (weights[i]) || weights[i].mantissa == 0)
        continue;
      if (cz_decimal_is_none (scores[i]))
        return FALSE;

      sum = cz_exact_add (sum, cz_exact_multiply (cz_exact_from_decimal (scores[i]), cz_exact_from_decimal (weights[i])));
      counts = TRUE;
    }

  return counts && cz_exact_to_decimal (sum, 2, score);
}

/**
 * cz_rounds_compare:
 * @earlier: marks of the round that claims (自评)
 * @later: marks of the round that verifies (核查), of the same sheet
 * @threshold: differences up to this much need no reason
 * @claimed: (out) (optional): what the earlier round claims above the later over all rows that both scored
 *
 * Rows that one of them has not scored, or calls not applicable, are not compared.
 *
 * Returns: (transfer full) (element-type CzRoundDifference): the rows that differ by more, in their order
 */
GArray *
cz_rounds_compare (const CzScoreMarks *earlier,
                   const CzScoreMarks *later,
                   CzPoints            threshold,
                   CzPoints           *claimed)
{
  GArray  *differences = g_array_new (FALSE, FALSE, sizeof (CzRoundDifference));
  CzPoints sum = 0;

  g_return_val_if_fail (earlier->n_rows == later->n_rows, differences);

  for (guint i = 0; i < earlier->n_rows; i++)
    {
      CzRoundDifference found = { i, 0 };

      if (earlier->points[i] == CZ_POINTS_NONE || later->points[i] == CZ_POINTS_NONE ||
          (earlier->flags[i] | later->flags[i]) & CZ_SCORE_NOT_APPLICABLE)
        continue;

      found.difference = earlier->points[i] - later->points[i];
      sum += found.difference;
      if (ABS (found.difference) > MAX (threshold, 0))
        g_array_append_val (differences, found);
    }

  if (claimed != NULL)
    *claimed = sum;

  return differences;
}
