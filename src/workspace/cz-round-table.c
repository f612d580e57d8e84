/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-round-table.h"

#include "base/cz-error.h"
#include "workspace/cz-rounds.h"

#include <glib/gi18n-lib.h>

/*
 * The rounds of an assessment as a table that can be written.
 */

static const char *
get_name_title (void)
{
  return C_ ("column", "Round");
}

static const char *
get_takes_over_title (void)
{
  return C_ ("column", "Takes over");
}

static const char *
get_weight_title (void)
{
  return C_ ("column", "Weight");
}

static const char *
get_threshold_title (void)
{
  return C_ ("column", "Reason above");
}

static const char *
get_starts_title (void)
{
  return C_ ("column", "From");
}

static const char *
get_ends_title (void)
{
  return C_ ("column", "To");
}

static const char *
get_person_title (void)
{
  return C_ ("column", "Person");
}

static const char *
get_locked_title (void)
{
  return C_ ("column", "Locked");
}

static const char *
get_claimed_title (void)
{
  return C_ ("column", "Overstated");
}

static const char *
get_note_title (void)
{
  return C_ ("column", "Returned");
}

static void
append_name (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_string_append (text, ((const CzRound *) record)->name);
}

static void
append_takes_over (CzWorkspace  *workspace G_GNUC_UNUSED,
                   gconstpointer record,
                   GString      *text)
{
  if (((const CzRound *) record)->takes_over)
    g_string_append (text, "yes");
}

static void
append_weight (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  const CzRound   *round = record;
  g_autofree char *weight = cz_decimal_is_none (round->weight) ? NULL : cz_decimal_to_string (round->weight);

  if (weight != NULL)
    g_string_append (text, weight);
}

static void
append_threshold (CzWorkspace  *workspace G_GNUC_UNUSED,
                  gconstpointer record,
                  GString      *text)
{
  const CzRound   *round = record;
  g_autofree char *threshold = round->threshold == CZ_POINTS_NONE ? NULL : cz_points_to_string (round->threshold);

  if (threshold != NULL)
    g_string_append (text, threshold);
}

static void
append_date (CzDate   date,
             GString *text)
{
  g_autofree char *printed = cz_date_is_none (date) ? NULL : cz_date_to_string (date);

  if (printed != NULL)
    g_string_append (text, printed);
}

static void
append_starts (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  append_date (((const CzRound *) record)->starts, text);
}

static void
append_ends (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  append_date (((const CzRound *) record)->ends, text);
}

static void
append_person (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  g_string_append (text, ((const CzRound *) record)->person);
}

static void
append_locked (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  if (((const CzRound *) record)->locked)
    g_string_append (text, "yes");
}

static void
append_claimed (CzWorkspace  *workspace,
                gconstpointer record,
                GString      *text)
{
  CzPoints         claimed = cz_rounds_get_claimed (cz_workspace_get_data (workspace), record);
  g_autofree char *printed = claimed != 0 ? cz_points_to_string (claimed) : NULL;

  if (printed != NULL)
    g_string_append (text, printed);
}

static void
append_note (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_string_append (text, ((const CzRound *) record)->note);
}

static gboolean
set_name (CzWorkspace  *workspace,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error)
{
  return cz_rounds_set_name (workspace, edit, cz_record_id (record), text, error);
}

static gboolean
set_takes_over (CzWorkspace  *workspace,
                CzEdit       *edit,
                gconstpointer record,
                const char   *text,
                GError      **error)
{
  return cz_rounds_set_takes_over (workspace, edit, cz_record_id (record), *text != '\0', error);
}

static gboolean
set_weight (CzWorkspace  *workspace,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error)
{
  return cz_rounds_set_weight (workspace, edit, cz_record_id (record), text, error);
}

static gboolean
set_threshold (CzWorkspace  *workspace,
               CzEdit       *edit,
               gconstpointer record,
               const char   *text,
               GError      **error)
{
  return cz_rounds_set_threshold (workspace, edit, cz_record_id (record), text, error);
}

static char *
dup_date (CzDate date)
{
  return cz_date_is_none (date) ? g_strdup ("") : cz_date_to_string (date);
}

static gboolean
set_starts (CzWorkspace  *workspace,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error)
{
  g_autofree char *ends = dup_date (((const CzRound *) record)->ends);

  return cz_rounds_set_dates (workspace, edit, cz_record_id (record), text, ends, error);
}

static gboolean
set_ends (CzWorkspace  *workspace,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error)
{
  g_autofree char *starts = dup_date (((const CzRound *) record)->starts);

  return cz_rounds_set_dates (workspace, edit, cz_record_id (record), starts, text, error);
}

static gboolean
set_person (CzWorkspace  *workspace,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error)
{
  return cz_rounds_set_person (workspace, edit, cz_record_id (record), text, error);
}

static gboolean
set_locked (CzWorkspace  *workspace,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error)
{
  if (*text != '\0')
    return cz_rounds_lock (workspace, edit, cz_record_id (record), error);

  if (!((const CzRound *) record)->locked)
    return TRUE;

  g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY, _ ("A locked round is opened by returning it with a reason."));

  return FALSE;
}

static const CzRecordColumn columns[] = {
  { .id = "name", .kind = CZ_CELL_TEXT, .width = 120, .get_title = get_name_title, .append_text = append_name, .set = set_name },
  { .id = "takes-over", .kind = CZ_CELL_CHECK, .width = 70, .get_title = get_takes_over_title, .append_text = append_takes_over, .set = set_takes_over },
  { .id = "weight", .kind = CZ_CELL_NUMBER, .width = 60, .get_title = get_weight_title, .append_text = append_weight, .set = set_weight },
  { .id = "threshold", .kind = CZ_CELL_NUMBER, .width = 90, .get_title = get_threshold_title, .append_text = append_threshold, .set = set_threshold },
  { .id = "starts", .kind = CZ_CELL_DATE, .width = 90, .get_title = get_starts_title, .append_text = append_starts, .set = set_starts },
  { .id = "ends", .kind = CZ_CELL_DATE, .width = 90, .get_title = get_ends_title, .append_text = append_ends, .set = set_ends },
  { .id = "person", .kind = CZ_CELL_TEXT, .width = 80, .get_title = get_person_title, .append_text = append_person, .set = set_person },
  { .id = "locked", .kind = CZ_CELL_CHECK, .width = 60, .get_title = get_locked_title, .append_text = append_locked, .set = set_locked },
  { .id = "claimed", .kind = CZ_CELL_NUMBER, .width = 70, .get_title = get_claimed_title, .append_text = append_claimed },
  { .id = "note", .kind = CZ_CELL_TEXT, .wraps = TRUE, .get_title = get_note_title, .append_text = append_note },
};

static gboolean
is_of_assessment (CzWorkspace  *workspace G_GNUC_UNUSED,
                  gconstpointer record,
                  gpointer      user_data)
{
  return ((const CzRound *) record)->assessment == *(gint64 *) user_data;
}

/**
 * cz_round_table_new:
 * @workspace: a workspace
 * @assessment: an assessment
 *
 * Returns: (transfer full): its rounds
 */
CzRecordTable *
cz_round_table_new (CzWorkspace *workspace,
                    gint64       assessment)
{
  CzRecordTable *table = cz_record_table_new (workspace, CZ_KIND_ROUND, columns, G_N_ELEMENTS (columns));

  cz_record_table_set_filter (table, is_of_assessment, g_memdup2 (&assessment, sizeof assessment), g_free);
  cz_record_table_watch (table, CZ_KIND_MARK);

  return table;
}
