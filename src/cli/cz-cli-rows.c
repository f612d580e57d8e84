/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-rows.h"

#include "workspace/cz-json.h"
#include "workspace/cz-marks.h"

/* What one sheet's rows are listed with. */
typedef struct
{
  CzData          *data;
  const GPtrArray *rounds; /* of CzRound; NULL when the subject is not assessed */
} Listing;

static void
add_mark (JsonBuilder  *builder,
          const CzMark *mark)
{
  json_builder_begin_object (builder);
  cz_json_add_points (builder, "points", mark->points);
  cz_json_add_json (builder, "inputs", mark->inputs);
  cz_json_add_reference (builder, "option", mark->option);
  cz_json_add_boolean (builder, "applies", mark->applies);
  cz_json_add_boolean (builder, "overridden", mark->overridden);
  cz_json_add_text (builder, "reason", mark->reason);
  cz_json_add_text (builder, "by", mark->person);
  cz_json_add_text (builder, "at", mark->at);
  json_builder_end_object (builder);
}

static void
add_marks (JsonBuilder *builder,
           Listing     *listing,
           const CzRow *row)
{
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_object (builder);
  for (guint i = 0; listing->rounds != NULL && i < listing->rounds->len; i++)
    {
      const CzRound *round = listing->rounds->pdata[i];
      const CzMark  *mark = cz_marks_find (listing->data, round->id, row->id);

      if (mark == NULL)
        continue;

      json_builder_set_member_name (builder, round->code);
      add_mark (builder, mark);
    }
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder,
         Listing     *listing,
         const CzRow *row)
{
  const CzIndicator *indicator = cz_data_get_indicator (listing->data, row->indicator);
  const CzCategory  *category = indicator != NULL ? cz_data_get_category (listing->data, indicator->category) : NULL;
  const GPtrArray   *parts = cz_data_get_children (listing->data, CZ_KIND_ROW, "parent", row->id);
  g_autofree char   *rule = cz_rule_to_json (row->rule);

  json_builder_begin_object (builder);
  cz_json_add_integer (builder, "id", row->id);
  cz_json_add_integer (builder, "sheet", row->sheet);
  cz_json_add_text (builder, "no", row->no);
  cz_json_add_text (builder, "category", category != NULL ? category->marker : "");
  cz_json_add_text (builder, "indicator", indicator != NULL ? indicator->marker : "");
  cz_json_add_text (builder, "text", row->text);
  cz_json_add_points (builder, "points", row->points);
  cz_json_add_points (builder, "points_printed", row->points_printed);
  cz_json_add_json (builder, "rule", rule);
  cz_cli_add_units (builder, listing->data, "sheet_row", row->id);
  cz_json_add_text (builder, "note", row->note);
  cz_json_add_json (builder, "extra", row->extra);
  cz_json_add_integer (builder, "line", row->line);
  add_marks (builder, listing, row);
  if (parts->len > 0)
    {
      cz_json_begin_array (builder, "parts");
      for (guint i = 0; i < parts->len; i++)
        add_row (builder, listing, parts->pdata[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_indicators (JsonBuilder *builder,
                Listing     *listing,
                gint64       category)
{
  const GPtrArray *indicators = cz_data_get_children (listing->data, CZ_KIND_INDICATOR, "category", category);

  for (guint i = 0; i < indicators->len; i++)
    {
      const GPtrArray *rows = cz_data_get_children (listing->data, CZ_KIND_ROW, "indicator", cz_record_id (indicators->pdata[i]));

      for (guint j = 0; j < rows->len; j++)
        {
          if (((const CzRow *) rows->pdata[j])->parent == 0)
            add_row (builder, listing, rows->pdata[j]);
        }
    }
}

static void
add_categories (JsonBuilder *builder,
                Listing     *listing,
                gint64       sheet,
                gint64       parent)
{
  const GPtrArray *categories = cz_data_get_children (listing->data, CZ_KIND_CATEGORY, "sheet", sheet);

  for (guint i = 0; i < categories->len; i++)
    {
      const CzCategory *category = categories->pdata[i];

      if (category->parent != parent)
        continue;

      add_categories (builder, listing, sheet, category->id);
      add_indicators (builder, listing, category->id);
    }
}

/**
 * cz_cli_rows_to_json:
 * @workspace: a workspace
 * @scope: the sheet, all when 0, and the unit whose marks are shown
 *
 * Returns: (transfer full): the rows in the order of their sheets, each with the marks of every round
 */
JsonNode *
cz_cli_rows_to_json (CzWorkspace      *workspace,
                     const CzCliScope *scope)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *sheets = cz_data_list (data, CZ_KIND_SHEET);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < sheets->len; i++)
    {
      gint64  sheet = cz_record_id (sheets->pdata[i]);
      gint64  assessment = cz_marks_find_assessment (workspace, sheet, scope->subject);
      Listing listing = { data, NULL };

      if (scope->sheet != 0 && scope->sheet != sheet)
        continue;

      if (assessment != 0)
        listing.rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", assessment);

      add_categories (builder, &listing, sheet, 0);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}
