/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"

typedef enum
{
  CZ_LINE_ROW,
  CZ_LINE_PART,
  CZ_LINE_SUBTOTAL,
} CzLineType;

/**
 * CzSheetLine:
 * @row: the row or part; 0 for subtotals
 * @indicator: its indicator; 0 for subtotals
 * @category: its innermost category; for subtotals the category summed up
 * @top: its outermost category
 *
 * One line of a sheet as it is shown and printed.
 */
typedef struct
{
  CzLineType type;
  gint64     row;
  gint64     indicator;
  gint64     category;
  gint64     top;
} CzSheetLine;

/**
 * CzSheetLines:
 *
 * The lines of a sheet from top to bottom: its rows with their parts, and after each outermost category one of sums.
 */
typedef struct
{
  GArray *lines; /* of CzSheetLine */
  guint   depth; /* how many levels of categories the sheet has, at least 1 */
} CzSheetLines;

CzSheetLines *cz_sheet_lines_new (CzData *data, gint64 sheet, gboolean with_subtotals);
void          cz_sheet_lines_free (CzSheetLines *self);
gint64        cz_sheet_lines_get_category (CzData *data, const CzSheetLine *line, guint level);
void          cz_sheet_lines_get_block (const CzSheetLines *self, CzData *data, guint line, int level, guint *first, guint *n_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzSheetLines, cz_sheet_lines_free)
