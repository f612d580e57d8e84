/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-tasks-page.h"

#include "views/cz-detail-pane.h"
#include "views/cz-task-columns.h"
#include "workspace/cz-agenda.h"
#include "workspace/cz-step-text.h"
#include "workspace/cz-task-edit.h"

#include <glib/gi18n-lib.h>

/**
 * CzTasksPage:
 *
 * Who must do what by when, and how far it is: the tasks of the campaign's documents.
 */
struct _CzTasksPage
{
  CzGridPage parent_instance;

  CzDetailPane *pane;
};

G_DEFINE_FINAL_TYPE (CzTasksPage, cz_tasks_page, CZ_TYPE_GRID_PAGE)

static CzData *
get_data (CzGridPage *page)
{
  return cz_workspace_get_data (cz_page_get_workspace (CZ_PAGE (page)));
}

/* Chips */

static const char *
get_all_title (void)
{
  return C_ ("tasks", "All");
}

static const char *
get_open_title (void)
{
  return C_ ("tasks", "Open");
}

static gboolean
is_open (CzWorkspace  *workspace G_GNUC_UNUSED,
         gconstpointer record)
{
  const CzTask *task = record;

  return task->status == CZ_TASK_OPEN || task->status == CZ_TASK_DOING;
}

static const char *
get_late_title (void)
{
  return C_ ("tasks", "Late");
}

static gboolean
is_late (CzWorkspace  *workspace,
         gconstpointer record)
{
  return cz_task_is_late (cz_workspace_get_data (workspace), record, cz_date_today ());
}

static const char *
get_done_title (void)
{
  return C_ ("tasks", "Done");
}

static gboolean
is_done (CzWorkspace  *workspace G_GNUC_UNUSED,
         gconstpointer record)
{
  return ((const CzTask *) record)->status == CZ_TASK_DONE;
}

static const char *
get_no_lead_title (void)
{
  return C_ ("tasks", "Without Lead");
}

static gboolean
has_no_lead (CzWorkspace  *workspace,
             gconstpointer record)
{
  g_autofree char *units = cz_task_dup_units (cz_workspace_get_data (workspace), record, FALSE);

  return *units == '\0';
}

static const CzGridPageChip chips[] = {
  { "all", get_all_title, NULL },
  { "open", get_open_title, is_open },
  { "late", get_late_title, is_late },
  { "done", get_done_title, is_done },
  { "no-lead", get_no_lead_title, has_no_lead },
};

/* The pane */

static void
add_due (CzTasksPage  *self,
         const CzTask *task)
{
  CzData          *data = get_data (CZ_GRID_PAGE (self));
  CzDate           due = cz_agenda_get_task_due (data, task);
  gboolean         late = cz_task_is_late (data, task, cz_date_today ());
  g_autofree char *iso = cz_date_is_none (due) ? g_strdup ("") : cz_date_to_string (due);
  g_autofree char *words = late ? g_strdup_printf ("■ %s · %s", iso, C_ ("tasks", "Late")) : g_strdup (iso);

  cz_detail_pane_add_fact (self->pane, C_ ("task", "Due"), words, late ? "cz-error" : NULL);
}

static void
add_targets (CzTasksPage  *self,
             const CzTask *task)
{
  CzData          *data = get_data (CZ_GRID_PAGE (self));
  const GPtrArray *targets = cz_data_get_children (data, CZ_KIND_TARGET, "section", task->section);
  gboolean         any = FALSE;

  for (guint i = 0; i < targets->len && task->section != 0; i++)
    {
      const CzTarget *target = targets->pdata[i];

      if (!any)
        cz_detail_pane_add_heading (self->pane, _ ("Targets"));
      any = TRUE;
      cz_detail_pane_add_link (self->pane, CZ_KIND_TARGET, target->id, target->name, "");
    }
}

static void
add_rows (CzTasksPage  *self,
          const CzTask *task)
{
  CzData          *data = get_data (CZ_GRID_PAGE (self));
  const GPtrArray *targets = cz_data_get_children (data, CZ_KIND_TARGET, "section", task->section);
  gboolean         any = FALSE;

  for (guint i = 0; i < targets->len && task->section != 0; i++)
    {
      const CzRow     *row = cz_data_get_row (data, ((const CzTarget *) targets->pdata[i])->sheet_row);
      g_autofree char *points = row != NULL ? cz_points_to_string (row->points) : NULL;

      if (row == NULL)
        continue;
      if (!any)
        cz_detail_pane_add_heading (self->pane, _ ("Scoring Rows"));
      any = TRUE;
      cz_detail_pane_add_link (self->pane, CZ_KIND_ROW, row->id, row->text, points);
    }
}

static void
add_evidence (CzTasksPage  *self,
              const CzTask *task)
{
  CzData          *data = get_data (CZ_GRID_PAGE (self));
  const GPtrArray *links = cz_data_get_children (data, CZ_KIND_EVIDENCE_LINK, "task", task->id);

  if (links->len > 0)
    cz_detail_pane_add_heading (self->pane, _ ("Evidence"));

  for (guint i = 0; i < links->len; i++)
    {
      const CzEvidence *evidence = cz_data_get (data, CZ_KIND_EVIDENCE, ((const CzEvidenceLink *) links->pdata[i])->evidence);

      if (evidence != NULL)
        cz_detail_pane_add_link (self->pane, CZ_KIND_EVIDENCE, evidence->id, evidence->title, evidence->number);
    }
}

static void
cz_tasks_page_show (CzGridPage *page,
                    gint64      id)
{
  CzTasksPage     *self = CZ_TASKS_PAGE (page);
  const CzTask    *task = cz_data_get_task (get_data (page), id);
  g_autofree char *place = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *cooperating = NULL;
  g_autofree char *progress = NULL;

  cz_detail_pane_clear (self->pane);
  if (task == NULL)
    return;

  place = cz_task_columns_dup_place (task);
  lead = cz_task_dup_units (get_data (page), task, FALSE);
  cooperating = cz_task_dup_units (get_data (page), task, TRUE);
  progress = g_strdup_printf ("%s · %" G_GINT64_FORMAT "%%", cz_task_status_title (task->status), task->progress);
  cz_detail_pane_set_title (self->pane, *task->title != '\0' ? task->title : place, place);
  cz_detail_pane_add_fact (self->pane, C_ ("task", "Lead"), *lead != '\0' ? lead : _ ("▲ Nobody is named"), *lead != '\0' ? NULL : "cz-attention");
  cz_detail_pane_add_fact (self->pane, C_ ("task", "Cooperating"), cooperating, NULL);
  add_due (self, task);
  cz_detail_pane_add_fact (self->pane, C_ ("task", "Status"), progress, task->status == CZ_TASK_DONE ? "cz-done" : NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("task", "Last Report"), task->note, NULL);
  if (*task->source != '\0')
    {
      cz_detail_pane_add_heading (self->pane, _ ("Who, in the Document's Words"));
      cz_detail_pane_add_quote (self->pane, task->source);
    }
  cz_detail_pane_add_heading (self->pane, _ ("Text"));
  cz_detail_pane_add_text (self->pane, task->text);
  add_targets (self, task);
  add_rows (self, task);
  add_evidence (self, task);
}

/* Actions */

static void
change_status (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter,
               gpointer       user_data)
{
  CzGridPage *page = CZ_GRID_PAGE (user_data);
  g_autoptr (GArray) ids = cz_grid_page_dup_selected (page);
  g_autofree char *column = g_strdup_printf ("%s %s", C_ ("task", "Status"), cz_task_status_title ((CzTaskStatus) g_variant_get_int32 (parameter)));
  g_autofree char *label = cz_step_text_cells (ids->len, column);
  g_autoptr (CzEdit) edit = cz_edit_new (label);

  for (guint i = 0; i < ids->len; i++)
    cz_task_change_status (edit, cz_data_get_task (get_data (page), g_array_index (ids, gint64, i)), (CzTaskStatus) g_variant_get_int32 (parameter));

  if (cz_edit_get_length (edit) > 0)
    cz_grid_page_apply (page, edit);
}

static void
clear_due (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  CzGridPage *page = CZ_GRID_PAGE (user_data);
  g_autoptr (GArray) ids = cz_grid_page_dup_selected (page);
  g_autofree char *label = cz_step_text_cells (ids->len, C_ ("task", "Due"));
  g_autoptr (CzEdit) edit = cz_edit_new (label);

  for (guint i = 0; i < ids->len; i++)
    cz_edit_set_text (edit, CZ_KIND_TASK, g_array_index (ids, gint64, i), "due", "");

  if (cz_edit_get_length (edit) > 0)
    cz_grid_page_apply (page, edit);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) statuses = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < CZ_N_TASK_STATUSES; i++)
    {
      /* Translators: %s is a status of a task */
      g_autofree char *label = g_strdup_printf (_ ("Set “%s”"), cz_task_status_title (i));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "page.status", "i", (gint32) i);
      g_menu_append_item (statuses, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (statuses));
  g_menu_append (others, _ ("Due with the Last _Phase"), "page.clear-due");
  g_menu_append (others, _ ("_Details"), "page.details");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));

  return G_MENU_MODEL (menu);
}

/* CzGridPage */

static const CzRecordColumn *
cz_tasks_page_get_columns (CzGridPage *page G_GNUC_UNUSED,
                           guint      *n_columns)
{
  return cz_task_columns_get (n_columns);
}

static void
cz_tasks_page_class_init (CzTasksPageClass *klass)
{
  static const CzKind      watched[] = { CZ_KIND_ASSIGNMENT, CZ_KIND_PHASE, CZ_KIND_DOCUMENT };
  static const char *const groups[] = { "lead", "phase", "status", NULL };
  CzGridPageClass         *page_class = CZ_GRID_PAGE_CLASS (klass);

  page_class->name = "tasks";
  page_class->kind = CZ_KIND_TASK;
  page_class->watched = watched;
  page_class->n_watched = G_N_ELEMENTS (watched);
  page_class->chips = chips;
  page_class->n_chips = G_N_ELEMENTS (chips);
  page_class->groups = groups;
  page_class->get_columns = cz_tasks_page_get_columns;
  page_class->is_of_campaign = cz_task_is_of_campaign;
  page_class->show = cz_tasks_page_show;
}

static void
cz_tasks_page_init (CzTasksPage *self)
{
  static const GActionEntry actions[] = {
    { "status", change_status, "i", NULL, NULL, { 0 } },
    { "clear-due", clear_due, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GMenuModel) menu = make_menu ();

  self->pane = g_object_new (CZ_TYPE_DETAIL_PANE, NULL);
  cz_grid_page_set_pane (CZ_GRID_PAGE (self), GTK_WIDGET (self->pane));
  cz_grid_page_set_menu (CZ_GRID_PAGE (self), menu);
  cz_grid_page_set_empty (CZ_GRID_PAGE (self), "view-list-bullet-symbolic", _ ("No Tasks Yet"),
                          _ ("Import a plan, or drop it on this window: its tasks and who does them appear here."));
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}
