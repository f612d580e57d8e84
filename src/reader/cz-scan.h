/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

#include <string.h>

/*
 * The small change of all grammars: reading valid UTF-8 between two pointers, with full-width letters, digits and
 * punctuation read as their half-width twins, so that a rule is written once for both widths. Nothing is copied.
 */

/**
 * cz_scan_char:
 * @p: where to read
 * @end: where the text ends
 * @length: (out): bytes of the character, 0 at the end
 *
 * Returns: the character, folded to half width; 0 at the end
 */
static inline gunichar
cz_scan_char (const char *p,
              const char *end,
              guint      *length)
{
  const guchar *u = (const guchar *) p;
  gunichar      c;

  if (p >= end)
    {
      *length = 0;
      return 0;
    }

  if (u[0] < 0x80)
    {
      *length = 1;
      return u[0];
    }

  if (u[0] < 0xE0)
    {
      *length = 2;
      return (gunichar) (u[0] & 0x1F) << 6 | (u[1] & 0x3F);
    }

  if (u[0] < 0xF0)
    {
      *length = 3;
      c = (gunichar) (u[0] & 0x0F) << 12 | (gunichar) (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
      if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
      return c == 0x3000 ? ' ' : c;
    }

  *length = 4;
  return (gunichar) (u[0] & 0x07) << 18 | (gunichar) (u[1] & 0x3F) << 12 | (gunichar) (u[2] & 0x3F) << 6 | (u[3] & 0x3F);
}

/* The folded character at @p, without its length. */
static inline gunichar
cz_scan_peek (const char *p,
              const char *end)
{
  guint length;

  return cz_scan_char (p, end, &length);
}

static inline const char *
cz_scan_next (const char *p,
              const char *end)
{
  guint length;

  cz_scan_char (p, end, &length);

  return p + length;
}

/* The start of the character before @p, or @start. */
static inline const char *
cz_scan_prev (const char *p,
              const char *start)
{
  if (p <= start)
    return start;

  do
    p--;
  while (p > start && ((guchar) *p & 0xC0) == 0x80);

  return p;
}

/* The folded character that ends at @p; 0 at @start. */
static inline gunichar
cz_scan_before (const char *p,
                const char *start)
{
  return p > start ? cz_scan_peek (cz_scan_prev (p, start), p) : 0;
}

static inline gboolean
cz_scan_is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static inline gboolean
cz_scan_is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n';
}

/**
 * CzScanTails:
 *
 * The last characters of a list of words, so that a long list is looked through only where one of them may end. Static
 * and zeroed at first; filled when first asked.
 */
typedef struct
{
  /*< private >*/
  gsize   ready;
  guint64 hashes[16];
} CzScanTails;

gboolean    cz_scan_is_open (gunichar c);
gboolean    cz_scan_is_close (gunichar c);
gboolean    cz_scan_is_dash (gunichar c);
gboolean    cz_scan_is_han (gunichar c);
gboolean    cz_scan_is_chinese_digit (gunichar c);
gboolean    cz_scan_is_numeral (gunichar c);
gboolean    cz_scan_is_one_of (gunichar c, const char *set);
const char *cz_scan_skip_blanks (const char *p, const char *end);
const char *cz_scan_trim_end (const char *start, const char *end);
const char *cz_scan_skip (const char *p, const char *end, const char *literal);
const char *cz_scan_skip_any (const char *p, const char *end, const char *const *literals, guint *which);
gboolean    cz_scan_ends_with (const char *start, const char *end, const char *literal);
gboolean    cz_scan_may_end (CzScanTails *tails, const char *const *literals, const char *start, const char *end);
const char *cz_scan_find (const char *p, const char *end, const char *literal);
const char *cz_scan_find_any (const char *p, const char *end, const char *const *literals, guint *which);
gboolean    cz_scan_has_any (const char *p, const char *end, const char *const *literals);
const char *cz_scan_close_of (const char *open, const char *end);
const char *cz_scan_open_of (const char *close, const char *start);
const char *cz_scan_sentence_end (const char *p, const char *end);
const char *cz_scan_integer (const char *p, const char *end, guint *value);
const char *cz_scan_number (const char *p, const char *end, guint *value);
const char *cz_scan_decimal (const char *p, const char *end, CzDecimal *value);
guint       cz_scan_count (const char *p, const char *end);
char       *cz_scan_dup (const char *p, const char *end);
char       *cz_scan_dup_folded (const char *p, const char *end);
