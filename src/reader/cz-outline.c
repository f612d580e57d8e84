/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-outline.h"

#include "reader/cz-scan.h"
#include "reader/cz-unit-name.h"

#define MAX_DEPTH 12
/* A first sentence longer than this is running text, not a heading. */
#define MAX_TITLE 60
/* A heading before a colon: "标准化工作:…". */
#define MAX_COLON_TITLE 20
/* Bytes that follow a heading whose line end became a blank. */
#define MIN_LOST_LINE 600
/* How far, and how often in a document, the second item of an inline list is looked for. */
#define LOOK_AHEAD 65536
#define MAX_LOOK_AHEADS 2000
/* A gap wider than this is no lost item but another kind of number. */
#define MAX_GAP 20

typedef struct
{
  const CzBlocks *blocks;
  CzDraft        *draft;
  CzOutline      *outline;
  int             open[MAX_DEPTH]; /* indexes of the open nodes, outermost first */
  guint           depth;
  guint           last[CZ_N_MARKERS]; /* last number of each kind, wherever it stood */
  GString        *text;               /* text of the innermost open node so far */
  gboolean        in_section;
  guint           look_aheads;
} OutlineState;

static CzOutlineNode *
get_open (OutlineState *state,
          guint         depth)
{
  return cz_outline_get (state->outline, state->open[depth]);
}

static gboolean
is_same_list (const CzMarker *a,
              const CzMarker *b)
{
  return a->kind == b->kind && a->n_parts == b->n_parts;
}

/* Puts the collected text into the innermost node. */
static void
flush_text (OutlineState *state)
{
  if (state->depth > 0 && state->in_section && state->text->len > 0)
    {
      CzDraftSection *section = get_open (state, state->depth - 1)->section;

      g_free (section->text);
      section->text = g_strndup (state->text->str, state->text->len);
    }

  g_string_truncate (state->text, 0);
}

static void
append_text (OutlineState *state,
             const char   *start,
             const char   *end)
{
  CzOutlineNode *node = get_open (state, state->depth - 1);
  guint          at;

  start = cz_scan_skip_blanks (start, end);
  end = cz_scan_trim_end (start, end);
  if (start >= end)
    return;

  if (state->text->len > 0)
    g_string_append_c (state->text, '\n');
  g_string_append_len (state->text, start, end - start);

  at = start - state->blocks->text->str;
  if (node->body_span.length == 0)
    node->body_span.start = at;
  node->body_span.length = at + (end - start) - node->body_span.start;
  node->section->span.length = at + (end - start) - node->section->span.start;
}

/* Whether a blank behind a heading is what is left of a line end: long running text follows. */
static gboolean
is_lost_line_end (const char *p,
                  const char *end)
{
  const char *stop = cz_scan_find (p, end, "。");

  return end - p > MIN_LOST_LINE && stop != NULL && cz_scan_find_any (p, stop, (const char *const[]){ ",", "，", NULL }, NULL) != NULL;
}

/* Where the heading that begins at @p ends: at the first 。, or at a colon or comma where that is plainly the heading. */
static const char *
find_title_end (const char     *p,
                const char     *end,
                const CzMarker *marker)
{
  const char *comma = NULL;
  const char *q = p;
  guint       n = 0;
  guint       length;

  for (; q < end && n < MAX_TITLE * 8; q += length, n++)
    {
      gunichar c = cz_scan_char (q, end, &length);

      if (c == 0x3002 || c == '\n')
        break;
      if (cz_scan_is_open (c))
        {
          const char *close = cz_scan_close_of (q, MIN (end, q + 3000));

          if (close != NULL)
            {
              n += cz_scan_count (q, close);
              length = cz_scan_next (close, end) - q;
            }
          continue;
        }
      if (comma == NULL && n >= 2 && n <= MAX_COLON_TITLE && cz_scan_is_blank (c) && is_lost_line_end (q, end))
        return q;
      if (c == ':' && comma == NULL && n >= 2 && n <= MAX_COLON_TITLE && marker->kind != CZ_MARKER_IS && q + length < end)
        return q;
      if (comma == NULL && n >= 4 && (c == ',' || c == ';'))
        comma = q;
    }

  return n > MAX_TITLE && comma != NULL ? comma : q;
}

/* Whether a bracket names units rather than belonging to the heading. */
static gboolean
is_units_bracket (const char *open,
                  const char *end)
{
  static const char *const words[] = { "牵头", "配合", "负责", "责任单位", "责任部门", "责任科室", "主办", "协办", "承办", NULL };

  const char *name = cz_scan_next (open, end);
  const char *name_end = name;

  while (name_end < end && !cz_scan_is_one_of (cz_scan_peek (name_end, end), "、,;:"))
    name_end = cz_scan_next (name_end, end);

  return cz_scan_has_any (open, end, words) || cz_unit_name_judge (name, name_end) == CZ_NAME_STRONG;
}

static void
set_title (OutlineState  *state,
           CzOutlineNode *node,
           const char    *start,
           const char    *end)
{
  const char *close;

  end = cz_scan_trim_end (start, end);
  node->title_span.start = start - state->blocks->text->str;
  node->title_span.length = end - start;
  node->title_span.line = node->section->span.line;
  node->section->span.length = end - state->blocks->text->str - node->section->span.start;

  while (end > start && cz_scan_is_one_of (cz_scan_before (end, start), ":;,。"))
    end = cz_scan_trim_end (start, cz_scan_prev (end, start));
  close = cz_scan_prev (end, start);
  if (end > start && cz_scan_is_close (cz_scan_peek (close, end)))
    {
      const char *open = cz_scan_open_of (close, start);

      if (open != NULL && open > start && is_units_bracket (open, close))
        end = cz_scan_trim_end (start, open);
      while (end > start && cz_scan_is_one_of (cz_scan_before (end, start), ";,。"))
        end = cz_scan_trim_end (start, cz_scan_prev (end, start));
    }

  g_free (node->section->title);
  node->section->title = cz_scan_dup (start, end);
}

static void
add_finding (OutlineState  *state,
             CzFindingCode  code,
             CzOutlineNode *node,
             char          *declared)
{
  CzDraftFinding *finding = cz_draft_finding_new (code, node->section->marker);

  g_free (finding->declared);
  finding->declared = declared;
  g_free (finding->found);
  finding->found = g_strdup (node->section->marker);
  finding->place = CZ_PLACE_SECTION;
  finding->record = node->section;
  finding->span = node->title_span;
  g_ptr_array_add (state->draft->findings, finding);
}

/* Compares the number of a new node with the one before it in its list (@before, nullable). */
static void
check_number (OutlineState        *state,
              CzOutlineNode       *node,
              const CzOutlineNode *before)
{
  guint number = node->marker.number;
  guint previous = before != NULL ? before->marker.number : 0;

  /* A count that goes on from the chapter before. */
  if (before == NULL && number > state->last[node->marker.kind])
    previous = state->last[node->marker.kind];

  if (node->marker.kind == CZ_MARKER_LOST)
    {
      add_finding (state, CZ_FINDING_MISSING_NUMBER, node, g_strdup_printf ("%u", previous + 1));
      return;
    }
  if (!cz_numbering_counts (node->marker.kind) || number == 1)
    return;
  if (before == NULL)
    {
      if (number == state->last[node->marker.kind] + 1 || number > MAX_GAP)
        return;
    }
  else if (before->marker.kind == CZ_MARKER_LOST)
    {
      return;
    }
  else if (number == previous)
    {
      add_finding (state, CZ_FINDING_DUPLICATE_NUMBER, node, g_strdup_printf ("%u", number));
      return;
    }

  if (number > previous + 1 && number - previous <= MAX_GAP)
    add_finding (state, CZ_FINDING_MISSING_NUMBER, node, g_strdup_printf ("%u", previous + 1));
}

/* Closes open nodes until the new one fits in; returns the node before it in its list, or NULL. */
static const CzOutlineNode *
find_place (OutlineState   *state,
            const CzMarker *marker)
{
  for (guint i = state->depth; i > 0; i--)
    if (is_same_list (&get_open (state, i - 1)->marker, marker))
      {
        state->depth = i - 1;
        return get_open (state, i - 1);
      }

  for (guint i = state->depth; i > 0; i--)
    {
      const CzMarker *other = &get_open (state, i - 1)->marker;

      if (cz_numbering_is_same (other->kind, marker->kind) &&
          (marker->number == other->number + 1 || marker->kind == CZ_MARKER_LOST || other->kind == CZ_MARKER_LOST))
        {
          state->depth = i - 1;
          return get_open (state, i - 1);
        }
    }

  /* Chapters stand under nothing but chapters, and no list stands within 一是, 二是. */
  while (state->depth > 0)
    {
      CzMarkerKind top = get_open (state, state->depth - 1)->marker.kind;

      if (marker->kind <= CZ_MARKER_HAN && marker->kind != CZ_MARKER_PHASE && top > marker->kind)
        state->depth--;
      else if ((top == CZ_MARKER_IS || top == CZ_MARKER_MUST) && marker->kind <= CZ_MARKER_COMMA)
        state->depth--;
      else
        break;
    }

  if (state->depth == MAX_DEPTH)
    state->depth--;

  return NULL;
}

/* Begins a node at the marker at @p; its heading is looked for up to @end. Returns the end of the heading. */
static const char *
begin_node (OutlineState   *state,
            const char     *p,
            const char     *end,
            const CzMarker *marker,
            guint           line)
{
  CzDraftSection      *section = cz_draft_section_new ();
  CzOutlineNode        node = { 0 };
  CzOutlineNode       *placed;
  const CzOutlineNode *before;
  int                  before_index;
  const char          *title = p + marker->length;
  const char          *title_end = find_title_end (title, end, marker);

  flush_text (state);
  before = find_place (state, marker);
  before_index = before != NULL ? (int) (before - cz_outline_get (state->outline, 0)) : -1;

  g_free (section->marker);
  section->marker = cz_numbering_dup_label (p, marker);
  section->level = state->depth + 1;
  section->span = (CzSpan){ p - state->blocks->text->str, title_end - p, line };

  node.section = section;
  node.marker = *marker;
  node.parent = state->depth > 0 ? state->open[state->depth - 1] : -1;
  if (node.parent >= 0)
    {
      g_ptr_array_add (get_open (state, state->depth - 1)->section->children, section);
      get_open (state, state->depth - 1)->n_children++;
    }
  else
    {
      g_ptr_array_add (state->draft->outline, section);
    }

  state->open[state->depth++] = state->outline->nodes->len;
  g_array_append_val (state->outline->nodes, node);
  state->in_section = TRUE;

  placed = get_open (state, state->depth - 1);
  set_title (state, placed, title, title_end);
  check_number (state, placed, before_index >= 0 ? cz_outline_get (state->outline, before_index) : NULL);
  if (marker->number > 0)
    state->last[marker->kind] = marker->number;

  return title_end;
}

/* Whether the second item of the list that would begin at @p follows in the same paragraph. */
static gboolean
has_second (OutlineState   *state,
            const char     *p,
            const char     *end,
            const CzMarker *marker)
{
  static const char *const seconds[CZ_N_MARKERS][3] = {
    [CZ_MARKER_CHAPTER] = { "第二章", NULL },
    [CZ_MARKER_ARTICLE] = { "第二条", NULL },
    [CZ_MARKER_HAN] = { "二、", NULL },
    [CZ_MARKER_HAN_BRACKET] = { "(二)", "（二）", NULL },
    [CZ_MARKER_DOT] = { "2.", "2．", NULL },
    [CZ_MARKER_COMMA] = { "2、", "２、", NULL },
    [CZ_MARKER_BRACKET] = { "(2)", "（2）", NULL },
    [CZ_MARKER_CLOSE] = { "2)", "2）", NULL },
    [CZ_MARKER_CIRCLE] = { "②", NULL },
    [CZ_MARKER_IS] = { "二是", NULL },
    [CZ_MARKER_MUST] = { "二要", NULL },
  };

  if (seconds[marker->kind][0] == NULL || state->look_aheads++ > MAX_LOOK_AHEADS)
    return FALSE;

  return cz_scan_has_any (p + marker->length, MIN (end, p + LOOK_AHEAD), seconds[marker->kind]);
}

/* Whether a marker within a paragraph, after @before, begins a new part: it must go on with a list, or begin one. */
static gboolean
accept_inline (OutlineState   *state,
               const char     *p,
               const char     *end,
               gunichar        before,
               const CzMarker *marker)
{
  gunichar next = cz_scan_peek (p + marker->length, end);
  gboolean spoken = marker->kind == CZ_MARKER_IS || marker->kind == CZ_MARKER_MUST;

  if (marker->kind == CZ_MARKER_NONE || marker->kind >= CZ_MARKER_ORDINAL || marker->kind == CZ_MARKER_DOTTED ||
      marker->kind == CZ_MARKER_PHASE || (before == ',' && !spoken) || (before == ' ' && spoken))
    return FALSE;
  if (!cz_scan_is_han (next) && !cz_scan_is_one_of (next, "“《\"‘"))
    return FALSE;
  if (marker->number == 1)
    return has_second (state, p, end, marker);
  if (marker->kind == CZ_MARKER_HAN_BRACKET && marker->number == state->last[marker->kind] + 1)
    return TRUE;

  for (guint i = state->depth; i > 0; i--)
    {
      const CzMarker *open = &get_open (state, i - 1)->marker;

      if (is_same_list (open, marker))
        return marker->number == open->number + 1;
    }

  return FALSE;
}

/* Whether a marker at the start of a line is one: decimal numbers and dates look like 1.1. */
static gboolean
accept_at_start (OutlineState   *state,
                 const CzMarker *marker)
{
  if (marker->kind != CZ_MARKER_DOTTED)
    return TRUE;

  for (guint i = state->depth; i > 0; i--)
    {
      const CzMarker *open = &get_open (state, i - 1)->marker;

      if (open->kind == CZ_MARKER_DOTTED && open->n_parts >= marker->n_parts)
        {
          guint n = marker->n_parts;

          return marker->parts[n - 1] == open->parts[n - 1] + 1 || (n > 1 && marker->parts[n - 1] == 1);
        }
    }

  return marker->parts[marker->n_parts - 1] == 1;
}

static gboolean
may_begin_marker (gunichar c)
{
  return cz_scan_is_digit (c) || c == '(' || c == 0x7B2C || (c >= 0x2460 && c <= 0x249B) || (c >= 0x3220 && c <= 0x3229) ||
         (c >= 0x4E00 && cz_scan_is_one_of (c, "一二三四五六七八九十"));
}

/* The next marker after @p that begins a part within the paragraph, or @end. */
static const char *
find_inline (OutlineState *state,
             const char   *p,
             const char   *end,
             CzMarker     *marker)
{
  gunichar before = 0;
  guint    length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);
      gboolean boundary = before == 0x3002 || before == ';' || before == ':' || before == ' ' || before == ',' || before == ')' ||
                          before == 0xFF1B || before == '!';

      if (boundary && may_begin_marker (c) && cz_numbering_read (p, end, marker) && accept_inline (state, p, end, before, marker))
        return p;
      before = c == '\t' || c == '\n' ? ' ' : c;
    }

  return end;
}

static void
read_paragraph (OutlineState  *state,
                const CzBlock *block)
{
  const char *p = cz_blocks_text (state->blocks, block->span);
  const char *end = p + block->span.length;
  CzMarker    marker;
  const char *next = p;

  if (!cz_numbering_read (p, end, &marker) || !accept_at_start (state, &marker))
    next = find_inline (state, p, end, &marker);

  if (next > p && state->in_section)
    append_text (state, p, next);

  while (next < end)
    {
      CzMarker    following;
      const char *start = next;
      const char *title_end = begin_node (state, start, end, &marker, block->span.line);

      next = find_inline (state, start + marker.length, end, &following);
      if (next < title_end)
        {
          set_title (state, get_open (state, state->depth - 1), start + marker.length, next);
          title_end = next;
        }
      if (cz_scan_is_one_of (cz_scan_peek (title_end, next), "。:,;"))
        title_end = cz_scan_next (title_end, next);
      append_text (state, title_end, next);
      marker = following;
    }
}

/* Gives a heading to a node whose marker stood alone on its line. */
static gboolean
take_lone_heading (OutlineState  *state,
                   const CzBlock *block)
{
  CzOutlineNode *node;
  const char    *p = cz_blocks_text (state->blocks, block->span);
  const char    *end = p + block->span.length;
  const char    *title_end;
  CzMarker       marker;

  if (state->depth == 0 || !state->in_section || state->text->len > 0)
    return FALSE;

  node = get_open (state, state->depth - 1);
  if (*node->section->title != '\0' || cz_numbering_read (p, end, &marker))
    return FALSE;

  title_end = find_title_end (p, end, &node->marker);
  set_title (state, node, p, title_end);
  if (title_end < end)
    append_text (state, cz_scan_next (title_end, end), end);

  return TRUE;
}

/**
 * cz_outline_read:
 * @blocks: a classified document
 * @draft: takes the outline and the findings on its numbers
 *
 * Builds the tree of sections by the document's own numbering: a list goes on where its way of numbering was last
 * seen, and a way not seen above begins one level down (GB/T 9704 orders 一、 (一) 1. (1), offices do not always).
 *
 * Returns: (transfer full): the sections as a list, for the other grammars
 */
CzOutline *
cz_outline_read (const CzBlocks *blocks,
                 CzDraft        *draft)
{
  OutlineState state = { .blocks = blocks, .draft = draft };

  state.outline = g_new0 (CzOutline, 1);
  state.outline->nodes = g_array_new (FALSE, FALSE, sizeof (CzOutlineNode));
  state.text = g_string_new (NULL);

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const CzBlock *block = cz_blocks_get (blocks, i);

      if (block->use == CZ_BLOCK_BODY && block->kind == CZ_BLOCK_PARAGRAPH)
        {
          if (!take_lone_heading (&state, block))
            read_paragraph (&state, block);
        }
      else if (block->use == CZ_BLOCK_HEAD || block->use == CZ_BLOCK_SHEET)
        {
          flush_text (&state);
          state.in_section = FALSE;
        }
    }

  flush_text (&state);
  g_string_free (state.text, TRUE);

  return state.outline;
}

void
cz_outline_free (CzOutline *outline)
{
  g_array_unref (outline->nodes);
  g_free (outline);
}

/* The markers from the top, joined by "/". */
char *
cz_outline_dup_path (const CzOutline *outline,
                     guint            node)
{
  GString *path = g_string_new (NULL);

  for (int i = node; i >= 0; i = cz_outline_get (outline, i)->parent)
    {
      if (path->len > 0)
        g_string_prepend_c (path, '/');
      g_string_prepend (path, cz_outline_get (outline, i)->section->marker);
    }

  return g_string_free (path, FALSE);
}
