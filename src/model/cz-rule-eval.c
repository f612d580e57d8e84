/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule-eval-private.h"

#include "model/cz-quantity.h"

static void
free_reason (gpointer data)
{
  CzRuleReason *reason = data;

  g_free (reason->input);
  g_free (reason->value_unit);
  g_free (reason->unit);
  g_free (reason->text);
  g_free (reason);
}

/* Adds a reason that is to be completed by the caller; @entry, which may be NULL, fills in what was entered. */
CzRuleReason *
cz_rule_eval_add_reason (CzRuleEval        *eval,
                         CzRuleReasonCode   code,
                         const CzRuleEntry *entry)
{
  CzRuleReason *reason = g_new0 (CzRuleReason, 1);

  reason->code = code;
  reason->value = reason->bound = reason->bound_to = cz_decimal_none ();
  reason->amount = reason->per = cz_decimal_none ();
  reason->each = reason->limit = CZ_POINTS_NONE;
  reason->text = g_strdup ("");

  if (entry != NULL)
    {
      const char *unit = entry->input != NULL ? entry->input->unit : NULL;

      reason->input = g_strdup (entry->slot->name);
      reason->value = entry->entered;
      reason->value_unit = g_strdup (unit != NULL && *unit != '\0' ? unit : entry->slot->unit);
      reason->unit = g_strdup (entry->slot->unit);
    }
  else
    {
      reason->input = g_strdup ("");
      reason->value_unit = g_strdup ("");
      reason->unit = g_strdup ("");
    }

  g_ptr_array_add (eval->reasons, reason);

  return reason;
}

gboolean
cz_rule_eval_fail (CzRuleEval        *eval,
                   CzRuleReasonCode   code,
                   const CzRuleEntry *entry)
{
  cz_rule_eval_add_reason (eval, code, entry);

  return FALSE;
}

static const CzRuleInput *
find_input (const CzRuleEval *eval,
            const char       *name)
{
  for (guint i = 0; i < eval->values->n_inputs; i++)
    {
      const CzRuleInput *input = &eval->values->inputs[i];

      if (g_str_equal (input->name, name) && !cz_decimal_is_none (input->value))
        return input;
    }

  return NULL;
}

/* Takes the next slot. FALSE when it is still to be entered (it is listed as missing) or in a foreign unit. */
gboolean
cz_rule_eval_take (CzRuleEval  *eval,
                   CzRuleEntry *entry)
{
  const char *unit;

  entry->slot = g_ptr_array_index (eval->slots, eval->next_slot++);
  entry->input = find_input (eval, entry->slot->name);
  entry->entered = entry->input != NULL ? entry->input->value : cz_decimal_none ();

  if (entry->slot->role == CZ_RULE_SLOT_OPTION && entry->input == NULL && eval->one_option && eval->values->option > 0)
    entry->entered = cz_decimal_from_int (eval->values->option);

  if (cz_decimal_is_none (entry->entered))
    {
      g_ptr_array_add (eval->missing, g_strdup (entry->slot->name));
      return FALSE;
    }

  unit = entry->input != NULL && entry->input->unit != NULL ? entry->input->unit : "";
  if (!cz_quantity_convert (entry->entered, unit, entry->slot->unit, &entry->exact))
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_UNIT, entry);

  return TRUE;
}

/* Takes a slot that holds a whole number from 1 to @most. */
gboolean
cz_rule_eval_take_number (CzRuleEval  *eval,
                          guint        most,
                          guint       *number,
                          CzRuleEntry *entry)
{
  if (!cz_rule_eval_take (eval, entry))
    return FALSE;

  if (entry->entered.places > 0 || entry->entered.mantissa < 1 || entry->entered.mantissa > most)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_BAD_INPUT, entry);

  *number = entry->entered.mantissa;

  return TRUE;
}

/* For showing only: rounded to 4 places. */
CzDecimal
cz_rule_eval_show (CzExact value)
{
  CzDecimal shown = cz_decimal_none ();

  (void) cz_exact_to_decimal (value, 4, &shown);

  return shown;
}

gboolean
cz_rule_eval_stands (CzExact      value,
                     CzComparator comparator,
                     CzExact      bound)
{
  int order = cz_exact_compare (value, bound);

  switch (comparator)
    {
    case CZ_COMPARATOR_GE:
    case CZ_COMPARATOR_REF_GE:
    case CZ_COMPARATOR_DELTA_GE:
      return order >= 0;

    case CZ_COMPARATOR_GT:
    case CZ_COMPARATOR_REF_GT:
      return order > 0;

    case CZ_COMPARATOR_LE:
    case CZ_COMPARATOR_REF_LE:
    case CZ_COMPARATOR_DELTA_LE:
    case CZ_COMPARATOR_RANK_LE:
      return order <= 0;

    case CZ_COMPARATOR_LT:
    case CZ_COMPARATOR_REF_LT:
      return order < 0;

    case CZ_COMPARATOR_EQ:
    case CZ_COMPARATOR_DELTA_EQ:
      return order == 0;

    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
eval_fixed (CzRuleEval *eval,
            CzPoints    maximum,
            CzExact    *points)
{
  CzRuleEntry entry;
  gboolean    done;

  if (!cz_rule_eval_take (eval, &entry))
    return FALSE;
  if (entry.entered.places > 0 || entry.entered.mantissa < 0 || entry.entered.mantissa > 1)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_BAD_INPUT, &entry);
  if (maximum == CZ_POINTS_NONE)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, &entry);

  done = entry.entered.mantissa == 1;
  *points = cz_exact_from_points (done ? maximum : 0);
  cz_rule_eval_add_reason (eval, done ? CZ_RULE_REASON_DONE : CZ_RULE_REASON_NOT_DONE, &entry);

  return TRUE;
}

static gboolean
eval_states (CzRuleEval   *eval,
             const CzRule *rule,
             CzExact      *points)
{
  CzRuleEntry        entry;
  guint              option;
  const CzRuleState *state;
  CzRuleReason      *reason;

  if (!cz_rule_eval_take_number (eval, rule->states->len, &option, &entry))
    return FALSE;

  state = g_ptr_array_index (rule->states, option - 1);
  if (state->points == CZ_POINTS_NONE)
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, &entry);

  *points = cz_exact_from_points (state->points);
  reason = cz_rule_eval_add_reason (eval, CZ_RULE_REASON_STATE, &entry);
  reason->index = option - 1;
  g_free (reason->text);
  reason->text = g_strdup (state->text);

  return TRUE;
}

/* The narrowest band that holds the place; the band of all that remain comes last. */
static int
find_band (const CzRule *rule,
           guint         place)
{
  int found = -1;

  for (guint i = 0; i < rule->bands->len; i++)
    {
      guint to = g_array_index (rule->bands, CzRuleBand, i).to;
      guint best = found >= 0 ? g_array_index (rule->bands, CzRuleBand, found).to : 0;

      if ((to == 0 && found < 0) || (to >= place && (best == 0 || to < best)))
        found = i;
    }

  return found;
}

static gboolean
eval_rank (CzRuleEval   *eval,
           const CzRule *rule,
           CzExact      *points)
{
  const CzRuleSlot *slot = g_ptr_array_index (eval->slots, eval->next_slot);
  gboolean          by_hand = slot->role == CZ_RULE_SLOT_OPTION;
  CzRuleEntry       entry;
  guint             number;
  int               index;
  const CzRuleBand *band;
  CzRuleReason     *reason;

  if (!cz_rule_eval_take_number (eval, by_hand ? rule->bands->len : G_MAXINT32, &number, &entry))
    return FALSE;

  index = by_hand ? (int) number - 1 : find_band (rule, number);
  if (index < 0)
    {
      *points = cz_exact_from_points (0);
      cz_rule_eval_add_reason (eval, CZ_RULE_REASON_RANK_OUTSIDE, &entry);
      return TRUE;
    }

  band = &g_array_index (rule->bands, CzRuleBand, index);
  *points = cz_exact_from_points (band->points);
  reason = cz_rule_eval_add_reason (eval, by_hand ? CZ_RULE_REASON_BAND : CZ_RULE_REASON_RANK, &entry);
  reason->index = index;
  g_free (reason->text);
  reason->text = g_strdup (band->text);
  if (band->to != 0)
    reason->bound = cz_decimal_from_int (band->to);

  return TRUE;
}

static gboolean eval_rule (CzRuleEval *eval, const CzRule *rule, CzPoints printed, CzExact *points);

static void
move_all (GPtrArray *from,
          GPtrArray *to)
{
  g_ptr_array_extend_and_steal (to, g_ptr_array_ref (from));
}

/* The best alternative that can be worked out; what the others still need is listed as missing beside it. */
static gboolean
eval_any_of (CzRuleEval   *eval,
             const CzRule *rule,
             CzPoints      printed,
             CzExact      *points)
{
  g_autoptr (GPtrArray) best = NULL;
  g_autoptr (GPtrArray) failed = g_ptr_array_new_with_free_func (free_reason);
  guint best_index = 0;

  for (guint i = 0; i < rule->rules->len; i++)
    {
      g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (free_reason);
      CzRuleEval nested = *eval;
      CzExact    own;

      nested.reasons = reasons;
      if (!eval_rule (&nested, g_ptr_array_index (rule->rules, i), printed, &own))
        {
          move_all (reasons, failed);
        }
      else if (best == NULL || cz_exact_compare (own, *points) > 0)
        {
          g_clear_pointer (&best, g_ptr_array_unref);
          best = g_steal_pointer (&reasons);
          best_index = i;
          *points = own;
        }
      eval->next_slot = nested.next_slot;
    }

  if (best == NULL)
    {
      if (rule->rules->len == 0)
        return cz_rule_eval_fail (eval, CZ_RULE_REASON_INCOMPLETE, NULL);
      move_all (failed, eval->reasons);
      return FALSE;
    }

  cz_rule_eval_add_reason (eval, CZ_RULE_REASON_ALTERNATIVE, NULL)->index = best_index;
  move_all (best, eval->reasons);

  return TRUE;
}

static gboolean
eval_kind (CzRuleEval   *eval,
           const CzRule *rule,
           CzPoints      printed,
           CzPoints      maximum,
           CzExact      *points)
{
  switch (rule->kind)
    {
    case CZ_RULE_FIXED:
      return eval_fixed (eval, maximum, points);

    case CZ_RULE_STATES:
      return eval_states (eval, rule, points);

    case CZ_RULE_TIERS:
      return cz_rule_eval_tiers (eval, rule, points);

    case CZ_RULE_THRESHOLD:
      return cz_rule_eval_threshold (eval, rule, maximum, points);

    case CZ_RULE_PROPORTIONAL:
      return cz_rule_eval_proportional (eval, rule, maximum, points);

    case CZ_RULE_RANK:
      return eval_rank (eval, rule, points);

    case CZ_RULE_DEDUCT:
      return cz_rule_eval_deduct (eval, rule, maximum, points);

    case CZ_RULE_AWARD:
      return cz_rule_eval_award (eval, rule, points);

    case CZ_RULE_SLOPE:
      return cz_rule_eval_slope (eval, rule, maximum, points);

    case CZ_RULE_ANY_OF:
      return eval_any_of (eval, rule, rule->points != CZ_POINTS_NONE ? rule->points : printed, points);

    case CZ_RULE_JUDGED:
    case CZ_N_RULE_KINDS:
      break;
    }

  return cz_rule_eval_fail (eval, CZ_RULE_REASON_JUDGED, NULL);
}

static gboolean
eval_rule (CzRuleEval   *eval,
           const CzRule *rule,
           CzPoints      printed,
           CzExact      *points)
{
  CzPoints maximum = cz_rule_get_maximum (rule, printed);
  guint    n_slots = eval->next_slot;

  {
    g_autoptr (GPtrArray) own = cz_rule_list_slots (rule);

    n_slots += own->len;
  }

  if (!eval_kind (eval, rule, printed, maximum, points))
    {
      /* A series stops at its first gap; what else it needs is missing all the same. */
      while (eval->next_slot < n_slots)
        {
          CzRuleEntry entry;

          (void) cz_rule_eval_take (eval, &entry);
        }
      return FALSE;
    }

  if (!cz_exact_is_valid (*points))
    return cz_rule_eval_fail (eval, CZ_RULE_REASON_TOO_LARGE, NULL);

  if (maximum != CZ_POINTS_NONE && cz_exact_compare (*points, cz_exact_from_points (maximum)) > 0)
    {
      *points = cz_exact_from_points (maximum);
      cz_rule_eval_add_reason (eval, CZ_RULE_REASON_CAPPED, NULL)->limit = maximum;
    }

  return TRUE;
}

static gboolean
has_one_option (const GPtrArray *slots)
{
  guint n_options = 0;

  for (guint i = 0; i < slots->len; i++)
    n_options += ((const CzRuleSlot *) g_ptr_array_index (slots, i))->role == CZ_RULE_SLOT_OPTION;

  return n_options == 1;
}

/**
 * cz_rule_evaluate:
 * @rule: a rule
 * @printed: the mark printed at the row, in 1/10,000; none when there is none
 * @places: how many decimal places the sheet keeps, 0 to 4
 * @values: what was entered, under the names of cz_rule_list_slots()
 *
 * Works out what a row earns (domain.md d). Exact throughout, rounded half up once at the end. A value below the last tier
 * earns nothing, and the reason says so. A deduction from a row without points of its own is negative.
 *
 * Returns: (transfer full): what to propose, and why
 */
CzRuleProposal *
cz_rule_evaluate (const CzRule       *rule,
                  CzPoints            printed,
                  guint               places,
                  const CzRuleValues *values)
{
  g_autoptr (GPtrArray) slots = NULL;
  CzRuleProposal *proposal;
  CzRuleEval      eval;
  CzExact         points = { 0, 0 };

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (places <= CZ_POINTS_PLACES, NULL);
  g_return_val_if_fail (values != NULL, NULL);

  proposal = g_new0 (CzRuleProposal, 1);
  proposal->points = CZ_POINTS_NONE;
  proposal->missing = g_ptr_array_new_with_free_func (g_free);
  proposal->reasons = g_ptr_array_new_with_free_func (free_reason);

  slots = cz_rule_list_slots (rule);
  eval = (CzRuleEval){ values, slots, 0, has_one_option (slots), proposal->missing, proposal->reasons };

  if (eval_rule (&eval, rule, printed, &points))
    {
      if (!cz_exact_to_points (points, places, &proposal->points))
        cz_rule_eval_add_reason (&eval, CZ_RULE_REASON_TOO_LARGE, NULL);
    }
  else if (proposal->missing->len > 0)
    {
      cz_rule_eval_add_reason (&eval, CZ_RULE_REASON_MISSING, NULL);
    }

  return proposal;
}

void
cz_rule_proposal_free (CzRuleProposal *proposal)
{
  if (proposal == NULL)
    return;

  g_ptr_array_unref (proposal->missing);
  g_ptr_array_unref (proposal->reasons);
  g_free (proposal);
}
