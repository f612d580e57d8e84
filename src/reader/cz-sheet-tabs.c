/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-raw.h"

#include <string.h>

/* A table pasted from a spreadsheet: its cells are parted by tabs (or by bars), its rows by line ends. */
typedef struct
{
  const char *text;
  gsize       at;
  gsize       end;
  char        separator;
  GArray     *cells;
  guint       row;
  guint       n_columns;
} Tabs;

/* The separator of the first line, 0 when its cells are not parted by one. */
static char
find_separator (const char *line,
                gsize       length)
{
  guint n_tabs = 0;
  guint n_bars = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_tabs += line[i] == '\t';
      n_bars += line[i] == '|';
    }

  if (n_tabs >= 2)
    return '\t';

  return n_bars >= 2 ? '|' : 0;
}

static gsize
line_length (const Tabs *tabs)
{
  const char *newline = memchr (tabs->text + tabs->at, '\n', tabs->end - tabs->at);

  return newline != NULL ? (gsize) (newline - tabs->text) - tabs->at : tabs->end - tabs->at;
}

/* The end of the cell at the current place; a cell in quotes may hold line ends. */
static gsize
cell_end (const Tabs *tabs)
{
  gsize i = tabs->at;

  if (tabs->text[i] == '"')
    {
      const char *quote = memchr (tabs->text + i + 1, '"', tabs->end - i - 1);
      gsize       behind = quote != NULL ? (gsize) (quote - tabs->text) + 1 : 0;

      if (behind > 0 && (behind == tabs->end || tabs->text[behind] == tabs->separator || tabs->text[behind] == '\n'))
        return behind;
    }

  while (i < tabs->end && tabs->text[i] != tabs->separator && tabs->text[i] != '\n')
    i++;

  return i;
}

static void
add_cell (Tabs *tabs,
          guint column,
          gsize from,
          gsize to)
{
  CzBlockCell cell = { tabs->row, column, 1, 1, { 0 } };

  if (to > from + 1 && tabs->text[from] == '"' && tabs->text[to - 1] == '"')
    {
      from++;
      to--;
    }

  while (from < to && strchr (" \r\n", tabs->text[from]) != NULL)
    from++;
  while (to > from && strchr (" \r\n", tabs->text[to - 1]) != NULL)
    to--;

  cell.span = (CzSpan){ (guint) from, (guint) (to - from), tabs->row + 1 };
  g_array_append_val (tabs->cells, cell);
}

static void
read_line (Tabs *tabs)
{
  guint column = 0;

  if (tabs->separator == '|' && tabs->text[tabs->at] == '|')
    tabs->at++;

  for (;;)
    {
      gsize end = cell_end (tabs);

      if (tabs->separator != '|' || end > tabs->at)
        add_cell (tabs, column, tabs->at, end);

      column++;
      tabs->at = end;

      if (end >= tabs->end || tabs->text[end] == '\n')
        break;

      tabs->at++;
    }

  tabs->n_columns = MAX (tabs->n_columns, column);
  tabs->row++;
  tabs->at += tabs->at < tabs->end;
}

/* "|---|:--|": the line below the headings of a table drawn with bars. */
static gboolean
is_rule (const Tabs *tabs,
         gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr ("|-: +", tabs->text[tabs->at + i]) == NULL)
      return FALSE;

  return length > 0;
}

/**
 * cz_sheet_tabs_read:
 * @text: the whole text
 * @start: where the line of headings begins
 * @length: how far the table may reach
 * @used: (out): bytes that belong to the table
 *
 * Returns: (transfer full) (nullable): the rows of a table whose cells are parted by tabs or bars
 */
CzSheetRaw *
cz_sheet_tabs_read (const char *text,
                    gsize       start,
                    gsize       length,
                    gsize      *used)
{
  Tabs         tabs = { .text = text, .at = start, .end = start + length };
  CzBlockTable table = { .name = (char *) "" };
  CzSheetRaw  *raw;

  *used = 0;
  tabs.separator = find_separator (text + start, line_length (&tabs));

  if (tabs.separator == 0)
    return NULL;

  tabs.cells = g_array_new (FALSE, FALSE, sizeof (CzBlockCell));

  while (tabs.at < tabs.end)
    {
      gsize n = line_length (&tabs);

      if (memchr (text + tabs.at, tabs.separator, n) == NULL)
        break;
      if (tabs.separator == '|' && is_rule (&tabs, n))
        tabs.at += MIN (n + 1, tabs.end - tabs.at);
      else
        read_line (&tabs);
    }

  table.cells = tabs.cells;
  table.n_rows = tabs.row;
  table.n_columns = tabs.n_columns;
  raw = cz_sheet_grid_read (text, &table);
  *used = raw != NULL ? tabs.at - start : 0;
  g_array_unref (tabs.cells);

  return raw;
}
