/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-draft.h"

#include "reader/cz-reader.h"
#include "workspace/cz-draft-json.h"
#include "workspace/cz-finding-text.h"

#include <glib/gi18n.h>

static guint
count_indicators (const GPtrArray *indicators)
{
  guint n_rows = 0;

  for (guint i = 0; i < indicators->len; i++)
    n_rows += ((const CzDraftIndicator *) indicators->pdata[i])->rows->len;

  return n_rows;
}

static guint
count_categories (const GPtrArray *categories)
{
  guint n_rows = 0;

  for (guint i = 0; i < categories->len; i++)
    {
      const CzDraftCategory *category = categories->pdata[i];

      n_rows += count_indicators (category->indicators) + count_categories (category->categories);
    }

  return n_rows;
}

/* Returns how many rows the sheets of a draft have. */
guint
cz_cli_count_rows (const CzDraft *draft)
{
  guint n_rows = 0;

  for (guint i = 0; i < draft->sheets->len; i++)
    n_rows += count_categories (((const CzDraftSheet *) draft->sheets->pdata[i])->categories);

  return n_rows;
}

/**
 * cz_cli_read_draft:
 * @cli: the run
 * @file: a document
 * @status: (out): why it could not be read; that has been said then
 *
 * Returns: (transfer full) (nullable): what was read
 */
CzDraft *
cz_cli_read_draft (CzCli       *cli,
                   const char  *file,
                   CzCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  CzDraft *draft;

  cz_cli_progress_start (cli, _ ("Reading…"));
  draft = cz_reader_read_file (file, cz_cli_progress_cb, cli, NULL, &error);
  cz_cli_progress_end (cli);

  if (draft == NULL)
    {
      g_autofree char *what = cz_cli_error_text (error);

      *status = cz_cli_fail_as (cli, CZ_CLI_REFUSED, file, what);
    }

  return draft;
}

static void
print_sheets (const CzDraft *draft)
{
  for (guint i = 0; i < draft->sheets->len; i++)
    {
      const CzDraftSheet *sheet = draft->sheets->pdata[i];
      g_autofree char    *points = sheet->points != CZ_POINTS_NONE ? cz_points_to_string (sheet->points) : g_strdup ("–");

      /* Translators: title of a scoring sheet, number of rows, points */
      cz_cli_print (_ ("  sheet “%s”: %u rows, %s points\n"), sheet->title, count_categories (sheet->categories), points);
    }
}

/* Prints what was read, in a few lines, and every finding. */
void
cz_cli_print_draft (const CzDraft *draft)
{
  g_autofree char *date = cz_date_is_none (draft->date) ? g_strdup ("") : cz_date_to_string (draft->date);

  cz_cli_print ("%s\n", *draft->title != '\0' ? draft->title : draft->source_name);
  cz_cli_print ("  %s  %s  %s  %s\n", draft->number, draft->issuer, date, draft->status);
  /* Translators: what was recognised in a document */
  cz_cli_print (_ ("  %u tasks, %u targets, %u phases, %u duties\n"), draft->tasks->len, draft->targets->len, draft->phases->len,
                draft->duties->len);
  print_sheets (draft);

  if (draft->findings->len == 0)
    return;

  cz_cli_print (ngettext ("%u finding:\n", "%u findings:\n", draft->findings->len), draft->findings->len);
  for (guint i = 0; i < draft->findings->len; i++)
    {
      const CzDraftFinding *finding = draft->findings->pdata[i];
      g_autofree char      *message = cz_finding_text (finding->code, finding->where, finding->declared, finding->found);

      cz_cli_print ("  [%s] %s\n", cz_severity_title (finding->severity), message);
    }
}

CzCliStatus
cz_cli_read (CzCli *cli,
             int    argc,
             char **argv)
{
  g_autoptr (CzDraft) draft = NULL;
  CzCliStatus status = CZ_CLI_DONE;

  if (!cz_cli_parse (cli, NULL, TRUE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc != 2)
    return cz_cli_fail_usage (cli, "read", _ ("name one document"));

  draft = cz_cli_read_draft (cli, argv[1], &status);
  if (draft == NULL)
    return status;

  if (cli->json)
    return cz_cli_print_json (cli, cz_draft_to_json (draft));

  cz_cli_print_draft (draft);

  return CZ_CLI_DONE;
}
