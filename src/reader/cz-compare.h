/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-outline.h"

void cz_compare_plan (const CzOutline *outline, CzDraft *draft);
