/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-score.h"

/**
 * CzRankingTies:
 * @CZ_RANKING_STANDARD: equal scores share a place and the next one is skipped: 1 2 2 4 (并列占位)
 * @CZ_RANKING_DENSE: equal scores share a place and none is skipped: 1 2 2 3
 */
typedef enum
{
  CZ_RANKING_STANDARD,
  CZ_RANKING_DENSE,
} CzRankingTies;

/* A row on which two rounds differ by more than is accepted without a reason. */
typedef struct
{
  guint    row;
  CzPoints difference; /* of the earlier round above the later: above 0 it claimed too much (虚高) */
} CzRoundDifference;

void     cz_ranking_compute (const CzDecimal *scores, const guint *groups, guint n, CzRankingTies ties, guint *places);
gboolean cz_rounds_weigh (const CzDecimal *scores, const CzDecimal *weights, guint n, CzDecimal *score);
GArray  *cz_rounds_compare (const CzScoreMarks *earlier, const CzScoreMarks *later, CzPoints threshold, CzPoints *claimed);
