/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzPoints:
 *
 * Points of a scoring sheet in 1/10,000: 7.5 points are 75000. Sums and differences are exact.
 */
typedef gint64 CzPoints;

#define CZ_POINTS_UNIT 10000
#define CZ_POINTS_PLACES 4
/* "No points": not printed, not scored, no maximum. */
#define CZ_POINTS_NONE G_MININT64

/**
 * CzDecimal:
 * @mantissa: the digits as an integer
 * @places: how many of them stand after the decimal point, 0 to 9; %CZ_DECIMAL_NONE for no value
 *
 * An exact decimal number in the unit it was written in: 0.62 is { 62, 2 }. Everything here returns it without trailing
 * zeros, so that equal numbers have equal fields.
 */
typedef struct
{
  gint64 mantissa;
  guint8 places;
} CzDecimal;

#define CZ_DECIMAL_NONE 255
#define CZ_DECIMAL_MAX_PLACES 9
#define CZ_DECIMAL_INIT_NONE \
  {                          \
    0, CZ_DECIMAL_NONE       \
  }

#define cz_decimal_is_none(d) ((d).places == CZ_DECIMAL_NONE)

CzDecimal cz_decimal_none (void);
CzDecimal cz_decimal_from_int (gint64 value);
gboolean  cz_decimal_parse (const char *text, CzDecimal *decimal, GError **error);
char     *cz_decimal_to_string (CzDecimal decimal);
int       cz_decimal_compare (CzDecimal a, CzDecimal b);
gboolean  cz_decimal_add (CzDecimal a, CzDecimal b, CzDecimal *sum);
gboolean  cz_decimal_subtract (CzDecimal a, CzDecimal b, CzDecimal *difference);
gboolean  cz_decimal_multiply (CzDecimal a, CzDecimal b, CzDecimal *product);
gboolean  cz_decimal_divide (CzDecimal a, CzDecimal b, guint places, CzDecimal *quotient);
CzDecimal cz_decimal_round (CzDecimal decimal, guint places);

gboolean  cz_points_parse (const char *text, CzPoints *points, GError **error);
char     *cz_points_to_string (CzPoints points);
CzPoints  cz_points_round (CzPoints points, guint places);
gboolean  cz_points_from_decimal (CzDecimal decimal, CzPoints *points);
CzDecimal cz_points_to_decimal (CzPoints points);
CzPoints  cz_points_muldiv (CzPoints points, gint64 numerator, gint64 denominator);
