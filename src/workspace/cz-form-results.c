/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-form-results.h"

#include "workspace/cz-results.h"
#include "workspace/cz-sheet-bands.h"
#include "workspace/cz-sheet-policy.h"

/*
 * What is written here is the text of official forms, which is Chinese by definition.
 */

static const char *
get_period (CzData              *data,
            const CzFormSubject *subject)
{
  const CzAssessment *assessment = cz_data_get_assessment (data, subject->assessment);

  return assessment != NULL ? assessment->period : NULL;
}

/* Groups together, the best first; those without a place last. */
static int
compare_results (gconstpointer a,
                 gconstpointer b)
{
  const CzResult *x = *(const CzResult *const *) a;
  const CzResult *y = *(const CzResult *const *) b;
  int             order = g_strcmp0 (x->group, y->group);

  if (order != 0)
    return order;

  return (x->place - 1 > y->place - 1) - (x->place - 1 < y->place - 1);
}

static GPtrArray *
list_results (CzWorkspace         *workspace,
              const CzFormSubject *subject)
{
  GPtrArray *results = cz_results_list (workspace, subject->sheet, get_period (cz_workspace_get_data (workspace), subject));

  g_ptr_array_sort (results, compare_results);

  return results;
}

static char *
print_decimal (CzDecimal decimal)
{
  return cz_decimal_is_none (decimal) ? NULL : cz_decimal_to_string (decimal);
}

static guint
add_result (CzMemoryTable  *table,
            CzData         *data,
            const CzResult *result,
            guint           number)
{
  const CzUnit *unit = cz_data_get_unit (data, result->unit);
  guint         row = cz_memory_table_add_row (table, result->assessment);

  cz_memory_table_take_text (table, row, "no", g_strdup_printf ("%u", number));
  cz_memory_table_set_text (table, row, "unit", unit != NULL ? unit->name : "");

  return row;
}

static void
set_decimal (CzMemoryTable *table,
             guint          row,
             const char    *column,
             CzDecimal      decimal)
{
  char *printed = print_decimal (decimal);

  if (printed != NULL)
    cz_memory_table_take_text (table, row, column, printed);
}

/* Values */

static char *
print_bands (const CzSheet *sheet)
{
  g_autoptr (CzSheetBands) bands = cz_sheet_bands_new (sheet);
  GString *text = g_string_new (NULL);

  for (guint i = 0; bands != NULL && i < bands->names->len; i++)
    g_string_append_printf (text, "%s%s（%s）", i > 0 ? "，" : "", (const char *) bands->names->pdata[i], (const char *) bands->texts->pdata[i]);

  return g_string_free (text, FALSE);
}

static char *
print_grades (const CzSheet *sheet)
{
  g_autoptr (CzSheetBands) bands = cz_sheet_bands_new (sheet);
  GString *text = g_string_new (NULL);

  for (guint i = 0; bands != NULL && i < bands->names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) bands->names->pdata[i]);

  return g_string_free (text, FALSE);
}

static char *
print_period (const char *period)
{
  return period != NULL && strlen (period) == 4 && g_ascii_isdigit (*period) ? g_strdup_printf ("%s年度", period) : g_strdup (period);
}

static GHashTable *
dup_values (CzWorkspace         *workspace,
            const CzFormSubject *subject)
{
  CzData           *data = cz_workspace_get_data (workspace);
  GHashTable       *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const CzSheet    *sheet = cz_data_get_sheet (data, subject->sheet);
  const CzDocument *document = cz_data_get_document (data, sheet->document);
  const CzCampaign *campaign = cz_data_get_campaign (data, sheet->campaign);
  g_autoptr (CzSheetPolicy) policy = cz_sheet_policy_new (sheet->band_policy);
  g_autofree char *period = print_period (get_period (data, subject));

  cz_form_source_set_value (values, "campaign", g_strdup (campaign != NULL ? campaign->title : sheet->title));
  cz_form_source_set_value (values, "matter", g_strdup (sheet->title));
  cz_form_source_set_value (values, "period", g_strdup (period));
  cz_form_source_set_value (values, "issuer", g_strdup (document != NULL ? document->issuer : NULL));
  cz_form_source_set_value (values, "date", cz_form_source_print_date (cz_date_today ()));
  cz_form_source_set_value (values, "rounding", g_strdup ("综合得分四舍五入保留2位小数"));
  cz_form_source_set_value (values, "ties", g_strdup (policy->ties == CZ_RANKING_DENSE ? "得分相同的名次并列，后续名次不空缺" : "得分相同的名次并列，后续名次相应空缺"));
  cz_form_source_set_value (values, "bands", print_bands (sheet));
  cz_form_source_set_value (values, "grades", print_grades (sheet));
  cz_form_source_set_value (values, "opening",
                            g_strdup_printf ("根据《%s》，对%s质量工作进行了考核，现将结果通报如下。", sheet->title, period != NULL ? period : ""));

  return values;
}

/* With places and grades */

static guint
count_parts (GPtrArray *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    n = MAX (n, ((const CzResult *) results->pdata[i])->parts->len);

  return n;
}

static const char *
get_part_name (GPtrArray *results,
               guint      part)
{
  for (guint i = 0; i < results->len; i++)
    {
      const CzResult *result = results->pdata[i];

      if (part < result->parts->len)
        return ((const CzResultPart *) result->parts->pdata[part])->name;
    }

  return "";
}

static void
add_columns (CzMemoryTable *table,
             GPtrArray     *results)
{
  guint n_parts = count_parts (results);

  cz_memory_table_add_column (table, "no", "序号", CZ_CELL_TEXT);
  for (guint i = 0; i < results->len; i++)
    {
      if (*((const CzResult *) results->pdata[i])->group != '\0')
        {
          cz_memory_table_add_column (table, "group", "类别", CZ_CELL_TEXT);
          break;
        }
    }
  cz_memory_table_add_column (table, "unit", "被考核单位", CZ_CELL_TEXT);
  for (guint i = 0; n_parts > 1 && i < n_parts; i++)
    {
      g_autofree char *id = g_strdup_printf ("part:%u", i + 1);

      cz_memory_table_add_column (table, id, get_part_name (results, i), CZ_CELL_NUMBER);
    }
  cz_memory_table_add_column (table, "score", "综合得分", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "standardised", "标化得分", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "bonus", "加减分", CZ_CELL_NUMBER);
  cz_memory_table_add_column (table, "rank", "排名", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "grade", "等次", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "note", "备注", CZ_CELL_TEXT);
}

static char *
print_note (const CzResult *result)
{
  if (result->n_vetoes > 0)
    return g_strdup ("一票否决");
  if (result->n_failed_keys > 0)
    return g_strdup ("关键项未达标");
  if (cz_decimal_is_none (result->score))
    return g_strdup ("未评分");

  return g_strdup ("");
}

static gboolean
has_column (CzMemoryTable *table,
            const char    *id)
{
  for (guint i = 0; i < cz_table_get_n_columns (CZ_TABLE (table)); i++)
    {
      if (g_str_equal (cz_table_get_column (CZ_TABLE (table), i)->id, id))
        return TRUE;
    }

  return FALSE;
}

static CzMemoryTable *
new_summary (CzWorkspace         *workspace,
             const CzFormSubject *subject)
{
  CzMemoryTable *table = cz_memory_table_new ();
  g_autoptr (GPtrArray) results = list_results (workspace, subject);
  gboolean grouped;

  add_columns (table, results);
  grouped = has_column (table, "group");
  for (guint i = 0; i < results->len; i++)
    {
      const CzResult *result = results->pdata[i];
      guint           row = add_result (table, cz_workspace_get_data (workspace), result, i + 1);

      if (grouped)
        cz_memory_table_set_text (table, row, "group", result->group);
      for (guint part = 0; result->parts->len > 1 && part < result->parts->len; part++)
        {
          g_autofree char *id = g_strdup_printf ("part:%u", part + 1);

          set_decimal (table, row, id, ((const CzResultPart *) result->parts->pdata[part])->score);
        }
      set_decimal (table, row, "score", result->score);
      cz_memory_table_set_text (table, row, "standardised", result->standardised != NULL ? result->standardised : "");
      cz_memory_table_set_points (table, row, "bonus", result->bonus);
      cz_memory_table_take_text (table, row, "rank", result->place > 0 ? g_strdup_printf ("%u", result->place) : g_strdup ("—"));
      cz_memory_table_set_text (table, row, "grade", result->grade != NULL ? result->grade : "—");
      cz_memory_table_take_text (table, row, "note", print_note (result));
    }

  return table;
}

const CzFormSource cz_form_assessment_summary_source = {
  .forms = (const char *const[]){ "assessment-summary", NULL },
  .columns = (const char *const[]){ "no", "group", "unit", "score", "standardised", "bonus", "rank", "grade", "note", NULL },
  .new_table = new_summary,
  .dup_values = dup_values,
};

/* To be signed */

static CzMemoryTable *
new_result_sheet (CzWorkspace         *workspace,
                  const CzFormSubject *subject)
{
  CzMemoryTable *table = cz_memory_table_new ();
  g_autoptr (GPtrArray) results = list_results (workspace, subject);

  cz_memory_table_add_column (table, "no", "序号", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "unit", "被考核单位", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "findings", "考核情况", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "score", "得分", CZ_CELL_NUMBER);

  for (guint i = 0; i < results->len; i++)
    {
      const CzResult *result = results->pdata[i];
      guint           row = add_result (table, cz_workspace_get_data (workspace), result, i + 1);

      cz_memory_table_take_text (table, row, "findings", cz_results_print_losses (workspace, result, 5, TRUE));
      set_decimal (table, row, "score", result->score);
    }

  return table;
}

const CzFormSource cz_form_result_sheet_source = {
  .forms = (const char *const[]){ "result-sheet", NULL },
  .columns = (const char *const[]){ "no", "unit", "findings", "score", NULL },
  .new_table = new_result_sheet,
  .dup_values = dup_values,
};

/* To be announced */

static CzMemoryTable *
new_circular (CzWorkspace         *workspace,
              const CzFormSubject *subject)
{
  CzMemoryTable *table = cz_memory_table_new ();
  g_autoptr (GPtrArray) results = list_results (workspace, subject);

  cz_memory_table_add_column (table, "no", "序号", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "grade", "等次", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "unit", "被考核单位", CZ_CELL_TEXT);

  for (guint i = 0; i < results->len; i++)
    {
      const CzResult *result = results->pdata[i];

      if (result->grade != NULL)
        cz_memory_table_set_text (table, add_result (table, cz_workspace_get_data (workspace), result, i + 1), "grade", result->grade);
    }

  return table;
}

const CzFormSource cz_form_grade_circular_source = {
  .forms = (const char *const[]){ "grade-circular", NULL },
  .new_table = new_circular,
  .dup_values = dup_values,
};
