/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzDate:
 * @year: 0 when unknown
 * @month: 1 to 12, 0 when the source gives only a year
 * @day: 1 to 31, 0 when the source gives only a month
 *
 * A date with the precision its source gave.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
} CzDate;

#define CZ_DATE_NONE ((CzDate){ 0, 0, 0 })
#define cz_date_is_none(d) ((d).year == 0)

gboolean cz_date_parse (const char *iso, CzDate *date, GError **error);
char    *cz_date_to_string (CzDate date);
gboolean cz_date_is_valid (CzDate date);
int      cz_date_compare (CzDate a, CzDate b);
CzDate   cz_date_first_day (CzDate date);
CzDate   cz_date_last_day (CzDate date);
CzDate   cz_date_add_days (CzDate date, int days);
CzDate   cz_date_add_months (CzDate date, int months);
int      cz_date_days_between (CzDate from, CzDate to);
guint    cz_date_weekday (CzDate date);
CzDate   cz_date_today (void);
char    *cz_date_now_iso (void);

gboolean cz_chinese_number_parse (const char *text, gsize length, gint64 *value, gsize *used);
char    *cz_chinese_number_to_string (guint value);
gboolean cz_date_parse_chinese (const char *text, CzDate *date, gsize *used);
gboolean cz_date_parse_typed (const char *text, CzDate today, CzDate *date);
