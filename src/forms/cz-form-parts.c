/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

#include "forms/cz-form-pattern.h"

#include <string.h>

#define TITLE_GAP 8.0
#define SIGNATURE_HEIGHT 30.0
#define INDENT "\xe3\x80\x80\xe3\x80\x80" /* two ideographic spaces */

static guint
count_columns (CzFormBuilder *self)
{
  return self->layout->columns->len;
}

static void
add_wide_text (CzFormBuilder *self,
               CzFormPart     part,
               CzFormBreak    break_before,
               CzFormText     style,
               guint32        text,
               CzFormAlign    align,
               double         gap)
{
  cz_form_builder_add_item (self, part, break_before);
  cz_form_builder_add_cell (self, style, 0, count_columns (self), text, align, 0);
  cz_form_builder_finish_item (self, 0);
  g_array_index (self->layout->items, CzFormItem, self->layout->items->len - 1).height += gap;
}

/* How the fields of a line lie on the columns: field i ends before column ends[i]. */
typedef struct
{
  guint  n_fields;
  double needs[CZ_FORM_MOST_FIELDS];
  guint  ends[CZ_FORM_MOST_FIELDS];
  guint  best[CZ_FORM_MOST_FIELDS];
  double least_cost;
} Spread;

/* Tries all ways to give each field from @field on a run of columns; a field too narrow for its text costs most, one
 * much wider than its share some. */
static void
spread_fields (const CzFormLayout *layout,
               Spread             *spread,
               guint               field,
               guint               column,
               double              cost)
{
  guint  left = spread->n_fields - field;
  double share = layout->table_width / spread->n_fields;

  if (left == 0 && cost < spread->least_cost)
    {
      spread->least_cost = cost;
      memcpy (spread->best, spread->ends, sizeof spread->best);
    }
  if (left == 0 || cost >= spread->least_cost)
    return;

  for (guint end = left == 1 ? layout->columns->len : column + 1; end + left - 1 <= layout->columns->len; end++)
    {
      double width = cz_form_layout_get_span_width (layout, column, end - column);

      spread->ends[field] = end;
      spread_fields (layout, spread, field + 1, end, cost + MAX (0, spread->needs[field] - width) * 100 + ABS (width - share));
    }
}

static void
add_fields (CzFormBuilder    *self,
            const CzFormLine *line,
            CzFormPart        part,
            CzFormText        style,
            double            least_height)
{
  const CzFormFont *font = &self->layout->definition->fonts[style];
  Spread            spread = { .n_fields = MIN (line->n_fields, count_columns (self)), .least_cost = G_MAXDOUBLE };
  guint32           texts[CZ_FORM_MOST_FIELDS];
  guint             column = 0;

  for (guint i = 0; i < spread.n_fields; i++)
    {
      texts[i] = cz_form_builder_expand (self, line->fields[i].pattern);
      spread.needs[i] = cz_form_text_measure (self->faces[style], font->size, cz_form_layout_get_text (self->layout, texts[i])) + 4 * CZ_FORM_CELL_PADDING;
    }

  spread_fields (self->layout, &spread, 0, 0, 0);
  cz_form_builder_add_item (self, part, CZ_FORM_BREAK_NEVER);
  for (guint i = 0; i < spread.n_fields; i++)
    {
      cz_form_builder_add_cell (self, style, column, spread.best[i] - column, texts[i], line->fields[i].align, 0);
      column = spread.best[i];
    }
  cz_form_builder_finish_item (self, least_height);
}

static char *
dup_table_text (CzFormBuilder *self,
                guint          row,
                int            column)
{
  CzCellSpan span;

  cz_table_get_span (self->table, row, column, &span);
  return cz_table_dup_text (self->table, span.row, column);
}

static void
append_members (CzFormBuilder *self,
                const char    *group,
                int            by,
                int            of,
                GString       *members)
{
  for (guint row = 0; row < self->n_table_rows; row++)
    {
      g_autofree char *own = dup_table_text (self, row, by);

      if (g_str_equal (own, group))
        {
          g_autofree char *text = cz_table_dup_text (self->table, row, of);

          g_string_append_printf (members, "%s%s", members->len > 0 ? "、" : "", text);
        }
    }
}

static char **
list_groups (CzFormBuilder         *self,
             const CzFormParagraph *paragraph,
             int                    by)
{
  const char *given = paragraph->list_groups == NULL ? NULL : g_hash_table_lookup (self->values, paragraph->list_groups);
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  if (given != NULL)
    return g_strsplit (given, "\n", -1);

  for (guint row = 0; row < self->n_table_rows; row++)
    {
      char *text = dup_table_text (self, row, by);

      if (*text == '\0' || g_ptr_array_find_with_equal_func (groups, text, g_str_equal, NULL))
        g_free (text);
      else
        g_ptr_array_add (groups, text);
    }

  g_ptr_array_add (groups, NULL);
  return (char **) g_ptr_array_steal (groups, NULL);
}

/* One line for each group, in the form the pattern gives with {group} and {items}. */
static char *
expand_list (CzFormBuilder         *self,
             const CzFormParagraph *paragraph)
{
  int by = cz_form_builder_find_table_column (self, paragraph->list_by);
  int of = cz_form_builder_find_table_column (self, paragraph->list_of);
  g_auto (GStrv) groups = NULL;
  GString *text = g_string_new (NULL);

  if (by < 0 || of < 0)
    return g_string_free (text, FALSE);

  groups = list_groups (self, paragraph, by);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr (GString) members = g_string_new (NULL);

      append_members (self, groups[i], by, of, members);
      if (members->len == 0 && paragraph->list_empty == NULL)
        continue;
      g_hash_table_insert (self->values, g_strdup ("group"), g_strdup (groups[i]));
      g_hash_table_insert (self->values, g_strdup ("items"), g_strdup (members->len > 0 ? members->str : paragraph->list_empty));
      if (text->len > 0)
        g_string_append_c (text, '\n');
      cz_form_pattern_expand (paragraph->pattern, self->values, NULL, text);
    }

  g_hash_table_remove (self->values, "group");
  g_hash_table_remove (self->values, "items");
  return g_string_free (text, FALSE);
}

static char *
expand_paragraph (CzFormBuilder         *self,
                  const CzFormParagraph *paragraph)
{
  GString *text;

  if (paragraph->list_by != NULL)
    return expand_list (self, paragraph);

  text = g_string_new (NULL);
  cz_form_pattern_expand (paragraph->pattern, self->values, self->layout->missing_values, text);
  return g_string_free (text, FALSE);
}

static void
add_paragraphs (CzFormBuilder *self,
                GArray        *paragraphs,
                CzFormPart     part,
                CzFormText     style)
{
  CzFormBreak break_before = CZ_FORM_BREAK_NEVER;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const CzFormParagraph *paragraph = &g_array_index (paragraphs, CzFormParagraph, i);
      g_autofree char       *text = expand_paragraph (self, paragraph);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_autofree char *line = g_strconcat (paragraph->indent ? INDENT : "", lines[j], NULL);

          if (*lines[j] == '\0')
            continue;
          add_wide_text (self, part, break_before, paragraph->caption ? CZ_FORM_TEXT_CAPTION : style, cz_form_builder_add_text (self, line, -1), paragraph->align, 0);
          break_before = paragraph->caption ? CZ_FORM_BREAK_NEVER : CZ_FORM_BREAK_FREELY;
        }
    }
}

/* What stands above the table on the first page. */
void
cz_form_builder_add_head (CzFormBuilder *self)
{
  const CzFormDefinition *definition = self->layout->definition;
  guint32                 subtitle = cz_form_builder_expand (self, definition->subtitle);

  if (self->layout->title != 0)
    add_wide_text (self, CZ_FORM_PART_HEAD, CZ_FORM_BREAK_NEVER, CZ_FORM_TEXT_TITLE, self->layout->title, CZ_FORM_ALIGN_CENTER, TITLE_GAP);
  if (subtitle != 0)
    add_wide_text (self, CZ_FORM_PART_HEAD, CZ_FORM_BREAK_NEVER, CZ_FORM_TEXT_SUBTITLE, subtitle, CZ_FORM_ALIGN_CENTER, 0);
  add_paragraphs (self, definition->before, CZ_FORM_PART_HEAD, CZ_FORM_TEXT_PARAGRAPH);
  for (guint i = 0; i < definition->header->len; i++)
    add_fields (self, &g_array_index (definition->header, CzFormLine, i), CZ_FORM_PART_HEAD, CZ_FORM_TEXT_FIELD, 0);
}

/* Notes, signatures and places for stamps below the table. */
void
cz_form_builder_add_tail (CzFormBuilder *self)
{
  const CzFormDefinition *definition = self->layout->definition;
  CzFormText              style = definition->columns->len > 0 ? CZ_FORM_TEXT_NOTE : CZ_FORM_TEXT_PARAGRAPH;

  add_paragraphs (self, definition->after, CZ_FORM_PART_TAIL, style);
  for (guint i = 0; i < definition->signatures->len; i++)
    add_fields (self, &g_array_index (definition->signatures, CzFormLine, i), CZ_FORM_PART_TAIL, CZ_FORM_TEXT_SIGNATURE, SIGNATURE_HEIGHT);
}

static const CzFormLayoutColumn *
get_column (CzFormBuilder *self,
            guint          column)
{
  return &g_array_index (self->layout->columns, CzFormLayoutColumn, column);
}

static gboolean
same_group (CzFormBuilder *self,
            guint          a,
            guint          b)
{
  return g_str_equal (cz_form_layout_get_text (self->layout, get_column (self, a)->group),
                      cz_form_layout_get_text (self->layout, get_column (self, b)->group));
}

static void
add_heading_row (CzFormBuilder *self,
                 gboolean       grouped,
                 guint          level)
{
  for (guint i = 0; i < count_columns (self); i++)
    {
      gboolean in_group = grouped && get_column (self, i)->group != 0;
      guint    n_columns = 1;

      if (level == 0 && in_group)
        {
          while (i + n_columns < count_columns (self) && same_group (self, i, i + n_columns))
            n_columns++;
          cz_form_builder_add_cell (self, CZ_FORM_TEXT_HEADING, i, n_columns, get_column (self, i)->group, CZ_FORM_ALIGN_CENTER, CZ_FORM_CELL_BORDER);
          i += n_columns - 1;
        }
      else if (level == 0 || in_group)
        cz_form_builder_add_cell (self, CZ_FORM_TEXT_HEADING, i, 1, get_column (self, i)->title, CZ_FORM_ALIGN_CENTER, CZ_FORM_CELL_BORDER)->n_rows = grouped && !in_group ? 2 : 1;
    }
}

static double
measure_heading_row (CzFormBuilder    *self,
                     const CzFormItem *item,
                     guint             n_rows)
{
  double height = 0;

  for (guint i = 0; i < item->n_cells; i++)
    {
      const CzFormCell *cell = &g_array_index (self->layout->cells, CzFormCell, item->first_cell + i);

      if (cell->n_rows == n_rows)
        height = MAX (height, cz_form_builder_measure (self, cell));
    }

  return height;
}

/* The heading of the table, in two rows when columns stand in groups. It is kept apart: every page repeats it. */
void
cz_form_builder_add_heading (CzFormBuilder *self)
{
  CzFormLayout *layout = self->layout;
  gboolean      grouped = FALSE;
  double        tall;

  if (layout->definition->columns->len == 0)
    return;

  for (guint i = 0; i < count_columns (self); i++)
    grouped = grouped || get_column (self, i)->group != 0;

  for (guint level = 0; level <= (guint) grouped; level++)
    {
      CzFormItem item;

      cz_form_builder_add_item (self, CZ_FORM_PART_BODY, CZ_FORM_BREAK_NEVER);
      add_heading_row (self, grouped, level);
      item = g_array_index (layout->items, CzFormItem, layout->items->len - 1);
      item.height = measure_heading_row (self, &item, 1) + CZ_FORM_ROW_PADDING;
      g_array_append_val (layout->heading, item);
      g_array_set_size (layout->items, layout->items->len - 1);
    }

  tall = grouped ? measure_heading_row (self, &g_array_index (layout->heading, CzFormItem, 0), 2) - cz_form_layout_get_heading_height (layout) : 0;
  if (tall > 0)
    g_array_index (layout->heading, CzFormItem, 1).height += tall;
}

double
cz_form_layout_get_heading_height (const CzFormLayout *self)
{
  double height = 0;

  for (guint i = 0; i < self->heading->len; i++)
    height += g_array_index (self->heading, CzFormItem, i).height;

  return height;
}
