/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-grammar.h"

#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-points-text.h"

/* Names of grades; the longer ones first. */
static const char *const grades[] = { "不合格", "不达标", "基本合格", "优秀", "优良", "良好", "合格", "达标", "较好", "一般", "较差", "中等", "优", "良", "好", "差", "A", "B", "C", "D", "E" };

/* A range of points at @p: "90分及以上", "80-89分", "60分以下", "80分(含)-90分". */
typedef struct
{
  const char *start;
  const char *end;
  CzDecimal   from;
  CzDecimal   to;
  gboolean    from_excluded;
  gboolean    to_included;
} Range;

static gsize
read_number (const char *p,
             CzDecimal  *value)
{
  CzPoints points;
  gsize    n = cz_points_text_read (p, &points);

  if (n > 0)
    *value = cz_points_to_decimal (points);

  return n;
}

static const char *
skip (const char *p,
      const char *word)
{
  return g_str_has_prefix (p, word) ? p + strlen (word) : p;
}

static const char *
skip_limit (const char *p,
            gboolean   *included,
            gboolean   *excluded)
{
  p = skip (p, "分");

  if (*p == '(')
    {
      const char *close = strchr (p, ')');

      if (close != NULL && close - p < 30)
        {
          gboolean without = memmem (p, (gsize) (close - p), "不含", 6) != NULL;

          *excluded |= without;
          *included |= !without && memmem (p, (gsize) (close - p), "含", 3) != NULL;
          p = close + 1;
        }
    }

  return skip (p, "分");
}

static const char *
read_upper (const char *p,
            Range      *range)
{
  static const char *const links[] = { "-", "~", "至", "—", "到", "≤", "<" };
  gboolean                 excluded = FALSE;
  gsize                    n;

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const char *q = skip (p, links[i]);

      if (q == p || (n = read_number (q, &range->to)) == 0)
        continue;

      range->to_included = TRUE;
      q = skip_limit (q + n, &range->to_included, &excluded);
      range->to_included &= !excluded;

      return q;
    }

  return p;
}

static gboolean
read_range (const char *p,
            Range      *range)
{
  gboolean    included = FALSE;
  gboolean    excluded = FALSE;
  gsize       n = read_number (p, &range->from);
  const char *q;

  if (n == 0)
    return FALSE;

  range->start = p;
  range->to = cz_decimal_none ();
  range->to_included = FALSE;
  q = skip_limit (p + n, &included, &excluded);
  range->end = read_upper (q, range);
  range->from_excluded = excluded;

  if (range->end > q)
    return TRUE;

  if (g_str_has_prefix (q, "及以上") || g_str_has_prefix (q, "以上") || g_str_has_prefix (q, "(含)以上"))
    {
      range->end = strstr (q, "以上") + strlen ("以上");
      range->end = skip_limit (range->end, &included, &range->from_excluded);
      return TRUE;
    }

  if (g_str_has_prefix (q, "及以下") || g_str_has_prefix (q, "以下"))
    {
      range->to = range->from;
      range->from = cz_decimal_none ();
      range->to_included = g_str_has_prefix (q, "及") || included;
      range->from_excluded = FALSE;
      range->end = skip_limit (strstr (q, "以下") + strlen ("以下"), &range->to_included, &excluded);
      return TRUE;
    }

  return FALSE;
}

/* The grade named right behind a range, or right before it. */
static const char *
read_grade (const char *p,
            gsize      *length)
{
  static const char *const links[] = { "的", "者", "为", "评为", "定为", "评定为", "确定为", "等级为", ":", "(", "," };
  gboolean                 again = TRUE;

  while (again)
    {
      again = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
        if (g_str_has_prefix (p, links[i]))
          {
            p += strlen (links[i]);
            again = TRUE;
          }
    }

  if (*p == '"' || g_str_has_prefix (p, "“"))
    p += *p == '"' ? 1 : 3;

  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    if (g_str_has_prefix (p, grades[i]))
      {
        *length = strlen (grades[i]);
        return p;
      }

  return NULL;
}

static const char *
read_grade_before (const char *start,
                   const char *p,
                   gsize      *length)
{
  static const char *const links[] = { "级", "等次", "等级", "等", ":", "(", "为", "," };
  gboolean                 again = TRUE;

  while (again)
    {
      again = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
        {
          gsize n = strlen (links[i]);

          if ((gsize) (p - start) >= n && memcmp (p - n, links[i], n) == 0)
            {
              p -= n;
              again = TRUE;
            }
        }
    }

  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      gsize n = strlen (grades[i]);

      if ((gsize) (p - start) >= n && memcmp (p - n, grades[i], n) == 0)
        {
          *length = n;
          return p - n;
        }
    }

  return NULL;
}

static void
add_band (GPtrArray   *bands,
          const Range *range,
          const char  *grade,
          gsize        length)
{
  CzDraftBand *band = g_new0 (CzDraftBand, 1);

  band->name = g_strndup (grade, length);
  band->from = range->from;
  band->to = range->to;
  band->from_excluded = range->from_excluded;
  band->to_included = range->to_included;
  band->text = g_strndup (range->start, (gsize) (range->end - range->start));
  g_ptr_array_add (bands, band);
}

/* Behind the number of an item: "2.90分以上" is item 2, not 2.9 points. */
static const char *
skip_item (const char *line)
{
  gsize n = strspn (line, "0123456789");

  return n > 0 && n <= 2 && line[n] == '.' ? line + n + 1 : line;
}

/* 低于60分, 不足60分 */
static gboolean
read_below (const char *from,
            const char *p,
            Range      *range)
{
  static const char *const words[] = { "低于", "不足", "不满", "小于", "少于" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (p - from) < n || memcmp (p - n, words[i], n) != 0)
        continue;

      range->start = p - n;
      range->from = cz_decimal_none ();
      range->to_included = FALSE;
      range->from_excluded = FALSE;
      range->end = p + read_number (p, &range->to);
      range->end = skip (range->end, "分");

      return TRUE;
    }

  return FALSE;
}

static void
read_line (GPtrArray  *bands,
           const char *line)
{
  const char *from = line;

  for (const char *p = line; *p != '\0';)
    {
      Range       range = { 0 };
      gsize       length = 0;
      const char *grade = NULL;

      if (g_ascii_isdigit (*p) && (read_range (p, &range) || read_below (from, p, &range)))
        {
          if ((grade = read_grade_before (from, p, &length)) == NULL)
            grade = read_grade (range.end, &length);
        }

      if (grade != NULL)
        {
          add_band (bands, &range, grade, length);
          from = p = MAX (range.end, grade + length);
        }
      else if (g_ascii_isdigit (*p))
        p += strspn (p, "0123456789.");
      else
        p = g_utf8_next_char (p);
    }
}

/**
 * cz_rule_read_bands:
 * @text: notes of a sheet, or a paragraph on grades
 *
 * Reads "90分及以上为A级,80-89分为B级", "优秀(90-100分)、合格:70-90分(不含90分)". A lone range is no scale of grades.
 *
 * Returns: (transfer full): of CzDraftBand, as printed, from the text's first to its last
 */
GPtrArray *
cz_rule_read_bands (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *bands = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_band_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = cz_fold_squeeze (lines[i], strlen (lines[i]));

      read_line (bands, skip_item (line));
    }

  if (bands->len < 2)
    g_ptr_array_set_size (bands, 0);

  return bands;
}

static gboolean
read_behind (const char        *text,
             const char *const *words,
             gsize              n_words,
             CzPoints          *points)
{
  for (gsize i = 0; i < n_words; i++)
    for (const char *p = strstr (text, words[i]); p != NULL; p = strstr (p + 1, words[i]))
      {
        const char *number = p + strlen (words[i]);
        gsize       n = cz_points_text_read (number, points);

        if (n > 0 && g_str_has_prefix (number + n, "分"))
          return TRUE;
      }

  return FALSE;
}

/**
 * cz_rule_read_limits:
 * @text: notes of a sheet
 * @bonus_limit: (out): the most that bonus rows may add, %CZ_POINTS_NONE when nothing is said
 * @scale: (out): the full mark, none when nothing is said
 */
void
cz_rule_read_limits (const char *text,
                     CzPoints   *bonus_limit,
                     CzDecimal  *scale)
{
  static const char *const bonus[] = { "最多加", "最高加", "加分不超过", "加分最多不超过", "加分最高不超过", "加分上限为", "加分上限", "加分累计不超过", "累计加分不超过" };
  static const char *const full[] = { "满分为", "满分", "总分为", "总分", "总分值为" };
  g_autofree char         *squeezed = cz_fold_squeeze (text, strlen (text));
  CzPoints                 points;

  *bonus_limit = CZ_POINTS_NONE;
  *scale = cz_decimal_none ();

  if (read_behind (squeezed, bonus, G_N_ELEMENTS (bonus), &points))
    *bonus_limit = points;
  if (read_behind (squeezed, full, G_N_ELEMENTS (full), &points))
    *scale = cz_points_to_decimal (points);
  else if (strstr (squeezed, "百分制") != NULL)
    *scale = cz_decimal_from_int (100);
}
