/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"
#include "model/cz-draft.h"

typedef enum
{
  CZ_DRAFT_TABLE_TASKS,
  CZ_DRAFT_TABLE_TARGETS,
  CZ_DRAFT_TABLE_PHASES,
  CZ_DRAFT_TABLE_ROWS,
  CZ_DRAFT_TABLE_UNITS,
  CZ_N_DRAFT_TABLES
} CzDraftTableKind;

/**
 * CzDraftTable:
 *
 * What was read of one kind, to be looked at and corrected before it is taken: writing a cell changes the draft.
 */
#define CZ_TYPE_DRAFT_TABLE (cz_draft_table_get_type ())
G_DECLARE_FINAL_TYPE (CzDraftTable, cz_draft_table, CZ, DRAFT_TABLE, GObject)

CzDraftTable *cz_draft_table_new (CzDraft *draft, CzDraftTableKind kind);
const char   *cz_draft_table_get_source (CzDraftTable *self, guint row);
