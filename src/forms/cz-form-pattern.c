/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-pattern.h"

#include "base/cz-error.h"

#include <string.h>

/**
 * cz_form_pattern_check:
 * @pattern: a text of a form definition
 * @error: return location for a %CZ_ERROR
 *
 * Returns: %FALSE if a {value} or an [optional part] is not closed, empty or nested
 */
gboolean
cz_form_pattern_check (const char *pattern,
                       GError    **error)
{
  const char *brace = NULL;
  const char *bracket = NULL;
  const char *wrong = NULL;

  for (const char *p = pattern; *p != '\0' && wrong == NULL; p++)
    {
      if (*p == '{')
        {
          wrong = brace != NULL ? p : NULL;
          brace = p;
        }
      else if (*p == '}')
        {
          wrong = brace == NULL || p == brace + 1 ? p : NULL;
          brace = NULL;
        }
      else if (*p == '[')
        {
          wrong = brace != NULL || bracket != NULL ? p : NULL;
          bracket = p;
        }
      else if (*p == ']')
        {
          wrong = brace != NULL || bracket == NULL ? p : NULL;
          bracket = NULL;
        }
    }

  if (wrong == NULL)
    wrong = brace != NULL ? brace : bracket;
  if (wrong == NULL)
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID,
               "brackets do not match at \"%s\" (use {value} and [optional part])", wrong);
  return FALSE;
}

static gboolean
is_named (GPtrArray  *names,
          const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_ptr_array_index (names, i), name))
      return TRUE;

  return FALSE;
}

/* Returns FALSE if a value of the part [p, end) is missing. */
static gboolean
expand_part (const char *p,
             const char *end,
             GHashTable *values,
             GPtrArray  *missing,
             GString    *text)
{
  gboolean complete = TRUE;

  while (p < end)
    {
      const char      *open = memchr (p, '{', end - p);
      const char      *close;
      const char      *value;
      g_autofree char *name = NULL;

      g_string_append_len (text, p, open == NULL ? end - p : open - p);
      if (open == NULL)
        break;

      close = memchr (open, '}', end - open);
      name = g_strndup (open + 1, close - open - 1);
      value = values == NULL ? NULL : g_hash_table_lookup (values, name);
      if (value != NULL && *value != '\0')
        g_string_append (text, value);
      else
        {
          complete = FALSE;
          if (missing != NULL && !is_named (missing, name))
            g_ptr_array_add (missing, g_steal_pointer (&name));
        }
      p = close + 1;
    }

  return complete;
}

/**
 * cz_form_pattern_expand:
 * @pattern: a text that cz_form_pattern_check() accepts
 * @values: (nullable) (element-type utf8 utf8): values by name
 * @missing: (nullable) (element-type utf8): gets the names of values that are needed but missing or empty
 * @text: what the result is appended to; a missing value leaves nothing
 */
void
cz_form_pattern_expand (const char *pattern,
                        GHashTable *values,
                        GPtrArray  *missing,
                        GString    *text)
{
  for (const char *p = pattern; *p != '\0';)
    {
      const char *open = strchr (p, '[');
      const char *end = open == NULL ? p + strlen (p) : open;
      gsize       before;

      expand_part (p, end, values, missing, text);
      if (open == NULL)
        break;

      end = strchr (open, ']');
      before = text->len;
      if (!expand_part (open + 1, end, values, NULL, text))
        g_string_truncate (text, before);
      p = end + 1;
    }
}
