/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-date.h"

#include <string.h>

/* A year printed without its century is not taken: 15年 may be a duration. */
#define FIRST_PRINTED_YEAR 1000

static const char *
skip_blanks (const char *text)
{
  while (*text == ' ' || *text == '\t' || strncmp (text, "\302\240", 2) == 0 || strncmp (text, "　", 3) == 0)
    text = g_utf8_next_char (text);

  return text;
}

static gboolean
skip_word (const char **text,
           const char  *word)
{
  const char *start = skip_blanks (*text);

  if (!g_str_has_prefix (start, word))
    return FALSE;

  *text = start + strlen (word);

  return TRUE;
}

static gboolean
skip_any (const char       **text,
          const char *const *words)
{
  for (; *words != NULL; words++)
    {
      if (skip_word (text, *words))
        return TRUE;
    }

  return FALSE;
}

static gboolean
skip_number (const char **text,
             gint64      *value)
{
  const char *start = skip_blanks (*text);
  gsize       used;

  if (!cz_chinese_number_parse (start, strnlen (start, 64), value, &used))
    return FALSE;

  *text = start + used;

  return TRUE;
}

static const char *const year_words[] = { "年", NULL };
static const char *const month_words[] = { "月份", "月", NULL };
static const char *const day_words[] = { "日", "号", NULL };
static const char *const end_words[] = { "底", "末", NULL };

/* Puts the number before one of @words into @field when it gives a valid date, else reads nothing. */
static gboolean
skip_part (const char       **text,
           const char *const *words,
           gint64             most,
           guint8            *field,
           CzDate            *date)
{
  const char *cursor = *text;
  gint64      value;

  if (!skip_number (&cursor, &value) || value < 1 || value > most || !skip_any (&cursor, words))
    return FALSE;

  *field = value;
  if (!cz_date_is_valid (*date))
    {
      *field = 0;
      return FALSE;
    }

  *text = cursor;

  return TRUE;
}

/* What follows a year: 底, or a month with 底 or a day. */
static void
skip_month_and_day (const char **text,
                    CzDate      *date)
{
  if (skip_any (text, end_words))
    {
      *date = cz_date_last_day (*date);
      return;
    }

  if (!skip_part (text, month_words, 12, &date->month, date))
    return;

  if (skip_any (text, end_words))
    *date = cz_date_last_day (*date);
  else
    skip_part (text, day_words, 31, &date->day, date);
}

static gboolean
skip_plain_number (const char **text,
                   guint        most_digits,
                   gint64      *value)
{
  const char *end = *text;

  for (*value = 0; g_ascii_isdigit (*end) && end < *text + most_digits; end++)
    *value = *value * 10 + (*end - '0');

  if (end == *text || g_ascii_isdigit (*end))
    return FALSE;

  *text = end;

  return TRUE;
}

/* 2018-6, 2018-6-5, 2018.6.5, 2018/6/5. With points or strokes a day is needed: 2018.10 may be a number. */
static gboolean
skip_plain_date (const char **text,
                 CzDate      *date)
{
  const char *cursor = *text;
  gint64      year, month, day = 0;
  char        separator;

  if (!skip_plain_number (&cursor, 4, &year) || year < FIRST_PRINTED_YEAR)
    return FALSE;

  separator = *cursor++;
  if (separator == '\0' || strchr ("-./", separator) == NULL || !skip_plain_number (&cursor, 2, &month) || month == 0)
    return FALSE;

  if (*cursor == separator)
    {
      cursor++;
      if (!skip_plain_number (&cursor, 2, &day) || day == 0)
        return FALSE;
    }
  else if (separator != '-')
    {
      return FALSE;
    }

  *date = (CzDate){ year, month, day };
  if (!cz_date_is_valid (*date))
    return FALSE;

  *text = cursor;

  return TRUE;
}

/**
 * cz_date_parse_chinese:
 * @text: text that begins with a date as documents print it
 * @date: (out): the date, as precise as printed
 * @used: (out) (optional): how many bytes of @text it takes
 *
 * Reads 二○一一年四月十九日, 2015年10月9日, 2017年9月, 2018年, 2017-12-19, 2017.12.19. The year must have its century.
 * 2018年底 and 2018年6月底 (or 末) are the last day. As much as makes a valid date is taken: of 2015年13月 only the year.
 *
 * Returns: %FALSE when @text does not begin with a date
 */
gboolean
cz_date_parse_chinese (const char *text,
                       CzDate     *date,
                       gsize      *used)
{
  const char *cursor = text;
  CzDate      parsed = CZ_DATE_NONE;
  gint64      year;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (skip_number (&cursor, &year) && year >= FIRST_PRINTED_YEAR && year <= 9999 && skip_any (&cursor, year_words))
    {
      parsed.year = year;
      skip_month_and_day (&cursor, &parsed);
    }
  else
    {
      cursor = text;
      if (!skip_plain_date (&cursor, &parsed))
        return FALSE;
    }

  *date = parsed;
  if (used != NULL)
    *used = cursor - text;

  return TRUE;
}

static CzDate
end_of_quarter (CzDate date)
{
  return cz_date_last_day ((CzDate){ date.year, (date.month + 2) / 3 * 3, 0 });
}

/* 今天, 月底, 年底 and the like: the whole of @text is one word. */
static gboolean
parse_word (const char *text,
            CzDate      today,
            CzDate     *date)
{
  static const struct
  {
    const char *word;
    int         days;
  } days[] = { { "今天", 0 }, { "今日", 0 }, { "明天", 1 }, { "明日", 1 }, { "后天", 2 }, { "大后天", 3 }, { "昨天", -1 }, { "昨日", -1 }, { "前天", -2 } };
  static const struct
  {
    const char *word;
    int         months;
  } month_ends[] = { { "月底", 0 }, { "月末", 0 }, { "本月底", 0 }, { "本月末", 0 }, { "这个月底", 0 }, { "下月底", 1 }, { "下月末", 1 }, { "下个月底", 1 }, { "上月底", -1 }, { "上个月底", -1 } };
  static const char *const quarter_ends[] = { "季末", "季度末", "季底", "本季末", "本季度末", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (g_str_equal (text, days[i].word))
        {
          *date = cz_date_add_days (today, days[i].days);
          return !cz_date_is_none (*date);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (month_ends); i++)
    {
      if (g_str_equal (text, month_ends[i].word))
        {
          *date = cz_date_last_day (cz_date_add_months ((CzDate){ today.year, today.month, 0 }, month_ends[i].months));
          return !cz_date_is_none (*date);
        }
    }

  if (g_strv_contains (quarter_ends, text))
    {
      *date = end_of_quarter (today);
      return TRUE;
    }

  return FALSE;
}

/* 下周一, 本周五, 周三, 星期日, 上周二, 下下周一; weeks begin on Monday. */
static gboolean
parse_weekday (const char *text,
               CzDate      today,
               CzDate     *date)
{
  static const char *const this_words[] = { "本", "这个", "这", NULL };
  static const char *const next_words[] = { "下个", "下", NULL };
  static const char *const last_words[] = { "上个", "上", NULL };
  static const char *const week_words[] = { "周", "星期", "礼拜", NULL };
  static const char *const sunday_words[] = { "日", "天", NULL };
  int                      weeks = 0;
  gint64                   weekday = 7;

  if (!skip_any (&text, this_words))
    {
      while (weeks >= 0 && weeks < 4 && skip_any (&text, next_words))
        weeks++;
      while (weeks <= 0 && weeks > -4 && skip_any (&text, last_words))
        weeks--;
    }

  if (!skip_any (&text, week_words))
    return FALSE;
  if (!skip_any (&text, sunday_words) && (!skip_number (&text, &weekday) || weekday < 1 || weekday > 6))
    return FALSE;
  if (*text != '\0')
    return FALSE;

  *date = cz_date_add_days (today, weeks * 7 + (int) weekday - (int) cz_date_weekday (today));

  return !cz_date_is_none (*date);
}

/* 3天后, 两周后, 一个月后, 半年后, 1年后. */
static gboolean
parse_distance (const char *text,
                CzDate      today,
                CzDate     *date)
{
  static const char *const day_units[] = { "天", "日", NULL };
  static const char *const week_units[] = { "个星期", "星期", "周", NULL };
  static const char *const month_units[] = { "个月", NULL };
  static const char *const after_words[] = { "之后", "以后", "后", NULL };
  gboolean                 half = skip_word (&text, "半");
  gint64                   n = 1;
  CzDate                   moved;

  if (!half && (!skip_number (&text, &n) || n > 10000))
    return FALSE;

  if (skip_any (&text, year_words))
    moved = cz_date_add_months (today, half ? 6 : (int) n * 12);
  else if (half)
    return FALSE;
  else if (skip_any (&text, month_units))
    moved = cz_date_add_months (today, (int) n);
  else if (skip_any (&text, week_units))
    moved = cz_date_add_days (today, (int) n * 7);
  else if (skip_any (&text, day_units))
    moved = cz_date_add_days (today, (int) n);
  else
    return FALSE;

  if (!skip_any (&text, after_words) || *text != '\0' || cz_date_is_none (moved))
    return FALSE;

  *date = moved;

  return TRUE;
}

/* 6月5日, 6月底, 明年3月, 今年底, 年底, 5日, 下月5日: what is not said is that of @today. */
static gboolean
parse_partial (const char *text,
               CzDate      today,
               CzDate     *date)
{
  CzDate parsed = { today.year, 0, 0 };
  CzDate month = { today.year, today.month, 0 };

  if (skip_word (&text, "明年"))
    parsed.year++;
  else if (skip_word (&text, "后年"))
    parsed.year += 2;
  else if (skip_word (&text, "去年"))
    parsed.year--;
  else if (!skip_word (&text, "今年") && !skip_word (&text, "本年") && skip_any (&text, year_words) &&
           !g_str_has_prefix (text, "底") && !g_str_has_prefix (text, "末"))
    return FALSE;

  if (skip_word (&text, "下月") || skip_word (&text, "下个月"))
    month = cz_date_add_months (month, 1);
  else if (!skip_word (&text, "本月"))
    month = parsed.year == today.year ? month : CZ_DATE_NONE;

  if (!cz_date_is_none (month) && skip_part (&text, day_words, 31, &month.day, &month))
    parsed = month;
  else
    skip_month_and_day (&text, &parsed);

  if (*text != '\0' || parsed.month == 0)
    return FALSE;

  *date = parsed;

  return cz_date_is_valid (*date);
}

/* 20180605, 201806, 2018, 18-6-5, 6-5, 6.5, 6/5. */
static gboolean
parse_digits (const char *text,
              CzDate      today,
              CzDate     *date)
{
  gint64 parts[3] = { 0 };
  guint  n = 0;
  gsize  length = strlen (text);

  if (strspn (text, "0123456789") == length && (length == 8 || length == 6 || length == 4))
    {
      gint64 value = g_ascii_strtoll (text, NULL, 10) * (length == 8 ? 1 : length == 6 ? 100
                                                                                       : 10000);

      *date = (CzDate){ value / 10000, value / 100 % 100, value % 100 };
      return date->year >= FIRST_PRINTED_YEAR && (length < 6 || date->month > 0) && (length < 8 || date->day > 0) &&
             cz_date_is_valid (*date);
    }

  for (;; text++)
    {
      if (n == G_N_ELEMENTS (parts) || !skip_plain_number (&text, 2, &parts[n]) || parts[n] == 0)
        return FALSE;
      n++;
      if (*text == '\0')
        break;
      if (strchr ("-./", *text) == NULL)
        return FALSE;
    }

  if (n < 2)
    return FALSE;

  *date = n == 3 ? (CzDate){ 2000 + parts[0], parts[1], parts[2] } : (CzDate){ today.year, parts[0], parts[1] };

  return cz_date_is_valid (*date);
}

/**
 * cz_date_parse_typed:
 * @text: what a person typed: 2018-6, 2018.6.5, 20180605, 6-5, 6月底, 二〇一八年六月, 今天, 下周一, 3天后, 月底, 年底 …
 *   Half and full width, blanks around it.
 * @today: the day they typed it, which must be a day; a missing year is its year
 * @date: (out): the date, as precise as they gave it
 *
 * Returns: %FALSE, @date untouched, when @text is not understood
 */
gboolean
cz_date_parse_typed (const char *text,
                     CzDate      today,
                     CzDate     *date)
{
  g_autofree char *plain = NULL;
  CzDate           parsed;
  gsize            used;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (today.day != 0 && cz_date_is_valid (today), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (plain == NULL)
    return FALSE;

  g_strstrip (plain);
  for (char *stop; (stop = strstr (plain, "。")) != NULL;)
    {
      *stop = '.';
      memmove (stop + 1, stop + strlen ("。"), strlen (stop + strlen ("。")) + 1);
    }

  if (cz_date_parse_chinese (plain, &parsed, &used) && plain[used] == '\0')
    {
      *date = parsed;
      return TRUE;
    }

  if (!parse_word (plain, today, &parsed) && !parse_weekday (plain, today, &parsed) &&
      !parse_distance (plain, today, &parsed) && !parse_partial (plain, today, &parsed) &&
      !parse_digits (plain, today, &parsed))
    return FALSE;

  *date = parsed;

  return TRUE;
}
