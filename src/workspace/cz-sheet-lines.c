/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-sheet-lines.h"

static void
add_rows (CzSheetLines    *self,
          CzData          *data,
          const GPtrArray *rows,
          CzLineType       type,
          CzSheetLine      line)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CzRow *row = rows->pdata[i];

      if (type == CZ_LINE_ROW && row->parent != 0)
        continue;

      line.type = type;
      line.row = row->id;
      g_array_append_val (self->lines, line);
      add_rows (self, data, cz_data_get_children (data, CZ_KIND_ROW, "parent", row->id), CZ_LINE_PART, line);
    }
}

static void
add_category (CzSheetLines     *self,
              CzData           *data,
              const CzCategory *category,
              gint64            top,
              guint             level)
{
  const GPtrArray *nested = cz_data_get_children (data, CZ_KIND_CATEGORY, "parent", category->id);
  const GPtrArray *indicators = cz_data_get_children (data, CZ_KIND_INDICATOR, "category", category->id);
  CzSheetLine      line = { CZ_LINE_ROW, 0, 0, category->id, top };

  self->depth = MAX (self->depth, level);

  for (guint i = 0; i < nested->len; i++)
    add_category (self, data, nested->pdata[i], top, level + 1);

  for (guint i = 0; i < indicators->len; i++)
    {
      line.indicator = cz_record_id (indicators->pdata[i]);
      add_rows (self, data, cz_data_get_children (data, CZ_KIND_ROW, "indicator", line.indicator), CZ_LINE_ROW, line);
    }
}

/**
 * cz_sheet_lines_new:
 * @data: the data
 * @sheet: a sheet
 * @with_subtotals: whether a line of sums follows each outermost category
 *
 * Returns: (transfer full): the lines as of now
 */
CzSheetLines *
cz_sheet_lines_new (CzData  *data,
                    gint64   sheet,
                    gboolean with_subtotals)
{
  CzSheetLines    *self = g_new0 (CzSheetLines, 1);
  const GPtrArray *categories = cz_data_get_children (data, CZ_KIND_CATEGORY, "sheet", sheet);

  self->lines = g_array_new (FALSE, TRUE, sizeof (CzSheetLine));
  self->depth = 1;

  for (guint i = 0; i < categories->len; i++)
    {
      const CzCategory *category = categories->pdata[i];
      CzSheetLine       subtotal = { CZ_LINE_SUBTOTAL, 0, 0, category->id, category->id };

      if (category->parent != 0)
        continue;

      add_category (self, data, category, category->id, 1);
      if (with_subtotals)
        g_array_append_val (self->lines, subtotal);
    }

  return self;
}

void
cz_sheet_lines_free (CzSheetLines *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * cz_sheet_lines_get_category:
 * @data: the data
 * @line: a line
 * @level: level of a category, 0 for the outermost
 *
 * Returns: the category of the line at that level, 0 where the sheet is not that deep
 */
gint64
cz_sheet_lines_get_category (CzData            *data,
                             const CzSheetLine *line,
                             guint              level)
{
  const CzCategory *category = cz_data_get_category (data, line->category);
  guint             depth = 0;

  for (const CzCategory *up = category; up != NULL && up->parent != 0; up = cz_data_get_category (data, up->parent))
    depth++;

  if (level > depth)
    return 0;

  for (; depth > level; depth--)
    category = cz_data_get_category (data, category->parent);

  return category != NULL ? category->id : 0;
}

static gboolean
is_same_block (CzData            *data,
               const CzSheetLine *a,
               const CzSheetLine *b,
               int                level)
{
  if ((a->type == CZ_LINE_SUBTOTAL) != (b->type == CZ_LINE_SUBTOTAL))
    return FALSE;

  if (level < 0)
    return a->indicator == b->indicator;

  if (a->category == b->category)
    return TRUE;

  return cz_sheet_lines_get_category (data, a, level) == cz_sheet_lines_get_category (data, b, level) &&
         cz_sheet_lines_get_category (data, a, level) != 0;
}

/**
 * cz_sheet_lines_get_block:
 * @self: the lines
 * @data: the data
 * @line: a line
 * @level: level of a category from 0, or -1 for the indicator
 * @first: (out): first line of the same category or indicator
 * @n_lines: (out): number of its lines
 */
void
cz_sheet_lines_get_block (const CzSheetLines *self,
                          CzData             *data,
                          guint               line,
                          int                 level,
                          guint              *first,
                          guint              *n_lines)
{
  const CzSheetLine *lines = (const CzSheetLine *) self->lines->data;
  guint              last = line;

  *first = line;
  while (*first > 0 && is_same_block (data, &lines[*first - 1], &lines[line], level))
    (*first)--;
  while (last + 1 < self->lines->len && is_same_block (data, &lines[last + 1], &lines[line], level))
    last++;

  *n_lines = last - *first + 1;
}
