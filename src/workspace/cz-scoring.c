/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-scoring-private.h"

#include "workspace/cz-sheet-bands.h"

/* The option of a mark on a veto row that says that what it forbids has happened. */
#define VETO_HAPPENED 1

G_DEFINE_FINAL_TYPE (CzScoring, cz_scoring, G_TYPE_OBJECT)

/* Building */

static void
remember (GHashTable *indexes,
          gint64      id,
          guint       index)
{
  g_hash_table_insert (indexes, GSIZE_TO_POINTER ((gsize) id), GUINT_TO_POINTER (index + 1));
}

static gboolean
find_index (GHashTable *indexes,
            gint64      id,
            guint      *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (indexes, GSIZE_TO_POINTER ((gsize) id)));

  *index = found - 1;

  return found > 0;
}

static void
remember_row (CzScoring *self,
              gint64     id,
              guint      index)
{
  remember (self->rows, id, index);
  g_array_append_val (self->row_ids, id);
}

static void
add_row (CzScoring   *self,
         CzData      *data,
         const CzRow *row)
{
  const GPtrArray *parts = cz_data_get_children (data, CZ_KIND_ROW, "parent", row->id);

  remember_row (self, row->id, cz_score_sheet_add_row (self->sheet, row->points, row->rule));

  for (guint i = 0; i < parts->len; i++)
    {
      const CzRow *part = parts->pdata[i];

      remember_row (self, part->id, cz_score_sheet_add_part (self->sheet, part->points, part->rule));
    }
}

static void
add_category (CzScoring        *self,
              CzData           *data,
              const CzCategory *category,
              int               parent)
{
  const GPtrArray *nested = cz_data_get_children (data, CZ_KIND_CATEGORY, "parent", category->id);
  const GPtrArray *indicators = cz_data_get_children (data, CZ_KIND_INDICATOR, "category", category->id);
  guint            index = cz_score_sheet_add_category (self->sheet, parent);

  remember (self->categories, category->id, index);
  for (guint i = 0; i < nested->len; i++)
    add_category (self, data, nested->pdata[i], index);

  for (guint i = 0; i < indicators->len; i++)
    {
      const CzIndicator *indicator = indicators->pdata[i];
      const GPtrArray   *rows = cz_data_get_children (data, CZ_KIND_ROW, "indicator", indicator->id);

      remember (self->indicators, indicator->id,
                cz_score_sheet_add_indicator (self->sheet, index, indicator->points_printed, indicator->combine));

      for (guint j = 0; j < rows->len; j++)
        {
          if (((const CzRow *) rows->pdata[j])->parent == 0)
            add_row (self, data, rows->pdata[j]);
        }
    }
}

static gboolean
is_vetoed (const CzRow  *row,
           const CzMark *mark)
{
  return (row->rule->flags & CZ_RULE_VETO) != 0 && mark->option == VETO_HAPPENED;
}

static gboolean
says_something (const CzRow  *row,
                const CzMark *mark)
{
  return mark->points != CZ_POINTS_NONE || !mark->applies || is_vetoed (row, mark);
}

static void
fill_marks (CzScoring *self,
            CzData    *data,
            gint64     round,
            gboolean   takes_over)
{
  const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "round", round);

  for (guint i = 0; i < marks->len; i++)
    {
      const CzMark    *mark = marks->pdata[i];
      const CzRow     *row = cz_data_get_row (data, mark->sheet_row);
      CzScoreMarkFlags flags = 0;
      guint            index;

      if (row == NULL || !find_index (self->rows, mark->sheet_row, &index) || (takes_over && !says_something (row, mark)))
        continue;

      if (!mark->applies)
        flags |= CZ_SCORE_NOT_APPLICABLE;
      if (is_vetoed (row, mark))
        flags |= CZ_SCORE_VETOED;

      cz_score_marks_set (self->marks, self->sheet, index, mark->points);
      cz_score_marks_set_flags (self->marks, index, flags);
    }
}

static void
fill_trial (CzScoring *self)
{
  GHashTableIter iter;
  gpointer       row;
  gpointer       points;

  g_hash_table_iter_init (&iter, self->trial);
  while (g_hash_table_iter_next (&iter, &row, &points))
    {
      guint index;

      if (find_index (self->rows, *(gint64 *) row, &index))
        cz_score_marks_set (self->marks, self->sheet, index, *(CzPoints *) points);
    }
}

static void
forget (CzScoring *self)
{
  g_clear_pointer (&self->totals, cz_score_totals_free);
  g_clear_pointer (&self->marks, cz_score_marks_free);
  g_clear_pointer (&self->sheet, cz_score_sheet_free);
  g_array_set_size (self->row_ids, 0);
  g_hash_table_remove_all (self->categories);
  g_hash_table_remove_all (self->indicators);
  g_hash_table_remove_all (self->rows);
}

const CzSheet *
_cz_scoring_find_sheet (CzScoring *self)
{
  CzData             *data = cz_workspace_get_data (self->workspace);
  const CzRound      *round = cz_data_get_round (data, cz_scoring_get_round (self));
  const CzAssessment *assessment = round != NULL ? cz_data_get_assessment (data, round->assessment) : NULL;

  return assessment != NULL ? cz_data_get_sheet (data, assessment->sheet) : NULL;
}

/* Works the totals out anew when anything changed since: some microseconds for a sheet of 125 rows. */
void
_cz_scoring_refresh (CzScoring *self)
{
  CzData          *data = cz_workspace_get_data (self->workspace);
  const CzSheet   *sheet = _cz_scoring_find_sheet (self);
  const GPtrArray *categories = cz_data_get_children (data, CZ_KIND_CATEGORY, "sheet", sheet != NULL ? sheet->id : -1);

  if (self->totals != NULL && self->serial == cz_workspace_get_serial (self->workspace))
    return;

  forget (self);
  self->serial = cz_workspace_get_serial (self->workspace);
  self->sheet = cz_score_sheet_new ();
  if (sheet != NULL)
    cz_score_sheet_set_bonus_limit (self->sheet, sheet->bonus_limit);

  for (guint i = 0; i < categories->len; i++)
    {
      if (((const CzCategory *) categories->pdata[i])->parent == 0)
        add_category (self, data, categories->pdata[i], -1);
    }

  self->marks = cz_score_marks_new (self->sheet);
  for (guint i = 0; i < self->rounds->len; i++)
    fill_marks (self, data, g_array_index (self->rounds, gint64, i), i > 0);
  fill_trial (self);
  self->totals = cz_score_totals_new (self->sheet);
  cz_score_compute (self->sheet, self->marks, self->totals);
}

static void
cz_scoring_finalize (GObject *object)
{
  CzScoring *self = CZ_SCORING (object);

  forget (self);
  g_array_unref (self->rounds);
  g_array_unref (self->row_ids);
  g_hash_table_unref (self->trial);
  g_hash_table_unref (self->categories);
  g_hash_table_unref (self->indicators);
  g_hash_table_unref (self->rows);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cz_scoring_parent_class)->finalize (object);
}

static void
cz_scoring_class_init (CzScoringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_scoring_finalize;
}

static void
cz_scoring_init (CzScoring *self)
{
  self->rounds = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->row_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->trial = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->categories = g_hash_table_new (NULL, NULL);
  self->indicators = g_hash_table_new (NULL, NULL);
  self->rows = g_hash_table_new (NULL, NULL);
}

/**
 * cz_scoring_new:
 * @workspace: a workspace
 * @round: the round whose marks are added up
 *
 * Returns: (transfer full): the totals; right whenever they are asked for
 */
CzScoring *
cz_scoring_new (CzWorkspace *workspace,
                gint64       round)
{
  return cz_scoring_new_for_rounds (workspace, &round, 1);
}

/**
 * cz_scoring_new_for_rounds:
 * @workspace: a workspace
 * @rounds: (array length=n_rounds): rounds of one assessment, of which each takes over the ones before
 * @n_rounds: how many
 *
 * Returns: (transfer full): the totals of what stands after the last round
 */
CzScoring *
cz_scoring_new_for_rounds (CzWorkspace  *workspace,
                           const gint64 *rounds,
                           guint         n_rounds)
{
  CzScoring *self = g_object_new (CZ_TYPE_SCORING, NULL);

  self->workspace = g_object_ref (workspace);
  g_array_append_vals (self->rounds, rounds, n_rounds);

  return self;
}

gint64
cz_scoring_get_round (CzScoring *self)
{
  g_return_val_if_fail (CZ_IS_SCORING (self), 0);

  return self->rounds->len > 0 ? g_array_index (self->rounds, gint64, self->rounds->len - 1) : 0;
}

/**
 * cz_scoring_set_trial:
 * @self: the totals
 * @row: a row
 * @points: points to try out, %CZ_POINTS_NONE for those that it has
 *
 * What if: changes these totals alone, no record.
 */
void
cz_scoring_set_trial (CzScoring *self,
                      gint64     row,
                      CzPoints   points)
{
  g_return_if_fail (CZ_IS_SCORING (self));

  if (points == CZ_POINTS_NONE)
    g_hash_table_remove (self->trial, &row);
  else
    g_hash_table_insert (self->trial, g_memdup2 (&row, sizeof row), g_memdup2 (&points, sizeof points));

  forget (self);
}

/* Returns the points tried out on a row, %CZ_POINTS_NONE for none. */
CzPoints
cz_scoring_get_trial (CzScoring *self,
                      gint64     row)
{
  const CzPoints *points = g_hash_table_lookup (self->trial, &row);

  return points != NULL ? *points : CZ_POINTS_NONE;
}

void
cz_scoring_clear_trial (CzScoring *self)
{
  g_return_if_fail (CZ_IS_SCORING (self));

  g_hash_table_remove_all (self->trial);
  forget (self);
}

/**
 * cz_scoring_list_vetoes:
 * @self: a scoring
 *
 * Returns: (transfer full) (element-type gint64): ids of the veto rows of which the forbidden has happened
 */
GArray *
cz_scoring_list_vetoes (CzScoring *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  CzData *data = cz_workspace_get_data (self->workspace);

  for (guint i = 0; i < self->rounds->len; i++)
    {
      const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "round", g_array_index (self->rounds, gint64, i));

      for (guint j = 0; j < marks->len; j++)
        {
          const CzMark *mark = marks->pdata[j];
          const CzRow  *row = cz_data_get_row (data, mark->sheet_row);

          if (row != NULL && is_vetoed (row, mark))
            g_array_append_val (rows, mark->sheet_row);
        }
    }

  return rows;
}

static void
to_node (const CzScoreTotal *total,
         gint64              id,
         CzScoreNode        *node)
{
  *node = (CzScoreNode){ id, total->points, total->attainable, total->declared, total->surplus, total->unscored };
}

void
cz_scoring_get_sheet (CzScoring   *self,
                      CzScoreNode *node)
{
  CzScoreTotal total;

  g_return_if_fail (CZ_IS_SCORING (self));

  _cz_scoring_refresh (self);
  cz_score_totals_get_sheet (self->totals, &total);
  to_node (&total, 0, node);
}

gboolean
cz_scoring_get_category (CzScoring   *self,
                         gint64       category,
                         CzScoreNode *node)
{
  CzScoreTotal total;
  guint        index;

  g_return_val_if_fail (CZ_IS_SCORING (self), FALSE);

  _cz_scoring_refresh (self);
  if (!find_index (self->categories, category, &index))
    return FALSE;

  cz_score_totals_get_category (self->totals, index, &total);
  to_node (&total, category, node);

  return TRUE;
}

gboolean
cz_scoring_get_indicator (CzScoring   *self,
                          gint64       indicator,
                          CzScoreNode *node)
{
  CzScoreTotal total;
  guint        index;

  g_return_val_if_fail (CZ_IS_SCORING (self), FALSE);

  _cz_scoring_refresh (self);
  if (!find_index (self->indicators, indicator, &index))
    return FALSE;

  cz_score_totals_get_indicator (self->totals, index, &total);
  to_node (&total, indicator, node);

  return TRUE;
}

gboolean
cz_scoring_get_row (CzScoring   *self,
                    gint64       row,
                    CzScoreNode *node)
{
  CzPoints maximum;
  gboolean applies;
  guint    index;

  g_return_val_if_fail (CZ_IS_SCORING (self), FALSE);

  _cz_scoring_refresh (self);
  if (!find_index (self->rows, row, &index))
    return FALSE;

  maximum = cz_score_sheet_get_maximum (self->sheet, index);
  applies = (self->marks->flags[index] & CZ_SCORE_NOT_APPLICABLE) == 0;
  *node = (CzScoreNode){ row, cz_score_totals_get_row (self->totals, index), applies ? maximum : 0, maximum };
  node->unscored = applies && node->points == CZ_POINTS_NONE;

  return TRUE;
}

/* Returns (transfer full) (nullable) points ÷ attainable × 100 with 2 places; NULL when nothing is attainable. */
char *
cz_scoring_dup_standardised (CzScoring *self)
{
  CzDecimal standardised;

  g_return_val_if_fail (CZ_IS_SCORING (self), NULL);

  _cz_scoring_refresh (self);
  standardised = cz_score_totals_get_standardised (self->totals);

  return cz_decimal_is_none (standardised) ? NULL : cz_decimal_to_string (standardised);
}

CzPoints
cz_scoring_get_bonus (CzScoring *self)
{
  g_return_val_if_fail (CZ_IS_SCORING (self), 0);

  _cz_scoring_refresh (self);

  return cz_score_totals_get_bonus (self->totals, NULL);
}

/* Returns the score that a grade is found by: standardised with the bonus added, or points where grades are not out of 100. */
static CzDecimal
get_graded_score (CzScoring          *self,
                  const CzGradeScale *scale)
{
  CzDecimal    score = cz_score_totals_get_standardised (self->totals);
  CzScoreTotal total;

  cz_score_totals_get_sheet (self->totals, &total);
  if (total.points == CZ_POINTS_NONE)
    return cz_decimal_none ();
  if (scale != NULL && !cz_grade_scale_is_percent (scale))
    return cz_points_to_decimal (total.points);

  if (!cz_decimal_is_none (score))
    cz_decimal_add (score, cz_points_to_decimal (cz_score_totals_get_bonus (self->totals, NULL)), &score);

  return score;
}

/**
 * cz_scoring_get_result:
 * @self: the totals
 * @score: (out): the score that grade and place are found by, none when nothing is scored
 * @n_vetoes: (out): how many vetoes have struck
 * @n_failed_keys: (out): how many key rows are below their least ratio
 */
void
cz_scoring_get_result (CzScoring *self,
                       CzDecimal *score,
                       guint     *n_vetoes,
                       guint     *n_failed_keys)
{
  const CzSheet *sheet = _cz_scoring_find_sheet (self);
  g_autoptr (CzSheetBands) bands = sheet != NULL ? cz_sheet_bands_new (sheet) : NULL;

  g_return_if_fail (CZ_IS_SCORING (self));

  _cz_scoring_refresh (self);
  *score = get_graded_score (self, bands != NULL ? bands->scale : NULL);
  *n_vetoes = cz_score_totals_get_n_vetoes (self->totals);
  *n_failed_keys = cz_score_totals_get_n_failed_keys (self->totals);
}

/**
 * cz_scoring_dup_grade:
 * @self: the totals
 * @why: (out) (optional): the range of the grade as printed
 *
 * Returns: (transfer full) (nullable): name of the grade; %NULL when the sheet has no grades or nothing is scored
 */
char *
cz_scoring_dup_grade (CzScoring *self,
                      char     **why)
{
  const CzSheet *sheet = _cz_scoring_find_sheet (self);
  g_autoptr (CzSheetBands) bands = sheet != NULL ? cz_sheet_bands_new (sheet) : NULL;
  CzDecimal score;
  CzGrade   grade;

  g_return_val_if_fail (CZ_IS_SCORING (self), NULL);

  if (bands == NULL)
    return NULL;

  _cz_scoring_refresh (self);
  score = get_graded_score (self, bands->scale);
  if (cz_decimal_is_none (score) ||
      !cz_grade_scale_find (bands->scale, score, cz_score_totals_get_n_vetoes (self->totals), cz_score_totals_get_n_failed_keys (self->totals), &grade) ||
      grade.band < 0)
    return NULL;

  if (why != NULL)
    *why = g_strdup (bands->texts->pdata[grade.band]);

  return g_strdup (bands->names->pdata[grade.band]);
}

/**
 * cz_scoring_get_next_grade:
 * @self: the totals
 * @name: (out) (transfer full): name of the next better grade
 * @missing: (out): points missing for it
 *
 * Returns: %FALSE when there is none, or nothing is scored
 */
gboolean
cz_scoring_get_next_grade (CzScoring *self,
                           char     **name,
                           CzPoints  *missing)
{
  const CzSheet *sheet = _cz_scoring_find_sheet (self);
  g_autoptr (CzSheetBands) bands = sheet != NULL ? cz_sheet_bands_new (sheet) : NULL;
  CzDecimal    score;
  CzDecimal    bound;
  CzScoreTotal total;
  CzGrade      grade;
  int          next;

  g_return_val_if_fail (CZ_IS_SCORING (self), FALSE);

  if (bands == NULL)
    return FALSE;

  _cz_scoring_refresh (self);
  score = get_graded_score (self, bands->scale);
  if (cz_decimal_is_none (score) || !cz_grade_scale_is_percent (bands->scale) || !cz_grade_scale_find (bands->scale, score, 0, 0, &grade) ||
      !cz_grade_scale_get_next (bands->scale, grade.band, &next, &bound))
    return FALSE;

  cz_score_totals_get_sheet (self->totals, &total);
  *missing = cz_score_totals_get_points_needed (self->totals, bound) - (total.points != CZ_POINTS_NONE ? total.points : 0);
  *name = g_strdup (bands->names->pdata[next]);

  return TRUE;
}
