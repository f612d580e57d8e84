/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-columns.h"

/* Pixels at 100 %: less than this is no use to read a text in. */
#define MIN_REST_WIDTH 180
/* Frozen columns that leave less than this part of the window to the others scroll like them. */
#define MAX_FROZEN_PART 0.6

static void
free_columns (CzGridColumn *columns,
              guint         n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    g_free (columns[i].id);

  g_free (columns);
}

void
cz_grid_columns_clear (CzGridColumns *self)
{
  free_columns (self->columns, self->n_columns);
  *self = (CzGridColumns){ 0 };
}

/* Columns known before by their id keep the width and the hiding a person gave them. */
void
cz_grid_columns_load (CzGridColumns *self,
                      CzTable       *table)
{
  guint         n_columns = cz_table_get_n_columns (table);
  CzGridColumn *columns = g_new0 (CzGridColumn, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    {
      const CzColumn *column = cz_table_get_column (table, i);
      guint           known = cz_grid_columns_find_id (self, column->id);

      columns[i].id = g_strdup (column->id);
      columns[i].frozen = column->frozen;
      columns[i].wraps = column->wraps;
      columns[i].wish = known != CZ_GRID_NO_COLUMN ? self->columns[known].wish : column->width;
      columns[i].hidden = known != CZ_GRID_NO_COLUMN ? self->columns[known].hidden : column->hidden;
    }

  free_columns (self->columns, self->n_columns);
  self->columns = columns;
  self->n_columns = n_columns;
}

static int
get_rest_width (const CzGridColumns *self,
                int                  available,
                double               scale)
{
  int used = 0;
  int n_rest = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (!self->columns[i].hidden)
      {
        used += (int) (self->columns[i].wish * scale);
        n_rest += self->columns[i].wish == 0;
      }

  return n_rest > 0 ? MAX ((int) (MIN_REST_WIDTH * scale), (available - used) / n_rest) : 0;
}

static guint
count_frozen (const CzGridColumns *self,
              int                  available)
{
  guint n_frozen = 0;

  while (n_frozen < self->n_columns && self->columns[n_frozen].frozen)
    n_frozen++;
  while (n_frozen > 0 && self->columns[n_frozen].x > available * MAX_FROZEN_PART)
    n_frozen--;

  return n_frozen;
}

/* Places the columns in @available pixels. Returns: whether any width changed */
gboolean
cz_grid_columns_layout (CzGridColumns *self,
                        int            available,
                        double         scale)
{
  int      rest = get_rest_width (self, available, scale);
  int      x = 0;
  gboolean changed = FALSE;

  if (self->columns == NULL)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      CzGridColumn *column = &self->columns[i];
      int           width = column->wish == 0 ? rest : (int) (column->wish * scale);

      if (column->hidden)
        width = 0;

      changed |= width != column->width || x != column->x;
      column->x = x;
      column->width = width;
      x += width;
    }

  changed |= self->columns[self->n_columns].x != x;
  self->columns[self->n_columns].x = x;
  self->n_frozen = count_frozen (self, available);

  return changed;
}

/* Returns: the left edge; of the number of columns: the whole width */
int
cz_grid_columns_get_x (const CzGridColumns *self,
                       guint                column)
{
  return self->columns != NULL ? self->columns[MIN (column, self->n_columns)].x : 0;
}

int
cz_grid_columns_get_span_width (const CzGridColumns *self,
                                guint                column,
                                guint                n_columns)
{
  return cz_grid_columns_get_x (self, column + n_columns) - cz_grid_columns_get_x (self, column);
}

/* Returns: the shown column that covers @x, or the last one */
guint
cz_grid_columns_find (const CzGridColumns *self,
                      int                  x)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].width > 0 && x < self->columns[i].x + self->columns[i].width)
      return i;

  return cz_grid_columns_last (self);
}

guint
cz_grid_columns_find_id (const CzGridColumns *self,
                         const char          *id)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].id, id) == 0)
      return i;

  return CZ_GRID_NO_COLUMN;
}

/* Returns: the next shown column to the right (1) or left (-1), or @column where there is none */
guint
cz_grid_columns_next (const CzGridColumns *self,
                      guint                column,
                      int                  direction)
{
  for (gint64 i = (gint64) column + direction; i >= 0 && i < self->n_columns; i += direction)
    if (!self->columns[i].hidden)
      return i;

  return column;
}

guint
cz_grid_columns_first (const CzGridColumns *self)
{
  return self->n_columns > 0 && self->columns[0].hidden ? cz_grid_columns_next (self, 0, 1) : 0;
}

guint
cz_grid_columns_last (const CzGridColumns *self)
{
  guint last = MAX (self->n_columns, 1) - 1;

  return self->n_columns > 0 && self->columns[last].hidden ? cz_grid_columns_next (self, last, -1) : last;
}
