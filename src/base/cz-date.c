/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-date.h"

#include "base/cz-error.h"

#include <string.h>

#define LAST_YEAR 9999
#define MOST_DAYS (LAST_YEAR * 366)

static gboolean
to_gdate (CzDate date,
          GDate *gdate)
{
  date = cz_date_first_day (date);

  if (!cz_date_is_valid (date))
    return FALSE;

  g_date_clear (gdate, 1);
  g_date_set_dmy (gdate, date.day, date.month, date.year);

  return TRUE;
}

static CzDate
from_gdate (const GDate *gdate)
{
  if (!g_date_valid (gdate) || g_date_get_year (gdate) > LAST_YEAR)
    return CZ_DATE_NONE;

  return (CzDate){ g_date_get_year (gdate), g_date_get_month (gdate), g_date_get_day (gdate) };
}

/* Reads between @least and @most ASCII digits. */
static const char *
scan_digits (const char *text,
             guint       least,
             guint       most,
             int        *value)
{
  guint n = 0;

  for (*value = 0; n < most && g_ascii_isdigit (text[n]); n++)
    *value = *value * 10 + (text[n] - '0');

  return n < least || g_ascii_isdigit (text[n]) ? NULL : text + n;
}

/**
 * cz_date_parse:
 * @iso: "2018", "2018-06" or "2018-06-05", with all its digits
 * @date: (out): the date with that precision
 * @error: return location for %CZ_ERROR_INVALID
 */
gboolean
cz_date_parse (const char *iso,
               CzDate     *date,
               GError    **error)
{
  int         year = 0, month = 0, day = 0;
  const char *rest;
  CzDate      parsed;

  g_return_val_if_fail (iso != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  rest = scan_digits (iso, 4, 4, &year);
  if (rest != NULL && *rest == '-')
    {
      rest = scan_digits (rest + 1, 2, 2, &month);
      if (rest != NULL && *rest == '-' && month > 0)
        {
          rest = scan_digits (rest + 1, 2, 2, &day);
          if (day == 0)
            rest = NULL;
        }
      if (month == 0)
        rest = NULL;
    }

  parsed = (CzDate){ year, month, day };
  if (rest == NULL || *rest != '\0' || !cz_date_is_valid (parsed))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "“%.60s” is not a date (YYYY, YYYY-MM or YYYY-MM-DD)", iso);
      return FALSE;
    }

  *date = parsed;

  return TRUE;
}

/**
 * cz_date_to_string:
 *
 * Returns: (transfer full): "2018", "2018-06" or "2018-06-05"; "" for none
 */
char *
cz_date_to_string (CzDate date)
{
  if (cz_date_is_none (date))
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);

  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/**
 * cz_date_is_valid:
 *
 * Returns: whether @date is a year, month or day of the calendar, in the years 1 to 9999
 */
gboolean
cz_date_is_valid (CzDate date)
{
  if (date.year < 1 || date.year > LAST_YEAR || date.month > 12)
    return FALSE;
  if (date.month == 0 || date.day == 0)
    return date.day == 0;

  return g_date_valid_dmy (date.day, date.month, date.year);
}

/**
 * cz_date_compare:
 *
 * Returns: below, equal to or above 0; none comes first, a month comes before its days, a year before its months
 */
int
cz_date_compare (CzDate a,
                 CzDate b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;

  return (a.day > b.day) - (a.day < b.day);
}

/**
 * cz_date_first_day:
 *
 * Returns: @date itself when it is a day, else the first day of its month or year; none stays none
 */
CzDate
cz_date_first_day (CzDate date)
{
  if (cz_date_is_none (date))
    return CZ_DATE_NONE;
  if (date.month == 0)
    return (CzDate){ date.year, 1, 1 };
  if (date.day == 0)
    date.day = 1;

  return date;
}

/**
 * cz_date_last_day:
 *
 * Returns: @date itself when it is a day, else the last day of its month or year, which is what 2018年6月底 and a phase
 *   that ends with a month mean; none stays none
 */
CzDate
cz_date_last_day (CzDate date)
{
  if (cz_date_is_none (date))
    return CZ_DATE_NONE;
  if (date.month == 0)
    return (CzDate){ date.year, 12, 31 };
  if (date.day == 0 && cz_date_is_valid (date))
    date.day = g_date_get_days_in_month (date.month, date.year);

  return date;
}

/**
 * cz_date_add_days:
 * @date: a day; a month or a year counts as its first day
 *
 * Returns: the day @days later, or earlier when negative; none when @date is none or the result leaves the calendar
 */
CzDate
cz_date_add_days (CzDate date,
                  int    days)
{
  GDate gdate;

  if (!to_gdate (date, &gdate) || days > MOST_DAYS || days < -MOST_DAYS)
    return CZ_DATE_NONE;

  if (days >= 0)
    g_date_add_days (&gdate, days);
  else if (g_date_get_julian (&gdate) > (guint) -days)
    g_date_subtract_days (&gdate, -days);
  else
    return CZ_DATE_NONE;

  return from_gdate (&gdate);
}

/**
 * cz_date_add_months:
 *
 * Returns: @date moved by @months, with the precision it had; a day past the end of the month becomes its last day; a
 *   year moves by whole years. None when @date is none or the result leaves the calendar
 */
CzDate
cz_date_add_months (CzDate date,
                    int    months)
{
  gint64 month;
  CzDate moved;

  if (!cz_date_is_valid (date))
    return CZ_DATE_NONE;

  month = (gint64) date.year * 12 + MAX (date.month, 1) - 1;
  month += date.month == 0 ? months / 12 * 12 : months;

  if (month < 12 || month >= (LAST_YEAR + 1) * 12)
    return CZ_DATE_NONE;

  moved = (CzDate){ month / 12, date.month == 0 ? 0 : month % 12 + 1, 0 };
  if (date.day != 0)
    moved.day = MIN (date.day, g_date_get_days_in_month (moved.month, moved.year));

  return moved;
}

/**
 * cz_date_days_between:
 * @from: a date; a month or a year counts as its first day
 * @to: likewise
 *
 * Returns: the days from @from to @to, negative when @to comes first; 0 when one of them is none
 */
int
cz_date_days_between (CzDate from,
                      CzDate to)
{
  GDate a, b;

  if (!to_gdate (from, &a) || !to_gdate (to, &b))
    return 0;

  return g_date_days_between (&a, &b);
}

/**
 * cz_date_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday; 0 when @date is not a day
 */
guint
cz_date_weekday (CzDate date)
{
  GDate gdate;

  if (date.day == 0 || !to_gdate (date, &gdate))
    return 0;

  return g_date_get_weekday (&gdate);
}

/**
 * cz_date_today:
 *
 * Returns: the day by the local clock
 */
CzDate
cz_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (CzDate){ g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now) };
}

/**
 * cz_date_now_iso:
 *
 * Returns: (transfer full): the local time with its offset, to the second: "2026-11-22T09:30:00+08:00"
 */
char *
cz_date_now_iso (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
}
