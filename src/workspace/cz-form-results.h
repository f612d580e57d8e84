/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-form-source.h"

/* What came out for all subjects of a sheet: with places and grades, to be signed, and to be announced. */
extern const CzFormSource cz_form_assessment_summary_source;
extern const CzFormSource cz_form_result_sheet_source;
extern const CzFormSource cz_form_grade_circular_source;
