/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-table-view-private.h"

/* More changed rows than this are told as one change of everything. */
#define MAX_ROWS_TOLD 64

G_DEFINE_FINAL_TYPE_WITH_CODE (CzTableView,
                               cz_table_view,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, _cz_table_view_table_init));

static gboolean
has_filters (CzTableView *self)
{
  if (self->how.row_filter != NULL)
    return TRUE;

  for (guint i = 0; i < self->how.filters->len; i++)
    if (g_ptr_array_index (self->how.filters, i) != NULL)
      return TRUE;

  return FALSE;
}

static void
arrange (CzTableView *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->inverse, g_free);
  g_ptr_array_set_size (self->groups, 0);

  if (has_filters (self) || self->how.sort != CZ_TABLE_SORT_NONE || self->how.group_column != CZ_TABLE_VIEW_NONE)
    self->rows = cz_table_arrange (&self->how, self->groups);
}

static void
ensure_inverse (CzTableView *self)
{
  guint n_rows = cz_table_get_n_rows (self->how.source);

  if (self->inverse != NULL)
    return;

  self->inverse = g_new (guint32, n_rows);
  for (guint i = 0; i < n_rows; i++)
    self->inverse[i] = CZ_TABLE_VIEW_NONE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint32 row = g_array_index (self->rows, guint32, i);

      if (!(row & CZ_TABLE_HEADING))
        self->inverse[row] = i;
    }
  for (guint i = 0; i < cz_table_get_n_footers (self->how.source); i++)
    self->inverse[n_rows - 1 - i] = cz_table_get_n_rows (CZ_TABLE (self)) - 1 - i;
}

static void
tell_rows_changed (CzTableView *self,
                   guint        n_before)
{
  cz_table_emit_rows_changed (CZ_TABLE (self), 0, n_before, cz_table_get_n_rows (CZ_TABLE (self)));
}

/* Sorts and filters anew, after edits or when what to show has changed. */
void
cz_table_view_refresh (CzTableView *self)
{
  guint n_before;

  g_return_if_fail (CZ_IS_TABLE_VIEW (self));

  n_before = cz_table_get_n_rows (CZ_TABLE (self));
  arrange (self);
  tell_rows_changed (self, n_before);
}

static void
source_rows_changed_cb (CzTableView *self,
                        guint        position,
                        guint        n_removed,
                        guint        n_added)
{
  guint n_before;

  if (self->rows == NULL)
    {
      cz_table_emit_rows_changed (CZ_TABLE (self), position, n_removed, n_added);
      return;
    }

  n_before = self->rows->len + cz_table_get_n_footers (self->how.source);
  arrange (self);
  tell_rows_changed (self, n_before);
}

/* A merged block shows what changed in its first row, also in those of its rows that are left when that is not. */
static void
tell_block_changed (CzTableView *self,
                    guint        row,
                    guint        column,
                    guint        n_columns)
{
  for (guint i = column; i < column + n_columns; i++)
    {
      CzCellSpan span;

      cz_table_get_span (self->how.source, row, i, &span);
      for (guint j = span.row; j < span.row + span.n_rows; j++)
        {
          guint shown = cz_table_view_from_source (self, j);

          if (shown != CZ_TABLE_VIEW_NONE)
            cz_table_emit_cells_changed (CZ_TABLE (self), shown, i, 1, 1);
        }
    }
}

static void
source_cells_changed_cb (CzTableView *self,
                         guint        row,
                         guint        column,
                         guint        n_rows,
                         guint        n_columns)
{
  if (self->rows == NULL)
    cz_table_emit_cells_changed (CZ_TABLE (self), row, column, n_rows, n_columns);
  else if (n_rows > MAX_ROWS_TOLD)
    cz_table_emit_cells_changed (CZ_TABLE (self), 0, column, cz_table_get_n_rows (CZ_TABLE (self)), n_columns);
  else
    for (guint i = row; i < row + n_rows; i++)
      tell_block_changed (self, i, column, n_columns);
}

static void
remember_ids (CzTableView *self)
{
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < cz_table_get_n_columns (self->how.source); i++)
    g_ptr_array_add (self->ids, g_strdup (cz_table_get_column (self->how.source, i)->id));
}

/* Nothing is filtered, sorted or gathered by any column. */
void
_cz_table_view_forget_columns (CzTableView *self)
{
  remember_ids (self);
  g_ptr_array_set_size (self->how.filters, 0);
  g_ptr_array_set_size (self->how.filters, (gint) self->ids->len);
  self->how.sort = CZ_TABLE_SORT_NONE;
  self->how.group_column = CZ_TABLE_VIEW_NONE;
}

/* Returns: the column, or CZ_TABLE_VIEW_NONE */
guint
_cz_table_view_find_column (CzTableView *self,
                            const char  *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id))
      return i;

  return CZ_TABLE_VIEW_NONE;
}

/* The columns have been saved by their ids before they changed; what is left of them keeps its filter and order. */
static void
source_columns_changed_cb (CzTableView *self)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (cz_table_view_save (self));

  cz_table_view_restore (self, state);
  cz_table_emit_columns_changed (CZ_TABLE (self));
}

static void
free_filter (gpointer filter)
{
  if (filter != NULL)
    cz_table_filter_free (filter);
}

static void
cz_table_view_dispose (GObject *object)
{
  CzTableView *self = CZ_TABLE_VIEW (object);

  if (self->how.source != NULL)
    g_signal_handlers_disconnect_by_data (self->how.source, self);
  g_clear_object (&self->how.source);
  if (self->row_filter_destroy != NULL)
    g_steal_pointer (&self->row_filter_destroy) (self->how.row_filter_data);

  G_OBJECT_CLASS (cz_table_view_parent_class)->dispose (object);
}

static void
cz_table_view_finalize (GObject *object)
{
  CzTableView *self = CZ_TABLE_VIEW (object);

  g_clear_pointer (&self->how.filters, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->inverse, g_free);
  g_clear_pointer (&self->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (cz_table_view_parent_class)->finalize (object);
}

static void
cz_table_view_class_init (CzTableViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cz_table_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cz_table_view_finalize;
}

static void
cz_table_view_init (CzTableView *self)
{
  self->how.filters = g_ptr_array_new_with_free_func (free_filter);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_table_value_free);
  self->how.group_column = CZ_TABLE_VIEW_NONE;
}

CzTableView *
cz_table_view_new (CzTable *source)
{
  CzTableView *self;

  g_return_val_if_fail (CZ_IS_TABLE (source), NULL);

  self = g_object_new (CZ_TYPE_TABLE_VIEW, NULL);
  self->how.source = g_object_ref (source);
  _cz_table_view_forget_columns (self);
  g_signal_connect_object (source, "rows-changed", G_CALLBACK (source_rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "cells-changed", G_CALLBACK (source_cells_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "columns-changed", G_CALLBACK (source_columns_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Returns: (transfer none): the table under the view */
CzTable *
cz_table_view_get_source (CzTableView *self)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), NULL);

  return self->how.source;
}

/* Returns: the row of the source, or CZ_TABLE_VIEW_NONE for the heading of a group */
guint
cz_table_view_to_source (CzTableView *self,
                         guint        row)
{
  guint32 entry;

  if (self->rows == NULL)
    return row;
  if (row >= self->rows->len)
    return row - self->rows->len + cz_table_get_n_rows (self->how.source) - cz_table_get_n_footers (self->how.source);

  entry = g_array_index (self->rows, guint32, row);

  return entry & CZ_TABLE_HEADING ? CZ_TABLE_VIEW_NONE : entry;
}

/* Returns: the row of the view, or CZ_TABLE_VIEW_NONE if the row is not shown */
guint
cz_table_view_from_source (CzTableView *self,
                           guint        row)
{
  if (row >= cz_table_get_n_rows (self->how.source))
    return CZ_TABLE_VIEW_NONE;
  if (self->rows == NULL)
    return row;

  ensure_inverse (self);

  return self->inverse[row];
}

/**
 * cz_table_view_set_filter:
 * @self: a view
 * @column: a column
 * @filter: (nullable) (transfer full): what its cells must be like; %NULL for anything
 */
void
cz_table_view_set_filter (CzTableView   *self,
                          guint          column,
                          CzTableFilter *filter)
{
  g_return_if_fail (CZ_IS_TABLE_VIEW (self));
  g_return_if_fail (column < self->how.filters->len);

  free_filter (g_ptr_array_index (self->how.filters, column));
  g_ptr_array_index (self->how.filters, column) = filter;
  cz_table_view_refresh (self);
}

const CzTableFilter *
cz_table_view_get_filter (CzTableView *self,
                          guint        column)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), NULL);

  return column < self->how.filters->len ? g_ptr_array_index (self->how.filters, column) : NULL;
}

/**
 * cz_table_view_set_row_filter:
 * @self: a view
 * @filter: (nullable): a filter that is not about one column; stays until it is replaced or all are cleared
 * @user_data: for @filter
 * @destroy: (nullable): frees @user_data
 */
void
cz_table_view_set_row_filter (CzTableView     *self,
                              CzTableRowFilter filter,
                              gpointer         user_data,
                              GDestroyNotify   destroy)
{
  g_return_if_fail (CZ_IS_TABLE_VIEW (self));

  if (self->row_filter_destroy != NULL)
    self->row_filter_destroy (self->how.row_filter_data);

  self->how.row_filter = filter;
  self->how.row_filter_data = user_data;
  self->row_filter_destroy = destroy;
  cz_table_view_refresh (self);
}

/* Shows all rows; keeps the order. */
void
cz_table_view_clear_filters (CzTableView *self)
{
  g_return_if_fail (CZ_IS_TABLE_VIEW (self));

  if (!has_filters (self))
    return;

  g_ptr_array_set_size (self->how.filters, 0);
  g_ptr_array_set_size (self->how.filters, (gint) cz_table_get_n_columns (self->how.source));
  cz_table_view_set_row_filter (self, NULL, NULL, NULL);
}

gboolean
cz_table_view_is_filtered (CzTableView *self)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), FALSE);

  return has_filters (self);
}

/* Returns: how many rows of the source are shown, footers and headings not counted */
guint
cz_table_view_get_n_shown (CzTableView *self)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), 0);

  return _cz_table_view_count_body (self) - self->groups->len;
}

/* Returns: (transfer full) (element-type CzTableValue): what a filter of the column can choose from, in order */
GPtrArray *
cz_table_view_dup_values (CzTableView *self,
                          guint        column)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), NULL);

  return cz_table_arrange_values (&self->how, column);
}

void
cz_table_view_set_sort (CzTableView *self,
                        guint        column,
                        CzTableSort  sort)
{
  g_return_if_fail (CZ_IS_TABLE_VIEW (self));
  g_return_if_fail (column < self->how.filters->len);

  self->how.sort_column = column;
  self->how.sort = sort;
  cz_table_view_refresh (self);
}

CzTableSort
cz_table_view_get_sort (CzTableView *self,
                        guint       *column)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), CZ_TABLE_SORT_NONE);

  *column = self->how.sort_column;

  return self->how.sort;
}

/* Gathers rows that show the same in @column under a heading; CZ_TABLE_VIEW_NONE for no groups. */
void
cz_table_view_set_group (CzTableView *self,
                         guint        column)
{
  g_return_if_fail (CZ_IS_TABLE_VIEW (self));
  g_return_if_fail (column < self->how.filters->len || column == CZ_TABLE_VIEW_NONE);

  self->how.group_column = column;
  cz_table_view_refresh (self);
}

guint
cz_table_view_get_group (CzTableView *self)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), CZ_TABLE_VIEW_NONE);

  return self->how.group_column;
}

/* Returns: whether the rows are others, or in another order, than in the source */
gboolean
cz_table_view_is_arranged (CzTableView *self)
{
  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), FALSE);

  return self->rows != NULL;
}
