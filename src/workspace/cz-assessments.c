/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-assessments.h"

#include "base/cz-error.h"

#include <glib/gi18n-lib.h>

static const CzAssessment *
find_assessment (CzData     *data,
                 gint64      sheet,
                 gint64      unit,
                 const char *period)
{
  const GPtrArray *assessments = cz_data_get_children (data, CZ_KIND_ASSESSMENT, "sheet", sheet);

  for (guint i = 0; i < assessments->len; i++)
    {
      const CzAssessment *assessment = assessments->pdata[i];

      if ((unit == 0 || assessment->subject == unit) && (period == NULL || g_str_equal (assessment->period, period)))
        return assessment;
    }

  return NULL;
}

static void
add_round (CzData        *data,
           CzEdit        *edit,
           gint64         assessment,
           const CzRound *model)
{
  CzRound *round = cz_record_copy (CZ_KIND_ROUND, model);

  round->id = cz_data_reserve_id (data, CZ_KIND_ROUND);
  round->assessment = assessment;
  round->locked = FALSE;
  cz_record_set_text (&round->person, "");
  cz_record_set_text (&round->note, "");
  cz_edit_insert (edit, CZ_KIND_ROUND, round);
}

static void
add_first_round (CzData *data,
                 CzEdit *edit,
                 gint64  assessment)
{
  CzRound *round = cz_record_new (CZ_KIND_ROUND);

  round->id = cz_data_reserve_id (data, CZ_KIND_ROUND);
  round->assessment = assessment;
  round->position = 1;
  cz_record_set_text (&round->code, "self");
  cz_record_set_text (&round->name, "自评");
  cz_edit_insert (edit, CZ_KIND_ROUND, round);
}

/**
 * cz_assessments_create:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @sheet: a sheet
 * @period: the year or period that is assessed
 * @units: (array length=n_units): the units to be assessed with it
 * @n_units: how many
 * @n_created: (out): how many are new: units that are assessed already are passed over
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Assesses units with a sheet, through the rounds that the sheet's assessments already go through.
 */
gboolean
cz_assessments_create (CzWorkspace  *workspace,
                       CzEdit       *edit,
                       gint64        sheet,
                       const char   *period,
                       const gint64 *units,
                       guint         n_units,
                       guint        *n_created,
                       GError      **error)
{
  CzData             *data = cz_workspace_get_data (workspace);
  const CzAssessment *model = find_assessment (data, sheet, 0, period);

  *n_created = 0;
  if (cz_data_get_sheet (data, sheet) == NULL || n_units == 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("Choose the units to be assessed."));
      return FALSE;
    }

  if (model == NULL)
    model = find_assessment (data, sheet, 0, NULL);

  for (guint i = 0; i < n_units; i++)
    {
      const GPtrArray *rounds = model != NULL ? cz_data_get_children (data, CZ_KIND_ROUND, "assessment", model->id) : NULL;
      CzAssessment    *assessment;

      if (find_assessment (data, sheet, units[i], period) != NULL)
        continue;

      assessment = cz_record_new (CZ_KIND_ASSESSMENT);
      assessment->id = cz_data_reserve_id (data, CZ_KIND_ASSESSMENT);
      assessment->sheet = sheet;
      assessment->subject = units[i];
      cz_record_set_text (&assessment->period, period);
      cz_edit_insert (edit, CZ_KIND_ASSESSMENT, assessment);
      (*n_created)++;

      for (guint j = 0; rounds != NULL && j < rounds->len; j++)
        add_round (data, edit, assessment->id, rounds->pdata[j]);
      if (rounds == NULL || rounds->len == 0)
        add_first_round (data, edit, assessment->id);
    }

  return TRUE;
}

/**
 * cz_assessments_remove:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @assessment: an assessment
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Removes an assessment with its rounds and marks; one with a locked round stays.
 */
gboolean
cz_assessments_remove (CzWorkspace *workspace,
                       CzEdit      *edit,
                       gint64       assessment,
                       GError     **error)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", assessment);

  for (guint i = 0; i < rounds->len; i++)
    {
      const CzRound *round = rounds->pdata[i];

      if (round->locked)
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY, _ ("The round “%s” is locked."), round->name);
          return FALSE;
        }
    }

  for (guint i = 0; i < rounds->len; i++)
    {
      gint64           round = cz_record_id (rounds->pdata[i]);
      const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "round", round);

      for (guint j = 0; j < marks->len; j++)
        cz_edit_delete (edit, CZ_KIND_MARK, cz_record_id (marks->pdata[j]));
      cz_edit_delete (edit, CZ_KIND_ROUND, round);
    }

  cz_edit_delete (edit, CZ_KIND_ASSESSMENT, assessment);

  return TRUE;
}

/* Returns (transfer full) the assessed unit, the period, and the sheet where there are several, for lists to choose from. */
char *
cz_assessments_dup_name (CzData *data,
                         gint64  assessment)
{
  const CzAssessment *record = cz_data_get_assessment (data, assessment);
  const CzSheet      *sheet = record != NULL ? cz_data_get_sheet (data, record->sheet) : NULL;
  const CzUnit       *subject = record != NULL ? cz_data_get_unit (data, record->subject) : NULL;
  g_autoptr (GString) text = g_string_new (subject != NULL ? subject->name : "");

  if (record != NULL && *record->period != '\0')
    g_string_append_printf (text, " %s", record->period);
  if (sheet != NULL && cz_data_list (data, CZ_KIND_SHEET)->len > 1)
    g_string_append_printf (text, "  %s", sheet->title);

  return g_strdup (text->str);
}
