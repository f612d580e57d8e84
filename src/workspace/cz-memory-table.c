/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-memory-table.h"

typedef struct
{
  char       *text; /* NULL for empty */
  CzCellFlags flags;
  guint       block_row; /* of a merged block: its first row, and how many */
  guint       block_n_rows;
} Cell;

struct _CzMemoryTable
{
  GObject parent_instance;

  GArray *columns; /* of CzColumn, id and title owned */
  GArray *ids;     /* of gint64 */
  GArray *cells;   /* of Cell, row by row */
};

static Cell *
get_cell (CzMemoryTable *self,
          guint          row,
          guint          column)
{
  return &g_array_index (self->cells, Cell, row * self->columns->len + column);
}

static Cell *
find_cell (CzMemoryTable *self,
           guint          row,
           const char    *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_str_equal (g_array_index (self->columns, CzColumn, i).id, id))
        return get_cell (self, row, i);
    }

  return NULL;
}

static guint
cz_memory_table_get_n_rows (CzTable *table)
{
  return CZ_MEMORY_TABLE (table)->ids->len;
}

static guint
cz_memory_table_get_n_columns (CzTable *table)
{
  return CZ_MEMORY_TABLE (table)->columns->len;
}

static const CzColumn *
cz_memory_table_get_column (CzTable *table,
                            guint    column)
{
  return &g_array_index (CZ_MEMORY_TABLE (table)->columns, CzColumn, column);
}

static void
cz_memory_table_append_text (CzTable *table,
                             guint    row,
                             guint    column,
                             GString *text)
{
  const Cell *cell = get_cell (CZ_MEMORY_TABLE (table), row, column);

  if (cell->text != NULL)
    g_string_append (text, cell->text);
}

static gboolean
cz_memory_table_get_number (CzTable   *table,
                            guint      row,
                            guint      column,
                            CzDecimal *number)
{
  CzMemoryTable *self = CZ_MEMORY_TABLE (table);
  const Cell    *cell = get_cell (self, row, column);

  return g_array_index (self->columns, CzColumn, column).kind == CZ_CELL_NUMBER && cell->text != NULL &&
         cz_decimal_parse (cell->text, number, NULL);
}

static CzCellFlags
cz_memory_table_get_flags (CzTable *table,
                           guint    row,
                           guint    column)
{
  return get_cell (CZ_MEMORY_TABLE (table), row, column)->flags;
}

static void
cz_memory_table_get_span (CzTable    *table,
                          guint       row,
                          guint       column,
                          CzCellSpan *span)
{
  const Cell *cell = get_cell (CZ_MEMORY_TABLE (table), row, column);

  *span = (CzCellSpan){ row, column, 1, 1 };
  if (cell->block_n_rows > 0)
    {
      span->row = cell->block_row;
      span->n_rows = cell->block_n_rows;
    }
}

static gint64
cz_memory_table_get_row_id (CzTable *table,
                            guint    row)
{
  return g_array_index (CZ_MEMORY_TABLE (table)->ids, gint64, row);
}

static void
cz_memory_table_iface_init (CzTableInterface *iface)
{
  iface->get_n_rows = cz_memory_table_get_n_rows;
  iface->get_n_columns = cz_memory_table_get_n_columns;
  iface->get_column = cz_memory_table_get_column;
  iface->append_text = cz_memory_table_append_text;
  iface->get_number = cz_memory_table_get_number;
  iface->get_flags = cz_memory_table_get_flags;
  iface->get_span = cz_memory_table_get_span;
  iface->get_row_id = cz_memory_table_get_row_id;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CzMemoryTable,
                               cz_memory_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, cz_memory_table_iface_init))

static void
column_clear (gpointer data)
{
  CzColumn *column = data;

  g_free ((char *) column->id);
  g_free ((char *) column->title);
  g_free ((char *) column->group);
}

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void
cz_memory_table_finalize (GObject *object)
{
  CzMemoryTable *self = CZ_MEMORY_TABLE (object);

  g_array_unref (self->columns);
  g_array_unref (self->ids);
  g_array_unref (self->cells);

  G_OBJECT_CLASS (cz_memory_table_parent_class)->finalize (object);
}

static void
cz_memory_table_class_init (CzMemoryTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_memory_table_finalize;
}

static void
cz_memory_table_init (CzMemoryTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (CzColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
}

CzMemoryTable *
cz_memory_table_new (void)
{
  return g_object_new (CZ_TYPE_MEMORY_TABLE, NULL);
}

/* Adds a column; all columns come before the first row. */
void
cz_memory_table_add_column (CzMemoryTable *self,
                            const char    *id,
                            const char    *title,
                            CzCellKind     kind)
{
  CzColumn column = { g_strdup (id), g_strdup (title), NULL, kind };

  g_return_if_fail (CZ_IS_MEMORY_TABLE (self));
  g_return_if_fail (self->ids->len == 0);

  column.wraps = TRUE;
  g_array_append_val (self->columns, column);
}

/**
 * cz_memory_table_set_look:
 * @self: a table
 * @column: a column that was added
 * @group: (nullable): the heading above it and its neighbours
 * @width: as in #CzColumn
 * @frozen: as in #CzColumn
 *
 * How a column is shown in a grid; forms have their own widths.
 */
void
cz_memory_table_set_look (CzMemoryTable *self,
                          const char    *column,
                          const char    *group,
                          int            width,
                          gboolean       frozen)
{
  g_return_if_fail (CZ_IS_MEMORY_TABLE (self));

  for (guint i = 0; i < self->columns->len; i++)
    {
      CzColumn *own = &g_array_index (self->columns, CzColumn, i);

      if (!g_str_equal (own->id, column))
        continue;

      g_free ((char *) own->group);
      own->group = g_strdup (group);
      own->width = width;
      own->frozen = frozen;
    }
}

/* Adds an empty row and returns its position. */
guint
cz_memory_table_add_row (CzMemoryTable *self,
                         gint64         id)
{
  g_return_val_if_fail (CZ_IS_MEMORY_TABLE (self), 0);

  g_array_append_val (self->ids, id);
  g_array_set_size (self->cells, self->ids->len * self->columns->len);

  return self->ids->len - 1;
}

void
cz_memory_table_set_text (CzMemoryTable *self,
                          guint          row,
                          const char    *column,
                          const char    *text)
{
  cz_memory_table_take_text (self, row, column, g_strdup (text));
}

/* @text: (transfer full) */
void
cz_memory_table_take_text (CzMemoryTable *self,
                           guint          row,
                           const char    *column,
                           char          *text)
{
  Cell *cell = find_cell (self, row, column);

  g_return_if_fail (cell != NULL);

  g_free (cell->text);
  cell->text = text;
}

void
cz_memory_table_set_points (CzMemoryTable *self,
                            guint          row,
                            const char    *column,
                            CzPoints       points)
{
  cz_memory_table_take_text (self, row, column, points != CZ_POINTS_NONE ? cz_points_to_string (points) : NULL);
}

/* Sets the flags of a cell, or with @column NULL of the whole row. */
void
cz_memory_table_set_flags (CzMemoryTable *self,
                           guint          row,
                           const char    *column,
                           CzCellFlags    flags)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (column == NULL || g_str_equal (g_array_index (self->columns, CzColumn, i).id, column))
        get_cell (self, row, i)->flags = flags;
    }
}

/* Makes one cell of @n_rows cells of a column from @row down. */
void
cz_memory_table_merge (CzMemoryTable *self,
                       guint          row,
                       guint          n_rows,
                       const char    *column)
{
  for (guint i = row; i < row + n_rows; i++)
    {
      Cell *cell = find_cell (self, i, column);

      g_return_if_fail (cell != NULL);

      cell->block_row = row;
      cell->block_n_rows = n_rows;
    }
}
