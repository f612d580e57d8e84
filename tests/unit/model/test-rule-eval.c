/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule-eval.h"

#include <string.h>

#define MOST_INPUTS 8

/* "name=value" or "name=value unit", separated by ";". */
typedef struct
{
  const char *rule;
  const char *printed;
  const char *inputs;
  guint       option;
  const char *points;  /* "" for none */
  const char *missing; /* joined by "," */
  int         reasons[4];
} Case;

#define REASONS(...) \
  {                  \
    __VA_ARGS__, -1  \
  }
#define R(name) CZ_RULE_REASON_##name

static guint
split_inputs (char       **parts,
              CzRuleInput *inputs)
{
  guint n = 0;

  for (; parts[n] != NULL && *parts[n] != '\0'; n++)
    {
      char *value = strchr (parts[n], '=');
      char *unit = strchr (value, ' ');

      g_assert_cmpuint (n, <, MOST_INPUTS);
      *value++ = '\0';
      if (unit != NULL)
        *unit++ = '\0';
      inputs[n].name = parts[n];
      inputs[n].unit = unit;
      g_assert_true (cz_decimal_parse (value, &inputs[n].value, NULL));
    }

  return n;
}

static CzRuleProposal *
evaluate (const char *json,
          const char *printed,
          const char *text,
          guint       option,
          guint       places)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzRule) rule = cz_rule_from_json (json, &error);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  CzRuleInput  inputs[MOST_INPUTS];
  CzRuleValues values = { inputs, split_inputs (parts, inputs), option };
  CzPoints     points = CZ_POINTS_NONE;

  g_assert_no_error (error);
  if (*printed != '\0')
    g_assert_true (cz_points_parse (printed, &points, NULL));

  return cz_rule_evaluate (rule, points, places, &values);
}

static void
run_cases (const Case *cases,
           guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (CzRuleProposal) proposal = NULL;
      g_autofree char *points = NULL;
      g_autofree char *missing = NULL;

      g_test_message ("%s %s %s", cases[i].rule, cases[i].printed, cases[i].inputs);
      proposal = evaluate (cases[i].rule, cases[i].printed, cases[i].inputs, cases[i].option, 2);
      points = cz_points_to_string (proposal->points);
      g_assert_cmpstr (points, ==, cases[i].points);

      g_ptr_array_add (proposal->missing, NULL);
      missing = g_strjoinv (",", (char **) proposal->missing->pdata);
      g_assert_cmpstr (missing, ==, cases[i].missing != NULL ? cases[i].missing : "");

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].reasons); j++)
        {
          const CzRuleReason *reason = j < proposal->reasons->len ? g_ptr_array_index (proposal->reasons, j) : NULL;

          g_assert_cmpint (reason != NULL ? (int) reason->code : -1, ==, cases[i].reasons[j]);
          if (reason == NULL)
            break;
        }
    }
}

#define RUN(cases) run_cases (cases, G_N_ELEMENTS (cases))

#define FUNDS                                                                                                            \
  "{\"kind\":\"tiers\",\"unit\":\"‰\",\"tiers\":[{\"ge\":\"1\",\"points\":\"30\"},{\"ge\":\"0.6\",\"points\":\"20\"}," \
  "{\"ge\":\"0.3\",\"points\":\"10\"}],\"inputs\":[\"占比\"]}"
#define MONEY                                                                                                           \
  "{\"kind\":\"tiers\",\"unit\":\"万\",\"tiers\":[{\"ge\":\"10\",\"points\":\"5\"},{\"ge\":\"5\",\"points\":\"2.5\"}," \
  "{\"ge\":\"3\",\"points\":\"1.25\"},{\"lt\":\"3\",\"points\":\"0\"}]}"
#define ACCIDENTS                                                                                   \
  "{\"kind\":\"tiers\",\"tiers\":[{\"ge\":\"5\",\"points\":\"0\"},{\"ge\":\"1\",\"points\":\"5\"}," \
  "{\"ge\":\"0\",\"points\":\"10\"}]}"
#define DUST                                                                                           \
  "{\"kind\":\"tiers\",\"tiers\":[{\"le\":\"35\",\"points\":\"10\"},{\"le\":\"50\",\"points\":\"5\"}," \
  "{\"lt\":\"75\",\"points\":\"1\"}]}"

static void
test_tiers (void)
{
  static const Case cases[] = {
    { FUNDS, "20", "占比=0.62", 0, "20", NULL, REASONS (R (TIER)) },
    { FUNDS, "20", "占比=1", 0, "30", NULL, REASONS (R (TIER)) },
    { FUNDS, "20", "占比=0.6", 0, "20", NULL, REASONS (R (TIER)) },
    { FUNDS, "20", "占比=0.599999999", 0, "10", NULL, REASONS (R (TIER)) },
    { FUNDS, "20", "占比=0.29", 0, "0", NULL, REASONS (R (BELOW_TIERS)) },
    { FUNDS, "20", "占比=-5", 0, "0", NULL, REASONS (R (BELOW_TIERS)) },
    { FUNDS, "20", "占比=0.06 %", 0, "20", NULL, REASONS (R (TIER)) },
    { FUNDS, "20", "占比=0.06 ‰", 0, "0", NULL, REASONS (R (BELOW_TIERS)) },
    { FUNDS, "20", "占比=6 ‱", 0, "20", NULL, REASONS (R (TIER)) },
    { FUNDS, "20", "占比=3 万元", 0, "", NULL, REASONS (R (UNIT)) },
    { FUNDS, "20", "value=1", 0, "", "占比", REASONS (R (MISSING)) },
    { FUNDS, "20", "", 0, "", "占比", REASONS (R (MISSING)) },
    { MONEY, "", "value=10", 0, "5", NULL, REASONS (R (TIER)) },
    { MONEY, "", "value=3.5", 0, "1.25", NULL, REASONS (R (TIER)) },
    { MONEY, "", "value=2.99", 0, "0", NULL, REASONS (R (TIER)) },
    { ACCIDENTS, "", "value=0", 0, "10", NULL, REASONS (R (TIER)) },
    { ACCIDENTS, "", "value=3", 0, "5", NULL, REASONS (R (TIER)) },
    { ACCIDENTS, "", "value=7", 0, "0", NULL, REASONS (R (TIER)) },
    { DUST, "", "value=35", 0, "10", NULL, REASONS (R (TIER)) },
    { DUST, "", "value=35.1", 0, "5", NULL, REASONS (R (TIER)) },
    { DUST, "", "value=74.9", 0, "1", NULL, REASONS (R (TIER)) },
    { DUST, "", "value=75", 0, "0", NULL, REASONS (R (BELOW_TIERS)) },
    { "{\"kind\":\"tiers\",\"tiers\":[{\"ge\":\"5\",\"points\":\"1\"},{\"gt\":\"5\",\"points\":\"2\"}]}", "", "value=5.1",
      0, "2", NULL, REASONS (R (TIER)) },
    { "{\"kind\":\"tiers\",\"tiers\":[{\"ge\":\"5\",\"points\":\"1\"},{\"gt\":\"5\",\"points\":\"2\"}]}", "", "value=5", 0,
      "1", NULL, REASONS (R (TIER)) },
    { "{\"kind\":\"tiers\",\"tiers\":[]}", "5", "value=5", 0, "", NULL, REASONS (R (INCOMPLETE)) },
  };
  g_autoptr (CzRuleProposal) reached = evaluate (FUNDS, "20", "占比=0.062 %", 0, 2);
  const CzRuleReason *reason = g_ptr_array_index (reached->reasons, 0);
  g_autoptr (CzRuleProposal) below = evaluate (FUNDS, "20", "占比=0.1", 0, 2);
  const CzRuleReason *why_below = g_ptr_array_index (below->reasons, 0);

  RUN (cases);

  /* 占比0.062%，达到0.6‰档 */
  g_assert_cmpstr (reason->input, ==, "占比");
  g_assert_cmpstr (reason->value_unit, ==, "%");
  g_assert_cmpint (cz_decimal_compare (reason->bound, (CzDecimal){ 6, 1 }), ==, 0);
  g_assert_cmpstr (reason->unit, ==, "‰");
  g_assert_cmpuint (reason->index, ==, 1);
  g_assert_cmpint (reason->comparator, ==, CZ_COMPARATOR_GE);
  g_assert_cmpint (cz_decimal_compare (why_below->bound, (CzDecimal){ 3, 1 }), ==, 0);
  g_assert_cmpstr (why_below->value_unit, ==, "‰");
}

#define LEADER                                                                                                                              \
  "{\"kind\":\"states\",\"options\":[{\"points\":\"20\",\"text\":\"由市长负责\"},{\"points\":\"15\",\"text\":\"由副市长负责\"}," \
  "{\"points\":\"0\",\"text\":\"未成立\"}]}"

static void
test_choices (void)
{
  static const Case cases[] = {
    { "{\"kind\":\"judged\"}", "5", "value=3", 0, "", NULL, REASONS (R (JUDGED)) },
    { "{\"kind\":\"fixed\"}", "5", "done=1", 0, "5", NULL, REASONS (R (DONE)) },
    { "{\"kind\":\"fixed\"}", "5", "done=0", 0, "0", NULL, REASONS (R (NOT_DONE)) },
    { "{\"kind\":\"fixed\",\"points\":\"3\"}", "5", "done=1", 0, "3", NULL, REASONS (R (DONE)) },
    { "{\"kind\":\"fixed\"}", "5", "done=2", 0, "", NULL, REASONS (R (BAD_INPUT)) },
    { "{\"kind\":\"fixed\"}", "5", "done=0.5", 0, "", NULL, REASONS (R (BAD_INPUT)) },
    { "{\"kind\":\"fixed\"}", "5", "", 0, "", "done", REASONS (R (MISSING)) },
    { "{\"kind\":\"fixed\"}", "", "done=1", 0, "", NULL, REASONS (R (INCOMPLETE)) },
    { LEADER, "20", "", 2, "15", NULL, REASONS (R (STATE)) },
    { LEADER, "20", "", 3, "0", NULL, REASONS (R (STATE)) },
    { LEADER, "20", "", 0, "", "option", REASONS (R (MISSING)) },
    { LEADER, "20", "", 4, "", NULL, REASONS (R (BAD_INPUT)) },
    { LEADER, "20", "option=1", 2, "20", NULL, REASONS (R (STATE)) },
  };

  RUN (cases);
}

#define RATE "{\"kind\":\"threshold\",\"comparator\":\"%s\",\"value\":\"94\",\"unit\":\"%%\"}"

static void
test_threshold_comparisons (void)
{
  static const struct
  {
    const char *comparator;
    const char *below;
    const char *at;
    const char *above;
  } cases[] = {
    { "ge", "0", "10", "10" },
    { "gt", "0", "0", "10" },
    { "le", "10", "10", "0" },
    { "lt", "10", "0", "0" },
    { "eq", "0", "10", "0" },
  };
  static const char *const values[] = { "value=93.99", "value=94.00", "value=94.01" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char  *json = g_strdup_printf (RATE, cases[i].comparator);
      const char *const expected[] = { cases[i].below, cases[i].at, cases[i].above };

      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autoptr (CzRuleProposal) proposal = evaluate (json, "10", values[j], 0, 2);
          g_autofree char *points = cz_points_to_string (proposal->points);

          g_test_message ("%s %s", cases[i].comparator, values[j]);
          g_assert_cmpstr (points, ==, expected[j]);
        }
    }
}

#define RANGE "{\"kind\":\"threshold\",\"comparator\":\"range\",\"from\":\"3\",\"to\":\"5\"}"
#define APPROX "{\"kind\":\"threshold\",\"comparator\":\"approx\",\"value\":\"6.2\",\"per\":\"0.1\"}"
#define TREND "{\"kind\":\"threshold\",\"comparator\":\"trend_up\"}"
#define TREND_DOWN "{\"kind\":\"threshold\",\"comparator\":\"trend_down\",\"value\":\"4\"}"
#define AVERAGE "{\"kind\":\"threshold\",\"comparator\":\"ref_lt\",\"unit\":\"‰\"}"
#define GROWTH "{\"kind\":\"threshold\",\"comparator\":\"delta_ge\",\"value\":\"1\",\"unit\":\"%\"}"
#define TOP_TEN "{\"kind\":\"threshold\",\"comparator\":\"rank_le\",\"value\":\"10\"}"

static void
test_threshold_others (void)
{
  static const Case cases[] = {
    { RANGE, "2", "value=3", 0, "2", NULL, REASONS (R (MET)) },
    { RANGE, "2", "value=5", 0, "2", NULL, REASONS (R (MET)) },
    { RANGE, "2", "value=5.01", 0, "0", NULL, REASONS (R (MISSED)) },
    { APPROX, "2", "value=6.1", 0, "2", NULL, REASONS (R (MET)) },
    { APPROX, "2", "value=6.31", 0, "0", NULL, REASONS (R (MISSED)) },
    { "{\"kind\":\"threshold\",\"comparator\":\"approx\",\"value\":\"6.2\"}", "2", "value=6.2", 0, "", NULL,
      REASONS (R (JUDGED)) },
    { TREND, "8", "y1=80;y2=81;y3=81.5", 0, "8", NULL, REASONS (R (TREND_KEPT)) },
    { TREND, "8", "y1=80;y2=80;y3=81", 0, "0", NULL, REASONS (R (TREND_BROKEN)) },
    { TREND, "8", "y1=80;y2=82;y3=81", 0, "0", NULL, REASONS (R (TREND_BROKEN)) },
    { TREND, "8", "y2=82", 0, "", "y1,y3", REASONS (R (MISSING)) },
    { TREND_DOWN, "8", "y1=4;y2=3;y3=2;y4=1", 0, "8", NULL, REASONS (R (TREND_KEPT)) },
    { TREND_DOWN, "8", "y1=4;y2=3;y3=2;y4=2", 0, "0", NULL, REASONS (R (TREND_BROKEN)) },
    { AVERAGE, "10", "value=0.5;reference=0.6", 0, "10", NULL, REASONS (R (MET)) },
    { AVERAGE, "10", "value=0.05 %;reference=0.6", 0, "10", NULL, REASONS (R (MET)) },
    { AVERAGE, "10", "value=0.6;reference=0.6", 0, "0", NULL, REASONS (R (MISSED)) },
    { AVERAGE, "10", "value=0.6", 0, "", "reference", REASONS (R (MISSING)) },
    { AVERAGE, "10", "reference=0.6", 0, "", "value", REASONS (R (MISSING)) },
    { GROWTH, "10", "value=92.5;reference=91.5", 0, "10", NULL, REASONS (R (MET)) },
    { GROWTH, "10", "value=92.4;reference=91.5", 0, "0", NULL, REASONS (R (MISSED)) },
    { TOP_TEN, "8", "rank=10", 0, "8", NULL, REASONS (R (MET)) },
    { TOP_TEN, "8", "rank=11", 0, "0", NULL, REASONS (R (MISSED)) },
    { TOP_TEN, "8", "rank=0", 0, "", NULL, REASONS (R (BAD_INPUT)) },
    { "{\"kind\":\"threshold\",\"comparator\":\"qualitative\"}", "8", "done=1", 0, "8", NULL, REASONS (R (DONE)) },
    { "{\"kind\":\"threshold\",\"comparator\":\"ge\"}", "8", "value=1", 0, "", NULL, REASONS (R (INCOMPLETE)) },
    { TOP_TEN, "", "rank=1", 0, "", NULL, REASONS (R (MET), R (INCOMPLETE)) },
  };

  RUN (cases);
}

#define LEVEES "{\"kind\":\"proportional\",\"from\":\"90\",\"to\":\"100\",\"unit\":\"%\"}"
#define WATER \
  "{\"kind\":\"proportional\",\"factor\":\"50\",\"factor_below\":\"0.8\",\"comparator\":\"ge\",\"value\":\"80\",\"unit\":\"%\"}"

static void
test_proportional (void)
{
  static const Case cases[] = {
    { LEVEES, "10", "value=90", 0, "0", NULL, REASONS (R (RATIO)) },
    { LEVEES, "10", "value=89", 0, "0", NULL, REASONS (R (RATIO)) },
    { LEVEES, "10", "value=93.333", 0, "3.33", NULL, REASONS (R (RATIO)) },
    { LEVEES, "10", "value=100", 0, "10", NULL, REASONS (R (RATIO)) },
    { LEVEES, "10", "value=120", 0, "10", NULL, REASONS (R (RATIO)) },
    { LEVEES, "", "value=95", 0, "", NULL, REASONS (R (INCOMPLETE)) },
    { WATER, "50", "value=80", 0, "40", NULL, REASONS (R (RATIO)) },
    { WATER, "50", "value=75", 0, "30", NULL, REASONS (R (RATIO), R (TARGET_MISSED)) },
    { WATER, "50", "value=750 ‰", 0, "30", NULL, REASONS (R (RATIO), R (TARGET_MISSED)) },
    { WATER, "", "value=100", 0, "50", NULL, REASONS (R (RATIO)) },
    { "{\"kind\":\"proportional\",\"inputs\":[\"升类断面\",\"断面总数\"],\"factor\":\"10\"}", "", "升类断面=2;断面总数=3", 0,
      "6.67", NULL, REASONS (R (RATIO)) },
    { "{\"kind\":\"proportional\",\"inputs\":[\"a\",\"b\"]}", "10", "a=2;b=0", 0, "", NULL, REASONS (R (BAD_INPUT)) },
    { "{\"kind\":\"proportional\",\"inputs\":[\"a\",\"b\"]}", "10", "b=3", 0, "", "a", REASONS (R (MISSING)) },
    { "{\"kind\":\"proportional\"}", "10", "value=0.855", 0, "8.55", NULL, REASONS (R (RATIO)) },
    { "{\"kind\":\"proportional\",\"unit\":\"%\"}", "10", "value=120", 0, "10", NULL, REASONS (R (RATIO), R (CAPPED)) },
    { "{\"kind\":\"proportional\",\"from\":\"5\",\"to\":\"5\"}", "10", "value=5", 0, "", NULL, REASONS (R (INCOMPLETE)) },
    { "{\"kind\":\"proportional\",\"from\":\"10\",\"to\":\"0\"}", "10", "value=4", 0, "6", NULL, REASONS (R (RATIO)) },
  };

  RUN (cases);
}

#define PLACES                                                                                                      \
  "{\"kind\":\"rank\",\"bands\":[{\"to\":3,\"points\":\"30\",\"text\":\"前3名\"},{\"to\":null,\"points\":\"5\"}," \
  "{\"to\":10,\"points\":\"15\"}]}"
#define WORDS                                                                                                         \
  "{\"kind\":\"rank\",\"bands\":[{\"to\":null,\"points\":\"30\",\"text\":\"前列\"},{\"to\":null,\"points\":\"15\"," \
  "\"text\":\"中游\"},{\"to\":null,\"points\":\"5\",\"text\":\"其余\"}]}"

static void
test_rank (void)
{
  static const Case cases[] = {
    { PLACES, "30", "rank=1", 0, "30", NULL, REASONS (R (RANK)) },
    { PLACES, "30", "rank=3", 0, "30", NULL, REASONS (R (RANK)) },
    { PLACES, "30", "rank=4", 0, "15", NULL, REASONS (R (RANK)) },
    { PLACES, "30", "rank=11", 0, "5", NULL, REASONS (R (RANK)) },
    { PLACES, "30", "rank=1.5", 0, "", NULL, REASONS (R (BAD_INPUT)) },
    { PLACES, "30", "rank=-1", 0, "", NULL, REASONS (R (BAD_INPUT)) },
    { PLACES, "30", "", 1, "", "rank", REASONS (R (MISSING)) },
    { WORDS, "30", "", 2, "15", NULL, REASONS (R (BAND)) },
    { WORDS, "30", "", 4, "", NULL, REASONS (R (BAD_INPUT)) },
    { "{\"kind\":\"rank\",\"bands\":[{\"to\":10,\"points\":\"8\"}]}", "8", "rank=11", 0, "0", NULL,
      REASONS (R (RANK_OUTSIDE)) },
  };

  RUN (cases);
}

#define UNTIL_GONE "{\"kind\":\"deduct\",\"points\":\"2\",\"per\":\"1\",\"unit\":\"次\"}"
#define UNTIL_TWO "{\"kind\":\"deduct\",\"points\":\"0.5\",\"limit\":\"2\"}"
#define POINTS_SHORT \
  "{\"kind\":\"deduct\",\"points\":\"0.25\",\"per\":\"1\",\"unit\":\"%\",\"comparator\":\"ge\",\"value\":\"95\"}"
#define WHOLE_POINTS_SHORT                                                                                        \
  "{\"kind\":\"deduct\",\"points\":\"0.25\",\"per\":\"1\",\"unit\":\"%\",\"comparator\":\"ge\",\"value\":\"95\"," \
  "\"whole_steps\":true}"

static void
test_deduct (void)
{
  static const Case cases[] = {
    { UNTIL_GONE, "5", "count=0", 0, "5", NULL, REASONS (R (DEDUCTED)) },
    { UNTIL_GONE, "5", "count=2", 0, "1", NULL, REASONS (R (DEDUCTED)) },
    { UNTIL_GONE, "5", "count=3", 0, "0", NULL, REASONS (R (DEDUCTED), R (DEDUCT_ALL)) },
    { UNTIL_TWO, "10", "count=3", 0, "8.5", NULL, REASONS (R (DEDUCTED)) },
    { UNTIL_TWO, "10", "count=4", 0, "8", NULL, REASONS (R (DEDUCTED)) },
    { UNTIL_TWO, "10", "count=5", 0, "8", NULL, REASONS (R (DEDUCTED), R (DEDUCT_LIMIT)) },
    { UNTIL_TWO, "1", "count=5", 0, "0", NULL, REASONS (R (DEDUCTED), R (DEDUCT_LIMIT), R (DEDUCT_ALL)) },
    { UNTIL_TWO, "", "count=3", 0, "-1.5", NULL, REASONS (R (DEDUCTED)) },
    { UNTIL_TWO, "", "count=9", 0, "-2", NULL, REASONS (R (DEDUCTED), R (DEDUCT_LIMIT)) },
    { UNTIL_TWO, "10", "count=-1", 0, "", NULL, REASONS (R (BAD_INPUT)) },
    { POINTS_SHORT, "5", "value=95", 0, "5", NULL, REASONS (R (DEDUCTED)) },
    { POINTS_SHORT, "5", "value=99", 0, "5", NULL, REASONS (R (DEDUCTED)) },
    { POINTS_SHORT, "5", "value=93.5", 0, "4.63", NULL, REASONS (R (DEDUCTED)) },
    { WHOLE_POINTS_SHORT, "5", "value=93.5", 0, "4.75", NULL, REASONS (R (DEDUCTED)) },
    { POINTS_SHORT, "5", "value=935 ‰", 0, "4.63", NULL, REASONS (R (DEDUCTED)) },
    { "{\"kind\":\"deduct\",\"points\":\"1\",\"comparator\":\"le\",\"value\":\"3\"}", "5", "value=5", 0, "3", NULL,
      REASONS (R (DEDUCTED)) },
    { "{\"kind\":\"deduct\",\"points\":\"1\",\"comparator\":\"eq\",\"value\":\"3\"}", "5", "value=1", 0, "3", NULL,
      REASONS (R (DEDUCTED)) },
    { "{\"kind\":\"deduct\",\"points\":\"0.2\",\"per\":\"2\",\"whole_steps\":true}", "5", "count=5", 0, "4.6", NULL,
      REASONS (R (DEDUCTED)) },
    { "{\"kind\":\"deduct\"}", "5", "count=5", 0, "", NULL, REASONS (R (INCOMPLETE)) },
    { "{\"kind\":\"deduct\",\"points\":\"1\",\"per\":\"0\"}", "5", "count=5", 0, "", NULL, REASONS (R (INCOMPLETE)) },
    { "{\"kind\":\"deduct\",\"points\":\"-1\"}", "5", "count=5", 0, "", NULL, REASONS (R (INCOMPLETE)) },
  };

  RUN (cases);
}

static void
test_award (void)
{
  static const Case cases[] = {
    { "{\"kind\":\"award\",\"points\":\"2.5\",\"limit\":\"5\",\"bonus\":true}", "", "count=1", 0, "2.5", NULL,
      REASONS (R (AWARDED)) },
    { "{\"kind\":\"award\",\"points\":\"2.5\",\"limit\":\"5\"}", "", "count=3", 0, "5", NULL,
      REASONS (R (AWARDED), R (AWARD_LIMIT)) },
    { "{\"kind\":\"award\",\"points\":\"2\"}", "", "count=40", 0, "80", NULL, REASONS (R (AWARDED)) },
    { "{\"kind\":\"award\",\"points\":\"2\"}", "5", "count=40", 0, "5", NULL, REASONS (R (AWARDED), R (CAPPED)) },
    { "{\"kind\":\"award\",\"points\":\"1\",\"value\":\"10\"}", "", "value=12", 0, "2", NULL, REASONS (R (AWARDED)) },
    { "{\"kind\":\"award\",\"points\":\"1\",\"value\":\"10\"}", "", "value=9", 0, "0", NULL, REASONS (R (AWARDED)) },
    { "{\"kind\":\"award\",\"points\":\"1\",\"value\":\"10\",\"comparator\":\"le\"}", "", "value=9", 0, "1", NULL,
      REASONS (R (AWARDED)) },
    { "{\"kind\":\"award\",\"points\":\"922337203685477\"}", "", "count=9223372036854775807", 0, "", NULL,
      REASONS (R (AWARDED), R (TOO_LARGE)) },
  };

  RUN (cases);
}

#define YEAR_BEFORE \
  "{\"kind\":\"slope\",\"base\":\"15\",\"per\":\"1\",\"unit\":\"%\",\"minus\":\"7.5\",\"plus\":\"1\",\"plus_limit\":\"10\"}"
#define PM25 "{\"kind\":\"slope\",\"base\":\"10\",\"minus\":\"0.5\",\"comparator\":\"eq\",\"value\":\"35\"}"

static void
test_slope (void)
{
  static const Case cases[] = {
    { YEAR_BEFORE, "15", "value=90;reference=90", 0, "15", NULL, REASONS (R (SLOPE_LEVEL)) },
    { YEAR_BEFORE, "15", "value=89;reference=90", 0, "7.5", NULL, REASONS (R (SLOPE_BELOW)) },
    { YEAR_BEFORE, "15", "value=89.5;reference=90", 0, "11.25", NULL, REASONS (R (SLOPE_BELOW)) },
    { YEAR_BEFORE, "15", "value=80;reference=90", 0, "0", NULL, REASONS (R (SLOPE_BELOW), R (DEDUCT_ALL)) },
    { YEAR_BEFORE, "15", "value=93;reference=90", 0, "18", NULL, REASONS (R (SLOPE_ABOVE)) },
    { YEAR_BEFORE, "15", "value=101;reference=90", 0, "25", NULL, REASONS (R (SLOPE_ABOVE), R (SLOPE_LIMIT)) },
    { YEAR_BEFORE, "15", "value=89", 0, "", "reference", REASONS (R (MISSING)) },
    { YEAR_BEFORE, "15", "reference=89", 0, "", "value", REASONS (R (MISSING)) },
    { PM25, "", "value=33", 0, "9", NULL, REASONS (R (SLOPE_BELOW)) },
    { PM25, "", "value=37", 0, "9", NULL, REASONS (R (SLOPE_BELOW)) },
    { PM25, "", "value=35", 0, "10", NULL, REASONS (R (SLOPE_LEVEL)) },
    { "{\"kind\":\"slope\",\"base\":\"10\",\"minus\":\"1\",\"comparator\":\"le\",\"value\":\"35\"}", "", "value=36", 0, "9",
      NULL, REASONS (R (SLOPE_BELOW)) },
    { "{\"kind\":\"slope\",\"base\":\"10\",\"minus\":\"1\",\"limit\":\"3\",\"value\":\"35\"}", "", "value=20", 0, "7", NULL,
      REASONS (R (SLOPE_BELOW), R (SLOPE_LIMIT)) },
    { "{\"kind\":\"slope\",\"base\":\"10\",\"minus\":\"1\",\"value\":\"35\"}", "", "value=40", 0, "10", NULL,
      REASONS (R (SLOPE_LEVEL)) },
    { "{\"kind\":\"slope\",\"minus\":\"1\",\"value\":\"35\"}", "", "value=40", 0, "", NULL, REASONS (R (INCOMPLETE)) },
  };

  RUN (cases);
}

#define EITHER                                                                                                               \
  "{\"kind\":\"any_of\",\"rules\":[{\"kind\":\"threshold\",\"comparator\":\"ge\",\"value\":\"80\"},{\"kind\":\"threshold\"," \
  "\"comparator\":\"ref_lt\"},{\"kind\":\"states\",\"options\":[{\"points\":\"3\",\"text\":\"a\"}]}]}"
#define NAMED                                                                                                             \
  "{\"kind\":\"any_of\",\"rules\":[{\"kind\":\"fixed\"},{\"kind\":\"threshold\",\"comparator\":\"ge\",\"value\":\"2\"}]," \
  "\"inputs\":[\"满意度\",\"投诉率\"]}"

static void
test_any_of (void)
{
  static const Case cases[] = {
    { EITHER, "5", "1.value=81;2.value=3;2.reference=2;3.option=1", 0, "5", NULL, REASONS (R (ALTERNATIVE), R (MET)) },
    { EITHER, "5", "1.value=79;2.value=1;2.reference=2;3.option=1", 0, "5", NULL, REASONS (R (ALTERNATIVE), R (MET)) },
    { EITHER, "5", "1.value=79;2.value=3;2.reference=2;3.option=1", 0, "3", NULL, REASONS (R (ALTERNATIVE), R (STATE)) },
    { EITHER, "5", "1.value=81", 0, "5", "2.value,2.reference,3.option", REASONS (R (ALTERNATIVE), R (MET)) },
    { EITHER, "5", "", 1, "3", "1.value,2.value,2.reference", REASONS (R (ALTERNATIVE), R (STATE)) },
    { EITHER, "5", "", 0, "", "1.value,2.value,2.reference,3.option", REASONS (R (MISSING)) },
    { NAMED, "5", "投诉率=2", 0, "5", "满意度", REASONS (R (ALTERNATIVE), R (MET)) },
    { NAMED, "5", "满意度=0", 0, "0", "投诉率", REASONS (R (ALTERNATIVE), R (NOT_DONE)) },
    { "{\"kind\":\"any_of\",\"rules\":[]}", "5", "", 0, "", NULL, REASONS (R (INCOMPLETE)) },
    { "{\"kind\":\"any_of\",\"rules\":[{\"kind\":\"judged\"}]}", "5", "", 0, "", NULL, REASONS (R (JUDGED)) },
  };
  g_autoptr (CzRuleProposal) proposal = evaluate (EITHER, "5", "1.value=79;2.value=1;2.reference=2", 0, 2);

  RUN (cases);
  g_assert_cmpuint (((CzRuleReason *) g_ptr_array_index (proposal->reasons, 0))->index, ==, 1);
}

static void
test_rounds_once_at_the_end (void)
{
  static const struct
  {
    guint       places;
    const char *points;
  } cases[] = { { 0, "5" }, { 1, "4.6" }, { 2, "4.63" }, { 3, "4.625" }, { 4, "4.625" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzRuleProposal) proposal = evaluate (POINTS_SHORT, "5", "value=93.5", 0, cases[i].places);
      g_autofree char *points = cz_points_to_string (proposal->points);

      g_assert_cmpstr (points, ==, cases[i].points);
    }
}

static void
test_slots (void)
{
  g_autoptr (CzRule) rule = cz_rule_from_json (AVERAGE, NULL);
  g_autoptr (GPtrArray) slots = cz_rule_list_slots (rule);
  const CzRuleSlot *reference = g_ptr_array_index (slots, 1);
  g_autoptr (CzRule) judged = cz_rule_new (CZ_RULE_JUDGED);
  g_autoptr (GPtrArray) none = cz_rule_list_slots (judged);

  g_assert_cmpuint (slots->len, ==, 2);
  g_assert_cmpint (reference->role, ==, CZ_RULE_SLOT_REFERENCE);
  g_assert_cmpstr (reference->name, ==, "reference");
  g_assert_cmpstr (reference->unit, ==, "‰");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-eval/tiers/highest-reached", test_tiers);
  g_test_add_func ("/rule-eval/choices/a-person-decides", test_choices);
  g_test_add_func ("/rule-eval/threshold/each-comparator-at-its-bound", test_threshold_comparisons);
  g_test_add_func ("/rule-eval/threshold/ranges-trends-references", test_threshold_others);
  g_test_add_func ("/rule-eval/proportional/clamped", test_proportional);
  g_test_add_func ("/rule-eval/rank/narrowest-band", test_rank);
  g_test_add_func ("/rule-eval/deduct/until-all-or-limit", test_deduct);
  g_test_add_func ("/rule-eval/award/to-its-limit", test_award);
  g_test_add_func ("/rule-eval/slope/around-reference", test_slope);
  g_test_add_func ("/rule-eval/any-of/best-known", test_any_of);
  g_test_add_func ("/rule-eval/rounding/once-at-the-end", test_rounds_once_at_the_end);
  g_test_add_func ("/rule-eval/slots/named-and-united", test_slots);

  return g_test_run ();
}
