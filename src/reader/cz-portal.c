/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-portal.h"

#include "reader/cz-blocks.h"
#include "reader/cz-numbering.h"
#include "reader/cz-scan.h"

/* Within so many paragraphs from the start an index table and the head of a page are looked for. */
#define HEAD_BLOCKS 60
/* A paragraph longer than this is text, not furniture. */
#define MAX_FURNITURE 70

static const struct
{
  const char   *label;
  CzPortalField field;
} labels[] = {
  { "发文字号", CZ_PORTAL_NUMBER },
  { "文件编号", CZ_PORTAL_NUMBER },
  { "文件字号", CZ_PORTAL_NUMBER },
  { "发文号", CZ_PORTAL_NUMBER },
  { "文号", CZ_PORTAL_NUMBER },
  { "发布机构", CZ_PORTAL_ISSUER },
  { "发文机关", CZ_PORTAL_ISSUER },
  { "发文机构", CZ_PORTAL_ISSUER },
  { "发文单位", CZ_PORTAL_ISSUER },
  { "发布单位", CZ_PORTAL_ISSUER },
  { "制发机关", CZ_PORTAL_ISSUER },
  { "成文机关", CZ_PORTAL_ISSUER },
  { "公开责任部门", CZ_PORTAL_OTHER },
  { "成文日期", CZ_PORTAL_MADE },
  { "成文时间", CZ_PORTAL_MADE },
  { "发文日期", CZ_PORTAL_MADE },
  { "发文时间", CZ_PORTAL_MADE },
  { "印发日期", CZ_PORTAL_MADE },
  { "制发日期", CZ_PORTAL_MADE },
  { "签发日期", CZ_PORTAL_MADE },
  { "生成日期", CZ_PORTAL_PUBLISHED },
  { "发布日期", CZ_PORTAL_PUBLISHED },
  { "发布时间", CZ_PORTAL_PUBLISHED },
  { "公开日期", CZ_PORTAL_PUBLISHED },
  { "公开时间", CZ_PORTAL_PUBLISHED },
  { "更新时间", CZ_PORTAL_PUBLISHED },
  { "时间", CZ_PORTAL_PUBLISHED },
  { "日期", CZ_PORTAL_PUBLISHED },
  { "文件名称", CZ_PORTAL_TITLE },
  { "信息名称", CZ_PORTAL_TITLE },
  { "标题", CZ_PORTAL_TITLE },
  { "名称", CZ_PORTAL_TITLE },
  { "索引号", CZ_PORTAL_OTHER },
  { "索取号", CZ_PORTAL_OTHER },
  { "主题分类", CZ_PORTAL_OTHER },
  { "主题词", CZ_PORTAL_OTHER },
  { "主题", CZ_PORTAL_OTHER },
  { "信息时效性", CZ_PORTAL_OTHER },
  { "时效性", CZ_PORTAL_OTHER },
  { "有效性", CZ_PORTAL_OTHER },
  { "效力状态", CZ_PORTAL_OTHER },
  { "公开方式", CZ_PORTAL_OTHER },
  { "公开范围", CZ_PORTAL_OTHER },
  { "公开形式", CZ_PORTAL_OTHER },
  { "公开目录", CZ_PORTAL_OTHER },
  { "公开类别", CZ_PORTAL_OTHER },
  { "公开程序", CZ_PORTAL_OTHER },
  { "公开时限", CZ_PORTAL_OTHER },
  { "统一登记号", CZ_PORTAL_OTHER },
  { "登记号", CZ_PORTAL_OTHER },
  { "信息来源", CZ_PORTAL_OTHER },
  { "文章来源", CZ_PORTAL_OTHER },
  { "来源", CZ_PORTAL_OTHER },
  { "浏览次数", CZ_PORTAL_OTHER },
  { "点击次数", CZ_PORTAL_OTHER },
  { "点击数", CZ_PORTAL_OTHER },
  { "点击量", CZ_PORTAL_OTHER },
  { "阅读次数", CZ_PORTAL_OTHER },
  { "访问次数", CZ_PORTAL_OTHER },
  { "浏览量", CZ_PORTAL_OTHER },
  { "阅读量", CZ_PORTAL_OTHER },
  { "浏览", CZ_PORTAL_OTHER },
  { "信息分类", CZ_PORTAL_OTHER },
  { "信息类别", CZ_PORTAL_OTHER },
  { "体裁分类", CZ_PORTAL_OTHER },
  { "服务对象", CZ_PORTAL_OTHER },
  { "分类", CZ_PORTAL_OTHER },
  { "组配分类", CZ_PORTAL_OTHER },
  { "所属分类", CZ_PORTAL_OTHER },
  { "文件类型", CZ_PORTAL_OTHER },
  { "文件状态", CZ_PORTAL_OTHER },
  { "关键词", CZ_PORTAL_OTHER },
  { "关键字", CZ_PORTAL_OTHER },
  { "内容概述", CZ_PORTAL_OTHER },
  { "内容摘要", CZ_PORTAL_OTHER },
  { "内容描述", CZ_PORTAL_OTHER },
  { "作者", CZ_PORTAL_OTHER },
  { "编辑", CZ_PORTAL_OTHER },
  { "责任编辑", CZ_PORTAL_OTHER },
  { "发布人", CZ_PORTAL_OTHER },
  { "审核", CZ_PORTAL_OTHER },
  { "废止日期", CZ_PORTAL_OTHER },
  { "失效日期", CZ_PORTAL_OTHER },
  { "失效时间", CZ_PORTAL_OTHER },
  { "实施日期", CZ_PORTAL_OTHER },
  { "生效日期", CZ_PORTAL_OTHER },
  { "有效期", CZ_PORTAL_OTHER },
  { "字体", CZ_PORTAL_OTHER },
  { "字号", CZ_PORTAL_OTHER },
};

/* What only a web page says, at the start of a line. */
static const char *const furniture_starts[] = {
  "分享到", "分享", "打印", "【打印", "[打印", "【字体", "[字体", "字体:", "首页", "当前位置", "您现在的位置", "您当前的位置", "当前的位置", "您的位置", "收藏",
  "加入收藏", "设为首页", "关闭", "【关闭", "[关闭", "无障碍", "长者版", "长者模式", "关怀版", "进入适老", "进入关怀", "简体", "繁体", "扫一扫", "扫码", "相关链接", "相关文章", "相关阅读", "相关解读",
  "相关附件", "相关信息", "相关文件", "附件下载", "上一篇", "下一篇", "上一条", "下一条", "责任编辑", "网站标识码", "版权所有", "主办单位:", "主办:", "主 办", "承办单位:", "承办:",
  "关于本网", "关于我们", "联系我们", "网站地图", "隐私声明", "免责声明", "备案序号", "ICP备", "打印本页", "关闭窗口", "返回顶部", "返回", "全文下载",
  "文件下载", "政策解读", "图解", "媒体链接", "友情链接", "技术支持", "您是第", "访问量", "打开微信", "微信", "微博", "用微信", "- 国家", "网站导航", "登录", "注册",
  "大 中 小", "字号:", "字体大小", "浏览次数", "信息公开指南", "政府信息公开", "检索", "站内搜索", "纠错", "我要纠错", "智能问答", "English", "手机版", "移动版", "新浪", "QQ", "二维码", "阅读:", "【 大 中 小", "朗读", "语音播报", "页面功能", "保存", NULL
};

static const char *const furniture_anywhere[] = { "网站标识码", "版权所有", "公网安备", "ICP备", "扫一扫", "分享到", "浏览次数", "加入收藏", "设为首页", "网站地图", "联系我们", "无障碍浏览", "责任编辑", "打印本页", "关闭窗口", "当前位置", NULL };

/* Behind @label at @p, with blanks allowed between its characters (索 引 号); NULL when it does not stand there. */
static const char *
skip_label (const char *p,
            const char *end,
            const char *label)
{
  while (*label != '\0')
    {
      guint a, b;

      if (cz_scan_char (p, end, &a) != cz_scan_char (label, label + 4, &b))
        return NULL;
      p += a;
      label += b;
      if (*label != '\0')
        p = cz_scan_skip_blanks (p, end);
    }

  return p;
}

/* Which label stands at @p, and where its value begins. A label ends in a colon; the blank of a copied table will do. */
static CzPortalField
read_label (const char  *p,
            const char  *end,
            gboolean     colon_only,
            const char **value)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *after = skip_label (p, end, labels[i].label);
      const char *colon;

      if (after == NULL)
        continue;

      colon = cz_scan_skip_blanks (after, end);
      if (cz_scan_peek (colon, end) == ':' || (*colon == ']' && colon < end))
        {
          *value = cz_scan_next (colon, end);
          return labels[i].field;
        }
      if (!colon_only && (colon > after || colon == end) && (labels[i].field == CZ_PORTAL_NUMBER || cz_scan_count (p, after) > 2))
        {
          *value = colon;
          return labels[i].field;
        }
    }

  return CZ_PORTAL_NONE;
}

static const char *
skip_ornament (const char *p,
               const char *end)
{
  guint length;

  while (cz_scan_is_one_of (cz_scan_char (p, end, &length), " \t•·●【[|*-"))
    p += length;

  return p;
}

/**
 * cz_portal_read_field:
 * @p: (inout): where to read; behind the value on return
 * @end: end of the line
 * @value: (out): the value of the field
 * @value_end: (out): its end
 *
 * Reads the next field of a line of a portal's index: "索引号: 001 发文日期: 2017-12-19".
 *
 * Returns: which field, or %CZ_PORTAL_NONE when none stands at @p
 */
CzPortalField
cz_portal_read_field (const char **p,
                      const char  *end,
                      const char **value,
                      const char **value_end)
{
  const char   *start = skip_ornament (*p, end);
  CzPortalField field = read_label (start, end, FALSE, value);
  const char   *q;
  guint         length;

  if (field == CZ_PORTAL_NONE)
    return field;

  for (q = *value; q < end; q += length)
    {
      const char *ignored;
      gboolean    after_blank = cz_scan_is_blank (cz_scan_before (q, start));

      if (q > *value && read_label (q, end, !after_blank, &ignored) != CZ_PORTAL_NONE)
        break;
      cz_scan_char (q, end, &length);
    }

  *value = cz_scan_skip_blanks (*value, end);
  *value_end = cz_scan_trim_end (*value, MAX (q, *value));
  *p = q;

  return field;
}

static gboolean
is_index_line (const char *p,
               const char *end)
{
  const char *value, *value_end;

  return cz_scan_count (p, MIN (end, p + 600)) <= 190 && cz_portal_read_field (&p, end, &value, &value_end) != CZ_PORTAL_NONE;
}

/* "2017-12-26 16:34": when the page was made. */
static gboolean
is_time_line (const char *p,
              const char *end)
{
  gboolean colon = FALSE;
  guint    digits = 0;
  guint    length;

  p = skip_ornament (p, end);
  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_digit (c))
        digits++;
      else if (c == ':')
        colon = TRUE;
      else if (!cz_scan_is_one_of (c, "-/年月日.") && !cz_scan_is_blank (c))
        return FALSE;
    }

  return colon && digits >= 8;
}

static gboolean
is_furniture_line (const char *p,
                   const char *end)
{
  if (cz_scan_count (p, end) > MAX_FURNITURE && !cz_scan_has_any (p, end, furniture_anywhere))
    return FALSE;

  p = skip_ornament (p, end);
  if (p == end)
    return TRUE;
  if (cz_scan_count (p, end) > MAX_FURNITURE * 3)
    return FALSE;

  return cz_scan_skip_any (p, end, furniture_starts, NULL) != NULL || cz_scan_has_any (p, end, furniture_anywhere);
}

static gboolean
begins_body (const char *p,
             const char *end)
{
  CzMarker marker;

  return cz_numbering_read (p, end, &marker) && (marker.kind <= CZ_MARKER_HAN_BRACKET);
}

/* Whether a paragraph near the end belongs to the document: a sentence, a numbered part, a date, a list of annexes. */
static gboolean
is_text (const char *p,
         const char *end)
{
  CzMarker marker;
  guint    n = cz_scan_count (p, MIN (end, p + 1000));

  return n > MAX_FURNITURE || cz_scan_find (p, end, "。") != NULL || cz_scan_skip (p, end, "附件") != NULL ||
         (cz_numbering_read (p, end, &marker) && marker.kind != CZ_MARKER_BULLET && marker.kind != CZ_MARKER_DASH) ||
         (cz_scan_ends_with (p, end, "日") && n <= 12);
}

static void
classify_head (CzBlocks *blocks)
{
  for (guint i = 0; i < blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      CzBlock    *block = cz_blocks_get (blocks, i);
      const char *p = cz_blocks_text (blocks, block->span);
      const char *end = p + block->span.length;

      if (block->kind == CZ_BLOCK_TABLE || block->use != CZ_BLOCK_BODY)
        continue;
      if (begins_body (p, end))
        return;
      if (is_index_line (p, end) || is_time_line (p, end))
        block->use = CZ_BLOCK_INDEX;
      else if (is_furniture_line (p, end))
        block->use = CZ_BLOCK_FURNITURE;
    }
}

static void
classify_tail (CzBlocks *blocks)
{
  guint first = blocks->blocks->len;
  guint tail = first;

  for (guint i = blocks->blocks->len; i > 0; i--)
    {
      const CzBlock *block = cz_blocks_get (blocks, i - 1);
      const char    *p = cz_blocks_text (blocks, block->span);
      const char    *end = p + block->span.length;
      gboolean       furniture;

      if (block->kind == CZ_BLOCK_TABLE || block->use == CZ_BLOCK_INDEX)
        break;

      furniture = block->use == CZ_BLOCK_FURNITURE || is_furniture_line (p, end) || is_index_line (p, end) || is_time_line (p, end);
      if (!furniture && is_text (p, end))
        break;
      if (furniture)
        tail = i - 1;
    }

  for (guint i = tail; i < first; i++)
    cz_blocks_get (blocks, i)->use = CZ_BLOCK_FURNITURE;
}

/**
 * cz_blocks_classify:
 * @blocks: a document as its format gave it
 *
 * Tells the document from the index table and the furniture of the page it was copied from.
 */
void
cz_blocks_classify (CzBlocks *blocks)
{
  guint n = blocks->blocks->len;

  if (n > 0 && cz_blocks_get (blocks, n - 1)->kind == CZ_BLOCK_PARAGRAPH && cz_blocks_get (blocks, n - 1)->span.length == 0)
    g_array_set_size (blocks->blocks, n - 1);

  classify_head (blocks);
  classify_tail (blocks);
}
