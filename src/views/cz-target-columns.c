/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-target-columns.h"

#include "base/cz-error.h"
#include "workspace/cz-target-status.h"

#include <glib/gi18n-lib.h>

/* More years than these would not be read side by side. */
#define MOST_YEARS 12

static CzData *
get_data (CzWorkspace *workspace)
{
  return cz_workspace_get_data (workspace);
}

/* What is wanted */

static const char *
get_name_title (void)
{
  return C_ ("target", "Target");
}

static void
append_name (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  const CzTarget *target = record;

  g_string_append (text, target->name);
  if (*target->scope != '\0' && strstr (target->name, target->scope) == NULL)
    g_string_append_printf (text, " · %s", target->scope);
}

static const char *
get_condition_title (void)
{
  return C_ ("target", "Wanted");
}

static void
append_condition (CzWorkspace  *workspace G_GNUC_UNUSED,
                  gconstpointer record,
                  GString      *text)
{
  g_autofree char *words = cz_target_dup_condition (record);

  g_string_append (text, words);
}

static const char *
get_value_title (void)
{
  return C_ ("target", "Value");
}

static void
append_value (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  const CzTarget  *target = record;
  g_autofree char *value = cz_decimal_is_none (target->value) ? NULL : cz_decimal_to_string (target->value);

  if (value != NULL)
    g_string_append (text, value);
}

static gboolean
set_value (CzWorkspace  *workspace G_GNUC_UNUSED,
           CzEdit       *edit,
           gconstpointer record,
           const char   *text,
           GError      **error)
{
  CzDecimal        value;
  g_autofree char *exact = NULL;

  if (*text != '\0' && !cz_decimal_parse (text, &value, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a number."), text);
      return FALSE;
    }

  exact = *text != '\0' ? cz_decimal_to_string (value) : g_strdup ("");
  cz_edit_set_text (edit, CZ_KIND_TARGET, cz_record_id (record), "value", exact);

  return TRUE;
}

static const char *
get_unit_title (void)
{
  return C_ ("target", "Unit");
}

static void
append_unit (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_string_append (text, ((const CzTarget *) record)->unit);
}

static gboolean
set_unit (CzWorkspace  *workspace G_GNUC_UNUSED,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_TARGET, cz_record_id (record), "unit", text);

  return TRUE;
}

static CzCellFlags
get_dimmed (CzWorkspace  *workspace G_GNUC_UNUSED,
            gconstpointer record G_GNUC_UNUSED)
{
  return CZ_CELL_DIMMED;
}

static const char *
get_deadline_title (void)
{
  return C_ ("target", "By");
}

static void
append_deadline (CzWorkspace  *workspace G_GNUC_UNUSED,
                 gconstpointer record,
                 GString      *text)
{
  const CzTarget  *target = record;
  g_autofree char *iso = cz_date_is_none (target->deadline) ? NULL : cz_date_to_string (target->deadline);

  if (iso != NULL)
    g_string_append (text, iso);
}

static gboolean
set_deadline (CzWorkspace  *workspace G_GNUC_UNUSED,
              CzEdit       *edit,
              gconstpointer record,
              const char   *text,
              GError      **error)
{
  CzDate           deadline;
  g_autofree char *iso = NULL;

  if (*text != '\0' && !cz_date_parse_typed (text, cz_date_today (), &deadline))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID,
                   _ ("“%s” is no date. Write it as 2018-6-30, 2018-6, 6月底 or 明天."), text);
      return FALSE;
    }

  iso = *text != '\0' ? cz_date_to_string (deadline) : g_strdup ("");
  cz_edit_set_text (edit, CZ_KIND_TARGET, cz_record_id (record), "deadline", iso);

  return TRUE;
}

/* What there is */

static void
append_reading (CzWorkspace  *workspace,
                gconstpointer record,
                const char   *year,
                GString      *text)
{
  const CzReading *reading = cz_target_get_reading (get_data (workspace), record, year);
  g_autofree char *value = reading != NULL && !cz_decimal_is_none (reading->value) ? cz_decimal_to_string (reading->value) : NULL;

  if (value != NULL)
    g_string_append (text, value);
}

static gboolean
set_reading (CzWorkspace  *workspace,
             CzEdit       *edit,
             gconstpointer record,
             const char   *year,
             const char   *text,
             GError      **error)
{
  const CzReading *reading = cz_target_get_reading (get_data (workspace), record, year);

  return cz_target_set_reading (get_data (workspace), edit, record, reading != NULL ? reading->period : year, text,
                                cz_workspace_get_person (workspace), error);
}

static const char *
get_status_title (void)
{
  return C_ ("target", "Met");
}

static void
append_status (CzWorkspace  *workspace,
               gconstpointer record,
               GString      *text)
{
  g_string_append (text, cz_target_columns_get_status_words (get_data (workspace), record));
}

static CzCellFlags
get_status_flags (CzWorkspace  *workspace,
                  gconstpointer record)
{
  switch (cz_target_get_status (get_data (workspace), record))
    {
    case CZ_TARGET_MISSED:
      return CZ_CELL_ERROR;
    case CZ_TARGET_MET:
      return CZ_CELL_BOLD;
    case CZ_TARGET_UNKNOWN:
    default:
      return CZ_CELL_DIMMED;
    }
}

static char *
dup_reason (CzWorkspace  *workspace,
            gconstpointer record)
{
  return cz_target_dup_reason (get_data (workspace), record);
}

static const char *
get_reason_title (void)
{
  return C_ ("target", "Why");
}

static void
append_reason (CzWorkspace  *workspace,
               gconstpointer record,
               GString      *text)
{
  g_autofree char *reason = cz_target_dup_reason (get_data (workspace), record);

  g_string_append (text, reason);
}

/**
 * cz_target_columns_new:
 * @years: (element-type utf8): years that get a column for their readings; must live as long as the columns are used
 *
 * Returns: (transfer full) (element-type CzRecordColumn): the columns of a table of targets
 */
GArray *
cz_target_columns_new (GPtrArray *years)
{
  static const CzRecordColumn wanted[] = {
    { .id = "name", .kind = CZ_CELL_TEXT, .wraps = TRUE, .get_title = get_name_title, .append_text = append_name },
    { .id = "condition", .kind = CZ_CELL_TEXT, .width = 132, .wraps = TRUE, .get_title = get_condition_title, .append_text = append_condition },
    { .id = "value", .kind = CZ_CELL_NUMBER, .width = 64, .get_title = get_value_title, .append_text = append_value, .set = set_value },
    { .id = "unit", .kind = CZ_CELL_TEXT, .width = 48, .get_title = get_unit_title, .append_text = append_unit, .set = set_unit, .get_flags = get_dimmed },
    { .id = "deadline", .kind = CZ_CELL_DATE, .width = 88, .get_title = get_deadline_title, .append_text = append_deadline, .set = set_deadline },
  };
  static const CzRecordColumn reached[] = {
    { .id = "status", .kind = CZ_CELL_TEXT, .width = 76, .get_title = get_status_title, .append_text = append_status, .get_flags = get_status_flags, .dup_note = dup_reason },
    { .id = "reason", .kind = CZ_CELL_TEXT, .width = 160, .wraps = TRUE, .get_title = get_reason_title, .append_text = append_reason, .get_flags = get_dimmed },
  };
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (CzRecordColumn));

  g_array_append_vals (columns, wanted, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < years->len; i++)
    {
      CzRecordColumn column = {
        .id = years->pdata[i],
        .kind = CZ_CELL_NUMBER,
        .width = 64,
        .detail = years->pdata[i],
        .append_detail = append_reading,
        .set_detail = set_reading,
      };

      g_array_append_val (columns, column);
    }
  g_array_append_vals (columns, reached, G_N_ELEMENTS (reached));

  return columns;
}

static void
widen (CzDate date,
       int   *from,
       int   *to)
{
  if (cz_date_is_none (date))
    return;

  *from = *from == 0 ? date.year : MIN (*from, date.year);
  *to = MAX (*to, date.year);
}

/**
 * cz_target_columns_list_years:
 * @workspace: a workspace
 *
 * Returns: (transfer full) (element-type utf8): the years of the campaign, its phases and the readings of its targets,
 *   without gaps; the last ones when there are very many
 */
GPtrArray *
cz_target_columns_list_years (CzWorkspace *workspace)
{
  CzData           *data = get_data (workspace);
  gint64            id = cz_workspace_get_campaign (workspace);
  const CzCampaign *campaign = cz_data_get_campaign (data, id);
  const GPtrArray  *phases = cz_data_get_children (data, CZ_KIND_PHASE, "campaign", id);
  const GPtrArray  *readings = cz_data_list (data, CZ_KIND_READING);
  GPtrArray        *years = g_ptr_array_new_with_free_func (g_free);
  int               from = 0;
  int               to = 0;

  if (campaign != NULL)
    {
      widen (campaign->starts, &from, &to);
      widen (campaign->ends, &from, &to);
    }
  for (guint i = 0; i < phases->len; i++)
    {
      widen (((const CzPhase *) phases->pdata[i])->starts, &from, &to);
      widen (((const CzPhase *) phases->pdata[i])->ends, &from, &to);
    }
  for (guint i = 0; i < readings->len; i++)
    {
      const CzReading *reading = readings->pdata[i];
      const CzMeasure *measure = cz_data_get (data, CZ_KIND_MEASURE, reading->measure);

      if (measure != NULL && measure->campaign == id)
        widen ((CzDate){ (gint16) g_ascii_strtoll (reading->period, NULL, 10), 0, 0 }, &from, &to);
    }
  if (to == 0)
    widen (cz_date_today (), &from, &to);

  for (int year = MAX (from, to - MOST_YEARS + 1); year <= to; year++)
    g_ptr_array_add (years, g_strdup_printf ("%d", year));

  return years;
}

/* Returns: whether @target, a CzTarget, is in a document of the campaign that is shown */
gboolean
cz_target_columns_is_of_campaign (CzWorkspace  *workspace,
                                  gconstpointer target)
{
  const CzDocument *document = cz_data_get_document (get_data (workspace), ((const CzTarget *) target)->document);

  return document != NULL && document->campaign == cz_workspace_get_campaign (workspace);
}

const char *
cz_target_columns_get_status_words (CzData         *data,
                                    const CzTarget *target)
{
  switch (cz_target_get_status (data, target))
    {
    case CZ_TARGET_MET:
      return C_ ("target", "✓ Met");
    case CZ_TARGET_MISSED:
      return C_ ("target", "Not Met");
    case CZ_TARGET_UNKNOWN:
    default:
      return C_ ("target", "○ Unknown");
    }
}
