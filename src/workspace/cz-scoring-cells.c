/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-scoring-table-private.h"

#include "model/cz-draft.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-rounds.h"

#include <glib/gi18n-lib.h>

/*
 * What the cells of a scoring table show.
 */

const Column *
_cz_scoring_table_get_column (CzScoringTable *self,
                              guint           column)
{
  return &g_array_index (self->columns, Column, column);
}

const CzSheetLine *
_cz_scoring_table_get_line (CzScoringTable *self,
                            guint           row)
{
  return row < self->lines->lines->len ? &g_array_index (self->lines->lines, CzSheetLine, row) : NULL;
}

static void
append_points (GString *text,
               CzPoints points)
{
  g_autofree char *printed = points != CZ_POINTS_NONE ? cz_points_to_string (points) : NULL;

  if (printed != NULL)
    g_string_append (text, printed);
}

static gboolean
get_node (CzScoringTable    *self,
          const CzSheetLine *line,
          guint              round,
          CzScoreNode       *node)
{
  CzScoring *scoring = g_array_index (self->rounds, Round, round).scoring;

  if (line == NULL)
    {
      cz_scoring_get_sheet (scoring, node);
      return TRUE;
    }

  if (line->type == CZ_LINE_SUBTOTAL)
    return cz_scoring_get_category (scoring, line->category, node);

  return cz_scoring_get_row (scoring, line->row, node);
}

CzPoints
_cz_scoring_table_get_points (CzScoringTable    *self,
                              const CzSheetLine *line,
                              guint              round)
{
  CzScoreNode node;

  return get_node (self, line, round, &node) ? node.points : CZ_POINTS_NONE;
}

static CzPoints
get_maximum (CzScoringTable    *self,
             const CzSheetLine *line)
{
  CzScoreNode node;

  if (line != NULL && line->row != 0)
    return cz_data_get_row (self->data, line->row)->points;

  return self->rounds->len > 0 && get_node (self, line, 0, &node) ? node.declared : CZ_POINTS_NONE;
}

CzPoints
_cz_scoring_table_get_difference (CzScoringTable    *self,
                                  const CzSheetLine *line,
                                  guint              round)
{
  CzPoints now = _cz_scoring_table_get_points (self, line, round);
  CzPoints before = _cz_scoring_table_get_points (self, line, round - 1);

  if (now == CZ_POINTS_NONE || before == CZ_POINTS_NONE || now == before)
    return CZ_POINTS_NONE;

  return now - before;
}

/* Returns what the row could still have, by the last round that scored it. */
static CzPoints
get_lost (CzScoringTable    *self,
          const CzSheetLine *line)
{
  for (guint i = self->rounds->len; i > 0; i--)
    {
      CzScoreNode node;

      if (!get_node (self, line, i - 1, &node) || node.points == CZ_POINTS_NONE)
        continue;

      return node.attainable != CZ_POINTS_NONE && node.attainable > node.points ? node.attainable - node.points : CZ_POINTS_NONE;
    }

  return CZ_POINTS_NONE;
}

static guint
count_proofs (CzScoringTable    *self,
              const CzSheetLine *line)
{
  return cz_data_get_children (self->data, CZ_KIND_EVIDENCE_LINK, "sheet_row", line->row)->len;
}

static void
append_units (CzScoringTable *self,
              gint64          row,
              gboolean        cooperating,
              GString        *text)
{
  const GPtrArray *assignments = cz_data_get_children (self->data, CZ_KIND_ASSIGNMENT, "sheet_row", row);
  gsize            start = text->len;

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if ((assignment->role == CZ_ROLE_COOPERATING) != cooperating)
        continue;

      if (text->len > start)
        g_string_append_c (text, '\n');
      g_string_append (text, assignment->name);
    }
}

static void
append_title (GString    *text,
              const char *marker,
              const char *title)
{
  g_string_append (text, marker);
  if (g_ascii_isdigit (*marker))
    g_string_append_c (text, ' ');
  g_string_append (text, title);
}

static void
append_category (CzScoringTable    *self,
                 const CzSheetLine *line,
                 guint              level,
                 GString           *text)
{
  const CzCategory *category = cz_data_get_category (self->data, cz_sheet_lines_get_category (self->data, line, level));

  if (category != NULL)
    append_title (text, category->marker, category->title);
}

static void
append_indicator (CzScoringTable *self,
                  gint64          id,
                  GString        *text)
{
  const CzIndicator *indicator = cz_data_get_indicator (self->data, id);
  g_autofree char   *points = NULL;

  append_title (text, indicator->marker, indicator->title);
  if (indicator->points_printed == CZ_POINTS_NONE)
    return;

  points = cz_points_to_string (indicator->points_printed);
  /* Translators: %s are points, below the title of an indicator */
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("%s points"), points);
}

static void
append_subtotal_label (CzScoringTable    *self,
                       const CzSheetLine *line,
                       GString           *text)
{
  g_string_append (text, _ ("Subtotal"));
  g_string_append (text, "  ");
  append_category (self, line, 0, text);
}

static void
append_footer (CzScoringTable *self,
               guint           footer,
               const Column   *column,
               GString        *text)
{
  if (column->type == COLUMN_NO)
    g_string_append (text, footer == FOOTER_TOTAL ? _ ("Total") : _ ("Standardised"));
  else if (footer == FOOTER_TOTAL && column->type == COLUMN_MAXIMUM)
    append_points (text, get_maximum (self, NULL));
  else if (footer == FOOTER_TOTAL && column->type == COLUMN_LOST)
    append_points (text, get_lost (self, NULL));
  else if (footer == FOOTER_TOTAL && column->type == COLUMN_POINTS)
    append_points (text, _cz_scoring_table_get_points (self, NULL, column->round));
  else if (footer == FOOTER_TOTAL && column->type == COLUMN_DIFFERENCE)
    append_points (text, _cz_scoring_table_get_difference (self, NULL, column->round));
  else if (footer == FOOTER_STANDARDISED && column->type == COLUMN_POINTS)
    {
      g_autofree char *standardised = cz_scoring_dup_standardised (g_array_index (self->rounds, Round, column->round).scoring);

      g_string_append (text, standardised != NULL ? standardised : "");
    }
}

static void
append_of_row (CzScoringTable    *self,
               const CzSheetLine *line,
               const Column      *column,
               GString           *text)
{
  const CzRow  *row = cz_data_get_row (self->data, line->row);
  const CzMark *mark;

  switch (column->type)
    {
    case COLUMN_NO:
      g_string_append (text, row->no);
      break;
    case COLUMN_CATEGORY:
      append_category (self, line, column->level, text);
      break;
    case COLUMN_INDICATOR:
      append_indicator (self, line->indicator, text);
      break;
    case COLUMN_TEXT:
      g_string_append (text, row->text);
      break;
    case COLUMN_LEAD:
    case COLUMN_COOPERATING:
      append_units (self, line->row, column->type == COLUMN_COOPERATING, text);
      break;
    case COLUMN_MAXIMUM:
      append_points (text, row->points);
      break;
    case COLUMN_PROOF:
      if (count_proofs (self, line) > 0)
        g_string_append_printf (text, "%u", count_proofs (self, line));
      break;
    case COLUMN_LOST:
      append_points (text, get_lost (self, line));
      break;
    case COLUMN_EFFORT:
      if (row->effort > 0)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, row->effort);
      break;
    case COLUMN_POINTS:
      append_points (text, _cz_scoring_table_get_points (self, line, column->round));
      break;
    case COLUMN_DIFFERENCE:
      append_points (text, _cz_scoring_table_get_difference (self, line, column->round));
      break;
    case COLUMN_REASON:
      mark = cz_marks_find (self->data, g_array_index (self->rounds, Round, column->round).id, line->row);
      g_string_append (text, mark != NULL ? mark->reason : "");
      break;
    default:
      g_assert_not_reached ();
    }
}

void
_cz_scoring_table_append_text (CzTable *table,
                               guint    row,
                               guint    column,
                               GString *text)
{
  CzScoringTable    *self = CZ_SCORING_TABLE (table);
  const Column      *own = _cz_scoring_table_get_column (self, column);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, row);

  if (line == NULL)
    append_footer (self, row - self->lines->lines->len, own, text);
  else if (line->type != CZ_LINE_SUBTOTAL)
    append_of_row (self, line, own, text);
  else if (own->type == COLUMN_NO)
    append_subtotal_label (self, line, text);
  else if (own->type == COLUMN_MAXIMUM)
    append_points (text, get_maximum (self, line));
  else if (own->type == COLUMN_LOST)
    append_points (text, get_lost (self, line));
  else if (own->type == COLUMN_POINTS)
    append_points (text, _cz_scoring_table_get_points (self, line, own->round));
  else if (own->type == COLUMN_DIFFERENCE)
    append_points (text, _cz_scoring_table_get_difference (self, line, own->round));
}

gboolean
_cz_scoring_table_get_number (CzTable   *table,
                              guint      row,
                              guint      column,
                              CzDecimal *number)
{
  CzScoringTable    *self = CZ_SCORING_TABLE (table);
  const Column      *own = _cz_scoring_table_get_column (self, column);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, row);
  CzPoints           points = CZ_POINTS_NONE;

  if (line == NULL && row - self->lines->lines->len != FOOTER_TOTAL)
    return FALSE;

  if (line != NULL && line->row != 0 && (own->type == COLUMN_PROOF || own->type == COLUMN_EFFORT))
    {
      gint64 whole = own->type == COLUMN_PROOF ? count_proofs (self, line) : cz_data_get_row (self->data, line->row)->effort;

      *number = cz_decimal_from_int (whole);
      return whole > 0;
    }

  if (own->type == COLUMN_MAXIMUM)
    points = get_maximum (self, line);
  else if (own->type == COLUMN_LOST)
    points = get_lost (self, line);
  else if (own->type == COLUMN_POINTS)
    points = _cz_scoring_table_get_points (self, line, own->round);
  else if (own->type == COLUMN_DIFFERENCE)
    points = _cz_scoring_table_get_difference (self, line, own->round);

  if (points == CZ_POINTS_NONE)
    return FALSE;

  *number = cz_points_to_decimal (points);

  return TRUE;
}

static gboolean
has_lead (CzScoringTable *self,
          gint64          row)
{
  const GPtrArray *assignments = cz_data_get_children (self->data, CZ_KIND_ASSIGNMENT, "sheet_row", row);

  for (guint i = 0; i < assignments->len; i++)
    {
      if (((const CzAssignment *) assignments->pdata[i])->role != CZ_ROLE_COOPERATING)
        return TRUE;
    }

  return FALSE;
}

static CzCellFlags
get_round_flags (CzScoringTable    *self,
                 const CzSheetLine *line,
                 const Column      *column)
{
  const Round   *round = &g_array_index (self->rounds, Round, column->round);
  const CzRound *record = cz_data_get_round (self->data, round->id);
  const CzMark  *mark = cz_marks_find (self->data, round->id, line->row);
  CzCellFlags    flags = 0;

  if (column->type == COLUMN_DIFFERENCE)
    return _cz_scoring_table_get_difference (self, line, column->round) != CZ_POINTS_NONE ? CZ_CELL_CHANGED : 0;

  if (self->trial ? column->type == COLUMN_POINTS : record != NULL && !record->locked && !cz_workspace_is_read_only (self->workspace))
    flags |= CZ_CELL_EDITABLE;
  if (self->trial && column->type == COLUMN_POINTS && cz_scoring_get_trial (round->scoring, line->row) != CZ_POINTS_NONE)
    flags |= CZ_CELL_PROPOSED;
  if (record != NULL && cz_rounds_needs_reason (self->data, record, line->row))
    flags |= CZ_CELL_WARNING;
  if (mark != NULL && !mark->applies)
    flags |= CZ_CELL_DISABLED;
  if (mark != NULL && mark->overridden && column->type == COLUMN_POINTS)
    flags |= CZ_CELL_OVERRIDDEN;

  return flags;
}

CzCellFlags
_cz_scoring_table_get_flags (CzTable *table,
                             guint    row,
                             guint    column)
{
  CzScoringTable    *self = CZ_SCORING_TABLE (table);
  const Column      *own = _cz_scoring_table_get_column (self, column);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, row);

  if (line == NULL || line->type == CZ_LINE_SUBTOTAL)
    return CZ_CELL_SUBTOTAL | CZ_CELL_BOLD | (own->type == COLUMN_DIFFERENCE ? CZ_CELL_CHANGED : 0);

  switch (own->type)
    {
    case COLUMN_NO:
    case COLUMN_MAXIMUM:
    case COLUMN_PROOF:
    case COLUMN_LOST:
      return CZ_CELL_DIMMED;
    case COLUMN_EFFORT:
      return cz_workspace_is_read_only (self->workspace) ? 0 : CZ_CELL_EDITABLE;
    case COLUMN_CATEGORY:
      return CZ_CELL_BOLD;
    case COLUMN_LEAD:
      return line->type == CZ_LINE_ROW && !has_lead (self, line->row) ? CZ_CELL_WARNING : 0;
    case COLUMN_POINTS:
    case COLUMN_REASON:
    case COLUMN_DIFFERENCE:
      return get_round_flags (self, line, own);
    case COLUMN_INDICATOR:
    case COLUMN_TEXT:
    case COLUMN_COOPERATING:
    default:
      return 0;
    }
}

guint
_cz_scoring_table_count_labels (CzScoringTable *self)
{
  guint n = 0;

  while (n < self->columns->len && _cz_scoring_table_get_column (self, n)->type != COLUMN_MAXIMUM)
    n++;

  return n;
}

void
_cz_scoring_table_get_span (CzTable    *table,
                            guint       row,
                            guint       column,
                            CzCellSpan *span)
{
  CzScoringTable    *self = CZ_SCORING_TABLE (table);
  const Column      *own = _cz_scoring_table_get_column (self, column);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, row);

  *span = (CzCellSpan){ row, column, 1, 1 };

  if (line == NULL || line->type == CZ_LINE_SUBTOTAL)
    {
      if (column < _cz_scoring_table_count_labels (self))
        *span = (CzCellSpan){ row, 0, 1, _cz_scoring_table_count_labels (self) };
    }
  else if (own->type == COLUMN_CATEGORY)
    cz_sheet_lines_get_block (self->lines, self->data, row, own->level, &span->row, &span->n_rows);
  else if (own->type == COLUMN_INDICATOR)
    cz_sheet_lines_get_block (self->lines, self->data, row, -1, &span->row, &span->n_rows);
}

gint64
_cz_scoring_table_get_row_id (CzTable *table,
                              guint    row)
{
  CzScoringTable    *self = CZ_SCORING_TABLE (table);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, row);

  /* Rows, subtotals and footers are told apart by the last digit. */
  if (line == NULL)
    return (gint64) (row - self->lines->lines->len) * 10 + 2;

  return line->row != 0 ? line->row * 10 : line->category * 10 + 1;
}

char *
_cz_scoring_table_dup_note (CzTable *table,
                            guint    row,
                            guint    column)
{
  CzScoringTable    *self = CZ_SCORING_TABLE (table);
  const Column      *own = _cz_scoring_table_get_column (self, column);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, row);
  const CzMark      *mark;
  g_autofree char   *why = NULL;
  g_autofree char   *points = NULL;
  CzPoints           proposed;

  if (line == NULL || line->row == 0)
    return NULL;

  if (own->type == COLUMN_LEAD && !has_lead (self, line->row))
    return g_strdup (_ ("No lead unit is named for this row."));

  if (own->type != COLUMN_POINTS && own->type != COLUMN_REASON)
    return NULL;

  if (cz_rounds_needs_reason (self->data, cz_data_get_round (self->data, g_array_index (self->rounds, Round, own->round).id), line->row))
    return g_strdup (_ ("This differs from the round before by more than is accepted: write the reason."));

  if (own->type != COLUMN_POINTS)
    return NULL;

  mark = cz_marks_find (self->data, g_array_index (self->rounds, Round, own->round).id, line->row);
  if (mark != NULL && !mark->applies)
    return g_strdup_printf (_ ("Does not apply: %s"), mark->reason);

  proposed = cz_marks_get_proposed (self->workspace, NULL, g_array_index (self->rounds, Round, own->round).id, line->row, &why);
  if (proposed == CZ_POINTS_NONE || mark == NULL || proposed == mark->points)
    return NULL;

  points = cz_points_to_string (proposed);

  return g_strdup_printf (_ ("The rule proposes %s: %s"), points, why);
}
