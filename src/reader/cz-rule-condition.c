/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-condition.h"

#include <string.h>

#include "base/cz-date.h"

/* Units of values; longer ones first. */
static const char *const units[] = {
  "个百分点",
  "百分点",
  "微克/立方米",
  "毫克/立方米",
  "个工作日",
  "平方米",
  "万平方米",
  "平方公里",
  "万元",
  "亿元",
  "万件",
  "万人",
  "万人次",
  "人次",
  "批次",
  "小时",
  "季度",
  "个部门",
  "个月",
  "年度",
  "%",
  "‰",
  "万",
  "元",
  "个",
  "项",
  "次",
  "件",
  "起",
  "人",
  "家",
  "名",
  "篇",
  "条",
  "天",
  "日",
  "份",
  "户",
  "处",
  "例",
  "台",
  "批",
  "月",
  "年",
  "期",
  "场",
  "位",
  "种",
  "类",
  "部",
  "宗",
  "款",
  "案",
  "周",
  "轮",
  "点",
  "套",
  "幢",
  "栋",
  "张",
  "倍",
  "吨",
  "公里",
  "亩",
  "所",
  "座",
  "本",
  "字",
  "度",
  "分",
};

static const struct
{
  const char  *word;
  CzComparator comparator;
} before_words[] = {
  { "大于或等于", CZ_COMPARATOR_GE },
  { "大于等于", CZ_COMPARATOR_GE },
  { "小于或等于", CZ_COMPARATOR_LE },
  { "小于等于", CZ_COMPARATOR_LE },
  { "不低于", CZ_COMPARATOR_GE },
  { "不少于", CZ_COMPARATOR_GE },
  { "不小于", CZ_COMPARATOR_GE },
  { "达到或超过", CZ_COMPARATOR_GE },
  { "未超过", CZ_COMPARATOR_LE },
  { "不高于", CZ_COMPARATOR_LE },
  { "不大于", CZ_COMPARATOR_LE },
  { "不超过", CZ_COMPARATOR_LE },
  { "控制在", CZ_COMPARATOR_LE },
  { "未达到", CZ_COMPARATOR_LT },
  { "达不到", CZ_COMPARATOR_LT },
  { "未达", CZ_COMPARATOR_LT },
  { "不足", CZ_COMPARATOR_LT },
  { "不到", CZ_COMPARATOR_LT },
  { "不满", CZ_COMPARATOR_LT },
  { "低于", CZ_COMPARATOR_LT },
  { "少于", CZ_COMPARATOR_LT },
  { "小于", CZ_COMPARATOR_LT },
  { "≥", CZ_COMPARATOR_GE },
  { "≧", CZ_COMPARATOR_GE },
  { ">=", CZ_COMPARATOR_GE },
  { "≤", CZ_COMPARATOR_LE },
  { "≦", CZ_COMPARATOR_LE },
  { "<=", CZ_COMPARATOR_LE },
  { ">", CZ_COMPARATOR_GT },
  { "<", CZ_COMPARATOR_LT },
  { "高于", CZ_COMPARATOR_GT },
  { "大于", CZ_COMPARATOR_GT },
  { "多于", CZ_COMPARATOR_GT },
  { "超过", CZ_COMPARATOR_GT },
  { "至少", CZ_COMPARATOR_GE },
};

static const struct
{
  const char  *word;
  CzComparator comparator;
} behind_words[] = {
  { "(含)以上", CZ_COMPARATOR_GE },
  { "及其以上", CZ_COMPARATOR_GE },
  { "及以上", CZ_COMPARATOR_GE },
  { "或以上", CZ_COMPARATOR_GE },
  { "以上", CZ_COMPARATOR_GE },
  { "(含)以下", CZ_COMPARATOR_LE },
  { "及以下", CZ_COMPARATOR_LE },
  { "以下", CZ_COMPARATOR_LT },
  { "以内", CZ_COMPARATOR_LE },
};

/* Before a number that belongs to no comparison: 连续3年, 第3名, 近3年, 前10位. */
static const char *const not_before[] = { "连续", "第", "近", "前", "后", "每年", "〔", "年" };

static gboolean
ends_with (const char *start,
           const char *end,
           const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - start) >= n && memcmp (end - n, word, n) == 0;
}

static gsize
read_unit (const char *p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (p, units[i]))
      return strlen (units[i]);

  return 0;
}

/* Bytes of the number at @p: Arabic, or Chinese where @chinese. */
static gsize
read_number (const char *p,
             gboolean    chinese,
             CzDecimal  *value)
{
  gsize  n = strspn (p, "0123456789");
  gint64 whole;

  if (n > 0 && n <= 12)
    {
      g_autofree char *digits = NULL;

      if (p[n] == '.' && g_ascii_isdigit (p[n + 1]))
        n += 1 + strspn (p + n + 1, "0123456789");

      digits = g_strndup (p, n);

      return cz_decimal_parse (digits, value, NULL) ? n : 0;
    }

  if (!chinese || n > 0 || !cz_chinese_number_parse (p, MIN (strlen (p), 30), &whole, &n))
    return 0;

  *value = cz_decimal_from_int (whole);

  return n;
}

static gsize
skip_any (const char        *p,
          const char *const *words,
          gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_has_prefix (p, words[i]))
      return strlen (words[i]);

  return 0;
}

static gsize
skip_bracket (const char *p)
{
  const char *close;

  if (*p != '(' || (close = strchr (p, ')')) == NULL || close - p > 40)
    return 0;

  return (gsize) (close - p) + 1;
}

/* What may stand behind a compared number without changing it: the upper end of its range, brackets, 的. */
static const char *
skip_rest (const char *p)
{
  static const char *const links[] = { "-", "~", "至", "—", "到", ",", "且", "<", "≤", "不足", "低于", "小于", "未达到", "但", "不到", "不满", "以下", "之间", "(不含)", "的", "时", "者", "不含", "少于" };
  CzDecimal                ignored;
  gsize                    n;

  do
    {
      n = skip_any (p, links, G_N_ELEMENTS (links));
      if (n == 0)
        n = skip_bracket (p);
      if (n == 0)
        n = read_number (p, FALSE, &ignored);
      if (n == 0)
        n = read_unit (p);
      p += n;
    }
  while (n > 0);

  return p;
}

static gboolean
is_excluded (const char *start,
             const char *number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_before); i++)
    if (ends_with (start, number, not_before[i]))
      return TRUE;

  return FALSE;
}

/* 95%≤x<100%: the comparator behind the number is turned round. */
static gsize
read_turned (const char   *p,
             CzComparator *comparator)
{
  if (g_str_has_prefix (p, "≤") || g_str_has_prefix (p, "<="))
    {
      *comparator = CZ_COMPARATOR_GE;
      return *p == '<' ? 2 : 3;
    }

  if (*p == '<')
    {
      *comparator = CZ_COMPARATOR_GT;
      return 1;
    }

  return 0;
}

static const char *
skip_name (const char *p)
{
  while ((guchar) *p >= 0x80 || g_ascii_isalpha (*p))
    {
      if (g_str_has_prefix (p, "≤"))
        break;

      p = g_utf8_next_char (p);
    }

  return p;
}

static void
read_comparator (const char  *start,
                 const char  *number,
                 const char **behind,
                 CzCondition *condition)
{
  CzComparator turned;
  gsize        n;

  condition->comparator = CZ_COMPARATOR_GE;

  if ((n = read_turned (*behind, &turned)) > 0 && (guchar) (*behind)[n] >= 0x80)
    {
      condition->comparator = turned;
      *behind = skip_name (*behind + n);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (before_words); i++)
    if (ends_with (start, number, before_words[i].word))
      {
        condition->comparator = before_words[i].comparator;
        return;
      }

  for (gsize i = 0; i < G_N_ELEMENTS (behind_words); i++)
    if (g_str_has_prefix (*behind, behind_words[i].word))
      {
        condition->comparator = behind_words[i].comparator;
        *behind += strlen (behind_words[i].word);
        return;
      }
}

/* A unit may stand only at the upper end: 5-10万, 80-90%. */
static char *
dup_unit (const char *behind,
          gsize       length)
{
  const char *p = behind + length;
  CzDecimal   ignored;
  gsize       n;

  if (length > 0)
    return g_strndup (behind, length);
  if (*p == '-' || *p == '~')
    p++;
  else if (g_str_has_prefix (p, "至") || g_str_has_prefix (p, "—"))
    p += 3;

  n = read_number (p, FALSE, &ignored);

  return n > 0 ? g_strndup (p + n, read_unit (p + n)) : g_strdup ("");
}

/**
 * cz_condition_read:
 * @text: half-width words without blanks: a condition, or a row's content without its mark
 * @condition: (out): what it demands
 *
 * Reads a condition that ends with the number it compares with: 达到90%以上, 5-10万(含5万), 不足3次, ≥95%.
 *
 * Returns: whether it is one
 */
gboolean
cz_condition_read (const char  *text,
                   CzCondition *condition)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *behind;
      gsize       n;
      gsize       unit;

      if (!g_ascii_isdigit (*p) || (p > text && (g_ascii_isalnum (p[-1]) || p[-1] == '.')))
        continue;
      if ((n = read_number (p, FALSE, &condition->bound)) == 0 || is_excluded (text, p))
        continue;

      unit = read_unit (p + n);
      behind = p + n + unit;
      behind += skip_bracket (behind) > 0 && !g_str_has_prefix (behind, "(含)以") ? skip_bracket (behind) : 0;
      read_comparator (text, p, &behind, condition);

      if (*skip_rest (behind) != '\0' || (unit == 0 && *behind == '\0' && p == text))
        continue;

      condition->unit = dup_unit (p + n, unit);

      return TRUE;
    }

  condition->unit = NULL;

  return FALSE;
}

/* 低于98%: a bound, no step. */
static gboolean
is_bound (const char *text,
          const char *p)
{
  static const char *const words[] = { "低于", "高于", "不足", "未达到", "达不到", "不到", "小于", "大于", "少于", "超过" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (p - text) >= n && memcmp (p - n, words[i], n) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * cz_condition_read_step:
 * @text: half-width words without blanks, before 扣 or 加
 * @per: (out): size of one step
 * @unit: (out) (transfer full): its unit, "" without one
 *
 * Reads "每少1项", "每降低一个百分点", "缺1次", "发现一起".
 *
 * Returns: whether points are counted by steps
 */
gboolean
cz_condition_read_step (const char *text,
                        CzDecimal  *per,
                        char      **unit)
{
  const char *each = NULL;

  for (const char *p = strstr (text, "每"); p != NULL; p = strstr (p + 3, "每"))
    if (!g_str_has_prefix (p, "每年") && !g_str_has_prefix (p, "每月") && !g_str_has_prefix (p, "每季") && !g_str_has_prefix (p, "每个季"))
      each = p;

  for (const char *p = each != NULL ? each + 3 : text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = p > text && g_ascii_isdigit (p[-1]) ? 0 : read_number (p, TRUE, per);
      gsize length;

      if (n > 0 && (length = read_unit (p + n)) > 0)
        {
          if (each == NULL && (is_excluded (text, p) || is_bound (text, p)))
            continue;

          *unit = g_strndup (p + n, length);
          return TRUE;
        }
    }

  if (each != NULL)
    {
      *per = cz_decimal_from_int (1);

      for (const char *p = each + 3; *p != '\0'; p = g_utf8_next_char (p))
        {
          gsize length = read_unit (p);

          if (length > 0 && (p[length] == '\0' || p == each + 3))
            {
              *unit = g_strndup (p, length);
              return TRUE;
            }
        }

      *unit = g_strdup ("");
      return TRUE;
    }

  return FALSE;
}

/**
 * cz_condition_read_reference:
 * @text: half-width words without blanks
 * @comparator: (out): how the value is held against the reference
 * @reference: (out) (transfer full): 全国平均水平
 *
 * Returns: whether @text ends with a comparison with an average
 */
gboolean
cz_condition_read_reference (const char   *text,
                             CzComparator *comparator,
                             char        **reference)
{
  static const struct
  {
    const char  *word;
    CzComparator comparator;
  } words[] = {
    { "不低于", CZ_COMPARATOR_REF_GE },
    { "不高于", CZ_COMPARATOR_REF_LE },
    { "高于", CZ_COMPARATOR_REF_GT },
    { "超过", CZ_COMPARATOR_REF_GT },
    { "低于", CZ_COMPARATOR_REF_LT },
    { "达到", CZ_COMPARATOR_REF_GE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (text, words[i].word);
      const char *rest = found != NULL ? found + strlen (words[i].word) : NULL;

      if (rest == NULL || strstr (rest, "平均") == NULL || strlen (rest) > 60)
        continue;
      if (!g_str_has_suffix (rest, "平均水平") && !g_str_has_suffix (rest, "平均值") && !g_str_has_suffix (rest, "平均") && !g_str_has_suffix (rest, "平均水平以上"))
        continue;

      *comparator = words[i].comparator;
      *reference = g_strdup (rest);

      return TRUE;
    }

  return FALSE;
}

/* Whether a condition is what remains: 否则, 其余, 未达到的. */
gboolean
cz_condition_is_otherwise (const char *text)
{
  static const char *const words[] = { "否则", "其余", "其他", "其它", "其余情况", "其他情况", "未达到", "未达标", "不达标", "未完成", "没有", "未", "不", "无" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return *text == '\0';
}

/* Who is ranked: 全国同级城市 in "居全国同级城市前列", 全省 in "全省排名前3名". */
static char *
dup_among (const char *text,
           const char *end)
{
  static const char *const wholes[] = { "全国", "全省", "全市", "全县", "全区", "同级", "同类", "全州", "全自治区" };
  static const char *const tails[] = { "中", "排名", "位居", "居", "列", "名列", "位列", "的", "排", "进入", "综合" };
  const char              *best = end;
  gboolean                 again = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (wholes); i++)
    for (const char *p = strstr (text, wholes[i]); p != NULL && p < end; p = strstr (p + 3, wholes[i]))
      if (best == end || (p > best && !ends_with (text, p, "全国") && !ends_with (text, p, "全省") && !ends_with (text, p, "全市")))
        best = p;

  while (again)
    {
      again = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
        if (end > best && ends_with (best, end, tails[i]))
          {
            end -= strlen (tails[i]);
            again = TRUE;
          }
    }

  return end - best <= 60 ? g_strndup (best, (gsize) (end - best)) : g_strdup ("");
}

/* "前10名", "第4-6名", "第一名": what stands behind 前 or 第. */
static gsize
read_places (const char *p,
             guint      *to)
{
  CzDecimal value;
  gsize     n = read_number (p, TRUE, &value);
  gsize     more;

  if (n == 0 || value.places != 0)
    return 0;

  *to = (guint) value.mantissa;

  for (const char *link = "-~—–至到、"; *link != '\0'; link = g_utf8_next_char (link))
    {
      gsize width = (gsize) (g_utf8_next_char (link) - link);

      if (memcmp (p + n, link, MIN (width, strlen (p + n) + 1)) != 0)
        continue;

      more = width + (g_str_has_prefix (p + n + width, "第") ? 3 : 0);

      if (read_number (p + n + more, TRUE, &value) > 0)
        {
          n += more + read_number (p + n + more, TRUE, &value);
          *to = (guint) value.mantissa;
          break;
        }
    }

  if (g_str_has_prefix (p + n, "名") || g_str_has_prefix (p + n, "位"))
    return n + 3;

  return 0;
}

/**
 * cz_placing_read:
 * @text: half-width words without blanks
 * @placing: (out): the places that fulfil it
 *
 * Reads "居全国同级城市前列", "排名前10位", "第4-6名", "中游"; 其余 is every place below.
 *
 * Returns: whether @text is about a place in a ranking
 */
gboolean
cz_placing_read (const char *text,
                 CzPlacing  *placing)
{
  static const char *const fuzzy[] = { "前列", "中游", "中等水平", "中上游", "上游", "下游", "后列", "末位", "中等", "靠前", "靠后" };
  gsize                    length = strlen (text);

  *placing = (CzPlacing){ 0 };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean front = g_str_has_prefix (p, "前") || g_str_has_prefix (p, "第");
      gsize    n = front ? read_places (p + 3, &placing->to) : 0;

      if (n == 0)
        continue;
      if (g_str_has_prefix (p + 3 + n, "以后") || g_str_has_prefix (p + 3 + n, "及以后") || g_str_has_prefix (p + 3 + n, "之后"))
        placing->to = 0;

      placing->text = g_strdup (p);
      placing->among = dup_among (text, p);

      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (fuzzy); i++)
    if (length >= strlen (fuzzy[i]) && g_str_has_suffix (text, fuzzy[i]))
      {
        placing->text = g_strdup (fuzzy[i]);
        placing->among = dup_among (text, text + length - strlen (fuzzy[i]));
        return TRUE;
      }

  return FALSE;
}

void
cz_condition_clear (CzCondition *condition)
{
  g_clear_pointer (&condition->unit, g_free);
}

void
cz_placing_clear (CzPlacing *placing)
{
  g_clear_pointer (&placing->text, g_free);
  g_clear_pointer (&placing->among, g_free);
}
