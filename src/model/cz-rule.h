/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

#include <glib-object.h>

/**
 * CzComparator:
 *
 * How a value is held against a target; the names are those of the command line (cz_comparator_to_name()).
 */
typedef enum
{
  CZ_COMPARATOR_GE,
  CZ_COMPARATOR_GT,
  CZ_COMPARATOR_EQ,
  CZ_COMPARATOR_LE,
  CZ_COMPARATOR_LT,
  CZ_COMPARATOR_RANGE,
  CZ_COMPARATOR_APPROX,
  CZ_COMPARATOR_RANK_LE,
  CZ_COMPARATOR_TREND_UP,
  CZ_COMPARATOR_TREND_DOWN,
  CZ_COMPARATOR_REF_GE,
  CZ_COMPARATOR_REF_GT,
  CZ_COMPARATOR_REF_LE,
  CZ_COMPARATOR_REF_LT,
  CZ_COMPARATOR_DELTA_GE,
  CZ_COMPARATOR_DELTA_LE,
  CZ_COMPARATOR_DELTA_EQ,
  CZ_COMPARATOR_QUALITATIVE,
  CZ_N_COMPARATORS
} CzComparator;

const char *cz_comparator_to_name (CzComparator comparator);
gboolean    cz_comparator_from_name (const char *name, CzComparator *comparator);

/**
 * CzRuleKind:
 * @CZ_RULE_JUDGED: a person judges; nothing can be worked out
 * @CZ_RULE_FIXED: all points when done
 * @CZ_RULE_STATES: one of several named states is chosen
 * @CZ_RULE_TIERS: points by the highest tier that a value reaches
 * @CZ_RULE_THRESHOLD: all points when a value passes a comparison
 * @CZ_RULE_PROPORTIONAL: points times a ratio, or linear between two values
 * @CZ_RULE_RANK: points by place in a ranking
 * @CZ_RULE_DEDUCT: points lost per missing or faulty unit, to a limit
 * @CZ_RULE_AWARD: points gained per unit, to a limit
 * @CZ_RULE_SLOPE: a base, less or more by the distance from a reference
 * @CZ_RULE_ANY_OF: the best of several rules
 */
typedef enum
{
  CZ_RULE_JUDGED,
  CZ_RULE_FIXED,
  CZ_RULE_STATES,
  CZ_RULE_TIERS,
  CZ_RULE_THRESHOLD,
  CZ_RULE_PROPORTIONAL,
  CZ_RULE_RANK,
  CZ_RULE_DEDUCT,
  CZ_RULE_AWARD,
  CZ_RULE_SLOPE,
  CZ_RULE_ANY_OF,
  CZ_N_RULE_KINDS
} CzRuleKind;

typedef enum
{
  CZ_RULE_MAY_NOT_APPLY = 1 << 0, /* 合理缺项 */
  CZ_RULE_BONUS = 1 << 1,         /* 加分项 */
  CZ_RULE_VETO = 1 << 2,          /* 一票否决 */
  CZ_RULE_KEY = 1 << 3,           /* 关键项, see min_ratio */
} CzRuleFlags;

/* One named state and what it earns. */
typedef struct
{
  CzPoints points;
  char    *text;
} CzRuleState;

/* A tier applies when the value stands in @comparator (ge gt le lt) to @bound. */
typedef struct
{
  CzComparator comparator;
  CzDecimal    bound;
  CzPoints     points;
} CzRuleTier;

/* Places up to and including @to earn @points; @to 0 means every place below. @text is the wording (前列, 中游). */
typedef struct
{
  guint    to;
  CzPoints points;
  char    *text;
} CzRuleBand;

/**
 * CzRule:
 *
 * How a row earns its points (domain.md d). A plain value, reference counted, never changed once shared.
 * Fields that a kind does not use are none, NULL or empty; the JSON of cz_rule_to_json() is that of the command line.
 */
typedef struct _CzRule CzRule;
struct _CzRule
{
  gatomicrefcount ref_count;

  CzRuleKind   kind;
  CzRuleFlags  flags;
  char        *unit;         /* unit of the value: "%", "‰", "家" */
  GPtrArray   *states;       /* of CzRuleState: states */
  GArray      *tiers;        /* of CzRuleTier: tiers, in printed order */
  GArray      *bands;        /* of CzRuleBand: rank, in printed order */
  char        *among;        /* rank: among whom (全国同级城市) */
  CzComparator comparator;   /* threshold */
  CzDecimal    value;        /* threshold */
  CzDecimal    from;         /* proportional: ratio 0 here */
  CzDecimal    to;           /* proportional: ratio 1 here */
  CzDecimal    factor;       /* proportional: multiplies the ratio */
  CzDecimal    factor_below; /* proportional: multiplies again when the target is missed */
  CzDecimal    per;          /* deduct, award, slope: size of one step (1 个百分点) */
  CzPoints     points;       /* deduct, award: per step; fixed, threshold, any_of: what is earned, none = the row's */
  CzPoints     limit;        /* deduct, award: most that is lost or gained; none = down to zero, or no limit */
  CzPoints     base;         /* slope: earned at the reference */
  CzPoints     minus;        /* slope: lost per step below */
  CzPoints     plus;         /* slope: gained per step above */
  CzPoints     plus_limit;   /* slope: most that is gained */
  gboolean     whole_steps;  /* deduct, award, slope: only whole steps count (domain.md d7: default is continuous) */
  GPtrArray   *rules;        /* of CzRule: any_of */
  GPtrArray   *inputs;       /* of char*: names of what must be entered, in the order of cz_rule_list_slots() */
  char        *cap_group;    /* rows with the same group share one limit */
  CzDecimal    min_ratio;    /* key items: least share of their points */
  CzDecimal    weight;       /* transfer and weighting (domain.md d17) */
};

#define CZ_TYPE_RULE (cz_rule_get_type ())
GType cz_rule_get_type (void);

CzRule     *cz_rule_new (CzRuleKind kind);
CzRule     *cz_rule_ref (CzRule *rule);
void        cz_rule_unref (CzRule *rule);
void        cz_rule_add_state (CzRule *rule, CzPoints points, const char *text);
void        cz_rule_add_tier (CzRule *rule, CzComparator comparator, CzDecimal bound, CzPoints points);
void        cz_rule_add_band (CzRule *rule, guint to, CzPoints points, const char *text);
CzPoints    cz_rule_get_maximum (const CzRule *rule, CzPoints printed);
gboolean    cz_rule_equal (const CzRule *a, const CzRule *b);
char       *cz_rule_to_json (const CzRule *rule);
CzRule     *cz_rule_from_json (const char *json, GError **error);
const char *cz_rule_kind_to_name (CzRuleKind kind);
gboolean    cz_rule_kind_from_name (const char *name, CzRuleKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzRule, cz_rule_unref)
