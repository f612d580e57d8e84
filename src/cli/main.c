/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-locale.h"
#include "cli/cz-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

static const CzCliCommand commands[] = {
  { "read", "[--json] FILE", N_ ("Parse one document and print the draft; touches no workspace"), cz_cli_read },
  { "new", "FILE.chuangzhi [--sample]", N_ ("Make an empty workspace, or one holding the sample campaign"), cz_cli_new },
  { "import", "FILE… [--accept] [--dry-run] [--json]", N_ ("Read documents into the workspace"), cz_cli_import },
  { "list", "KIND [--json]", N_ ("List the records of one kind"), cz_cli_list },
  { "set", "KIND/ID FIELD=VALUE…", N_ ("Edit one record, as one step of history"), cz_cli_set },
  { "check", "[--json]", N_ ("Check the whole workspace, worst first"), cz_cli_check },
  { "score", "[--sheet ID] [--subject UNIT] [--round ROUND] [--json]", N_ ("Show the totals of a scoring sheet"), cz_cli_score },
  { "forms", "[--json]", N_ ("List the official forms that can be written"), cz_cli_forms },
  { "export", "--form ID [--sheet ID] [--unit NAME] -o OUT", N_ ("Write an official form as .xlsx or .pdf"), cz_cli_export },
  { "send", "--units all|NAME,… -d DIR [--deadline DATE]", N_ ("Write one workbook per unit, to be filled in and returned"), cz_cli_send },
  { "receive", "FILE… [--accept-clean] [--json]", N_ ("Compare returned workbooks with what was sent and what is here"), cz_cli_receive },
  { "undo", "[N]", N_ ("Step back in the history"), cz_cli_undo },
  { "redo", "[N]", N_ ("Step forward in the history"), cz_cli_redo },
  { "backup", "OUT.chuangzhi", N_ ("Write a consistent copy of the workspace"), cz_cli_backup },
  { "verify", "[--json]", N_ ("Check the file, its history and its evidence"), cz_cli_verify },
};

static const CzCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }

  return NULL;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-8s %s", commands[i].name, _ (commands[i].summary));

  g_string_append (text, "\n\n");
  g_string_append (text, _ ("“chuangzhi-cli COMMAND --help” tells more about one of them."));

  return g_string_free (text, FALSE);
}

/* Parses what stands before the command; its name is then argv[1]. */
static gboolean
parse_globals (CzCli    *cli,
               gboolean *version,
               int      *argc,
               char   ***argv)
{
  const GOptionEntry entries[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, &cli->workspace, N_ ("The workspace to work on"), N_ ("WORKSPACE") },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &cli->quiet, N_ ("Show no progress"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_ ("Print the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  g_autoptr (GError) error = NULL;
  g_autofree char *description = describe_commands ();

  g_option_context_set_summary (context, _ ("The workbench of a quality office, without a window."));
  g_option_context_set_description (context, description);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  cz_cli_fail_usage (cli, "chuangzhi-cli", error->message);

  return FALSE;
}

static CzCliStatus
run (CzCli *cli,
     int    argc,
     char **argv)
{
  gboolean version = FALSE;

  if (!parse_globals (cli, &version, &argc, &argv))
    return CZ_CLI_USAGE;

  if (version)
    {
      cz_cli_print ("chuangzhi-cli %s\n", PACKAGE_VERSION);
      return CZ_CLI_DONE;
    }

  if (argc < 2)
    return cz_cli_fail_usage (cli, "chuangzhi-cli", _ ("a command is missing"));

  cli->command = find_command (argv[1]);
  if (cli->command == NULL)
    return cz_cli_fail_usage (cli, argv[1], _ ("there is no such command"));

  return cli->command->run (cli, argc - 1, argv + 1);
}

int
main (int   argc,
      char *argv[])
{
  CzCli       cli = { 0 };
  CzCliStatus status;

  cz_locale_init ();
  g_set_prgname ("chuangzhi-cli");

  status = run (&cli, argc, argv);
  cz_cli_progress_end (&cli);

  if (fflush (stdout) != 0 && status == CZ_CLI_DONE)
    status = cz_cli_fail_as (&cli, CZ_CLI_WORKSPACE, _ ("standard output"), g_strerror (errno));

  g_free (cli.workspace);

  return status;
}
