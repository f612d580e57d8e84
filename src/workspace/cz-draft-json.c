/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-draft-json.h"

#include "workspace/cz-draft-columns.h"
#include "workspace/cz-finding-text.h"
#include "workspace/cz-json.h"

static void
add_texts (JsonBuilder     *builder,
           const char      *name,
           const GPtrArray *texts)
{
  cz_json_begin_array (builder, name);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_units (JsonBuilder     *builder,
           const GPtrArray *units)
{
  cz_json_begin_array (builder, "units");
  for (guint i = 0; i < units->len; i++)
    {
      const CzDraftUnit *unit = units->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "name", unit->name);
      cz_json_add_text (builder, "role", cz_role_to_name (unit->role));
      if (unit->group)
        cz_json_add_boolean (builder, "group", TRUE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_head (JsonBuilder   *builder,
          const CzDraft *draft)
{
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  cz_json_add_text (builder, "name", draft->source_name);
  cz_json_add_text (builder, "sha256", draft->sha256);
  cz_json_add_text (builder, "media_type", draft->media_type);
  cz_json_add_text (builder, "encoding", draft->encoding);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "document");
  json_builder_begin_object (builder);
  cz_json_add_text (builder, "kind", cz_document_kind_to_name (draft->kind));
  cz_json_add_text (builder, "title", draft->title);
  cz_json_add_text (builder, "number", draft->number);
  cz_json_add_text (builder, "issuer", draft->issuer);
  cz_json_add_date (builder, "date", draft->date);
  add_texts (builder, "addressees", draft->addressees);
  add_texts (builder, "annexes", draft->annexes);
  cz_json_add_text (builder, "status", draft->status);
  json_builder_end_object (builder);
}

static void
add_sections (JsonBuilder     *builder,
              const char      *name,
              const GPtrArray *sections)
{
  cz_json_begin_array (builder, name);
  for (guint i = 0; i < sections->len; i++)
    {
      const CzDraftSection *section = sections->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "marker", section->marker);
      cz_json_add_integer (builder, "level", section->level);
      cz_json_add_text (builder, "title", section->title);
      cz_json_add_text (builder, "text", section->text);
      cz_json_add_integer (builder, "line", section->span.line);
      add_sections (builder, "children", section->children);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_tasks (JsonBuilder   *builder,
           const CzDraft *draft)
{
  cz_json_begin_array (builder, "tasks");
  for (guint i = 0; i < draft->tasks->len; i++)
    {
      const CzDraftTask *task = draft->tasks->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "path", task->path);
      cz_json_add_text (builder, "title", task->title);
      cz_json_add_text (builder, "text", task->text);
      add_units (builder, task->units);
      cz_json_add_boolean (builder, "open_list", task->open_list);
      cz_json_add_text (builder, "source", task->source);
      cz_json_add_integer (builder, "line", task->span.line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_targets (JsonBuilder   *builder,
             const CzDraft *draft)
{
  cz_json_begin_array (builder, "targets");
  for (guint i = 0; i < draft->targets->len; i++)
    {
      const CzDraftTarget *target = draft->targets->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "name", target->name);
      cz_json_add_text (builder, "scope", target->scope);
      cz_json_add_text (builder, "comparator", cz_comparator_to_name (target->comparator));
      cz_json_add_decimal (builder, "value", target->value);
      cz_json_add_decimal (builder, "value_to", target->value_to);
      cz_json_add_text (builder, "unit", target->unit);
      cz_json_add_reference (builder, "years", target->years);
      cz_json_add_text_or_null (builder, "reference", target->reference);
      cz_json_add_date (builder, "deadline", target->deadline);
      cz_json_add_text (builder, "source", target->source);
      cz_json_add_integer (builder, "line", target->span.line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_phases (JsonBuilder   *builder,
            const CzDraft *draft)
{
  cz_json_begin_array (builder, "phases");
  for (guint i = 0; i < draft->phases->len; i++)
    {
      const CzDraftPhase *phase = draft->phases->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "name", phase->name);
      cz_json_add_date (builder, "start", phase->start);
      cz_json_add_date (builder, "end", phase->end);
      cz_json_add_text (builder, "source", phase->source);
      cz_json_add_integer (builder, "line", phase->span.line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_duties (JsonBuilder   *builder,
            const CzDraft *draft)
{
  cz_json_begin_array (builder, "duties");
  for (guint i = 0; i < draft->duties->len; i++)
    {
      const CzDraftDuty *duty = draft->duties->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "text", duty->text);
      cz_json_add_text (builder, "every", cz_every_to_name (duty->every));
      cz_json_add_reference (builder, "month", duty->month);
      cz_json_add_reference (builder, "day", duty->day);
      add_units (builder, duty->units);
      cz_json_add_text (builder, "source", duty->source);
      cz_json_add_integer (builder, "line", duty->span.line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_rows (JsonBuilder     *builder,
          const char      *name,
          const GPtrArray *rows)
{
  cz_json_begin_array (builder, name);
  for (guint i = 0; i < rows->len; i++)
    {
      const CzDraftRow *row = rows->pdata[i];
      g_autofree char  *rule = cz_rule_to_json (row->rule);
      g_autofree char  *extra = cz_draft_extra_to_json (row->extra);

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "no", row->no);
      cz_json_add_text (builder, "text", row->text);
      cz_json_add_points (builder, "points", row->points);
      cz_json_add_points (builder, "points_printed", row->points_printed);
      cz_json_add_json (builder, "rule", rule);
      add_units (builder, row->units);
      cz_json_add_text (builder, "note", row->note);
      cz_json_add_json (builder, "extra", extra);
      cz_json_add_integer (builder, "line", row->span.line);
      if (row->parts->len > 0)
        add_rows (builder, "parts", row->parts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_indicators (JsonBuilder     *builder,
                const GPtrArray *indicators)
{
  cz_json_begin_array (builder, "indicators");
  for (guint i = 0; i < indicators->len; i++)
    {
      const CzDraftIndicator *indicator = indicators->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "marker", indicator->marker);
      cz_json_add_text (builder, "title", indicator->title);
      cz_json_add_points (builder, "points", indicator->points);
      cz_json_add_points (builder, "points_printed", indicator->points_printed);
      cz_json_add_text (builder, "combine", cz_combine_to_name (indicator->combine));
      cz_json_add_integer (builder, "line", indicator->span.line);
      add_rows (builder, "rows", indicator->rows);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_categories (JsonBuilder     *builder,
                const GPtrArray *categories)
{
  cz_json_begin_array (builder, "categories");
  for (guint i = 0; i < categories->len; i++)
    {
      const CzDraftCategory *category = categories->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "marker", category->marker);
      cz_json_add_text (builder, "title", category->title);
      cz_json_add_points (builder, "points", category->points);
      cz_json_add_points (builder, "points_printed", category->points_printed);
      cz_json_add_integer (builder, "line", category->span.line);
      if (category->categories->len > 0)
        add_categories (builder, category->categories);
      add_indicators (builder, category->indicators);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sheets (JsonBuilder   *builder,
            const CzDraft *draft)
{
  cz_json_begin_array (builder, "sheets");
  for (guint i = 0; i < draft->sheets->len; i++)
    {
      const CzDraftSheet *sheet = draft->sheets->pdata[i];
      g_autofree char    *columns = cz_draft_columns_to_json (sheet->columns);
      g_autofree char    *bands = cz_draft_bands_to_json (sheet->bands);

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "title", sheet->title);
      cz_json_add_points (builder, "points", sheet->points);
      cz_json_add_points (builder, "points_printed", sheet->points_printed);
      cz_json_add_points (builder, "bonus_limit", sheet->bonus_limit);
      cz_json_add_decimal (builder, "scale", sheet->scale);
      cz_json_add_json (builder, "columns", columns);
      cz_json_add_json (builder, "bands", bands);
      cz_json_add_text (builder, "notes", sheet->notes);
      cz_json_add_integer (builder, "line", sheet->span.line);
      add_categories (builder, sheet->categories);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * cz_draft_add_findings:
 * @builder: a builder inside an object
 * @name: name of the member
 * @findings: of CzDraftFinding
 *
 * Adds findings with their facts and, in the language of the locale, their words.
 */
void
cz_draft_add_findings (JsonBuilder     *builder,
                       const char      *name,
                       const GPtrArray *findings)
{
  cz_json_begin_array (builder, name);
  for (guint i = 0; i < findings->len; i++)
    {
      const CzDraftFinding *finding = findings->pdata[i];
      g_autofree char      *message = cz_finding_text (finding->code, finding->where, finding->declared, finding->found);

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "code", cz_finding_code_to_name (finding->code));
      cz_json_add_text (builder, "severity", cz_severity_to_name (finding->severity));
      cz_json_add_text (builder, "where", finding->where);
      cz_json_add_text (builder, "declared", finding->declared);
      cz_json_add_text (builder, "found", finding->found);
      cz_json_add_text (builder, "message", message);
      cz_json_add_reference (builder, "line", finding->span.line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * cz_draft_to_json:
 * @draft: a draft
 *
 * Returns: (transfer full): the draft as `chuangzhi-cli read --json` promises it
 */
JsonNode *
cz_draft_to_json (const CzDraft *draft)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cz_json_add_integer (builder, "format", CZ_DRAFT_JSON_FORMAT);
  add_head (builder, draft);
  add_sections (builder, "outline", draft->outline);
  add_tasks (builder, draft);
  add_targets (builder, draft);
  add_phases (builder, draft);
  add_duties (builder, draft);
  add_sheets (builder, draft);
  cz_draft_add_findings (builder, "findings", draft->findings);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
