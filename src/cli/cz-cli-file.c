/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli.h"

#include "base/cz-error.h"
#include "workspace/cz-json.h"
#include "workspace/cz-recent.h"
#include "workspace/cz-sample.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define WORKSPACE_ENDING ".chuangzhi"

/* Removes a workspace that was made but could not be filled. */
static void
remove_unfinished (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock = g_strdup_printf ("%s/.%s.lock", folder, name);

  g_unlink (path);
  g_unlink (lock);
}

CzCliStatus
cz_cli_new (CzCli *cli,
            int    argc,
            char **argv)
{
  gboolean           sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_ ("Fill it with the sample campaign"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CzWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  CzCliStatus status = CZ_CLI_DONE;

  if (!cz_cli_parse (cli, entries, FALSE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc != 2)
    return cz_cli_fail_usage (cli, "new", _ ("name the file to make"));
  if (!g_str_has_suffix (argv[1], WORKSPACE_ENDING))
    return cz_cli_fail_usage (cli, argv[1], _ ("the name of a workspace ends in .chuangzhi"));

  workspace = cz_workspace_open (argv[1], CZ_STORE_CREATE, &error);
  if (workspace == NULL)
    {
      g_autofree char *what = cz_cli_error_text (error);

      return cz_cli_fail_as (cli, CZ_CLI_WORKSPACE, argv[1], what);
    }

  if (sample && (!cz_sample_import (workspace, &error) || !cz_workspace_flush (workspace, &error)))
    status = cz_cli_fail (cli, argv[1], error);

  if (!cz_workspace_close (workspace, status == CZ_CLI_DONE ? &error : NULL) && status == CZ_CLI_DONE)
    status = cz_cli_fail (cli, argv[1], error);

  if (status != CZ_CLI_DONE)
    remove_unfinished (argv[1]);

  return status;
}

static void
add_problem (JsonBuilder *builder,
             const char  *code,
             const char  *text)
{
  json_builder_begin_object (builder);
  cz_json_add_text (builder, "code", code);
  cz_json_add_text (builder, "text", text);
  json_builder_end_object (builder);
}

/* Opens the file alone, without the records: also one whose records cannot be read. */
static CzStore *
open_store (CzCli   *cli,
            GError **error)
{
  if (cli->workspace == NULL)
    cli->workspace = cz_recent_dup_first ();

  if (cli->workspace != NULL)
    return cz_store_open (cli->workspace, CZ_STORE_READ_ONLY, error);

  g_set_error_literal (error, CZ_ERROR, CZ_ERROR_USAGE, _ ("no workspace was used yet: name one with -w"));

  return NULL;
}

static CzCliStatus
fail_open (CzCli        *cli,
           const GError *error)
{
  g_autofree char *what = NULL;

  if (g_error_matches (error, CZ_ERROR, CZ_ERROR_USAGE))
    return cz_cli_fail_usage (cli, cli->command->name, error->message);

  what = cz_cli_error_text (error);

  return cz_cli_fail_as (cli, CZ_CLI_WORKSPACE, cli->workspace, what);
}

CzCliStatus
cz_cli_backup (CzCli *cli,
               int    argc,
               char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStore) store = NULL;
  CzCliStatus status = CZ_CLI_DONE;

  if (!cz_cli_parse (cli, NULL, FALSE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc != 2)
    return cz_cli_fail_usage (cli, "backup", _ ("name the file to write"));
  if (!g_str_has_suffix (argv[1], WORKSPACE_ENDING))
    return cz_cli_fail_usage (cli, argv[1], _ ("the name of a workspace ends in .chuangzhi"));

  store = open_store (cli, &error);
  if (store == NULL)
    return fail_open (cli, error);

  if (!cz_store_backup (store, argv[1], NULL, &error))
    status = cz_cli_fail (cli, argv[1], error);

  cz_store_close (store, NULL);

  return status;
}

/* Prints the problems; @refusal (nullable) is why the file could not even be opened as a workspace. */
static CzCliStatus
report (CzCli           *cli,
        const GPtrArray *problems,
        const GError    *refusal)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean ok = refusal == NULL && problems->len == 0;

  if (refusal != NULL && !cli->json)
    {
      cz_cli_fail (cli, cli->workspace, refusal);
      return CZ_CLI_FOUND;
    }

  json_builder_begin_object (builder);
  cz_json_add_text (builder, "file", cli->workspace);
  cz_json_add_boolean (builder, "ok", ok);
  cz_json_begin_array (builder, "problems");
  if (refusal != NULL)
    add_problem (builder, refusal->code == CZ_ERROR_TAMPERED ? "schema" : "integrity", refusal->message);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const CzStoreProblem *problem = problems->pdata[i];

      add_problem (builder, cz_store_problem_names[problem->code], problem->text);
      if (!cli->json)
        cz_cli_print ("%s: %s\n", cz_store_problem_names[problem->code], problem->text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (cli->json)
    cz_cli_print_json (cli, json_builder_get_root (builder));
  else if (ok)
    cz_cli_print ("%s\n", _ ("The file, its history and its evidence are sound."));

  return ok ? CZ_CLI_DONE : CZ_CLI_FOUND;
}

CzCliStatus
cz_cli_verify (CzCli *cli,
               int    argc,
               char **argv)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzStore) store = NULL;

  if (!cz_cli_parse (cli, NULL, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc != 1)
    return cz_cli_fail_usage (cli, "verify", _ ("nothing follows this command"));

  store = open_store (cli, &error);
  if (g_error_matches (error, CZ_ERROR, CZ_ERROR_TAMPERED) || g_error_matches (error, CZ_ERROR, CZ_ERROR_DAMAGED))
    return report (cli, NULL, error);
  if (store == NULL)
    return fail_open (cli, error);

  problems = cz_store_verify (store, NULL, &error);
  cz_store_close (store, NULL);

  if (problems == NULL)
    return cz_cli_fail (cli, cli->workspace, error);

  return report (cli, problems, NULL);
}
