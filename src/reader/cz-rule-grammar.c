/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-grammar.h"

#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-points-text.h"
#include "reader/cz-rule-condition.h"
#include "reader/cz-rule-private.h"
#include "reader/cz-sheet-token.h"

/* Text fields of a rule are %NULL or "" until something is known. */
void
cz_rule_text_set_once (char      **field,
                       const char *text)
{
  if (*text == '\0' || (*field != NULL && **field != '\0'))
    return;

  g_free (*field);
  *field = g_strdup (text);
}

gboolean
cz_rule_text_has_any (const char *text,
                      const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (strstr (text, list[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
count_scores (CzRuleText *reading)
{
  reading->most_lost = reading->most_gained = CZ_POINTS_NONE;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);

      reading->n_zero += cz_score_is_zero (score);
      reading->n_earn += cz_score_is_earning (score) && !cz_score_is_zero (score);
      reading->n_lose += score->kind == CZ_SCORE_LOSE;
      reading->n_gain += score->kind == CZ_SCORE_GAIN;
      reading->n_marks += score->kind == CZ_SCORE_MARK;
      reading->open |= score->kind == CZ_SCORE_OPEN;

      if (score->kind == CZ_SCORE_MOST_LOST)
        reading->most_lost = score->points;
      if (score->kind == CZ_SCORE_MOST_GAINED)
        reading->most_gained = score->points;
    }
}

static CzRuleFlags
read_flags (const char *text)
{
  CzRuleFlags flags = 0;

  if (cz_rule_text_has_any (text, "合理缺项"))
    flags |= CZ_RULE_MAY_NOT_APPLY;
  if (cz_rule_text_has_any (text, "一票否决|考核结果一律为|一律定为不合格|一律为不合格|直接评定为不合格|取消考核资格|直接定为不合格|取消评优资格"))
    flags |= CZ_RULE_VETO;
  if (cz_rule_text_has_any (text, "加分项|附加分|鼓励项|额外加分"))
    flags |= CZ_RULE_BONUS;
  if (g_str_has_prefix (text, "※") || g_str_has_prefix (text, "★") || g_str_has_prefix (text, "▲") || cz_rule_text_has_any (text, "关键项"))
    flags |= CZ_RULE_KEY;

  return flags;
}

/* Conditions of all earning expressions above zero: all numbers, all places, or something else. */
static gboolean
all_conditions (const CzRuleText *reading,
                gboolean (*holds) (const char *text))
{
  guint n = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);

      if (!cz_score_is_earning (score) || cz_score_is_zero (score))
        continue;
      if (cz_condition_is_otherwise (score->condition) && n > 0)
        continue;
      if (!holds (score->condition))
        return FALSE;

      n++;
    }

  return n > 0;
}

static gboolean
is_number_condition (const char *text)
{
  g_auto (CzCondition) condition = { 0 };

  return cz_condition_read (text, &condition);
}

static gboolean
is_placing (const char *text)
{
  g_auto (CzPlacing) placing = { 0 };

  return cz_placing_read (text, &placing);
}

static CzRule *
read_rank (const CzRuleText *reading)
{
  CzRule *rule = cz_rule_new (CZ_RULE_RANK);

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);
      g_auto (CzPlacing) placing = { 0 };

      if (!cz_score_is_earning (score))
        continue;

      if (!cz_placing_read (score->condition, &placing))
        {
          cz_rule_add_band (rule, 0, cz_rule_text_points (reading, score), score->condition);
          continue;
        }

      cz_rule_add_band (rule, placing.to, cz_rule_text_points (reading, score), placing.text);

      cz_rule_text_set_once (&rule->among, placing.among);
    }

  return rule;
}

static CzRule *
read_tiers (const CzRuleText *reading)
{
  CzRule   *rule = cz_rule_new (CZ_RULE_TIERS);
  CzDecimal last = cz_decimal_none ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = cz_rule_text_score (reading, i);
      g_auto (CzCondition) condition = { 0 };

      if (!cz_score_is_earning (score))
        continue;

      if (cz_condition_read (score->condition, &condition))
        {
          last = condition.bound;
          cz_rule_add_tier (rule, condition.comparator, condition.bound, cz_rule_text_points (reading, score));

          cz_rule_text_set_once (&rule->unit, condition.unit);
        }
      else if (!cz_score_is_zero (score) && !cz_decimal_is_none (last))
        cz_rule_add_tier (rule, CZ_COMPARATOR_LT, last, cz_rule_text_points (reading, score));
    }

  return rule;
}

static CzRule *
read_states (const CzRuleText *reading)
{
  CzRule *rule = cz_rule_new (CZ_RULE_STATES);

  for (guint i = 0; i < reading->scores->len; i++)
    if (cz_score_is_earning (cz_rule_text_score (reading, i)))
      cz_rule_add_state (rule, cz_rule_text_points (reading, cz_rule_text_score (reading, i)), cz_rule_text_score (reading, i)->condition);

  return rule;
}

/* A condition without points: a number, an average, a place, or nothing that can be reckoned. */
CzRule *
cz_rule_read_demand (const char *text,
                     CzPoints    points)
{
  g_auto (CzCondition) condition = { 0 };
  g_auto (CzPlacing) placing = { 0 };
  g_autofree char *reference = NULL;
  CzComparator     comparator;
  CzRule          *rule;

  if (cz_placing_read (text, &placing))
    {
      rule = cz_rule_new (CZ_RULE_RANK);
      cz_rule_add_band (rule, placing.to, points, placing.text);
      cz_rule_text_set_once (&rule->among, placing.among);
      return rule;
    }

  if (cz_condition_read_reference (text, &comparator, &reference))
    {
      rule = cz_rule_new (CZ_RULE_THRESHOLD);
      rule->comparator = comparator;
      g_ptr_array_add (rule->inputs, g_strdup (reference));
      return rule;
    }

  if (cz_condition_read (text, &condition))
    {
      rule = cz_rule_new (CZ_RULE_THRESHOLD);
      rule->comparator = condition.comparator;
      rule->value = condition.bound;
      cz_rule_text_set_once (&rule->unit, condition.unit);
      return rule;
    }

  return cz_rule_new (CZ_RULE_FIXED);
}

/* "…不断提高,或…不断递减": either suffices. */
static CzRule *
read_either (const char *text,
             CzPoints    points)
{
  const char      *comma = strstr (text, ",或");
  g_autofree char *first = NULL;
  const char      *second;
  CzRule          *rule;

  if (comma == NULL)
    return NULL;

  second = comma + strlen (",或") + (g_str_has_prefix (comma + strlen (",或"), "者") ? 3 : 0);

  if (strstr (second, ",") != NULL || strlen (second) < 12 || comma - text < 12)
    return NULL;

  first = g_strndup (text, (gsize) (comma - text));

  if (strchr (first, ',') != NULL)
    return NULL;

  rule = cz_rule_new (CZ_RULE_ANY_OF);
  g_ptr_array_add (rule->rules, cz_rule_read_demand (first, points));
  g_ptr_array_add (rule->rules, cz_rule_read_demand (second, points));

  return rule;
}

static gboolean
has_two_contents (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      CzTokenShape shape;

      if (p > text && (g_ascii_isdigit (p[-1]) || p[-1] == '.'))
        continue;
      if (cz_sheet_marker_length (p, &shape) > 0 && shape == CZ_TOKEN_ITEM && p > text && *p >= '2' && *p <= '9')
        return TRUE;
    }

  return FALSE;
}

static CzRule *
read_content (const CzRuleText *reading)
{
  CzRule *rule;

  if (has_two_contents (reading->text))
    return cz_rule_new (CZ_RULE_JUDGED);
  if ((rule = read_either (reading->text, reading->points)) != NULL)
    return rule;

  rule = cz_rule_read_demand (reading->text, reading->points);

  if (rule->kind == CZ_RULE_FIXED && reading->points == CZ_POINTS_NONE)
    {
      cz_rule_unref (rule);
      return cz_rule_new (CZ_RULE_JUDGED);
    }

  return rule;
}

void
cz_rule_set_step (CzRule        *rule,
                  const CzScore *score)
{
  g_autofree char *unit = NULL;
  CzDecimal        per;

  rule->points = score->points;

  if (!cz_condition_read_step (score->condition, &per, &unit))
    return;

  rule->per = per;
  cz_rule_text_set_once (&rule->unit, unit);
}

static const CzScore *
first_of (const CzRuleText *reading,
          CzScoreKind       kind)
{
  for (guint i = 0; i < reading->scores->len; i++)
    if (cz_rule_text_score (reading, i)->kind == kind)
      return cz_rule_text_score (reading, i);

  return NULL;
}

/* The first that counts by steps, else the first: 低于98%的扣5分;每发生1起扣5分. */
static const CzScore *
first_step_of (const CzRuleText *reading,
               CzScoreKind       kind)
{
  for (guint i = 0; i < reading->scores->len; i++)
    {
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (cz_rule_text_score (reading, i)->kind == kind && cz_condition_read_step (cz_rule_text_score (reading, i)->condition, &per, &unit))
        return cz_rule_text_score (reading, i);
    }

  return first_of (reading, kind);
}

static CzRule *
read_steps (const CzRuleText *reading,
            CzRuleKind        kind)
{
  const CzScore *score = first_step_of (reading, kind == CZ_RULE_DEDUCT ? CZ_SCORE_LOSE : CZ_SCORE_GAIN);
  CzRule        *rule = cz_rule_new (kind);

  for (guint i = 0; score == NULL && i < reading->scores->len; i++)
    if (cz_score_is_earning (cz_rule_text_score (reading, i)) && !cz_score_is_zero (cz_rule_text_score (reading, i)))
      score = cz_rule_text_score (reading, i);

  cz_rule_set_step (rule, score);
  rule->limit = kind == CZ_RULE_DEDUCT ? reading->most_lost : reading->most_gained;

  return rule;
}

/* Points at a reference, less below and more above it. */
static CzRule *
read_slope (const CzRuleText *reading)
{
  CzRule        *rule = cz_rule_new (CZ_RULE_SLOPE);
  const CzScore *lose = first_of (reading, CZ_SCORE_LOSE);
  const CzScore *gain = first_of (reading, CZ_SCORE_GAIN);

  rule->base = reading->points;

  for (guint i = 0; i < reading->scores->len; i++)
    if (cz_score_is_earning (cz_rule_text_score (reading, i)) && !cz_score_is_zero (cz_rule_text_score (reading, i)))
      {
        rule->base = cz_rule_text_points (reading, cz_rule_text_score (reading, i));
        break;
      }

  cz_rule_set_step (rule, lose);
  rule->points = CZ_POINTS_NONE;
  rule->minus = lose->points;
  rule->plus = gain->points;
  rule->plus_limit = reading->most_gained;

  return rule;
}

static gboolean
counts_each (const CzRuleText *reading)
{
  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = cz_rule_text_score (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (cz_score_is_earning (score) && !cz_score_is_zero (score) && score->kind != CZ_SCORE_MARK)
        return strstr (score->condition, "每") != NULL && cz_condition_read_step (score->condition, &per, &unit);
    }

  return FALSE;
}

static CzRule *
read_earned (const CzRuleText *reading,
             GPtrArray       **parts)
{
  CzRule *rule;

  if (reading->n_earn == 1 && counts_each (reading))
    return read_steps (reading, CZ_RULE_AWARD);
  if (all_conditions (reading, is_placing))
    return read_rank (reading);

  if (reading->n_earn > 1)
    {
      if (cz_rule_text_counts_several (reading))
        {
          rule = read_steps (reading, CZ_RULE_AWARD);
          *parts = cz_rule_read_shares (reading, CZ_SCORE_EARN, rule);
          return rule;
        }
      if (all_conditions (reading, is_number_condition))
        return read_tiers (reading);
      if (!cz_rule_text_adds_up (reading) && !cz_rule_text_mixes_steps (reading))
        return read_states (reading);

      *parts = cz_rule_read_earned_parts (reading);
      return cz_rule_new (cz_rule_text_adds_up (reading) ? CZ_RULE_FIXED : CZ_RULE_JUDGED);
    }

  for (guint i = 0; i < reading->scores->len; i++)
    if (cz_score_is_earning (cz_rule_text_score (reading, i)) && !cz_score_is_zero (cz_rule_text_score (reading, i)))
      {
        rule = cz_rule_read_demand (cz_rule_text_score (reading, i)->condition, cz_rule_text_points (reading, cz_rule_text_score (reading, i)));

        if (rule->kind == CZ_RULE_FIXED || rule->kind == CZ_RULE_THRESHOLD)
          rule->points = cz_rule_text_points (reading, cz_rule_text_score (reading, i));

        return rule;
      }

  return cz_rule_new (CZ_RULE_FIXED);
}

static CzRule *
read_rule (const CzRuleText *reading,
           GPtrArray       **parts)
{
  CzRule *rule;

  if (reading->open || cz_rule_text_is_shared_out (reading))
    return cz_rule_new (CZ_RULE_JUDGED);
  if (cz_rule_text_is_proportional (reading))
    return cz_rule_read_proportional (reading);
  if (reading->n_lose > 0 && reading->n_gain > 0)
    return read_slope (reading);

  if (reading->n_lose > 0)
    {
      rule = read_steps (reading, CZ_RULE_DEDUCT);
      if (reading->n_lose > 1)
        *parts = cz_rule_read_shares (reading, CZ_SCORE_LOSE, rule);
      return rule;
    }

  if (reading->n_gain > 0 && reading->n_earn > 0 && cz_rule_text_adds_up_by_gains (reading))
    {
      *parts = cz_rule_read_added_parts (reading);
      return cz_rule_new (CZ_RULE_FIXED);
    }

  if (reading->n_gain > 0)
    {
      rule = read_steps (reading, CZ_RULE_AWARD);
      if (reading->n_gain > 1)
        *parts = cz_rule_read_shares (reading, CZ_SCORE_GAIN, rule);
      return rule;
    }

  if (reading->n_marks > 1 && reading->n_marks == reading->n_earn && !all_conditions (reading, is_number_condition) && !all_conditions (reading, is_placing))
    {
      *parts = cz_rule_read_marked_parts (reading);
      return cz_rule_new (CZ_RULE_FIXED);
    }

  if (reading->n_earn > 0 || reading->n_zero > 0)
    return read_earned (reading, parts);

  return cz_rule_text_has_any (reading->text, "酌情|视情|综合评定|综合评价打分|专家打分|按照评分") ? cz_rule_new (CZ_RULE_JUDGED) : read_content (reading);
}

/* Takes off the item marker in front and the mark at the end, unless that mark grades one of several conditions. */
static void
open_text (CzRuleText *reading,
           const char *text,
           CzPoints   *printed)
{
  g_autofree char *squeezed = cz_fold_squeeze (text, strlen (text));
  gsize            length = strlen (squeezed);
  gsize            marker = cz_sheet_marker_length (squeezed, NULL);
  gsize            end = cz_points_text_find_mark (squeezed, length, printed);
  const char      *stops[] = { "。", ";", "," };

  reading->text = g_strndup (squeezed + marker, end > marker ? end - marker : 0);
  length = strlen (reading->text);

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    if (g_str_has_suffix (reading->text, stops[i]))
      reading->text[length - strlen (stops[i])] = '\0';

  reading->scores = cz_rule_scores_new (reading->text);

  /* the last of several marks, unless it is their sum */
  if (*printed != CZ_POINTS_NONE)
    {
      CzPoints sum = 0;
      guint    n_marks = 0;
      guint    n_others = 0;

      for (guint i = 0; i < reading->scores->len; i++)
        {
          n_marks += cz_rule_text_score (reading, i)->kind == CZ_SCORE_MARK;
          n_others += cz_rule_text_score (reading, i)->kind != CZ_SCORE_MARK;
          sum += cz_rule_text_score (reading, i)->kind == CZ_SCORE_MARK ? cz_rule_text_score (reading, i)->points : 0;
        }

      if (n_marks > 0 && n_others == 0 && (n_marks == 1 || sum != *printed))
        {
          g_free (reading->text);
          g_array_unref (reading->scores);
          reading->text = g_strndup (squeezed + marker, strlen (squeezed) - marker);
          reading->scores = cz_rule_scores_new (reading->text);
          *printed = CZ_POINTS_NONE;
        }
    }
}

/* What is printed in the middle: 满分10分, or the only mark, though it grades a condition too. */
static void
take_total (CzRuleText *reading,
            CzPoints   *printed)
{
  for (guint i = 0; i < reading->scores->len; i++)
    if (*printed == CZ_POINTS_NONE && (cz_rule_text_score (reading, i)->kind == CZ_SCORE_TOTAL || (cz_rule_text_score (reading, i)->kind == CZ_SCORE_MARK && reading->n_marks == 1)))
      *printed = cz_rule_text_score (reading, i)->points;
}

/* "满意度达85分(10分)": what is more than the mark behind it is a measure in points, no points to earn. */
static void
drop_measures (CzRuleText *reading,
               CzPoints    printed)
{
  for (guint i = reading->scores->len; i > 0; i--)
    if (cz_rule_text_score (reading, i - 1)->kind == CZ_SCORE_PLAIN && printed != CZ_POINTS_NONE && cz_rule_text_score (reading, i - 1)->points > printed)
      g_array_remove_index (reading->scores, i - 1);
}

static void
part_free (gpointer data)
{
  CzRulePart *part = data;

  g_free (part->text);
  cz_rule_unref (part->rule);
  g_free (part);
}

/**
 * cz_rule_read:
 * @text: what a row says about its points, or the row's content where no column says it
 * @points: the maximum as another column gives it, %CZ_POINTS_NONE when none does
 * @reading: (out): what was read; release with cz_rule_reading_clear()
 *
 * Reads the rule kinds of domain.md d.
 */
void
cz_rule_read (const char    *text,
              CzPoints       points,
              CzRuleReading *reading)
{
  CzRuleText       own = { 0 };
  g_autofree char *squeezed = cz_fold_squeeze (text, strlen (text));

  *reading = (CzRuleReading){ .printed = CZ_POINTS_NONE };
  open_text (&own, text, &reading->printed);
  drop_measures (&own, reading->printed);
  count_scores (&own);
  take_total (&own, &reading->printed);
  own.points = points != CZ_POINTS_NONE ? points : reading->printed;
  reading->scored = own.scores->len > 0;
  reading->rule = read_rule (&own, &reading->parts);
  reading->rule->flags |= read_flags (squeezed);

  if (reading->parts != NULL)
    g_ptr_array_set_free_func (reading->parts, part_free);

  g_free (own.text);
  g_array_unref (own.scores);
}

void
cz_rule_reading_clear (CzRuleReading *reading)
{
  g_clear_pointer (&reading->rule, cz_rule_unref);
  g_clear_pointer (&reading->parts, g_ptr_array_unref);
}
