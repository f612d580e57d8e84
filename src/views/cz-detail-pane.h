/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-kind.h"

#include <adwaita.h>

/**
 * CzDetailPane:
 *
 * What is known of one record, beside the table that shows it: facts, quoted sentences, and links to other records.
 * Knows no records: its owner fills it.
 */
#define CZ_TYPE_DETAIL_PANE (cz_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (CzDetailPane, cz_detail_pane, CZ, DETAIL_PANE, AdwBin)

void cz_detail_pane_clear (CzDetailPane *self);
void cz_detail_pane_set_title (CzDetailPane *self, const char *title, const char *place);
void cz_detail_pane_add_heading (CzDetailPane *self, const char *heading);
void cz_detail_pane_add_fact (CzDetailPane *self, const char *name, const char *value, const char *css_class);
void cz_detail_pane_add_text (CzDetailPane *self, const char *text);
void cz_detail_pane_add_quote (CzDetailPane *self, const char *text);
void cz_detail_pane_add_link (CzDetailPane *self, CzKind kind, gint64 id, const char *text, const char *value);
void cz_detail_pane_add_widget (CzDetailPane *self, GtkWidget *widget);
