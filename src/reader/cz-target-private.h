/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-quantity.h"
#include "reader/cz-target-clause.h"
#include "reader/cz-target-name.h"

/* What the two halves of the grammar of targets share: aims in numbers (cz-target-clause.c) and in words (cz-target-words.c). */

/* Names that share a predicate are at most so many. */
#define CZ_TARGET_MAX_PARTS 12

/* What makes a share of things a target: 50%以上采用…; NULL-terminated. */
extern const char *const cz_target_predicates[];

/* How a verb before a number relates the name to it. */
typedef enum
{
  CZ_TARGET_VERB_REACH,  /* 达到: at least, 100 % exactly */
  CZ_TARGET_VERB_IS,     /* 为 */
  CZ_TARGET_VERB_GE,     /* 不低于 */
  CZ_TARGET_VERB_GT,     /* 超过 */
  CZ_TARGET_VERB_LE,     /* 不超过 */
  CZ_TARGET_VERB_LT,     /* 低于 */
  CZ_TARGET_VERB_WITHIN, /* 控制在 */
  CZ_TARGET_VERB_UP,     /* 增长 */
  CZ_TARGET_VERB_DOWN,   /* 下降 */
  CZ_TARGET_VERB_APPROX, /* 约 */
} CzTargetVerb;

CzComparator cz_target_verb_resolve (CzTargetVerb verb, const CzQuantity *quantity);
const char  *cz_target_verb_find (const char *p, const char *end, CzTargetVerb *verb);

CzDraftTarget *cz_target_add (CzTargetContext *context, const CzTargetName *name, CzComparator comparator);
void           cz_target_set_value (CzTargetContext *context, CzDraftTarget *target, const CzQuantity *quantity);
void           cz_target_set_reference (CzDraftTarget *target, const char *p, const char *end);
void           cz_target_append_to_name (CzDraftTarget *target, const char *ending);
void           cz_target_add_shared (CzTargetContext *context, const CzTargetName *name, CzComparator comparator, const CzQuantity *quantity, gboolean growth, gboolean negative, gboolean each);
const char    *cz_target_read_distributed (CzTargetContext *context, CzTargetName name, CzTargetVerb verb, const CzQuantity *first, const char *end);
void           cz_target_take_reference (CzTargetName *name, const char **reference, const char **reference_end);

gboolean cz_target_read_zero (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_rank (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_reference (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_trend (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_multiple (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_qualitative (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_all (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_event (CzTargetContext *context, const char *p, const char *end);
