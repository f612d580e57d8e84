/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#define N_SAMPLES 32
#define MAX_AIMS 6

guint
_cz_grid_get_n_rows (CzGrid *self)
{
  return self->rows.n_rows + self->n_footers;
}

/* The block of a cell, never reaching from the body into the footers. */
void
_cz_grid_get_span (CzGrid     *self,
                   guint       row,
                   guint       column,
                   CzCellSpan *span)
{
  cz_table_get_span (self->table, row, column, span);

  if (row < self->rows.n_rows && span->row + span->n_rows > self->rows.n_rows)
    span->n_rows = self->rows.n_rows - span->row;
}

static gint64
get_scroll (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? (gint64) gtk_adjustment_get_value (adjustment) : 0;
}

/* Below the last row, or at the foot of the grid where there are more rows than fit. */
int
_cz_grid_get_footers_top (CzGrid *self)
{
  gint64 end = self->heading_height + cz_grid_rows_get_y (&self->rows, self->rows.n_rows);

  return (int) MIN (end, (gint64) gtk_widget_get_height (GTK_WIDGET (self)) - self->footers_height);
}

/* The part of the grid that rows scroll in. */
void
_cz_grid_get_body (CzGrid       *self,
                   GdkRectangle *rect)
{
  int bottom = gtk_widget_get_height (GTK_WIDGET (self)) - self->footers_height;

  *rect = (GdkRectangle){ 0, self->heading_height, gtk_widget_get_width (GTK_WIDGET (self)),
                          MAX (0, bottom - self->heading_height) };
}

static int
get_row_top (CzGrid *self,
             guint   row)
{
  int y;

  if (row < self->rows.n_rows || self->n_footers == 0)
    return (int) CLAMP (self->heading_height + cz_grid_rows_get_y (&self->rows, row) - get_scroll (self->vadjustment),
                        -G_MAXINT / 4, G_MAXINT / 4);

  y = _cz_grid_get_footers_top (self);
  for (guint i = 0; i < MIN (row - self->rows.n_rows, self->n_footers); i++)
    y += self->footer_heights[i];

  return y;
}

static int
get_row_bottom (CzGrid *self,
                guint   row)
{
  if (row < self->rows.n_rows)
    return get_row_top (self, row) + cz_grid_rows_get_height (&self->rows, row);

  return get_row_top (self, row) + self->footer_heights[row - self->rows.n_rows];
}

/* Where the block lies in the grid; one that begins in a frozen column and ends in a scrolled one shrinks. */
void
_cz_grid_get_rect (CzGrid           *self,
                   const CzCellSpan *span,
                   GdkRectangle     *rect)
{
  int   frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);
  int   left = cz_grid_columns_get_x (&self->columns, span->column);
  int   right = cz_grid_columns_get_x (&self->columns, span->column + span->n_columns);
  int   scroll = (int) get_scroll (self->hadjustment);
  int   top = get_row_top (self, span->row);
  guint last_row = span->row + span->n_rows - 1;

  if (span->column >= self->columns.n_frozen)
    left -= scroll;
  if (span->column + span->n_columns > self->columns.n_frozen)
    right = MAX (right - scroll, span->column < self->columns.n_frozen ? frozen : left);

  *rect = (GdkRectangle){ left, top, right - left, get_row_bottom (self, last_row) - top };
}

/* Returns: %FALSE above the rows (in the heading) and where there are none; otherwise the nearest cell */
gboolean
_cz_grid_find_place (CzGrid      *self,
                     int          x,
                     int          y,
                     CzGridPlace *place)
{
  int frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);
  int footers_top = _cz_grid_get_footers_top (self);

  place->column = cz_grid_columns_find (&self->columns,
                                        x < frozen ? x : x + (int) get_scroll (self->hadjustment));

  if (_cz_grid_get_n_rows (self) == 0)
    return FALSE;

  if (self->n_footers > 0 && (y >= footers_top || self->rows.n_rows == 0))
    {
      guint last = _cz_grid_get_n_rows (self) - 1;

      for (place->row = self->rows.n_rows; place->row < last && y >= get_row_bottom (self, place->row);)
        place->row++;
    }
  else
    place->row = cz_grid_rows_find (&self->rows,
                                    MAX (0, y - self->heading_height + get_scroll (self->vadjustment)));

  return y >= self->heading_height;
}

static int
get_text_height (CzGrid           *self,
                 const CzCellSpan *span)
{
  const char     *text = _cz_grid_text_read (self, span->row, span->column);
  CzCellFlags     flags;
  CzGridTextStyle style;
  gboolean        refused;
  int             width;
  int             height;

  if (*text == '\0')
    return 0;

  flags = cz_table_get_flags (self->table, span->row, span->column);
  refused = _cz_grid_get_refusal (self, span->row, span->column) != NULL;
  style = _cz_grid_text_get_style (self, span, flags, refused, &width);
  pango_layout_get_pixel_size (_cz_grid_text_get_layout (self, text, width, style), NULL, &height);

  return height + 2 * _cz_grid_scaled (self, CZ_GRID_PAD_Y);
}

static int
get_least_height (CzGrid *self)
{
  return self->line_height + 2 * _cz_grid_scaled (self, CZ_GRID_PAD_Y);
}

static int measure_row (CzGrid *self, guint row);

/* The last row of a merged block makes up for what its text needs beyond the rows above. */
static int
get_height_needed (CzGrid           *self,
                   const CzCellSpan *span,
                   guint             row)
{
  int needed;
  int above = 0;

  if (span->n_rows == 1)
    return get_text_height (self, span);
  if (row != span->row + span->n_rows - 1)
    return 0;

  needed = get_text_height (self, span);
  if (needed <= get_least_height (self) * (int) span->n_rows)
    return 0;

  for (guint i = span->row; i < row && above < needed; i++)
    above += measure_row (self, i);

  return needed - above;
}

static int
measure_text_rows (CzGrid *self,
                   guint   row)
{
  int height = get_least_height (self);

  for (guint column = 0; column < self->columns.n_columns;)
    {
      CzCellSpan span;

      _cz_grid_get_span (self, row, column, &span);
      if ((span.n_columns > 1 || self->columns.columns[span.column].wraps) &&
          cz_grid_columns_get_span_width (&self->columns, span.column, span.n_columns) > 0)
        height = MAX (height, get_height_needed (self, &span, row));

      column = span.column + span.n_columns;
    }

  return height;
}

/* Returns: the true height of a body row, which is noted */
static int
measure_row (CzGrid *self,
             guint   row)
{
  if (!cz_grid_rows_is_measured (&self->rows, row))
    cz_grid_rows_measured (&self->rows, row, measure_text_rows (self, row));

  return cz_grid_rows_get_height (&self->rows, row);
}

static void
measure_footers (CzGrid *self)
{
  self->footers_height = 0;

  for (guint i = 0; i < self->n_footers; i++)
    {
      self->footer_heights[i] = measure_text_rows (self, self->rows.n_rows + i);
      self->footers_height += self->footer_heights[i];
    }
}

/* To be called when the rows are others than before. */
void
_cz_grid_reset_rows (CzGrid *self)
{
  guint n_rows = self->table != NULL ? cz_table_get_n_rows (self->table) : 0;

  self->n_footers = self->table != NULL ? MIN (cz_table_get_n_footers (self->table), n_rows) : 0;
  self->footer_heights = g_renew (int, self->footer_heights, MAX (self->n_footers, 1));
  self->footers_height = 0;
  cz_grid_rows_reset (&self->rows, n_rows - self->n_footers, get_least_height (self));
  self->estimated = FALSE;
  self->kept_row = 0;
}

/* To be called when texts wrap otherwise than before: the row at the top stays there. */
void
_cz_grid_forget_heights (CzGrid *self)
{
  if (!self->estimated)
    return;

  self->kept_row = cz_grid_rows_find (&self->rows, get_scroll (self->vadjustment));
  self->estimated = FALSE;
}

static void
configure_adjustments (CzGrid *self)
{
  GdkRectangle body;
  int          width = cz_grid_columns_get_x (&self->columns, self->columns.n_columns);
  gint64       height = cz_grid_rows_get_y (&self->rows, self->rows.n_rows);

  _cz_grid_get_body (self, &body);

  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, gtk_adjustment_get_value (self->hadjustment), 0,
                              MAX (width, body.width), body.width * 0.1, body.width * 0.9, body.width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, gtk_adjustment_get_value (self->vadjustment), 0,
                              MAX (height, body.height), get_least_height (self), body.height * 0.9, body.height);
}

static void
set_scroll (GtkAdjustment *adjustment,
            gint64         value)
{
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
}

/* Measures the rows in view. What is read stays where it is, though rows above turn out taller than thought. */
static gboolean
measure_rows_in_view (CzGrid *self)
{
  GdkRectangle body;
  gint64       value = get_scroll (self->vadjustment);
  guint        first = cz_grid_rows_find (&self->rows, value);
  int          offset = (int) (value - cz_grid_rows_get_y (&self->rows, first));
  int          before = cz_grid_rows_get_height (&self->rows, first);
  gboolean     moved;

  _cz_grid_get_body (self, &body);
  if (offset > 0)
    offset = MAX (0, offset + measure_row (self, first) - before);

  for (guint row = first, y = 0; row < self->rows.n_rows && y < (guint) (offset + body.height); row++)
    y += measure_row (self, row);

  configure_adjustments (self);
  set_scroll (self->vadjustment, cz_grid_rows_get_y (&self->rows, first) + offset);
  moved = cz_grid_rows_find (&self->rows, get_scroll (self->vadjustment)) < first;

  return moved;
}

/* At the end of the table the rows may be lower than thought, which brings rows above into view. */
static void
settle_rows_in_view (CzGrid *self)
{
  for (guint i = 0; i < MAX_AIMS && measure_rows_in_view (self); i++)
    ;
}

static void
aim_vertically (CzGrid *self,
                guint   row)
{
  GdkRectangle body;

  _cz_grid_get_body (self, &body);

  for (guint i = 0; i < MAX_AIMS; i++)
    {
      gint64 top = cz_grid_rows_get_y (&self->rows, row);
      gint64 bottom = top + measure_row (self, row);
      gint64 value = get_scroll (self->vadjustment);
      gint64 wanted = value;

      if (bottom > value + body.height)
        wanted = bottom - body.height;
      if (top < wanted)
        wanted = top;
      if (wanted == value && i > 0)
        break;

      configure_adjustments (self);
      set_scroll (self->vadjustment, wanted);
      settle_rows_in_view (self);
    }
}

static void
aim_horizontally (CzGrid *self,
                  guint   column)
{
  int frozen = cz_grid_columns_get_x (&self->columns, self->columns.n_frozen);
  int left = cz_grid_columns_get_x (&self->columns, column);
  int right = cz_grid_columns_get_x (&self->columns, column + 1);
  int value = (int) get_scroll (self->hadjustment);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (column < self->columns.n_frozen)
    return;

  if (left - value < frozen)
    set_scroll (self->hadjustment, left - frozen);
  else if (right - value > width)
    set_scroll (self->hadjustment, MIN (right - width, left - frozen));
}

/* Brings a cell into view with the next allocation, when all heights on the way can be known. */
void
_cz_grid_scroll_to_place (CzGrid *self,
                          guint   row,
                          guint   column)
{
  self->aim = (CzGridPlace){ row, column };
  self->aiming = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Reading 100,000 rows to guess their heights would take longer than showing them: some stand for all. */
static void
estimate_rows (CzGrid *self)
{
  guint  n_rows = self->rows.n_rows;
  guint  n_samples = MIN (n_rows, N_SAMPLES);
  gint64 sum = 0;

  cz_grid_rows_reset (&self->rows, n_rows, get_least_height (self));
  for (guint i = 0; i < n_samples; i++)
    sum += measure_row (self, (guint) ((guint64) i * n_rows / n_samples));

  if (n_samples > 0)
    cz_grid_rows_reset (&self->rows, n_rows, (int) (sum / n_samples));

  self->estimated = TRUE;
  configure_adjustments (self);
  if (self->kept_row > 0)
    set_scroll (self->vadjustment, cz_grid_rows_get_y (&self->rows, self->kept_row));
}

void
_cz_grid_allocate (CzGrid *self,
                   int     width,
                   int     height G_GNUC_UNUSED)
{
  GdkRectangle body;
  gint64       value;
  guint        first = 0;
  guint        last = 0;

  self->allocating = TRUE;

  if (cz_grid_columns_layout (&self->columns, width, self->scale))
    _cz_grid_forget_heights (self);
  self->heading_height = _cz_grid_heading_measure (self);
  measure_footers (self);
  if (!self->estimated)
    estimate_rows (self);
  configure_adjustments (self);

  if (self->rows.n_rows > 0)
    {
      settle_rows_in_view (self);
      if (self->aiming && self->aim.row < self->rows.n_rows)
        aim_vertically (self, self->aim.row);
      if (self->aiming)
        aim_horizontally (self, self->aim.column);

      _cz_grid_get_body (self, &body);
      value = get_scroll (self->vadjustment);
      first = cz_grid_rows_find (&self->rows, value);
      last = cz_grid_rows_find (&self->rows, value + MAX (body.height - 1, 0));
    }

  self->aiming = FALSE;
  self->allocating = FALSE;
  _cz_grid_pool_sync (self, first, last);
  _cz_grid_editor_place (self);
  _cz_grid_bubble_place (self);
}
