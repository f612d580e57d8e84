/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-chapter.h"

#include "reader/cz-scan.h"

/* A heading longer than this is a sentence and says nothing about its chapter. */
#define MAX_HEADING 24

static const char *const phase_words[] = { "实施步骤", "考核程序", "考评程序", "工作程序", "考核步骤", "工作步骤", "方法步骤", "时间步骤", "时间安排", "进度安排", "阶段安排", "时间进度", "推进步骤", "步骤安排", "步骤", "实施阶段", "工作阶段", "阶段划分", NULL };
static const char *const assurance_words[] = { "保障措施", "工作保障", "组织保障", "保障机制", "保障", "组织领导", "组织实施", "工作要求", "有关要求", "工作机制", "附则", NULL };
static const char *const aim_words[] = { "指导思想", "总体要求", "总体目标", "主要目标", "工作目标", "发展目标", "创建目标", "具体目标", "目标任务", "目标", "基本原则", "工作原则", "原则",
                                         "工作思路", "总体思路", "基本思路", "总则", NULL };
static const char *const background_words[] = { "重要意义", "重大意义", "现状", "形势", "背景", "基本情况", "工作成效", "工作回顾", "发展基础", "存在问题", "存在的问题",
                                                "主要成效", "取得成效", "考核结果", "考核情况", "检查情况", "总体情况", "总体评价", "存在的不足", "存在不足", "突出问题", "主要问题", NULL };
static const char *const measure_words[] = { "主要任务", "重点任务", "工作任务", "具体任务", "目标任务", "任务", "措施", "重点工作", "工作重点", "主要工作", "工作内容", "主要内容", "举措", "行动", "工程", NULL };

/* Below the top level only aims and phases are told apart: there, 工程 and 行动 are objects of the work. */
static CzChapterKind
judge_title (const char *title,
             gboolean    top)
{
  const char *end = title + strlen (title);

  if (cz_scan_count (title, end) > MAX_HEADING)
    return CZ_CHAPTER_OTHER;
  if (cz_scan_has_any (title, end, phase_words))
    return CZ_CHAPTER_PHASES;
  if (cz_scan_find (title, end, "目标任务") != NULL || cz_scan_find (title, end, "任务目标") != NULL)
    return CZ_CHAPTER_OTHER;
  if (top && cz_scan_has_any (title, end, assurance_words))
    return CZ_CHAPTER_ASSURANCE;
  if (top && cz_scan_has_any (title, end, measure_words))
    return CZ_CHAPTER_MEASURES;
  if (cz_scan_has_any (title, end, aim_words))
    return CZ_CHAPTER_AIMS;
  if (cz_scan_has_any (title, end, background_words))
    return CZ_CHAPTER_BACKGROUND;

  return CZ_CHAPTER_OTHER;
}

/* Whether most parts of a chapter are called phases. */
static gboolean
has_phases (const CzOutlineNode *node)
{
  guint phases = 0;

  for (guint i = 0; i < node->section->children->len; i++)
    {
      const CzDraftSection *child = g_ptr_array_index (node->section->children, i);

      phases += strstr (child->title, "阶段") != NULL || strstr (child->marker, "阶段") != NULL;
    }

  return phases >= 2 && phases * 2 > node->section->children->len;
}

/**
 * cz_chapter_classify:
 *
 * Returns: (transfer full): the kind of chapter that each node of @outline stands in
 */
CzChapterKind *
cz_chapter_classify (const CzOutline *outline)
{
  CzChapterKind *kinds = g_new0 (CzChapterKind, outline->nodes->len + 1);

  for (guint i = 0; i < outline->nodes->len; i++)
    {
      const CzOutlineNode *node = cz_outline_get (outline, i);
      CzChapterKind        above = node->parent >= 0 ? kinds[node->parent] : CZ_CHAPTER_OTHER;
      CzChapterKind        own = CZ_CHAPTER_OTHER;

      if (has_phases (node))
        own = CZ_CHAPTER_PHASES;
      else if (above == CZ_CHAPTER_OTHER && (node->parent < 0 || cz_outline_get (outline, node->parent)->parent < 0))
        own = judge_title (node->section->title, node->parent < 0);

      kinds[i] = own != CZ_CHAPTER_OTHER ? own : above;
    }

  return kinds;
}
