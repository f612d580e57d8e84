/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-target-clause.h"

#include "reader/cz-scan.h"
#include "reader/cz-target-private.h"
#include "reader/cz-when.h"

/* Verbs whose object is counted: 培育50家企业. */
static const char *const counting_verbs[] = { "累计培育创建", "培育创建", "累计培育", "新培育", "培育", "累计创建", "成功创建", "创建", "建设", "建成", "推进", "引进", "新增", "新建", "新创", "争创", "打造", "发展", "制定", "制订", "制修订", "制(修)订",
                                              "培养", "扶持", "认定", "创成", "获得", "获评", "争取", "建立", "推广", "形成", "命名", "申报", "取得", "主导", "参与", "实施", "完成", "帮扶", "支持", "指导", "培训", "举办", "开展", "组织", "打响", "评选", "遴选", "树立",
                                              "选树", "新认定", "新获", "导入", "推动", "抓好", "办好", "立项", "主持", "研制", "制定发布", "发布", "抽查", "抽检", "监测", "检查", "完善", "孵化", "设立", "布局", "改造", "淘汰", "关停", "查处", "办结", "整治", "新改建", "修订", "入选", "实现", "总数达到", "建有", "拥有", "力争", "确保", "储备", "转化", "引导", "组建", NULL };

static const char *const weak_counting[] = { "抓好", "支持", "推动", "实现", "组织", "开展", "力争", "确保", "完善", "检查", "查处", "指导", "实施", NULL };

/* Behind a verb whose object is counted and the words after it, when the text up to @end is nothing else. */
static gboolean
ends_in_counting_verb (const char *p,
                       const char *end,
                       gboolean    firm,
                       gboolean    with_predicate)
{
  static const char *const fillers[] = { "了", "出", "新", "各", "至少", "不少于", "不低于", "约", "累计", "成功", "国家级", "省级", "市级", "县级", "一批", "超过", "达到", "再", "共", "有", "力争", "达", "总计", NULL };
  gboolean                 more = TRUE;

  end = cz_scan_trim_end (p, end);
  while (more)
    {
      more = FALSE;
      for (guint i = 0; fillers[i] != NULL; i++)
        if (cz_scan_ends_with (p, end, fillers[i]))
          {
            end -= strlen (fillers[i]);
            more = TRUE;
          }
    }

  for (guint i = 0; counting_verbs[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, counting_verbs[i]))
      {
        for (guint k = 0; weak_counting[k] != NULL; k++)
          if (g_str_equal (weak_counting[k], counting_verbs[i]))
            return firm || with_predicate;
        return TRUE;
      }

  return FALSE;
}

static const char *
skip_counting_verb (const char *p,
                    const char *end)
{
  const char *plain = cz_scan_skip_any (p, end, counting_verbs, NULL);
  const char *after = cz_scan_skip_any (p, end, (const char *const[]){ "累计", "新", "每年", "再", NULL }, NULL);
  const char *found = plain != NULL ? plain : cz_scan_skip_any (after != NULL ? after : p, end, counting_verbs, NULL);

  /* 主导或参与制定: one deed in several verbs. */
  while (found != NULL)
    {
      const char *joint = cz_scan_skip_any (found, end, (const char *const[]){ "或者", "或", "、", "和", NULL }, NULL);
      const char *next = cz_scan_skip_any (joint != NULL ? joint : found, end, counting_verbs, NULL);

      if (next == NULL || next >= end)
        break;
      found = next;
    }

  return found;
}

/* Whether a number at @p is a date, an ordinal, a standard's or a file's number, or a hot line. */
static gboolean
is_no_quantity (const char       *start,
                const char       *p,
                const char       *end,
                const CzQuantity *quantity)
{
  gunichar before = cz_scan_before (p, start);
  gunichar after = cz_scan_peek (quantity->unit, end);
  guint    n = cz_scan_count (p, quantity->unit);

  /* 得20分, 扣0.5分 are rules of a scoring table. */
  if (cz_scan_skip (quantity->unit, quantity->unit_end, "分") == quantity->unit_end && cz_scan_is_one_of (before, "得扣加计记减("))
    return TRUE;

  /* 90分以上为优秀 is a grade. */
  if (cz_scan_skip (quantity->unit, quantity->unit_end, "分") != NULL && cz_scan_has_any (quantity->end, end, (const char *const[]){ "为优", "为良", "为合格", "为不合格", "等次", "等级", NULL }))
    return TRUE;

  if (before == 0x7B2C /* 第 */ || g_unichar_isalpha (before) != g_unichar_isalpha (0x4E00) * cz_scan_is_han (before))
    return TRUE;
  if (before == '-' || before == '/' || before == '.' || before == 0x00B7)
    return TRUE;
  if (quantity->unit == quantity->unit_end && (n >= 5 || cz_scan_is_one_of (after, "年月日号级大期届时度层") || (after < 0x80 && g_ascii_isalpha (after))))
    return TRUE;

  /* 压缩至3个工作日 is a target, 7个工作日内 a time. */
  if (cz_scan_skip (quantity->unit, end, "个工作日") != NULL)
    return !cz_scan_is_one_of (before, "至到");

  return cz_scan_skip (quantity->unit, end, "年") != NULL || cz_scan_skip (quantity->unit, end, "个月") != NULL || cz_scan_skip (quantity->unit, end, "个方面") != NULL;
}

static void
read_value_first (CzTargetContext  *context,
                  CzTargetName      left,
                  const CzQuantity *quantity,
                  const char       *end)
{
  const char    *rest = cz_scan_skip (quantity->end, end, "的");
  gboolean       attributive = rest != NULL;
  CzTargetName   name = left;
  CzDraftTarget *target;

  rest = attributive ? rest : quantity->end;
  name.start = rest;
  name.end = cz_scan_find (rest, end, "的得") != NULL ? cz_scan_find (rest, end, "的得") : end;
  if (cz_scan_count (rest, name.end) < 2)
    return;

  /* 10%以上的企业通过…: a share of things. */
  if (cz_quantity_is_share (quantity))
    {
      if (!cz_scan_has_any (rest, end, cz_target_predicates) || !context->firm)
        return;
    }
  else if (quantity->unit == quantity->unit_end)
    {
      return;
    }

  target = cz_target_add (context, &name, cz_target_verb_resolve (CZ_TARGET_VERB_REACH, quantity));
  if (target != NULL)
    cz_target_set_value (context, target, quantity);
}

/* 主要工业产品50%以上采用国际标准: a share in the middle of a clause. */
static gboolean
read_share_inside (CzTargetContext  *context,
                   CzTargetName      left,
                   const CzQuantity *quantity,
                   const char       *end)
{
  g_autofree char *subject = NULL;
  g_autofree char *rest = NULL;
  CzDraftTarget   *target;

  if (!cz_quantity_is_share (quantity) || cz_scan_skip_any (quantity->end, end, cz_target_predicates, NULL) == NULL || quantity->bound == CZ_COMPARATOR_LE)
    return FALSE;

  target = cz_target_add (context, &left, cz_target_verb_resolve (CZ_TARGET_VERB_REACH, quantity));
  if (target == NULL)
    return FALSE;

  cz_target_set_value (context, target, quantity);
  rest = cz_scan_dup (quantity->end, end);
  subject = g_steal_pointer (&target->name);
  target->name = g_strconcat (subject, rest, NULL);

  return TRUE;
}

/* Whether only a bracket stands behind a number: 500家(次). */
static gboolean
is_bracket_only (const char *p,
                 const char *end)
{
  const char *close = cz_scan_is_open (cz_scan_peek (p, end)) ? cz_scan_close_of (p, end) : NULL;

  return close != NULL && cz_scan_next (close, end) == end;
}

/* 年均增长, 同比增幅: how much more of something named before. */
static gboolean
is_bare_growth (const char *p,
                const char *end)
{
  static const char *const spans[] = { "年均", "平均每年", "每年", "同比", "年", NULL };
  static const char *const growths[] = { "增长率", "增长幅度", "增长", "增幅", "增速", "提高", "提升", NULL };
  const char              *q = cz_scan_skip_any (p, end, spans, NULL);

  return end > p && cz_scan_skip_any (q != NULL ? q : p, end, growths, NULL) == end;
}

/* One number of a clause; @left is what stands before it. Returns where to go on. */
static const char *
read_quantity (CzTargetContext  *context,
               CzTargetName      left,
               const CzQuantity *quantity,
               const char       *end)
{
  CzTargetVerb verb;
  const char  *verb_start = cz_target_verb_find (left.start, left.end, &verb);
  gboolean     attributive = cz_scan_skip (quantity->end, end, "的") != NULL;
  gboolean     each = FALSE; /* 名牌、商标各达到3件 */
  gboolean     counted = quantity->unit < quantity->unit_end && !cz_quantity_is_share (quantity) && !quantity->points;
  CzTargetName name = left;

  if (verb_start != NULL && !(verb == CZ_TARGET_VERB_GE && counted && ends_in_counting_verb (left.start, left.end, context->firm, cz_scan_has_any (quantity->end, end, cz_target_predicates))))
    {
      name.end = verb_start;
      if (cz_scan_ends_with (name.start, cz_scan_trim_end (name.start, verb_start), "分别"))
        {
          const char *after = cz_target_read_distributed (context, name, verb, quantity, end);

          if (after != NULL)
            return after;
        }
      cz_target_name_trim (&name);
      /* 建设服务站点不少于120个 */
      if (counted && verb == CZ_TARGET_VERB_GE)
        {
          const char *object = skip_counting_verb (name.start, name.end);

          if (object != NULL && object < name.end && cz_scan_count (object, name.end) > 2)
            name.start = object;
        }
      /* 占比达到50%,年均增长不低于9%: growth of the same */
      if (context->last != NULL && cz_quantity_is_share (quantity) && is_bare_growth (name.start, name.end))
        {
          name.start = context->last;
          name.end = context->last_end;
          cz_target_add_shared (context, &name, verb == CZ_TARGET_VERB_GE || verb == CZ_TARGET_VERB_GT ? CZ_COMPARATOR_DELTA_GE : cz_target_verb_resolve (CZ_TARGET_VERB_UP, quantity), quantity, FALSE, FALSE, FALSE);
          return quantity->end;
        }
      /* 创建示范区1个,到2027年累计达3个: of the same */
      if (context->last != NULL && cz_scan_skip_any (name.start, name.end, (const char *const[]){ "累计", "总数", "总量", NULL }, NULL) == name.end)
        {
          name.start = context->last;
          name.end = context->last_end;
        }
      if (name.end <= name.start && context->subject != NULL)
        {
          name.start = context->subject;
          name.end = context->subject_end;
        }
      /* 总量突破1.2万件,增长10%以上: the change of the same */
      else if (name.end <= name.start && context->last != NULL && (verb == CZ_TARGET_VERB_UP || verb == CZ_TARGET_VERB_DOWN) && cz_quantity_is_share (quantity))
        {
          name.start = context->last;
          name.end = context->last_end;
        }
      each = verb == CZ_TARGET_VERB_REACH && counted && cz_scan_ends_with (left.start, cz_scan_trim_end (left.start, verb_start), "各");
      if (attributive && !context->firm)
        return quantity->end;
      if (attributive && cz_scan_count (quantity->end, end) > 2)
        return quantity->end;
      /* 确保达到100分: nothing is named. A verb alone with a counted noun behind it counts things. */
      if (name.end > name.start && (cz_scan_count (name.start, name.end) >= 2))
        {
          /* 每年开展不少于2次检查 is a duty. */
          if (counted && ends_in_counting_verb (name.start, name.end, TRUE, FALSE))
            return quantity->end;
          if (verb == CZ_TARGET_VERB_IS && !cz_target_name_is_measure (name.start, name.end))
            return quantity->end;
          if (quantity->unit == quantity->unit_end && !cz_target_name_is_measure (name.start, name.end) && verb != CZ_TARGET_VERB_REACH)
            return quantity->end;
          cz_target_add_shared (context, &name, cz_target_verb_resolve (verb, quantity), quantity, verb == CZ_TARGET_VERB_UP, verb == CZ_TARGET_VERB_DOWN, each);
          return quantity->end;
        }
      if (counted && context->counting)
        read_value_first (context, left, quantity, end);
      return quantity->end;
    }

  cz_target_name_trim (&name);
  if (name.end > name.start && cz_target_name_is_measure (name.start, name.end) && !attributive &&
      (quantity->unit < quantity->unit_end || quantity->bound != CZ_COMPARATOR_QUALITATIVE))
    {
      const char *object = counted ? skip_counting_verb (name.start, name.end) : NULL;

      /* 建成绿色建筑面积200万平方米 */
      if (object != NULL && cz_target_name_is_measure (object, name.end))
        name.start = object;
      cz_target_add_shared (context, &name, cz_target_verb_resolve (CZ_TARGET_VERB_REACH, quantity), quantity, FALSE, FALSE, FALSE);
      return quantity->end;
    }

  if (counted && cz_scan_count (quantity->end, end) >= 2 && !is_bracket_only (quantity->end, end) &&
      ends_in_counting_verb (left.start, left.end, context->firm, cz_scan_has_any (quantity->end, end, cz_target_predicates)))
    {
      context->counting = TRUE;
      read_value_first (context, left, quantity, end);
      return end;
    }

  if (name.end <= name.start)
    {
      gboolean going_on = counted && (context->counting || (context->firm && cz_scan_has_any (quantity->end, end, cz_target_predicates)));

      if (going_on || cz_quantity_is_share (quantity))
        read_value_first (context, left, quantity, end);
      return going_on ? end : quantity->end;
    }

  if (read_share_inside (context, left, quantity, end))
    return end;

  /* 浙江名牌200个: the number stands behind what is counted. */
  if (counted && (cz_scan_skip_blanks (quantity->end, end) == end || is_bracket_only (quantity->end, end) ||
                  cz_scan_skip_any (quantity->end, end, (const char *const[]){ "、", "和", "及", NULL }, NULL) != NULL))
    {
      const char *after = skip_counting_verb (name.start, name.end);

      if (after != NULL && after < name.end)
        {
          context->counting = TRUE;
          /* 帮扶企业: things too common to stand without the verb */
          if (cz_scan_count (after, name.end) > 2)
            name.start = after;
          else if (cz_scan_skip (name.start, name.end, "每年") != NULL)
            name.start += strlen ("每年");
        }
      if (context->counting)
        cz_target_add_shared (context, &name, cz_target_verb_resolve (CZ_TARGET_VERB_REACH, quantity), quantity, FALSE, FALSE,
                              cz_scan_ends_with (left.start, cz_scan_trim_end (left.start, left.end), "各"));
    }

  return quantity->end;
}

/* Takes a deadline off the front of a clause: 到2015年, 2018年底前. */
static const char *
take_deadline (CzTargetContext *context,
               const char      *p,
               const char      *end)
{
  static const char *const leads[] = { "力争到", "争取到", "确保到", "截至", "截止", "到", "至", "在", "于", "自", "力争", "争取", "确保", "力争在", NULL };
  const char              *q = cz_scan_skip_blanks (p, end);
  const char              *lead = cz_scan_skip_any (q, end, leads, NULL);
  const char              *after;
  CzWhen                   when;

  after = cz_when_read (lead != NULL ? lead : q, end, &when);
  if (after == NULL || (when.year == 0 && !when.relative && when.edge == CZ_WHEN_WHOLE))
    return p;
  /* A span of years (2011-2020年) is no deadline. */
  if (cz_scan_is_dash (cz_scan_peek (after, end)) || cz_scan_skip (after, end, "至") != NULL)
    return p;

  context->deadline = cz_when_get_deadline (&when, context->year);
  context->firm = TRUE;

  return after;
}

/* The first bracket of a kind that may hold a part of the target before it: (其中国际注册3000件). */
static void
read_bracket (CzTargetContext *context,
              const char      *open,
              const char      *close)
{
  const char *p = cz_scan_skip (cz_scan_next (open, close), close, "其中");

  if (p == NULL)
    return;

  context->counting = TRUE;
  cz_target_clause_read (context, cz_scan_peek (p, close) == ':' ? cz_scan_next (p, close) : p, close);
}

/* 由70%提高到80%: what it is now, not what it shall be. */
static gboolean
is_origin (const char *start,
           const char *number,
           const char *after,
           const char *end)
{
  static const char *const changes[] = { "提高", "提升", "增加", "增长", "上升", "扩大", "下降", "降低", "减少", "压缩", "缩短", "降", "升", "增", "减", NULL };
  const char              *change;

  if (!cz_scan_ends_with (start, number, "由") && !cz_scan_ends_with (start, number, "从"))
    return FALSE;

  change = cz_scan_skip_any (cz_scan_skip_blanks (after, end), end, changes, NULL);

  return change != NULL && cz_scan_skip_any (change, end, (const char *const[]){ "到", "至", "为", NULL }, NULL) != NULL;
}

static void
read_numbers (CzTargetContext *context,
              const char      *p,
              const char      *end,
              const char      *scope,
              const char      *scope_end)
{
  const char *start = p;
  guint       quotes = 0;
  guint       length;

  for (const char *q = p; q < end; q += length)
    {
      gunichar    c = cz_scan_char (q, end, &length);
      CzQuantity  quantity;
      CzWhen      when;
      const char *after;

      if (c == 0x201C || c == 0x300A)
        quotes++;
      else if ((c == 0x201D || c == 0x300B) && quotes > 0)
        quotes--;
      if (cz_scan_is_open (c))
        {
          const char *close = cz_scan_close_of (q, end);

          if (close != NULL)
            {
              read_bracket (context, q, close);
              length = cz_scan_next (close, end) - q;
            }
          continue;
        }
      if (quotes > 0 || (!cz_scan_is_digit (c) && !cz_scan_is_chinese_digit (c)))
        continue;
      if (!cz_scan_is_digit (c))
        {
          if (cz_scan_is_chinese_digit (cz_scan_before (q, p)) || cz_quantity_read (q, end, &quantity) == NULL)
            continue;
        }

      after = cz_scan_is_digit (c) ? cz_when_read (q, end, &when) : NULL;
      if (after != NULL && cz_quantity_read (q, end, &quantity) != NULL && quantity.unit == quantity.unit_end)
        {
          length = after - q;
          continue;
        }
      after = cz_quantity_read (q, end, &quantity);
      if (after == NULL)
        {
          while (cz_scan_is_digit (cz_scan_peek (q + length, end)))
            length = cz_scan_next (q + length, end) - q;
          continue;
        }
      if (!is_no_quantity (p, q, end, &quantity) && !is_origin (p, q, after, end))
        {
          CzTargetName left = { start, q, scope, scope_end };

          after = read_quantity (context, left, &quantity, end);
          start = after;
        }
      length = MAX (after, q + length) - q;
    }
}

/* 达到85%以上或者高于全省平均水平: two targets for one thing. */
static gboolean
read_either (CzTargetContext *context,
             const char      *p,
             const char      *end)
{
  static const char *const verbs_behind[] = { "高于", "低于", "不低于", "不高于", "超过", "优于", "居", "位居", NULL };
  const char              *verb = cz_scan_find (p, end, "达到");
  const char              *either = verb != NULL ? cz_scan_find (verb, end, "或") : NULL;
  const char              *rest = either != NULL ? cz_scan_skip_any (either, end, (const char *const[]){ "或者", "或", NULL }, NULL) : NULL;
  guint                    before = context->targets->len;

  if (rest == NULL || verb == p || cz_scan_skip_any (rest, end, verbs_behind, NULL) == NULL || cz_scan_skip (either, end, "或超过") != NULL)
    return FALSE;

  read_numbers (context, p, either, context->scope, context->scope_end);
  if (context->targets->len == before)
    return FALSE;

  context->subject = p;
  context->subject_end = verb;
  cz_target_read_reference (context, rest, end);
  context->subject = NULL;

  return TRUE;
}

/**
 * cz_target_clause_read:
 * @context: what was said before; goes on to the next clause
 * @p: start of a clause (between two of , ; : 。)
 * @end: its end
 *
 * Reads the targets of one clause, in the 36 ways of domain.md f.
 */
void
cz_target_clause_read (CzTargetContext *context,
                       const char      *p,
                       const char      *end)
{
  CzTargetName name = { p, end, NULL, NULL };
  guint        before = context->targets->len;
  const char  *start;

  p = cz_target_name_skip_lead (p, end, &name);
  p = take_deadline (context, p, end);
  start = p;
  p = cz_target_name_skip_lead (p, end, &name);
  /* 争取1个企业获得…: intent alone counts things. */
  if (cz_scan_is_digit (cz_scan_peek (p, end)) && (cz_scan_ends_with (name.start, p, "争取") || cz_scan_ends_with (name.start, p, "力争") || cz_scan_ends_with (name.start, p, "确保")))
    context->counting = TRUE;
  start = p;
  if (name.scope != NULL)
    {
      context->scope = name.scope;
      context->scope_end = name.scope_end;
    }
  if (p >= end)
    return;

  if (read_either (context, p, end))
    return;
  if (cz_target_read_event (context, p, end))
    return;
  if (!cz_target_read_zero (context, p, end) && !cz_target_read_rank (context, p, end) && !cz_target_read_reference (context, p, end) && !cz_target_read_trend (context, p, end) && !cz_target_read_multiple (context, p, end))
    {
      read_numbers (context, p, end, name.scope, name.scope_end);
      if (context->targets->len == before && !cz_target_read_all (context, p, end))
        cz_target_read_qualitative (context, p, end);
    }

  if (skip_counting_verb (start, end) != NULL)
    context->counting = TRUE;

  /* What is named here without a value may get it in the next clause: "合格率逐年提高,达到95%". */
  context->subject = NULL;
  if (context->targets->len == before)
    for (const char *q = end; q > p; q = cz_scan_prev (q, p))
      if (cz_target_name_is_measure (p, q))
        {
          context->subject = p;
          context->subject_end = q;
          break;
        }
}
