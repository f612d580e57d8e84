/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-scope.h"

#include "workspace/cz-marks.h"
#include "workspace/cz-unit-register.h"

#include <glib/gi18n.h>

/**
 * cz_cli_find_sheet:
 * @cli: the run
 * @workspace: a workspace
 * @sheet: (nullable): what --sheet says
 * @id: (out): id of the sheet
 * @status: (out): why there is none; that has been said then
 *
 * Finds the sheet that is meant: the only one when --sheet is not given.
 */
gboolean
cz_cli_find_sheet (CzCli       *cli,
                   CzWorkspace *workspace,
                   const char  *sheet,
                   gint64      *id,
                   CzCliStatus *status)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *sheets = cz_data_list (data, CZ_KIND_SHEET);
  guint64          number;

  if (sheet == NULL && sheets->len == 1)
    {
      *id = cz_record_id (sheets->pdata[0]);
      return TRUE;
    }

  if (sheet == NULL && sheets->len == 0)
    *status = cz_cli_fail_as (cli, CZ_CLI_REFUSED, cli->command->name, _ ("there is no scoring sheet yet: import one"));
  else if (sheet == NULL)
    *status = cz_cli_fail_usage (cli, cli->command->name, _ ("there are several sheets: choose one with --sheet; “list sheets” shows them"));
  else if (!g_ascii_string_to_unsigned (sheet, 10, 1, G_MAXINT64, &number, NULL))
    *status = cz_cli_fail_usage (cli, "--sheet", _ ("this is not the id of a sheet"));
  else if (cz_data_get_sheet (data, (gint64) number) == NULL)
    *status = cz_cli_fail_as (cli, CZ_CLI_REFUSED, "--sheet", _ ("there is no such sheet; “list sheets” shows them"));
  else
    {
      *id = (gint64) number;
      return TRUE;
    }

  return FALSE;
}

/**
 * cz_cli_find_subject:
 * @cli: the run
 * @workspace: a workspace
 * @subject: (nullable): what --subject says: the name of a unit
 * @id: (out): id of the unit, 0 for the campaign's own place
 * @status: (out): why there is none; that has been said then
 */
gboolean
cz_cli_find_subject (CzCli       *cli,
                     CzWorkspace *workspace,
                     const char  *subject,
                     gint64      *id,
                     CzCliStatus *status)
{
  g_autofree char *name = subject != NULL ? cz_cli_dup_text (subject) : NULL;

  *id = 0;
  if (name == NULL)
    return TRUE;

  *id = cz_unit_register_find (cz_workspace_get_data (workspace), name);
  if (*id != 0)
    return TRUE;

  *status = cz_cli_fail_as (cli, CZ_CLI_REFUSED, name, _ ("there is no such unit; “list units” shows them"));

  return FALSE;
}

/**
 * cz_cli_find_round:
 * @cli: the run
 * @workspace: a workspace
 * @scope: the sheet and the assessed unit
 * @code: (nullable): code of a round, %NULL for the first
 * @id: (out): id of the round
 * @status: (out): why there is none; that has been said then
 */
gboolean
cz_cli_find_round (CzCli            *cli,
                   CzWorkspace      *workspace,
                   const CzCliScope *scope,
                   const char       *code,
                   gint64           *id,
                   CzCliStatus      *status)
{
  gint64         assessment = cz_marks_find_assessment (workspace, scope->sheet, scope->subject);
  const CzRound *round;

  if (assessment == 0)
    {
      *status = cz_cli_fail_as (cli, CZ_CLI_REFUSED, cli->command->name, _ ("this unit is not assessed by this sheet; “list assessments” shows who is"));
      return FALSE;
    }

  round = cz_marks_find_round (cz_workspace_get_data (workspace), assessment, code);
  if (round == NULL)
    {
      *status = cz_cli_fail_as (cli, CZ_CLI_REFUSED, code != NULL ? code : cli->command->name, _ ("there is no such round; “list rounds” shows them"));
      return FALSE;
    }

  *id = round->id;

  return TRUE;
}
