/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-decimal.h"

#include "base/cz-error.h"

/* Wide enough for any product of two mantissas and for a mantissa times 10^18. */
typedef __int128 Wide;

static const gint64 powers[] = {
  1,
  10,
  100,
  1000,
  10000,
  100000,
  1000000,
  10000000,
  100000000,
  1000000000,
  10000000000,
  100000000000,
  1000000000000,
  10000000000000,
  100000000000000,
  1000000000000000,
  10000000000000000,
  100000000000000000,
  1000000000000000000,
};

/* Rounds half away from zero, as clerks do on paper (四舍五入). */
static Wide
divide_half_up (Wide dividend,
                Wide divisor)
{
  Wide quotient, remainder;

  if (divisor < 0)
    {
      dividend = -dividend;
      divisor = -divisor;
    }

  quotient = dividend / divisor;
  remainder = dividend % divisor;

  if (remainder < 0)
    remainder = -remainder;

  if (remainder >= divisor - remainder)
    quotient += dividend < 0 ? -1 : 1;

  return quotient;
}

/* Drops trailing zeros; FALSE when what remains does not fit. The lowest 64-bit value means "no points" and is not used. */
static gboolean
take_wide (Wide       mantissa,
           guint      places,
           CzDecimal *decimal)
{
  if (places > CZ_DECIMAL_MAX_PLACES)
    {
      guint excess = places - CZ_DECIMAL_MAX_PLACES;

      mantissa = divide_half_up (mantissa, powers[excess]);
      places = CZ_DECIMAL_MAX_PLACES;
    }

  while (places > 0 && mantissa % 10 == 0)
    {
      mantissa /= 10;
      places--;
    }

  if (mantissa > G_MAXINT64 || mantissa < -(Wide) G_MAXINT64)
    return FALSE;

  decimal->mantissa = mantissa;
  decimal->places = places;

  return TRUE;
}

/* The value in units of 10^-@places, @places at least those of @decimal. */
static Wide
scale_to (CzDecimal decimal,
          guint     places)
{
  return (Wide) decimal.mantissa * powers[places - decimal.places];
}

/**
 * cz_decimal_none:
 *
 * Returns: the absence of a value
 */
CzDecimal
cz_decimal_none (void)
{
  return (CzDecimal) CZ_DECIMAL_INIT_NONE;
}

/**
 * cz_decimal_from_int:
 * @value: a whole number above %G_MININT64
 */
CzDecimal
cz_decimal_from_int (gint64 value)
{
  g_return_val_if_fail (value != G_MININT64, cz_decimal_none ());

  return (CzDecimal){ value, 0 };
}

typedef struct
{
  gint64   mantissa;
  guint    digits;        /* before the point */
  guint    group;         /* digits since the last thousands separator */
  guint    zeros;         /* zeros after the point that may prove to be trailing */
  guint    places;        /* digits after the point without those zeros */
  guint    n_after_point; /* digits after the point */
  gboolean grouped;
  gboolean point;
} Scan;

static gboolean
append_digit (Scan *scan,
              int   digit)
{
  if (!scan->point)
    {
      scan->digits++;
      scan->group++;
    }
  else
    {
      scan->n_after_point++;

      if (digit == 0)
        {
          scan->zeros++;
          return TRUE;
        }

      for (; scan->zeros > 0; scan->zeros--, scan->places++)
        {
          if (__builtin_mul_overflow (scan->mantissa, 10, &scan->mantissa))
            return FALSE;
        }

      scan->places++;
    }

  return !__builtin_mul_overflow (scan->mantissa, 10, &scan->mantissa) &&
         !__builtin_add_overflow (scan->mantissa, digit, &scan->mantissa);
}

/* A separator stands after one to three digits, or after exactly three since the one before. */
static gboolean
append_separator (Scan *scan)
{
  if (scan->point || (scan->grouped ? scan->group != 3 : scan->group < 1 || scan->group > 3))
    return FALSE;

  scan->grouped = TRUE;
  scan->group = 0;

  return TRUE;
}

static const char *
scan_number (const char *text,
             Scan       *scan)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      int      digit = c < 0x80 || (c >= 0xff10 && c <= 0xff19) ? g_unichar_digit_value (c) : -1;

      if (digit >= 0)
        {
          if (!append_digit (scan, digit))
            return "too many digits";
        }
      else if ((c == '.' || c == 0xff0e) && !scan->point)
        {
          if (scan->grouped && scan->group != 3)
            return "misplaced thousands separator";
          scan->point = TRUE;
        }
      else if (c == ',' || c == 0xff0c)
        {
          if (!append_separator (scan))
            return "misplaced thousands separator";
        }
      else
        {
          return "not a plain decimal number";
        }
    }

  if (scan->digits + scan->n_after_point == 0 || (scan->point && scan->n_after_point == 0))
    return "not a plain decimal number";
  if (!scan->point && scan->grouped && scan->group != 3)
    return "misplaced thousands separator";
  if (scan->places > CZ_DECIMAL_MAX_PLACES)
    return "more than 9 decimal places";

  return NULL;
}

/**
 * cz_decimal_parse:
 * @text: a number as typed or printed: optional sign, digits, a point, thousands separators in their places; half-width
 *   or full-width. No blanks, no exponent, no unit.
 * @decimal: (out): the exact value, without trailing zeros
 * @error: return location for %CZ_ERROR_INVALID, or %CZ_ERROR_LIMIT when it is a number too large or too fine to be kept
 *
 * Returns: %FALSE, @decimal untouched, when @text is not such a number
 */
gboolean
cz_decimal_parse (const char *text,
                  CzDecimal  *decimal,
                  GError    **error)
{
  Scan        scan = { 0 };
  const char *digits = text;
  const char *problem;
  gboolean    negative = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (decimal != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, "A number with damaged characters");
      return FALSE;
    }

  switch (g_utf8_get_char (text))
    {
    case '-':
    case 0x2212:
    case 0xff0d:
      negative = TRUE;
      digits = g_utf8_next_char (text);
      break;

    case '+':
    case 0xff0b:
      digits = g_utf8_next_char (text);
      break;

    default:
      break;
    }

  problem = scan_number (digits, &scan);
  if (problem != NULL)
    {
      gboolean limit = g_str_has_prefix (problem, "too many") || g_str_has_prefix (problem, "more than");

      g_set_error (error, CZ_ERROR, limit ? CZ_ERROR_LIMIT : CZ_ERROR_INVALID, "“%.60s”: %s", text, problem);
      return FALSE;
    }

  return take_wide (negative ? -(Wide) scan.mantissa : scan.mantissa, scan.places, decimal);
}

/**
 * cz_decimal_to_string:
 * @decimal: a value
 *
 * Returns: (transfer full): the plain number, "0.62", "-3"; "" for none
 */
char *
cz_decimal_to_string (CzDecimal decimal)
{
  guint64     magnitude, whole, fraction;
  const char *sign;

  if (cz_decimal_is_none (decimal))
    return g_strdup ("");

  g_return_val_if_fail (decimal.places <= CZ_DECIMAL_MAX_PLACES, g_strdup (""));

  sign = decimal.mantissa < 0 ? "-" : "";
  magnitude = decimal.mantissa < 0 ? -(guint64) decimal.mantissa : (guint64) decimal.mantissa;
  whole = magnitude / powers[decimal.places];
  fraction = magnitude % powers[decimal.places];

  if (decimal.places == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, whole);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign, whole, decimal.places, fraction);
}

/**
 * cz_decimal_compare:
 *
 * Returns: below, equal to or above 0, by value; none comes before every number
 */
int
cz_decimal_compare (CzDecimal a,
                    CzDecimal b)
{
  Wide left, right;

  if (cz_decimal_is_none (a) || cz_decimal_is_none (b))
    return cz_decimal_is_none (b) - cz_decimal_is_none (a);

  left = scale_to (a, CZ_DECIMAL_MAX_PLACES);
  right = scale_to (b, CZ_DECIMAL_MAX_PLACES);

  return (left > right) - (left < right);
}

/**
 * cz_decimal_add:
 * @sum: (out): the exact sum
 *
 * Returns: %FALSE, @sum untouched, when one of them is none or the sum does not fit
 */
gboolean
cz_decimal_add (CzDecimal  a,
                CzDecimal  b,
                CzDecimal *sum)
{
  guint places;

  if (cz_decimal_is_none (a) || cz_decimal_is_none (b))
    return FALSE;

  places = MAX (a.places, b.places);

  return take_wide (scale_to (a, places) + scale_to (b, places), places, sum);
}

/**
 * cz_decimal_subtract:
 * @difference: (out): @a less @b, exactly
 *
 * Returns: %FALSE, @difference untouched, when one of them is none or the difference does not fit
 */
gboolean
cz_decimal_subtract (CzDecimal  a,
                     CzDecimal  b,
                     CzDecimal *difference)
{
  guint places;

  if (cz_decimal_is_none (a) || cz_decimal_is_none (b))
    return FALSE;

  places = MAX (a.places, b.places);

  return take_wide (scale_to (a, places) - scale_to (b, places), places, difference);
}

/**
 * cz_decimal_multiply:
 * @product: (out): exact to 9 places, beyond them rounded half up
 *
 * Returns: %FALSE, @product untouched, when one of them is none or the product does not fit
 */
gboolean
cz_decimal_multiply (CzDecimal  a,
                     CzDecimal  b,
                     CzDecimal *product)
{
  if (cz_decimal_is_none (a) || cz_decimal_is_none (b))
    return FALSE;

  return take_wide ((Wide) a.mantissa * b.mantissa, a.places + b.places, product);
}

/**
 * cz_decimal_divide:
 * @places: how many decimal places are wanted, at most %CZ_DECIMAL_MAX_PLACES
 * @quotient: (out): rounded half up, once, to @places
 *
 * Returns: %FALSE, @quotient untouched, when one of them is none, @b is zero, or the quotient does not fit
 */
gboolean
cz_decimal_divide (CzDecimal  a,
                   CzDecimal  b,
                   guint      places,
                   CzDecimal *quotient)
{
  g_return_val_if_fail (places <= CZ_DECIMAL_MAX_PLACES, FALSE);

  if (cz_decimal_is_none (a) || cz_decimal_is_none (b) || b.mantissa == 0)
    return FALSE;

  return take_wide (divide_half_up ((Wide) a.mantissa * powers[b.places + places],
                                    (Wide) b.mantissa * powers[a.places]),
                    places, quotient);
}

/**
 * cz_decimal_round:
 *
 * Returns: @decimal rounded half up (away from zero) to at most @places; none stays none
 */
CzDecimal
cz_decimal_round (CzDecimal decimal,
                  guint     places)
{
  if (cz_decimal_is_none (decimal) || decimal.places <= places)
    return decimal;

  (void) take_wide (divide_half_up (decimal.mantissa, powers[decimal.places - places]), places, &decimal);

  return decimal;
}

/**
 * cz_points_parse:
 * @text: as for cz_decimal_parse(), with at most 4 decimal places
 * @points: (out): the points, negative ones too (the caller knows whether they are permitted)
 * @error: return location for %CZ_ERROR_INVALID or %CZ_ERROR_LIMIT
 */
gboolean
cz_points_parse (const char *text,
                 CzPoints   *points,
                 GError    **error)
{
  CzDecimal decimal;

  g_return_val_if_fail (points != NULL, FALSE);

  if (!cz_decimal_parse (text, &decimal, error))
    return FALSE;

  if (!cz_points_from_decimal (decimal, points))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_LIMIT, "“%.60s”: %s", text,
                   decimal.places > CZ_POINTS_PLACES ? "points have at most 4 decimal places" : "too many points");
      return FALSE;
    }

  return TRUE;
}

/**
 * cz_points_to_string:
 *
 * Returns: (transfer full): the plain number, "7.5"; "" for none
 */
char *
cz_points_to_string (CzPoints points)
{
  return cz_decimal_to_string (cz_points_to_decimal (points));
}

/**
 * cz_points_round:
 * @places: how many decimal places remain; 4 and more change nothing
 *
 * Returns: @points rounded half up (away from zero), still in 1/10,000; none stays none
 */
CzPoints
cz_points_round (CzPoints points,
                 guint    places)
{
  gint64 step;

  if (points == CZ_POINTS_NONE || places >= CZ_POINTS_PLACES)
    return points;

  step = powers[CZ_POINTS_PLACES - places];

  return (CzPoints) (divide_half_up (points, step) * step);
}

/**
 * cz_points_from_decimal:
 * @points: (out): the same number as points; none becomes %CZ_POINTS_NONE
 *
 * Returns: %FALSE, @points untouched, when @decimal has more than 4 places (round it first) or does not fit
 */
gboolean
cz_points_from_decimal (CzDecimal decimal,
                        CzPoints *points)
{
  gint64 scaled;

  if (cz_decimal_is_none (decimal))
    {
      *points = CZ_POINTS_NONE;
      return TRUE;
    }

  if (decimal.places > CZ_POINTS_PLACES ||
      __builtin_mul_overflow (decimal.mantissa, powers[CZ_POINTS_PLACES - decimal.places], &scaled) ||
      scaled == CZ_POINTS_NONE)
    return FALSE;

  *points = scaled;

  return TRUE;
}

/**
 * cz_points_to_decimal:
 *
 * Returns: the same number as a decimal; none for %CZ_POINTS_NONE
 */
CzDecimal
cz_points_to_decimal (CzPoints points)
{
  CzDecimal decimal = CZ_DECIMAL_INIT_NONE;

  if (points != CZ_POINTS_NONE)
    (void) take_wide (points, CZ_POINTS_PLACES, &decimal);

  return decimal;
}

/**
 * cz_points_muldiv:
 * @denominator: not zero
 *
 * Returns: @points × @numerator ÷ @denominator, rounded half up once to 1/10,000; %CZ_POINTS_NONE when @points is none or
 *   the result does not fit
 */
CzPoints
cz_points_muldiv (CzPoints points,
                  gint64   numerator,
                  gint64   denominator)
{
  Wide result;

  g_return_val_if_fail (denominator != 0, CZ_POINTS_NONE);

  if (points == CZ_POINTS_NONE)
    return CZ_POINTS_NONE;

  result = divide_half_up ((Wide) points * numerator, denominator);

  if (result > G_MAXINT64 || result < -(Wide) G_MAXINT64)
    return CZ_POINTS_NONE;

  return (CzPoints) result;
}
