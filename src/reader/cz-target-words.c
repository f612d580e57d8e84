/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-target-private.h"

#include "reader/cz-scan.h"

/* 不发生重特大事故, 杜绝…事件: nothing of the kind may happen. */
gboolean
cz_target_read_zero (CzTargetContext *context,
                     const char      *p,
                     const char      *end)
{
  static const char *const words[] = { "不发生", "杜绝", "确保无", "确保不发生", "坚决杜绝", "防止发生", "力争不发生", "实现零", "无", NULL };
  static const char *const objects[] = { "事故", "事件", "案件", "死亡", NULL };
  static const char *const zeros[] = { "为零", "零发生", NULL };
  CzTargetName             name = { p, end, NULL, NULL };
  CzDraftTarget           *target;
  const char              *q = cz_target_name_skip_lead (p, end, &name);
  const char              *found;
  guint                    which;

  if (!cz_scan_has_any (p, end, objects))
    return FALSE;

  for (guint i = 0; zeros[i] != NULL; i++)
    if (cz_scan_ends_with (q, end, zeros[i]) && context->firm)
      {
        name.start = q;
        name.end = end - strlen (zeros[i]);
        target = cz_target_add (context, &name, CZ_COMPARATOR_EQ);
        if (target != NULL)
          target->value = cz_decimal_from_int (0);
        return target != NULL;
      }

  found = cz_scan_find_any (q, end, words, &which);
  if (found == NULL || g_str_equal (words[which], "防止发生"))
    return FALSE;
  /* 杜绝 is work to do where no aims are spoken of; what shall not happen is an aim anywhere. */
  if (!context->firm && !g_str_has_suffix (words[which], "不发生"))
    return FALSE;
  if (g_str_equal (words[which], "无") && found != q && cz_scan_before (found, q) != 0x4FDD)
    return FALSE;
  if (cz_scan_count (q, found) > 16)
    return FALSE;

  name.start = found + strlen (words[which]);
  name.end = end;
  if (cz_scan_ends_with (name.start, name.end, "的发生"))
    name.end -= strlen ("的发生");
  else if (cz_scan_ends_with (name.start, name.end, "发生"))
    name.end -= strlen ("发生");

  target = cz_target_add (context, &name, CZ_COMPARATOR_EQ);
  if (target != NULL)
    {
      target->value = cz_decimal_from_int (0);
      target->value_span = (CzSpan){ found - context->base, end - found, context->line };
    }

  return target != NULL;
}

/* 低于全国平均水平 */
gboolean
cz_target_read_reference (CzTargetContext *context,
                          const char      *p,
                          const char      *end)
{
  static const struct
  {
    const char  *word;
    CzComparator comparator;
  } words[] = {
    { "不低于", CZ_COMPARATOR_REF_GE },
    { "不高于", CZ_COMPARATOR_REF_LE },
    { "不超过", CZ_COMPARATOR_REF_LE },
    { "控制在", CZ_COMPARATOR_REF_LE },
    { "低于", CZ_COMPARATOR_REF_LT },
    { "高于", CZ_COMPARATOR_REF_GT },
    { "优于", CZ_COMPARATOR_REF_GT },
    { "超过", CZ_COMPARATOR_REF_GT },
    { "达到或超过", CZ_COMPARATOR_REF_GE },
    { "达到", CZ_COMPARATOR_REF_GE },
    { "在", CZ_COMPARATOR_REF_LE },
  };
  static const char *const levels[] = { "平均水平", "平均值", "平均增幅", "平均增速", "平均数", "同期水平", "上年水平", "去年水平", "上年度水平", "控制指标", "下达指标", "下达的指标", "考核指标", "控制目标", "控制数", "目标值", "年度目标", "平均", NULL };
  guint                    which;
  const char              *level = cz_scan_find_any (p, end, levels, &which);
  const char              *level_end;
  CzQuantity               quantity;
  gboolean                 difference;

  if (level == NULL)
    return FALSE;
  level_end = level + strlen (levels[which]);
  /* 高于全国平均水平3个百分点: by how much */
  difference = cz_quantity_read (level_end, end, &quantity) != NULL && quantity.unit < quantity.unit_end;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char  *verb = cz_scan_find (p, level, words[i].word);
      CzTargetName name = { p, verb, NULL, NULL };
      CzTargetName parts[CZ_TARGET_MAX_PARTS];
      guint        n;

      if (verb == p && context->subject != NULL)
        name = (CzTargetName){ context->subject, context->subject_end, NULL, NULL };
      else if (verb == NULL || verb == p)
        continue;
      if (difference && words[i].comparator != CZ_COMPARATOR_REF_GT && words[i].comparator != CZ_COMPARATOR_REF_LT)
        continue;
      if (g_str_equal (words[i].word, "在") && cz_scan_skip (level_end, end, "以内") == NULL && cz_scan_skip (level_end, end, "之内") == NULL)
        continue;

      cz_target_name_trim (&name);
      if (cz_scan_count (name.start, name.end) < 2)
        continue;
      n = cz_target_name_split (&name, cz_scan_ends_with (p, verb, "均") || cz_scan_ends_with (p, verb, "增幅") || cz_scan_ends_with (p, verb, "增速"), parts, CZ_TARGET_MAX_PARTS);
      for (guint k = 0; k < n; k++)
        {
          CzDraftTarget *target = cz_target_add (context, &parts[k], words[i].comparator);

          if (target != NULL)
            {
              if (difference)
                {
                  cz_target_set_value (context, target, &quantity);
                  target->comparator = CZ_COMPARATOR_DELTA_GE;
                  if (words[i].comparator == CZ_COMPARATOR_REF_LT)
                    {
                      target->value.mantissa = -target->value.mantissa;
                      target->comparator = CZ_COMPARATOR_DELTA_LE;
                    }
                }
              cz_target_set_reference (target, verb + strlen (words[i].word), level_end);
              target->value_span = (CzSpan){ verb - context->base, level_end - verb, context->line };
            }
        }
      return TRUE;
    }

  return FALSE;
}

/* 连续3年 in front of a verb; 0 when not said. */
static guint
read_years (const char *p,
            const char *end)
{
  static const char *const words[] = { "连续", "近", "最近", NULL };
  const char              *found = p;
  guint                    which;

  while ((found = cz_scan_find_any (found, end, words, &which)) != NULL)
    {
      guint       years;
      const char *after = cz_scan_number (found + strlen (words[which]), end, &years);

      if (after != NULL && years <= 20 && cz_scan_peek (after, end) == 0x5E74)
        return years;
      found = cz_scan_next (found, end);
    }

  return 0;
}

/* 居全国城市前10位, 位居全省前列 */
gboolean
cz_target_read_rank (CzTargetContext *context,
                     const char      *p,
                     const char      *end)
{
  static const char *const words[] = { "位居", "居于", "排名", "进入", "位列", "列入", "保持在", "居", "列", "达到", "处于", "保持", "排", NULL };
  static const char *const levels[] = { "前列", "中上水平", "中上游", "上游水平", "先进水平", "领先水平", "先进行列", NULL };
  guint                    which;
  const char              *verb = NULL;
  const char              *front, *level;
  CzTargetName             name = { p, end, NULL, NULL };
  CzDraftTarget           *target;
  guint                    number;
  const char              *after;

  for (guint i = 0; verb == NULL && words[i] != NULL; i++)
    if ((verb = cz_scan_find (p, end, words[i])) != NULL)
      which = i;
  if (verb == NULL || (verb == p && context->last == NULL))
    return FALSE;

  after = verb + strlen (words[which]);
  if (cz_scan_skip (after, end, "或超过") != NULL)
    after = cz_scan_skip (after, end, "或超过");
  name.end = verb;
  /* 指数达到85,位居全省前五位: the same is placed. */
  if (verb == p)
    name = (CzTargetName){ context->last, context->last_end, NULL, NULL };
  cz_target_name_trim (&name);
  if (!cz_target_name_is_measure (name.start, name.end) && !cz_scan_ends_with (name.start, name.end, "质量") && !cz_scan_ends_with (name.start, name.end, "排名"))
    return FALSE;

  for (front = after; (front = cz_scan_find (front, end, "前")) != NULL; front = cz_scan_next (front, end))
    {
      const char *digits = front + strlen ("前");
      const char *stop = cz_scan_number (digits, end, &number);

      if (stop == NULL || number == 0)
        continue;
      target = cz_target_add (context, &name, CZ_COMPARATOR_RANK_LE);
      if (target == NULL)
        return FALSE;
      target->value = cz_decimal_from_int (number);
      target->years = read_years (p, verb);
      cz_target_set_reference (target, after, front);
      target->value_span = (CzSpan){ front - context->base, stop - front, context->line };
      return TRUE;
    }

  level = cz_scan_find_any (after, end, levels, &which);
  if (level == NULL || cz_scan_count (after, level) > 14)
    return FALSE;

  target = cz_target_add (context, &name, CZ_COMPARATOR_QUALITATIVE);
  if (target != NULL)
    {
      cz_target_set_reference (target, after, level + strlen (levels[which]));
      target->value_span = (CzSpan){ verb - context->base, level + strlen (levels[which]) - verb, context->line };
    }

  return target != NULL;
}

/* 连续3年不断提高, 逐年降低商品房投诉率 */
gboolean
cz_target_read_trend (CzTargetContext *context,
                      const char      *p,
                      const char      *end)
{
  static const char *const ups[] = { "提高", "提升", "增长", "上升", "递增", "增加", "改善", NULL };
  static const char *const downs[] = { "降低", "下降", "递减", "减少", "双降", NULL };
  guint                    years = read_years (p, end);
  const char              *mark = cz_scan_find (p, end, "逐年");
  const char              *verb, *verb_end;
  guint                    which;
  gboolean                 up = TRUE;
  CzTargetName             name = { p, end, NULL, NULL };
  CzTargetName             parts[CZ_TARGET_MAX_PARTS];
  guint                    n;

  if (mark == NULL)
    mark = cz_scan_find_any (p, end, (const char *const[]){ "双下降", "双提升", "双降", NULL }, NULL);
  if (years == 0 && mark == NULL)
    return FALSE;
  if (mark == NULL)
    mark = cz_scan_find_any (p, end, (const char *const[]){ "连续", "近", "最近", NULL }, NULL);

  verb = cz_scan_find_any (mark, end, ups, &which);
  verb_end = verb != NULL ? verb + strlen (ups[which]) : NULL;
  if (verb == NULL)
    {
      up = FALSE;
      verb = cz_scan_find_any (mark, end, downs, &which);
      verb_end = verb != NULL ? verb + strlen (downs[which]) : NULL;
    }
  if (verb == NULL)
    return FALSE;

  name.end = mark;
  cz_target_name_trim (&name);
  if (!cz_target_name_is_measure (name.start, name.end))
    {
      name.start = verb_end;
      name.end = end;
      cz_target_name_trim (&name);
      /* 满意度达到80%以上,并逐年提高: of the same */
      if (name.end <= name.start && verb_end == end && context->last != NULL)
        name = (CzTargetName){ context->last, context->last_end, NULL, NULL };
      if (!cz_target_name_is_measure (name.start, name.end))
        return FALSE;
    }

  n = cz_target_name_split (&name, FALSE, parts, CZ_TARGET_MAX_PARTS);
  for (guint i = 0; i < n; i++)
    {
      CzDraftTarget *target = cz_target_add (context, &parts[i], up ? CZ_COMPARATOR_TREND_UP : CZ_COMPARATOR_TREND_DOWN);

      if (target != NULL)
        {
          target->years = years;
          target->value_span = (CzSpan){ mark - context->base, verb_end - mark, context->line };
        }
    }

  return TRUE;
}

/* 翻一番: twice what it was. */
gboolean
cz_target_read_multiple (CzTargetContext *context,
                         const char      *p,
                         const char      *end)
{
  static const struct
  {
    const char *word;
    gint64      times;
  } words[] = { { "翻一番", 2 }, { "翻番", 2 }, { "增长一倍", 2 }, { "提高一倍", 2 }, { "翻两番", 4 }, { "增长两倍", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char    *found = cz_scan_find (p, end, words[i].word);
      CzTargetName   name = { p, found, NULL, NULL };
      CzDraftTarget *target;
      const char    *reference, *reference_end;

      if (found == NULL || found == p)
        continue;
      cz_target_name_trim (&name);
      cz_target_take_reference (&name, &reference, &reference_end);
      if (!cz_target_name_is_measure (name.start, name.end) || (target = cz_target_add (context, &name, CZ_COMPARATOR_GE)) == NULL)
        return FALSE;

      target->value = cz_decimal_from_int (words[i].times);
      g_free (target->unit);
      target->unit = g_strdup ("倍");
      if (reference != NULL)
        cz_target_set_reference (target, reference, reference_end);
      target->value_span = (CzSpan){ found - context->base, strlen (words[i].word), context->line };
      return TRUE;
    }

  return FALSE;
}

/* 达到生态市考核要求, 满意率显著提高: aims that no number decides. */
gboolean
cz_target_read_qualitative (CzTargetContext *context,
                            const char      *p,
                            const char      *end)
{
  static const char *const norms[] = { "要求", "标准", "规范", NULL };
  static const char *const changes[] = { "显著提高", "显著提升", "显著减少", "显著下降", "显著降低", "明显提高", "明显提升", "明显下降", "明显减少", "明显降低", "大幅提高", "大幅提升", "大幅下降", "大幅减少", "大幅度提高", "大幅度下降", "稳步提高", "稳步提升", "持续提高", "持续提升", "持续下降", "总体稳定", "保持稳定", NULL };
  static const char *const measures[] = { "质量", "水质", "率", "度", "空气", "噪声", "总量", "数量", NULL };
  const char              *verb = cz_scan_find (p, end, "达到");
  CzTargetName             name = { p, end, NULL, NULL };
  CzDraftTarget           *target = NULL;
  gboolean                 fits = FALSE;
  guint                    which;

  if (!context->firm)
    return FALSE;

  if (verb != NULL && verb > p)
    {
      gboolean norm = FALSE;

      for (guint i = 0; norms[i] != NULL; i++)
        norm |= cz_scan_ends_with (p, cz_scan_trim_end (p, end), norms[i]);
      name.end = verb;
      cz_target_name_trim (&name);
      for (guint i = 0; measures[i] != NULL; i++)
        fits |= cz_scan_ends_with (name.start, name.end, measures[i]);
      if (!norm || !fits || cz_scan_count (verb, end) > 24)
        return FALSE;
      target = cz_target_add (context, &name, CZ_COMPARATOR_QUALITATIVE);
      if (target != NULL)
        cz_target_set_reference (target, verb + strlen ("达到"), end);
    }
  else if ((verb = cz_scan_find_any (p, end, changes, &which)) != NULL && verb > p && verb + strlen (changes[which]) == cz_scan_trim_end (p, end))
    {
      name.end = verb;
      cz_target_name_trim (&name);
      for (guint i = 2; measures[i] != NULL; i++)
        fits |= cz_scan_ends_with (name.start, name.end, measures[i]) && !g_str_equal (measures[i], "噪声");
      if (!fits)
        return FALSE;
      target = cz_target_add (context, &name, CZ_COMPARATOR_QUALITATIVE);
    }

  if (target != NULL)
    target->value_span = (CzSpan){ verb - context->base, end - verb, context->line };

  return target != NULL;
}

/* 全部通过…, 全部达到…: all of them. */
gboolean
cz_target_read_all (CzTargetContext *context,
                    const char      *p,
                    const char      *end)
{
  const char      *all = cz_scan_find (p, end, "全部");
  const char      *rest = all != NULL ? all + strlen ("全部") : NULL;
  CzTargetName     name = { p, all, NULL, NULL };
  CzDraftTarget   *target;
  g_autofree char *subject = NULL;
  g_autofree char *object = NULL;

  if (!context->firm || all == NULL || all == p || cz_scan_skip_any (rest, end, cz_target_predicates, NULL) == NULL)
    return FALSE;

  target = cz_target_add (context, &name, CZ_COMPARATOR_EQ);
  if (target == NULL)
    return FALSE;

  target->value = cz_decimal_from_int (100);
  g_free (target->unit);
  target->unit = g_strdup ("%");
  target->value_span = (CzSpan){ all - context->base, strlen ("全部"), context->line };
  subject = g_steal_pointer (&target->name);
  object = cz_scan_dup (rest, end);
  target->name = g_strconcat (subject, object, NULL);

  return TRUE;
}

/* 获得“全国质量强市示范城市”称号: a title that is won or not. */
gboolean
cz_target_read_event (CzTargetContext *context,
                      const char      *p,
                      const char      *end)
{
  static const char *const verbs_of_winning[] = { "成功获得", "获得", "荣获", "取得", "争得", "赢得", "争创", "创成", NULL };
  CzTargetName             name = { p, end, NULL, NULL };
  CzDraftTarget           *target;

  end = cz_scan_trim_end (p, end);
  name.start = cz_scan_skip_any (p, end, verbs_of_winning, NULL);
  name.end = end;
  if (!context->firm || name.start == NULL || !cz_scan_ends_with (name.start, end, "称号") || cz_scan_is_digit (cz_scan_peek (name.start, end)))
    return FALSE;

  target = cz_target_add (context, &name, CZ_COMPARATOR_QUALITATIVE);
  if (target != NULL)
    target->value_span = (CzSpan){ p - context->base, end - p, context->line };

  return target != NULL;
}
