/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-checks.h"

#include "reader/cz-plan-check.h"
#include "reader/cz-sheet.h"
#include "workspace/cz-import.h"
#include "workspace/cz-sheet-draft.h"

void
cz_check_free (CzCheck *check)
{
  if (check == NULL)
    return;

  g_free (check->where);
  g_free (check->declared);
  g_free (check->found);
  g_free (check->accepted);
  g_free (check->accepted_by);
  g_free (check->accepted_at);
  g_free (check);
}

static CzCheck *
check_new (CzFindingCode code,
           CzSeverity    severity,
           const char   *where,
           const char   *declared,
           const char   *found)
{
  CzCheck *check = g_new0 (CzCheck, 1);

  check->code = code;
  check->severity = severity;
  check->where = g_strdup (where);
  check->declared = g_strdup (declared);
  check->found = g_strdup (found);
  check->accepted = g_strdup ("");
  check->accepted_by = g_strdup ("");
  check->accepted_at = g_strdup ("");

  return check;
}

/* What holds now */

static void
add_findings (const GPtrArray *findings,
              GHashTable      *records,
              gint64           document,
              gint64           sheet,
              GPtrArray       *checks)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const CzDraftFinding *finding = findings->pdata[i];
      CzCheck              *check = check_new (finding->code, finding->severity, finding->where, finding->declared, finding->found);

      check->place = finding->place;
      check->record = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (records, finding->record));
      check->document = document;
      check->sheet = sheet;
      check->line = finding->span.line;
      g_ptr_array_add (checks, check);
    }
}

static void
check_sheet (CzData        *data,
             const CzSheet *sheet,
             GPtrArray     *checks)
{
  g_autoptr (GHashTable) records = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_finding_free);
  CzDraftSheet *draft = cz_sheet_to_draft (data, sheet->id, records);

  cz_sheet_check (draft, findings);
  add_findings (findings, records, sheet->document, sheet->id, checks);
  cz_draft_sheet_free (draft);
}

static void
check_plan (CzData           *data,
            const CzDocument *document,
            GPtrArray        *checks)
{
  g_autoptr (GHashTable) records = g_hash_table_new (NULL, NULL);
  g_autoptr (CzDraft) draft = cz_plan_to_draft (data, document->id, records);

  cz_plan_check_records (draft);
  add_findings (draft->findings, records, document->id, 0, checks);
}

static void
check_units (CzData    *data,
             GPtrArray *checks)
{
  const GPtrArray *assignments = cz_data_list (data, CZ_KIND_ASSIGNMENT);

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];
      const CzRow        *row = cz_data_get_row (data, assignment->sheet_row);
      const CzTask       *task = cz_data_get_task (data, assignment->task);
      CzCheck            *check;

      if (assignment->is_group || cz_data_get_unit (data, assignment->unit) != NULL)
        continue;

      check = check_new (CZ_FINDING_UNIT_UNKNOWN, cz_finding_code_get_severity (CZ_FINDING_UNIT_UNKNOWN),
                         row != NULL ? row->no : task != NULL ? task->path
                                                              : "",
                         "", assignment->name);
      check->place = row != NULL ? CZ_PLACE_ROW : task != NULL ? CZ_PLACE_TASK
                                                               : CZ_PLACE_NONE;
      check->record = row != NULL ? row->id : task != NULL ? task->id
                                                           : 0;
      check->line = row != NULL ? row->line : task != NULL ? task->line
                                                           : 0;
      g_ptr_array_add (checks, check);
    }
}

/* Reconciling with what is kept */

/* Whether a kept finding of this kind is gone when it is not found any more; the others tell of the printed text. */
static gboolean
is_standing (const CzFinding *finding)
{
  switch (finding->code)
    {
    case CZ_FINDING_INDICATOR_SUM:
    case CZ_FINDING_CATEGORY_SUM:
    case CZ_FINDING_SHEET_SUM:
    case CZ_FINDING_TIER_MAX:
      return TRUE;
    case CZ_FINDING_NO_LEAD:
    case CZ_FINDING_LEAD_ALSO_COOPERATING:
    case CZ_FINDING_DUPLICATE_NUMBER:
    case CZ_FINDING_MISSING_NUMBER:
      return finding->place == CZ_PLACE_ROW || finding->place == CZ_PLACE_SHEET || finding->place == CZ_PLACE_TASK;
    case CZ_FINDING_PHASE_OVERLAP:
    case CZ_FINDING_PHASE_GAP:
    case CZ_FINDING_PHASE_BEFORE_ISSUE:
      return finding->place == CZ_PLACE_PHASE;
    default:
      return FALSE;
    }
}

static void
adopt (CzCheck         *check,
       const CzFinding *finding)
{
  g_autofree char *facts = cz_finding_hash_facts (check->code, finding->printed, check->declared, check->found);

  cz_record_set_text (&check->where, finding->printed);
  check->finding = finding->id;
  check->document = finding->document;
  check->line = finding->line;

  if (*finding->accepted == '\0')
    return;

  check->lapsed = !g_str_equal (finding->facts, facts);
  if (check->lapsed)
    return;

  cz_record_set_text (&check->accepted, finding->accepted);
  cz_record_set_text (&check->accepted_by, finding->accepted_by);
  cz_record_set_text (&check->accepted_at, finding->accepted_at);
}

/* Finds what a kept finding is now: with the same facts, else about the same record. */
static CzCheck *
find_check (const GPtrArray *checks,
            const CzFinding *finding,
            gboolean         exact)
{
  for (guint i = 0; i < checks->len; i++)
    {
      CzCheck *check = checks->pdata[i];

      if (check->finding != 0 || check->code != finding->code || check->record != finding->record || check->place != (CzPlace) finding->place)
        continue;

      if (!exact || (g_str_equal (check->declared, finding->declared) && g_str_equal (check->found, finding->found)))
        return check;
    }

  return NULL;
}

static void
keep (GPtrArray       *checks,
      const CzFinding *finding)
{
  CzCheck *check = check_new (finding->code, finding->severity, finding->printed, finding->declared, finding->found);

  check->place = finding->place;
  check->record = finding->record;
  check->sheet = finding->sheet;
  adopt (check, finding);
  g_ptr_array_add (checks, check);
}

static void
reconcile (CzData    *data,
           GPtrArray *checks)
{
  const GPtrArray *findings = cz_data_list (data, CZ_KIND_FINDING);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      CzCheck *check = find_check (checks, findings->pdata[i], TRUE);

      if (check != NULL)
        adopt (check, findings->pdata[i]);
      else
        g_ptr_array_add (left, findings->pdata[i]);
    }

  for (guint i = 0; i < left->len; i++)
    {
      CzCheck *check = find_check (checks, left->pdata[i], FALSE);

      if (check != NULL)
        adopt (check, left->pdata[i]);
      else if (!is_standing (left->pdata[i]))
        keep (checks, left->pdata[i]);
    }
}

static int
compare_checks (gconstpointer a,
                gconstpointer b)
{
  const CzCheck *first = *(CzCheck *const *) a;
  const CzCheck *second = *(CzCheck *const *) b;
  gboolean       first_open = *first->accepted == '\0';
  gboolean       second_open = *second->accepted == '\0';

  if (first_open != second_open)
    return first_open ? -1 : 1;
  if (first->severity != second->severity)
    return first->severity < second->severity ? -1 : 1;
  if (first->document != second->document)
    return first->document < second->document ? -1 : 1;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;

  return first->finding < second->finding ? -1 : first->finding > second->finding;
}

/**
 * cz_checks_run:
 * @workspace: a workspace
 *
 * Checks all records as they stand now and holds the result against the findings that are kept: what no longer holds is
 * gone, what has changed is open again though it was accepted.
 *
 * Returns: (transfer full) (element-type CzCheck): open ones first, worst first, then in document order
 */
GPtrArray *
cz_checks_run (CzWorkspace *workspace)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *sheets = cz_data_list (data, CZ_KIND_SHEET);
  const GPtrArray *documents = cz_data_list (data, CZ_KIND_DOCUMENT);
  GPtrArray       *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_check_free);

  for (guint i = 0; i < sheets->len; i++)
    check_sheet (data, sheets->pdata[i], checks);
  for (guint i = 0; i < documents->len; i++)
    check_plan (data, documents->pdata[i], checks);
  check_units (data, checks);

  reconcile (data, checks);
  g_ptr_array_sort (checks, compare_checks);

  return checks;
}

/* Returns how many checks of this severity nobody has accepted. */
guint
cz_checks_count_open (const GPtrArray *checks,
                      CzSeverity       severity)
{
  guint n_open = 0;

  for (guint i = 0; i < checks->len; i++)
    {
      const CzCheck *check = checks->pdata[i];

      if (check->severity == severity && *check->accepted == '\0')
        n_open++;
    }

  return n_open;
}

/**
 * cz_checks_accept:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @finding: a kept finding
 * @reason: why it may stay as it is; empty opens it again
 *
 * Accepts a finding for as long as its facts, as they are now, do not change.
 */
void
cz_checks_accept (CzWorkspace *workspace,
                  CzEdit      *edit,
                  gint64       finding,
                  const char  *reason)
{
  gboolean         accepted = *reason != '\0';
  g_autofree char *now = accepted ? cz_date_now_iso () : g_strdup ("");
  g_autoptr (GPtrArray) checks = accepted ? cz_checks_run (workspace) : NULL;

  cz_edit_set_text (edit, CZ_KIND_FINDING, finding, "accepted", reason);
  cz_edit_set_text (edit, CZ_KIND_FINDING, finding, "accepted_by", accepted ? cz_workspace_get_person (workspace) : "");
  cz_edit_set_text (edit, CZ_KIND_FINDING, finding, "accepted_at", now);

  for (guint i = 0; checks != NULL && i < checks->len; i++)
    {
      const CzCheck *check = checks->pdata[i];

      if (check->finding == finding)
        {
          g_autofree char *facts = cz_finding_hash_facts (check->code, check->where, check->declared, check->found);

          cz_edit_set_text (edit, CZ_KIND_FINDING, finding, "facts", facts);
        }
    }
}

static void
keep_check (CzWorkspace   *workspace,
            CzEdit        *edit,
            const CzCheck *check,
            const char    *reason)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const CzSheet   *sheet = cz_data_get_sheet (data, check->sheet);
  CzFinding       *finding = cz_record_new (CZ_KIND_FINDING);
  g_autofree char *facts = cz_finding_hash_facts (check->code, check->where, check->declared, check->found);
  g_autofree char *now = cz_date_now_iso ();

  finding->id = cz_data_reserve_id (data, CZ_KIND_FINDING);
  finding->campaign = sheet != NULL ? sheet->campaign : cz_workspace_get_campaign (workspace);
  finding->document = check->document;
  finding->sheet = check->sheet;
  finding->code = check->code;
  finding->severity = check->severity;
  finding->place = check->place;
  finding->record = check->record;
  finding->line = check->line;
  cz_record_set_text (&finding->printed, check->where);
  cz_record_set_text (&finding->declared, check->declared);
  cz_record_set_text (&finding->found, check->found);
  cz_record_set_text (&finding->facts, facts);
  cz_record_set_text (&finding->accepted, reason);
  cz_record_set_text (&finding->accepted_by, cz_workspace_get_person (workspace));
  cz_record_set_text (&finding->accepted_at, now);
  cz_edit_insert (edit, CZ_KIND_FINDING, finding);
}

/**
 * cz_checks_accept_check:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @check: something that is wrong now
 * @reason: why it may stay as it is; empty opens it again
 *
 * Accepts a check, also one that arose after the import and is kept from now on.
 */
void
cz_checks_accept_check (CzWorkspace   *workspace,
                        CzEdit        *edit,
                        const CzCheck *check,
                        const char    *reason)
{
  if (check->finding != 0)
    cz_checks_accept (workspace, edit, check->finding, reason);
  else if (*reason != '\0')
    keep_check (workspace, edit, check, reason);
}
