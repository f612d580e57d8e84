/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-three-way.h"

#include <string.h>

const char *const cz_three_way_names[] = { "accept", "same", "keep", "conflict", "invalid", NULL };

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

/* Blanks at both ends of the text and at the end of each line come and go with the program that saved it. */
static char *
tidy (const char *text)
{
  GString *tidied = g_string_new (NULL);
  gsize    end = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r')
        {
          g_string_truncate (tidied, end);
          if (end > 0 && !(c == '\n' && p > text && p[-1] == '\r'))
            g_string_append_c (tidied, '\n');
          end = tidied->len;
        }
      else if (end > 0 || !is_blank (c))
        {
          g_string_append_unichar (tidied, c);
          if (!is_blank (c))
            end = tidied->len;
        }
    }

  g_string_truncate (tidied, end);
  while (tidied->len > 0 && tidied->str[tidied->len - 1] == '\n')
    g_string_truncate (tidied, tidied->len - 1);

  return g_string_free (tidied, FALSE);
}

/* Full-width digits, blanks within, thousands separators, and a unit of measure behind the number. */
static char *
tidy_number (const char *text,
             gboolean    percent)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString         *digits = g_string_new (NULL);

  for (const char *p = narrow != NULL ? narrow : text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_blank (g_utf8_get_char (p)) && *p != ',')
      g_string_append_unichar (digits, g_utf8_get_char (p));

  if (percent && g_str_has_suffix (digits->str, "%"))
    g_string_truncate (digits, digits->len - 1);
  else if (!percent && g_str_has_suffix (digits->str, "分"))
    g_string_truncate (digits, digits->len - strlen ("分"));

  return g_string_free (digits, FALSE);
}

static char *
normalize_number (const CzThreeWayType *type,
                  const char           *text)
{
  g_autofree char *digits = tidy_number (text, type->kind == CZ_THREE_WAY_PERCENT);
  CzDecimal        number;

  if (!cz_decimal_parse (digits, &number, NULL) || (!cz_decimal_is_none (type->least) && cz_decimal_compare (number, type->least) < 0) ||
      (!cz_decimal_is_none (type->most) && cz_decimal_compare (number, type->most) > 0))
    return NULL;

  return cz_decimal_to_string (number);
}

/**
 * cz_three_way_normalize:
 * @type: what is permitted
 * @text: a value as it was sent, stands here, or came back
 *
 * Returns: (transfer full) (nullable): the value in its one form, "" for a blank; %NULL if it is not permitted
 */
char *
cz_three_way_normalize (const CzThreeWayType *type,
                        const char           *text)
{
  g_autofree char *tidied = tidy (text);

  if (*tidied == '\0')
    return g_steal_pointer (&tidied);

  switch (type->kind)
    {
    case CZ_THREE_WAY_NUMBER:
    case CZ_THREE_WAY_PERCENT:
      return normalize_number (type, tidied);

    case CZ_THREE_WAY_CHOICE:
      return type->choices != NULL && g_strv_contains (type->choices, tidied) ? g_steal_pointer (&tidied) : NULL;

    case CZ_THREE_WAY_TEXT:
    default:
      return type->max_length == 0 || g_utf8_strlen (tidied, -1) <= type->max_length ? g_steal_pointer (&tidied) : NULL;
    }
}

/* Returns whether two values are one; values that are not permitted are compared as texts. */
gboolean
cz_three_way_equal (const CzThreeWayType *type,
                    const char           *a,
                    const char           *b)
{
  g_autofree char *a_form = cz_three_way_normalize (type, a);
  g_autofree char *b_form = cz_three_way_normalize (type, b);

  if (a_form != NULL && b_form != NULL)
    return g_str_equal (a_form, b_form);
  if (a_form != NULL || b_form != NULL)
    return FALSE;

  a_form = tidy (a);
  b_form = tidy (b);

  return g_str_equal (a_form, b_form);
}

/**
 * cz_three_way_compare:
 * @type: what is permitted
 * @sent: the value that went out
 * @now: the value that stands here now
 * @returned: the value that came back
 *
 * Returns: what became of the cell; %CZ_THREE_WAY_SAME also where nobody changed it
 */
CzThreeWay
cz_three_way_compare (const CzThreeWayType *type,
                      const char           *sent,
                      const char           *now,
                      const char           *returned)
{
  g_autofree char *permitted = NULL;

  if (cz_three_way_equal (type, returned, now))
    return CZ_THREE_WAY_SAME;
  if (cz_three_way_equal (type, returned, sent))
    return CZ_THREE_WAY_KEEP;

  permitted = cz_three_way_normalize (type, returned);
  if (permitted == NULL)
    return CZ_THREE_WAY_INVALID;

  return cz_three_way_equal (type, sent, now) ? CZ_THREE_WAY_ACCEPT : CZ_THREE_WAY_CONFLICT;
}
