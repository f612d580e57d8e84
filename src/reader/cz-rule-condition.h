/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-rule.h"

/**
 * CzCondition:
 * @comparator: how the value is held against @bound
 * @bound: the number
 * @unit: (owned): its unit; "" without one
 *
 * A condition on a number: 达到90%以上.
 */
typedef struct
{
  CzComparator comparator;
  CzDecimal    bound;
  char        *unit;
} CzCondition;

/* A condition on a place in a ranking: 前10名, 居全国同级城市前列. @among is what is ranked, "" when not said. */
typedef struct
{
  guint to;
  char *text;
  char *among;
} CzPlacing;

gboolean cz_condition_read (const char *text, CzCondition *condition);
gboolean cz_condition_read_step (const char *text, CzDecimal *per, char **unit);
gboolean cz_condition_read_reference (const char *text, CzComparator *comparator, char **reference);
gboolean cz_condition_is_otherwise (const char *text);
gboolean cz_placing_read (const char *text, CzPlacing *placing);
void     cz_condition_clear (CzCondition *condition);
void     cz_placing_clear (CzPlacing *placing);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CzCondition, cz_condition_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CzPlacing, cz_placing_clear)
