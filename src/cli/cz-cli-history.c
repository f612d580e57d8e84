/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli.h"

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

#define HISTORY_PAGE 1000

/* Adds up, from the newest step to the oldest, what can be undone or redone. */
typedef struct
{
  GHashTable *cancelled; /* ids of the undos that were redone, and of the edits that are undone */
  gboolean    edited;    /* an edit was passed: older undos cannot be redone */
  gboolean    migrated;  /* a migration was passed: older edits cannot be undone */
  guint       n_undoable;
  guint       n_redoable;
} Count;

static void
count_step (Count        *count,
            const CzStep *record)
{
  gboolean cancelled = g_hash_table_contains (count->cancelled, GSIZE_TO_POINTER ((gsize) record->id));

  switch (record->kind)
    {
    case CZ_STEP_EDIT:
    case CZ_STEP_IMPORT:
      count->edited = TRUE;
      if (!cancelled && !count->migrated)
        count->n_undoable++;
      break;
    case CZ_STEP_UNDO:
      if (cancelled)
        break;
      g_hash_table_add (count->cancelled, GSIZE_TO_POINTER ((gsize) record->undoes));
      if (!count->edited && !count->migrated)
        count->n_redoable++;
      break;
    case CZ_STEP_REDO:
      g_hash_table_add (count->cancelled, GSIZE_TO_POINTER ((gsize) record->undoes));
      break;
    case CZ_STEP_MIGRATION:
      count->migrated = TRUE;
      break;
    case CZ_N_STEP_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
count_steps (CzWorkspace *workspace,
             Count       *count,
             GError     **error)
{
  gint64 before = 0;
  guint  n_steps;

  do
    {
      g_autoptr (GPtrArray) steps = cz_store_list_steps (cz_workspace_get_store (workspace), before, HISTORY_PAGE, error);

      if (steps == NULL)
        return FALSE;

      n_steps = steps->len;
      for (guint i = 0; i < n_steps; i++)
        {
          count_step (count, steps->pdata[i]);
          before = ((const CzStep *) steps->pdata[i])->id;
        }
    }
  while (n_steps == HISTORY_PAGE);

  return TRUE;
}

/* Refuses more steps than there are before the first is taken: a command that fails leaves nothing behind. */
static CzCliStatus
check_steps (CzCli       *cli,
             CzWorkspace *workspace,
             gboolean     redo,
             guint        n_steps)
{
  g_autoptr (GHashTable) cancelled = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  Count            count = { .cancelled = cancelled };
  guint            n_possible;

  if (!count_steps (workspace, &count, &error))
    return cz_cli_fail (cli, cli->workspace, error);

  n_possible = redo ? count.n_redoable : count.n_undoable;
  if (n_steps <= n_possible)
    return CZ_CLI_DONE;

  if (n_possible == 0)
    what = g_strdup (redo ? _ ("there is nothing to redo") : _ ("there is nothing to undo"));
  else if (redo)
    what = g_strdup_printf (ngettext ("there is only %u step to redo; nothing was redone", "there are only %u steps to redo; nothing was redone", n_possible), n_possible);
  else
    what = g_strdup_printf (ngettext ("there is only %u step to undo; nothing was undone", "there are only %u steps to undo; nothing was undone", n_possible), n_possible);

  return cz_cli_fail_as (cli, CZ_CLI_REFUSED, cli->command->name, what);
}

/* Goes back over the first @n_steps steps when a later one is blocked. */
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
step_through (CzCli       *cli,
              CzWorkspace *workspace,
              gboolean     redo,
              guint        n_steps)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  CzCliStatus status = check_steps (cli, workspace, redo, n_steps);

  if (status != CZ_CLI_DONE)
    return status;

  for (guint i = 0; i < n_steps; i++)
    {
      char *label = step (workspace, redo, &error);

      if (label == NULL)
        {
          take_back (workspace, redo, i);
          return cz_cli_fail (cli, cli->workspace, error);
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
