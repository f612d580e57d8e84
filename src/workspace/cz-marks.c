/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-marks.h"

#include "base/cz-error.h"
#include "model/cz-rule-eval.h"
#include "workspace/cz-rule-text.h"
#include "workspace/cz-submission.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Finding */

const CzMark *
cz_marks_find (CzData *data,
               gint64  round,
               gint64  row)
{
  const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "sheet_row", row);

  for (guint i = 0; i < marks->len; i++)
    {
      const CzMark *mark = marks->pdata[i];

      if (mark->round == round)
        return mark;
    }

  return NULL;
}

/**
 * cz_marks_find_round:
 * @data: the data
 * @assessment: an assessment
 * @code: (nullable): code of a round, %NULL for the first
 *
 * Returns: (transfer none) (nullable): the round
 */
const CzRound *
cz_marks_find_round (CzData     *data,
                     gint64      assessment,
                     const char *code)
{
  const GPtrArray *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", assessment);

  for (guint i = 0; i < rounds->len; i++)
    {
      const CzRound *round = rounds->pdata[i];

      if (code == NULL || g_str_equal (round->code, code))
        return round;
    }

  return NULL;
}

/**
 * cz_marks_find_assessment:
 * @workspace: a workspace
 * @sheet: a sheet
 * @subject: the assessed unit, 0 for the campaign's own place
 *
 * Returns: id of the assessment, or 0
 */
gint64
cz_marks_find_assessment (CzWorkspace *workspace,
                          gint64       sheet,
                          gint64       subject)
{
  CzData           *data = cz_workspace_get_data (workspace);
  const GPtrArray  *assessments = cz_data_get_children (data, CZ_KIND_ASSESSMENT, "sheet", sheet);
  const CzSheet    *record = cz_data_get_sheet (data, sheet);
  const CzCampaign *campaign = record != NULL ? cz_data_get_campaign (data, record->campaign) : NULL;

  if (subject == 0 && campaign != NULL)
    subject = campaign->place;

  for (guint i = 0; i < assessments->len; i++)
    {
      const CzAssessment *assessment = assessments->pdata[i];

      if (assessment->subject == subject)
        return assessment->id;
    }

  return 0;
}

/* Changing */

static CzMark *
find_new_mark (CzEdit *edit,
               gint64  round,
               gint64  row)
{
  for (guint i = cz_edit_get_length (edit); i > 0; i--)
    {
      const CzChange *change = cz_edit_get_change (edit, i - 1);
      CzMark         *mark = change->record;

      if (change->kind == CZ_KIND_MARK && change->type == CZ_CHANGE_INSERT && mark->round == round && mark->sheet_row == row)
        return mark;
    }

  return NULL;
}

/* Sets one field of the mark of a round on a row in @edit; a mark that does not exist yet is made. */
static void
set_field (CzWorkspace   *workspace,
           CzEdit        *edit,
           gint64         round,
           gint64         row,
           const char    *field,
           const CzValue *value)
{
  CzData       *data = cz_workspace_get_data (workspace);
  const CzMark *known = cz_marks_find (data, round, row);
  int           number = cz_kind_find_field (CZ_KIND_MARK, field);
  CzMark       *mark;

  g_return_if_fail (number >= 0);

  if (known != NULL)
    {
      cz_edit_update (edit, CZ_KIND_MARK, known->id, number, value);
      return;
    }

  mark = find_new_mark (edit, round, row);
  if (mark == NULL)
    {
      mark = cz_record_new (CZ_KIND_MARK);
      mark->id = cz_data_reserve_id (data, CZ_KIND_MARK);
      mark->round = round;
      mark->sheet_row = row;
      mark->applies = TRUE;
      cz_record_set_text (&mark->inputs, "{}");
      cz_edit_insert (edit, CZ_KIND_MARK, mark);
    }

  cz_record_set (CZ_KIND_MARK, mark, number, value, NULL);
}

static void
set_text (CzWorkspace *workspace,
          CzEdit      *edit,
          gint64       round,
          gint64       row,
          const char  *field,
          const char  *text)
{
  CzValue value = { CZ_VALUE_TEXT, 0, (char *) text };

  set_field (workspace, edit, round, row, field, &value);
}

static void
set_integer (CzWorkspace *workspace,
             CzEdit      *edit,
             gint64       round,
             gint64       row,
             const char  *field,
             gint64       integer)
{
  CzValue value = { CZ_VALUE_INTEGER, integer, NULL };

  set_field (workspace, edit, round, row, field, &value);
}

static void
sign (CzWorkspace *workspace,
      CzEdit      *edit,
      gint64       round,
      gint64       row)
{
  g_autofree char *now = cz_date_now_iso ();

  set_text (workspace, edit, round, row, "person", cz_workspace_get_person (workspace));
  set_text (workspace, edit, round, row, "at", now);
}

static gboolean
check_writable (CzWorkspace *workspace,
                gint64       round,
                gint64       row,
                GError     **error)
{
  CzData        *data = cz_workspace_get_data (workspace);
  const CzRound *record = cz_data_get_round (data, round);

  if (record == NULL || cz_data_get_row (data, row) == NULL)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, _ ("This row or round does not exist any more."));
      return FALSE;
    }

  if (record->locked)
    {
      /* Translators: %s is the name of a round */
      g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY, _ ("The round “%s” is locked."), record->name);
      return FALSE;
    }

  return TRUE;
}

/**
 * cz_marks_get_range:
 * @row: a row
 * @least: (out): least points it can be given, %CZ_POINTS_NONE when there is no limit
 * @most: (out): most points it can be given, %CZ_POINTS_NONE when there is no limit
 *
 * A row with a maximum yields 0 to it; a deduction without one goes below zero, an award without one has no end.
 */
void
cz_marks_get_range (const CzRow *row,
                    CzPoints    *least,
                    CzPoints    *most)
{
  *least = 0;
  *most = row->points;

  if (row->points != CZ_POINTS_NONE)
    return;

  if (row->rule->kind == CZ_RULE_DEDUCT)
    {
      *least = row->rule->limit != CZ_POINTS_NONE ? -row->rule->limit : CZ_POINTS_NONE;
      *most = 0;
    }
  else if (row->rule->kind == CZ_RULE_AWARD)
    {
      *most = row->rule->limit;
    }
}

/**
 * cz_marks_check_points:
 * @workspace: a workspace
 * @row: a row
 * @points: points that a person wants to give
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 */
gboolean
cz_marks_check_points (CzWorkspace *workspace,
                       gint64       row,
                       CzPoints     points,
                       GError     **error)
{
  const CzRow     *record = cz_data_get_row (cz_workspace_get_data (workspace), row);
  g_autofree char *given = cz_points_to_string (points);
  g_autofree char *limit = NULL;
  CzPoints         least;
  CzPoints         most;

  g_return_val_if_fail (record != NULL, FALSE);

  cz_marks_get_range (record, &least, &most);

  if (most != CZ_POINTS_NONE && points > most)
    {
      limit = cz_points_to_string (most);
      /* Translators: points entered, then the most the row can have */
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("%s is more than the %s points of this row."), given, limit);
      return FALSE;
    }

  if (least != CZ_POINTS_NONE && points < least)
    {
      limit = cz_points_to_string (least);
      /* Translators: points entered, then the least the row can have */
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("%s is less than %s, the least this row can have."), given, limit);
      return FALSE;
    }

  return TRUE;
}

/**
 * cz_marks_set_points:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @row: a row
 * @points: the points, %CZ_POINTS_NONE to clear them; rounded half up to the sheet's places
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Returns: %FALSE, with nothing added, if the row cannot have these points
 */
gboolean
cz_marks_set_points (CzWorkspace *workspace,
                     CzEdit      *edit,
                     gint64       round,
                     gint64       row,
                     CzPoints     points,
                     GError     **error)
{
  CzData  *data = cz_workspace_get_data (workspace);
  CzValue  value = { CZ_VALUE_NULL, 0, NULL };
  CzPoints proposed;

  if (!check_writable (workspace, round, row, error))
    return FALSE;

  if (points != CZ_POINTS_NONE)
    {
      const CzSheet *sheet = cz_data_get_sheet (data, cz_data_get_row (data, row)->sheet);

      if (!cz_marks_check_points (workspace, row, points, error))
        return FALSE;

      value = (CzValue){ CZ_VALUE_INTEGER, cz_points_round (points, sheet->places), NULL };
    }

  proposed = cz_marks_get_proposed (workspace, edit, round, row, NULL);
  set_field (workspace, edit, round, row, "points", &value);
  set_integer (workspace, edit, round, row, "overridden",
               points != CZ_POINTS_NONE && proposed != CZ_POINTS_NONE && proposed != value.integer);
  sign (workspace, edit, round, row);

  return TRUE;
}

/**
 * cz_marks_set_option:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @row: a row whose rule has states or tiers
 * @option: the chosen one, from 1; 0 for none
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Records the choice. It only proposes points: cz_marks_take_proposed() gives them.
 */
gboolean
cz_marks_set_option (CzWorkspace *workspace,
                     CzEdit      *edit,
                     gint64       round,
                     gint64       row,
                     guint        option,
                     GError     **error)
{
  const CzRule *rule;

  if (!check_writable (workspace, round, row, error))
    return FALSE;

  rule = cz_data_get_row (cz_workspace_get_data (workspace), row)->rule;
  if (option > MAX (rule->states->len, MAX (rule->tiers->len, rule->bands->len)))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("This row has no option %u."), option);
      return FALSE;
    }

  set_integer (workspace, edit, round, row, "option", option);
  sign (workspace, edit, round, row);

  return TRUE;
}

static JsonObject *
parse_inputs (const char *inputs)
{
  g_autoptr (JsonNode) root = json_from_string (inputs, NULL);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_dup_object (root);

  return json_object_new ();
}

/* Returns (transfer full) the mark as it will be once @edit is applied; NULL when there is none. */
static CzMark *
look_ahead (CzWorkspace *workspace,
            CzEdit      *edit,
            gint64       round,
            gint64       row)
{
  const CzMark *known = cz_marks_find (cz_workspace_get_data (workspace), round, row);
  CzMark       *mark;

  if (known == NULL)
    {
      CzMark *fresh = edit != NULL ? find_new_mark (edit, round, row) : NULL;

      return fresh != NULL ? cz_record_copy (CZ_KIND_MARK, fresh) : NULL;
    }

  mark = cz_record_copy (CZ_KIND_MARK, known);
  for (guint i = 0; edit != NULL && i < cz_edit_get_length (edit); i++)
    {
      const CzChange *change = cz_edit_get_change (edit, i);

      if (change->type == CZ_CHANGE_UPDATE && change->kind == CZ_KIND_MARK && change->id == mark->id)
        cz_record_set (CZ_KIND_MARK, mark, change->field, &change->value, NULL);
    }

  return mark;
}

static void
collect_inputs (const CzMark *mark,
                GArray       *inputs,
                GPtrArray    *names)
{
  g_autoptr (JsonObject) object = parse_inputs (mark->inputs);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      CzRuleInput input = { NULL };

      if (!cz_decimal_parse (json_object_get_string_member_with_default (object, l->data, ""), &input.value, NULL))
        continue;

      g_ptr_array_add (names, g_strdup (l->data));
      input.name = names->pdata[names->len - 1];
      g_array_append_val (inputs, input);
    }
}

/**
 * cz_marks_get_proposed:
 * @workspace: a workspace
 * @edit: (nullable): changes that are not applied yet and are to be taken into account
 * @round: a round
 * @row: a row
 * @why: (out) (optional): the reason, in words for the person
 *
 * Returns: what the row's rule makes of the values and the choice of its mark, else what the one unit that answers for
 *   the row returned; %CZ_POINTS_NONE when there is neither
 */
CzPoints
cz_marks_get_proposed (CzWorkspace *workspace,
                       CzEdit      *edit,
                       gint64       round,
                       gint64       row,
                       char       **why)
{
  CzData        *data = cz_workspace_get_data (workspace);
  const CzRow   *record = cz_data_get_row (data, row);
  const CzSheet *sheet = record != NULL ? cz_data_get_sheet (data, record->sheet) : NULL;
  CzMark        *mark = look_ahead (workspace, edit, round, row);
  CzRuleValues   values = { NULL, 0, mark != NULL ? (guint) mark->option : 0 };
  CzPoints       points;
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CzRuleInput));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CzRuleProposal) proposal = NULL;

  g_return_val_if_fail (sheet != NULL, CZ_POINTS_NONE);

  if (mark != NULL)
    collect_inputs (mark, inputs, names);
  values.inputs = (const CzRuleInput *) inputs->data;
  values.n_inputs = inputs->len;

  proposal = cz_rule_evaluate (record->rule, record->points, sheet->places, &values);
  points = proposal->points;
  if (points == CZ_POINTS_NONE)
    points = cz_submission_get_points (data, row);
  if (why != NULL)
    *why = proposal->points == CZ_POINTS_NONE && points != CZ_POINTS_NONE ? g_strdup (_ ("as returned by the unit")) : cz_rule_text_proposal (record->rule, proposal);

  if (mark != NULL)
    cz_record_free (CZ_KIND_MARK, mark);

  return points;
}

/**
 * cz_marks_set_input:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @row: a row
 * @input: name of an input of the row's rule
 * @value: a decimal; empty clears
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Records a value that the rule works with. It only proposes points.
 */
gboolean
cz_marks_set_input (CzWorkspace *workspace,
                    CzEdit      *edit,
                    gint64       round,
                    gint64       row,
                    const char  *input,
                    const char  *value,
                    GError     **error)
{
  g_autoptr (JsonObject) inputs = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  CzDecimal        decimal;
  CzMark          *mark;

  if (!check_writable (workspace, round, row, error))
    return FALSE;

  mark = look_ahead (workspace, edit, round, row);
  inputs = parse_inputs (mark != NULL ? mark->inputs : "{}");
  if (mark != NULL)
    cz_record_free (CZ_KIND_MARK, mark);

  if (*value == '\0')
    {
      if (json_object_has_member (inputs, input))
        json_object_remove_member (inputs, input);
    }
  else
    {
      g_autofree char *exact = NULL;

      if (!cz_decimal_parse (value, &decimal, error))
        return FALSE;

      exact = cz_decimal_to_string (decimal);
      json_object_set_string_member (inputs, input, exact);
    }

  root = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (root, inputs);
  text = json_to_string (root, FALSE);
  set_text (workspace, edit, round, row, "inputs", text);
  sign (workspace, edit, round, row);

  return TRUE;
}

/**
 * cz_marks_set_applies:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @row: a row
 * @applies: %FALSE for 合理缺项: neither the row's points nor its maximum count (domain.md d14)
 * @reason: (nullable): why it does not apply; required then
 * @error: return location for a %CZ_ERROR in words for the person
 */
gboolean
cz_marks_set_applies (CzWorkspace *workspace,
                      CzEdit      *edit,
                      gint64       round,
                      gint64       row,
                      gboolean     applies,
                      const char  *reason,
                      GError     **error)
{
  const CzMark *known;

  if (!check_writable (workspace, round, row, error))
    return FALSE;

  known = cz_marks_find (cz_workspace_get_data (workspace), round, row);
  if (!applies && (reason == NULL || *reason == '\0') && (known == NULL || *known->reason == '\0'))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A row that does not apply needs a reason."));
      return FALSE;
    }

  set_integer (workspace, edit, round, row, "applies", applies);
  if (reason != NULL)
    set_text (workspace, edit, round, row, "reason", reason);
  sign (workspace, edit, round, row);

  return TRUE;
}

gboolean
cz_marks_set_reason (CzWorkspace *workspace,
                     CzEdit      *edit,
                     gint64       round,
                     gint64       row,
                     const char  *reason,
                     GError     **error)
{
  if (!check_writable (workspace, round, row, error))
    return FALSE;

  set_text (workspace, edit, round, row, "reason", reason);
  sign (workspace, edit, round, row);

  return TRUE;
}

/**
 * cz_marks_take_proposed:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @round: a round
 * @row: a row
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Gives the row the points that its rule proposes.
 */
gboolean
cz_marks_take_proposed (CzWorkspace *workspace,
                        CzEdit      *edit,
                        gint64       round,
                        gint64       row,
                        GError     **error)
{
  g_autofree char *why = NULL;
  CzPoints         proposed = cz_marks_get_proposed (workspace, edit, round, row, &why);

  if (proposed == CZ_POINTS_NONE)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("Nothing is proposed for this row: %s"), why);
      return FALSE;
    }

  return cz_marks_set_points (workspace, edit, round, row, proposed, error);
}
