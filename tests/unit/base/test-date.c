/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-date.h"

#include "base/cz-error.h"

/* A Sunday. */
static const CzDate today = { 2026, 11, 22 };

static CzDate
date (const char *iso)
{
  CzDate parsed = CZ_DATE_NONE;

  if (*iso != '\0')
    g_assert_true (cz_date_parse (iso, &parsed, NULL));

  return parsed;
}

static void
assert_date (CzDate      value,
             const char *expected)
{
  g_autofree char *text = cz_date_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse_keeps_precision (void)
{
  static const char *const good[] = { "2018", "2018-06", "2018-06-05", "2016-02-29", "0001-01-01", "9999-12-31" };
  static const char *const bad[] = { "", "18-06-05", "2018-6", "2018-06-5", "2018-13",
                                     "2018-00", "2018-06-00", "2018-02-29", "2018/06", "2018-06-05 ",
                                     "2018-06-05T", "2018-", "0000-01-01", "20180605", "12018-06-05" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_date (date (good[i]), good[i]);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      CzDate value = today;

      g_test_message ("%s", bad[i]);
      g_assert_false (cz_date_parse (bad[i], &value, &error));
      g_assert_error (error, CZ_ERROR, CZ_ERROR_INVALID);
      g_assert_cmpint (cz_date_compare (value, today), ==, 0);
    }
}

static void
test_order (void)
{
  static const char *const rising[] = { "", "2018", "2018-02", "2018-02-01", "2018-02-28", "2018-03", "2019" };

  for (guint i = 0; i < G_N_ELEMENTS (rising); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rising); j++)
      g_assert_cmpint (cz_date_compare (date (rising[i]), date (rising[j])), ==, (i > j) - (i < j));
}

static void
test_first_and_last_day (void)
{
  static const char *const cases[][3] = {
    { "2018-06-05", "2018-06-05", "2018-06-05" },
    { "2018-06", "2018-06-01", "2018-06-30" },
    { "2016-02", "2016-02-01", "2016-02-29" },
    { "2100-02", "2100-02-01", "2100-02-28" },
    { "2018", "2018-01-01", "2018-12-31" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_date (cz_date_first_day (date (cases[i][0])), cases[i][1]);
      assert_date (cz_date_last_day (date (cases[i][0])), cases[i][2]);
    }
}

static void
test_add (void)
{
  assert_date (cz_date_add_days (date ("2016-02-28"), 1), "2016-02-29");
  assert_date (cz_date_add_days (date ("2018-01-01"), -1), "2017-12-31");
  assert_date (cz_date_add_days (date ("2018-06"), 30), "2018-07-01");
  assert_date (cz_date_add_days (date ("9999-12-31"), 1), "");
  assert_date (cz_date_add_days (date ("0001-01-01"), -1), "");
  assert_date (cz_date_add_days (date ("2018-01-01"), G_MAXINT), "");
  assert_date (cz_date_add_days (date ("2018-01-01"), G_MININT), "");
  assert_date (cz_date_add_days (CZ_DATE_NONE, 1), "");

  assert_date (cz_date_add_months (date ("2018-01-31"), 1), "2018-02-28");
  assert_date (cz_date_add_months (date ("2018-01-31"), -2), "2017-11-30");
  assert_date (cz_date_add_months (date ("2018-11"), 2), "2019-01");
  assert_date (cz_date_add_months (date ("2018"), 24), "2020");
  assert_date (cz_date_add_months (date ("2018"), 5), "2018");
  assert_date (cz_date_add_months (date ("9999-12"), 1), "");
  assert_date (cz_date_add_months (date ("0001-01"), -1), "");
}

static void
test_days_between (void)
{
  g_assert_cmpint (cz_date_days_between (date ("2015-12-31"), date ("2016-03-01")), ==, 61);
  g_assert_cmpint (cz_date_days_between (date ("2016-03-01"), date ("2016-02-29")), ==, -1);
  g_assert_cmpint (cz_date_days_between (date ("2018-06"), date ("2018-06-05")), ==, 4);
  g_assert_cmpint (cz_date_days_between (CZ_DATE_NONE, date ("2018-06-05")), ==, 0);
  g_assert_cmpuint (cz_date_weekday (today), ==, 7);
  g_assert_cmpuint (cz_date_weekday (date ("2026-11-23")), ==, 1);
  g_assert_cmpuint (cz_date_weekday (date ("2026-11")), ==, 0);
}

static void
test_printed (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
    const char *rest;
  } cases[] = {
    { "二○一一年四月十九日", "2011-04-19", "" },
    { "二〇一一年十二月三十一日印发", "2011-12-31", "印发" },
    { "二零零九年五月廿五日", "2009-05-25", "" },
    { "2015年10月9日", "2015-10-09", "" },
    { "２０１５年０３月０１号", "2015-03-01", "" },
    { "2015 年 10 月 9 日", "2015-10-09", "" },
    { "2017年9月至2017年12月", "2017-09", "至2017年12月" },
    { "2018年", "2018", "" },
    { "2018年底前", "2018-12-31", "前" },
    { "2016年末", "2016-12-31", "" },
    { "2016年2月底", "2016-02-29", "" },
    { "2018年1月份", "2018-01", "" },
    { "2015年13月", "2015", "13月" },
    { "2015年2月30日", "2015-02", "30日" },
    { "2017-12-19 16:34", "2017-12-19", " 16:34" },
    { "2017-9", "2017-09", "" },
    { "2017.12.19", "2017-12-19", "" },
    { "2017/1/9", "2017-01-09", "" },
  };
  static const char *const refused[] = { "", "2015109", "2011-2020年", "2015/133293", "2017.12", "15年6月",
                                         "6月5日", "2018", "3·15", "12345", "〔2017〕", "2017-02-30" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CzDate value;
      gsize  used;

      g_test_message ("%s", cases[i].text);
      g_assert_true (cz_date_parse_chinese (cases[i].text, &value, &used));
      assert_date (value, cases[i].expected);
      g_assert_cmpstr (cases[i].text + used, ==, cases[i].rest);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      CzDate value = today;

      g_test_message ("%s", refused[i]);
      g_assert_false (cz_date_parse_chinese (refused[i], &value, NULL));
      g_assert_cmpint (cz_date_compare (value, today), ==, 0);
    }
}

static void
test_typed (void)
{
  static const char *const cases[][2] = {
    { "2018-6", "2018-06" },
    { "2018.6.5", "2018-06-05" },
    { "2018。6。5", "2018-06-05" },
    { "２０１８－６－５", "2018-06-05" },
    { "20180605", "2018-06-05" },
    { "201806", "2018-06" },
    { "2018", "2018" },
    { "2018年", "2018" },
    { "18-6-5", "2018-06-05" },
    { "6-5", "2026-06-05" },
    { "6.5", "2026-06-05" },
    { " 6月5日 ", "2026-06-05" },
    { "6月", "2026-06" },
    { "六月底", "2026-06-30" },
    { "2月末", "2026-02-28" },
    { "今天", "2026-11-22" },
    { "明天", "2026-11-23" },
    { "后天", "2026-11-24" },
    { "大后天", "2026-11-25" },
    { "昨天", "2026-11-21" },
    { "下周一", "2026-11-23" },
    { "本周五", "2026-11-20" },
    { "周三", "2026-11-18" },
    { "星期天", "2026-11-22" },
    { "下星期日", "2026-11-29" },
    { "下下周一", "2026-11-30" },
    { "上周二", "2026-11-10" },
    { "月底", "2026-11-30" },
    { "下月底", "2026-12-31" },
    { "上个月底", "2026-10-31" },
    { "季末", "2026-12-31" },
    { "年底", "2026-12-31" },
    { "今年底", "2026-12-31" },
    { "明年底", "2027-12-31" },
    { "明年3月", "2027-03" },
    { "去年12月31日", "2025-12-31" },
    { "5日", "2026-11-05" },
    { "15号", "2026-11-15" },
    { "下月5日", "2026-12-05" },
    { "3天后", "2026-11-25" },
    { "两周后", "2026-12-06" },
    { "一个月后", "2026-12-22" },
    { "半年后", "2027-05-22" },
    { "二〇一八年六月五日", "2018-06-05" },
    { "2018年6月底", "2018-06-30" },
  };
  static const char *const refused[] = { "", " ", "abc", "13月", "2-30", "0605", "明年", "周八", "周7",
                                         "6月31日", "31号", "天后", "5", "6-5-", "2018-13", "半天后", "下", "年",
                                         "\xff", "20181301", "今天下午", "99999年后" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CzDate value;

      g_test_message ("%s", cases[i][0]);
      g_assert_true (cz_date_parse_typed (cases[i][0], today, &value));
      assert_date (value, cases[i][1]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      CzDate value = today;

      g_test_message ("%s", refused[i]);
      g_assert_false (cz_date_parse_typed (refused[i], today, &value));
      g_assert_cmpint (cz_date_compare (value, today), ==, 0);
    }
}

static void
test_now_has_offset (void)
{
  g_autofree char *now = cz_date_now_iso ();
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (now, NULL);

  g_assert_nonnull (parsed);
  g_assert_true (g_str_has_suffix (now, "+00:00"));
  g_assert_true (cz_date_is_valid (cz_date_today ()));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/parse/keeps-precision", test_parse_keeps_precision);
  g_test_add_func ("/date/compare/month-before-its-days", test_order);
  g_test_add_func ("/date/first-and-last-day/of-month-and-year", test_first_and_last_day);
  g_test_add_func ("/date/add/stays-in-the-calendar", test_add);
  g_test_add_func ("/date/days-between/leap-years", test_days_between);
  g_test_add_func ("/date/printed/as-much-as-is-valid", test_printed);
  g_test_add_func ("/date/typed/what-clerks-type", test_typed);
  g_test_add_func ("/date/now/with-offset", test_now_has_offset);

  return g_test_run ();
}
