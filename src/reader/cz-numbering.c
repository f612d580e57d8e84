/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-numbering.h"

#include "reader/cz-scan.h"

/* Numbers above these are years, hot lines and quantities, not markers. */
#define MAX_ARABIC 300
#define MAX_PART 99

static gboolean
finish (CzMarker    *marker,
        CzMarkerKind kind,
        guint        number,
        const char  *p,
        const char  *after,
        const char  *end)
{
  marker->kind = kind;
  marker->number = number;
  marker->length = cz_scan_skip_blanks (after, end) - p;

  return TRUE;
}

/* 第N条 and its like. */
static gboolean
read_ordinal (const char *p,
              const char *end,
              CzMarker   *marker)
{
  static const char *const  units[] = { "部分", "编", "章", "节", "条", "阶段", "步", NULL };
  static const CzMarkerKind kinds[] = { CZ_MARKER_PART, CZ_MARKER_PART, CZ_MARKER_CHAPTER, CZ_MARKER_SECTION,
                                        CZ_MARKER_ARTICLE, CZ_MARKER_PHASE, CZ_MARKER_PHASE };
  const char               *q = cz_scan_skip_blanks (p + strlen ("第"), end);
  const char               *after;
  guint                     number, which;
  gunichar                  c;

  q = cz_scan_number (q, end, &number);
  if (q == NULL || number == 0 || number > MAX_ARABIC)
    return FALSE;

  q = cz_scan_skip_blanks (q, end);
  after = cz_scan_skip_any (q, end, units, &which);
  c = cz_scan_peek (after != NULL ? after : q, end);

  if (after == NULL)
    return (c == ',' || c == 0x3001) && finish (marker, CZ_MARKER_ORDINAL, number, p, cz_scan_next (q, end), end);

  /* 第一条件, 第三节课: a word goes on. */
  if (kinds[which] == CZ_MARKER_ARTICLE && cz_scan_is_one_of (c, "件例款"))
    return FALSE;
  /* 第一阶段 is a marker when a name follows it, not when a sentence speaks of it. */
  if (kinds[which] == CZ_MARKER_PHASE && c != ':' && c != 0x3001 && c != ',' && c != '(' && !cz_scan_is_blank (c))
    return FALSE;
  if (c == ':' || c == 0x3001 || (c == ',' && kinds[which] == CZ_MARKER_PHASE))
    after = cz_scan_next (after, end);

  return finish (marker, kinds[which], number, p, after, end);
}

/* (一) (1), also with blanks inside and a comma behind. */
static gboolean
read_bracketed (const char *p,
                const char *end,
                CzMarker   *marker)
{
  const char *q = cz_scan_skip_blanks (p + g_utf8_skip[(guchar) *p], end);
  gboolean    arabic = cz_scan_is_digit (cz_scan_peek (q, end));
  guint       number;
  gunichar    c;

  q = cz_scan_number (q, end, &number);
  if (q == NULL || number == 0 || number > MAX_ARABIC)
    return FALSE;

  q = cz_scan_skip_blanks (q, end);
  c = cz_scan_peek (q, end);
  if (c != ')' && c != 0x3015)
    return FALSE;

  q = cz_scan_next (q, end);
  c = cz_scan_peek (q, end);
  if (c == 0x3001 || c == '.' || c == 0xFF0E)
    q = cz_scan_next (q, end);

  return finish (marker, arabic ? CZ_MARKER_BRACKET : CZ_MARKER_HAN_BRACKET, number, p, q, end);
}

/* 一、 一. 一是 一要 */
static gboolean
read_han (const char *p,
          const char *end,
          CzMarker   *marker)
{
  guint       number;
  const char *q = cz_scan_number (p, end, &number);
  const char *after;
  gunichar    c;

  if (q == NULL || number == 0 || number > MAX_PART)
    return FALSE;

  c = cz_scan_peek (q, end);
  if (c == 0x662F /* 是 */ && number <= 20)
    return finish (marker, CZ_MARKER_IS, number, p, cz_scan_next (q, end), end);
  if (c == 0x8981 /* 要 */ && number <= 20)
    return finish (marker, CZ_MARKER_MUST, number, p, cz_scan_next (q, end), end);

  q = cz_scan_skip_blanks (q, end);
  c = cz_scan_peek (q, end);
  after = cz_scan_next (q, end);
  if (c == 0x3001 || c == '.')
    return finish (marker, CZ_MARKER_HAN, number, p, after, end);

  return FALSE;
}

/* 1. 1、 1) 1.1 */
static gboolean
read_arabic (const char *p,
             const char *end,
             CzMarker   *marker)
{
  const char *q = p;
  const char *dot;
  guint       number;
  gunichar    c;

  for (;;)
    {
      q = cz_scan_integer (q, end, &number);
      if (q == NULL || number == 0 || number > MAX_ARABIC || marker->n_parts == CZ_MARKER_MAX_PARTS)
        return FALSE;

      marker->parts[marker->n_parts++] = number;
      if (cz_scan_peek (q, end) != '.')
        break;

      dot = q;
      q = cz_scan_next (q, end);
      if (!cz_scan_is_digit (cz_scan_peek (q, end)))
        {
          q = dot;
          break;
        }
    }

  if (marker->n_parts > 1)
    {
      c = cz_scan_peek (q, end);
      if (marker->parts[0] > MAX_PART || cz_scan_is_one_of (c, "%‰年月日万亿"))
        return FALSE;
      if (c == '.' || c == 0x3001)
        q = cz_scan_next (q, end);
      return finish (marker, CZ_MARKER_DOTTED, number, p, q, end);
    }

  q = cz_scan_skip_blanks (q, end);
  c = cz_scan_peek (q, end);
  switch (c)
    {
    case '.':
      return finish (marker, CZ_MARKER_DOT, number, p, cz_scan_next (q, end), end);
    case 0x3001: /* 、 */
      return finish (marker, CZ_MARKER_COMMA, number, p, cz_scan_next (q, end), end);
    case ')':
      return finish (marker, CZ_MARKER_CLOSE, number, p, cz_scan_next (q, end), end);
    default:
      return FALSE;
    }
}

static gboolean
read_dash (const char *p,
           const char *end,
           CzMarker   *marker)
{
  const char *q = p;
  guint       n = 0;
  gboolean    wide = FALSE;

  while (cz_scan_is_dash (cz_scan_peek (q, end)))
    {
      wide |= *q != '-' && cz_scan_peek (q, end) != '~';
      q = cz_scan_next (q, end);
      n++;
    }

  if (n == 0 || n > 4 || (!wide && n < 2) || cz_scan_skip_blanks (q, end) == end)
    return FALSE;

  return finish (marker, CZ_MARKER_DASH, 0, p, q, end);
}

/**
 * cz_numbering_read:
 * @p: where a marker may stand
 * @end: where the text ends
 * @marker: (out): the marker
 *
 * Reads a marker in any of the ways of [enum@Cz.MarkerKind]. Whether it fits the count is not asked here.
 *
 * Returns: whether one stands at @p
 */
gboolean
cz_numbering_read (const char *p,
                   const char *end,
                   CzMarker   *marker)
{
  gunichar    c = cz_scan_peek (p, end);
  const char *next;

  memset (marker, 0, sizeof *marker);

  if (cz_scan_is_digit (c))
    return read_arabic (p, end, marker);
  if (c == '(' || c == 0x3014)
    return read_bracketed (p, end, marker);
  if (c == 0x7B2C /* 第 */)
    return read_ordinal (p, end, marker);
  if (cz_scan_is_chinese_digit (c))
    return read_han (p, end, marker);
  if (cz_scan_is_dash (c))
    return read_dash (p, end, marker);

  next = cz_scan_next (p, end);
  if (c >= 0x2460 && c <= 0x2473)
    return finish (marker, CZ_MARKER_CIRCLE, c - 0x245F, p, next, end);
  if (c >= 0x2474 && c <= 0x2487)
    return finish (marker, CZ_MARKER_BRACKET, c - 0x2473, p, next, end);
  if (c >= 0x2488 && c <= 0x249B)
    return finish (marker, CZ_MARKER_DOT, c - 0x2487, p, next, end);
  if (c >= 0x3220 && c <= 0x3229)
    return finish (marker, CZ_MARKER_HAN_BRACKET, c - 0x321F, p, next, end);
  if (c == '*' || c == 0x203B || c == 0x2605)
    {
      gboolean found = read_arabic (cz_scan_skip_blanks (next, end), end, marker) && marker->kind != CZ_MARKER_DOTTED;

      if (found)
        marker->length += cz_scan_skip_blanks (next, end) - p;
      return found;
    }
  if (cz_scan_is_one_of (c, "●•◆■▲◇○▪➢"))
    return finish (marker, CZ_MARKER_BULLET, 0, p, next, end);
  if (c == 0x3001 && cz_scan_is_han (cz_scan_peek (next, end)))
    return finish (marker, CZ_MARKER_LOST, 0, p, next, end);

  return FALSE;
}

/* Whether two ways of numbering may stand for each other in one list (1. and 1、 are often mixed). */
gboolean
cz_numbering_is_same (CzMarkerKind a,
                      CzMarkerKind b)
{
  gboolean arabic_a = a == CZ_MARKER_DOT || a == CZ_MARKER_COMMA || a == CZ_MARKER_LOST;
  gboolean arabic_b = b == CZ_MARKER_DOT || b == CZ_MARKER_COMMA || b == CZ_MARKER_LOST;

  return a == b || (arabic_a && arabic_b);
}

/* Whether the parts of a list so marked are counted. */
gboolean
cz_numbering_counts (CzMarkerKind kind)
{
  return kind != CZ_MARKER_NONE && kind != CZ_MARKER_DASH && kind != CZ_MARKER_BULLET && kind != CZ_MARKER_LOST;
}

/* The marker as printed, in half width and without blanks: "(一)", "1、", "第一条". */
char *
cz_numbering_dup_label (const char     *p,
                        const CzMarker *marker)
{
  const char *end = p + marker->length;
  GString    *label = g_string_sized_new (marker->length + 1);
  guint       length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (!cz_scan_is_blank (c))
        g_string_append_unichar (label, c);
    }

  if (marker->kind == CZ_MARKER_PHASE || marker->kind == CZ_MARKER_ORDINAL)
    while (label->len > 0 && (label->str[label->len - 1] == ':' || label->str[label->len - 1] == ','))
      g_string_truncate (label, label->len - 1);

  return g_string_free (label, FALSE);
}
