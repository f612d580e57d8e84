/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-rounds.h"

#include "base/cz-error.h"
#include "workspace/cz-marks.h"

#include <glib/gi18n-lib.h>

/* Siblings: the rounds of the same code in all assessments of the sheet for the same period */

static GPtrArray *
list_assessments (CzData             *data,
                  const CzAssessment *assessment)
{
  const GPtrArray *all = cz_data_get_children (data, CZ_KIND_ASSESSMENT, "sheet", assessment->sheet);
  GPtrArray       *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const CzAssessment *other = all->pdata[i];

      if (g_str_equal (other->period, assessment->period))
        g_ptr_array_add (list, (gpointer) other);
    }

  return list;
}

static const CzRound *
find_round (CzWorkspace *workspace,
            gint64       round,
            GError     **error)
{
  const CzRound *record = cz_data_get_round (cz_workspace_get_data (workspace), round);

  if (record == NULL)
    g_set_error_literal (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, _ ("This row or round does not exist any more."));

  return record;
}

/* Returns (transfer container) the round and its siblings. */
static GPtrArray *
list_siblings (CzData        *data,
               const CzRound *round)
{
  g_autoptr (GPtrArray) assessments = list_assessments (data, cz_data_get_assessment (data, round->assessment));
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < assessments->len; i++)
    {
      const CzRound *sibling = cz_marks_find_round (data, cz_record_id (assessments->pdata[i]), round->code);

      if (sibling != NULL)
        g_ptr_array_add (list, (gpointer) sibling);
    }

  return list;
}

static void
set_field (CzData        *data,
           CzEdit        *edit,
           const CzRound *round,
           const char    *field,
           const CzValue *value)
{
  g_autoptr (GPtrArray) siblings = list_siblings (data, round);

  for (guint i = 0; i < siblings->len; i++)
    cz_edit_update (edit, CZ_KIND_ROUND, cz_record_id (siblings->pdata[i]), cz_kind_find_field (CZ_KIND_ROUND, field), value);
}

static void
set_text (CzData        *data,
          CzEdit        *edit,
          const CzRound *round,
          const char    *field,
          const char    *text)
{
  CzValue value = { CZ_VALUE_TEXT, 0, (char *) text };

  set_field (data, edit, round, field, &value);
}

/* Adding and removing */

static char *
make_code (const GPtrArray *rounds)
{
  for (guint number = rounds->len + 1;; number++)
    {
      g_autofree char *code = g_strdup_printf ("round%u", number);
      gboolean         taken = FALSE;

      for (guint i = 0; i < rounds->len; i++)
        taken = taken || g_str_equal (((const CzRound *) rounds->pdata[i])->code, code);

      if (!taken)
        return g_steal_pointer (&code);
    }
}

static gboolean
check_name (CzData     *data,
            gint64      assessment,
            gint64      except,
            const char *name,
            GError    **error)
{
  const GPtrArray *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", assessment);

  if (*name == '\0')
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A round needs a name."));
      return FALSE;
    }

  for (guint i = 0; i < rounds->len; i++)
    {
      const CzRound *round = rounds->pdata[i];

      if (round->id != except && g_str_equal (round->name, name))
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("There is a round “%s” already."), name);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * cz_rounds_add:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @assessment: an assessment; the others of its sheet and period get the round too
 * @name: what the round is called (实地核查)
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Adds a round after the last, which it takes over.
 */
gboolean
cz_rounds_add (CzWorkspace *workspace,
               CzEdit      *edit,
               gint64       assessment,
               const char  *name,
               GError     **error)
{
  CzData             *data = cz_workspace_get_data (workspace);
  const CzAssessment *record = cz_data_get_assessment (data, assessment);
  const GPtrArray    *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", assessment);
  g_autoptr (GPtrArray) assessments = NULL;
  g_autofree char *code = NULL;
  gint64           position = 0;

  g_return_val_if_fail (record != NULL, FALSE);

  if (!check_name (data, assessment, 0, name, error))
    return FALSE;

  assessments = list_assessments (data, record);
  code = make_code (rounds);
  for (guint i = 0; i < rounds->len; i++)
    position = MAX (position, ((const CzRound *) rounds->pdata[i])->position);

  for (guint i = 0; i < assessments->len; i++)
    {
      CzRound *round = cz_record_new (CZ_KIND_ROUND);

      round->id = cz_data_reserve_id (data, CZ_KIND_ROUND);
      round->assessment = cz_record_id (assessments->pdata[i]);
      round->position = position + 1;
      round->takes_over = rounds->len > 0;
      cz_record_set_text (&round->code, code);
      cz_record_set_text (&round->name, name);
      cz_edit_insert (edit, CZ_KIND_ROUND, round);
    }

  return TRUE;
}

/**
 * cz_rounds_remove:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round; the same round of the other assessments of its sheet and period goes too
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Removes a round with its marks. The only round, and one that is locked anywhere, stay.
 */
gboolean
cz_rounds_remove (CzWorkspace *workspace,
                  CzEdit      *edit,
                  gint64       round,
                  GError     **error)
{
  CzData        *data = cz_workspace_get_data (workspace);
  const CzRound *record = find_round (workspace, round, error);
  g_autoptr (GPtrArray) siblings = NULL;

  if (record == NULL)
    return FALSE;

  if (cz_data_get_children (data, CZ_KIND_ROUND, "assessment", record->assessment)->len < 2)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("An assessment needs at least one round."));
      return FALSE;
    }

  siblings = list_siblings (data, record);
  for (guint i = 0; i < siblings->len; i++)
    {
      const CzRound *sibling = siblings->pdata[i];

      if (sibling->locked)
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY, _ ("The round “%s” is locked."), sibling->name);
          return FALSE;
        }
    }

  for (guint i = 0; i < siblings->len; i++)
    {
      gint64           id = cz_record_id (siblings->pdata[i]);
      const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "round", id);

      for (guint j = 0; j < marks->len; j++)
        cz_edit_delete (edit, CZ_KIND_MARK, cz_record_id (marks->pdata[j]));
      cz_edit_delete (edit, CZ_KIND_ROUND, id);
    }

  return TRUE;
}

/* Changing */

gboolean
cz_rounds_set_name (CzWorkspace *workspace,
                    CzEdit      *edit,
                    gint64       round,
                    const char  *name,
                    GError     **error)
{
  const CzRound *record = find_round (workspace, round, error);

  if (record == NULL || !check_name (cz_workspace_get_data (workspace), record->assessment, round, name, error))
    return FALSE;

  set_text (cz_workspace_get_data (workspace), edit, record, "name", name);

  return TRUE;
}

/**
 * cz_rounds_set_weight:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @weight: what its score counts for in the result: "0.3" or "30%"; "" where rounds only take over
 * @error: return location for a %CZ_ERROR in words for the person
 */
gboolean
cz_rounds_set_weight (CzWorkspace *workspace,
                      CzEdit      *edit,
                      gint64       round,
                      const char  *weight,
                      GError     **error)
{
  const CzRound   *record = find_round (workspace, round, error);
  gboolean         percent = g_str_has_suffix (weight, "%") || g_str_has_suffix (weight, "％");
  g_autofree char *number = g_strndup (weight, strcspn (weight, "%"));
  g_autofree char *exact = NULL;
  char            *wide = strstr (number, "％");
  CzDecimal        decimal = cz_decimal_none ();

  if (record == NULL)
    return FALSE;

  if (wide != NULL)
    *wide = '\0';
  g_strstrip (number);

  if (*number != '\0' &&
      (!cz_decimal_parse (number, &decimal, NULL) || (percent && !cz_decimal_divide (decimal, cz_decimal_from_int (100), 6, &decimal)) ||
       decimal.mantissa < 0 || cz_decimal_compare (decimal, cz_decimal_from_int (1)) > 0))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a weight, such as 30%% or 0.3."), weight);
      return FALSE;
    }

  exact = *number != '\0' ? cz_decimal_to_string (decimal) : g_strdup ("");
  set_text (cz_workspace_get_data (workspace), edit, record, "weight", exact);

  return TRUE;
}

gboolean
cz_rounds_set_takes_over (CzWorkspace *workspace,
                          CzEdit      *edit,
                          gint64       round,
                          gboolean     takes_over,
                          GError     **error)
{
  const CzRound *record = find_round (workspace, round, error);
  CzValue        value = { CZ_VALUE_INTEGER, takes_over, NULL };

  if (record == NULL)
    return FALSE;

  if (takes_over && cz_rounds_get_before (cz_workspace_get_data (workspace), record) == NULL)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("The first round has none before it to take over."));
      return FALSE;
    }

  set_field (cz_workspace_get_data (workspace), edit, record, "takes_over", &value);

  return TRUE;
}

/**
 * cz_rounds_set_threshold:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @threshold: a difference to the round before above which a reason is needed; "" for none needed
 * @error: return location for a %CZ_ERROR in words for the person
 */
gboolean
cz_rounds_set_threshold (CzWorkspace *workspace,
                         CzEdit      *edit,
                         gint64       round,
                         const char  *threshold,
                         GError     **error)
{
  const CzRound *record = find_round (workspace, round, error);
  CzValue        value = { CZ_VALUE_NULL, 0, NULL };
  CzPoints       points;

  if (record == NULL)
    return FALSE;

  if (*threshold != '\0')
    {
      if (!cz_points_parse (threshold, &points, NULL) || points < 0)
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a number of points, such as 7.5."), threshold);
          return FALSE;
        }
      value = (CzValue){ CZ_VALUE_INTEGER, points, NULL };
    }

  set_field (cz_workspace_get_data (workspace), edit, record, "threshold", &value);

  return TRUE;
}

static gboolean
normalise_date (const char *text,
                char      **exact,
                CzDate     *date,
                GError    **error)
{
  *date = (CzDate){ 0 };
  if (*text != '\0' && !cz_date_parse_typed (text, cz_date_today (), date))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a date, such as 2026-03-05."), text);
      return FALSE;
    }

  *exact = cz_date_to_string (*date);

  return TRUE;
}

gboolean
cz_rounds_set_dates (CzWorkspace *workspace,
                     CzEdit      *edit,
                     gint64       round,
                     const char  *starts,
                     const char  *ends,
                     GError     **error)
{
  const CzRound   *record = find_round (workspace, round, error);
  g_autofree char *exact_start = NULL;
  g_autofree char *exact_end = NULL;
  CzDate           start;
  CzDate           end;

  if (record == NULL || !normalise_date (starts, &exact_start, &start, error) || !normalise_date (ends, &exact_end, &end, error))
    return FALSE;

  if (!cz_date_is_none (start) && !cz_date_is_none (end) && cz_date_compare (start, end) > 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A round cannot end before it begins."));
      return FALSE;
    }

  set_text (cz_workspace_get_data (workspace), edit, record, "starts", exact_start);
  set_text (cz_workspace_get_data (workspace), edit, record, "ends", exact_end);

  return TRUE;
}

gboolean
cz_rounds_set_person (CzWorkspace *workspace,
                      CzEdit      *edit,
                      gint64       round,
                      const char  *person,
                      GError     **error)
{
  const CzRound *record = find_round (workspace, round, error);

  if (record == NULL)
    return FALSE;

  cz_edit_set_text (edit, CZ_KIND_ROUND, round, "person", person);

  return TRUE;
}

/* Differences */

/* Returns (transfer none) (nullable): the round before a round in its assessment. */
const CzRound *
cz_rounds_get_before (CzData        *data,
                      const CzRound *round)
{
  const GPtrArray *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", round->assessment);
  const CzRound   *before = NULL;

  for (guint i = 0; i < rounds->len; i++)
    {
      const CzRound *other = rounds->pdata[i];

      if (other->position < round->position && (before == NULL || other->position > before->position))
        before = other;
    }

  return before;
}

static gboolean
get_difference (CzData        *data,
                const CzRound *round,
                const CzRound *before,
                gint64         row,
                CzPoints      *difference)
{
  const CzMark *now = cz_marks_find (data, round->id, row);
  const CzMark *earlier = before != NULL ? cz_marks_find (data, before->id, row) : NULL;

  if (now == NULL || earlier == NULL || !now->applies || !earlier->applies || now->points == CZ_POINTS_NONE || earlier->points == CZ_POINTS_NONE)
    return FALSE;

  *difference = earlier->points - now->points;

  return TRUE;
}

/* Returns whether a row differs from the round before by more than is accepted, and no reason says why. */
gboolean
cz_rounds_needs_reason (CzData        *data,
                        const CzRound *round,
                        gint64         row)
{
  CzPoints difference;

  return round->threshold != CZ_POINTS_NONE && get_difference (data, round, cz_rounds_get_before (data, round), row, &difference) &&
         ABS (difference) > round->threshold && *cz_marks_find (data, round->id, row)->reason == '\0';
}

/* Returns (transfer full) (element-type gint64): the rows of a round of which cz_rounds_needs_reason() is true. */
GArray *
cz_rounds_list_unexplained (CzData        *data,
                            const CzRound *round)
{
  const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "round", round->id);
  GArray          *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < marks->len; i++)
    {
      const CzMark *mark = marks->pdata[i];

      if (cz_rounds_needs_reason (data, round, mark->sheet_row))
        g_array_append_val (rows, mark->sheet_row);
    }

  return rows;
}

/* Returns what the round before claimed above this one over all rows that both scored (虚高), below 0 when it claimed less. */
CzPoints
cz_rounds_get_claimed (CzData        *data,
                       const CzRound *round)
{
  const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "round", round->id);
  const CzRound   *before = cz_rounds_get_before (data, round);
  CzPoints         claimed = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      CzPoints difference;

      if (get_difference (data, round, before, ((const CzMark *) marks->pdata[i])->sheet_row, &difference))
        claimed += difference;
    }

  return claimed;
}

/* Locking */

static char *
print_rows (CzData *data,
            GArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (rows->len, 5); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", cz_data_get_row (data, g_array_index (rows, gint64, i))->no);
  if (rows->len > 5)
    g_string_append (text, " …");

  return g_string_free (text, FALSE);
}

/**
 * cz_rounds_lock:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Ends a round: it is read-only from now on. Refused while a difference above the threshold has no reason.
 */
gboolean
cz_rounds_lock (CzWorkspace *workspace,
                CzEdit      *edit,
                gint64       round,
                GError     **error)
{
  CzData        *data = cz_workspace_get_data (workspace);
  const CzRound *record = find_round (workspace, round, error);
  g_autoptr (GArray) unexplained = NULL;

  if (record == NULL)
    return FALSE;

  unexplained = cz_rounds_list_unexplained (data, record);
  if (unexplained->len > 0)
    {
      g_autofree char *rows = print_rows (data, unexplained);

      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID,
                   ngettext ("%u row differs from the round before by more than is accepted and has no reason: row %s.",
                             "%u rows differ from the round before by more than is accepted and have no reason: rows %s.", unexplained->len),
                   unexplained->len, rows);
      return FALSE;
    }

  cz_edit_set_integer (edit, CZ_KIND_ROUND, round, "locked", TRUE);

  return TRUE;
}

/**
 * cz_rounds_return:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a locked round
 * @reason: why it is returned; required
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Opens a locked round again (退回). Who, when and why is added to its note.
 */
gboolean
cz_rounds_return (CzWorkspace *workspace,
                  CzEdit      *edit,
                  gint64       round,
                  const char  *reason,
                  GError     **error)
{
  const CzRound   *record = find_round (workspace, round, error);
  g_autofree char *now = cz_date_now_iso ();
  g_autofree char *line = NULL;
  g_autofree char *note = NULL;

  if (record == NULL)
    return FALSE;

  if (*reason == '\0')
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("Say why the round is returned."));
      return FALSE;
    }

  /* Translators: date, person, reason */
  line = g_strdup_printf (_ ("%.10s returned by %s: %s"), now, cz_workspace_get_person (workspace), reason);
  note = *record->note != '\0' ? g_strdup_printf ("%s\n%s", record->note, line) : g_strdup (line);
  cz_edit_set_integer (edit, CZ_KIND_ROUND, round, "locked", FALSE);
  cz_edit_set_text (edit, CZ_KIND_ROUND, round, "note", note);

  return TRUE;
}
