/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-decimal.h"

#include "base/cz-error.h"

static CzDecimal
decimal (const char *text)
{
  g_autoptr (GError) error = NULL;
  CzDecimal parsed;

  g_assert_true (cz_decimal_parse (text, &parsed, &error));
  g_assert_no_error (error);

  return parsed;
}

static void
assert_prints (CzDecimal   value,
               const char *expected)
{
  g_autofree char *text = cz_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse_accepts (void)
{
  static const char *const cases[][2] = {
    { "0", "0" },
    { "7.50", "7.5" },
    { "007", "7" },
    { "-0.0", "0" },
    { "+3", "3" },
    { "-0.62", "-0.62" },
    { "−2", "-2" },
    { ".5", "0.5" },
    { "０．５", "0.5" },
    { "－１２", "-12" },
    { "1,234", "1234" },
    { "1，234，567.8", "1234567.8" },
    { "12,345.00", "12345" },
    { "0.000000001", "0.000000001" },
    { "1.0000000000000000000000", "1" },
    { "9223372036854775807", "9223372036854775807" },
    { "-9223372036854775807", "-9223372036854775807" },
    { "9.223372036", "9.223372036" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i][0]);
      assert_prints (decimal (cases[i][0]), cases[i][1]);
    }
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const char *text;
    int         code;
  } cases[] = {
    { "", CZ_ERROR_INVALID },
    { " ", CZ_ERROR_INVALID },
    { " 1", CZ_ERROR_INVALID },
    { "1 ", CZ_ERROR_INVALID },
    { "1 000", CZ_ERROR_INVALID },
    { "-", CZ_ERROR_INVALID },
    { ".", CZ_ERROR_INVALID },
    { "5.", CZ_ERROR_INVALID },
    { "1.2.3", CZ_ERROR_INVALID },
    { "--1", CZ_ERROR_INVALID },
    { "1e9", CZ_ERROR_INVALID },
    { "0x10", CZ_ERROR_INVALID },
    { "inf", CZ_ERROR_INVALID },
    { "8分", CZ_ERROR_INVALID },
    { "八", CZ_ERROR_INVALID },
    { "٣", CZ_ERROR_INVALID },
    { "12,34", CZ_ERROR_INVALID },
    { "1234,567", CZ_ERROR_INVALID },
    { ",123", CZ_ERROR_INVALID },
    { "1,234,", CZ_ERROR_INVALID },
    { "1,23.4", CZ_ERROR_INVALID },
    { "1.234,567", CZ_ERROR_INVALID },
    { "\xff", CZ_ERROR_INVALID },
    { "0.0000000001", CZ_ERROR_LIMIT },
    { "9223372036854775808", CZ_ERROR_LIMIT },
    { "99999999999999999999999999", CZ_ERROR_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CzDecimal value = { 42, 0 };

      g_test_message ("%s", cases[i].text);
      g_assert_false (cz_decimal_parse (cases[i].text, &value, &error));
      g_assert_error (error, CZ_ERROR, cases[i].code);
      g_assert_cmpint (value.mantissa, ==, 42);
    }
}

static void
test_compare_by_value (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    int         expected;
  } cases[] = {
    { "0.3", "0.30", 0 },
    { "0.62", "0.6", 1 },
    { "-0.62", "-0.6", -1 },
    { "9223372036854775807", "0.000000001", 1 },
    { "9223372036854775807", "9.223372036", 1 },
    { "-9223372036854775807", "9223372036854775807", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cz_decimal_compare (decimal (cases[i].a), decimal (cases[i].b)), ==, cases[i].expected);

  g_assert_cmpint (cz_decimal_compare (cz_decimal_none (), decimal ("-5")), <, 0);
  g_assert_cmpint (cz_decimal_compare (decimal ("-5"), cz_decimal_none ()), >, 0);
  g_assert_cmpint (cz_decimal_compare (cz_decimal_none (), cz_decimal_none ()), ==, 0);
}

static void
test_arithmetic (void)
{
  static const struct
  {
    char        operation;
    const char *a;
    const char *b;
    const char *expected; /* NULL: does not fit */
  } cases[] = {
    { '+', "0.1", "0.2", "0.3" },
    { '+', "0.5", "0.5", "1" },
    { '+', "9223372036854775807", "1", NULL },
    { '+', "9223372036854775807", "0.1", NULL },
    { '-', "1", "0.999999999", "0.000000001" },
    { '-', "-9223372036854775807", "1", NULL },
    { '*', "1.25", "0.8", "1" },
    { '*', "0.00001", "0.00005", "0.000000001" },
    { '*', "0.00001", "0.00004", "0" },
    { '*', "-0.00001", "0.00005", "-0.000000001" },
    { '*', "4611686018427387904", "2", NULL },
    { '/', "1", "3", "0.33" },
    { '/', "2", "3", "0.67" },
    { '/', "1", "8", "0.13" },
    { '/', "-1", "8", "-0.13" },
    { '/', "1", "-8", "-0.13" },
    { '/', "9223372036854775807", "0.000000001", NULL },
    { '/', "9223372036854775807", "9223372036854775807", "1" },
    { '/', "1", "0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CzDecimal a = decimal (cases[i].a), b = decimal (cases[i].b), result = { 42, 0 };
      gboolean  done;

      g_test_message ("%s %c %s", cases[i].a, cases[i].operation, cases[i].b);
      switch (cases[i].operation)
        {
        case '+':
          done = cz_decimal_add (a, b, &result);
          break;
        case '-':
          done = cz_decimal_subtract (a, b, &result);
          break;
        case '*':
          done = cz_decimal_multiply (a, b, &result);
          break;
        default:
          done = cz_decimal_divide (a, b, 2, &result);
        }

      g_assert_cmpint (done, ==, cases[i].expected != NULL);
      assert_prints (result, cases[i].expected != NULL ? cases[i].expected : "42");
    }
}

static void
test_none_makes_none (void)
{
  CzDecimal result;

  g_assert_false (cz_decimal_add (cz_decimal_none (), decimal ("1"), &result));
  g_assert_false (cz_decimal_subtract (decimal ("1"), cz_decimal_none (), &result));
  g_assert_false (cz_decimal_multiply (cz_decimal_none (), decimal ("1"), &result));
  g_assert_false (cz_decimal_divide (decimal ("1"), cz_decimal_none (), 2, &result));
  assert_prints (cz_decimal_none (), "");
  g_assert_true (cz_decimal_is_none (cz_decimal_round (cz_decimal_none (), 2)));
}

static void
test_round_half_away_from_zero (void)
{
  static const struct
  {
    const char *value;
    guint       places;
    const char *expected;
  } cases[] = {
    { "2.345", 2, "2.35" },
    { "2.3449", 2, "2.34" },
    { "-2.345", 2, "-2.35" },
    { "0.5", 0, "1" },
    { "-0.5", 0, "-1" },
    { "0.4999", 0, "0" },
    { "89.995", 2, "90" },
    { "7.5", 4, "7.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_prints (cz_decimal_round (decimal (cases[i].value), cases[i].places), cases[i].expected);
}

static void
test_points_are_ten_thousandths (void)
{
  static const struct
  {
    const char *text;
    CzPoints    points;
  } cases[] = {
    { "7.5", 75000 },
    { "0.0001", 1 },
    { "-1.25", -12500 },
    { "1,055", 10550000 },
    { "922337203685477.5807", G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CzPoints points;

      g_assert_true (cz_points_parse (cases[i].text, &points, NULL));
      g_assert_cmpint (points, ==, cases[i].points);
    }
}

static void
test_points_refuse_what_is_too_fine (void)
{
  static const char *const cases[] = { "0.00001", "922337203685477.5808", "922337203685478", "1e3", "" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CzPoints points = 42;

      g_assert_false (cz_points_parse (cases[i], &points, &error));
      g_assert_cmpint (error->domain, ==, CZ_ERROR);
      g_assert_cmpint (points, ==, 42);
    }
}

static void
test_points_print (void)
{
  g_autofree char *fraction = cz_points_to_string (75000);
  g_autofree char *whole = cz_points_to_string (-10550000);
  g_autofree char *none = cz_points_to_string (CZ_POINTS_NONE);

  g_assert_cmpstr (fraction, ==, "7.5");
  g_assert_cmpstr (whole, ==, "-1055");
  g_assert_cmpstr (none, ==, "");
}

static void
test_points_round_and_scale (void)
{
  g_assert_cmpint (cz_points_round (23450, 2), ==, 23500);
  g_assert_cmpint (cz_points_round (23449, 2), ==, 23400);
  g_assert_cmpint (cz_points_round (-23450, 2), ==, -23500);
  g_assert_cmpint (cz_points_round (12345, 4), ==, 12345);
  g_assert_cmpint (cz_points_round (CZ_POINTS_NONE, 0), ==, CZ_POINTS_NONE);

  g_assert_cmpint (cz_points_muldiv (100, 1, 3), ==, 33);
  g_assert_cmpint (cz_points_muldiv (100, 1, 8), ==, 13);
  g_assert_cmpint (cz_points_muldiv (-100, 1, 8), ==, -13);
  g_assert_cmpint (cz_points_muldiv (G_MAXINT64, G_MAXINT64, G_MAXINT64), ==, G_MAXINT64);
  g_assert_cmpint (cz_points_muldiv (G_MAXINT64, 2, 1), ==, CZ_POINTS_NONE);
  g_assert_cmpint (cz_points_muldiv (CZ_POINTS_NONE, 2, 1), ==, CZ_POINTS_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/parse/accepts-both-widths-and-separators", test_parse_accepts);
  g_test_add_func ("/decimal/parse/refuses-all-else", test_parse_refuses);
  g_test_add_func ("/decimal/compare/by-value-without-overflow", test_compare_by_value);
  g_test_add_func ("/decimal/arithmetic/exact-or-false", test_arithmetic);
  g_test_add_func ("/decimal/none/makes-none", test_none_makes_none);
  g_test_add_func ("/decimal/round/half-away-from-zero", test_round_half_away_from_zero);
  g_test_add_func ("/points/parse/ten-thousandths", test_points_are_ten_thousandths);
  g_test_add_func ("/points/parse/refuses-too-fine-or-large", test_points_refuse_what_is_too_fine);
  g_test_add_func ("/points/print/plain", test_points_print);
  g_test_add_func ("/points/scale/rounds-half-up-once", test_points_round_and_scale);

  return g_test_run ();
}
