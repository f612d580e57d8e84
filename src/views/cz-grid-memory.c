/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-grid-memory.h"

#define SCHEMA "org.chuangzhi.Chuangzhi"

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  return schema != NULL ? g_settings_new (SCHEMA) : NULL;
}

/**
 * cz_grid_memory_save:
 * @grid: a grid
 * @name: what the table is called in the settings
 *
 * Remembers how a person arranged a table.
 */
void
cz_grid_memory_save (CzGrid     *grid,
                     const char *name)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GVariant) all = NULL;
  g_autoptr (GVariant) state = NULL;
  GVariantDict dict;

  if (settings == NULL || cz_grid_get_table (grid) == NULL)
    return;

  all = g_settings_get_value (settings, "tables");
  state = g_variant_ref_sink (cz_grid_save_state (grid));
  g_variant_dict_init (&dict, all);
  g_variant_dict_insert_value (&dict, name, state);
  g_settings_set_value (settings, "tables", g_variant_dict_end (&dict));
}

/* Arranges a table as it was left; does nothing the first time. */
void
cz_grid_memory_restore (CzGrid     *grid,
                        const char *name)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GVariant) all = NULL;
  g_autoptr (GVariant) state = NULL;

  if (settings == NULL || cz_grid_get_table (grid) == NULL)
    return;

  all = g_settings_get_value (settings, "tables");
  state = g_variant_lookup_value (all, name, NULL);
  if (state != NULL)
    cz_grid_restore_state (grid, state);
}
