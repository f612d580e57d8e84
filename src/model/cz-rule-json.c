/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule.h"

#include "base/cz-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Rules nest by any_of only; the JSON parser recurses, so depth is bounded before it runs. */
#define MOST_DEPTH 32
#define MOST_BYTES (1024 * 1024)

typedef enum
{
  FIELD_TEXT,
  FIELD_DECIMAL,
  FIELD_POINTS,
  FIELD_TRUTH,
} FieldType;

/* The plain fields, in the order they are written; what is none, blank or false is left out. */
static const struct
{
  const char *name;
  FieldType   type;
  gsize       offset;
} fields[] = {
  { "value", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, value) },
  { "from", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, from) },
  { "to", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, to) },
  { "factor", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, factor) },
  { "factor_below", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, factor_below) },
  { "base", FIELD_POINTS, G_STRUCT_OFFSET (CzRule, base) },
  { "per", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, per) },
  { "unit", FIELD_TEXT, G_STRUCT_OFFSET (CzRule, unit) },
  { "points", FIELD_POINTS, G_STRUCT_OFFSET (CzRule, points) },
  { "limit", FIELD_POINTS, G_STRUCT_OFFSET (CzRule, limit) },
  { "minus", FIELD_POINTS, G_STRUCT_OFFSET (CzRule, minus) },
  { "plus", FIELD_POINTS, G_STRUCT_OFFSET (CzRule, plus) },
  { "plus_limit", FIELD_POINTS, G_STRUCT_OFFSET (CzRule, plus_limit) },
  { "whole_steps", FIELD_TRUTH, G_STRUCT_OFFSET (CzRule, whole_steps) },
  { "among", FIELD_TEXT, G_STRUCT_OFFSET (CzRule, among) },
  { "cap_group", FIELD_TEXT, G_STRUCT_OFFSET (CzRule, cap_group) },
  { "min_ratio", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, min_ratio) },
  { "weight", FIELD_DECIMAL, G_STRUCT_OFFSET (CzRule, weight) },
};

static const struct
{
  const char *name;
  CzRuleFlags flag;
} flags[] = {
  { "may_not_apply", CZ_RULE_MAY_NOT_APPLY },
  { "bonus", CZ_RULE_BONUS },
  { "veto", CZ_RULE_VETO },
  { "key", CZ_RULE_KEY },
};

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_points (JsonBuilder *builder,
            const char  *name,
            CzPoints     points)
{
  g_autofree char *text = cz_points_to_string (points);

  if (points != CZ_POINTS_NONE)
    add_text (builder, name, text);
}

static void
add_decimal (JsonBuilder *builder,
             const char  *name,
             CzDecimal    decimal)
{
  g_autofree char *text = cz_decimal_to_string (decimal);

  if (!cz_decimal_is_none (decimal))
    add_text (builder, name, text);
}

static void
add_truth (JsonBuilder *builder,
           const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_states (JsonBuilder  *builder,
            const CzRule *rule)
{
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);

  for (guint i = 0; i < rule->states->len; i++)
    {
      const CzRuleState *state = g_ptr_array_index (rule->states, i);

      json_builder_begin_object (builder);
      add_points (builder, "points", state->points);
      add_text (builder, "text", state->text);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
add_tiers (JsonBuilder  *builder,
           const CzRule *rule)
{
  json_builder_set_member_name (builder, "tiers");
  json_builder_begin_array (builder);

  for (guint i = 0; i < rule->tiers->len; i++)
    {
      const CzRuleTier *tier = &g_array_index (rule->tiers, CzRuleTier, i);

      json_builder_begin_object (builder);
      add_decimal (builder, cz_comparator_to_name (tier->comparator), tier->bound);
      add_points (builder, "points", tier->points);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
add_bands (JsonBuilder  *builder,
           const CzRule *rule)
{
  json_builder_set_member_name (builder, "bands");
  json_builder_begin_array (builder);

  for (guint i = 0; i < rule->bands->len; i++)
    {
      const CzRuleBand *band = &g_array_index (rule->bands, CzRuleBand, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "to");
      if (band->to != 0)
        json_builder_add_int_value (builder, band->to);
      else
        json_builder_add_null_value (builder);
      add_points (builder, "points", band->points);
      if (*band->text != '\0')
        add_text (builder, "text", band->text);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

static void
add_field (JsonBuilder  *builder,
           const CzRule *rule,
           guint         i)
{
  gconstpointer field = G_STRUCT_MEMBER_P (rule, fields[i].offset);

  switch (fields[i].type)
    {
    case FIELD_TEXT:
      if (**(char *const *) field != '\0')
        add_text (builder, fields[i].name, *(char *const *) field);
      break;

    case FIELD_DECIMAL:
      add_decimal (builder, fields[i].name, *(const CzDecimal *) field);
      break;

    case FIELD_POINTS:
      add_points (builder, fields[i].name, *(const CzPoints *) field);
      break;

    case FIELD_TRUTH:
      if (*(const gboolean *) field)
        add_truth (builder, fields[i].name);
      break;
    }
}

static void
add_rule (JsonBuilder  *builder,
          const CzRule *rule)
{
  json_builder_begin_object (builder);
  add_text (builder, "kind", cz_rule_kind_to_name (rule->kind));

  if (rule->kind == CZ_RULE_STATES || rule->states->len > 0)
    add_states (builder, rule);
  if (rule->kind == CZ_RULE_TIERS || rule->tiers->len > 0)
    add_tiers (builder, rule);
  if (rule->kind == CZ_RULE_RANK || rule->bands->len > 0)
    add_bands (builder, rule);
  if (rule->kind == CZ_RULE_THRESHOLD || rule->comparator != CZ_COMPARATOR_GE)
    add_text (builder, "comparator", cz_comparator_to_name (rule->comparator));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (builder, rule, i);

  if (rule->kind == CZ_RULE_ANY_OF || rule->rules->len > 0)
    {
      json_builder_set_member_name (builder, "rules");
      json_builder_begin_array (builder);
      for (guint i = 0; i < rule->rules->len; i++)
        add_rule (builder, g_ptr_array_index (rule->rules, i));
      json_builder_end_array (builder);
    }

  if (rule->inputs->len > 0)
    {
      json_builder_set_member_name (builder, "inputs");
      json_builder_begin_array (builder);
      for (guint i = 0; i < rule->inputs->len; i++)
        json_builder_add_string_value (builder, g_ptr_array_index (rule->inputs, i));
      json_builder_end_array (builder);
    }

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      if (rule->flags & flags[i].flag)
        add_truth (builder, flags[i].name);
    }

  json_builder_end_object (builder);
}

/**
 * cz_rule_to_json:
 *
 * Returns: (transfer full): the rule as the command line shows it, on one line; points and values are strings
 */
char *
cz_rule_to_json (const CzRule *rule)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  add_rule (builder, rule);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static gboolean
fail (GError    **error,
      const char *member,
      const char *problem)
{
  g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "Rule: “%.60s” %s", member, problem);

  return FALSE;
}

static const char *
get_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                                          : NULL;
}

static gboolean
read_points (JsonNode   *node,
             const char *name,
             CzPoints   *points,
             GError    **error)
{
  const char *text = get_text (node);

  if (text == NULL)
    return fail (error, name, "is not a string holding a decimal");

  return cz_points_parse (text, points, error);
}

static gboolean
read_decimal (JsonNode   *node,
              const char *name,
              CzDecimal  *decimal,
              GError    **error)
{
  const char *text = get_text (node);

  if (text == NULL)
    return fail (error, name, "is not a string holding a decimal");

  return cz_decimal_parse (text, decimal, error);
}

static gboolean
read_truth (JsonNode   *node,
            const char *name,
            gboolean   *truth,
            GError    **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (error, name, "is neither true nor false");

  *truth = json_node_get_boolean (node);

  return TRUE;
}

static gboolean
read_state (CzRule     *rule,
            JsonObject *object,
            GError    **error)
{
  CzPoints       points = CZ_POINTS_NONE;
  const char    *text = "";
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (g_str_equal (name, "points") && !read_points (node, name, &points, error))
        return FALSE;
      else if (g_str_equal (name, "text") && (text = get_text (node)) == NULL)
        return fail (error, name, "is not a string");
      else if (!g_str_equal (name, "points") && !g_str_equal (name, "text"))
        return fail (error, name, "is unknown in an option");
    }

  cz_rule_add_state (rule, points, text);

  return TRUE;
}

static gboolean
read_tier (CzRule     *rule,
           JsonObject *object,
           GError    **error)
{
  CzPoints       points = CZ_POINTS_NONE;
  CzDecimal      bound = CZ_DECIMAL_INIT_NONE;
  CzComparator   comparator = CZ_COMPARATOR_GE;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (g_str_equal (name, "points"))
        {
          if (!read_points (node, name, &points, error))
            return FALSE;
        }
      else if (!cz_decimal_is_none (bound) || !cz_comparator_from_name (name, &comparator) ||
               comparator > CZ_COMPARATOR_LT || comparator == CZ_COMPARATOR_EQ)
        {
          return fail (error, name, "is unknown in a tier");
        }
      else if (!read_decimal (node, name, &bound, error))
        {
          return FALSE;
        }
    }

  if (cz_decimal_is_none (bound) || points == CZ_POINTS_NONE)
    return fail (error, "tiers", "needs a bound and points in each tier");

  cz_rule_add_tier (rule, comparator, bound, points);

  return TRUE;
}

static gboolean
read_band (CzRule     *rule,
           JsonObject *object,
           GError    **error)
{
  CzPoints       points = CZ_POINTS_NONE;
  gint64         to = 0;
  const char    *text = "";
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (g_str_equal (name, "points"))
        {
          if (!read_points (node, name, &points, error))
            return FALSE;
        }
      else if (g_str_equal (name, "text"))
        {
          if ((text = get_text (node)) == NULL)
            return fail (error, name, "is not a string");
        }
      else if (g_str_equal (name, "to"))
        {
          if (!JSON_NODE_HOLDS_NULL (node))
            to = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                   ? json_node_get_int (node)
                   : -1;
          if (to < 0 || to > G_MAXINT32)
            return fail (error, name, "is not a place in a ranking");
        }
      else
        {
          return fail (error, name, "is unknown in a band");
        }
    }

  if (points == CZ_POINTS_NONE)
    return fail (error, "bands", "needs points in each band");

  cz_rule_add_band (rule, to, points, text);

  return TRUE;
}

static CzRule *read_rule (JsonNode *node, GError **error);

static gboolean
read_nested (CzRule   *rule,
             JsonNode *node,
             GError  **error)
{
  CzRule *nested = read_rule (node, error);

  if (nested == NULL)
    return FALSE;

  g_ptr_array_add (rule->rules, nested);

  return TRUE;
}

static gboolean
read_list (CzRule     *rule,
           const char *name,
           JsonNode   *node,
           GError    **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, name, "is not an array");

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gboolean  taken;

      if (g_str_equal (name, "inputs"))
        {
          if (get_text (element) == NULL)
            return fail (error, name, "holds something else than strings");
          g_ptr_array_add (rule->inputs, g_strdup (get_text (element)));
          continue;
        }

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail (error, name, "holds something else than objects");

      if (g_str_equal (name, "options"))
        taken = read_state (rule, json_node_get_object (element), error);
      else if (g_str_equal (name, "tiers"))
        taken = read_tier (rule, json_node_get_object (element), error);
      else if (g_str_equal (name, "bands"))
        taken = read_band (rule, json_node_get_object (element), error);
      else
        taken = read_nested (rule, element, error);

      if (!taken)
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_field (CzRule   *rule,
            guint     i,
            JsonNode *node,
            GError  **error)
{
  gpointer field = G_STRUCT_MEMBER_P (rule, fields[i].offset);

  switch (fields[i].type)
    {
    case FIELD_TEXT:
      if (get_text (node) == NULL)
        return fail (error, fields[i].name, "is not a string");
      g_free (*(char **) field);
      *(char **) field = g_strdup (get_text (node));
      return TRUE;

    case FIELD_DECIMAL:
      return read_decimal (node, fields[i].name, field, error);

    case FIELD_POINTS:
      return read_points (node, fields[i].name, field, error);

    case FIELD_TRUTH:
      return read_truth (node, fields[i].name, field, error);
    }

  g_return_val_if_reached (FALSE);
}

static gboolean
read_member (CzRule     *rule,
             const char *name,
             JsonNode   *node,
             GError    **error)
{
  static const char *const lists[] = { "options", "tiers", "bands", "rules", "inputs", NULL };
  gboolean                 set;

  if (g_str_equal (name, "kind") || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (g_strv_contains (lists, name))
    return read_list (rule, name, node, error);

  if (g_str_equal (name, "comparator"))
    return (get_text (node) != NULL && cz_comparator_from_name (get_text (node), &rule->comparator)) ||
           fail (error, name, "is not a comparator");

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      if (!g_str_equal (name, flags[i].name))
        continue;
      if (!read_truth (node, name, &set, error))
        return FALSE;
      if (set)
        rule->flags |= flags[i].flag;
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_str_equal (name, fields[i].name))
        return read_field (rule, i, node, error);
    }

  return fail (error, name, "is unknown");
}

static CzRule *
read_rule (JsonNode *node,
           GError  **error)
{
  g_autoptr (CzRule) rule = NULL;
  JsonObject    *object;
  JsonNode      *kind_node;
  CzRuleKind     kind;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (error, "rule", "is not an object");
      return NULL;
    }

  object = json_node_get_object (node);
  kind_node = json_object_get_member (object, "kind");
  if (kind_node == NULL || get_text (kind_node) == NULL || !cz_rule_kind_from_name (get_text (kind_node), &kind))
    {
      fail (error, "kind", "is missing or unknown");
      return NULL;
    }

  rule = cz_rule_new (kind);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    {
      if (!read_member (rule, name, member, error))
        return NULL;
    }

  return g_steal_pointer (&rule);
}

/* The parser also takes comments, which could hide brackets from this count; they are not JSON and are refused. */
static gboolean
is_shallow (const char *json)
{
  guint    depth = 0;
  gboolean quoted = FALSE;

  for (; *json != '\0'; json++)
    {
      if (quoted && *json == '\\' && json[1] != '\0')
        json++;
      else if (*json == '"')
        quoted = !quoted;
      else if (!quoted && strchr ("/#'", *json) != NULL)
        return FALSE;
      else if (!quoted && (*json == '{' || *json == '[') && ++depth > MOST_DEPTH)
        return FALSE;
      else if (!quoted && (*json == '}' || *json == ']') && depth > 0)
        depth--;
    }

  return TRUE;
}

/**
 * cz_rule_from_json:
 * @json: what cz_rule_to_json() writes; from anywhere
 * @error: return location for %CZ_ERROR_INVALID (not such an object; the message names the member), or %CZ_ERROR_LIMIT
 *   (too large or too deeply nested)
 *
 * A member that is not known is refused, never passed over: it might change what a row earns. null means not set.
 *
 * Returns: (transfer full) (nullable): the rule
 */
CzRule *
cz_rule_from_json (const char *json,
                   GError    **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  if (strlen (json) > MOST_BYTES || !is_shallow (json))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_LIMIT, "Rule: too large or too deeply nested");
      return NULL;
    }

  parser = json_parser_new_immutable ();
  if (!g_utf8_validate (json, -1, NULL) || !json_parser_load_from_data (parser, json, -1, &local_error))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "Rule: %s",
                   local_error != NULL ? local_error->message : "damaged characters");
      return NULL;
    }

  return read_rule (json_parser_get_root (parser), error);
}
