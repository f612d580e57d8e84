/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

#include <string.h>

#define LEAST_ROW 18.0

/* Where reading the table stands, for each column: the cell above, and whether the present row begins a new block. */
typedef struct
{
  guint    cell_above;
  guint32  text;
  gboolean begins;
} Above;

/* A decimal as printed: with exactly @places places, or as many as it has. */
char *
cz_form_decimal_to_text (CzDecimal decimal,
                         int       places)
{
  g_autofree char *text = NULL;
  GString         *padded;
  guint            present;

  if (places < 0)
    return cz_decimal_to_string (decimal);

  text = cz_decimal_to_string (cz_decimal_round (decimal, places));
  padded = g_string_new (text);
  present = strchr (text, '.') == NULL ? 0 : strlen (strchr (text, '.') + 1);
  if (places > 0 && present == 0)
    g_string_append_c (padded, '.');
  for (; present < (guint) places; present++)
    g_string_append_c (padded, '0');

  return g_string_free (padded, FALSE);
}

static CzFormLayoutColumn *
get_column (CzFormBuilder *self,
            guint          column)
{
  return &g_array_index (self->layout->columns, CzFormLayoutColumn, column);
}

static gboolean
is_sum_row (CzFormBuilder *self,
            guint          row)
{
  return (cz_table_get_flags (self->table, row, 0) & CZ_CELL_SUBTOTAL) != 0;
}

static gboolean
same_text (CzFormBuilder *self,
           guint32        offset)
{
  const char *text = cz_form_layout_get_text (self->layout, offset);

  return offset != 0 && strlen (text) == self->scratch->len && memcmp (text, self->scratch->str, self->scratch->len) == 0;
}

/* Reads the text of a cell; one that equals the text above is kept once. */
static guint32
read_text (CzFormBuilder *self,
           guint          row,
           int            table_column,
           guint32        text_above)
{
  g_string_truncate (self->scratch, 0);
  cz_table_append_text (self->table, row, table_column, self->scratch);
  if (same_text (self, text_above))
    return text_above;

  return cz_form_builder_add_text (self, self->scratch->str, self->scratch->len);
}

static void
join_block (CzFormBuilder *self,
            guint          above,
            guint          column)
{
  CzFormLayout *layout = self->layout;
  guint         item = layout->items->len - 1;
  CzFormCell   *cell = &g_array_index (layout->cells, CzFormCell, layout->cells->len - 1);
  CzFormCell   *first = &g_array_index (layout->cells, CzFormCell, above);

  if (first->block == CZ_FORM_NO_BLOCK)
    {
      CzFormBlock block = { .first = item - 1, .column = column };

      first->block = (gint32) layout->blocks->len;
      g_array_append_val (layout->blocks, block);
    }
  cell->block = first->block;
  cell->text = first->text;
  g_array_index (layout->blocks, CzFormBlock, cell->block).last = item;
}

static void
add_text_cell (CzFormBuilder *self,
               guint          row,
               guint          column,
               gboolean       parent_begins,
               Above         *above)
{
  const CzFormLayoutColumn *source = get_column (self, column);
  CzFormMerge               merge = source->definition->merge;
  guint32                   text;

  above->begins = TRUE;
  if (merge == CZ_FORM_MERGE_SPAN)
    {
      CzCellSpan span;

      cz_table_get_span (self->table, row, source->table_column, &span);
      above->begins = parent_begins || span.row == row;
      row = span.row;
    }

  text = above->begins ? read_text (self, row, source->table_column, above->text) : above->text;
  if (merge == CZ_FORM_MERGE_EQUAL)
    above->begins = parent_begins || text == 0 || text != above->text;

  cz_form_builder_add_cell (self, CZ_FORM_TEXT_BODY, column, 1, text, source->definition->align, CZ_FORM_CELL_BORDER);
  if (!above->begins)
    join_block (self, above->cell_above, column);
  above->text = text;
  above->cell_above = self->layout->cells->len - 1;
}

static void
add_value (CzFormBuilder *self,
           guint          row,
           guint          column)
{
  const CzFormLayoutColumn *source = get_column (self, column);
  const CzFormColumn       *definition = source->definition;
  CzFormCell               *cell;
  CzDecimal                 number;

  if (source->source->kind == CZ_CELL_NUMBER && cz_table_get_number (self->table, row, source->table_column, &number))
    {
      g_autofree char *text = cz_form_decimal_to_text (number, definition->places);
      guint32          offset = cz_form_builder_add_text (self, text, -1);

      cell = cz_form_builder_add_cell (self, CZ_FORM_TEXT_BODY, column, 1, offset, definition->align, CZ_FORM_CELL_BORDER | CZ_FORM_CELL_NUMBER);
      cell->number = cz_form_decimal_to_double (number);
      cell->places = definition->places;
    }
  else
    cell = cz_form_builder_add_cell (self, CZ_FORM_TEXT_BODY, column, 1, read_text (self, row, source->table_column, 0), definition->align, CZ_FORM_CELL_BORDER);

  if (definition->fill.kind != CZ_FORM_FILL_NONE && !(cz_table_get_flags (self->table, row, source->table_column) & CZ_CELL_DISABLED))
    cell->flags |= CZ_FORM_CELL_UNLOCKED;
}

static void
add_blank (CzFormBuilder *self,
           guint          column)
{
  const CzFormColumn *definition = get_column (self, column)->definition;
  guint               flags = CZ_FORM_CELL_BORDER | (definition->fill.kind != CZ_FORM_FILL_NONE ? CZ_FORM_CELL_UNLOCKED : 0);

  cz_form_builder_add_cell (self, CZ_FORM_TEXT_BODY, column, 1, 0, definition->align, flags);
}

/* Whether @row carries on what the row above has in @table_column. */
static gboolean
continues (CzFormBuilder *self,
           int            table_column,
           guint          row)
{
  CzCellSpan       span;
  g_autofree char *text = NULL;
  g_autofree char *above = NULL;

  if (table_column < 0 || row == 0 || is_sum_row (self, row - 1))
    return FALSE;

  cz_table_get_span (self->table, row, table_column, &span);
  if (span.row < row)
    return TRUE;
  if (span.n_rows > 1)
    return FALSE;

  text = cz_table_dup_text (self->table, row, table_column);
  above = cz_table_dup_text (self->table, row - 1, table_column);
  return *text != '\0' && g_str_equal (text, above);
}

static void
add_row (CzFormBuilder *self,
         guint          row,
         gboolean       begins,
         CzFormBreak    break_before,
         Above         *above)
{
  CzFormBodyRow body = { .item = self->layout->items->len, .table_row = row };

  cz_form_builder_add_item (self, CZ_FORM_PART_BODY, break_before)->table_row = row;
  for (guint column = 0; column < self->layout->columns->len; column++)
    {
      const CzFormLayoutColumn *source = get_column (self, column);

      if (source->definition->merge != CZ_FORM_MERGE_NONE)
        {
          add_text_cell (self, row, column, begins, &above[column]);
          begins = begins || above[column].begins;
        }
      else
        add_value (self, row, column);
    }
  g_array_append_val (self->rows, body);
}

static void
add_empty_rows (CzFormBuilder *self,
                guint          n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      CzFormBodyRow body = { .item = self->layout->items->len, .table_row = CZ_FORM_NO_ROW };

      cz_form_builder_add_item (self, CZ_FORM_PART_BODY, i == 0 && self->rows->len == 0 ? CZ_FORM_BREAK_NEVER : CZ_FORM_BREAK_FREELY);
      for (guint column = 0; column < self->layout->columns->len; column++)
        add_blank (self, column);
      g_array_append_val (self->rows, body);
    }
}

/* A block whose text needs half a page is taken apart: the text stands in its first row and may run over the page. */
static void
dissolve (CzFormLayout *layout,
          CzFormBlock  *block,
          gint32        index)
{
  for (guint i = block->first; i <= block->last; i++)
    {
      const CzFormItem *item = &g_array_index (layout->items, CzFormItem, i);

      for (guint c = 0; c < item->n_cells; c++)
        {
          CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);

          if (cell->block != index)
            continue;
          cell->block = CZ_FORM_NO_BLOCK;
          if (i > block->first)
            cell->text = 0;
        }
    }
}

static void
measure_blocks (CzFormBuilder *self)
{
  CzFormLayout *layout = self->layout;
  double        most = cz_form_layout_get_body_height (layout) / 2;

  for (guint i = 0; i < layout->blocks->len; i++)
    {
      CzFormBlock      *block = &g_array_index (layout->blocks, CzFormBlock, i);
      const CzFormItem *item = &g_array_index (layout->items, CzFormItem, block->first);

      for (guint c = 0; c < item->n_cells; c++)
        {
          const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);

          if (cell->block == (gint32) i)
            block->need = cz_form_builder_measure (self, cell);
        }
      if (block->need > most)
        dissolve (layout, block, (gint32) i);
    }
}

static void
measure_rows (CzFormBuilder *self,
              guint          first)
{
  CzFormLayout *layout = self->layout;

  for (guint i = first; i < layout->items->len; i++)
    {
      CzFormItem *item = &g_array_index (layout->items, CzFormItem, i);

      item->height = LEAST_ROW;
      for (guint c = 0; c < item->n_cells; c++)
        {
          const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);

          if (cell->block == CZ_FORM_NO_BLOCK && cell->text != 0)
            item->height = MAX (item->height, cz_form_builder_measure (self, cell));
        }
    }
}

static gboolean
has_sum_rows (CzFormBuilder *self)
{
  for (guint row = 0; row < self->n_table_rows; row++)
    if (is_sum_row (self, row))
      return TRUE;

  return FALSE;
}

static void
read_table (CzFormBuilder *self)
{
  const CzFormDefinition *definition = self->layout->definition;
  g_autofree Above       *above = g_new0 (Above, self->layout->columns->len);
  int                     keep = cz_form_builder_find_table_column (self, definition->keep_together);
  int                     group = cz_form_builder_find_table_column (self, definition->group_by);
  gboolean                own_sums = has_sum_rows (self);
  gboolean                begins = TRUE;
  guint                   group_first = 0;

  for (guint row = 0; row < self->n_table_rows; row++)
    {
      gboolean sums = is_sum_row (self, row);

      if (definition->group_by != NULL && self->rows->len > group_first && (sums || (!own_sums && !continues (self, group, row))))
        {
          cz_form_builder_add_group_sums (self, group_first, self->rows->len - 1, sums ? row : CZ_FORM_NO_ROW);
          group_first = self->rows->len;
          begins = TRUE;
        }
      if (sums)
        continue;

      add_row (self, row, begins,
               self->rows->len == 0          ? CZ_FORM_BREAK_NEVER
               : continues (self, keep, row) ? CZ_FORM_BREAK_IN_NEED
                                             : CZ_FORM_BREAK_FREELY,
               above);
      begins = FALSE;
    }

  if (definition->group_by != NULL && !own_sums && self->rows->len > group_first)
    cz_form_builder_add_group_sums (self, group_first, self->rows->len - 1, CZ_FORM_NO_ROW);
}

/* The rows of the table, its groups and totals. */
void
cz_form_builder_add_body (CzFormBuilder *self)
{
  const CzFormDefinition *definition = self->layout->definition;
  guint                   first = self->layout->items->len;

  if (definition->columns->len == 0)
    return;

  if (self->table != NULL)
    read_table (self);
  if (self->rows->len < definition->min_rows)
    add_empty_rows (self, definition->min_rows - self->rows->len);
  cz_form_builder_add_totals (self);

  measure_blocks (self);
  measure_rows (self, first);
}

/* Keeps the identifier of each row for a workbook that comes back. */
void
cz_form_builder_read_row_keys (CzFormBuilder *self)
{
  CzFormLayout *layout = self->layout;
  int           column = cz_form_builder_find_table_column (self, layout->definition->row_key);

  if (column < 0)
    return;

  layout->row_keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < layout->items->len; i++)
    {
      guint row = g_array_index (layout->items, CzFormItem, i).table_row;

      g_ptr_array_add (layout->row_keys, row == CZ_FORM_NO_ROW ? NULL : cz_table_dup_text (self->table, row, column));
    }
}
