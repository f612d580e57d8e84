/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "resave.h"

#include "reader/cz-xlsx.h"
#include "workspace/cz-exchange.h"

#include <string.h>
#include <xlsxwriter.h>

/* A sheet as rows of texts. */
typedef struct
{
  GPtrArray *rows; /* of GPtrArray of text */
  guint      n_columns;
  guint      ids_row; /* G_MAXUINT: nothing is filled in here */
} Grid;

static void
grid_clear (Grid *grid)
{
  g_ptr_array_unref (grid->rows);
}

static GPtrArray *
new_row (guint n_columns)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < n_columns; c++)
    g_ptr_array_add (row, g_strdup (""));

  return row;
}

static char **
cell_at (const Grid *grid,
         guint       row,
         guint       column)
{
  return (char **) &g_ptr_array_index ((GPtrArray *) grid->rows->pdata[row], column);
}

static void
set_cell (const Grid *grid,
          guint       row,
          guint       column,
          const char *text)
{
  g_free (*cell_at (grid, row, column));
  *cell_at (grid, row, column) = g_strdup (text);
}

static Grid
read_grid (const CzXlsx      *book,
           const CzXlsxSheet *sheet)
{
  Grid  grid = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref), 0, G_MAXUINT };
  guint n_rows = 0;

  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (sheet->cells, CzXlsxCell, i);

      n_rows = MAX (n_rows, cell->row + 1);
      grid.n_columns = MAX (grid.n_columns, cell->column + 1u);
    }

  for (guint r = 0; r < n_rows; r++)
    g_ptr_array_add (grid.rows, new_row (grid.n_columns));

  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (sheet->cells, CzXlsxCell, i);
      g_autofree char  *text = g_strndup (cz_xlsx_text (book, cell), cell->length);

      set_cell (&grid, cell->row, cell->column, text);
      if (g_str_equal (text, "no"))
        grid.ids_row = cell->row;
    }

  return grid;
}

static int
find_in_row (const Grid *grid,
             guint       row,
             const char *text)
{
  for (guint c = 0; c < grid->n_columns; c++)
    if (g_str_equal (*cell_at (grid, row, c), text))
      return (int) c;

  return -1;
}

/* The identifier of a row; NULL if it has none. */
static const char *
key_of (const Grid     *grid,
        guint           row,
        CzExchangePart *part)
{
  gint64 id;

  for (guint c = 0; c < grid->n_columns; c++)
    if (cz_exchange_parse_key (*cell_at (grid, row, c), part, &id))
      return *cell_at (grid, row, c);

  return NULL;
}

static void
widen (char **text)
{
  GString *wide = g_string_new (NULL);

  for (const char *p = *text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || *p == '.')
      g_string_append_unichar (wide, (gunichar) *p + 0xfee0);
    else
      g_string_append_c (wide, *p);

  g_free (*text);
  *text = g_string_free (wide, FALSE);
}

static void
fill (const Grid *grid,
      GHashTable *cells,
      guint       damage)
{
  for (guint r = 0; r < grid->rows->len; r++)
    {
      CzExchangePart         part;
      const char            *key = key_of (grid, r, &part);
      guint                  n_fields;
      const CzExchangeField *fields;

      if (key == NULL || grid->ids_row == G_MAXUINT)
        continue;

      fields = cz_exchange_get_fields (part, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        {
          g_autofree char *place = g_strdup_printf ("%s %s", key, fields[i].name);
          const char      *value = g_hash_table_lookup (cells, place);
          int              column = find_in_row (grid, grid->ids_row, fields[i].column);

          g_assert_cmpint (column, >=, 0);
          if (value != NULL)
            set_cell (grid, r, (guint) column, value);
          if ((damage & RESAVE_FULL_WIDTH) && fields[i].kind == CZ_THREE_WAY_NUMBER)
            widen (cell_at (grid, r, (guint) column));
        }
    }
}

static void
add_rows (Grid *grid,
          guint damage)
{
  for (guint r = grid->rows->len; r-- > 0;)
    {
      CzExchangePart part;
      const char    *key = key_of (grid, r, &part);

      if (key == NULL)
        continue;

      if ((damage & RESAVE_BLANK_ROWS) && r % 2 == 0)
        g_ptr_array_insert (grid->rows, (int) r, new_row (grid->n_columns));
      if ((damage & RESAVE_COPY_ROW) && r % 3 == 0)
        {
          GPtrArray *copy = new_row (grid->n_columns);

          g_ptr_array_insert (grid->rows, (int) r, copy);
          for (guint c = 0; c < grid->n_columns; c++)
            set_cell (grid, r, c, *cell_at (grid, r + 1, c));
        }
      if ((damage & RESAVE_ADD_ROW) && part == CZ_EXCHANGE_ROW)
        {
          g_ptr_array_insert (grid->rows, (int) r, new_row (grid->n_columns));
          set_cell (grid, r, (guint) find_in_row (grid, grid->ids_row, "reason"), RESAVE_ADDED);
          damage &= ~RESAVE_ADD_ROW;
        }
    }
}

/* Turns the order of the rows that have an identifier around. */
static void
sort_rows (Grid *grid)
{
  guint first = 0;
  guint last = grid->rows->len;

  while (TRUE)
    {
      CzExchangePart part;

      while (first < last && key_of (grid, first, &part) == NULL)
        first++;
      while (last > first && key_of (grid, last - 1, &part) == NULL)
        last--;
      if (last < first + 2)
        return;

      last--;
      {
        gpointer row = grid->rows->pdata[first];

        grid->rows->pdata[first] = grid->rows->pdata[last];
        grid->rows->pdata[last] = row;
      }
      first++;
    }
}

static void
reverse_columns (Grid *grid)
{
  for (guint r = 0; r < grid->rows->len; r++)
    for (guint c = 0; c < grid->n_columns / 2; c++)
      {
        char **left = cell_at (grid, r, c);
        char **right = cell_at (grid, r, grid->n_columns - 1 - c);
        char  *text = *left;

        *left = *right;
        *right = text;
      }
}

static void
write_cell (lxw_worksheet *sheet,
            guint          row,
            guint          column,
            const char    *text,
            guint          damage)
{
  CzDecimal number;

  if (*text == '\0')
    return;

  if (g_str_is_ascii (text) && cz_decimal_parse (text, &number, NULL))
    {
      if (damage & RESAVE_FORMULAS)
        g_assert_cmpint (worksheet_write_formula_num (sheet, row, (lxw_col_t) column, "=A1+0", NULL, g_ascii_strtod (text, NULL)), ==, LXW_NO_ERROR);
      else
        g_assert_cmpint (worksheet_write_number (sheet, row, (lxw_col_t) column, g_ascii_strtod (text, NULL), NULL), ==, LXW_NO_ERROR);
    }
  else
    g_assert_cmpint (worksheet_write_string (sheet, row, (lxw_col_t) column, text, NULL), ==, LXW_NO_ERROR);
}

static void
damage_grid (Grid *grid,
             guint damage)
{
  if (grid->ids_row != G_MAXUINT)
    {
      add_rows (grid, damage);
      if (damage & RESAVE_EDIT_HEADING)
        for (guint c = 0; c < grid->n_columns; c++)
          if (g_str_equal (*cell_at (grid, grid->ids_row, c), "reason"))
            set_cell (grid, grid->ids_row + 1, c, "领导意见");
      if (damage & RESAVE_SORT_ROWS)
        sort_rows (grid);
      if (damage & RESAVE_REVERSE_COLUMNS)
        reverse_columns (grid);
    }
  else if (damage & RESAVE_ALTER_UNIT)
    for (guint r = 0; r < grid->rows->len; r++)
      if (g_str_equal (*cell_at (grid, r, 0), "unit"))
        set_cell (grid, r, 1, "9999");
}

static void
write_grid (lxw_workbook *book,
            const Grid   *grid,
            const char   *name,
            guint         damage)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);

  for (guint r = 0; r < grid->rows->len; r++)
    for (guint c = 0; c < grid->n_columns; c++)
      write_cell (sheet, r, c, *cell_at (grid, r, c), grid->ids_row != G_MAXUINT ? damage : 0);

  if (grid->ids_row == G_MAXUINT && !(damage & RESAVE_SHOW_HIDDEN))
    worksheet_hide (sheet);
}

void
resave (const char *from,
        const char *to,
        GHashTable *cells,
        guint       damage)
{
  g_autofree char *contents = NULL;
  gsize            length;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CzXlsx) book = NULL;
  lxw_workbook *out;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  if (damage & RESAVE_CUT_FILE)
    {
      g_assert_true (g_file_set_contents (to, contents, (gssize) length / 2, NULL));
      return;
    }

  bytes = g_bytes_new (contents, length);
  book = cz_xlsx_read_cells (bytes, NULL, NULL);
  g_assert_nonnull (book);
  out = workbook_new (to);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const CzXlsxSheet *sheet = book->sheets->pdata[i];
      Grid               grid = read_grid (book, sheet);
      g_autofree char   *name = (damage & RESAVE_RENAME_SHEETS) ? g_strdup_printf ("工作表%u", i + 1) : g_strdup (sheet->name);

      if (grid.ids_row != G_MAXUINT || !(damage & RESAVE_DROP_IDENTIFIERS))
        {
          fill (&grid, cells, damage);
          damage_grid (&grid, damage);
          write_grid (out, &grid, name, damage);
        }
      grid_clear (&grid);
    }
  g_assert_cmpint (workbook_close (out), ==, LXW_NO_ERROR);
}
