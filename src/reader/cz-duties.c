/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-duties.h"

#include "reader/cz-chapter.h"
#include "reader/cz-scan.h"
#include "reader/cz-unit-list.h"
#include "reader/cz-when.h"

/* Bytes: a clause longer than this is no duty. */
#define MAX_CLAUSE 600

static const struct
{
  const char *word;
  CzEvery     every;
} rhythms[] = {
  { "每个季度", CZ_EVERY_QUARTER },
  { "每季度", CZ_EVERY_QUARTER },
  { "每季", CZ_EVERY_QUARTER },
  { "按季度", CZ_EVERY_QUARTER },
  { "每半年", CZ_EVERY_HALF_YEAR },
  { "每个月", CZ_EVERY_MONTH },
  { "每月", CZ_EVERY_MONTH },
  { "按月", CZ_EVERY_MONTH },
  { "每周", CZ_EVERY_WEEK },
  { "每星期", CZ_EVERY_WEEK },
  { "每年度", CZ_EVERY_YEAR },
  { "每年", CZ_EVERY_YEAR },
  { "分阶段", CZ_EVERY_PHASE },
  { "定期", CZ_EVERY_REGULARLY },
};

/* 定期检验率, 不定期: the word is part of another. */
static const char *const no_duty_after[] = { "定期检验率", "定期检验合格", "定期检验覆盖", "定期检定率", "定期存款", "定期检验检测率", NULL };

/* The first word of rhythm in a clause; *@end_of becomes the place behind it. */
static const char *
find_rhythm (const char  *p,
             const char  *end,
             CzEvery     *every,
             const char **end_of)
{
  const char *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rhythms); i++)
    {
      const char *found = cz_scan_find (p, end, rhythms[i].word);

      if (found == NULL || (best != NULL && found >= best))
        continue;
      if (cz_scan_skip_any (found, end, no_duty_after, NULL) != NULL || cz_scan_before (found, p) == 0x4E0D /* 不 */)
        continue;
      best = found;
      *every = rhythms[i].every;
      *end_of = found + strlen (rhythms[i].word);
    }

  return best;
}

/* 每月25日前, 每年6月15日前, 每季度最后一个月的30日前 */
static void
read_day (CzDraftDuty *duty,
          const char  *p,
          const char  *end)
{
  const char *last = cz_scan_skip_any (p, end, (const char *const[]){ "最后一个月的", "最后一个月", "末月", "首月", "次月", NULL }, NULL);
  const char *after;
  CzWhen      when;
  guint       day;

  p = last != NULL ? last : p;
  after = cz_when_read (p, end, &when);
  if (after != NULL && when.year == 0 && when.month != 0)
    {
      duty->month = when.month;
      duty->day = when.day;
      return;
    }

  after = cz_scan_number (p, end, &day);
  if (after != NULL && day >= 1 && day <= 31 && (cz_scan_skip (after, end, "日") != NULL || cz_scan_skip (after, end, "号") != NULL))
    duty->day = day;
}

/* The units in front of the rhythm: "各成员单位定期…", "领导小组要定期…". */
static void
read_units (CzDraftDuty *duty,
            const char  *base,
            const char  *p,
            const char  *end,
            guint        line)
{
  static const char *const trails[] = { "应当", "必须", "要", "应", "须", "将", "于", "在", NULL };
  GArray                  *items;
  const char              *start = p;
  gboolean                 sure;
  guint                    length;

  end = cz_scan_trim_end (p, end);
  for (guint i = 0; trails[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, trails[i]))
      end -= strlen (trails[i]);
  if (end <= p)
    return;

  items = cz_unit_list_new ();
  for (; p < end; p += length)
    if (cz_scan_char (p, end, &length) == 0x3001)
      {
        cz_unit_list_add (items, start, p, 0);
        start = p + length;
      }
  cz_unit_list_add (items, start, end, 0);
  cz_unit_list_finish (items, 0);

  sure = items->len > 0;
  for (guint i = 0; i < items->len; i++)
    sure &= g_array_index (items, CzUnitItem, i).strength == CZ_NAME_STRONG;

  for (guint i = 0; sure && i < items->len; i++)
    {
      const CzUnitItem *item = &g_array_index (items, CzUnitItem, i);
      CzDraftUnit      *unit = cz_draft_unit_new (item->name, items->len > 1 ? CZ_ROLE_JOINT : CZ_ROLE_RESPONSIBLE);

      unit->group = cz_unit_name_is_group (item->name, item->name + strlen (item->name));
      unit->span = (CzSpan){ item->start - base, item->end - item->start, line };
      g_ptr_array_add (duty->units, unit);
    }

  g_array_unref (items);
}

static void
read_clause (const char *base,
             const char *p,
             const char *end,
             const char *sentence,
             const char *sentence_end,
             guint       line,
             CzDraft    *draft)
{
  static const char *const leads[] = { "并且", "并", "同时", "以及", "其中", NULL };
  CzEvery                  every = CZ_EVERY_NONE;
  const char              *after = NULL;
  const char              *found, *lead;
  CzDraftDuty             *duty;

  p = cz_scan_skip_blanks (p, end);
  if (p >= end || end - p > MAX_CLAUSE)
    return;
  lead = cz_scan_skip_any (p, end, leads, NULL);
  p = lead != NULL ? lead : p;

  found = find_rhythm (p, end, &every, &after);
  if (found == NULL || cz_scan_count (after, end) < 2)
    return;

  duty = cz_draft_duty_new ();
  g_free (duty->text);
  duty->text = cz_scan_dup (p, end);
  duty->every = every;
  read_day (duty, after, end);
  read_units (duty, base, p, found, line);
  g_free (duty->source);
  duty->source = cz_scan_dup (sentence, sentence_end);
  duty->span = (CzSpan){ p - base, end - p, line };
  g_ptr_array_add (draft->duties, duty);
}

static void
read_sentence (const char *base,
               const char *p,
               const char *end,
               guint       line,
               CzDraft    *draft)
{
  const char *sentence = p;
  const char *start = p;
  guint       depth = 0;
  guint       length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c) || c == 0x201C || c == 0x300A)
        depth++;
      else if ((cz_scan_is_close (c) || c == 0x201D || c == 0x300B) && depth > 0)
        depth--;
      /* "在每年财政预算中,安排…": what is done comes behind the comma. */
      if (c == ',' && (cz_scan_ends_with (start, p, "中") || cz_scan_ends_with (start, p, "时") || cz_scan_ends_with (start, p, "前")))
        continue;
      if (depth == 0 && (c == ',' || c == ';' || c == ':' || c == 0x3002 || c == '\n'))
        {
          read_clause (base, start, p, sentence, end, line, draft);
          start = p + length;
        }
    }

  if (start < end)
    read_clause (base, start, end, sentence, end, line, draft);
}

static void
read_span (const char *base,
           CzSpan      span,
           CzDraft    *draft)
{
  const char *p = base + span.start;
  const char *end = p + span.length;

  while (p < end)
    {
      const char *stop = cz_scan_sentence_end (p, end);
      const char *after;
      CzEvery     every;

      if (find_rhythm (p, stop, &every, &after) != NULL)
        read_sentence (base, p, stop, span.line, draft);
      p = stop;
    }
}

/**
 * cz_duties_read:
 * @blocks: the document
 * @outline: its sections
 * @draft: takes the duties
 *
 * A duty is a clause that says how often something is done: 每季度, 每年, 每月25日前, 定期.
 */
void
cz_duties_read (const CzBlocks  *blocks,
                const CzOutline *outline,
                CzDraft         *draft)
{
  g_autofree CzChapterKind *chapters = cz_chapter_classify (outline);

  for (guint i = 0; i < outline->nodes->len; i++)
    {
      const CzOutlineNode *node = cz_outline_get (outline, i);
      CzSpan               span = node->title_span;

      span.length = node->section->span.start + node->section->span.length - span.start;
      if (chapters[i] != CZ_CHAPTER_BACKGROUND)
        read_span (blocks->text->str, span, draft);
    }
}
