/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-rule-eval.h"

char *cz_rule_text_condition (CzComparator comparator, CzDecimal bound, CzDecimal bound_to, const char *unit);
char *cz_rule_text_proposal (const CzRule *rule, const CzRuleProposal *proposal);
char *cz_rule_text_rule (const CzRule *rule);
char *cz_rule_text_slot (const CzRuleSlot *slot);
