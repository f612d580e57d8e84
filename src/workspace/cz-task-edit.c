/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-task-edit.h"

#include "base/cz-error.h"
#include "model/cz-draft.h"
#include "workspace/cz-agenda.h"

#include <glib/gi18n-lib.h>

/* What a task is called by how far it is, and what writing a text to one of its fields means. */

const char *
cz_task_status_title (CzTaskStatus status)
{
  switch (status)
    {
    case CZ_TASK_OPEN:
      return C_ ("task", "Not Begun");
    case CZ_TASK_DOING:
      return C_ ("task", "Under Way");
    case CZ_TASK_DONE:
      return C_ ("task", "Done");
    case CZ_TASK_DROPPED:
      return C_ ("task", "Dropped");
    case CZ_N_TASK_STATUSES:
    default:
      return "";
    }
}

/* Returns: (transfer full): the titles of all, in their order */
char **
cz_task_status_dup_titles (void)
{
  char **titles = g_new0 (char *, CZ_N_TASK_STATUSES + 1);

  for (guint i = 0; i < CZ_N_TASK_STATUSES; i++)
    titles[i] = g_strdup (cz_task_status_title (i));

  return titles;
}

/* Returns: whether @task, a CzTask, is in a document of the campaign that is shown */
gboolean
cz_task_is_of_campaign (CzWorkspace  *workspace,
                        gconstpointer task)
{
  const CzDocument *document = cz_data_get_document (cz_workspace_get_data (workspace), ((const CzTask *) task)->document);

  return document != NULL && document->campaign == cz_workspace_get_campaign (workspace);
}

/**
 * cz_task_is_late:
 * @data: the data
 * @task: a task
 * @today: the day that it is
 *
 * Returns: whether it is neither done nor dropped though its last day has gone by
 */
gboolean
cz_task_is_late (CzData       *data,
                 const CzTask *task,
                 CzDate        today)
{
  CzDate due = cz_agenda_get_task_due (data, task);

  if (cz_date_is_none (due) || task->status == CZ_TASK_DROPPED)
    return FALSE;

  return cz_agenda_get_state (due, task->status == CZ_TASK_DONE, today) == CZ_DUE_LATE;
}

/**
 * cz_task_dup_units:
 * @data: the data
 * @task: a task
 * @cooperating: those who cooperate, instead of those who lead or do it jointly
 *
 * Returns: (transfer full): the names of the units, joined by "、"
 */
char *
cz_task_dup_units (CzData       *data,
                   const CzTask *task,
                   gboolean      cooperating)
{
  const GPtrArray *assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, "task", task->id);
  GString         *text = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if ((assignment->role == CZ_ROLE_COOPERATING) == cooperating)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", assignment->name);
    }

  return g_string_free (text, FALSE);
}

/* Returns: (transfer none) (nullable): the first phase of the task's document that its last day lies in */
const CzPhase *
cz_task_get_phase (CzData       *data,
                   const CzTask *task)
{
  const GPtrArray *phases = cz_data_get_children (data, CZ_KIND_PHASE, "document", task->document);
  CzDate           due = cz_agenda_get_task_due (data, task);

  for (guint i = 0; i < phases->len && !cz_date_is_none (due); i++)
    {
      const CzPhase *phase = phases->pdata[i];

      if (!cz_date_is_none (phase->starts) && !cz_date_is_none (phase->ends) &&
          cz_date_compare (cz_date_first_day (phase->starts), cz_date_last_day (due)) <= 0 &&
          cz_date_compare (cz_date_last_day (due), cz_date_last_day (phase->ends)) <= 0)
        return phase;
    }

  return NULL;
}

/* A task that is done is done wholly. */
void
cz_task_change_status (CzEdit       *edit,
                       const CzTask *task,
                       CzTaskStatus  status)
{
  cz_edit_set_text (edit, CZ_KIND_TASK, task->id, "status", cz_task_status_names[status]);
  if (status == CZ_TASK_DONE && task->progress != 100)
    cz_edit_set_integer (edit, CZ_KIND_TASK, task->id, "progress", 100);
}

/**
 * cz_task_set_status:
 * @edit: the edit to add to
 * @task: a task
 * @text: title or name of a status; "" for not begun
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 */
gboolean
cz_task_set_status (CzEdit       *edit,
                    const CzTask *task,
                    const char   *text,
                    GError      **error)
{
  g_auto (GStrv) titles = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; i < CZ_N_TASK_STATUSES; i++)
    {
      if (g_str_equal (text, cz_task_status_title (i)) || g_str_equal (text, cz_task_status_names[i]) || (*text == '\0' && i == CZ_TASK_OPEN))
        {
          cz_task_change_status (edit, task, i);
          return TRUE;
        }
    }

  titles = cz_task_status_dup_titles ();
  list = g_strjoinv ("、", titles);
  /* Translators: what was written, then the words that may be written */
  g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is no status of a task. Write one of: %s."), text, list);

  return FALSE;
}

/**
 * cz_task_set_progress:
 * @edit: the edit to add to
 * @task: a task
 * @text: a whole number of percent, with or without the sign; "" for 0
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 */
gboolean
cz_task_set_progress (CzEdit       *edit,
                      const CzTask *task,
                      const char   *text,
                      GError      **error)
{
  g_autofree char *number = g_strstrip (g_strdup (text));
  guint64          percent = 0;

  if (g_str_has_suffix (number, "%"))
    number[strlen (number) - strlen ("%")] = '\0';
  else if (g_str_has_suffix (number, "％"))
    number[strlen (number) - strlen ("％")] = '\0';

  if (*number != '\0' && !g_ascii_string_to_unsigned (g_strchomp (number), 10, 0, 100, &percent, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is no progress. Write a whole number from 0 to 100."), text);
      return FALSE;
    }

  cz_edit_set_integer (edit, CZ_KIND_TASK, task->id, "progress", (gint64) percent);

  return TRUE;
}

/**
 * cz_task_set_due:
 * @edit: the edit to add to
 * @task: a task
 * @text: a date as cz_date_parse_typed() reads it; "" for the end of the document's last phase
 * @today: the day that it is
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 */
gboolean
cz_task_set_due (CzEdit       *edit,
                 const CzTask *task,
                 const char   *text,
                 CzDate        today,
                 GError      **error)
{
  g_autofree char *iso = NULL;
  CzDate           due = CZ_DATE_NONE;

  if (*text != '\0' && !cz_date_parse_typed (text, today, &due))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is no date. Write it as 2018-6-30, 2018-6, 6月底 or 明天."), text);
      return FALSE;
    }

  iso = cz_date_is_none (due) ? g_strdup ("") : cz_date_to_string (due);
  cz_edit_set_text (edit, CZ_KIND_TASK, task->id, "due", iso);

  return TRUE;
}
