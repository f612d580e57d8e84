/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-points-text.h"

#include <string.h>

#include "reader/cz-fold.h"

/* Points of one mark are below ten thousand: longer digits are a year or a telephone number. */
#define MAX_DIGITS 8

/**
 * cz_points_text_read:
 * @text: half-width text that begins with a number
 * @points: (out): the number as points
 *
 * Returns: bytes of the number, 0 when there is none or it is no number of points
 */
gsize
cz_points_text_read (const char *text,
                     CzPoints   *points)
{
  char  digits[MAX_DIGITS + 1];
  gsize n = strspn (text, "0123456789");

  if (n == 0 || n > 4)
    return 0;
  if (text[n] == '.' && g_ascii_isdigit (text[n + 1]))
    n += 1 + strspn (text + n + 1, "0123456789");
  if (n > MAX_DIGITS)
    return 0;

  memcpy (digits, text, n);
  digits[n] = '\0';

  return cz_points_parse (digits, points, NULL) ? n : 0;
}

/* Whether the bytes before a mark's number are only what introduces it: "满分", "共", "分值:". */
static gsize
skip_introduction (const char *text)
{
  static const char *const words[] = { "满分", "共计", "合计", "总分", "分值", "小计", "权重", "计", "共", "最高", "最多", "上限", "本项", "基本分", "标准分" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      {
        gsize n = strlen (words[i]);

        return n + (text[n] == ':');
      }

  return 0;
}

static gboolean
read_bracket (const char *open,
              const char *end,
              CzPoints   *points)
{
  const char *p = cz_fold_skip_blanks (open + 1);
  gsize       n;

  p += skip_introduction (p);
  n = cz_points_text_read (p, points);

  if (n == 0)
    return FALSE;

  p = cz_fold_skip_blanks (p + n);

  if (g_str_has_prefix (p, "分"))
    p = cz_fold_skip_blanks (p + 3);
  else if (p < end && *p != ')' && *p != ']')
    return FALSE;
  else if (memchr (open, '.', (gsize) (p - open)) == NULL && *points < 2 * CZ_POINTS_UNIT)
    return FALSE; /* "(1)" is an item, not a mark */

  if (p < end && (*p == ')' || *p == ']'))
    p++;

  return p >= end;
}

static gboolean
is_stop (const char *text,
         gsize       length,
         gsize      *n)
{
  static const char *const stops[] = { "。", "、" };

  *n = length > 0 && strchr (" \n,;:.", text[length - 1]) != NULL ? 1 : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    if (length >= 3 && memcmp (text + length - 3, stops[i], 3) == 0)
      *n = 3;

  return *n > 0;
}

/**
 * cz_points_text_find_mark:
 * @text: half-width text
 * @length: bytes of it
 * @points: (out): the mark, %CZ_POINTS_NONE without one
 *
 * Finds the mark that ends a text: "(10分)", "[满分10分]", "(10分" with its bracket lost, a bare "10分" or "10分值".
 *
 * Returns: bytes before the mark; @length without one
 */
gsize
cz_points_text_find_mark (const char *text,
                          gsize       length,
                          CzPoints   *points)
{
  gsize end = length;
  gsize n;

  *points = CZ_POINTS_NONE;

  while (is_stop (text, end, &n))
    end -= n;

  for (gsize i = end; i > 0 && end - i < 40; i--)
    if (text[i - 1] == '(' || text[i - 1] == '[')
      {
        if (read_bracket (text + i - 1, text + end, points))
          return i - 1;

        break;
      }

  *points = CZ_POINTS_NONE;

  return length;
}

/**
 * cz_points_text_read_cell:
 * @text: a cell of a column of points, as printed
 * @points: (out): its points
 *
 * Reads "10", "10分", "(10)", "１０．５", "20%", "满分10分".
 *
 * Returns: whether the cell is nothing but points
 */
gboolean
cz_points_text_read_cell (const char *text,
                          CzPoints   *points)
{
  g_autofree char *cell = cz_fold_squeeze (text, strlen (text));
  const char      *p = cell;
  gsize            n;

  if (*p == '(' || *p == '[' || *p == '+')
    p++;

  p += skip_introduction (p);

  if ((n = cz_points_text_read (p, points)) == 0)
    return FALSE;

  p += n;

  if (g_str_has_prefix (p, "分"))
    p += 3;
  else if (*p == '%')
    p++;
  if (*p == ')' || *p == ']')
    p++;

  return *p == '\0';
}
