/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-unit-label.h"

#include "reader/cz-scan.h"

static const struct
{
  const char *word;
  CzUnitLabel label;
} labels[] = {
  { "主要牵头单位", CZ_UNIT_LABEL_LEAD },
  { "牵头责任单位", CZ_UNIT_LABEL_LEAD },
  { "责任牵头单位", CZ_UNIT_LABEL_LEAD },
  { "第一责任单位", CZ_UNIT_LABEL_LEAD },
  { "主要责任单位", CZ_UNIT_LABEL_LEAD },
  { "主要责任部门", CZ_UNIT_LABEL_LEAD },
  { "主要负责单位", CZ_UNIT_LABEL_LEAD },
  { "牵头单位", CZ_UNIT_LABEL_LEAD },
  { "牵头部门", CZ_UNIT_LABEL_LEAD },
  { "牵头科室", CZ_UNIT_LABEL_LEAD },
  { "牵头处室", CZ_UNIT_LABEL_LEAD },
  { "牵头股室", CZ_UNIT_LABEL_LEAD },
  { "牵头机构", CZ_UNIT_LABEL_LEAD },
  { "主办单位", CZ_UNIT_LABEL_LEAD },
  { "主办部门", CZ_UNIT_LABEL_LEAD },
  { "主责单位", CZ_UNIT_LABEL_LEAD },
  { "主责部门", CZ_UNIT_LABEL_LEAD },
  { "主管部门", CZ_UNIT_LABEL_LEAD },
  { "责任配合单位", CZ_UNIT_LABEL_COOPERATING },
  { "配合单位", CZ_UNIT_LABEL_COOPERATING },
  { "配合部门", CZ_UNIT_LABEL_COOPERATING },
  { "配合科室", CZ_UNIT_LABEL_COOPERATING },
  { "配合处室", CZ_UNIT_LABEL_COOPERATING },
  { "协办单位", CZ_UNIT_LABEL_COOPERATING },
  { "协办部门", CZ_UNIT_LABEL_COOPERATING },
  { "协同单位", CZ_UNIT_LABEL_COOPERATING },
  { "协同部门", CZ_UNIT_LABEL_COOPERATING },
  { "协作单位", CZ_UNIT_LABEL_COOPERATING },
  { "协助单位", CZ_UNIT_LABEL_COOPERATING },
  { "协助部门", CZ_UNIT_LABEL_COOPERATING },
  { "参与单位", CZ_UNIT_LABEL_COOPERATING },
  { "参与部门", CZ_UNIT_LABEL_COOPERATING },
  { "参加单位", CZ_UNIT_LABEL_COOPERATING },
  { "会办单位", CZ_UNIT_LABEL_COOPERATING },
  { "责任单位", CZ_UNIT_LABEL_RESPONSIBLE },
  { "责任部门", CZ_UNIT_LABEL_RESPONSIBLE },
  { "责任科室", CZ_UNIT_LABEL_RESPONSIBLE },
  { "责任处室", CZ_UNIT_LABEL_RESPONSIBLE },
  { "责任股室", CZ_UNIT_LABEL_RESPONSIBLE },
  { "责任主体", CZ_UNIT_LABEL_RESPONSIBLE },
  { "责任机构", CZ_UNIT_LABEL_RESPONSIBLE },
  { "责任分工", CZ_UNIT_LABEL_RESPONSIBLE },
  { "承办单位", CZ_UNIT_LABEL_RESPONSIBLE },
  { "承办部门", CZ_UNIT_LABEL_RESPONSIBLE },
  { "实施单位", CZ_UNIT_LABEL_RESPONSIBLE },
  { "实施主体", CZ_UNIT_LABEL_RESPONSIBLE },
  { "落实单位", CZ_UNIT_LABEL_RESPONSIBLE },
  { "负责单位", CZ_UNIT_LABEL_RESPONSIBLE },
  { "负责部门", CZ_UNIT_LABEL_RESPONSIBLE },
  { "完成单位", CZ_UNIT_LABEL_RESPONSIBLE },
  { "牵头领导", CZ_UNIT_LABEL_LEAD_PERSON },
  { "责任领导", CZ_UNIT_LABEL_LEAD_PERSON },
  { "牵头人", CZ_UNIT_LABEL_LEAD_PERSON },
  { "配合领导", CZ_UNIT_LABEL_OTHER_PERSON },
  { "分管领导", CZ_UNIT_LABEL_OTHER_PERSON },
  { "包联领导", CZ_UNIT_LABEL_OTHER_PERSON },
  { "责任人", CZ_UNIT_LABEL_OTHER_PERSON },
  { "联系人", CZ_UNIT_LABEL_OTHER_PERSON },
  { "负责人", CZ_UNIT_LABEL_OTHER_PERSON },
  { "完成时限", CZ_UNIT_LABEL_SKIP },
  { "完成时间", CZ_UNIT_LABEL_SKIP },
  { "时间节点", CZ_UNIT_LABEL_SKIP },
  { "时间进度", CZ_UNIT_LABEL_SKIP },
  { "时间安排", CZ_UNIT_LABEL_SKIP },
  { "工作时限", CZ_UNIT_LABEL_SKIP },
  { "时限要求", CZ_UNIT_LABEL_SKIP },
  { "时限", CZ_UNIT_LABEL_SKIP },
  { "时间", CZ_UNIT_LABEL_SKIP },
  { "进度安排", CZ_UNIT_LABEL_SKIP },
  { "牵头", CZ_UNIT_LABEL_LEAD },
  { "主办", CZ_UNIT_LABEL_LEAD },
  { "配合", CZ_UNIT_LABEL_COOPERATING },
  { "协办", CZ_UNIT_LABEL_COOPERATING },
};

/* Behind a label and its colon at @p, or NULL. Without a colon only a blank or the end of the line will do. */
const char *
cz_unit_label_skip (const char  *p,
                    const char  *end,
                    gboolean     need_colon,
                    CzUnitLabel *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *after = cz_scan_skip (p, end, labels[i].word);
      const char *colon;

      if (after == NULL)
        continue;

      colon = cz_scan_skip_blanks (after, end);
      if (cz_scan_is_open (cz_scan_peek (colon, end)))
        {
          const char *close = cz_scan_close_of (colon, end);

          /* 责任单位(部门): */
          if (close != NULL && cz_scan_count (colon, close) <= 5)
            colon = cz_scan_skip_blanks (cz_scan_next (close, end), end);
        }
      *label = labels[i].label;
      if (cz_scan_peek (colon, end) == ':')
        return cz_scan_next (colon, end);
      if (cz_scan_skip (colon, end, "为") != NULL && cz_scan_count (p, after) >= 4)
        return cz_scan_skip (colon, end, "为");
      if (!need_colon && colon > after && colon < end && cz_scan_count (p, after) >= 4)
        return colon;
      return NULL;
    }

  return NULL;
}

/* Whether a label may begin with @c: most characters need no look at the list. */
gboolean
cz_unit_label_may_begin (gunichar c)
{
  switch (c)
    {
    case L'牵':
    case L'责':
    case L'配':
    case L'主':
    case L'协':
    case L'第':
    case L'承':
    case L'实':
    case L'落':
    case L'负':
    case L'完':
    case L'参':
    case L'会':
    case L'分':
    case L'包':
    case L'联':
    case L'时':
    case L'工':
    case L'进':
      return TRUE;
    default:
      return FALSE;
    }
}
