/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-submission.h"

#include "model/cz-draft.h"

#include <string.h>

gboolean
cz_submission_is_current (CzDate from,
                          CzDate to)
{
  CzDate today = cz_date_today ();

  return (cz_date_is_none (from) || cz_date_compare (cz_date_first_day (from), today) <= 0) &&
         (cz_date_is_none (to) || cz_date_compare (cz_date_last_day (to), today) >= 0);
}

/**
 * cz_submission_find_last:
 * @data: the data
 * @unit: a unit
 * @reference: "sheet_row", "task" or "contact"
 * @id: the record
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): what the unit last said, as far as it was taken
 */
const CzSubmission *
cz_submission_find_last (CzData     *data,
                         gint64      unit,
                         const char *reference,
                         gint64      id,
                         const char *field)
{
  const GPtrArray    *submissions = cz_data_get_children (data, CZ_KIND_SUBMISSION, reference, id);
  const CzSubmission *last = NULL;

  for (guint i = 0; i < submissions->len; i++)
    {
      const CzSubmission *submission = submissions->pdata[i];

      if (submission->unit == unit && submission->state == CZ_SUBMISSION_TAKEN && g_str_equal (submission->field, field) &&
          (last == NULL || submission->id > last->id))
        last = submission;
    }

  return last;
}

/* Returns why the last thing a unit said on a record was refused (退回意见); NULL for nothing. */
const char *
cz_submission_get_remark (CzData     *data,
                          gint64      unit,
                          const char *reference,
                          gint64      id)
{
  const GPtrArray    *submissions = cz_data_get_children (data, CZ_KIND_SUBMISSION, reference, id);
  const CzSubmission *last = NULL;

  for (guint i = 0; i < submissions->len; i++)
    {
      const CzSubmission *submission = submissions->pdata[i];

      if (submission->unit == unit && (last == NULL || submission->dispatch > last->dispatch ||
                                       (submission->dispatch == last->dispatch && *submission->reason != '\0' && submission->id > last->id)))
        last = submission;
    }

  return last != NULL && last->state == CZ_SUBMISSION_REFUSED && *last->reason != '\0' ? last->reason : NULL;
}

/**
 * cz_submission_get_points:
 * @data: the data
 * @row: a row
 *
 * A row that one unit alone answers for is proposed to be marked as the unit says; where several do, a person picks.
 *
 * Returns: the points, or %CZ_POINTS_NONE
 */
CzPoints
cz_submission_get_points (CzData *data,
                          gint64  row)
{
  const GPtrArray    *assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, "sheet_row", row);
  gint64              unit = 0;
  guint               n_leads = 0;
  const CzSubmission *last;
  CzPoints            points;

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if (assignment->role == CZ_ROLE_COOPERATING)
        continue;

      unit = assignment->unit;
      n_leads++;
    }

  last = n_leads == 1 && unit != 0 ? cz_submission_find_last (data, unit, "sheet_row", row, "points") : NULL;

  return last != NULL && cz_points_parse (last->value, &points, NULL) ? points : CZ_POINTS_NONE;
}

/**
 * cz_submission_find_contact:
 * @data: the data
 * @unit: a unit
 * @id: id of one of its contacts, 0 or less for none
 * @name: (nullable): name of a contact
 *
 * Returns: (transfer none) (nullable): the contact, while it is one; else one of that name
 */
const CzContact *
cz_submission_find_contact (CzData     *data,
                            gint64      unit,
                            gint64      id,
                            const char *name)
{
  const GPtrArray *contacts = cz_data_get_children (data, CZ_KIND_CONTACT, "unit", unit);
  const CzContact *known = id > 0 ? cz_data_get (data, CZ_KIND_CONTACT, id) : NULL;

  if (known != NULL && cz_date_is_none (known->valid_to))
    return known;

  for (guint i = 0; name != NULL && i < contacts->len; i++)
    {
      const CzContact *contact = contacts->pdata[i];

      if (g_str_equal (contact->name, name) && cz_submission_is_current (contact->valid_from, contact->valid_to))
        return contact;
    }

  return known;
}

/* Returns the latest report of a unit on a task; with a period, that of the period. */
const CzReport *
cz_submission_find_report (CzData     *data,
                           gint64      task,
                           gint64      unit,
                           const char *period)
{
  const GPtrArray *reports = cz_data_get_children (data, CZ_KIND_REPORT, "task", task);
  const CzReport  *last = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      const CzReport *report = reports->pdata[i];

      if (report->unit != unit || (period != NULL && !g_str_equal (report->period, period)))
        continue;
      if (last == NULL || strcmp (report->period, last->period) >= 0)
        last = report;
    }

  return last;
}

/* Returns the dispatch of that number to a unit; with number 0 the latest one. */
const CzDispatch *
cz_submission_find_dispatch (CzData *data,
                             gint64  unit,
                             gint64  number)
{
  const GPtrArray  *dispatches = cz_data_get_children (data, CZ_KIND_DISPATCH, "unit", unit);
  const CzDispatch *last = NULL;

  for (guint i = 0; i < dispatches->len; i++)
    {
      const CzDispatch *dispatch = dispatches->pdata[i];

      if (number != 0 ? dispatch->number == number : last == NULL || dispatch->number > last->number)
        last = dispatch;
    }

  return last;
}
