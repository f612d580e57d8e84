/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

typedef enum
{
  CZ_THREE_WAY_TEXT,
  CZ_THREE_WAY_NUMBER,
  CZ_THREE_WAY_PERCENT, /* 80, 80% and ８０％ are the same */
  CZ_THREE_WAY_CHOICE,
} CzThreeWayKind;

/**
 * CzThreeWayType:
 * @kind: how values are read and compared
 * @least: smallest permitted number, none for no limit
 * @most: largest permitted number, none for no limit
 * @choices: (nullable): permitted texts, %NULL-terminated
 * @max_length: longest permitted text in characters; 0 for any
 *
 * What may stand in a cell that a unit fills in. A blank is always permitted.
 */
typedef struct
{
  CzThreeWayKind     kind;
  CzDecimal          least;
  CzDecimal          most;
  const char *const *choices;
  guint              max_length;
} CzThreeWayType;

/**
 * CzThreeWay:
 * @CZ_THREE_WAY_ACCEPT: only the unit changed it
 * @CZ_THREE_WAY_SAME: what came back is what stands here
 * @CZ_THREE_WAY_KEEP: only we changed it
 * @CZ_THREE_WAY_CONFLICT: both did
 * @CZ_THREE_WAY_INVALID: the unit changed it to what is not permitted
 */
typedef enum
{
  CZ_THREE_WAY_ACCEPT,
  CZ_THREE_WAY_SAME,
  CZ_THREE_WAY_KEEP,
  CZ_THREE_WAY_CONFLICT,
  CZ_THREE_WAY_INVALID,
  CZ_N_THREE_WAYS
} CzThreeWay;

extern const char *const cz_three_way_names[];

char      *cz_three_way_normalize (const CzThreeWayType *type, const char *text);
gboolean   cz_three_way_equal (const CzThreeWayType *type, const char *a, const char *b);
CzThreeWay cz_three_way_compare (const CzThreeWayType *type, const char *sent, const char *now, const char *returned);
