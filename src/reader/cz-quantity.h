/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-rule.h"

/**
 * CzQuantity:
 * @value: the number
 * @value_to: the second number of a range (3-5个), else none
 * @unit: start of the unit as written (%, 万件); @unit == @unit_end when there is none
 * @unit_end: its end
 * @bound: what stands behind it: GE 以上, LE 以下 以内, APPROX 左右, RANGE, or QUALITATIVE for nothing
 * @points: 个百分点
 * @start: where the quantity begins
 * @end: where it ends, the words of the bound included
 *
 * A number with its unit and bound, as a document writes it.
 */
typedef struct
{
  CzDecimal    value;
  CzDecimal    value_to;
  const char  *unit;
  const char  *unit_end;
  CzComparator bound;
  gboolean     points;
  const char  *start;
  const char  *end;
} CzQuantity;

const char *cz_quantity_read (const char *p, const char *end, CzQuantity *quantity);
gboolean    cz_quantity_is_share (const CzQuantity *quantity);
