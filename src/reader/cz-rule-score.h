/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

/**
 * CzScoreKind:
 * @CZ_SCORE_EARN: 得5分, 计5分, 不得分 (0)
 * @CZ_SCORE_FULL: 得满分, 不扣分
 * @CZ_SCORE_LOSE: 扣2分
 * @CZ_SCORE_GAIN: 加2分
 * @CZ_SCORE_PLAIN: 5分 without a verb
 * @CZ_SCORE_MARK: (5分) in brackets
 * @CZ_SCORE_TOTAL: 满分10分, 共10分
 * @CZ_SCORE_MOST_LOST: 扣完5分为止, 最多扣5分
 * @CZ_SCORE_MOST_GAINED: 最多加5分, 最高得5分
 * @CZ_SCORE_TO_ZERO: 扣完为止
 * @CZ_SCORE_OPEN: 得3-5分, 酌情扣分: a person decides
 *
 * What an expression of points in a rule does.
 */
typedef enum
{
  CZ_SCORE_EARN,
  CZ_SCORE_FULL,
  CZ_SCORE_LOSE,
  CZ_SCORE_GAIN,
  CZ_SCORE_PLAIN,
  CZ_SCORE_MARK,
  CZ_SCORE_TOTAL,
  CZ_SCORE_MOST_LOST,
  CZ_SCORE_MOST_GAINED,
  CZ_SCORE_TO_ZERO,
  CZ_SCORE_OPEN,
} CzScoreKind;

/**
 * CzScore:
 * @kind: what it does
 * @start: its first byte
 * @end: the byte behind it
 * @points: how many
 * @condition: (owned): the words before it, back to the expression before
 */
typedef struct
{
  CzScoreKind kind;
  gsize       start;
  gsize       end;
  CzPoints    points;
  char       *condition;
} CzScore;

GArray *cz_rule_scores_new (const char *text);
