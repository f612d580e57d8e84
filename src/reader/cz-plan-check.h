/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-outline.h"

void cz_plan_check (const CzBlocks *blocks, const CzOutline *outline, CzDraft *draft);
void cz_plan_check_records (CzDraft *draft);
