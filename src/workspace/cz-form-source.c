/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-form-source.h"

#include "workspace/cz-form-results.h"
#include "workspace/cz-form-scores.h"
#include "workspace/cz-form-sheet.h"
#include "workspace/cz-form-units.h"

/* Every source, in the order in which a form of the office's own is offered to them. */
static const CzFormSource *const sources[] = {
  &cz_form_sheet_source,
  &cz_form_score_summary_source,
  &cz_form_lost_points_source,
  &cz_form_assessment_summary_source,
  &cz_form_result_sheet_source,
  &cz_form_grade_circular_source,
  &cz_form_reminder_source,
  &cz_form_liaison_roster_source,
  &cz_form_progress_summary_source,
};

static gboolean
has_columns (const CzFormSource     *source,
             const CzFormDefinition *definition)
{
  for (guint i = 0; i < definition->columns->len; i++)
    {
      const CzFormColumn *column = &g_array_index (definition->columns, CzFormColumn, i);

      if (!column->optional && !column->repeat && !g_strv_contains (source->columns, column->id))
        return FALSE;
    }

  return definition->columns->len > 0;
}

/**
 * cz_form_source_find:
 * @definition: a form
 *
 * Returns: (transfer none) (nullable): what fills it: the source that names it, else the first that has its columns
 */
const CzFormSource *
cz_form_source_find (const CzFormDefinition *definition)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (g_strv_contains (sources[i]->forms, definition->id))
        return sources[i];
    }

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (sources[i]->columns != NULL && has_columns (sources[i], definition))
        return sources[i];
    }

  return NULL;
}

void
cz_form_source_set_value (GHashTable *values,
                          const char *name,
                          char       *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_insert (values, g_strdup (name), value);
  else
    g_free (value);
}

/* Returns (transfer full) (nullable) a date as official documents print it, to the month where the day is not known. */
char *
cz_form_source_print_date (CzDate date)
{
  if (cz_date_is_none (date))
    return NULL;

  return date.day > 0 ? g_strdup_printf ("%d年%d月%d日", date.year, date.month, date.day) : g_strdup_printf ("%d年%d月", date.year, date.month);
}
