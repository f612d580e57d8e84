/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"
#include "forms/cz-form-definition.h"

#include <cairo.h>

/* A face the form asks for that this machine lacks, and the family used in its place. */
typedef struct
{
  const char *face;
  const char *used;
} CzFormMissingFont;

/**
 * CzFormLayout:
 *
 * A form filled with data and laid out in pages: the one truth that the screen, paper and workbooks are drawn from.
 * It does not change; it may be drawn in another thread than it was made in.
 */
typedef struct _CzFormLayout CzFormLayout;

CzFormLayout *cz_form_layout_new (const CzFormDefinition *definition, CzTable *table, GHashTable *values, GError **error);
CzFormLayout *cz_form_layout_ref (CzFormLayout *self);
void          cz_form_layout_unref (CzFormLayout *self);

const CzFormDefinition  *cz_form_layout_get_definition (CzFormLayout *self);
const char              *cz_form_layout_get_title (CzFormLayout *self);
guint                    cz_form_layout_get_n_pages (CzFormLayout *self);
void                     cz_form_layout_get_page_size (CzFormLayout *self, double *width, double *height);
const CzFormMissingFont *cz_form_layout_get_missing_fonts (CzFormLayout *self, guint *n_fonts);
const char *const       *cz_form_layout_get_missing_values (CzFormLayout *self);
char                    *cz_form_layout_dup_page_text (CzFormLayout *self, guint page);

void     cz_form_draw_page (cairo_t *cr, CzFormLayout *layout, guint page);
gboolean cz_form_write_pdf (CzFormLayout *layout, const char *path, GError **error);
gboolean cz_form_write_xlsx (CzFormLayout *layout, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzFormLayout, cz_form_layout_unref)
