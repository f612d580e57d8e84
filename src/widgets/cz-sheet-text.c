/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-sheet-text.h"

#include <string.h>

void
cz_sheet_text_free (CzSheetText *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Reads a field in quotation marks, where two stand for one and line breaks belong to the text. */
static const char *
read_quoted (const char *text,
             GString    *field)
{
  for (text++; *text != '\0'; text++)
    {
      if (*text == '"' && text[1] != '"')
        return text + 1;
      if (*text == '"')
        text++;
      if (*text == '\r' && text[1] == '\n')
        continue;

      g_string_append_c (field, *text);
    }

  return text;
}

static const char *
read_plain (const char *text,
            GString    *field)
{
  gsize length = strcspn (text, "\t\r\n");

  g_string_append_len (field, text, length);

  return text + length;
}

/* A quotation mark that does not close before its field ends is a text that begins with one. */
static gboolean
is_quoted (const char *text)
{
  if (*text != '"')
    return FALSE;

  for (text++; *text != '\0'; text++)
    if (*text == '"')
      {
        if (text[1] != '"')
          return text[1] == '\0' || strchr ("\t\r\n", text[1]) != NULL;
        text++;
      }

  return FALSE;
}

static const char *
skip_line_end (const char *text)
{
  if (*text == '\r')
    text++;
  if (*text == '\n')
    text++;

  return text;
}

/**
 * cz_sheet_text_parse:
 * @text: tab-separated fields in lines, as Excel, WPS and LibreOffice put them on the clipboard
 *
 * Returns: (transfer full): the fields; a line end at the end of @text begins no further row
 */
CzSheetText *
cz_sheet_text_parse (const char *text)
{
  CzSheetText *self = g_new0 (CzSheetText, 1);
  GPtrArray   *row = NULL;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  while (*text != '\0' || row != NULL)
    {
      GString *field = g_string_new (NULL);

      if (row == NULL)
        {
          row = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (self->rows, row);
        }

      text = is_quoted (text) ? read_quoted (text, field) : read_plain (text, field);
      g_ptr_array_add (row, g_string_free (field, FALSE));
      self->n_columns = MAX (self->n_columns, row->len);

      if (*text == '\t')
        text++;
      else
        {
          text = skip_line_end (text);
          row = NULL;
        }
    }

  self->n_rows = self->rows->len;

  return self;
}

/* Returns: (transfer none): the field, blank outside of its row */
const char *
cz_sheet_text_get (const CzSheetText *self,
                   guint              row,
                   guint              column)
{
  const GPtrArray *fields = g_ptr_array_index (self->rows, row);

  return column < fields->len ? g_ptr_array_index (fields, column) : "";
}

/* Appends one field, in quotation marks where it needs them. */
void
cz_sheet_text_append_field (GString    *text,
                            const char *field)
{
  if (strpbrk (field, "\t\r\n\"") == NULL)
    {
      g_string_append (text, field);
      return;
    }

  g_string_append_c (text, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *field);
    }
  g_string_append_c (text, '"');
}
