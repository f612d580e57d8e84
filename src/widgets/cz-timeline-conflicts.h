/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"

/* A stretch of days, both ends in it. */
typedef struct
{
  CzDate start;
  CzDate end;
} CzTimelineSpan;

/**
 * CzTimelineConflict:
 * @first: index of the span that starts first
 * @second: index of the other
 * @from: first day of the overlap, or of the gap between them
 * @to: its last day
 * @is_gap: whether no span covers these days, instead of two
 */
typedef struct
{
  guint    first;
  guint    second;
  CzDate   from;
  CzDate   to;
  gboolean is_gap;
} CzTimelineConflict;

GArray *cz_timeline_find_conflicts (const CzTimelineSpan *spans, guint n_spans);
