/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CzGridCell, cz_grid_cell, GTK_TYPE_WIDGET)

static CzGrid *
get_grid (CzGridCell *self)
{
  return CZ_GRID (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static gboolean
is_right_aligned (CzGridCell *self)
{
  return self->kind == CZ_CELL_NUMBER;
}

/* The number of the cursor's row, in the first of the frozen columns, is lit up like the heading of its column. */
static gboolean
names_cursor_row (CzGridCell *self,
                  CzGrid     *grid)
{
  return grid->columns.n_frozen > 0 && self->span.column == cz_grid_columns_first (&grid->columns) &&
         self->span.n_rows == 1 && self->span.n_columns == 1 && self->span.row == grid->cursor.row;
}

static const GdkRGBA *
get_text_color (CzGridCell *self,
                CzGrid     *grid)
{
  if (self->refused || self->flags & CZ_CELL_ERROR)
    return &grid->colors[CZ_GRID_COLOR_ERROR_TEXT];
  if (self->flags & CZ_CELL_CHANGED)
    return &grid->colors[CZ_GRID_COLOR_ERROR_TEXT];
  if (self->flags & CZ_CELL_WARNING)
    return &grid->colors[CZ_GRID_COLOR_ATTENTION_TEXT];
  if (self->flags & (CZ_CELL_PROPOSED | CZ_CELL_LINK))
    return &grid->colors[CZ_GRID_COLOR_ACCENT_TEXT];
  if (names_cursor_row (self, grid))
    return &grid->colors[CZ_GRID_COLOR_ACCENT_TEXT];
  if (self->flags & (CZ_CELL_DIMMED | CZ_CELL_DISABLED))
    return &grid->colors[CZ_GRID_COLOR_DIM];

  return &grid->colors[CZ_GRID_COLOR_TEXT];
}

static void
draw_cross (cairo_t *cr,
            double   size)
{
  cairo_set_line_width (cr, size / 5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, size * 0.15, size * 0.15);
  cairo_line_to (cr, size * 0.85, size * 0.85);
  cairo_move_to (cr, size * 0.85, size * 0.15);
  cairo_line_to (cr, size * 0.15, size * 0.85);
  cairo_stroke (cr);
}

static void
draw_triangle (cairo_t *cr,
               double   size)
{
  cairo_move_to (cr, size / 2, size * 0.06);
  cairo_line_to (cr, size, size * 0.94);
  cairo_line_to (cr, 0, size * 0.94);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A cross or a triangle beside the text: no meaning rests on colour alone. */
static void
snapshot_sign (CzGridCell  *self,
               CzGrid      *grid,
               GtkSnapshot *snapshot)
{
  gboolean error = self->refused || self->flags & CZ_CELL_ERROR;
  int      size = _cz_grid_scaled (grid, CZ_GRID_MARK);
  int      pad = _cz_grid_scaled (grid, CZ_GRID_PAD_X);
  int      x = is_right_aligned (self) ? pad - 1 : self->rect.width - pad - size;
  int      y = self->text_y + (grid->line_height - size) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, size, size));

  cairo_translate (cr, x, y);
  gdk_cairo_set_source_rgba (cr, &grid->colors[error ? CZ_GRID_COLOR_ERROR : CZ_GRID_COLOR_ATTENTION]);
  if (error)
    draw_cross (cr, size);
  else
    draw_triangle (cr, size);
  cairo_destroy (cr);
}

/* A corner: full for what a person decided otherwise, hollow for what nobody has taken yet. */
static void
snapshot_corner (CzGridCell  *self,
                 CzGrid      *grid,
                 GtkSnapshot *snapshot)
{
  int      size = _cz_grid_scaled (grid, 7);
  int      x = self->rect.width - size - 1;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, 0, size, size));

  gdk_cairo_set_source_rgba (cr, &grid->colors[CZ_GRID_COLOR_ACCENT]);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x + 0.5, 0.5);
  cairo_line_to (cr, x + size - 0.5, 0.5);
  cairo_line_to (cr, x + size - 0.5, size - 0.5);
  cairo_close_path (cr);
  if (self->flags & CZ_CELL_OVERRIDDEN)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_text (CzGridCell  *self,
               CzGrid      *grid,
               GtkSnapshot *snapshot)
{
  int pad = _cz_grid_scaled (grid, CZ_GRID_PAD_X);
  int x = pad;

  if (is_right_aligned (self) || self->kind == CZ_CELL_CHECK)
    {
      int width;

      pango_layout_get_pixel_size (self->layout, &width, NULL);
      x = is_right_aligned (self) ? MAX (2, self->rect.width - pad - width) : (self->rect.width - width) / 2;
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, self->text_y));
  gtk_snapshot_append_layout (snapshot, self->layout, get_text_color (self, grid));
  gtk_snapshot_restore (snapshot);
}

static void
cz_grid_cell_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CzGridCell *self = CZ_GRID_CELL (widget);
  CzGrid     *grid = get_grid (self);

  if (self->layout != NULL)
    snapshot_text (self, grid, snapshot);
  if (self->refused || self->flags & (CZ_CELL_ERROR | CZ_CELL_WARNING))
    snapshot_sign (self, grid, snapshot);
  if (self->flags & (CZ_CELL_PROPOSED | CZ_CELL_OVERRIDDEN))
    snapshot_corner (self, grid, snapshot);
}

static void
cz_grid_cell_finalize (GObject *object)
{
  CzGridCell *self = CZ_GRID_CELL (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (cz_grid_cell_parent_class)->finalize (object);
}

static void
cz_grid_cell_class_init (CzGridCellClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = cz_grid_cell_finalize;
  widget_class->snapshot = cz_grid_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
cz_grid_cell_init (CzGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* Makes the cell stand for @span and reads what it shows. */
void
_cz_grid_cell_bind (CzGridCell       *self,
                    CzGrid           *grid,
                    const CzCellSpan *span)
{
  const char     *text = _cz_grid_text_read (grid, span->row, span->column);
  CzGridTextStyle style;
  int             width;

  self->span = *span;
  /* A block across columns belongs to none of them. */
  self->kind = span->n_columns > 1 ? CZ_CELL_TEXT : cz_table_get_column (grid->table, span->column)->kind;
  self->flags = cz_table_get_flags (grid->table, span->row, span->column);
  self->refused = _cz_grid_get_refusal (grid, span->row, span->column) != NULL;
  self->name_stale = TRUE;

  style = _cz_grid_text_get_style (grid, span, self->flags, self->refused, &width);
  if (self->kind == CZ_CELL_CHECK && *text != '\0')
    text = "✓";

  if (*text != '\0')
    g_set_object (&self->layout, _cz_grid_text_get_layout (grid, text, width, style));
  else
    g_clear_object (&self->layout);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
get_text_y (CzGridCell *self,
            CzGrid     *grid)
{
  int pad = _cz_grid_scaled (grid, CZ_GRID_PAD_Y);
  int height = 0;
  int hidden = grid->heading_height - self->rect.y;

  if (hidden <= 0 || self->span.row >= grid->rows.n_rows || self->layout == NULL)
    return pad;

  pango_layout_get_pixel_size (self->layout, NULL, &height);

  return pad + CLAMP (hidden, 0, MAX (0, self->rect.height - height - 2 * pad));
}

void
_cz_grid_cell_place (CzGridCell *self,
                     CzGrid     *grid)
{
  int text_y;

  _cz_grid_get_rect (grid, &self->span, &self->rect);
  text_y = get_text_y (self, grid);

  if (text_y != self->text_y)
    {
      self->text_y = text_y;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self), &self->rect, -1);
}

/* Tells assistive technology what the cell shows and where it stands. */
void
_cz_grid_cell_update_name (CzGridCell *self,
                           CzGrid     *grid)
{
  const CzColumn  *column;
  const char      *text;
  g_autofree char *place = NULL;
  g_autofree char *note = NULL;
  g_autofree char *description = NULL;

  if (!self->name_stale)
    return;

  self->name_stale = FALSE;
  column = cz_table_get_column (grid->table, self->span.column);
  text = _cz_grid_text_read (grid, self->span.row, self->span.column);
  /* Translators: column title of a table and number of the row */
  place = g_strdup_printf (_ ("%s %s, row %u"), column->group != NULL ? column->group : "", column->title,
                           self->span.row + 1);
  note = self->refused ? g_strdup (_cz_grid_get_refusal (grid, self->span.row, self->span.column)->reason)
                       : cz_table_dup_note (grid->table, self->span.row, self->span.column);
  description = note != NULL ? g_strconcat (g_strstrip (place), ". ", note, NULL) : g_strdup (g_strstrip (place));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, *text != '\0' ? text : _ ("empty"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}
