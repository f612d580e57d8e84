/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-finding-text.h"

static void
test_every_code_has_words (void)
{
  for (guint code = 0; code < CZ_N_FINDING_CODES; code++)
    {
      g_autofree char *full = cz_finding_text (code, "2.4", "15", "21");
      g_autofree char *bare = cz_finding_text (code, "", "", "");

      g_assert_true (g_str_has_prefix (full, "2.4: "));
      g_assert_cmpuint (strlen (bare), >, 10);
      g_assert_null (strchr (full, '\n'));
      g_assert_null (strstr (full, "(null)"));
      g_assert_cmpuint (strlen (cz_finding_title (code)), >, 0);
      g_assert_cmpuint (strlen (cz_finding_advice (code)), >, 0);
    }
}

static void
test_facts_are_named (void)
{
  static const struct
  {
    CzFindingCode code;
    const char   *declared;
    const char   *found;
    const char   *words;
  } cases[] = {
    { CZ_FINDING_INDICATOR_SUM, "15", "21", "7.5: the indicator says 15 points, its rows add up to 21" },
    { CZ_FINDING_DUPLICATE_NUMBER, "48", "48#2", "7.5: number 48 is printed more than once" },
    { CZ_FINDING_MISSING_NUMBER, "3", "4", "7.5: number 3 is missing" },
    { CZ_FINDING_ALTERNATIVES, "97", "98", "7.5: rows 97 and 98 may be alternatives, of which one suffices" },
    { CZ_FINDING_PHASE_OVERLAP, "2019-07", "2019-07", "7.5: begins 2019-07, before the phase before it ends (2019-07)" },
    { CZ_FINDING_NO_LEAD, "", "各县区政府", "7.5: no lead unit is named, only 各县区政府" },
    { CZ_FINDING_TEXT_REPAIRED, "着名", "著名", "7.5: “着名” was read as “著名”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cz_finding_text (cases[i].code, "7.5", cases[i].declared, cases[i].found);

      g_assert_cmpstr (text, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-text/every-code-has-words", test_every_code_has_words);
  g_test_add_func ("/finding-text/facts-are-named", test_facts_are_named);

  return g_test_run ();
}
