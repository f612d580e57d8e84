/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"

/**
 * CzWhenEdge:
 * @CZ_WHEN_WHOLE: the day, month or year itself
 * @CZ_WHEN_BEGIN: 初, 上半年: its beginning
 * @CZ_WHEN_END: 底, 末, 内, 下旬: its end
 * @CZ_WHEN_BEFORE: 前, 以前, 之前 without 底: over before it begins (years), by then (months and days)
 */
typedef enum
{
  CZ_WHEN_WHOLE,
  CZ_WHEN_BEGIN,
  CZ_WHEN_END,
  CZ_WHEN_BEFORE,
} CzWhenEdge;

/**
 * CzWhen:
 * @year: 0 when the text gives none
 * @month: 0 when the text gives none
 * @day: 0 when the text gives none
 * @shift: years from that of the document (今年 0, 明年 1), when @relative
 * @relative: 今年, 年内, 年底: the year is that of the document
 * @plan: “十三五”末: the year is the end of a five-year plan
 * @before: a 前 stands behind it
 * @ten_days: 1 to 3 for 上旬, 中旬, 下旬; 0 without
 * @edge: which part of it is meant
 *
 * A point in time as a document writes it.
 */
typedef struct
{
  guint      year;
  guint      month;
  guint      day;
  int        shift;
  gboolean   relative;
  gboolean   plan;
  gboolean   before;
  guint      ten_days;
  CzWhenEdge edge;
} CzWhen;

const char *cz_when_read (const char *p, const char *end, CzWhen *when);
CzDate      cz_when_get_date (const CzWhen *when, guint year);
CzDate      cz_when_get_start (const CzWhen *when, guint year);
CzDate      cz_when_get_deadline (const CzWhen *when, guint year);
