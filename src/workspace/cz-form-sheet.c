/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-form-sheet.h"

#include "model/cz-draft.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-sheet-lines.h"

/*
 * Fills the forms that print a scoring sheet. Column ids: no, category, indicator, text, lead, cooperating, points,
 * score, reason, note, combine. What is written here is the text of official forms, which is Chinese by definition.
 */

static const struct
{
  const char *id;
  const char *title;
  CzCellKind  kind;
} columns[] = {
  { "no", "序号", CZ_CELL_TEXT },
  { "category", "指标项", CZ_CELL_TEXT },
  { "indicator", "指标内容", CZ_CELL_TEXT },
  { "text", "具体目标", CZ_CELL_TEXT },
  { "lead", "牵头单位", CZ_CELL_TEXT },
  { "cooperating", "配合单位", CZ_CELL_TEXT },
  { "points", "分值", CZ_CELL_NUMBER },
  { "score", "得分", CZ_CELL_NUMBER },
  { "reason", "备注", CZ_CELL_TEXT },
  { "note", "备注", CZ_CELL_TEXT },
  { "combine", "合计方式", CZ_CELL_TEXT },
};

static char *
print_title (const char *marker,
             const char *title,
             CzPoints    points)
{
  GString *text = g_string_new (marker);

  if (g_ascii_isdigit (*marker))
    g_string_append_c (text, ' ');
  g_string_append (text, title);

  if (points != CZ_POINTS_NONE)
    {
      g_autofree char *printed = cz_points_to_string (points);

      g_string_append_printf (text, "（%s分）", printed);
    }

  return g_string_free (text, FALSE);
}

static char *
join_units (CzData     *data,
            gint64      row,
            gboolean    cooperating,
            const char *separator)
{
  const GPtrArray *assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, "sheet_row", row);
  GString         *text = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if ((assignment->role == CZ_ROLE_COOPERATING) == cooperating)
        g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", assignment->name);
    }

  return g_string_free (text, FALSE);
}

/* Says how the rows of an indicator make its points when they are not just added: the best, or cut at what is declared. */
static char *
print_combine (CzData            *data,
               const CzIndicator *indicator)
{
  const GPtrArray *rows = cz_data_get_children (data, CZ_KIND_ROW, "indicator", indicator->id);
  CzPoints         sum = 0;

  if (indicator->combine == CZ_COMBINE_BEST)
    return g_strdup ("best");

  for (guint i = 0; i < rows->len; i++)
    {
      const CzRow *row = rows->pdata[i];

      if (row->parent == 0 && row->points != CZ_POINTS_NONE)
        sum += row->points;
    }

  if (indicator->points_printed != CZ_POINTS_NONE && sum > indicator->points_printed)
    {
      g_autofree char *declared = cz_points_to_string (indicator->points_printed);

      return g_strdup_printf ("cap=%s", declared);
    }

  return NULL;
}

static void
add_line (CzMemoryTable     *table,
          CzData            *data,
          const CzSheetLine *line,
          gint64             round)
{
  const CzRow       *row = cz_data_get_row (data, line->row);
  const CzIndicator *indicator = cz_data_get_indicator (data, line->indicator);
  const CzCategory  *category = cz_data_get_category (data, line->top);
  const CzMark      *mark = cz_marks_find (data, round, line->row);
  guint              at = cz_memory_table_add_row (table, line->row);

  cz_memory_table_set_text (table, at, "no", row->no);
  cz_memory_table_take_text (table, at, "category", print_title (category->marker, category->title, CZ_POINTS_NONE));
  cz_memory_table_take_text (table, at, "indicator", print_title (indicator->marker, indicator->title, indicator->points_printed));
  cz_memory_table_set_text (table, at, "text", row->text);
  cz_memory_table_take_text (table, at, "lead", join_units (data, line->row, FALSE, "\n"));
  cz_memory_table_take_text (table, at, "cooperating", join_units (data, line->row, TRUE, "、"));
  cz_memory_table_set_points (table, at, "points", row->points);
  cz_memory_table_set_text (table, at, "note", row->note);

  if (mark == NULL)
    return;

  cz_memory_table_set_text (table, at, "reason", mark->reason);
  if (mark->applies)
    cz_memory_table_set_points (table, at, "score", mark->points);
  else
    cz_memory_table_set_flags (table, at, "score", CZ_CELL_DISABLED);
}

static void
merge_blocks (CzMemoryTable      *table,
              CzData             *data,
              const CzSheetLines *lines)
{
  for (guint i = 0; i < lines->lines->len; i++)
    {
      const CzSheetLine *line = &g_array_index (lines->lines, CzSheetLine, i);
      guint              first;
      guint              n_lines;

      cz_sheet_lines_get_block (lines, data, i, 0, &first, &n_lines);
      if (first == i)
        cz_memory_table_merge (table, i, n_lines, "category");

      cz_sheet_lines_get_block (lines, data, i, -1, &first, &n_lines);
      if (first == i)
        {
          cz_memory_table_merge (table, i, n_lines, "indicator");
          cz_memory_table_take_text (table, i, "combine", print_combine (data, cz_data_get_indicator (data, line->indicator)));
        }
    }
}

static CzMemoryTable *
new_table (CzWorkspace         *workspace,
           const CzFormSubject *subject)
{
  CzMemoryTable *table = cz_memory_table_new ();
  CzData        *data = cz_workspace_get_data (workspace);
  g_autoptr (CzSheetLines) lines = cz_sheet_lines_new (data, subject->sheet, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    cz_memory_table_add_column (table, columns[i].id, columns[i].title, columns[i].kind);

  for (guint i = 0; i < lines->lines->len; i++)
    add_line (table, data, &g_array_index (lines->lines, CzSheetLine, i), subject->round);

  merge_blocks (table, data, lines);

  return table;
}

static GHashTable *
dup_values (CzWorkspace         *workspace,
            const CzFormSubject *subject)
{
  CzData             *data = cz_workspace_get_data (workspace);
  GHashTable         *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const CzSheet      *sheet = cz_data_get_sheet (data, subject->sheet);
  const CzDocument   *document = cz_data_get_document (data, sheet->document);
  const CzAssessment *assessment = cz_data_get_assessment (data, subject->assessment);
  const CzUnit       *unit = assessment != NULL ? cz_data_get_unit (data, assessment->subject) : NULL;
  const CzRound      *round = cz_data_get_round (data, subject->round);

  cz_form_source_set_value (values, "title", g_strdup (sheet->title));
  cz_form_source_set_value (values, "rounding", g_strdup_printf ("各行得分四舍五入保留%d位小数", (int) sheet->places));
  if (document != NULL)
    {
      cz_form_source_set_value (values, "status", g_strdup (document->status));
      cz_form_source_set_value (values, "issuer", g_strdup (document->issuer));
      cz_form_source_set_value (values, "date", cz_form_source_print_date (document->date));
      cz_form_source_set_value (values, "number", g_strdup (document->number));
    }
  cz_form_source_set_value (values, "subject", g_strdup (unit != NULL ? unit->name : NULL));
  cz_form_source_set_value (values, "round", g_strdup (round != NULL ? round->name : NULL));
  cz_form_source_set_value (values, "period", g_strdup (assessment != NULL ? assessment->period : NULL));

  return values;
}

const CzFormSource cz_form_sheet_source = {
  .forms = (const char *const[]){ "task-scoring-table", "self-scoring-sheet", NULL },
  .columns = (const char *const[]){ "no", "category", "indicator", "text", "lead", "cooperating", "points", "score", "reason", "note", "combine", NULL },
  .new_table = new_table,
  .dup_values = dup_values,
};
