/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-unit-name.h"

/**
 * CzUnitItem:
 * @start: where it is printed
 * @end: where that ends
 * @name: (owned): the name, with the prefix and suffix it shares with its neighbours
 * @run: items with the same number stand in one list joined by 、 and 和
 * @strength: how sure it is that this is a unit, judged by @name
 *
 * One name of a list of units.
 */
typedef struct
{
  const char    *start;
  const char    *end;
  char          *name;
  guint          run;
  CzNameStrength strength;
} CzUnitItem;

GArray     *cz_unit_list_new (void);
void        cz_unit_list_add (GArray *items, const char *p, const char *end, guint run);
void        cz_unit_list_finish (GArray *items, guint first);
const char *cz_unit_list_strip_open (const char *p, const char *end, gboolean *open_list);
