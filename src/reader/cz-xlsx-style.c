/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-xlsx-style.h"

#include <math.h>
#include <string.h>

/* 9999-12-31; larger serials are no dates. */
#define MAX_SERIAL 2958465
#define SECONDS_PER_DAY 86400

/* Built-in formats of dates and times; 27 to 36 and 50 to 58 are the Chinese ones (ECMA-376 part 1, 18.8.30). */
static gboolean
is_date_id (int id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

static CzXlsxKind
kind_of_code (const char *code)
{
  gboolean quoted = FALSE;
  gboolean bracket = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (!quoted && *p == '[')
        {
          if (strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0')
            return CZ_XLSX_DATE;

          bracket = TRUE;
        }
      else if (*p == ']')
        bracket = FALSE;
      else if (!quoted && !bracket && strchr ("yYmMdDhHsSeE", *p) != NULL && !(strchr ("eE", *p) != NULL && strchr ("+-", p[1]) != NULL && p[1] != '\0'))
        return strncmp (p, "General", 7) == 0 ? CZ_XLSX_NUMBER : CZ_XLSX_DATE;
      else if (!quoted && !bracket && *p == 'G' && strncmp (p, "General", 7) == 0)
        p += 6;
      else if (!quoted && !bracket && *p == '%')
        return CZ_XLSX_PERCENT;
    }

  return CZ_XLSX_NUMBER;
}

/**
 * cz_xlsx_kind_of_format:
 * @id: number of a format
 * @code: (nullable): its code, when the file defines it
 *
 * Returns: what a number in this format stands for
 */
CzXlsxKind
cz_xlsx_kind_of_format (int         id,
                        const char *code)
{
  if (code != NULL)
    return kind_of_code (code);
  if (is_date_id (id))
    return CZ_XLSX_DATE;

  return id == 9 || id == 10 ? CZ_XLSX_PERCENT : CZ_XLSX_NUMBER;
}

/**
 * cz_xlsx_date_to_string:
 * @serial: days as the file counts them
 * @from_1904: the book counts from 1904
 *
 * Returns: (transfer full) (nullable): 2017-12-19, with " 14:30" where it has a time of day; 14:30 alone for a time;
 *     %NULL when it is no date
 */
char *
cz_xlsx_date_to_string (double   serial,
                        gboolean from_1904)
{
  g_autoptr (GDate) date = NULL;
  double days = floor (serial);
  int    minutes;
  char   text[16];

  if (!(serial >= 0) || serial > MAX_SERIAL)
    return NULL;

  minutes = (int) ((serial - days) * SECONDS_PER_DAY + 0.5) / 60;

  if (days == 0)
    return g_strdup_printf ("%02d:%02d", minutes / 60 % 24, minutes % 60);

  if (from_1904)
    days += 1462;
  else if (days < 60)
    days += 1; /* the book believes in 29 February 1900 */

  date = g_date_new_julian ((guint32) days + 693594); /* 1899-12-30 */
  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);

  if (minutes == 0 || minutes >= 1440)
    return g_strdup (text);

  return g_strdup_printf ("%s %02d:%02d", text, minutes / 60, minutes % 60);
}
