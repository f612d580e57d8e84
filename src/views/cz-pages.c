/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-pages.h"

#include "views/cz-checks-page.h"
#include "views/cz-evidence-page.h"
#include "views/cz-forms-page.h"
#include "views/cz-history-page.h"
#include "views/cz-overview-page.h"
#include "views/cz-plan-page.h"
#include "views/cz-progress-page.h"
#include "views/cz-returns-page.h"
#include "views/cz-scoring-page.h"
#include "views/cz-target-columns.h"
#include "views/cz-targets-page.h"
#include "views/cz-tasks-page.h"
#include "views/cz-units-page.h"
#include "workspace/cz-task-edit.h"

#include <glib/gi18n-lib.h>

static int
count_rows (CzWorkspace *workspace,
            gboolean    *bad G_GNUC_UNUSED)
{
  const GPtrArray *rows = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_ROW);
  int              n_rows = 0;

  for (guint i = 0; i < rows->len; i++)
    if (((const CzRow *) rows->pdata[i])->parent == 0)
      n_rows++;

  return n_rows;
}

static int
count_tasks (CzWorkspace *workspace,
             gboolean    *bad G_GNUC_UNUSED)
{
  const GPtrArray *tasks = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_TASK);
  int              n_tasks = 0;

  for (guint i = 0; i < tasks->len; i++)
    if (cz_task_is_of_campaign (workspace, tasks->pdata[i]))
      n_tasks++;

  return n_tasks;
}

static int
count_units (CzWorkspace *workspace,
             gboolean    *bad G_GNUC_UNUSED)
{
  return (int) cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_UNIT)->len;
}

static int
count_targets (CzWorkspace *workspace,
               gboolean    *bad G_GNUC_UNUSED)
{
  const GPtrArray *targets = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_TARGET);
  int              n_targets = 0;

  for (guint i = 0; i < targets->len; i++)
    if (cz_target_columns_is_of_campaign (workspace, targets->pdata[i]))
      n_targets++;

  return n_targets;
}

static int
count_evidence (CzWorkspace *workspace,
                gboolean    *bad G_GNUC_UNUSED)
{
  return (int) cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_EVIDENCE, "campaign", cz_workspace_get_campaign (workspace))->len;
}

static const CzPageInfo pages[] = {
  { "overview", NC_ ("page", "Overview"), "cz-overview-symbolic", CZ_PAGE_GROUP_NONE, cz_overview_page_get_type, NULL },
  { "plan", NC_ ("page", "Plan"), "x-office-document-symbolic", CZ_PAGE_GROUP_WORK, cz_plan_page_get_type, cz_plan_page_count },
  { "tasks", NC_ ("page", "Tasks"), "view-list-bullet-symbolic", CZ_PAGE_GROUP_WORK, cz_tasks_page_get_type, count_tasks },
  { "targets", NC_ ("page", "Targets"), "cz-target-symbolic", CZ_PAGE_GROUP_WORK, cz_targets_page_get_type, count_targets },
  { "scoring", NC_ ("page", "Scoring"), "cz-scoring-symbolic", CZ_PAGE_GROUP_WORK, cz_scoring_page_get_type, count_rows },
  { "evidence", NC_ ("page", "Evidence"), "mail-attachment-symbolic", CZ_PAGE_GROUP_WORK, cz_evidence_page_get_type, count_evidence },
  { "progress", NC_ ("page", "Progress"), "x-office-calendar-symbolic", CZ_PAGE_GROUP_WORK, cz_progress_page_get_type, cz_progress_page_count },
  { "units", NC_ ("page", "Units"), "system-users-symbolic", CZ_PAGE_GROUP_UNITS, cz_units_page_get_type, count_units },
  { "returns", NC_ ("page", "Round Trip"), "mail-send-receive-symbolic", CZ_PAGE_GROUP_UNITS, cz_returns_page_get_type, cz_returns_page_count },
  { "forms", NC_ ("page", "Forms"), "cz-forms-symbolic", CZ_PAGE_GROUP_OUTPUT, cz_forms_page_get_type, NULL },
  { "checks", NC_ ("page", "Checks"), "dialog-warning-symbolic", CZ_PAGE_GROUP_OUTPUT, cz_checks_page_get_type, cz_checks_page_count },
  { "history", NC_ ("page", "History"), "document-open-recent-symbolic", CZ_PAGE_GROUP_OUTPUT, cz_history_page_get_type, NULL },
  { NULL },
};

/**
 * cz_pages_get:
 * @n_pages: (out): how many
 *
 * Returns: (transfer none): all pages, in the order of the side list
 */
const CzPageInfo *
cz_pages_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages) - 1;

  return pages;
}

/**
 * cz_pages_find:
 * @name: short name of a page
 *
 * Returns: (transfer none) (nullable): the page, or %NULL when there is none of that name
 */
const CzPageInfo *
cz_pages_find (const char *name)
{
  for (const CzPageInfo *page = pages; page->name != NULL; page++)
    if (g_strcmp0 (page->name, name) == 0)
      return page;

  return NULL;
}

/**
 * cz_page_group_get_title:
 * @group: a group of pages
 *
 * Returns: (nullable): its translated heading in the side list
 */
const char *
cz_page_group_get_title (CzPageGroup group)
{
  switch (group)
    {
    case CZ_PAGE_GROUP_WORK:
      return C_ ("page group", "Work");
    case CZ_PAGE_GROUP_UNITS:
      return C_ ("page group", "Units");
    case CZ_PAGE_GROUP_OUTPUT:
      return C_ ("page group", "Output and Checks");
    case CZ_PAGE_GROUP_NONE:
    default:
      return NULL;
    }
}
