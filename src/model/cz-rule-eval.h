/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-rule-slot.h"

/**
 * CzRuleReasonCode:
 * @CZ_RULE_REASON_JUDGED: a person judges; nothing can be worked out
 * @CZ_RULE_REASON_INCOMPLETE: the rule lacks something (no tiers, no bound, no points)
 * @CZ_RULE_REASON_MISSING: something has not been entered: the names are in the proposal
 * @CZ_RULE_REASON_BAD_INPUT: @input, entered as @value, cannot be (no such option, place 0, a whole of zero)
 * @CZ_RULE_REASON_UNIT: @input is in @value_unit, which has nothing to do with @unit
 * @CZ_RULE_REASON_TOO_LARGE: the numbers are too large to be reckoned with
 * @CZ_RULE_REASON_DONE: done, @points
 * @CZ_RULE_REASON_NOT_DONE: not done, no points
 * @CZ_RULE_REASON_STATE: state @index (@text) was chosen
 * @CZ_RULE_REASON_TIER: @value stands in @comparator to @bound, tier @index
 * @CZ_RULE_REASON_BELOW_TIERS: @value reaches no tier; the nearest is @comparator @bound, tier @index. No points
 * @CZ_RULE_REASON_MET: @value stands in @comparator to @bound (to @bound_to for a range; @amount is the change for a
 *   change)
 * @CZ_RULE_REASON_MISSED: likewise, but does not
 * @CZ_RULE_REASON_TREND_KEPT: each of @index years is better than the one before (@comparator)
 * @CZ_RULE_REASON_TREND_BROKEN: year @index (from 1), with @value, is not better than the one before, with @bound
 * @CZ_RULE_REASON_RANK: place @value falls into band @index, to place @bound (@text)
 * @CZ_RULE_REASON_RANK_OUTSIDE: place @value falls into no band. No points
 * @CZ_RULE_REASON_BAND: band @index (@text) was chosen by hand
 * @CZ_RULE_REASON_RATIO: @value makes a ratio of @amount, of @each points
 * @CZ_RULE_REASON_TARGET_MISSED: the target @comparator @bound was missed, so the points are multiplied by @amount
 * @CZ_RULE_REASON_DEDUCTED: @amount steps of @per @unit each lose @each points: @lost in all
 * @CZ_RULE_REASON_DEDUCT_LIMIT: no more than @limit points are lost (扣完N分为止)
 * @CZ_RULE_REASON_DEDUCT_ALL: all points are lost (扣完为止)
 * @CZ_RULE_REASON_AWARDED: @amount steps of @per @unit each earn @each points
 * @CZ_RULE_REASON_AWARD_LIMIT: no more than @limit points are earned
 * @CZ_RULE_REASON_SLOPE_LEVEL: @value equals @bound and earns the base
 * @CZ_RULE_REASON_SLOPE_BELOW: @value is @amount steps worse than @bound; each loses @each points
 * @CZ_RULE_REASON_SLOPE_ABOVE: @value is @amount steps better than @bound; each adds @each points
 * @CZ_RULE_REASON_SLOPE_LIMIT: no more than @limit points are added, or lost
 * @CZ_RULE_REASON_ALTERNATIVE: alternative @index decides; its reasons follow
 * @CZ_RULE_REASON_CAPPED: more than the row can earn; @limit it is
 *
 * Why a rule proposes what it proposes. Worded for people in one place, above this layer.
 */
typedef enum
{
  CZ_RULE_REASON_JUDGED,
  CZ_RULE_REASON_INCOMPLETE,
  CZ_RULE_REASON_MISSING,
  CZ_RULE_REASON_BAD_INPUT,
  CZ_RULE_REASON_UNIT,
  CZ_RULE_REASON_TOO_LARGE,
  CZ_RULE_REASON_DONE,
  CZ_RULE_REASON_NOT_DONE,
  CZ_RULE_REASON_STATE,
  CZ_RULE_REASON_TIER,
  CZ_RULE_REASON_BELOW_TIERS,
  CZ_RULE_REASON_MET,
  CZ_RULE_REASON_MISSED,
  CZ_RULE_REASON_TREND_KEPT,
  CZ_RULE_REASON_TREND_BROKEN,
  CZ_RULE_REASON_RANK,
  CZ_RULE_REASON_RANK_OUTSIDE,
  CZ_RULE_REASON_BAND,
  CZ_RULE_REASON_RATIO,
  CZ_RULE_REASON_TARGET_MISSED,
  CZ_RULE_REASON_DEDUCTED,
  CZ_RULE_REASON_DEDUCT_LIMIT,
  CZ_RULE_REASON_DEDUCT_ALL,
  CZ_RULE_REASON_AWARDED,
  CZ_RULE_REASON_AWARD_LIMIT,
  CZ_RULE_REASON_SLOPE_LEVEL,
  CZ_RULE_REASON_SLOPE_BELOW,
  CZ_RULE_REASON_SLOPE_ABOVE,
  CZ_RULE_REASON_SLOPE_LIMIT,
  CZ_RULE_REASON_ALTERNATIVE,
  CZ_RULE_REASON_CAPPED,
  CZ_N_RULE_REASONS
} CzRuleReasonCode;

/* One fact of an explanation; what a code does not name is none, NULL or 0. Texts are owned by the proposal. */
typedef struct
{
  CzRuleReasonCode code;
  guint            index;
  char            *input; /* name of the input that it is about */
  CzDecimal        value; /* as entered */
  char            *value_unit;
  CzComparator     comparator;
  CzDecimal        bound;
  CzDecimal        bound_to;
  char            *unit; /* of the bound */
  char            *text;
  CzDecimal        amount;
  CzDecimal        per;
  CzPoints         each;
  CzPoints         limit;
} CzRuleReason;

/**
 * CzRuleProposal:
 * @points: what the rule comes to, in 1/10,000, rounded half up once to the sheet's places; none when it cannot be
 *   worked out. It scores only when a person takes it
 * @missing: (element-type utf8): names of the inputs that are still to be entered; with alternatives also beside points
 * @reasons: (element-type CzRuleReason): why, never empty
 */
typedef struct
{
  CzPoints   points;
  GPtrArray *missing;
  GPtrArray *reasons;
} CzRuleProposal;

/* What was entered under the name of a slot; @unit "" or NULL is the rule's own. */
typedef struct
{
  const char *name;
  CzDecimal   value;
  const char *unit;
} CzRuleInput;

/* What a mark says; @option from 1, 0 when nothing was chosen. */
typedef struct
{
  const CzRuleInput *inputs;
  guint              n_inputs;
  guint              option;
} CzRuleValues;

CzRuleProposal *cz_rule_evaluate (const CzRule *rule, CzPoints printed, guint places, const CzRuleValues *values);
void            cz_rule_proposal_free (CzRuleProposal *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzRuleProposal, cz_rule_proposal_free)
