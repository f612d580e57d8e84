/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-text.h"

#include "base/cz-error.h"

#include <errno.h>
#include <string.h>

/* How many bytes are looked at to tell UTF-16 from the rest. */
#define SAMPLE_BYTES 8192

/*
 * Slips of a round trip between traditional and simplified characters: words that do not exist in either script.
 * All begin or end with 着 or 徵, which is what the scan looks for.
 */
static const struct
{
  const char *before;
  const char *after;
} variants[] = {
  { "着名", "著名" },
  { "显着", "显著" },
  { "卓着", "卓著" },
  { "昭着", "昭著" },
  { "着称", "著称" },
  { "着作权", "著作权" },
  { "徵求", "征求" },
  { "徵收", "征收" },
  { "特徵", "特征" },
};

static void
add_repair (GArray      *repairs,
            guint       *counts,
            CzRepairKind kind,
            gsize        start,
            gsize        length,
            guint        variant)
{
  CzRepair repair = { kind, start, length, NULL, NULL };

  counts[kind]++;
  if (repairs->len >= CZ_TEXT_MAX_REPAIRS)
    return;

  if (kind == CZ_REPAIR_VARIANT)
    {
      repair.before = variants[variant].before;
      repair.after = variants[variant].after;
    }

  g_array_append_val (repairs, repair);
}

/* Mends the slip that @p (着 or 徵) belongs to. What stands before it is in @out already. Returns the bytes used, 0 for none. */
static gsize
mend_variant (GString    *out,
              gsize       floor,
              const char *p,
              const char *end,
              GArray     *repairs,
              guint      *counts)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      const char *before = variants[i].before;
      gsize       length = strlen (before);

      if (memcmp (before, p, 3) == 0)
        {
          if ((gsize) (end - p) < length || memcmp (p, before, length) != 0)
            continue;
          add_repair (repairs, counts, CZ_REPAIR_VARIANT, out->len, length, i);
          g_string_append (out, variants[i].after);
          return length;
        }

      if (memcmp (before + 3, p, 3) == 0 && out->len >= floor + 3 && memcmp (out->str + out->len - 3, before, 3) == 0)
        {
          add_repair (repairs, counts, CZ_REPAIR_VARIANT, out->len - 3, length, i);
          g_string_append (out, variants[i].after + 3);
          return 3;
        }
    }

  return 0;
}

/* Characters that show nothing: zero-width blanks and joiners, direction marks, byte order marks. */
static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x00AD;
}

static gboolean
is_odd_blank (gunichar c)
{
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* Which lead bytes need a closer look: controls, and the leads of the characters above. */
static gboolean
is_plain_lead (guchar c)
{
  return c >= 0x20 && c != 0x7F && c != 0xC2 && c != 0xE1 && c != 0xE2 && c != 0xEF && c != 0xE7 && c != 0xE5;
}

/* Deals with the character at @p, which is not plain; returns the bytes used. */
static gsize
append_special (GString    *out,
                gsize       floor,
                const char *p,
                const char *end,
                GArray     *repairs,
                guint      *counts)
{
  gunichar c = g_utf8_get_char (p);
  gsize    length = g_utf8_skip[(guchar) *p];
  gsize    used;

  if (c == '\r')
    {
      g_string_append_c (out, '\n');
      return p + 1 < end && p[1] == '\n' ? 2 : 1;
    }
  if (c == '\n' || c == '\t')
    {
      g_string_append_c (out, (char) c);
    }
  else if (c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
    {
      g_string_append_c (out, '\n');
    }
  else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
    {
      add_repair (repairs, counts, CZ_REPAIR_CONTROL, out->len, 0, 0);
    }
  else if (is_odd_blank (c))
    {
      add_repair (repairs, counts, CZ_REPAIR_SPACE, out->len, 1, 0);
      g_string_append_c (out, ' ');
    }
  else if (is_invisible (c))
    {
      add_repair (repairs, counts, CZ_REPAIR_BIDI, out->len, 0, 0);
    }
  else if ((c == 0x7740 || c == 0x5FB5) && (used = mend_variant (out, floor, p, end, repairs, counts)) > 0)
    {
      return used;
    }
  else
    {
      g_string_append_len (out, p, length);
    }

  return length;
}

/**
 * cz_text_append:
 * @out: what is appended to
 * @utf8: valid UTF-8
 * @length: bytes of it
 * @repairs: of CzRepair: takes what was repaired
 * @counts: CZ_N_REPAIRS numbers to add to
 *
 * Appends a text cleaned: line ends are "\n", odd blanks plain, what is invisible is dropped, slips are mended.
 */
void
cz_text_append (GString    *out,
                const char *utf8,
                gsize       length,
                GArray     *repairs,
                guint      *counts)
{
  const char *end = utf8 + length;
  gsize       floor = out->len;

  while (utf8 < end)
    {
      const char *run = utf8;

      while (utf8 < end)
        {
          guchar c = (guchar) *utf8;

          if (is_plain_lead (c))
            utf8++;
          else if ((c == 0xE7 && memcmp (utf8, "着", 3) != 0) || (c == 0xE5 && memcmp (utf8, "徵", 3) != 0) ||
                   (c == 0xEF && (guchar) utf8[1] != 0xBB) || c == '\n')
            utf8 += g_utf8_skip[c];
          else
            break;
        }

      g_string_append_len (out, run, utf8 - run);
      if (utf8 < end)
        utf8 += append_special (out, floor, utf8, end, repairs, counts);
    }
}

/* Appends @bytes with each NUL dropped and each byte that is no UTF-8 replaced. */
static void
append_utf8 (GString    *out,
             const char *bytes,
             gsize       length,
             GArray     *repairs,
             guint      *counts)
{
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *stop;

      g_utf8_validate_len (bytes, end - bytes, &stop);
      cz_text_append (out, bytes, stop - bytes, repairs, counts);
      if (stop == end)
        return;

      if (*stop == '\0')
        {
          add_repair (repairs, counts, CZ_REPAIR_CONTROL, out->len, 0, 0);
        }
      else
        {
          add_repair (repairs, counts, CZ_REPAIR_INVALID, out->len, 3, 0);
          g_string_append (out, "\357\277\275");
        }
      bytes = stop + 1;
    }
}

/* Decodes by iconv; bytes it refuses become U+FFFD. */
static void
append_converted (GString      *out,
                  const guint8 *bytes,
                  gsize         length,
                  const char   *encoding,
                  GArray       *repairs,
                  guint        *counts)
{
  GIConv converter = g_iconv_open ("UTF-8", encoding);
  char  *in = (char *) bytes;
  gsize  in_left = length;
  gsize  unit = g_str_has_prefix (encoding, "UTF-16") ? 2 : 1;

  g_return_if_fail (converter != (GIConv) -1);

  while (in_left > 0)
    {
      char  buffer[16384];
      char *to = buffer;
      gsize to_left = sizeof buffer;
      gsize done = g_iconv (converter, &in, &in_left, &to, &to_left);
      int   problem = done == (gsize) -1 ? errno : 0;

      append_utf8 (out, buffer, to - buffer, repairs, counts);
      if (problem == EILSEQ || problem == EINVAL)
        {
          gsize skipped = MIN (unit, in_left);

          add_repair (repairs, counts, CZ_REPAIR_INVALID, out->len, 3, 0);
          g_string_append (out, "\357\277\275");
          in += skipped;
          in_left -= skipped;
        }
    }

  g_iconv_close (converter);
}

/* How many of the first 16-bit units are what an official text consists of. */
static guint
count_usual_units (const guint8 *bytes,
                   gsize         length,
                   gboolean      big_endian)
{
  guint usual = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      guint u = big_endian ? (guint) bytes[i] << 8 | bytes[i + 1] : (guint) bytes[i + 1] << 8 | bytes[i];

      usual += (u >= 0x4E00 && u < 0xA000) || (u >= 0x3000 && u < 0x3040) || (u >= 0xFF00 && u < 0xFFF0) ||
               (u >= 0x20 && u < 0x7F) || (u >= 0xA0 && u < 0x100) || u == '\n' || u == '\r' || u == '\t' || (u >= 0x2010 && u < 0x2030);
    }

  return usual;
}

/* Whether @bytes is GB18030 rather than damaged UTF-8: pairs of its lead and trail bytes against broken sequences. */
static gboolean
looks_gb18030 (const guint8 *bytes,
               gsize         length)
{
  const char *p = (const char *) bytes;
  const char *end = p + length;
  gsize       broken = 0;
  gsize       whole = 0;

  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          broken++;
          p++;
        }
      else
        {
          whole += c >= 0x80;
          p += *p == '\0' ? 1 : g_utf8_skip[(guchar) *p];
        }
    }

  return broken * 4 > whole;
}

static const char *
guess_encoding (const guint8 *bytes,
                gsize         length)
{
  gsize       sample = MIN (length, SAMPLE_BYTES) & ~(gsize) 1;
  gboolean    has_nul = memchr (bytes, 0, length) != NULL;
  const char *stop;
  gboolean    valid = g_utf8_validate_len ((const char *) bytes, length, &stop);

  if (valid)
    return "UTF-8";

  if (sample >= 2)
    {
      guint little = count_usual_units (bytes, sample, FALSE);
      guint big = count_usual_units (bytes, sample, TRUE);

      if (MAX (little, big) * 10 >= sample / 2 * 9 && (has_nul || length % 2 == 0))
        return big > little ? "UTF-16BE" : "UTF-16LE";
    }

  return looks_gb18030 (bytes, MIN (length, 65536)) || (stop - (const char *) bytes > 65536 && looks_gb18030 ((const guint8 *) stop, MIN (length - (stop - (const char *) bytes), 65536)))
           ? "GB18030"
           : "UTF-8";
}

/**
 * cz_text_new:
 * @bytes: a plain text in any encoding that Chinese offices use
 * @length: number of bytes
 * @error: return location for a %CZ_ERROR
 *
 * Decodes by byte order mark, else by what the bytes look like. Never fails on damaged text: it is repaired and listed.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when it is too long
 */
CzText *
cz_text_new (const guint8 *bytes,
             gsize         length,
             GError      **error)
{
  CzText     *text;
  GString    *out;
  const char *encoding;
  gsize       skip = 0;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length > CZ_TEXT_MAX_BYTES)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_LIMIT, "Text of %" G_GSIZE_FORMAT " bytes is longer than %u", length, CZ_TEXT_MAX_BYTES);
      return NULL;
    }

  if (bytes == NULL)
    bytes = (const guint8 *) "";

  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    encoding = "UTF-8", skip = 3;
  else if (length >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0)
    encoding = "UTF-16LE", skip = 2;
  else if (length >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0)
    encoding = "UTF-16BE", skip = 2;
  else
    encoding = guess_encoding (bytes, length);

  text = g_new0 (CzText, 1);
  text->encoding = encoding;
  text->repairs = g_array_new (FALSE, FALSE, sizeof (CzRepair));
  out = g_string_sized_new (length - skip + 1);

  if (g_str_equal (encoding, "UTF-8"))
    append_utf8 (out, (const char *) bytes + skip, length - skip, text->repairs, text->counts);
  else
    append_converted (out, bytes + skip, length - skip, encoding, text->repairs, text->counts);

  text->length = out->len;
  text->bytes = g_string_free (out, FALSE);

  return text;
}

void
cz_text_free (CzText *text)
{
  g_free (text->bytes);
  g_array_unref (text->repairs);
  g_free (text);
}
