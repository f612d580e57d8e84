/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-heading.h"

#include <string.h>

#include "reader/cz-fold.h"

/* Longer texts are no headings: 33 Chinese characters with what stands in brackets, 13 without. */
#define MAX_HEADING_BYTES 99
#define MAX_NAME_BYTES 39

static gboolean
is_one_of (const char *text,
           const char *words)
{
  gsize length = strlen (text);

  for (const char *p = words; *p != '\0';)
    {
      gsize n = strcspn (p, "|");

      if (n == length && memcmp (p, text, n) == 0)
        return TRUE;

      p += n + (p[n] == '|');
    }

  return FALSE;
}

static gboolean
has_one_of (const char *text,
            const char *words)
{
  char word[32];

  for (const char *p = words; *p != '\0';)
    {
      gsize n = strcspn (p, "|");

      g_assert (n < sizeof word);
      memcpy (word, p, n);
      word[n] = '\0';

      if (strstr (text, word) != NULL)
        return TRUE;

      p += n + (p[n] == '|');
    }

  return FALSE;
}

static gboolean
ends_with_one_of (const char *text,
                  const char *words)
{
  gsize length = strlen (text);

  for (const char *p = words; *p != '\0';)
    {
      gsize n = strcspn (p, "|");

      if (n <= length && memcmp (p, text + length - n, n) == 0)
        return TRUE;

      p += n + (p[n] == '|');
    }

  return FALSE;
}

/* "分值(分)", "考核内容(100分)" → without what the bracket at the end says */
static void
strip_bracket (char *text)
{
  gsize length = strlen (text);
  char *open;

  if (length == 0 || (text[length - 1] != ')' && text[length - 1] != ']'))
    return;

  open = strrchr (text, text[length - 1] == ')' ? '(' : '[');

  if (open != NULL && open > text)
    *open = '\0';
}

static CzHeading
classify_units (const char *text)
{
  static const char bodies[] = "单位|部门|处室|科室|股室|主体|单位部门|机构|分工";

  if (has_one_of (text, "领导|责任人|负责人|联系人|联络员|签字|对象|被考核|计量单位|数据单位"))
    return CZ_HEADING_EXTRA;
  if (has_one_of (text, "配合|协办|协助|协同|参与单位|参加单位|参与部门"))
    return has_one_of (text, "牵头|主办") ? CZ_HEADING_RESPONSIBLE : CZ_HEADING_COOPERATING;
  if (has_one_of (text, "牵头|主办|承办|主责"))
    return has_one_of (text, "考核牵头") ? CZ_HEADING_ASSESSOR : CZ_HEADING_LEAD;
  if (!ends_with_one_of (text, bodies))
    return CZ_HEADING_OTHER;
  if (has_one_of (text, "考核|监考|认定|评分|考评|审核|评价|评定"))
    return CZ_HEADING_ASSESSOR;
  if (has_one_of (text, "责任|实施|落实|执行|承担|完成|报送|提供") || is_one_of (text, "单位|部门|分工"))
    return CZ_HEADING_RESPONSIBLE;

  return CZ_HEADING_OTHER;
}

static CzHeading
classify_points (const char *text)
{
  if (has_one_of (text, "内容|指标|要点|项目|任务|目标"))
    return CZ_HEADING_OTHER;
  if (is_one_of (text, "标准分|标准分值|标准分数|评分标准分|考核标准分|标准得分"))
    return CZ_HEADING_POINTS;
  if (is_one_of (text, "扣分|加分|评分|打分|扣加分|加扣分|减分|考核结果|完成情况|自评|初审|复核|核查|自查|复审|终审"))
    return CZ_HEADING_MARK;
  if (has_one_of (text, "标准|细则|办法|方法|规则|说明|依据|原因|理由"))
    return CZ_HEADING_OTHER;
  if (has_one_of (text, "自评|得分|考核分|考评分|初审|复审|实得|评审分|核定分|评定分|自查分|自测"))
    return CZ_HEADING_MARK;
  if (has_one_of (text, "分值|权重|标准分|满分|配分|基本分|基础分|分数|总分|赋分") || is_one_of (text, "分|分值比重|标分"))
    return CZ_HEADING_POINTS;

  return CZ_HEADING_OTHER;
}

static CzHeading
classify_rule (const char *text)
{
  if (has_one_of (text, "依据|来源|佐证|证明材料|见证|支撑材料|提交材料|验证资料|提供材料|材料清单|备查|考核资料|评分材料|资料目录"))
    return CZ_HEADING_BASIS;
  if (has_one_of (text, "评分|计分|打分|考评|考核|评价|评定|赋分|扣分|记分|得分|测评|评估|评审|加分|加减分|检查") &&
      has_one_of (text, "标准|细则|办法|方法|规则|说明|方式"))
    return CZ_HEADING_RULE;
  if (is_one_of (text, "标准|细则|评分"))
    return CZ_HEADING_RULE;

  return CZ_HEADING_OTHER;
}

static CzHeading
classify_content (const char *text)
{
  if (has_one_of (text, "时限|时间|进度|期限|频次|频率|目标值|指标值|完成值|基准|上年|计量|数据|年度目标|方式|佐证|材料|对象|类型|性质|措施|问题"))
    return CZ_HEADING_EXTRA;
  if (is_one_of (text, "指标内容|考核指标内容|指标说明|指标解释|指标要求|三级指标|指标要素|考核指标|评价指标|建设内容|创建指标|指标名称|创建内容|测评指标"))
    return CZ_HEADING_LEVEL_OR_TEXT;
  if (has_one_of (text, "一级|二级|四级|类别|大类|分类|领域|方面|板块|维度|要素|项目|指标项|类目|子项"))
    return CZ_HEADING_LEVEL;
  if (has_one_of (text, "内容|要点|任务|目标|要求|事项|工作|标准"))
    return CZ_HEADING_TEXT;
  if (has_one_of (text, "指标|考核项|评价项|项次"))
    return CZ_HEADING_LEVEL;

  return CZ_HEADING_OTHER;
}

/**
 * cz_sheet_heading_classify:
 * @heading: text of a heading cell
 * @length: bytes of it
 *
 * Returns: what the heading promises by itself
 */
CzHeading
cz_sheet_heading_classify (const char *heading,
                           gsize       length)
{
  g_autofree char *text = NULL;
  CzHeading        kind;

  if (length == 0 || length > MAX_HEADING_BYTES)
    return CZ_HEADING_OTHER;

  text = cz_fold_squeeze (heading, length);

  if (strpbrk (text, ";:!?") != NULL || strstr (text, "。") != NULL || g_ascii_isdigit (text[0]))
    return CZ_HEADING_OTHER;

  strip_bracket (text);

  if (strlen (text) > MAX_NAME_BYTES || ends_with_one_of (text, "表|方案|通知|办法|意见"))
    return is_one_of (text, "评分办法|计分办法|考核办法|评分方案|考评办法|打分办法") ? CZ_HEADING_RULE : CZ_HEADING_OTHER;
  if (is_one_of (text, "序号|编号|项次|序|号|No|NO|No.|NO.|条款号|指标编号|顺序号|项目编号"))
    return CZ_HEADING_NO;
  if (is_one_of (text, "备注|说明|情况说明|备考|附注|其他"))
    return CZ_HEADING_NOTE;
  if ((kind = classify_units (text)) != CZ_HEADING_OTHER)
    return kind;
  if ((kind = classify_points (text)) != CZ_HEADING_OTHER)
    return kind;
  if ((kind = classify_rule (text)) != CZ_HEADING_OTHER)
    return kind;

  return classify_content (text);
}

static int
find_text_column (const GArray *columns)
{
  int      strong = -1;
  int      either = -1;
  int      level = -1;
  gboolean has_rule = FALSE;
  guint    n_levels = 0;

  for (guint i = 0; i < columns->len; i++)
    switch (g_array_index (columns, CzSheetColumn, i).kind)
      {
      case CZ_HEADING_TEXT:
        strong = (int) i;
        break;
      case CZ_HEADING_LEVEL_OR_TEXT:
        either = (int) i;
        break;
      case CZ_HEADING_LEVEL:
        level = (int) i;
        n_levels++;
        break;
      case CZ_HEADING_RULE:
        has_rule = TRUE;
        break;
      default:
        break;
      }

  if (strong >= 0)
    return strong;
  if (either >= 0 && either > level)
    return either;
  if (level >= 0 && (has_rule || n_levels > 1))
    return level > either ? level : either;

  return MAX (either, level);
}

static CzSheetRole
map_role (CzHeading kind,
          gboolean  has_lead,
          gboolean  has_responsible)
{
  switch (kind)
    {
    case CZ_HEADING_NO:
      return CZ_SHEET_NO;
    case CZ_HEADING_RULE:
      return CZ_SHEET_RULE;
    case CZ_HEADING_LEAD:
      return CZ_SHEET_LEAD;
    case CZ_HEADING_COOPERATING:
      return CZ_SHEET_COOPERATING;
    case CZ_HEADING_RESPONSIBLE:
      return has_lead ? CZ_SHEET_COOPERATING : CZ_SHEET_RESPONSIBLE;
    case CZ_HEADING_ASSESSOR:
      return has_lead || has_responsible ? CZ_SHEET_EXTRA : CZ_SHEET_RESPONSIBLE;
    case CZ_HEADING_MARK:
      return CZ_SHEET_MARK;
    case CZ_HEADING_BASIS:
      return CZ_SHEET_BASIS;
    case CZ_HEADING_NOTE:
      return CZ_SHEET_NOTE;
    default:
      return CZ_SHEET_EXTRA;
    }
}

static gboolean
has_kind (const GArray *columns,
          CzHeading     kind)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, CzSheetColumn, i).kind == kind)
      return TRUE;

  return FALSE;
}

/* A second column of the same use (打分方法 beside 评分标准) is kept as it is. */
static void
keep_first (GArray     *columns,
            CzSheetRole role)
{
  gboolean seen = FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      CzSheetColumn *column = &g_array_index (columns, CzSheetColumn, i);

      if (column->role != role)
        continue;
      if (seen)
        column->role = CZ_SHEET_EXTRA;

      seen = TRUE;
    }
}

/* Of several points columns each belongs to the level at its left; the one after the last content column to the rows. */
static void
settle_points (GArray *columns,
               int     text)
{
  guint n_points = 0;
  guint level = 0;

  for (guint i = 0; i < columns->len; i++)
    n_points += g_array_index (columns, CzSheetColumn, i).kind == CZ_HEADING_POINTS;

  for (guint i = 0; i < columns->len; i++)
    {
      CzSheetColumn *column = &g_array_index (columns, CzSheetColumn, i);

      if (column->role == CZ_SHEET_LEVEL)
        level = column->level + 1;
      if (column->kind != CZ_HEADING_POINTS)
        continue;

      column->role = n_points > 1 && (int) i < text && level > 0 ? CZ_SHEET_LEVEL_POINTS : CZ_SHEET_POINTS;
      column->level = level > 0 ? level - 1 : 0;
    }

  keep_first (columns, CZ_SHEET_POINTS);
}

static void
column_clear (gpointer data)
{
  g_free (((CzSheetColumn *) data)->heading);
}

GArray *
cz_sheet_columns_new (void)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (CzSheetColumn));

  g_array_set_clear_func (columns, column_clear);

  return columns;
}

/**
 * cz_sheet_columns_settle:
 * @columns: of CzSheetColumn, with heading and kind
 *
 * Gives every column its role among the others.
 *
 * Returns: whether these are the headings of a scoring table or a division of tasks: something to do, and points,
 *     a rule or units for it
 */
gboolean
cz_sheet_columns_settle (GArray *columns)
{
  gboolean has_lead = has_kind (columns, CZ_HEADING_LEAD);
  gboolean has_responsible = has_kind (columns, CZ_HEADING_RESPONSIBLE);
  int      text = find_text_column (columns);
  guint    level = 0;

  if (text < 0)
    return FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      CzSheetColumn *column = &g_array_index (columns, CzSheetColumn, i);
      gboolean       contentish = column->kind == CZ_HEADING_LEVEL || column->kind == CZ_HEADING_TEXT ||
                            column->kind == CZ_HEADING_LEVEL_OR_TEXT;

      column->role = map_role (column->kind, has_lead, has_responsible);

      if ((int) i == text)
        column->role = CZ_SHEET_TEXT;
      else if (contentish && (int) i < text)
        {
          column->role = CZ_SHEET_LEVEL;
          column->level = level++;
          column->category = column->kind == CZ_HEADING_LEVEL && strstr (column->heading, "指标") == NULL;
        }
    }

  settle_points (columns, text);
  keep_first (columns, CZ_SHEET_NO);
  keep_first (columns, CZ_SHEET_RULE);
  keep_first (columns, CZ_SHEET_NOTE);

  return has_kind (columns, CZ_HEADING_POINTS) || has_kind (columns, CZ_HEADING_RULE) || has_lead || has_responsible ||
         has_kind (columns, CZ_HEADING_ASSESSOR);
}

guint
cz_sheet_columns_count_levels (const GArray *columns)
{
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    n += g_array_index (columns, CzSheetColumn, i).role == CZ_SHEET_LEVEL;

  return n;
}

/**
 * cz_sheet_column_role_name:
 * @column: a settled column
 * @n_levels: how many levels the table has
 *
 * Returns: the role as the draft and the command line name it; "" for a column kept as it is
 */
const char *
cz_sheet_column_role_name (const CzSheetColumn *column,
                           guint                n_levels)
{
  static const char *const names[] = {
    [CZ_SHEET_EXTRA] = "",
    [CZ_SHEET_NO] = "no",
    [CZ_SHEET_TEXT] = "text",
    [CZ_SHEET_POINTS] = "points",
    [CZ_SHEET_LEVEL_POINTS] = "points",
    [CZ_SHEET_RULE] = "rule",
    [CZ_SHEET_LEAD] = "lead",
    [CZ_SHEET_COOPERATING] = "cooperating",
    [CZ_SHEET_RESPONSIBLE] = "responsible",
    [CZ_SHEET_MARK] = "mark",
    [CZ_SHEET_BASIS] = "basis",
    [CZ_SHEET_NOTE] = "note",
  };

  if (column->role != CZ_SHEET_LEVEL)
    return names[column->role];
  if (n_levels == 1)
    return column->category ? "category" : "indicator";

  return column->level + 1 == n_levels ? "indicator" : "category";
}
