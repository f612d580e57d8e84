/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-outline.h"

void cz_targets_read_statement (const char *text, GPtrArray *targets);
void cz_targets_read (const CzBlocks *blocks, const CzOutline *outline, CzDraft *draft);
