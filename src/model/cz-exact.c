/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-exact.h"

typedef __int128 Wide;

#define INVALID ((CzExact){ 0, 0 })

static Wide
magnitude (Wide value)
{
  return value < 0 ? -value : value;
}

static Wide
greatest_common_divisor (Wide a,
                         Wide b)
{
  while (b != 0)
    {
      Wide rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

static CzExact
reduce (Wide numerator,
        Wide denominator)
{
  Wide divisor;

  if (denominator < 0)
    {
      numerator = -numerator;
      denominator = -denominator;
    }

  divisor = greatest_common_divisor (magnitude (numerator), denominator);

  return (CzExact){ numerator / divisor, denominator / divisor };
}

static Wide
power_of_ten (guint exponent)
{
  Wide power = 1;

  while (exponent-- > 0)
    power *= 10;

  return power;
}

/**
 * cz_exact_from_decimal:
 * @decimal: a value, not none
 */
CzExact
cz_exact_from_decimal (CzDecimal decimal)
{
  g_return_val_if_fail (!cz_decimal_is_none (decimal), INVALID);

  return reduce (decimal.mantissa, power_of_ten (decimal.places));
}

/**
 * cz_exact_from_points:
 * @points: points, not none
 *
 * Returns: the number of points, not of ten thousandths
 */
CzExact
cz_exact_from_points (CzPoints points)
{
  g_return_val_if_fail (points != CZ_POINTS_NONE, INVALID);

  return reduce (points, CZ_POINTS_UNIT);
}

CzExact
cz_exact_add (CzExact a,
              CzExact b)
{
  Wide left, right, sum, denominator;

  if (!cz_exact_is_valid (a) || !cz_exact_is_valid (b) ||
      __builtin_mul_overflow (a.numerator, b.denominator, &left) ||
      __builtin_mul_overflow (b.numerator, a.denominator, &right) || __builtin_add_overflow (left, right, &sum) ||
      __builtin_mul_overflow (a.denominator, b.denominator, &denominator))
    return INVALID;

  return reduce (sum, denominator);
}

CzExact
cz_exact_subtract (CzExact a,
                   CzExact b)
{
  return cz_exact_add (a, (CzExact){ -b.numerator, b.denominator });
}

CzExact
cz_exact_multiply (CzExact a,
                   CzExact b)
{
  Wide numerator, denominator;

  if (!cz_exact_is_valid (a) || !cz_exact_is_valid (b) ||
      __builtin_mul_overflow (a.numerator, b.numerator, &numerator) ||
      __builtin_mul_overflow (a.denominator, b.denominator, &denominator))
    return INVALID;

  return reduce (numerator, denominator);
}

/**
 * cz_exact_divide:
 *
 * Returns: @a ÷ @b, invalid when @b is zero
 */
CzExact
cz_exact_divide (CzExact a,
                 CzExact b)
{
  if (!cz_exact_is_valid (b) || b.numerator == 0)
    return INVALID;

  return cz_exact_multiply (a, reduce (b.denominator, b.numerator));
}

/**
 * cz_exact_floor:
 *
 * Returns: the whole number at or below @value
 */
CzExact
cz_exact_floor (CzExact value)
{
  Wide whole;

  if (!cz_exact_is_valid (value))
    return INVALID;

  whole = value.numerator / value.denominator;
  if (value.numerator % value.denominator < 0)
    whole--;

  return (CzExact){ whole, 1 };
}

/**
 * cz_exact_compare:
 * @a: a valid fraction
 * @b: a valid fraction
 *
 * Returns: below, equal to or above 0
 */
int
cz_exact_compare (CzExact a,
                  CzExact b)
{
  int sign = 1;

  g_return_val_if_fail (cz_exact_is_valid (a) && cz_exact_is_valid (b), 0);

  /* Whole parts first, then the rests turned upside down: no product that could overflow. */
  for (;;)
    {
      Wide whole_a = cz_exact_floor (a).numerator, whole_b = cz_exact_floor (b).numerator;

      if (whole_a != whole_b)
        return whole_a < whole_b ? -sign : sign;

      a.numerator -= whole_a * a.denominator;
      b.numerator -= whole_b * b.denominator;
      if (a.numerator == 0 || b.numerator == 0)
        return sign * ((a.numerator != 0) - (b.numerator != 0));

      a = (CzExact){ a.denominator, a.numerator };
      b = (CzExact){ b.denominator, b.numerator };
      sign = -sign;
    }
}

static gboolean
round_to (CzExact value,
          guint   places,
          gint64 *mantissa)
{
  Wide scaled, quotient, remainder;

  if (!cz_exact_is_valid (value) || __builtin_mul_overflow (value.numerator, power_of_ten (places), &scaled))
    return FALSE;

  quotient = scaled / value.denominator;
  remainder = magnitude (scaled % value.denominator);
  if (remainder >= value.denominator - remainder)
    quotient += scaled < 0 ? -1 : 1;

  if (magnitude (quotient) > G_MAXINT64)
    return FALSE;

  *mantissa = quotient;

  return TRUE;
}

/**
 * cz_exact_to_points:
 * @places: decimal places that the sheet keeps, 0 to 4
 * @points: (out): @value rounded half up (away from zero) once
 *
 * Returns: %FALSE, @points untouched, when it does not fit
 */
gboolean
cz_exact_to_points (CzExact   value,
                    guint     places,
                    CzPoints *points)
{
  gint64 mantissa, scaled;

  g_return_val_if_fail (places <= CZ_POINTS_PLACES, FALSE);

  if (!round_to (value, places, &mantissa) ||
      __builtin_mul_overflow (mantissa, (gint64) power_of_ten (CZ_POINTS_PLACES - places), &scaled))
    return FALSE;

  *points = scaled;

  return TRUE;
}

/**
 * cz_exact_to_decimal:
 * @places: decimal places, 0 to 9
 * @decimal: (out): @value rounded half up (away from zero) once, without trailing zeros
 *
 * Returns: %FALSE, @decimal untouched, when it does not fit
 */
gboolean
cz_exact_to_decimal (CzExact    value,
                     guint      places,
                     CzDecimal *decimal)
{
  gint64 mantissa;

  g_return_val_if_fail (places <= CZ_DECIMAL_MAX_PLACES, FALSE);

  if (!round_to (value, places, &mantissa))
    return FALSE;

  for (; places > 0 && mantissa % 10 == 0; places--)
    mantissa /= 10;

  *decimal = (CzDecimal){ mantissa, places };

  return TRUE;
}
