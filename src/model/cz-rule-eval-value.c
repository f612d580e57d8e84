/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule-eval-private.h"

static gboolean
is_floor (CzComparator comparator)
{
  return comparator == CZ_COMPARATOR_GE || comparator == CZ_COMPARATOR_GT;
}

/* Whether tier @a is the narrower of two that hold: the higher floor, the lower ceiling. */
static gboolean
is_narrower (const CzRuleTier *a,
             const CzRuleTier *b)
{
  int order = cz_decimal_compare (a->bound, b->bound);

  if (is_floor (a->comparator) != is_floor (b->comparator))
    return a->points > b->points;
  if (order == 0)
    return a->comparator == CZ_COMPARATOR_GT || a->comparator == CZ_COMPARATOR_LT;

  return is_floor (a->comparator) ? order > 0 : order < 0;
}

/* The tier that a value which reaches none comes nearest to: the lowest floor, else the highest ceiling. */
static guint
find_nearest_tier (const CzRule *rule)
{
  guint nearest = 0;

  for (guint i = 1; i < rule->tiers->len; i++)
    {
      const CzRuleTier *tier = &g_array_index (rule->tiers, CzRuleTier, i);
      const CzRuleTier *best = &g_array_index (rule->tiers, CzRuleTier, nearest);

      if (is_narrower (best, tier))
        nearest = i;
    }

  return nearest;
}

gboolean
cz_rule_eval_tiers (CzRuleEval   *eval,
                    const CzRule *rule,
                    CzExact      *points)
{
  const CzRuleTier *tier = NULL;
  CzRuleEntry       entry;
  guint             index = 0;
  CzRuleReason     *reason;

  if (!cz_rule_eval_take (eval, &entry))
    return FALSE;
  if (rule->tiers->len == 0)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, &entry);

  for (guint i = 0; i < rule->tiers->len; i++)
    {
      const CzRuleTier *other = &g_array_index (rule->tiers, CzRuleTier, i);

      if (cz_rule_eval_stands (entry.exact, other->comparator, cz_exact_from_decimal (other->bound)) &&
          (tier == NULL || is_narrower (other, tier)))
        {
          tier = other;
          index = i;
        }
    }

  *points = cz_exact_from_points (tier != NULL ? tier->points : 0);
  reason = cz_rule_eval_add_reason (eval, tier != NULL ? CZ_RULE_REASON_TIER : CZ_RULE_REASON_BELOW_TIERS, &entry);
  if (tier == NULL)
    {
      index = find_nearest_tier (rule);
      tier = &g_array_index (rule->tiers, CzRuleTier, index);
    }
  reason->index = index;
  reason->comparator = tier->comparator;
  reason->bound = tier->bound;

  return TRUE;
}

static gboolean
eval_trend (CzRuleEval   *eval,
            const CzRule *rule,
            gboolean     *met)
{
  gboolean      rising = rule->comparator == CZ_COMPARATOR_TREND_UP;
  guint         n_years = cz_rule_get_years (rule);
  gboolean      complete = TRUE;
  CzRuleReason *reason;

  g_autofree CzRuleEntry *years = g_new0 (CzRuleEntry, n_years);

  for (guint i = 0; i < n_years; i++)
    complete &= cz_rule_eval_take (eval, &years[i]);

  if (!complete)
    return FALSE;

  for (guint i = 1; i < n_years; i++)
    {
      int order = cz_exact_compare (years[i].exact, years[i - 1].exact);

      if (rising ? order <= 0 : order >= 0)
        {
          reason = cz_rule_eval_add_reason (eval, CZ_RULE_REASON_TREND_BROKEN, &years[i]);
          reason->index = i + 1;
          reason->comparator = rule->comparator;
          reason->bound = years[i - 1].entered;
          *met = FALSE;
          return TRUE;
        }
    }

  reason = cz_rule_eval_add_reason (eval, CZ_RULE_REASON_TREND_KEPT, &years[n_years - 1]);
  reason->index = n_years;
  reason->comparator = rule->comparator;
  *met = TRUE;

  return TRUE;
}

static void
add_verdict (CzRuleEval        *eval,
             const CzRuleEntry *entry,
             const CzRule      *rule,
             CzDecimal          bound,
             CzDecimal          amount,
             gboolean           met)
{
  CzRuleReason *reason = cz_rule_eval_add_reason (eval, met ? CZ_RULE_REASON_MET : CZ_RULE_REASON_MISSED, entry);

  reason->comparator = rule->comparator;
  reason->bound = bound;
  reason->amount = amount;
  if (rule->comparator == CZ_COMPARATOR_RANGE)
    reason->bound_to = rule->to;
}

/* Against a reference (全国平均水平), or the change from it (比上年提升1个百分点). */
static gboolean
eval_reference (CzRuleEval   *eval,
                const CzRule *rule,
                gboolean     *met)
{
  CzRuleEntry value, reference;
  gboolean    complete = cz_rule_eval_take (eval, &value);
  CzExact     change;

  if (!(cz_rule_eval_take (eval, &reference) && complete))
    return FALSE;

  if (rule->comparator <= CZ_COMPARATOR_REF_LT)
    {
      *met = cz_rule_eval_stands (value.exact, rule->comparator, reference.exact);
      add_verdict (eval, &value, rule, reference.entered, cz_decimal_none (), *met);
      return TRUE;
    }

  if (cz_decimal_is_none (rule->value))
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, &value);

  change = cz_exact_subtract (value.exact, reference.exact);
  *met = cz_rule_eval_stands (change, rule->comparator, cz_exact_from_decimal (rule->value));
  add_verdict (eval, &value, rule, rule->value, cz_rule_eval_show (change), *met);

  return TRUE;
}

static gboolean
eval_comparison (CzRuleEval   *eval,
                 const CzRule *rule,
                 gboolean     *met)
{
  CzRuleEntry entry;
  gboolean    range = rule->comparator == CZ_COMPARATOR_RANGE;
  CzExact     bound, distance;
  guint       place;

  if (rule->comparator == CZ_COMPARATOR_RANK_LE ? !cz_rule_eval_take_number (eval, G_MAXINT32, &place, &entry)
                                                : !cz_rule_eval_take (eval, &entry))
    return FALSE;
  if (range ? cz_decimal_is_none (rule->from) || cz_decimal_is_none (rule->to) : cz_decimal_is_none (rule->value))
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, &entry);

  if (range)
    {
      *met = cz_rule_eval_stands (entry.exact, CZ_COMPARATOR_GE, cz_exact_from_decimal (rule->from)) &&
             cz_rule_eval_stands (entry.exact, CZ_COMPARATOR_LE, cz_exact_from_decimal (rule->to));
      add_verdict (eval, &entry, rule, rule->from, cz_decimal_none (), *met);
      return TRUE;
    }

  bound = cz_exact_from_decimal (rule->value);
  if (rule->comparator == CZ_COMPARATOR_APPROX)
    {
      /* 6.2%左右: how near is near enough is set by the clerk, as the size of a step. */
      if (cz_decimal_is_none (rule->per))
        return cz_rule_eval_fail (eval, CZ_RULE_REASON_JUDGED, &entry);

      distance = cz_exact_subtract (entry.exact, bound);
      if (distance.numerator < 0)
        distance.numerator = -distance.numerator;
      *met = cz_rule_eval_stands (distance, CZ_COMPARATOR_LE, cz_exact_from_decimal (rule->per));
    }
  else
    {
      *met = cz_rule_eval_stands (entry.exact, rule->comparator, bound);
    }

  add_verdict (eval, &entry, rule, rule->value, cz_decimal_none (), *met);

  return TRUE;
}

static gboolean
eval_done (CzRuleEval *eval,
           gboolean   *met)
{
  CzRuleEntry entry;

  if (!cz_rule_eval_take (eval, &entry))
    return FALSE;
  if (entry.entered.places > 0 || entry.entered.mantissa < 0 || entry.entered.mantissa > 1)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_BAD_INPUT, &entry);

  *met = entry.entered.mantissa == 1;
  cz_rule_eval_add_reason (eval, *met ? CZ_RULE_REASON_DONE : CZ_RULE_REASON_NOT_DONE, &entry);

  return TRUE;
}

gboolean
cz_rule_eval_threshold (CzRuleEval   *eval,
                        const CzRule *rule,
                        CzPoints      maximum,
                        CzExact      *points)
{
  gboolean met = FALSE;
  gboolean known;

  switch (rule->comparator)
    {
    case CZ_COMPARATOR_TREND_UP:
    case CZ_COMPARATOR_TREND_DOWN:
      known = eval_trend (eval, rule, &met);
      break;

    case CZ_COMPARATOR_REF_GE:
    case CZ_COMPARATOR_REF_GT:
    case CZ_COMPARATOR_REF_LE:
    case CZ_COMPARATOR_REF_LT:
    case CZ_COMPARATOR_DELTA_GE:
    case CZ_COMPARATOR_DELTA_LE:
    case CZ_COMPARATOR_DELTA_EQ:
      known = eval_reference (eval, rule, &met);
      break;

    case CZ_COMPARATOR_QUALITATIVE:
      known = eval_done (eval, &met);
      break;

    default:
      known = eval_comparison (eval, rule, &met);
    }

  if (!known)
    return FALSE;
  if (maximum == CZ_POINTS_NONE)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, NULL);

  *points = cz_exact_from_points (met ? maximum : 0);

  return TRUE;
}
