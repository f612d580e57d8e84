/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-outline.h"

void  cz_phases_read (const CzBlocks *blocks, const CzOutline *outline, CzDraft *draft);
guint cz_phases_document_year (const CzDraft *draft);
