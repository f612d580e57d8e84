/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-definition.h"

#include <pango/pango.h>

/**
 * CzFormFace:
 * @name: the face an official form asks for
 * @family: the family that is there in its place
 * @genuine: whether @family is that face
 * @bold: which weight
 * @advances: widths of the characters of the basic plane in em; negative where not measured yet
 *
 * A typeface as this machine has it. Belongs to the thread that got it.
 */
typedef struct
{
  const char           *name;
  char                 *family;
  gboolean              genuine;
  gboolean              bold;
  float                *advances;
  PangoFontDescription *description;
  PangoContext         *context;
} CzFormFace;

gboolean      cz_form_fonts_is_known (const char *name);
const char   *cz_form_fonts_get_sheet_name (const char *name);
CzFormFace   *cz_form_fonts_get_face (const char *name, gboolean bold);
PangoContext *cz_form_fonts_get_context (void);
PangoLayout  *cz_form_face_new_layout (CzFormFace *self, double size);
float         cz_form_face_measure (CzFormFace *self, gunichar c);

static inline float
cz_form_face_get_advance (CzFormFace *self,
                          gunichar    c)
{
  if (G_LIKELY (c < 0x10000) && G_LIKELY (self->advances[c] >= 0))
    return self->advances[c];

  return cz_form_face_measure (self, c);
}
