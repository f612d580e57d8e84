/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-table.h"

#include "base/cz-error.h"

enum
{
  ROWS_CHANGED,
  CELLS_CHANGED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

G_DEFINE_INTERFACE (CzTable, cz_table, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static guint
no_footers (CzTable *self G_GNUC_UNUSED)
{
  return 0;
}

static gboolean
parse_shown_text (CzTable   *self,
                  guint      row,
                  guint      column,
                  CzDecimal *number)
{
  g_autofree char *text = cz_table_dup_text (self, row, column);

  return *text != '\0' && cz_decimal_parse (text, number, NULL);
}

static CzCellFlags
no_flags (CzTable *self G_GNUC_UNUSED,
          guint    row G_GNUC_UNUSED,
          guint    column G_GNUC_UNUSED)
{
  return 0;
}

static void
span_of_one (CzTable    *self G_GNUC_UNUSED,
             guint       row,
             guint       column,
             CzCellSpan *span)
{
  *span = (CzCellSpan){ row, column, 1, 1 };
}

static gint64
position_as_id (CzTable *self G_GNUC_UNUSED,
                guint    row)
{
  return row;
}

static char *
no_note (CzTable *self G_GNUC_UNUSED,
         guint    row G_GNUC_UNUSED,
         guint    column G_GNUC_UNUSED)
{
  return NULL;
}

static char **
no_choices (CzTable *self G_GNUC_UNUSED,
            guint    row G_GNUC_UNUSED,
            guint    column G_GNUC_UNUSED)
{
  return NULL;
}

static gboolean
refuse_text (CzTable    *self G_GNUC_UNUSED,
             guint       row G_GNUC_UNUSED,
             guint       column G_GNUC_UNUSED,
             const char *text G_GNUC_UNUSED,
             GError    **error)
{
  g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "This cell cannot be written");
  return FALSE;
}

static gboolean
refuse_writes (CzTable           *self G_GNUC_UNUSED,
               const CzCellWrite *cells G_GNUC_UNUSED,
               guint              n_cells G_GNUC_UNUSED,
               const char        *label G_GNUC_UNUSED,
               GError           **error)
{
  g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "This table cannot be written");
  return FALSE;
}

static void
cz_table_default_init (CzTableInterface *iface)
{
  iface->get_n_footers = no_footers;
  iface->get_number = parse_shown_text;
  iface->get_flags = no_flags;
  iface->get_span = span_of_one;
  iface->get_row_id = position_as_id;
  iface->dup_note = no_note;
  iface->dup_choices = no_choices;
  iface->check = refuse_text;
  iface->write = refuse_writes;

  /**
   * CzTable::rows-changed:
   * @self: a table
   * @position: first row that changed
   * @n_removed: rows removed there
   * @n_added: rows added there
   */
  signals[ROWS_CHANGED] =
    g_signal_new ("rows-changed", CZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * CzTable::cells-changed:
   * @self: a table
   * @row: first row
   * @column: first column
   * @n_rows: number of rows
   * @n_columns: number of columns
   */
  signals[CELLS_CHANGED] =
    g_signal_new ("cells-changed", CZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  signals[COLUMNS_CHANGED] =
    g_signal_new ("columns-changed", CZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

guint
cz_table_get_n_rows (CzTable *self)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), 0);

  return CZ_TABLE_GET_IFACE (self)->get_n_rows (self);
}

guint
cz_table_get_n_footers (CzTable *self)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), 0);

  return CZ_TABLE_GET_IFACE (self)->get_n_footers (self);
}

guint
cz_table_get_n_columns (CzTable *self)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), 0);

  return CZ_TABLE_GET_IFACE (self)->get_n_columns (self);
}

const CzColumn *
cz_table_get_column (CzTable *self,
                     guint    column)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), NULL);

  return CZ_TABLE_GET_IFACE (self)->get_column (self, column);
}

void
cz_table_append_text (CzTable *self,
                      guint    row,
                      guint    column,
                      GString *text)
{
  g_return_if_fail (CZ_IS_TABLE (self));

  CZ_TABLE_GET_IFACE (self)->append_text (self, row, column, text);
}

char *
cz_table_dup_text (CzTable *self,
                   guint    row,
                   guint    column)
{
  GString *text;

  g_return_val_if_fail (CZ_IS_TABLE (self), NULL);

  text = g_string_new (NULL);
  CZ_TABLE_GET_IFACE (self)->append_text (self, row, column, text);

  return g_string_free (text, FALSE);
}

gboolean
cz_table_get_number (CzTable   *self,
                     guint      row,
                     guint      column,
                     CzDecimal *number)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->get_number (self, row, column, number);
}

CzCellFlags
cz_table_get_flags (CzTable *self,
                    guint    row,
                    guint    column)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), 0);

  return CZ_TABLE_GET_IFACE (self)->get_flags (self, row, column);
}

void
cz_table_get_span (CzTable    *self,
                   guint       row,
                   guint       column,
                   CzCellSpan *span)
{
  g_return_if_fail (CZ_IS_TABLE (self));

  CZ_TABLE_GET_IFACE (self)->get_span (self, row, column, span);
}

gint64
cz_table_get_row_id (CzTable *self,
                     guint    row)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), 0);

  return CZ_TABLE_GET_IFACE (self)->get_row_id (self, row);
}

char *
cz_table_dup_note (CzTable *self,
                   guint    row,
                   guint    column)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), NULL);

  return CZ_TABLE_GET_IFACE (self)->dup_note (self, row, column);
}

char **
cz_table_dup_choices (CzTable *self,
                      guint    row,
                      guint    column)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), NULL);

  return CZ_TABLE_GET_IFACE (self)->dup_choices (self, row, column);
}

gboolean
cz_table_check (CzTable    *self,
                guint       row,
                guint       column,
                const char *text,
                GError    **error)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->check (self, row, column, text, error);
}

gboolean
cz_table_write (CzTable           *self,
                const CzCellWrite *cells,
                guint              n_cells,
                const char        *label,
                GError           **error)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->write (self, cells, n_cells, label, error);
}

gboolean
cz_table_can_insert_rows (CzTable *self)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->insert_rows != NULL;
}

gboolean
cz_table_insert_rows (CzTable *self,
                      guint    row,
                      guint    n_rows,
                      GError **error)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->insert_rows (self, row, n_rows, error);
}

gboolean
cz_table_can_remove_rows (CzTable *self)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->remove_rows != NULL;
}

gboolean
cz_table_remove_rows (CzTable *self,
                      guint    row,
                      guint    n_rows,
                      GError **error)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->remove_rows (self, row, n_rows, error);
}

gboolean
cz_table_can_add_rows (CzTable *self)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->add_rows != NULL;
}

gboolean
cz_table_add_rows (CzTable           *self,
                   guint              n_rows,
                   const CzCellWrite *cells,
                   guint              n_cells,
                   const char        *label,
                   GError           **error)
{
  g_return_val_if_fail (CZ_IS_TABLE (self), FALSE);

  return CZ_TABLE_GET_IFACE (self)->add_rows (self, n_rows, cells, n_cells, label, error);
}

void
cz_table_emit_rows_changed (CzTable *self,
                            guint    position,
                            guint    n_removed,
                            guint    n_added)
{
  g_return_if_fail (CZ_IS_TABLE (self));

  g_signal_emit (self, signals[ROWS_CHANGED], 0, position, n_removed, n_added);
}

void
cz_table_emit_cells_changed (CzTable *self,
                             guint    row,
                             guint    column,
                             guint    n_rows,
                             guint    n_columns)
{
  g_return_if_fail (CZ_IS_TABLE (self));

  g_signal_emit (self, signals[CELLS_CHANGED], 0, row, column, n_rows, n_columns);
}

void
cz_table_emit_columns_changed (CzTable *self)
{
  g_return_if_fail (CZ_IS_TABLE (self));

  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}
