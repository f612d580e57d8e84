/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table-view.h"

/* An entry of an arrangement is a row of the source or, with this bit, the number of a group. */
#define CZ_TABLE_HEADING (1u << 31)

/**
 * CzTableArranging:
 * @source: the table
 * @filters: (element-type CzTableFilter): one for each column, or %NULL
 * @row_filter: (nullable): a filter that is not about one column
 * @sort_column: by which to sort, if @sort says so
 * @group_column: by which to gather rows under headings, or %CZ_TABLE_VIEW_NONE
 *
 * What is to be shown of a table, and in which order.
 */
typedef struct
{
  CzTable         *source;
  GPtrArray       *filters;
  CzTableRowFilter row_filter;
  gpointer         row_filter_data;
  guint            sort_column;
  CzTableSort      sort;
  guint            group_column;
} CzTableArranging;

GArray    *cz_table_arrange (const CzTableArranging *how, GPtrArray *groups);
GPtrArray *cz_table_arrange_values (const CzTableArranging *how, guint column);
void       cz_table_arrange_read (CzTable *source, guint row, guint column, GString *text);
void       cz_table_value_free (CzTableValue *value);
