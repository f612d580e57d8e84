/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

void cz_task_table_read (CzDraftSheet *division, const char *text, CzDraft *draft);
