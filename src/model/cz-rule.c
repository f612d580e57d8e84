/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule.h"

G_DEFINE_BOXED_TYPE (CzRule, cz_rule, cz_rule_ref, cz_rule_unref)

static void
free_state (gpointer data)
{
  CzRuleState *state = data;

  g_free (state->text);
  g_free (state);
}

static void
clear_band (gpointer data)
{
  CzRuleBand *band = data;

  g_clear_pointer (&band->text, g_free);
}

/**
 * cz_rule_new:
 * @kind: what kind of rule
 *
 * Returns: (transfer full): a rule with nothing set; to be filled in before it is shared
 */
CzRule *
cz_rule_new (CzRuleKind kind)
{
  CzRule *rule;

  g_return_val_if_fail (kind < CZ_N_RULE_KINDS, NULL);

  rule = g_new0 (CzRule, 1);
  g_atomic_ref_count_init (&rule->ref_count);
  rule->kind = kind;
  rule->unit = g_strdup ("");
  rule->among = g_strdup ("");
  rule->cap_group = g_strdup ("");
  rule->states = g_ptr_array_new_with_free_func (free_state);
  rule->tiers = g_array_new (FALSE, FALSE, sizeof (CzRuleTier));
  rule->bands = g_array_new (FALSE, FALSE, sizeof (CzRuleBand));
  g_array_set_clear_func (rule->bands, clear_band);
  rule->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_rule_unref);
  rule->inputs = g_ptr_array_new_with_free_func (g_free);
  rule->comparator = CZ_COMPARATOR_GE;
  rule->value = rule->from = rule->to = cz_decimal_none ();
  rule->factor = rule->factor_below = rule->per = cz_decimal_none ();
  rule->min_ratio = rule->weight = cz_decimal_none ();
  rule->points = rule->limit = CZ_POINTS_NONE;
  rule->base = rule->minus = rule->plus = rule->plus_limit = CZ_POINTS_NONE;

  return rule;
}

CzRule *
cz_rule_ref (CzRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  g_atomic_ref_count_inc (&rule->ref_count);

  return rule;
}

void
cz_rule_unref (CzRule *rule)
{
  g_return_if_fail (rule != NULL);

  if (!g_atomic_ref_count_dec (&rule->ref_count))
    return;

  g_free (rule->unit);
  g_free (rule->among);
  g_free (rule->cap_group);
  g_ptr_array_unref (rule->states);
  g_array_unref (rule->tiers);
  g_array_unref (rule->bands);
  g_ptr_array_unref (rule->rules);
  g_ptr_array_unref (rule->inputs);
  g_free (rule);
}

/**
 * cz_rule_add_state:
 * @points: what the state earns
 * @text: its wording
 */
void
cz_rule_add_state (CzRule     *rule,
                   CzPoints    points,
                   const char *text)
{
  CzRuleState *state;

  g_return_if_fail (rule != NULL);
  g_return_if_fail (text != NULL);

  state = g_new (CzRuleState, 1);
  state->points = points;
  state->text = g_strdup (text);
  g_ptr_array_add (rule->states, state);
}

/**
 * cz_rule_add_tier:
 * @comparator: ge, gt, le or lt
 * @bound: in the rule's unit
 * @points: what the tier earns
 */
void
cz_rule_add_tier (CzRule      *rule,
                  CzComparator comparator,
                  CzDecimal    bound,
                  CzPoints     points)
{
  CzRuleTier tier = { comparator, bound, points };

  g_return_if_fail (rule != NULL);
  g_return_if_fail (comparator <= CZ_COMPARATOR_LT && comparator != CZ_COMPARATOR_EQ);
  g_return_if_fail (!cz_decimal_is_none (bound));

  g_array_append_val (rule->tiers, tier);
}

/**
 * cz_rule_add_band:
 * @to: the last place of the band; 0 for all that remain
 * @points: what the band earns
 * @text: its wording (前列, 中游, 前10位)
 */
void
cz_rule_add_band (CzRule     *rule,
                  guint       to,
                  CzPoints    points,
                  const char *text)
{
  CzRuleBand band = { to, points, g_strdup (text) };

  g_return_if_fail (rule != NULL);
  g_return_if_fail (text != NULL);

  g_array_append_val (rule->bands, band);
}

static CzPoints
best_state (const CzRule *rule)
{
  CzPoints best = CZ_POINTS_NONE;

  for (guint i = 0; i < rule->states->len; i++)
    best = MAX (best, ((CzRuleState *) g_ptr_array_index (rule->states, i))->points);

  return best;
}

static CzPoints
best_tier (const CzRule *rule)
{
  CzPoints best = CZ_POINTS_NONE;

  for (guint i = 0; i < rule->tiers->len; i++)
    best = MAX (best, g_array_index (rule->tiers, CzRuleTier, i).points);

  return best;
}

static CzPoints
best_band (const CzRule *rule)
{
  CzPoints best = CZ_POINTS_NONE;

  for (guint i = 0; i < rule->bands->len; i++)
    best = MAX (best, g_array_index (rule->bands, CzRuleBand, i).points);

  return best;
}

static CzPoints
best_rule (const CzRule *rule,
           CzPoints      printed)
{
  CzPoints best = CZ_POINTS_NONE;

  for (guint i = 0; i < rule->rules->len; i++)
    best = MAX (best, cz_rule_get_maximum (g_ptr_array_index (rule->rules, i), printed));

  return best;
}

static CzPoints
top_of_slope (const CzRule *rule)
{
  if (rule->base == CZ_POINTS_NONE || rule->plus == CZ_POINTS_NONE)
    return rule->base;

  return rule->plus_limit == CZ_POINTS_NONE ? CZ_POINTS_NONE : rule->base + rule->plus_limit;
}

/**
 * cz_rule_get_maximum:
 * @rule: a rule
 * @printed: the mark printed at the row, %CZ_POINTS_NONE when there is none
 *
 * The most a row can earn (command line: `points`): its best tier, state or band, the limit of an award, else what the
 * rule or the row declares. A printed mark beside tiers is often that of one tier only (Yongzhou table, row 70), so the
 * best tier decides and the checks report the difference.
 *
 * Returns: %CZ_POINTS_NONE when nothing bounds it (uncapped award, deduction from nothing)
 */
CzPoints
cz_rule_get_maximum (const CzRule *rule,
                     CzPoints      printed)
{
  CzPoints own = CZ_POINTS_NONE;

  g_return_val_if_fail (rule != NULL, CZ_POINTS_NONE);

  switch (rule->kind)
    {
    case CZ_RULE_STATES:
      own = best_state (rule);
      break;

    case CZ_RULE_TIERS:
      own = best_tier (rule);
      break;

    case CZ_RULE_RANK:
      own = best_band (rule);
      break;

    case CZ_RULE_ANY_OF:
      own = rule->points != CZ_POINTS_NONE ? rule->points : best_rule (rule, printed);
      break;

    case CZ_RULE_AWARD:
      own = rule->limit;
      break;

    case CZ_RULE_SLOPE:
      own = top_of_slope (rule);
      break;

    case CZ_RULE_PROPORTIONAL:
      if (printed == CZ_POINTS_NONE)
        (void) cz_points_from_decimal (cz_decimal_round (rule->factor, CZ_POINTS_PLACES), &own);
      break;

    case CZ_RULE_FIXED:
    case CZ_RULE_THRESHOLD:
    case CZ_RULE_JUDGED:
      own = rule->points;
      break;

    case CZ_RULE_DEDUCT:
    case CZ_N_RULE_KINDS:
      break;
    }

  return own != CZ_POINTS_NONE ? own : printed;
}

static gboolean
decimals_equal (CzDecimal a,
                CzDecimal b)
{
  return cz_decimal_compare (a, b) == 0;
}

static gboolean
lists_equal (const CzRule *a,
             const CzRule *b)
{
  if (a->states->len != b->states->len || a->tiers->len != b->tiers->len || a->bands->len != b->bands->len ||
      a->rules->len != b->rules->len || a->inputs->len != b->inputs->len)
    return FALSE;

  for (guint i = 0; i < a->states->len; i++)
    {
      const CzRuleState *x = g_ptr_array_index (a->states, i), *y = g_ptr_array_index (b->states, i);

      if (x->points != y->points || !g_str_equal (x->text, y->text))
        return FALSE;
    }

  for (guint i = 0; i < a->tiers->len; i++)
    {
      const CzRuleTier *x = &g_array_index (a->tiers, CzRuleTier, i), *y = &g_array_index (b->tiers, CzRuleTier, i);

      if (x->points != y->points || x->comparator != y->comparator || !decimals_equal (x->bound, y->bound))
        return FALSE;
    }

  for (guint i = 0; i < a->bands->len; i++)
    {
      const CzRuleBand *x = &g_array_index (a->bands, CzRuleBand, i), *y = &g_array_index (b->bands, CzRuleBand, i);

      if (x->points != y->points || x->to != y->to || !g_str_equal (x->text, y->text))
        return FALSE;
    }

  for (guint i = 0; i < a->rules->len; i++)
    {
      if (!cz_rule_equal (g_ptr_array_index (a->rules, i), g_ptr_array_index (b->rules, i)))
        return FALSE;
    }

  for (guint i = 0; i < a->inputs->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (a->inputs, i), g_ptr_array_index (b->inputs, i)))
        return FALSE;
    }

  return TRUE;
}

/**
 * cz_rule_equal:
 *
 * Returns: whether both rules say the same, in the same order
 */
gboolean
cz_rule_equal (const CzRule *a,
               const CzRule *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && a->flags == b->flags && a->comparator == b->comparator &&
         a->whole_steps == b->whole_steps && a->points == b->points && a->limit == b->limit && a->base == b->base &&
         a->minus == b->minus && a->plus == b->plus && a->plus_limit == b->plus_limit &&
         g_str_equal (a->unit, b->unit) && g_str_equal (a->among, b->among) &&
         g_str_equal (a->cap_group, b->cap_group) && decimals_equal (a->value, b->value) &&
         decimals_equal (a->from, b->from) && decimals_equal (a->to, b->to) && decimals_equal (a->factor, b->factor) &&
         decimals_equal (a->factor_below, b->factor_below) && decimals_equal (a->per, b->per) &&
         decimals_equal (a->min_ratio, b->min_ratio) && decimals_equal (a->weight, b->weight) && lists_equal (a, b);
}
