/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-form-source.h"

/* The points of a round by category, and the rows that lost points. */
extern const CzFormSource cz_form_score_summary_source;
extern const CzFormSource cz_form_lost_points_source;
