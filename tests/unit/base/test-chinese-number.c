/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-date.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64      value;
    const char *rest;
  } cases[] = {
    { "二○一一年", 2011, "年" },
    { "二〇一一", 2011, "" },
    { "二零一八年", 2018, "年" },
    { "二OO九年", 2009, "年" },
    { "二0一一", 2011, "" },
    { "十", 10, "" },
    { "十五、", 15, "、" },
    { "二十", 20, "" },
    { "二十五)", 25, ")" },
    { "廿", 20, "" },
    { "廿三日", 23, "日" },
    { "卅一", 31, "" },
    { "两千", 2000, "" },
    { "一百二十五", 125, "" },
    { "一百五", 150, "" },
    { "一百零五", 105, "" },
    { "一百一十", 110, "" },
    { "二百五十", 250, "" },
    { "一千零五十", 1050, "" },
    { "三万五", 35000, "" },
    { "十万零五", 100005, "" },
    { "一亿三千万", 130000000, "" },
    { "一万亿", 1000000000000, "" },
    { "3万5千", 35000, "" },
    { "3万5000件", 35000, "件" },
    { "１２件", 12, "件" },
    { "15个", 15, "个" },
    { "零", 0, "" },
    { "贰拾伍", 25, "" },
    { "十百", 10, "百" },
    { "一、二", 1, "、二" },
    { "2015年", 2015, "年" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = -1;
      gsize  used = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_true (cz_chinese_number_parse (cases[i].text, strlen (cases[i].text), &value, &used));
      g_assert_cmpint (value, ==, cases[i].value);
      g_assert_cmpstr (cases[i].text + used, ==, cases[i].rest);
    }
}

static void
test_refuse (void)
{
  static const char *const cases[] = { "", "年", "百", "万", "abc", "Oo", "、一", "\xe4\xb8", "99999999999999999999", "1000000000000001" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 42;

      g_test_message ("%s", cases[i]);
      g_assert_false (cz_chinese_number_parse (cases[i], strlen (cases[i]), &value, NULL));
      g_assert_cmpint (value, ==, 42);
    }
}

static void
test_reads_no_further_than_told (void)
{
  gint64 value;
  gsize  used;

  g_assert_true (cz_chinese_number_parse ("二十五", strlen ("二十"), &value, &used));
  g_assert_cmpint (value, ==, 20);

  /* Half of the next character is not a character. */
  g_assert_true (cz_chinese_number_parse ("二十五", strlen ("二十") + 1, &value, &used));
  g_assert_cmpint (used, ==, strlen ("二十"));
}

static void
test_print_and_back (void)
{
  static const struct
  {
    guint       value;
    const char *text;
  } cases[] = {
    { 0, "零" },
    { 7, "七" },
    { 10, "十" },
    { 15, "十五" },
    { 20, "二十" },
    { 105, "一百零五" },
    { 110, "一百一十" },
    { 1005, "一千零五" },
    { 10010, "一万零一十" },
    { 120000, "十二万" },
    { 100005, "十万零五" },
    { 300050000, "三亿零五万" },
    { 4294967295, "四十二亿九千四百九十六万七千二百九十五" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cz_chinese_number_to_string (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }

  for (guint value = 0; value < 120000; value += value < 12000 ? 1 : 37)
    {
      g_autofree char *text = cz_chinese_number_to_string (value);
      gint64           parsed = -1;
      gsize            used = 0;

      g_assert_true (cz_chinese_number_parse (text, strlen (text), &parsed, &used));
      g_assert_cmpint (parsed, ==, value);
      g_assert_cmpint (used, ==, strlen (text));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chinese-number/parse/longest-that-makes-sense", test_parse);
  g_test_add_func ("/chinese-number/parse/refuses-what-does-not-begin-so", test_refuse);
  g_test_add_func ("/chinese-number/parse/stays-within-its-bytes", test_reads_no_further_than_told);
  g_test_add_func ("/chinese-number/print/reads-back", test_print_and_back);

  return g_test_run ();
}
