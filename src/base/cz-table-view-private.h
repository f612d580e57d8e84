/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table-view.h"

#include "base/cz-table-arrange.h"

/**
 * CzTableView:
 *
 * A table as a person wants to see it: filtered, sorted, gathered in groups. Holds four bytes a row, and nothing while
 * it shows its source as it is. An edit does not move its row; cz_table_view_refresh() does.
 */
struct _CzTableView
{
  GObject parent_instance;

  CzTableArranging how;
  GDestroyNotify   row_filter_destroy;
  GArray          *rows;
  GPtrArray       *groups;
  guint32         *inverse;
  GPtrArray       *ids;
};

/* cz-table-view-cells.c */
void  _cz_table_view_table_init (CzTableInterface *iface);
guint _cz_table_view_count_body (CzTableView *self);

/* cz-table-view.c */
void  _cz_table_view_forget_columns (CzTableView *self);
guint _cz_table_view_find_column (CzTableView *self, const char *id);
