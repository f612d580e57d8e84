/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzFold:
 * @text: the text with full-width digits, letters and punctuation made half-width; "、" and "。" stay
 * @length: bytes of @text
 * @origin: for each byte of @text, and for its end, the offset it came from
 *
 * A half-width view of a text, so that a grammar knows one form of each bracket, digit and comma.
 */
typedef struct
{
  char    *text;
  gsize    length;
  guint32 *origin;
} CzFold;

CzFold     *cz_fold_new (const char *text, gsize length);
void        cz_fold_free (CzFold *fold);
char       *cz_fold_string (const char *text);
gunichar    cz_fold_char (gunichar c);
const char *cz_fold_skip_blanks (const char *text);
char       *cz_fold_squeeze (const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzFold, cz_fold_free)
