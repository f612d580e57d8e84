/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-overview.h"

#include "workspace/cz-marks.h"
#include "workspace/cz-scoring.h"
#include "workspace/cz-sheet-bands.h"
#include "workspace/cz-target-status.h"

/* A category below this share of what it can bring needs attention, in percent. */
#define WEAK_PERCENT 70
/* What is missing is said in tenths of a point, rounded up: less would not suffice. */
#define TENTH (CZ_POINTS_UNIT / 10)

static void
category_free (CzOverviewCategory *category)
{
  g_free (category->marker);
  g_free (category->title);
  g_free (category);
}

static void
grade_free (CzOverviewGrade *grade)
{
  g_free (grade->name);
  g_free (grade);
}

/* Score */

static const CzRound *
find_round (CzData *data,
            gint64  assessment)
{
  const GPtrArray *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", assessment);
  const CzRound   *found = cz_marks_find_round (data, assessment, NULL);

  for (guint i = 0; i < rounds->len; i++)
    {
      const CzRound *round = rounds->pdata[i];

      if (cz_data_get_children (data, CZ_KIND_MARK, "round", round->id)->len > 0 && round->position > found->position)
        found = round;
    }

  return found;
}

static const CzRound *
find_current_round (CzWorkspace *workspace)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *sheets = cz_data_get_children (data, CZ_KIND_SHEET, "campaign", cz_workspace_get_campaign (workspace));

  for (guint i = 0; i < sheets->len; i++)
    {
      gint64         assessment = cz_marks_find_assessment (workspace, cz_record_id (sheets->pdata[i]), 0);
      const CzRound *round = assessment != 0 ? find_round (data, assessment) : NULL;

      if (round != NULL)
        return round;
    }

  return NULL;
}

static gint64
find_first_row (CzData *data,
                gint64  category)
{
  const GPtrArray *indicators = cz_data_get_children (data, CZ_KIND_INDICATOR, "category", category);

  for (guint i = 0; i < indicators->len; i++)
    {
      const GPtrArray *rows = cz_data_get_children (data, CZ_KIND_ROW, "indicator", cz_record_id (indicators->pdata[i]));

      if (rows->len > 0)
        return cz_record_id (rows->pdata[0]);
    }

  return 0;
}

static gboolean
is_weak (CzPoints points,
         CzPoints attainable)
{
  return points != CZ_POINTS_NONE && attainable > 0 && points < cz_points_muldiv (attainable, WEAK_PERCENT, 100);
}

static void
add_categories (CzOverview *self,
                CzData     *data,
                CzScoring  *scoring)
{
  const GPtrArray *categories = cz_data_get_children (data, CZ_KIND_CATEGORY, "sheet", self->sheet);

  for (guint i = 0; i < categories->len; i++)
    {
      const CzCategory   *record = categories->pdata[i];
      CzOverviewCategory *category;
      CzScoreNode         node;

      if (record->parent != 0 || !cz_scoring_get_category (scoring, record->id, &node))
        continue;

      category = g_new0 (CzOverviewCategory, 1);
      category->marker = g_strdup (record->marker);
      category->title = g_strdup (record->title);
      category->row = find_first_row (data, record->id);
      category->points = node.points;
      category->attainable = node.attainable;
      category->n_unscored = node.unscored;
      category->weak = is_weak (node.points, node.attainable);
      g_ptr_array_add (self->categories, category);
    }
}

static void
add_grades (CzOverview    *self,
            const CzSheet *sheet)
{
  g_autoptr (CzSheetBands) bands = cz_sheet_bands_new (sheet);
  CzDecimal bound;
  CzGrade   grade;
  int       next;

  if (bands == NULL || !cz_grade_scale_is_percent (bands->scale) || !cz_grade_scale_find (bands->scale, cz_decimal_from_int (0), 0, 0, &grade))
    return;

  for (int band = grade.band; cz_grade_scale_get_next (bands->scale, band, &next, &bound) && self->grades->len < bands->names->len; band = next)
    {
      CzOverviewGrade *above = g_new0 (CzOverviewGrade, 1);
      g_autofree char *text = cz_decimal_to_string (bound);

      above->name = g_strdup (bands->names->pdata[next]);
      above->share = g_ascii_strtod (text, NULL) / 100;
      g_ptr_array_add (self->grades, above);
    }
}

static void
add_score (CzOverview  *self,
           CzWorkspace *workspace)
{
  CzData             *data = cz_workspace_get_data (workspace);
  const CzRound      *round = find_current_round (workspace);
  const CzAssessment *assessment = round != NULL ? cz_data_get_assessment (data, round->assessment) : NULL;
  g_autoptr (CzScoring) scoring = NULL;
  const GPtrArray *rows;
  CzScoreNode      node;

  self->points = CZ_POINTS_NONE;
  if (assessment == NULL)
    return;

  scoring = cz_scoring_new (workspace, round->id);
  cz_scoring_get_sheet (scoring, &node);
  self->sheet = assessment->sheet;
  self->round = round->id;
  self->round_name = g_strdup (round->name);
  self->points = node.points;
  self->attainable = node.attainable;
  self->n_unscored = node.unscored;
  self->standardised = cz_scoring_dup_standardised (scoring);
  self->grade = cz_scoring_dup_grade (scoring, NULL);
  if (cz_scoring_get_next_grade (scoring, &self->next_grade, &self->missing))
    self->missing = (self->missing + TENTH - 1) / TENTH * TENTH;
  else
    self->next_grade = NULL;

  rows = cz_data_get_children (data, CZ_KIND_ROW, "sheet", self->sheet);
  for (guint i = 0; i < rows->len; i++)
    if (((const CzRow *) rows->pdata[i])->parent == 0)
      self->n_rows++;

  add_categories (self, data, scoring);
  add_grades (self, cz_data_get_sheet (data, self->sheet));
}

/* Tasks and targets */

static gboolean
is_of_campaign (CzWorkspace *workspace,
                gint64       document)
{
  const CzDocument *record = cz_data_get_document (cz_workspace_get_data (workspace), document);

  return record != NULL && record->campaign == cz_workspace_get_campaign (workspace);
}

static void
count_tasks (CzOverview  *self,
             CzWorkspace *workspace)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *tasks = cz_data_list (data, CZ_KIND_TASK);

  for (guint i = 0; i < tasks->len; i++)
    {
      const CzTask *task = tasks->pdata[i];
      CzDate        due;

      if (task->status == CZ_TASK_DROPPED || !is_of_campaign (workspace, task->document))
        continue;

      due = cz_agenda_get_task_due (data, task);
      if (task->status == CZ_TASK_DONE)
        self->n_tasks_done++;
      else if (!cz_date_is_none (due) && cz_agenda_get_state (due, FALSE, self->today) == CZ_DUE_LATE)
        self->n_tasks_late++;
      else
        self->n_tasks_open++;
    }
}

static void
count_targets (CzOverview  *self,
               CzWorkspace *workspace)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *targets = cz_data_list (data, CZ_KIND_TARGET);

  for (guint i = 0; i < targets->len; i++)
    {
      const CzTarget *target = targets->pdata[i];

      if (!is_of_campaign (workspace, target->document))
        continue;

      switch (cz_target_get_status (data, target))
        {
        case CZ_TARGET_MET:
          self->n_targets_met++;
          break;

        case CZ_TARGET_MISSED:
          self->n_targets_missed++;
          break;

        case CZ_TARGET_UNKNOWN:
        default:
          self->n_targets_unknown++;
          break;
        }
    }
}

/* Duties end with the campaign: what its phases do not cover is not due. */
static GPtrArray *
list_due (CzWorkspace *workspace,
          CzDate       today)
{
  CzDate     last = cz_date_add_days (today, CZ_OVERVIEW_DAYS);
  GPtrArray *due;
  CzDate     from;
  CzDate     to;

  cz_agenda_get_span (workspace, today, &from, &to);
  due = cz_agenda_list (workspace, cz_date_compare (from, today) < 0 ? from : today, last, today, FALSE);
  for (guint i = due->len; i > 0; i--)
    {
      const CzAgendaItem *item = due->pdata[i - 1];

      if (item->kind == CZ_KIND_DUTY && cz_date_compare (item->due, to) > 0)
        g_ptr_array_remove_index (due, i - 1);
    }

  return due;
}

/**
 * cz_overview_new:
 * @workspace: a workspace
 * @today: the day that decides what is late
 *
 * Returns: (transfer full): where the current campaign stands
 */
CzOverview *
cz_overview_new (CzWorkspace *workspace,
                 CzDate       today)
{
  CzOverview *self = g_new0 (CzOverview, 1);

  self->today = today;
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) category_free);
  self->grades = g_ptr_array_new_with_free_func ((GDestroyNotify) grade_free);
  add_score (self, workspace);
  count_tasks (self, workspace);
  count_targets (self, workspace);
  self->due = list_due (workspace, today);
  self->findings = cz_checks_run (workspace);
  for (CzSeverity severity = 0; severity < CZ_N_SEVERITIES; severity++)
    self->n_findings[severity] = cz_checks_count_open (self->findings, severity);

  return self;
}

void
cz_overview_free (CzOverview *self)
{
  g_free (self->round_name);
  g_free (self->standardised);
  g_free (self->grade);
  g_free (self->next_grade);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->grades);
  g_ptr_array_unref (self->due);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/* Whether the campaign has nothing yet that an overview could be made of. */
gboolean
cz_overview_is_empty (const CzOverview *self)
{
  return self->sheet == 0 && self->due->len == 0 && self->findings->len == 0 &&
         self->n_tasks_done + self->n_tasks_open + self->n_tasks_late == 0 &&
         self->n_targets_met + self->n_targets_missed + self->n_targets_unknown == 0;
}

/* Returns (transfer none) (nullable) the first open finding of that severity. */
const CzCheck *
cz_overview_get_first_finding (const CzOverview *self,
                               CzSeverity        severity)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const CzCheck *check = self->findings->pdata[i];

      if (check->severity == severity && *check->accepted == '\0')
        return check;
    }

  return NULL;
}

static int
compare_phases (gconstpointer a,
                gconstpointer b)
{
  const CzPhase *phase_a = *(const CzPhase *const *) a;
  const CzPhase *phase_b = *(const CzPhase *const *) b;
  int            order = cz_date_compare (phase_a->starts, phase_b->starts);

  return order != 0 ? order : (phase_a->position > phase_b->position) - (phase_a->position < phase_b->position);
}

/**
 * cz_overview_list_phases:
 * @workspace: a workspace
 *
 * Returns: (transfer container) (element-type CzPhase): the phases of the current campaign that have a first and a
 *   last day, by first day
 */
GPtrArray *
cz_overview_list_phases (CzWorkspace *workspace)
{
  const GPtrArray *all = cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_PHASE, "campaign", cz_workspace_get_campaign (workspace));
  GPtrArray       *phases = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const CzPhase *phase = all->pdata[i];

      if (!cz_date_is_none (phase->starts) && !cz_date_is_none (phase->ends))
        g_ptr_array_add (phases, all->pdata[i]);
    }

  g_ptr_array_sort (phases, compare_phases);

  return phases;
}

/* Whether the step was taken on the day or later, by the clock of who took it. */
static gboolean
is_since (const CzStep *step,
          CzDate        day)
{
  g_autofree char *from = cz_date_to_string (day);

  return strncmp (step->at, from, strlen (from)) >= 0;
}

/**
 * cz_overview_read_steps:
 * @store: a store
 * @since: the first day
 * @most: how many at most
 * @error: return location for an error
 *
 * Reads from the file: call it in a thread.
 *
 * Returns: (transfer full) (element-type CzStep): the steps taken since that day, newest first
 */
GPtrArray *
cz_overview_read_steps (CzStore *store,
                        CzDate   since,
                        guint    most,
                        GError **error)
{
  GPtrArray *steps = cz_store_list_steps (store, 0, most, error);

  if (steps == NULL)
    return NULL;

  while (steps->len > 0 && !is_since (steps->pdata[steps->len - 1], since))
    g_ptr_array_remove_index (steps, steps->len - 1);

  return steps;
}
