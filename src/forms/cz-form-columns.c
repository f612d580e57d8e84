/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

#include "base/cz-error.h"

/* Below this share of their width columns can no longer be read. */
#define LEAST_SCALE 0.6
#define FREE_COLUMNS 12

static void
add_column (CzFormBuilder      *self,
            const CzFormColumn *definition,
            int                 table_column)
{
  CzFormLayoutColumn column = { .definition = definition, .table_column = table_column, .width = definition->width * CZ_FORM_MM };

  if (table_column >= 0)
    column.source = cz_table_get_column (self->table, table_column);
  column.id = cz_form_builder_add_text (self, column.source != NULL ? column.source->id : definition->id, -1);
  if (definition->title != NULL)
    column.title = cz_form_builder_expand (self, definition->title);
  else if (column.source != NULL)
    column.title = cz_form_builder_add_text (self, column.source->title, -1);
  if (definition->group != NULL)
    column.group = cz_form_builder_expand (self, definition->group);
  else if (definition->repeat && column.source->group != NULL)
    column.group = cz_form_builder_add_text (self, column.source->group, -1);

  g_array_append_val (self->layout->columns, column);
}

static gboolean
resolve_column (CzFormBuilder      *self,
                const CzFormColumn *definition,
                GError            **error)
{
  int table_column = cz_form_builder_find_table_column (self, definition->id);

  if (definition->repeat)
    {
      for (guint i = 0; self->table != NULL && i < cz_table_get_n_columns (self->table); i++)
        if (g_str_has_prefix (cz_table_get_column (self->table, i)->id, definition->id))
          add_column (self, definition, (int) i);
      return TRUE;
    }

  if (table_column < 0 && definition->optional)
    return TRUE;
  if (table_column < 0 && self->table != NULL)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "form %s: the data have no column \"%s\"", self->layout->definition->id, definition->id);
      return FALSE;
    }

  add_column (self, definition, table_column);
  return TRUE;
}

/* A form without a table still needs columns for its lines of fields. */
static void
add_free_columns (CzFormLayout *layout,
                  double        room)
{
  for (guint i = 0; i < FREE_COLUMNS; i++)
    {
      CzFormLayoutColumn column = { .table_column = -1, .width = room / FREE_COLUMNS };

      g_array_append_val (layout->columns, column);
    }
}

static gboolean
fit_widths (CzFormLayout *layout,
            double        room,
            GError      **error)
{
  double width = 0;
  double flexible = 0;
  double x = 0;
  double scale = 1;

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const CzFormLayoutColumn *column = &g_array_index (layout->columns, CzFormLayoutColumn, i);

      width += column->width;
      flexible += column->definition != NULL && column->definition->flex ? column->width : 0;
    }

  if (width > room)
    scale = room / width;
  if (scale < LEAST_SCALE)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "form %s: its %u columns need %.0f mm, the paper has room for %.0f mm: choose larger paper",
                   layout->definition->id, layout->columns->len, width * LEAST_SCALE / CZ_FORM_MM, room / CZ_FORM_MM);
      return FALSE;
    }

  for (guint i = 0; i < layout->columns->len; i++)
    {
      CzFormLayoutColumn *column = &g_array_index (layout->columns, CzFormLayoutColumn, i);

      if (scale == 1 && column->definition != NULL && column->definition->flex)
        column->width += (room - width) * column->width / flexible;
      column->width *= scale;
      column->x = x;
      x += column->width;
    }

  layout->table_width = x;
  return TRUE;
}

/* Decides which columns the form has and how wide they are. */
gboolean
cz_form_builder_resolve_columns (CzFormBuilder *self,
                                 GError       **error)
{
  CzFormLayout           *layout = self->layout;
  const CzFormDefinition *definition = layout->definition;
  double                  left = definition->margin_left * CZ_FORM_MM;
  double                  room = layout->page_width - left - definition->margin_right * CZ_FORM_MM;

  for (guint i = 0; i < definition->columns->len; i++)
    if (!resolve_column (self, &g_array_index (definition->columns, CzFormColumn, i), error))
      return FALSE;

  if (layout->columns->len == 0)
    add_free_columns (layout, room);
  if (!fit_widths (layout, room, error))
    return FALSE;

  layout->body_left = left + (room - layout->table_width) / 2;
  return TRUE;
}
