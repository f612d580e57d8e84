/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-scope.h"
#include "cli/cz-cli-table.h"

#include "workspace/cz-form-export.h"
#include "workspace/cz-json.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-unit-register.h"

#include <glib/gi18n.h>

static JsonNode *
forms_to_json (const GPtrArray *forms)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < forms->len; i++)
    {
      const CzFormDefinition *form = forms->pdata[i];

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "id", form->id);
      cz_json_add_text (builder, "title", form->name);
      cz_json_add_text (builder, "paper", form->paper == CZ_FORM_PAPER_A3 ? "A3" : "A4");
      cz_json_add_text (builder, "orientation", form->landscape ? "landscape" : "portrait");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

CzCliStatus
cz_cli_forms (CzCli *cli,
              int    argc,
              char **argv)
{
  static const CzCliColumn columns[] = {
    { "id", N_ ("ID"), 0 },
    { "title", N_ ("Title"), 60 },
    { "paper", N_ ("Paper"), 0 },
    { "orientation", N_ ("Orientation"), 0 },
  };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (!cz_cli_parse (cli, NULL, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc != 1)
    return cz_cli_fail_usage (cli, "forms", _ ("nothing follows this command"));

  forms = cz_form_export_list (problems);
  root = forms_to_json (forms);

  if (cli->json)
    cz_cli_print_json (cli, g_steal_pointer (&root));
  else
    cz_cli_print_table (json_node_get_array (root), columns, G_N_ELEMENTS (columns));

  /* A form of the user's own that is wrong does not hide the others. */
  for (guint i = 0; i < problems->len; i++)
    cz_cli_fail_as (cli, CZ_CLI_DONE, "forms", problems->pdata[i]);

  return CZ_CLI_DONE;
}

/* What the command line of export says; NULL where it says nothing. */
typedef struct
{
  char *form;
  char *sheet;
  char *subject;
  char *round;
  char *unit;
  char *out;
} Export;

static gboolean
find_scope (CzCli         *cli,
            CzWorkspace   *workspace,
            const Export  *arguments,
            CzFormSubject *subject,
            CzCliStatus   *status)
{
  CzCliScope scope = { 0, 0 };

  if (!cz_cli_find_sheet (cli, workspace, arguments->sheet, &scope.sheet, status) ||
      !cz_cli_find_subject (cli, workspace, arguments->subject, &scope.subject, status) ||
      !cz_cli_find_round (cli, workspace, &scope, arguments->round, &subject->round, status))
    return FALSE;

  subject->sheet = scope.sheet;
  subject->assessment = cz_marks_find_assessment (workspace, scope.sheet, scope.subject);

  return TRUE;
}

static CzCliStatus export(CzCli        *cli,
                          CzWorkspace  *workspace,
                          const Export *arguments)
{
  g_autofree char *unit = arguments->unit != NULL ? cz_cli_dup_text (arguments->unit) : NULL;
  CzFormSubject    subject = { 0, 0, 0, unit };
  CzCliStatus      status = CZ_CLI_DONE;
  g_autoptr (GPtrArray) forms = cz_form_export_list (NULL);
  g_autoptr (GError) error = NULL;

  if (cz_form_definitions_find (forms, arguments->form, &error) == NULL)
    return cz_cli_fail_as (cli, CZ_CLI_REFUSED, arguments->form, _ ("there is no such form; “forms” shows them"));

  if (unit != NULL && cz_unit_register_find (cz_workspace_get_data (workspace), unit) == 0)
    return cz_cli_fail_as (cli, CZ_CLI_REFUSED, unit, _ ("there is no such unit; “list units” shows them"));

  if (!find_scope (cli, workspace, arguments, &subject, &status))
    return status;

  cz_cli_progress_start (cli, _ ("Writing…"));
  if (!cz_form_export_file (workspace, arguments->form, &subject, arguments->out, &error))
    return cz_cli_fail (cli, arguments->out, error);

  return CZ_CLI_DONE;
}

static CzCliStatus
check_arguments (CzCli        *cli,
                 const Export *arguments,
                 int           argc)
{
  if (argc != 1)
    return cz_cli_fail_usage (cli, "export", _ ("nothing but options follows this command"));
  if (arguments->form == NULL)
    return cz_cli_fail_usage (cli, "export", _ ("name the form with --form; “forms” shows them"));
  if (arguments->out == NULL)
    return cz_cli_fail_usage (cli, "export", _ ("name the file to write with -o"));
  if (!g_str_has_suffix (arguments->out, ".xlsx") && !g_str_has_suffix (arguments->out, ".pdf"))
    return cz_cli_fail_usage (cli, arguments->out, _ ("the name must end in .xlsx or .pdf"));

  return CZ_CLI_DONE;
}

CzCliStatus
cz_cli_export (CzCli *cli,
               int    argc,
               char **argv)
{
  Export             arguments = { NULL };
  const GOptionEntry entries[] = {
    { "form", 0, 0, G_OPTION_ARG_FILENAME, &arguments.form, N_ ("The form to write"), N_ ("ID") },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &arguments.sheet, N_ ("The scoring sheet, when there are several"), N_ ("ID") },
    { "subject", 0, 0, G_OPTION_ARG_FILENAME, &arguments.subject, N_ ("The assessed unit, when it is not the office's own place"), N_ ("UNIT") },
    { "round", 0, 0, G_OPTION_ARG_FILENAME, &arguments.round, N_ ("The round, when it is not the first"), N_ ("ROUND") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &arguments.unit, N_ ("The unit that the form is for"), N_ ("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments.out, N_ ("The file to write; its ending says as what"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL
  };
  CzCliStatus  status = CZ_CLI_USAGE;
  CzWorkspace *workspace;

  if (cz_cli_parse (cli, entries, FALSE, &argc, &argv))
    status = check_arguments (cli, &arguments, argc);

  if (status == CZ_CLI_DONE)
    {
      workspace = cz_cli_open (cli, CZ_CLI_READ, &status);
      if (workspace != NULL)
        status = cz_cli_close (cli, workspace, export(cli, workspace, &arguments));
    }

  g_free (arguments.form);
  g_free (arguments.sheet);
  g_free (arguments.subject);
  g_free (arguments.round);
  g_free (arguments.unit);
  g_free (arguments.out);

  return status;
}
