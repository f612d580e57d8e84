/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-unit-name.h"

#include "reader/cz-scan.h"

#define MAX_NAME 40

/* Endings that by themselves make a name of a unit; longer ones first. */
static const char *const strong_suffixes[] = {
  "领导小组办公室", "委员会办公室", "领导小组", "联席会议", "办事处", "委员会", "管委会", "联合会", "协会", "学会", "商会", "总工会",
  "工会", "理事会", "贸促会", "促进会", "红十字会", "人民政府", "政府", "办公室", "检察院", "人民法院", "法院", "研究院", "设计院",
  "医院", "卫生院", "学院", "大学", "学校", "研究所", "派出所", "事务所", "监管所", "中心", "总公司", "公司", "集团", "银行", "支行",
  "分行", "海关", "总队", "支队", "大队", "电视台", "广播台", "广电台", "融媒体中心", "日报社", "报社", "联社", "供销社", "通讯社",
  "管理局", "监督局", "分局", "总局", "局", "委", "厅", "宣传部", "组织部", "统战部", "工作部", "武装部", "政法委", "残联", "妇联",
  "文联", "科协", "侨联", "工商联", "团委", "消协", "消委会", "市委", "县委", "区委", "省委", "党委", "街道办", "成员单位", "市直部门",
  "开发区", "高新区", "新区", "园区", "产业园", "保税区", "部门", "科技园", "管理处", "办事机构", "分公司", "供电公司", "检验院", "检测院",
  "质检院", "计量院", "质检所", "计量所", "监测站", "监督站", "管理站", "总站", "安监站", "质监站", "疾控中心", "政府办", "市委办", "县委办",
  "区委办", "党工委", "乡镇", "街道", "中支", "市府办", "县府办", "区府办", "县区", "市区", "区县", "县市区", "法院", "公安部", "司法所", NULL
};

/* Endings that many other words have too. */
static const char *const weak_suffixes[] = {
  "办", "部", "院", "会", "处", "科", "室", "站", "所", "队", "社", "台", "馆", "园", "区", "县", "市", "州", "镇", "乡", "街",
  "组", "单位", "机构", "企业", "组织", "校", "行", "库", "场", "社区", "乡镇街道", "处室", "科室", "联", "办公厅", "旗", "府", NULL
};

/* Words that end like a unit and are none. */
static const char *const no_units[] = {
  "格局", "布局", "大局", "全局", "结局", "开局", "社会", "机会", "大会", "内部", "外部", "全部", "干部", "平台", "出台", "场所",
  "好处", "之处", "查处", "惩处", "主办", "承办", "协办", "督办", "查办", "举办", "开办", "交办", "学科", "网站", "市场", "现场",
  "立场", "会场", "会议", "示范区", "地区", "辖区", "小区", "景区", "区域", "推行", "进行", "执行", "实行", "运行", "发行", "履行", "银行业",
  "部分", "申办", "小组会", "座谈会", "推进会", "发布会", "城市", "强市", "强县", "强区", "兴区", "兴市", "监管区", "功能区", "校区", "一部", "所在", "先行", "团队",
  "课堂", "排行", "品牌", "城区", "以上企业", "标杆企业", "重点企业", "规模企业", "运行机构", "示范县", "示范市", "强省", "质量强", "委托", NULL
};

static const char *const group_starts[] = { "各", "有关", "相关", "其他", "其它", "全体", "所有", "市直各", "区直各", "县直各", "省直各", NULL };

static const char *const group_words[] = { "成员单位", "有关部门", "相关部门", "有关单位", "相关单位", "主管部门", "监管部门", "职能部门", "责任部门", "责任单位", "牵头单位", "各部门", "各单位", "各县", "各区", "各镇",
                                           "各乡", "各街道", "各街办", "各园区", "各管委会", "各市", "各级", "各有关", "各相关", "各科室", "各处室", "各直属", "各开发区", "各功能区", "各旗", "各办", "各局", "各委", NULL };

/* Collective names without 各: 县(市、区)政府, 县市区政府, 乡镇政府. */
static const char *const collective[] = { "县区政府", "区县政府", "县市区政府", "市县区政府", "县市区人民政府", "县区人民政府", "区县人民政府", "乡镇政府", "乡镇人民政府",
                                          "镇街", "乡镇(街道)", "镇(街道)", "镇(街)", "乡镇", "乡镇街道", "镇乡街道", "街道", "镇人民政府(街道办事处)", "县(市、区)政府", "县(市、区)人民政府", "县(区)政府",
                                          "县(区)人民政府", "县(市)区政府", "县(市)区人民政府", "区(市)县政府", "区市县政府", "市(区)政府", "县市区", "县区", "区县", "县(市、区)", "县(区)", "市直部门", "县直部门",
                                          "区直部门", "市级部门", "县级部门", "区级部门", "旗县区政府", "市(州)政府", "市(区)", "县(市)、区政府", "县(市)政府", "镇办", "镇(办)", "乡镇(办)", NULL };

/* Behind 市 县 区 省 and their like, when the name begins with one; NULL otherwise. 市场监管局 does not. */
const char *
cz_unit_name_skip_level (const char *p,
                         const char *end)
{
  static const char *const levels[] = { "自治区", "自治州", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", NULL };
  static const char *const not_city[] = { "市场", "市政公用", "市政管理", "市政园林", "市政工程", "市政设施", "市容", "市民", "市长", "市属", "区域", "区块", "县域", "县级", "市级", "区级", "省级",
                                          "县区", "县(", "区县", "县市区", "县市政府", "市县区", "市县政府", "市县两级", "市县乡", "区(", "市(", "乡镇", "镇(", "镇街", "镇办", "乡村", "乡(", "旗县", "市区", "镇乡", "镇村", "县（", "区（", "市（", NULL };
  static const char *const is_city[] = { "市市", "市政府", NULL };

  if (cz_scan_skip_any (p, end, is_city, NULL) == NULL && cz_scan_skip_any (p, end, not_city, NULL) != NULL)
    return NULL;

  return cz_scan_skip_any (p, end, levels, NULL);
}

/* The start of the longest known ending of a name, or NULL. */
const char *
cz_unit_name_find_suffix (const char *p,
                          const char *end)
{
  for (guint i = 0; strong_suffixes[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, strong_suffixes[i]))
      return end - strlen (strong_suffixes[i]);

  for (guint i = 0; weak_suffixes[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, weak_suffixes[i]))
      return end - strlen (weak_suffixes[i]);

  return NULL;
}

gboolean
cz_unit_name_is_group (const char *p,
                       const char *end)
{
  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);

  if (cz_scan_skip_any (p, end, group_starts, NULL) != NULL || cz_scan_has_any (p, end, group_words))
    return TRUE;

  for (guint i = 0; collective[i] != NULL; i++)
    if (cz_scan_skip (p, end, collective[i]) == end)
      return TRUE;

  return FALSE;
}

/* Whether every character may stand in a name; brackets must be balanced. */
static gboolean
has_name_characters (const char *p,
                     const char *end)
{
  guint depth = 0;
  guint length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c))
        depth++;
      else if (cz_scan_is_close (c) && depth-- == 0)
        return FALSE;
      else if (depth == 0 && cz_scan_is_one_of (c, ",;:。!?%、=+<>|"))
        return FALSE;
    }

  return depth == 0;
}

/* Where a name without its closing remark ends: 市府办(法制办) is judged as 市府办. */
static const char *
without_bracket (const char *p,
                 const char *end)
{
  if (cz_scan_is_close (cz_scan_before (end, p)))
    {
      const char *open = cz_scan_open_of (cz_scan_prev (end, p), p);

      if (open != NULL && open > p)
        return open;
    }

  return end;
}

/**
 * cz_unit_name_judge:
 * @p: start of some words
 * @end: their end
 *
 * Returns: how sure it is that they name one unit or a group of units
 */
CzNameStrength
cz_unit_name_judge (const char *p,
                    const char *end)
{
  const char *level;
  guint       n;
  gboolean    strong = FALSE;
  gboolean    weak = FALSE;

  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);
  n = cz_scan_count (p, end);
  if (n < 2 || n > MAX_NAME || !has_name_characters (p, end))
    return CZ_NAME_NONE;

  end = without_bracket (p, end);
  for (guint i = 0; no_units[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, no_units[i]))
      return CZ_NAME_NONE;

  for (guint i = 0; !strong && strong_suffixes[i] != NULL; i++)
    strong = cz_scan_ends_with (p, end, strong_suffixes[i]);
  for (guint i = 0; !strong && !weak && weak_suffixes[i] != NULL; i++)
    weak = cz_scan_ends_with (p, end, weak_suffixes[i]);

  if (!strong && !weak)
    return CZ_NAME_NONE;
  if (cz_unit_name_is_group (p, end))
    return CZ_NAME_STRONG;

  level = cz_unit_name_skip_level (p, end);

  return strong || (level != NULL && n <= 12) ? CZ_NAME_STRONG : CZ_NAME_WEAK;
}

/**
 * cz_unit_name_goes_on:
 * @start: where a name begins
 * @comma: a 、 behind it
 * @end: end of the text
 *
 * Whether the name goes on behind the 、: 各市、州人民政府, 各乡镇党委、人民政府, 市政府各委、办、局.
 */
gboolean
cz_unit_name_goes_on (const char *start,
                      const char *comma,
                      const char *end)
{
  const char *rest = cz_scan_next (comma, end);
  const char *level = cz_scan_skip_any (rest, end, (const char *const[]){ "州", "区", "县", "市", "旗", "镇", "乡", "盟", NULL }, NULL);

  start = cz_scan_skip_blanks (start, comma);
  /* 市政府各委、办、局 */
  if (cz_scan_skip_any (rest, end, (const char *const[]){ "办", "局", "委", NULL }, NULL) != NULL &&
      (cz_scan_ends_with (start, comma, "各委") || cz_scan_ends_with (start, comma, "各部") || cz_scan_ends_with (start, comma, "各办") ||
       cz_scan_ends_with (start, comma, "委、办") || cz_scan_ends_with (start, comma, "部、委") || cz_scan_ends_with (start, comma, "办、局")))
    return TRUE;
  if (cz_scan_skip (start, comma, "各") == NULL || cz_scan_find (start, comma, "政府") != NULL)
    return FALSE;
  if (level != NULL && cz_scan_is_close (cz_scan_peek (level, end)))
    return FALSE;

  return cz_scan_skip_any (level != NULL ? level : rest, end, (const char *const[]){ "人民政府", "政府", NULL }, NULL) != NULL;
}
