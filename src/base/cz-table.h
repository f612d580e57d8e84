/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

#include <gio/gio.h>

/**
 * CzCellKind:
 * @CZ_CELL_TEXT: free text, one or many lines
 * @CZ_CELL_NUMBER: an exact decimal, right-aligned
 * @CZ_CELL_DATE: a date, as year-month or year-month-day
 * @CZ_CELL_CHOICE: one of the texts of cz_table_dup_choices()
 * @CZ_CELL_CHOICES: several of them, joined by "、"
 * @CZ_CELL_CHECK: "yes" or empty
 */
typedef enum
{
  CZ_CELL_TEXT,
  CZ_CELL_NUMBER,
  CZ_CELL_DATE,
  CZ_CELL_CHOICE,
  CZ_CELL_CHOICES,
  CZ_CELL_CHECK,
} CzCellKind;

/**
 * CzCellFlags:
 * @CZ_CELL_EDITABLE: the person may write here
 * @CZ_CELL_BOLD: stands out
 * @CZ_CELL_DIMMED: steps back (units, printed points)
 * @CZ_CELL_SUBTOTAL: a line of sums: tinted, never sorted or filtered away from its group
 * @CZ_CELL_WARNING: needs attention; its reason is the note of the cell
 * @CZ_CELL_ERROR: refused or wrong; its reason is the note of the cell
 * @CZ_CELL_CHANGED: differs from what it is compared with
 * @CZ_CELL_PROPOSED: worked out, not yet taken by a person
 * @CZ_CELL_DISABLED: does not apply
 * @CZ_CELL_OVERRIDDEN: a person decided otherwise than proposed
 * @CZ_CELL_LINK: activating it leads elsewhere
 */
typedef enum
{
  CZ_CELL_EDITABLE = 1 << 0,
  CZ_CELL_BOLD = 1 << 1,
  CZ_CELL_DIMMED = 1 << 2,
  CZ_CELL_SUBTOTAL = 1 << 3,
  CZ_CELL_WARNING = 1 << 4,
  CZ_CELL_ERROR = 1 << 5,
  CZ_CELL_CHANGED = 1 << 6,
  CZ_CELL_PROPOSED = 1 << 7,
  CZ_CELL_DISABLED = 1 << 8,
  CZ_CELL_OVERRIDDEN = 1 << 9,
  CZ_CELL_LINK = 1 << 10,
} CzCellFlags;

/**
 * CzColumn:
 * @id: stable name, for saved widths and order
 * @title: the heading
 * @group: (nullable): a heading above a run of neighbouring columns with the same group
 * @kind: what its cells hold
 * @width: wished width in pixels at 100 %; 0 takes the rest
 * @frozen: stays in view when scrolling sideways (only a leading run of columns)
 * @wraps: long text wraps and makes the row taller; otherwise it is ellipsised
 * @hidden: not shown at first
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *group;
  CzCellKind  kind;
  int         width;
  gboolean    frozen;
  gboolean    wraps;
  gboolean    hidden;
} CzColumn;

typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} CzCellSpan;

typedef struct
{
  guint       row;
  guint       column;
  const char *text;
} CzCellWrite;

#define CZ_TYPE_TABLE (cz_table_get_type ())
G_DECLARE_INTERFACE (CzTable, cz_table, CZ, TABLE, GObject)

/**
 * CzTableInterface:
 * @get_n_rows: number of rows, footers included
 * @get_n_footers: how many of the last rows stay in view below the others (totals)
 * @get_n_columns: number of columns
 * @get_column: (transfer none): description of a column; valid until columns-changed
 * @append_text: appends what the cell shows to a string, so that reading a screenful allocates nothing
 * @get_number: the number a cell stands for; %FALSE for blanks and text
 * @get_flags: how the cell looks and whether it can be written
 * @get_span: the merged block the cell belongs to; a block of one for ordinary cells
 * @get_row_id: identity of a row that survives rows-changed; used to keep cursor and selection
 * @dup_note: (nullable): why the cell is flagged, or what else a pointer resting on it should tell
 * @dup_choices: (nullable): the permitted texts of a choice cell
 * @check: whether @text may be written to the cell; the error says why not, in words for the person
 * @write: writes all cells or none, as one undoable step named @label
 * @insert_rows: (nullable): adds rows before @row as one undoable step
 * @remove_rows: (nullable): removes rows as one undoable step
 * @add_rows: (nullable): adds rows after the last that is no footer and writes cells, numbered as then, as one undoable
 *   step named @label
 *
 * What a grid knows of data. Row and column numbers are positions as of now.
 */
struct _CzTableInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_rows) (CzTable *self);
  guint (*get_n_footers) (CzTable *self);
  guint (*get_n_columns) (CzTable *self);
  const CzColumn *(*get_column) (CzTable *self, guint column);
  void (*append_text) (CzTable *self, guint row, guint column, GString *text);
  gboolean (*get_number) (CzTable *self, guint row, guint column, CzDecimal *number);
  CzCellFlags (*get_flags) (CzTable *self, guint row, guint column);
  void (*get_span) (CzTable *self, guint row, guint column, CzCellSpan *span);
  gint64 (*get_row_id) (CzTable *self, guint row);
  char *(*dup_note) (CzTable *self, guint row, guint column);
  char **(*dup_choices) (CzTable *self, guint row, guint column);
  gboolean (*check) (CzTable *self, guint row, guint column, const char *text, GError **error);
  gboolean (*write) (CzTable *self, const CzCellWrite *cells, guint n_cells, const char *label, GError **error);
  gboolean (*insert_rows) (CzTable *self, guint row, guint n_rows, GError **error);
  gboolean (*remove_rows) (CzTable *self, guint row, guint n_rows, GError **error);
  gboolean (*add_rows) (CzTable *self, guint n_rows, const CzCellWrite *cells, guint n_cells, const char *label, GError **error);
};

guint           cz_table_get_n_rows (CzTable *self);
guint           cz_table_get_n_footers (CzTable *self);
guint           cz_table_get_n_columns (CzTable *self);
const CzColumn *cz_table_get_column (CzTable *self, guint column);
void            cz_table_append_text (CzTable *self, guint row, guint column, GString *text);
char           *cz_table_dup_text (CzTable *self, guint row, guint column);
gboolean        cz_table_get_number (CzTable *self, guint row, guint column, CzDecimal *number);
CzCellFlags     cz_table_get_flags (CzTable *self, guint row, guint column);
void            cz_table_get_span (CzTable *self, guint row, guint column, CzCellSpan *span);
gint64          cz_table_get_row_id (CzTable *self, guint row);
char           *cz_table_dup_note (CzTable *self, guint row, guint column);
char          **cz_table_dup_choices (CzTable *self, guint row, guint column);
gboolean        cz_table_check (CzTable *self, guint row, guint column, const char *text, GError **error);
gboolean        cz_table_write (CzTable *self, const CzCellWrite *cells, guint n_cells, const char *label, GError **error);
gboolean        cz_table_can_insert_rows (CzTable *self);
gboolean        cz_table_insert_rows (CzTable *self, guint row, guint n_rows, GError **error);
gboolean        cz_table_can_remove_rows (CzTable *self);
gboolean        cz_table_remove_rows (CzTable *self, guint row, guint n_rows, GError **error);
gboolean        cz_table_can_add_rows (CzTable *self);
gboolean        cz_table_add_rows (CzTable *self, guint n_rows, const CzCellWrite *cells, guint n_cells, const char *label, GError **error);

void cz_table_emit_rows_changed (CzTable *self, guint position, guint n_removed, guint n_added);
void cz_table_emit_cells_changed (CzTable *self, guint row, guint column, guint n_rows, guint n_columns);
void cz_table_emit_columns_changed (CzTable *self);
