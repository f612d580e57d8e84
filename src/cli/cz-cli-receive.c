/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli.h"

#include "workspace/cz-json.h"
#include "workspace/cz-receive.h"

#include <glib/gi18n.h>

static const char *
get_unit_name (CzData *data,
               gint64  unit)
{
  const CzUnit *record = cz_data_get_unit (data, unit);

  return record != NULL ? record->name : "";
}

static void
add_change (JsonBuilder           *builder,
            CzData                *data,
            const CzReceiveFile   *file,
            const CzReceiveChange *change)
{
  json_builder_begin_object (builder);
  cz_json_add_text (builder, "unit", get_unit_name (data, file->unit));
  if (change->line.part == CZ_EXCHANGE_ROW)
    cz_json_add_integer (builder, "row", change->line.id);
  else if (change->line.part == CZ_EXCHANGE_TASK)
    cz_json_add_integer (builder, "task", change->line.id);
  else
    cz_json_add_integer (builder, "contact", change->line.id);
  cz_json_add_text (builder, "field", change->field->name);
  cz_json_add_text (builder, "sent", change->sent);
  cz_json_add_text (builder, "now", change->now);
  cz_json_add_text (builder, "returned", change->returned);
  cz_json_add_text (builder, "state", cz_three_way_names[change->state]);
  json_builder_end_object (builder);
}

static void
add_file (JsonBuilder         *builder,
          CzData              *data,
          const CzReceiveFile *file)
{
  g_autofree char *path = cz_cli_dup_text (file->path);

  json_builder_begin_object (builder);
  cz_json_add_text (builder, "file", path);
  cz_json_add_text_or_null (builder, "unit", file->unit != 0 ? get_unit_name (data, file->unit) : NULL);
  if (file->number != 0)
    cz_json_add_integer (builder, "dispatch", file->number);
  else
    cz_json_add_text_or_null (builder, "dispatch", NULL);
  cz_json_add_text (builder, "status", cz_receive_status_names[file->status]);

  cz_json_begin_array (builder, "changes");
  for (guint i = 0; i < file->changes->len; i++)
    add_change (builder, data, file, &g_array_index (file->changes, CzReceiveChange, i));
  json_builder_end_array (builder);

  cz_json_begin_array (builder, "added");
  for (guint i = 0; i < file->added->len; i++)
    json_builder_add_value (builder, json_from_string (file->added->pdata[i], NULL));
  json_builder_end_array (builder);

  cz_json_begin_array (builder, "problems");
  for (guint i = 0; i < file->problems->len; i++)
    json_builder_add_string_value (builder, file->problems->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static JsonNode *
to_json (CzData    *data,
         GPtrArray *files,
         GPtrArray *missing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cz_json_begin_array (builder, "files");
  for (guint i = 0; i < files->len; i++)
    add_file (builder, data, files->pdata[i]);
  json_builder_end_array (builder);
  cz_json_begin_array (builder, "missing");
  for (guint i = 0; i < missing->len; i++)
    json_builder_add_string_value (builder, missing->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static void
print_change (const CzReceiveChange *change)
{
  g_autofree char *key = cz_exchange_dup_key (&change->line);

  cz_cli_print ("  %-9s %s %s: %s | %s | %s\n", cz_three_way_names[change->state], key, change->field->name, change->sent, change->now, change->returned);
}

static void
print_all (CzData    *data,
           GPtrArray *files,
           GPtrArray *missing)
{
  for (guint i = 0; i < files->len; i++)
    {
      const CzReceiveFile *file = files->pdata[i];
      g_autofree char     *path = cz_cli_dup_text (file->path);

      cz_cli_print ("%s: %s %s\n", path, get_unit_name (data, file->unit), cz_receive_status_names[file->status]);
      for (guint j = 0; j < file->changes->len; j++)
        print_change (&g_array_index (file->changes, CzReceiveChange, j));
      for (guint j = 0; j < file->added->len; j++)
        cz_cli_print ("  %-9s %s\n", "added", (const char *) file->added->pdata[j]);
      for (guint j = 0; j < file->problems->len; j++)
        cz_cli_print ("  %s\n", (const char *) file->problems->pdata[j]);
    }

  for (guint i = 0; i < missing->len; i++)
    cz_cli_print (_ ("Not returned yet: %s\n"), (const char *) missing->pdata[i]);
}

/* Files of which none can be used are a refused input; one among others is not. */
static CzCliStatus
check_refused (CzCli     *cli,
               GPtrArray *files)
{
  const CzReceiveFile *first = files->len > 0 ? files->pdata[0] : NULL;
  g_autofree char     *path = NULL;

  for (guint i = 0; i < files->len; i++)
    if (((const CzReceiveFile *) files->pdata[i])->status != CZ_RECEIVE_REFUSED)
      return CZ_CLI_DONE;

  if (first == NULL)
    return cz_cli_fail_as (cli, CZ_CLI_REFUSED, "receive", _ ("there is no file in this folder"));

  path = cz_cli_dup_text (first->path);

  return cz_cli_fail_as (cli, CZ_CLI_REFUSED, path, first->problems->pdata[0]);
}

static CzCliStatus
receive (CzCli       *cli,
         CzWorkspace *workspace,
         char       **paths,
         gboolean     accept_clean)
{
  CzData *data = cz_workspace_get_data (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = cz_receive_list_files ((const char *const *) paths, &error);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (CzEdit) edit = NULL;

  if (list == NULL)
    return cz_cli_fail_as (cli, CZ_CLI_REFUSED, paths[0], error->message);

  cz_cli_progress_start (cli, _ ("Reading…"));
  files = cz_receive_read (workspace, list, NULL, &error);
  missing = cz_receive_list_missing (workspace, files);
  cz_cli_progress_end (cli);

  if (accept_clean)
    {
      edit = cz_receive_prepare (workspace, files);
      if (cz_edit_get_length (edit) > 0 && (!cz_workspace_apply (workspace, edit, &error) || !cz_workspace_flush (workspace, &error)))
        return cz_cli_fail (cli, cli->workspace, error);
    }

  if (cli->json)
    cz_cli_print_json (cli, to_json (data, files, missing));
  else
    print_all (data, files, missing);

  return check_refused (cli, files);
}

CzCliStatus
cz_cli_receive (CzCli *cli,
                int    argc,
                char **argv)
{
  gboolean           accept_clean = FALSE;
  const GOptionEntry entries[] = {
    { "accept-clean", 0, 0, G_OPTION_ARG_NONE, &accept_clean, N_ ("Take what only the units changed"), NULL },
    G_OPTION_ENTRY_NULL
  };
  CzCliStatus  status = CZ_CLI_DONE;
  CzWorkspace *workspace;

  if (!cz_cli_parse (cli, entries, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc < 2)
    return cz_cli_fail_usage (cli, "receive", _ ("name the workbooks that came back, or their folder"));

  workspace = cz_cli_open (cli, CZ_CLI_WRITE, &status);
  if (workspace == NULL)
    return status;

  return cz_cli_close (cli, workspace, receive (cli, workspace, argv + 1, accept_clean));
}
