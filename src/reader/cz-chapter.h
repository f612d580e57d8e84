/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-outline.h"

/**
 * CzChapterKind:
 * @CZ_CHAPTER_OTHER: says nothing about its kind
 * @CZ_CHAPTER_BACKGROUND: 现状, 形势, 重要意义: what is, not what is to be
 * @CZ_CHAPTER_AIMS: 指导思想, 主要目标, 基本原则
 * @CZ_CHAPTER_MEASURES: 主要任务, 工作措施, 重点工作
 * @CZ_CHAPTER_PHASES: 实施步骤, 时间安排, and chapters made of phases
 * @CZ_CHAPTER_ASSURANCE: 保障措施, 组织领导, 工作要求
 *
 * What a chapter is about, by the words of its heading.
 */
typedef enum
{
  CZ_CHAPTER_OTHER,
  CZ_CHAPTER_BACKGROUND,
  CZ_CHAPTER_AIMS,
  CZ_CHAPTER_MEASURES,
  CZ_CHAPTER_PHASES,
  CZ_CHAPTER_ASSURANCE,
} CzChapterKind;

CzChapterKind *cz_chapter_classify (const CzOutline *outline);
