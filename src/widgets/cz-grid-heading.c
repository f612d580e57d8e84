/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include "widgets/cz-grid-column-menu.h"

#define PAD_Y 5
#define MIN_PAD_X 4
#define BUTTON 11

static const char *
get_group (CzGrid *self,
           guint   column)
{
  return cz_table_get_column (self->table, column)->group;
}

static PangoLayout *
get_title_layout (CzGrid *self,
                  guint   column)
{
  int width = self->columns.columns[column].width - 2 * _cz_grid_scaled (self, MIN_PAD_X);

  return _cz_grid_text_get_layout (self, cz_table_get_column (self->table, column)->title, width,
                                   CZ_GRID_TEXT_WRAPS | (get_group (self, column) != NULL ? CZ_GRID_TEXT_SMALL : 0));
}

/* Returns: the number of columns of the group that begins at @column; 0 without a group or in its middle */
static guint
get_group_length (CzGrid *self,
                  guint   column)
{
  const char *group = get_group (self, column);
  guint       end = column + 1;

  if (group == NULL || (column > 0 && g_strcmp0 (get_group (self, column - 1), group) == 0))
    return 0;

  while (end < self->columns.n_columns && g_strcmp0 (get_group (self, end), group) == 0)
    end++;

  return end - column;
}

/* Returns: the height of the heading; notes that of the line of groups */
int
_cz_grid_heading_measure (CzGrid *self)
{
  int pad = 2 * _cz_grid_scaled (self, PAD_Y);
  int single = 0;
  int grouped = 0;

  self->group_height = 0;

  for (guint i = 0; i < self->columns.n_columns; i++)
    {
      int height;

      if (self->columns.columns[i].hidden)
        continue;

      pango_layout_get_pixel_size (get_title_layout (self, i), NULL, &height);
      if (get_group (self, i) == NULL)
        single = MAX (single, height + pad);
      else
        {
          self->group_height = self->line_height + pad + CZ_GRID_BAND;
          grouped = MAX (grouped, height + pad);
        }
    }

  return MAX (single, self->group_height + grouped);
}

static gboolean
is_selected (CzGrid *self,
             guint   column)
{
  CzCellSpan range;

  _cz_grid_get_active_range (self, &range);

  return column >= range.column && column < range.column + range.n_columns;
}

static void
append_color (CzGrid      *self,
              GtkSnapshot *snapshot,
              CzGridColor  color,
              int          x,
              int          y,
              int          width,
              int          height)
{
  gtk_snapshot_append_color (snapshot, &self->colors[color], &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
append_layout (GtkSnapshot   *snapshot,
               PangoLayout   *layout,
               const GdkRGBA *color,
               int            x,
               int            y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Where the heading of a column lies: below that of its group. */
void
_cz_grid_heading_get_rect (CzGrid       *self,
                           guint         column,
                           GdkRectangle *rect)
{
  int scroll = column < self->columns.n_frozen || self->hadjustment == NULL
                 ? 0
                 : (int) gtk_adjustment_get_value (self->hadjustment);
  int top = get_group (self, column) != NULL ? self->group_height : 0;

  *rect = (GdkRectangle){ self->columns.columns[column].x - scroll, top, self->columns.columns[column].width,
                          self->heading_height - top };
}

/* The corner that opens the menu of the column. */
void
_cz_grid_heading_get_button (CzGrid       *self,
                             guint         column,
                             GdkRectangle *rect)
{
  int size = _cz_grid_scaled (self, BUTTON);

  _cz_grid_heading_get_rect (self, column, rect);
  rect->x += rect->width - size - CZ_GRID_GRIP;
  rect->y += rect->height - size;
  rect->width = size;
  rect->height = size;
}

static void
draw_funnel (cairo_t *cr,
             double   size)
{
  cairo_move_to (cr, size * 0.1, size * 0.2);
  cairo_line_to (cr, size * 0.9, size * 0.2);
  cairo_line_to (cr, size * 0.58, size * 0.55);
  cairo_line_to (cr, size * 0.58, size * 0.9);
  cairo_line_to (cr, size * 0.42, size * 0.8);
  cairo_line_to (cr, size * 0.42, size * 0.55);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_arrow (cairo_t *cr,
            double   size,
            gboolean up)
{
  double tip = size * (up ? 0.3 : 0.7);
  double base = size * (up ? 0.7 : 0.3);

  cairo_move_to (cr, size * 0.15, base);
  cairo_line_to (cr, size * 0.85, base);
  cairo_line_to (cr, size * 0.5, tip);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A funnel where a filter hides rows, an arrow where rows are sorted, a dim arrow under the pointer. */
static void
snapshot_button (CzGrid      *self,
                 GtkSnapshot *snapshot,
                 guint        column)
{
  guint        sort_column;
  CzTableSort  sort = cz_table_view_get_sort (self->view, &sort_column);
  gboolean     filtered = cz_table_view_get_filter (self->view, column) != NULL;
  gboolean     sorted = sort != CZ_TABLE_SORT_NONE && sort_column == column;
  gboolean     active = filtered || sorted || cz_table_view_get_group (self->view) == column;
  GdkRectangle rect;
  cairo_t     *cr;

  if (!active && self->hovered_column != column)
    return;

  _cz_grid_heading_get_button (self, column, &rect);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (rect.x, rect.y, rect.width, rect.height));
  cairo_translate (cr, rect.x, rect.y);
  gdk_cairo_set_source_rgba (cr, &self->colors[active ? CZ_GRID_COLOR_ACCENT_TEXT : CZ_GRID_COLOR_DIM]);
  if (filtered)
    draw_funnel (cr, rect.width);
  else
    draw_arrow (cr, rect.width, sorted && sort == CZ_TABLE_SORT_ASCENDING);
  cairo_destroy (cr);
}

static void
snapshot_title (CzGrid      *self,
                GtkSnapshot *snapshot,
                guint        column,
                int          x)
{
  PangoLayout *layout = get_title_layout (self, column);
  int          column_width = self->columns.columns[column].width;
  gboolean     selected = is_selected (self, column);
  int          top = get_group (self, column) != NULL ? self->group_height : 0;
  int          pad = _cz_grid_scaled (self, CZ_GRID_PAD_X);
  int          width;
  int          height;
  int          text_x = x + pad;
  CzGridColor  color = CZ_GRID_COLOR_TEXT;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (cz_table_get_column (self->table, column)->kind == CZ_CELL_NUMBER)
    text_x = x + column_width - pad - width;
  text_x = CLAMP (text_x, x, x + MAX (0, column_width - _cz_grid_scaled (self, MIN_PAD_X) - width));

  if (selected)
    {
      color = CZ_GRID_COLOR_ACCENT_TEXT;
      append_color (self, snapshot, CZ_GRID_COLOR_SELECTION, x, top, column_width, self->heading_height - top);
    }
  else if (top > 0)
    color = CZ_GRID_COLOR_DIM;

  append_layout (snapshot, layout, &self->colors[color], text_x,
                 top + (self->heading_height - top - height) / 2);
  append_color (self, snapshot, CZ_GRID_COLOR_LINE, x + column_width - 1, top, 1, self->heading_height - top);
  if (selected)
    append_color (self, snapshot, CZ_GRID_COLOR_ACCENT, x, self->heading_height - 2, column_width, 2);
  snapshot_button (self, snapshot, column);
}

static void
snapshot_group (CzGrid      *self,
                GtkSnapshot *snapshot,
                guint        column,
                guint        n_columns,
                int          x,
                guint        number)
{
  int          width = cz_grid_columns_get_span_width (&self->columns, column, n_columns);
  PangoLayout *layout = _cz_grid_text_get_layout (self, get_group (self, column), width,
                                                  CZ_GRID_TEXT_BOLD | CZ_GRID_TEXT_CENTRED);

  if (width == 0)
    return;

  append_color (self, snapshot, CZ_GRID_COLOR_BANDS + number % 4, x, 0, width, CZ_GRID_BAND);
  append_layout (snapshot, layout, &self->colors[CZ_GRID_COLOR_TEXT], x,
                 CZ_GRID_BAND + _cz_grid_scaled (self, PAD_Y));
  append_color (self, snapshot, CZ_GRID_COLOR_LINE, x, self->group_height - 1, width, 1);
  append_color (self, snapshot, CZ_GRID_COLOR_STRONG_LINE, x + width - 1, 0, 1, self->heading_height);
}

static void
snapshot_part (CzGrid      *self,
               GtkSnapshot *snapshot,
               gboolean     frozen)
{
  int   scroll = frozen || self->hadjustment == NULL ? 0 : (int) gtk_adjustment_get_value (self->hadjustment);
  guint number = 0;

  for (guint i = 0; i < self->columns.n_columns; i++)
    {
      guint length = get_group_length (self, i);
      int   x = self->columns.columns[i].x - scroll;

      if ((i < self->columns.n_frozen) == frozen)
        {
          if (length > 0)
            snapshot_group (self, snapshot, i, length, x, number);
          if (!self->columns.columns[i].hidden)
            snapshot_title (self, snapshot, i, x);
        }

      number += length > 0;
    }
}

void
_cz_grid_heading_snapshot (CzGrid      *self,
                           GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);

  append_color (self, snapshot, CZ_GRID_COLOR_HEADING, 0, 0, width, self->heading_height);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (frozen, 0, MAX (0, width - frozen), self->heading_height));
  snapshot_part (self, snapshot, FALSE);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, frozen, self->heading_height));
  snapshot_part (self, snapshot, TRUE);
  gtk_snapshot_pop (snapshot);

  append_color (self, snapshot, CZ_GRID_COLOR_STRONG_LINE, 0, self->heading_height - 1, width, 1);
}

/* Opens the menu of a column under its heading. */
void
_cz_grid_column_menu_open (CzGrid *self,
                           guint   column)
{
  if (!_cz_grid_editor_close (self, TRUE))
    return;

  if (self->column_menu == NULL)
    self->column_menu = cz_grid_column_menu_new (self);

  cz_grid_column_menu_show (CZ_GRID_COLUMN_MENU (self->column_menu), column);
}
