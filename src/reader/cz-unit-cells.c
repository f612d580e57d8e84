/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-unit-cells.h"

#include <string.h>

#include "reader/cz-fold.h"

/* Longer names are sentences: 30 Chinese characters. */
#define MAX_NAME_BYTES 90

/* Endings that make a name a unit, and endings that only allow it. Longer ones first where one ends another. */
static const char *const sure_endings[] = {
  "管理委员会",
  "委员会",
  "领导小组",
  "办公室",
  "办事处",
  "管委会",
  "开发区",
  "示范区",
  "经开区",
  "高新区",
  "园区",
  "新区",
  "工业园",
  "支队",
  "总队",
  "大队",
  "法院",
  "检察院",
  "研究院",
  "街道办",
  "街道",
  "公司",
  "集团",
  "中心",
  "政府",
  "单位",
  "部门",
  "成员",
  "党工委",
  "工委",
  "纪委",
  "监委",
  "团委",
  "妇联",
  "残联",
  "科协",
  "文联",
  "侨联",
  "工商联",
  "总工会",
  "联合会",
  "协会",
  "商会",
  "贸促会",
  "供销社",
  "报社",
  "日报社",
  "电视台",
  "广播电台",
  "广电台",
  "海关",
  "银行",
  "支行",
  "分行",
  "人行",
  "分局",
  "总局",
  "大学",
  "学院",
  "医院",
  "党校",
  "消防队",
  "气象台",
  "机关",
  "乡镇",
  "镇街",
  "县区",
  "区县",
  "县市区",
  "局",
  "委",
  "办",
  "厅",
  "署",
};
static const char *const likely_endings[] = {
  "部",
  "院",
  "所",
  "站",
  "台",
  "社",
  "网",
  "会",
  "团",
  "行",
  "校",
  "处",
  "科",
  "室",
  "队",
  "镇",
  "乡",
  "县",
  "区",
  "市",
  "厂",
  "馆",
  "庭",
  "场",
  "组",
  "公室",
  "企业",
};
/* Beginnings that make a likely ending sure. */
static const char *const unit_beginnings[] = {
  "各",
  "市",
  "县",
  "区",
  "省",
  "州",
  "国家",
  "中国",
  "市直",
  "县直",
  "区直",
};
static const char *const group_words[] = {
  "成员单位",
  "有关单位",
  "有关部门",
  "相关单位",
  "相关部门",
  "各部门",
  "各单位",
  "职能部门",
  "主管部门",
  "责任单位",
  "监管部门",
  "直部门",
  "直单位",
  "直各部门",
  "直有关部门",
  "直机关",
  "级部门",
  "级各部门",
  "职能单位",
};
/* What begins or stands within a sentence, never a name. */
static const char *const sentence_beginnings[] = {
  "建立",
  "成立",
  "组织",
  "开展",
  "推动",
  "推进",
  "加强",
  "加大",
  "完善",
  "制定",
  "召开",
  "设立",
  "落实",
  "对",
  "由",
  "向",
  "将",
  "把",
  "在",
  "未",
  "已",
  "无",
  "有",
  "每",
  "按",
  "依",
  "明确",
  "指导",
  "全面",
  "积极",
  "健全",
  "强化",
  "深化",
  "实施",
  "形成",
  "提升",
  "提高",
  "创建",
  "培育",
  "支持",
  "鼓励",
  "引导",
  "完成",
  "达到",
  "纳入",
  "获得",
  "通过",
  "举办",
  "定期",
  "新建",
  "参加",
  "参与",
  "扣",
  "得",
  "查",
  "听取",
  "督促",
  "确保",
  "严格",
};
static const char *const sentence_words[] = {
  "的",
  "了",
  "《",
  "》",
  "“",
  "”",
  "。",
  "!",
  "?",
  "%",
  "‰",
  "不",
  "是否",
  "得分",
  "扣分",
  "进行",
  "以上",
  "以下",
  "并",
  "较",
  "率",
};

static gboolean
starts_with (const char *text,
             gsize       length,
             const char *word)
{
  gsize n = strlen (word);

  return n <= length && memcmp (text, word, n) == 0;
}

static gsize
ends_with (const char *text,
           gsize       length,
           const char *word)
{
  gsize n = strlen (word);

  return n <= length && memcmp (text + length - n, word, n) == 0 ? n : 0;
}

static gboolean
starts_with_any (const char        *text,
                 gsize              length,
                 const char *const *words,
                 gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (starts_with (text, length, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
ends_with_any (const char        *text,
               gsize              length,
               const char *const *words,
               gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (ends_with (text, length, words[i]) > 0)
      return TRUE;

  return FALSE;
}

static gboolean
contains_any (const char        *text,
              gsize              length,
              const char *const *words,
              gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (memmem (text, length, words[i], strlen (words[i])) != NULL)
      return TRUE;

  return FALSE;
}

/* "等单位", "等部门", "等" and a bracketed role at the end do not belong to the name. */
static gsize
trim_tail (const char *text,
           gsize       length)
{
  static const char *const tails[] = { "等有关单位", "等相关单位", "等有关部门", "等相关部门", "等单位", "等部门", "等", "(牵头)", "(主办)", "(配合)", "(协办)", "(责任)" };

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      gsize n = ends_with (text, length, tails[i]);

      if (n > 0 && n < length)
        return length - n;
    }

  return length;
}

static gsize
trim_head (const char *text,
           gsize       length)
{
  static const char *const heads[] = { "牵头单位:", "牵头部门:", "责任单位:", "责任部门:", "配合单位:", "配合部门:", "协办单位:", "主办单位:", "牵头:", "配合:", "责任:" };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (starts_with (text, length, heads[i]))
      return strlen (heads[i]);

  return 0;
}

static CzUnitLikeness
judge_name (const char *text,
            gsize       length)
{
  gsize head = trim_head (text, length);

  text += head;
  length = trim_tail (text, length - head);

  if (length < 6 || length > MAX_NAME_BYTES || (guchar) text[0] < 0x80)
    return head > 0 && length >= 6 ? CZ_UNIT_MAYBE : CZ_UNIT_NOT;
  if (starts_with_any (text, length, sentence_beginnings, G_N_ELEMENTS (sentence_beginnings)) ||
      contains_any (text, length, sentence_words, G_N_ELEMENTS (sentence_words)))
    return CZ_UNIT_NOT;
  if (ends_with_any (text, length, sure_endings, G_N_ELEMENTS (sure_endings)))
    return CZ_UNIT_SURE;
  if (!ends_with_any (text, length, likely_endings, G_N_ELEMENTS (likely_endings)))
    return CZ_UNIT_NOT;

  return starts_with_any (text, length, unit_beginnings, G_N_ELEMENTS (unit_beginnings)) ? CZ_UNIT_SURE : CZ_UNIT_MAYBE;
}

/* Length of the separator of names at @text, 0 when there is none. */
static gsize
separator_length (const char *text)
{
  switch (*text)
    {
    case ' ':
    case '\n':
    case '\r':
    case ',':
    case ';':
    case '/':
      return 1;
    default:
      return strncmp (text, "、", strlen ("、")) == 0 ? strlen ("、") : 0;
    }
}

/* The end of the name at @text: the next separator outside brackets. */
static gsize
scan_name (const char *text,
           gsize       length)
{
  guint depth = 0;
  gsize i = 0;

  while (i < length)
    {
      if (text[i] == '(' || text[i] == '[')
        depth++;
      else if ((text[i] == ')' || text[i] == ']') && depth > 0)
        depth--;
      else if (depth == 0 && separator_length (text + i) > 0)
        break;

      i += (gsize) (g_utf8_next_char (text + i) - (text + i));
    }

  return MIN (i, length);
}

/**
 * cz_unit_cells_judge:
 * @text: half-width text
 * @length: bytes of it
 *
 * Returns: whether it is a list of units
 */
CzUnitLikeness
cz_unit_cells_judge (const char *text,
                     gsize       length)
{
  guint n_sure = 0;
  guint n_names = 0;

  for (gsize i = 0; i < length;)
    {
      gsize          gap = separator_length (text + i);
      gsize          n;
      CzUnitLikeness likeness;

      if (gap > 0)
        {
          i += gap;
          continue;
        }

      n = scan_name (text + i, length - i);
      likeness = judge_name (text + i, n);

      if (likeness == CZ_UNIT_NOT)
        return CZ_UNIT_NOT;

      n_names++;
      n_sure += likeness == CZ_UNIT_SURE;
      i += n;
    }

  if (n_names == 0)
    return CZ_UNIT_NOT;

  return n_sure > 0 ? CZ_UNIT_SURE : CZ_UNIT_MAYBE;
}

/**
 * cz_unit_cells_is_group:
 * @name: half-width name
 *
 * Returns: whether it names many units at once (各成员单位, 市直有关部门)
 */
gboolean
cz_unit_cells_is_group (const char *name)
{
  gsize length = strlen (name);

  return starts_with (name, length, "各") || contains_any (name, length, group_words, G_N_ELEMENTS (group_words)) ||
         strstr (name, "各县") != NULL || strstr (name, "各区") != NULL || strstr (name, "各镇") != NULL ||
         strstr (name, "各乡") != NULL || strstr (name, "各街") != NULL || strstr (name, "各园") != NULL;
}

static gboolean
is_known (const GPtrArray *names,
          const char      *text,
          gsize            length)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (strlen (name) == length && memcmp (name, text, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Where a name without separator may end: behind an ending before a beginning, or behind a known name. */
static gsize
find_glued_end (const char      *text,
                gsize            length,
                const GPtrArray *names)
{
  for (gsize i = 6; i + 6 <= length; i += (gsize) (g_utf8_next_char (text + i) - (text + i)))
    {
      if (is_known (names, text, i) && (is_known (names, text + i, length - i) || judge_name (text + i, length - i) == CZ_UNIT_SURE))
        return i;

      if (((guchar) text[i] & 0xc0) == 0x80 || !ends_with_any (text, i, sure_endings, G_N_ELEMENTS (sure_endings)))
        continue;

      /* 区发改局|区统计局: both begin alike; but 市委市政府 is one body */
      if (i > 6 && memcmp (text, text + i, 3) == 0 && judge_name (text, i) == CZ_UNIT_SURE &&
          judge_name (text + i, length - i) == CZ_UNIT_SURE)
        return i;
    }

  return length;
}

/* A word before the names holds for all that follow. */
static CzRole
read_role_before (const char *text,
                  gsize       length,
                  CzRole      role)
{
  if (trim_head (text, length) == 0)
    return role;
  if (starts_with (text, length, "牵头") || starts_with (text, length, "主办"))
    return CZ_ROLE_LEAD;

  return starts_with (text, length, "责任") ? role : CZ_ROLE_COOPERATING;
}

/* A word in brackets behind a name holds for it alone. */
static CzRole
read_role_behind (const char *text,
                  gsize       length,
                  CzRole      role)
{
  if (ends_with (text, length, "(牵头)") > 0 || ends_with (text, length, "(主办)") > 0)
    return CZ_ROLE_LEAD;
  if (ends_with (text, length, "(配合)") > 0 || ends_with (text, length, "(协办)") > 0)
    return CZ_ROLE_COOPERATING;

  return role;
}

static void
add_unit (const CzFold *fold,
          const char   *source,
          CzSpan        base,
          gsize         at,
          gsize         length,
          CzRole        role,
          GPtrArray    *units)
{
  gsize            from = fold->origin[at];
  gsize            to = fold->origin[at + length];
  g_autofree char *name = g_strndup (source + from, to - from);
  g_autofree char *folded = g_strndup (fold->text + at, length);
  CzDraftUnit     *unit = cz_draft_unit_new (name, role);

  unit->group = cz_unit_cells_is_group (folded);
  unit->span = (CzSpan){ base.start + (guint) from, (guint) (to - from), base.line };
  g_ptr_array_add (units, unit);
}

static void
read_name (const CzFold    *fold,
           const char      *source,
           CzSpan           base,
           gsize            at,
           gsize            length,
           CzRole           role,
           const GPtrArray *names,
           GPtrArray       *units)
{
  while (length > 0)
    {
      gsize n = find_glued_end (fold->text + at, length, names);

      add_unit (fold, source, base, at, n, role, units);
      at += n;
      length -= n;
    }
}

/**
 * cz_unit_cells_read:
 * @text: a cell as printed
 * @base: where it stands in the draft's text
 * @role: what its column makes of its units
 * @names: (nullable): of char*, units known from elsewhere
 * @units: of CzDraftUnit, appended to
 */
void
cz_unit_cells_read (const char      *text,
                    CzSpan           base,
                    CzRole           role,
                    const GPtrArray *names,
                    GPtrArray       *units)
{
  g_autoptr (CzFold) fold = cz_fold_new (text, strlen (text));
  const char *p = fold->text;

  for (gsize i = 0; i < fold->length;)
    {
      gsize gap = separator_length (p + i);
      gsize n;
      gsize head;

      if (gap > 0)
        {
          i += gap;
          continue;
        }

      n = scan_name (p + i, fold->length - i);
      role = read_role_before (p + i, n, role);
      head = trim_head (p + i, n);

      if (n > head)
        read_name (fold, text, base, i + head, trim_tail (p + i + head, n - head), read_role_behind (p + i, n, role), names, units);

      i += MAX (n, 1);
    }
}
