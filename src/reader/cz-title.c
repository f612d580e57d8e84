/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-title.h"

#include "reader/cz-numbering.h"
#include "reader/cz-scan.h"
#include "reader/cz-unit-name.h"

#define HEAD_BLOCKS 80
#define MAX_TITLE_LINE 80
#define MAX_TITLE_LINES 4
#define MAX_ANNEX_LINES 3

/* The last word of a title and what it makes of the document; longer ones first. */
static const struct
{
  const char    *word;
  CzDocumentKind kind;
} kind_words[] = {
  { "评分表", CZ_DOCUMENT_SCORING_TABLE },
  { "打分表", CZ_DOCUMENT_SCORING_TABLE },
  { "计分表", CZ_DOCUMENT_SCORING_TABLE },
  { "考评表", CZ_DOCUMENT_SCORING_TABLE },
  { "考核表", CZ_DOCUMENT_SCORING_TABLE },
  { "测评表", CZ_DOCUMENT_SCORING_TABLE },
  { "评分标准", CZ_DOCUMENT_SCORING_TABLE },
  { "考核标准", CZ_DOCUMENT_SCORING_TABLE },
  { "考评标准", CZ_DOCUMENT_SCORING_TABLE },
  { "评分细则", CZ_DOCUMENT_SCORING_TABLE },
  { "考核指标体系", CZ_DOCUMENT_SCORING_TABLE },
  { "评价指标体系", CZ_DOCUMENT_SCORING_TABLE },
  { "指标体系", CZ_DOCUMENT_SCORING_TABLE },
  { "考核指标", CZ_DOCUMENT_SCORING_TABLE },
  { "行动计划", CZ_DOCUMENT_PLAN },
  { "工作方案", CZ_DOCUMENT_PLAN },
  { "方案", CZ_DOCUMENT_PLAN },
  { "计划", CZ_DOCUMENT_PLAN },
  { "工作要点", CZ_DOCUMENT_PLAN },
  { "要点", CZ_DOCUMENT_PLAN },
  { "任务分解", CZ_DOCUMENT_PLAN },
  { "任务分工", CZ_DOCUMENT_PLAN },
  { "分工表", CZ_DOCUMENT_PLAN },
  { "分解表", CZ_DOCUMENT_PLAN },
  { "责任清单", CZ_DOCUMENT_PLAN },
  { "任务清单", CZ_DOCUMENT_PLAN },
  { "若干措施", CZ_DOCUMENT_PLAN },
  { "意见", CZ_DOCUMENT_OPINIONS },
  { "纲要", CZ_DOCUMENT_OUTLINE },
  { "规划", CZ_DOCUMENT_OUTLINE },
  { "办法", CZ_DOCUMENT_RULES },
  { "细则", CZ_DOCUMENT_RULES },
  { "规定", CZ_DOCUMENT_RULES },
  { "规则", CZ_DOCUMENT_RULES },
  { "制度", CZ_DOCUMENT_RULES },
  { "条例", CZ_DOCUMENT_RULES },
  { "通报", CZ_DOCUMENT_CIRCULAR },
  { "通知", CZ_DOCUMENT_NOTICE },
  { "决定", CZ_DOCUMENT_OTHER },
  { "公告", CZ_DOCUMENT_OTHER },
  { "通告", CZ_DOCUMENT_OTHER },
  { "报告", CZ_DOCUMENT_OTHER },
  { "总结", CZ_DOCUMENT_OTHER },
  { "清单", CZ_DOCUMENT_OTHER },
  { "一览表", CZ_DOCUMENT_OTHER },
  { "建议", CZ_DOCUMENT_OTHER },
  { "讲话", CZ_DOCUMENT_OTHER },
  { "函", CZ_DOCUMENT_OTHER },
  { "批复", CZ_DOCUMENT_OTHER },
  { "措施", CZ_DOCUMENT_PLAN },
};

static const char *const status_words[] = { "送审稿", "征求意见稿", "公开征求意见稿", "讨论稿", "修订稿", "修改稿", "草案", "代拟稿", "审议稿", "初稿", "试行", "暂行", "修订", "报批稿", "定稿", NULL };

static const char *const issue_words[] = { "关于印发", "关于转发", "关于下发", "关于发布", "关于公布", "印发《", NULL };

typedef struct
{
  CzBlocks *blocks;
  CzDraft  *draft;
} TitleState;

/**
 * cz_title_dup_plain:
 *
 * Returns: the text without the blanks that a layout put between Chinese characters
 */
char *
cz_title_dup_plain (const char *p,
                    const char *end)
{
  GString *out = g_string_sized_new (end - p + 1);
  gunichar before = 0;
  guint    length;

  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_blank (c))
        {
          const char *next = cz_scan_skip_blanks (p, end);

          if (before < 0x80 && cz_scan_peek (next, end) < 0x80)
            g_string_append_c (out, ' ');
          length = next - p;
          continue;
        }
      g_string_append_len (out, p, length);
      before = c;
    }

  return g_string_free (out, FALSE);
}

/* The status that a bracket at @open holds (试行, 征求意见稿), or NULL. */
static const char *
read_status (const char *open,
             const char *end)
{
  const char *close = cz_scan_close_of (open, end);

  if (close == NULL || cz_scan_count (open, close) > 12)
    return NULL;

  for (guint i = 0; status_words[i] != NULL; i++)
    {
      const char *found = cz_scan_find (open, close, status_words[i]);

      if (found != NULL && found + strlen (status_words[i]) == close)
        return status_words[i];
    }

  return NULL;
}

static void
take_status (CzDraft    *draft,
             const char *p,
             const char *end)
{
  guint length;

  if (*draft->status != '\0')
    return;

  for (; p < end; p += length)
    if (cz_scan_is_open (cz_scan_char (p, end, &length)))
      {
        const char *status = read_status (p, end);

        if (status != NULL)
          {
            g_free (draft->status);
            draft->status = g_strdup (status);
            return;
          }
      }
}

/* The end of a title without the brackets behind it. */
static const char *
without_brackets (const char *p,
                  const char *end)
{
  end = cz_scan_trim_end (p, end);
  while (cz_scan_is_close (cz_scan_before (end, p)))
    {
      const char *open = cz_scan_open_of (cz_scan_prev (end, p), p);

      if (open == NULL || open == p)
        break;
      end = cz_scan_trim_end (p, open);
    }

  return end;
}

static gboolean
find_kind (const char     *p,
           const char     *end,
           CzDocumentKind *kind)
{
  end = without_brackets (p, end);
  if (cz_scan_ends_with (p, end, "》"))
    end = cz_scan_prev (end, p);
  end = without_brackets (p, end);

  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (cz_scan_ends_with (p, end, kind_words[i].word))
      {
        *kind = kind_words[i].kind;
        return TRUE;
      }

  return FALSE;
}

/* Whether a paragraph may be a line of a title: short, no sentence, no list, no colon. */
static gboolean
is_title_line (const TitleState *state,
               guint             i)
{
  const CzBlock *block;
  const char    *p, *end;
  CzMarker       marker;

  if (i >= state->blocks->blocks->len)
    return FALSE;

  block = cz_blocks_get (state->blocks, i);
  p = cz_blocks_text (state->blocks, block->span);
  end = p + block->span.length;

  return block->kind == CZ_BLOCK_PARAGRAPH && block->use == CZ_BLOCK_BODY && block->span.length <= MAX_TITLE_LINE * 3 &&
         cz_scan_find (p, end, "。") == NULL && cz_scan_find (p, end, "；") == NULL && !cz_scan_is_one_of (cz_scan_before (end, p), ":,;、") &&
         !cz_numbering_read (p, end, &marker) && cz_scan_skip (p, end, "附件") == NULL;
}

static gboolean
begins_chapter (const TitleState *state,
                guint             i)
{
  const CzBlock *block = cz_blocks_get (state->blocks, i);
  const char    *p = cz_blocks_text (state->blocks, block->span);
  CzMarker       marker;

  return block->use == CZ_BLOCK_BODY && block->kind == CZ_BLOCK_PARAGRAPH && cz_numbering_read (p, p + block->span.length, &marker) &&
         (marker.kind == CZ_MARKER_HAN || marker.kind == CZ_MARKER_CHAPTER || marker.kind == CZ_MARKER_ARTICLE);
}

/* The plain text of @n paragraphs from @i on. */
static char *
join_lines (const TitleState *state,
            guint             i,
            guint             n)
{
  GString *out = g_string_new (NULL);

  for (guint k = i; k < i + n; k++)
    {
      const CzBlock   *block = cz_blocks_get (state->blocks, k);
      const char      *p = cz_blocks_text (state->blocks, block->span);
      g_autofree char *line = cz_title_dup_plain (p, p + block->span.length);

      g_string_append (out, line);
    }

  return g_string_free (out, FALSE);
}

static void
take_title (TitleState *state,
            char       *title,
            guint       i,
            guint       n)
{
  const CzBlock *first = cz_blocks_get (state->blocks, i);
  const CzBlock *last = cz_blocks_get (state->blocks, i + n - 1);

  g_free (state->draft->title);
  state->draft->title = title;
  state->draft->title_span = (CzSpan){ first->span.start, last->span.start + last->span.length - first->span.start, first->span.line };
  take_status (state->draft, title, title + strlen (title));

  for (guint k = i; k < i + n; k++)
    cz_blocks_get (state->blocks, k)->use = CZ_BLOCK_HEAD;

  /* The status and the date of adoption stand below the title. */
  for (guint k = i + n; k < i + n + 2 && k < state->blocks->blocks->len; k++)
    {
      CzBlock    *block = cz_blocks_get (state->blocks, k);
      const char *p = cz_blocks_text (state->blocks, block->span);
      const char *end = p + block->span.length;

      if (block->kind != CZ_BLOCK_PARAGRAPH || block->use != CZ_BLOCK_BODY || !cz_scan_is_open (cz_scan_peek (p, end)) ||
          cz_scan_close_of (p, end) != cz_scan_prev (end, p) || block->span.length > 120)
        break;
      take_status (state->draft, p, end);
      if (read_status (p, end) != NULL)
        block->use = CZ_BLOCK_HEAD;
    }
}

/* What "关于印发《…》的通知" sends out, or NULL. */
static char *
dup_issued (const char *title)
{
  const char *end = title + strlen (title);
  guint       which;
  const char *p = cz_scan_find_any (title, end, issue_words, &which);
  const char *stop;

  if (p == NULL)
    return NULL;

  p += strlen (issue_words[which]) - (g_str_has_suffix (issue_words[which], "《") ? strlen ("《") : 0);
  stop = cz_scan_find (p, end, "的通知");
  if (stop == NULL)
    stop = cz_scan_find (p, end, "通知");
  if (stop == NULL || stop == p)
    return NULL;

  if (cz_scan_skip (p, stop, "《") != NULL)
    {
      const char *close = cz_scan_find (p, stop, "》");
      const char *last = close;

      while (last != NULL && (last = cz_scan_find (last + 3, stop, "》")) != NULL)
        close = last;
      if (close != NULL)
        {
          p = cz_scan_next (p, stop);
          if (without_brackets (close, stop) <= close + 3)
            return g_strndup (p, close - p);
        }
    }

  return cz_scan_dup (p, stop);
}

/* The name without 《》 inside it, to compare two printings of a title. */
static char *
dup_comparable (const char *title)
{
  g_autofree char *plain = cz_title_dup_plain (title, title + strlen (title));
  const char      *end = plain + strlen (plain);
  GString         *out = g_string_new (NULL);
  guint            length;

  for (const char *p = plain; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c) && read_status (p, end) != NULL)
        {
          length = cz_scan_next (cz_scan_close_of (p, end), end) - p;
          continue;
        }
      if (c != 0x300A && c != 0x300B && c != 0x201C && c != 0x201D && c != '"')
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* Looks for the notice that sends a document out. @issued becomes the name of the document. */
static gboolean
read_notice (TitleState *state,
             char      **issued)
{
  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      const CzBlock *block = cz_blocks_get (state->blocks, i);
      const char    *p = cz_blocks_text (state->blocks, block->span);
      const char    *end = p + block->span.length;

      if (begins_chapter (state, i))
        return FALSE;
      if (!is_title_line (state, i) || (cz_scan_find_any (p, end, issue_words, NULL) == NULL && !cz_scan_ends_with (p, end, "关于")))
        continue;

      for (guint n = 1; n <= MAX_TITLE_LINES && i + n <= state->blocks->blocks->len; n++)
        {
          g_autofree char *joined = NULL;

          if (n > 1 && !is_title_line (state, i + n - 1))
            break;
          joined = join_lines (state, i, n);
          *issued = dup_issued (joined);
          if (*issued != NULL)
            {
              take_title (state, g_strdup (*issued), i, n);
              if (i > 0 && is_title_line (state, i - 1))
                cz_blocks_get (state->blocks, i - 1)->use = CZ_BLOCK_HEAD;
              return TRUE;
            }
        }
    }

  return FALSE;
}

/* Looks for the title of the document that a notice sent out, on one line or several. */
static void
find_issued (TitleState *state,
             const char *issued)
{
  g_autofree char *wanted = dup_comparable (issued);

  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      if (begins_chapter (state, i))
        return;

      for (guint n = 1; n <= MAX_TITLE_LINES && is_title_line (state, i + n - 1); n++)
        {
          g_autofree char *joined = join_lines (state, i, n);
          g_autofree char *plain = dup_comparable (joined);

          if (g_str_equal (plain, wanted) || (g_str_has_suffix (plain, wanted) && n == 1) || (g_str_has_suffix (wanted, plain) && strlen (plain) > 18))
            {
              take_title (state, g_steal_pointer (&joined), i, n);
              return;
            }
        }
    }
}

/* A document that is its own title page: the first lines that end in the name of a kind of document. */
static gboolean
find_title (TitleState *state)
{
  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      if (begins_chapter (state, i))
        return FALSE;

      for (guint n = 1; n <= MAX_TITLE_LINES && is_title_line (state, i + n - 1); n++)
        {
          g_autofree char *joined = join_lines (state, i, n);
          CzDocumentKind   kind;

          if (strlen (joined) > 15 && find_kind (joined, joined + strlen (joined), &kind))
            {
              take_title (state, g_steal_pointer (&joined), i, n);
              return TRUE;
            }
        }
    }

  return FALSE;
}

static void
find_any_title (TitleState *state,
                const char *index_title)
{
  if (index_title != NULL && *index_title != '\0')
    {
      g_autofree char *issued = dup_issued (index_title);

      g_free (state->draft->title);
      state->draft->title = issued != NULL ? g_steal_pointer (&issued) : g_strdup (index_title);
      return;
    }

  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS && !begins_chapter (state, i); i++)
    if (is_title_line (state, i))
      {
        take_title (state, join_lines (state, i, 1), i, 1);
        return;
      }

  if (*state->blocks->title != '\0')
    {
      g_free (state->draft->title);
      state->draft->title = g_strdup (state->blocks->title);
    }
}

/* 任务清单.docx: a linked file is named by what it holds. */
static void
cut_file_ending (char *name)
{
  static const char *const endings[] = { ".docx", ".doc", ".xlsx", ".xls", ".pdf", ".wps", ".et", ".ofd", ".rar", ".zip" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      {
        name[strlen (name) - strlen (endings[i])] = '\0';
        return;
      }
}

static void
add_annex (TitleState *state,
           const char *p,
           const char *end)
{
  g_autofree char *name = NULL;
  const char      *stop;

  p = cz_scan_skip_blanks (p, end);
  take_status (state->draft, p, end);
  if (cz_scan_skip (p, end, "《") != NULL && (stop = cz_scan_find (p, end, "》")) != NULL)
    name = cz_title_dup_plain (cz_scan_next (p, end), stop);
  else
    name = cz_title_dup_plain (p, end);
  cut_file_ending (name);
  if (*name == '\0')
    return;

  /* The list may name an annex shortly: 考核评分表 for 清河县质量工作考核评分表. */
  for (guint i = 0; i < state->draft->annexes->len; i++)
    if (g_str_has_suffix (name, g_ptr_array_index (state->draft->annexes, i)))
      return;

  g_ptr_array_add (state->draft->annexes, g_steal_pointer (&name));
}

/* "附件:1.A 2.B": adds each name. Returns the last number, 0 for a single name. */
static guint
add_annex_line (TitleState *state,
                const char *p,
                const char *end)
{
  CzMarker marker;
  guint    last = 0;

  while (p < end)
    {
      const char *next = end;
      guint       length;

      if (cz_numbering_read (p, end, &marker) && marker.kind != CZ_MARKER_DASH)
        {
          last = marker.number;
          p += marker.length;
          for (const char *q = p; q < end; q += length)
            {
              CzMarker other;

              cz_scan_char (q, end, &length);
              if (cz_scan_is_blank (cz_scan_before (q, p)) && cz_numbering_read (q, end, &other) && other.number == last + 1)
                {
                  next = q;
                  break;
                }
            }
        }
      add_annex (state, p, next);
      p = next;
    }

  return last;
}

/* Behind "附件", "附件1", "附表:" and a colon if there is one; NULL when the line speaks of something else. */
static const char *
skip_annex_word (const char *p,
                 const char *end)
{
  const char *q = cz_scan_skip_any (p, end, (const char *const[]){ "附件", "附表", "附:", "附 件", NULL }, NULL);
  const char *after;
  guint       number;

  if (q == NULL)
    return NULL;
  if (cz_scan_before (q, p) == ':')
    return q;

  after = cz_scan_number (cz_scan_skip_blanks (q, end), end, &number);
  if (after != NULL && cz_scan_peek (after, end) != '.' && cz_scan_peek (after, end) != 0x3001)
    q = after;
  q = cz_scan_skip_blanks (q, end);
  if (q == end)
    return q;

  return cz_scan_peek (q, end) == ':' || cz_scan_is_blank (cz_scan_before (q, p)) ? cz_scan_next (q, end) : NULL;
}

static void
read_annexes (TitleState *state)
{
  guint n = state->blocks->blocks->len;

  for (guint i = 0; i < n; i++)
    {
      CzBlock    *block = cz_blocks_get (state->blocks, i);
      const char *p = cz_blocks_text (state->blocks, block->span);
      const char *end = p + block->span.length;
      const char *rest;
      guint       last;

      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH || block->span.length > 600 || (rest = skip_annex_word (p, end)) == NULL ||
          cz_scan_find (p, end, "。") != NULL)
        continue;

      block->use = CZ_BLOCK_HEAD;
      if (cz_scan_skip_blanks (rest, end) < end)
        {
          last = add_annex_line (state, cz_scan_skip_blanks (rest, end), end);
          while (last > 0 && i + 1 < n)
            {
              CzBlock    *next = cz_blocks_get (state->blocks, i + 1);
              const char *q = cz_blocks_text (state->blocks, next->span);
              CzMarker    marker;

              if (next->use != CZ_BLOCK_BODY || next->span.length > 240 || !cz_numbering_read (q, q + next->span.length, &marker) ||
                  marker.number != last + 1 || cz_scan_find (q, q + next->span.length, "。") != NULL)
                break;
              last = add_annex_line (state, q, q + next->span.length);
              next->use = CZ_BLOCK_HEAD;
              i++;
            }
          continue;
        }

      /* A heading of its own: the annex begins, its title on the next lines. */
      for (guint k = 0; k < MAX_ANNEX_LINES && is_title_line (state, i + 1); k++)
        {
          CzBlock    *next = cz_blocks_get (state->blocks, i + 1);
          const char *q = cz_blocks_text (state->blocks, next->span);

          if (cz_scan_is_open (cz_scan_peek (q, q + next->span.length)))
            take_status (state->draft, q, q + next->span.length);
          else
            add_annex (state, q, q + next->span.length);
          next->use = CZ_BLOCK_HEAD;
          i++;
          if (find_kind (q, q + next->span.length, &(CzDocumentKind){ 0 }) || cz_scan_ends_with (q, q + next->span.length, "表"))
            break;
        }
    }
}

/**
 * cz_title_take_issuer:
 * @draft: a draft with its title
 *
 * The authority that a title begins with (某市人民政府关于…) issued it, unless another one signed; a signature that leaves
 * out the place (市政府) gives way to the title.
 */
void
cz_title_take_issuer (CzDraft *draft)
{
  const char *end = draft->title + strlen (draft->title);
  const char *about = cz_scan_find (draft->title, end, "关于");

  g_autofree char *issuer = NULL;

  if (about == NULL && (about = cz_scan_find (draft->title, end, "人民政府")) != NULL)
    {
      about += strlen ("人民政府");
      if (cz_scan_skip (about, end, "办公室") != NULL)
        about += strlen ("办公室");
    }

  if (about == NULL || about == draft->title || cz_unit_name_judge (draft->title, about) != CZ_NAME_STRONG)
    return;

  issuer = g_strndup (draft->title, about - draft->title);
  if (*draft->issuer != '\0' && !g_str_has_suffix (issuer, draft->issuer))
    return;

  g_free (draft->issuer);
  draft->issuer = g_steal_pointer (&issuer);
}

/**
 * cz_title_take_sheet:
 * @draft: a draft with its sheets
 *
 * A document that is nothing but a table has the title of the table.
 */
void
cz_title_take_sheet (CzDraft *draft)
{
  const CzDraftSheet *sheet = draft->sheets->len > 0 ? g_ptr_array_index (draft->sheets, 0) : NULL;

  if (sheet == NULL || *draft->title != '\0' || *sheet->title == '\0')
    return;

  g_free (draft->title);
  draft->title = g_strdup (sheet->title);
  if (!find_kind (draft->title, draft->title + strlen (draft->title), &draft->kind))
    draft->kind = CZ_DOCUMENT_SCORING_TABLE;
}

/**
 * cz_title_read:
 * @blocks: a classified document; titles and lists of annexes are marked as %CZ_BLOCK_HEAD
 * @draft: takes title, kind, status and annexes
 * @index_title: (nullable): the title that a portal's index gives
 *
 * A notice that only sends a document out gives way to the document.
 */
void
cz_title_read (CzBlocks   *blocks,
               CzDraft    *draft,
               const char *index_title)
{
  TitleState       state = { blocks, draft };
  g_autofree char *issued = NULL;

  if (read_notice (&state, &issued))
    find_issued (&state, issued);
  else if (!find_title (&state))
    find_any_title (&state, index_title);

  read_annexes (&state);

  if (!find_kind (draft->title, draft->title + strlen (draft->title), &draft->kind))
    draft->kind = CZ_DOCUMENT_OTHER;
}
