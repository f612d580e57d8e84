/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-sheet-draft.h"

#include <json-glib/json-glib.h>

/* A sheet of the workspace on its way back to a draft. */
typedef struct
{
  CzData     *data;
  GHashTable *records; /* draft record to id */
} Returning;

#define GET_SPAN(record) ((CzSpan){ (guint) (record)->start, (guint) (record)->length, (guint) (record)->line })

static void
note (Returning *self,
      gpointer   draft,
      gint64     id)
{
  g_hash_table_insert (self->records, draft, GSIZE_TO_POINTER ((gsize) id));
}

static void
add_units (Returning  *self,
           GPtrArray  *units,
           const char *owner,
           gint64      id)
{
  const GPtrArray *assignments = cz_data_get_children (self->data, CZ_KIND_ASSIGNMENT, owner, id);

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];
      CzDraftUnit        *unit = cz_draft_unit_new (assignment->name, assignment->role);

      unit->group = assignment->is_group;
      g_ptr_array_add (units, unit);
    }
}

static CzDraftRow *
return_row (Returning   *self,
            const CzRow *row)
{
  const GPtrArray *parts = cz_data_get_children (self->data, CZ_KIND_ROW, "parent", row->id);
  CzDraftRow      *draft = cz_draft_row_new ();

  cz_record_set_text (&draft->no, row->no);
  cz_record_set_text (&draft->text, row->text);
  cz_record_set_text (&draft->note, row->note);
  draft->points = row->points;
  draft->points_printed = row->points_printed;
  draft->span = GET_SPAN (row);
  g_clear_pointer (&draft->rule, cz_rule_unref);
  draft->rule = cz_rule_ref (row->rule);
  add_units (self, draft->units, "sheet_row", row->id);
  note (self, draft, row->id);

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (draft->parts, return_row (self, parts->pdata[i]));

  return draft;
}

static CzDraftIndicator *
return_indicator (Returning         *self,
                  const CzIndicator *indicator)
{
  const GPtrArray  *rows = cz_data_get_children (self->data, CZ_KIND_ROW, "indicator", indicator->id);
  CzDraftIndicator *draft = cz_draft_indicator_new ();

  cz_record_set_text (&draft->marker, indicator->marker);
  cz_record_set_text (&draft->title, indicator->title);
  draft->points_printed = indicator->points_printed;
  draft->combine = indicator->combine;
  draft->span = GET_SPAN (indicator);
  note (self, draft, indicator->id);

  for (guint i = 0; i < rows->len; i++)
    {
      if (((const CzRow *) rows->pdata[i])->parent == 0)
        g_ptr_array_add (draft->rows, return_row (self, rows->pdata[i]));
    }

  draft->points = cz_draft_indicator_sum (draft);

  return draft;
}

static void
return_categories (Returning *self,
                   GPtrArray *drafts,
                   gint64     sheet,
                   gint64     parent)
{
  const GPtrArray *categories = cz_data_get_children (self->data, CZ_KIND_CATEGORY, "sheet", sheet);

  for (guint i = 0; i < categories->len; i++)
    {
      const CzCategory *category = categories->pdata[i];
      const GPtrArray  *indicators = cz_data_get_children (self->data, CZ_KIND_INDICATOR, "category", category->id);
      CzDraftCategory  *draft;

      if (category->parent != parent)
        continue;

      draft = cz_draft_category_new ();
      cz_record_set_text (&draft->marker, category->marker);
      cz_record_set_text (&draft->title, category->title);
      draft->points_printed = category->points_printed;
      draft->span = GET_SPAN (category);
      note (self, draft, category->id);

      return_categories (self, draft->categories, sheet, category->id);
      for (guint j = 0; j < indicators->len; j++)
        g_ptr_array_add (draft->indicators, return_indicator (self, indicators->pdata[j]));

      draft->points = cz_draft_category_sum (draft);
      g_ptr_array_add (drafts, draft);
    }
}

static void
return_columns (GPtrArray  *columns,
                const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *column = json_array_get_object_element (array, i);

      g_ptr_array_add (columns, cz_draft_column_new (json_object_get_string_member (column, "heading"), json_object_get_string_member (column, "role")));
    }
}

/**
 * cz_sheet_to_draft:
 * @data: the data
 * @sheet: a sheet
 * @records: filled with the id of the record that each draft record came from
 *
 * Makes a draft of a sheet as it stands now, so that what checks a draft also checks what became of it.
 *
 * Returns: (transfer full): the draft; free with cz_draft_sheet_free()
 */
CzDraftSheet *
cz_sheet_to_draft (CzData     *data,
                   gint64      sheet,
                   GHashTable *records)
{
  const CzSheet *record = cz_data_get_sheet (data, sheet);
  CzDraftSheet  *draft = cz_draft_sheet_new ();
  Returning      self = { data, records };

  cz_record_set_text (&draft->title, record->title);
  cz_record_set_text (&draft->notes, record->notes);
  draft->points_printed = record->points_printed;
  draft->bonus_limit = record->bonus_limit;
  draft->scale = record->scale;
  draft->span = GET_SPAN (record);
  note (&self, draft, sheet);

  return_columns (draft->columns, record->columns);
  return_categories (&self, draft->categories, sheet, 0);
  draft->points = cz_draft_sheet_sum (draft);

  return draft;
}

static CzDraftTask *
return_task (Returning    *self,
             const CzTask *task)
{
  CzDraftTask *draft = cz_draft_task_new ();

  cz_record_set_text (&draft->path, task->path);
  cz_record_set_text (&draft->title, task->title);
  cz_record_set_text (&draft->text, task->text);
  cz_record_set_text (&draft->source, task->source);
  draft->open_list = task->open_list;
  draft->span = GET_SPAN (task);
  add_units (self, draft->units, "task", task->id);
  note (self, draft, task->id);

  return draft;
}

static CzDraftPhase *
return_phase (Returning     *self,
              const CzPhase *phase)
{
  CzDraftPhase *draft = cz_draft_phase_new ();

  cz_record_set_text (&draft->name, phase->name);
  cz_record_set_text (&draft->source, phase->source);
  draft->start = phase->starts;
  draft->end = phase->ends;
  draft->span = GET_SPAN (phase);
  note (self, draft, phase->id);

  return draft;
}

/**
 * cz_plan_to_draft:
 * @data: the data
 * @document: a document
 * @records: filled with the id of the record that each draft record came from
 *
 * Makes a draft of a document's tasks and phases as they stand now; without its text, outline, targets and sheets.
 *
 * Returns: (transfer full): the draft
 */
CzDraft *
cz_plan_to_draft (CzData     *data,
                  gint64      document,
                  GHashTable *records)
{
  const CzDocument *record = cz_data_get_document (data, document);
  const GPtrArray  *tasks = cz_data_get_children (data, CZ_KIND_TASK, "document", document);
  const GPtrArray  *phases = cz_data_get_children (data, CZ_KIND_PHASE, "document", document);
  CzDraft          *draft = cz_draft_new ();
  Returning         self = { data, records };

  draft->kind = record->kind;
  draft->date = record->date;
  cz_record_set_text (&draft->title, record->title);
  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add (draft->tasks, return_task (&self, tasks->pdata[i]));
  for (guint i = 0; i < phases->len; i++)
    g_ptr_array_add (draft->phases, return_phase (&self, phases->pdata[i]));

  return draft;
}
