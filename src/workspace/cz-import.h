/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"
#include "workspace/cz-workspace.h"

/**
 * CzImportFlags:
 * @CZ_IMPORT_ACCEPT: take the draft although it has findings of severity error
 *
 * How a draft is taken.
 */
typedef enum
{
  CZ_IMPORT_ACCEPT = 1 << 0,
} CzImportFlags;

const CzDocument *cz_import_find_same (CzWorkspace *workspace, const char *sha256);
const CzDocument *cz_import_find_superseded (CzWorkspace *workspace, const CzDraft *draft);
CzEdit           *cz_import_prepare (CzWorkspace *workspace, const CzDraft *draft, CzImportFlags flags, GError **error);
char             *cz_finding_hash_facts (CzFindingCode code, const char *where, const char *declared, const char *found);
gboolean          cz_import_take (CzWorkspace *workspace, const CzDraft *draft, CzImportFlags flags, gint64 *document, GError **error);
