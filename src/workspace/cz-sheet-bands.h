/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-grade.h"
#include "model/cz-records.h"

/**
 * CzSheetBands:
 * @names: (element-type utf8): the grades' names, in printed order
 * @texts: (element-type utf8): their ranges as printed
 * @scale: what finds the grade of a score
 *
 * The grades of a sheet.
 */
typedef struct
{
  GPtrArray    *names;
  GPtrArray    *texts;
  CzGradeScale *scale;
} CzSheetBands;

CzSheetBands *cz_sheet_bands_new (const CzSheet *sheet);
void          cz_sheet_bands_free (CzSheetBands *bands);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzSheetBands, cz_sheet_bands_free)
