/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-scope.h"
#include "cli/cz-cli-table.h"

#include "workspace/cz-json.h"

#include <glib/gi18n.h>

#define N_COLUMNS 7

/* The kinds that can be listed and what a person sees of them; the history is listed like a kind. */
static const struct
{
  const char *name;
  CzCliColumn columns[N_COLUMNS];
} listings[] = {
  { "campaigns", { { "id", N_ ("ID"), 0 }, { "title", N_ ("Title"), 60 }, { "year", N_ ("Year"), 0 } } },
  { "documents",
    { { "id", N_ ("ID"), 0 }, { "kind", N_ ("Kind"), 0 }, { "number", N_ ("Number"), 30 }, { "date", N_ ("Date"), 0 }, { "title", N_ ("Title"), 60 } } },
  { "tasks",
    { { "id", N_ ("ID"), 0 },
      { "path", N_ ("Place"), 24 },
      { "title", N_ ("Title"), 30 },
      { "units", N_ ("Units"), 50 },
      { "status", N_ ("Status"), 0 },
      { "progress", "%", 0 },
      { "due", N_ ("Due"), 0 } } },
  { "targets",
    { { "id", N_ ("ID"), 0 },
      { "name", N_ ("Name"), 50 },
      { "comparator", N_ ("Comparison"), 0 },
      { "value", N_ ("Value"), 0 },
      { "unit", N_ ("Unit of value"), 0 },
      { "met", N_ ("Met"), 0 },
      { "deadline", N_ ("Deadline"), 0 } } },
  { "readings",
    { { "id", N_ ("ID"), 0 }, { "measure_name", N_ ("Measure"), 50 }, { "subject_name", N_ ("Assessed unit"), 20 }, { "period", N_ ("Period"), 0 }, { "value", N_ ("Value"), 0 } } },
  { "phases", { { "id", N_ ("ID"), 0 }, { "name", N_ ("Name"), 40 }, { "start", N_ ("Start"), 0 }, { "end", N_ ("End"), 0 } } },
  { "milestones", { { "id", N_ ("ID"), 0 }, { "title", N_ ("Title"), 50 }, { "due", N_ ("Due"), 0 }, { "done", N_ ("Done"), 0 } } },
  { "duties", { { "id", N_ ("ID"), 0 }, { "every", N_ ("How often"), 0 }, { "text", N_ ("Text"), 80 } } },
  { "sheets", { { "id", N_ ("ID"), 0 }, { "title", N_ ("Title"), 60 }, { "points", N_ ("Points"), 0 } } },
  { "indicators",
    { { "id", N_ ("ID"), 0 }, { "marker", N_ ("Marker"), 0 }, { "title", N_ ("Title"), 60 }, { "points_printed", N_ ("Points"), 0 }, { "combine", N_ ("Combined by"), 0 } } },
  { "rows",
    { { "id", N_ ("ID"), 0 },
      { "no", N_ ("No."), 0 },
      { "indicator", N_ ("Indicator"), 0 },
      { "points", N_ ("Points"), 0 },
      { "marks", N_ ("Marks"), 30 },
      { "text", N_ ("Text"), 60 },
      { "units", N_ ("Units"), 40 } } },
  { "assessments", { { "id", N_ ("ID"), 0 }, { "sheet", N_ ("Sheet"), 0 }, { "subject_name", N_ ("Assessed unit"), 40 }, { "period", N_ ("Period"), 0 } } },
  { "rounds", { { "id", N_ ("ID"), 0 }, { "assessment", N_ ("Assessment"), 0 }, { "code", N_ ("Code"), 0 }, { "name", N_ ("Name"), 30 }, { "locked", N_ ("Locked"), 0 } } },
  { "units", { { "id", N_ ("ID"), 0 }, { "name", N_ ("Name"), 50 }, { "kind", N_ ("Kind"), 0 }, { "aliases", N_ ("Other names"), 40 } } },
  { "rosters", { { "id", N_ ("ID"), 0 }, { "name", N_ ("Name"), 40 }, { "members", N_ ("Units"), 80 } } },
  { "dispatches",
    { { "id", N_ ("ID"), 0 },
      { "number", N_ ("No."), 0 },
      { "unit_name", N_ ("Unit"), 30 },
      { "at", N_ ("Sent"), 0 },
      { "deadline", N_ ("Due"), 0 },
      { "returned_at", N_ ("Returned"), 0 },
      { "file_name", N_ ("File"), 40 } } },
  { "submissions",
    { { "id", N_ ("ID"), 0 },
      { "unit_name", N_ ("Unit"), 30 },
      { "row", N_ ("Row"), 0 },
      { "task", N_ ("Task"), 0 },
      { "field", N_ ("Field"), 0 },
      { "value", N_ ("Value"), 40 },
      { "state", N_ ("State"), 0 } } },
  { "contacts",
    { { "id", N_ ("ID"), 0 },
      { "unit_name", N_ ("Unit"), 30 },
      { "name", N_ ("Name"), 20 },
      { "post", N_ ("Post"), 20 },
      { "mobile", N_ ("Mobile"), 0 },
      { "from", N_ ("From"), 0 },
      { "to", N_ ("To"), 0 } } },
  { "evidence", { { "id", N_ ("ID"), 0 }, { "title", N_ ("Title"), 60 }, { "number", N_ ("Number"), 30 }, { "date", N_ ("Date"), 0 }, { "file_name", N_ ("File"), 30 } } },
  { "findings", { { "id", N_ ("ID"), 0 }, { "severity", N_ ("Severity"), 0 }, { "message", N_ ("Finding"), 80 }, { "accepted", N_ ("Accepted because"), 30 } } },
  { "history",
    { { "id", N_ ("ID"), 0 }, { "kind", N_ ("Kind"), 0 }, { "undoes", N_ ("Undoes"), 0 }, { "at", N_ ("At"), 0 }, { "by", N_ ("By"), 20 }, { "label", N_ ("What"), 60 } } },
};

#define HISTORY_PAGE 1000

static JsonNode *
history_to_json (CzWorkspace *workspace,
                 GError     **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 before = 0;
  guint  n_steps;

  json_builder_begin_array (builder);
  do
    {
      g_autoptr (GPtrArray) steps = cz_store_list_steps (cz_workspace_get_store (workspace), before, HISTORY_PAGE, error);

      if (steps == NULL)
        return NULL;

      n_steps = steps->len;
      for (guint i = 0; i < n_steps; i++)
        {
          const CzStep *step = steps->pdata[i];

          before = step->id;
          json_builder_begin_object (builder);
          cz_json_add_integer (builder, "id", step->id);
          cz_json_add_text (builder, "kind", cz_step_kind_names[step->kind]);
          cz_json_add_reference (builder, "undoes", step->undoes);
          cz_json_add_text (builder, "at", step->at);
          cz_json_add_text (builder, "by", step->person);
          cz_json_add_text (builder, "label", step->label);
          cz_json_add_text (builder, "hash", step->hash);
          json_builder_end_object (builder);
        }
    }
  while (n_steps == HISTORY_PAGE);
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

/* Shows the marks of a row in one cell: “self 8, review 7.5”. */
static void
word_marks (JsonArray *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      JsonObject *marks = json_object_get_object_member (row, "marks");
      g_autoptr (GList) rounds = json_object_get_members (marks);
      GString *text = g_string_new (NULL);

      for (GList *round = rounds; round != NULL; round = round->next)
        {
          JsonObject *mark = json_object_get_object_member (marks, round->data);
          const char *points = json_object_get_boolean_member (mark, "applies") ? json_object_get_string_member (mark, "points") : _ ("does not apply");

          g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", (const char *) round->data, points != NULL ? points : "–");
        }

      json_object_set_string_member (row, "marks", text->str);
      g_string_free (text, TRUE);
    }
}

static void
print_listing (JsonArray *objects,
               guint      listing)
{
  guint n_columns = 0;

  if (g_str_equal (listings[listing].name, "rows"))
    word_marks (objects);

  while (n_columns < N_COLUMNS && listings[listing].columns[n_columns].member != NULL)
    n_columns++;

  cz_cli_print_table (objects, listings[listing].columns, n_columns);
}

static CzCliStatus
list (CzCli       *cli,
      CzWorkspace *workspace,
      guint        listing,
      const char  *sheet,
      const char  *subject)
{
  CzCliScope  scope = { 0, 0 };
  CzCliStatus status = CZ_CLI_DONE;
  CzKind      kind;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  if (!cz_kind_from_plural (listings[listing].name, &kind))
    {
      root = history_to_json (workspace, &error);
      if (root == NULL)
        return cz_cli_fail (cli, cli->workspace, error);
    }
  else
    {
      gboolean needs_sheet = sheet != NULL || (kind == CZ_KIND_ROW && cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_SHEET)->len > 0);

      if ((needs_sheet && !cz_cli_find_sheet (cli, workspace, sheet, &scope.sheet, &status)) ||
          !cz_cli_find_subject (cli, workspace, subject, &scope.subject, &status))
        return status;

      root = cz_cli_records_to_json (workspace, kind, &scope);
    }

  if (cli->json)
    return cz_cli_print_json (cli, g_steal_pointer (&root));

  print_listing (json_node_get_array (root), listing);

  return CZ_CLI_DONE;
}

static char *
name_kinds (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", listings[i].name);

  return g_string_free (text, FALSE);
}

CzCliStatus
cz_cli_list (CzCli *cli,
             int    argc,
             char **argv)
{
  g_autofree char   *sheet = NULL;
  g_autofree char   *subject = NULL;
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_ ("The scoring sheet, when there are several"), N_ ("ID") },
    { "subject", 0, 0, G_OPTION_ARG_FILENAME, &subject, N_ ("The assessed unit, when it is not the office's own place"), N_ ("UNIT") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *kinds = name_kinds ();
  g_autofree char *what = NULL;
  CzCliStatus      status = CZ_CLI_DONE;
  CzWorkspace     *workspace;
  guint            listing = 0;

  if (!cz_cli_parse (cli, entries, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;

  /* Translators: %s is a list of words */
  what = g_strdup_printf (_ ("name one kind: %s"), kinds);
  if (argc != 2)
    return cz_cli_fail_usage (cli, "list", what);

  while (listing < G_N_ELEMENTS (listings) && !g_str_equal (listings[listing].name, argv[1]))
    listing++;
  if (listing == G_N_ELEMENTS (listings))
    return cz_cli_fail_usage (cli, argv[1], what);

  workspace = cz_cli_open (cli, CZ_CLI_READ, &status);
  if (workspace == NULL)
    return status;

  return cz_cli_close (cli, workspace, list (cli, workspace, listing, sheet, subject));
}
