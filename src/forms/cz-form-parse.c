/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-definition-private.h"

#include "base/cz-decimal.h"
#include "forms/cz-form-fonts.h"

#include <string.h>

static const char *const aligns[] = { "left", "center", "right", NULL };

static CzFormAlign
read_align (CzFormJson *json,
            JsonObject *object,
            CzFormAlign fallback)
{
  if (!json_object_has_member (object, "align"))
    return fallback;

  return cz_form_json_get_choice (json, object, "align", aligns);
}

/* A field is a pattern, or an object with pattern and alignment; fields of a line spread from left to right. */
static void
read_field (CzFormJson *json,
            JsonNode   *node,
            gpointer    item)
{
  static const char *const known[] = { "text", "align", NULL };
  CzFormField             *field = item;
  JsonObject              *object;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autoptr (JsonObject) wrapped = json_object_new ();

      json_object_set_string_member (wrapped, "text", json_node_get_string (node));
      field->pattern = cz_form_json_get_pattern (json, wrapped, "text", "");
      field->align = (CzFormAlign) -1;
      return;
    }

  object = cz_form_json_as_object (json, node);
  if (object == NULL)
    return;

  cz_form_json_check_members (json, object, known);
  field->pattern = cz_form_json_get_pattern (json, object, "text", "");
  field->align = read_align (json, object, (CzFormAlign) -1);
}

static void
set_default_aligns (CzFormLine *line)
{
  for (guint i = 0; i < line->n_fields; i++)
    if (line->fields[i].align == (CzFormAlign) -1)
      line->fields[i].align = i == 0                    ? CZ_FORM_ALIGN_LEFT
                              : i == line->n_fields - 1 ? CZ_FORM_ALIGN_RIGHT
                                                        : CZ_FORM_ALIGN_CENTER;
}

static void
read_line_fields (CzFormJson *json,
                  JsonObject *object,
                  const char *member,
                  CzFormLine *line)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, TRUE, sizeof (CzFormField));

  cz_form_json_read_array (json, object, member, sizeof (CzFormField), fields, read_field);
  if (fields->len > G_N_ELEMENTS (line->fields))
    {
      cz_form_json_fail (json, member, "has %u fields, a line holds %u", fields->len, (guint) G_N_ELEMENTS (line->fields));
      return;
    }

  line->n_fields = fields->len;
  if (fields->len > 0)
    memcpy (line->fields, fields->data, fields->len * sizeof (CzFormField));
  set_default_aligns (line);
}

static void
read_line (CzFormJson *json,
           JsonNode   *node,
           gpointer    item)
{
  static const char *const known[] = { "fields", NULL };
  JsonObject              *object = cz_form_json_as_object (json, node);

  if (object == NULL)
    return;

  cz_form_json_check_members (json, object, known);
  read_line_fields (json, object, "fields", item);
}

static void
read_paragraph (CzFormJson *json,
                JsonNode   *node,
                gpointer    item)
{
  static const char *const known[] = { "text", "align", "indent", "caption", "list", NULL };
  static const char *const list_known[] = { "by", "of", "groups", "empty", NULL };
  CzFormParagraph         *paragraph = item;
  JsonObject              *object = cz_form_json_as_object (json, node);
  JsonObject              *list;

  if (object == NULL)
    return;

  cz_form_json_check_members (json, object, known);
  paragraph->pattern = cz_form_json_get_pattern (json, object, "text", "");
  paragraph->align = read_align (json, object, CZ_FORM_ALIGN_LEFT);
  paragraph->indent = cz_form_json_get_flag (json, object, "indent");
  paragraph->caption = cz_form_json_get_flag (json, object, "caption");

  list = cz_form_json_get_object (json, object, "list");
  if (list != NULL)
    {
      gsize mark = cz_form_json_enter (json, "list");

      cz_form_json_check_members (json, list, list_known);
      paragraph->list_by = cz_form_json_need_text (json, list, "by");
      paragraph->list_of = cz_form_json_need_text (json, list, "of");
      paragraph->list_groups = cz_form_json_get_text (json, list, "groups", NULL);
      paragraph->list_empty = cz_form_json_get_text (json, list, "empty", NULL);
      cz_form_json_leave (json, mark);
    }
}

static const char *
read_decimal (CzFormJson *json,
              JsonObject *object,
              const char *member)
{
  const char *text = cz_form_json_get_text (json, object, member, NULL);
  CzDecimal   decimal;

  if (text != NULL && !cz_decimal_parse (text, &decimal, NULL))
    cz_form_json_fail (json, member, "\"%s\" is not a decimal number", text);

  return text;
}

static const char *const *
read_choices (CzFormJson *json,
              JsonObject *fill)
{
  JsonNode    *node = json_object_get_member (fill, "choices");
  JsonArray   *array;
  const char **choices;
  guint        length;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      cz_form_json_fail (json, "choices", "must be a list in []");
      return NULL;
    }

  array = json_node_get_array (node);
  length = json_array_get_length (array);
  choices = g_new0 (const char *, length + 1);
  for (guint i = 0; i < length; i++)
    choices[i] = g_string_chunk_insert_const (json->strings, json_array_get_string_element (array, i));

  return choices;
}

static void
read_fill (CzFormJson *json,
           JsonObject *object,
           CzFormFill *fill)
{
  static const char *const known[] = { "kind", "minimum", "maximum", "maximum-column", "choices", "max-length", "prompt", NULL };
  static const char *const kinds[] = { "text", "number", "choice", "date", NULL };

  cz_form_json_check_members (json, object, known);
  fill->kind = CZ_FORM_FILL_TEXT + cz_form_json_get_choice (json, object, "kind", kinds);
  fill->minimum = read_decimal (json, object, "minimum");
  fill->maximum = read_decimal (json, object, "maximum");
  fill->maximum_column = cz_form_json_get_text (json, object, "maximum-column", NULL);
  fill->choices = read_choices (json, object);
  fill->max_length = (guint) cz_form_json_get_number (json, object, "max-length", 0, 1, 32767);
  fill->prompt = cz_form_json_get_text (json, object, "prompt", NULL);

  if (fill->prompt != NULL && g_utf8_strlen (fill->prompt, -1) > 255)
    cz_form_json_fail (json, "prompt", "must not be longer than 255 characters");
  if (fill->kind == CZ_FORM_FILL_CHOICE && fill->choices == NULL)
    cz_form_json_fail (json, "choices", "is missing");
}

static void
read_column (CzFormJson *json,
             JsonNode   *node,
             gpointer    item)
{
  static const char *const known[] = { "id", "title", "group", "width", "flex", "optional", "repeat", "align", "merge", "places", "fill", NULL };
  static const char *const merges[] = { "none", "equal", "span", NULL };
  CzFormColumn            *column = item;
  JsonObject              *object = cz_form_json_as_object (json, node);
  JsonObject              *fill;

  if (object == NULL)
    return;

  cz_form_json_check_members (json, object, known);
  column->id = cz_form_json_need_text (json, object, "id");
  column->title = cz_form_json_get_pattern (json, object, "title", NULL);
  column->group = cz_form_json_get_pattern (json, object, "group", NULL);
  column->width = cz_form_json_get_number (json, object, "width", 0, 3, 400);
  column->flex = cz_form_json_get_flag (json, object, "flex");
  column->optional = cz_form_json_get_flag (json, object, "optional");
  column->repeat = cz_form_json_get_flag (json, object, "repeat");
  column->align = read_align (json, object, CZ_FORM_ALIGN_LEFT);
  column->merge = cz_form_json_get_choice (json, object, "merge", merges);
  column->places = (int) cz_form_json_get_number (json, object, "places", -1, 0, CZ_DECIMAL_MAX_PLACES);

  if (column->width <= 0)
    cz_form_json_fail (json, "width", "is missing (millimetres)");

  fill = cz_form_json_get_object (json, object, "fill");
  if (fill != NULL)
    {
      gsize mark = cz_form_json_enter (json, "fill");

      read_fill (json, fill, &column->fill);
      cz_form_json_leave (json, mark);
    }
}

static void
read_sum (CzFormJson *json,
          JsonNode   *node,
          gpointer    item)
{
  static const char *const known[] = { "column", "sum", "applies", "dividend", "divisor", "times", "places", NULL };
  CzFormSum               *sum = item;
  JsonObject              *object = cz_form_json_as_object (json, node);

  if (object == NULL)
    return;

  cz_form_json_check_members (json, object, known);
  sum->column = cz_form_json_need_text (json, object, "column");
  sum->of = cz_form_json_get_text (json, object, "sum", NULL);
  sum->applies = cz_form_json_get_text (json, object, "applies", NULL);
  sum->dividend = cz_form_json_get_text (json, object, "dividend", NULL);
  sum->divisor = cz_form_json_get_text (json, object, "divisor", NULL);
  sum->times = (int) cz_form_json_get_number (json, object, "times", 1, 1, 1000);
  sum->places = (int) cz_form_json_get_number (json, object, "places", 2, 0, CZ_DECIMAL_MAX_PLACES);

  if ((sum->of == NULL) == (sum->dividend == NULL) || (sum->dividend == NULL) != (sum->divisor == NULL))
    cz_form_json_fail (json, NULL, "needs either \"sum\", or \"dividend\" and \"divisor\"");
}

static void
read_total_members (CzFormJson  *json,
                    JsonObject  *object,
                    CzFormTotal *total)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (CzFormSum));

  total->label = cz_form_json_get_pattern (json, object, "label", "");
  cz_form_json_read_array (json, object, "cells", sizeof (CzFormSum), sums, read_sum);
  if (sums->len > G_N_ELEMENTS (total->sums))
    {
      cz_form_json_fail (json, "cells", "has %u cells, a line of totals holds %u", sums->len, (guint) G_N_ELEMENTS (total->sums));
      return;
    }

  total->n_sums = sums->len;
  if (sums->len > 0)
    memcpy (total->sums, sums->data, sums->len * sizeof (CzFormSum));
}

static void
read_total (CzFormJson *json,
            JsonNode   *node,
            gpointer    item)
{
  static const char *const known[] = { "id", "label", "cells", NULL };
  JsonObject              *object = cz_form_json_as_object (json, node);

  if (object == NULL)
    return;

  cz_form_json_check_members (json, object, known);
  ((CzFormTotal *) item)->id = cz_form_json_need_text (json, object, "id");
  read_total_members (json, object, item);
}

static void
read_group (CzFormDefinition *self,
            CzFormJson       *json,
            JsonObject       *root)
{
  static const char *const known[] = { "by", "label", "cells", NULL };
  JsonObject              *object = cz_form_json_get_object (json, root, "group");
  gsize                    mark;

  if (object == NULL)
    return;

  mark = cz_form_json_enter (json, "group");
  cz_form_json_check_members (json, object, known);
  self->group_by = cz_form_json_need_text (json, object, "by");
  read_total_members (json, object, &self->group);
  cz_form_json_leave (json, mark);
}

static void
read_combine (CzFormDefinition *self,
              CzFormJson       *json,
              JsonObject       *root)
{
  static const char *const known[] = { "within", "by", NULL };
  JsonObject              *object = cz_form_json_get_object (json, root, "combine");
  gsize                    mark;

  if (object == NULL)
    return;

  mark = cz_form_json_enter (json, "combine");
  cz_form_json_check_members (json, object, known);
  self->combine_within = cz_form_json_need_text (json, object, "within");
  self->combine_by = cz_form_json_need_text (json, object, "by");
  cz_form_json_leave (json, mark);
}

static void
read_fonts (CzFormDefinition *self,
            CzFormJson       *json,
            JsonObject       *root)
{
  static const char *const known[] = { "face", "size", "bold", NULL };
  static const char *const names[] = { "title", "subtitle", "field", "heading", "body", "total", "paragraph", "caption", "note", "signature", "footer", NULL };
  static const CzFormFont  standard[CZ_FORM_N_TEXTS] = {
     { "小标宋", 22, FALSE },
     { "楷体", 14, FALSE },
     { "仿宋", 10.5, FALSE },
     { "黑体", 10.5, FALSE },
     { "仿宋", 10.5, FALSE },
     { "仿宋", 10.5, TRUE },
     { "仿宋", 16, FALSE },
     { "黑体", 16, FALSE },
     { "仿宋", 10.5, FALSE },
     { "仿宋", 12, FALSE },
     { "宋体", 9, FALSE },
  };
  JsonObject *fonts = cz_form_json_get_object (json, root, "fonts");
  gsize       mark = cz_form_json_enter (json, "fonts");

  memcpy (self->fonts, standard, sizeof standard);
  if (fonts != NULL)
    cz_form_json_check_members (json, fonts, names);

  for (guint i = 0; fonts != NULL && i < CZ_FORM_N_TEXTS; i++)
    {
      JsonObject *object = cz_form_json_get_object (json, fonts, names[i]);
      gsize       inner = cz_form_json_enter (json, names[i]);

      if (object != NULL)
        {
          cz_form_json_check_members (json, object, known);
          self->fonts[i].face = cz_form_json_get_text (json, object, "face", self->fonts[i].face);
          self->fonts[i].size = cz_form_json_get_number (json, object, "size", self->fonts[i].size, 5, 72);
          self->fonts[i].bold = cz_form_json_get_flag (json, object, "bold");
          if (!cz_form_fonts_is_known (self->fonts[i].face))
            cz_form_json_fail (json, "face", "\"%s\" is not known; known are 仿宋, 黑体, 楷体, 小标宋, 宋体", self->fonts[i].face);
        }
      cz_form_json_leave (json, inner);
    }
  cz_form_json_leave (json, mark);
}

static void
read_margins (CzFormDefinition *self,
              CzFormJson       *json,
              JsonObject       *root)
{
  static const char *const known[] = { "top", "bottom", "left", "right", NULL };
  JsonObject              *object = cz_form_json_get_object (json, root, "margins");
  gsize                    mark;

  self->margin_top = self->margin_left = self->margin_right = 20;
  self->margin_bottom = 22;
  if (object == NULL)
    return;

  mark = cz_form_json_enter (json, "margins");
  cz_form_json_check_members (json, object, known);
  self->margin_top = cz_form_json_get_number (json, object, "top", self->margin_top, 10, 80);
  self->margin_bottom = cz_form_json_get_number (json, object, "bottom", self->margin_bottom, 14, 80);
  self->margin_left = cz_form_json_get_number (json, object, "left", self->margin_left, 10, 80);
  self->margin_right = cz_form_json_get_number (json, object, "right", self->margin_right, 10, 80);
  cz_form_json_leave (json, mark);
}

/* Columns named elsewhere may be ones that are not printed, so that only doubles and the paper are checked here. */
static void
check_columns (CzFormDefinition *self,
               CzFormJson       *json)
{
  static const double least = 0.6;
  double              width = 0;
  double              paper_width;
  double              room;

  cz_form_definition_get_paper_size (self, &paper_width, NULL);
  room = (paper_width - self->margin_left - self->margin_right);

  for (guint i = 0; i < self->columns->len; i++)
    {
      CzFormColumn *column = &g_array_index (self->columns, CzFormColumn, i);

      width += column->width;
      self->fill_in = self->fill_in || column->fill.kind != CZ_FORM_FILL_NONE;
      for (guint j = 0; j < i && json->error == NULL; j++)
        if (g_str_equal (column->id, g_array_index (self->columns, CzFormColumn, j).id))
          cz_form_json_fail (json, "columns", "\"%s\" stands there twice", column->id);
    }

  if (json->error == NULL && width * least > room)
    cz_form_json_fail (json, "columns", "are %g mm wide together, the paper has %g mm between its margins", width, room);
}

void
cz_form_definition_read (CzFormDefinition *self,
                         CzFormJson       *json,
                         JsonObject       *root)
{
  static const char *const known[] = {
    "id", "name", "section", "order", "title", "subtitle", "sheet", "paper", "orientation", "margins", "fonts", "header", "before", "columns",
    "group", "totals", "combine", "keep-together", "row-key", "after", "signatures", "footer", "min-rows", "copies", NULL
  };
  static const char *const papers[] = { "A4", "A3", NULL };
  static const char *const orientations[] = { "portrait", "landscape", NULL };

  cz_form_json_check_members (json, root, known);
  self->id = cz_form_json_need_text (json, root, "id");
  self->name = cz_form_json_need_text (json, root, "name");
  self->section = cz_form_json_get_text (json, root, "section", "");
  self->order = (int) cz_form_json_get_number (json, root, "order", 1000, 0, 10000);
  self->title = cz_form_json_get_pattern (json, root, "title", self->name);
  self->subtitle = cz_form_json_get_pattern (json, root, "subtitle", NULL);
  self->sheet = cz_form_json_get_pattern (json, root, "sheet", self->name);
  self->paper = cz_form_json_get_choice (json, root, "paper", papers);
  self->landscape = cz_form_json_get_choice (json, root, "orientation", orientations) == 1;
  read_margins (self, json, root);
  read_fonts (self, json, root);
  cz_form_json_read_array (json, root, "header", sizeof (CzFormLine), self->header, read_line);
  cz_form_json_read_array (json, root, "before", sizeof (CzFormParagraph), self->before, read_paragraph);
  cz_form_json_read_array (json, root, "columns", sizeof (CzFormColumn), self->columns, read_column);
  read_group (self, json, root);
  cz_form_json_read_array (json, root, "totals", sizeof (CzFormTotal), self->totals, read_total);
  read_combine (self, json, root);
  self->keep_together = cz_form_json_get_text (json, root, "keep-together", NULL);
  self->row_key = cz_form_json_get_text (json, root, "row-key", NULL);
  cz_form_json_read_array (json, root, "after", sizeof (CzFormParagraph), self->after, read_paragraph);
  cz_form_json_read_array (json, root, "signatures", sizeof (CzFormLine), self->signatures, read_line);
  read_line_fields (json, root, "footer", &self->footer);
  self->min_rows = (guint) cz_form_json_get_number (json, root, "min-rows", 1, 0, 200);
  self->copies = (guint) cz_form_json_get_number (json, root, "copies", 1, 1, 100);

  if (json->error == NULL)
    check_columns (self, json);
}
