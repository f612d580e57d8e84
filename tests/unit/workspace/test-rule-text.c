/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-rule-text.h"

typedef struct
{
  const char *rule;
  CzPoints    printed;
  const char *input;
  const char *value;
  guint       option;
  const char *words;
} ProposalCase;

static CzRule *
parse_rule (const char *json)
{
  g_autoptr (GError) error = NULL;
  CzRule *rule = cz_rule_from_json (json, &error);

  g_assert_no_error (error);

  return rule;
}

static char *
propose (const ProposalCase *test)
{
  g_autoptr (CzRule) rule = parse_rule (test->rule);
  CzRuleInput  input = { test->input, cz_decimal_none (), NULL };
  CzRuleValues values = { &input, test->input != NULL ? 1 : 0, test->option };
  g_autoptr (CzRuleProposal) proposal = NULL;

  if (test->input != NULL)
    g_assert_true (cz_decimal_parse (test->value, &input.value, NULL));

  proposal = cz_rule_evaluate (rule, test->printed, 2, &values);

  return cz_rule_text_proposal (rule, proposal);
}

static void
test_proposals_say_why_and_how_many (void)
{
  static const char  tiers[] = "{\"kind\":\"tiers\",\"unit\":\"‰\",\"tiers\":[{\"ge\":\"1\",\"points\":\"30\"},{\"ge\":\"0.6\",\"points\":\"20\"}]}";
  static const char  states[] = "{\"kind\":\"states\",\"options\":[{\"points\":\"15\",\"text\":\"由市长负责\"},{\"points\":\"0\",\"text\":\"未成立\"}]}";
  static const char  threshold[] = "{\"kind\":\"threshold\",\"comparator\":\"ge\",\"value\":\"94\",\"unit\":\"%\"}";
  static const char  deduct[] = "{\"kind\":\"deduct\",\"per\":\"1\",\"unit\":\"项\",\"points\":\"0.5\"}";
  const ProposalCase cases[] = {
    { tiers, 300000, "value", "0.62", 0, "0.62‰ reaches the tier at least 0.6‰: 20 points" },
    { tiers, 300000, "value", "0.1", 0, "0.1‰ reaches no tier, the nearest is at least 0.6‰: 0 points" },
    { tiers, 300000, NULL, NULL, 0, "still to be entered: Value (‰)" },
    { states, 150000, NULL, NULL, 1, "chosen: 由市长负责: 15 points" },
    { threshold, 80000, "value", "94", 0, "94% meets at least 94%: 8 points" },
    { threshold, 80000, "value", "93.99", 0, "93.99% misses at least 94%: 0 points" },
    { deduct, 20000, "count", "3", 0, "3 times 1项, less 0.5 points each: 0.5 points" },
    { "{\"kind\":\"judged\"}", 50000, NULL, NULL, 0, "a person judges" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = propose (&cases[i]);

      g_assert_cmpstr (text, ==, cases[i].words);
    }
}

static void
test_rules_in_words (void)
{
  static const struct
  {
    const char *rule;
    const char *words;
  } cases[] = {
    { "{\"kind\":\"fixed\",\"may_not_apply\":true}", "all points when done; may not apply" },
    { "{\"kind\":\"tiers\",\"unit\":\"‰\",\"tiers\":[{\"ge\":\"1\",\"points\":\"30\"},{\"ge\":\"0.6\",\"points\":\"20\"}]}",
      "at least 1‰: 30 points; at least 0.6‰: 20 points" },
    { "{\"kind\":\"award\",\"per\":\"1\",\"unit\":\"次\",\"points\":\"2.5\",\"limit\":\"5\"}", "each 1次: plus 2.5 points, at most 5 points" },
    { "{\"kind\":\"any_of\",\"rules\":[{\"kind\":\"threshold\",\"comparator\":\"trend_up\"},{\"kind\":\"threshold\",\"comparator\":\"trend_down\"}]}",
      "all points for higher every year, or all points for lower every year" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzRule) rule = parse_rule (cases[i].rule);
      g_autofree char *text = cz_rule_text_rule (rule);

      g_assert_cmpstr (text, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-text/proposals-say-why-and-how-many", test_proposals_say_why_and_how_many);
  g_test_add_func ("/rule-text/rules-in-words", test_rules_in_words);

  return g_test_run ();
}
