/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-draft-columns.h"

#include "model/cz-draft.h"

#include <json-glib/json-glib.h>

/*
 * The parts of a draft that the store keeps as JSON in one column.
 */

char *
cz_draft_texts_to_json (const GPtrArray *texts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

char *
cz_draft_extra_to_json (const GPtrArray *extra)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i + 1 < extra->len; i += 2)
    {
      json_builder_set_member_name (builder, extra->pdata[i]);
      json_builder_add_string_value (builder, extra->pdata[i + 1]);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

char *
cz_draft_columns_to_json (const GPtrArray *columns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    {
      const CzDraftColumn *column = columns->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "heading");
      json_builder_add_string_value (builder, column->heading);
      json_builder_set_member_name (builder, "role");
      json_builder_add_string_value (builder, column->role);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
add_decimal_member (JsonBuilder *builder,
                    const char  *name,
                    CzDecimal    decimal)
{
  g_autofree char *text = NULL;

  json_builder_set_member_name (builder, name);
  if (cz_decimal_is_none (decimal))
    {
      json_builder_add_null_value (builder);
      return;
    }

  text = cz_decimal_to_string (decimal);
  json_builder_add_string_value (builder, text);
}

char *
cz_draft_bands_to_json (const GPtrArray *bands)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < bands->len; i++)
    {
      const CzDraftBand *band = bands->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, band->name);
      add_decimal_member (builder, "from", band->from);
      add_decimal_member (builder, "to", band->to);
      json_builder_set_member_name (builder, "from_excluded");
      json_builder_add_boolean_value (builder, band->from_excluded);
      json_builder_set_member_name (builder, "to_included");
      json_builder_add_boolean_value (builder, band->to_included);
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, band->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}
