/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table-view.h"

#include <gtk/gtk.h>

#define CZ_TYPE_GRID (cz_grid_get_type ())
G_DECLARE_FINAL_TYPE (CzGrid, cz_grid, CZ, GRID, GtkWidget)

/**
 * CzGridSummary:
 * @n_cells: filled cells in the selection, a merged block counted once
 * @n_numbers: how many of them are numbers
 * @sum: exact sum of the numbers; none when there are none or it is too large
 * @average: @sum by @n_numbers, rounded half up to four places
 */
typedef struct
{
  guint     n_cells;
  guint     n_numbers;
  CzDecimal sum;
  CzDecimal average;
} CzGridSummary;

GtkWidget   *cz_grid_new (void);
void         cz_grid_set_table (CzGrid *self, CzTable *table);
CzTable     *cz_grid_get_table (CzGrid *self);
CzTableView *cz_grid_get_view (CzGrid *self);

gboolean cz_grid_get_cursor (CzGrid *self, guint *row, guint *column);
gboolean cz_grid_scroll_to (CzGrid *self, guint row, guint column);
void     cz_grid_get_selection (CzGrid *self, GArray *spans);
void     cz_grid_get_selected_rows (CzGrid *self, GArray *rows);
void     cz_grid_get_summary (CzGrid *self, CzGridSummary *summary);

void     cz_grid_edit (CzGrid *self);
gboolean cz_grid_finish_editing (CzGrid *self);
gboolean cz_grid_is_editing (CzGrid *self);
guint    cz_grid_get_n_refused (CzGrid *self);
gboolean cz_grid_go_to_refused (CzGrid *self);

void   cz_grid_show_keys (CzGrid *self);
void   cz_grid_set_zoom (CzGrid *self, double zoom);
double cz_grid_get_zoom (CzGrid *self);

void     cz_grid_set_column_visible (CzGrid *self, guint column, gboolean visible);
gboolean cz_grid_get_column_visible (CzGrid *self, guint column);

GVariant *cz_grid_save_state (CzGrid *self);
void      cz_grid_restore_state (CzGrid *self, GVariant *state);
