/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

/**
 * CzExact:
 * @numerator: what stands above the line
 * @denominator: above 0; 0 when a calculation went out of range, which then stays so
 *
 * An exact fraction for one calculation, so that its result is rounded once, at the end.
 */
typedef struct
{
  __int128 numerator;
  __int128 denominator;
} CzExact;

#define cz_exact_is_valid(e) ((e).denominator != 0)

CzExact  cz_exact_from_decimal (CzDecimal decimal);
CzExact  cz_exact_from_points (CzPoints points);
CzExact  cz_exact_add (CzExact a, CzExact b);
CzExact  cz_exact_subtract (CzExact a, CzExact b);
CzExact  cz_exact_multiply (CzExact a, CzExact b);
CzExact  cz_exact_divide (CzExact a, CzExact b);
CzExact  cz_exact_floor (CzExact value);
int      cz_exact_compare (CzExact a, CzExact b);
gboolean cz_exact_to_points (CzExact value, guint places, CzPoints *points);
gboolean cz_exact_to_decimal (CzExact value, guint places, CzDecimal *decimal);
