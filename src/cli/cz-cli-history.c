/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli.h"

#include "base/cz-error.h"

#include <glib/gi18n.h>

/* One undo or redo under way. */
typedef struct
{
  gboolean done;
  char    *label;
  GError  *error;
} Waiting;

static void
stepped_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->label = cz_workspace_undo_finish (CZ_WORKSPACE (object), result, &waiting->error);
  waiting->done = TRUE;
}

/* Returns (transfer full) what was taken back or done again, or NULL. */
static char *
step (CzWorkspace *workspace,
      gboolean     redo,
      GError     **error)
{
  Waiting waiting = { FALSE, NULL, NULL };

  if (redo)
    cz_workspace_redo_async (workspace, stepped_cb, &waiting);
  else
    cz_workspace_undo_async (workspace, stepped_cb, &waiting);

  while (!waiting.done)
    g_main_context_iteration (NULL, TRUE);

  if (waiting.label == NULL)
    g_propagate_error (error, waiting.error);

  return waiting.label;
}

/* Goes back over the first @n_steps steps of a run that cannot be finished: a command that fails leaves nothing behind. */
static void
take_back (CzWorkspace *workspace,
           gboolean     redo,
           guint        n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = step (workspace, !redo, &error);

      if (label == NULL)
        g_critical ("A step could not be taken back: %s", error->message);
    }
}

static CzCliStatus
fail (CzCli        *cli,
      gboolean      redo,
      const GError *error,
      guint         n_done)
{
  g_autofree char *what = NULL;

  if (!g_error_matches (error, CZ_ERROR, CZ_ERROR_NOT_FOUND))
    return cz_cli_fail (cli, cli->workspace, error);

  if (redo)
    what = g_strdup_printf (ngettext ("there is only %u step to redo; nothing was redone", "there are only %u steps to redo; nothing was redone", n_done), n_done);
  else
    what = g_strdup_printf (ngettext ("there is only %u step to undo; nothing was undone", "there are only %u steps to undo; nothing was undone", n_done), n_done);

  return cz_cli_fail_as (cli, CZ_CLI_REFUSED, cli->command->name, what);
}

static CzCliStatus
step_through (CzCli       *cli,
              CzWorkspace *workspace,
              gboolean     redo,
              guint        n_steps)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      char *label = step (workspace, redo, &error);

      if (label == NULL)
        {
          take_back (workspace, redo, i);
          return fail (cli, redo, error, i);
        }

      g_ptr_array_add (labels, label);
    }

  for (guint i = 0; i < labels->len; i++)
    /* Translators: %s is a step of history */
    cz_cli_print (redo ? _ ("redone: %s\n") : _ ("undone: %s\n"), (const char *) labels->pdata[i]);

  return CZ_CLI_DONE;
}

static CzCliStatus
run (CzCli   *cli,
     int      argc,
     char   **argv,
     gboolean redo)
{
  guint64      n_steps = 1;
  CzCliStatus  status = CZ_CLI_DONE;
  CzWorkspace *workspace;

  if (!cz_cli_parse (cli, NULL, FALSE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc > 2 || (argc == 2 && !g_ascii_string_to_unsigned (argv[1], 10, 1, 10000, &n_steps, NULL)))
    return cz_cli_fail_usage (cli, cli->command->name, _ ("only a number of steps may follow"));

  workspace = cz_cli_open (cli, CZ_CLI_WRITE, &status);
  if (workspace == NULL)
    return status;

  return cz_cli_close (cli, workspace, step_through (cli, workspace, redo, (guint) n_steps));
}

CzCliStatus
cz_cli_undo (CzCli *cli,
             int    argc,
             char **argv)
{
  return run (cli, argc, argv, FALSE);
}

CzCliStatus
cz_cli_redo (CzCli *cli,
             int    argc,
             char **argv)
{
  return run (cli, argc, argv, TRUE);
}
