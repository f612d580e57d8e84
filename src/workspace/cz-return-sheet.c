/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-return-sheet.h"

#include "base/cz-error.h"
#include "forms/cz-form-definition.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* How many rows below the ids of the columns the heading is looked for, should rows have been put between. */
#define HEADING_DISTANCE 4

/* One column of a form and where it came to stand. */
typedef struct
{
  const CzFormColumn    *definition;
  const CzExchangeField *field; /* NULL of a locked column */
  char                  *title; /* squeezed */
  int                    column;
} Column;

/* A sheet while it is read. */
typedef struct
{
  CzReturnFile           *file;
  const CzXlsx           *book;
  const CzXlsxSheet      *sheet;
  const CzFormDefinition *definition;
  CzExchangePart          part;
  GArray                 *columns; /* of Column */
  guint                   ids_row; /* G_MAXUINT: there is none */
  guint                   first_row;
} Reading;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->title);
}

/* What a person sees in a cell: 0.8 shown as per cent is 80%. */
static char *
dup_text (const CzXlsx     *book,
          const CzXlsxCell *cell)
{
  g_autofree char *text = g_strndup (cz_xlsx_text (book, cell), cell->length);
  CzDecimal        ratio;

  if (cell->kind == CZ_XLSX_PERCENT && cz_decimal_parse (text, &ratio, NULL) && cz_decimal_multiply (ratio, cz_decimal_from_int (100), &ratio))
    {
      g_autofree char *percent = cz_decimal_to_string (ratio);

      return g_strconcat (percent, "%", NULL);
    }

  return g_steal_pointer (&text);
}

/* The first cell of a row, by halving; the number of cells if there is none at or below. */
static guint
find_row (const CzXlsxSheet *sheet,
          guint              row)
{
  guint low = 0;
  guint high = sheet->cells->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sheet->cells, CzXlsxCell, middle).row < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static const CzXlsxCell *
find_cell (const CzXlsxSheet *sheet,
           guint              row,
           int                column)
{
  for (guint i = find_row (sheet, row); i < sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (sheet->cells, CzXlsxCell, i);

      if (cell->row != row)
        break;
      if (cell->column == column)
        return cell;
    }

  return NULL;
}

/* The cell that holds what is shown at a place: of a merged block its first. */
static const CzXlsxCell *
find_shown (const CzXlsxSheet *sheet,
            guint              row,
            int                column)
{
  const CzXlsxCell *cell = find_cell (sheet, row, column);

  for (guint i = 0; cell == NULL && i < sheet->merges->len; i++)
    {
      const CzXlsxMerge *merge = &g_array_index (sheet->merges, CzXlsxMerge, i);

      if (row >= merge->first_row && row <= merge->last_row && column >= merge->first_column && column <= merge->last_column)
        cell = find_cell (sheet, merge->first_row, merge->first_column);
    }

  return cell;
}

static void
take_form (Reading                *self,
           CzExchangePart          part,
           const CzFormDefinition *definition)
{
  guint                  n_fields;
  const CzExchangeField *fields = cz_exchange_get_fields (part, &n_fields);

  self->part = part;
  self->definition = definition;
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < definition->columns->len; i++)
    {
      Column column = { &g_array_index (definition->columns, CzFormColumn, i), NULL, NULL, -1 };

      for (guint j = 0; j < n_fields; j++)
        if (g_str_equal (fields[j].column, column.definition->id))
          column.field = &fields[j];
      column.title = cz_exchange_squeeze (column.definition->title != NULL ? column.definition->title : "");
      g_array_append_val (self->columns, column);
    }
}

/* Finds the columns in one row of the sheet, by their hidden ids or by their headings. Returns how many it holds. */
static guint
match_row (Reading *self,
           guint    row,
           gboolean by_title)
{
  guint n_found = 0;

  for (guint j = 0; j < self->columns->len; j++)
    g_array_index (self->columns, Column, j).column = -1;

  for (guint i = find_row (self->sheet, row); i < self->sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (self->sheet->cells, CzXlsxCell, i);
      g_autofree char  *text = NULL;

      if (cell->row != row)
        break;

      text = g_strndup (cz_xlsx_text (self->book, cell), cell->length);
      if (by_title)
        {
          char *squeezed = cz_exchange_squeeze (text);

          g_free (text);
          text = squeezed;
        }
      for (guint j = 0; j < self->columns->len; j++)
        {
          Column *column = &g_array_index (self->columns, Column, j);

          if (column->column < 0 && g_str_equal (text, by_title ? column->title : column->definition->id))
            {
              column->column = cell->column;
              n_found++;
              break;
            }
        }
    }

  return n_found;
}

static gboolean
has_all_fields (Reading *self)
{
  for (guint j = 0; j < self->columns->len; j++)
    {
      const Column *column = &g_array_index (self->columns, Column, j);

      if (column->field != NULL && column->column < 0)
        return FALSE;
    }

  return TRUE;
}

/* Looks for the form whose columns the sheet has. */
static gboolean
find_form (Reading   *self,
           GPtrArray *definitions,
           gboolean   by_title)
{
  for (guint part = 0; part < CZ_N_EXCHANGE_PARTS; part++)
    {
      const CzFormDefinition *definition = cz_form_definitions_find (definitions, cz_exchange_get_form (part), NULL);
      guint                   last = G_MAXUINT;

      if (definition == NULL)
        continue;

      take_form (self, part, definition);
      for (guint i = 0; i < self->sheet->cells->len; i++)
        {
          guint row = g_array_index (self->sheet->cells, CzXlsxCell, i).row;

          if (row == last)
            continue;

          last = row;
          if (match_row (self, row, by_title) > 2 && has_all_fields (self))
            {
              self->ids_row = by_title ? G_MAXUINT : row;
              self->first_row = row + 1;
              return TRUE;
            }
        }
    }

  return FALSE;
}

static gboolean
fail_headings (const Reading *self,
               const char    *title,
               GError       **error)
{
  /* Translators: name of a sheet, heading of a column */
  g_set_error (error, CZ_ERROR, CZ_ERROR_REFUSED,
               _ ("On the sheet “%s” the heading “%s” was changed or removed, so it is not sure what its column holds. Ask the unit to put the headings back as they were sent."),
               self->sheet->name, title);

  return FALSE;
}

static guint
count_titles (Reading *self,
              guint    row)
{
  guint n_titles = 0;

  for (guint j = 0; j < self->columns->len; j++)
    {
      const Column     *column = &g_array_index (self->columns, Column, j);
      const CzXlsxCell *cell = column->column >= 0 ? find_cell (self->sheet, row, column->column) : NULL;
      g_autofree char  *text = cell != NULL ? dup_text (self->book, cell) : g_strdup ("");
      g_autofree char  *squeezed = cz_exchange_squeeze (text);

      n_titles += *squeezed != '\0' && g_str_equal (squeezed, column->title) ? 1 : 0;
    }

  return n_titles;
}

/* The hidden ids say which column is which; the heading that people see must say the same. */
static gboolean
check_headings (Reading *self,
                GError **error)
{
  guint heading = self->ids_row;
  guint most = 1;

  for (guint row = self->ids_row + 1; row <= self->ids_row + HEADING_DISTANCE; row++)
    {
      guint n_titles = count_titles (self, row);

      if (n_titles > most)
        {
          heading = row;
          most = n_titles;
        }
    }

  if (heading == self->ids_row)
    return TRUE;

  self->first_row = heading + 1;
  for (guint j = 0; j < self->columns->len; j++)
    {
      const Column     *column = &g_array_index (self->columns, Column, j);
      const CzXlsxCell *cell = column->column >= 0 ? find_cell (self->sheet, heading, column->column) : NULL;
      g_autofree char  *text = cell != NULL ? dup_text (self->book, cell) : g_strdup ("");
      g_autofree char  *squeezed = cz_exchange_squeeze (text);

      if (column->field != NULL && *squeezed != '\0' && !g_str_equal (squeezed, column->title))
        return fail_headings (self, column->definition->title, error);
    }

  return TRUE;
}

static char *
find_key (Reading *self,
          guint    row)
{
  for (guint i = find_row (self->sheet, row); i < self->sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (self->sheet->cells, CzXlsxCell, i);
      g_autofree char  *text = NULL;
      CzExchangePart    part;
      gint64            id;

      if (cell->row != row)
        break;

      text = g_strstrip (g_strndup (cz_xlsx_text (self->book, cell), cell->length));
      if (cz_exchange_parse_key (text, &part, &id) && part == self->part)
        return g_steal_pointer (&text);
    }

  return NULL;
}

/* Whether a row without key is one of the form's own: sums, signatures. */
static gboolean
is_furniture (Reading *self,
              guint    row)
{
  const CzFormDefinition *definition = self->definition;

  for (guint i = find_row (self->sheet, row); i < self->sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (self->sheet->cells, CzXlsxCell, i);
      g_autofree char  *text = NULL;
      g_autofree char  *squeezed = NULL;

      if (cell->row != row)
        break;

      text = dup_text (self->book, cell);
      squeezed = cz_exchange_squeeze (text);
      for (guint j = 0; j < definition->totals->len; j++)
        {
          g_autofree char *label = cz_exchange_squeeze (g_array_index (definition->totals, CzFormTotal, j).label);

          if (g_str_equal (label, squeezed))
            return TRUE;
        }
      for (guint j = 0; j < definition->signatures->len; j++)
        {
          const CzFormLine *line = &g_array_index (definition->signatures, CzFormLine, j);

          for (guint k = 0; k < line->n_fields; k++)
            {
              g_autofree char *field = cz_exchange_squeeze (line->fields[k].pattern);

              if (*field != '\0' && g_str_has_prefix (squeezed, field))
                return TRUE;
            }
        }
    }

  return FALSE;
}

static CzReturnLine *
line_new (Reading *self,
          guint    row)
{
  CzReturnLine *line = g_new0 (CzReturnLine, 1);

  line->part = self->part;
  line->sheet = g_strdup (self->sheet->name);
  line->row = row + 1;
  line->locked = g_strdup ("");
  line->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  line->unreadable = g_hash_table_new (g_str_hash, g_str_equal);

  return line;
}

static void
take_cell (Reading          *self,
           CzReturnLine     *line,
           const Column     *column,
           const CzXlsxCell *cell)
{
  const char *name = column->field != NULL ? column->field->name : column->definition->id;

  if (column->field != NULL && cell != NULL && (cell->kind == CZ_XLSX_FORMULA || cell->kind == CZ_XLSX_ERROR))
    g_hash_table_add (line->unreadable, (gpointer) name);

  g_hash_table_insert (line->values, g_strdup (name), cell != NULL ? dup_text (self->book, cell) : g_strdup (""));
}

static gboolean
has_content (const Reading      *self,
             const CzReturnLine *line)
{
  for (guint j = 0; j < self->columns->len; j++)
    {
      const Column    *column = &g_array_index (self->columns, Column, j);
      const char      *value = column->field != NULL ? g_hash_table_lookup (line->values, column->field->name) : NULL;
      g_autofree char *squeezed = value != NULL ? cz_exchange_squeeze (value) : NULL;

      if (squeezed != NULL && *squeezed != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
read_line (Reading *self,
           guint    row)
{
  CzReturnLine *line = line_new (self, row);

  line->key = find_key (self, row);
  for (guint j = 0; j < self->columns->len; j++)
    {
      const Column *column = &g_array_index (self->columns, Column, j);

      if (column->column >= 0)
        take_cell (self, line, column, line->key != NULL ? find_shown (self->sheet, row, column->column) : find_cell (self->sheet, row, column->column));
    }

  if (line->key != NULL || (has_content (self, line) && !is_furniture (self, row)))
    {
      const char *locked = g_hash_table_lookup (line->values, self->part == CZ_EXCHANGE_ROW ? "text" : "title");

      if (locked != NULL)
        {
          g_free (line->locked);
          line->locked = g_strdup (locked);
        }
      g_ptr_array_add (self->file->lines, line);
    }
  else
    {
      g_hash_table_unref (line->values);
      g_hash_table_unref (line->unreadable);
      g_free (line->sheet);
      g_free (line->locked);
      g_free (line->key);
      g_free (line);
    }
}

static void
read_lines (Reading *self)
{
  guint last = G_MAXUINT;

  for (guint i = find_row (self->sheet, self->first_row); i < self->sheet->cells->len; i++)
    {
      guint row = g_array_index (self->sheet->cells, CzXlsxCell, i).row;

      if (row != last)
        read_line (self, row);
      last = row;
    }
}

static gboolean
has_keys (Reading *self)
{
  for (guint i = 0; i < self->sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (self->sheet->cells, CzXlsxCell, i);
      g_autofree char  *text = g_strndup (cz_xlsx_text (self->book, cell), MIN (cell->length, 40));

      if (cz_exchange_parse_key (text, &self->part, &(gint64){ 0 }))
        return TRUE;
    }

  return FALSE;
}

/**
 * cz_return_sheet_read:
 * @file: what to add to
 * @definitions: the forms
 * @book: a workbook
 * @sheet: one of its sheets
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Reads the lines of a sheet that was sent; of another sheet only its name is kept.
 */
gboolean
cz_return_sheet_read (CzReturnFile      *file,
                      GPtrArray         *definitions,
                      const CzXlsx      *book,
                      const CzXlsxSheet *sheet,
                      GError           **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  Reading self = { .file = file, .book = book, .sheet = sheet, .columns = columns };

  g_array_set_clear_func (columns, column_clear);
  if (find_form (&self, definitions, FALSE))
    {
      if (!check_headings (&self, error))
        return FALSE;
    }
  else if (!find_form (&self, definitions, TRUE))
    {
      if (has_keys (&self))
        {
          /* Translators: %s is the name of a sheet */
          g_set_error (error, CZ_ERROR, CZ_ERROR_REFUSED,
                       _ ("On the sheet “%s” headings were changed or removed, so it is not sure what its columns hold. Ask the unit to put the headings back as they were sent."), sheet->name);
          return FALSE;
        }

      g_ptr_array_add (file->strangers, g_strdup (sheet->name));
      return TRUE;
    }

  file->has_part[self.part] = TRUE;
  read_lines (&self);

  return TRUE;
}
