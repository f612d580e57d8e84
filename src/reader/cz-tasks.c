/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-tasks.h"

#include "reader/cz-chapter.h"
#include "reader/cz-scan.h"
#include "reader/cz-units.h"

/* From so many sections with units on, the sections that name units are the tasks. */
#define MIN_CLAUSES 3

typedef struct
{
  const CzBlocks  *blocks;
  const CzOutline *outline;
  CzDraft         *draft;
  CzUnitClause    *clauses;  /* one per node */
  CzChapterKind   *chapters; /* one per node */
  guint           *ends;     /* one per node: where the last part below it ends */
  gboolean        *chosen;   /* one per node */
} TasksState;

static const char *
node_start (const TasksState *state,
            guint             i)
{
  return state->blocks->text->str + cz_outline_get (state->outline, i)->section->span.start;
}

/* Whether nothing but 一是, —— and their like stands below a node: then it is one task. */
static gboolean
is_leaf (const TasksState *state,
         guint             i)
{
  const CzOutlineNode *node = cz_outline_get (state->outline, i);
  CzMarkerKind         below = i + 1 < state->outline->nodes->len ? cz_outline_get (state->outline, i + 1)->marker.kind : CZ_MARKER_NONE;

  return node->n_children == 0 || below == CZ_MARKER_IS || below == CZ_MARKER_MUST || below == CZ_MARKER_DASH || below == CZ_MARKER_BULLET;
}

static gboolean
is_listed (CzMarkerKind kind)
{
  return kind == CZ_MARKER_IS || kind == CZ_MARKER_MUST || kind == CZ_MARKER_DASH || kind == CZ_MARKER_BULLET || kind == CZ_MARKER_ORDINAL;
}

static void
measure_nodes (TasksState *state)
{
  guint n = state->outline->nodes->len;

  for (guint i = n; i > 0; i--)
    {
      const CzOutlineNode *node = cz_outline_get (state->outline, i - 1);
      guint                end = node->section->span.start + node->section->span.length;

      state->ends[i - 1] = MAX (state->ends[i - 1], end);
      if (node->parent >= 0)
        state->ends[node->parent] = MAX (state->ends[node->parent], state->ends[i - 1]);
    }
}

static void
find_clauses (TasksState *state)
{
  for (guint i = 0; i < state->outline->nodes->len; i++)
    {
      const CzOutlineNode *node = cz_outline_get (state->outline, i);
      const char          *p = node_start (state, i);
      const char          *end = is_leaf (state, i) ? state->blocks->text->str + state->ends[i] : p + node->section->span.length;

      cz_units_clause_init (&state->clauses[i]);
      if (!is_listed (node->marker.kind) && state->chapters[i] != CZ_CHAPTER_PHASES)
        cz_units_find (state->blocks->text->str, p, end, node->section->span.line, &state->clauses[i]);
    }
}

static gboolean
has_units (const TasksState *state,
           guint             i)
{
  return state->clauses[i].units->len > 0;
}

static gboolean
is_candidate (const TasksState *state,
              guint             i)
{
  const CzOutlineNode *node = cz_outline_get (state->outline, i);

  return is_leaf (state, i) && !is_listed (node->marker.kind) && state->chapters[i] != CZ_CHAPTER_BACKGROUND &&
         state->chapters[i] != CZ_CHAPTER_AIMS && state->chapters[i] != CZ_CHAPTER_PHASES;
}

/* The sections with units, and those beside them whose units were forgotten. */
static void
choose_by_clauses (TasksState *state)
{
  guint n = state->outline->nodes->len;
  guint with[CZ_N_MARKERS] = { 0 };
  guint without[CZ_N_MARKERS] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      CzMarkerKind kind = cz_outline_get (state->outline, i)->marker.kind;

      state->chosen[i] = has_units (state, i);
      if (is_candidate (state, i) && state->chapters[i] != CZ_CHAPTER_ASSURANCE)
        {
          with[kind] += has_units (state, i);
          without[kind] += !has_units (state, i);
        }
    }

  for (guint i = 0; i < n; i++)
    {
      const CzOutlineNode *node = cz_outline_get (state->outline, i);
      CzMarkerKind         kind = node->marker.kind;
      gboolean             covered = node->parent >= 0 && has_units (state, node->parent);

      if (is_candidate (state, i) && state->chapters[i] != CZ_CHAPTER_ASSURANCE && !covered && with[kind] > without[kind])
        state->chosen[i] = TRUE;
    }
}

/* Lists whose items begin with the unit that is to act: "2、工商分局要加强…". */
static gboolean
choose_by_subjects (TasksState *state)
{
  guint                    n = state->outline->nodes->len;
  g_autofree guint        *hits = g_new0 (guint, n + 1);
  g_autofree CzUnitClause *subjects = g_new0 (CzUnitClause, n + 1);
  gboolean                 found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const CzOutlineNode *node = cz_outline_get (state->outline, i);
      const char          *p = node_start (state, i) + node->marker.length;

      cz_units_clause_init (&subjects[i]);
      if (is_candidate (state, i) && cz_units_find_subject (state->blocks->text->str, p, state->blocks->text->str + state->ends[i], node->section->span.line, &subjects[i]))
        hits[node->parent + 1]++;
    }

  for (guint i = 0; i < n; i++)
    {
      const CzOutlineNode *node = cz_outline_get (state->outline, i);
      guint                siblings = node->parent >= 0 ? cz_outline_get (state->outline, node->parent)->n_children : state->draft->outline->len;

      if (is_candidate (state, i) && hits[node->parent + 1] >= 2 && hits[node->parent + 1] * 2 > siblings)
        {
          found = TRUE;
          state->chosen[i] = TRUE;
          cz_units_clause_clear (&state->clauses[i]);
          state->clauses[i] = subjects[i];
          cz_units_clause_init (&subjects[i]);
        }
    }

  for (guint i = 0; i < n; i++)
    cz_units_clause_clear (&subjects[i]);

  return found;
}

/* "…攻关工程。市总工会、团市委要广泛开展…": where nothing else says who acts, those of whom its sentences speak. */
static void
take_subjects (TasksState *state,
               guint       i)
{
  const CzOutlineNode *node = cz_outline_get (state->outline, i);
  CzUnitClause        *clause = &state->clauses[i];
  const char          *base = state->blocks->text->str;
  const char          *end = base + state->ends[i];
  const char          *first = NULL;
  const char          *first_end = NULL;

  for (const char *p = base + node->body_span.start; node->body_span.length > 0 && p < end;)
    {
      const char *stop = cz_scan_sentence_end (p, end);

      cz_units_find_subject (base, cz_scan_skip_blanks (p, stop), stop, node->body_span.line, clause);
      if (clause->start != NULL && first == NULL)
        {
          first = clause->start;
          first_end = clause->end;
        }
      p = stop;
    }
  clause->start = first;
  clause->end = first_end;

  for (guint k = 0; clause->units->len > 1 && k < clause->units->len; k++)
    {
      CzDraftUnit *unit = g_ptr_array_index (clause->units, k);

      if (unit->role == CZ_ROLE_RESPONSIBLE)
        unit->role = CZ_ROLE_JOINT;
    }
}

/* The lowest sections of the chapters that speak of measures. */
static void
choose_by_chapters (TasksState *state)
{
  gboolean has_measures = FALSE;

  if (state->draft->kind != CZ_DOCUMENT_PLAN && state->draft->kind != CZ_DOCUMENT_OPINIONS && state->draft->kind != CZ_DOCUMENT_OUTLINE)
    return;

  for (guint i = 0; i < state->outline->nodes->len; i++)
    has_measures |= state->chapters[i] == CZ_CHAPTER_MEASURES && is_candidate (state, i);

  for (guint i = 0; i < state->outline->nodes->len; i++)
    if (is_candidate (state, i) && cz_outline_get (state->outline, i)->parent >= 0)
      state->chosen[i] = !has_measures || state->chapters[i] == CZ_CHAPTER_MEASURES;
}

static char *
dup_source (const TasksState   *state,
            const CzUnitClause *clause,
            CzSpan             *span)
{
  const char *base = state->blocks->text->str;
  const char *start = clause->start;
  const char *end = clause->end;
  const char *text_end = base + state->blocks->text->len;

  if (start > base && cz_scan_is_open (cz_scan_before (start, base)) && cz_scan_is_close (cz_scan_peek (end, text_end)))
    {
      start = cz_scan_prev (start, base);
      end = cz_scan_next (end, text_end);
    }

  start = cz_scan_skip_blanks (start, end);
  end = cz_scan_trim_end (start, end);
  span->start = start - base;
  span->length = end - start;

  return g_strndup (start, end - start);
}

static void
add_task (TasksState *state,
          guint       i)
{
  const CzOutlineNode *node = cz_outline_get (state->outline, i);
  CzUnitClause        *clause = &state->clauses[i];
  CzDraftTask         *task = cz_draft_task_new ();

  g_free (task->path);
  task->path = cz_outline_dup_path (state->outline, i);
  g_free (task->title);
  task->title = g_strdup (node->section->title);
  g_free (task->text);
  if (node->n_children > 0 && is_leaf (state, i))
    task->text = cz_scan_dup (state->blocks->text->str + node->title_span.start + node->title_span.length, state->blocks->text->str + state->ends[i]);
  else
    task->text = g_strdup (node->section->text);
  task->span = node->section->span;
  task->open_list = clause->open_list;

  if (clause->units->len > 0)
    {
      g_free (task->source);
      task->source = dup_source (state, clause, &task->source_span);
      task->source_span.line = node->section->span.line;
      g_ptr_array_extend_and_steal (task->units, g_steal_pointer (&clause->units));
      clause->units = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_unit_free);
    }

  g_ptr_array_add (state->draft->tasks, task);
}

/* 列第一位的责任单位为牵头单位: a rule for the whole document. */
static void
apply_first_leads (TasksState *state)
{
  for (guint i = 0; i < state->draft->tasks->len; i++)
    {
      CzDraftTask *task = g_ptr_array_index (state->draft->tasks, i);
      gboolean     has_lead = FALSE;

      for (guint k = 0; k < task->units->len; k++)
        has_lead |= ((CzDraftUnit *) g_ptr_array_index (task->units, k))->role == CZ_ROLE_LEAD;

      for (guint k = 0; !has_lead && k < task->units->len; k++)
        ((CzDraftUnit *) g_ptr_array_index (task->units, k))->role = k == 0 ? CZ_ROLE_LEAD : CZ_ROLE_COOPERATING;
    }
}

/**
 * cz_tasks_read:
 * @blocks: the document
 * @outline: its sections
 * @draft: takes the tasks
 *
 * The tasks are the sections that say who does them; where a document names nobody, the lowest sections of the chapters
 * that speak of measures.
 */
void
cz_tasks_read (const CzBlocks  *blocks,
               const CzOutline *outline,
               CzDraft         *draft)
{
  guint                     n = outline->nodes->len;
  g_autofree CzUnitClause  *clauses = g_new0 (CzUnitClause, n + 1);
  g_autofree CzChapterKind *chapters = cz_chapter_classify (outline);
  g_autofree guint         *ends = g_new0 (guint, n + 1);
  g_autofree gboolean      *chosen = g_new0 (gboolean, n + 1);
  TasksState                state = { blocks, outline, draft, clauses, chapters, ends, chosen };
  guint                     n_candidates = 0;
  guint                     n_clauses = 0;

  measure_nodes (&state);
  find_clauses (&state);

  for (guint i = 0; i < n; i++)
    {
      n_candidates += is_candidate (&state, i);
      n_clauses += has_units (&state, i);
    }

  if (n_clauses >= MIN_CLAUSES || (n_clauses > 0 && n_clauses * 3 >= n_candidates))
    choose_by_clauses (&state);
  else if (!choose_by_subjects (&state))
    choose_by_chapters (&state);

  for (guint i = 0; i < n; i++)
    if (chosen[i])
      {
        if (!has_units (&state, i))
          take_subjects (&state, i);
        add_task (&state, i);
      }

  if (cz_units_first_leads (blocks->text->str, blocks->text->str + blocks->text->len))
    apply_first_leads (&state);

  for (guint i = 0; i < n; i++)
    cz_units_clause_clear (&clauses[i]);
}

/**
 * cz_tasks_collect_names:
 *
 * Returns: (transfer full): the names of units that the brackets of a document hold, of char*, each once
 */
GPtrArray *
cz_tasks_collect_names (const CzBlocks *blocks)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  CzUnitClause clause;

  cz_units_clause_init (&clause);
  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const CzBlock *block = cz_blocks_get (blocks, i);
      const char    *p = cz_blocks_text (blocks, block->span);

      if (block->use == CZ_BLOCK_BODY && block->kind == CZ_BLOCK_PARAGRAPH)
        cz_units_find (blocks->text->str, p, p + block->span.length, block->span.line, &clause);
    }

  for (guint i = 0; i < clause.units->len; i++)
    {
      const CzDraftUnit *unit = g_ptr_array_index (clause.units, i);

      if (!g_hash_table_contains (seen, unit->name))
        {
          g_ptr_array_add (names, g_strdup (unit->name));
          g_hash_table_add (seen, names->pdata[names->len - 1]);
        }
    }
  cz_units_clause_clear (&clause);

  return names;
}
