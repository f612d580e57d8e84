/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-results.h"

#include "workspace/cz-sheet-bands.h"
#include "workspace/cz-sheet-policy.h"

static void
part_free (CzResultPart *part)
{
  g_free (part->name);
  g_clear_object (&part->scoring);
  g_free (part);
}

static void
result_free (CzResult *result)
{
  g_free (result->group);
  g_ptr_array_unref (result->parts);
  g_free (result->standardised);
  g_free (result->grade);
  g_free (result->grade_range);
  g_free (result->grade_by_score);
  g_free (result);
}

/* Rounds */

static int
compare_rounds (gconstpointer a,
                gconstpointer b)
{
  const CzRound *x = *(const CzRound *const *) a;
  const CzRound *y = *(const CzRound *const *) b;

  return (x->position > y->position) - (x->position < y->position);
}

static CzResultPart *
new_part (CzWorkspace *workspace,
          GPtrArray   *rounds,
          guint        first,
          guint        end)
{
  CzResultPart *part = g_new0 (CzResultPart, 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) name = g_string_new (NULL);

  part->weight = cz_decimal_none ();
  for (guint i = first; i < end; i++)
    {
      const CzRound *round = rounds->pdata[i];

      g_array_append_val (ids, round->id);
      g_string_append_printf (name, "%s%s", i > first ? "→" : "", round->name);
      if (!cz_decimal_is_none (round->weight))
        part->weight = round->weight;
      part->round = round->id;
    }
  part->name = g_strdup (name->str);
  part->scoring = cz_scoring_new_for_rounds (workspace, (const gint64 *) ids->data, ids->len);

  return part;
}

static void
add_parts (CzWorkspace *workspace,
           CzResult    *result)
{
  const GPtrArray *children = cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_ROUND, "assessment", result->assessment);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new ();

  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (rounds, children->pdata[i]);
  g_ptr_array_sort (rounds, compare_rounds);

  for (guint first = 0, end; first < rounds->len; first = end)
    {
      CzResultPart *part;
      guint         n_vetoes;
      guint         n_failed_keys;

      for (end = first + 1; end < rounds->len && ((const CzRound *) rounds->pdata[end])->takes_over;)
        end++;

      part = new_part (workspace, rounds, first, end);
      cz_scoring_get_result (part->scoring, &part->score, &n_vetoes, &n_failed_keys);
      g_ptr_array_add (result->parts, part);
      if (result->deciding < 0 || !cz_decimal_is_none (part->score))
        result->deciding = result->parts->len - 1;

      result->n_vetoes = MAX (result->n_vetoes, n_vetoes);
      result->n_failed_keys = MAX (result->n_failed_keys, n_failed_keys);
    }
}

static gboolean
is_weighed (const CzResult *result)
{
  for (guint i = 0; i < result->parts->len; i++)
    {
      if (!cz_decimal_is_none (((const CzResultPart *) result->parts->pdata[i])->weight))
        return TRUE;
    }

  return FALSE;
}

static CzDecimal
weigh (const CzResult *result)
{
  guint                 n = result->parts->len;
  g_autofree CzDecimal *scores = g_new (CzDecimal, n);
  g_autofree CzDecimal *weights = g_new (CzDecimal, n);
  CzDecimal             score = cz_decimal_none ();

  for (guint i = 0; i < n; i++)
    {
      const CzResultPart *part = result->parts->pdata[i];

      scores[i] = part->score;
      weights[i] = part->weight;
    }

  cz_rounds_weigh (scores, weights, n, &score);

  return score;
}

/* Grades and places */

static void
find_grade (CzResult           *result,
            const CzSheetBands *bands)
{
  CzGrade grade;

  if (cz_decimal_is_none (result->score) ||
      !cz_grade_scale_find (bands->scale, result->score, result->n_vetoes, result->n_failed_keys, &grade) || grade.band < 0)
    return;

  result->grade = g_strdup (bands->names->pdata[grade.band]);
  result->grade_range = g_strdup (bands->texts->pdata[grade.band]);
  if (grade.by_score >= 0 && grade.by_score != grade.band)
    result->grade_by_score = g_strdup (bands->names->pdata[grade.by_score]);
}

static CzResult *
new_result (CzWorkspace        *workspace,
            const CzAssessment *assessment,
            const CzSheetBands *bands)
{
  CzResult           *result = g_new0 (CzResult, 1);
  const CzResultPart *part;

  result->assessment = assessment->id;
  result->unit = assessment->subject;
  result->group = g_strdup (assessment->subject_group);
  result->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  result->deciding = -1;
  result->score = cz_decimal_none ();
  result->total.points = CZ_POINTS_NONE;
  result->place_points = CZ_POINTS_NONE;

  add_parts (workspace, result);
  if (result->deciding < 0)
    return result;

  part = result->parts->pdata[result->deciding];
  cz_scoring_get_sheet (part->scoring, &result->total);
  result->standardised = cz_scoring_dup_standardised (part->scoring);
  result->bonus = cz_scoring_get_bonus (part->scoring);
  result->score = is_weighed (result) ? weigh (result) : part->score;
  if (bands != NULL)
    find_grade (result, bands);

  return result;
}

static guint
find_group (GPtrArray  *results,
            const char *group)
{
  guint i = 0;

  while (!g_str_equal (((const CzResult *) results->pdata[i])->group, group))
    i++;

  return i;
}

static void
place (GPtrArray           *results,
       const CzSheetPolicy *policy)
{
  g_autofree CzDecimal *scores = g_new (CzDecimal, results->len);
  g_autofree guint     *groups = g_new (guint, results->len);
  g_autofree guint     *places = g_new0 (guint, results->len);

  for (guint i = 0; i < results->len; i++)
    {
      const CzResult *result = results->pdata[i];

      scores[i] = result->score;
      groups[i] = find_group (results, result->group);
    }

  cz_ranking_compute (scores, groups, results->len, policy->ties, places);

  for (guint i = 0; i < results->len; i++)
    {
      CzResult *result = results->pdata[i];

      result->place = places[i];
      result->place_points = cz_sheet_policy_get_rank_points (policy, places[i]);
      for (guint j = 0; j < results->len; j++)
        {
          if (groups[j] != groups[i] || places[j] == 0 || places[i] == 0)
            continue;

          result->n_group++;
          result->n_tied += j != i && places[j] == places[i];
        }
    }
}

/**
 * cz_results_list:
 * @workspace: a workspace
 * @sheet: a sheet
 * @period: (nullable): the period, %NULL for all
 *
 * Returns: (transfer full) (element-type CzResult): what came out for each subject of the sheet, in the order of the
 *   assessments
 */
GPtrArray *
cz_results_list (CzWorkspace *workspace,
                 gint64       sheet,
                 const char  *period)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const CzSheet   *record = cz_data_get_sheet (data, sheet);
  const GPtrArray *assessments = cz_data_get_children (data, CZ_KIND_ASSESSMENT, "sheet", sheet);
  GPtrArray       *results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  g_autoptr (CzSheetBands) bands = record != NULL ? cz_sheet_bands_new (record) : NULL;
  g_autoptr (CzSheetPolicy) policy = cz_sheet_policy_new (record != NULL ? record->band_policy : "");

  for (guint i = 0; i < assessments->len; i++)
    {
      const CzAssessment *assessment = assessments->pdata[i];

      if (period == NULL || g_str_equal (assessment->period, period))
        g_ptr_array_add (results, new_result (workspace, assessment, bands));
    }

  place (results, policy);

  return results;
}
