/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule.h"

#include "base/cz-error.h"

static CzRule *
rule (const char *json)
{
  g_autoptr (GError) error = NULL;
  CzRule *parsed = cz_rule_from_json (json, &error);

  g_assert_no_error (error);

  return parsed;
}

/* One of each kind, as the command line promises them. */
static const char *const rules[] = {
  "{\"kind\":\"judged\"}",
  "{\"kind\":\"fixed\"}",
  "{\"kind\":\"fixed\",\"points\":\"5\",\"may_not_apply\":true,\"key\":true,\"min_ratio\":\"0.6\",\"weight\":\"0.3\"}",
  "{\"kind\":\"states\",\"options\":[{\"points\":\"20\",\"text\":\"市长\"},{\"points\":\"0\",\"text\":\"未成立\"}]}",
  "{\"kind\":\"tiers\",\"unit\":\"‰\",\"tiers\":[{\"ge\":\"1\",\"points\":\"30\"},{\"gt\":\"0.6\",\"points\":\"20\"},"
  "{\"lt\":\"0.3\",\"points\":\"0\"},{\"le\":\"0.4\",\"points\":\"1.25\"}]}",
  "{\"kind\":\"threshold\",\"comparator\":\"ge\",\"value\":\"94\",\"unit\":\"%\"}",
  "{\"kind\":\"threshold\",\"comparator\":\"trend_up\",\"value\":\"3\",\"veto\":true}",
  "{\"kind\":\"proportional\",\"from\":\"90\",\"to\":\"100\",\"unit\":\"%\"}",
  "{\"kind\":\"proportional\",\"factor\":\"50\",\"factor_below\":\"0.8\",\"value\":\"80\"}",
  "{\"kind\":\"rank\",\"bands\":[{\"to\":10,\"points\":\"30\",\"text\":\"前列\"},{\"to\":null,\"points\":\"5\"}],"
  "\"among\":\"全国同级城市\"}",
  "{\"kind\":\"deduct\",\"per\":\"1\",\"unit\":\"个百分点\",\"points\":\"0.25\",\"limit\":\"2\",\"whole_steps\":true,"
  "\"cap_group\":\"6\"}",
  "{\"kind\":\"award\",\"per\":\"1\",\"points\":\"2.5\",\"limit\":\"5\",\"bonus\":true}",
  "{\"kind\":\"slope\",\"base\":\"15\",\"per\":\"1\",\"minus\":\"7.5\",\"plus\":\"1\",\"plus_limit\":\"10\"}",
  "{\"kind\":\"any_of\",\"rules\":[{\"kind\":\"threshold\",\"comparator\":\"trend_up\",\"value\":\"3\"},"
  "{\"kind\":\"judged\"}],\"inputs\":[\"满意度\",\"投诉率\"]}",
};

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (CzRule) first = rule (rules[i]);
      g_autofree char *json = cz_rule_to_json (first);
      g_autoptr (CzRule) second = rule (json);

      g_test_message ("%s", json);
      g_assert_true (cz_rule_equal (first, second));

      for (guint j = 0; j < i; j++)
        {
          g_autoptr (CzRule) other = rule (rules[j]);

          g_assert_false (cz_rule_equal (first, other));
        }
    }
}

static void
test_json_is_as_promised (void)
{
  static const guint verbatim[] = { 0, 1, 3, 5, 9, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (verbatim); i++)
    {
      g_autoptr (CzRule) parsed = rule (rules[verbatim[i]]);
      g_autofree char *json = cz_rule_to_json (parsed);

      g_assert_cmpstr (json, ==, rules[verbatim[i]]);
    }
}

static void
test_equal_sees_each_field (void)
{
  static const char *const variants[] = {
    "{\"kind\":\"deduct\"}",
    "{\"kind\":\"deduct\",\"unit\":\"次\"}",
    "{\"kind\":\"deduct\",\"points\":\"1\"}",
    "{\"kind\":\"deduct\",\"limit\":\"1\"}",
    "{\"kind\":\"deduct\",\"per\":\"1\"}",
    "{\"kind\":\"deduct\",\"whole_steps\":true}",
    "{\"kind\":\"deduct\",\"cap_group\":\"a\"}",
    "{\"kind\":\"deduct\",\"bonus\":true}",
    "{\"kind\":\"deduct\",\"veto\":true}",
    "{\"kind\":\"deduct\",\"key\":true}",
    "{\"kind\":\"deduct\",\"may_not_apply\":true}",
    "{\"kind\":\"deduct\",\"weight\":\"1\"}",
    "{\"kind\":\"deduct\",\"min_ratio\":\"1\"}",
    "{\"kind\":\"deduct\",\"base\":\"1\"}",
    "{\"kind\":\"deduct\",\"minus\":\"1\"}",
    "{\"kind\":\"deduct\",\"plus\":\"1\"}",
    "{\"kind\":\"deduct\",\"plus_limit\":\"1\"}",
    "{\"kind\":\"deduct\",\"from\":\"1\"}",
    "{\"kind\":\"deduct\",\"to\":\"1\"}",
    "{\"kind\":\"deduct\",\"factor\":\"1\"}",
    "{\"kind\":\"deduct\",\"factor_below\":\"1\"}",
    "{\"kind\":\"deduct\",\"value\":\"1\"}",
    "{\"kind\":\"deduct\",\"among\":\"a\"}",
    "{\"kind\":\"deduct\",\"comparator\":\"lt\"}",
    "{\"kind\":\"deduct\",\"inputs\":[\"a\"]}",
    "{\"kind\":\"deduct\",\"inputs\":[\"b\"]}",
    "{\"kind\":\"deduct\",\"options\":[{\"points\":\"1\",\"text\":\"a\"}]}",
    "{\"kind\":\"deduct\",\"options\":[{\"points\":\"2\",\"text\":\"a\"}]}",
    "{\"kind\":\"deduct\",\"options\":[{\"points\":\"2\",\"text\":\"b\"}]}",
    "{\"kind\":\"deduct\",\"tiers\":[{\"ge\":\"1\",\"points\":\"1\"}]}",
    "{\"kind\":\"deduct\",\"tiers\":[{\"gt\":\"1\",\"points\":\"1\"}]}",
    "{\"kind\":\"deduct\",\"tiers\":[{\"ge\":\"2\",\"points\":\"1\"}]}",
    "{\"kind\":\"deduct\",\"tiers\":[{\"ge\":\"1\",\"points\":\"2\"}]}",
    "{\"kind\":\"deduct\",\"bands\":[{\"to\":1,\"points\":\"1\"}]}",
    "{\"kind\":\"deduct\",\"bands\":[{\"to\":2,\"points\":\"1\"}]}",
    "{\"kind\":\"deduct\",\"bands\":[{\"to\":1,\"points\":\"2\"}]}",
    "{\"kind\":\"deduct\",\"bands\":[{\"to\":1,\"points\":\"1\",\"text\":\"a\"}]}",
    "{\"kind\":\"deduct\",\"rules\":[{\"kind\":\"fixed\"}]}",
    "{\"kind\":\"deduct\",\"rules\":[{\"kind\":\"judged\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    for (guint j = 0; j < G_N_ELEMENTS (variants); j++)
      {
        g_autoptr (CzRule) a = rule (variants[i]);
        g_autofree char *json = cz_rule_to_json (a);
        g_autoptr (CzRule) again = rule (json);
        g_autoptr (CzRule) b = rule (variants[j]);

        g_assert_cmpint (cz_rule_equal (a, b), ==, i == j);
        g_assert_cmpint (cz_rule_equal (again, b), ==, i == j);
      }
}

static void
test_refuses (void)
{
  static const char *const cases[] = {
    "",
    "[]",
    "null",
    "\"fixed\"",
    "{}",
    "{\"kind\":\"magic\"}",
    "{\"kind\":1}",
    "{\"kind\":\"fixed\",\"point\":\"5\"}",
    "{\"kind\":\"fixed\",\"points\":5}",
    "{\"kind\":\"fixed\",\"points\":\"1e3\"}",
    "{\"kind\":\"fixed\",\"bonus\":\"yes\"}",
    "{\"kind\":\"fixed\",\"unit\":3}",
    "{\"kind\":\"threshold\",\"comparator\":\"about\"}",
    "{\"kind\":\"tiers\",\"tiers\":{}}",
    "{\"kind\":\"tiers\",\"tiers\":[1]}",
    "{\"kind\":\"tiers\",\"tiers\":[{\"points\":\"1\"}]}",
    "{\"kind\":\"tiers\",\"tiers\":[{\"ge\":\"1\"}]}",
    "{\"kind\":\"tiers\",\"tiers\":[{\"eq\":\"1\",\"points\":\"1\"}]}",
    "{\"kind\":\"tiers\",\"tiers\":[{\"ge\":\"1\",\"lt\":\"2\",\"points\":\"1\"}]}",
    "{\"kind\":\"states\",\"options\":[{\"points\":\"1\",\"label\":\"a\"}]}",
    "{\"kind\":\"states\",\"options\":[{\"points\":\"1\",\"text\":7}]}",
    "{\"kind\":\"rank\",\"bands\":[{\"to\":-1,\"points\":\"1\"}]}",
    "{\"kind\":\"rank\",\"bands\":[{\"to\":\"3\",\"points\":\"1\"}]}",
    "{\"kind\":\"rank\",\"bands\":[{\"to\":3}]}",
    "{\"kind\":\"any_of\",\"rules\":[{\"kind\":\"magic\"}]}",
    "{\"kind\":\"any_of\",\"rules\":[\"fixed\"]}",
    "{\"kind\":\"fixed\",\"inputs\":[1]}",
    "{\"kind\":\"fixed\"",
    "{\"kind\":\"\xff\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_null (cz_rule_from_json (cases[i], &error));
      g_assert_error (error, CZ_ERROR, CZ_ERROR_INVALID);
    }
}

/* Hides its brackets from a count that does not know what the parser takes for a comment. */
static void
test_refuses_depth (void)
{
  static const char *const openings[] = { "", "{\"kind\":", "/*\"*/", "//\"\n", "#\"\n", "'\"'" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) json = g_string_new (openings[i]);
      g_autoptr (GError) error = NULL;

      for (guint depth = 0; depth < 200000; depth++)
        g_string_append (json, "[");

      g_assert_null (cz_rule_from_json (json->str, &error));
      g_assert_error (error, CZ_ERROR, CZ_ERROR_LIMIT);
    }
}

static void
test_text_may_hold_brackets (void)
{
  g_autoptr (GString) text = g_string_new ("{\"kind\":\"states\",\"options\":[{\"points\":\"1\",\"text\":\"");
  g_autoptr (CzRule) parsed = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "[/#'\\\"");
  g_string_append (text, "\"}]}");
  parsed = rule (text->str);

  g_assert_cmpuint (parsed->states->len, ==, 1);
}

static void
test_null_means_not_set (void)
{
  g_autoptr (CzRule) parsed = rule ("{\"kind\":\"award\",\"limit\":null,\"unit\":null,\"rules\":null,\"bonus\":null}");
  g_autoptr (CzRule) bare = rule ("{\"kind\":\"award\"}");

  g_assert_true (cz_rule_equal (parsed, bare));
}

static void
test_maximum (void)
{
  static const struct
  {
    const char *json;
    const char *printed;
    const char *maximum;
  } cases[] = {
    { "{\"kind\":\"judged\"}", "5", "5" },
    { "{\"kind\":\"judged\"}", "", "" },
    { "{\"kind\":\"fixed\",\"points\":\"3\"}", "", "3" },
    { "{\"kind\":\"states\",\"options\":[{\"points\":\"5\",\"text\":\"\"},{\"points\":\"20\",\"text\":\"\"}]}", "10", "20" },
    { "{\"kind\":\"states\",\"options\":[]}", "10", "10" },
    { "{\"kind\":\"tiers\",\"tiers\":[{\"ge\":\"0\",\"points\":\"5\"},{\"ge\":\"1\",\"points\":\"30\"}]}", "20", "30" },
    { "{\"kind\":\"rank\",\"bands\":[{\"to\":3,\"points\":\"30\"},{\"to\":null,\"points\":\"5\"}]}", "", "30" },
    { "{\"kind\":\"deduct\",\"points\":\"0.5\",\"limit\":\"2\"}", "10", "10" },
    { "{\"kind\":\"deduct\",\"points\":\"0.5\"}", "", "" },
    { "{\"kind\":\"award\",\"points\":\"2\",\"limit\":\"5\"}", "", "5" },
    { "{\"kind\":\"award\",\"points\":\"2\"}", "6", "6" },
    { "{\"kind\":\"award\",\"points\":\"2\"}", "", "" },
    { "{\"kind\":\"slope\",\"base\":\"15\",\"minus\":\"7.5\"}", "", "15" },
    { "{\"kind\":\"slope\",\"base\":\"15\",\"plus\":\"1\",\"plus_limit\":\"10\"}", "15", "25" },
    { "{\"kind\":\"slope\",\"base\":\"15\",\"plus\":\"1\"}", "", "" },
    { "{\"kind\":\"proportional\",\"factor\":\"50\"}", "", "50" },
    { "{\"kind\":\"proportional\",\"factor\":\"50\"}", "40", "40" },
    { "{\"kind\":\"any_of\",\"rules\":[{\"kind\":\"fixed\",\"points\":\"3\"},{\"kind\":\"judged\"}]}", "8", "8" },
    { "{\"kind\":\"any_of\",\"points\":\"4\",\"rules\":[{\"kind\":\"fixed\"}]}", "8", "4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzRule) parsed = rule (cases[i].json);
      g_autofree char *maximum = NULL;
      CzPoints         printed = CZ_POINTS_NONE;

      g_test_message ("%s", cases[i].json);
      if (*cases[i].printed != '\0')
        g_assert_true (cz_points_parse (cases[i].printed, &printed, NULL));

      maximum = cz_points_to_string (cz_rule_get_maximum (parsed, printed));
      g_assert_cmpstr (maximum, ==, cases[i].maximum);
    }
}

static void
test_names (void)
{
  CzRuleKind   kind;
  CzComparator comparator;

  for (guint i = 0; i < CZ_N_RULE_KINDS; i++)
    {
      g_assert_true (cz_rule_kind_from_name (cz_rule_kind_to_name (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }

  for (guint i = 0; i < CZ_N_COMPARATORS; i++)
    {
      g_assert_true (cz_comparator_from_name (cz_comparator_to_name (i), &comparator));
      g_assert_cmpuint (comparator, ==, i);
    }

  g_assert_cmpstr (cz_comparator_to_name (CZ_COMPARATOR_RANK_LE), ==, "rank_le");
  g_assert_cmpstr (cz_comparator_to_name (CZ_COMPARATOR_DELTA_EQ), ==, "delta_eq");
  g_assert_cmpstr (cz_rule_kind_to_name (CZ_RULE_ANY_OF), ==, "any_of");
  g_assert_false (cz_comparator_from_name ("", &comparator));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/json/round-trip", test_round_trip);
  g_test_add_func ("/rule/json/as-promised", test_json_is_as_promised);
  g_test_add_func ("/rule/equal/sees-each-field", test_equal_sees_each_field);
  g_test_add_func ("/rule/json/unknown-is-refused", test_refuses);
  g_test_add_func ("/rule/json/depth-is-refused", test_refuses_depth);
  g_test_add_func ("/rule/json/brackets-in-text", test_text_may_hold_brackets);
  g_test_add_func ("/rule/json/null-means-not-set", test_null_means_not_set);
  g_test_add_func ("/rule/maximum/best-tier-before-printed-mark", test_maximum);
  g_test_add_func ("/rule/names/both-ways", test_names);

  return g_test_run ();
}
