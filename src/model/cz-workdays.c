/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-workdays.h"

#include "base/cz-error.h"

#include <string.h>

/* Longer spans are not reckoned in working days. */
#define MOST_DAYS 20000

typedef struct
{
  gboolean worked;
  char    *name;
} Exception;

struct _CzWorkdays
{
  GHashTable *exceptions; /* of date as number to Exception */
  GHashTable *years;      /* set of years with a notice */
};

static gpointer
get_key (CzDate date)
{
  return GINT_TO_POINTER ((date.year * 100 + date.month) * 100 + date.day);
}

static void
free_exception (gpointer data)
{
  Exception *exception = data;

  g_free (exception->name);
  g_free (exception);
}

static gboolean
read_line (CzWorkdays *workdays,
           const char *line,
           guint       number,
           GError    **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  gboolean   off = g_strv_length (cells) == 3 && g_str_equal (cells[1], "off");
  Exception *exception;
  CzDate     date;

  if (g_strv_length (cells) != 3 || (!off && !g_str_equal (cells[1], "work")) || !cz_date_parse (cells[0], &date, NULL) ||
      date.day == 0 || !g_utf8_validate (cells[2], -1, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "Holidays, line %u: not a date, “off” or “work”, and a name",
                   number);
      return FALSE;
    }

  exception = g_new (Exception, 1);
  exception->worked = !off;
  exception->name = g_strdup (cells[2]);
  g_hash_table_insert (workdays->exceptions, get_key (date), exception);

  /* A notice may move a working day into the year before, which is then not covered by it. */
  if (off)
    g_hash_table_add (workdays->years, GINT_TO_POINTER (date.year));

  return TRUE;
}

/**
 * cz_workdays_new_from_data:
 * @data: lines of date, "off" or "work", and name, separated by tabs; lines that begin with # are passed over
 * @length: bytes of @data
 * @error: return location for %CZ_ERROR_UNREADABLE, which names the line
 */
CzWorkdays *
cz_workdays_new_from_data (const char *data,
                           gsize       length,
                           GError    **error)
{
  g_autoptr (CzWorkdays) workdays = g_new0 (CzWorkdays, 1);
  g_autofree char *text = g_strndup (data, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  workdays->exceptions = g_hash_table_new_full (NULL, NULL, NULL, free_exception);
  workdays->years = g_hash_table_new (NULL, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] != '\0' && *lines[i] != '#' && !read_line (workdays, lines[i], i + 1, error))
        return NULL;
    }

  return g_steal_pointer (&workdays);
}

void
cz_workdays_free (CzWorkdays *workdays)
{
  if (workdays == NULL)
    return;

  g_clear_pointer (&workdays->exceptions, g_hash_table_unref);
  g_clear_pointer (&workdays->years, g_hash_table_unref);
  g_free (workdays);
}

/**
 * cz_workdays_has_year:
 *
 * Returns: whether the notice of @year is known; without it only weekends are left out
 */
gboolean
cz_workdays_has_year (const CzWorkdays *workdays,
                      int               year)
{
  return g_hash_table_contains (workdays->years, GINT_TO_POINTER (year));
}

/**
 * cz_workdays_is_workday:
 * @date: a day
 */
gboolean
cz_workdays_is_workday (const CzWorkdays *workdays,
                        CzDate            date)
{
  const Exception *exception = g_hash_table_lookup (workdays->exceptions, get_key (date));

  return exception != NULL ? exception->worked : cz_date_weekday (date) >= 1 && cz_date_weekday (date) <= 5;
}

/**
 * cz_workdays_get_name:
 *
 * Returns: (nullable): the holiday for which @date is off, or worked in exchange
 */
const char *
cz_workdays_get_name (const CzWorkdays *workdays,
                      CzDate            date)
{
  const Exception *exception = g_hash_table_lookup (workdays->exceptions, get_key (date));

  return exception != NULL ? exception->name : NULL;
}

/**
 * cz_workdays_add:
 * @date: a day, itself not counted
 * @n: working days to go forward, or back when negative; with 0 the day itself, or the next working day
 * @certain: (out) (optional): %FALSE when a year without a notice was passed through
 *
 * Returns: the day; none when @date is not a day or @n is beyond reason
 */
CzDate
cz_workdays_add (const CzWorkdays *workdays,
                 CzDate            date,
                 int               n,
                 gboolean         *certain)
{
  int      step = n < 0 ? -1 : 1;
  int      left = ABS (n);
  gboolean known = TRUE;

  if (date.day == 0 || n > MOST_DAYS || n < -MOST_DAYS)
    return CZ_DATE_NONE;

  known = cz_workdays_has_year (workdays, date.year);
  while (!cz_date_is_none (date) && (left > 0 || !cz_workdays_is_workday (workdays, date)))
    {
      date = cz_date_add_days (date, step);
      known &= cz_workdays_has_year (workdays, date.year);
      if (left > 0 && !cz_date_is_none (date) && cz_workdays_is_workday (workdays, date))
        left--;
    }

  if (certain != NULL)
    *certain = known;

  return date;
}

/**
 * cz_workdays_count:
 * @from: a day, itself not counted
 * @to: a day, counted
 * @certain: (out) (optional): %FALSE when a year without a notice lies between
 *
 * Returns: the working days after @from up to @to, negative when @to comes first; 0 when one of them is not a day or they
 *   are further apart than reason
 */
int
cz_workdays_count (const CzWorkdays *workdays,
                   CzDate            from,
                   CzDate            to,
                   gboolean         *certain)
{
  int      days = cz_date_days_between (from, to);
  int      n = 0;
  gboolean known;

  if (days < 0)
    return -cz_workdays_count (workdays, to, from, certain);
  if (from.day == 0 || to.day == 0 || days > MOST_DAYS)
    return 0;

  known = cz_workdays_has_year (workdays, from.year);
  for (int i = 1; i <= days; i++)
    {
      CzDate date = cz_date_add_days (from, i);

      known &= cz_workdays_has_year (workdays, date.year);
      n += cz_workdays_is_workday (workdays, date);
    }

  if (certain != NULL)
    *certain = known;

  return n;
}
