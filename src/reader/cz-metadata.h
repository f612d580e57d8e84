/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"

void cz_metadata_read (CzBlocks *blocks, CzDraft *draft);
