/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli.h"

#include "workspace/cz-exchange.h"
#include "workspace/cz-send.h"
#include "workspace/cz-unit-register.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Days that units get when the command line says nothing. */
#define DEFAULT_DAYS 14

typedef struct
{
  char *units;
  char *folder;
  char *deadline;
} Send;

/* The units named, or all that have something to fill in. */
static GArray *
find_units (CzCli       *cli,
            CzWorkspace *workspace,
            const char  *names,
            CzCliStatus *status)
{
  CzData          *data = cz_workspace_get_data (workspace);
  g_autofree char *text = cz_cli_dup_text (names);
  g_auto (GStrv) list = g_strsplit_set (text, ",\n", -1);
  g_autoptr (GArray) units = NULL;

  if (g_str_equal (text, "all"))
    return cz_exchange_list_units (data, cz_workspace_get_campaign (workspace));

  units = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *name = g_strstrip (list[i]);
      gint64      unit = *name != '\0' ? cz_unit_register_find (data, name) : 0;
      gboolean    known = FALSE;

      if (*name == '\0')
        continue;

      if (unit == 0)
        {
          *status = cz_cli_fail_as (cli, CZ_CLI_REFUSED, name, _ ("there is no such unit; “list units” shows them"));
          return NULL;
        }

      for (guint j = 0; j < units->len; j++)
        known |= g_array_index (units, gint64, j) == unit;
      if (!known)
        g_array_append_val (units, unit);
    }

  return g_steal_pointer (&units);
}

static CzCliStatus
send_workbooks (CzCli       *cli,
                CzWorkspace *workspace,
                const Send  *arguments,
                CzDate       deadline)
{
  CzCliStatus status = CZ_CLI_DONE;
  g_autoptr (GArray) units = find_units (cli, workspace, arguments->units, &status);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  if (units == NULL)
    return status;

  if (g_mkdir_with_parents (arguments->folder, 0755) != 0)
    return cz_cli_fail_as (cli, CZ_CLI_WORKSPACE, arguments->folder, _ ("the folder cannot be made"));

  cz_cli_progress_start (cli, _ ("Writing…"));
  paths = cz_send_units (workspace, units, deadline, arguments->folder, &error);
  cz_cli_progress_end (cli);
  if (paths == NULL)
    return cz_cli_fail (cli, arguments->folder, error);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = cz_cli_dup_text (paths->pdata[i]);

      cz_cli_print ("%s\n", path);
    }

  return CZ_CLI_DONE;
}

static CzCliStatus
check_arguments (CzCli      *cli,
                 const Send *arguments,
                 int         argc,
                 CzDate     *deadline)
{
  *deadline = cz_date_add_days (cz_date_today (), DEFAULT_DAYS);

  if (argc != 1)
    return cz_cli_fail_usage (cli, "send", _ ("nothing but options follows this command"));
  if (arguments->units == NULL)
    return cz_cli_fail_usage (cli, "send", _ ("name the units with --units, or say --units all"));
  if (arguments->folder == NULL)
    return cz_cli_fail_usage (cli, "send", _ ("name the folder to write to with -d"));
  if (arguments->deadline != NULL && (!cz_date_parse (arguments->deadline, deadline, NULL) || deadline->day == 0))
    return cz_cli_fail_usage (cli, arguments->deadline, _ ("this is no date such as 2018-09-30"));

  return CZ_CLI_DONE;
}

CzCliStatus
cz_cli_send (CzCli *cli,
             int    argc,
             char **argv)
{
  Send               arguments = { NULL };
  const GOptionEntry entries[] = {
    { "units", 0, 0, G_OPTION_ARG_FILENAME, &arguments.units, N_ ("Names of units, or “all”"), N_ ("NAME,…") },
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &arguments.folder, N_ ("The folder to write to"), N_ ("DIR") },
    { "deadline", 0, 0, G_OPTION_ARG_FILENAME, &arguments.deadline, N_ ("By when to return it; two weeks from now if not said"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL
  };
  CzDate       deadline = CZ_DATE_NONE;
  CzCliStatus  status = CZ_CLI_USAGE;
  CzWorkspace *workspace;

  if (cz_cli_parse (cli, entries, FALSE, &argc, &argv))
    status = check_arguments (cli, &arguments, argc, &deadline);

  if (status == CZ_CLI_DONE)
    {
      workspace = cz_cli_open (cli, CZ_CLI_WRITE, &status);
      if (workspace != NULL)
        status = cz_cli_close (cli, workspace, send_workbooks (cli, workspace, &arguments, deadline));
    }

  g_free (arguments.units);
  g_free (arguments.folder);
  g_free (arguments.deadline);

  return status;
}
