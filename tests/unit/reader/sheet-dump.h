/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-sheet.h"

/* All scoring tables of a document and their findings, in the words of sheet.spec. */
char *cz_sheet_dump (const CzBlocks *blocks);
