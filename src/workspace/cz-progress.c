/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-progress.h"

#include "base/cz-error.h"

#include <glib/gi18n-lib.h>

/*
 * What a person does to milestones, phases and duties: each function adds to an edit what the doing means.
 */

/**
 * cz_progress_add_milestone:
 * @workspace: a workspace
 * @edit: takes the new record
 * @title: what is to be reached
 * @due: its last day, or its month
 * @deliverable: what is handed in, "" for nothing
 * @error: return location for a %CZ_ERROR_INVALID
 *
 * Returns: id of the milestone, 0 when there is no title or no day
 */
gint64
cz_progress_add_milestone (CzWorkspace *workspace,
                           CzEdit      *edit,
                           const char  *title,
                           CzDate       due,
                           const char  *deliverable,
                           GError     **error)
{
  CzData          *data = cz_workspace_get_data (workspace);
  g_autofree char *stripped = g_strstrip (g_strdup (title));
  const GPtrArray *others;
  CzMilestone     *milestone;

  if (*stripped == '\0')
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A milestone needs a title."));
      return 0;
    }
  if (!cz_date_is_valid (due) || cz_date_is_none (due))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A milestone needs a day or a month, such as 2018-6."));
      return 0;
    }

  others = cz_data_get_children (data, CZ_KIND_MILESTONE, "campaign", cz_workspace_get_campaign (workspace));
  milestone = cz_record_new (CZ_KIND_MILESTONE);
  milestone->id = cz_data_reserve_id (data, CZ_KIND_MILESTONE);
  milestone->campaign = cz_workspace_get_campaign (workspace);
  milestone->position = others->len + 1;
  milestone->due = due;
  g_free (milestone->title);
  milestone->title = g_steal_pointer (&stripped);
  g_free (milestone->deliverable);
  milestone->deliverable = g_strdup (deliverable);
  cz_edit_insert (edit, CZ_KIND_MILESTONE, milestone);

  return milestone->id;
}

static void
set_date (CzEdit     *edit,
          CzKind      kind,
          gint64      id,
          const char *field,
          CzDate      date)
{
  g_autofree char *text = cz_date_is_none (date) ? g_strdup ("") : cz_date_to_string (date);

  cz_edit_set_text (edit, kind, id, field, text);
}

gboolean
cz_progress_set_due (CzWorkspace *workspace,
                     CzEdit      *edit,
                     gint64       milestone,
                     CzDate       due,
                     GError     **error)
{
  if (cz_data_get (cz_workspace_get_data (workspace), CZ_KIND_MILESTONE, milestone) == NULL || cz_date_is_none (due) || !cz_date_is_valid (due))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A milestone needs a day or a month, such as 2018-6."));
      return FALSE;
    }

  set_date (edit, CZ_KIND_MILESTONE, milestone, "due", due);

  return TRUE;
}

/**
 * cz_progress_set_span:
 * @workspace: a workspace
 * @edit: takes the change
 * @phase: a phase
 * @starts: its first day or month
 * @ends: its last day or month
 * @error: return location for a %CZ_ERROR_INVALID
 *
 * Returns: %FALSE when it would end before it starts
 */
gboolean
cz_progress_set_span (CzWorkspace *workspace,
                      CzEdit      *edit,
                      gint64       phase,
                      CzDate       starts,
                      CzDate       ends,
                      GError     **error)
{
  const CzPhase *record = cz_data_get (cz_workspace_get_data (workspace), CZ_KIND_PHASE, phase);

  if (record == NULL || cz_date_compare (cz_date_first_day (starts), cz_date_last_day (ends)) > 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A phase cannot end before it starts."));
      return FALSE;
    }

  if (cz_date_compare (starts, record->starts) != 0)
    set_date (edit, CZ_KIND_PHASE, phase, "starts", starts);
  if (cz_date_compare (ends, record->ends) != 0)
    set_date (edit, CZ_KIND_PHASE, phase, "ends", ends);

  return TRUE;
}

static const CzOccurrence *
find_occurrence (CzData     *data,
                 gint64      duty,
                 const char *period)
{
  const GPtrArray *occurrences = cz_data_get_children (data, CZ_KIND_OCCURRENCE, "duty", duty);

  for (guint i = 0; i < occurrences->len; i++)
    if (g_str_equal (((const CzOccurrence *) occurrences->pdata[i])->period, period))
      return occurrences->pdata[i];

  return NULL;
}

/* Ticks a milestone or one time of a duty as done on a day; none unticks it. */
void
cz_progress_set_done (CzWorkspace        *workspace,
                      CzEdit             *edit,
                      const CzAgendaItem *item,
                      CzDate              done)
{
  CzData             *data = cz_workspace_get_data (workspace);
  const CzOccurrence *before;
  CzOccurrence       *occurrence;

  if (item->kind == CZ_KIND_MILESTONE)
    {
      set_date (edit, CZ_KIND_MILESTONE, item->id, "done", done);
      return;
    }

  g_return_if_fail (item->kind == CZ_KIND_DUTY);

  before = find_occurrence (data, item->id, item->period);
  if (before != NULL)
    {
      set_date (edit, CZ_KIND_OCCURRENCE, before->id, "done", done);
      return;
    }

  occurrence = cz_record_new (CZ_KIND_OCCURRENCE);
  occurrence->id = cz_data_reserve_id (data, CZ_KIND_OCCURRENCE);
  occurrence->duty = item->id;
  g_free (occurrence->period);
  occurrence->period = g_strdup (item->period);
  occurrence->done = done;
  cz_edit_insert (edit, CZ_KIND_OCCURRENCE, occurrence);
}
