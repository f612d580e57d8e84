/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-token.h"

#include <string.h>

#include "reader/cz-sheet-raw.h"
#include "reader/cz-unit-cells.h"

/* How many integers at line starts are remembered to see whether they count on. */
#define CHAIN 4

static gboolean
is_chinese_digit (const char *p)
{
  static const char digits[] = "一二三四五六七八九十百";
  const char       *found;

  if ((guchar) p[0] < 0xe0 || p[1] == '\0' || p[2] == '\0')
    return FALSE;

  found = memmem (digits, sizeof digits - 1, p, 3);

  return found != NULL && (found - digits) % 3 == 0;
}

static gsize
chinese_digits (const char *p)
{
  gsize n = 0;

  while (n <= 9 && is_chinese_digit (p + n))
    n += 3;

  return n;
}

/* What stands behind a decimal marker: text, not a unit of a quantity (1.5万元, 0.3‰). */
static gboolean
is_quantity_unit (const char *p)
{
  static const char units[] = "万亿元个分倍年月日天吨人件家项次名成千百米公";

  if ((guchar) p[0] < 0x80)
    return *p == '%' || *p == '-' || *p == '~';

  for (const char *u = units; *u != '\0'; u += 3)
    if (memcmp (u, p, 3) == 0)
      return TRUE;

  return g_str_has_prefix (p, "‰") || g_str_has_prefix (p, "—");
}

static gsize
decimal_marker (const char *p)
{
  gsize n = strspn (p, "0123456789");
  guint n_dots = 0;

  if (n == 0 || n > 2 || p[0] == '0')
    return 0;

  while (p[n] == '.' && g_ascii_isdigit (p[n + 1]))
    {
      gsize digits = strspn (p + n + 1, "0123456789");

      if (digits > 2)
        return 0;

      n += 1 + digits;
      n_dots++;
    }

  if (n_dots == 0 || is_quantity_unit (p + n))
    return 0;
  if (p[n] == '.' || g_str_has_prefix (p + n, "、"))
    n += p[n] == '.' ? 1 : 3;

  return n;
}

static gsize
item_marker (const char *p)
{
  gsize n;

  if (*p == '(')
    {
      n = strspn (p + 1, "0123456789");

      return n > 0 && n <= 2 && p[n + 1] == ')' ? n + 2 : 0;
    }

  if ((guchar) p[0] == 0xe2 && (guchar) p[1] == 0x91 && (guchar) p[2] >= 0xa0 && (guchar) p[2] <= 0xb3)
    return 3; /* ① to ⑳ */

  n = strspn (p, "0123456789");

  if (n == 0 || n > 3)
    return 0;
  if (g_str_has_prefix (p + n, "、"))
    return n + 3;
  if (p[n] == ')')
    return n + 1;

  return p[n] == '.' && !g_ascii_isdigit (p[n + 1]) ? n + 1 : 0;
}

static gsize
chapter_marker (const char *p)
{
  gsize n;

  if (*p == '(' && (n = chinese_digits (p + 1)) > 0 && p[n + 1] == ')')
    return n + 2 + (g_str_has_prefix (p + n + 2, "、") ? 3 : 0);

  if (g_str_has_prefix (p, "第") && (n = chinese_digits (p + 3)) > 0)
    for (const char *u = "章部节类"; *u != '\0'; u += 3)
      if (strncmp (p + 3 + n, u, 3) == 0)
        return n + 6 + (memcmp (u, "部", 3) == 0 && g_str_has_prefix (p + n + 6, "分") ? 3 : 0);

  n = chinese_digits (p);

  if (n > 0 && g_str_has_prefix (p + n, "、"))
    return n + 3;

  return n > 0 && (p[n] == '.' || p[n] == ',') ? n + 1 : 0;
}

/**
 * cz_sheet_marker_length:
 * @text: half-width text
 * @shape: (out) (optional): which kind of marker
 *
 * Returns: bytes of the marker that @text begins with, 0 without one
 */
gsize
cz_sheet_marker_length (const char   *text,
                        CzTokenShape *shape)
{
  CzTokenShape none;
  gsize        n;

  shape = shape != NULL ? shape : &none;
  *shape = 0;

  if ((n = chapter_marker (text)) > 0)
    *shape = CZ_TOKEN_CHAPTER | (*text == '(' ? CZ_TOKEN_BRACKETED : 0);
  else if ((n = decimal_marker (text)) > 0)
    *shape = CZ_TOKEN_DECIMAL;
  else if ((n = item_marker (text)) > 0)
    *shape = CZ_TOKEN_ITEM;

  return n;
}

/* "10分)" before the end, perhaps with a stop behind; the bracket may be missing. */
static gboolean
ends_marked (const char *p,
             gsize       length)
{
  while (length > 0 && (p[length - 1] == ',' || p[length - 1] == ';' || p[length - 1] == '.'))
    length--;
  if (length >= 3 && memcmp (p + length - 3, "。", 3) == 0)
    length -= 3;
  if (length > 0 && (p[length - 1] == ')' || p[length - 1] == ']'))
    length--;
  if (length < 5 || memcmp (p + length - 3, "分", 3) != 0)
    return FALSE;

  length -= 3;

  while (length > 0 && (g_ascii_isdigit (p[length - 1]) || p[length - 1] == '.' || p[length - 1] == ' '))
    length--;

  return length > 0 && (p[length - 1] == '(' || p[length - 1] == '[');
}

static gboolean
scores (const char *p,
        gsize       length)
{
  static const char *const words[] = { "不得分", "扣完", "得满分", "酌情", "计分", "为止", "得分率", "扣减", "不扣分" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (memmem (p, length, words[i], strlen (words[i])) != NULL)
      return TRUE;

  for (gsize i = 0; i + 6 < length; i++)
    if ((guchar) p[i] >= 0xe0 && (memcmp (p + i, "得", 3) == 0 || memcmp (p + i, "扣", 3) == 0 || memcmp (p + i, "加", 3) == 0 || memcmp (p + i, "计", 3) == 0))
      {
        gsize n = strspn (p + i + 3, "0123456789.");

        if (n > 0 && i + 3 + n < length && memcmp (p + i + 3 + n, "分", 3) == 0)
          return TRUE;
      }

  return FALSE;
}

static CzTokenShape
shape_number (const char *p,
              gsize       length)
{
  gsize open = length > 0 && *p == '(';
  gsize n = strspn (p + open, "0123456789.");
  gsize rest = length - open;

  if (n == 0 || n > rest || n > 8 || p[open] == '.')
    return 0;
  if (n == rest && open == 0)
    {
      gboolean dotted = p[n - 1] == '.';
      gboolean integer = memchr (p, '.', n) == NULL;

      if (dotted)
        return CZ_TOKEN_DOTTED;

      return CZ_TOKEN_NUMBER | (integer && n <= 4 ? CZ_TOKEN_INTEGER : 0);
    }

  rest -= n;
  p += open + n;

  if (rest == 3 && memcmp (p, "、", 3) == 0 && open == 0)
    return CZ_TOKEN_DOTTED;
  if (rest >= 3 && memcmp (p, "分", 3) == 0)
    {
      rest -= 3;
      p += 3;
    }

  return rest == open && (open == 0 || *p == ')') ? CZ_TOKEN_NUMBER : 0;
}

static CzTokenShape
shape_units (const char *p,
             gsize       length)
{
  CzUnitLikeness likeness = cz_unit_cells_judge (p, length);
  CzTokenShape   shape = 0;

  if (likeness == CZ_UNIT_NOT)
    return 0;

  shape = likeness == CZ_UNIT_SURE ? CZ_TOKEN_UNITS : CZ_TOKEN_MAYBE_UNITS;

  return memmem (p, length, "各", 3) != NULL || memmem (p, length, "成员单位", 12) != NULL || memmem (p, length, "有关", 6) != NULL
           ? shape | CZ_TOKEN_GROUP
           : shape;
}

/* 加分项 stands among the chapters, without a number. */
static gboolean
is_bonus_title (const char *piece)
{
  static const char *const words[] = { "加分项", "附加分", "附加项", "鼓励项", "奖励项", "加分项目" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *rest = g_str_has_prefix (piece, words[i]) ? piece + strlen (words[i]) : NULL;

      if (rest != NULL && (*rest == '\0' || *rest == '('))
        return TRUE;
    }

  return FALSE;
}

static CzTokenShape
shape_token (const char *text,
             gsize       start,
             gsize       length)
{
  const char      *p = text + start;
  g_autofree char *piece = g_strndup (p, length);
  CzTokenShape     shape = shape_number (p, length);
  CzTokenShape     marker;

  if (shape != 0)
    return shape;

  cz_sheet_marker_length (piece, &marker);
  shape = marker | shape_units (p, length);

  if (is_bonus_title (piece))
    shape |= CZ_TOKEN_CHAPTER;
  if (ends_marked (p, length))
    shape |= CZ_TOKEN_ENDS_MARKED;
  if (scores (p, length))
    shape |= CZ_TOKEN_SCORES;
  if (memmem (p, length, "、", 3) != NULL || memchr (p, ',', length) != NULL)
    shape |= CZ_TOKEN_LIST;
  if (length > 60 || memmem (p, length, "。", 3) != NULL || memchr (p, ',', length) != NULL || memchr (p, ';', length) != NULL)
    shape |= CZ_TOKEN_SENTENCE;
  if (length >= 3 && (memcmp (p + length - 3, "、", 3) == 0 || p[length - 1] == ','))
    shape |= CZ_TOKEN_OPEN;
  if (cz_sheet_text_is_note (piece))
    shape |= CZ_TOKEN_NOTE;
  if (cz_sheet_text_is_total (piece))
    shape |= CZ_TOKEN_TOTAL;

  return shape;
}

/* "- 12 -", "— 3 —", "第3页", "第 3 页 共 9 页": lines that paper has and tables have not. */
static gboolean
is_page_line (const char *p,
              gsize       length)
{
  g_autofree char *line = cz_fold_squeeze (p, length);
  gsize            n = strlen (line);
  gboolean         dashed = g_str_has_prefix (line, "—") || *line == '-';

  if (n == 0 || n > 40)
    return FALSE;
  if (dashed)
    return strspn (line, "-0123456789\xe2\x80\x94") == n && strpbrk (line, "0123456789") != NULL;

  return g_str_has_prefix (line, "第") && g_ascii_isdigit (line[3]) && g_str_has_suffix (line, "页");
}

static gboolean
is_one_character (const CzFold       *fold,
                  const CzSheetToken *token)
{
  return token->length == 3 && (guchar) fold->text[token->start] >= 0xe3;
}

/* A bare marker belongs to what follows it ("1.1 制定…"), and "序 号" is one word. */
static gboolean
joins (const CzFold       *fold,
       const CzSheetToken *left,
       const char         *right,
       gsize               right_length)
{
  g_autofree char *piece = g_strndup (fold->text + left->start, left->length);
  CzTokenShape     marker;
  gsize            n = cz_sheet_marker_length (piece, &marker);

  if (is_one_character (fold, left) && right_length == 3 && (guchar) *right >= 0xe3)
    return TRUE;
  if (left->shape & CZ_TOKEN_LINE_START && (marker == CZ_TOKEN_ITEM || marker == 0))
    return FALSE;
  if (n != left->length && !(left->shape & CZ_TOKEN_NUMBER && memchr (piece, '.', left->length) != NULL && decimal_marker (piece) == left->length))
    return FALSE;

  return (guchar) *right >= 0x80 && cz_sheet_marker_length (right, NULL) == 0 && shape_units (right, right_length) == 0;
}

/* Where units follow a mark without a blank: "…(5分)市质监局". */
static gsize
find_glued_units (const char *p,
                  gsize       length)
{
  const char *close = memrchr (p, ')', length);
  gsize       head;

  if (close == NULL || close == p + length - 1)
    return length;

  head = (gsize) (close - p) + 1;

  if (head + 3 < length && memcmp (p + head, "。", 3) == 0)
    head += 3;
  if (!ends_marked (p, head) || cz_unit_cells_judge (p + head, length - head) != CZ_UNIT_SURE)
    return length;

  return head;
}

static void
add_token (GArray       *tokens,
           const CzFold *fold,
           gsize         start,
           gsize         length,
           gboolean      line_start)
{
  CzSheetToken  token = { (guint32) start, (guint32) length, 0, 0 };
  CzSheetToken *last = tokens->len > 0 ? &g_array_index (tokens, CzSheetToken, tokens->len - 1) : NULL;
  gsize         head;

  if (last != NULL && !line_start && joins (fold, last, fold->text + start, length))
    {
      last->length = (guint32) (start + length - last->start);
      last->shape = shape_token (fold->text, last->start, last->length) | (last->shape & CZ_TOKEN_LINE_START);
      return;
    }

  head = find_glued_units (fold->text + start, length);
  token.length = (guint32) head;
  token.shape = shape_token (fold->text, start, head) | (line_start ? CZ_TOKEN_LINE_START : 0);

  if (token.shape & CZ_TOKEN_INTEGER)
    token.number = (guint32) g_ascii_strtoull (fold->text + start, NULL, 10);
  if (last != NULL && last->length == token.length && memcmp (fold->text + last->start, fold->text + start, token.length) == 0)
    token.shape |= CZ_TOKEN_REPEATS;

  g_array_append_val (tokens, token);

  if (head < length)
    add_token (tokens, fold, start + head, length - head, FALSE);
}

static void
add_line (GArray       *tokens,
          const CzFold *fold,
          gsize         start,
          gsize         end)
{
  gboolean line_start = TRUE;

  for (gsize i = start; i < end;)
    {
      gsize from = i;

      if (fold->text[i] == ' ' || fold->text[i] == '\r')
        {
          i++;
          continue;
        }

      while (i < end && fold->text[i] != ' ' && fold->text[i] != '\r')
        i++;

      add_token (tokens, fold, from, i - from, line_start);
      line_start = FALSE;
    }
}

/* Marks the integers that count on from one that stands shortly before or to one shortly behind. */
static void
mark_chains (GArray *tokens)
{
  CzSheetToken *recent[CHAIN] = { NULL };
  guint         n = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      CzSheetToken *token = &g_array_index (tokens, CzSheetToken, i);

      if (!(token->shape & CZ_TOKEN_INTEGER))
        continue;

      for (guint k = 0; k < CHAIN && recent[k] != NULL; k++)
        if (recent[k]->number + 1 == token->number)
          {
            recent[k]->shape |= CZ_TOKEN_CHAINED;
            token->shape |= CZ_TOKEN_CHAINED;
          }

      recent[n++ % CHAIN] = token;
    }
}

/**
 * cz_sheet_tokens_new:
 * @fold: half-width text
 *
 * Returns: (transfer full): of CzSheetToken, its pieces between blanks
 */
GArray *
cz_sheet_tokens_new (const CzFold *fold)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (CzSheetToken));

  for (gsize start = 0; start < fold->length;)
    {
      const char *newline = memchr (fold->text + start, '\n', fold->length - start);
      gsize       end = newline != NULL ? (gsize) (newline - fold->text) : fold->length;

      if (!is_page_line (fold->text + start, MIN (end - start, 200)))
        add_line (tokens, fold, start, end);

      start = end + 1;
    }

  mark_chains (tokens);

  return tokens;
}
