/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-records.h"

#include "cli/cz-cli-rows.h"
#include "model/cz-draft.h"
#include "workspace/cz-finding-text.h"
#include "workspace/cz-json.h"
#include "workspace/cz-sheet-draft.h"
#include "workspace/cz-target-status.h"

/*
 * Records as JSON objects, made from their descriptors. What is only for the program (where a field stands in the text,
 * the text of a whole document) stays out; names are those of the command line where they differ from the columns.
 */

static const struct
{
  CzKind      kind;
  const char *field;
  const char *name; /* NULL: left out */
} renamed[] = {
  { CZ_KIND_DOCUMENT, "text", NULL },
  { CZ_KIND_PHASE, "starts", "start" },
  { CZ_KIND_PHASE, "ends", "end" },
  { CZ_KIND_CAMPAIGN, "starts", "start" },
  { CZ_KIND_CAMPAIGN, "ends", "end" },
  { CZ_KIND_ROUND, "starts", "start" },
  { CZ_KIND_ROUND, "ends", "end" },
  { CZ_KIND_UNIT, "valid_from", "from" },
  { CZ_KIND_UNIT, "valid_to", "to" },
  { CZ_KIND_CONTACT, "valid_from", "from" },
  { CZ_KIND_CONTACT, "valid_to", "to" },
  { CZ_KIND_DISPATCH, "sent", NULL },
  { CZ_KIND_SUBMISSION, "sheet_row", "row" },
  { CZ_KIND_TARGET, "sheet_row", "row" },
  { CZ_KIND_READING, "person", "by" },
  { CZ_KIND_FINDING, "printed", "where" },
  { CZ_KIND_FINDING, "facts", NULL },
};

/* Where a field was read, in bytes of the decoded text. */
static const char *const span_fields[] = { "start", "length", "value_start", "value_length", "source_start", "source_length", NULL };

static const char *
find_name (CzKind         kind,
           const CzField *field)
{
  if (field->type == CZ_FIELD_INT && g_strv_contains (span_fields, field->name))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (renamed); i++)
    {
      if (renamed[i].kind == kind && g_str_equal (renamed[i].field, field->name))
        return renamed[i].name;
    }

  return field->name;
}

/* Columns that hold JSON are shown as what they hold. */
static gboolean
holds_json (CzKind         kind,
            const CzField *field)
{
  static const struct
  {
    CzKind      kind;
    const char *field;
  } columns[] = {
    { CZ_KIND_DOCUMENT, "addressees" },
    { CZ_KIND_DOCUMENT, "annexes" },
    { CZ_KIND_SHEET, "columns" },
    { CZ_KIND_SHEET, "bands" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (columns[i].kind == kind && g_str_equal (columns[i].field, field->name))
        return TRUE;
    }

  return FALSE;
}

static void
add_field (JsonBuilder  *builder,
           CzKind        kind,
           gconstpointer record,
           guint         number)
{
  const CzField *field = &cz_kind_get_info (kind)->fields[number];
  gconstpointer  member = (const char *) record + field->offset;
  const char    *name = find_name (kind, field);

  if (name == NULL)
    return;

  switch (field->type)
    {
    case CZ_FIELD_REF:
      cz_json_add_reference (builder, name, *(const gint64 *) member);
      break;
    case CZ_FIELD_INT:
      cz_json_add_integer (builder, name, *(const gint64 *) member);
      break;
    case CZ_FIELD_BOOL:
      cz_json_add_boolean (builder, name, *(const gboolean *) member);
      break;
    case CZ_FIELD_ENUM:
      cz_json_add_text (builder, name, field->names[*(const guint *) member]);
      break;
    case CZ_FIELD_POINTS:
      cz_json_add_points (builder, name, *(const CzPoints *) member);
      break;
    case CZ_FIELD_DATE:
      cz_json_add_date (builder, name, *(const CzDate *) member);
      break;
    case CZ_FIELD_DECIMAL:
      cz_json_add_decimal (builder, name, *(const CzDecimal *) member);
      break;
    case CZ_FIELD_TEXT:
      if (holds_json (kind, field))
        cz_json_add_json (builder, name, *(char *const *) member);
      else
        cz_json_add_text (builder, name, *(char *const *) member);
      break;
    case CZ_FIELD_RULE:
      {
        g_autofree char *rule = cz_rule_to_json (*(CzRule *const *) member);

        cz_json_add_json (builder, name, rule);
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

/**
 * cz_cli_add_units:
 * @builder: a builder inside an object
 * @data: the data
 * @owner: what the units belong to: the reference of an assignment
 * @id: id of it
 *
 * Adds the units of a task, row or duty, in their order, as read prints them.
 */
void
cz_cli_add_units (JsonBuilder *builder,
                  CzData      *data,
                  const char  *owner,
                  gint64       id)
{
  const GPtrArray *assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, owner, id);

  cz_json_begin_array (builder, "units");
  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "name", assignment->name);
      cz_json_add_text (builder, "role", cz_role_to_name (assignment->role));
      if (assignment->is_group)
        cz_json_add_boolean (builder, "group", TRUE);
      cz_json_add_reference (builder, "unit", assignment->unit);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_aliases (JsonBuilder *builder,
             CzData      *data,
             gint64       unit)
{
  const GPtrArray *aliases = cz_data_get_children (data, CZ_KIND_ALIAS, "unit", unit);

  cz_json_begin_array (builder, "aliases");
  for (guint i = 0; i < aliases->len; i++)
    json_builder_add_string_value (builder, ((const CzAlias *) aliases->pdata[i])->name);
  json_builder_end_array (builder);
}

static void
add_successors (JsonBuilder *builder,
                CzData      *data,
                gint64       unit)
{
  const GPtrArray *successions = cz_data_get_children (data, CZ_KIND_SUCCESSION, "unit", unit);

  cz_json_begin_array (builder, "successors");
  for (guint i = 0; i < successions->len; i++)
    {
      const CzUnit *successor = cz_data_get_unit (data, ((const CzSuccession *) successions->pdata[i])->successor);

      json_builder_add_string_value (builder, successor != NULL ? successor->name : "");
    }
  json_builder_end_array (builder);
}

/* The readings of a target's measure, by period, and whether they meet it: null while that is not known. */
static void
add_readings (JsonBuilder    *builder,
              CzData         *data,
              const CzTarget *target)
{
  const GPtrArray *readings = cz_target_get_readings (data, target);
  CzTargetStatus   status = cz_target_get_status (data, target);

  json_builder_set_member_name (builder, "readings");
  json_builder_begin_object (builder);
  for (guint i = 0; i < readings->len; i++)
    {
      const CzReading *reading = readings->pdata[i];

      cz_json_add_decimal (builder, reading->period, reading->value);
    }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "met");
  if (status == CZ_TARGET_UNKNOWN)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, status == CZ_TARGET_MET);
}

/* The points of a sheet are those of its indicators, as read gives them. */
static CzPoints
sum_sheet (CzData *data,
           gint64  sheet)
{
  g_autoptr (GHashTable) records = g_hash_table_new (NULL, NULL);
  CzDraftSheet *draft = cz_sheet_to_draft (data, sheet, records);
  CzPoints      points = draft->points;

  cz_draft_sheet_free (draft);

  return points;
}

static void
add_reading_names (JsonBuilder     *builder,
                   CzData          *data,
                   const CzReading *reading)
{
  const CzMeasure *measure = cz_data_get (data, CZ_KIND_MEASURE, reading->measure);
  const CzUnit    *subject = cz_data_get_unit (data, reading->subject);

  cz_json_add_text (builder, "measure_name", measure != NULL ? measure->name : "");
  cz_json_add_text (builder, "subject_name", subject != NULL ? subject->name : "");
}

static void
add_unit_name (JsonBuilder *builder,
               CzData      *data,
               gint64       unit)
{
  const CzUnit *record = cz_data_get_unit (data, unit);

  cz_json_add_text (builder, "unit_name", record != NULL ? record->name : "");
}

static void
add_members (JsonBuilder *builder,
             CzData      *data,
             gint64       roster)
{
  const GPtrArray *members = cz_data_get_children (data, CZ_KIND_ROSTER_MEMBER, "roster", roster);

  cz_json_begin_array (builder, "members");
  for (guint i = 0; i < members->len; i++)
    {
      const CzRosterMember *member = members->pdata[i];

      json_builder_begin_object (builder);
      add_unit_name (builder, data, member->unit);
      cz_json_add_date (builder, "from", member->valid_from);
      cz_json_add_date (builder, "to", member->valid_to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What belongs to a record but is kept in others. */
static void
add_related (JsonBuilder  *builder,
             CzData       *data,
             CzKind        kind,
             gconstpointer record)
{
  if (kind == CZ_KIND_TASK)
    cz_cli_add_units (builder, data, "task", cz_record_id (record));
  else if (kind == CZ_KIND_DUTY)
    cz_cli_add_units (builder, data, "duty", cz_record_id (record));
  else if (kind == CZ_KIND_UNIT)
    {
      add_aliases (builder, data, cz_record_id (record));
      add_successors (builder, data, cz_record_id (record));
    }
  else if (kind == CZ_KIND_TARGET)
    add_readings (builder, data, record);
  else if (kind == CZ_KIND_READING)
    add_reading_names (builder, data, record);
  else if (kind == CZ_KIND_SHEET)
    cz_json_add_points (builder, "points", sum_sheet (data, cz_record_id (record)));
  else if (kind == CZ_KIND_ASSESSMENT)
    {
      const CzUnit *subject = cz_data_get_unit (data, ((const CzAssessment *) record)->subject);

      cz_json_add_text (builder, "subject_name", subject != NULL ? subject->name : "");
    }
  else if (kind == CZ_KIND_ROSTER)
    add_members (builder, data, cz_record_id (record));
  else if (kind == CZ_KIND_DISPATCH)
    add_unit_name (builder, data, ((const CzDispatch *) record)->unit);
  else if (kind == CZ_KIND_SUBMISSION)
    add_unit_name (builder, data, ((const CzSubmission *) record)->unit);
  else if (kind == CZ_KIND_CONTACT)
    add_unit_name (builder, data, ((const CzContact *) record)->unit);
  else if (kind == CZ_KIND_FINDING)
    {
      const CzFinding *finding = record;
      g_autofree char *message = cz_finding_text (finding->code, finding->printed, finding->declared, finding->found);

      cz_json_add_text (builder, "message", message);
    }
}

static gboolean
is_in_scope (CzKind            kind,
             gconstpointer     record,
             const CzCliScope *scope)
{
  int field = cz_kind_find_field (kind, "sheet");

  return scope->sheet == 0 || field < 0 || *(const gint64 *) ((const char *) record + cz_kind_get_info (kind)->fields[field].offset) == scope->sheet;
}

/**
 * cz_cli_records_to_json:
 * @workspace: a workspace
 * @kind: a kind
 * @scope: what is asked for
 *
 * Returns: (transfer full): an array of objects in the order of the ids, of rows in the order of the sheet
 */
JsonNode *
cz_cli_records_to_json (CzWorkspace      *workspace,
                        CzKind            kind,
                        const CzCliScope *scope)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *records = cz_data_list (data, kind);
  g_autoptr (JsonBuilder) builder = NULL;

  if (kind == CZ_KIND_ROW)
    return cz_cli_rows_to_json (workspace, scope);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer record = records->pdata[i];

      if (!is_in_scope (kind, record, scope))
        continue;

      json_builder_begin_object (builder);
      cz_json_add_integer (builder, "id", cz_record_id (record));
      for (guint j = 0; j < cz_kind_get_info (kind)->n_fields; j++)
        add_field (builder, kind, record, j);
      add_related (builder, data, kind, record);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}
