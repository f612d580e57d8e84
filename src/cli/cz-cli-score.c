/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-scope.h"
#include "cli/cz-cli-table.h"

#include "model/cz-draft.h"
#include "workspace/cz-json.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-scoring.h"

#include <glib/gi18n.h>

/* One scoring to be printed. */
typedef struct
{
  CzWorkspace *workspace;
  CzData      *data;
  CzScoring   *scoring;
  gint64       sheet;
  gint64       round;
} Score;

static void
add_row (JsonBuilder *builder,
         Score       *score,
         const CzRow *row)
{
  g_autofree char *why = NULL;
  CzPoints         proposed = cz_marks_get_proposed (score->workspace, NULL, score->round, row->id, &why);
  CzScoreNode      node;

  cz_scoring_get_row (score->scoring, row->id, &node);

  json_builder_begin_object (builder);
  cz_json_add_integer (builder, "id", row->id);
  cz_json_add_text (builder, "no", row->no);
  cz_json_add_points (builder, "points", node.points);
  cz_json_add_points (builder, "attainable", node.attainable);
  cz_json_add_points (builder, "proposed", proposed);
  cz_json_add_text (builder, "why", why != NULL ? why : "");
  json_builder_end_object (builder);
}

static void
add_indicator (JsonBuilder       *builder,
               Score             *score,
               const CzIndicator *indicator)
{
  const GPtrArray *rows = cz_data_get_children (score->data, CZ_KIND_ROW, "indicator", indicator->id);
  g_autofree char *why = NULL;
  CzScoreNode      node;

  cz_scoring_get_indicator (score->scoring, indicator->id, &node);

  json_builder_begin_object (builder);
  cz_json_add_integer (builder, "id", indicator->id);
  cz_json_add_text (builder, "marker", indicator->marker);
  cz_json_add_text (builder, "title", indicator->title);
  cz_json_add_points (builder, "points", node.points);
  cz_json_add_points (builder, "attainable", node.attainable);
  cz_json_add_points (builder, "declared", node.declared);
  cz_json_add_text (builder, "combine", cz_combine_to_name (indicator->combine));
  if (node.surplus > 0)
    {
      g_autofree char *surplus = cz_points_to_string (node.surplus);

      /* Translators: %s are points */
      why = g_strdup_printf (_ ("%s points over what the indicator declares were cut"), surplus);
    }
  cz_json_add_text (builder, "why", why != NULL ? why : "");
  cz_json_begin_array (builder, "rows");
  for (guint i = 0; i < rows->len; i++)
    {
      if (((const CzRow *) rows->pdata[i])->parent == 0)
        add_row (builder, score, rows->pdata[i]);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_categories (JsonBuilder *builder,
                Score       *score,
                gint64       parent)
{
  const GPtrArray *categories = cz_data_get_children (score->data, CZ_KIND_CATEGORY, "sheet", score->sheet);

  cz_json_begin_array (builder, "categories");
  for (guint i = 0; i < categories->len; i++)
    {
      const CzCategory *category = categories->pdata[i];
      const GPtrArray  *indicators = cz_data_get_children (score->data, CZ_KIND_INDICATOR, "category", category->id);
      CzScoreNode       node;

      if (category->parent != parent)
        continue;

      cz_scoring_get_category (score->scoring, category->id, &node);

      json_builder_begin_object (builder);
      cz_json_add_integer (builder, "id", category->id);
      cz_json_add_text (builder, "marker", category->marker);
      cz_json_add_text (builder, "title", category->title);
      cz_json_add_points (builder, "points", node.points);
      cz_json_add_points (builder, "attainable", node.attainable);
      cz_json_add_integer (builder, "unscored", node.unscored);
      add_categories (builder, score, category->id);
      cz_json_begin_array (builder, "indicators");
      for (guint j = 0; j < indicators->len; j++)
        add_indicator (builder, score, indicators->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_grade (JsonBuilder *builder,
           Score       *score)
{
  g_autofree char *why = NULL;
  g_autofree char *grade = cz_scoring_dup_grade (score->scoring, &why);

  json_builder_set_member_name (builder, "grade");
  if (grade == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  cz_json_add_text (builder, "name", grade);
  cz_json_add_text (builder, "why", why != NULL ? why : "");
  json_builder_end_object (builder);
}

static void
add_vetoes (JsonBuilder *builder,
            Score       *score)
{
  g_autoptr (GArray) rows = cz_scoring_list_vetoes (score->scoring);

  cz_json_begin_array (builder, "vetoes");
  for (guint i = 0; i < rows->len; i++)
    {
      const CzRow *row = cz_data_get_row (score->data, g_array_index (rows, gint64, i));

      json_builder_begin_object (builder);
      cz_json_add_integer (builder, "id", row->id);
      cz_json_add_text (builder, "no", row->no);
      cz_json_add_text (builder, "text", row->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
get_subject_name (Score *score)
{
  const CzRound      *round = cz_data_get_round (score->data, score->round);
  const CzAssessment *assessment = cz_data_get_assessment (score->data, round->assessment);
  const CzUnit       *subject = cz_data_get_unit (score->data, assessment->subject);

  return subject != NULL ? subject->name : "";
}

static JsonNode *
to_json (Score *score)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *standardised = cz_scoring_dup_standardised (score->scoring);
  CzScoreNode      node;

  cz_scoring_get_sheet (score->scoring, &node);

  json_builder_begin_object (builder);
  cz_json_add_integer (builder, "sheet", score->sheet);
  cz_json_add_text (builder, "title", cz_data_get_sheet (score->data, score->sheet)->title);
  cz_json_add_text (builder, "subject", get_subject_name (score));
  cz_json_add_text (builder, "round", cz_data_get_round (score->data, score->round)->code);
  cz_json_add_points (builder, "points", node.points);
  cz_json_add_points (builder, "attainable", node.attainable);
  cz_json_add_points (builder, "declared", node.declared);
  cz_json_add_text_or_null (builder, "standardised", standardised);
  cz_json_add_points (builder, "bonus", cz_scoring_get_bonus (score->scoring));
  cz_json_add_integer (builder, "unscored", node.unscored);
  add_grade (builder, score);
  add_vetoes (builder, score);
  add_categories (builder, score, 0);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* Adds a category and those nested in it to a flat list, with the totals of its indicators below it. */
static void
flatten (JsonArray *lines,
         JsonArray *categories)
{
  for (guint i = 0; i < json_array_get_length (categories); i++)
    {
      JsonObject *category = json_array_get_object_element (categories, i);
      JsonArray  *indicators = json_object_get_array_member (category, "indicators");

      json_array_add_object_element (lines, json_object_ref (category));
      flatten (lines, json_object_get_array_member (category, "categories"));
      for (guint j = 0; j < json_array_get_length (indicators); j++)
        json_array_add_object_element (lines, json_object_ref (json_array_get_object_element (indicators, j)));
    }
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  const char *text = json_object_get_null_member (object, member) ? NULL : json_object_get_string_member (object, member);

  return text != NULL ? text : "–";
}

static void
print_score (JsonNode *root)
{
  static const CzCliColumn columns[] = {
    { "marker", N_ ("Marker"), 0 },
    { "title", N_ ("Title"), 50 },
    { "points", N_ ("Points"), 0 },
    { "attainable", N_ ("Attainable"), 0 },
    { "why", N_ ("Note"), 40 },
  };
  JsonObject *object = json_node_get_object (root);
  g_autoptr (JsonArray) lines = json_array_new ();

  flatten (lines, json_object_get_array_member (object, "categories"));
  cz_cli_print ("%s\n", get_text (object, "title"));
  /* Translators: the assessed unit, then the code of the round */
  cz_cli_print (_ ("%s, round %s\n"), get_text (object, "subject"), get_text (object, "round"));
  cz_cli_print_table (lines, columns, G_N_ELEMENTS (columns));
  /* Translators: totals of a scoring sheet: points, attainable, declared, standardised */
  cz_cli_print (_ ("Total %s of %s attainable (%s declared), standardised %s\n"), get_text (object, "points"), get_text (object, "attainable"),
                get_text (object, "declared"), get_text (object, "standardised"));
  cz_cli_print (ngettext ("%d row is not scored yet.\n", "%d rows are not scored yet.\n", (gulong) json_object_get_int_member (object, "unscored")),
                (int) json_object_get_int_member (object, "unscored"));

  if (!json_object_get_null_member (object, "grade"))
    {
      JsonObject *grade = json_object_get_object_member (object, "grade");

      /* Translators: name of a grade, then why it is reached */
      cz_cli_print (_ ("Grade %s: %s\n"), get_text (grade, "name"), get_text (grade, "why"));
    }
}

static CzCliStatus
print (CzCli            *cli,
       CzWorkspace      *workspace,
       const CzCliScope *scope,
       gint64            round)
{
  g_autoptr (CzScoring) scoring = cz_scoring_new (workspace, round);
  Score score = { workspace, cz_workspace_get_data (workspace), scoring, scope->sheet, round };
  g_autoptr (JsonNode) root = to_json (&score);

  if (cli->json)
    return cz_cli_print_json (cli, g_steal_pointer (&root));

  print_score (root);

  return CZ_CLI_DONE;
}

CzCliStatus
cz_cli_score (CzCli *cli,
              int    argc,
              char **argv)
{
  g_autofree char   *sheet = NULL;
  g_autofree char   *subject = NULL;
  g_autofree char   *code = NULL;
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_ ("The scoring sheet, when there are several"), N_ ("ID") },
    { "subject", 0, 0, G_OPTION_ARG_FILENAME, &subject, N_ ("The assessed unit, when it is not the office's own place"), N_ ("UNIT") },
    { "round", 0, 0, G_OPTION_ARG_FILENAME, &code, N_ ("The round, when it is not the first"), N_ ("ROUND") },
    G_OPTION_ENTRY_NULL
  };
  CzCliStatus  status = CZ_CLI_DONE;
  CzCliScope   scope = { 0, 0 };
  gint64       round = 0;
  CzWorkspace *workspace;

  if (!cz_cli_parse (cli, entries, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc != 1)
    return cz_cli_fail_usage (cli, "score", _ ("nothing but options follows this command"));

  workspace = cz_cli_open (cli, CZ_CLI_READ, &status);
  if (workspace == NULL)
    return status;

  if (cz_cli_find_sheet (cli, workspace, sheet, &scope.sheet, &status) &&
      cz_cli_find_subject (cli, workspace, subject, &scope.subject, &status) &&
      cz_cli_find_round (cli, workspace, &scope, code, &round, &status))
    status = print (cli, workspace, &scope, round);

  return cz_cli_close (cli, workspace, status);
}
