/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-target-private.h"

#include "reader/cz-scan.h"

/* Gives each of the names that share a predicate its target. */
void
cz_target_add_shared (CzTargetContext    *context,
                      const CzTargetName *name,
                      CzComparator        comparator,
                      const CzQuantity   *quantity,
                      gboolean            growth,
                      gboolean            negative,
                      gboolean            each)
{
  CzTargetName parts[CZ_TARGET_MAX_PARTS];
  CzTargetName whole = *name;
  const char  *reference, *reference_end = NULL;
  gboolean     yearly = cz_scan_ends_with (name->start, name->end, "年均") || cz_scan_skip (name->end, context->sentence_end, "年均") != NULL;
  guint        n;

  cz_target_name_trim (&whole);
  cz_target_take_reference (&whole, &reference, &reference_end);
  n = cz_target_name_split (&whole, each, parts, CZ_TARGET_MAX_PARTS);

  for (guint i = 0; i < n; i++)
    {
      CzDraftTarget *target = cz_target_add (context, &parts[i], comparator);

      if (target == NULL)
        continue;
      cz_target_set_value (context, target, quantity);
      if (negative)
        target->value.mantissa = -target->value.mantissa;
      if (growth && comparator == CZ_COMPARATOR_APPROX)
        cz_target_append_to_name (target, yearly ? "年均增长" : "增长");
      if (reference != NULL)
        cz_target_set_reference (target, reference, reference_end);
    }
}

/* "A达到80%、B达到95%;到2020年,分别达到85%和97%": the names are those told last. */
static gboolean
distribute_again (CzTargetContext  *context,
                  CzTargetVerb      verb,
                  const CzQuantity *quantities,
                  guint             n)
{
  guint first = context->targets->len - n;

  if (context->targets->len < n || context->last == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const CzDraftTarget *told = g_ptr_array_index (context->targets, first + i);
      CzTargetName         last = { context->last, context->last_end, NULL, NULL };
      CzDraftTarget       *target = cz_target_add (context, &last, cz_target_verb_resolve (verb, &quantities[i]));

      if (target == NULL)
        return FALSE;
      g_free (target->name);
      target->name = g_strdup (told->name);
      g_free (target->scope);
      target->scope = g_strdup (told->scope);
      cz_target_set_value (context, target, &quantities[i]);
    }

  return TRUE;
}

/* "食品、药品和农产品合格率分别达到93%、95%和96%以上". Returns behind the last value, or NULL. */
const char *
cz_target_read_distributed (CzTargetContext  *context,
                            CzTargetName      name,
                            CzTargetVerb      verb,
                            const CzQuantity *first,
                            const char       *end)
{
  CzTargetName parts[CZ_TARGET_MAX_PARTS];
  CzQuantity   quantities[CZ_TARGET_MAX_PARTS];
  guint        n_values = 1;
  guint        n;
  const char  *p = first->end;
  const char  *shared;

  cz_target_name_trim (&name);
  quantities[0] = *first;
  while (n_values < CZ_TARGET_MAX_PARTS)
    {
      const char *joint = cz_scan_skip_any (p, end, (const char *const[]){ "、", "和", "及", ",", NULL }, NULL);
      const char *after = joint != NULL ? cz_quantity_read (cz_scan_skip_blanks (joint, end), end, &quantities[n_values]) : NULL;

      if (after == NULL)
        break;
      p = after;
      n_values++;
    }
  if (n_values < 2)
    return NULL;

  /* 以上 behind the last value is said of all. */
  for (guint i = 0; i < n_values; i++)
    if (quantities[i].bound == CZ_COMPARATOR_QUALITATIVE)
      quantities[i].bound = quantities[n_values - 1].bound;

  if (name.end <= name.start || cz_scan_skip (name.start, name.end, "分别") == name.end)
    return distribute_again (context, verb, quantities, n_values) ? p : NULL;

  n = cz_target_name_split (&name, TRUE, parts, CZ_TARGET_MAX_PARTS);
  if (n > n_values)
    {
      /* The list begins later than the name: the first names belong to what they all are of. */
      for (guint i = 0; i < n_values; i++)
        parts[i] = parts[i + n - n_values];
      n = n_values;
    }
  if (n != n_values)
    return NULL;

  /* The ending of the last name is that of all: 食品(合格率). */
  shared = parts[n - 1].end;
  for (const char *q = parts[n - 1].start; q < parts[n - 1].end; q = cz_scan_next (q, parts[n - 1].end))
    if (cz_scan_skip_any (q, parts[n - 1].end, (const char *const[]){ "监督抽查合格率", "抽检合格率", "监测合格率", "检测合格率", "一次验收合格率", "合格率", "覆盖率", "达标率", "满意度", "占比", "比重", "普及率", "优良率", "获证率", "数量", NULL }, NULL) != NULL)
      {
        shared = q;
        break;
      }

  for (guint i = 0; i < n; i++)
    {
      CzDraftTarget   *target;
      g_autofree char *joined = NULL;

      target = cz_target_add (context, &parts[i], cz_target_verb_resolve (verb, &quantities[i]));
      if (target == NULL)
        continue;
      cz_target_set_value (context, target, &quantities[i]);
      if (i + 1 < n && !cz_target_name_is_measure (parts[i].start, parts[i].end))
        {
          joined = g_strndup (shared, parts[n - 1].end - shared);
          cz_target_append_to_name (target, joined);
        }
    }

  return p;
}
