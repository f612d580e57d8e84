/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-raw.h"

#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-points-text.h"
#include "reader/cz-sheet-token.h"

/* The headings stand within so many rows of a table, and are at most so many rows high. */
#define HEADING_REACH 15
#define MAX_HEADING_ROWS 3

/*
 * Reads a table row by row. @cover holds for each place of the current row the cell that lies there, so that merged
 * cells cost nothing and a table of a million declared rows is no larger than its cells.
 */
typedef struct
{
  const char         *text;
  const CzBlockTable *table;
  guint               next; /* first cell of the rows below */
  guint               row;
  guint               n; /* places in a row */
  const CzBlockCell  *cover[CZ_SHEET_MAX_COLUMNS];
  int                 column_of[CZ_SHEET_MAX_COLUMNS]; /* place to column, -1 for none */
  CzSheetRaw         *raw;
  guint               heading_rows;
  int                 section_column;
  GString            *section; /* a title across the row, for the row below */
  CzSpan              section_span;
  gboolean            in_notes;
} Grid;

static char *
dup_cell (const Grid        *grid,
          const CzBlockCell *cell)
{
  return g_strstrip (g_strndup (grid->text + cell->span.start, cell->span.length));
}

/* Goes to the next row that has a cell of its own or lies under a merged one. */
static gboolean
next_row (Grid *grid)
{
  const GArray *cells = grid->table->cells;
  gboolean      covered = FALSE;

  grid->row++;

  for (guint c = 0; c < grid->n; c++)
    {
      const CzBlockCell *cell = grid->cover[c];

      if (cell != NULL && cell->row + MAX (cell->n_rows, 1) <= grid->row)
        grid->cover[c] = NULL;

      covered |= grid->cover[c] != NULL;
    }

  if (grid->next >= cells->len)
    return FALSE;
  if (!covered)
    grid->row = MAX (grid->row, g_array_index (cells, CzBlockCell, grid->next).row);

  for (; grid->next < cells->len && g_array_index (cells, CzBlockCell, grid->next).row <= grid->row; grid->next++)
    {
      const CzBlockCell *cell = &g_array_index (cells, CzBlockCell, grid->next);

      for (guint c = cell->column; c < grid->n && c < cell->column + MAX (cell->n_columns, 1); c++)
        grid->cover[c] = cell;
    }

  return TRUE;
}

/* Whether the cell at a place begins in this row and at this place. */
static gboolean
is_fresh (const Grid *grid,
          guint       c)
{
  return grid->cover[c] != NULL && grid->cover[c]->row == grid->row && grid->cover[c]->column == c;
}

static gboolean
is_filled (const Grid *grid,
           guint       c)
{
  return is_fresh (grid, c) && grid->cover[c]->span.length > 0;
}

static guint
count_filled (const Grid *grid)
{
  guint n = 0;

  for (guint c = 0; c < grid->n; c++)
    n += is_filled (grid, c);

  return n;
}

static CzHeading
classify_cell (const Grid        *grid,
               const CzBlockCell *cell)
{
  return cz_sheet_heading_classify (grid->text + cell->span.start, cell->span.length);
}

static guint
count_headings (const Grid *grid)
{
  guint n = 0;

  for (guint c = 0; c < grid->n; c++)
    n += is_filled (grid, c) && classify_cell (grid, grid->cover[c]) != CZ_HEADING_OTHER;

  return n;
}

static void
name_column (const Grid        *grid,
             CzSheetColumn     *column,
             const CzBlockCell *cell)
{
  g_autofree char *text = dup_cell (grid, cell);
  g_autofree char *heading = cz_fold_squeeze (text, strlen (text));
  CzHeading        kind = cz_sheet_heading_classify (heading, strlen (heading));
  g_autofree char *both = g_strconcat (column->heading != NULL ? column->heading : "", heading, NULL);

  if (column->heading == NULL || *heading == '\0')
    kind = *heading != '\0' ? kind : column->kind;
  else if (kind == CZ_HEADING_OTHER && (kind = cz_sheet_heading_classify (both, strlen (both))) == CZ_HEADING_OTHER)
    kind = column->kind;

  if (*heading == '\0' && column->heading != NULL)
    return;

  column->kind = kind;
  g_free (column->heading);
  column->heading = g_steal_pointer (&heading);
}

/* One column for each heading cell of the lowest row; a cell across several places without one below is one column. */
static void
add_heading_row (Grid   *grid,
                 GArray *columns)
{
  for (guint c = 0; c < grid->n; c++)
    {
      const CzBlockCell *cell = grid->cover[c];

      if (cell == NULL || cell->row != grid->row)
        continue;

      if (grid->column_of[c] < 0 || (cell->column == c && c > 0 && grid->column_of[c] == grid->column_of[c - 1] && cell->span.length > 0))
        {
          CzSheetColumn column = { NULL };

          if (cell->column < c && grid->column_of[c - 1] >= 0)
            {
              grid->column_of[c] = grid->column_of[c - 1];
              continue;
            }

          if (grid->column_of[c] >= 0)
            column.heading = g_strdup (g_array_index (columns, CzSheetColumn, grid->column_of[c]).heading);

          column.kind = grid->column_of[c] >= 0 ? g_array_index (columns, CzSheetColumn, grid->column_of[c]).kind : CZ_HEADING_OTHER;
          grid->column_of[c] = (int) columns->len;
          g_array_append_val (columns, column);
        }

      if (cell->column == c)
        name_column (grid, &g_array_index (columns, CzSheetColumn, grid->column_of[c]), cell);
      else
        grid->column_of[c] = grid->column_of[c - 1];
    }
}

/* Puts the columns into the order of their places: those of a second row of headings were found last. */
static GArray *
order_columns (Grid   *grid,
               GArray *columns)
{
  GArray         *ordered = cz_sheet_columns_new ();
  g_autofree int *moved = g_new (int, columns->len + 1);

  for (guint i = 0; i < columns->len; i++)
    moved[i] = -1;

  for (guint c = 0; c < grid->n; c++)
    {
      int old = grid->column_of[c];

      if (old < 0)
        continue;

      if (moved[old] < 0)
        {
          CzSheetColumn *column = &g_array_index (columns, CzSheetColumn, old);
          CzSheetColumn  copy = *column;

          copy.heading = column->heading != NULL ? g_steal_pointer (&column->heading) : g_strdup ("");
          moved[old] = (int) ordered->len;
          g_array_append_val (ordered, copy);
        }

      grid->column_of[c] = moved[old];
    }

  g_array_unref (columns);

  return ordered;
}

static guint
heading_height (const Grid *grid)
{
  guint height = 1;

  for (guint c = 0; c < grid->n; c++)
    if (is_filled (grid, c) && grid->cover[c]->n_columns < grid->n)
      height = MAX (height, MIN (grid->cover[c]->n_rows, MAX_HEADING_ROWS));

  return height;
}

static void
add_section_column (Grid   *grid,
                    GArray *columns)
{
  CzSheetColumn column = { g_strdup (""), CZ_HEADING_LEVEL, CZ_SHEET_LEVEL, 0, TRUE };

  grid->section_column = 0;

  if (cz_sheet_columns_count_levels (columns) > 0)
    {
      g_free (column.heading);

      while (g_array_index (columns, CzSheetColumn, grid->section_column).role != CZ_SHEET_LEVEL)
        grid->section_column++;

      return;
    }

  grid->section_column = (int) columns->len;
  g_array_append_val (columns, column);
}

/* Reads the headings that begin in this row; the row behind them is current then. */
static gboolean
read_headings (Grid *grid)
{
  GArray *columns = cz_sheet_columns_new ();

  grid->heading_rows = heading_height (grid);

  for (guint c = 0; c < CZ_SHEET_MAX_COLUMNS; c++)
    grid->column_of[c] = -1;

  add_heading_row (grid, columns);

  for (guint i = 1; i < grid->heading_rows && next_row (grid); i++)
    add_heading_row (grid, columns);

  columns = order_columns (grid, columns);

  if (!cz_sheet_columns_settle (columns))
    {
      g_array_unref (columns);
      return FALSE;
    }

  add_section_column (grid, columns);
  grid->raw = cz_sheet_raw_new (columns);

  return TRUE;
}

static void
append_line (GString    *string,
             const char *text)
{
  if (string->len > 0)
    g_string_append_c (string, '\n');

  g_string_append (string, text);
}

static const CzBlockCell *
only_cell (const Grid *grid)
{
  for (guint c = 0; c < grid->n; c++)
    if (is_filled (grid, c))
      return grid->cover[c];

  return NULL;
}

static CzSheetRole
role_at (const Grid *grid,
         guint       c)
{
  return grid->column_of[c] >= 0 ? g_array_index (grid->raw->columns, CzSheetColumn, grid->column_of[c]).role : CZ_SHEET_EXTRA;
}

/* The same headings once more, as a page break repeats them. */
static gboolean
is_repeated_heading (const Grid *grid)
{
  guint n = 0;

  for (guint c = 0; c < grid->n; c++)
    {
      g_autofree char *text = NULL;
      g_autofree char *squeezed = NULL;

      if (!is_filled (grid, c))
        continue;

      text = dup_cell (grid, grid->cover[c]);
      squeezed = cz_fold_squeeze (text, strlen (text));

      if (grid->column_of[c] < 0 || !g_str_equal (squeezed, g_array_index (grid->raw->columns, CzSheetColumn, grid->column_of[c]).heading))
        {
          if (cz_sheet_heading_classify (squeezed, strlen (squeezed)) == CZ_HEADING_OTHER)
            return FALSE;
        }
      else
        n++;
    }

  return n >= 2;
}

/* A line of sums: its heading and its number. Only the sum of all is kept. */
static gboolean
read_total (Grid *grid)
{
  CzPoints points;
  gboolean total = FALSE;
  gboolean whole = FALSE;

  for (guint c = 0; c < grid->n; c++)
    {
      g_autofree char *text = NULL;

      if (!is_filled (grid, c))
        continue;

      text = dup_cell (grid, grid->cover[c]);

      if (!total && role_at (grid, c) != CZ_SHEET_TEXT && role_at (grid, c) != CZ_SHEET_NO && role_at (grid, c) != CZ_SHEET_LEVEL)
        return FALSE;

      if (!total)
        {
          g_autofree char *squeezed = cz_fold_squeeze (text, strlen (text));

          if (!cz_sheet_text_is_total (text))
            return FALSE;

          total = TRUE;
          whole = !g_str_has_prefix (squeezed, "小计");
          cz_points_text_find_mark (squeezed, strlen (squeezed), &points);

          if (whole && points != CZ_POINTS_NONE)
            grid->raw->total = points;
        }
      else if (whole && role_at (grid, c) == CZ_SHEET_POINTS && cz_points_text_read_cell (text, &points))
        grid->raw->total = points;
    }

  return total;
}

static CzSheetCell *
cell_at (Grid        *grid,
         CzSheetLine *line,
         guint        c)
{
  return &line->cells[grid->column_of[c]];
}

static void
fill_cell (Grid        *grid,
           CzSheetLine *line,
           guint        c,
           const char  *separator)
{
  const CzBlockCell *source = grid->cover[c];
  CzSheetCell       *cell = cell_at (grid, line, c);
  g_autofree char   *text = dup_cell (grid, source);

  if (*text == '\0')
    return;

  cz_sheet_cell_append (cell, separator, text, source->span);
}

/* Points across several rows are those of the level that spans the same rows. */
static gboolean
give_points_to_level (Grid        *grid,
                      CzSheetLine *line,
                      guint        c)
{
  const CzBlockCell *points = grid->cover[c];

  if (points->n_rows < 2)
    return FALSE;

  for (guint k = 0; k < grid->n; k++)
    {
      const CzBlockCell *level = grid->cover[k];
      g_autofree char   *text = NULL;
      CzPoints           value;

      if (level == NULL || role_at (grid, k) != CZ_SHEET_LEVEL || level->row != points->row || level->n_rows != points->n_rows)
        continue;

      text = dup_cell (grid, points);

      if (!cz_points_text_read_cell (text, &value))
        return FALSE;

      if (cell_at (grid, line, k)->text->len > 0)
        {
          g_autofree char *printed = cz_points_to_string (value);

          g_string_append_printf (cell_at (grid, line, k)->text, "(%s分)", printed);
        }

      return TRUE;
    }

  return FALSE;
}

/* A row that only goes on with the one above: a rule on several lines, units broken by a page. */
static gboolean
goes_on (const Grid *grid)
{
  gboolean covered = FALSE;

  if (grid->raw->lines->len == 0)
    return FALSE;

  for (guint c = 0; c < grid->n; c++)
    {
      CzSheetRole role = role_at (grid, c);

      if (role == CZ_SHEET_TEXT && grid->cover[c] != NULL && grid->cover[c]->row < grid->row && grid->cover[c]->span.length > 0)
        covered = TRUE;
      if (is_filled (grid, c) && (role == CZ_SHEET_TEXT || role == CZ_SHEET_NO || role == CZ_SHEET_POINTS || role == CZ_SHEET_LEVEL))
        return FALSE;
    }

  return covered || count_filled (grid) > 0;
}

static void
continue_line (Grid *grid)
{
  CzSheetLine *line = &g_array_index (grid->raw->lines, CzSheetLine, grid->raw->lines->len - 1);

  for (guint c = 0; c < grid->n; c++)
    if (is_filled (grid, c) && grid->column_of[c] >= 0)
      fill_cell (grid, line, c, "\n");
}

/* 加分 in one cell over number, level and text: it is the level, and the text. */
static void
spread_title (Grid        *grid,
              CzSheetLine *line)
{
  const CzBlockCell *wide = NULL;

  for (guint c = 0; c < grid->n; c++)
    if (is_filled (grid, c) && role_at (grid, c) == CZ_SHEET_NO && grid->cover[c]->n_columns > 1)
      wide = grid->cover[c];

  for (guint c = 0; wide != NULL && c < grid->n; c++)
    {
      if (grid->cover[c] != wide || grid->column_of[c] < 0)
        continue;
      if (c == wide->column)
        g_string_truncate (cell_at (grid, line, c)->text, 0);
      else if (cell_at (grid, line, c)->text->len == 0 && (role_at (grid, c) == CZ_SHEET_LEVEL || role_at (grid, c) == CZ_SHEET_TEXT))
        fill_cell (grid, line, c, "");
    }
}

static void
add_line (Grid *grid)
{
  CzSheetLine *line = cz_sheet_raw_add_line (grid->raw);

  for (guint c = 0; c < grid->n; c++)
    {
      CzSheetRole role = role_at (grid, c);

      if (grid->column_of[c] < 0 || grid->cover[c] == NULL || grid->cover[c]->column != c)
        continue;
      if (grid->cover[c]->row == grid->row || (role != CZ_SHEET_LEVEL && role != CZ_SHEET_POINTS && role != CZ_SHEET_LEVEL_POINTS && role != CZ_SHEET_NO))
        fill_cell (grid, line, c, " ");
    }

  spread_title (grid, line);

  for (guint c = 0; c < grid->n; c++)
    if (is_filled (grid, c) && role_at (grid, c) == CZ_SHEET_POINTS && give_points_to_level (grid, line, c))
      g_string_truncate (cell_at (grid, line, c)->text, 0);

  if (grid->section->len > 0 && line->cells[grid->section_column].text->len == 0)
    {
      cz_sheet_cell_append (&line->cells[grid->section_column], "", grid->section->str, grid->section_span);
    }

  g_string_truncate (grid->section, 0);
}

/* A row of one cell: notes, or a title for the rows below when it spans the table or has a marker of a chapter. */
static gboolean
read_single (Grid *grid)
{
  const CzBlockCell *cell = only_cell (grid);
  g_autofree char   *text = dup_cell (grid, cell);
  g_autofree char   *folded = cz_fold_string (text);
  CzTokenShape       shape;

  cz_sheet_marker_length (folded, &shape);

  if (grid->in_notes || cz_sheet_text_is_note (text))
    {
      append_line (grid->raw->notes, text);
      grid->in_notes = TRUE;
      return TRUE;
    }

  if (cell->n_columns * 2 < grid->n && !(shape & CZ_TOKEN_CHAPTER && role_at (grid, cell->column) == CZ_SHEET_NO))
    return FALSE;

  g_string_assign (grid->section, text);
  grid->section_span = cell->span;

  return TRUE;
}

static void
read_row (Grid *grid)
{
  guint n = count_filled (grid);

  if (n == 0 && !goes_on (grid))
    return;
  if (n >= 2 && is_repeated_heading (grid))
    return;
  if (n > 0 && read_total (grid))
    return;
  if (n == 1 && read_single (grid))
    return;

  grid->in_notes = FALSE;

  if (goes_on (grid))
    continue_line (grid);
  else
    add_line (grid);
}

static void
read_title (GString    *title,
            const Grid *grid)
{
  const CzBlockCell *cell = only_cell (grid);
  g_autofree char   *text = cell != NULL ? dup_cell (grid, cell) : NULL;

  if (text == NULL || count_filled (grid) > 1 || *text == '(' || g_str_has_prefix (text, "（") || g_str_has_prefix (text, "附件") || strlen (text) > 300)
    return;

  if (title->len == 0)
    g_string_append (title, g_strdelimit (text, "\n", ' '));
}

/* A section across the table whose rows never came: what follows a table is notes. */
static void
finish (Grid *grid)
{
  if (grid->section->len > 0)
    append_line (grid->raw->notes, grid->section->str);
}

/**
 * cz_sheet_grid_read:
 * @text: the text that the spans of the cells point into
 * @table: a table
 *
 * Returns: (transfer full) (nullable): the rows of a scoring table; %NULL when its headings are not those of one
 */
CzSheetRaw *
cz_sheet_grid_read (const char         *text,
                    const CzBlockTable *table)
{
  Grid grid = { .text = text, .table = table };
  g_autoptr (GString) title = g_string_new (NULL);

  grid.section = g_string_new (NULL);
  grid.n = MIN (grid.table->n_columns, CZ_SHEET_MAX_COLUMNS);
  grid.row = (guint) -1;

  for (guint i = 0; i < HEADING_REACH && grid.raw == NULL && next_row (&grid); i++)
    {
      if (count_headings (&grid) < 3 || !read_headings (&grid))
        read_title (title, &grid);
    }

  if (grid.raw != NULL)
    {
      while (next_row (&grid))
        read_row (&grid);

      finish (&grid);
      g_string_assign (grid.raw->title, title->str);

      if (grid.table->cells->len > 0)
        {
          const CzSpan first = g_array_index (grid.table->cells, CzBlockCell, 0).span;
          const CzSpan last = g_array_index (grid.table->cells, CzBlockCell, grid.table->cells->len - 1).span;

          grid.raw->span = (CzSpan){ first.start, last.start + last.length - first.start, first.line };
        }

      if (grid.raw->lines->len == 0)
        g_clear_pointer (&grid.raw, cz_sheet_raw_free);
    }

  g_string_free (grid.section, TRUE);

  return grid.raw;
}
