/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-rule-grammar.h"
#include "reader/cz-rule-score.h"

/* The text of a rule taken apart: its expressions of points and what they are, counted. */
typedef struct
{
  char    *text; /* half-width, no blanks, without item marker and closing mark */
  GArray  *scores;
  CzPoints points;
  guint    n_earn; /* with points above zero */
  guint    n_zero;
  guint    n_lose;
  guint    n_gain;
  guint    n_marks;
  CzPoints most_lost;
  CzPoints most_gained;
  gboolean open;
} CzRuleText;

static inline const CzScore *
cz_rule_text_score (const CzRuleText *reading,
                    guint             i)
{
  return &g_array_index (reading->scores, CzScore, i);
}

static inline gboolean
cz_score_is_earning (const CzScore *score)
{
  return score->kind == CZ_SCORE_EARN || score->kind == CZ_SCORE_FULL || score->kind == CZ_SCORE_PLAIN || score->kind == CZ_SCORE_MARK;
}

static inline CzPoints
cz_rule_text_points (const CzRuleText *reading,
                     const CzScore    *score)
{
  return score->kind == CZ_SCORE_FULL ? reading->points : score->points;
}

static inline gboolean
cz_score_is_zero (const CzScore *score)
{
  return cz_score_is_earning (score) && score->kind != CZ_SCORE_FULL && score->points == 0;
}

CzRule    *cz_rule_read_demand (const char *text, CzPoints points);
void       cz_rule_set_step (CzRule *rule, const CzScore *score);
void       cz_rule_text_set_once (char **field, const char *text);
gboolean   cz_rule_text_has_any (const char *text, const char *words);
GPtrArray *cz_rule_read_shares (const CzRuleText *reading, CzScoreKind kind, CzRule *whole);
GPtrArray *cz_rule_read_marked_parts (const CzRuleText *reading);
gboolean   cz_rule_text_adds_up (const CzRuleText *reading);
gboolean   cz_rule_text_mixes_steps (const CzRuleText *reading);
GPtrArray *cz_rule_read_earned_parts (const CzRuleText *reading);
gboolean   cz_rule_text_counts_several (const CzRuleText *reading);
gboolean   cz_rule_text_adds_up_by_gains (const CzRuleText *reading);
GPtrArray *cz_rule_read_added_parts (const CzRuleText *reading);
gboolean   cz_rule_text_is_shared_out (const CzRuleText *reading);
CzRule    *cz_rule_read_proportional (const CzRuleText *reading);
gboolean   cz_rule_text_is_proportional (const CzRuleText *reading);
