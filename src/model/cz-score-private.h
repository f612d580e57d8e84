/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-score.h"

/* Weights have 4 places, so that weighted points are whole numbers of 1/100,000,000 and are rounded once, when read. */
#define CZ_SCORE_WEIGHT_ONE 10000
#define CZ_SCORE_NO_GROUP G_MAXUINT16

typedef enum
{
  ROW_BONUS = 1 << 0,
  ROW_VETO = 1 << 1,
  ROW_KEY = 1 << 2,
  ROW_DEDUCT = 1 << 3,
  ROW_PART = 1 << 4,
  ROW_SUM_OF_PARTS = 1 << 5,
} CzScoreRowFlags;

typedef struct
{
  CzPoints maximum;
  gint32   weight; /* in 1/10,000 */
  guint32  n_parts;
  guint16  group;
  guint8   flags;
} CzScoreRow;

typedef struct
{
  guint    first_row;
  guint    n_rows; /* parts included */
  guint    category;
  CzPoints declared;
  CzPoints maxima; /* sum of what its rows can earn */
  guint8   combine;
  gboolean plain;       /* nothing but weightless rows to be added up */
  gboolean starts_full; /* all its rows deduct from what it declares */
  gboolean all_bonus;
} CzScoreIndicator;

/* Rows that share a limit (扣完N分为止 over several causes), in the order in which they use it up. */
typedef struct
{
  char    *name;
  GArray  *rows; /* of guint */
  CzPoints most_lost;
  CzPoints most_gained;
} CzScoreGroup;

struct _CzScoreSheet
{
  GArray  *rows;         /* of CzScoreRow */
  GArray  *key_points;   /* of CzPoints: least points of a key row */
  GArray  *indicator_of; /* of guint */
  GArray  *indicators;   /* of CzScoreIndicator */
  GArray  *parents;      /* of int: of each category; always a lower index, -1 for none */
  GArray  *groups;       /* of CzScoreGroup */
  CzPoints bonus_limit;
};

/* Sums in 1/100,000,000 points. Small, because a full computation writes one for each indicator. */
typedef struct
{
  gint64  points;
  gint64  attainable;
  gint64  surplus;
  guint32 scored;
  guint32 unscored;
} CzScoreSum;

/* What only rows with flags bring; indicators without such rows leave theirs at nothing. */
typedef struct
{
  gint64  deduction;
  gint64  bonus;
  gint64  bonus_surplus;
  guint32 vetoes;
  guint32 failed_keys;
} CzScoreExtra;

struct _CzScoreTotals
{
  CzPoints     *rows; /* what counts of each row, after parts and shared limits */
  CzScoreSum   *indicators;
  CzScoreExtra *extras;   /* of each indicator */
  gint64       *declared; /* of each indicator, then of each category: the same whatever the marks */
  CzScoreSum   *categories;
  CzScoreSum    sheet;
  CzScoreExtra  extra; /* of the sheet */
  gint64        sheet_declared;
  guint         n_indicators;
  CzPoints      bonus_limit;
};

#define cz_score_row(sheet, i) (&((const CzScoreRow *) (sheet)->rows->data)[i])
#define cz_score_indicator(sheet, i) (&((const CzScoreIndicator *) (sheet)->indicators->data)[i])
