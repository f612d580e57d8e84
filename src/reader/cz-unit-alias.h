/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

gboolean cz_unit_alias_suspect (const char *a, const char *b);
void     cz_unit_alias_check (CzDraft *draft);
