/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"

/**
 * CzSheetPlace:
 * @sheet: (transfer full): what was read
 * @first: the first block it takes, its title included
 * @after: the block after its last
 * @division: the table only says who does what: its rows are tasks
 *
 * A scoring table, or a division of tasks, and the blocks it was read from, so that nothing else reads them again.
 */
typedef struct
{
  CzDraftSheet *sheet;
  guint         first;
  guint         after;
  gboolean      division;
} CzSheetPlace;

/*
 * cz_sheet_read_all(): every scoring table of a document, real or glued, in document order; of CzSheetPlace, whose
 * sheets the caller takes over. @names (nullable) of char*: units that the document names elsewhere, for glued names.
 *
 * cz_sheet_from_lines(): a table whose columns were lost: its headings stand in @text at @start (or soon after: at
 * most a few lines of title before them), its cells follow in reading order, parted by blanks and line ends.
 * *@used becomes the length of text that belongs to it. %NULL when there is no such table.
 *
 * cz_sheet_from_table(): a real table; %NULL when its headings are not those of a scoring table.
 *
 * cz_sheet_check(): appends the findings on one sheet to @findings (of CzDraftFinding), in sheet order.
 */
GArray       *cz_sheet_read_all (const CzBlocks *blocks, const GPtrArray *names);
CzDraftSheet *cz_sheet_from_lines (const char *text, gsize start, gsize length, const GPtrArray *names, gsize *used);
CzDraftSheet *cz_sheet_from_table (const CzBlocks *blocks, guint table, const GPtrArray *names);
void          cz_sheet_take_grades (CzDraftSheet *sheet, const CzBlocks *blocks, guint first, guint after);
void          cz_sheet_check (CzDraftSheet *sheet, GPtrArray *findings);
