/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-scan.h"

/* Deeper brackets, and longer ones looked at from their end, are no brackets: keeps hostile texts linear. */
#define MAX_BRACKETS 16
#define MAX_BRACKET_BYTES 4000

/* Brackets that may enclose a remark; square and lenticular ones are used like round ones. */
gboolean
cz_scan_is_open (gunichar c)
{
  return c == '(' || c == '[' || c == 0x3014 /* 〔 */ || c == 0x3010 /* 【 */;
}

gboolean
cz_scan_is_close (gunichar c)
{
  return c == ')' || c == ']' || c == 0x3015 /* 〕 */ || c == 0x3011 /* 】 */;
}

gboolean
cz_scan_is_dash (gunichar c)
{
  return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x301C || c == 0x2500;
}

gboolean
cz_scan_is_han (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2FFFF);
}

/* @set is valid UTF-8 in half width. */
gboolean
cz_scan_is_one_of (gunichar    c,
                   const char *set)
{
  char  bytes[4];
  guint length;

  if (c < 0x80)
    return c != 0 && strchr (set, (int) c) != NULL;

  length = g_unichar_to_utf8 (c, bytes);
  for (; *set != '\0'; set = g_utf8_next_char (set))
    if (set[0] == bytes[0] && set[1] == bytes[1] && strncmp (set, bytes, length) == 0)
      return TRUE;

  return FALSE;
}

gboolean
cz_scan_is_chinese_digit (gunichar c)
{
  return c >= 0x3007 && cz_scan_is_one_of (c, "一二三四五六七八九十百千零〇○两");
}

/* A digit, or its Chinese way of writing. */
gboolean
cz_scan_is_numeral (gunichar c)
{
  return cz_scan_is_digit (c) || cz_scan_is_chinese_digit (c);
}

const char *
cz_scan_skip_blanks (const char *p,
                     const char *end)
{
  guint length;

  while (cz_scan_is_blank (cz_scan_char (p, end, &length)))
    p += length;

  return p;
}

/* The end of the text without blanks before @end. */
const char *
cz_scan_trim_end (const char *start,
                  const char *end)
{
  while (end > start && cz_scan_is_blank (cz_scan_before (end, start)))
    end = cz_scan_prev (end, start);

  return end;
}

/**
 * cz_scan_skip:
 * @p: where to read
 * @end: where the text ends
 * @literal: what must stand there, in half width
 *
 * Returns: (nullable): behind the literal
 */
const char *
cz_scan_skip (const char *p,
              const char *end,
              const char *literal)
{
  while (*literal != '\0')
    {
      guint length;

      /* Only half-width characters have a twin in the text. */
      if (((guchar) *literal & 0x80) != 0)
        {
          if (p >= end || *p != *literal)
            return NULL;
          p++;
        }
      else
        {
          if (cz_scan_char (p, end, &length) != (guchar) *literal)
            return NULL;
          p += length;
        }
      literal++;
    }

  return p;
}

/* Behind the first of @literals (NULL-terminated; longer ones first) that stands at @p, or NULL. */
const char *
cz_scan_skip_any (const char        *p,
                  const char        *end,
                  const char *const *literals,
                  guint             *which)
{
  for (guint i = 0; literals[i] != NULL; i++)
    {
      const char *after = cz_scan_skip (p, end, literals[i]);

      if (after != NULL)
        {
          if (which != NULL)
            *which = i;
          return after;
        }
    }

  return NULL;
}

/* @literal must be free of characters that exist in two widths. */
gboolean
cz_scan_ends_with (const char *start,
                   const char *end,
                   const char *literal)
{
  gsize length = strlen (literal);

  return (gsize) (end - start) >= length && memcmp (end - length, literal, length) == 0;
}

static guint
hash_tail (const char *end)
{
  const guchar *u = (const guchar *) end;

  return ((guint) u[-1] * 37 + (guint) u[-2] * 11) % (16 * 64);
}

/**
 * cz_scan_may_end:
 * @tails: what belongs to @literals
 * @literals: NULL-terminated words of at least two bytes each, always the same with the same @tails
 * @start: where the text begins
 * @end: where it ends
 *
 * Returns: %FALSE when none of @literals ends at @end
 */
gboolean
cz_scan_may_end (CzScanTails       *tails,
                 const char *const *literals,
                 const char        *start,
                 const char        *end)
{
  guint hash;

  if (g_once_init_enter (&tails->ready))
    {
      for (guint i = 0; literals[i] != NULL; i++)
        {
          hash = hash_tail (literals[i] + strlen (literals[i]));
          tails->hashes[hash / 64] |= G_GUINT64_CONSTANT (1) << hash % 64;
        }
      g_once_init_leave (&tails->ready, 1);
    }
  if (end - start < 2)
    return FALSE;

  hash = hash_tail (end);

  return (tails->hashes[hash / 64] >> hash % 64 & 1) != 0;
}

/* The first place of @literal, or NULL. @literal must be free of characters that exist in two widths. */
const char *
cz_scan_find (const char *p,
              const char *end,
              const char *literal)
{
  return p < end ? memmem (p, end - p, literal, strlen (literal)) : NULL;
}

/*
 * Which first characters a list of literals has, as a set of hashes of three bytes: a Chinese character. One pass over
 * the text then looks at the literals only where one of them may begin.
 */
#define N_STARTS 1024

typedef struct
{
  guint64  starts[N_STARTS / 64];
  gboolean has_short; /* a literal of less than three bytes: every place must be looked at */
} Starts;

static inline guint
hash_start (const char *p)
{
  const guchar *u = (const guchar *) p;

  return ((guint) u[0] * 37 + (guint) u[1] * 11 + u[2] * 5) % N_STARTS;
}

static void
collect_starts (const char *const *literals,
                Starts            *starts)
{
  memset (starts, 0, sizeof *starts);

  for (guint i = 0; literals[i] != NULL; i++)
    {
      guint hash;

      if (literals[i][1] == '\0' || literals[i][2] == '\0')
        {
          starts->has_short = TRUE;
          continue;
        }

      hash = hash_start (literals[i]);
      starts->starts[hash / 64] |= G_GUINT64_CONSTANT (1) << hash % 64;
    }
}

/* The leftmost place of any of @literals, or NULL. */
const char *
cz_scan_find_any (const char        *p,
                  const char        *end,
                  const char *const *literals,
                  guint             *which)
{
  Starts starts;

  collect_starts (literals, &starts);

  for (; p < end; p++)
    {
      guint hash = end - p >= 3 ? hash_start (p) : 0;

      if (!starts.has_short && (end - p < 3 || (starts.starts[hash / 64] >> hash % 64 & 1) == 0))
        continue;

      for (guint i = 0; literals[i] != NULL; i++)
        {
          gsize length = strlen (literals[i]);

          if ((gsize) (end - p) >= length && memcmp (p, literals[i], length) == 0)
            {
              if (which != NULL)
                *which = i;
              return p;
            }
        }
    }

  return NULL;
}

gboolean
cz_scan_has_any (const char        *p,
                 const char        *end,
                 const char *const *literals)
{
  return cz_scan_find_any (p, end, literals, NULL) != NULL;
}

/* The closing bracket that belongs to the opening one at @open, or NULL; brackets within are skipped. */
const char *
cz_scan_close_of (const char *open,
                  const char *end)
{
  guint depth = 0;
  guint length;

  for (const char *p = open; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c) && ++depth > MAX_BRACKETS)
        return NULL;
      if (cz_scan_is_close (c) && depth > 0 && --depth == 0)
        return p;
    }

  return NULL;
}

/* The opening bracket that belongs to the closing one at @close, or NULL. */
const char *
cz_scan_open_of (const char *close,
                 const char *start)
{
  guint depth = 1;

  start = MAX (start, close - MAX_BRACKET_BYTES);
  while (start < close && ((guchar) *start & 0xC0) == 0x80)
    start++;

  for (const char *p = close; p > start;)
    {
      gunichar c;

      p = cz_scan_prev (p, start);
      c = cz_scan_peek (p, close);
      if (cz_scan_is_close (c))
        depth++;
      else if (cz_scan_is_open (c) && --depth == 0)
        return p;
    }

  return NULL;
}

/* Behind the next 。 ! ? outside quotation marks, or @end. */
const char *
cz_scan_sentence_end (const char *p,
                      const char *end)
{
  guint length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (c == 0x3002 /* 。 */ || c == '!' || c == '?' || c == '\n')
        return p + length;
    }

  return end;
}

/* Arabic digits in either width; at most nine. */
const char *
cz_scan_integer (const char *p,
                 const char *end,
                 guint      *value)
{
  const char *start = p;
  guint       n = 0;
  guint       digits = 0;
  guint       length;
  gunichar    c;

  while (cz_scan_is_digit (c = cz_scan_char (p, end, &length)))
    {
      if (++digits > 9)
        return NULL;
      n = n * 10 + (c - '0');
      p += length;
    }

  if (p == start)
    return NULL;

  *value = n;

  return p;
}

static int
chinese_digit_value (gunichar c)
{
  static const char digits[] = "零一二三四五六七八九";

  if (c == 0x3007 || c == 0x25CB || c == 'O')
    return 0;
  if (c == 0x4E24)
    return 2;

  for (int i = 0; i < 10; i++)
    if (cz_scan_peek (digits + i * 3, digits + i * 3 + 3) == c)
      return i;

  return -1;
}

/* A whole number up to 9999 in Chinese: 十二, 二十, 一百零五, 两千, and by digits 二〇一七. */
static const char *
scan_chinese (const char *p,
              const char *end,
              guint      *value)
{
  const char *start = p;
  guint       total = 0;
  guint       digit = 0;
  guint       n_digits = 0;
  gboolean    by_digits = TRUE;
  guint       length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);
      guint    scale = c == 0x5341 ? 10 : c == 0x767E ? 100
                                        : c == 0x5343 ? 1000
                                                      : 0;
      int      d = scale == 0 ? chinese_digit_value (c) : -1;

      if (scale == 0 && d < 0)
        break;
      if (p - start > 12 * 3)
        return NULL;

      if (scale != 0)
        {
          total += (n_digits == 0 ? 1 : digit) * scale;
          digit = 0;
          n_digits = 0;
          by_digits = FALSE;
        }
      else
        {
          digit = digit * 10 + d;
          n_digits++;
          if (by_digits && n_digits > 4)
            return NULL;
        }
    }

  if (p == start || (!by_digits && n_digits > 2))
    return NULL;

  *value = total + digit;

  return p;
}

/* A whole number in Arabic or Chinese digits. */
const char *
cz_scan_number (const char *p,
                const char *end,
                guint      *value)
{
  if (cz_scan_is_digit (cz_scan_peek (p, end)))
    return cz_scan_integer (p, end, value);

  return scan_chinese (p, end, value);
}

/* Digits with a decimal point, and commas between groups of three (half-width ones only: 1,200). */
const char *
cz_scan_decimal (const char *p,
                 const char *end,
                 CzDecimal  *value)
{
  gint64   mantissa = 0;
  guint    places = 0;
  guint    digits = 0;
  gboolean point = FALSE;
  guint    length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_digit (c))
        {
          if (++digits > 17 || places >= CZ_DECIMAL_MAX_PLACES)
            return NULL;
          mantissa = mantissa * 10 + (c - '0');
          places += point;
        }
      else if (c == '.' && !point && digits > 0 && cz_scan_is_digit (cz_scan_peek (p + length, end)))
        {
          point = TRUE;
        }
      else if (*p == ',' && !point && digits > 0)
        {
          guint       group;
          const char *after = cz_scan_integer (p + 1, end, &group);

          if (after == NULL || after - (p + 1) != 3)
            break;
        }
      else
        {
          break;
        }
    }

  if (digits == 0)
    return NULL;

  while (places > 0 && mantissa % 10 == 0)
    {
      mantissa /= 10;
      places--;
    }

  value->mantissa = mantissa;
  value->places = places;

  return p;
}

/* Number of characters. */
guint
cz_scan_count (const char *p,
               const char *end)
{
  guint n = 0;

  for (; p < end; p++)
    n += ((guchar) *p & 0xC0) != 0x80;

  return n;
}

/* The text without the blanks around it. */
char *
cz_scan_dup (const char *p,
             const char *end)
{
  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);

  return g_strndup (p, end - p);
}

/* The text without the blanks around it, in half width. */
char *
cz_scan_dup_folded (const char *p,
                    const char *end)
{
  GString *out = g_string_sized_new (end - p + 1);
  guint    length;

  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);

  for (; p < end; p += length)
    g_string_append_unichar (out, cz_scan_char (p, end, &length));

  return g_string_free (out, FALSE);
}
