/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-set.h"

#include "base/cz-error.h"
#include "model/cz-rule-slot.h"
#include "workspace/cz-marks.h"

#include <glib/gi18n.h>
#include <string.h>

/* What of a mark a field sets, in the order in which they are done: points may be those that the new value proposes. */
typedef enum
{
  PART_APPLIES,
  PART_OPTION,
  PART_INPUT,
  PART_POINTS,
  PART_REASON,
  N_PARTS
} Part;

typedef struct
{
  const CzCliField *field;
  gint64            round;
  Part              part;
  const char       *input; /* NULL: the only one */
} MarkField;

/* Returns what follows the code of the round in the field, NULL when it is not of this round. */
static const char *
skip_code (const char *field,
           const char *code)
{
  const char *rest = field + strlen (code);

  if (!g_str_has_prefix (field, code) || (*rest != '\0' && *rest != '.' && !g_str_equal (rest, "-reason")))
    return NULL;

  return rest;
}

static gboolean
parse_part (const char *rest,
            MarkField  *mark)
{
  if (*rest == '\0')
    mark->part = PART_POINTS;
  else if (g_str_equal (rest, ".value"))
    mark->part = PART_INPUT;
  else if (g_str_has_prefix (rest, ".input.") && rest[strlen (".input.")] != '\0')
    {
      mark->part = PART_INPUT;
      mark->input = rest + strlen (".input.");
    }
  else if (g_str_equal (rest, ".option"))
    mark->part = PART_OPTION;
  else if (g_str_equal (rest, ".applies"))
    mark->part = PART_APPLIES;
  else if (g_str_equal (rest, ".reason") || g_str_equal (rest, "-reason"))
    mark->part = PART_REASON;
  else
    return FALSE;

  return TRUE;
}

static gboolean
parse_field (CzCliSetting     *setting,
             const GPtrArray  *rounds,
             const CzCliField *field,
             MarkField        *mark,
             GError          **error)
{
  const char *rest = NULL;

  *mark = (MarkField){ field, 0, N_PARTS, NULL };

  for (guint i = 0; i < rounds->len && mark->round == 0; i++)
    {
      const CzRound *round = rounds->pdata[i];

      rest = skip_code (field->field, round->code);
      if (rest != NULL && *round->code != '\0')
        mark->round = round->id;
    }

  setting->failed = field;
  if (mark->round == 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, _ ("there is no such round; “list rounds” shows them"));
      return FALSE;
    }

  return parse_part (rest, mark) ||
         cz_cli_set_unknown_field (setting, field, "ROUND ROUND.value ROUND.input.NAME ROUND.option ROUND.applies ROUND.reason", error);
}

/* Returns the name of the input that is meant, or NULL: @input itself when the rule has it, else its only one. */
static char *
find_input (const CzRow *row,
            const char  *input,
            GError     **error)
{
  g_autoptr (GPtrArray) slots = cz_rule_list_slots (row->rule);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *only = NULL;
  guint       n_inputs = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const CzRuleSlot *slot = slots->pdata[i];

      if (slot->role == CZ_RULE_SLOT_OPTION)
        continue;

      if (input != NULL && g_str_equal (slot->name, input))
        return g_strdup (input);

      only = slot->name;
      n_inputs++;
      g_string_append_printf (names, " %s", slot->name);
    }

  if (n_inputs == 0)
    g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("the rule of this row needs no value"));
  else if (input == NULL && n_inputs == 1)
    return g_strdup (only);
  else
    /* Translators: %s is a list of names */
    g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("the rule of this row needs these, by ROUND.input.NAME:%s"), names->str);

  return NULL;
}

static gboolean
set_points (CzCliSetting    *setting,
            const MarkField *mark,
            GError         **error)
{
  const char *value = mark->field->value;
  CzPoints    points = CZ_POINTS_NONE;

  if (g_str_equal (value, "proposed"))
    return cz_marks_take_proposed (setting->workspace, setting->edit, mark->round, setting->id, error);

  if (*value != '\0' && !cz_points_parse (value, &points, NULL))
    {
      /* Translators: %s is what was entered */
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a plain decimal with at most 4 places"), value);
      return FALSE;
    }

  return cz_marks_set_points (setting->workspace, setting->edit, mark->round, setting->id, points, error);
}

static gboolean
set_option (CzCliSetting    *setting,
            const MarkField *mark,
            GError         **error)
{
  guint64 option = 0;

  if (*mark->field->value != '\0' && !g_ascii_string_to_unsigned (mark->field->value, 10, 1, G_MAXUINT, &option, NULL))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("an option is named by its number, from 1"));
      return FALSE;
    }

  return cz_marks_set_option (setting->workspace, setting->edit, mark->round, setting->id, (guint) option, error);
}

static gboolean
set_input (CzCliSetting    *setting,
           const MarkField *mark,
           GError         **error)
{
  const char      *value = mark->field->value;
  g_autofree char *input = find_input (cz_data_get_row (setting->data, setting->id), mark->input, error);
  CzDecimal        decimal;

  if (input == NULL)
    return FALSE;

  if (*value != '\0' && !cz_decimal_parse (value, &decimal, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a plain decimal with at most 9 places"), value);
      return FALSE;
    }

  return cz_marks_set_input (setting->workspace, setting->edit, mark->round, setting->id, input, value, error);
}

/* A reason given in the same command belongs to it. */
static const char *
find_reason (const GArray *marks,
             gint64        round)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const MarkField *mark = &g_array_index (marks, MarkField, i);

      if (mark->part == PART_REASON && mark->round == round)
        return mark->field->value;
    }

  return NULL;
}

static gboolean
set_applies (CzCliSetting    *setting,
             const MarkField *mark,
             const GArray    *marks,
             GError         **error)
{
  gboolean applies;

  return cz_cli_parse_yes (mark->field->value, &applies, error) &&
         cz_marks_set_applies (setting->workspace, setting->edit, mark->round, setting->id, applies, find_reason (marks, mark->round), error);
}

static gboolean
set_part (CzCliSetting    *setting,
          const MarkField *mark,
          const GArray    *marks,
          GError         **error)
{
  switch (mark->part)
    {
    case PART_APPLIES:
      return set_applies (setting, mark, marks, error);
    case PART_OPTION:
      return set_option (setting, mark, error);
    case PART_INPUT:
      return set_input (setting, mark, error);
    case PART_POINTS:
      return set_points (setting, mark, error);
    case PART_REASON:
      return cz_marks_set_reason (setting->workspace, setting->edit, mark->round, setting->id, mark->field->value, error);
    case N_PARTS:
    default:
      g_assert_not_reached ();
    }
}

gboolean
cz_cli_set_row (CzCliSetting *setting,
                GError      **error)
{
  const CzRow     *row = cz_data_get_row (setting->data, setting->id);
  gint64           assessment = cz_marks_find_assessment (setting->workspace, row->sheet, setting->subject);
  const GPtrArray *rounds;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (MarkField));

  if (assessment == 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, _ ("this unit is not assessed by this sheet; “list assessments” shows who is"));
      return FALSE;
    }

  rounds = cz_data_get_children (setting->data, CZ_KIND_ROUND, "assessment", assessment);
  for (guint i = 0; i < setting->fields->len; i++)
    {
      MarkField mark;

      if (!parse_field (setting, rounds, setting->fields->pdata[i], &mark, error))
        return FALSE;

      g_array_append_val (marks, mark);
    }

  for (guint part = 0; part < N_PARTS; part++)
    {
      for (guint i = 0; i < marks->len; i++)
        {
          const MarkField *mark = &g_array_index (marks, MarkField, i);

          setting->failed = mark->field;
          if (mark->part == part && !set_part (setting, mark, marks, error))
            return FALSE;
        }
    }

  return TRUE;
}
