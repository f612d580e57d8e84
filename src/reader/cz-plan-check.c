/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-plan-check.h"

#include "reader/cz-phases.h"
#include "reader/cz-scan.h"
#include "reader/cz-unit-name.h"

/* A missing lead is a fault only where the document names leads: in at least so many of ten tasks. */
#define LEADS_OF_TEN 7
#define MIN_TASKS 3

static CzDraftFinding *
add_finding (CzDraft      *draft,
             CzFindingCode code,
             const char   *where,
             CzPlace       place,
             gpointer      record,
             CzSpan        span)
{
  CzDraftFinding *finding = cz_draft_finding_new (code, where);

  finding->place = place;
  finding->record = record;
  finding->span = span;
  g_ptr_array_add (draft->findings, finding);

  return finding;
}

/* (transfer full) @declared, @found */
static void
set_facts (CzDraftFinding *finding,
           char           *declared,
           char           *found)
{
  g_free (finding->declared);
  finding->declared = declared;
  g_free (finding->found);
  finding->found = found;
}

static gboolean
has_role (const CzDraftTask *task,
          CzRole             role)
{
  for (guint i = 0; i < task->units->len; i++)
    if (((const CzDraftUnit *) g_ptr_array_index (task->units, i))->role == role)
      return TRUE;

  return FALSE;
}

/* The last marker of a path: "三、/(一)/6、" ends in "6、". */
static const char *
last_marker (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static void
check_tasks (CzDraft *draft)
{
  guint leads = 0;

  for (guint i = 0; i < draft->tasks->len; i++)
    leads += has_role (g_ptr_array_index (draft->tasks, i), CZ_ROLE_LEAD);

  for (guint i = 0; i < draft->tasks->len; i++)
    {
      CzDraftTask *task = g_ptr_array_index (draft->tasks, i);

      if (draft->tasks->len >= MIN_TASKS && leads * 10 >= draft->tasks->len * LEADS_OF_TEN && !has_role (task, CZ_ROLE_LEAD))
        set_facts (add_finding (draft, CZ_FINDING_NO_LEAD, last_marker (task->path), CZ_PLACE_TASK, task, task->span), g_strdup (""), g_strdup (task->source));

      for (guint k = 0; k < task->units->len; k++)
        {
          const CzDraftUnit *unit = g_ptr_array_index (task->units, k);

          for (guint m = 0; unit->role == CZ_ROLE_LEAD && m < task->units->len; m++)
            {
              const CzDraftUnit *other = g_ptr_array_index (task->units, m);

              if (other->role == CZ_ROLE_COOPERATING && g_str_equal (other->name, unit->name))
                set_facts (add_finding (draft, CZ_FINDING_LEAD_ALSO_COOPERATING, last_marker (task->path), CZ_PLACE_TASK, task, other->span), g_strdup (unit->name), g_strdup (other->name));
            }
        }
    }
}

/* The marker of the section that a phase is the heading of; its name when it stands in running text, or without @outline. */
static const char *
phase_place (const CzOutline    *outline,
             const CzDraftPhase *phase)
{
  guint low = 0;
  guint high = outline != NULL ? outline->nodes->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (cz_outline_get (outline, middle)->title_span.start < phase->span.start)
        low = middle + 1;
      else
        high = middle;
    }

  if (outline != NULL && low < outline->nodes->len && cz_outline_get (outline, low)->title_span.start == phase->span.start)
    return cz_outline_get (outline, low)->section->marker;

  return phase->name;
}

static void
check_two_phases (const CzOutline *outline,
                  CzDraft         *draft,
                  CzDraftPhase    *before,
                  CzDraftPhase    *phase)
{
  CzDate        end, start;
  CzFindingCode code;
  int           days;

  /* 9月底前 has no beginning, 10月起 no end: what is printed suffices. */
  if (cz_date_is_none (before->end) || cz_date_is_none (phase->start))
    return;

  end = cz_date_last_day (before->end);
  start = cz_date_first_day (phase->start);
  days = cz_date_days_between (end, start);

  /* One ends and the next begins on the same day, as offices write it. */
  if (days == 1 || (days == 0 && phase->start.day != 0))
    return;
  /* Phases that begin together are no sequence. */
  if (!cz_date_is_none (before->start) && cz_date_compare (cz_date_first_day (before->start), start) == 0)
    return;
  if (!cz_date_is_none (before->start) && !cz_date_is_none (phase->end) &&
      cz_date_compare (cz_date_last_day (phase->end), cz_date_first_day (before->start)) < 0)
    return;

  code = days < 1 ? CZ_FINDING_PHASE_OVERLAP : CZ_FINDING_PHASE_GAP;
  set_facts (add_finding (draft, code, phase_place (outline, phase), CZ_PLACE_PHASE, phase, phase->span), cz_date_to_string (before->end), cz_date_to_string (phase->start));
}

/* A stage from January to December stands for its year; a plan of that year may be issued later. */
static gboolean
is_whole_years (const CzDraftPhase *phase)
{
  return phase->start.month == 1 && phase->start.day == 0 && phase->end.month == 12 && phase->end.day == 0;
}

static void
check_phases (const CzOutline *outline,
              CzDraft         *draft)
{
  for (guint i = 0; i < draft->phases->len; i++)
    {
      CzDraftPhase *phase = g_ptr_array_index (draft->phases, i);

      if (i > 0)
        check_two_phases (outline, draft, g_ptr_array_index (draft->phases, i - 1), phase);
      else if (!cz_date_is_none (draft->date) && draft->date.month != 0 && !cz_date_is_none (phase->start) && phase->start.month != 0 && !is_whole_years (phase) &&
               cz_date_compare (cz_date_last_day (phase->start), draft->date) < 0)
        set_facts (add_finding (draft, CZ_FINDING_PHASE_BEFORE_ISSUE, phase_place (outline, phase), CZ_PLACE_PHASE, phase, phase->span), cz_date_to_string (draft->date), cz_date_to_string (phase->start));

      if (!cz_date_is_none (phase->start) && !cz_date_is_none (phase->end) && cz_date_compare (cz_date_last_day (phase->end), cz_date_first_day (phase->start)) < 0)
        set_facts (add_finding (draft, CZ_FINDING_DATE_SUSPICIOUS, phase_place (outline, phase), CZ_PLACE_PHASE, phase, phase->span), cz_date_to_string (phase->start), cz_date_to_string (phase->end));
    }
}

/* Deadlines that were over when the document was made, each date once. */
static void
check_deadlines (CzDraft *draft)
{
  guint  year = cz_phases_document_year (draft);
  CzDate told = CZ_DATE_NONE;

  for (guint i = 0; year != 0 && i < draft->targets->len; i++)
    {
      CzDraftTarget *target = g_ptr_array_index (draft->targets, i);

      if (cz_date_is_none (target->deadline) || target->deadline.year >= (int) year || cz_date_compare (target->deadline, told) == 0)
        continue;
      told = target->deadline;
      set_facts (add_finding (draft, CZ_FINDING_DATE_SUSPICIOUS, target->name, CZ_PLACE_TARGET, target, target->span), g_strdup_printf ("%u", year), cz_date_to_string (target->deadline));
    }
}

/* Where the first bracket that is never closed opens, or NULL. */
static const char *
find_unclosed (const char *p,
               const char *end)
{
  const char *open[16];
  guint       depth = 0;
  guint       length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c))
        {
          if (depth == G_N_ELEMENTS (open))
            return NULL;
          open[depth++] = p;
        }
      else if (cz_scan_is_close (c))
        {
          if (depth == 0)
            return NULL;
          depth--;
        }
    }

  return depth > 0 ? open[depth - 1] : NULL;
}

/* The marker of the section that @place stands in; "" above the first. */
static const char *
section_at (const CzOutline *outline,
            guint            place)
{
  const char *marker = "";

  for (guint i = 0; i < outline->nodes->len && cz_outline_get (outline, i)->section->span.start <= place; i++)
    marker = cz_outline_get (outline, i)->section->marker;

  return marker;
}

static void
check_brackets (const CzBlocks  *blocks,
                const CzOutline *outline,
                CzDraft         *draft)
{
  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const CzBlock *block = cz_blocks_get (blocks, i);
      const char    *p = cz_blocks_text (blocks, block->span);
      const char    *end = p + block->span.length;
      const char    *open;

      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH || (open = find_unclosed (p, end)) == NULL)
        continue;

      /* A line broken within its bracket goes on in the next. */
      if (i + 1 < blocks->blocks->len)
        {
          const CzBlock *next = cz_blocks_get (blocks, i + 1);
          const char    *q = cz_blocks_text (blocks, next->span);
          const char    *q_end = q + MIN (next->span.length, 1200u);
          guint          length;
          gunichar       c = 0;

          for (; q < q_end && !cz_scan_is_open (c) && !cz_scan_is_close (c); q += length)
            c = cz_scan_char (q, q_end, &length);
          if (cz_scan_is_close (c))
            continue;
        }

      set_facts (add_finding (draft, CZ_FINDING_UNCLOSED_BRACKET, section_at (outline, open - blocks->text->str), CZ_PLACE_DOCUMENT, NULL, (CzSpan){ open - blocks->text->str, end - open, block->span.line }), g_strdup (""),
                 g_utf8_substring (open, 0, MIN (30, cz_scan_count (open, end))));
    }
}

/* Whether a paragraph ends in the name of a unit: a list of units needs no full stop. */
static gboolean
ends_in_unit (const char *p,
              const char *end)
{
  const char *start = end;

  while (start > p && end - start < 120 && !cz_scan_is_one_of (cz_scan_before (start, p), "、,;:。"))
    start = cz_scan_prev (start, p);

  return cz_unit_name_judge (start, end) != CZ_NAME_NONE;
}

/* The last paragraph stops in the middle of a sentence: the copy is not whole. */
static void
check_end (const CzBlocks *blocks,
           CzDraft        *draft)
{
  for (guint i = blocks->blocks->len; i > 0; i--)
    {
      const CzBlock *block = cz_blocks_get (blocks, i - 1);
      const char    *p = cz_blocks_text (blocks, block->span);
      const char    *end = p + block->span.length;
      gunichar       last;

      if (block->use == CZ_BLOCK_FURNITURE || block->use == CZ_BLOCK_INDEX)
        continue;
      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH)
        return;

      last = cz_scan_before (end, p);
      if (cz_scan_is_han (last) && cz_scan_count (p, end) > 24 && !ends_in_unit (p, end) && (cz_scan_find (p, end, "，") != NULL || memchr (p, ',', end - p) != NULL || cz_scan_find (p, end, "。") != NULL))
        set_facts (add_finding (draft, CZ_FINDING_TEXT_TRUNCATED, "", CZ_PLACE_DOCUMENT, NULL, block->span), g_strdup (""), g_strdup (""));
      return;
    }
}

/**
 * cz_plan_check:
 * @blocks: the document
 * @outline: its sections
 * @draft: read whole; takes the findings on tasks, phases, deadlines and brackets
 */
void
cz_plan_check (const CzBlocks  *blocks,
               const CzOutline *outline,
               CzDraft         *draft)
{
  check_tasks (draft);
  check_phases (outline, draft);
  check_deadlines (draft);
  check_brackets (blocks, outline, draft);
  check_end (blocks, draft);
  if (blocks->truncated)
    add_finding (draft, CZ_FINDING_TEXT_TRUNCATED, "", CZ_PLACE_DOCUMENT, NULL, (CzSpan){ 0, 0, 0 });
}

/**
 * cz_plan_check_records:
 * @draft: a draft without text; takes the findings on tasks and phases
 *
 * Checks what needs no text, for records that were a draft once. Phases are named by their names.
 */
void
cz_plan_check_records (CzDraft *draft)
{
  check_tasks (draft);
  check_phases (NULL, draft);
}
