/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-grade.h"

typedef struct
{
  CzGradeBand band;
  guint       index; /* in the order given */
} Step;

struct _CzGradeScale
{
  GArray       *steps; /* of Step, lowest first */
  CzGradePolicy policy;
};

#define get_step(scale, i) (&g_array_index ((scale)->steps, Step, i))

/* None of @from comes before every number, which is what open below means. */
static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const Step *x = a, *y = b;
  int         order = cz_decimal_compare (x->band.from, y->band.from);

  if (order != 0)
    return order;

  return x->band.from_excluded != y->band.from_excluded ? x->band.from_excluded - y->band.from_excluded
                                                        : (int) y->index - (int) x->index;
}

/**
 * cz_grade_scale_new:
 * @bands: the grades in any order
 * @n_bands: how many
 * @policy: how gaps and overlaps are decided
 */
CzGradeScale *
cz_grade_scale_new (const CzGradeBand *bands,
                    guint              n_bands,
                    CzGradePolicy      policy)
{
  CzGradeScale *scale = g_new0 (CzGradeScale, 1);

  scale->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  scale->policy = policy;
  for (guint i = 0; i < n_bands; i++)
    {
      Step step = { bands[i], i };

      g_array_append_val (scale->steps, step);
    }
  g_array_sort (scale->steps, compare_steps);

  return scale;
}

void
cz_grade_scale_free (CzGradeScale *scale)
{
  if (scale == NULL)
    return;

  g_array_unref (scale->steps);
  g_free (scale);
}

static gboolean
is_reached (const CzGradeBand *band,
            CzDecimal          score)
{
  int order;

  if (cz_decimal_is_none (band->from))
    return TRUE;

  order = cz_decimal_compare (score, band->from);

  return band->from_excluded ? order > 0 : order >= 0;
}

static gboolean
is_left (const CzGradeBand *band,
         CzDecimal          score)
{
  int order;

  if (cz_decimal_is_none (band->to))
    return FALSE;

  order = cz_decimal_compare (score, band->to);

  return band->to_included ? order > 0 : order >= 0;
}

/* The highest step whose lower end is reached; what lies above it has not been. */
static int
find_reached (const CzGradeScale *scale,
              CzDecimal           score)
{
  for (int i = (int) scale->steps->len - 1; i >= 0; i--)
    {
      if (is_reached (&get_step (scale, i)->band, score))
        return i;
    }

  return -1;
}

static void
decide (const CzGradeScale *scale,
        CzDecimal           score,
        int                 step,
        CzGrade            *grade)
{
  gboolean in_gap = is_left (&get_step (scale, step)->band, score) && step + 1 < (int) scale->steps->len;
  int      other = -1;
  gboolean take_other = FALSE;

  if (in_gap)
    {
      other = step + 1;
      grade->problem = CZ_GRADE_GAP;
      take_other = (scale->policy & CZ_GRADE_GAP_TO_HIGHER) != 0;
    }
  else if (step > 0 && !is_left (&get_step (scale, step - 1)->band, score) &&
           !cz_decimal_is_none (get_step (scale, step - 1)->band.to))
    {
      other = step - 1;
      grade->problem = CZ_GRADE_OVERLAP;
      take_other = (scale->policy & CZ_GRADE_OVERLAP_TO_LOWER) != 0;
    }

  grade->by_score = get_step (scale, take_other ? other : step)->index;
  if (other >= 0)
    grade->other = get_step (scale, take_other ? step : other)->index;
}

/**
 * cz_grade_scale_find:
 * @score: the score that is graded: standardised (percent bands) or raw, with bonus
 * @n_vetoes: vetoes that have struck
 * @n_failed_keys: key rows below their least ratio
 * @grade: (out): the grade and why; a veto weighs before a key row
 *
 * A band reaches up to where the next one begins: what is printed as 80-89 holds 89.5 too, unless the policy says
 * otherwise. Nothing is rounded here.
 *
 * Returns: %FALSE when there are no bands or no score
 */
gboolean
cz_grade_scale_find (const CzGradeScale *scale,
                     CzDecimal           score,
                     guint               n_vetoes,
                     guint               n_failed_keys,
                     CzGrade            *grade)
{
  int step, lowest;

  g_return_val_if_fail (scale != NULL, FALSE);

  if (scale->steps->len == 0 || cz_decimal_is_none (score))
    return FALSE;

  *grade = (CzGrade){ -1, -1, -1, CZ_GRADE_GAP, CZ_GRADE_CAP_NONE };
  step = find_reached (scale, score);
  if (step >= 0)
    decide (scale, score, step, grade);

  grade->band = grade->by_score;
  lowest = get_step (scale, 0)->index;
  if (grade->by_score >= 0 && grade->by_score != lowest && (n_vetoes > 0 || n_failed_keys > 0))
    {
      grade->band = lowest;
      grade->cap = n_vetoes > 0 ? CZ_GRADE_CAP_VETO : CZ_GRADE_CAP_KEY;
    }

  return TRUE;
}

/* The least score, to 2 places, with which a step is reached, gaps and overlaps as the policy has them. */
static CzDecimal
get_least_score (const CzGradeScale *scale,
                 int                 step)
{
  const CzGradeBand *band = &get_step (scale, step)->band;
  const CzGradeBand *below = step > 0 ? &get_step (scale, step - 1)->band : NULL;
  CzDecimal          bound = band->from;
  gboolean           excluded = band->from_excluded;
  CzDecimal          least;
  int                order;

  if (below != NULL && !cz_decimal_is_none (below->to))
    {
      gboolean overlaps;

      order = cz_decimal_compare (below->to, band->from);
      overlaps = order > 0 || (order == 0 && below->to_included);
      if ((order < 0 && (scale->policy & CZ_GRADE_GAP_TO_HIGHER)) ||
          (overlaps && (scale->policy & CZ_GRADE_OVERLAP_TO_LOWER)))
        {
          bound = below->to;
          excluded = below->to_included;
        }
    }

  least = cz_decimal_round (bound, 2);
  order = cz_decimal_compare (least, bound);
  if (order < 0 || (order == 0 && excluded))
    (void) cz_decimal_add (least, (CzDecimal){ 1, 2 }, &least);

  return least;
}

/**
 * cz_grade_scale_get_next:
 * @band: a grade, -1 for below all
 * @next: (out): the next higher grade
 * @score: (out): the least score, to 2 places, that gets it
 *
 * Returns: %FALSE when @band is the highest
 */
gboolean
cz_grade_scale_get_next (const CzGradeScale *scale,
                         int                 band,
                         int                *next,
                         CzDecimal          *score)
{
  int step = -1;

  g_return_val_if_fail (scale != NULL, FALSE);

  for (guint i = 0; i < scale->steps->len; i++)
    {
      if (band >= 0 && get_step (scale, i)->index == (guint) band)
        step = i;
    }

  if (step + 1 >= (int) scale->steps->len)
    return FALSE;

  *next = get_step (scale, step + 1)->index;
  *score = get_least_score (scale, step + 1);

  return TRUE;
}

/**
 * cz_grade_scale_list_problems:
 *
 * Returns: (transfer full) (element-type CzGradeProblem): gaps and overlaps of neighbouring bands, lowest first
 */
GArray *
cz_grade_scale_list_problems (const CzGradeScale *scale)
{
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (CzGradeProblem));

  g_return_val_if_fail (scale != NULL, problems);

  for (guint i = 1; i < scale->steps->len; i++)
    {
      const Step    *lower = get_step (scale, i - 1), *higher = get_step (scale, i);
      int            order = cz_decimal_compare (lower->band.to, higher->band.from);
      CzGradeProblem problem = { CZ_GRADE_GAP, lower->index, higher->index, lower->band.to, higher->band.from };

      if (cz_decimal_is_none (lower->band.to))
        continue;

      if (order > 0 || (order == 0 && lower->band.to_included && !higher->band.from_excluded))
        {
          problem.kind = CZ_GRADE_OVERLAP;
          problem.from = higher->band.from;
          problem.to = lower->band.to;
        }
      else if (order == 0 && (lower->band.to_included || !higher->band.from_excluded))
        {
          continue;
        }

      g_array_append_val (problems, problem);
    }

  return problems;
}

/**
 * cz_grade_scale_is_percent:
 *
 * Returns: whether the bands are those of a score out of 100 (百分制), and not of the sheet's raw points
 */
gboolean
cz_grade_scale_is_percent (const CzGradeScale *scale)
{
  CzDecimal hundred = { 100, 0 };

  g_return_val_if_fail (scale != NULL, TRUE);

  for (guint i = 0; i < scale->steps->len; i++)
    {
      if (cz_decimal_compare (get_step (scale, i)->band.from, hundred) > 0)
        return FALSE;
    }

  return TRUE;
}
