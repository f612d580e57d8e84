/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-exact.h"
#include "model/cz-rule-eval.h"

/* The state of one evaluation. Slots are taken in the order in which cz_rule_list_slots() gives them. */
typedef struct
{
  const CzRuleValues *values;
  const GPtrArray    *slots;
  guint               next_slot;
  gboolean            one_option; /* the choice of the mark belongs to the only slot for a choice */
  GPtrArray          *missing;
  GPtrArray          *reasons;
} CzRuleEval;

/* A slot with what was entered in it: as entered, and in the rule's unit. */
typedef struct
{
  const CzRuleSlot  *slot;
  const CzRuleInput *input;
  CzDecimal          entered;
  CzExact            exact;
} CzRuleEntry;

CzRuleReason *cz_rule_eval_add_reason (CzRuleEval *eval, CzRuleReasonCode code, const CzRuleEntry *entry);
gboolean      cz_rule_eval_fail (CzRuleEval *eval, CzRuleReasonCode code, const CzRuleEntry *entry);
gboolean      cz_rule_eval_take (CzRuleEval *eval, CzRuleEntry *entry);
gboolean      cz_rule_eval_take_number (CzRuleEval *eval, guint most, guint *number, CzRuleEntry *entry);
CzDecimal     cz_rule_eval_show (CzExact value);
gboolean      cz_rule_eval_stands (CzExact value, CzComparator comparator, CzExact bound);

/* Each evaluates one kind: FALSE when nothing can be worked out, the reason being added then. @maximum may be none. */
gboolean cz_rule_eval_tiers (CzRuleEval *eval, const CzRule *rule, CzExact *points);
gboolean cz_rule_eval_threshold (CzRuleEval *eval, const CzRule *rule, CzPoints maximum, CzExact *points);
gboolean cz_rule_eval_proportional (CzRuleEval *eval, const CzRule *rule, CzPoints maximum, CzExact *points);
gboolean cz_rule_eval_deduct (CzRuleEval *eval, const CzRule *rule, CzPoints maximum, CzExact *points);
gboolean cz_rule_eval_award (CzRuleEval *eval, const CzRule *rule, CzExact *points);
gboolean cz_rule_eval_slope (CzRuleEval *eval, const CzRule *rule, CzPoints maximum, CzExact *points);
