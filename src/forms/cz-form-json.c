/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-json.h"

#include "base/cz-error.h"
#include "forms/cz-form-pattern.h"

/**
 * cz_form_json_fail:
 * @self: a reader
 * @member: (nullable): the member of the present object that is wrong
 * @format: what is wrong with it
 *
 * Keeps the error unless an earlier one is kept already.
 */
void
cz_form_json_fail (CzFormJson *self,
                   const char *member,
                   const char *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  if (self->error != NULL)
    return;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (&self->error, CZ_ERROR, CZ_ERROR_INVALID, "%s: %s%s%s: %s", self->source, self->path->str,
               member == NULL ? "" : ".", member == NULL ? "" : member, message);
}

gsize
cz_form_json_enter (CzFormJson *self,
                    const char *member)
{
  gsize mark = self->path->len;

  g_string_append_printf (self->path, ".%s", member);
  return mark;
}

void
cz_form_json_leave (CzFormJson *self,
                    gsize       mark)
{
  g_string_truncate (self->path, mark);
}

/* A misspelt member would silently change the form, so an unknown one is an error. */
void
cz_form_json_check_members (CzFormJson        *self,
                            JsonObject        *object,
                            const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_autofree char *list = g_strjoinv (", ", (char **) known);

        cz_form_json_fail (self, l->data, "unknown; known here are %s", list);
      }
}

static JsonNode *
get_member (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

const char *
cz_form_json_get_text (CzFormJson *self,
                       JsonObject *object,
                       const char *member,
                       const char *fallback)
{
  JsonNode *node = get_member (object, member);

  if (node == NULL)
    return fallback;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      cz_form_json_fail (self, member, "must be a text in quotes");
      return fallback;
    }

  return g_string_chunk_insert_const (self->strings, json_node_get_string (node));
}

const char *
cz_form_json_need_text (CzFormJson *self,
                        JsonObject *object,
                        const char *member)
{
  const char *text = cz_form_json_get_text (self, object, member, NULL);

  if (text == NULL || *text == '\0')
    cz_form_json_fail (self, member, "is missing");

  return text;
}

const char *
cz_form_json_get_pattern (CzFormJson *self,
                          JsonObject *object,
                          const char *member,
                          const char *fallback)
{
  const char *pattern = cz_form_json_get_text (self, object, member, fallback);
  g_autoptr (GError) error = NULL;

  if (pattern != NULL && !cz_form_pattern_check (pattern, &error))
    cz_form_json_fail (self, member, "%s", error->message);

  return pattern;
}

double
cz_form_json_get_number (CzFormJson *self,
                         JsonObject *object,
                         const char *member,
                         double      fallback,
                         double      least,
                         double      most)
{
  JsonNode *node = get_member (object, member);
  double    number;

  if (node == NULL)
    return fallback;

  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    {
      cz_form_json_fail (self, member, "must be a number");
      return fallback;
    }

  number = json_node_get_double (node);
  if (number < least || number > most)
    {
      cz_form_json_fail (self, member, "must be from %g to %g, not %g", least, most, number);
      return fallback;
    }

  return number;
}

gboolean
cz_form_json_get_flag (CzFormJson *self,
                       JsonObject *object,
                       const char *member)
{
  JsonNode *node = get_member (object, member);

  if (node == NULL)
    return FALSE;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      cz_form_json_fail (self, member, "must be true or false");
      return FALSE;
    }

  return json_node_get_boolean (node);
}

/* Returns the position of the member's text in @choices; 0, the first, when there is no such member. */
int
cz_form_json_get_choice (CzFormJson        *self,
                         JsonObject        *object,
                         const char        *member,
                         const char *const *choices)
{
  const char      *text = cz_form_json_get_text (self, object, member, choices[0]);
  g_autofree char *list = NULL;

  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      return i;

  list = g_strjoinv (", ", (char **) choices);
  cz_form_json_fail (self, member, "\"%s\" is not one of %s", text, list);
  return 0;
}

JsonObject *
cz_form_json_as_object (CzFormJson *self,
                        JsonNode   *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  cz_form_json_fail (self, NULL, "must be an object in {}");
  return NULL;
}

JsonObject *
cz_form_json_get_object (CzFormJson *self,
                         JsonObject *object,
                         const char *member)
{
  JsonNode *node = get_member (object, member);

  if (node == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      cz_form_json_fail (self, member, "must be an object in {}");
      return NULL;
    }

  return json_node_get_object (node);
}

/**
 * cz_form_json_read_array:
 * @self: a reader
 * @object: the object that may have the array
 * @member: name of the array
 * @size: bytes of one item
 * @items: gets one item, cleared, for each element
 * @read: fills the item
 */
void
cz_form_json_read_array (CzFormJson        *self,
                         JsonObject        *object,
                         const char        *member,
                         gsize              size,
                         GArray            *items,
                         CzFormJsonItemFunc read)
{
  JsonNode  *node = get_member (object, member);
  JsonArray *array;
  gsize      mark = self->path->len;

  if (node == NULL)
    return;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      cz_form_json_fail (self, member, "must be a list in []");
      return;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && self->error == NULL; i++)
    {
      g_string_append_printf (self->path, ".%s[%u]", member, i);
      g_array_set_size (items, items->len + 1);
      read (self, json_array_get_element (array, i), items->data + (items->len - 1) * size);
      g_string_truncate (self->path, mark);
    }
}
