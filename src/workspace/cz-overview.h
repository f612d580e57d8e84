/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-agenda.h"
#include "workspace/cz-checks.h"

/* How far the overview looks ahead, in days. */
#define CZ_OVERVIEW_DAYS 30

/**
 * CzOverviewCategory:
 * @row: its first row, 0 when it has none
 * @weak: whether what is scored of it is below 70 %
 *
 * A category of the sheet with its points.
 */
typedef struct
{
  char    *marker;
  char    *title;
  gint64   row;
  CzPoints points;
  CzPoints attainable;
  guint    n_unscored;
  gboolean weak;
} CzOverviewCategory;

/* The least share of the attainable points, 0 to 1, that a grade needs. */
typedef struct
{
  char  *name;
  double share;
} CzOverviewGrade;

/**
 * CzOverview:
 * @sheet: the sheet that is scored, 0 when there is none
 * @round_name: the last round with marks, or the first
 * @points: %CZ_POINTS_NONE while nothing is scored
 * @standardised: (nullable): points ÷ attainable × 100
 * @next_grade: (nullable): the next better grade, @missing points away
 * @categories: (element-type CzOverviewCategory): the categories of the sheet
 * @grades: (element-type CzOverviewGrade): from the lowest that needs something
 * @n_tasks_open: tasks that are neither done nor late
 * @targets_unknown: targets without a reading that decides
 * @due: (element-type CzAgendaItem): what is late, and what is due within %CZ_OVERVIEW_DAYS, by day
 * @findings: (element-type CzCheck): all standing findings, worst first
 *
 * Where the current campaign stands on a day.
 */
typedef struct
{
  CzDate today;

  gint64     sheet;
  gint64     round;
  char      *round_name;
  CzPoints   points;
  CzPoints   attainable;
  guint      n_rows;
  guint      n_unscored;
  char      *standardised;
  char      *grade;
  char      *next_grade;
  CzPoints   missing;
  GPtrArray *categories;
  GPtrArray *grades;

  guint n_tasks_done;
  guint n_tasks_open;
  guint n_tasks_late;
  guint n_targets_met;
  guint n_targets_missed;
  guint n_targets_unknown;

  GPtrArray *due;
  GPtrArray *findings;
  guint      n_findings[CZ_N_SEVERITIES];
} CzOverview;

CzOverview    *cz_overview_new (CzWorkspace *workspace, CzDate today);
void           cz_overview_free (CzOverview *self);
gboolean       cz_overview_is_empty (const CzOverview *self);
const CzCheck *cz_overview_get_first_finding (const CzOverview *self, CzSeverity severity);
GPtrArray     *cz_overview_list_phases (CzWorkspace *workspace);
GPtrArray     *cz_overview_read_steps (CzStore *store, CzDate since, guint most, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzOverview, cz_overview_free)
