/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-outline.h"

void       cz_tasks_read (const CzBlocks *blocks, const CzOutline *outline, CzDraft *draft);
GPtrArray *cz_tasks_collect_names (const CzBlocks *blocks);
