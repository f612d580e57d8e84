/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-layout.h"

#include <adwaita.h>

/**
 * CzFormPreview:
 *
 * The pages of a laid out form, one below the other on a desk, as they will come out of the printer. Put it into a
 * GtkScrolledWindow.
 */
#define CZ_TYPE_FORM_PREVIEW (cz_form_preview_get_type ())
G_DECLARE_FINAL_TYPE (CzFormPreview, cz_form_preview, CZ, FORM_PREVIEW, GtkWidget)

void   cz_form_preview_set_layout (CzFormPreview *self, CzFormLayout *layout);
double cz_form_preview_get_zoom (CzFormPreview *self);
void   cz_form_preview_set_zoom (CzFormPreview *self, double zoom);
guint  cz_form_preview_get_page (CzFormPreview *self);
void   cz_form_preview_show_page (CzFormPreview *self, guint page);
