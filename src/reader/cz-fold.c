/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-fold.h"

#include <string.h>

/**
 * cz_fold_char:
 * @c: a character
 *
 * Returns: its half-width form, or itself
 */
gunichar
cz_fold_char (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xfee0;

  switch (c)
    {
    case 0x3000:
    case 0x00a0:
    case '\t':
      return ' ';
    case 0x3014: /* 〔〕 */
    case 0x3010: /* 【】 */
      return '[';
    case 0x3015:
    case 0x3011:
      return ']';
    case 0xff61:
      return 0x3002;
    case 0x2015:
    case 0x2013:
      return 0x2014;
    default:
      return c;
    }
}

/**
 * cz_fold_new:
 * @text: valid UTF-8
 * @length: bytes of it; a character that it cuts is left out
 *
 * Returns: (transfer full): its half-width view
 */
CzFold *
cz_fold_new (const char *text,
             gsize       length)
{
  CzFold     *fold = g_new0 (CzFold, 1);
  const char *end = text + length;
  char       *out;

  fold->text = out = g_malloc (length + 1);
  fold->origin = g_new (guint32, length + 1);

  for (const char *p = text; p < end && g_utf8_next_char (p) <= end;)
    {
      guint32 at = (guint32) (p - text);
      int     n = 1;

      if ((guchar) *p < 0x80)
        *out = *p == '\t' ? ' ' : *p;
      else
        n = g_unichar_to_utf8 (cz_fold_char (g_utf8_get_char (p)), out);

      for (int i = 0; i < n; i++)
        fold->origin[out - fold->text + i] = at;

      out += n;
      p = g_utf8_next_char (p);
    }

  *out = '\0';
  fold->length = (gsize) (out - fold->text);
  fold->origin[fold->length] = (guint32) length;

  return fold;
}

void
cz_fold_free (CzFold *fold)
{
  g_free (fold->text);
  g_free (fold->origin);
  g_free (fold);
}

/**
 * cz_fold_string:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): its half-width form
 */
char *
cz_fold_string (const char *text)
{
  g_autoptr (CzFold) fold = cz_fold_new (text, strlen (text));

  return g_steal_pointer (&fold->text);
}

const char *
cz_fold_skip_blanks (const char *text)
{
  while (*text == ' ' || *text == '\n' || *text == '\r')
    text++;

  return text;
}

/**
 * cz_fold_squeeze:
 * @text: valid UTF-8
 * @length: bytes of it
 *
 * Returns: (transfer full): its half-width form without any blank, for comparing what was broken over lines
 */
char *
cz_fold_squeeze (const char *text,
                 gsize       length)
{
  g_autoptr (CzFold) fold = cz_fold_new (text, length);
  char *out = fold->text;

  for (const char *p = fold->text; *p != '\0'; p++)
    if (*p != ' ' && *p != '\n' && *p != '\r')
      *out++ = *p;

  *out = '\0';

  return g_steal_pointer (&fold->text);
}
