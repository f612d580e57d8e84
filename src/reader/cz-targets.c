/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-targets.h"

#include "reader/cz-chapter.h"
#include "reader/cz-phases.h"
#include "reader/cz-scan.h"
#include "reader/cz-target-clause.h"
#include "reader/cz-when.h"

/* Bytes: a sentence longer than this is no sentence. */
#define MAX_SENTENCE 6000
/* Bytes: a sentence no longer than this, at the start of a section, is its heading. */
#define MAX_HEADING 72

/* Whether a sentence could hold a target at all; most cannot. */
static gboolean
is_worth_reading (const char *p,
                  const char *end)
{
  static const char *const words[] = { "逐年", "平均水平", "前列", "不发生", "杜绝", "确保无", "中上", "控制指标", "下达", "连续", "年内", "显著", "明显", "大幅", "达到", "总体稳定", "前十", "前三", "前五", "同步", "稳步", "持续", "先进行列", "领先水平", "先进水平", "翻一番", "翻番", "一倍", "翻两番", "全部", "称号", "双下降", "双提升", "双降", "家以上", "个以上", "项以上", "件以上", "名以上", "次以上", NULL };
  guint                    length;

  for (const char *q = p; q < end; q += length)
    if (cz_scan_is_digit (cz_scan_char (q, end, &length)))
      return TRUE;

  return cz_scan_has_any (p, end, words);
}

static void
read_sentence (CzTargetContext *context,
               const char      *p,
               const char      *end,
               gboolean         counting)
{
  const char *start = p;
  guint       depth = 0;
  guint       length;

  context->sentence = cz_scan_skip_blanks (p, end);
  context->sentence_end = cz_scan_trim_end (p, end);
  context->counting = counting;
  context->subject = NULL;
  context->last = NULL;
  context->scope = NULL;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c) || c == 0x201C || c == 0x300A)
        depth++;
      else if ((cz_scan_is_close (c) || c == 0x201D || c == 0x300B) && depth > 0)
        depth--;
      if (c != ';' && (depth > 0 || (c != ',' && c != ':' && c != 0x3002 && c != '!' && c != '?')))
        continue;
      /* 1,200 is one number. */
      if (*p == ',' && cz_scan_is_digit (cz_scan_before (p, start)) && cz_scan_is_digit (cz_scan_peek (p + 1, end)))
        continue;

      cz_target_clause_read (context, start, p);
      if (c == ';' || c == ':')
        context->counting = counting;
      start = p + length;
    }

  if (start < end)
    cz_target_clause_read (context, start, end);
}

/* Whether a sentence only leads to the list that follows: "到2020年,实现以下目标:". */
static gboolean
is_lead_in (const char *p,
            const char *end)
{
  return cz_scan_before (cz_scan_trim_end (p, end), p) == ':';
}

/* "到2020年,质量水平明显提升。": no number, so that the year is that of all that follows. */
static gboolean
opens_aims (const char *p,
            const char *end,
            CzWhen     *when)
{
  const char *lead = cz_scan_skip_any (cz_scan_skip_blanks (p, end), end, (const char *const[]){ "力争到", "到", "至", NULL }, NULL);
  const char *after = lead != NULL ? cz_when_read (lead, end, when) : NULL;

  if (after == NULL || when->year == 0)
    return FALSE;

  for (; after < end; after = cz_scan_next (after, end))
    if (cz_scan_is_digit (cz_scan_peek (after, end)))
      return FALSE;

  return TRUE;
}

/* 每少一次扣2分, 得10分: how points are given is no aim. */
static gboolean
tells_points (const char *p,
              const char *end)
{
  static const char *const words[] = { "扣", "得", "加", "计", "记", NULL };

  while ((p = cz_scan_find_any (p, end, words, NULL)) != NULL)
    {
      CzDecimal   value;
      const char *after;

      p = cz_scan_next (p, end);
      after = cz_scan_decimal (p, end, &value);
      if (after != NULL && cz_scan_skip (after, end, "分") != NULL && cz_scan_skip_any (after, end, (const char *const[]){ "分钟", "分别", "分之", NULL }, NULL) == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Reads a section; returns the deadline that holds for the parts below it. */
static CzDate
read_span (CzTargetContext *context,
           CzSpan           span,
           gboolean         firm,
           CzDate           inherited,
           CzDate           title_year)
{
  const char *p = context->base + span.start;
  const char *end = p + span.length;
  CzDate      paragraph = inherited;
  CzDate      below = inherited;
  gboolean    first = TRUE;

  context->line = span.line;
  while (p < end)
    {
      const char *stop = cz_scan_sentence_end (p, end);
      gboolean    newline = stop > p && stop[-1] == '\n';
      CzWhen      when;

      if (firm && first && opens_aims (p, stop, &when))
        paragraph = below = cz_when_get_deadline (&when, context->year);
      context->deadline = paragraph;
      context->firm = firm || (!cz_date_is_none (paragraph) && cz_date_compare (paragraph, title_year) != 0);
      if (stop - p <= MAX_SENTENCE && is_worth_reading (p, stop) && !tells_points (p, stop))
        {
          const char *lead = cz_scan_skip_any (p, stop, (const char *const[]){ "到", "至", NULL }, NULL);

          read_sentence (context, p, stop, FALSE);
          /* A deadline that opens a paragraph holds for all of it. */
          if (first && lead != NULL && cz_when_read (lead, stop, &when) != NULL)
            paragraph = context->deadline;
          if (is_lead_in (p, stop))
            below = context->deadline;
        }
      /* A heading before it does not count. */
      first = newline || (first && stop - p <= MAX_HEADING);
      if (newline)
        paragraph = below;
      p = stop;
    }

  return below;
}

static void
add_unit_findings (CzDraft *draft)
{
  for (guint i = 0; i < draft->targets->len; i++)
    {
      CzDraftTarget  *target = g_ptr_array_index (draft->targets, i);
      gboolean        wants = target->comparator <= CZ_COMPARATOR_APPROX || (target->comparator >= CZ_COMPARATOR_DELTA_GE && target->comparator <= CZ_COMPARATOR_DELTA_EQ);
      CzDraftFinding *finding;

      /* An index is a bare number. */
      if (g_str_has_suffix (target->name, "指数") || g_str_has_suffix (target->name, "系数"))
        continue;
      if (!wants || *target->unit != '\0' || cz_decimal_is_none (target->value) || target->value.mantissa == 0)
        continue;

      finding = cz_draft_finding_new (CZ_FINDING_VALUE_UNIT_MISSING, target->name);
      g_free (finding->found);
      finding->found = cz_decimal_to_string (target->value);
      finding->place = CZ_PLACE_TARGET;
      finding->record = target;
      finding->span = target->value_span;
      g_ptr_array_add (draft->findings, finding);
    }
}

/* The end of the year, or of the last of the years, that a title speaks of: "2015年…行动计划", "(2016-2018年)". */
static CzDate
read_title_year (const CzDraft *draft)
{
  const char *end = draft->title + strlen (draft->title);
  CzDate      date = CZ_DATE_NONE;
  CzWhen      when;
  guint       length;

  if (draft->kind != CZ_DOCUMENT_PLAN)
    return date;

  for (const char *p = draft->title; p < end; p += length)
    {
      const char *after;

      cz_scan_char (p, end, &length);
      if (!cz_scan_is_numeral (cz_scan_peek (p, end)) || (after = cz_when_read (p, end, &when)) == NULL || when.year == 0)
        continue;
      date = cz_when_get_deadline (&when, 0);
      length = after - p;
    }

  return date;
}

/**
 * cz_targets_read_statement:
 * @text: what a row of a scoring table asks for
 * @targets: takes the targets, of CzDraftTarget; their spans are offsets in @text
 */
void
cz_targets_read_statement (const char *text,
                           GPtrArray  *targets)
{
  CzTargetContext context = { .base = text, .firm = TRUE, .targets = targets };
  const char     *end = text + strlen (text);

  for (const char *p = text; p < end;)
    {
      const char *stop = cz_scan_sentence_end (p, end);

      context.firm = TRUE;
      context.deadline = CZ_DATE_NONE;
      if (stop - p <= MAX_SENTENCE && is_worth_reading (p, stop))
        read_sentence (&context, p, stop, TRUE);
      p = stop;
    }
}

/* A heading whose line end became a blank: what follows is a sentence of its own. */
static gboolean
is_followed_by_blank (const CzTargetContext *context,
                      const CzOutlineNode   *node)
{
  guint end = node->title_span.start + node->title_span.length;

  return node->body_span.length > 0 && node->title_span.length <= MAX_HEADING && node->body_span.start > end && context->base[end] == ' ';
}

/**
 * cz_targets_read:
 * @blocks: the document
 * @outline: its sections
 * @draft: takes the targets and the findings on missing units
 */
void
cz_targets_read (const CzBlocks  *blocks,
                 const CzOutline *outline,
                 CzDraft         *draft)
{
  CzTargetContext           context = { .base = blocks->text->str, .targets = draft->targets };
  g_autofree CzChapterKind *chapters = cz_chapter_classify (outline);
  g_autofree CzDate        *deadlines = g_new0 (CzDate, outline->nodes->len + 1);
  CzDate                    title_year = read_title_year (draft);

  context.year = cz_phases_document_year (draft);

  for (guint i = 0; i < outline->nodes->len; i++)
    {
      const CzOutlineNode *node = cz_outline_get (outline, i);
      CzSpan               span = node->title_span;

      deadlines[i] = node->parent >= 0 ? deadlines[node->parent] : title_year;
      if (chapters[i] == CZ_CHAPTER_BACKGROUND)
        continue;
      if (is_followed_by_blank (&context, node))
        span.start = node->body_span.start;
      span.length = node->section->span.start + node->section->span.length - span.start;
      deadlines[i] = read_span (&context, span, chapters[i] == CZ_CHAPTER_AIMS, deadlines[i], title_year);
    }

  if (outline->nodes->len == 0)
    for (guint i = 0; i < blocks->blocks->len; i++)
      {
        const CzBlock *block = cz_blocks_get (blocks, i);

        if (block->use == CZ_BLOCK_BODY && block->kind == CZ_BLOCK_PARAGRAPH)
          read_span (&context, block->span, FALSE, title_year, title_year);
      }

  add_unit_findings (draft);
}
