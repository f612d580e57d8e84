/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"
#include "reader/cz-sheet-heading.h"

/* Where a piece of a cell's text stands in the source. */
typedef struct
{
  guint at;
  guint source;
} CzSheetPiece;

/*
 * A cell of a row; @text as printed, "" where the table shows nothing of its own here. A cell broken over lines has a
 * piece (@pieces, of CzSheetPiece) for each; @span reaches from the first to the last.
 */
typedef struct
{
  GString *text;
  GArray  *pieces;
  CzSpan   span;
} CzSheetCell;

/* A row by columns. */
typedef struct
{
  CzSheetCell *cells;
} CzSheetLine;

/**
 * CzSheetRaw:
 * @columns: of CzSheetColumn, settled
 * @lines: of CzSheetLine
 * @title: what stands above, "" for nothing
 * @notes: what stands below
 * @total: what the table prints as its sum, none without
 * @span: of all of it
 *
 * A scoring table by rows and columns, before anything in its cells is understood. Both ways of finding a table, by
 * its cells and in glued text, end here.
 */
typedef struct
{
  GArray  *columns;
  GArray  *lines;
  GString *title;
  GString *notes;
  CzPoints total;
  CzSpan   span;
} CzSheetRaw;

CzSheetRaw   *cz_sheet_raw_new (GArray *columns);
void          cz_sheet_raw_free (CzSheetRaw *raw);
CzSheetLine  *cz_sheet_raw_add_line (CzSheetRaw *raw);
void          cz_sheet_cell_append (CzSheetCell *cell, const char *separator, const char *text, CzSpan source);
guint         cz_sheet_cell_source (const CzSheetCell *cell, guint at);
int           cz_sheet_raw_find (const CzSheetRaw *raw, CzSheetRole role);
gboolean      cz_sheet_text_is_note (const char *text);
gboolean      cz_sheet_text_is_total (const char *text);
CzSheetRaw   *cz_sheet_glue_read (const char *text, gsize start, gsize length, gsize *used);
CzSheetRaw   *cz_sheet_grid_read (const char *text, const CzBlockTable *table);
CzSheetRaw   *cz_sheet_tabs_read (const char *text, gsize start, gsize length, gsize *used);
void          cz_sheet_settle_units (CzSheetRaw *raw);
CzDraftSheet *cz_sheet_build (CzSheetRaw *raw, const GPtrArray *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzSheetRaw, cz_sheet_raw_free)
