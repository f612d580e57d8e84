/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/**
 * CzUnitPair:
 * @unit: the unit whose name is the usual one
 * @other: the unit that may be the same
 * @finding: the finding that says so
 */
typedef struct
{
  gint64 unit;
  gint64 other;
  gint64 finding;
} CzUnitPair;

GArray  *cz_unit_merge_dup_suspected (CzData *data);
gboolean cz_unit_merge (CzWorkspace *workspace, CzEdit *edit, gint64 unit, const gint64 *others, guint n_others, GError **error);
