/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-exchange.h"

#include "model/cz-draft.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-sheet-lines.h"
#include "workspace/cz-submission.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

/* 状态 of a task as units choose it, in the order of CzTaskStatus; official forms are Chinese by definition. */
const char *const cz_exchange_statuses[] = { "未开展", "推进中", "已完成", "无法完成", NULL };

static const CzExchangeField row_fields[] = {
  { "points", "score", TRUE, CZ_THREE_WAY_NUMBER, 0 },
  { "value", "value", TRUE, CZ_THREE_WAY_TEXT, 40 },
  { "reason", "reason", FALSE, CZ_THREE_WAY_TEXT, 500 },
  { "evidence", "evidence", FALSE, CZ_THREE_WAY_TEXT, 1000 },
};

static const CzExchangeField task_fields[] = {
  { "status", "status", TRUE, CZ_THREE_WAY_CHOICE, 0 },
  { "percent", "percent", TRUE, CZ_THREE_WAY_PERCENT, 0 },
  { "progress", "progress", FALSE, CZ_THREE_WAY_TEXT, 1000 },
  { "problems", "problems", FALSE, CZ_THREE_WAY_TEXT, 500 },
  { "next", "next", FALSE, CZ_THREE_WAY_TEXT, 500 },
};

static const CzExchangeField contact_fields[] = {
  { "name", "name", FALSE, CZ_THREE_WAY_TEXT, 20 },
  { "post", "post", FALSE, CZ_THREE_WAY_TEXT, 40 },
  { "phone", "phone", FALSE, CZ_THREE_WAY_TEXT, 30 },
  { "mobile", "mobile", FALSE, CZ_THREE_WAY_TEXT, 20 },
  { "mail", "mail", FALSE, CZ_THREE_WAY_TEXT, 80 },
};

static const struct
{
  const char            *key;
  const char            *form;
  const char            *reference; /* of an assignment or a submission to the record */
  const CzExchangeField *fields;
  guint                  n_fields;
} parts[CZ_N_EXCHANGE_PARTS] = {
  [CZ_EXCHANGE_ROW] = { "row", "unit-scores", "sheet_row", row_fields, G_N_ELEMENTS (row_fields) },
  [CZ_EXCHANGE_TASK] = { "task", "unit-progress", "task", task_fields, G_N_ELEMENTS (task_fields) },
  [CZ_EXCHANGE_CONTACT] = { "contact", "unit-contacts", "contact", contact_fields, G_N_ELEMENTS (contact_fields) },
};

/* Names */

/* Returns the id of the form that the lines of a part are filled into. */
const char *
cz_exchange_get_form (CzExchangePart part)
{
  return parts[part].form;
}

const CzExchangeField *
cz_exchange_get_fields (CzExchangePart part,
                        guint         *n_fields)
{
  *n_fields = parts[part].n_fields;

  return parts[part].fields;
}

/* Returns the hidden identifier of a line, as row/17. */
char *
cz_exchange_dup_key (const CzExchangeLine *line)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, parts[line->part].key, line->id);
}

gboolean
cz_exchange_parse_key (const char     *key,
                       CzExchangePart *part,
                       gint64         *id)
{
  const char *slash = strchr (key, '/');

  for (guint i = 0; slash != NULL && i < CZ_N_EXCHANGE_PARTS; i++)
    {
      char *end;

      if (strlen (parts[i].key) != (gsize) (slash - key) || strncmp (parts[i].key, key, slash - key) != 0)
        continue;

      *part = i;
      *id = g_ascii_strtoll (slash + 1, &end, 10);

      return end != slash + 1 && *end == '\0' && (*id > 0 || (i == CZ_EXCHANGE_CONTACT && *id < 0));
    }

  return FALSE;
}

/**
 * cz_exchange_squeeze:
 * @text: a text
 *
 * Returns: (transfer full): its half-width form without blanks and line breaks, which programs put in and take out
 */
char *
cz_exchange_squeeze (const char *text)
{
  g_autofree char *form = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString         *squeezed = g_string_new (NULL);

  for (const char *p = form != NULL ? form : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));

  return g_string_free (squeezed, FALSE);
}

/**
 * cz_exchange_dup_lock:
 * @text: what is printed in the locked part of a line
 *
 * Returns: (transfer full): its check sum
 */
char *
cz_exchange_dup_lock (const char *text)
{
  g_autofree char *squeezed = cz_exchange_squeeze (text);
  char            *lock = g_compute_checksum_for_string (G_CHECKSUM_SHA256, squeezed, -1);

  lock[16] = '\0';

  return lock;
}

/* Who answers for what */

/* Whether a collective name means the unit, by its roster of today. */
static gboolean
is_member (CzData     *data,
           const char *group,
           gint64      unit)
{
  const GPtrArray *members = cz_data_get_children (data, CZ_KIND_ROSTER_MEMBER, "unit", unit);

  for (guint i = 0; i < members->len; i++)
    {
      const CzRosterMember *member = members->pdata[i];
      const CzRoster       *roster = cz_data_get (data, CZ_KIND_ROSTER, member->roster);

      if (roster != NULL && g_str_equal (roster->name, group) && cz_submission_is_current (member->valid_from, member->valid_to))
        return TRUE;
    }

  return FALSE;
}

/**
 * cz_exchange_find_line:
 * @data: the data
 * @unit: a unit
 * @part: which part of its workbook
 * @id: id of a record
 * @line: (out): the line
 *
 * Returns: whether the unit has to do with the record, by its own name or by a collective one
 */
gboolean
cz_exchange_find_line (CzData         *data,
                       gint64          unit,
                       CzExchangePart  part,
                       gint64          id,
                       CzExchangeLine *line)
{
  const GPtrArray *assignments;
  gboolean         found = FALSE;
  guint            n_leads = 0;
  gboolean         by_name = FALSE;

  *line = (CzExchangeLine){ part, id, part == CZ_EXCHANGE_CONTACT, FALSE };
  if (part == CZ_EXCHANGE_CONTACT)
    return id < 0 || cz_data_get (data, CZ_KIND_CONTACT, id) != NULL;

  assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, parts[part].reference, id);
  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];
      gboolean            lead = assignment->role != CZ_ROLE_COOPERATING;
      gboolean            named = assignment->unit == unit;

      n_leads += lead ? 1 : 0;
      if (!named && !(assignment->is_group && is_member (data, assignment->name, unit)))
        continue;

      found = TRUE;
      line->lead |= lead;
      by_name |= lead && named;
    }

  line->sole = by_name && n_leads == 1;

  return found;
}

static gboolean
is_addressee (const CzUnit *unit)
{
  return unit != NULL && !g_str_equal (unit->kind, "group") && (cz_date_is_none (unit->valid_to) || cz_date_compare (unit->valid_to, cz_date_today ()) >= 0);
}

static int
compare_units (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const CzUnit *first = cz_data_get_unit (user_data, *(const gint64 *) a);
  const CzUnit *second = cz_data_get_unit (user_data, *(const gint64 *) b);

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;

  return (first->id > second->id) - (first->id < second->id);
}

static gboolean
is_in_campaign (CzData             *data,
                const CzAssignment *assignment,
                gint64              campaign)
{
  const CzTask     *task = cz_data_get_task (data, assignment->task);
  const CzDocument *document = task != NULL ? cz_data_get_document (data, task->document) : NULL;
  const CzRow      *row = cz_data_get_row (data, assignment->sheet_row);
  const CzSheet    *sheet = row != NULL ? cz_data_get_sheet (data, row->sheet) : NULL;

  return (document != NULL && document->campaign == campaign) || (sheet != NULL && sheet->campaign == campaign);
}

/* Adds a unit, or the members of a collective name. */
static void
add_units (CzData             *data,
           const CzAssignment *assignment,
           GHashTable         *known,
           GArray             *units)
{
  const GPtrArray *members = cz_data_list (data, CZ_KIND_ROSTER_MEMBER);

  if (assignment->unit != 0 && is_addressee (cz_data_get_unit (data, assignment->unit)) && g_hash_table_add (known, GSIZE_TO_POINTER (assignment->unit)))
    g_array_append_val (units, assignment->unit);

  for (guint i = 0; assignment->is_group && i < members->len; i++)
    {
      const CzRosterMember *member = members->pdata[i];

      if (is_addressee (cz_data_get_unit (data, member->unit)) && !g_hash_table_contains (known, GSIZE_TO_POINTER (member->unit)) &&
          is_member (data, assignment->name, member->unit) && g_hash_table_add (known, GSIZE_TO_POINTER (member->unit)))
        g_array_append_val (units, member->unit);
    }
}

/**
 * cz_exchange_list_units:
 * @data: the data
 * @campaign: a campaign
 *
 * Returns: (transfer full) (element-type gint64): the units that have a row or a task in it, in their official order
 */
GArray *
cz_exchange_list_units (CzData *data,
                        gint64  campaign)
{
  const GPtrArray *assignments = cz_data_list (data, CZ_KIND_ASSIGNMENT);
  GArray          *units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < assignments->len; i++)
    if (is_in_campaign (data, assignments->pdata[i], campaign))
      add_units (data, assignments->pdata[i], known, units);

  g_array_sort_with_data (units, compare_units, data);

  return units;
}

static void
add_rows (CzData *data,
          gint64  campaign,
          gint64  unit,
          GArray *lines)
{
  const GPtrArray *sheets = cz_data_get_children (data, CZ_KIND_SHEET, "campaign", campaign);

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (CzSheetLines) sheet = cz_sheet_lines_new (data, cz_record_id (sheets->pdata[i]), FALSE);

      for (guint j = 0; j < sheet->lines->len; j++)
        {
          const CzSheetLine *row = &g_array_index (sheet->lines, CzSheetLine, j);
          CzExchangeLine     line;

          if (row->type == CZ_LINE_ROW && cz_exchange_find_line (data, unit, CZ_EXCHANGE_ROW, row->row, &line))
            g_array_append_val (lines, line);
        }
    }
}

static void
add_tasks (CzData *data,
           gint64  campaign,
           gint64  unit,
           GArray *lines)
{
  const GPtrArray *tasks = cz_data_list (data, CZ_KIND_TASK);

  for (guint i = 0; i < tasks->len; i++)
    {
      const CzTask     *task = tasks->pdata[i];
      const CzDocument *document = cz_data_get_document (data, task->document);
      CzExchangeLine    line;

      if (document != NULL && document->campaign == campaign && cz_exchange_find_line (data, unit, CZ_EXCHANGE_TASK, task->id, &line))
        g_array_append_val (lines, line);
    }
}

static void
add_contacts (CzData *data,
              gint64  unit,
              GArray *lines)
{
  const GPtrArray *contacts = cz_data_get_children (data, CZ_KIND_CONTACT, "unit", unit);
  CzExchangeLine   line = { CZ_EXCHANGE_CONTACT, 0, TRUE, FALSE };
  guint            n_contacts = 0;

  for (guint i = 0; i < contacts->len; i++)
    {
      const CzContact *contact = contacts->pdata[i];

      if (!cz_submission_is_current (contact->valid_from, contact->valid_to))
        continue;

      line.id = contact->id;
      n_contacts++;
      g_array_append_val (lines, line);
    }

  line.id = 0;
  do
    {
      line.id--;
      n_contacts++;
      g_array_append_val (lines, line);
    }
  while (n_contacts < CZ_EXCHANGE_CONTACTS);
}

/**
 * cz_exchange_list_lines:
 * @workspace: a workspace
 * @unit: a unit
 *
 * Returns: (transfer full) (element-type CzExchangeLine): what the unit has to fill in for the present campaign: rows
 *   in the order of their sheets, tasks, contacts
 */
GArray *
cz_exchange_list_lines (CzWorkspace *workspace,
                        gint64       unit)
{
  CzData *data = cz_workspace_get_data (workspace);
  gint64  campaign = cz_workspace_get_campaign (workspace);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CzExchangeLine));

  add_rows (data, campaign, unit, lines);
  add_tasks (data, campaign, unit, lines);
  add_contacts (data, unit, lines);

  return lines;
}

/* What stands and what may stand in a line */

/**
 * cz_exchange_get_type:
 * @data: the data
 * @line: a line
 * @field: a field of its part
 * @type: (out): what may stand there
 */
void
cz_exchange_get_type (CzData                *data,
                      const CzExchangeLine  *line,
                      const CzExchangeField *field,
                      CzThreeWayType        *type)
{
  *type = (CzThreeWayType){ field->kind, cz_decimal_none (), cz_decimal_none (), NULL, field->max_length };

  if (field->kind == CZ_THREE_WAY_CHOICE)
    type->choices = cz_exchange_statuses;
  else if (field->kind == CZ_THREE_WAY_PERCENT)
    {
      type->least = cz_decimal_from_int (0);
      type->most = cz_decimal_from_int (100);
    }
  else if (field->kind == CZ_THREE_WAY_NUMBER)
    {
      CzPoints least = CZ_POINTS_NONE;
      CzPoints most = CZ_POINTS_NONE;

      cz_marks_get_range (cz_data_get_row (data, line->id), &least, &most);
      if (least != CZ_POINTS_NONE)
        type->least = cz_points_to_decimal (least);
      if (most != CZ_POINTS_NONE)
        type->most = cz_points_to_decimal (most);
    }
}

static const CzMark *
find_mark (CzWorkspace *workspace,
           gint64       row)
{
  CzData        *data = cz_workspace_get_data (workspace);
  gint64         assessment = cz_marks_find_assessment (workspace, cz_data_get_row (data, row)->sheet, 0);
  const CzRound *round = cz_marks_find_round (data, assessment, NULL);

  return round != NULL ? cz_marks_find (data, round->id, row) : NULL;
}

/* The one value of a mark's inputs. */
static char *
dup_input (const CzMark *mark)
{
  g_autoptr (JsonNode) root = json_from_string (mark->inputs, NULL);
  g_autoptr (GList) values = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || json_object_get_size (json_node_get_object (root)) != 1)
    return NULL;

  values = json_object_get_values (json_node_get_object (root));

  return JSON_NODE_HOLDS_VALUE (values->data) ? g_strdup (json_node_get_string (values->data)) : NULL;
}

/**
 * cz_exchange_dup_own:
 * @workspace: a workspace
 * @line: a line that one unit alone answers for
 * @field: one of its fields
 *
 * Returns: (transfer full): what our own self mark says of a row; "" for nothing
 */
char *
cz_exchange_dup_own (CzWorkspace           *workspace,
                     const CzExchangeLine  *line,
                     const CzExchangeField *field)
{
  const CzMark *mark = line->part == CZ_EXCHANGE_ROW ? find_mark (workspace, line->id) : NULL;
  char         *own = NULL;

  if (mark != NULL && field == &row_fields[0])
    own = mark->points != CZ_POINTS_NONE ? cz_points_to_string (mark->points) : NULL;
  else if (mark != NULL && field == &row_fields[1])
    own = dup_input (mark);
  else if (mark != NULL && field == &row_fields[2])
    own = g_strdup (mark->reason);

  return own != NULL ? own : g_strdup ("");
}

static char *
dup_said (const CzSubmission *said)
{
  return g_strdup (said != NULL ? said->value : "");
}

static char *
dup_task_now (CzData                *data,
              gint64                 unit,
              const CzExchangeLine  *line,
              const CzExchangeField *field)
{
  const CzTask   *task = cz_data_get_task (data, line->id);
  const CzReport *report;

  if (field->lead_only && !line->sole)
    return dup_said (cz_submission_find_last (data, unit, parts[line->part].reference, line->id, field->name));
  if (field == &task_fields[0])
    return g_strdup (cz_exchange_statuses[task->status]);
  if (field == &task_fields[1])
    return task->progress != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, task->progress) : g_strdup ("");

  report = cz_submission_find_report (data, line->id, unit, NULL);
  if (report == NULL)
    return g_strdup ("");

  return g_strdup (field == &task_fields[2] ? report->progress : field == &task_fields[3] ? report->problems
                                                                                          : report->next);
}

static char *
dup_contact_field (const CzContact       *contact,
                   const CzExchangeField *field)
{
  const char *const values[] = { contact->name, contact->post, contact->phone, contact->mobile, contact->mail };

  return g_strdup (values[field - contact_fields]);
}

/**
 * cz_exchange_dup_now:
 * @workspace: a workspace
 * @unit: a unit
 * @line: a line of its workbook
 * @field: a field of the line
 *
 * A row that one unit alone answers for shows our own self mark where there is one that we gave since we took what the
 * unit last said; other rows show what this unit last said.
 *
 * Returns: (transfer full): the value that stands there now
 */
char *
cz_exchange_dup_now (CzWorkspace           *workspace,
                     gint64                 unit,
                     const CzExchangeLine  *line,
                     const CzExchangeField *field)
{
  CzData             *data = cz_workspace_get_data (workspace);
  const CzSubmission *said;
  g_autofree char    *own = NULL;

  if (line->part == CZ_EXCHANGE_TASK)
    return dup_task_now (data, unit, line, field);

  if (line->part == CZ_EXCHANGE_CONTACT)
    {
      const CzContact *contact = line->id > 0 ? cz_data_get (data, CZ_KIND_CONTACT, line->id) : NULL;

      return contact != NULL ? dup_contact_field (contact, field) : g_strdup ("");
    }

  said = cz_submission_find_last (data, unit, parts[line->part].reference, line->id, field->name);
  if (line->sole)
    own = cz_exchange_dup_own (workspace, line, field);

  if (own != NULL && *own != '\0' && (said == NULL || !g_str_equal (said->beside, own)))
    return g_steal_pointer (&own);

  return dup_said (said);
}

/* Returns why the last thing the unit said on a line was refused (退回意见); NULL for nothing. */
const char *
cz_exchange_get_remark (CzData               *data,
                        gint64                unit,
                        const CzExchangeLine *line)
{
  return line->part == CZ_EXCHANGE_CONTACT ? NULL : cz_submission_get_remark (data, unit, parts[line->part].reference, line->id);
}

/* Returns the field by which submissions and assignments refer to the record of a line of this part. */
const char *
cz_exchange_get_reference (CzExchangePart part)
{
  return parts[part].reference;
}
