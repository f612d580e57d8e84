/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table-filter.h"
#include "base/cz-table.h"

#define CZ_TYPE_TABLE_VIEW (cz_table_view_get_type ())
G_DECLARE_FINAL_TYPE (CzTableView, cz_table_view, CZ, TABLE_VIEW, GObject)

#define CZ_TABLE_VIEW_NONE G_MAXUINT

typedef enum
{
  CZ_TABLE_SORT_NONE,
  CZ_TABLE_SORT_ASCENDING,
  CZ_TABLE_SORT_DESCENDING,
} CzTableSort;

/**
 * CzTableRowFilter:
 * @source: the table under the view
 * @row: a row of it
 * @user_data: as given
 *
 * Returns: whether the row may be shown
 */
typedef gboolean (*CzTableRowFilter) (CzTable *source, guint row, gpointer user_data);

/**
 * CzTableValue:
 * @text: what cells of a column show
 * @n_rows: how many of them
 */
typedef struct
{
  char *text;
  guint n_rows;
} CzTableValue;

CzTableView *cz_table_view_new (CzTable *source);
CzTable     *cz_table_view_get_source (CzTableView *self);
guint        cz_table_view_to_source (CzTableView *self, guint row);
guint        cz_table_view_from_source (CzTableView *self, guint row);

void                 cz_table_view_set_filter (CzTableView *self, guint column, CzTableFilter *filter);
const CzTableFilter *cz_table_view_get_filter (CzTableView *self, guint column);
void                 cz_table_view_set_row_filter (CzTableView *self, CzTableRowFilter filter, gpointer user_data, GDestroyNotify destroy);
void                 cz_table_view_clear_filters (CzTableView *self);
gboolean             cz_table_view_is_filtered (CzTableView *self);
guint                cz_table_view_get_n_shown (CzTableView *self);
GPtrArray           *cz_table_view_dup_values (CzTableView *self, guint column);

void        cz_table_view_set_sort (CzTableView *self, guint column, CzTableSort sort);
CzTableSort cz_table_view_get_sort (CzTableView *self, guint *column);
void        cz_table_view_set_group (CzTableView *self, guint column);
guint       cz_table_view_get_group (CzTableView *self);
gboolean    cz_table_view_is_arranged (CzTableView *self);
void        cz_table_view_refresh (CzTableView *self);

GVariant *cz_table_view_save (CzTableView *self);
void      cz_table_view_restore (CzTableView *self, GVariant *state);
