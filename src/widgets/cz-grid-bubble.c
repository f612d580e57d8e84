/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#define MAX_WIDTH 420
#define GAP 8

/* Returns: (transfer full): the bubble that tells why an input was refused, hidden at first */
GtkWidget *
_cz_grid_bubble_new (void)
{
  GtkWidget *bubble = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (bubble), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (bubble), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (bubble), 0);
  gtk_widget_add_css_class (bubble, "cz-grid-bubble");
  gtk_widget_set_can_target (bubble, FALSE);
  gtk_widget_set_child_visible (bubble, FALSE);

  return bubble;
}

/* At the cursor if its input was refused; otherwise at the last one that was, while it is in view. */
static CzGridCell *
find_cell (CzGrid *self)
{
  CzGridCell          *cursor = _cz_grid_pool_get (self, self->cursor.row, self->cursor.column);
  const CzGridRefusal *last;

  if (self->refusals->len == 0 || self->editor != NULL)
    return NULL;
  if (cursor != NULL && cursor->refused)
    return cursor;

  last = g_ptr_array_index (self->refusals, self->refusals->len - 1);
  for (guint i = 0; i < self->shown->len; i++)
    {
      CzGridCell *cell = g_ptr_array_index (self->shown, i);

      if (cell->refused && cell->span.column == last->column &&
          cz_table_get_row_id (self->table, cell->span.row) == last->row_id)
        return cell;
    }

  return NULL;
}

static gboolean
is_in_view (CzGrid             *self,
            const GdkRectangle *rect)
{
  GdkRectangle body;

  _cz_grid_get_body (self, &body);

  return rect->y + rect->height > body.y && rect->y < body.y + body.height && rect->x < body.width &&
         rect->x + rect->width > 0;
}

static void
show_at (CzGrid             *self,
         const GdkRectangle *rect)
{
  int           width;
  int           height;
  int           limit = MIN (_cz_grid_scaled (self, MAX_WIDTH), gtk_widget_get_width (GTK_WIDGET (self)) - 2 * GAP);
  GtkAllocation place;

  gtk_widget_measure (self->bubble, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = MIN (width, MAX (limit, 1));
  gtk_widget_measure (self->bubble, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  place.x = CLAMP (rect->x + (rect->width - width) / 2, GAP,
                   MAX (GAP, gtk_widget_get_width (GTK_WIDGET (self)) - width - GAP));
  place.y = rect->y + rect->height + GAP;
  place.width = width;
  place.height = height;
  self->bubble_below = place.y + height <= _cz_grid_get_footers_top (self);
  if (!self->bubble_below)
    place.y = rect->y - height - GAP;

  self->bubble_rect = place;
  self->bubble_tip = rect->x + rect->width / 2;
  gtk_widget_set_child_visible (self->bubble, TRUE);
  gtk_widget_size_allocate (self->bubble, &place, -1);
}

void
_cz_grid_bubble_place (CzGrid *self)
{
  CzGridCell          *cell = find_cell (self);
  const CzGridRefusal *refusal;

  if (cell == NULL || !is_in_view (self, &cell->rect))
    {
      gtk_widget_set_child_visible (self->bubble, FALSE);
      return;
    }

  refusal = _cz_grid_get_refusal (self, cell->span.row, cell->span.column);
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->bubble)), refusal->reason) != 0)
    gtk_label_set_text (GTK_LABEL (self->bubble), refusal->reason);

  show_at (self, &cell->rect);
}

/* The bubble and its tip, which points at the cell. */
void
_cz_grid_bubble_snapshot (CzGrid      *self,
                          GtkSnapshot *snapshot)
{
  const GtkAllocation *rect = &self->bubble_rect;
  int                  x = CLAMP (self->bubble_tip, rect->x + 14, rect->x + rect->width - 14);
  int                  base = self->bubble_below ? rect->y + 1 : rect->y + rect->height - 1;
  int                  tip = self->bubble_below ? base - GAP + 1 : base + GAP - 1;
  cairo_t             *cr;

  if (!gtk_widget_get_child_visible (self->bubble))
    return;

  gtk_widget_snapshot_child (GTK_WIDGET (self), self->bubble, snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - 10, MIN (base, tip) - 2, 20, GAP + 4));
  cairo_move_to (cr, x - 7, base);
  cairo_line_to (cr, x, tip);
  cairo_line_to (cr, x + 7, base);
  gdk_cairo_set_source_rgba (cr, &self->colors[CZ_GRID_COLOR_BASE]);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &self->colors[CZ_GRID_COLOR_ERROR]);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
