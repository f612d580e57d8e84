/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-form-source.h"

extern const CzFormSource cz_form_reminder_source;
extern const CzFormSource cz_form_liaison_roster_source;
extern const CzFormSource cz_form_progress_summary_source;
