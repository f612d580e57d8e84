/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-target-private.h"

#include "reader/cz-scan.h"

static const struct
{
  const char  *word;
  CzTargetVerb verb;
} verbs[] = {
  { "稳定在", CZ_TARGET_VERB_REACH },
  { "保持在", CZ_TARGET_VERB_REACH },
  { "维持在", CZ_TARGET_VERB_REACH },
  { "稳定达到", CZ_TARGET_VERB_REACH },
  { "提高到", CZ_TARGET_VERB_REACH },
  { "提高至", CZ_TARGET_VERB_REACH },
  { "提升到", CZ_TARGET_VERB_REACH },
  { "提升至", CZ_TARGET_VERB_REACH },
  { "增加到", CZ_TARGET_VERB_REACH },
  { "增加至", CZ_TARGET_VERB_REACH },
  { "上升到", CZ_TARGET_VERB_REACH },
  { "上升至", CZ_TARGET_VERB_REACH },
  { "增长到", CZ_TARGET_VERB_REACH },
  { "扩大到", CZ_TARGET_VERB_REACH },
  { "增至", CZ_TARGET_VERB_REACH },
  { "升至", CZ_TARGET_VERB_REACH },
  { "达到", CZ_TARGET_VERB_REACH },
  { "达至", CZ_TARGET_VERB_REACH },
  { "不低于", CZ_TARGET_VERB_GE },
  { "不少于", CZ_TARGET_VERB_GE },
  { "不小于", CZ_TARGET_VERB_GE },
  { "不得低于", CZ_TARGET_VERB_GE },
  { "至少达到", CZ_TARGET_VERB_GE },
  { "≥", CZ_TARGET_VERB_GE },
  { ">=", CZ_TARGET_VERB_GE },
  { "不高于", CZ_TARGET_VERB_LE },
  { "不超过", CZ_TARGET_VERB_LE },
  { "不大于", CZ_TARGET_VERB_LE },
  { "不多于", CZ_TARGET_VERB_LE },
  { "不得高于", CZ_TARGET_VERB_LE },
  { "不得超过", CZ_TARGET_VERB_LE },
  { "≤", CZ_TARGET_VERB_LE },
  { "<=", CZ_TARGET_VERB_LE },
  { "高于", CZ_TARGET_VERB_GT },
  { "大于", CZ_TARGET_VERB_GT },
  { "超过", CZ_TARGET_VERB_GT },
  { "突破", CZ_TARGET_VERB_GT },
  { "多于", CZ_TARGET_VERB_GT },
  { ">", CZ_TARGET_VERB_GT },
  { "低于", CZ_TARGET_VERB_LT },
  { "小于", CZ_TARGET_VERB_LT },
  { "少于", CZ_TARGET_VERB_LT },
  { "<", CZ_TARGET_VERB_LT },
  { "控制在", CZ_TARGET_VERB_WITHIN },
  { "下降到", CZ_TARGET_VERB_WITHIN },
  { "下降至", CZ_TARGET_VERB_WITHIN },
  { "降低到", CZ_TARGET_VERB_WITHIN },
  { "降低至", CZ_TARGET_VERB_WITHIN },
  { "减少到", CZ_TARGET_VERB_WITHIN },
  { "减少至", CZ_TARGET_VERB_WITHIN },
  { "压缩到", CZ_TARGET_VERB_WITHIN },
  { "压缩至", CZ_TARGET_VERB_WITHIN },
  { "压减到", CZ_TARGET_VERB_WITHIN },
  { "压减至", CZ_TARGET_VERB_WITHIN },
  { "缩短到", CZ_TARGET_VERB_WITHIN },
  { "缩短至", CZ_TARGET_VERB_WITHIN },
  { "降到", CZ_TARGET_VERB_WITHIN },
  { "降至", CZ_TARGET_VERB_WITHIN },
  { "增长", CZ_TARGET_VERB_UP },
  { "递增", CZ_TARGET_VERB_UP },
  { "提高", CZ_TARGET_VERB_UP },
  { "提升", CZ_TARGET_VERB_UP },
  { "增加", CZ_TARGET_VERB_UP },
  { "上升", CZ_TARGET_VERB_UP },
  { "下降", CZ_TARGET_VERB_DOWN },
  { "降低", CZ_TARGET_VERB_DOWN },
  { "减少", CZ_TARGET_VERB_DOWN },
  { "压减", CZ_TARGET_VERB_DOWN },
  { "压降", CZ_TARGET_VERB_DOWN },
  { "缩短", CZ_TARGET_VERB_DOWN },
  { "递减", CZ_TARGET_VERB_DOWN },
  { "约为", CZ_TARGET_VERB_APPROX },
  { "约", CZ_TARGET_VERB_APPROX },
  { "至少", CZ_TARGET_VERB_GE },
  { "为", CZ_TARGET_VERB_IS },
  { "超", CZ_TARGET_VERB_GT },
  { "达", CZ_TARGET_VERB_REACH },
  { "=", CZ_TARGET_VERB_IS },
};

/* How what is measured compares with @quantity behind @verb. */
CzComparator
cz_target_verb_resolve (CzTargetVerb      verb,
                        const CzQuantity *quantity)
{
  gboolean whole = quantity->value.mantissa == 100 && quantity->value.places == 0 && cz_quantity_is_share (quantity);

  if (quantity->bound == CZ_COMPARATOR_RANGE)
    return CZ_COMPARATOR_RANGE;
  if (quantity->bound == CZ_COMPARATOR_APPROX)
    return CZ_COMPARATOR_APPROX;

  switch (verb)
    {
    case CZ_TARGET_VERB_UP:
      return quantity->bound == CZ_COMPARATOR_GE ? CZ_COMPARATOR_DELTA_GE : quantity->bound == CZ_COMPARATOR_LE ? CZ_COMPARATOR_DELTA_LE
                                                                                                                : CZ_COMPARATOR_DELTA_EQ;

    case CZ_TARGET_VERB_DOWN:
      return quantity->bound == CZ_COMPARATOR_GE ? CZ_COMPARATOR_DELTA_LE : quantity->bound == CZ_COMPARATOR_LE ? CZ_COMPARATOR_DELTA_GE
                                                                                                                : CZ_COMPARATOR_DELTA_EQ;

    case CZ_TARGET_VERB_GE:
      return CZ_COMPARATOR_GE;

    case CZ_TARGET_VERB_GT:
      return CZ_COMPARATOR_GT;

    case CZ_TARGET_VERB_LE:
      return CZ_COMPARATOR_LE;

    case CZ_TARGET_VERB_LT:
      return CZ_COMPARATOR_LT;

    case CZ_TARGET_VERB_WITHIN:
      return quantity->bound == CZ_COMPARATOR_GE ? CZ_COMPARATOR_GE : CZ_COMPARATOR_LE;

    case CZ_TARGET_VERB_APPROX:
      return CZ_COMPARATOR_APPROX;

    case CZ_TARGET_VERB_IS:
      return quantity->bound != CZ_COMPARATOR_QUALITATIVE ? quantity->bound : CZ_COMPARATOR_EQ;

    case CZ_TARGET_VERB_REACH:
    default:
      if (quantity->bound != CZ_COMPARATOR_QUALITATIVE)
        return quantity->bound;
      return whole ? CZ_COMPARATOR_EQ : CZ_COMPARATOR_GE;
    }
}

/* The verb that ends at @end, or NULL. Its start is returned. */
const char *
cz_target_verb_find (const char   *p,
                     const char   *end,
                     CzTargetVerb *verb)
{
  end = cz_scan_trim_end (p, end);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (cz_scan_ends_with (p, end, verbs[i].word))
      {
        /* 作为, 成为 are no 为. */
        if (verbs[i].verb == CZ_TARGET_VERB_IS && (cz_scan_ends_with (p, end, "作为") || cz_scan_ends_with (p, end, "成为") || cz_scan_ends_with (p, end, "认为")))
          return NULL;
        *verb = verbs[i].verb;
        return end - strlen (verbs[i].word);
      }

  return NULL;
}
