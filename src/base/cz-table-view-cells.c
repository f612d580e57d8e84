/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-table-view-private.h"

#include "base/cz-error.h"

guint
_cz_table_view_count_body (CzTableView *self)
{
  CzTable *source = self->how.source;

  return self->rows != NULL ? self->rows->len : cz_table_get_n_rows (source) - cz_table_get_n_footers (source);
}

static CzTableValue *
get_group_at (CzTableView *self,
              guint        row)
{
  guint32 entry;

  if (self->rows == NULL || row >= self->rows->len)
    return NULL;

  entry = g_array_index (self->rows, guint32, row);

  return entry & CZ_TABLE_HEADING ? g_ptr_array_index (self->groups, entry & ~CZ_TABLE_HEADING) : NULL;
}

static guint
view_get_n_rows (CzTable *table)
{
  CzTableView *self = CZ_TABLE_VIEW (table);

  return _cz_table_view_count_body (self) + cz_table_get_n_footers (self->how.source);
}

static guint
view_get_n_footers (CzTable *table)
{
  return cz_table_get_n_footers (CZ_TABLE_VIEW (table)->how.source);
}

static guint
view_get_n_columns (CzTable *table)
{
  return cz_table_get_n_columns (CZ_TABLE_VIEW (table)->how.source);
}

static const CzColumn *
view_get_column (CzTable *table,
                 guint    column)
{
  return cz_table_get_column (CZ_TABLE_VIEW (table)->how.source, column);
}

static void
view_append_text (CzTable *table,
                  guint    row,
                  guint    column,
                  GString *text)
{
  CzTableView  *self = CZ_TABLE_VIEW (table);
  CzTableValue *group = get_group_at (self, row);

  if (group != NULL)
    {
      if (column == 0)
        g_string_append_printf (text, "%s (%u)", *group->text != '\0' ? group->text : "—", group->n_rows);
    }
  else if (self->rows != NULL && row < self->rows->len)
    cz_table_arrange_read (self->how.source, cz_table_view_to_source (self, row), column, text);
  else
    cz_table_append_text (self->how.source, cz_table_view_to_source (self, row), column, text);
}

static gboolean
view_get_number (CzTable   *table,
                 guint      row,
                 guint      column,
                 CzDecimal *number)
{
  CzTableView *self = CZ_TABLE_VIEW (table);
  CzCellSpan   span;

  if (get_group_at (self, row) != NULL)
    return FALSE;

  cz_table_get_span (self->how.source, cz_table_view_to_source (self, row), column, &span);

  return cz_table_get_number (self->how.source, span.row, span.column, number);
}

static CzCellFlags
view_get_flags (CzTable *table,
                guint    row,
                guint    column)
{
  CzTableView *self = CZ_TABLE_VIEW (table);
  CzCellSpan   span;

  if (get_group_at (self, row) != NULL)
    return CZ_CELL_SUBTOTAL | CZ_CELL_BOLD;
  if (self->rows == NULL)
    return cz_table_get_flags (self->how.source, row, column);

  cz_table_get_span (self->how.source, cz_table_view_to_source (self, row), column, &span);

  return cz_table_get_flags (self->how.source, span.row, span.column);
}

/* Whether the row stands in the block of the source, and so in the same block of the view as its neighbours there. */
static gboolean
is_in_block (CzTableView      *self,
             guint             row,
             const CzCellSpan *block)
{
  guint source_row;

  if (get_group_at (self, row) != NULL)
    return FALSE;

  source_row = cz_table_view_to_source (self, row);

  return source_row >= block->row && source_row < block->row + block->n_rows;
}

static void
view_get_span (CzTable    *table,
               guint       row,
               guint       column,
               CzCellSpan *span)
{
  CzTableView *self = CZ_TABLE_VIEW (table);
  guint        end = row + 1;

  if (get_group_at (self, row) != NULL)
    {
      *span = (CzCellSpan){ row, 0, 1, cz_table_get_n_columns (self->how.source) };
      return;
    }

  cz_table_get_span (self->how.source, cz_table_view_to_source (self, row), column, span);
  if (self->rows == NULL)
    return;

  if (span->n_rows > 1 && row < self->rows->len)
    {
      const CzCellSpan block = *span;

      while (row > 0 && is_in_block (self, row - 1, &block))
        row--;
      while (end < self->rows->len && is_in_block (self, end, &block))
        end++;
    }

  span->row = row;
  span->n_rows = end - row;
}

static gint64
view_get_row_id (CzTable *table,
                 guint    row)
{
  CzTableView  *self = CZ_TABLE_VIEW (table);
  CzTableValue *group = get_group_at (self, row);

  if (group != NULL)
    return G_MININT64 + g_str_hash (group->text);

  return cz_table_get_row_id (self->how.source, cz_table_view_to_source (self, row));
}

static void
get_block_start (CzTableView *self,
                 guint       *row,
                 guint       *column)
{
  CzCellSpan span;

  cz_table_get_span (self->how.source, cz_table_view_to_source (self, *row), *column, &span);
  *row = span.row;
  *column = span.column;
}

static char *
view_dup_note (CzTable *table,
               guint    row,
               guint    column)
{
  CzTableView *self = CZ_TABLE_VIEW (table);

  if (get_group_at (self, row) != NULL)
    return NULL;

  get_block_start (self, &row, &column);

  return cz_table_dup_note (self->how.source, row, column);
}

static char **
view_dup_choices (CzTable *table,
                  guint    row,
                  guint    column)
{
  CzTableView *self = CZ_TABLE_VIEW (table);

  if (get_group_at (self, row) != NULL)
    return NULL;

  get_block_start (self, &row, &column);

  return cz_table_dup_choices (self->how.source, row, column);
}

static gboolean
view_check (CzTable    *table,
            guint       row,
            guint       column,
            const char *text,
            GError    **error)
{
  CzTableView *self = CZ_TABLE_VIEW (table);

  if (get_group_at (self, row) != NULL)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "The heading of a group cannot be written");
      return FALSE;
    }

  get_block_start (self, &row, &column);

  return cz_table_check (self->how.source, row, column, text, error);
}

static gboolean
view_write (CzTable           *table,
            const CzCellWrite *cells,
            guint              n_cells,
            const char        *label,
            GError           **error)
{
  CzTableView            *self = CZ_TABLE_VIEW (table);
  g_autofree CzCellWrite *writes = g_new (CzCellWrite, n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      writes[i] = cells[i];
      if (get_group_at (self, writes[i].row) != NULL)
        return view_check (table, writes[i].row, writes[i].column, writes[i].text, error);
      get_block_start (self, &writes[i].row, &writes[i].column);
    }

  return cz_table_write (self->how.source, writes, n_cells, label, error);
}

static gboolean
refuse_to_arrange (GError **error)
{
  g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, "Rows are added and removed while none is filtered or sorted");
  return FALSE;
}

static gboolean
view_insert_rows (CzTable *table,
                  guint    row,
                  guint    n_rows,
                  GError **error)
{
  CzTableView *self = CZ_TABLE_VIEW (table);

  if (self->rows != NULL || !cz_table_can_insert_rows (self->how.source))
    return refuse_to_arrange (error);

  return cz_table_insert_rows (self->how.source, row, n_rows, error);
}

static gboolean
view_remove_rows (CzTable *table,
                  guint    row,
                  guint    n_rows,
                  GError **error)
{
  CzTableView *self = CZ_TABLE_VIEW (table);

  if (self->rows != NULL || !cz_table_can_remove_rows (self->how.source))
    return refuse_to_arrange (error);

  return cz_table_remove_rows (self->how.source, row, n_rows, error);
}

void
_cz_table_view_table_init (CzTableInterface *iface)
{
  iface->get_n_rows = view_get_n_rows;
  iface->get_n_footers = view_get_n_footers;
  iface->get_n_columns = view_get_n_columns;
  iface->get_column = view_get_column;
  iface->append_text = view_append_text;
  iface->get_number = view_get_number;
  iface->get_flags = view_get_flags;
  iface->get_span = view_get_span;
  iface->get_row_id = view_get_row_id;
  iface->dup_note = view_dup_note;
  iface->dup_choices = view_dup_choices;
  iface->check = view_check;
  iface->write = view_write;
  iface->insert_rows = view_insert_rows;
  iface->remove_rows = view_remove_rows;
}
