/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzGridRows:
 *
 * Heights of many rows, measured or only estimated: 12 bytes a row, any place found in logarithmic time.
 */
typedef struct
{
  guint    n_rows;
  guint32 *heights;
  gint64  *tree;
} CzGridRows;

void     cz_grid_rows_clear (CzGridRows *self);
void     cz_grid_rows_reset (CzGridRows *self, guint n_rows, int estimate);
void     cz_grid_rows_splice (CzGridRows *self, guint position, guint n_removed, guint n_added, int estimate);
gint64   cz_grid_rows_get_y (const CzGridRows *self, guint row);
guint    cz_grid_rows_find (const CzGridRows *self, gint64 y);
int      cz_grid_rows_get_height (const CzGridRows *self, guint row);
gboolean cz_grid_rows_is_measured (const CzGridRows *self, guint row);
int      cz_grid_rows_measured (CzGridRows *self, guint row, int height);
void     cz_grid_rows_forget (CzGridRows *self, guint row, guint n_rows);
