/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-fonts.h"

/* One line of a broken text: bytes from @start, trailing blanks included. */
typedef struct
{
  guint start;
  guint length;
} CzFormTextLine;

guint  cz_form_text_break (CzFormFace *face, double size, const char *text, double width, GArray *lines);
guint  cz_form_text_break_with_pango (CzFormFace *face, double size, const char *text, double width, GArray *lines);
double cz_form_text_measure (CzFormFace *face, double size, const char *text);
