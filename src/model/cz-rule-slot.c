/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-rule-slot.h"

/* 连续3年 needs three values unless the rule says otherwise (domain.md f25: whether three or four is not settled). */
#define DEFAULT_YEARS 3
#define MOST_YEARS 30

static const char *const slot_names[] = { "done", "option", "value", "reference", "total", "count", "rank", "y" };

void
cz_rule_slot_free (CzRuleSlot *slot)
{
  if (slot == NULL)
    return;

  g_free (slot->name);
  g_free (slot->unit);
  g_free (slot);
}

static void
add_slot (GPtrArray     *slots,
          const CzRule  *rule,
          const char    *prefix,
          CzRuleSlotRole role,
          guint          year)
{
  CzRuleSlot *slot = g_new0 (CzRuleSlot, 1);
  gboolean    measured = role != CZ_RULE_SLOT_DONE && role != CZ_RULE_SLOT_OPTION && role != CZ_RULE_SLOT_RANK;

  slot->role = role;
  slot->unit = g_strdup (measured ? rule->unit : "");
  slot->year = year;
  slot->name = year == 0 ? g_strconcat (prefix, slot_names[role], NULL)
                         : g_strdup_printf ("%s%s%u", prefix, slot_names[role], year);
  g_ptr_array_add (slots, slot);
}

/**
 * cz_rule_get_years:
 * @rule: a threshold rule that wants a trend
 *
 * Returns: how many yearly values it needs, at least 2
 */
guint
cz_rule_get_years (const CzRule *rule)
{
  CzDecimal years;

  g_return_val_if_fail (rule != NULL, DEFAULT_YEARS);

  years = cz_decimal_round (rule->value, 0);
  if (cz_decimal_is_none (years))
    return DEFAULT_YEARS;

  return CLAMP (years.mantissa, 2, MOST_YEARS);
}

static void
add_threshold_slots (GPtrArray    *slots,
                     const CzRule *rule,
                     const char   *prefix)
{
  switch (rule->comparator)
    {
    case CZ_COMPARATOR_TREND_UP:
    case CZ_COMPARATOR_TREND_DOWN:
      for (guint year = 1; year <= cz_rule_get_years (rule); year++)
        add_slot (slots, rule, prefix, CZ_RULE_SLOT_YEAR, year);
      break;

    case CZ_COMPARATOR_RANK_LE:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_RANK, 0);
      break;

    case CZ_COMPARATOR_QUALITATIVE:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_DONE, 0);
      break;

    case CZ_COMPARATOR_REF_GE:
    case CZ_COMPARATOR_REF_GT:
    case CZ_COMPARATOR_REF_LE:
    case CZ_COMPARATOR_REF_LT:
    case CZ_COMPARATOR_DELTA_GE:
    case CZ_COMPARATOR_DELTA_LE:
    case CZ_COMPARATOR_DELTA_EQ:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_VALUE, 0);
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_REFERENCE, 0);
      break;

    default:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_VALUE, 0);
    }
}

/* A ranking told in words only (前列, 中游) is chosen by hand. */
static gboolean
has_places (const CzRule *rule)
{
  for (guint i = 0; i < rule->bands->len; i++)
    {
      if (g_array_index (rule->bands, CzRuleBand, i).to != 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_slots (GPtrArray    *slots,
           const CzRule *rule,
           const char   *prefix)
{
  guint first = slots->len;

  switch (rule->kind)
    {
    case CZ_RULE_FIXED:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_DONE, 0);
      break;

    case CZ_RULE_STATES:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_OPTION, 0);
      break;

    case CZ_RULE_TIERS:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_VALUE, 0);
      break;

    case CZ_RULE_THRESHOLD:
      add_threshold_slots (slots, rule, prefix);
      break;

    case CZ_RULE_PROPORTIONAL:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_VALUE, 0);
      if (rule->inputs->len > 1)
        add_slot (slots, rule, prefix, CZ_RULE_SLOT_TOTAL, 0);
      break;

    case CZ_RULE_RANK:
      add_slot (slots, rule, prefix, has_places (rule) ? CZ_RULE_SLOT_RANK : CZ_RULE_SLOT_OPTION, 0);
      break;

    case CZ_RULE_DEDUCT:
    case CZ_RULE_AWARD:
      add_slot (slots, rule, prefix, cz_decimal_is_none (rule->value) ? CZ_RULE_SLOT_COUNT : CZ_RULE_SLOT_VALUE, 0);
      break;

    case CZ_RULE_SLOPE:
      add_slot (slots, rule, prefix, CZ_RULE_SLOT_VALUE, 0);
      if (cz_decimal_is_none (rule->value))
        add_slot (slots, rule, prefix, CZ_RULE_SLOT_REFERENCE, 0);
      break;

    case CZ_RULE_ANY_OF:
      for (guint i = 0; i < rule->rules->len; i++)
        {
          g_autofree char *nested = g_strdup_printf ("%s%u.", prefix, i + 1);

          add_slots (slots, g_ptr_array_index (rule->rules, i), nested);
        }
      break;

    case CZ_RULE_JUDGED:
    case CZ_N_RULE_KINDS:
      break;
    }

  for (guint i = 0; i < rule->inputs->len && first + i < slots->len; i++)
    {
      CzRuleSlot *slot = g_ptr_array_index (slots, first + i);

      g_free (slot->name);
      slot->name = g_strdup (g_ptr_array_index (rule->inputs, i));
    }
}

/**
 * cz_rule_list_slots:
 *
 * What must be entered before the rule can be worked out, in the order in which people give it. The names of the
 * rule's own `inputs` stand in place of the usual ones, in that order.
 *
 * Returns: (transfer full) (element-type CzRuleSlot): empty when a person judges
 */
GPtrArray *
cz_rule_list_slots (const CzRule *rule)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_rule_slot_free);

  g_return_val_if_fail (rule != NULL, slots);

  add_slots (slots, rule, "");

  return slots;
}
