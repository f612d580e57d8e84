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

CzDraftTarget *cz_target_add (CzTargetContext *context, const CzTargetName *name, CzComparator comparator);
void           cz_target_set_value (CzTargetContext *context, CzDraftTarget *target, const CzQuantity *quantity);
void           cz_target_set_reference (CzDraftTarget *target, const char *p, const char *end);
void           cz_target_append_to_name (CzDraftTarget *target, const char *ending);
void           cz_target_take_reference (CzTargetName *name, const char **reference, const char **reference_end);

gboolean cz_target_read_zero (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_rank (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_reference (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_trend (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_multiple (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_qualitative (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_all (CzTargetContext *context, const char *p, const char *end);
gboolean cz_target_read_event (CzTargetContext *context, const char *p, const char *end);
