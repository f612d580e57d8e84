/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-private.h"

#include <string.h>

#include "reader/cz-rule-condition.h"

/* Several things that are counted or done, each with points of its own, share what the row can lose or gain. */
GPtrArray *
cz_rule_read_shares (const CzRuleText *reading,
                     CzScoreKind       kind,
                     CzRule           *whole)
{
  GPtrArray *parts = g_ptr_array_new ();

  cz_rule_text_set_once (&whole->cap_group, "1");

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);
      CzRulePart    *part;

      if (score->kind != kind || cz_score_is_zero (score))
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = CZ_POINTS_NONE;
      part->rule = cz_rule_new (whole->kind);
      cz_rule_text_set_once (&part->rule->cap_group, "1");
      part->rule->limit = whole->limit;
      cz_rule_set_step (part->rule, score);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

/* "办公室运转正常(3分),及时更新(2分)": the marks are sub-points unless they grade one thing. */
GPtrArray *
cz_rule_read_marked_parts (const CzRuleText *reading)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);
      CzRulePart    *part;

      if (score->kind != CZ_SCORE_MARK)
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = score->points;
      part->rule = cz_rule_read_demand (score->condition, score->points);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

/* "成立得4分,开会得3分,建档得3分" of 10: what is earned adds up to the row. */
gboolean
cz_rule_text_adds_up (const CzRuleText *reading)
{
  CzPoints sum = 0;
  CzPoints best = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    if (cz_score_is_earning (cz_rule_text_score (reading, i)))
      {
        if (cz_condition_is_otherwise (cz_rule_text_score (reading, i)->condition) && !cz_score_is_zero (cz_rule_text_score (reading, i)))
          return FALSE;

        sum += cz_rule_text_points (reading, cz_rule_text_score (reading, i));
        best = MAX (best, cz_rule_text_points (reading, cz_rule_text_score (reading, i)));
      }

  return reading->points != CZ_POINTS_NONE && sum == reading->points && best < sum;
}

/* "成立得4分,每召开1次会议得3分": one thing is done, another is counted. */
gboolean
cz_rule_text_mixes_steps (const CzRuleText *reading)
{
  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = cz_rule_text_score (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (cz_score_is_earning (score) && !cz_score_is_zero (score) && g_str_has_prefix (score->condition, "每") && !g_str_has_prefix (score->condition, "每年") &&
          cz_condition_read_step (score->condition, &per, &unit))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
cz_rule_read_earned_parts (const CzRuleText *reading)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = cz_rule_text_score (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;
      CzRulePart      *part;

      if (!cz_score_is_earning (score) || cz_score_is_zero (score))
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = cz_rule_text_points (reading, score);
      g_ptr_array_add (parts, part);

      if (g_str_has_prefix (score->condition, "每") && cz_condition_read_step (score->condition, &per, &unit))
        {
          part->rule = cz_rule_new (CZ_RULE_AWARD);
          part->points = CZ_POINTS_NONE;
          cz_rule_set_step (part->rule, score);
        }
      else
        part->rule = cz_rule_read_demand (score->condition, part->points);
    }

  return parts;
}

/* "每创建1个省名牌得5分,市名牌得2分": what is counted first by steps, then named alone. */
static gboolean
counts_by_name (const CzRuleText *reading)
{
  guint n = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = cz_rule_text_score (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (!cz_score_is_earning (score))
        continue;
      if (score->kind != CZ_SCORE_EARN || cz_score_is_zero (score) || g_utf8_strlen (score->condition, -1) > 12)
        return FALSE;
      if (n++ == 0 ? !g_str_has_prefix (score->condition, "每") || !cz_condition_read_step (score->condition, &per, &unit)
                   : cz_rule_text_has_any (score->condition, "未|不|无|没|的"))
        return FALSE;
    }

  return n > 1;
}

/* "国家标准1项得3分,行业标准1项得1分": things of several kinds are counted, for no measure has two tiers at one bound. */
gboolean
cz_rule_text_counts_several (const CzRuleText *reading)
{
  CzDecimal first = cz_decimal_none ();
  guint     n = 0;

  if (counts_by_name (reading))
    return TRUE;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);
      g_auto (CzCondition) condition = { 0 };

      if (!cz_score_is_earning (score) || cz_score_is_zero (score))
        continue;
      if (score->kind != CZ_SCORE_EARN || !cz_condition_read (score->condition, &condition) || condition.comparator != CZ_COMPARATOR_GE)
        return FALSE;
      if (n++ == 0)
        first = condition.bound;
      else if (cz_decimal_compare (first, condition.bound) != 0)
        return FALSE;
    }

  return n > 1;
}

/* "建有中心得10分;通过认定的再加10分" in a row of 20: nothing is counted, the points add up. */
gboolean
cz_rule_text_adds_up_by_gains (const CzRuleText *reading)
{
  CzPoints sum = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = cz_rule_text_score (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (score->kind == CZ_SCORE_GAIN && cz_condition_read_step (score->condition, &per, &unit))
        return FALSE;
      if (score->kind == CZ_SCORE_GAIN || cz_score_is_earning (score))
        sum += cz_rule_text_points (reading, score);
    }

  return reading->points != CZ_POINTS_NONE && sum == reading->points;
}

GPtrArray *
cz_rule_read_added_parts (const CzRuleText *reading)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);
      CzRulePart    *part;

      if (score->kind != CZ_SCORE_GAIN && (!cz_score_is_earning (score) || cz_score_is_zero (score)))
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = cz_rule_text_points (reading, score);
      part->rule = cz_rule_read_demand (score->condition, part->points);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

/* "国家、行业、地方标准每项分别得5分、3分、2分": awards of several sizes, which one rule cannot count. */
gboolean
cz_rule_text_is_shared_out (const CzRuleText *reading)
{
  guint n_bare = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    n_bare += cz_score_is_earning (cz_rule_text_score (reading, i)) && *cz_rule_text_score (reading, i)->condition == '\0';

  return n_bare > 0 && reading->n_earn > 1 && cz_rule_text_has_any (reading->text, "分别得|分别计|分别加|分别按");
}
