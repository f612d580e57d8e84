/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzHeading:
 * @CZ_HEADING_OTHER: no heading of a scoring table that is known
 * @CZ_HEADING_NO: 序号
 * @CZ_HEADING_LEVEL: a level above the rows: 一级指标, 考核项目, 类别
 * @CZ_HEADING_TEXT: what is to be done: 考核内容, 具体目标
 * @CZ_HEADING_LEVEL_OR_TEXT: 指标内容: a level when a text column follows, else the text
 * @CZ_HEADING_POINTS: 分值, 权重
 * @CZ_HEADING_RULE: 评分标准, 评分细则
 * @CZ_HEADING_LEAD: 牵头单位
 * @CZ_HEADING_COOPERATING: 配合单位
 * @CZ_HEADING_RESPONSIBLE: 责任单位
 * @CZ_HEADING_ASSESSOR: 考核部门, 监考单位: responsible only where no other unit is named
 * @CZ_HEADING_MARK: 自评得分, 考核分: filled in later
 * @CZ_HEADING_BASIS: 评分依据, 佐证材料
 * @CZ_HEADING_NOTE: 备注
 * @CZ_HEADING_EXTRA: a known heading without a part in the scoring: 完成时限, 考核对象
 *
 * What the heading of a column promises.
 */
typedef enum
{
  CZ_HEADING_OTHER,
  CZ_HEADING_NO,
  CZ_HEADING_LEVEL,
  CZ_HEADING_TEXT,
  CZ_HEADING_LEVEL_OR_TEXT,
  CZ_HEADING_POINTS,
  CZ_HEADING_RULE,
  CZ_HEADING_LEAD,
  CZ_HEADING_COOPERATING,
  CZ_HEADING_RESPONSIBLE,
  CZ_HEADING_ASSESSOR,
  CZ_HEADING_MARK,
  CZ_HEADING_BASIS,
  CZ_HEADING_NOTE,
  CZ_HEADING_EXTRA,
} CzHeading;

/* At most this many columns are read of a table; the rest are extra. */
#define CZ_SHEET_MAX_COLUMNS 64

/**
 * CzSheetRole:
 *
 * What a column is for, once all headings are known. Levels: the first @CZ_SHEET_LEVEL is the outermost.
 */
typedef enum
{
  CZ_SHEET_EXTRA,
  CZ_SHEET_NO,
  CZ_SHEET_LEVEL,
  CZ_SHEET_TEXT,
  CZ_SHEET_POINTS,
  CZ_SHEET_LEVEL_POINTS,
  CZ_SHEET_RULE,
  CZ_SHEET_LEAD,
  CZ_SHEET_COOPERATING,
  CZ_SHEET_RESPONSIBLE,
  CZ_SHEET_MARK,
  CZ_SHEET_BASIS,
  CZ_SHEET_NOTE,
} CzSheetRole;

/**
 * CzSheetColumn:
 * @heading: as printed, without blanks
 * @kind: what the heading says by itself
 * @role: what the column is for among the others
 * @level: of levels and their points: 0 for the outermost
 * @category: a lone level is a category (项目), not an indicator (指标)
 */
typedef struct
{
  char       *heading;
  CzHeading   kind;
  CzSheetRole role;
  guint       level;
  gboolean    category;
} CzSheetColumn;

CzHeading   cz_sheet_heading_classify (const char *heading, gsize length);
gboolean    cz_sheet_columns_settle (GArray *columns);
guint       cz_sheet_columns_count_levels (const GArray *columns);
const char *cz_sheet_column_role_name (const CzSheetColumn *column, guint n_levels);
GArray     *cz_sheet_columns_new (void);
