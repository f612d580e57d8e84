/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"
#include "reader/cz-text.h"

typedef enum
{
  CZ_BLOCK_PARAGRAPH,
  CZ_BLOCK_TABLE,
} CzBlockKind;

/**
 * CzBlockUse:
 * @CZ_BLOCK_BODY: the document itself
 * @CZ_BLOCK_INDEX: fields of a portal's index (索引号: …, 发布机构: …): metadata only
 * @CZ_BLOCK_FURNITURE: navigation and other furniture of a web page: not read
 * @CZ_BLOCK_SHEET: a scoring table, read as such: no other grammar looks at it
 * @CZ_BLOCK_HEAD: title, addressees, signature, list of annexes: read as metadata, not as text
 * @CZ_BLOCK_SHEET: part of a scoring table
 *
 * Set by cz_blocks_classify() for every format; a reader that knows better (an html nav) may set it before.
 */
typedef enum
{
  CZ_BLOCK_BODY,
  CZ_BLOCK_INDEX,
  CZ_BLOCK_FURNITURE,
  CZ_BLOCK_HEAD,
  CZ_BLOCK_SHEET,
} CzBlockUse;

/**
 * CzBlockFlags:
 * @CZ_BLOCK_AFTER_BLANK: an empty line or paragraph stands before it
 * @CZ_BLOCK_CENTRED: centred by its style
 * @CZ_BLOCK_BOLD: wholly bold
 * @CZ_BLOCK_FOOTNOTE: text of a footnote
 * @CZ_BLOCK_LIST_ITEM: an item of an unnumbered list whose marker is not in the text
 */
typedef enum
{
  CZ_BLOCK_AFTER_BLANK = 1 << 0,
  CZ_BLOCK_CENTRED = 1 << 1,
  CZ_BLOCK_BOLD = 1 << 2,
  CZ_BLOCK_FOOTNOTE = 1 << 3,
  CZ_BLOCK_LIST_ITEM = 1 << 4,
} CzBlockFlags;

/**
 * CzBlock:
 * @kind: paragraph or table
 * @use: what it is good for
 * @flags: hints
 * @level: heading level by style (h1, Heading 1: 1), 0 when the style says nothing
 * @table: index into the tables; tables only
 * @span: its text without surrounding blanks; of a table from its first cell to its last
 *
 * Numbering that the format makes itself (Word's automatic numbers) stands in the text as it would be printed.
 */
typedef struct
{
  CzBlockKind  kind;
  CzBlockUse   use;
  CzBlockFlags flags;
  guint8       level;
  guint        table;
  CzSpan       span;
} CzBlock;

/* A cell by its upper left corner; the places a merged cell covers have no cell of their own. */
typedef struct
{
  guint  row;
  guint  column;
  guint  n_rows;
  guint  n_columns;
  CzSpan span; /* paragraphs within a cell are separated by "\n" */
} CzBlockCell;

/**
 * CzBlockTable:
 * @name: name of the worksheet; "" otherwise
 * @n_rows: rows
 * @n_columns: columns
 * @cells: of CzBlockCell, by row, then by column
 */
typedef struct
{
  char   *name;
  guint   n_rows;
  guint   n_columns;
  GArray *cells;
} CzBlockTable;

/**
 * CzBlocks:
 * @text: all text, UTF-8; spans point into it; taken over as the draft's text at the end
 * @blocks: of CzBlock, in document order
 * @tables: of CzBlockTable
 * @repairs: of CzRepair
 * @repair_counts: how many repairs of each kind
 * @encoding: as %CzText
 * @media_type: static string
 * @title: title the format itself carries (html title, docx core property); "" for none. A hint only
 * @truncated: the source ends before its end (damaged archive, limit reached)
 *
 * What every format is turned into before any grammar looks at it.
 */
typedef struct
{
  GString    *text;
  GArray     *blocks;
  GPtrArray  *tables;
  GArray     *repairs;
  guint       repair_counts[CZ_N_REPAIRS];
  const char *encoding;
  const char *media_type;
  char       *title;
  gboolean    truncated;
} CzBlocks;

/*
 * cz_blocks_add_paragraph(), cz_blocks_add_cell(): @text is valid UTF-8; it is trimmed, cleaned and repaired like a plain
 * text (blanks, control characters, slips) on its way in, and lines within it stay separated by "\n". A paragraph without
 * text adds nothing and returns %NULL, but marks the next one as standing after a blank. The returned block is valid
 * until the next call. cz_blocks_add_table() adds a table block; its cells are added row by row before the next block.
 */
CzBlocks     *cz_blocks_new (const char *media_type, const char *encoding);
CzBlocks     *cz_blocks_new_from_text (CzText *text);
void          cz_blocks_free (CzBlocks *blocks);
CzBlock      *cz_blocks_add_paragraph (CzBlocks *blocks, const char *text, gsize length, guint line);
CzBlockTable *cz_blocks_add_table (CzBlocks *blocks, const char *name, guint line);
void          cz_blocks_add_cell (CzBlocks *blocks, CzBlockTable *table, const CzBlockCell *place, const char *text, gsize length);
void          cz_blocks_split (CzBlocks *blocks, guint index, guint offset);
void          cz_blocks_classify (CzBlocks *blocks);

#define cz_blocks_get(b, i) (&g_array_index ((b)->blocks, CzBlock, (i)))
#define cz_blocks_text(b, s) ((b)->text->str + (s).start)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzBlocks, cz_blocks_free)
