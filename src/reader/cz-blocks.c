/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-blocks.h"

#include "reader/cz-scan.h"

static void
free_table (gpointer data)
{
  CzBlockTable *table = data;

  g_free (table->name);
  g_array_unref (table->cells);
  g_free (table);
}

static CzBlocks *
new_blocks (GString    *text,
            const char *media_type,
            const char *encoding)
{
  CzBlocks *blocks = g_new0 (CzBlocks, 1);

  blocks->text = text;
  blocks->blocks = g_array_new (FALSE, TRUE, sizeof (CzBlock));
  blocks->tables = g_ptr_array_new_with_free_func (free_table);
  blocks->repairs = g_array_new (FALSE, FALSE, sizeof (CzRepair));
  blocks->media_type = media_type;
  blocks->encoding = encoding;
  blocks->title = g_strdup ("");

  return blocks;
}

/**
 * cz_blocks_new:
 * @media_type: static string
 * @encoding: static string; of formats that are not text: "UTF-8"
 *
 * Returns: (transfer full): no blocks yet
 */
CzBlocks *
cz_blocks_new (const char *media_type,
               const char *encoding)
{
  return new_blocks (g_string_new (NULL), media_type, encoding);
}

/* Leaves out the bars that a copied layout table puts around a line (“title | |”), unless they separate columns. */
static void
trim_bars (const char **start,
           const char **end)
{
  const char *s = *start;
  const char *e = *end;

  while (s < e && (*s == '|' || cz_scan_is_blank (cz_scan_peek (s, e))))
    s = cz_scan_next (s, e);
  while (e > s && (e[-1] == '|' || cz_scan_is_blank (cz_scan_before (e, s))))
    e = cz_scan_prev (e, s);

  if (memchr (s, '|', e - s) == NULL)
    {
      *start = s;
      *end = e;
    }
}

static void
add_line (CzBlocks   *blocks,
          const char *start,
          const char *end,
          guint       line,
          gboolean   *blank)
{
  CzBlock block = { .kind = CZ_BLOCK_PARAGRAPH };

  start = cz_scan_skip_blanks (start, end);
  end = cz_scan_trim_end (start, end);
  if (start < end && (*start == '|' || end[-1] == '|'))
    trim_bars (&start, &end);

  if (start == end)
    {
      *blank = TRUE;
      return;
    }

  block.span.start = start - blocks->text->str;
  block.span.length = end - start;
  block.span.line = line;
  if (*blank)
    block.flags |= CZ_BLOCK_AFTER_BLANK;
  *blank = FALSE;
  g_array_append_val (blocks->blocks, block);
}

/**
 * cz_blocks_new_from_text:
 * @text: (transfer full): a plain text
 *
 * Each line that is not blank becomes a paragraph.
 *
 * Returns: (transfer full): the blocks
 */
CzBlocks *
cz_blocks_new_from_text (CzText *text)
{
  GString    *buffer = g_string_new (NULL);
  CzBlocks   *blocks;
  const char *p, *end;
  guint       line = 1;
  gboolean    blank = FALSE;

  g_free (buffer->str);
  buffer->str = g_steal_pointer (&text->bytes);
  buffer->len = text->length;
  buffer->allocated_len = text->length + 1;

  blocks = new_blocks (buffer, "text/plain", text->encoding);
  g_array_unref (blocks->repairs);
  blocks->repairs = g_array_ref (text->repairs);
  memcpy (blocks->repair_counts, text->counts, sizeof text->counts);
  cz_text_free (text);

  for (p = buffer->str, end = p + buffer->len; p < end; line++)
    {
      const char *newline = memchr (p, '\n', end - p);

      add_line (blocks, p, newline != NULL ? newline : end, line, &blank);
      p = newline != NULL ? newline + 1 : end;
    }

  return blocks;
}

void
cz_blocks_free (CzBlocks *blocks)
{
  if (blocks->text != NULL)
    g_string_free (blocks->text, TRUE);
  g_array_unref (blocks->blocks);
  g_ptr_array_unref (blocks->tables);
  g_array_unref (blocks->repairs);
  g_free (blocks->title);
  g_free (blocks);
}

/* Appends a text cleaned and trimmed and ends it with a newline; gives its place. */
static CzSpan
append_text (CzBlocks   *blocks,
             const char *text,
             gsize       length,
             guint       line)
{
  gsize       from = blocks->text->len;
  const char *start, *end;
  CzSpan      span;

  cz_text_append (blocks->text, text, length, blocks->repairs, blocks->repair_counts);
  start = cz_scan_skip_blanks (blocks->text->str + from, blocks->text->str + blocks->text->len);
  end = cz_scan_trim_end (start, blocks->text->str + blocks->text->len);

  span.start = start - blocks->text->str;
  span.length = end - start;
  span.line = line;
  g_string_truncate (blocks->text, end - blocks->text->str);
  if (span.length > 0)
    g_string_append_c (blocks->text, '\n');
  else
    g_string_truncate (blocks->text, from);

  return span;
}

/* The last block, when it is an empty one that only says that a blank stood there. */
static gboolean
take_blank (CzBlocks *blocks)
{
  CzBlock *last;

  if (blocks->blocks->len == 0)
    return FALSE;

  last = cz_blocks_get (blocks, blocks->blocks->len - 1);
  if (last->kind != CZ_BLOCK_PARAGRAPH || last->span.length > 0)
    return FALSE;

  g_array_set_size (blocks->blocks, blocks->blocks->len - 1);

  return TRUE;
}

static CzBlock *
append_block (CzBlocks   *blocks,
              CzBlockKind kind)
{
  CzBlock block = { .kind = kind };

  if (take_blank (blocks))
    block.flags |= CZ_BLOCK_AFTER_BLANK;
  g_array_append_val (blocks->blocks, block);

  return cz_blocks_get (blocks, blocks->blocks->len - 1);
}

CzBlock *
cz_blocks_add_paragraph (CzBlocks   *blocks,
                         const char *text,
                         gsize       length,
                         guint       line)
{
  CzSpan   span = append_text (blocks, text, length, line);
  CzBlock *block = append_block (blocks, CZ_BLOCK_PARAGRAPH);

  block->span = span;

  return span.length > 0 ? block : NULL;
}

CzBlockTable *
cz_blocks_add_table (CzBlocks   *blocks,
                     const char *name,
                     guint       line)
{
  CzBlockTable *table = g_new0 (CzBlockTable, 1);
  CzBlock      *block = append_block (blocks, CZ_BLOCK_TABLE);

  table->name = g_strdup (name != NULL ? name : "");
  table->cells = g_array_new (FALSE, FALSE, sizeof (CzBlockCell));
  block->table = blocks->tables->len;
  block->span.start = blocks->text->len;
  block->span.line = line;
  g_ptr_array_add (blocks->tables, table);

  return table;
}

void
cz_blocks_add_cell (CzBlocks          *blocks,
                    CzBlockTable      *table,
                    const CzBlockCell *place,
                    const char        *text,
                    gsize              length)
{
  CzBlock    *block = cz_blocks_get (blocks, blocks->blocks->len - 1);
  CzBlockCell cell = *place;

  g_return_if_fail (block->kind == CZ_BLOCK_TABLE);

  cell.span = append_text (blocks, text, length, place->span.line);
  g_array_append_val (table->cells, cell);
  table->n_rows = MAX (table->n_rows, cell.row + cell.n_rows);
  table->n_columns = MAX (table->n_columns, cell.column + cell.n_columns);
  block->span.length = blocks->text->len - block->span.start;
}

/**
 * cz_blocks_split:
 * @blocks: the blocks
 * @index: a paragraph
 * @offset: where its second part begins, in the text
 *
 * Makes two paragraphs of one, as if a line ended there; a part without text is left out.
 */
void
cz_blocks_split (CzBlocks *blocks,
                 guint     index,
                 guint     offset)
{
  CzBlock    *block = cz_blocks_get (blocks, index);
  CzBlock     second = *block;
  const char *start = cz_blocks_text (blocks, block->span);
  const char *end = start + block->span.length;
  const char *cut = blocks->text->str + offset;
  const char *head_end = cz_scan_trim_end (start, cut);
  const char *tail = cz_scan_skip_blanks (cut, end);

  g_return_if_fail (cut >= start && cut <= end);

  if (head_end == start || tail == end)
    return;

  block->span.length = head_end - start;
  second.span.start = tail - blocks->text->str;
  second.span.length = end - tail;
  second.flags &= ~CZ_BLOCK_AFTER_BLANK;
  second.level = 0;
  g_array_insert_val (blocks->blocks, index + 1, second);
}
