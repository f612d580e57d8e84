/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What happens to a workbook between sending and receiving. */
typedef enum
{
  RESAVE_SHOW_HIDDEN = 1 << 0,
  RESAVE_RENAME_SHEETS = 1 << 1,
  RESAVE_REVERSE_COLUMNS = 1 << 2,
  RESAVE_SORT_ROWS = 1 << 3,
  RESAVE_BLANK_ROWS = 1 << 4,
  RESAVE_ADD_ROW = 1 << 5, /* with content, and no identifier */
  RESAVE_FULL_WIDTH = 1 << 6,
  RESAVE_FORMULAS = 1 << 7, /* with their results */
  RESAVE_COPY_ROW = 1 << 8, /* with its identifier, and the same content */
  RESAVE_HARMLESS = (1 << 9) - 1,
  RESAVE_ALTER_UNIT = 1 << 9,
  RESAVE_DROP_IDENTIFIERS = 1 << 10,
  RESAVE_EDIT_HEADING = 1 << 11,
  RESAVE_CUT_FILE = 1 << 12,
} ResaveDamage;

#define RESAVE_ADDED "补充的一行"

/* @cells: "key field" to the text that the unit enters; every style of the workbook is lost on the way */
void resave (const char *from, const char *to, GHashTable *cells, guint damage);
