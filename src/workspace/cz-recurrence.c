/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-recurrence.h"

#include "model/cz-draft.h"

#include <libical/ical.h>

/* So that a rule without an end, over the widest range a person may ask for, stays small. */
#define MAX_OCCURRENCES 2000

static void
due_clear (gpointer data)
{
  g_free (((CzDue *) data)->period);
}

/**
 * cz_recurrence_to_rule:
 * @duty: a duty
 *
 * A month means by its last day or the day named, a quarter and a half-year by the end of their last month, a year by
 * the end of the month named, else of December, a week by Friday.
 *
 * Returns: (transfer full) (nullable): an RFC 5545 recurrence rule; %NULL where the document gives no number (定期, 分阶段)
 */
char *
cz_recurrence_to_rule (const CzDuty *duty)
{
  int day = duty->day > 0 ? (int) duty->day : -1;

  switch (duty->every)
    {
    case CZ_EVERY_WEEK:
      return g_strdup ("FREQ=WEEKLY;BYDAY=FR");
    case CZ_EVERY_MONTH:
      return g_strdup_printf ("RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=%d;SKIP=BACKWARD", day);
    case CZ_EVERY_QUARTER:
      return g_strdup_printf ("RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=%d;SKIP=BACKWARD", day);
    case CZ_EVERY_HALF_YEAR:
      return g_strdup_printf ("RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=%d;SKIP=BACKWARD", day);
    case CZ_EVERY_YEAR:
      return g_strdup_printf ("RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d;SKIP=BACKWARD",
                              duty->month > 0 ? (int) duty->month : 12, day);
    case CZ_EVERY_NONE:
    case CZ_EVERY_REGULARLY:
    case CZ_EVERY_PHASE:
    default:
      return NULL;
    }
}

static char *
name_period (CzEvery every,
             CzDate  due)
{
  switch (every)
    {
    case CZ_EVERY_WEEK:
      return cz_date_to_string (due);
    case CZ_EVERY_MONTH:
      return g_strdup_printf ("%04d-%02d", due.year, due.month);
    case CZ_EVERY_QUARTER:
      return g_strdup_printf ("%04dQ%d", due.year, (due.month + 2) / 3);
    case CZ_EVERY_HALF_YEAR:
      return g_strdup_printf ("%04dH%d", due.year, due.month <= 6 ? 1 : 2);
    case CZ_EVERY_YEAR:
    default:
      return g_strdup_printf ("%04d", due.year);
    }
}

/**
 * cz_recurrence_list:
 * @duty: a duty
 * @from: first day
 * @to: last day
 *
 * Returns: (transfer full) (element-type CzDue): when the duty is due from @from to @to, in order
 */
GArray *
cz_recurrence_list (const CzDuty *duty,
                    CzDate        from,
                    CzDate        to)
{
  GArray                   *dues = g_array_new (FALSE, TRUE, sizeof (CzDue));
  g_autofree char          *rule = cz_recurrence_to_rule (duty);
  struct icalrecurrencetype recurrence;
  icalrecur_iterator       *iterator;
  struct icaltimetype       start = icaltime_null_date ();

  g_array_set_clear_func (dues, due_clear);
  if (rule == NULL || cz_date_compare (from, to) > 0)
    return dues;

  icalerror_set_errors_are_fatal (0);
  recurrence = icalrecurrencetype_from_string (rule);
  start.year = from.year;
  start.month = 1;
  start.day = 1;
  iterator = icalrecur_iterator_new (recurrence, start);

  for (struct icaltimetype next = icalrecur_iterator_next (iterator);
       !icaltime_is_null_time (next) && dues->len < MAX_OCCURRENCES;
       next = icalrecur_iterator_next (iterator))
    {
      CzDue due = { NULL, { next.year, next.month, next.day } };

      if (cz_date_compare (due.due, to) > 0)
        break;
      if (cz_date_compare (due.due, from) < 0)
        continue;

      due.period = name_period (duty->every, due.due);
      g_array_append_val (dues, due);
    }

  icalrecur_iterator_free (iterator);

  return dues;
}
