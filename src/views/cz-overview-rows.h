/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-overview.h"

#include <gtk/gtk.h>

GtkWidget  *cz_overview_row_new_category (const CzOverviewCategory *category, GtkSizeGroup *titles, GtkSizeGroup *figures);
GtkWidget  *cz_overview_row_new_due (const CzAgendaItem *item, CzDate today, GtkSizeGroup *dates);
GtkWidget  *cz_overview_row_new_more (guint n_late);
GtkWidget  *cz_overview_row_new_findings (const CzOverview *overview, CzSeverity severity, GtkSizeGroup *titles);
GtkWidget  *cz_overview_row_new_step (const CzStep *step, CzDate today, GtkSizeGroup *times);
GtkWidget  *cz_overview_row_new_count (const char *sign, const char *css_class, const char *name, guint count, const char *page);
GtkWidget  *cz_overview_note_new (const char *text);
void        cz_overview_replace_rows (GtkBox *box, const GPtrArray *rows);
const char *cz_due_get_sign (CzDueState state);
const char *cz_due_get_css_class (CzDueState state);
char       *cz_due_format_days (int days);
