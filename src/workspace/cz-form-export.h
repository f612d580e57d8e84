/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/* What a form is to be filled from; ids are 0 where the form does not need them. */
typedef struct
{
  gint64      sheet;
  gint64      assessment;
  gint64      round;
  const char *unit;
} CzFormSubject;
