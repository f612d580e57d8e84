/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-rows.h"

#include <string.h>

#define MEASURED (1u << 31)

/* The tree is a Fenwick tree: node i holds the sum of the (i & -i) heights that end with row i - 1. */
static void
build_tree (CzGridRows *self)
{
  self->tree = g_renew (gint64, self->tree, self->n_rows + 1);
  self->tree[0] = 0;

  for (guint i = 1; i <= self->n_rows; i++)
    self->tree[i] = self->heights[i - 1] & ~MEASURED;

  for (guint i = 1; i <= self->n_rows; i++)
    {
      guint parent = i + (i & -i);

      if (parent <= self->n_rows)
        self->tree[parent] += self->tree[i];
    }
}

void
cz_grid_rows_clear (CzGridRows *self)
{
  g_clear_pointer (&self->heights, g_free);
  g_clear_pointer (&self->tree, g_free);
  self->n_rows = 0;
}

/* All rows get the height @estimate, in pixels, until they are measured. */
void
cz_grid_rows_reset (CzGridRows *self,
                    guint       n_rows,
                    int         estimate)
{
  self->n_rows = n_rows;
  self->heights = g_renew (guint32, self->heights, MAX (n_rows, 1));

  for (guint i = 0; i < n_rows; i++)
    self->heights[i] = estimate;

  build_tree (self);
}

void
cz_grid_rows_splice (CzGridRows *self,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     int         estimate)
{
  guint    n_rows = self->n_rows - n_removed + n_added;
  guint32 *heights = g_new (guint32, MAX (n_rows, 1));

  g_return_if_fail (position + n_removed <= self->n_rows);

  if (position > 0)
    memcpy (heights, self->heights, position * sizeof *heights);
  if (n_rows > position + n_added)
    memcpy (heights + position + n_added, self->heights + position + n_removed,
            (n_rows - position - n_added) * sizeof *heights);
  for (guint i = 0; i < n_added; i++)
    heights[position + i] = estimate;

  g_free (self->heights);
  self->heights = heights;
  self->n_rows = n_rows;
  build_tree (self);
}

/* Returns: the distance from the top of row 0 to the top of @row; of the number of rows: the whole height */
gint64
cz_grid_rows_get_y (const CzGridRows *self,
                    guint             row)
{
  gint64 sum = 0;

  for (guint i = MIN (row, self->n_rows); i > 0; i -= i & -i)
    sum += self->tree[i];

  return sum;
}

/* Returns: the row that covers @y; the first or last one outside of all; 0 where there are none */
guint
cz_grid_rows_find (const CzGridRows *self,
                   gint64            y)
{
  guint position = 0;
  guint step = 1;

  if (self->n_rows == 0)
    return 0;

  while (step <= self->n_rows / 2)
    step *= 2;

  for (; step > 0; step /= 2)
    if (position + step <= self->n_rows && self->tree[position + step] <= y)
      {
        position += step;
        y -= self->tree[position];
      }

  return MIN (position, self->n_rows - 1);
}

int
cz_grid_rows_get_height (const CzGridRows *self,
                         guint             row)
{
  return self->heights[row] & ~MEASURED;
}

gboolean
cz_grid_rows_is_measured (const CzGridRows *self,
                          guint             row)
{
  return (self->heights[row] & MEASURED) != 0;
}

/* Returns: by how many pixels the row grew */
int
cz_grid_rows_measured (CzGridRows *self,
                       guint       row,
                       int         height)
{
  int growth = height - cz_grid_rows_get_height (self, row);

  self->heights[row] = (guint32) height | MEASURED;

  if (growth != 0)
    for (guint i = row + 1; i <= self->n_rows; i += i & -i)
      self->tree[i] += growth;

  return growth;
}

/* The rows keep their heights as estimates. */
void
cz_grid_rows_forget (CzGridRows *self,
                     guint       row,
                     guint       n_rows)
{
  for (guint i = row; i < MIN (row + n_rows, self->n_rows); i++)
    self->heights[i] &= ~MEASURED;
}
