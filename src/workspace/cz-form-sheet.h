/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-form-export.h"
#include "workspace/cz-memory-table.h"

CzMemoryTable *cz_form_sheet_new (CzWorkspace *workspace, const CzFormSubject *subject);
GHashTable    *cz_form_sheet_dup_values (CzWorkspace *workspace, const CzFormSubject *subject);
gboolean       cz_form_sheet_can_fill (const CzFormDefinition *definition);
