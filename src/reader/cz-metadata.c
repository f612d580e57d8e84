/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-metadata.h"

#include "reader/cz-numbering.h"
#include "reader/cz-portal.h"
#include "reader/cz-scan.h"
#include "reader/cz-title.h"
#include "reader/cz-unit-name.h"
#include "reader/cz-when.h"

/* The head of a document is looked for within so many paragraphs, a joint signature within so many lines. */
#define HEAD_BLOCKS 80
#define MAX_SIGNERS 8
#define MAX_HEAD_LINE 80
#define MAX_ADDRESSEES 400
/* Bytes: a signature on the last line of its text, and the text that must stand before it. */
#define MAX_SIGNATURE 400
#define MIN_SIGNED_TEXT 200

typedef struct
{
  CzBlocks *blocks;
  CzDraft  *draft;
  char     *index_issuer;
  CzDate    index_date;
  CzDate    published;
  char     *index_title;
  gboolean  has_signature;
} MetadataState;

static const char *
block_start (const MetadataState *state,
             guint                i)
{
  return cz_blocks_text (state->blocks, cz_blocks_get (state->blocks, i)->span);
}

static const char *
block_end (const MetadataState *state,
           guint                i)
{
  return block_start (state, i) + cz_blocks_get (state->blocks, i)->span.length;
}

static CzSpan
make_span (const MetadataState *state,
           const char          *start,
           const char          *end,
           guint                line)
{
  return (CzSpan){ start - state->blocks->text->str, end - start, line };
}

/**
 * cz_metadata_find_number:
 *
 * X政办发〔2017〕108号, with any brackets, and 第17期. *@start and *@end become its place.
 */
static gboolean
find_number (const char  *p,
             const char  *end,
             const char **start,
             const char **number_end)
{
  guint length;

  for (const char *q = p; q < end; q += length)
    {
      gunichar    c = cz_scan_char (q, end, &length);
      const char *after, *from;
      guint       year, number;

      if (!cz_scan_is_open (c))
        continue;
      after = cz_scan_integer (cz_scan_skip_blanks (q + length, end), end, &year);
      if (after == NULL || year < 1949 || year > 2100)
        continue;
      after = cz_scan_skip_blanks (after, end);
      if (!cz_scan_is_close (cz_scan_peek (after, end)))
        continue;
      after = cz_scan_skip_blanks (cz_scan_next (after, end), end);
      if (cz_scan_skip (after, end, "第") != NULL)
        after = cz_scan_skip (after, end, "第");
      after = cz_scan_integer (after, end, &number);
      if (after == NULL)
        continue;
      after = cz_scan_skip_blanks (after, end);
      if (cz_scan_peek (after, end) != 0x53F7 /* 号 */)
        continue;

      from = q;
      while (from > p && (cz_scan_is_han (cz_scan_before (from, p)) || cz_scan_is_blank (cz_scan_before (from, p))))
        from = cz_scan_prev (from, p);
      *start = cz_scan_skip_blanks (from, q);
      *number_end = cz_scan_next (after, end);
      return *start < q;
    }

  return FALSE;
}

static void
set_text (char      **field,
          const char *start,
          const char *end)
{
  g_free (*field);
  *field = cz_scan_dup (start, end);
}

static void
take_number (MetadataState *state,
             const char    *start,
             const char    *end,
             guint          line)
{
  if (*state->draft->number != '\0')
    return;

  set_text (&state->draft->number, start, end);
  state->draft->number_span = make_span (state, start, end, line);
}

static CzDate
read_date (const char *p,
           const char *end)
{
  CzWhen when;

  if (cz_when_read (p, end, &when) == NULL || when.year == 0)
    return CZ_DATE_NONE;

  return cz_when_get_date (&when, 0);
}

static void
take_field (MetadataState *state,
            CzPortalField  field,
            const char    *value,
            const char    *end,
            guint          line)
{
  const char *from, *to;

  if (value >= end)
    return;

  switch (field)
    {
    case CZ_PORTAL_NUMBER:
      if (find_number (value, end, &from, &to))
        take_number (state, from, to, line);
      break;

    case CZ_PORTAL_ISSUER:
      if (state->index_issuer == NULL && cz_scan_count (value, end) <= 40)
        state->index_issuer = cz_scan_dup (value, end);
      break;

    case CZ_PORTAL_MADE:
      if (cz_date_is_none (state->index_date))
        state->index_date = read_date (value, end);
      break;

    case CZ_PORTAL_PUBLISHED:
      if (cz_date_is_none (state->published))
        state->published = read_date (value, end);
      break;

    case CZ_PORTAL_TITLE:
      if (state->index_title == NULL)
        state->index_title = cz_scan_dup (value, end);
      break;

    case CZ_PORTAL_OTHER:
    case CZ_PORTAL_NONE:
    default:
      break;
    }
}

static void
read_index_line (MetadataState *state,
                 const char    *p,
                 const char    *end,
                 guint          line)
{
  const char   *value, *value_end;
  CzPortalField field;

  while (p < end && (field = cz_portal_read_field (&p, end, &value, &value_end)) != CZ_PORTAL_NONE)
    take_field (state, field, value, value_end, line);
}

/* An index table: the value stands in the cell right of its label, or behind it. */
static void
read_index_table (MetadataState      *state,
                  const CzBlockTable *table)
{
  if (table->n_rows > 20 || table->n_columns > 8)
    return;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const CzBlockCell *cell = &g_array_index (table->cells, CzBlockCell, i);
      const char        *p = cz_blocks_text (state->blocks, cell->span);
      const char        *end = p + cell->span.length;
      const char        *value, *value_end;
      CzPortalField      field = cz_portal_read_field (&p, end, &value, &value_end);

      if (field == CZ_PORTAL_NONE)
        continue;
      if (value < value_end)
        {
          take_field (state, field, value, value_end, cell->span.line);
        }
      else if (i + 1 < table->cells->len)
        {
          const CzBlockCell *next = &g_array_index (table->cells, CzBlockCell, i + 1);

          value = cz_blocks_text (state->blocks, next->span);
          if (next->row == cell->row)
            take_field (state, field, value, value + next->span.length, next->span.line);
        }
    }
}

static void
read_index (MetadataState *state)
{
  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      const CzBlock *block = cz_blocks_get (state->blocks, i);

      if (block->use == CZ_BLOCK_INDEX)
        read_index_line (state, block_start (state, i), block_end (state, i), block->span.line);
      else if (block->kind == CZ_BLOCK_TABLE && block->use == CZ_BLOCK_BODY)
        read_index_table (state, g_ptr_array_index (state->blocks->tables, block->table));
    }
}

/* A date and nothing else, brackets and blanks aside: the last line of a signature. */
static gboolean
is_date_line (const char *p,
              const char *end,
              CzDate     *date)
{
  const char *after;
  CzWhen      when;

  if (cz_scan_is_open (cz_scan_peek (p, end)))
    p = cz_scan_next (p, end);

  after = cz_when_read (p, end, &when);
  if (after == NULL || when.year == 0 || when.month == 0 || when.before)
    return FALSE;

  after = cz_scan_skip_blanks (after, end);
  if (cz_scan_is_close (cz_scan_peek (after, end)))
    after = cz_scan_next (after, end);
  if (after != end)
    return FALSE;

  *date = cz_when_get_date (&when, 0);

  return TRUE;
}

/* 2015109: a date whose 年 月 日 or dashes were lost in copying. */
static gboolean
is_mangled_date (const char *p,
                 const char *end)
{
  guint n = cz_scan_count (p, end);
  guint length;

  if (n < 6 || n > 8 || (memcmp (p, "19", 2) != 0 && memcmp (p, "20", 2) != 0))
    return FALSE;

  for (const char *q = p; q < end; q += length)
    if (!cz_scan_is_digit (cz_scan_char (q, end, &length)))
      return FALSE;

  return TRUE;
}

/* A line that is the name of an authority: the upper part of a signature. */
static gboolean
is_signer (const char *p,
           const char *end)
{
  guint n = cz_scan_count (p, MIN (end, p + 400));

  return n >= 3 && n <= 40 && cz_unit_name_judge (p, end) == CZ_NAME_STRONG && cz_scan_find (p, end, "关于") == NULL;
}

static void
add_suspicious_date (MetadataState *state,
                     const char    *start,
                     const char    *end,
                     guint          line)
{
  CzDraftFinding *finding = cz_draft_finding_new (CZ_FINDING_DATE_SUSPICIOUS, "");

  g_free (finding->found);
  finding->found = cz_scan_dup (start, end);
  if (!cz_date_is_none (state->index_date))
    {
      g_free (finding->declared);
      finding->declared = cz_date_to_string (state->index_date);
    }
  finding->place = CZ_PLACE_DOCUMENT;
  finding->span = make_span (state, start, end, line);
  g_ptr_array_add (state->draft->findings, finding);
}

static void
take_signers (MetadataState *state,
              guint          date_block)
{
  g_autoptr (GString) issuer = g_string_new (NULL);
  guint first = date_block;

  while (first > 0 && date_block - first < MAX_SIGNERS && cz_blocks_get (state->blocks, first - 1)->use == CZ_BLOCK_BODY &&
         is_signer (block_start (state, first - 1), block_end (state, first - 1)))
    first--;

  for (guint i = first; i < date_block; i++)
    {
      g_autofree char *name = cz_title_dup_plain (block_start (state, i), block_end (state, i));

      if (issuer->len > 0)
        g_string_append (issuer, "、");
      g_string_append (issuer, name);
      cz_blocks_get (state->blocks, i)->use = CZ_BLOCK_HEAD;
    }

  if (issuer->len == 0 || *state->draft->issuer != '\0')
    return;

  g_free (state->draft->issuer);
  state->draft->issuer = g_strdup (issuer->str);
  state->draft->issuer_span = make_span (state, block_start (state, first), block_end (state, date_block - 1),
                                         cz_blocks_get (state->blocks, first)->span.line);
}

/* Whether the signature stands on one line: "某市人民政府 2011年4月19日". *@cut becomes where the date begins. */
static gboolean
is_signature_line (const char  *p,
                   const char  *end,
                   const char **cut)
{
  const char *limit = MIN (end, p + 240);
  guint       length;
  CzDate      date;

  for (const char *q = p; q < limit; q += length)
    {
      gunichar c = cz_scan_char (q, end, &length);

      if (q > p && (cz_scan_is_digit (c) || c == 0x4E8C /* 二 */) && is_date_line (q, end, &date) && is_signer (p, q))
        {
          *cut = q;
          return TRUE;
        }
    }

  return FALSE;
}

/* Where the first field of a portal's foot begins behind the text ("作者: 信息来源:"), or @end. */
static const char *
find_foot (const char *p,
           const char *end)
{
  for (const char *q = p; q < end; q = cz_scan_next (q, end))
    {
      const char *probe = q;
      const char *value, *value_end;

      if (cz_scan_is_blank (cz_scan_before (q, p)) && cz_portal_read_field (&probe, end, &value, &value_end) != CZ_PORTAL_NONE)
        return q;
    }

  return end;
}

/* Where "(此件公开发布)" begins at the end of a text, or @end. */
static const char *
find_release (const char *p,
              const char *end)
{
  const char *stop = cz_scan_trim_end (p, end);
  const char *open = cz_scan_is_close (cz_scan_before (stop, p)) ? cz_scan_open_of (cz_scan_prev (stop, p), p) : NULL;

  return open != NULL && open > p && cz_scan_find (open, stop, "此件") != NULL ? open : end;
}

/* Behind the last 。 of a long paragraph, when no more than a signature can follow; NULL otherwise. */
static const char *
find_last_sentence (const char *p,
                    const char *end)
{
  const char *limit = MAX (p + MIN_SIGNED_TEXT, end - MAX_SIGNATURE);
  const char *found = NULL;
  const char *q = limit;

  if (end - p < MIN_SIGNED_TEXT)
    return NULL;

  while ((q = cz_scan_find (q, end, "。")) != NULL)
    found = q += strlen ("。");

  return found;
}

/* Cuts a signature off that stands behind the last sentence of a paragraph, as in texts without line ends. */
static void
split_signatures (MetadataState *state)
{
  for (guint i = 0; i < state->blocks->blocks->len; i++)
    {
      const CzBlock *block = cz_blocks_get (state->blocks, i);
      const char    *p = block_start (state, i);
      const char    *end = block_end (state, i);
      const char    *text = state->blocks->text->str;
      const char    *rest, *foot, *cut;

      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH)
        continue;

      if (is_signature_line (p, end, &cut))
        {
          cz_blocks_split (state->blocks, i, cut - text);
          continue;
        }

      rest = find_last_sentence (p, end);
      if (rest == NULL)
        continue;

      rest = cz_scan_skip_blanks (rest, end);
      foot = find_foot (rest, end);
      foot = find_release (rest, foot);
      if (!is_signature_line (rest, cz_scan_trim_end (rest, foot), &cut))
        continue;

      if (foot < end)
        {
          cz_blocks_split (state->blocks, i, foot - text);
          cz_blocks_get (state->blocks, i + 1)->use = CZ_BLOCK_FURNITURE;
        }
      cz_blocks_split (state->blocks, i, rest - text);
    }
}

static void
read_signatures (MetadataState *state)
{
  for (guint i = 0; i < state->blocks->blocks->len; i++)
    {
      CzBlock    *block = cz_blocks_get (state->blocks, i);
      const char *p = block_start (state, i);
      const char *end = block_end (state, i);
      CzDate      date;

      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH || block->span.length > 100)
        continue;

      if (i > 0 && is_mangled_date (p, end) && is_signer (block_start (state, i - 1), block_end (state, i - 1)))
        {
          block->use = CZ_BLOCK_HEAD;
          take_signers (state, i);
          if (cz_date_is_none (state->draft->date))
            add_suspicious_date (state, p, end, block->span.line);
          continue;
        }

      if (!is_date_line (p, end, &date))
        continue;

      block->use = CZ_BLOCK_HEAD;
      if (!state->has_signature)
        {
          state->has_signature = TRUE;
          state->draft->date = date;
          state->draft->date_span = block->span;
        }
      take_signers (state, i);
    }
}

/* Splits "各县区人民政府,市政府各部门:" into its names. */
static void
take_addressees (MetadataState *state,
                 const char    *p,
                 const char    *end)
{
  const char *start = p;
  guint       depth = 0;
  guint       length;

  for (;; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c))
        depth++;
      else if (cz_scan_is_close (c) && depth > 0)
        depth--;

      if (c == 0x3001 && cz_unit_name_goes_on (start, p, end))
        continue;
      if (length == 0 || (depth == 0 && (c == ',' || c == 0x3001 || c == ';' || c == ':')))
        {
          char *name = cz_scan_dup (start, p);

          if (*name != '\0')
            g_ptr_array_add (state->draft->addressees, name);
          else
            g_free (name);
          start = p + length;
        }
      if (length == 0)
        break;
    }
}

/* The colon that ends a list of addressees at the start of a paragraph, or NULL. */
static const char *
find_addressees (const char *p,
                 const char *end)
{
  const char *limit = MIN (end, p + MAX_ADDRESSEES * 3);
  const char *start = p;
  guint       depth = 0;
  guint       length;
  CzMarker    marker;

  if (cz_numbering_read (p, end, &marker))
    return NULL;

  for (const char *q = p; q < limit; q += length)
    {
      gunichar c = cz_scan_char (q, end, &length);

      if (cz_scan_is_open (c))
        depth++;
      else if (cz_scan_is_close (c) && depth > 0)
        depth--;
      if (depth > 0)
        continue;
      if (c == 0x3002 || c == '\n' || c == 0x300A /* 《 */)
        return NULL;
      if (c == ':')
        {
          const char *rest = cz_scan_skip_blanks (q + length, end);
          gboolean    units = cz_unit_name_judge (start, q) != CZ_NAME_NONE || cz_unit_name_is_group (p, q) || cz_unit_name_is_group (start, q);

          if (cz_scan_skip (p, q, "附件") != NULL || cz_scan_has_any (p, q, (const char *const[]){ "牵头", "责任", "配合", "负责", "单位名称", NULL }))
            return NULL;
          return units && (rest == end || rest > q + length || cz_scan_is_han (cz_scan_peek (rest, end)) || *rest == '\xE3') ? q : NULL;
        }
      if (c == ',' || c == 0x3001 || c == ';')
        start = q + length;
    }

  return NULL;
}

static gboolean
begins_chapter (const char *p,
                const char *end)
{
  CzMarker marker;

  return cz_numbering_read (p, end, &marker) && (marker.kind == CZ_MARKER_HAN || marker.kind == CZ_MARKER_CHAPTER || marker.kind == CZ_MARKER_ARTICLE);
}

static void
read_addressees (MetadataState *state)
{
  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      CzBlock    *block = cz_blocks_get (state->blocks, i);
      const char *p = block_start (state, i);
      const char *colon;

      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH)
        continue;
      if (begins_chapter (p, block_end (state, i)))
        return;

      colon = find_addressees (p, block_end (state, i));
      if (colon == NULL)
        continue;

      take_addressees (state, p, colon);
      cz_blocks_split (state->blocks, i, cz_scan_next (colon, block_end (state, i)) - state->blocks->text->str);
      cz_blocks_get (state->blocks, i)->use = CZ_BLOCK_HEAD;
      return;
    }
}

/* Parts title and number from the text that follows them on one line: "…实施意见 和政发〔2022〕9号 各市人民政府:…". */
static void
split_head (MetadataState *state)
{
  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      const CzBlock *block = cz_blocks_get (state->blocks, i);
      const char    *p = block_start (state, i);
      const char    *end = block_end (state, i);
      const char    *text = state->blocks->text->str;
      const char    *from, *to;

      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH)
        continue;
      if (begins_chapter (p, end))
        return;
      if (end - p < MIN_SIGNED_TEXT || !find_number (p, cz_scan_sentence_end (p, MIN (end, p + MAX_SIGNATURE)), &from, &to))
        continue;

      for (const char *q = cz_scan_find_any (from, to, (const char *const[]){ "〔", "[", "(", "（", "【", NULL }, NULL); q != NULL && q > from; q = cz_scan_prev (q, from))
        if (cz_scan_is_blank (cz_scan_before (q, from)))
          {
            from = q;
            break;
          }
      if (from == p || !cz_scan_is_blank (cz_scan_before (from, p)) || cz_scan_find (p, from, "《") != NULL || !cz_scan_is_blank (cz_scan_peek (to, end)))
        return;

      cz_blocks_split (state->blocks, i, to - text);
      cz_blocks_split (state->blocks, i, from - text);
      return;
    }
}

/* A line that holds nothing but the number (and the signer of a red head). */
static void
read_number_lines (MetadataState *state)
{
  for (guint i = 0; i < state->blocks->blocks->len && i < HEAD_BLOCKS; i++)
    {
      CzBlock    *block = cz_blocks_get (state->blocks, i);
      const char *p = block_start (state, i);
      const char *end = block_end (state, i);
      const char *from, *to;

      if (block->use != CZ_BLOCK_BODY || block->kind != CZ_BLOCK_PARAGRAPH || cz_scan_count (p, MIN (end, p + 400)) > MAX_HEAD_LINE)
        continue;
      if (begins_chapter (p, end))
        return;
      if (!find_number (p, end, &from, &to) || cz_scan_find (p, end, "。") != NULL || cz_scan_find (p, from, "《") != NULL)
        continue;

      from = cz_scan_skip (from, end, "文号") != NULL ? cz_scan_skip (from, end, "文号") : from;
      if (cz_scan_skip_blanks (p, end) == from || cz_scan_skip_any (p, end, (const char *const[]){ "文号", "(", NULL }, NULL) != NULL)
        {
          const char *rest = cz_scan_skip_blanks (to, end);

          take_number (state, from, to, block->span.line);
          if (rest == end || cz_scan_is_close (cz_scan_peek (rest, end)) || cz_scan_skip (rest, end, "签发人") != NULL)
            block->use = CZ_BLOCK_HEAD;
          else
            cz_blocks_split (state->blocks, i, rest - state->blocks->text->str), cz_blocks_get (state->blocks, i)->use = CZ_BLOCK_HEAD;
        }
    }
}

static void
finish (MetadataState *state)
{
  CzDraft *draft = state->draft;

  if (cz_date_is_none (draft->date))
    draft->date = state->index_date;
  if (*draft->issuer == '\0' && state->index_issuer != NULL)
    {
      g_free (draft->issuer);
      draft->issuer = g_steal_pointer (&state->index_issuer);
    }
  cz_title_take_issuer (draft);

  g_free (state->index_issuer);
  g_free (state->index_title);
}

/**
 * cz_metadata_read:
 * @blocks: a classified document; what is read here is marked as %CZ_BLOCK_HEAD
 * @draft: takes number, issuer, date, addressees, annexes, title, status and kind
 *
 * The date is that of the signature, else that of the index (成文日期); never the one a web page was made on.
 */
void
cz_metadata_read (CzBlocks *blocks,
                  CzDraft  *draft)
{
  MetadataState state = { .blocks = blocks, .draft = draft };

  read_index (&state);
  split_signatures (&state);
  split_head (&state);
  read_addressees (&state);
  read_number_lines (&state);
  read_signatures (&state);
  cz_title_read (blocks, draft, state.index_title);
  finish (&state);
}
