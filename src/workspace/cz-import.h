/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"
#include "workspace/cz-workspace.h"

/**
 * CzImportFlags:
 * @CZ_IMPORT_ACCEPT: take the draft although it has findings of severity error
 * @CZ_IMPORT_NO_TASKS: leave the tasks
 * @CZ_IMPORT_NO_TARGETS: leave the targets
 * @CZ_IMPORT_NO_PHASES: leave the phases
 * @CZ_IMPORT_NO_DUTIES: leave the recurring duties
 * @CZ_IMPORT_NO_SHEETS: leave the scoring sheets
 *
 * How a draft is taken. Findings about what is left are left with it.
 */
typedef enum
{
  CZ_IMPORT_ACCEPT = 1 << 0,
  CZ_IMPORT_NO_TASKS = 1 << 1,
  CZ_IMPORT_NO_TARGETS = 1 << 2,
  CZ_IMPORT_NO_PHASES = 1 << 3,
  CZ_IMPORT_NO_DUTIES = 1 << 4,
  CZ_IMPORT_NO_SHEETS = 1 << 5,
} CzImportFlags;

const CzDocument *cz_import_find_same (CzWorkspace *workspace, const char *sha256);
const CzDocument *cz_import_find_superseded (CzWorkspace *workspace, const CzDraft *draft);
CzEdit           *cz_import_prepare (CzWorkspace *workspace, const CzDraft *draft, CzImportFlags flags, GError **error);
char             *cz_finding_hash_facts (CzFindingCode code, const char *where, const char *declared, const char *found);
gboolean          cz_import_take (CzWorkspace *workspace, const CzDraft *draft, CzImportFlags flags, gint64 *document, GError **error);
