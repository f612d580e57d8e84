/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-scoring-table-private.h"

#include "base/cz-error.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

/* Columns */

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->id);
  g_free (column->title);
  g_free (column->group);
}

static void
round_clear (gpointer data)
{
  g_clear_object (&((Round *) data)->scoring);
}

static void
add_column (CzScoringTable *self,
            ColumnType      type,
            guint           index,
            const char     *id,
            const char     *title,
            const char     *group,
            CzCellKind      kind,
            int             width)
{
  Column column = { .type = type, .round = index, .level = index };

  column.id = g_strdup (id);
  column.title = g_strdup (title);
  column.group = g_strdup (group);
  column.public = (CzColumn){
    .id = column.id,
    .title = column.title,
    .group = column.group,
    .kind = kind,
    .width = width,
    .frozen = type == COLUMN_NO,
    .wraps = kind == CZ_CELL_TEXT,
    .hidden = type == COLUMN_COOPERATING || type == COLUMN_REASON || type == COLUMN_LOST || type == COLUMN_EFFORT,
  };
  g_array_append_val (self->columns, column);
}

static void
add_round_columns (CzScoringTable *self,
                   const CzRound  *record,
                   guint           index)
{
  g_autofree char *points = g_strdup_printf ("%s.points", record->code);
  g_autofree char *reason = g_strdup_printf ("%s.reason", record->code);
  g_autofree char *difference = g_strdup_printf ("%s.difference", record->code);

  add_column (self, COLUMN_POINTS, index, points, _ ("Points"), record->name, CZ_CELL_NUMBER, 60);
  if (index > 0)
    add_column (self, COLUMN_DIFFERENCE, index, difference, C_ ("column", "Diff."), record->name, CZ_CELL_NUMBER, 48);
  add_column (self, COLUMN_REASON, index, reason, _ ("Reason"), record->name, CZ_CELL_TEXT, 130);
}

static void
build_columns (CzScoringTable *self)
{
  const GPtrArray *rounds = cz_data_get_children (self->data, CZ_KIND_ROUND, "assessment", self->assessment);

  g_array_set_size (self->columns, 0);
  g_array_set_size (self->rounds, 0);

  add_column (self, COLUMN_NO, 0, "no", C_ ("column", "No."), NULL, CZ_CELL_TEXT, 44);
  for (guint level = 0; level < self->lines->depth; level++)
    {
      g_autofree char *id = level == 0 ? g_strdup ("category") : g_strdup_printf ("category%u", level + 1);

      add_column (self, COLUMN_CATEGORY, level, id, _ ("Category"), NULL, CZ_CELL_TEXT, 84);
    }
  add_column (self, COLUMN_INDICATOR, 0, "indicator", _ ("Indicator"), NULL, CZ_CELL_TEXT, 136);
  add_column (self, COLUMN_TEXT, 0, "text", _ ("Content"), NULL, CZ_CELL_TEXT, 0);
  add_column (self, COLUMN_LEAD, 0, "lead", _ ("Lead"), NULL, CZ_CELL_TEXT, 92);
  add_column (self, COLUMN_COOPERATING, 0, "cooperating", _ ("Cooperating"), NULL, CZ_CELL_TEXT, 130);
  add_column (self, COLUMN_MAXIMUM, 0, "points", C_ ("column", "Maximum"), NULL, CZ_CELL_NUMBER, 52);
  add_column (self, COLUMN_PROOF, 0, "proof", C_ ("column", "Proof"), NULL, CZ_CELL_NUMBER, 48);

  for (guint i = 0; i < rounds->len; i++)
    {
      Round round = { cz_record_id (rounds->pdata[i]), cz_scoring_new (self->workspace, cz_record_id (rounds->pdata[i])) };

      g_array_append_val (self->rounds, round);
      add_round_columns (self, rounds->pdata[i], i);
    }

  add_column (self, COLUMN_LOST, 0, "lost", C_ ("column", "To win"), NULL, CZ_CELL_NUMBER, 60);
  add_column (self, COLUMN_EFFORT, 0, "effort", C_ ("column", "Effort"), NULL, CZ_CELL_NUMBER, 60);
}

/* Writing */

static gboolean
parse_points (CzScoringTable    *self,
              const CzSheetLine *line,
              const char        *text,
              CzPoints          *points,
              GError           **error)
{
  *points = CZ_POINTS_NONE;

  if (*text == '\0')
    return TRUE;

  if (!cz_points_parse (text, points, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a number of points, such as 7.5."), text);
      return FALSE;
    }

  return cz_marks_check_points (self->workspace, line->row, *points, error);
}

static gboolean
parse_effort (const char *text,
              guint64    *effort,
              GError    **error)
{
  *effort = 0;

  if (*text == '\0' || g_ascii_string_to_unsigned (text, 10, 0, 1000, effort, NULL))
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not an effort: write a whole number, such as days of work."), text);

  return FALSE;
}

static gboolean
cz_scoring_table_check (CzTable    *table,
                        guint       row,
                        guint       column,
                        const char *text,
                        GError    **error)
{
  CzScoringTable    *self = CZ_SCORING_TABLE (table);
  const Column      *own = _cz_scoring_table_get_column (self, column);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, row);
  CzPoints           points;
  guint64            effort;

  if ((_cz_scoring_table_get_flags (table, row, column) & CZ_CELL_EDITABLE) == 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY, _ ("This cell cannot be written."));
      return FALSE;
    }

  if (own->type == COLUMN_EFFORT)
    return parse_effort (text, &effort, error);

  return own->type != COLUMN_POINTS || parse_points (self, line, text, &points, error);
}

static gboolean
add_write (CzScoringTable    *self,
           CzEdit            *edit,
           const CzCellWrite *cell,
           GError           **error)
{
  const Column      *own = _cz_scoring_table_get_column (self, cell->column);
  const CzSheetLine *line = _cz_scoring_table_get_line (self, cell->row);
  gint64             round;
  CzPoints           points;
  guint64            effort;

  if (!cz_scoring_table_check (CZ_TABLE (self), cell->row, cell->column, cell->text, error))
    return FALSE;

  if (own->type == COLUMN_EFFORT)
    {
      parse_effort (cell->text, &effort, NULL);
      cz_edit_set_integer (edit, CZ_KIND_ROW, line->row, "effort", effort);
      return TRUE;
    }

  round = g_array_index (self->rounds, Round, own->round).id;
  if (own->type == COLUMN_REASON)
    return cz_marks_set_reason (self->workspace, edit, round, line->row, cell->text, error);

  return parse_points (self, line, cell->text, &points, error) &&
         cz_marks_set_points (self->workspace, edit, round, line->row, points, error);
}

static void
emit_line_changed (CzScoringTable *self,
                   guint           position)
{
  guint first = _cz_scoring_table_count_labels (self);

  cz_table_emit_cells_changed (CZ_TABLE (self), position, first, 1, self->columns->len - first);
}

static void
emit_all_changed (CzScoringTable *self)
{
  guint first = _cz_scoring_table_count_labels (self);

  cz_table_emit_cells_changed (CZ_TABLE (self), 0, first, cz_table_get_n_rows (CZ_TABLE (self)), self->columns->len - first);
}

/* Tries points out: the totals follow, no record does. */
static gboolean
write_trial (CzScoringTable    *self,
             const CzCellWrite *cells,
             guint              n_cells,
             GError           **error)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (!cz_scoring_table_check (CZ_TABLE (self), cells[i].row, cells[i].column, cells[i].text, error))
        return FALSE;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      const Column      *own = _cz_scoring_table_get_column (self, cells[i].column);
      const CzSheetLine *line = _cz_scoring_table_get_line (self, cells[i].row);
      CzPoints           points;

      if (own->type == COLUMN_POINTS && parse_points (self, line, cells[i].text, &points, NULL))
        cz_scoring_set_trial (g_array_index (self->rounds, Round, own->round).scoring, line->row, points);
    }

  emit_all_changed (self);

  return TRUE;
}

static gboolean
cz_scoring_table_write (CzTable           *table,
                        const CzCellWrite *cells,
                        guint              n_cells,
                        const char        *label,
                        GError           **error)
{
  CzScoringTable *self = CZ_SCORING_TABLE (table);
  g_autoptr (CzEdit) edit = NULL;
  g_autofree char *text = NULL;

  if (self->trial)
    return write_trial (self, cells, n_cells, error);

  if (n_cells == 1 && _cz_scoring_table_get_column (self, cells[0].column)->type != COLUMN_EFFORT && _cz_scoring_table_get_line (self, cells[0].row) != NULL)
    text = cz_step_text_mark (self->data, g_array_index (self->rounds, Round, _cz_scoring_table_get_column (self, cells[0].column)->round).id,
                              _cz_scoring_table_get_line (self, cells[0].row)->row);
  else
    text = label != NULL ? g_strdup (label) : cz_step_text_marks (n_cells);

  edit = cz_edit_new (text);
  for (guint i = 0; i < n_cells; i++)
    {
      if (!add_write (self, edit, &cells[i], error))
        return FALSE;
    }

  return cz_workspace_apply (self->workspace, edit, error);
}

/* Following changes */

static void
rebuild (CzScoringTable *self)
{
  guint before = cz_table_get_n_rows (CZ_TABLE (self));

  g_clear_pointer (&self->lines, cz_sheet_lines_free);
  self->lines = cz_sheet_lines_new (self->data, self->sheet, TRUE);
  build_columns (self);
  cz_table_emit_columns_changed (CZ_TABLE (self));
  cz_table_emit_rows_changed (CZ_TABLE (self), 0, before, cz_table_get_n_rows (CZ_TABLE (self)));
}

static gint64
get_changed_row (CzScoringTable *self,
                 const CzChange *change)
{
  const CzMark *mark = change->type == CZ_CHANGE_UPDATE ? cz_data_get (self->data, CZ_KIND_MARK, change->id) : change->record;

  return mark != NULL ? mark->sheet_row : 0;
}

static gboolean
is_effort (const CzChange *change)
{
  return change->kind == CZ_KIND_ROW && change->type == CZ_CHANGE_UPDATE && (int) change->field == cz_kind_find_field (CZ_KIND_ROW, "effort");
}

static void
workspace_changed_cb (CzScoringTable *self,
                      CzEdit         *edit)
{
  gboolean marks = FALSE;
  gboolean structure = FALSE;

  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      const CzChange *change = cz_edit_get_change (edit, i);
      guint           position;

      if (is_effort (change))
        {
          if (cz_scoring_table_find_row (self, change->id, &position))
            emit_line_changed (self, position);
          continue;
        }

      switch (change->kind)
        {
        case CZ_KIND_EVIDENCE_LINK:
          emit_all_changed (self);
          break;
        case CZ_KIND_MARK:
          marks = TRUE;
          if (!structure && cz_scoring_table_find_row (self, get_changed_row (self, change), &position))
            emit_line_changed (self, position);
          break;
        case CZ_KIND_SHEET:
        case CZ_KIND_CATEGORY:
        case CZ_KIND_INDICATOR:
        case CZ_KIND_ROW:
        case CZ_KIND_ASSIGNMENT:
        case CZ_KIND_ROUND:
          structure = TRUE;
          break;
        default:
          break;
        }
    }

  if (structure)
    rebuild (self);
  else if (marks)
    {
      for (guint i = 0; i < cz_table_get_n_rows (CZ_TABLE (self)); i++)
        {
          const CzSheetLine *line = _cz_scoring_table_get_line (self, i);

          if (line == NULL || line->type == CZ_LINE_SUBTOTAL)
            emit_line_changed (self, i);
        }
    }
}

/* CzTable and GObject */

static guint
cz_scoring_table_get_n_rows (CzTable *table)
{
  return CZ_SCORING_TABLE (table)->lines->lines->len + N_FOOTERS;
}

static guint
cz_scoring_table_get_n_footers (CzTable *table G_GNUC_UNUSED)
{
  return N_FOOTERS;
}

static guint
cz_scoring_table_get_n_columns (CzTable *table)
{
  return CZ_SCORING_TABLE (table)->columns->len;
}

static const CzColumn *
cz_scoring_table_get_column (CzTable *table,
                             guint    column)
{
  return &_cz_scoring_table_get_column (CZ_SCORING_TABLE (table), column)->public;
}

static void
cz_scoring_table_iface_init (CzTableInterface *iface)
{
  iface->get_n_rows = cz_scoring_table_get_n_rows;
  iface->get_n_footers = cz_scoring_table_get_n_footers;
  iface->get_n_columns = cz_scoring_table_get_n_columns;
  iface->get_column = cz_scoring_table_get_column;
  iface->append_text = _cz_scoring_table_append_text;
  iface->get_number = _cz_scoring_table_get_number;
  iface->get_flags = _cz_scoring_table_get_flags;
  iface->get_span = _cz_scoring_table_get_span;
  iface->get_row_id = _cz_scoring_table_get_row_id;
  iface->dup_note = _cz_scoring_table_dup_note;
  iface->check = cz_scoring_table_check;
  iface->write = cz_scoring_table_write;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CzScoringTable,
                               cz_scoring_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, cz_scoring_table_iface_init))

static void
cz_scoring_table_finalize (GObject *object)
{
  CzScoringTable *self = CZ_SCORING_TABLE (object);

  g_clear_pointer (&self->lines, cz_sheet_lines_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rounds, g_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cz_scoring_table_parent_class)->finalize (object);
}

static void
cz_scoring_table_class_init (CzScoringTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_scoring_table_finalize;
}

static void
cz_scoring_table_init (CzScoringTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rounds = g_array_new (FALSE, TRUE, sizeof (Round));
  g_array_set_clear_func (self->rounds, round_clear);
}

/**
 * cz_scoring_table_new:
 * @workspace: a workspace
 * @assessment: the assessment whose sheet and rounds are shown
 *
 * Returns: (transfer full): the table; follows every change of the workspace
 */
CzScoringTable *
cz_scoring_table_new (CzWorkspace *workspace,
                      gint64       assessment)
{
  CzScoringTable     *self;
  const CzAssessment *record = cz_data_get_assessment (cz_workspace_get_data (workspace), assessment);

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (CZ_TYPE_SCORING_TABLE, NULL);
  self->workspace = g_object_ref (workspace);
  self->data = cz_workspace_get_data (workspace);
  self->assessment = assessment;
  self->sheet = record->sheet;
  self->lines = cz_sheet_lines_new (self->data, self->sheet, TRUE);
  build_columns (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gint64
cz_scoring_table_get_assessment (CzScoringTable *self)
{
  g_return_val_if_fail (CZ_IS_SCORING_TABLE (self), 0);

  return self->assessment;
}

/* Returns the row record at a position, 0 for subtotals and footers. */
gint64
cz_scoring_table_get_row (CzScoringTable *self,
                          guint           position)
{
  const CzSheetLine *line;

  g_return_val_if_fail (CZ_IS_SCORING_TABLE (self), 0);

  line = _cz_scoring_table_get_line (self, position);

  return line != NULL ? line->row : 0;
}

/* Returns the round that a column belongs to, 0 for those of the sheet. */
gint64
cz_scoring_table_get_round (CzScoringTable *self,
                            guint           column)
{
  const Column *own;

  g_return_val_if_fail (CZ_IS_SCORING_TABLE (self), 0);
  g_return_val_if_fail (column < self->columns->len, 0);

  own = _cz_scoring_table_get_column (self, column);

  return own->type >= COLUMN_POINTS ? g_array_index (self->rounds, Round, own->round).id : 0;
}

gboolean
cz_scoring_table_find_row (CzScoringTable *self,
                           gint64          row,
                           guint          *position)
{
  g_return_val_if_fail (CZ_IS_SCORING_TABLE (self), FALSE);

  for (guint i = 0; row != 0 && i < self->lines->lines->len; i++)
    {
      if (g_array_index (self->lines->lines, CzSheetLine, i).row == row)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * cz_scoring_table_set_trial:
 * @self: a table
 * @trial: whether points that are written are tried out, no more
 *
 * Leaving the trial forgets everything that was tried.
 */
void
cz_scoring_table_set_trial (CzScoringTable *self,
                            gboolean        trial)
{
  g_return_if_fail (CZ_IS_SCORING_TABLE (self));

  if (self->trial == trial)
    return;

  self->trial = trial;
  for (guint i = 0; i < self->rounds->len; i++)
    cz_scoring_clear_trial (g_array_index (self->rounds, Round, i).scoring);

  emit_all_changed (self);
}

/* Returns (transfer none) (nullable): the totals of a round as the table shows them, what is tried out included. */
CzScoring *
cz_scoring_table_get_scoring (CzScoringTable *self,
                              gint64          round)
{
  for (guint i = 0; i < self->rounds->len; i++)
    {
      if (g_array_index (self->rounds, Round, i).id == round)
        return g_array_index (self->rounds, Round, i).scoring;
    }

  return NULL;
}
