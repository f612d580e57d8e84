/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"

/**
 * CzGridColumn:
 * @id: as of the table
 * @wish: width in pixels at 100 %; 0 takes the rest
 * @x: left edge as laid out
 * @width: as laid out, 0 when hidden
 */
typedef struct
{
  char    *id;
  int      wish;
  gboolean hidden;
  gboolean frozen;
  gboolean wraps;
  int      x;
  int      width;
} CzGridColumn;

/**
 * CzGridColumns:
 * @n_frozen: how many leading columns do not scroll, as laid out
 *
 * Widths and places of the columns, without any scrolling.
 */
typedef struct
{
  guint         n_columns;
  guint         n_frozen;
  CzGridColumn *columns;
} CzGridColumns;

#define CZ_GRID_NO_COLUMN G_MAXUINT

void     cz_grid_columns_clear (CzGridColumns *self);
void     cz_grid_columns_load (CzGridColumns *self, CzTable *table);
gboolean cz_grid_columns_layout (CzGridColumns *self, int available, double scale);
int      cz_grid_columns_get_x (const CzGridColumns *self, guint column);
int      cz_grid_columns_get_span_width (const CzGridColumns *self, guint column, guint n_columns);
guint    cz_grid_columns_find (const CzGridColumns *self, int x);
guint    cz_grid_columns_find_id (const CzGridColumns *self, const char *id);
guint    cz_grid_columns_next (const CzGridColumns *self, guint column, int direction);
guint    cz_grid_columns_first (const CzGridColumns *self);
guint    cz_grid_columns_last (const CzGridColumns *self);
