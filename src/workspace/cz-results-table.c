/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-results-table.h"

#include "workspace/cz-sheet-lines.h"

#include <glib/gi18n-lib.h>

/* Returns (transfer container) the indicators in the order of the sheet. */
static GPtrArray *
list_indicators (CzData *data,
                 gint64  sheet)
{
  g_autoptr (CzSheetLines) lines = cz_sheet_lines_new (data, sheet, FALSE);
  GPtrArray *indicators = g_ptr_array_new ();
  gint64     before = 0;

  for (guint i = 0; i < lines->lines->len; i++)
    {
      gint64 indicator = g_array_index (lines->lines, CzSheetLine, i).indicator;

      if (indicator != before)
        g_ptr_array_add (indicators, (gpointer) cz_data_get_indicator (data, indicator));
      before = indicator;
    }

  return indicators;
}

static void
add_column (CzMemoryTable *table,
            const char    *id,
            const char    *title,
            const char    *group,
            CzCellKind     kind,
            int            width)
{
  cz_memory_table_add_column (table, id, title, kind);
  cz_memory_table_set_look (table, id, group, width, g_str_equal (id, "unit"));
}

static void
add_indicator_columns (CzMemoryTable   *table,
                       CzData          *data,
                       const GPtrArray *indicators)
{
  for (guint i = 0; i < indicators->len; i++)
    {
      const CzIndicator *indicator = indicators->pdata[i];
      const CzCategory  *category = cz_data_get_category (data, indicator->category);
      g_autofree char   *id = g_strdup_printf ("indicator%" G_GINT64_FORMAT, indicator->id);

      add_column (table, id, *indicator->marker != '\0' ? indicator->marker : indicator->title, category->title, CZ_CELL_NUMBER, 56);
    }
}

static void
set_decimal (CzMemoryTable *table,
             guint          row,
             const char    *column,
             CzDecimal      decimal)
{
  if (!cz_decimal_is_none (decimal))
    cz_memory_table_take_text (table, row, column, cz_decimal_to_string (decimal));
}

static void
add_result (CzMemoryTable   *table,
            CzData          *data,
            const GPtrArray *indicators,
            const CzResult  *result)
{
  const CzUnit       *unit = cz_data_get_unit (data, result->unit);
  const CzResultPart *part = result->deciding >= 0 ? result->parts->pdata[result->deciding] : NULL;
  guint               row = cz_memory_table_add_row (table, result->assessment);

  cz_memory_table_set_text (table, row, "unit", unit != NULL ? unit->name : "");
  cz_memory_table_set_text (table, row, "group", result->group);
  if (result->place > 0)
    cz_memory_table_take_text (table, row, "place", g_strdup_printf ("%u", result->place));
  set_decimal (table, row, "score", result->score);
  cz_memory_table_set_text (table, row, "grade", result->grade != NULL ? result->grade : "");
  cz_memory_table_set_points (table, row, "place-points", result->place_points);
  cz_memory_table_set_points (table, row, "points", result->total.points);
  cz_memory_table_set_text (table, row, "standardised", result->standardised != NULL ? result->standardised : "");
  if (result->grade_by_score != NULL)
    cz_memory_table_set_flags (table, row, "grade", CZ_CELL_WARNING);

  for (guint i = 0; part != NULL && i < indicators->len; i++)
    {
      const CzIndicator *indicator = indicators->pdata[i];
      g_autofree char   *id = g_strdup_printf ("indicator%" G_GINT64_FORMAT, indicator->id);
      CzScoreNode        node;

      if (cz_scoring_get_indicator (part->scoring, indicator->id, &node))
        cz_memory_table_set_points (table, row, id, node.points);
    }
}

/**
 * cz_results_table_new:
 * @workspace: a workspace
 * @sheet: a sheet
 * @results: (element-type CzResult): from cz_results_list()
 *
 * Returns: (transfer full): subjects by indicators, with score, grade and place; the id of a row is the assessment
 */
CzMemoryTable *
cz_results_table_new (CzWorkspace *workspace,
                      gint64       sheet,
                      GPtrArray   *results)
{
  CzMemoryTable *table = cz_memory_table_new ();
  CzData        *data = cz_workspace_get_data (workspace);
  g_autoptr (GPtrArray) indicators = list_indicators (data, sheet);

  add_column (table, "unit", C_ ("column", "Unit"), NULL, CZ_CELL_TEXT, 110);
  add_column (table, "group", C_ ("column", "Group"), NULL, CZ_CELL_TEXT, 70);
  add_column (table, "place", C_ ("column", "Place"), NULL, CZ_CELL_NUMBER, 50);
  add_column (table, "score", C_ ("column", "Score"), NULL, CZ_CELL_NUMBER, 64);
  add_column (table, "grade", C_ ("column", "Grade"), NULL, CZ_CELL_TEXT, 56);
  add_column (table, "place-points", C_ ("column", "For the place"), NULL, CZ_CELL_NUMBER, 64);
  add_column (table, "points", _ ("Points"), NULL, CZ_CELL_NUMBER, 64);
  add_column (table, "standardised", _ ("Standardised"), NULL, CZ_CELL_NUMBER, 70);
  add_indicator_columns (table, data, indicators);

  for (guint i = 0; i < results->len; i++)
    add_result (table, data, indicators, results->pdata[i]);

  return table;
}
