/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

char       *cz_finding_text (CzFindingCode code, const char *where, const char *declared, const char *found);
const char *cz_finding_advice (CzFindingCode code);
const char *cz_finding_title (CzFindingCode code);
const char *cz_severity_title (CzSeverity severity);
