/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

/* No row of a sheet is worth more; keeps every sum inside 64 bits. */
#define CZ_SCORE_MOST_POINTS (G_GINT64_CONSTANT (100000) * CZ_POINTS_UNIT)

/**
 * CzScoreSheet:
 *
 * What totals depend on, as dense arrays: categories (which nest), indicators, rows, parts of rows. Everything is known
 * by its index, in the order of adding. Built once; knows neither texts nor ids.
 */
typedef struct _CzScoreSheet CzScoreSheet;

CzScoreSheet *cz_score_sheet_new (void);
void          cz_score_sheet_free (CzScoreSheet *sheet);
guint         cz_score_sheet_add_category (CzScoreSheet *sheet, int parent);
guint         cz_score_sheet_add_indicator (CzScoreSheet *sheet, guint category, CzPoints declared, CzCombine combine);
guint         cz_score_sheet_add_row (CzScoreSheet *sheet, CzPoints maximum, const CzRule *rule);
guint         cz_score_sheet_add_part (CzScoreSheet *sheet, CzPoints maximum, const CzRule *rule);
void          cz_score_sheet_set_bonus_limit (CzScoreSheet *sheet, CzPoints limit);
guint         cz_score_sheet_get_n_rows (const CzScoreSheet *sheet);
guint         cz_score_sheet_get_n_indicators (const CzScoreSheet *sheet);
guint         cz_score_sheet_get_n_categories (const CzScoreSheet *sheet);
CzPoints      cz_score_sheet_get_maximum (const CzScoreSheet *sheet, guint row);
guint         cz_score_sheet_get_indicator (const CzScoreSheet *sheet, guint row);

typedef enum
{
  CZ_SCORE_NOT_APPLICABLE = 1 << 0, /* 合理缺项 */
  CZ_SCORE_VETOED = 1 << 1,         /* what a veto row forbids has happened */
} CzScoreMarkFlags;

/**
 * CzScoreMarks:
 * @points: what each row was given, in 1/10,000; none = not yet scored
 * @flags: (element-type CzScoreMarkFlags): one byte a row
 *
 * One round's verdicts, a slot for each row and part of a sheet.
 */
typedef struct
{
  CzPoints *points;
  guint8   *flags;
  guint     n_rows;
} CzScoreMarks;

CzScoreMarks *cz_score_marks_new (const CzScoreSheet *sheet);
void          cz_score_marks_free (CzScoreMarks *marks);
gboolean      cz_score_marks_set (CzScoreMarks *marks, const CzScoreSheet *sheet, guint row, CzPoints points);
void          cz_score_marks_set_flags (CzScoreMarks *marks, guint row, CzScoreMarkFlags flags);
void          cz_score_marks_overlay (CzScoreMarks *marks, const CzScoreMarks *later);

/**
 * CzScoreTotal:
 * @points: what counts, in 1/10,000; none when nothing below is scored. Without bonus, less deductions
 * @attainable: what could be had by the rows that apply
 * @declared: what the table declares, rows that do not apply included
 * @surplus: what was cut because the rows yield more than their indicator declares
 * @unscored: rows that apply and have no points yet; bonus rows and vetoes are not waited for
 */
typedef struct
{
  CzPoints points;
  CzPoints attainable;
  CzPoints declared;
  CzPoints surplus;
  guint    unscored;
} CzScoreTotal;

/**
 * CzScoreTotals:
 *
 * All totals of one set of marks, kept right by cz_score_update().
 */
typedef struct _CzScoreTotals CzScoreTotals;

CzScoreTotals *cz_score_totals_new (const CzScoreSheet *sheet);
void           cz_score_totals_free (CzScoreTotals *totals);
void           cz_score_compute (const CzScoreSheet *sheet, const CzScoreMarks *marks, CzScoreTotals *totals);
void           cz_score_update (const CzScoreSheet *sheet, const CzScoreMarks *marks, guint row, CzScoreTotals *totals);

CzPoints  cz_score_totals_get_row (const CzScoreTotals *totals, guint row);
void      cz_score_totals_get_indicator (const CzScoreTotals *totals, guint indicator, CzScoreTotal *total);
void      cz_score_totals_get_category (const CzScoreTotals *totals, guint category, CzScoreTotal *total);
void      cz_score_totals_get_sheet (const CzScoreTotals *totals, CzScoreTotal *total);
CzPoints  cz_score_totals_get_bonus (const CzScoreTotals *totals, CzPoints *surplus);
CzPoints  cz_score_totals_get_deduction (const CzScoreTotals *totals);
guint     cz_score_totals_get_n_vetoes (const CzScoreTotals *totals);
guint     cz_score_totals_get_n_failed_keys (const CzScoreTotals *totals);
CzDecimal cz_score_totals_get_standardised (const CzScoreTotals *totals);
CzPoints  cz_score_totals_get_points_needed (const CzScoreTotals *totals, CzDecimal standardised);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzScoreSheet, cz_score_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzScoreMarks, cz_score_marks_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzScoreTotals, cz_score_totals_free)
