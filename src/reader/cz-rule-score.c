/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-score.h"

#include <string.h>

#include "reader/cz-points-text.h"

/* Words that end before a number of points and say what it does. Longer ones first. */
static const struct
{
  const char *word;
  CzScoreKind kind;
} verbs[] = {
  { "最多加", CZ_SCORE_MOST_GAINED },
  { "最高加", CZ_SCORE_MOST_GAINED },
  { "最多可加", CZ_SCORE_MOST_GAINED },
  { "最高可加", CZ_SCORE_MOST_GAINED },
  { "最多得", CZ_SCORE_MOST_GAINED },
  { "最高得", CZ_SCORE_MOST_GAINED },
  { "加满", CZ_SCORE_MOST_GAINED },
  { "得满", CZ_SCORE_MOST_GAINED },
  { "加至", CZ_SCORE_MOST_GAINED },
  { "加分不超过", CZ_SCORE_MOST_GAINED },
  { "加分最多不超过", CZ_SCORE_MOST_GAINED },
  { "加分最高不超过", CZ_SCORE_MOST_GAINED },
  { "加分上限", CZ_SCORE_MOST_GAINED },
  { "加分上限为", CZ_SCORE_MOST_GAINED },
  { "扣完", CZ_SCORE_MOST_LOST },
  { "扣满", CZ_SCORE_MOST_LOST },
  { "最多扣", CZ_SCORE_MOST_LOST },
  { "最高扣", CZ_SCORE_MOST_LOST },
  { "最多扣除", CZ_SCORE_MOST_LOST },
  { "扣分不超过", CZ_SCORE_MOST_LOST },
  { "扣分最多不超过", CZ_SCORE_MOST_LOST },
  { "扣分上限", CZ_SCORE_MOST_LOST },
  { "扣分上限为", CZ_SCORE_MOST_LOST },
  { "满分", CZ_SCORE_TOTAL },
  { "满分为", CZ_SCORE_TOTAL },
  { "总分", CZ_SCORE_TOTAL },
  { "分值", CZ_SCORE_TOTAL },
  { "共计", CZ_SCORE_TOTAL },
  { "合计", CZ_SCORE_TOTAL },
  { "共", CZ_SCORE_TOTAL },
  { "扣除", CZ_SCORE_LOSE },
  { "扣减", CZ_SCORE_LOSE },
  { "各扣", CZ_SCORE_LOSE },
  { "扣", CZ_SCORE_LOSE },
  { "减", CZ_SCORE_LOSE },
  { "加计", CZ_SCORE_GAIN },
  { "奖励", CZ_SCORE_GAIN },
  { "加", CZ_SCORE_GAIN },
  { "得分为", CZ_SCORE_EARN },
  { "得分", CZ_SCORE_EARN },
  { "得", CZ_SCORE_EARN },
  { "计", CZ_SCORE_EARN },
  { "记", CZ_SCORE_EARN },
  { "给", CZ_SCORE_EARN },
  { "赋", CZ_SCORE_EARN },
  { "评", CZ_SCORE_EARN },
  { "打", CZ_SCORE_EARN },
  { "为", CZ_SCORE_EARN },
};

/* Caps that say neither 加 nor 扣: the expression before decides. */
static const char *const caps[] = { "最多不超过", "最高不超过", "累计不超过", "合计不超过", "不超过", "上限为", "上限", "封顶", "最多", "最高", "限" };

static const struct
{
  const char *word;
  CzScoreKind kind;
} wordings[] = {
  { "不予得分", CZ_SCORE_EARN },
  { "不得分", CZ_SCORE_EARN },
  { "不计分", CZ_SCORE_EARN },
  { "不记分", CZ_SCORE_EARN },
  { "不予计分", CZ_SCORE_EARN },
  { "不给分", CZ_SCORE_EARN },
  { "不予加分", CZ_SCORE_EARN },
  { "不加分", CZ_SCORE_EARN },
  { "得零分", CZ_SCORE_EARN },
  { "计零分", CZ_SCORE_EARN },
  { "记零分", CZ_SCORE_EARN },
  { "扣全分", CZ_SCORE_EARN },
  { "扣除全部分", CZ_SCORE_EARN },
  { "不扣分", CZ_SCORE_FULL },
  { "得满分", CZ_SCORE_FULL },
  { "计满分", CZ_SCORE_FULL },
  { "记满分", CZ_SCORE_FULL },
  { "给满分", CZ_SCORE_FULL },
  { "得全分", CZ_SCORE_FULL },
  { "计全分", CZ_SCORE_FULL },
  { "酌情扣分", CZ_SCORE_OPEN },
  { "酌情给分", CZ_SCORE_OPEN },
  { "酌情得分", CZ_SCORE_OPEN },
  { "酌情计分", CZ_SCORE_OPEN },
  { "酌情加分", CZ_SCORE_OPEN },
  { "酌情打分", CZ_SCORE_OPEN },
  { "酌情减分", CZ_SCORE_OPEN },
  { "酌情评分", CZ_SCORE_OPEN },
  { "视情扣分", CZ_SCORE_OPEN },
  { "视情给分", CZ_SCORE_OPEN },
  { "视情况扣分", CZ_SCORE_OPEN },
  { "视情况给分", CZ_SCORE_OPEN },
  { "视情况得分", CZ_SCORE_OPEN },
};

/* What behind 分 makes it another word. */
static const char *const other_words[] = { "分钟", "分别", "分类", "分析", "分管", "分解", "分工", "分局", "分之", "分公司", "分级", "分期", "分户", "分片", "分布", "分行", "分支", "分档" };

static gboolean
ends_with (const char *text,
           gsize       length,
           const char *word)
{
  gsize n = strlen (word);

  return n <= length && memcmp (text + length - n, word, n) == 0;
}

static gboolean
is_other_word (const char *p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (other_words); i++)
    if (g_str_has_prefix (p, other_words[i]))
      return TRUE;

  return FALSE;
}

static CzScoreKind
kind_of_cap (const GArray *scores,
             const char   *text,
             gsize         length)
{
  for (gsize i = length, n = 0; i > 0 && n < 4; n++)
    {
      i -= 3 <= i ? 3 : i;

      if (g_str_has_prefix (text + i, "扣"))
        return CZ_SCORE_MOST_LOST;
      if (g_str_has_prefix (text + i, "加"))
        return CZ_SCORE_MOST_GAINED;
    }

  for (guint i = scores->len; i-- > 0;)
    if (g_array_index (scores, CzScore, i).kind == CZ_SCORE_LOSE)
      return CZ_SCORE_MOST_LOST;

  return CZ_SCORE_MOST_GAINED;
}

/* The words before a number of points, not before the end of the expression before it. */
static void
read_verb (const GArray *scores,
           const char   *whole,
           gsize         from,
           CzScore      *score)
{
  const char *text = whole + from;
  gsize       before = score->start - from;
  gsize       longest = 0;

  score->kind = CZ_SCORE_PLAIN;

  for (gsize i = 0; i < G_N_ELEMENTS (caps); i++)
    if (strlen (caps[i]) > longest && ends_with (text, before, caps[i]))
      {
        longest = strlen (caps[i]);
        score->kind = kind_of_cap (scores, text, before - longest);
      }

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strlen (verbs[i].word) > longest && ends_with (text, before, verbs[i].word))
      {
        longest = strlen (verbs[i].word);
        score->kind = verbs[i].kind;
      }

  score->start -= longest;
}

static gsize
number_start (const char *text,
              gsize       end,
              gsize       from)
{
  gsize start = end;

  while (start > from && (g_ascii_isdigit (text[start - 1]) || (text[start - 1] == '.' && start < end)))
    start--;

  while (start < end && text[start] == '.')
    start++;

  return start;
}

/* "3-5分", "0~3分": a range that a person chooses from. */
static gboolean
is_range (const char *text,
          gsize      *start,
          gsize       from)
{
  gsize i = *start;

  if (i >= from + 2 && (text[i - 1] == '-' || text[i - 1] == '~'))
    i--;
  else if (i >= from + 4 && (ends_with (text, i, "至") || ends_with (text, i, "—") || ends_with (text, i, "到")))
    i -= 3;
  else
    return FALSE;

  if (ends_with (text, i, "分"))
    i -= 3;
  if (number_start (text, i, from) == i)
    return FALSE;

  *start = number_start (text, i, from);

  return TRUE;
}

static gsize
skip_words (const char *text,
            gsize       at,
            const char *first,
            const char *second)
{
  if (g_str_has_prefix (text + at, first))
    at += strlen (first);
  if (second != NULL && g_str_has_prefix (text + at, second))
    at += strlen (second);

  return at;
}

/* "N分" whose 分 stands at @at. */
static gboolean
read_number (const GArray *scores,
             const char   *text,
             gsize         at,
             gsize         from,
             CzScore      *score)
{
  gsize start = number_start (text, at, from);

  if (start == at || is_other_word (text + at) || cz_points_text_read (text + start, &score->points) != at - start)
    return FALSE;

  score->start = start;
  score->end = at + 3;

  if (is_range (text, &score->start, from))
    {
      gsize kept = score->start;

      read_verb (scores, text, from, score);
      score->kind = CZ_SCORE_OPEN;
      score->start = MIN (kept, score->start);

      return TRUE;
    }

  if (start > from && (text[start - 1] == '(' || text[start - 1] == '['))
    {
      if (text[score->end] == ')' || text[score->end] == ']' || text[score->end] == '\0')
        {
          score->kind = CZ_SCORE_MARK;
          score->start--;
          score->end += text[score->end] != '\0';

          return TRUE;
        }
    }

  read_verb (scores, text, from, score);

  if (score->kind == CZ_SCORE_MOST_LOST || score->kind == CZ_SCORE_MOST_GAINED)
    score->end = skip_words (text, score->end, "为止", NULL);

  return TRUE;
}

static gboolean
read_wording (const char *text,
              gsize       at,
              gsize       from,
              CzScore    *score)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      gsize n = strlen (wordings[i].word);

      if (at + 3 < from + n || !ends_with (text, at + 3, wordings[i].word))
        continue;

      score->kind = wordings[i].kind;
      score->points = 0;
      score->start = at + 3 - n;
      score->end = at + 3;

      return TRUE;
    }

  return FALSE;
}

/* "扣完为止", "扣完本项分为止", "扣至0分为止". */
static gboolean
read_to_zero (const char *text,
              gsize       at,
              CzScore    *score)
{
  static const char *const words[] = { "扣完为止", "扣完该项分值为止", "扣完该项分为止", "扣完本项分值为止", "扣完本项分为止", "扣完本项为止", "扣完该项为止", "扣完分值为止", "扣完所有分为止", "扣至0分为止", "扣至零分为止", "扣光为止", "直至扣完", "直到扣完", "扣完止", "至扣完为止" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text + at, words[i]))
      {
        score->kind = CZ_SCORE_TO_ZERO;
        score->points = 0;
        score->start = at;
        score->end = at + strlen (words[i]);

        return TRUE;
      }

  return FALSE;
}

static char *
dup_condition (const char *text,
               gsize       from,
               gsize       to)
{
  static const char *const heads[] = { ",", ";", ":", ".", ")", "。", "、", "的," };
  static const char *const tails[] = { "的", ",", ":", "、", "则", "(", "各", "可", "均", "应", "另", "再" };
  gboolean                 again = TRUE;

  while (again)
    {
      again = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        if (from + strlen (heads[i]) <= to && g_str_has_prefix (text + from, heads[i]))
          {
            from += strlen (heads[i]);
            again = TRUE;
          }
      for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
        if (to - from >= strlen (tails[i]) && ends_with (text, to, tails[i]))
          {
            to -= strlen (tails[i]);
            again = TRUE;
          }
    }

  return g_strndup (text + from, to - from);
}

static void
score_clear (gpointer data)
{
  g_free (((CzScore *) data)->condition);
}

/* "有方案、有活动、有总结的各得3分": an expression for each. Takes over the condition of @score when there are several. */
static gboolean
add_each (GArray        *scores,
          const CzScore *score,
          const char    *text)
{
  g_auto (GStrv) conditions = NULL;

  if (!ends_with (text, score->start, "各") || (score->kind != CZ_SCORE_EARN && score->kind != CZ_SCORE_GAIN) || strstr (score->condition, "、") == NULL)
    return FALSE;

  conditions = g_strsplit (score->condition, "、", -1);
  for (guint i = 0; conditions[i] != NULL; i++)
    {
      CzScore each = *score;

      each.condition = g_strdup (conditions[i]);
      g_array_append_val (scores, each);
    }
  g_free (score->condition);

  return TRUE;
}

/**
 * cz_rule_scores_new:
 * @text: half-width text without blanks
 *
 * Returns: (transfer full): of CzScore, every expression of points in @text, in order
 */
GArray *
cz_rule_scores_new (const char *text)
{
  GArray *scores = g_array_new (FALSE, TRUE, sizeof (CzScore));
  gsize   from = 0;

  g_array_set_clear_func (scores, score_clear);

  for (gsize at = 0; text[at] != '\0';)
    {
      CzScore  score = { 0 };
      gboolean found = FALSE;

      if (g_str_has_prefix (text + at, "扣") || g_str_has_prefix (text + at, "直") || g_str_has_prefix (text + at, "至扣"))
        found = read_to_zero (text, at, &score);
      else if (g_str_has_prefix (text + at, "分"))
        found = read_number (scores, text, at, from, &score) || read_wording (text, at, from, &score);

      if (!found)
        {
          at = (gsize) (g_utf8_next_char (text + at) - text);
          continue;
        }

      score.condition = dup_condition (text, from, score.start);
      if (!add_each (scores, &score, text))
        g_array_append_val (scores, score);
      from = at = score.end;
    }

  return scores;
}
