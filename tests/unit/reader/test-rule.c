/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-grammar.h"

#include <string.h>

#include "spec.h"

static void
append_points (GString    *result,
               const char *word,
               CzPoints    points)
{
  g_autofree char *text = NULL;

  if (points == CZ_POINTS_NONE)
    return;

  text = cz_points_to_string (points);
  g_string_append_printf (result, "%s %s\n", word, text);
}

/* A first line "[10]" gives the points that another column prints. */
static char *
read_rule (const char *input)
{
  GString         *result = g_string_new (NULL);
  CzRuleReading    reading;
  CzPoints         points = CZ_POINTS_NONE;
  g_autofree char *json = NULL;

  if (*input == '[')
    {
      g_autofree char *digits = g_strndup (input + 1, strcspn (input + 1, "]"));

      g_assert_true (cz_points_parse (digits, &points, NULL));
      input = strchr (input, '\n') + 1;
    }

  cz_rule_read (input, points, &reading);
  json = cz_rule_to_json (reading.rule);
  g_string_append_printf (result, "%s\n", json);
  append_points (result, "printed", reading.printed);

  for (guint i = 0; reading.parts != NULL && i < reading.parts->len; i++)
    {
      const CzRulePart *part = g_ptr_array_index (reading.parts, i);
      g_autofree char  *own = cz_rule_to_json (part->rule);

      g_string_append_printf (result, "part %s %s\n", part->text, own);
      append_points (result, "  points", part->points);
    }

  cz_rule_reading_clear (&reading);

  return g_string_free (result, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cz_spec_add_tests ("rule", read_rule);

  return g_test_run ();
}
