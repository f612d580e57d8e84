/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-form-units.h"

#include "workspace/cz-agenda.h"
#include "workspace/cz-submission.h"
#include "workspace/cz-unit-register.h"

/*
 * Fills the forms about units: 催办单, 联络员名册, 重点任务落实推进情况表. What is written here is the text of official
 * forms, which is Chinese by definition.
 */

typedef struct
{
  const char *id;
  const char *title;
  CzCellKind  kind;
} Column;

static CzMemoryTable *
new_table (const Column *columns,
           guint         n_columns)
{
  CzMemoryTable *table = cz_memory_table_new ();

  for (guint i = 0; i < n_columns; i++)
    cz_memory_table_add_column (table, columns[i].id, columns[i].title, columns[i].kind);

  return table;
}

static GHashTable *
new_values (CzWorkspace *workspace)
{
  const CzCampaign *campaign = cz_data_get_campaign (cz_workspace_get_data (workspace), cz_workspace_get_campaign (workspace));
  GHashTable       *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  cz_form_source_set_value (values, "campaign", g_strdup (campaign != NULL ? campaign->title : NULL));
  cz_form_source_set_value (values, "date", cz_form_source_print_date (cz_date_today ()));

  return values;
}

static char *
print_number (guint number)
{
  return g_strdup_printf ("%u", number);
}

/* 催办单: what a unit was to return or finish by now */

static const Column reminder_columns[] = {
  { "no", "序号", CZ_CELL_TEXT },
  { "title", "事项", CZ_CELL_TEXT },
  { "due", "时限", CZ_CELL_TEXT },
  { "days", "逾期天数", CZ_CELL_TEXT },
  { "note", "备注", CZ_CELL_TEXT },
};

static void
add_reminder (CzMemoryTable *table,
              char          *title,
              CzDate         due,
              const char    *note)
{
  guint at = cz_memory_table_add_row (table, 0);
  int   days = cz_date_days_between (due, cz_date_today ());

  cz_memory_table_take_text (table, at, "no", print_number (at + 1));
  cz_memory_table_take_text (table, at, "title", title);
  cz_memory_table_take_text (table, at, "due", cz_form_source_print_date (due));
  if (days > 0)
    cz_memory_table_take_text (table, at, "days", print_number ((guint) days));
  cz_memory_table_set_text (table, at, "note", note);
}

static CzMemoryTable *
new_reminder (CzWorkspace         *workspace,
              const CzFormSubject *subject)
{
  CzMemoryTable    *table = new_table (reminder_columns, G_N_ELEMENTS (reminder_columns));
  CzData           *data = cz_workspace_get_data (workspace);
  gint64            unit = subject->unit != NULL ? cz_unit_register_find (data, subject->unit) : 0;
  const CzDispatch *dispatch = unit != 0 ? cz_submission_find_dispatch (data, unit, 0) : NULL;
  const GPtrArray  *assignments = unit != 0 ? cz_data_get_children (data, CZ_KIND_ASSIGNMENT, "unit", unit) : NULL;

  if (dispatch != NULL && *dispatch->returned_at == '\0')
    add_reminder (table, g_strdup_printf ("报送填报表（第%d次发出）", (int) dispatch->number), dispatch->deadline, "尚未报送");

  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    {
      const CzTask *task = cz_data_get_task (data, ((const CzAssignment *) assignments->pdata[i])->task);
      CzDate        due = task != NULL ? cz_agenda_get_task_due (data, task) : CZ_DATE_NONE;

      if (task != NULL && task->status != CZ_TASK_DONE && task->status != CZ_TASK_DROPPED && !cz_date_is_none (due) &&
          cz_date_compare (cz_date_last_day (due), cz_date_today ()) < 0)
        add_reminder (table, g_strdup (*task->title != '\0' ? task->title : task->text), cz_date_last_day (due), "尚未完成");
    }

  return table;
}

static GHashTable *
dup_reminder_values (CzWorkspace         *workspace,
                     const CzFormSubject *subject)
{
  GHashTable *values = new_values (workspace);

  cz_form_source_set_value (values, "unit", g_strdup (subject->unit));
  cz_form_source_set_value (values, "opening", g_strdup ("下列事项尚未报送或办结，请抓紧办理，并将办理情况及时报送。"));

  return values;
}

static const char *const reminder_forms[] = { "reminder", NULL };

const CzFormSource cz_form_reminder_source = { reminder_forms, NULL, new_reminder, dup_reminder_values };

/* 联络员名册 */

static const Column roster_columns[] = {
  { "no", "序号", CZ_CELL_TEXT },
  { "unit", "单位", CZ_CELL_TEXT },
  { "name", "姓名", CZ_CELL_TEXT },
  { "post", "职务", CZ_CELL_TEXT },
  { "phone", "办公电话", CZ_CELL_TEXT },
  { "mobile", "手机", CZ_CELL_TEXT },
  { "fax", "传真", CZ_CELL_TEXT },
  { "mail", "邮箱", CZ_CELL_TEXT },
  { "note", "备注", CZ_CELL_TEXT },
};

static void
add_contact (CzMemoryTable   *table,
             const CzUnit    *unit,
             const CzContact *contact)
{
  guint at = cz_memory_table_add_row (table, contact->id);

  cz_memory_table_take_text (table, at, "no", print_number (at + 1));
  cz_memory_table_set_text (table, at, "unit", unit->name);
  cz_memory_table_set_text (table, at, "name", contact->name);
  cz_memory_table_set_text (table, at, "post", contact->post);
  cz_memory_table_set_text (table, at, "phone", contact->phone);
  cz_memory_table_set_text (table, at, "mobile", contact->mobile);
  cz_memory_table_set_text (table, at, "fax", contact->fax);
  cz_memory_table_set_text (table, at, "mail", contact->mail);
  cz_memory_table_set_text (table, at, "note", contact->note);
}

static CzMemoryTable *
new_liaison_roster (CzWorkspace         *workspace,
                    const CzFormSubject *subject G_GNUC_UNUSED)
{
  CzMemoryTable   *table = new_table (roster_columns, G_N_ELEMENTS (roster_columns));
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *units = cz_data_list (data, CZ_KIND_UNIT);

  for (guint i = 0; i < units->len; i++)
    {
      const CzUnit    *unit = units->pdata[i];
      const GPtrArray *contacts = cz_data_get_children (data, CZ_KIND_CONTACT, "unit", unit->id);

      for (guint j = 0; j < contacts->len; j++)
        {
          const CzContact *contact = contacts->pdata[j];

          if (cz_submission_is_current (contact->valid_from, contact->valid_to))
            add_contact (table, unit, contact);
        }
    }

  return table;
}

static GHashTable *
dup_plain_values (CzWorkspace         *workspace,
                  const CzFormSubject *subject G_GNUC_UNUSED)
{
  return new_values (workspace);
}

static const char *const roster_forms[] = { "liaison-roster", NULL };

const CzFormSource cz_form_liaison_roster_source = { roster_forms, NULL, new_liaison_roster, dup_plain_values };

/* 重点任务落实推进情况表 */

static const Column progress_columns[] = {
  { "no", "序号", CZ_CELL_TEXT },
  { "title", "工作任务", CZ_CELL_TEXT },
  { "lead", "牵头单位", CZ_CELL_TEXT },
  { "progress", "进展情况", CZ_CELL_TEXT },
  { "percent", "完成%", CZ_CELL_NUMBER },
  { "problems", "存在问题", CZ_CELL_TEXT },
  { "next", "下一步措施", CZ_CELL_TEXT },
};

/* What all units say on a task, each under its name where there are several. */
static char *
join_reports (CzData          *data,
              const GPtrArray *reports,
              gsize            field)
{
  GString *text = g_string_new (NULL);
  guint    n_units = 0;

  for (guint i = 0; i < reports->len; i++)
    n_units += cz_submission_find_report (data, ((const CzReport *) reports->pdata[i])->task, ((const CzReport *) reports->pdata[i])->unit, NULL) == reports->pdata[i];

  for (guint i = 0; i < reports->len; i++)
    {
      const CzReport *report = reports->pdata[i];
      const CzUnit   *unit = cz_data_get_unit (data, report->unit);
      const char     *words = G_STRUCT_MEMBER (char *, report, field);

      if (*words == '\0' || cz_submission_find_report (data, report->task, report->unit, NULL) != report)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (n_units > 1 && unit != NULL)
        g_string_append_printf (text, "%s：", unit->name);
      g_string_append (text, words);
    }

  return g_string_free (text, FALSE);
}

static CzMemoryTable *
new_progress_summary (CzWorkspace         *workspace,
                      const CzFormSubject *subject G_GNUC_UNUSED)
{
  CzMemoryTable   *table = new_table (progress_columns, G_N_ELEMENTS (progress_columns));
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *tasks = cz_data_list (data, CZ_KIND_TASK);

  for (guint i = 0; i < tasks->len; i++)
    {
      const CzTask     *task = tasks->pdata[i];
      const CzDocument *document = cz_data_get_document (data, task->document);
      const GPtrArray  *reports = cz_data_get_children (data, CZ_KIND_REPORT, "task", task->id);
      guint             at;

      if (document == NULL || document->campaign != cz_workspace_get_campaign (workspace))
        continue;

      at = cz_memory_table_add_row (table, task->id);
      cz_memory_table_take_text (table, at, "no", print_number (at + 1));
      cz_memory_table_set_text (table, at, "title", *task->title != '\0' ? task->title : task->text);
      cz_memory_table_take_text (table, at, "lead", cz_agenda_dup_owners (data, "task", task->id, G_MAXUINT));
      cz_memory_table_take_text (table, at, "percent", print_number ((guint) CLAMP (task->progress, 0, 100)));
      cz_memory_table_take_text (table, at, "progress", join_reports (data, reports, G_STRUCT_OFFSET (CzReport, progress)));
      cz_memory_table_take_text (table, at, "problems", join_reports (data, reports, G_STRUCT_OFFSET (CzReport, problems)));
      cz_memory_table_take_text (table, at, "next", join_reports (data, reports, G_STRUCT_OFFSET (CzReport, next)));
    }

  return table;
}

static GHashTable *
dup_progress_values (CzWorkspace         *workspace,
                     const CzFormSubject *subject G_GNUC_UNUSED)
{
  GHashTable *values = new_values (workspace);
  CzDate      today = cz_date_today ();

  cz_form_source_set_value (values, "period", g_strdup_printf ("%d年%d月", today.year, today.month));

  return values;
}

static const char *const progress_forms[] = { "progress-summary", NULL };

const CzFormSource cz_form_progress_summary_source = { progress_forms, NULL, new_progress_summary, dup_progress_values };
