/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-xml.h"

#define CZ_DOCX_LEVELS 9

/* One level of a numbering: how its number is written, and where it starts. */
typedef struct
{
  char *format; /* decimal, chineseCounting, … ; "bullet" for none */
  char *text;   /* "%1、", "(%2)" */
  guint start;
} CzDocxLevel;

/**
 * CzDocxNumbering:
 *
 * The automatic numbers of a document: what Word counts itself, as it would be printed. Numbers go on within one
 * abstract numbering, whatever instances refer to it, unless an instance starts anew.
 */
typedef struct _CzDocxNumbering CzDocxNumbering;

CzDocxNumbering *cz_docx_numbering_read (CzZip *zip, GCancellable *cancellable, GError **error);
void             cz_docx_numbering_free (CzDocxNumbering *numbering);
char            *cz_docx_numbering_next (CzDocxNumbering *numbering, int id, guint level, gboolean *bullet);
char            *cz_docx_number_to_string (guint value, const char *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzDocxNumbering, cz_docx_numbering_free)
