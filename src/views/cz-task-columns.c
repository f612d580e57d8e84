/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-task-columns.h"

#include "workspace/cz-agenda.h"
#include "workspace/cz-task-edit.h"

#include <glib/gi18n-lib.h>

static CzData *
get_data (CzWorkspace *workspace)
{
  return cz_workspace_get_data (workspace);
}

/* Where the task stands */

static const char *
get_place_title (void)
{
  return C_ ("task", "No.");
}

static void
append_place (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  g_autofree char *place = cz_task_columns_dup_place (record);

  g_string_append (text, place);
}

static CzCellFlags
get_dimmed (CzWorkspace  *workspace G_GNUC_UNUSED,
            gconstpointer record G_GNUC_UNUSED)
{
  return CZ_CELL_DIMMED;
}

static const char *
get_title_title (void)
{
  return C_ ("task", "Task");
}

static void
append_title (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  const CzTask *task = record;

  g_string_append (text, *task->title != '\0' ? task->title : task->text);
}

static gboolean
set_title (CzWorkspace  *workspace G_GNUC_UNUSED,
           CzEdit       *edit,
           gconstpointer record,
           const char   *text,
           GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_TASK, cz_record_id (record), "title", text);

  return TRUE;
}

/* Who does it */

static const char *
get_lead_title (void)
{
  return C_ ("task", "Lead");
}

static void
append_lead (CzWorkspace  *workspace,
             gconstpointer record,
             GString      *text)
{
  g_autofree char *units = cz_task_dup_units (get_data (workspace), record, FALSE);

  g_string_append (text, units);
}

static CzCellFlags
get_lead_flags (CzWorkspace  *workspace,
                gconstpointer record)
{
  g_autofree char *units = cz_task_dup_units (get_data (workspace), record, FALSE);

  return *units == '\0' ? CZ_CELL_WARNING : 0;
}

static char *
dup_lead_note (CzWorkspace  *workspace,
               gconstpointer record)
{
  g_autofree char *units = cz_task_dup_units (get_data (workspace), record, FALSE);

  return *units == '\0' ? g_strdup (_ ("The document names nobody who leads this task.")) : NULL;
}

static const char *
get_cooperating_title (void)
{
  return C_ ("task", "Cooperating");
}

static void
append_cooperating (CzWorkspace  *workspace,
                    gconstpointer record,
                    GString      *text)
{
  g_autofree char *units = cz_task_dup_units (get_data (workspace), record, TRUE);

  g_string_append (text, units);
}

/* By when */

static const char *
get_phase_title (void)
{
  return C_ ("task", "Phase");
}

static void
append_phase (CzWorkspace  *workspace,
              gconstpointer record,
              GString      *text)
{
  const CzPhase *phase = cz_task_get_phase (get_data (workspace), record);

  if (phase != NULL)
    g_string_append (text, phase->name);
}

static const char *
get_due_title (void)
{
  return C_ ("task", "Due");
}

static void
append_due (CzWorkspace  *workspace,
            gconstpointer record,
            GString      *text)
{
  CzDate           due = cz_agenda_get_task_due (get_data (workspace), record);
  g_autofree char *iso = cz_date_is_none (due) ? g_strdup ("") : cz_date_to_string (due);

  g_string_append (text, iso);
}

static CzCellFlags
get_due_flags (CzWorkspace  *workspace,
               gconstpointer record)
{
  const CzTask *task = record;

  if (cz_task_is_late (get_data (workspace), task, cz_date_today ()))
    return CZ_CELL_ERROR;

  return cz_date_is_none (task->due) ? CZ_CELL_PROPOSED : 0;
}

static char *
dup_due_note (CzWorkspace  *workspace,
              gconstpointer record)
{
  const CzTask *task = record;
  CzDate        due = cz_agenda_get_task_due (get_data (workspace), task);
  CzDate        today = cz_date_today ();
  int           days;

  if (cz_task_is_late (get_data (workspace), task, today))
    {
      days = cz_date_days_between (cz_date_last_day (due), today);
      return g_strdup_printf (ngettext ("Late by %d day", "Late by %d days", days), days);
    }
  if (cz_date_is_none (task->due) && !cz_date_is_none (due))
    return g_strdup (_ ("No day is set for this task: the end of the last phase stands here."));

  return NULL;
}

static gboolean
set_due (CzWorkspace  *workspace G_GNUC_UNUSED,
         CzEdit       *edit,
         gconstpointer record,
         const char   *text,
         GError      **error)
{
  return cz_task_set_due (edit, record, text, cz_date_today (), error);
}

/* How far it is */

static const char *
get_status_title (void)
{
  return C_ ("task", "Status");
}

static void
append_status (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  g_string_append (text, cz_task_status_title (((const CzTask *) record)->status));
}

static gboolean
set_status (CzWorkspace  *workspace G_GNUC_UNUSED,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error)
{
  return cz_task_set_status (edit, record, text, error);
}

static CzCellFlags
get_status_flags (CzWorkspace  *workspace G_GNUC_UNUSED,
                  gconstpointer record)
{
  return ((const CzTask *) record)->status == CZ_TASK_DROPPED ? CZ_CELL_DISABLED : 0;
}

static char **
dup_statuses (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record G_GNUC_UNUSED)
{
  return cz_task_status_dup_titles ();
}

static const char *
get_progress_title (void)
{
  return C_ ("task", "Progress %");
}

static void
append_progress (CzWorkspace  *workspace G_GNUC_UNUSED,
                 gconstpointer record,
                 GString      *text)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT, ((const CzTask *) record)->progress);
}

static gboolean
set_progress (CzWorkspace  *workspace G_GNUC_UNUSED,
              CzEdit       *edit,
              gconstpointer record,
              const char   *text,
              GError      **error)
{
  return cz_task_set_progress (edit, record, text, error);
}

static const char *
get_note_title (void)
{
  return C_ ("task", "Last Report");
}

static void
append_note (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_string_append (text, ((const CzTask *) record)->note);
}

static gboolean
set_note (CzWorkspace  *workspace G_GNUC_UNUSED,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_TASK, cz_record_id (record), "note", text);

  return TRUE;
}

static const CzRecordColumn columns[] = {
  { "place", CZ_CELL_TEXT, 80, FALSE, FALSE, get_place_title, append_place, NULL, get_dimmed, NULL, NULL },
  { "title", CZ_CELL_TEXT, 0, TRUE, FALSE, get_title_title, append_title, set_title, NULL, NULL, NULL },
  { "lead", CZ_CELL_TEXT, 120, TRUE, FALSE, get_lead_title, append_lead, NULL, get_lead_flags, dup_lead_note, NULL },
  { "cooperating", CZ_CELL_TEXT, 170, TRUE, FALSE, get_cooperating_title, append_cooperating, NULL, NULL, NULL, NULL },
  { "phase", CZ_CELL_TEXT, 100, FALSE, FALSE, get_phase_title, append_phase, NULL, NULL, NULL, NULL },
  { "due", CZ_CELL_DATE, 92, FALSE, FALSE, get_due_title, append_due, set_due, get_due_flags, dup_due_note, NULL },
  { "status", CZ_CELL_CHOICE, 84, FALSE, FALSE, get_status_title, append_status, set_status, get_status_flags, NULL, dup_statuses },
  { "progress", CZ_CELL_NUMBER, 64, FALSE, FALSE, get_progress_title, append_progress, set_progress, NULL, NULL, NULL },
  { "note", CZ_CELL_TEXT, 120, TRUE, FALSE, get_note_title, append_note, set_note, NULL, NULL, NULL },
};

/* Returns: (array length=n_columns) (transfer none): the columns of a table of tasks */
const CzRecordColumn *
cz_task_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);

  return columns;
}

/* Returns: (transfer full): where a task stands, as printed: the marks of its headings without what ends them */
char *
cz_task_columns_dup_place (const CzTask *task)
{
  g_auto (GStrv) markers = g_strsplit (task->path, "/", -1);
  GString *place = g_string_new (NULL);

  for (char **marker = markers; *marker != NULL; marker++)
    {
      for (const char *at = *marker; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);

          if (c != 0x3001 && c != '.' && c != 0xff0e)
            g_string_append_unichar (place, c);
        }
      if (marker[1] != NULL && *marker[1] != '\0' && !g_str_has_prefix (marker[1], "(") && !g_str_has_prefix (marker[1], "（"))
        g_string_append_c (place, '-');
    }

  return g_string_free (place, FALSE);
}
