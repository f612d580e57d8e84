/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-table-view-private.h"

static const char *
get_column_id (CzTableView *self,
               guint        column)
{
  return g_ptr_array_index (self->ids, column);
}

/* Returns: (transfer floating): filters, order and groups by the ids of columns, of type a{sv}; not the row filter */
GVariant *
cz_table_view_save (CzTableView *self)
{
  GVariantBuilder state;
  GVariantBuilder filters;

  g_return_val_if_fail (CZ_IS_TABLE_VIEW (self), NULL);

  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{sv}"));
  for (guint i = 0; i < self->how.filters->len; i++)
    if (g_ptr_array_index (self->how.filters, i) != NULL)
      g_variant_builder_add (&filters, "{sv}", get_column_id (self, i),
                             cz_table_filter_to_variant (g_ptr_array_index (self->how.filters, i)));

  g_variant_builder_init (&state, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&state, "{sv}", "filters", g_variant_builder_end (&filters));
  if (self->how.sort != CZ_TABLE_SORT_NONE)
    g_variant_builder_add (&state, "{sv}", "sort",
                           g_variant_new ("(sb)", get_column_id (self, self->how.sort_column),
                                          self->how.sort == CZ_TABLE_SORT_DESCENDING));
  if (self->how.group_column != CZ_TABLE_VIEW_NONE)
    g_variant_builder_add (&state, "{sv}", "group",
                           g_variant_new_string (get_column_id (self, self->how.group_column)));

  return g_variant_builder_end (&state);
}

static void
restore_filters (CzTableView *self,
                 GVariant    *filters)
{
  GVariantIter iter;
  const char  *id;
  GVariant    *value;

  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_next (&iter, "{&sv}", &id, &value))
    {
      guint column = _cz_table_view_find_column (self, id);

      if (column != CZ_TABLE_VIEW_NONE)
        g_ptr_array_index (self->how.filters, column) = cz_table_filter_from_variant (value);
      g_variant_unref (value);
    }
}

/* Columns that are gone, and what this version does not know, are passed over. */
void
cz_table_view_restore (CzTableView *self,
                       GVariant    *state)
{
  g_autoptr (GVariant) filters = NULL;
  const char *id;
  gboolean    descending;

  g_return_if_fail (CZ_IS_TABLE_VIEW (self));

  _cz_table_view_forget_columns (self);
  filters = g_variant_lookup_value (state, "filters", G_VARIANT_TYPE_VARDICT);
  if (filters != NULL)
    restore_filters (self, filters);

  if (g_variant_lookup (state, "sort", "(&sb)", &id, &descending) && _cz_table_view_find_column (self, id) != CZ_TABLE_VIEW_NONE)
    {
      self->how.sort_column = _cz_table_view_find_column (self, id);
      self->how.sort = descending ? CZ_TABLE_SORT_DESCENDING : CZ_TABLE_SORT_ASCENDING;
    }
  if (g_variant_lookup (state, "group", "&s", &id))
    self->how.group_column = _cz_table_view_find_column (self, id);

  cz_table_view_refresh (self);
}
