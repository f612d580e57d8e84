/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"

/* One time a duty is due: @period names it (2018, 2018Q2, 2018-06, 2018-06-08), @due is its last day. */
typedef struct
{
  char  *period;
  CzDate due;
} CzDue;

GArray *cz_recurrence_list (const CzDuty *duty, CzDate from, CzDate to);
char   *cz_recurrence_to_rule (const CzDuty *duty);
