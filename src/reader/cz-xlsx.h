/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"

#include <gio/gio.h>

/**
 * CzXlsxKind:
 * @CZ_XLSX_TEXT: text
 * @CZ_XLSX_NUMBER: a number, as the file writes it; never through a binary float
 * @CZ_XLSX_PERCENT: a number that is shown as per cent: 0.95 for 95%
 * @CZ_XLSX_DATE: a date, as 2017-12-19, with " 14:30" where it has a time
 * @CZ_XLSX_BOOLEAN: "1" or "0"
 * @CZ_XLSX_ERROR: #N/A and the like
 * @CZ_XLSX_FORMULA: a formula whose result the file does not keep; no text
 */
typedef enum
{
  CZ_XLSX_TEXT,
  CZ_XLSX_NUMBER,
  CZ_XLSX_PERCENT,
  CZ_XLSX_DATE,
  CZ_XLSX_BOOLEAN,
  CZ_XLSX_ERROR,
  CZ_XLSX_FORMULA,
} CzXlsxKind;

/* A cell that is not empty; row and column from 0; its text stands in the book's texts, see cz_xlsx_text(). */
typedef struct
{
  guint32 row;
  guint16 column;
  guint16 kind;
  guint32 start;
  guint32 length;
} CzXlsxCell;

/* A merged block, both corners included. */
typedef struct
{
  guint32 first_row;
  guint32 last_row;
  guint16 first_column;
  guint16 last_column;
} CzXlsxMerge;

/**
 * CzXlsxSheet:
 * @name: as on its tab
 * @hidden: not shown, or not even listed
 * @cells: of CzXlsxCell, by row, then by column
 * @merges: of CzXlsxMerge
 */
typedef struct
{
  char    *name;
  gboolean hidden;
  GArray  *cells;
  GArray  *merges;
} CzXlsxSheet;

/**
 * CzXlsx:
 * @sheets: of CzXlsxSheet, hidden ones too
 * @names: defined names: name to what it refers to
 * @properties: document properties: core ones (title, creator …) and custom ones by name, as text
 * @texts: all texts of cells
 *
 * A workbook as it lies in the file, for reading documents and for workbooks that come back from units.
 */
typedef struct
{
  GPtrArray  *sheets;
  GHashTable *names;
  GHashTable *properties;
  GString    *texts;
} CzXlsx;

CzXlsx   *cz_xlsx_read_cells (GBytes *bytes, GCancellable *cancellable, GError **error);
void      cz_xlsx_free (CzXlsx *book);
CzBlocks *cz_xlsx_read (GBytes *bytes, GCancellable *cancellable, GError **error);

#define cz_xlsx_text(book, cell) ((book)->texts->str + (cell)->start)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzXlsx, cz_xlsx_free)
