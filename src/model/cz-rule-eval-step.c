/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule-eval-private.h"

/* The kinds that multiply: ratios, steps, slopes. */

static const CzExact zero = { 0, 1 };

static CzExact
absolute (CzExact value)
{
  if (value.numerator < 0)
    value.numerator = -value.numerator;

  return value;
}

static CzExact
smaller_of (CzExact a,
            CzExact b)
{
  return cz_exact_is_valid (a) && cz_exact_is_valid (b) && cz_exact_compare (b, a) < 0 ? b : a;
}

/* 每2件 counts pairs; 每差1个百分点 counts parts of a point too, unless only whole steps count. */
static CzExact
count_steps (const CzRule *rule,
             CzExact       amount)
{
  if (!cz_decimal_is_none (rule->per))
    amount = cz_exact_divide (amount, cz_exact_from_decimal (rule->per));

  return rule->whole_steps ? cz_exact_floor (amount) : amount;
}

/* How far a value misses its target, or, for an award, exceeds it. */
static CzExact
distance_beyond (CzExact      value,
                 CzComparator comparator,
                 CzExact      target,
                 gboolean     better)
{
  gboolean ceiling = comparator == CZ_COMPARATOR_LE || comparator == CZ_COMPARATOR_LT;
  CzExact  above = cz_exact_subtract (value, target);

  if (comparator == CZ_COMPARATOR_EQ)
    return better ? zero : absolute (above);
  if (ceiling == better)
    above.numerator = -above.numerator;

  return above.numerator < 0 ? zero : above;
}

/* The steps that a deduction or an award counts. */
static gboolean
take_steps (CzRuleEval   *eval,
            const CzRule *rule,
            CzRuleEntry  *entry,
            CzExact      *steps)
{
  if (!cz_rule_eval_take (eval, entry))
    return FALSE;
  if (rule->points < 0 || (!cz_decimal_is_none (rule->per) && rule->per.mantissa <= 0))
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, entry);

  if (!cz_decimal_is_none (rule->value))
    *steps = distance_beyond (entry->exact, rule->comparator, cz_exact_from_decimal (rule->value),
                              rule->kind == CZ_RULE_AWARD);
  else if (entry->exact.numerator < 0)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_BAD_INPUT, entry);
  else
    *steps = entry->exact;

  *steps = count_steps (rule, *steps);

  return TRUE;
}

static void
add_steps (CzRuleEval        *eval,
           CzRuleReasonCode   code,
           const CzRule      *rule,
           const CzRuleEntry *entry,
           CzExact            steps,
           CzPoints           each)
{
  CzRuleReason *reason = cz_rule_eval_add_reason (eval, code, entry);

  reason->comparator = rule->comparator;
  reason->bound = rule->value;
  reason->amount = cz_rule_eval_show (steps);
  reason->per = rule->per;
  reason->each = each;
}

static CzExact
keep_within (CzRuleEval      *eval,
             CzExact          amount,
             CzPoints         limit,
             CzRuleReasonCode code)
{
  CzExact kept;

  if (limit == CZ_POINTS_NONE || !cz_exact_is_valid (amount))
    return amount;

  kept = smaller_of (amount, cz_exact_from_points (limit));
  if (cz_exact_compare (kept, amount) != 0)
    cz_rule_eval_add_reason (eval, code, NULL)->limit = limit;

  return kept;
}

gboolean
cz_rule_eval_deduct (CzRuleEval   *eval,
                     const CzRule *rule,
                     CzPoints      maximum,
                     CzExact      *points)
{
  CzRuleEntry entry;
  CzExact     steps, lost;

  if (!take_steps (eval, rule, &entry, &steps))
    return FALSE;

  add_steps (eval, CZ_RULE_REASON_DEDUCTED, rule, &entry, steps, rule->points);
  lost = cz_exact_multiply (steps, cz_exact_from_points (rule->points));
  lost = keep_within (eval, lost, rule->limit, CZ_RULE_REASON_DEDUCT_LIMIT);

  if (maximum != CZ_POINTS_NONE)
    lost = keep_within (eval, lost, maximum, CZ_RULE_REASON_DEDUCT_ALL);

  *points = cz_exact_subtract (cz_exact_from_points (maximum != CZ_POINTS_NONE ? maximum : 0), lost);

  return TRUE;
}

gboolean
cz_rule_eval_award (CzRuleEval   *eval,
                    const CzRule *rule,
                    CzExact      *points)
{
  CzRuleEntry entry;
  CzExact     steps;

  if (!take_steps (eval, rule, &entry, &steps))
    return FALSE;

  add_steps (eval, CZ_RULE_REASON_AWARDED, rule, &entry, steps, rule->points);
  *points = cz_exact_multiply (steps, cz_exact_from_points (rule->points));
  *points = keep_within (eval, *points, rule->limit, CZ_RULE_REASON_AWARD_LIMIT);

  return TRUE;
}

static gboolean
take_reference (CzRuleEval   *eval,
                const CzRule *rule,
                CzExact      *exact,
                CzDecimal    *shown)
{
  CzRuleEntry reference;

  if (!cz_decimal_is_none (rule->value))
    {
      *exact = cz_exact_from_decimal (rule->value);
      *shown = rule->value;
      return TRUE;
    }

  if (!cz_rule_eval_take (eval, &reference))
    return FALSE;

  *exact = reference.exact;
  *shown = reference.entered;

  return TRUE;
}

/* What the distance from the reference adds; below 0 what it takes away. */
static CzExact
get_slope (CzRuleEval        *eval,
           const CzRule      *rule,
           const CzRuleEntry *value,
           CzDecimal          bound,
           CzExact            distance)
{
  gboolean         better = distance.numerator > 0;
  CzPoints         each = better ? rule->plus : rule->minus;
  CzExact          steps = count_steps (rule, absolute (distance));
  CzRuleReasonCode code = better ? CZ_RULE_REASON_SLOPE_ABOVE : CZ_RULE_REASON_SLOPE_BELOW;
  CzExact          change;

  if (distance.numerator == 0 || each == CZ_POINTS_NONE)
    code = CZ_RULE_REASON_SLOPE_LEVEL;

  add_steps (eval, code, rule, value, steps, code == CZ_RULE_REASON_SLOPE_LEVEL ? CZ_POINTS_NONE : each);
  ((CzRuleReason *) g_ptr_array_index (eval->reasons, eval->reasons->len - 1))->bound = bound;
  if (code == CZ_RULE_REASON_SLOPE_LEVEL)
    return zero;

  change = cz_exact_multiply (steps, cz_exact_from_points (each));
  change = keep_within (eval, change, better ? rule->plus_limit : rule->limit, CZ_RULE_REASON_SLOPE_LIMIT);

  return better ? change : cz_exact_subtract (zero, change);
}

/* More is better unless the comparator says less is; with eq any distance is worse (差距绝对值). */
gboolean
cz_rule_eval_slope (CzRuleEval   *eval,
                    const CzRule *rule,
                    CzPoints      maximum,
                    CzExact      *points)
{
  CzPoints    base = rule->base != CZ_POINTS_NONE ? rule->base : maximum;
  CzRuleEntry value;
  gboolean    complete = cz_rule_eval_take (eval, &value);
  CzExact     reference, distance;
  CzDecimal   shown;

  if (!(take_reference (eval, rule, &reference, &shown) && complete))
    return FALSE;
  if (base == CZ_POINTS_NONE || (!cz_decimal_is_none (rule->per) && rule->per.mantissa <= 0))
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, &value);

  distance = cz_exact_subtract (value.exact, reference);
  if (rule->comparator == CZ_COMPARATOR_EQ)
    distance = cz_exact_subtract (zero, absolute (distance));
  else if (rule->comparator == CZ_COMPARATOR_LE || rule->comparator == CZ_COMPARATOR_LT)
    distance = cz_exact_subtract (zero, distance);

  *points = cz_exact_add (cz_exact_from_points (base), get_slope (eval, rule, &value, shown, distance));
  if (points->numerator < 0)
    {
      *points = zero;
      cz_rule_eval_add_reason (eval, CZ_RULE_REASON_DEDUCT_ALL, NULL);
    }

  return TRUE;
}

static gint64
get_whole (const char *unit)
{
  if (g_str_equal (unit, "%") || g_str_equal (unit, "％"))
    return 100;

  return g_str_equal (unit, "‰") ? 1000 : 1;
}

/* The share that a value makes: of its whole, between two bounds (held to 0..1), or as the ratio that it is. */
static gboolean
get_ratio (CzRuleEval        *eval,
           const CzRule      *rule,
           const CzRuleEntry *value,
           CzExact           *ratio)
{
  gboolean    between = !cz_decimal_is_none (rule->from) || !cz_decimal_is_none (rule->to);
  CzExact     whole = { get_whole (rule->unit), 1 };
  CzExact     from, to;
  CzRuleEntry total;

  if (rule->inputs->len > 1)
    {
      if (!cz_rule_eval_take (eval, &total))
        return FALSE;
      *ratio = cz_exact_divide (value->exact, total.exact);
      return total.exact.numerator > 0 || cz_rule_eval_fail (eval, CZ_RULE_REASON_BAD_INPUT, &total);
    }

  if (!between)
    {
      *ratio = cz_exact_divide (value->exact, whole);
      return TRUE;
    }

  from = cz_decimal_is_none (rule->from) ? zero : cz_exact_from_decimal (rule->from);
  to = cz_decimal_is_none (rule->to) ? whole : cz_exact_from_decimal (rule->to);
  if (cz_exact_compare (from, to) == 0)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, value);

  *ratio = cz_exact_divide (cz_exact_subtract (value->exact, from), cz_exact_subtract (to, from));
  if (cz_exact_is_valid (*ratio))
    *ratio = smaller_of (ratio->numerator < 0 ? zero : *ratio, (CzExact){ 1, 1 });

  return TRUE;
}

gboolean
cz_rule_eval_proportional (CzRuleEval   *eval,
                           const CzRule *rule,
                           CzPoints      maximum,
                           CzExact      *points)
{
  CzRuleEntry   value;
  CzRuleReason *reason;
  CzExact       ratio, whole;

  if (!cz_rule_eval_take (eval, &value) || !get_ratio (eval, rule, &value, &ratio))
    return FALSE;
  if (maximum == CZ_POINTS_NONE && cz_decimal_is_none (rule->factor))
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, &value);

  whole = cz_decimal_is_none (rule->factor) ? cz_exact_from_points (maximum) : cz_exact_from_decimal (rule->factor);
  *points = cz_exact_multiply (whole, ratio);
  if (points->numerator < 0)
    *points = zero;

  reason = cz_rule_eval_add_reason (eval, CZ_RULE_REASON_RATIO, &value);
  reason->amount = cz_rule_eval_show (ratio);
  (void) cz_exact_to_points (whole, CZ_POINTS_PLACES, &reason->each);

  if (!cz_decimal_is_none (rule->value) && !cz_decimal_is_none (rule->factor_below) &&
      !cz_rule_eval_stands (value.exact, rule->comparator, cz_exact_from_decimal (rule->value)))
    {
      *points = cz_exact_multiply (*points, cz_exact_from_decimal (rule->factor_below));
      reason = cz_rule_eval_add_reason (eval, CZ_RULE_REASON_TARGET_MISSED, &value);
      reason->comparator = rule->comparator;
      reason->bound = rule->value;
      reason->amount = rule->factor_below;
    }

  return TRUE;
}
