/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#define SUMMARY_PLACES 4

static void
add_number (CzGridSummary *summary,
            CzDecimal      number)
{
  CzDecimal sum;

  summary->n_numbers++;
  if (summary->n_numbers == 1)
    summary->sum = number;
  else if (!cz_decimal_is_none (summary->sum))
    summary->sum = cz_decimal_add (summary->sum, number, &sum) ? sum : cz_decimal_none ();
}

static void
add_cell (CzGrid        *self,
          guint          row,
          guint          column,
          CzGridSummary *summary)
{
  CzCellSpan block;
  CzDecimal  number;

  _cz_grid_get_span (self, row, column, &block);
  if (block.row != row || block.column != column || self->columns.columns[column].hidden)
    return;

  if (cz_table_get_number (self->table, row, column, &number))
    {
      summary->n_cells++;
      add_number (summary, number);
    }
  else
    summary->n_cells += *_cz_grid_text_read (self, row, column) != '\0';
}

/**
 * cz_grid_get_summary:
 * @self: a grid
 * @summary: (out): what the selected cells come to
 */
void
cz_grid_get_summary (CzGrid        *self,
                     CzGridSummary *summary)
{
  g_return_if_fail (CZ_IS_GRID (self));

  *summary = (CzGridSummary){ 0, 0, CZ_DECIMAL_INIT_NONE, CZ_DECIMAL_INIT_NONE };
  if (self->table == NULL || _cz_grid_get_n_rows (self) == 0)
    return;

  for (guint i = 0; i < _cz_grid_get_n_ranges (self); i++)
    {
      CzCellSpan range;

      _cz_grid_get_range (self, i, &range);
      for (guint row = range.row; row < range.row + range.n_rows; row++)
        for (guint column = range.column; column < range.column + range.n_columns; column++)
          add_cell (self, row, column, summary);
    }

  if (!cz_decimal_is_none (summary->sum) &&
      !cz_decimal_divide (summary->sum, cz_decimal_from_int (summary->n_numbers), SUMMARY_PLACES, &summary->average))
    summary->average = cz_decimal_none ();
}

/**
 * cz_grid_get_selection:
 * @self: a grid
 * @spans: (element-type CzCellSpan): gets the selected rectangles as they are shown, the newest last
 */
void
cz_grid_get_selection (CzGrid *self,
                       GArray *spans)
{
  g_return_if_fail (CZ_IS_GRID (self));

  for (guint i = 0; i < _cz_grid_get_n_ranges (self) && self->table != NULL; i++)
    {
      CzCellSpan span;

      _cz_grid_get_range (self, i, &span);
      g_array_append_val (spans, span);
    }
}

/**
 * cz_grid_get_selected_rows:
 * @self: a grid
 * @rows: (element-type guint): gets the rows of the table that are selected or have a selected cell, as shown, each once
 */
void
cz_grid_get_selected_rows (CzGrid *self,
                           GArray *rows)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  g_return_if_fail (CZ_IS_GRID (self));

  for (guint i = 0; i < _cz_grid_get_n_ranges (self) && self->table != NULL; i++)
    {
      CzCellSpan span;

      _cz_grid_get_range (self, i, &span);
      for (guint row = span.row; row < MIN (span.row + span.n_rows, _cz_grid_get_n_rows (self)); row++)
        {
          guint source_row = cz_table_view_to_source (self->view, row);

          if (source_row != CZ_TABLE_VIEW_NONE && g_hash_table_add (known, GUINT_TO_POINTER (source_row)))
            g_array_append_val (rows, source_row);
        }
    }
}

/**
 * cz_grid_save_state:
 * @self: a grid
 *
 * Returns: (transfer floating): what a person set up: widths, hidden columns, zoom, filters, order; of type a{sv}
 */
GVariant *
cz_grid_save_state (CzGrid *self)
{
  GVariantBuilder state;
  GVariantBuilder columns;

  g_return_val_if_fail (CZ_IS_GRID (self), NULL);

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < self->columns.n_columns; i++)
    g_variant_builder_add (&columns, "(sib)", self->columns.columns[i].id, self->columns.columns[i].wish,
                           self->columns.columns[i].hidden);

  g_variant_builder_init (&state, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&state, "{sv}", "columns", g_variant_builder_end (&columns));
  g_variant_builder_add (&state, "{sv}", "zoom", g_variant_new_double (self->zoom));
  if (self->view != NULL)
    g_variant_builder_add (&state, "{sv}", "view", cz_table_view_save (self->view));

  return g_variant_builder_end (&state);
}

static void
restore_columns (CzGrid   *self,
                 GVariant *columns)
{
  GVariantIter iter;
  const char  *id;
  int          wish;
  gboolean     hidden;

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &wish, &hidden))
    {
      guint column = cz_grid_columns_find_id (&self->columns, id);

      if (column != CZ_GRID_NO_COLUMN && wish >= 0)
        {
          self->columns.columns[column].wish = wish;
          self->columns.columns[column].hidden = hidden;
        }
    }
}

/**
 * cz_grid_restore_state:
 * @self: a grid with its table
 * @state: (nullable): from cz_grid_save_state(), maybe of an older version; what is not known is left alone
 */
void
cz_grid_restore_state (CzGrid   *self,
                       GVariant *state)
{
  g_autoptr (GVariant) columns = NULL;
  g_autoptr (GVariant) view = NULL;
  double zoom;

  g_return_if_fail (CZ_IS_GRID (self));

  if (state == NULL || !g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT))
    return;

  columns = g_variant_lookup_value (state, "columns", G_VARIANT_TYPE ("a(sib)"));
  if (columns != NULL)
    restore_columns (self, columns);
  if (g_variant_lookup (state, "zoom", "d", &zoom))
    cz_grid_set_zoom (self, zoom);

  view = g_variant_lookup_value (state, "view", G_VARIANT_TYPE_VARDICT);
  if (view != NULL && self->view != NULL)
    cz_table_view_restore (self->view, view);

  _cz_grid_relayout (self);
}
