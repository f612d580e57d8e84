/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-phases.h"

#include "reader/cz-chapter.h"
#include "reader/cz-scan.h"
#include "reader/cz-when.h"

/* Bytes: how far behind a heading its dates are looked for. */
#define MAX_HEAD 600
/* Characters of a name. */
#define MAX_NAME 30

typedef struct
{
  const CzBlocks  *blocks;
  const CzOutline *outline;
  CzDraft         *draft;
  guint            year; /* goes on from phase to phase, for elided years */
} PhasesState;

typedef struct
{
  CzDate start;
  CzDate end;
} PhaseRange;

/* The first of the years that a document is about (2023—2025年), as its title says; else that of its date, 0 without one. */
guint
cz_phases_document_year (const CzDraft *draft)
{
  const char *end = draft->title + strlen (draft->title);
  CzWhen      when;

  for (const char *p = draft->title; p < end; p = cz_scan_next (p, end))
    {
      const char *after;
      guint       year;

      if (!cz_scan_is_numeral (cz_scan_peek (p, end)))
        continue;
      if (cz_when_read (p, end, &when) != NULL && when.year != 0)
        return when.year;

      after = cz_scan_integer (p, end, &year);
      if (after != NULL && cz_scan_count (p, after) == 4 && year > 1900 && year < 2100 && cz_scan_is_dash (cz_scan_peek (after, end)))
        return year;
    }

  return draft->date.year;
}

static const char *
skip_range_joint (const char *p,
                  const char *end)
{
  const char *q = cz_scan_skip_blanks (p, end);
  const char *after = cz_scan_skip_any (q, end, (const char *const[]){ "至", "到", NULL }, NULL);

  if (after != NULL)
    return cz_scan_skip_blanks (after, end);
  if (!cz_scan_is_dash (cz_scan_peek (q, end)))
    return NULL;

  while (cz_scan_is_dash (cz_scan_peek (q, end)))
    q = cz_scan_next (q, end);

  return cz_scan_skip_blanks (q, end);
}

static CzDate
end_date (const CzWhen *when,
          guint         year)
{
  return when->month == 0 && when->edge == CZ_WHEN_BEFORE ? cz_when_get_deadline (when, year) : cz_when_get_date (when, year);
}

/* "7-8月", "2023年7至8月": months that share their word. */
static const char *
read_months (PhasesState *state,
             const char  *p,
             const char  *end,
             PhaseRange  *range)
{
  CzWhen      whole;
  guint       first, last;
  const char *months = cz_when_read (p, end, &whole);
  const char *q;

  if (months == NULL || whole.year == 0 || whole.month != 0)
    months = p, whole.year = state->year;

  q = cz_scan_integer (months, end, &first);
  q = q != NULL ? skip_range_joint (q, end) : NULL;
  q = q != NULL ? cz_scan_integer (q, end, &last) : NULL;
  q = q != NULL ? cz_scan_skip (q, end, "月") : NULL;
  if (q == NULL || first < 1 || last > 12 || first >= last || cz_scan_is_digit (cz_scan_peek (q, end)))
    return NULL;

  memset (range, 0, sizeof *range);
  range->start = (CzDate){ .year = whole.year, .month = first };
  range->end = (CzDate){ .year = whole.year, .month = last };
  state->year = whole.year;

  return q;
}

/* "2017年9月至12月", "9月底前", "3月15日—4月15日", "2018年1月起". Returns the end of it, or NULL. */
static const char *
read_range (PhasesState *state,
            const char  *p,
            const char  *end,
            PhaseRange  *range)
{
  CzWhen      from, to;
  const char *q = cz_when_read (p, end, &from);
  const char *joint;
  const char *second = NULL;
  guint       year;

  if (q == NULL || (from.month == 0 && !from.before))
    {
      second = read_months (state, p, end, range);
      if (second != NULL)
        return second;
    }
  if (q == NULL || (from.year == 0 && from.month == 0 && !from.relative))
    return NULL;

  memset (range, 0, sizeof *range);
  year = from.year != 0 ? from.year : state->year;
  /* 自2019年1月起至2020年12月止 */
  joint = cz_scan_skip (q, end, "起");
  joint = skip_range_joint (joint != NULL ? joint : q, end);

  if (joint != NULL)
    {
      second = cz_when_read (joint, end, &to);
      /* 2017年9月至10 and 2016至2018年: one of the two lacks its word. */
      if (second != NULL && to.month == 0 && to.year == 0 && !to.relative)
        second = NULL;
    }

  if (second != NULL)
    {
      guint end_year = to.year != 0 ? to.year : year;

      if (to.year == 0 && !to.relative && to.month != 0 && from.month != 0 && to.month < from.month)
        end_year++;
      range->start = cz_when_get_start (&from, year);
      range->end = end_date (&to, end_year);
      state->year = range->end.year;
      return second;
    }

  if (from.before || (from.edge == CZ_WHEN_END && cz_scan_skip (q, end, "完成") != NULL))
    {
      range->end = end_date (&from, year);
    }
  else if (cz_scan_skip (q, end, "起") != NULL || cz_scan_skip (q, end, "开始") != NULL)
    {
      range->start = cz_when_get_start (&from, year);
    }
  else if (from.month != 0)
    {
      range->start = cz_when_get_start (&from, year);
      range->end = cz_when_get_date (&from, year);
    }
  else
    {
      return NULL;
    }

  if (!cz_date_is_none (range->end))
    state->year = range->end.year;

  return q;
}

/* Behind what may stand between a name and its dates: "(", ",时间从", ":". */
static const char *
skip_range_lead (const char *p,
                 const char *end)
{
  static const char *const words[] = { "时间安排为", "工作时间为", "时间安排", "工作时间", "实施时间", "时间为", "时间", "从", "自", "于", "为", NULL };
  gboolean                 more = TRUE;

  while (more)
    {
      const char *after = cz_scan_skip_any (p, end, words, NULL);
      gunichar    c;

      p = cz_scan_skip_blanks (after != NULL ? after : p, end);
      c = cz_scan_peek (p, end);
      more = after != NULL;
      if (c == '(' || c == ':' || c == ',' || c == 0x3014 || c == 0x3010 || c == '[')
        {
          p = cz_scan_next (p, end);
          more = TRUE;
        }
    }

  return p;
}

/* The heading without 第一阶段 and without what follows the name. */
static char *
dup_name (const char *p,
          const char *end)
{
  const char *start;
  guint       number;
  guint       n = 0;
  guint       length;

  p = cz_scan_skip_blanks (p, end);
  if (cz_scan_skip (p, end, "第") != NULL)
    {
      const char *after = cz_scan_number (cz_scan_skip (p, end, "第"), end, &number);

      after = after != NULL ? cz_scan_skip (after, end, "阶段") : NULL;
      if (after != NULL && after < end)
        {
          guint       which = 0;
          const char *rest = cz_scan_skip_any (after, end, (const char *const[]){ "为", "是", ":", ",", "、", "(", NULL }, &which);

          if (rest != NULL && which < 5)
            p = rest;
        }
    }

  while (p < end && (cz_scan_is_blank (cz_scan_peek (p, end)) || cz_scan_is_one_of (cz_scan_peek (p, end), ":,、)。")))
    p = cz_scan_next (p, end);

  for (start = p; p < end && n < MAX_NAME; p += length, n++)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c) || c == ':' || c == ';' || c == 0x3002 || c == '\n')
        break;
    }

  return cz_scan_dup (start, p);
}

static void
add_phase (PhasesState      *state,
           char             *name,
           const PhaseRange *range,
           const char       *start,
           const char       *end,
           guint             line)
{
  CzDraftPhase *phase = cz_draft_phase_new ();

  g_free (phase->name);
  phase->name = name;
  phase->start = range->start;
  phase->end = range->end;
  g_free (phase->source);
  phase->source = cz_scan_dup (start, end);
  phase->span = (CzSpan){ start - state->blocks->text->str, end - start, line };
  g_ptr_array_add (state->draft->phases, phase);
}

/* A heading that is a phase: its dates stand in a bracket, behind a comma, or in the lines below. */
static gboolean
read_node (PhasesState *state,
           guint        i,
           gboolean     in_chapter)
{
  const CzOutlineNode *node = cz_outline_get (state->outline, i);
  const char          *base = state->blocks->text->str;
  const char          *start = base + node->title_span.start;
  const char          *title_end = start + node->title_span.length;
  const char          *limit = base + node->section->span.start + node->section->span.length;
  const char          *text_end = base + state->blocks->text->len;
  gboolean             named = cz_scan_find (start, title_end, "阶段") != NULL || node->marker.kind == CZ_MARKER_PHASE;
  PhaseRange           range;
  const char          *found = NULL;
  const char          *found_end = NULL;

  if (!named && !in_chapter)
    return FALSE;

  /* The first lines of the parts below belong to it when it has no text of its own. */
  if (node->n_children > 0 && i + 1 < state->outline->nodes->len)
    {
      const CzOutlineNode *child = cz_outline_get (state->outline, i + 1);

      limit = base + child->section->span.start + child->section->span.length;
    }
  limit = MIN (MIN (limit, start + MAX_HEAD), text_end);
  while (limit > start && limit < text_end && ((guchar) *limit & 0xC0) == 0x80)
    limit--;

  for (const char *p = start; p < limit && found_end == NULL; p = cz_scan_next (p, limit))
    {
      gunichar c = cz_scan_peek (p, limit);
      gunichar before = cz_scan_before (p, start);
      gboolean lead = p == start || cz_scan_is_open (before) || before == ',' || before == ':' || before == 0x3002 || before == '\n' || cz_scan_is_blank (before) ||
                      before == 0x4ECE || before == 0x81EA || before == 0x4E3A || before == 0x4E8E || before == 0x95F4;

      if (lead && (cz_scan_is_digit (c) || cz_scan_is_chinese_digit (c) || c == 0x4ECA || c == 0x5E74))
        {
          found_end = read_range (state, p, limit, &range);
          found = p;
        }
      if (p > title_end && c == 0x3002 && !named)
        break;
    }

  if (found_end == NULL)
    return FALSE;

  if (found == start)
    {
      const char *rest = cz_scan_skip_any (found_end, limit, (const char *const[]){ "为", "是", ",", ")", "完成", NULL }, NULL);

      add_phase (state, dup_name (rest != NULL ? rest : found_end, MAX (title_end, found_end)), &range, start, title_end, node->section->span.line);
    }
  else
    {
      g_autofree char *name = dup_name (start, MIN (title_end, cz_scan_prev (found, start)));

      if (*name == '\0' || g_str_has_prefix (name, "第"))
        {
          g_autofree char *below = dup_name (base + node->body_span.start, MIN (found, base + node->body_span.start + node->body_span.length));

          if (node->body_span.length > 0 && *below != '\0' && found > base + node->body_span.start)
            {
              g_free (name);
              name = g_steal_pointer (&below);
            }
          else if (*name == '\0')
            {
              g_free (name);
              name = g_strdup (node->section->marker);
            }
        }
      add_phase (state, g_steal_pointer (&name), &range, start, found_end, node->section->span.line);
    }

  return TRUE;
}

/* "第一阶段为攻坚突破阶段,时间从2021年1月至12月", "9月底前为自查自纠阶段": phases within a text. */
static void
read_running (PhasesState *state,
              CzSpan       span)
{
  const char *base = state->blocks->text->str;
  const char *start = base + span.start;
  const char *end = start + span.length;
  const char *p = start;

  while ((p = cz_scan_find (p, end, "阶段")) != NULL)
    {
      const char *after = p + strlen ("阶段");
      const char *clause = p;
      const char *lead;
      PhaseRange  range;
      const char *range_end;

      while (clause > start && p - clause < 240 && !cz_scan_is_one_of (cz_scan_before (clause, start), ",;。:\n"))
        clause = cz_scan_prev (clause, start);

      range_end = read_range (state, clause, p, &range);
      lead = range_end != NULL ? cz_scan_skip_any (range_end, p, (const char *const[]){ "为", "是", NULL }, NULL) : NULL;
      if (lead != NULL)
        {
          add_phase (state, dup_name (lead, after), &range, clause, after, span.line);
          p = after;
          continue;
        }

      lead = skip_range_lead (after, end);
      range_end = lead > after ? read_range (state, lead, end, &range) : NULL;
      if (range_end != NULL && cz_scan_skip (range_end, end, "为") == NULL)
        {
          add_phase (state, dup_name (clause, after), &range, clause, range_end, span.line);
          p = range_end;
          continue;
        }
      p = after;
    }
}

/* The first and the last year of a title: (2024—2026年). */
static gboolean
read_title_years (const PhasesState *state,
                  guint             *first,
                  guint             *last)
{
  const char *end = state->draft->title + strlen (state->draft->title);
  guint       number;

  *first = *last = 0;
  for (const char *p = state->draft->title; p < end;)
    {
      const char *after = cz_scan_is_digit (cz_scan_peek (p, end)) ? cz_scan_integer (p, end, &number) : NULL;

      if (after != NULL && number >= 1990 && number <= 2100)
        {
          *first = *first == 0 ? number : *first;
          *last = number;
        }
      p = after != NULL ? after : cz_scan_next (p, end);
    }

  return *last > *first;
}

/* 一年打基础、两年上台阶、三年创一流: a stage for each year of a plan whose title names them. */
static void
read_years (PhasesState *state,
            CzSpan       span)
{
  static const char *const words[][3] = { { "一年", NULL }, { "两年", "二年", NULL }, { "三年", NULL }, { "四年", NULL }, { "五年", NULL } };
  const char              *base = state->blocks->text->str;
  const char              *end = base + span.start + span.length;
  const char              *parts[G_N_ELEMENTS (words) + 1];
  const char              *stop = NULL;
  guint                    first, last;
  guint                    n;

  if (!read_title_years (state, &first, &last) || last - first >= G_N_ELEMENTS (words))
    return;

  n = last - first + 1;
  parts[0] = cz_scan_find (base + span.start, end, "一年");
  if (parts[0] == NULL)
    return;

  stop = cz_scan_sentence_end (parts[0], end);
  for (guint i = 1; i < n; i++)
    {
      gunichar before;

      parts[i] = cz_scan_find_any (parts[i - 1], stop, words[i], NULL);
      before = parts[i] != NULL ? cz_scan_before (parts[i], parts[0]) : 0;
      if (before != 0x3001 && before != ',' && before != ';')
        return;
    }
  parts[n] = cz_scan_trim_end (parts[0], stop);

  for (guint i = 0; i < n; i++)
    {
      const char *name = parts[i] + strlen ("一年");
      const char *name_end = i + 1 < n ? cz_scan_prev (parts[i + 1], name) : name;
      PhaseRange  range = { { .year = first + i, .month = 1 }, { .year = first + i, .month = 12 } };

      while (i + 1 == n && name_end < parts[n] && !cz_scan_is_one_of (cz_scan_peek (name_end, parts[n]), ",;。"))
        name_end = cz_scan_next (name_end, parts[n]);
      if (name_end > name && cz_scan_count (name, name_end) <= MAX_NAME)
        add_phase (state, cz_scan_dup (name, name_end), &range, parts[i], name_end, span.line);
    }
}

/* "创建期为24个月,自2019年1月起至2020年12月止": how long the whole takes. Dates may be missing. */
static void
read_term (PhasesState *state,
           CzSpan       span)
{
  static const char *const names[] = { "创建期限", "创建周期", "创建期", "筹建期", "建设期", "培育期", NULL };
  static const char *const joints[] = { "为期", "暂定为", "为", "是", ":", NULL };
  const char              *base = state->blocks->text->str;
  const char              *end = base + span.start + span.length;
  const char              *p = base + span.start;
  guint                    which;

  while ((p = cz_scan_find_any (p, end, names, &which)) != NULL)
    {
      const char *name_end = p + strlen (names[which]);
      const char *length = cz_scan_skip_any (name_end, end, joints, NULL);
      const char *stop = cz_scan_sentence_end (p, end);
      const char *number_end;
      guint       number;
      PhaseRange  range = { CZ_DATE_NONE, CZ_DATE_NONE };
      const char *from;

      number_end = length != NULL ? cz_scan_number (cz_scan_skip_blanks (length, end), end, &number) : NULL;
      if (number_end == NULL || cz_scan_skip_any (number_end, end, (const char *const[]){ "个月", "年", NULL }, NULL) == NULL || number > 120)
        {
          p = name_end;
          continue;
        }

      from = cz_scan_find_any (number_end, stop, (const char *const[]){ "自", "从", "(", NULL }, NULL);
      if (from == NULL || read_range (state, cz_scan_next (from, stop), stop, &range) == NULL)
        range = (PhaseRange){ CZ_DATE_NONE, CZ_DATE_NONE };
      add_phase (state, g_strndup (p, name_end - p), &range, p, cz_scan_trim_end (p, stop), span.line);
      p = stop;
    }
}

/**
 * cz_phases_read:
 * @blocks: the document
 * @outline: its sections
 * @draft: takes the phases
 *
 * A phase is a heading or a clause that names a stage of the work and says when it is. A year that is left out is that
 * of the phase before, else that of the document.
 */
void
cz_phases_read (const CzBlocks  *blocks,
                const CzOutline *outline,
                CzDraft         *draft)
{
  PhasesState               state = { blocks, outline, draft, cz_phases_document_year (draft) };
  g_autofree CzChapterKind *chapters = cz_chapter_classify (outline);

  for (guint i = 0; i < outline->nodes->len; i++)
    {
      const CzOutlineNode *node = cz_outline_get (outline, i);
      gboolean             in_chapter = chapters[i] == CZ_CHAPTER_PHASES && draft->kind != CZ_DOCUMENT_RULES && node->parent >= 0 &&
                            (node->n_children == 0 || cz_outline_get (outline, node->parent)->parent < 0);
      gboolean above = FALSE;

      for (int up = node->parent; up >= 0 && !above; up = cz_outline_get (outline, up)->parent)
        {
          const CzSpan *title = &cz_outline_get (outline, up)->title_span;

          for (guint k = draft->phases->len; k > 0 && !above; k--)
            {
              const CzDraftPhase *phase = g_ptr_array_index (draft->phases, k - 1);

              if (phase->span.start < title->start)
                break;
              above = phase->span.start == title->start;
            }
        }

      if (!above && !read_node (&state, i, in_chapter) && node->body_span.length > 0)
        read_running (&state, node->body_span);
      if (node->body_span.length > 0)
        {
          read_term (&state, node->body_span);
          read_years (&state, node->body_span);
        }
    }
}
