/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-when.h"

#include "reader/cz-scan.h"

#define MIN_YEAR 1949
#define MAX_YEAR 2100

static gboolean
is_year (guint year)
{
  return year >= MIN_YEAR && year <= MAX_YEAR;
}

/* “十三五”, 十三五时期, “十四五”规划: p stands at the quotation mark or the first digit. The n-th plan ends in 1955 + 5 (n - 1) + … */
static const char *
read_plan (const char *p,
           const char *end,
           CzWhen     *when)
{
  static const char *const after_words[] = { "规划期", "时期", "期间", "规划", NULL };
  gunichar                 c = cz_scan_peek (p, end);
  gboolean                 quoted = c == 0x201C || c == '"' || c == 0x300C;
  const char              *q = quoted ? cz_scan_next (p, end) : p;
  const char              *name = q;
  const char              *more;
  guint                    n;

  q = cz_scan_number (q, end, &n);
  if (q == NULL || q - name < 6 || !cz_scan_ends_with (name, q, "五"))
    return NULL;

  /* 十三五 reads as 10 + 35; 十五 as 15; 十四五 as 10 + 45. */
  if (n == 15 && q - name == 6)
    n = 10;
  else if (q - name == 9 && n > 20 && n % 10 == 5)
    n = 10 + (n - 10) / 10;
  else
    return NULL;

  if (quoted)
    {
      c = cz_scan_peek (q, end);
      if (c != 0x201D && c != '"' && c != 0x300D)
        return NULL;
      q = cz_scan_next (q, end);
    }

  more = cz_scan_skip_any (q, end, after_words, NULL);
  if (!quoted && more == NULL && cz_scan_peek (q, end) != 0x672B /* 末 */)
    return NULL;

  when->year = 2005 + 5 * (n - 10);
  when->plan = TRUE;

  return more != NULL ? more : q;
}

/* 2017年9月30日, 2017-09-30, 2017.9, 二○一七年; blanks within are skipped. */
static const char *
read_year (const char *p,
           const char *end,
           CzWhen     *when)
{
  guint       year;
  const char *q = cz_scan_number (p, end, &year);
  const char *after;
  gunichar    c;
  guint       month;

  if (q == NULL || !is_year (year))
    return NULL;

  after = cz_scan_skip_blanks (q, end);
  c = cz_scan_peek (after, end);
  if (c == 0x5E74 /* 年 */)
    {
      when->year = year;
      return cz_scan_next (after, end);
    }

  if (c != '-' && c != '/' && c != '.')
    return NULL;

  q = cz_scan_skip_blanks (cz_scan_next (after, end), end);
  q = cz_scan_integer (q, end, &month);
  if (q == NULL || month < 1 || month > 12)
    return NULL;

  when->year = year;
  when->month = month;
  after = cz_scan_skip_blanks (q, end);
  if (cz_scan_peek (after, end) == c)
    {
      guint day;

      after = cz_scan_integer (cz_scan_skip_blanks (cz_scan_next (after, end), end), end, &day);
      if (after != NULL && day >= 1 && day <= 31)
        {
          when->day = day;
          q = after;
        }
    }

  return q;
}

/* 9月30日, 9月份, 10月上旬 */
static const char *
read_month (const char *p,
            const char *end,
            CzWhen     *when)
{
  guint       month, day;
  const char *q = cz_scan_number (cz_scan_skip_blanks (p, end), end, &month);
  const char *after;

  if (q == NULL || month < 1 || month > 12)
    return NULL;

  q = cz_scan_skip_blanks (q, end);
  if (cz_scan_peek (q, end) != 0x6708 /* 月 */)
    {
      /* 2022年8底前: the word for month is lost. */
      if (when->year != 0 && cz_scan_peek (q, end) == 0x5E95)
        {
          when->month = month;
          return q;
        }
      return NULL;
    }

  when->month = month;
  q = cz_scan_next (q, end);
  if ((after = cz_scan_skip (q, end, "份")) != NULL)
    q = after;

  after = cz_scan_number (cz_scan_skip_blanks (q, end), end, &day);
  if (after != NULL && day >= 1 && day <= 31)
    {
      gunichar c;

      after = cz_scan_skip_blanks (after, end);
      c = cz_scan_peek (after, end);
      if (c == 0x65E5 /* 日 */ || c == 0x53F7 /* 号 */)
        {
          when->day = day;
          q = cz_scan_next (after, end);
        }
    }

  return q;
}

/* 今年, 本年, 明年 and 年底, 年内 standing for the year of the document. */
static const char *
read_relative (const char *p,
               const char *end,
               CzWhen     *when)
{
  static const char *const years[] = { "今年", "本年度", "本年", "当年", "明年", "次年", NULL };
  guint                    which;
  const char              *q = cz_scan_skip_any (p, end, years, &which);

  if (q != NULL)
    {
      when->relative = TRUE;
      when->shift = which >= 4 ? 1 : 0;
      if (cz_scan_skip (q, end, "年底") != NULL || cz_scan_skip (q, end, "年末") != NULL)
        q = cz_scan_next (q, end);
      return q;
    }

  if (cz_scan_skip (p, end, "年底") != NULL || cz_scan_skip (p, end, "年末") != NULL || cz_scan_skip (p, end, "年内") != NULL)
    {
      when->relative = TRUE;
      return cz_scan_next (p, end);
    }

  return NULL;
}

static const char *
read_edge (const char *p,
           const char *end,
           CzWhen     *when)
{
  static const struct
  {
    const char *word;
    CzWhenEdge  edge;
    guint       month;
    guint       day;
    guint       ten_days;
  } words[] = {
    { "上半年", CZ_WHEN_END, 6, 0 },
    { "下半年", CZ_WHEN_END, 12, 0 },
    { "第一季度", CZ_WHEN_END, 3, 0 },
    { "第二季度", CZ_WHEN_END, 6, 0 },
    { "第三季度", CZ_WHEN_END, 9, 0 },
    { "第四季度", CZ_WHEN_END, 12, 0 },
    { "一季度", CZ_WHEN_END, 3, 0 },
    { "二季度", CZ_WHEN_END, 6, 0 },
    { "三季度", CZ_WHEN_END, 9, 0 },
    { "四季度", CZ_WHEN_END, 12, 0 },
    { "上旬", CZ_WHEN_END, 0, 10, 1 },
    { "中旬", CZ_WHEN_END, 0, 20, 2 },
    { "下旬", CZ_WHEN_END, 0, 0, 3 },
    { "年底", CZ_WHEN_END, 0, 0 },
    { "底", CZ_WHEN_END, 0, 0 },
    { "末", CZ_WHEN_END, 0, 0 },
    { "内", CZ_WHEN_END, 0, 0 },
    { "初", CZ_WHEN_BEGIN, 0, 0 },
  };
  static const char *const before_words[] = { "以前", "之前", "前", NULL };
  const char              *after;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      after = cz_scan_skip (p, end, words[i].word);
      if (after == NULL || (words[i].month != 0 && when->month != 0) || (words[i].day != 0 && when->month == 0))
        continue;

      when->edge = words[i].edge;
      if (words[i].month != 0)
        when->month = words[i].month;
      if (words[i].day != 0)
        when->day = words[i].day;
      when->ten_days = words[i].ten_days;
      p = after;
      break;
    }

  after = cz_scan_skip_any (p, end, before_words, NULL);
  if (after != NULL && cz_scan_skip (p, end, "前列") == NULL && cz_scan_skip (p, end, "前十") == NULL)
    {
      when->before = TRUE;
      if (when->edge == CZ_WHEN_WHOLE)
        when->edge = CZ_WHEN_BEFORE;
      p = after;
    }

  return p;
}

/**
 * cz_when_read:
 * @p: where a point in time may stand
 * @end: where the text ends
 * @when: (out): the point in time
 *
 * Reads 2017年9月30日, 9月底前, 二○一一年四月, 2020年末, 年内, “十三五”末 and their like.
 *
 * Returns: (nullable): behind it, or %NULL when none stands there
 */
const char *
cz_when_read (const char *p,
              const char *end,
              CzWhen     *when)
{
  const char *q, *after;

  memset (when, 0, sizeof *when);

  if ((q = read_plan (p, end, when)) != NULL)
    return read_edge (q, end, when);

  if ((q = read_year (p, end, when)) == NULL)
    q = read_relative (p, end, when);

  if (q != NULL && when->month == 0 && (after = read_month (q, end, when)) != NULL)
    q = after;
  else if (q == NULL)
    q = read_month (p, end, when);

  return q != NULL ? read_edge (q, end, when) : NULL;
}

static guint
get_year (const CzWhen *when,
          guint         year)
{
  if (when->relative)
    return year != 0 ? year + when->shift : 0;

  return when->year != 0 ? when->year : year;
}

/* The point with the precision it was written in; @year (0: unknown) stands in for an elided one. */
CzDate
cz_when_get_date (const CzWhen *when,
                  guint         year)
{
  CzDate date = { get_year (when, year), when->month, when->day };

  if (date.year == 0)
    return CZ_DATE_NONE;

  return date;
}

/* The same as the beginning of something: 5月下旬 begins on the 21st, 5月上旬 with the month. */
CzDate
cz_when_get_start (const CzWhen *when,
                   guint         year)
{
  CzDate date = cz_when_get_date (when, year);

  if (!cz_date_is_none (date) && when->month != 0 && when->ten_days != 0)
    date.day = when->ten_days > 1 ? (int) (when->ten_days - 1) * 10 + 1 : 0;

  return date;
}

/* The last day by which something is to be done: 到2015年 is 31 December, 2020年前 the day before 2020 begins. */
CzDate
cz_when_get_deadline (const CzWhen *when,
                      guint         year)
{
  CzDate date = cz_when_get_date (when, year);

  if (cz_date_is_none (date))
    return date;

  if (when->edge == CZ_WHEN_BEFORE && date.month == 0)
    date.year--;
  if (when->edge == CZ_WHEN_BEGIN && date.month == 0)
    return cz_date_first_day (date);

  return cz_date_last_day (date);
}
