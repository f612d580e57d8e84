/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

/* The text size, in pixels, that widths and paddings at 100 % are meant for. */
#define NORMAL_SIZE 13.0
#define MAX_LAYOUTS 4000

static const char *color_names[CZ_GRID_N_COLORS] = {
  "cz_text", "cz_dim", "cz_base", "cz_line", "cz_strong_line", "cz_heading", "cz_subtotal", "cz_row_tint",
  "cz_selection", "cz_disabled", "cz_shadow", "cz_accent", "cz_accent_text", "cz_attention", "cz_attention_text",
  "cz_error", "cz_error_text", "cz_error_tint", "cz_band_1", "cz_band_2", "cz_band_3", "cz_band_4"
};

static double
get_font_pixels (const PangoFontDescription *description)
{
  double size = pango_font_description_get_size (description) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (description) ? size : size * 96 / 72;
}

/* Reads font, text size and colours anew: after a change of style, theme, text size or zoom. */
void
_cz_grid_text_update_style (CzGrid *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autoptr (PangoFontDescription) description = NULL;
  PangoFontMetrics *metrics;
  double            pixels;

  g_clear_object (&self->context);
  self->context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));

  description = pango_font_description_copy (pango_context_get_font_description (self->context));
  pixels = get_font_pixels (description) * self->zoom;
  self->scale = pixels / NORMAL_SIZE;
  pango_font_description_set_absolute_size (description, pixels * PANGO_SCALE);
  pango_context_set_font_description (self->context, description);

  metrics = pango_context_get_metrics (self->context, NULL, NULL);
  self->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);

  for (guint i = 0; i < CZ_GRID_N_COLORS; i++)
    if (!gtk_style_context_lookup_color (style, color_names[i], &self->colors[i]))
      gtk_style_context_get_color (style, &self->colors[i]);

  _cz_grid_text_clear (self);
}

void
_cz_grid_text_clear (CzGrid *self)
{
  g_hash_table_remove_all (self->layouts);
}

int
_cz_grid_scaled (CzGrid *self,
                 int     pixels)
{
  return (int) (pixels * self->scale + 0.5);
}

static PangoAttrList *
new_attributes (CzGridTextStyle style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (style & CZ_GRID_TEXT_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (style & CZ_GRID_TEXT_TABULAR)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (style & CZ_GRID_TEXT_SMALL)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.92));
  if (style & CZ_GRID_TEXT_UNDERLINED)
    pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));

  return attributes;
}

static PangoLayout *
new_layout (CzGrid         *self,
            const char     *text,
            int             width,
            CzGridTextStyle style)
{
  PangoLayout *layout = pango_layout_new (self->context);

  if (style & ~(CZ_GRID_TEXT_WRAPS | CZ_GRID_TEXT_CENTRED))
    {
      g_autoptr (PangoAttrList) attributes = new_attributes (style);

      pango_layout_set_attributes (layout, attributes);
    }

  pango_layout_set_text (layout, text, -1);
  if (width >= 0)
    pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  if (style & CZ_GRID_TEXT_CENTRED)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);

  if (style & CZ_GRID_TEXT_WRAPS)
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  else
    {
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

/**
 * _cz_grid_text_get_layout:
 * @self: a grid
 * @text: what to lay out
 * @width: pixels it may use; -1 for as many as it needs
 * @style: how it looks
 *
 * Cells that show the same text in the same width share one layout: it is never changed.
 *
 * Returns: (transfer none): the layout; valid until the next call
 */
PangoLayout *
_cz_grid_text_get_layout (CzGrid         *self,
                          const char     *text,
                          int             width,
                          CzGridTextStyle style)
{
  PangoLayout *layout;

  g_string_printf (self->layout_key, "%d:%d:", width, style);
  g_string_append (self->layout_key, text);
  layout = g_hash_table_lookup (self->layouts, self->layout_key->str);

  if (layout == NULL)
    {
      if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
        g_hash_table_remove_all (self->layouts);

      layout = new_layout (self, text, width, style);
      g_hash_table_insert (self->layouts, g_strdup (self->layout_key->str), layout);
    }

  return layout;
}

/* Returns: (transfer none): what the cell shows, a refused input before the value; valid until the next call */
const char *
_cz_grid_text_read (CzGrid *self,
                    guint   row,
                    guint   column)
{
  const CzGridRefusal *refusal = _cz_grid_get_refusal (self, row, column);

  g_string_truncate (self->text, 0);
  if (refusal != NULL)
    g_string_append (self->text, refusal->text);
  else
    cz_table_append_text (self->table, row, column, self->text);

  return self->text->str;
}

/* The style of a cell's text, and in @width the pixels it may use. */
CzGridTextStyle
_cz_grid_text_get_style (CzGrid           *self,
                         const CzCellSpan *span,
                         CzCellFlags       flags,
                         gboolean          refused,
                         int              *width)
{
  CzGridTextStyle style = 0;

  *width = cz_grid_columns_get_span_width (&self->columns, span->column, span->n_columns) -
           2 * _cz_grid_scaled (self, CZ_GRID_PAD_X);
  if (refused || flags & (CZ_CELL_ERROR | CZ_CELL_WARNING))
    *width -= _cz_grid_scaled (self, CZ_GRID_MARK + 4);

  if (flags & (CZ_CELL_BOLD | CZ_CELL_SUBTOTAL | CZ_CELL_CHANGED))
    style |= CZ_GRID_TEXT_BOLD;
  if (flags & CZ_CELL_LINK)
    style |= CZ_GRID_TEXT_UNDERLINED;
  if (span->n_columns == 1 && cz_table_get_column (self->table, span->column)->kind == CZ_CELL_NUMBER)
    {
      /* A number may use the padding on its left: it must not be cut. */
      style |= CZ_GRID_TEXT_TABULAR;
      *width += _cz_grid_scaled (self, CZ_GRID_PAD_X) - 2;
    }
  else if (span->n_columns > 1 || self->columns.columns[span->column].wraps)
    style |= CZ_GRID_TEXT_WRAPS;

  return style;
}
