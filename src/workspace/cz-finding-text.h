/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"
#include "model/cz-records.h"

char *cz_finding_text (CzFindingCode code, const char *where, const char *declared, const char *found);
char *cz_finding_advice (CzFindingCode code);
