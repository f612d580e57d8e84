/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-receive.h"

#include "base/cz-error.h"
#include "workspace/cz-step-text.h"
#include "workspace/cz-submission.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PERIOD_LENGTH 7 /* 2018-06 */

/* Everything that is taken from one file. */
typedef struct
{
  CzWorkspace         *workspace;
  CzData              *data;
  CzEdit              *edit;
  const CzReceiveFile *file;
  const CzDispatch    *dispatch;
  char                *now;
  gboolean             changed;
} Taking;

/* Submissions */

static gboolean
is_known (Taking             *self,
          const CzSubmission *wanted)
{
  const GPtrArray *submissions = cz_data_get_children (self->data, CZ_KIND_SUBMISSION, "dispatch", wanted->dispatch);

  for (guint i = 0; i < submissions->len; i++)
    {
      const CzSubmission *known = submissions->pdata[i];

      if (known->sheet_row == wanted->sheet_row && known->task == wanted->task && known->contact == wanted->contact &&
          g_str_equal (known->field, wanted->field) && g_str_equal (known->value, wanted->value))
        return TRUE;
    }

  for (guint i = 0; i < cz_edit_get_length (self->edit); i++)
    {
      const CzChange     *change = cz_edit_get_change (self->edit, i);
      const CzSubmission *fresh = change->record;

      if (change->kind == CZ_KIND_SUBMISSION && change->type == CZ_CHANGE_INSERT && fresh->dispatch == wanted->dispatch && fresh->sheet_row == wanted->sheet_row &&
          fresh->task == wanted->task && fresh->contact == wanted->contact && g_str_equal (fresh->field, wanted->field) && g_str_equal (fresh->value, wanted->value))
        return TRUE;
    }

  return FALSE;
}

/* Keeps what the unit says; what waits for a person is kept once. */
static void
add_submission (Taking               *self,
                const CzExchangeLine *line,
                const char           *field,
                const char           *value,
                const char           *beside,
                CzSubmissionState     state)
{
  CzSubmission *submission = cz_record_new (CZ_KIND_SUBMISSION);

  submission->dispatch = self->dispatch->id;
  submission->unit = self->file->unit;
  if (line != NULL && line->part == CZ_EXCHANGE_ROW)
    submission->sheet_row = line->id;
  else if (line != NULL && line->part == CZ_EXCHANGE_TASK)
    submission->task = line->id;
  else if (line != NULL && line->id > 0)
    submission->contact = line->id;
  submission->state = state;
  cz_record_set_text (&submission->field, field);
  cz_record_set_text (&submission->value, value);
  cz_record_set_text (&submission->beside, beside);
  cz_record_set_text (&submission->person, cz_workspace_get_person (self->workspace));
  cz_record_set_text (&submission->at, self->now);

  if (state == CZ_SUBMISSION_WAITING && is_known (self, submission))
    {
      cz_record_free (CZ_KIND_SUBMISSION, submission);
      return;
    }

  submission->id = cz_data_reserve_id (self->data, CZ_KIND_SUBMISSION);
  cz_edit_insert (self->edit, CZ_KIND_SUBMISSION, submission);
  self->changed = TRUE;
}

/* Tasks */

/* The report of the dispatch's month, in the data or in the edit; made if there is none. Returns NULL where it is in the data. */
static CzReport *
find_new_report (Taking         *self,
                 gint64          task,
                 const char     *period,
                 const CzReport *before)
{
  CzReport *report;

  for (guint i = cz_edit_get_length (self->edit); i > 0; i--)
    {
      const CzChange *change = cz_edit_get_change (self->edit, i - 1);

      report = change->record;
      if (change->kind == CZ_KIND_REPORT && change->type == CZ_CHANGE_INSERT && report->task == task && report->unit == self->file->unit)
        return report;
    }

  report = cz_record_new (CZ_KIND_REPORT);
  report->id = cz_data_reserve_id (self->data, CZ_KIND_REPORT);
  report->task = task;
  report->unit = self->file->unit;
  if (before != NULL)
    {
      report->percent = before->percent;
      cz_record_set_text (&report->progress, before->progress);
      cz_record_set_text (&report->problems, before->problems);
      cz_record_set_text (&report->next, before->next);
    }
  cz_record_set_text (&report->period, period);
  cz_record_set_text (&report->person, cz_workspace_get_person (self->workspace));
  cz_record_set_text (&report->at, self->now);
  cz_edit_insert (self->edit, CZ_KIND_REPORT, report);

  return report;
}

static void
set_report (Taking     *self,
            gint64      task,
            const char *field,
            const char *text)
{
  g_autofree char *period = g_strndup (self->dispatch->at, PERIOD_LENGTH);
  const CzReport  *known = cz_submission_find_report (self->data, task, self->file->unit, period);
  int              number = cz_kind_find_field (CZ_KIND_REPORT, field);
  gboolean         is_percent = g_str_equal (field, "percent");
  CzValue          value = { is_percent ? CZ_VALUE_INTEGER : CZ_VALUE_TEXT, is_percent ? g_ascii_strtoll (text, NULL, 10) : 0, is_percent ? NULL : (char *) text };

  if (known != NULL)
    cz_edit_update (self->edit, CZ_KIND_REPORT, known->id, number, &value);
  else
    cz_record_set (CZ_KIND_REPORT, find_new_report (self, task, period, cz_submission_find_report (self->data, task, self->file->unit, NULL)), number, &value, NULL);
}

/* Progress of the unit's own share, and of the whole task where nobody else answers for it. */
static void
set_progress (Taking               *self,
              const CzExchangeLine *line,
              gint64                percent)
{
  const GPtrArray *assignments = cz_data_get_children (self->data, CZ_KIND_ASSIGNMENT, "task", line->id);

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if (assignment->unit == self->file->unit)
        cz_edit_set_integer (self->edit, CZ_KIND_ASSIGNMENT, assignment->id, "progress", percent);
    }

  if (line->sole)
    cz_edit_set_integer (self->edit, CZ_KIND_TASK, line->id, "progress", percent);
}

static void
set_status (Taking               *self,
            const CzExchangeLine *line,
            const char           *status)
{
  for (guint i = 0; line->sole && cz_exchange_statuses[i] != NULL; i++)
    if (g_str_equal (cz_exchange_statuses[i], status))
      cz_edit_set_text (self->edit, CZ_KIND_TASK, line->id, "status", cz_task_status_names[i]);
}

static void
take_task (Taking                *self,
           const CzReceiveChange *change)
{
  const char *field = change->field->name;

  if (g_str_equal (field, "status"))
    set_status (self, &change->line, change->returned);
  else
    set_report (self, change->line.id, field, change->returned);

  if (g_str_equal (field, "percent"))
    set_progress (self, &change->line, g_ascii_strtoll (change->returned, NULL, 10));

  add_submission (self, &change->line, field, change->returned, "", CZ_SUBMISSION_TAKEN);
}

/* Contacts */

static const char *
find_accepted (Taking     *self,
               gint64      id,
               const char *field)
{
  for (guint i = 0; i < self->file->changes->len; i++)
    {
      const CzReceiveChange *change = &g_array_index (self->file->changes, CzReceiveChange, i);

      if (change->line.part == CZ_EXCHANGE_CONTACT && change->line.id == id && change->state == CZ_THREE_WAY_ACCEPT && g_str_equal (change->field->name, field))
        return change->returned;
    }

  return NULL;
}

static void
set_contact_fields (Taking    *self,
                    gint64     id,
                    CzContact *fresh)
{
  guint                  n_fields;
  const CzExchangeField *fields = cz_exchange_get_fields (CZ_EXCHANGE_CONTACT, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *value = find_accepted (self, id, fields[i].name);
      CzValue     text = { CZ_VALUE_TEXT, 0, (char *) value };

      if (value != NULL)
        cz_record_set (CZ_KIND_CONTACT, fresh, cz_kind_find_field (CZ_KIND_CONTACT, fields[i].name), &text, NULL);
    }
}

static void
update_contact_fields (Taking *self,
                       gint64  line,
                       gint64  contact)
{
  guint                  n_fields;
  const CzExchangeField *fields = cz_exchange_get_fields (CZ_EXCHANGE_CONTACT, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const char *value = find_accepted (self, line, fields[i].name);

      if (value != NULL)
        cz_edit_set_text (self->edit, CZ_KIND_CONTACT, contact, fields[i].name, value);
    }
}

/* Another name is another person: the one before keeps the record, up to yesterday. */
static void
take_contact (Taking *self,
              gint64  line)
{
  const CzContact *known = cz_submission_find_contact (self->data, self->file->unit, line, find_accepted (self, line, "name"));
  const char      *name = find_accepted (self, line, "name");
  gboolean         other = name != NULL && (known == NULL || !g_str_equal (known->name, name));
  g_autofree char *yesterday = cz_date_to_string (cz_date_add_days (cz_date_today (), -1));
  CzContact       *fresh;

  self->changed = TRUE;
  if (known != NULL && !other)
    {
      update_contact_fields (self, line, known->id);
      return;
    }

  if (known != NULL && cz_date_is_none (known->valid_to))
    cz_edit_set_text (self->edit, CZ_KIND_CONTACT, known->id, "valid_to", yesterday);
  if (name != NULL && *name == '\0')
    return;

  fresh = known != NULL ? cz_record_copy (CZ_KIND_CONTACT, known) : cz_record_new (CZ_KIND_CONTACT);
  fresh->id = cz_data_reserve_id (self->data, CZ_KIND_CONTACT);
  fresh->unit = self->file->unit;
  fresh->valid_from = cz_date_today ();
  fresh->valid_to = CZ_DATE_NONE;
  set_contact_fields (self, line, fresh);
  cz_edit_insert (self->edit, CZ_KIND_CONTACT, fresh);
}

/* The file */

static void
take_change (Taking                *self,
             const CzReceiveChange *change,
             GHashTable            *contacts)
{
  if (change->state == CZ_THREE_WAY_CONFLICT || change->state == CZ_THREE_WAY_INVALID)
    add_submission (self, &change->line, change->field->name, change->returned, "", CZ_SUBMISSION_WAITING);

  if (change->state != CZ_THREE_WAY_ACCEPT)
    return;

  if (change->line.part == CZ_EXCHANGE_ROW)
    {
      g_autofree char *own = change->line.sole ? cz_exchange_dup_own (self->workspace, &change->line, change->field) : g_strdup ("");

      add_submission (self, &change->line, change->field->name, change->returned, own, CZ_SUBMISSION_TAKEN);
    }
  else if (change->line.part == CZ_EXCHANGE_TASK)
    take_task (self, change);
  else if (g_hash_table_add (contacts, GSIZE_TO_POINTER (change->line.id)))
    take_contact (self, change->line.id);
}

static void
take_file (CzWorkspace         *workspace,
           CzEdit              *edit,
           const CzReceiveFile *file)
{
  CzData          *data = cz_workspace_get_data (workspace);
  g_autofree char *now = cz_date_now_iso ();
  g_autofree char *name = g_path_get_basename (file->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GHashTable) contacts = g_hash_table_new (NULL, NULL);
  Taking self = { workspace, data, edit, file, cz_data_get (data, CZ_KIND_DISPATCH, file->dispatch), now, FALSE };

  for (guint i = 0; i < file->changes->len; i++)
    take_change (&self, &g_array_index (file->changes, CzReceiveChange, i), contacts);
  for (guint i = 0; i < file->added->len; i++)
    add_submission (&self, NULL, CZ_RECEIVE_ADDED, file->added->pdata[i], "", CZ_SUBMISSION_WAITING);

  if (!self.changed && *self.dispatch->returned_at != '\0')
    return;

  cz_edit_set_text (edit, CZ_KIND_DISPATCH, file->dispatch, "returned_at", now);
  cz_edit_set_text (edit, CZ_KIND_DISPATCH, file->dispatch, "returned_file", shown);
  cz_edit_set_text (edit, CZ_KIND_DISPATCH, file->dispatch, "returned_sha256", file->sha256);
}

/**
 * cz_receive_prepare:
 * @workspace: a workspace
 * @files: (element-type CzReceiveFile): what came back, compared just now
 *
 * Takes what only the units changed; conflicts, values that are not permitted, and lines that were added are kept to
 * wait for a person.
 *
 * Returns: (transfer full): one step for the lot; empty when everything was taken before
 */
CzEdit *
cz_receive_prepare (CzWorkspace *workspace,
                    GPtrArray   *files)
{
  guint            n_taken = 0;
  g_autofree char *label = NULL;
  CzEdit          *edit;

  for (guint i = 0; i < files->len; i++)
    n_taken += ((const CzReceiveFile *) files->pdata[i])->status != CZ_RECEIVE_REFUSED ? 1 : 0;

  label = cz_step_text_receive (n_taken);
  edit = cz_edit_new (label);
  for (guint i = 0; i < files->len; i++)
    if (((const CzReceiveFile *) files->pdata[i])->status != CZ_RECEIVE_REFUSED)
      take_file (workspace, edit, files->pdata[i]);

  return edit;
}

/* What waits for a person */

static gboolean
find_place (const CzSubmission     *submission,
            CzExchangePart         *part,
            gint64                 *id,
            const CzExchangeField **field)
{
  guint n_fields;

  *part = submission->sheet_row != 0 ? CZ_EXCHANGE_ROW : submission->task != 0 ? CZ_EXCHANGE_TASK
                                                                               : CZ_EXCHANGE_CONTACT;
  *id = MAX (MAX (submission->sheet_row, submission->task), submission->contact);
  *field = cz_exchange_get_fields (*part, &n_fields);
  for (guint i = 0; *id != 0 && i < n_fields; i++, (*field)++)
    if (g_str_equal ((*field)->name, submission->field))
      return TRUE;

  return FALSE;
}

/**
 * cz_receive_accept:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @submission: id of what a unit said and what waits
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Takes it although it is not only the unit that changed it.
 *
 * Returns: %FALSE, with nothing added, if it cannot stand where it belongs
 */
gboolean
cz_receive_accept (CzWorkspace *workspace,
                   CzEdit      *edit,
                   gint64       submission,
                   GError     **error)
{
  CzData                *data = cz_workspace_get_data (workspace);
  const CzSubmission    *record = cz_data_get (data, CZ_KIND_SUBMISSION, submission);
  const CzExchangeField *field;
  g_autofree char       *value = NULL;
  g_autofree char       *now = cz_date_now_iso ();
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (CzReceiveChange));
  g_autoptr (GHashTable) contacts = g_hash_table_new (NULL, NULL);
  CzReceiveFile   file = { .changes = changes };
  CzReceiveChange change = { .state = CZ_THREE_WAY_ACCEPT };
  CzThreeWayType  type;
  CzExchangePart  part;
  gint64          id;

  g_return_val_if_fail (record != NULL, FALSE);

  if (!find_place (record, &part, &id, &field))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("An added row has no place here yet. Enter it where it belongs, then refuse it."));
      return FALSE;
    }

  cz_exchange_find_line (data, record->unit, part, id, &change.line);
  cz_exchange_get_type (data, &change.line, field, &type);
  value = cz_three_way_normalize (&type, record->value);
  if (value == NULL)
    {
      /* Translators: a value that a unit returned */
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not permitted here. Refuse it with a reason; the unit sees it with the next dispatch."), record->value);
      return FALSE;
    }

  change.field = field;
  change.returned = value;
  g_array_append_val (changes, change);
  file.unit = record->unit;
  file.dispatch = record->dispatch;

  {
    Taking self = { workspace, data, edit, &file, cz_data_get (data, CZ_KIND_DISPATCH, record->dispatch), now, FALSE };

    take_change (&self, &g_array_index (changes, CzReceiveChange, 0), contacts);
  }
  cz_edit_delete (edit, CZ_KIND_SUBMISSION, submission);

  return TRUE;
}

/* Refuses what waits; the reason goes out as 退回意见 with the next dispatch. */
void
cz_receive_refuse (CzEdit     *edit,
                   gint64      submission,
                   const char *reason)
{
  cz_edit_set_text (edit, CZ_KIND_SUBMISSION, submission, "state", cz_submission_state_names[CZ_SUBMISSION_REFUSED]);
  cz_edit_set_text (edit, CZ_KIND_SUBMISSION, submission, "reason", reason);
}
