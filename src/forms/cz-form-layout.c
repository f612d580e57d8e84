/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

#include "base/cz-error.h"
#include "forms/cz-form-pattern.h"

#include <string.h>

/* Control characters have no meaning on paper and none in a workbook; they become nothing, tabs a blank. */
static void
append_clean (GString    *texts,
              const char *text,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c == '\t')
        g_string_append_c (texts, ' ');
      else if (c == '\r')
        {
          if (i + 1 == length || text[i + 1] != '\n')
            g_string_append_c (texts, '\n');
        }
      else if (c == '\n' || (c >= 0x20 && c != 0x7f))
        g_string_append_c (texts, c);
    }
}

static gboolean
needs_cleaning (const char *text,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (((guchar) text[i] < 0x20 && text[i] != '\n') || text[i] == 0x7f)
      return TRUE;

  return FALSE;
}

/* Keeps a text; returns its offset, 0 for an empty one. Invalid UTF-8 is replaced, never passed on. */
guint32
cz_form_builder_add_text (CzFormBuilder *self,
                          const char    *text,
                          gssize         length)
{
  GString         *texts = self->layout->texts;
  guint32          offset = texts->len;
  g_autofree char *valid = NULL;

  if (length < 0)
    length = strlen (text);
  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
    length--;
  if (length == 0)
    return 0;

  if (!g_utf8_validate (text, length, NULL))
    {
      valid = g_utf8_make_valid (text, length);
      text = valid;
      length = strlen (valid);
    }

  if (needs_cleaning (text, length))
    append_clean (texts, text, length);
  else
    g_string_append_len (texts, text, length);
  g_string_append_c (texts, '\0');
  return offset;
}

/* Formulas hold control characters as marks, so they are kept as they are. */
guint32
cz_form_builder_add_formula (CzFormBuilder *self,
                             const char    *formula)
{
  guint32 offset = self->layout->texts->len;

  g_string_append_len (self->layout->texts, formula, strlen (formula) + 1);
  return offset;
}

guint32
cz_form_builder_expand (CzFormBuilder *self,
                        const char    *pattern)
{
  if (pattern == NULL)
    return 0;

  g_string_truncate (self->scratch, 0);
  cz_form_pattern_expand (pattern, self->values, self->layout->missing_values, self->scratch);
  return cz_form_builder_add_text (self, self->scratch->str, self->scratch->len);
}

CzFormItem *
cz_form_builder_add_item (CzFormBuilder *self,
                          CzFormPart     part,
                          CzFormBreak    break_before)
{
  CzFormItem item = { .first_cell = self->layout->cells->len, .part = part, .break_before = break_before, .table_row = CZ_FORM_NO_ROW };

  g_array_append_val (self->layout->items, item);
  return &g_array_index (self->layout->items, CzFormItem, self->layout->items->len - 1);
}

/* Adds a cell to the newest item. The pointer is good until the next one. */
CzFormCell *
cz_form_builder_add_cell (CzFormBuilder *self,
                          CzFormText     style,
                          guint          column,
                          guint          n_columns,
                          guint32        text,
                          CzFormAlign    align,
                          guint          flags)
{
  CzFormLayout *layout = self->layout;
  CzFormCell    cell = {
       .text = text, .column = column, .n_columns = n_columns, .n_rows = 1, .style = style, .align = align, .flags = flags, .places = -1, .block = CZ_FORM_NO_BLOCK
  };

  g_array_append_val (layout->cells, cell);
  g_array_index (layout->items, CzFormItem, layout->items->len - 1).n_cells++;
  return &g_array_index (layout->cells, CzFormCell, layout->cells->len - 1);
}

double
cz_form_layout_get_span_width (const CzFormLayout *self,
                               guint               column,
                               guint               n_columns)
{
  double width = 0;

  for (guint i = column; i < column + n_columns; i++)
    width += g_array_index (self->columns, CzFormLayoutColumn, i).width;

  return width;
}

/* Height that the text of a cell needs. */
double
cz_form_builder_measure (CzFormBuilder    *self,
                         const CzFormCell *cell)
{
  const CzFormFont *font = &self->layout->definition->fonts[cell->style];
  const char       *text = cz_form_layout_get_text (self->layout, cell->text);
  double            width = cz_form_layout_get_span_width (self->layout, cell->column, cell->n_columns) - 2 * CZ_FORM_CELL_PADDING;
  guint             n_lines = *text == '\0' ? 1 : cz_form_text_break (self->faces[cell->style], font->size, text, width, NULL);

  return n_lines * font->size * CZ_FORM_ROW_PITCH + CZ_FORM_ROW_PADDING;
}

void
cz_form_builder_finish_item (CzFormBuilder *self,
                             double         least_height)
{
  CzFormItem *item = &g_array_index (self->layout->items, CzFormItem, self->layout->items->len - 1);

  item->height = least_height;
  for (guint i = 0; i < item->n_cells; i++)
    {
      const CzFormCell *cell = &g_array_index (self->layout->cells, CzFormCell, item->first_cell + i);

      item->height = MAX (item->height, cz_form_builder_measure (self, cell));
    }
}

int
cz_form_layout_find_column (const CzFormLayout *self,
                            const char         *id)
{
  for (guint i = 0; id != NULL && i < self->columns->len; i++)
    if (g_str_equal (cz_form_layout_get_text (self, g_array_index (self->columns, CzFormLayoutColumn, i).id), id))
      return (int) i;

  return -1;
}

int
cz_form_builder_find_table_column (CzFormBuilder *self,
                                   const char    *id)
{
  for (guint i = 0; self->table != NULL && id != NULL && i < cz_table_get_n_columns (self->table); i++)
    if (g_str_equal (cz_table_get_column (self->table, i)->id, id))
      return (int) i;

  return -1;
}

static CzFormLayout *
new_layout (const CzFormDefinition *definition)
{
  CzFormLayout *self = g_atomic_rc_box_new0 (CzFormLayout);

  self->definition = cz_form_definition_ref (definition);
  self->texts = g_string_sized_new (16384);
  g_string_append_c (self->texts, '\0');
  self->columns = g_array_new (FALSE, TRUE, sizeof (CzFormLayoutColumn));
  self->cells = g_array_sized_new (FALSE, TRUE, sizeof (CzFormCell), 1024);
  self->items = g_array_sized_new (FALSE, TRUE, sizeof (CzFormItem), 256);
  self->heading = g_array_new (FALSE, TRUE, sizeof (CzFormItem));
  self->blocks = g_array_new (FALSE, TRUE, sizeof (CzFormBlock));
  self->pieces = g_array_sized_new (FALSE, TRUE, sizeof (CzFormPiece), 256);
  self->pages = g_array_new (FALSE, TRUE, sizeof (CzFormPage));
  self->missing_fonts = g_array_new (TRUE, TRUE, sizeof (CzFormMissingFont));
  self->missing_values = g_ptr_array_new_with_free_func (g_free);
  cz_form_definition_get_paper_size (definition, &self->page_width, &self->page_height);
  self->page_width *= CZ_FORM_MM;
  self->page_height *= CZ_FORM_MM;
  return self;
}

static void
clear_layout (gpointer data)
{
  CzFormLayout *self = data;

  for (guint i = 0; i < self->missing_fonts->len; i++)
    g_free ((char *) g_array_index (self->missing_fonts, CzFormMissingFont, i).used);
  for (guint i = 0; i < G_N_ELEMENTS (self->footer); i++)
    g_free (self->footer[i]);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_array_unref (self->items);
  g_array_unref (self->heading);
  g_array_unref (self->blocks);
  g_array_unref (self->pieces);
  g_array_unref (self->pages);
  g_array_unref (self->missing_fonts);
  g_ptr_array_unref (self->missing_values);
  g_clear_pointer (&self->row_keys, g_ptr_array_unref);
  g_string_free (self->texts, TRUE);
  cz_form_definition_unref (self->definition);
}

static void
note_missing_font (CzFormLayout     *layout,
                   const CzFormFace *face)
{
  CzFormMissingFont missing = { face->name, NULL };

  if (face->genuine)
    return;
  for (guint i = 0; i < layout->missing_fonts->len; i++)
    if (g_str_equal (g_array_index (layout->missing_fonts, CzFormMissingFont, i).face, face->name))
      return;

  missing.used = g_strdup (face->family);
  g_array_append_val (layout->missing_fonts, missing);
}

static void
find_faces (CzFormBuilder *self)
{
  for (guint i = 0; i < CZ_FORM_N_TEXTS; i++)
    {
      const CzFormFont *font = &self->layout->definition->fonts[i];

      self->faces[i] = cz_form_fonts_get_face (font->face, font->bold);
    }
}

/* Only faces of texts that stand on the form count. */
static void
note_missing_fonts (CzFormBuilder *self)
{
  gboolean used[CZ_FORM_N_TEXTS] = { FALSE };

  for (guint i = 0; i < self->layout->cells->len; i++)
    {
      const CzFormCell *cell = &g_array_index (self->layout->cells, CzFormCell, i);

      used[cell->style] = used[cell->style] || cell->text != 0;
    }
  used[CZ_FORM_TEXT_FOOTER] = self->layout->definition->footer.n_fields > 0;

  for (guint i = 0; i < CZ_FORM_N_TEXTS; i++)
    if (used[i])
      note_missing_font (self->layout, self->faces[i]);
}

static GHashTable *
copy_values (GHashTable *values)
{
  GHashTable    *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer       name, value;

  if (values != NULL)
    {
      g_hash_table_iter_init (&iter, values);
      while (g_hash_table_iter_next (&iter, &name, &value))
        g_hash_table_insert (copy, g_strdup (name), g_strdup (value));
    }
  g_hash_table_insert (copy, g_strdup ("page"), g_strdup ("{page}"));
  g_hash_table_insert (copy, g_strdup ("pages"), g_strdup ("{pages}"));
  return copy;
}

static void
expand_footer (CzFormBuilder *self)
{
  const CzFormLine *line = &self->layout->definition->footer;

  for (guint i = 0; i < line->n_fields; i++)
    {
      char **place = &self->layout->footer[line->fields[i].align];

      g_string_truncate (self->scratch, 0);
      cz_form_pattern_expand (line->fields[i].pattern, self->values, self->layout->missing_values, self->scratch);
      g_free (*place);
      *place = g_strdup (self->scratch->str);
    }
}

static gboolean
build (CzFormBuilder *self,
       GError       **error)
{
  CzFormLayout *layout = self->layout;

  find_faces (self);
  if (!cz_form_builder_resolve_columns (self, error))
    return FALSE;

  layout->title = cz_form_builder_expand (self, layout->definition->title);
  layout->sheet = cz_form_builder_expand (self, layout->definition->sheet);
  layout->issuer = cz_form_builder_expand (self, "[{issuer}]");
  cz_form_builder_add_head (self);
  cz_form_builder_add_heading (self);
  cz_form_builder_add_body (self);
  cz_form_builder_add_tail (self);
  cz_form_builder_read_row_keys (self);
  expand_footer (self);
  cz_form_layout_paginate (layout);
  note_missing_fonts (self);
  g_ptr_array_add (layout->missing_values, NULL);
  return TRUE;
}

/**
 * cz_form_layout_new:
 * @definition: a form
 * @table: (nullable): its data; %NULL for an empty form to be filled in by hand. Lines flagged %CZ_CELL_SUBTOTAL give
 *   the stored results of the sums of groups, its first footer those of the total; other footers are not printed
 * @values: (nullable) (element-type utf8 utf8): what the patterns of the form name, and with "TOTAL.COLUMN" the stored
 *   result of a line of totals
 * @error: return location for a %CZ_ERROR
 *
 * Fills a form and lays it out: rows measured, blocks kept together, what is too long for a page carried over. Reads
 * @table to the end and keeps nothing of it. Takes about 2 ms for 125 rows, so larger tables belong in a thread.
 *
 * Returns: (transfer full): the pages; %NULL if @table lacks a column or the columns do not fit the paper
 */
CzFormLayout *
cz_form_layout_new (const CzFormDefinition *definition,
                    CzTable                *table,
                    GHashTable             *values,
                    GError                **error)
{
  g_autoptr (CzFormLayout) layout = NULL;
  g_autoptr (GHashTable) copy = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (CzFormBodyRow));
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (CzFormResult));
  g_autoptr (GString) scratch = g_string_new (NULL);
  CzFormBuilder builder = { .table = table, .rows = rows, .results = results, .scratch = scratch };

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (table == NULL || CZ_IS_TABLE (table), NULL);

  layout = new_layout (definition);
  copy = copy_values (values);
  builder.layout = layout;
  builder.values = copy;
  if (table != NULL)
    builder.n_table_rows = cz_table_get_n_rows (table) - cz_table_get_n_footers (table);

  return build (&builder, error) ? g_steal_pointer (&layout) : NULL;
}

CzFormLayout *
cz_form_layout_ref (CzFormLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
cz_form_layout_unref (CzFormLayout *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_layout);
}

const CzFormDefinition *
cz_form_layout_get_definition (CzFormLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->definition;
}

const char *
cz_form_layout_get_title (CzFormLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cz_form_layout_get_text (self, self->title);
}

guint
cz_form_layout_get_n_pages (CzFormLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/* In points. */
void
cz_form_layout_get_page_size (CzFormLayout *self,
                              double       *width,
                              double       *height)
{
  g_return_if_fail (self != NULL);

  *width = self->page_width;
  *height = self->page_height;
}

const CzFormMissingFont *
cz_form_layout_get_missing_fonts (CzFormLayout *self,
                                  guint        *n_fonts)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_fonts = self->missing_fonts->len;
  return (const CzFormMissingFont *) self->missing_fonts->data;
}

/* Names of the values the form asks for that were not given: its blanks. %NULL-terminated. */
const char *const *
cz_form_layout_get_missing_values (CzFormLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->missing_values->pdata;
}

static void
append_piece_text (const CzFormLayout *self,
                   const CzFormPage   *page,
                   guint               index,
                   GString            *text)
{
  const CzFormPiece *piece = &g_array_index (self->pieces, CzFormPiece, index);
  const CzFormItem  *item = &g_array_index (self->items, CzFormItem, piece->item);

  for (guint c = 0; c < item->n_cells; c++)
    {
      const CzFormCell *cell = &g_array_index (self->cells, CzFormCell, item->first_cell + c);
      guint             start, length;

      if (c > 0)
        g_string_append_c (text, '\t');
      if (cz_form_layout_count_block_pieces (self, page, index, cell) > 0 &&
          cz_form_layout_get_piece_range (self, piece, cell, &start, &length))
        g_string_append_len (text, cz_form_layout_get_text (self, cell->text) + start, length);
    }
  g_string_append_c (text, '\n');
}

/* What stands on a page, rows as lines and cells parted by tabs: for reading aloud, searching and tests. */
char *
cz_form_layout_dup_page_text (CzFormLayout *self,
                              guint         page)
{
  const CzFormPage *content;
  GString          *text;

  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  content = &g_array_index (self->pages, CzFormPage, page);
  text = g_string_new (NULL);
  for (guint i = content->first_piece; i < content->first_piece + content->n_pieces; i++)
    append_piece_text (self, content, i, text);

  return g_string_free (text, FALSE);
}
