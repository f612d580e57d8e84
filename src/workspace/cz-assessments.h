/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/*
 * Assessments (考核): one sheet applied to several subjects.
 */

gboolean cz_assessments_create (CzWorkspace *workspace, CzEdit *edit, gint64 sheet, const char *period, const gint64 *units, guint n_units, guint *n_created, GError **error);
gboolean cz_assessments_remove (CzWorkspace *workspace, CzEdit *edit, gint64 assessment, GError **error);
char    *cz_assessments_dup_name (CzData *data, gint64 assessment);
