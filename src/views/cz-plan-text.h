/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <gtk/gtk.h>

/**
 * CzPlanMarkKind:
 *
 * What was recognised in a document, by the colour it is marked in.
 */
typedef enum
{
  CZ_PLAN_MARK_UNIT,
  CZ_PLAN_MARK_TARGET,
  CZ_PLAN_MARK_DATE,
  CZ_PLAN_MARK_POINTS,
  CZ_N_PLAN_MARKS
} CzPlanMarkKind;

#define CZ_TYPE_PLAN_TEXT (cz_plan_text_get_type ())
G_DECLARE_FINAL_TYPE (CzPlanText, cz_plan_text, CZ, PLAN_TEXT, GtkTextView)

void     cz_plan_text_set_document (CzPlanText *self, CzWorkspace *workspace, gint64 document);
guint    cz_plan_text_count (CzPlanText *self, CzPlanMarkKind kind);
void     cz_plan_text_set_shown (CzPlanText *self, CzPlanMarkKind kind, gboolean shown);
void     cz_plan_text_select_section (CzPlanText *self, gint64 start, gint64 length, gboolean scroll);
gboolean cz_plan_text_select_mark (CzPlanText *self, CzKind kind, gint64 id);
