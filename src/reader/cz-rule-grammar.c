/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-grammar.h"

#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-points-text.h"
#include "reader/cz-rule-condition.h"
#include "reader/cz-rule-score.h"
#include "reader/cz-sheet-token.h"

/* The text of a rule taken apart: its expressions of points and what they are, counted. */
typedef struct
{
  char    *text; /* half-width, no blanks, without item marker and closing mark */
  GArray  *scores;
  CzPoints points;
  guint    n_earn; /* with points above zero */
  guint    n_zero;
  guint    n_lose;
  guint    n_gain;
  guint    n_marks;
  CzPoints most_lost;
  CzPoints most_gained;
  gboolean open;
} Reading;

static const CzScore *
score_at (const Reading *reading,
          guint          i)
{
  return &g_array_index (reading->scores, CzScore, i);
}

static gboolean
has_any (const char *text,
         const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (strstr (text, list[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Text fields of a rule are %NULL or "" until something is known. */
static void
set_once (char      **field,
          const char *text)
{
  if (*text == '\0' || (*field != NULL && **field != '\0'))
    return;

  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
is_earning (const CzScore *score)
{
  return score->kind == CZ_SCORE_EARN || score->kind == CZ_SCORE_FULL || score->kind == CZ_SCORE_PLAIN || score->kind == CZ_SCORE_MARK;
}

static CzPoints
points_of (const Reading *reading,
           const CzScore *score)
{
  return score->kind == CZ_SCORE_FULL ? reading->points : score->points;
}

static gboolean
is_zero (const CzScore *score)
{
  return is_earning (score) && score->kind != CZ_SCORE_FULL && score->points == 0;
}

static void
count_scores (Reading *reading)
{
  reading->most_lost = reading->most_gained = CZ_POINTS_NONE;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);

      reading->n_zero += is_zero (score);
      reading->n_earn += is_earning (score) && !is_zero (score);
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

  if (has_any (text, "合理缺项"))
    flags |= CZ_RULE_MAY_NOT_APPLY;
  if (has_any (text, "一票否决|考核结果一律为|一律定为不合格|一律为不合格|直接评定为不合格|取消考核资格|直接定为不合格|取消评优资格"))
    flags |= CZ_RULE_VETO;
  if (has_any (text, "加分项|附加分|鼓励项|额外加分"))
    flags |= CZ_RULE_BONUS;
  if (g_str_has_prefix (text, "※") || g_str_has_prefix (text, "★") || g_str_has_prefix (text, "▲") || has_any (text, "关键项"))
    flags |= CZ_RULE_KEY;

  return flags;
}

/* Conditions of all earning expressions above zero: all numbers, all places, or something else. */
static gboolean
all_conditions (const Reading *reading,
                gboolean (*holds) (const char *text))
{
  guint n = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);

      if (!is_earning (score) || is_zero (score))
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
read_rank (const Reading *reading)
{
  CzRule *rule = cz_rule_new (CZ_RULE_RANK);

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);
      g_auto (CzPlacing) placing = { 0 };

      if (!is_earning (score))
        continue;

      if (!cz_placing_read (score->condition, &placing))
        {
          cz_rule_add_band (rule, 0, points_of (reading, score), score->condition);
          continue;
        }

      cz_rule_add_band (rule, placing.to, points_of (reading, score), placing.text);

      set_once (&rule->among, placing.among);
    }

  return rule;
}

static CzRule *
read_tiers (const Reading *reading)
{
  CzRule   *rule = cz_rule_new (CZ_RULE_TIERS);
  CzDecimal last = cz_decimal_none ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);
      g_auto (CzCondition) condition = { 0 };

      if (!is_earning (score))
        continue;

      if (cz_condition_read (score->condition, &condition))
        {
          last = condition.bound;
          cz_rule_add_tier (rule, condition.comparator, condition.bound, points_of (reading, score));

          set_once (&rule->unit, condition.unit);
        }
      else if (!is_zero (score) && !cz_decimal_is_none (last))
        cz_rule_add_tier (rule, CZ_COMPARATOR_LT, last, points_of (reading, score));
    }

  return rule;
}

static CzRule *
read_states (const Reading *reading)
{
  CzRule *rule = cz_rule_new (CZ_RULE_STATES);

  for (guint i = 0; i < reading->scores->len; i++)
    if (is_earning (score_at (reading, i)))
      cz_rule_add_state (rule, points_of (reading, score_at (reading, i)), score_at (reading, i)->condition);

  return rule;
}

/* A condition without points: a number, an average, a place, or nothing that can be reckoned. */
static CzRule *
read_demand (const char *text,
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
      set_once (&rule->among, placing.among);
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
      set_once (&rule->unit, condition.unit);
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
  g_ptr_array_add (rule->rules, read_demand (first, points));
  g_ptr_array_add (rule->rules, read_demand (second, points));

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
read_content (const Reading *reading)
{
  CzRule *rule;

  if (has_two_contents (reading->text))
    return cz_rule_new (CZ_RULE_JUDGED);
  if ((rule = read_either (reading->text, reading->points)) != NULL)
    return rule;

  rule = read_demand (reading->text, reading->points);

  if (rule->kind == CZ_RULE_FIXED && reading->points == CZ_POINTS_NONE)
    {
      cz_rule_unref (rule);
      return cz_rule_new (CZ_RULE_JUDGED);
    }

  return rule;
}

static void
set_step (CzRule        *rule,
          const CzScore *score)
{
  g_autofree char *unit = NULL;
  CzDecimal        per;

  rule->points = score->points;

  if (!cz_condition_read_step (score->condition, &per, &unit))
    return;

  rule->per = per;
  set_once (&rule->unit, unit);
}

static const CzScore *
first_of (const Reading *reading,
          CzScoreKind    kind)
{
  for (guint i = 0; i < reading->scores->len; i++)
    if (score_at (reading, i)->kind == kind)
      return score_at (reading, i);

  return NULL;
}

/* The first that counts by steps, else the first: 低于98%的扣5分;每发生1起扣5分. */
static const CzScore *
first_step_of (const Reading *reading,
               CzScoreKind    kind)
{
  for (guint i = 0; i < reading->scores->len; i++)
    {
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (score_at (reading, i)->kind == kind && cz_condition_read_step (score_at (reading, i)->condition, &per, &unit))
        return score_at (reading, i);
    }

  return first_of (reading, kind);
}

static CzRule *
read_steps (const Reading *reading,
            CzRuleKind     kind)
{
  const CzScore *score = first_step_of (reading, kind == CZ_RULE_DEDUCT ? CZ_SCORE_LOSE : CZ_SCORE_GAIN);
  CzRule        *rule = cz_rule_new (kind);

  for (guint i = 0; score == NULL && i < reading->scores->len; i++)
    if (is_earning (score_at (reading, i)) && !is_zero (score_at (reading, i)))
      score = score_at (reading, i);

  set_step (rule, score);
  rule->limit = kind == CZ_RULE_DEDUCT ? reading->most_lost : reading->most_gained;

  return rule;
}

/* Points at a reference, less below and more above it. */
static CzRule *
read_slope (const Reading *reading)
{
  CzRule        *rule = cz_rule_new (CZ_RULE_SLOPE);
  const CzScore *lose = first_of (reading, CZ_SCORE_LOSE);
  const CzScore *gain = first_of (reading, CZ_SCORE_GAIN);

  rule->base = reading->points;

  for (guint i = 0; i < reading->scores->len; i++)
    if (is_earning (score_at (reading, i)) && !is_zero (score_at (reading, i)))
      {
        rule->base = points_of (reading, score_at (reading, i));
        break;
      }

  set_step (rule, lose);
  rule->points = CZ_POINTS_NONE;
  rule->minus = lose->points;
  rule->plus = gain->points;
  rule->plus_limit = reading->most_gained;

  return rule;
}

/* Several things that are counted or done, each with points of its own, share what the row can lose or gain. */
static GPtrArray *
read_shares (const Reading *reading,
             CzScoreKind    kind,
             CzRule        *whole)
{
  GPtrArray *parts = g_ptr_array_new ();

  set_once (&whole->cap_group, "1");

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);
      CzRulePart    *part;

      if (score->kind != kind || is_zero (score))
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = CZ_POINTS_NONE;
      part->rule = cz_rule_new (whole->kind);
      set_once (&part->rule->cap_group, "1");
      part->rule->limit = whole->limit;
      set_step (part->rule, score);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

/* "办公室运转正常(3分),及时更新(2分)": the marks are sub-points unless they grade one thing. */
static GPtrArray *
read_marked_parts (const Reading *reading)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);
      CzRulePart    *part;

      if (score->kind != CZ_SCORE_MARK)
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = score->points;
      part->rule = read_demand (score->condition, score->points);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

/* The × before a factor; ×100% only makes a ratio a percentage. */
static const char *
find_factor (const char *text)
{
  for (const char *p = strstr (text, "×"); p != NULL; p = strstr (p + 2, "×"))
    {
      gsize n = strspn (p + 2, "0123456789.");

      if (n > 0 && !g_str_has_prefix (p + 2, "100%"))
        return p;
    }

  return NULL;
}

/* "低于90%不得分,高于90%按线性内插": where the ratio is 0 and where it is 1. */
static CzRule *
read_proportional (const Reading *reading)
{
  CzRule     *rule = cz_rule_new (CZ_RULE_PROPORTIONAL);
  const char *times;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      g_auto (CzCondition) condition = { 0 };

      if (!is_zero (score_at (reading, i)) || !cz_condition_read (score_at (reading, i)->condition, &condition))
        continue;

      rule->from = condition.bound;
      set_once (&rule->unit, condition.unit);

      if (g_strcmp0 (rule->unit, "%") == 0)
        rule->to = cz_decimal_from_int (100);
    }

  times = find_factor (reading->text);

  if (times != NULL)
    {
      gsize            n = strspn (times + 2, "0123456789.");
      g_autofree char *factor = g_strndup (times + 2, n);
      const char      *again = strstr (times + 2 + n, "×0.");

      if (n > 0)
        cz_decimal_parse (factor, &rule->factor, NULL);
      if (times[2 + n] == '%' && !cz_decimal_is_none (rule->factor))
        rule->factor.places += 2;

      if (again != NULL)
        {
          g_autofree char *below = g_strndup (again + 2, strspn (again + 2, "0123456789."));

          cz_decimal_parse (below, &rule->factor_below, NULL);
        }
    }

  return rule;
}

static gboolean
is_proportional (const Reading *reading)
{
  if (reading->n_lose > 0)
    return FALSE;

  return has_any (reading->text,
                  "按比例得分|按比例计分|按比例赋分|按比例记分|比例得分|比例计分|按完成比例|按实际比例|线性|内插|按完成率|按实际完成|按达标率计|按得分率|乘以|按照比例|折算得分|折算计分|按比率|按覆盖率计|按比例折算|按比例给分") ||
         (strstr (reading->text, "×") != NULL && has_any (reading->text, "计分|得分|赋分|记分"));
}

static gboolean
counts_each (const Reading *reading)
{
  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = score_at (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (is_earning (score) && !is_zero (score) && score->kind != CZ_SCORE_MARK)
        return strstr (score->condition, "每") != NULL && cz_condition_read_step (score->condition, &per, &unit);
    }

  return FALSE;
}

/* "成立得4分,开会得3分,建档得3分" of 10: what is earned adds up to the row. */
static gboolean
earns_add_up (const Reading *reading)
{
  CzPoints sum = 0;
  CzPoints best = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    if (is_earning (score_at (reading, i)))
      {
        if (cz_condition_is_otherwise (score_at (reading, i)->condition) && !is_zero (score_at (reading, i)))
          return FALSE;

        sum += points_of (reading, score_at (reading, i));
        best = MAX (best, points_of (reading, score_at (reading, i)));
      }

  return reading->points != CZ_POINTS_NONE && sum == reading->points && best < sum;
}

/* "成立得4分,每召开1次会议得3分": one thing is done, another is counted. */
static gboolean
mixes_steps (const Reading *reading)
{
  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = score_at (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (is_earning (score) && !is_zero (score) && g_str_has_prefix (score->condition, "每") && !g_str_has_prefix (score->condition, "每年") &&
          cz_condition_read_step (score->condition, &per, &unit))
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
read_earned_parts (const Reading *reading)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = score_at (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;
      CzRulePart      *part;

      if (!is_earning (score) || is_zero (score))
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = points_of (reading, score);
      g_ptr_array_add (parts, part);

      if (g_str_has_prefix (score->condition, "每") && cz_condition_read_step (score->condition, &per, &unit))
        {
          part->rule = cz_rule_new (CZ_RULE_AWARD);
          part->points = CZ_POINTS_NONE;
          set_step (part->rule, score);
        }
      else
        part->rule = read_demand (score->condition, part->points);
    }

  return parts;
}

/* "国家标准1项得3分,行业标准1项得1分": things of several kinds are counted, for no measure has two tiers at one bound. */
static gboolean
counts_several (const Reading *reading)
{
  CzDecimal first = cz_decimal_none ();
  guint     n = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);
      g_auto (CzCondition) condition = { 0 };

      if (!is_earning (score) || is_zero (score))
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

static CzRule *
read_earned (const Reading *reading,
             GPtrArray    **parts)
{
  CzRule *rule;

  if (reading->n_earn == 1 && counts_each (reading))
    return read_steps (reading, CZ_RULE_AWARD);
  if (all_conditions (reading, is_placing))
    return read_rank (reading);

  if (reading->n_earn > 1)
    {
      if (counts_several (reading))
        {
          rule = read_steps (reading, CZ_RULE_AWARD);
          *parts = read_shares (reading, CZ_SCORE_EARN, rule);
          return rule;
        }
      if (all_conditions (reading, is_number_condition))
        return read_tiers (reading);
      if (!earns_add_up (reading) && !mixes_steps (reading))
        return read_states (reading);

      *parts = read_earned_parts (reading);
      return cz_rule_new (earns_add_up (reading) ? CZ_RULE_FIXED : CZ_RULE_JUDGED);
    }

  for (guint i = 0; i < reading->scores->len; i++)
    if (is_earning (score_at (reading, i)) && !is_zero (score_at (reading, i)))
      {
        rule = read_demand (score_at (reading, i)->condition, points_of (reading, score_at (reading, i)));

        if (rule->kind == CZ_RULE_FIXED || rule->kind == CZ_RULE_THRESHOLD)
          rule->points = points_of (reading, score_at (reading, i));

        return rule;
      }

  return cz_rule_new (CZ_RULE_FIXED);
}

/* "建有中心得10分;通过认定的再加10分" in a row of 20: nothing is counted, the points add up. */
static gboolean
adds_up_by_gains (const Reading *reading)
{
  CzPoints sum = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore   *score = score_at (reading, i);
      g_autofree char *unit = NULL;
      CzDecimal        per;

      if (score->kind == CZ_SCORE_GAIN && cz_condition_read_step (score->condition, &per, &unit))
        return FALSE;
      if (score->kind == CZ_SCORE_GAIN || is_earning (score))
        sum += points_of (reading, score);
    }

  return reading->points != CZ_POINTS_NONE && sum == reading->points;
}

static GPtrArray *
read_added_parts (const Reading *reading)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < reading->scores->len; i++)
    {
      const CzScore *score = score_at (reading, i);
      CzRulePart    *part;

      if (score->kind != CZ_SCORE_GAIN && (!is_earning (score) || is_zero (score)))
        continue;

      part = g_new0 (CzRulePart, 1);
      part->text = g_strdup (score->condition);
      part->points = points_of (reading, score);
      part->rule = read_demand (score->condition, part->points);
      g_ptr_array_add (parts, part);
    }

  return parts;
}

/* "国家、行业、地方标准每项分别得5分、3分、2分": awards of several sizes, which one rule cannot count. */
static gboolean
is_shared_out (const Reading *reading)
{
  guint n_bare = 0;

  for (guint i = 0; i < reading->scores->len; i++)
    n_bare += is_earning (score_at (reading, i)) && *score_at (reading, i)->condition == '\0';

  return n_bare > 0 && reading->n_earn > 1 && has_any (reading->text, "分别得|分别计|分别加|分别按");
}

static CzRule *
read_rule (const Reading *reading,
           GPtrArray    **parts)
{
  CzRule *rule;

  if (reading->open || is_shared_out (reading))
    return cz_rule_new (CZ_RULE_JUDGED);
  if (is_proportional (reading))
    return read_proportional (reading);
  if (reading->n_lose > 0 && reading->n_gain > 0)
    return read_slope (reading);

  if (reading->n_lose > 0)
    {
      rule = read_steps (reading, CZ_RULE_DEDUCT);
      if (reading->n_lose > 1)
        *parts = read_shares (reading, CZ_SCORE_LOSE, rule);
      return rule;
    }

  if (reading->n_gain > 0 && reading->n_earn > 0 && adds_up_by_gains (reading))
    {
      *parts = read_added_parts (reading);
      return cz_rule_new (CZ_RULE_FIXED);
    }

  if (reading->n_gain > 0)
    {
      rule = read_steps (reading, CZ_RULE_AWARD);
      if (reading->n_gain > 1)
        *parts = read_shares (reading, CZ_SCORE_GAIN, rule);
      return rule;
    }

  if (reading->n_marks > 1 && reading->n_marks == reading->n_earn && !all_conditions (reading, is_number_condition) && !all_conditions (reading, is_placing))
    {
      *parts = read_marked_parts (reading);
      return cz_rule_new (CZ_RULE_FIXED);
    }

  if (reading->n_earn > 0 || reading->n_zero > 0)
    return read_earned (reading, parts);

  return has_any (reading->text, "酌情|视情|综合评定|综合评价打分|专家打分|按照评分") ? cz_rule_new (CZ_RULE_JUDGED) : read_content (reading);
}

/* Takes off the item marker in front and the mark at the end, unless that mark grades one of several conditions. */
static void
open_text (Reading    *reading,
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
          n_marks += score_at (reading, i)->kind == CZ_SCORE_MARK;
          n_others += score_at (reading, i)->kind != CZ_SCORE_MARK;
          sum += score_at (reading, i)->kind == CZ_SCORE_MARK ? score_at (reading, i)->points : 0;
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
take_total (Reading  *reading,
            CzPoints *printed)
{
  for (guint i = 0; i < reading->scores->len; i++)
    if (*printed == CZ_POINTS_NONE && (score_at (reading, i)->kind == CZ_SCORE_TOTAL || (score_at (reading, i)->kind == CZ_SCORE_MARK && reading->n_marks == 1)))
      *printed = score_at (reading, i)->points;
}

/* "满意度达85分(10分)": what is more than the mark behind it is a measure in points, no points to earn. */
static void
drop_measures (Reading *reading,
               CzPoints printed)
{
  for (guint i = reading->scores->len; i > 0; i--)
    if (score_at (reading, i - 1)->kind == CZ_SCORE_PLAIN && printed != CZ_POINTS_NONE && score_at (reading, i - 1)->points > printed)
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
  Reading          own = { 0 };
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
