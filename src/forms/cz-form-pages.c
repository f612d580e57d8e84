/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

#include <string.h>

/* A row that is too long for a page is begun below others only if so many of its lines fit there. */
#define LEAST_LINES 4

/* Merged blocks open at one place of a page: the block in each column and the height its rows have on this page. */
typedef struct
{
  gint32 block;
  double height;
} Open;

/* A page being filled. */
typedef struct
{
  CzFormLayout *layout;
  guint         n_columns;
  double        room;
  double        y;
  Open         *open;
  Open         *trial;
} Filler;

static const CzFormItem *
get_item (CzFormLayout *layout,
          guint         item)
{
  return &g_array_index (layout->items, CzFormItem, item);
}

/* Height for rows on one page: the heading of the table is repeated on each. */
double
cz_form_layout_get_body_height (const CzFormLayout *self)
{
  return self->page_height - (self->definition->margin_top + self->definition->margin_bottom) * CZ_FORM_MM -
         cz_form_layout_get_heading_height (self);
}

/* Height of item @i when it is the next on the page: as measured, or more so that the texts of the merged blocks that
 * end with it fit; with @closing, of those too that the end of the page cuts off. */
static double
get_grown_height (const Filler *self,
                  guint         i,
                  gboolean      closing)
{
  const CzFormItem *item = get_item (self->layout, i);
  double            height = item->height;

  for (guint c = item->n_cells; c > 0; c--)
    {
      const CzFormCell  *cell = &g_array_index (self->layout->cells, CzFormCell, item->first_cell + c - 1);
      const CzFormBlock *block;
      double             above;

      if (cell->block == CZ_FORM_NO_BLOCK)
        continue;
      block = &g_array_index (self->layout->blocks, CzFormBlock, cell->block);
      above = self->open[cell->column].block == cell->block ? self->open[cell->column].height : 0;
      if (closing || block->last == i)
        height = MAX (height, block->need - above);
    }

  return height;
}

static void
put (Filler *self,
     guint   i,
     double  height)
{
  const CzFormItem *item = get_item (self->layout, i);

  for (guint c = 0; c < item->n_cells; c++)
    {
      const CzFormCell *cell = &g_array_index (self->layout->cells, CzFormCell, item->first_cell + c);
      Open             *open = &self->open[cell->column];

      if (cell->block == CZ_FORM_NO_BLOCK)
        continue;
      open->height = (open->block == cell->block ? open->height : 0) + height;
      open->block = cell->block;
    }
  self->y += height;
}

static void
add_piece (CzFormLayout *layout,
           guint         item,
           guint         first_line,
           guint         n_lines,
           double        height)
{
  CzFormPiece piece = { .item = item, .first_line = first_line, .n_lines = n_lines, .height = height };

  g_array_append_val (layout->pieces, piece);
}

static void
begin_page (Filler *self)
{
  CzFormPage page = { .first_piece = self->layout->pieces->len };

  for (guint c = 0; c < self->n_columns; c++)
    self->open[c].block = CZ_FORM_NO_BLOCK;
  self->y = 0;
  g_array_append_val (self->layout->pages, page);
}

static CzFormPage *
get_last_page (CzFormLayout *layout)
{
  return &g_array_index (layout->pages, CzFormPage, layout->pages->len - 1);
}

/* Makes the rows of each block on the page high enough for its text, all by the same amount; inner blocks first. */
static void
grow_blocks (CzFormLayout *layout,
             guint         column,
             guint         first,
             guint         last)
{
  for (guint begin = first; begin < last;)
    {
      const CzFormBlock *block = NULL;
      guint              end = begin + 1;
      double             height = g_array_index (layout->pieces, CzFormPiece, begin).height;
      gint32             index = cz_form_layout_get_block (layout, g_array_index (layout->pieces, CzFormPiece, begin).item, column);

      if (index != CZ_FORM_NO_BLOCK)
        block = &g_array_index (layout->blocks, CzFormBlock, index);
      while (block != NULL && end < last && g_array_index (layout->pieces, CzFormPiece, end).item <= block->last)
        height += g_array_index (layout->pieces, CzFormPiece, end++).height;
      for (guint p = begin; block != NULL && height < block->need && p < end; p++)
        g_array_index (layout->pieces, CzFormPiece, p).height += (block->need - height) / (end - begin);
      begin = end;
    }
}

static void
end_page (Filler *self)
{
  CzFormPage *page = get_last_page (self->layout);

  page->n_pieces = self->layout->pieces->len - page->first_piece;
  for (guint c = self->n_columns; c > 0; c--)
    grow_blocks (self->layout, c - 1, page->first_piece, self->layout->pieces->len);
}

/* Finds how many items from @first fit on the present page and where it is best ended. Returns the item after the last
 * one to put, @first if none fits. */
static guint
find_end (Filler *self,
          guint   first)
{
  GArray *items = self->layout->items;
  double  y = self->y;
  guint   best[3] = { first, first, first };
  guint   i;

  memcpy (self->trial, self->open, self->n_columns * sizeof (Open));
  for (i = first; i < items->len; i++)
    {
      double height = get_grown_height (self, i, FALSE);

      if (self->y + height > self->room)
        break;
      if (i + 1 == items->len || self->y + get_grown_height (self, i, TRUE) <= self->room)
        for (guint level = 0; level <= (i + 1 == items->len ? CZ_FORM_BREAK_FREELY : get_item (self->layout, i + 1)->break_before); level++)
          best[level] = i + 1;
      put (self, i, height);
    }

  memcpy (self->open, self->trial, self->n_columns * sizeof (Open));
  self->y = y;
  if (i == items->len)
    return i;

  return best[CZ_FORM_BREAK_FREELY] > first    ? best[CZ_FORM_BREAK_FREELY]
         : best[CZ_FORM_BREAK_IN_NEED] > first ? best[CZ_FORM_BREAK_IN_NEED]
                                               : best[CZ_FORM_BREAK_NEVER];
}

static guint
count_lines (CzFormLayout *layout,
             guint         i,
             double       *pitch)
{
  const CzFormItem *item = get_item (layout, i);
  guint             n_lines = 1;

  *pitch = 0;
  for (guint c = 0; c < item->n_cells; c++)
    {
      const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);

      if (cell->block != CZ_FORM_NO_BLOCK)
        continue;
      n_lines = MAX (n_lines, cz_form_layout_break_cell (layout, cell, NULL));
      *pitch = MAX (*pitch, layout->definition->fonts[cell->style].size * CZ_FORM_ROW_PITCH);
    }

  return n_lines;
}

/* Puts a row longer than a page: as many of its lines as fit, and the rest on the next pages. */
static void
put_long_item (Filler *self,
               guint   i)
{
  double pitch;
  guint  n_lines = count_lines (self->layout, i, &pitch);

  for (guint line = 0; line < n_lines;)
    {
      double left = self->room - self->y - CZ_FORM_ROW_PADDING;
      guint  n_fit = left > 0 ? (guint) (left / pitch) : 0;
      double height;

      if (n_fit < MIN (LEAST_LINES, n_lines - line) && self->y > 0)
        {
          end_page (self);
          begin_page (self);
          continue;
        }

      n_fit = CLAMP (n_fit, 1, n_lines - line);
      height = n_fit * pitch + CZ_FORM_ROW_PADDING;
      add_piece (self->layout, i, line, n_fit, height);
      put (self, i, height);
      line += n_fit;
    }
}

static void
fill_pages (Filler *self)
{
  GArray *items = self->layout->items;

  begin_page (self);
  for (guint i = 0; i < items->len;)
    {
      guint end = find_end (self, i);

      for (; i < end; i++)
        {
          add_piece (self->layout, i, 0, 0, get_item (self->layout, i)->height);
          put (self, i, get_grown_height (self, i, FALSE));
        }
      if (i == items->len)
        break;

      if (get_item (self->layout, i)->height > self->room)
        put_long_item (self, i++);
      else if (self->y > 0)
        {
          end_page (self);
          begin_page (self);
        }
      else
        {
          add_piece (self->layout, i, 0, 0, get_item (self->layout, i)->height);
          put (self, i, get_grown_height (self, i, FALSE));
          i++;
        }
    }
  end_page (self);
}

/**
 * cz_form_layout_paginate:
 *
 * Puts the items on pages. A page ends where the form allows it most freely; a merged block that is cut goes on, with
 * its text, on the next page. Takes time in proportion to the number of items.
 */
void
cz_form_layout_paginate (CzFormLayout *self)
{
  guint            n_columns = self->columns->len;
  g_autofree Open *open = g_new0 (Open, n_columns);
  g_autofree Open *trial = g_new0 (Open, n_columns);
  Filler           filler = { .layout = self, .n_columns = n_columns, .room = cz_form_layout_get_body_height (self), .open = open, .trial = trial };

  fill_pages (&filler);
}

gint32
cz_form_layout_get_block (const CzFormLayout *self,
                          guint               i,
                          guint               column)
{
  const CzFormItem *item = &g_array_index (self->items, CzFormItem, i);

  for (guint c = 0; c < item->n_cells; c++)
    {
      const CzFormCell *cell = &g_array_index (self->cells, CzFormCell, item->first_cell + c);

      if (cell->column == column)
        return cell->block;
    }

  return CZ_FORM_NO_BLOCK;
}

/* Breaks the text of a cell into its lines; returns how many. */
guint
cz_form_layout_break_cell (const CzFormLayout *self,
                           const CzFormCell   *cell,
                           GArray             *lines)
{
  const CzFormFont *font = &self->definition->fonts[cell->style];

  return cz_form_text_break (cz_form_fonts_get_face (font->face, font->bold), font->size, cz_form_layout_get_text (self, cell->text),
                             cz_form_layout_get_span_width (self, cell->column, cell->n_columns) - 2 * CZ_FORM_CELL_PADDING, lines);
}

/* Which bytes of the cell's text stand in @piece. Returns FALSE if none do. */
gboolean
cz_form_layout_get_piece_range (const CzFormLayout *self,
                                const CzFormPiece  *piece,
                                const CzFormCell   *cell,
                                guint              *start,
                                guint              *length)
{
  g_autoptr (GArray) lines = NULL;
  const CzFormTextLine *first, *last;

  *start = 0;
  *length = strlen (cz_form_layout_get_text (self, cell->text));
  if (piece->n_lines == 0 || cell->block != CZ_FORM_NO_BLOCK)
    return *length > 0;

  lines = g_array_new (FALSE, FALSE, sizeof (CzFormTextLine));
  cz_form_layout_break_cell (self, cell, lines);
  if (piece->first_line >= lines->len)
    return FALSE;

  first = &g_array_index (lines, CzFormTextLine, piece->first_line);
  last = &g_array_index (lines, CzFormTextLine, MIN (lines->len, piece->first_line + piece->n_lines) - 1);
  *start = first->start;
  *length = last->start + last->length - first->start;
  return *length > 0;
}

/* How many pieces from @piece on, on the same page, the cell covers; 0 if a piece above draws it. */
guint
cz_form_layout_count_block_pieces (const CzFormLayout *self,
                                   const CzFormPage   *page,
                                   guint               piece,
                                   const CzFormCell   *cell)
{
  const CzFormBlock *block;
  guint              end = page->first_piece + page->n_pieces;
  guint              n_pieces = 1;

  if (cell->block == CZ_FORM_NO_BLOCK)
    return 1;

  block = &g_array_index (self->blocks, CzFormBlock, cell->block);
  if (piece > page->first_piece && g_array_index (self->pieces, CzFormPiece, piece - 1).item >= block->first)
    return 0;
  while (piece + n_pieces < end && g_array_index (self->pieces, CzFormPiece, piece + n_pieces).item <= block->last)
    n_pieces++;

  return n_pieces;
}

/* The text at the foot of a page (counted from 0): @position 0 left, 1 in the middle, 2 right; %NULL for none. */
char *
cz_form_layout_dup_footer (const CzFormLayout *self,
                           guint               position,
                           guint               page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", self->pages->len);
  GString         *text;

  if (self->footer[position] == NULL)
    return NULL;

  text = g_string_new (self->footer[position]);
  g_string_replace (text, "{page}", number, 0);
  g_string_replace (text, "{pages}", total, 0);
  return g_string_free (text, FALSE);
}
