/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

/**
 * CzRuleReading:
 * @rule: (transfer full): how the text earns its points; judged when no rule fits
 * @printed: the mark printed in the text "(10分)", %CZ_POINTS_NONE without one
 * @scored: the text says by itself how points are earned; otherwise it is only what has to be done
 * @parts: (nullable): of CzRulePart, the sub-points of a text that has several marks
 */
typedef struct
{
  CzRule    *rule;
  CzPoints   printed;
  gboolean   scored;
  GPtrArray *parts;
} CzRuleReading;

/* One of several marks within a text: "办公室运转正常(3分),及时更新(2分)". */
typedef struct
{
  char    *text;
  CzPoints points;
  CzRule  *rule;
} CzRulePart;

/*
 * cz_rule_read(): what a row says about its points. @points is what another column or the indicator gives as the
 * maximum, %CZ_POINTS_NONE when nothing does. Never fails: what no rule fits is judged.
 *
 * cz_rule_read_limits(): what the notes of a sheet say of all of it: the most that bonus rows may add (最多加5分) and the
 * full mark (百分制, 满分100分).
 *
 * cz_rule_read_bands(): grade bands of a text (90分及以上为A级,80-89分为B级): of CzDraftBand; empty when it has none.
 */
void       cz_rule_read (const char *text, CzPoints points, CzRuleReading *reading);
void       cz_rule_reading_clear (CzRuleReading *reading);
void       cz_rule_read_limits (const char *text, CzPoints *bonus_limit, CzDecimal *scale);
GPtrArray *cz_rule_read_bands (const char *text);
