/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli.h"

#include "base/cz-error.h"
#include "workspace/cz-error-text.h"
#include "workspace/cz-recent.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Arguments */

/**
 * cz_cli_parse:
 * @cli: the run
 * @entries: (nullable): options of the command alone
 * @has_json: whether it knows --json
 * @argc: (inout): number of arguments, without the name of the program
 * @argv: (inout): the arguments; the first stays free
 *
 * Parses what follows the name of the command. On return the arguments that are no options stand from 1 on.
 *
 * Returns: %FALSE if an option is wrong; it has been said then
 */
gboolean
cz_cli_parse (CzCli              *cli,
              const GOptionEntry *entries,
              gboolean            has_json,
              int                *argc,
              char             ***argv)
{
  const GOptionEntry common[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, &cli->workspace, N_ ("The workspace to work on"), N_ ("WORKSPACE") },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &cli->quiet, N_ ("Show no progress"), NULL },
    { "json", 0, has_json ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &cli->json, N_ ("Print one JSON document"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *synopsis = g_strdup_printf ("%s %s", cli->command->name, cli->command->synopsis);
  g_autoptr (GOptionContext) context = g_option_context_new (synopsis);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _ (cli->command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      cz_cli_fail_usage (cli, cli->command->name, error->message);
      return FALSE;
    }

  if (cli->json && !has_json)
    {
      cz_cli_fail_usage (cli, cli->command->name, _ ("there is no --json here"));
      return FALSE;
    }

  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argc)--;
      (*argv)++;
    }

  return TRUE;
}

/**
 * cz_cli_dup_text:
 * @argument: an argument as the shell gave it
 *
 * Returns: (transfer full): the argument in UTF-8; bytes that are no text in the locale either become U+FFFD
 */
char *
cz_cli_dup_text (const char *argument)
{
  char *text;

  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);

  text = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (argument, -1);
}

/* Output */

/* Writes text as it is where the locale knows no other than ASCII: scheduled jobs run in the C locale. */
static void
write_text (FILE       *stream,
            const char *text)
{
  const char      *charset;
  g_autofree char *local = NULL;

  if (!g_get_charset (&charset) && strstr (charset, "ASCII") == NULL && strstr (charset, "ANSI_X3") == NULL)
    local = g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

  fputs (local != NULL ? local : text, stream);
}

void
cz_cli_print (const char *format,
              ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  write_text (stdout, text);
}

/**
 * cz_cli_print_json:
 * @cli: the run
 * @root: (transfer full): the document
 *
 * Prints the document in UTF-8, whatever the locale.
 */
CzCliStatus
cz_cli_print_json (CzCli    *cli G_GNUC_UNUSED,
                   JsonNode *root)
{
  g_autoptr (JsonNode) owned = root;
  g_autofree char *text = json_to_string (owned, TRUE);

  fputs (text, stdout);
  fputc ('\n', stdout);

  return CZ_CLI_DONE;
}

/* Errors */

static CzCliStatus
get_status (const GError *error)
{
  if (error->domain != CZ_ERROR)
    return CZ_CLI_REFUSED;

  switch (error->code)
    {
    case CZ_ERROR_USAGE:
      return CZ_CLI_USAGE;
    case CZ_ERROR_INVALID:
    case CZ_ERROR_NOT_FOUND:
    case CZ_ERROR_UNREADABLE:
    case CZ_ERROR_UNSUPPORTED:
    case CZ_ERROR_LIMIT:
    case CZ_ERROR_REFUSED:
    case CZ_ERROR_BLOCKED:
      return CZ_CLI_REFUSED;
    default:
      return CZ_CLI_WORKSPACE;
    }
}

/**
 * cz_cli_error_text:
 * @error: what went wrong
 *
 * Returns: (transfer full): one line in the language of the locale. What the workspace refuses is worded there; the
 *   facts of lower layers (which byte, who holds the file) stand in brackets behind the words for their code.
 */
char *
cz_cli_error_text (const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, CZ_ERROR, CZ_ERROR_INVALID) || g_error_matches (error, CZ_ERROR, CZ_ERROR_REFUSED))
    return g_strdup (error->message);

  text = cz_error_text (error);
  if (g_str_equal (text, error->message) || g_error_matches (error, CZ_ERROR, CZ_ERROR_NOT_FOUND))
    return g_steal_pointer (&text);

  /* Translators: what went wrong, then the details */
  return g_strdup_printf (_ ("%s (%s)"), text, error->message);
}

/* Prints the one line of an error; line breaks within become blanks. */
static void
print_error (CzCli      *cli,
             const char *where,
             const char *what)
{
  g_autofree char *line = g_strdup_printf ("chuangzhi-cli: %s: %s", where, what);

  cz_cli_progress_end (cli);
  g_strdelimit (line, "\r\n", ' ');
  write_text (stderr, line);
  write_text (stderr, "\n");
}

/**
 * cz_cli_fail:
 * @cli: the run
 * @where: the file, record or option that it is about
 * @error: what went wrong
 *
 * Says what went wrong. Returns: the exit status for it
 */
CzCliStatus
cz_cli_fail (CzCli        *cli,
             const char   *where,
             const GError *error)
{
  g_autofree char *what = cz_cli_error_text (error);

  return cz_cli_fail_as (cli, get_status (error), where, what);
}

CzCliStatus
cz_cli_fail_as (CzCli      *cli,
                CzCliStatus status,
                const char *where,
                const char *what)
{
  g_autofree char *place = cz_cli_dup_text (where);

  print_error (cli, place, what);

  return status;
}

/* Says what is wrong with the command line and how it would be right. */
CzCliStatus
cz_cli_fail_usage (CzCli      *cli,
                   const char *where,
                   const char *what)
{
  g_autofree char *usage = NULL;

  cz_cli_fail_as (cli, CZ_CLI_USAGE, where, what);

  usage = cli->command != NULL
            ? g_strdup_printf (_ ("Usage: chuangzhi-cli [-w WORKSPACE] %s %s\n"), cli->command->name, cli->command->synopsis)
            : g_strdup (_ ("Usage: chuangzhi-cli [-w WORKSPACE] COMMAND …; chuangzhi-cli --help lists the commands\n"));
  write_text (stderr, usage);

  return CZ_CLI_USAGE;
}

/* Progress */

#define PROGRESS_DELAY G_TIME_SPAN_SECOND

void
cz_cli_progress_start (CzCli      *cli,
                       const char *what)
{
  cli->progress = cli->quiet || !isatty (STDERR_FILENO) ? NULL : what;
  cli->progress_since = g_get_monotonic_time ();
}

/* A callback of readers and writers: @user_data is the run. */
void
cz_cli_progress_cb (double   fraction,
                    gpointer user_data)
{
  CzCli           *cli = user_data;
  g_autofree char *line = NULL;

  if (cli->progress == NULL || g_get_monotonic_time () - cli->progress_since < PROGRESS_DELAY)
    return;

  line = g_strdup_printf ("\r%s %3d %%", cli->progress, (int) (CLAMP (fraction, 0, 1) * 100));
  write_text (stderr, line);
  fflush (stderr);
  cli->progress_shown = TRUE;
}

void
cz_cli_progress_end (CzCli *cli)
{
  if (cli->progress_shown)
    fputs ("\r\033[K", stderr);

  cli->progress = NULL;
  cli->progress_shown = FALSE;
}

/* Workspace */

/**
 * cz_cli_open:
 * @cli: the run
 * @access: reading works while another program holds the workspace, writing does not
 * @status: (out): why not
 *
 * Returns: (transfer full) (nullable): the workspace named on the command line, else the one the window opens first;
 *   to be closed by cz_cli_close()
 */
CzWorkspace *
cz_cli_open (CzCli       *cli,
             CzCliAccess  access,
             CzCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzWorkspace) workspace = NULL;
  g_autofree char *what = NULL;

  if (cli->workspace == NULL)
    cli->workspace = cz_recent_dup_first ();

  if (cli->workspace == NULL)
    {
      *status = cz_cli_fail_usage (cli, cli->command->name, _ ("no workspace was used yet: name one with -w"));
      return NULL;
    }

  workspace = cz_workspace_open (cli->workspace, access == CZ_CLI_READ ? CZ_STORE_READ_ONLY : 0, &error);

  if (workspace != NULL && (access == CZ_CLI_READ || !cz_workspace_is_read_only (workspace)))
    return g_steal_pointer (&workspace);

  if (workspace != NULL)
    {
      const char *notice = cz_workspace_get_notice (workspace);

      g_set_error_literal (&error, CZ_ERROR, CZ_ERROR_READ_ONLY, notice != NULL ? notice : cli->workspace);
      cz_workspace_close (workspace, NULL);
    }

  what = cz_cli_error_text (error);
  *status = cz_cli_fail_as (cli, CZ_CLI_WORKSPACE, cli->workspace, what);

  return NULL;
}

/**
 * cz_cli_close:
 * @cli: the run
 * @workspace: (transfer full): what cz_cli_open() gave
 * @status: how the command went
 *
 * Waits until everything is durable and lets go of the file.
 *
 * Returns: @status, or that of what could not be kept
 */
CzCliStatus
cz_cli_close (CzCli       *cli,
              CzWorkspace *workspace,
              CzCliStatus  status)
{
  g_autoptr (CzWorkspace) owned = workspace;
  g_autoptr (GError) error = NULL;

  if (cz_workspace_close (owned, &error))
    return status;

  if (status != CZ_CLI_DONE)
    return status;

  return cz_cli_fail (cli, cli->workspace, error);
}
