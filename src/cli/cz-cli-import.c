/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-draft.h"

#include "workspace/cz-draft-json.h"
#include "workspace/cz-import-batch.h"
#include "workspace/cz-json.h"

#include <glib/gi18n.h>

/* Reads every file before the workspace is touched; returns NULL when one cannot be read. */
static GPtrArray *
read_all (CzCli       *cli,
          char       **files,
          CzCliStatus *status)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_free);

  for (guint i = 0; files[i] != NULL; i++)
    {
      CzDraft *draft = cz_cli_read_draft (cli, files[i], status);

      if (draft == NULL)
        return NULL;

      g_ptr_array_add (drafts, draft);
    }

  return g_steal_pointer (&drafts);
}

static void
add_counts (JsonBuilder   *builder,
            const CzDraft *draft)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  cz_json_add_integer (builder, "tasks", draft->tasks->len);
  cz_json_add_integer (builder, "targets", draft->targets->len);
  cz_json_add_integer (builder, "phases", draft->phases->len);
  cz_json_add_integer (builder, "duties", draft->duties->len);
  cz_json_add_integer (builder, "sheets", draft->sheets->len);
  cz_json_add_integer (builder, "rows", cz_cli_count_rows (draft));
  json_builder_end_object (builder);
}

static JsonNode *
to_json (char           **files,
         const GPtrArray *drafts,
         const GArray    *documents,
         gboolean         dry_run)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cz_json_add_boolean (builder, "dry_run", dry_run);
  cz_json_begin_array (builder, "files");
  for (guint i = 0; i < drafts->len; i++)
    {
      const CzDraft   *draft = drafts->pdata[i];
      g_autofree char *file = cz_cli_dup_text (files[i]);

      json_builder_begin_object (builder);
      cz_json_add_text (builder, "file", file);
      cz_json_add_reference (builder, "document", dry_run ? 0 : g_array_index (documents, gint64, i));
      cz_json_add_text (builder, "title", draft->title);
      cz_json_add_text (builder, "number", draft->number);
      add_counts (builder, draft);
      cz_draft_add_findings (builder, "findings", draft->findings);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static void
print_all (const GPtrArray *drafts,
           gboolean         dry_run)
{
  for (guint i = 0; i < drafts->len; i++)
    cz_cli_print_draft (drafts->pdata[i]);

  if (dry_run)
    cz_cli_print ("%s\n", _ ("Nothing was imported: this was a dry run."));
  else
    cz_cli_print (ngettext ("%u document imported.\n", "%u documents imported.\n", drafts->len), drafts->len);
}

static CzCliStatus
take (CzCli       *cli,
      CzWorkspace *workspace,
      char       **files,
      GPtrArray   *drafts,
      gboolean     accept,
      gboolean     dry_run)
{
  g_autoptr (CzEdit) edit = NULL;
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  guint failed = 0;

  edit = cz_import_prepare_batch (workspace, drafts, accept ? CZ_IMPORT_ACCEPT : 0, documents, &failed, &error);
  if (edit == NULL)
    return cz_cli_fail (cli, files[failed], error);

  if (!dry_run && (!cz_workspace_apply_import (workspace, edit, &error) || !cz_workspace_flush (workspace, &error)))
    return cz_cli_fail (cli, cli->workspace, error);

  if (cli->json)
    return cz_cli_print_json (cli, to_json (files, drafts, documents, dry_run));

  print_all (drafts, dry_run);

  return CZ_CLI_DONE;
}

CzCliStatus
cz_cli_import (CzCli *cli,
               int    argc,
               char **argv)
{
  gboolean           accept = FALSE;
  gboolean           dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, N_ ("Import although it cannot all be used as read"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only show what would be imported"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) drafts = NULL;
  CzCliStatus  status = CZ_CLI_DONE;
  CzWorkspace *workspace;

  if (!cz_cli_parse (cli, entries, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc < 2)
    return cz_cli_fail_usage (cli, "import", _ ("name the documents"));

  workspace = cz_cli_open (cli, dry_run ? CZ_CLI_READ : CZ_CLI_WRITE, &status);
  if (workspace == NULL)
    return status;

  drafts = read_all (cli, argv + 1, &status);
  if (drafts != NULL)
    status = take (cli, workspace, argv + 1, drafts, accept, dry_run);

  return cz_cli_close (cli, workspace, status);
}
