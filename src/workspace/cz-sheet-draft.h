/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"
#include "model/cz-draft.h"

CzDraft      *cz_plan_to_draft (CzData *data, gint64 document, GHashTable *records);
CzDraftSheet *cz_sheet_to_draft (CzData *data, gint64 sheet, GHashTable *records);
