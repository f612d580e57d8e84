/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-form-scores.h"

#include "model/cz-draft.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-scoring.h"
#include "workspace/cz-sheet-lines.h"

/*
 * What is written here is the text of official forms, which is Chinese by definition.
 */

static GHashTable *
dup_values (CzWorkspace         *workspace,
            const CzFormSubject *subject)
{
  CzData             *data = cz_workspace_get_data (workspace);
  GHashTable         *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const CzSheet      *sheet = cz_data_get_sheet (data, subject->sheet);
  const CzCampaign   *campaign = cz_data_get_campaign (data, sheet->campaign);
  const CzAssessment *assessment = cz_data_get_assessment (data, subject->assessment);
  const CzUnit       *unit = assessment != NULL ? cz_data_get_unit (data, assessment->subject) : NULL;
  const CzRound      *round = cz_data_get_round (data, subject->round);

  cz_form_source_set_value (values, "campaign", g_strdup (campaign != NULL ? campaign->title : sheet->title));
  cz_form_source_set_value (values, "subject", g_strdup (unit != NULL ? unit->name : NULL));
  cz_form_source_set_value (values, "round", g_strdup (round != NULL ? round->name : NULL));
  cz_form_source_set_value (values, "date", cz_form_source_print_date (cz_date_today ()));
  cz_form_source_set_value (values, "rounding", g_strdup_printf ("各行得分四舍五入保留%d位小数", (int) sheet->places));

  return values;
}

/* By category */

static void
set_rate (CzMemoryTable     *table,
          guint              row,
          const CzScoreNode *node)
{
  g_autofree char *printed = NULL;
  CzDecimal        rate;

  if (node->points == CZ_POINTS_NONE || node->attainable <= 0 ||
      !cz_decimal_divide (cz_points_to_decimal (node->points * 100), cz_points_to_decimal (node->attainable), 2, &rate))
    return;

  printed = cz_decimal_to_string (rate);
  cz_memory_table_take_text (table, row, "rate", g_strdup_printf ("%s%%", printed));
}

static CzMemoryTable *
new_summary (CzWorkspace         *workspace,
             const CzFormSubject *subject)
{
  CzMemoryTable   *table = cz_memory_table_new ();
  const GPtrArray *categories = cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_CATEGORY, "sheet", subject->sheet);
  g_autoptr (CzScoring) scoring = cz_scoring_new (workspace, subject->round);
  guint number = 0;

  cz_memory_table_add_column (table, "no", "序号", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "category", "指标项", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "points", "分值", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "attainable", "应得分", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "score", "得分", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "rate", "得分率", CZ_CELL_TEXT);

  for (guint i = 0; i < categories->len; i++)
    {
      const CzCategory *category = categories->pdata[i];
      CzScoreNode       node;
      guint             row;

      if (category->parent != 0 || !cz_scoring_get_category (scoring, category->id, &node))
        continue;

      row = cz_memory_table_add_row (table, category->id);
      cz_memory_table_take_text (table, row, "no", g_strdup_printf ("%u", ++number));
      cz_memory_table_take_text (table, row, "category", g_strconcat (category->marker, category->title, NULL));
      cz_memory_table_set_points (table, row, "points", node.declared);
      cz_memory_table_set_points (table, row, "attainable", node.attainable);
      cz_memory_table_set_points (table, row, "score", node.points);
      set_rate (table, row, &node);
    }

  return table;
}

const CzFormSource cz_form_score_summary_source = {
  .forms = (const char *const[]){ "score-summary", NULL },
  .columns = (const char *const[]){ "no", "category", "points", "attainable", "score", "rate", NULL },
  .new_table = new_summary,
  .dup_values = dup_values,
};

/* By row that lost points */

static char *
join_leads (CzData *data,
            gint64  row)
{
  const GPtrArray *assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, "sheet_row", row);
  GString         *text = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if (assignment->role != CZ_ROLE_COOPERATING)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", assignment->name);
    }

  return g_string_free (text, FALSE);
}

static void
add_lost_row (CzMemoryTable       *table,
              CzData              *data,
              const CzScoreChance *chance,
              CzPoints             points,
              gint64               round)
{
  const CzRow       *row = cz_data_get_row (data, chance->row);
  const CzIndicator *indicator = cz_data_get_indicator (data, row->indicator);
  const CzMark      *mark = cz_marks_find (data, round, row->id);
  guint              at = cz_memory_table_add_row (table, row->id);

  cz_memory_table_set_text (table, at, "no", row->no);
  cz_memory_table_take_text (table, at, "indicator", g_strdup_printf ("%s%s", indicator->marker, indicator->title));
  cz_memory_table_set_text (table, at, "text", row->text);
  cz_memory_table_take_text (table, at, "lead", join_leads (data, row->id));
  cz_memory_table_set_points (table, at, "points", row->points);
  cz_memory_table_set_points (table, at, "score", points);
  cz_memory_table_set_points (table, at, "lost", chance->lost);
  cz_memory_table_set_text (table, at, "reason", mark != NULL ? mark->reason : "");
}

static CzMemoryTable *
new_lost (CzWorkspace         *workspace,
          const CzFormSubject *subject)
{
  CzMemoryTable *table = cz_memory_table_new ();
  g_autoptr (CzScoring) scoring = cz_scoring_new (workspace, subject->round);
  g_autoptr (GArray) chances = cz_scoring_list_chances (scoring);

  cz_memory_table_add_column (table, "no", "序号", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "indicator", "指标内容", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "text", "具体目标", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "lead", "牵头单位", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "points", "分值", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "score", "得分", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "lost", "失分", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "reason", "原因", CZ_CELL_TEXT);

  for (guint i = 0; i < chances->len; i++)
    {
      const CzScoreChance *chance = &g_array_index (chances, CzScoreChance, i);
      CzScoreNode          node;

      if (chance->lost > 0 && cz_scoring_get_row (scoring, chance->row, &node))
        add_lost_row (table, cz_workspace_get_data (workspace), chance, node.points, subject->round);
    }

  return table;
}

const CzFormSource cz_form_lost_points_source = {
  .forms = (const char *const[]){ "lost-points", NULL },
  .columns = (const char *const[]){ "no", "indicator", "text", "lead", "points", "score", "lost", "reason", NULL },
  .new_table = new_lost,
  .dup_values = dup_values,
};
