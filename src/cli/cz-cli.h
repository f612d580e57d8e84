/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <json-glib/json-glib.h>

/**
 * CzCliStatus:
 * @CZ_CLI_DONE: done
 * @CZ_CLI_USAGE: the command line is wrong
 * @CZ_CLI_REFUSED: an input could not be read or is refused
 * @CZ_CLI_WORKSPACE: the workspace could not be opened, locked or written
 * @CZ_CLI_FOUND: a check found errors
 *
 * Exit status of the program.
 */
typedef enum
{
  CZ_CLI_DONE = 0,
  CZ_CLI_USAGE = 1,
  CZ_CLI_REFUSED = 2,
  CZ_CLI_WORKSPACE = 3,
  CZ_CLI_FOUND = 4,
} CzCliStatus;

typedef struct _CzCli CzCli;

/**
 * CzCliCommand:
 * @name: the word on the command line
 * @synopsis: what follows it, in the help
 * @summary: what it does, to be translated
 * @run: does it; @argv holds what follows the name
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  CzCliStatus (*run) (CzCli *cli, int argc, char **argv);
} CzCliCommand;

/* One run of the program. */
struct _CzCli
{
  const CzCliCommand *command;

  char    *workspace; /* as given; NULL for the default one */
  gboolean json;
  gboolean quiet;

  const char *progress; /* what is being done */
  gint64      progress_since;
  gboolean    progress_shown;
};

typedef enum
{
  CZ_CLI_READ,
  CZ_CLI_WRITE,
} CzCliAccess;

gboolean     cz_cli_parse (CzCli *cli, const GOptionEntry *entries, gboolean has_json, int *argc, char ***argv);
char        *cz_cli_dup_text (const char *argument);
CzWorkspace *cz_cli_open (CzCli *cli, CzCliAccess access, CzCliStatus *status);
CzCliStatus  cz_cli_close (CzCli *cli, CzWorkspace *workspace, CzCliStatus status);

CzCliStatus cz_cli_fail (CzCli *cli, const char *where, const GError *error);
CzCliStatus cz_cli_fail_as (CzCli *cli, CzCliStatus status, const char *where, const char *what);
CzCliStatus cz_cli_fail_usage (CzCli *cli, const char *where, const char *what);
char       *cz_cli_error_text (const GError *error);

void        cz_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
CzCliStatus cz_cli_print_json (CzCli *cli, JsonNode *root);

void cz_cli_progress_start (CzCli *cli, const char *what);
void cz_cli_progress_cb (double fraction, gpointer user_data);
void cz_cli_progress_end (CzCli *cli);

CzCliStatus cz_cli_backup (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_check (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_export (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_forms (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_import (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_list (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_new (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_read (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_receive (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_redo (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_score (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_send (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_set (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_undo (CzCli *cli, int argc, char **argv);
CzCliStatus cz_cli_verify (CzCli *cli, int argc, char **argv);
