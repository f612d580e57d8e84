/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

const CzMark  *cz_marks_find (CzData *data, gint64 round, gint64 row);
const CzRound *cz_marks_find_round (CzData *data, gint64 assessment, const char *code);
gint64         cz_marks_find_assessment (CzWorkspace *workspace, gint64 sheet, gint64 subject);

gboolean cz_marks_set_points (CzWorkspace *workspace, CzEdit *edit, gint64 round, gint64 row, CzPoints points, GError **error);
gboolean cz_marks_set_option (CzWorkspace *workspace, CzEdit *edit, gint64 round, gint64 row, guint option, GError **error);
gboolean cz_marks_set_input (CzWorkspace *workspace, CzEdit *edit, gint64 round, gint64 row, const char *input, const char *value, GError **error);
gboolean cz_marks_set_applies (CzWorkspace *workspace, CzEdit *edit, gint64 round, gint64 row, gboolean applies, const char *reason, GError **error);
gboolean cz_marks_set_reason (CzWorkspace *workspace, CzEdit *edit, gint64 round, gint64 row, const char *reason, GError **error);
gboolean cz_marks_take_proposed (CzWorkspace *workspace, CzEdit *edit, gint64 round, gint64 row, GError **error);
CzPoints cz_marks_get_proposed (CzWorkspace *workspace, CzEdit *edit, gint64 round, gint64 row, char **why);
void     cz_marks_get_range (const CzRow *row, CzPoints *least, CzPoints *most);
gboolean cz_marks_check_points (CzWorkspace *workspace, gint64 row, CzPoints points, GError **error);
