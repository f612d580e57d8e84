/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-json.h"

/*
 * Members of the JSON that the command line promises: points and values are texts holding exact decimals, dates have
 * the precision of their source, and what is not there is null.
 */

void
cz_json_add_text (JsonBuilder *builder,
                  const char  *name,
                  const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* An empty text becomes null. */
void
cz_json_add_text_or_null (JsonBuilder *builder,
                          const char  *name,
                          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL || *text == '\0')
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

void
cz_json_add_integer (JsonBuilder *builder,
                     const char  *name,
                     gint64       integer)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, integer);
}

void
cz_json_add_boolean (JsonBuilder *builder,
                     const char  *name,
                     gboolean     boolean)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, boolean);
}

/* Id 0 becomes null. */
void
cz_json_add_reference (JsonBuilder *builder,
                       const char  *name,
                       gint64       id)
{
  json_builder_set_member_name (builder, name);
  if (id == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, id);
}

void
cz_json_add_points (JsonBuilder *builder,
                    const char  *name,
                    CzPoints     points)
{
  g_autofree char *text = points != CZ_POINTS_NONE ? cz_points_to_string (points) : NULL;

  cz_json_add_text_or_null (builder, name, text);
}

void
cz_json_add_decimal (JsonBuilder *builder,
                     const char  *name,
                     CzDecimal    decimal)
{
  g_autofree char *text = cz_decimal_is_none (decimal) ? NULL : cz_decimal_to_string (decimal);

  cz_json_add_text_or_null (builder, name, text);
}

void
cz_json_add_date (JsonBuilder *builder,
                  const char  *name,
                  CzDate       date)
{
  g_autofree char *text = cz_date_is_none (date) ? NULL : cz_date_to_string (date);

  cz_json_add_text_or_null (builder, name, text);
}

/* Puts a JSON document in as a member; what is not JSON becomes null. */
void
cz_json_add_json (JsonBuilder *builder,
                  const char  *name,
                  const char  *json)
{
  JsonNode *node = *json != '\0' ? json_from_string (json, NULL) : NULL;

  json_builder_set_member_name (builder, name);
  if (node == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_value (builder, node);
}

void
cz_json_begin_array (JsonBuilder *builder,
                     const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}
