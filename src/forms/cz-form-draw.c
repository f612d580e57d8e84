/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

#include "base/cz-error.h"
#include "forms/cz-form-file.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

#define BORDER_WIDTH 0.5
#define FOOTER_RISE 0.55 /* where in the bottom margin the footer stands */

/* Draws one line of text; its baseline lies at @y. */
static void
draw_line (cairo_t          *cr,
           const CzFormFont *font,
           const char       *text,
           int               length,
           double            x,
           double            width,
           double            y,
           CzFormAlign       align)
{
  g_autoptr (PangoLayout) layout = cz_form_face_new_layout (cz_form_fonts_get_face (font->face, font->bold), font->size);
  int text_width;

  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\n'))
    length--;
  if (length == 0)
    return;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, length);
  pango_layout_get_size (layout, &text_width, NULL);
  if (align != CZ_FORM_ALIGN_LEFT)
    x += (width - (double) text_width / PANGO_SCALE) / (align == CZ_FORM_ALIGN_CENTER ? 2 : 1);

  cairo_move_to (cr, x, y);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
}

/* Draws the lines of @text from byte @start on, in the middle of the box. */
static void
draw_text (cairo_t            *cr,
           const CzFormLayout *layout,
           const CzFormCell   *cell,
           const CzFormPiece  *piece,
           double              x,
           double              y,
           double              width,
           double              height)
{
  const CzFormFont *font = &layout->definition->fonts[cell->style];
  const char       *text = cz_form_layout_get_text (layout, cell->text);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (CzFormTextLine));
  double pitch = font->size * CZ_FORM_LINE_PITCH;
  guint  first = piece == NULL || cell->block != CZ_FORM_NO_BLOCK ? 0 : piece->first_line;
  guint  end;

  if (*text == '\0')
    return;

  cz_form_layout_break_cell (layout, cell, lines);
  end = piece == NULL || piece->n_lines == 0 || cell->block != CZ_FORM_NO_BLOCK ? lines->len : MIN (lines->len, first + piece->n_lines);
  if (first >= end)
    return;

  y += piece != NULL && piece->n_lines > 0 && cell->block == CZ_FORM_NO_BLOCK ? CZ_FORM_ROW_PADDING / 2 : (height - (end - first) * pitch) / 2;
  y += pitch / 2 + font->size * 0.36;
  for (guint i = first; i < end; i++, y += pitch)
    {
      const CzFormTextLine *line = &g_array_index (lines, CzFormTextLine, i);

      draw_line (cr, font, text + line->start, (int) line->length, x + CZ_FORM_CELL_PADDING, width - 2 * CZ_FORM_CELL_PADDING, y, cell->align);
    }
}

static void
draw_box (cairo_t            *cr,
          const CzFormLayout *layout,
          const CzFormCell   *cell,
          const CzFormPiece  *piece,
          double              y,
          double              height)
{
  double x = layout->body_left + g_array_index (layout->columns, CzFormLayoutColumn, cell->column).x;
  double width = cz_form_layout_get_span_width (layout, cell->column, cell->n_columns);

  if (cell->flags & CZ_FORM_CELL_BORDER)
    {
      cairo_rectangle (cr, x, y, width, height);
      cairo_stroke (cr);
    }
  draw_text (cr, layout, cell, piece, x, y, width, height);
}

static double
draw_heading (cairo_t            *cr,
              const CzFormLayout *layout,
              double              y)
{
  double total = cz_form_layout_get_heading_height (layout);
  double top = y;

  for (guint i = 0; i < layout->heading->len; i++)
    {
      const CzFormItem *item = &g_array_index (layout->heading, CzFormItem, i);

      for (guint c = 0; c < item->n_cells; c++)
        {
          const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);

          draw_box (cr, layout, cell, NULL, y, cell->n_rows > 1 ? total : item->height);
        }
      y += item->height;
    }

  return top + total;
}

static void
draw_piece (cairo_t            *cr,
            const CzFormLayout *layout,
            const CzFormPage   *page,
            guint               index,
            double              y)
{
  const CzFormPiece *piece = &g_array_index (layout->pieces, CzFormPiece, index);
  const CzFormItem  *item = &g_array_index (layout->items, CzFormItem, piece->item);

  for (guint c = 0; c < item->n_cells; c++)
    {
      const CzFormCell *cell = &g_array_index (layout->cells, CzFormCell, item->first_cell + c);
      guint             n_pieces = cz_form_layout_count_block_pieces (layout, page, index, cell);
      double            height = 0;

      for (guint p = 0; p < n_pieces; p++)
        height += g_array_index (layout->pieces, CzFormPiece, index + p).height;
      if (n_pieces > 0)
        draw_box (cr, layout, cell, piece, y, height);
    }
}

static void
draw_footer (cairo_t            *cr,
             const CzFormLayout *layout,
             guint               page)
{
  const CzFormFont *font = &layout->definition->fonts[CZ_FORM_TEXT_FOOTER];
  double            y = layout->page_height - layout->definition->margin_bottom * CZ_FORM_MM * FOOTER_RISE;

  for (guint position = 0; position < 3; position++)
    {
      g_autofree char *text = cz_form_layout_dup_footer (layout, position, page);

      if (text != NULL)
        draw_line (cr, font, text, (int) strlen (text), layout->body_left, layout->table_width, y, (CzFormAlign) position);
    }
}

/**
 * cz_form_draw_page:
 * @cr: a context whose unit is the point and whose origin is the corner of the sheet
 * @layout: a form
 * @page: which page, from 0
 *
 * Draws a page in black and leaves its ground as it is.
 */
void
cz_form_draw_page (cairo_t      *cr,
                   CzFormLayout *layout,
                   guint         page)
{
  const CzFormPage *content;
  double            y;
  gboolean          heading_drawn = FALSE;

  g_return_if_fail (cr != NULL && layout != NULL);
  g_return_if_fail (page < layout->pages->len);

  content = &g_array_index (layout->pages, CzFormPage, page);
  y = layout->definition->margin_top * CZ_FORM_MM;
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, BORDER_WIDTH);

  for (guint i = content->first_piece; i < content->first_piece + content->n_pieces; i++)
    {
      const CzFormPiece *piece = &g_array_index (layout->pieces, CzFormPiece, i);

      if (!heading_drawn && g_array_index (layout->items, CzFormItem, piece->item).part == CZ_FORM_PART_BODY)
        {
          y = draw_heading (cr, layout, y);
          heading_drawn = TRUE;
        }
      draw_piece (cr, layout, content, i, y);
      y += piece->height;
    }

  draw_footer (cr, layout, page);
  cairo_restore (cr);
}

/* @code: the errno of the first write that failed; what comes after it may overwrite errno */
typedef struct
{
  FILE *file;
  int   code;
} Target;

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  Target *target = data;

  if (target->code == 0 && fwrite (bytes, 1, length, target->file) != length)
    target->code = errno;

  return target->code == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
draw_pdf (CzFormLayout *layout,
          Target       *target)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, target, layout->page_width, layout->page_height);
  cairo_t         *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, cz_form_layout_get_text (layout, layout->title));
  if (layout->issuer != 0)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, cz_form_layout_get_text (layout, layout->issuer));
  for (guint page = 0; page < layout->pages->len; page++)
    {
      cz_form_draw_page (cr, layout, page);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS && target->code == 0)
    target->code = EIO;
  cairo_surface_destroy (surface);
}

/**
 * cz_form_write_pdf:
 * @layout: a form
 * @path: where the file is to be; replaced whole or not at all
 * @error: return location for a %CZ_ERROR: no space, or not writable
 */
gboolean
cz_form_write_pdf (CzFormLayout *layout,
                   const char   *path,
                   GError      **error)
{
  g_autoptr (CzFormFile) file = NULL;
  Target target = { NULL, 0 };

  g_return_val_if_fail (layout != NULL && path != NULL, FALSE);

  file = cz_form_file_begin (path, 0, error);
  if (file == NULL)
    return FALSE;

  target.file = g_fopen (file->temporary, "wbe");
  if (target.file == NULL)
    target.code = errno;
  else
    draw_pdf (layout, &target);
  if (target.file != NULL && fclose (target.file) != 0 && target.code == 0)
    target.code = errno;
  if (target.code != 0)
    {
      cz_form_file_set_error (error, path, target.code);
      return FALSE;
    }

  return cz_form_file_commit (file, error);
}
