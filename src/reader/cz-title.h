/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"

void  cz_title_read (CzBlocks *blocks, CzDraft *draft, const char *index_title);
void  cz_title_take_issuer (CzDraft *draft);
void  cz_title_take_sheet (CzDraft *draft);
char *cz_title_dup_plain (const char *p, const char *end);
