/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-target-private.h"

#include "reader/cz-scan.h"

/* What makes a share of things a target: 50%以上采用…. */
const char *const cz_target_predicates[] = { "采用", "通过", "达到", "建立", "实现", "开展", "获得", "完成", "实施", "纳入", "成功创建", "建成", "导入", "取得", "配备", "推行", "创建", "成为", "列入", "参与", "使用", "加入", "进入", NULL };

static char *
dup_span (const char *p,
          const char *end)
{
  return p != NULL ? cz_scan_dup (p, end) : g_strdup ("");
}

CzDraftTarget *
cz_target_add (CzTargetContext    *context,
               const CzTargetName *name,
               CzComparator        comparator)
{
  CzDraftTarget *target;
  CzTargetName   clean = *name;

  cz_target_name_trim (&clean);
  if (clean.end <= clean.start)
    return NULL;

  context->last = clean.start;
  context->last_end = clean.end;
  target = cz_draft_target_new ();
  g_free (target->name);
  target->name = dup_span (clean.start, clean.end);
  g_free (target->scope);
  target->scope = clean.scope != NULL ? dup_span (clean.scope, clean.scope_end) : dup_span (context->scope, context->scope_end);
  target->comparator = comparator;
  target->value = cz_decimal_none ();
  target->value_to = cz_decimal_none ();
  target->deadline = context->deadline;
  g_free (target->source);
  target->source = dup_span (context->sentence, context->sentence_end);
  target->span = (CzSpan){ context->sentence - context->base, context->sentence_end - context->sentence, context->line };
  g_ptr_array_add (context->targets, target);

  return target;
}

void
cz_target_set_value (CzTargetContext  *context,
                     CzDraftTarget    *target,
                     const CzQuantity *quantity)
{
  target->value = quantity->value;
  target->value_to = quantity->value_to;
  g_free (target->unit);
  target->unit = cz_scan_dup_folded (quantity->unit, quantity->unit_end);
  target->value_span = (CzSpan){ quantity->start - context->base, quantity->end - quantity->start, context->line };
}

void
cz_target_set_reference (CzDraftTarget *target,
                         const char    *p,
                         const char    *end)
{
  g_free (target->reference);
  target->reference = dup_span (p, end);
}

void
cz_target_append_to_name (CzDraftTarget *target,
                          const char    *ending)
{
  char *name = g_strconcat (target->name, ending, NULL);

  g_free (target->name);
  target->name = name;
}

/* A change against something: 比上年, 较2015年. Gives the reference and cuts it off the name. */
void
cz_target_take_reference (CzTargetName *name,
                          const char  **reference,
                          const char  **reference_end)
{
  const char *found = NULL;

  *reference = NULL;
  for (const char *p = name->start; p < name->end; p = cz_scan_next (p, name->end))
    {
      const char *after = cz_scan_skip_any (p, name->end, (const char *const[]){ "比", "较", NULL }, NULL);

      if (after != NULL && p > name->start &&
          (cz_scan_skip_any (after, name->end, (const char *const[]){ "上年", "去年", "上一年", "同期", "“", NULL }, NULL) != NULL || cz_scan_is_digit (cz_scan_peek (after, name->end))))
        found = p;
    }

  if (found == NULL || cz_scan_count (found, name->end) > 14)
    return;

  *reference = cz_scan_next (found, name->end);
  *reference_end = name->end;
  name->end = found;
}
