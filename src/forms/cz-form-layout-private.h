/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-layout.h"
#include "forms/cz-form-text.h"

/* Points on paper. Rows are higher than their lines need, so that a spreadsheet program, which wraps and leads a little
 * differently, cuts nothing. */
#define CZ_FORM_MM (72.0 / 25.4)
#define CZ_FORM_LINE_PITCH 1.32
#define CZ_FORM_ROW_PITCH 1.45
#define CZ_FORM_CELL_PADDING 2.8
#define CZ_FORM_ROW_PADDING 5.0

#define CZ_FORM_NO_BLOCK -1
#define CZ_FORM_NO_ROW G_MAXUINT

typedef enum
{
  CZ_FORM_CELL_BORDER = 1 << 0,
  CZ_FORM_CELL_NUMBER = 1 << 1,
  CZ_FORM_CELL_UNLOCKED = 1 << 2,
} CzFormCellFlags;

/**
 * CzFormCell:
 * @text: offset into the texts of the layout
 * @formula: offset of a formula there, 0 for none; cells in it are written as "\1ITEM,COLUMN\2"
 * @n_columns: how many columns it covers
 * @n_rows: how many rows it covers (headings only; in the body blocks say so)
 * @places: decimal places of a number, -1 for as many as it has
 * @block: the merged block it belongs to, or %CZ_FORM_NO_BLOCK
 */
typedef struct
{
  double  number;
  guint32 text;
  guint32 formula;
  gint32  block;
  guint16 column;
  guint16 n_columns;
  guint8  n_rows;
  guint8  style; /* CzFormText */
  guint8  align; /* CzFormAlign */
  guint8  flags;
  gint8   places;
} CzFormCell;

typedef enum
{
  CZ_FORM_PART_HEAD,
  CZ_FORM_PART_BODY,
  CZ_FORM_PART_TAIL,
} CzFormPart;

/* How willingly a page ends before an item. */
typedef enum
{
  CZ_FORM_BREAK_NEVER,
  CZ_FORM_BREAK_IN_NEED,
  CZ_FORM_BREAK_FREELY,
} CzFormBreak;

/* A row of the form before it is put on pages. @table_row: its row in the table, or %CZ_FORM_NO_ROW */
typedef struct
{
  double height;
  guint  first_cell;
  guint  table_row;
  guint8 n_cells;
  guint8 part;
  guint8 break_before;
} CzFormItem;

/* Cells of one column merged over items @first to @last; @need: height its text takes. */
typedef struct
{
  double need;
  guint  first;
  guint  last;
  guint  column;
} CzFormBlock;

/* What of an item stands on a page: lines from @first_line, @n_lines of them (0: the whole item). */
typedef struct
{
  double height;
  guint  item;
  guint  first_line;
  guint  n_lines;
} CzFormPiece;

typedef struct
{
  guint first_piece;
  guint n_pieces;
} CzFormPage;

/* A column of the form with where its data come from; @table_column is -1 for empty columns. */
typedef struct
{
  const CzFormColumn *definition;
  guint32             title;
  guint32             group;
  int                 table_column;
  const CzColumn     *source; /* while the layout is made */
  guint32             id;     /* of the column in the table, or in the form */
  double              x;
  double              width;
} CzFormLayoutColumn;

struct _CzFormLayout
{
  const CzFormDefinition *definition;
  double                  page_width;
  double                  page_height;
  double                  body_left;
  double                  table_width;
  guint32                 title;
  guint32                 subject;
  guint32                 issuer;
  guint32                 sheet;

  GString   *texts;
  GArray    *columns; /* of CzFormLayoutColumn */
  GArray    *cells;   /* of CzFormCell */
  GArray    *items;   /* of CzFormItem */
  GArray    *heading; /* of CzFormItem */
  GArray    *blocks;  /* of CzFormBlock */
  GArray    *pieces;  /* of CzFormPiece */
  GArray    *pages;   /* of CzFormPage */
  GArray    *missing_fonts;
  GPtrArray *missing_values;
  GPtrArray *row_keys;  /* by item; only for forms that come back */
  char      *footer[3]; /* left, center, right: {page} and {pages} still to be put in */
};

static inline const char *
cz_form_layout_get_text (const CzFormLayout *self,
                         guint32             offset)
{
  return self->texts->str + offset;
}

typedef struct
{
  guint    item;
  guint    table_row;
  gboolean is_sum;
} CzFormBodyRow;

/* A result in a line of sums, for the lines below it. @id is %NULL for sums of groups. */
typedef struct
{
  const char *id;
  const char *column;
  guint       item;
  guint       position;
  CzDecimal   value;
} CzFormResult;

/* While a layout is made. */
typedef struct
{
  CzFormLayout *layout;
  CzTable      *table;
  GHashTable   *values;
  guint         n_table_rows; /* without footers */
  GArray       *rows;         /* of CzFormBodyRow */
  GArray       *results;      /* of CzFormResult */
  GString      *scratch;
  CzFormFace   *faces[CZ_FORM_N_TEXTS];
} CzFormBuilder;

guint32     cz_form_builder_add_text (CzFormBuilder *self, const char *text, gssize length);
guint32     cz_form_builder_expand (CzFormBuilder *self, const char *pattern);
CzFormItem *cz_form_builder_add_item (CzFormBuilder *self, CzFormPart part, CzFormBreak break_before);
CzFormCell *cz_form_builder_add_cell (CzFormBuilder *self, CzFormText style, guint column, guint n_columns, guint32 text, CzFormAlign align, guint flags);
double      cz_form_builder_measure (CzFormBuilder *self, const CzFormCell *cell);
void        cz_form_builder_finish_item (CzFormBuilder *self, double least_height);
int         cz_form_builder_find_table_column (CzFormBuilder *self, const char *id);
int         cz_form_layout_find_column (const CzFormLayout *self, const char *id);
double      cz_form_layout_get_span_width (const CzFormLayout *self, guint column, guint n_columns);

gboolean cz_form_builder_resolve_columns (CzFormBuilder *self, GError **error);
void     cz_form_builder_add_head (CzFormBuilder *self);
void     cz_form_builder_add_heading (CzFormBuilder *self);
void     cz_form_builder_add_body (CzFormBuilder *self);
void     cz_form_builder_add_tail (CzFormBuilder *self);
void     cz_form_builder_read_row_keys (CzFormBuilder *self);
void     cz_form_layout_paginate (CzFormLayout *self);

void     cz_form_builder_add_group_sums (CzFormBuilder *self, guint first, guint last, guint truth_row);
void     cz_form_builder_add_totals (CzFormBuilder *self);
guint32  cz_form_builder_add_formula (CzFormBuilder *self, const char *formula);
double   cz_form_decimal_to_double (CzDecimal decimal);
char    *cz_form_decimal_to_text (CzDecimal decimal, int places);
gboolean cz_form_layout_get_piece_range (const CzFormLayout *self, const CzFormPiece *piece, const CzFormCell *cell, guint *start, guint *length);
guint    cz_form_layout_count_block_pieces (const CzFormLayout *self, const CzFormPage *page, guint piece, const CzFormCell *cell);
guint    cz_form_layout_break_cell (const CzFormLayout *self, const CzFormCell *cell, GArray *lines);
gint32   cz_form_layout_get_block (const CzFormLayout *self, guint item, guint column);
double   cz_form_layout_get_heading_height (const CzFormLayout *self);
double   cz_form_layout_get_body_height (const CzFormLayout *self);
char    *cz_form_layout_dup_footer (const CzFormLayout *self, guint position, guint page);
