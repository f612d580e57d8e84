/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-outline.h"

CzDraftSheet *cz_sheet_articles_read (const CzBlocks *blocks, const CzOutline *outline, const char *title, const GPtrArray *names);
