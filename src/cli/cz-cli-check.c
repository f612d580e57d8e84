/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli.h"

#include "workspace/cz-checks.h"
#include "workspace/cz-finding-text.h"
#include "workspace/cz-json.h"

#include <glib/gi18n.h>

static void
add_check (JsonBuilder   *builder,
           const CzCheck *check)
{
  g_autofree char *message = cz_finding_text (check->code, check->where, check->declared, check->found);

  json_builder_begin_object (builder);
  cz_json_add_reference (builder, "id", check->finding);
  cz_json_add_text (builder, "code", cz_finding_code_to_name (check->code));
  cz_json_add_text (builder, "severity", cz_severity_to_name (check->severity));
  cz_json_add_text (builder, "where", check->where);
  cz_json_add_text (builder, "declared", check->declared);
  cz_json_add_text (builder, "found", check->found);
  cz_json_add_text (builder, "message", message);
  cz_json_add_text (builder, "advice", cz_finding_advice (check->code));
  cz_json_add_text (builder, "place", cz_place_to_name (check->place));
  cz_json_add_reference (builder, "record", check->record);
  cz_json_add_reference (builder, "document", check->document);
  cz_json_add_reference (builder, "sheet", check->sheet);
  cz_json_add_reference (builder, "line", check->line);
  cz_json_add_text (builder, "accepted", check->accepted);
  cz_json_add_text (builder, "accepted_by", check->accepted_by);
  cz_json_add_text (builder, "accepted_at", check->accepted_at);
  cz_json_add_boolean (builder, "lapsed", check->lapsed);
  json_builder_end_object (builder);
}

static JsonNode *
to_json (const GPtrArray *checks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < checks->len; i++)
    add_check (builder, checks->pdata[i]);
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

static void
print_check (const CzCheck *check)
{
  g_autofree char *message = cz_finding_text (check->code, check->where, check->declared, check->found);

  cz_cli_print ("[%s] %s\n", cz_severity_title (check->severity), message);

  if (*check->accepted != '\0')
    {
      /* Translators: why a finding may stay, and who said so */
      cz_cli_print (_ ("    accepted: %s (%s)\n"), check->accepted, check->accepted_by);
      return;
    }

  if (check->lapsed)
    cz_cli_print ("    %s\n", _ ("was accepted, but has changed since"));
  if (check->finding != 0)
    cz_cli_print ("    findings/%" G_GINT64_FORMAT "  %s\n", check->finding, cz_finding_advice (check->code));
  else
    cz_cli_print ("    %s\n", cz_finding_advice (check->code));
}

static void
print_checks (const GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    print_check (checks->pdata[i]);

  /* Translators: how many findings are open, of each severity */
  cz_cli_print (_ ("Open: %u errors, %u warnings, %u notes.\n"), cz_checks_count_open (checks, CZ_SEVERITY_ERROR),
                cz_checks_count_open (checks, CZ_SEVERITY_WARNING), cz_checks_count_open (checks, CZ_SEVERITY_NOTE));
}

CzCliStatus
cz_cli_check (CzCli *cli,
              int    argc,
              char **argv)
{
  g_autoptr (GPtrArray) checks = NULL;
  CzCliStatus  status = CZ_CLI_DONE;
  CzWorkspace *workspace;

  if (!cz_cli_parse (cli, NULL, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc != 1)
    return cz_cli_fail_usage (cli, "check", _ ("nothing follows this command"));

  workspace = cz_cli_open (cli, CZ_CLI_READ, &status);
  if (workspace == NULL)
    return status;

  checks = cz_checks_run (workspace);
  if (cli->json)
    cz_cli_print_json (cli, to_json (checks));
  else
    print_checks (checks);

  return cz_cli_close (cli, workspace, cz_checks_count_open (checks, CZ_SEVERITY_ERROR) > 0 ? CZ_CLI_FOUND : CZ_CLI_DONE);
}
