/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

/**
 * CzGradeBand:
 * @from: least score, none for open
 * @to: its end, none for open
 * @from_excluded: @from itself does not belong to it (不含)
 * @to_included: @to itself belongs to it, as printed: 80-89, 90-100
 *
 * A grade as printed.
 */
typedef struct
{
  CzDecimal from;
  CzDecimal to;
  gboolean  from_excluded;
  gboolean  to_included;
} CzGradeBand;

/**
 * CzGradePolicy:
 * @CZ_GRADE_GAP_TO_HIGHER: a score between two bands (89.5 of 80-89 and 90-100) gets the higher grade, not the lower
 * @CZ_GRADE_OVERLAP_TO_LOWER: a score in two bands (80 of 70-80 and 80-85) gets the lower grade, not the higher
 */
typedef enum
{
  CZ_GRADE_GAP_TO_HIGHER = 1 << 0,
  CZ_GRADE_OVERLAP_TO_LOWER = 1 << 1,
} CzGradePolicy;

typedef enum
{
  CZ_GRADE_GAP,
  CZ_GRADE_OVERLAP,
} CzGradeProblemKind;

/* Between bands @lower and @higher, from @from to @to; a decision is needed. */
typedef struct
{
  CzGradeProblemKind kind;
  guint              lower;
  guint              higher;
  CzDecimal          from;
  CzDecimal          to;
} CzGradeProblem;

/**
 * CzGradeCap:
 * @CZ_GRADE_CAP_VETO: a veto has struck: the lowest grade (一律为D级)
 * @CZ_GRADE_CAP_KEY: a key row is below its least ratio: the lowest grade
 */
typedef enum
{
  CZ_GRADE_CAP_NONE,
  CZ_GRADE_CAP_VETO,
  CZ_GRADE_CAP_KEY,
} CzGradeCap;

/**
 * CzGrade:
 * @band: index of the grade in the order given, -1 when the score is below all of them
 * @by_score: what the score alone would give
 * @other: in a gap or an overlap the grade that the policy decided against, else -1
 * @problem: %CZ_GRADE_GAP or %CZ_GRADE_OVERLAP, when @other is set
 * @cap: why @band is not @by_score
 *
 * A grade, and why.
 */
typedef struct
{
  int                band;
  int                by_score;
  int                other;
  CzGradeProblemKind problem;
  CzGradeCap         cap;
} CzGrade;

/**
 * CzGradeScale:
 *
 * The grades of a sheet, in order.
 */
typedef struct _CzGradeScale CzGradeScale;

CzGradeScale *cz_grade_scale_new (const CzGradeBand *bands, guint n_bands, CzGradePolicy policy);
void          cz_grade_scale_free (CzGradeScale *scale);
gboolean      cz_grade_scale_find (const CzGradeScale *scale, CzDecimal score, guint n_vetoes, guint n_failed_keys, CzGrade *grade);
gboolean      cz_grade_scale_get_next (const CzGradeScale *scale, int band, int *next, CzDecimal *score);
GArray       *cz_grade_scale_list_problems (const CzGradeScale *scale);
gboolean      cz_grade_scale_is_percent (const CzGradeScale *scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzGradeScale, cz_grade_scale_free)
