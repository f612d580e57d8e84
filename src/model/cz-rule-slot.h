/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-rule.h"

/**
 * CzRuleSlotRole:
 * @CZ_RULE_SLOT_DONE: 1 when done, 0 when not
 * @CZ_RULE_SLOT_OPTION: number of the chosen state or band, from 1
 * @CZ_RULE_SLOT_VALUE: the measured value
 * @CZ_RULE_SLOT_REFERENCE: what the value is held against (average, year before)
 * @CZ_RULE_SLOT_TOTAL: the whole of which the value is a part
 * @CZ_RULE_SLOT_COUNT: how many units are missing, faulty or gained
 * @CZ_RULE_SLOT_RANK: the place in the ranking
 * @CZ_RULE_SLOT_YEAR: the value of one year of a series, oldest first
 */
typedef enum
{
  CZ_RULE_SLOT_DONE,
  CZ_RULE_SLOT_OPTION,
  CZ_RULE_SLOT_VALUE,
  CZ_RULE_SLOT_REFERENCE,
  CZ_RULE_SLOT_TOTAL,
  CZ_RULE_SLOT_COUNT,
  CZ_RULE_SLOT_RANK,
  CZ_RULE_SLOT_YEAR,
} CzRuleSlotRole;

/**
 * CzRuleSlot:
 * @role: what is to be entered
 * @name: its name in a mark: as the rule names its inputs, else "done", "option", "value", "reference", "total",
 *   "count", "rank", "y1" …; of the second alternative "2.value"
 * @unit: its unit, "" when none
 * @year: of a series: which year, from 1, the oldest first
 */
typedef struct
{
  CzRuleSlotRole role;
  char          *name;
  char          *unit;
  guint          year;
} CzRuleSlot;

void       cz_rule_slot_free (CzRuleSlot *slot);
GPtrArray *cz_rule_list_slots (const CzRule *rule);
guint      cz_rule_get_years (const CzRule *rule);
