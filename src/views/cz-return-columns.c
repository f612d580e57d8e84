/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-return-columns.h"

#include "workspace/cz-receive.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static const struct
{
  const char *name;
  const char *title;
} fields[] = {
  { "points", NC_ ("returned field", "Points") },
  { "value", NC_ ("returned field", "Value") },
  { "reason", NC_ ("returned field", "Reason") },
  { "evidence", NC_ ("returned field", "Evidence") },
  { "status", NC_ ("returned field", "Status") },
  { "percent", NC_ ("returned field", "Done %") },
  { "progress", NC_ ("returned field", "Progress") },
  { "problems", NC_ ("returned field", "Problems") },
  { "next", NC_ ("returned field", "Next Steps") },
  { "name", NC_ ("returned field", "Name") },
  { "post", NC_ ("returned field", "Post") },
  { "phone", NC_ ("returned field", "Telephone") },
  { "mobile", NC_ ("returned field", "Mobile") },
  { "mail", NC_ ("returned field", "Mail") },
  { "added", NC_ ("returned field", "Added Row") },
};

/* Returns what a person calls a field of a unit's workbook. */
const char *
cz_return_field_title (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, field))
      return g_dpgettext2 (NULL, "returned field", fields[i].title);

  return field;
}

const char *
cz_return_state_title (CzSubmissionState state)
{
  switch (state)
    {
    case CZ_SUBMISSION_TAKEN:
      return C_ ("returned", "Taken");
    case CZ_SUBMISSION_WAITING:
      return C_ ("returned", "Waiting");
    case CZ_SUBMISSION_REFUSED:
    default:
      return C_ ("returned", "Refused");
    }
}

static const char *
get_unit_title (void)
{
  return C_ ("returned", "Unit");
}

static void
append_unit (CzWorkspace  *workspace,
             gconstpointer record,
             GString      *text)
{
  const CzUnit *unit = cz_data_get_unit (cz_workspace_get_data (workspace), ((const CzSubmission *) record)->unit);

  g_string_append (text, unit != NULL ? unit->name : "");
}

static const char *
get_place_title (void)
{
  return C_ ("returned", "Row or Task");
}

static void
append_place (CzWorkspace  *workspace,
              gconstpointer record,
              GString      *text)
{
  const CzSubmission *submission = record;
  CzData             *data = cz_workspace_get_data (workspace);
  const CzRow        *row = cz_data_get_row (data, submission->sheet_row);
  const CzTask       *task = cz_data_get_task (data, submission->task);
  const CzContact    *contact = submission->contact != 0 ? cz_data_get (data, CZ_KIND_CONTACT, submission->contact) : NULL;

  if (row != NULL)
    g_string_append_printf (text, "%s  %s", row->no, row->text);
  else if (task != NULL)
    g_string_append (text, *task->title != '\0' ? task->title : task->text);
  else if (contact != NULL)
    g_string_append (text, contact->name);
}

static const char *
get_field_title (void)
{
  return C_ ("returned", "What");
}

static void
append_field (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  g_string_append (text, cz_return_field_title (((const CzSubmission *) record)->field));
}

static gboolean
find_line (CzWorkspace            *workspace,
           const CzSubmission     *submission,
           CzExchangeLine         *line,
           const CzExchangeField **field)
{
  CzExchangePart part = submission->sheet_row != 0 ? CZ_EXCHANGE_ROW : submission->task != 0 ? CZ_EXCHANGE_TASK
                                                                                             : CZ_EXCHANGE_CONTACT;
  gint64         id = MAX (MAX (submission->sheet_row, submission->task), submission->contact);
  guint          n_fields;

  if (id == 0)
    return FALSE;

  cz_exchange_find_line (cz_workspace_get_data (workspace), submission->unit, part, id, line);
  *field = cz_exchange_get_fields (part, &n_fields);
  for (guint i = 0; i < n_fields; i++, (*field)++)
    if (g_str_equal ((*field)->name, submission->field))
      return TRUE;

  return FALSE;
}

static const char *
get_sent_title (void)
{
  return C_ ("returned", "Sent");
}

static void
append_sent (CzWorkspace  *workspace,
             gconstpointer record,
             GString      *text)
{
  const CzSubmission *submission = record;
  const CzDispatch   *dispatch = cz_data_get (cz_workspace_get_data (workspace), CZ_KIND_DISPATCH, submission->dispatch);
  g_autoptr (JsonNode) root = dispatch != NULL ? json_from_string (dispatch->sent, NULL) : NULL;
  const CzExchangeField *field;
  CzExchangeLine         line;
  g_autofree char       *key = NULL;
  JsonObject            *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !find_line (workspace, submission, &line, &field))
    return;

  key = cz_exchange_dup_key (&line);
  object = json_node_get_object (root);
  if (json_object_has_member (object, key))
    g_string_append (text, json_object_get_string_member_with_default (json_object_get_object_member (object, key), submission->field, ""));
}

static const char *
get_now_title (void)
{
  return C_ ("returned", "Here Now");
}

static void
append_now (CzWorkspace  *workspace,
            gconstpointer record,
            GString      *text)
{
  const CzSubmission    *submission = record;
  const CzExchangeField *field;
  CzExchangeLine         line;
  g_autofree char       *now = NULL;

  if (!find_line (workspace, submission, &line, &field))
    return;

  now = cz_exchange_dup_now (workspace, submission->unit, &line, field);
  g_string_append (text, now);
}

static const char *
get_value_title (void)
{
  return C_ ("returned", "Returned");
}

/* A row that the unit added is kept as JSON; what it says is shown. */
static void
append_added (const char *added,
              GString    *text)
{
  g_autoptr (JsonNode) root = json_from_string (added, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonObject *values = object != NULL ? json_object_get_object_member (object, "values") : NULL;
  g_autoptr (GList) names = values != NULL ? json_object_get_members (values) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (text, "%s%s", l != names ? "\n" : "", json_object_get_string_member_with_default (values, l->data, ""));
}

static void
append_value (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  const CzSubmission *submission = record;

  if (g_str_equal (submission->field, CZ_RECEIVE_ADDED))
    append_added (submission->value, text);
  else
    g_string_append (text, submission->value);
}

static CzCellFlags
get_value_flags (CzWorkspace  *workspace G_GNUC_UNUSED,
                 gconstpointer record)
{
  return ((const CzSubmission *) record)->state == CZ_SUBMISSION_WAITING ? CZ_CELL_BOLD | CZ_CELL_WARNING : 0;
}

static const char *
get_state_title (void)
{
  return C_ ("returned", "State");
}

static void
append_state (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  g_string_append (text, cz_return_state_title (((const CzSubmission *) record)->state));
}

static const char *
get_reason_title (void)
{
  return C_ ("returned", "Remark to the Unit");
}

static void
append_reason (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  g_string_append (text, ((const CzSubmission *) record)->reason);
}

static gboolean
set_reason (CzWorkspace  *workspace G_GNUC_UNUSED,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_SUBMISSION, cz_record_id (record), "reason", text);

  return TRUE;
}

const CzRecordColumn *
cz_return_columns_get (guint *n_columns)
{
  static const CzRecordColumn columns[] = {
    { "unit", CZ_CELL_TEXT, 100, FALSE, FALSE, get_unit_title, append_unit, NULL, NULL, NULL, NULL },
    { "place", CZ_CELL_TEXT, 0, TRUE, FALSE, get_place_title, append_place, NULL, NULL, NULL, NULL },
    { "field", CZ_CELL_TEXT, 76, FALSE, FALSE, get_field_title, append_field, NULL, NULL, NULL, NULL },
    { "sent", CZ_CELL_TEXT, 80, TRUE, FALSE, get_sent_title, append_sent, NULL, NULL, NULL, NULL },
    { "now", CZ_CELL_TEXT, 92, TRUE, FALSE, get_now_title, append_now, NULL, NULL, NULL, NULL },
    { "value", CZ_CELL_TEXT, 104, TRUE, FALSE, get_value_title, append_value, NULL, get_value_flags, NULL, NULL },
    { "state", CZ_CELL_TEXT, 72, FALSE, FALSE, get_state_title, append_state, NULL, NULL, NULL, NULL },
    { "reason", CZ_CELL_TEXT, 140, TRUE, FALSE, get_reason_title, append_reason, set_reason, NULL, NULL, NULL },
  };

  *n_columns = G_N_ELEMENTS (columns);

  return columns;
}

/* Returns: (transfer full): what a column shows of a record */
char *
cz_return_columns_dup_text (CzWorkspace        *workspace,
                            const CzSubmission *submission,
                            const char         *id)
{
  guint                 n_columns;
  const CzRecordColumn *columns = cz_return_columns_get (&n_columns);
  GString              *text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    if (g_str_equal (columns[i].id, id))
      columns[i].append_text (workspace, submission, text);

  return g_string_free (text, FALSE);
}
