/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A text longer than this is refused with %CZ_ERROR_LIMIT. */
#define CZ_TEXT_MAX_BYTES (256u * 1024 * 1024)

/**
 * CzRepairKind:
 * @CZ_REPAIR_INVALID: bytes that are no text in the encoding, replaced by U+FFFD
 * @CZ_REPAIR_CONTROL: control characters (NUL, …), dropped
 * @CZ_REPAIR_BIDI: invisible direction marks and zero-width characters, dropped
 * @CZ_REPAIR_SPACE: no-break and other odd blanks, made plain blanks
 * @CZ_REPAIR_VARIANT: a slip of conversion between traditional and simplified characters (着名 for 著名), mended
 *
 * What was changed while decoding.
 */
typedef enum
{
  CZ_REPAIR_INVALID,
  CZ_REPAIR_CONTROL,
  CZ_REPAIR_BIDI,
  CZ_REPAIR_SPACE,
  CZ_REPAIR_VARIANT,
  CZ_N_REPAIRS
} CzRepairKind;

/**
 * CzRepair:
 * @kind: what was done
 * @start: first byte of the repaired place in the text
 * @length: bytes of it in the text; 0 where characters were dropped
 * @before: (nullable): static string, what was printed; only for %CZ_REPAIR_VARIANT
 * @after: (nullable): static string, what it was made
 */
typedef struct
{
  CzRepairKind kind;
  guint        start;
  guint        length;
  const char  *before;
  const char  *after;
} CzRepair;

/* At most this many repairs are kept one by one; counts[] goes on. */
#define CZ_TEXT_MAX_REPAIRS 1000

/**
 * CzText:
 * @bytes: UTF-8, NUL-terminated, lines end with "\n"
 * @length: without the NUL
 * @encoding: static string: "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"
 * @repairs: of CzRepair, in text order
 * @counts: how many repairs of each kind were made
 *
 * A decoded and repaired text. Digits and punctuation keep the width they were printed in.
 */
typedef struct
{
  char       *bytes;
  gsize       length;
  const char *encoding;
  GArray     *repairs;
  guint       counts[CZ_N_REPAIRS];
} CzText;

void    cz_text_append (GString *out, const char *utf8, gsize length, GArray *repairs, guint *counts);
CzText *cz_text_new (const guint8 *bytes, gsize length, GError **error);
void    cz_text_free (CzText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzText, cz_text_free)
