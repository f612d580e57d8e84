/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-target-name.h"

#include "reader/cz-scan.h"

static const char *const scopes[] = { "全市", "全县", "全区", "全省", "全州", "全旗", "全镇", "全域", "我市", "我县", "我区", "我省", "本市", "本县", "本区", "辖区内", "辖区", "区内", "市内", "县内", "境内", NULL };

/* Words of intent in front of a name: they say how firm a target is, not what it is. */
static const char *const leads[] = { "力争", "确保", "争取", "努力", "实现", "完成", "推动", "促进", "保证", "使", "将", "把", "要", "须", "其中", "并且", "并", "且", "同时", "以及", "和", "及", "与",
                                     "切实", "进一步", "全面", "逐步", "稳步", "保持", "做到", "基本", "另外", "此外", "主要是", "包括", "即", "或", "到期末", "期末", "全年", "继续", "不断", "持续", "年内", "生产的", "的", NULL };

static const char *const trails[] = { "年均", "要", "应", "将", "须", "必须", "均", "都", "总体", "分别", "力争", "努力", "确保", "全部", "稳定", "保持", "年均", "累计", "平均", "也", "已", "逐步", "同比", "连续", "近", "争取", "继续", "稳步", "进一步", "基本", "持续", "不断", "分别要", "要求", "应当", "实现", "率先", "每年", "各", "一般", "始终", "一律", "已经", "的", "有望", "总", "达", "在", "分别力争", "共", NULL };

static const char *const measures[] = { "率", "度", "比重", "比例", "占比", "比", "指数", "总量", "数量", "总数", "面积", "规模", "份额", "产值", "增加值", "收入", "投入", "人数", "家数", "强度", "浓度", "水平",
                                        "总值", "总额", "额", "产量", "销量", "用量", "排放量", "保有量", "拥有量", "得分", "覆盖面", "件数", "户数", "数", "能耗", "成本", "时间", "时限", "经费", "分值", "评分", "密度", "量", "GDP", "gdp", NULL };

/* Words that end like a measure and are none. */
static const char *const no_measures[] = { "质量", "力量", "大量", "批量", "计量", "能量", "制度", "力度", "程度", "年度", "进度", "态度", "角度", "季度", "高度", "深度", "对比", "评比", "类比", "多数", "名额", "体量", NULL };

/* ① to ⑳: the number of an item in a line. */
static gboolean
is_circled (gunichar c)
{
  return c >= 0x2460 && c <= 0x2473;
}

/* Behind words of intent and scope at @p; a scope is noted in @name. */
const char *
cz_target_name_skip_lead (const char   *p,
                          const char   *end,
                          CzTargetName *name)
{
  for (;;)
    {
      const char *after;

      p = cz_scan_skip_blanks (p, end);
      if (cz_scan_is_dash (cz_scan_peek (p, end)) || cz_scan_peek (p, end) == 0x3001 || is_circled (cz_scan_peek (p, end)))
        {
          p = cz_scan_next (p, end);
          continue;
        }
      after = cz_scan_skip_any (p, end, scopes, NULL);
      if (after != NULL)
        {
          name->scope = p;
          name->scope_end = after;
          p = after;
          continue;
        }
      after = cz_scan_skip_any (p, end, leads, NULL);
      if (after == NULL || after >= end || cz_scan_skip_any (p, end, (const char *const[]){ "使用", "完成率", "完成值", "完成比", "完成量", NULL }, NULL) != NULL)
        return p;
      p = after;
    }
}

/* Behind 连续3年, 近3年, 3年内 that end or begin a name: how long it is measured, not what. */
static const char *
skip_window (const char *p,
             const char *end)
{
  const char *q = cz_scan_skip_any (p, end, (const char *const[]){ "连续", "近", "用", NULL }, NULL);
  guint       number;

  q = cz_scan_number (q != NULL ? q : p, end, &number);
  if (q == NULL || number > 30 || cz_scan_peek (q, end) != 0x5E74)
    return NULL;
  q = cz_scan_next (q, end);

  return cz_scan_skip (q, end, "内") != NULL ? cz_scan_skip (q, end, "内") : q;
}

/* 各县区要将合格率: who is to act is no part of what is measured, nor is what it is now (时限由7个工作日). */
static void
cut_subject_and_origin (CzTargetName *name)
{
  static const char *const acts[] = { "要将", "要把", "应将", "须将", "应把", "负责将", NULL };
  guint                    which;
  const char              *act = cz_scan_find_any (name->start, name->end, acts, &which);

  if (act != NULL && act + strlen (acts[which]) < name->end)
    name->start = act + strlen (acts[which]);

  for (const char *p = cz_scan_next (name->start, name->end); p < name->end; p = cz_scan_next (p, name->end))
    {
      const char *value = cz_scan_skip_any (p, name->end, (const char *const[]){ "由", "从", NULL }, NULL);

      if (value != NULL && cz_scan_is_digit (cz_scan_peek (value, name->end)))
        {
          name->end = p;
          return;
        }
    }
}

/* Takes the words off both ends of a name that are no part of it. */
void
cz_target_name_trim (CzTargetName *name)
{
  const char *window;
  gboolean    more = TRUE;

  cut_subject_and_origin (name);
  name->start = cz_target_name_skip_lead (name->start, name->end, name);
  if ((window = skip_window (name->start, name->end)) != NULL)
    name->start = cz_target_name_skip_lead (window, name->end, name);

  while (more)
    {
      more = FALSE;
      name->end = cz_scan_trim_end (name->start, name->end);
      while (name->end > name->start && cz_scan_is_one_of (cz_scan_before (name->end, name->start), ":,;、"))
        name->end = cz_scan_prev (name->end, name->start), more = TRUE;
      for (guint i = 0; trails[i] != NULL; i++)
        if (cz_scan_ends_with (name->start, name->end, trails[i]) && name->end - name->start > (long) strlen (trails[i]))
          {
            /* 合格率 is not 合格 + a trailing word, 总量 not 量. */
            name->end -= strlen (trails[i]);
            more = TRUE;
            break;
          }
      for (const char *p = name->end; !more && p > name->start && name->end - p < 24; p = cz_scan_prev (p, name->start))
        if (p < name->end && !cz_scan_is_digit (cz_scan_before (p, name->start)) && skip_window (p, name->end) == name->end)
          {
            name->end = p;
            more = TRUE;
          }
    }
}

/* Whether some words end in the name of something that has a number: 合格率, 满意度, 总量. */
gboolean
cz_target_name_is_measure (const char *p,
                           const char *end)
{
  static CzScanTails tails;

  end = cz_scan_trim_end (p, end);
  if (cz_scan_is_close (cz_scan_before (end, p)))
    {
      const char *open = cz_scan_open_of (cz_scan_prev (end, p), p);

      if (open != NULL && open > p)
        end = open;
    }

  if (!cz_scan_may_end (&tails, measures, p, end))
    return FALSE;

  for (guint i = 0; no_measures[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, no_measures[i]))
      return FALSE;

  for (guint i = 0; measures[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, measures[i]) && end - p > (long) strlen (measures[i]))
      return TRUE;

  return FALSE;
}

/**
 * cz_target_name_split:
 * @name: words that may name several measures
 * @any: whether to split wherever names are listed (分别), with the ending of the last shared by all
 * @parts: (out): the names
 * @max: room in @parts
 *
 * Returns: how many names there are; 1 when they are one
 */
guint
cz_target_name_split (const CzTargetName *name,
                      gboolean            any,
                      CzTargetName       *parts,
                      guint               max)
{
  const char *start = name->start;
  guint       n = 0;
  guint       depth = 0;
  guint       length;

  for (const char *p = name->start; p < name->end; p += length)
    {
      gunichar c = cz_scan_char (p, name->end, &length);
      gboolean joint = c == 0x3001 || c == 0x548C || c == 0x53CA || c == 0x4E0E || c == ',';

      if (cz_scan_is_open (c) || c == 0x201C || c == 0x300A)
        depth++;
      else if ((cz_scan_is_close (c) || c == 0x201D || c == 0x300B) && depth > 0)
        depth--;

      if (!joint || depth > 0 || p == start || n + 1 >= max || (!any && !cz_target_name_is_measure (start, p)))
        continue;

      parts[n] = *name;
      parts[n].start = start;
      parts[n].end = p;
      n++;
      start = p + length;
    }

  parts[n] = *name;
  parts[n].start = start;
  n++;

  return n;
}
