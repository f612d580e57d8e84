/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-articles.h"

#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-points-text.h"
#include "reader/cz-rule-score.h"
#include "reader/cz-scan.h"
#include "reader/cz-sheet-raw.h"

/* Fewer groups or rows are points mentioned in passing, no sheet. */
#define MIN_GROUPS 2
#define MIN_ROWS 4
/* 章, 条 and (一) deep. */
#define MAX_LEVELS 3

/*
 * The sheet of an 办法 that has no table: sections whose headings end in points, (一)质量安全(35分), hold the rows, each a
 * clause that ends in points of its own.
 */
typedef struct
{
  const CzBlocks  *blocks;
  const CzOutline *outline;
  gboolean        *groups; /* by node: its heading ends in points, or speaks of a bonus */
  CzSheetRaw      *raw;
  guint            n_levels;
  guint            n_groups;
  int              told[MAX_LEVELS]; /* the nodes that the levels of the last row show */
} Articles;

static char *
dup_folded (const Articles *articles,
            CzSpan          span)
{
  g_autofree char *text = g_strndup (cz_blocks_text (articles->blocks, span), span.length);

  return cz_fold_squeeze (text, span.length);
}

static gboolean
has_mark (const Articles *articles,
          CzSpan          span)
{
  g_autofree char *text = dup_folded (articles, span);
  CzPoints         points = CZ_POINTS_NONE;

  return cz_points_text_find_mark (text, strlen (text), &points) < strlen (text) && points != CZ_POINTS_NONE;
}

static gboolean
is_bonus (const Articles *articles,
          CzSpan          span)
{
  const char *text = cz_blocks_text (articles->blocks, span);

  return span.length <= 60 && cz_scan_has_any (text, text + span.length, (const char *const[]){ "加分项", "加分事项", "扣分项", "附加分", NULL });
}

static gboolean
has_kind (const GArray *scores,
          CzScoreKind   kind)
{
  for (guint i = 0; i < scores->len; i++)
    if (g_array_index (scores, CzScore, i).kind == kind)
      return TRUE;

  return FALSE;
}

/* Whether a clause opens a row: it has a mark of its own, or says how far what it counts may go. */
static gboolean
opens_row (const Articles *articles,
           CzSpan          span)
{
  g_autofree char *text = dup_folded (articles, span);
  g_autoptr (GArray) scores = cz_rule_scores_new (text);

  return has_kind (scores, CZ_SCORE_MARK) ||
         (has_kind (scores, CZ_SCORE_MOST_GAINED) && (has_kind (scores, CZ_SCORE_EARN) || has_kind (scores, CZ_SCORE_GAIN)));
}

static gboolean
tells_points (const Articles *articles,
              CzSpan          span)
{
  g_autofree char *text = dup_folded (articles, span);
  g_autoptr (GArray) scores = cz_rule_scores_new (text);

  return scores->len > 0;
}

/* The groups above a node, itself included, from the top. Returns how many there are. */
static guint
collect_levels (const Articles *articles,
                int             node,
                int            *levels)
{
  guint n = 0;

  for (int up = node; up >= 0 && n < MAX_LEVELS; up = cz_outline_get (articles->outline, up)->parent)
    if (articles->groups[up])
      levels[n++] = up;

  for (guint i = 0; i < n / 2; i++)
    {
      int swap = levels[i];

      levels[i] = levels[n - 1 - i];
      levels[n - 1 - i] = swap;
    }

  return n;
}

static void
add_levels (Articles    *articles,
            CzSheetLine *line,
            int          node)
{
  int   levels[MAX_LEVELS];
  guint n = collect_levels (articles, node, levels);

  for (guint i = 0; i < articles->n_levels; i++)
    {
      const CzOutlineNode *group = i < n ? cz_outline_get (articles->outline, levels[i]) : NULL;
      g_autofree char     *text = NULL;

      if (group == NULL || articles->told[i] == levels[i])
        continue;

      text = g_strndup (cz_blocks_text (articles->blocks, group->title_span), group->title_span.length);
      /* An article's number is no part of the sheet. */
      if (!g_str_has_prefix (group->section->marker, "第"))
        cz_sheet_cell_append (&line->cells[i], "", group->section->marker, group->title_span);
      cz_sheet_cell_append (&line->cells[i], "", text, group->title_span);
      articles->told[i] = levels[i];
    }
}

static void
append_clause (Articles *articles,
               CzSpan    span,
               gboolean  opens,
               int       node)
{
  const char      *start = cz_blocks_text (articles->blocks, span);
  const char      *end = cz_scan_trim_end (start, start + span.length);
  g_autofree char *text = NULL;
  CzSheetLine     *line;

  /* What parts the clauses belongs to neither. */
  if (opens && end > start && cz_scan_is_one_of (cz_scan_before (end, start), ";。"))
    end = cz_scan_prev (end, start);
  text = g_strstrip (g_strndup (start, end - start));
  if (*text == '\0')
    return;

  if (opens)
    {
      line = cz_sheet_raw_add_line (articles->raw);
      add_levels (articles, line, node);
    }
  else
    {
      line = &g_array_index (articles->raw->lines, CzSheetLine, articles->raw->lines->len - 1);
    }
  cz_sheet_cell_append (&line->cells[articles->n_levels], opens ? "" : ";", text, span);
}

/* The rows of a group: its clauses, where at least one opens a row; else all of its text. */
static void
read_clauses (Articles *articles,
              CzSpan    span,
              int       node)
{
  const char *start = cz_blocks_text (articles->blocks, span);
  const char *end = start + span.length;
  gboolean    open = FALSE;

  for (const char *p = start; p < end;)
    {
      const char *stop = p;
      CzSpan      clause;
      gboolean    opens;

      while (stop < end && !cz_scan_is_one_of (cz_scan_peek (stop, end), ";。\n"))
        stop = cz_scan_next (stop, end);
      stop = cz_scan_next (stop, end);
      clause = (CzSpan){ span.start + (p - start), stop - p, span.line };
      p = stop;

      opens = opens_row (articles, clause);
      if (!opens && !open)
        opens = tells_points (articles, clause);
      if (opens || open)
        append_clause (articles, clause, opens, node);
      open |= opens;
    }
}

static CzSpan
whole_text (const CzOutlineNode *node)
{
  guint end = node->body_span.length > 0 ? node->body_span.start + node->body_span.length : node->title_span.start + node->title_span.length;

  return (CzSpan){ node->title_span.start, end - node->title_span.start, node->title_span.line };
}

static void
find_groups (Articles *articles)
{
  for (guint i = 0; i < articles->outline->nodes->len; i++)
    {
      const CzOutlineNode *node = cz_outline_get (articles->outline, i);
      gboolean             more = node->n_children > 0 || (node->body_span.length > 0 && tells_points (articles, node->body_span));

      articles->groups[i] = more && (has_mark (articles, node->title_span) || is_bonus (articles, node->title_span));
      articles->n_groups += articles->groups[i];
    }

  for (guint i = 0; i < articles->outline->nodes->len; i++)
    {
      int levels[MAX_LEVELS];

      if (articles->groups[i])
        articles->n_levels = MAX (articles->n_levels, collect_levels (articles, (int) i, levels));
    }
}

/* A section below a group is a row when it tells points; a group without sections below tells its rows in its text. */
static void
read_rows (Articles *articles)
{
  for (guint i = 0; i < articles->outline->nodes->len; i++)
    {
      const CzOutlineNode *node = cz_outline_get (articles->outline, i);

      if (articles->groups[i])
        {
          if (node->body_span.length > 0)
            read_clauses (articles, node->body_span, (int) i);
        }
      else if (node->parent >= 0 && articles->groups[node->parent] && tells_points (articles, whole_text (node)))
        {
          append_clause (articles, whole_text (node), TRUE, node->parent);
        }
    }
}

static void
find_total (Articles *articles)
{
  for (guint i = 0; i < articles->outline->nodes->len && articles->raw->total == CZ_POINTS_NONE; i++)
    {
      g_autofree char *text = dup_folded (articles, whole_text (cz_outline_get (articles->outline, i)));
      g_autoptr (GArray) scores = NULL;

      if (!cz_scan_has_any (text, text + strlen (text), (const char *const[]){ "总分", "满分", "百分制", NULL }))
        continue;

      scores = cz_rule_scores_new (text);
      for (guint k = 0; k < scores->len && articles->raw->total == CZ_POINTS_NONE; k++)
        if (g_array_index (scores, CzScore, k).kind == CZ_SCORE_TOTAL)
          articles->raw->total = g_array_index (scores, CzScore, k).points;
    }
}

static GArray *
new_columns (guint n_levels)
{
  GArray *columns = cz_sheet_columns_new ();

  for (guint i = 0; i <= n_levels; i++)
    {
      CzSheetColumn column = { .heading = g_strdup (""),
                               .kind = i < n_levels ? CZ_HEADING_LEVEL : CZ_HEADING_TEXT,
                               .role = i < n_levels ? CZ_SHEET_LEVEL : CZ_SHEET_TEXT,
                               .level = i,
                               .category = i + 1 < n_levels || n_levels == 1 };

      g_array_append_val (columns, column);
    }

  return columns;
}

/**
 * cz_sheet_articles_read:
 * @blocks: the document
 * @outline: its sections
 * @title: its title
 * @names: (nullable): of char*, units known from elsewhere in the document
 *
 * Reads the scoring sheet of a document that tells its points in sections instead of a table.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
CzDraftSheet *
cz_sheet_articles_read (const CzBlocks  *blocks,
                        const CzOutline *outline,
                        const char      *title,
                        const GPtrArray *names)
{
  g_autofree gboolean *groups = g_new0 (gboolean, outline->nodes->len + 1);
  g_autoptr (CzSheetRaw) raw = NULL;
  Articles articles = { .blocks = blocks, .outline = outline, .groups = groups, .told = { -1, -1, -1 } };

  find_groups (&articles);
  if (articles.n_groups < MIN_GROUPS)
    return NULL;

  articles.raw = raw = cz_sheet_raw_new (new_columns (articles.n_levels));
  g_string_assign (raw->title, title);
  read_rows (&articles);
  if (raw->lines->len < MIN_ROWS)
    return NULL;

  find_total (&articles);

  return cz_sheet_build (raw, names);
}
