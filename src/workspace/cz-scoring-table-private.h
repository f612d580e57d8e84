/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-scoring-table.h"
#include "workspace/cz-scoring.h"
#include "workspace/cz-sheet-lines.h"

typedef enum
{
  COLUMN_NO,
  COLUMN_CATEGORY,
  COLUMN_INDICATOR,
  COLUMN_TEXT,
  COLUMN_LEAD,
  COLUMN_COOPERATING,
  COLUMN_MAXIMUM,
  COLUMN_PROOF,
  COLUMN_LOST,
  COLUMN_EFFORT,
  COLUMN_POINTS,
  COLUMN_REASON,
  COLUMN_DIFFERENCE,
} ColumnType;

/* @round is the index in rounds for the columns of a round, @level that of a category. */
typedef struct
{
  ColumnType type;
  guint      round;
  guint      level;
  CzColumn public;
  char *id;
  char *title;
  char *group;
} Column;

typedef struct
{
  gint64     id;
  CzScoring *scoring;
} Round;

struct _CzScoringTable
{
  GObject parent_instance;

  CzWorkspace  *workspace; /* not owned: signal is disconnected when it goes */
  CzData       *data;
  gint64        assessment;
  gint64        sheet;
  CzSheetLines *lines;
  GArray       *columns; /* of Column */
  GArray       *rounds;  /* of Round */
  gboolean      trial;
};

enum
{
  FOOTER_TOTAL,
  FOOTER_STANDARDISED,
  N_FOOTERS
};

CzPoints           _cz_scoring_table_get_points (CzScoringTable *self, const CzSheetLine *line, guint round);
CzPoints           _cz_scoring_table_get_difference (CzScoringTable *self, const CzSheetLine *line, guint round);
const Column      *_cz_scoring_table_get_column (CzScoringTable *self, guint column);
const CzSheetLine *_cz_scoring_table_get_line (CzScoringTable *self, guint row);
guint              _cz_scoring_table_count_labels (CzScoringTable *self);
void               _cz_scoring_table_append_text (CzTable *table, guint row, guint column, GString *text);
gboolean           _cz_scoring_table_get_number (CzTable *table, guint row, guint column, CzDecimal *number);
CzCellFlags        _cz_scoring_table_get_flags (CzTable *table, guint row, guint column);
void               _cz_scoring_table_get_span (CzTable *table, guint row, guint column, CzCellSpan *span);
gint64             _cz_scoring_table_get_row_id (CzTable *table, guint row);
char              *_cz_scoring_table_dup_note (CzTable *table, guint row, guint column);
