/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-table.h"

#include "cli/cz-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#define GAP 2

static guint
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/* Returns how many cells of a terminal the text takes: Chinese characters take two. */
guint
cz_cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += get_width (g_utf8_get_char (p));

  return width;
}

/* Takes the text, on one line, cut to @most cells with an ellipsis. */
static char *
fit (char *text,
     guint most)
{
  guint width = 0;

  g_strdelimit (text, "\r\n\t", ' ');

  if (most == 0 || cz_cli_text_width (text) <= most)
    return text;

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      width += get_width (g_utf8_get_char (p));

      if (width > most - 1)
        {
          char *cut = g_strdup_printf ("%.*s…", (int) (p - text), text);

          g_free (text);
          return cut;
        }
    }

  return text;
}

static char *word_node (JsonNode *node);

/* Lists are joined as Chinese does it; of objects the name counts. */
static char *
word_array (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode        *element = json_array_get_element (array, i);
      g_autofree char *word = NULL;

      if (JSON_NODE_HOLDS_OBJECT (element) && json_object_has_member (json_node_get_object (element), "name"))
        element = json_object_get_member (json_node_get_object (element), "name");

      word = word_node (element);
      g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", word);
    }

  return g_string_free (text, FALSE);
}

static char *
word_node (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");

  if (JSON_NODE_HOLDS_ARRAY (node))
    return word_array (json_node_get_array (node));

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_to_string (node, FALSE);

  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _ ("yes") : _ ("no"));

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return json_node_dup_string (node);
}

/* Numbers stand at the right: what holds only digits, signs and points in every row. */
static gboolean
is_numeric (GPtrArray *cells,
            guint      column,
            guint      n_columns)
{
  gboolean any = FALSE;

  for (guint i = n_columns + column; i < cells->len; i += n_columns)
    {
      const char *text = cells->pdata[i];

      if (strspn (text, "0123456789.-") != strlen (text))
        return FALSE;

      any = any || *text != '\0';
    }

  return any;
}

static void
print_cells (GPtrArray      *cells,
             guint           first,
             const guint    *widths,
             const gboolean *numeric,
             guint           n_columns)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint j = 0; j < n_columns; j++)
    {
      const char *text = cells->pdata[first + j];
      int         blanks = widths[j] - cz_cli_text_width (text);

      if (numeric[j])
        g_string_append_printf (line, "%*s%s%*s", blanks, "", text, GAP, "");
      else
        g_string_append_printf (line, "%s%*s", text, blanks + GAP, "");
    }

  g_strchomp (line->str);
  cz_cli_print ("%s\n", line->str);
}

/**
 * cz_cli_print_table:
 * @objects: an array of objects
 * @columns: the columns to print
 * @n_columns: how many
 *
 * Prints one line per object below a line of headings, in aligned columns.
 */
void
cz_cli_print_table (JsonArray         *objects,
                    const CzCliColumn *columns,
                    guint              n_columns)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint    *widths = g_new0 (guint, n_columns);
  g_autofree gboolean *numeric = g_new0 (gboolean, n_columns);

  for (guint j = 0; j < n_columns; j++)
    g_ptr_array_add (cells, g_strdup (_ (columns[j].heading)));

  for (guint i = 0; i < json_array_get_length (objects); i++)
    {
      JsonObject *object = json_array_get_object_element (objects, i);

      for (guint j = 0; j < n_columns; j++)
        g_ptr_array_add (cells, fit (word_node (json_object_get_member (object, columns[j].member)), columns[j].most));
    }

  for (guint i = 0; i < cells->len; i++)
    widths[i % n_columns] = MAX (widths[i % n_columns], cz_cli_text_width (cells->pdata[i]));
  for (guint j = 0; j < n_columns; j++)
    numeric[j] = is_numeric (cells, j, n_columns);

  for (guint i = 0; i < cells->len; i += n_columns)
    print_cells (cells, i, widths, numeric, n_columns);
}
