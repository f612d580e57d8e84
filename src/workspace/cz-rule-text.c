/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-rule-text.h"

#include <glib/gi18n-lib.h>

/*
 * The one place where scoring rules and what they propose get their words.
 */

static char *
word_value (CzDecimal   value,
            const char *unit)
{
  g_autofree char *number = cz_decimal_is_none (value) ? g_strdup ("?") : cz_decimal_to_string (value);

  return g_strconcat (number, unit != NULL ? unit : "", NULL);
}

static char *
word_points (CzPoints points)
{
  g_autofree char *number = NULL;

  if (points == CZ_POINTS_NONE)
    return g_strdup ("?");

  number = cz_points_to_string (points);

  /* Translators: %s is a number of points */
  return g_strdup_printf (_ ("%s points"), number);
}

/**
 * cz_rule_text_condition:
 * @comparator: how a value is compared
 * @bound: with what
 * @bound_to: the upper end of a range; otherwise none
 * @unit: their unit
 *
 * Returns: (transfer full): the condition in words: “at least 90%”
 */
char *
cz_rule_text_condition (CzComparator comparator,
                        CzDecimal    bound,
                        CzDecimal    bound_to,
                        const char  *unit)
{
  g_autofree char *value = word_value (bound, unit);
  g_autofree char *value_to = word_value (bound_to, unit);

  switch (comparator)
    {
    case CZ_COMPARATOR_GE:
      return g_strdup_printf (_ ("at least %s"), value);
    case CZ_COMPARATOR_GT:
      return g_strdup_printf (_ ("more than %s"), value);
    case CZ_COMPARATOR_EQ:
      return g_strdup_printf (_ ("exactly %s"), value);
    case CZ_COMPARATOR_LE:
      return g_strdup_printf (_ ("at most %s"), value);
    case CZ_COMPARATOR_LT:
      return g_strdup_printf (_ ("less than %s"), value);
    case CZ_COMPARATOR_RANGE:
      /* Translators: the two ends of a range */
      return g_strdup_printf (_ ("from %s to %s"), value, value_to);
    case CZ_COMPARATOR_APPROX:
      return g_strdup_printf (_ ("about %s"), value);
    case CZ_COMPARATOR_RANK_LE:
      return g_strdup_printf (_ ("among the first %s"), value);
    case CZ_COMPARATOR_REF_GE:
      return g_strdup_printf (_ ("not below the reference %s"), value);
    case CZ_COMPARATOR_REF_GT:
      return g_strdup_printf (_ ("above the reference %s"), value);
    case CZ_COMPARATOR_REF_LE:
      return g_strdup_printf (_ ("not above the reference %s"), value);
    case CZ_COMPARATOR_REF_LT:
      return g_strdup_printf (_ ("below the reference %s"), value);
    case CZ_COMPARATOR_DELTA_GE:
      return g_strdup_printf (_ ("a change of at least %s"), value);
    case CZ_COMPARATOR_DELTA_LE:
      return g_strdup_printf (_ ("a change of at most %s"), value);
    case CZ_COMPARATOR_DELTA_EQ:
      return g_strdup_printf (_ ("a change of exactly %s"), value);
    case CZ_COMPARATOR_TREND_UP:
      return g_strdup (_ ("higher every year"));
    case CZ_COMPARATOR_TREND_DOWN:
      return g_strdup (_ ("lower every year"));
    case CZ_COMPARATOR_QUALITATIVE:
    case CZ_N_COMPARATORS:
    default:
      return g_strdup (_ ("as described"));
    }
}

/* Reasons */

static char *
word_missing (const CzRule         *rule,
              const CzRuleProposal *proposal)
{
  g_autoptr (GPtrArray) slots = cz_rule_list_slots (rule);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < proposal->missing->len; i++)
    {
      g_autofree char *label = NULL;

      for (guint j = 0; j < slots->len && label == NULL; j++)
        {
          if (g_str_equal (((const CzRuleSlot *) slots->pdata[j])->name, proposal->missing->pdata[i]))
            label = cz_rule_text_slot (slots->pdata[j]);
        }

      /* Translators: stands between the words of a list */
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", label != NULL ? label : (const char *) proposal->missing->pdata[i]);
    }

  /* Translators: %s are the names of values */
  return g_strdup_printf (_ ("still to be entered: %s"), names->str);
}

/* Returns the sentence for what stands in the way of a proposal, or NULL. */
static char *
word_obstacle (const CzRule         *rule,
               const CzRuleProposal *proposal,
               const CzRuleReason   *reason)
{
  g_autofree char *value = word_value (reason->value, reason->value_unit);

  switch (reason->code)
    {
    case CZ_RULE_REASON_JUDGED:
      return g_strdup (_ ("a person judges"));
    case CZ_RULE_REASON_INCOMPLETE:
      return g_strdup (_ ("the rule is incomplete: a person judges"));
    case CZ_RULE_REASON_MISSING:
      return word_missing (rule, proposal);
    case CZ_RULE_REASON_BAD_INPUT:
      /* Translators: %s is what was entered */
      return g_strdup_printf (_ ("%s cannot be: enter another value"), value);
    case CZ_RULE_REASON_UNIT:
      /* Translators: a value with its unit, then the unit that the rule wants */
      return g_strdup_printf (_ ("%s is not in %s"), value, reason->unit);
    case CZ_RULE_REASON_TOO_LARGE:
      return g_strdup (_ ("the numbers are too large"));
    default:
      return NULL;
    }
}

/* Returns the sentence for a state, tier, threshold or rank, or NULL. */
static char *
word_reached (const CzRuleReason *reason)
{
  g_autofree char *value = word_value (reason->value, reason->value_unit != NULL && *reason->value_unit != '\0' ? reason->value_unit : reason->unit);
  g_autofree char *bound = word_value (reason->bound, reason->unit);
  g_autofree char *condition = cz_rule_text_condition (reason->comparator, reason->bound, reason->bound_to, reason->unit);

  switch (reason->code)
    {
    case CZ_RULE_REASON_DONE:
      return g_strdup (_ ("done"));
    case CZ_RULE_REASON_NOT_DONE:
      return g_strdup (_ ("not done"));
    case CZ_RULE_REASON_STATE:
    case CZ_RULE_REASON_BAND:
      /* Translators: %s is the text of the chosen option */
      return g_strdup_printf (_ ("chosen: %s"), reason->text);
    case CZ_RULE_REASON_TIER:
      /* Translators: a value, then the condition of a tier such as “at least 0.6‰” */
      return g_strdup_printf (_ ("%s reaches the tier %s"), value, condition);
    case CZ_RULE_REASON_BELOW_TIERS:
      /* Translators: a value, then the condition of the nearest tier */
      return g_strdup_printf (_ ("%s reaches no tier, the nearest is %s"), value, condition);
    case CZ_RULE_REASON_MET:
      /* Translators: a value, then the condition that it meets */
      return g_strdup_printf (_ ("%s meets %s"), value, condition);
    case CZ_RULE_REASON_MISSED:
      /* Translators: a value, then the condition that it does not meet */
      return g_strdup_printf (_ ("%s misses %s"), value, condition);
    case CZ_RULE_REASON_TREND_KEPT:
      return g_strdup_printf (ngettext ("better in %u year after another", "better in %u years one after another", reason->index), reason->index);
    case CZ_RULE_REASON_TREND_BROKEN:
      /* Translators: number of the year, its value, value of the year before */
      return g_strdup_printf (_ ("year %u with %s is not better than the year before with %s"), reason->index, value, bound);
    case CZ_RULE_REASON_RANK:
      if (reason->text != NULL && *reason->text != '\0')
        /* Translators: a place in a ranking, then what it counts as */
        return g_strdup_printf (_ ("place %s counts as “%s”"), value, reason->text);
      /* Translators: a place in a ranking, then the last place of the band */
      return g_strdup_printf (_ ("place %s is among the first %s"), value, bound);
    case CZ_RULE_REASON_RANK_OUTSIDE:
      return g_strdup_printf (_ ("place %s earns nothing"), value);
    default:
      return NULL;
    }
}

/* Returns the sentence for what is reckoned by steps or shares, or NULL. */
static char *
word_reckoned (const CzRuleReason *reason)
{
  g_autofree char *value = word_value (reason->value, reason->value_unit != NULL && *reason->value_unit != '\0' ? reason->value_unit : reason->unit);
  g_autofree char *bound = word_value (reason->bound, reason->unit);
  g_autofree char *amount = word_value (reason->amount, NULL);
  g_autofree char *per = word_value (cz_decimal_is_none (reason->per) ? cz_decimal_from_int (1) : reason->per, reason->unit);
  g_autofree char *each = word_points (reason->each);
  g_autofree char *condition = cz_rule_text_condition (reason->comparator, reason->bound, reason->bound_to, reason->unit);

  switch (reason->code)
    {
    case CZ_RULE_REASON_RATIO:
      /* Translators: a value, the ratio that it makes, points */
      return g_strdup_printf (_ ("%s makes %s of %s"), value, amount, each);
    case CZ_RULE_REASON_TARGET_MISSED:
      /* Translators: a condition, then a factor */
      return g_strdup_printf (_ ("%s was missed, so times %s"), condition, amount);
    case CZ_RULE_REASON_DEDUCTED:
      /* Translators: number of steps, size of a step, points lost by each */
      return g_strdup_printf (_ ("%s times %s, less %s each"), amount, per, each);
    case CZ_RULE_REASON_AWARDED:
      /* Translators: number of steps, size of a step, points earned by each */
      return g_strdup_printf (_ ("%s times %s, plus %s each"), amount, per, each);
    case CZ_RULE_REASON_SLOPE_LEVEL:
      /* Translators: a value, then what it is held against */
      return g_strdup_printf (_ ("%s is level with %s"), value, bound);
    case CZ_RULE_REASON_SLOPE_BELOW:
      /* Translators: a value, what it is held against, number of steps, points lost by each */
      return g_strdup_printf (_ ("%s is worse than %s by %s steps, less %s each"), value, bound, amount, each);
    case CZ_RULE_REASON_SLOPE_ABOVE:
      /* Translators: a value, what it is held against, number of steps, points added by each */
      return g_strdup_printf (_ ("%s is better than %s by %s steps, plus %s each"), value, bound, amount, each);
    default:
      return NULL;
    }
}

static char *
word_limit (const CzRuleReason *reason)
{
  g_autofree char *limit = word_points (reason->limit);

  switch (reason->code)
    {
    case CZ_RULE_REASON_DEDUCT_LIMIT:
      return g_strdup_printf (_ ("at most %s are lost"), limit);
    case CZ_RULE_REASON_DEDUCT_ALL:
      return g_strdup (_ ("all points are lost"));
    case CZ_RULE_REASON_AWARD_LIMIT:
      return g_strdup_printf (_ ("at most %s are earned"), limit);
    case CZ_RULE_REASON_SLOPE_LIMIT:
      return g_strdup_printf (_ ("the change counts at most %s"), limit);
    case CZ_RULE_REASON_ALTERNATIVE:
      return g_strdup_printf (_ ("alternative %u decides"), reason->index);
    case CZ_RULE_REASON_CAPPED:
      return g_strdup_printf (_ ("the row earns at most %s"), limit);
    default:
      return g_strdup ("");
    }
}

/**
 * cz_rule_text_proposal:
 * @rule: a rule
 * @proposal: what it makes of what was entered
 *
 * Returns: (transfer full): why it proposes what it proposes, one sentence with the points at its end:
 *   占比0.62‰，达到0.6‰档，得20分
 */
char *
cz_rule_text_proposal (const CzRule         *rule,
                       const CzRuleProposal *proposal)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proposal->reasons->len; i++)
    {
      const CzRuleReason *reason = proposal->reasons->pdata[i];
      g_autofree char    *words = word_obstacle (rule, proposal, reason);

      if (words == NULL)
        words = word_reached (reason);
      if (words == NULL)
        words = word_reckoned (reason);
      if (words == NULL)
        words = word_limit (reason);

      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", words);
    }

  if (proposal->points != CZ_POINTS_NONE)
    {
      g_autofree char *points = word_points (proposal->points);

      /* Translators: why, then the points */
      g_string_append_printf (text, _ (": %s"), points);
    }

  return g_string_free (text, FALSE);
}

/* Rules */

static void
append_entry (GString    *text,
              guint       index,
              const char *entry,
              const char *points)
{
  /* Translators: stands between two entries of a list */
  g_string_append (text, index > 0 ? _ ("; ") : "");
  g_string_append_printf (text, _ ("%s: %s"), entry, points);
}

static void
append_states (GString      *text,
               const CzRule *rule)
{
  for (guint i = 0; i < rule->states->len; i++)
    {
      const CzRuleState *state = rule->states->pdata[i];
      g_autofree char   *points = word_points (state->points);

      append_entry (text, i, state->text, points);
    }
}

static void
append_tiers (GString      *text,
              const CzRule *rule)
{
  for (guint i = 0; i < rule->tiers->len; i++)
    {
      const CzRuleTier *tier = &g_array_index (rule->tiers, CzRuleTier, i);
      g_autofree char  *condition = cz_rule_text_condition (tier->comparator, tier->bound, cz_decimal_none (), rule->unit);
      g_autofree char  *points = word_points (tier->points);

      append_entry (text, i, condition, points);
    }
}

static void
append_bands (GString      *text,
              const CzRule *rule)
{
  for (guint i = 0; i < rule->bands->len; i++)
    {
      const CzRuleBand *band = &g_array_index (rule->bands, CzRuleBand, i);
      g_autofree char  *points = word_points (band->points);
      g_autofree char  *place = NULL;

      if (band->text != NULL && *band->text != '\0')
        place = g_strdup (band->text);
      else if (band->to > 0)
        /* Translators: %u is the last place of a band of a ranking */
        place = g_strdup_printf (_ ("to place %u"), band->to);
      else
        place = g_strdup (_ ("every other place"));

      append_entry (text, i, place, points);
    }
}

static char *
word_steps (const CzRule *rule)
{
  g_autofree char *per = word_value (cz_decimal_is_none (rule->per) ? cz_decimal_from_int (1) : rule->per, rule->unit);
  g_autofree char *points = word_points (rule->points);
  g_autofree char *limit = word_points (rule->limit);
  g_autofree char *minus = word_points (rule->minus);
  g_autofree char *plus = word_points (rule->plus);
  g_autofree char *base = word_points (rule->base);

  if (rule->kind == CZ_RULE_SLOPE)
    /* Translators: points at the reference, points lost and points added by a step, size of a step */
    return g_strdup_printf (_ ("level: %s; each %s below: less %s, above: plus %s"), base, per, minus, plus);

  if (rule->kind == CZ_RULE_DEDUCT && rule->limit == CZ_POINTS_NONE)
    /* Translators: size of a step, points lost by it */
    return g_strdup_printf (_ ("each %s: less %s, until nothing is left"), per, points);
  if (rule->kind == CZ_RULE_DEDUCT)
    return g_strdup_printf (_ ("each %s: less %s, at most %s"), per, points, limit);
  if (rule->limit == CZ_POINTS_NONE)
    /* Translators: size of a step, points earned by it */
    return g_strdup_printf (_ ("each %s: plus %s"), per, points);

  return g_strdup_printf (_ ("each %s: plus %s, at most %s"), per, points, limit);
}

static void
append_rule (GString      *text,
             const CzRule *rule)
{
  g_autofree char *words = NULL;

  switch (rule->kind)
    {
    case CZ_RULE_FIXED:
      words = g_strdup (_ ("all points when done"));
      break;
    case CZ_RULE_STATES:
      append_states (text, rule);
      break;
    case CZ_RULE_TIERS:
      append_tiers (text, rule);
      break;
    case CZ_RULE_THRESHOLD:
      {
        g_autofree char *condition = cz_rule_text_condition (rule->comparator, rule->value, rule->to, rule->unit);

        /* Translators: %s is a condition such as “at least 90%” */
        words = g_strdup_printf (_ ("all points for %s"), condition);
        break;
      }
    case CZ_RULE_PROPORTIONAL:
      words = g_strdup (_ ("points in proportion to the value"));
      break;
    case CZ_RULE_RANK:
      append_bands (text, rule);
      break;
    case CZ_RULE_DEDUCT:
    case CZ_RULE_AWARD:
    case CZ_RULE_SLOPE:
      words = word_steps (rule);
      break;
    case CZ_RULE_ANY_OF:
      for (guint i = 0; i < rule->rules->len; i++)
        {
          /* Translators: stands between two ways to earn the points */
          g_string_append (text, i > 0 ? _ (", or ") : "");
          append_rule (text, rule->rules->pdata[i]);
        }
      break;
    case CZ_RULE_JUDGED:
    case CZ_N_RULE_KINDS:
    default:
      words = g_strdup (_ ("a person judges"));
    }

  g_string_append (text, words != NULL ? words : "");
}

/**
 * cz_rule_text_rule:
 * @rule: a rule
 *
 * Returns: (transfer full): the rule in words
 */
char *
cz_rule_text_rule (const CzRule *rule)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (rule != NULL, g_string_free (text, FALSE));

  append_rule (text, rule);

  if (rule->flags & CZ_RULE_MAY_NOT_APPLY)
    g_string_append_printf (text, "%s%s", _ ("; "), _ ("may not apply"));
  if (rule->flags & CZ_RULE_BONUS)
    g_string_append_printf (text, "%s%s", _ ("; "), _ ("bonus"));
  if (rule->flags & CZ_RULE_VETO)
    g_string_append_printf (text, "%s%s", _ ("; "), _ ("veto"));
  if (rule->flags & CZ_RULE_KEY)
    g_string_append_printf (text, "%s%s", _ ("; "), _ ("key item"));

  return g_string_free (text, FALSE);
}

/**
 * cz_rule_text_slot:
 * @slot: something that a rule needs
 *
 * Returns: (transfer full): what the field for it is called, its unit in brackets behind
 */
char *
cz_rule_text_slot (const CzRuleSlot *slot)
{
  g_autofree char *label = NULL;

  switch (slot->role)
    {
    case CZ_RULE_SLOT_DONE:
      label = g_strdup (C_ ("rule input", "Done"));
      break;
    case CZ_RULE_SLOT_OPTION:
      label = g_strdup (C_ ("rule input", "Option"));
      break;
    case CZ_RULE_SLOT_VALUE:
      label = g_strdup (C_ ("rule input", "Value"));
      break;
    case CZ_RULE_SLOT_REFERENCE:
      label = g_strdup (C_ ("rule input", "Reference value"));
      break;
    case CZ_RULE_SLOT_TOTAL:
      label = g_strdup (C_ ("rule input", "Whole"));
      break;
    case CZ_RULE_SLOT_COUNT:
      label = g_strdup (C_ ("rule input", "Number"));
      break;
    case CZ_RULE_SLOT_RANK:
      label = g_strdup (C_ ("rule input", "Place"));
      break;
    case CZ_RULE_SLOT_YEAR:
    default:
      /* Translators: %u counts the years of a series, the oldest is 1 */
      label = g_strdup_printf (_ ("Year %u"), slot->year);
    }

  if (slot->unit == NULL || *slot->unit == '\0')
    return g_steal_pointer (&label);

  /* Translators: a field, then the unit of its value */
  return g_strdup_printf (_ ("%s (%s)"), label, slot->unit);
}
