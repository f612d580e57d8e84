/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-results.h"

#include "workspace/cz-marks.h"

#include <glib/gi18n-lib.h>

/*
 * Why a subject got what it got, in words that it can check.
 */

static void
append_line (GString    *text,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
append_line (GString    *text,
             const char *format,
             ...)
{
  va_list args;

  if (text->len > 0)
    g_string_append_c (text, '\n');

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

/* Rows that do not apply, as the rounds of the deciding part left them. */
static void
append_not_applicable (CzData         *data,
                       const CzResult *result,
                       GString        *text)
{
  const GPtrArray *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", result->assessment);

  for (guint i = 0; i < rounds->len; i++)
    {
      const GPtrArray *marks = cz_data_get_children (data, CZ_KIND_MARK, "round", cz_record_id (rounds->pdata[i]));

      for (guint j = 0; j < marks->len; j++)
        {
          const CzMark    *mark = marks->pdata[j];
          const CzRow     *row = cz_data_get_row (data, mark->sheet_row);
          g_autofree char *maximum = NULL;

          if (mark->applies || row == NULL)
            continue;

          maximum = row->points != CZ_POINTS_NONE ? cz_points_to_string (row->points) : g_strdup ("0");
          /* Translators: name of a round, number of a row, points that are not counted, reason */
          append_line (text, _ ("%s: row %s does not apply, so its %s points are not counted: %s"),
                       ((const CzRound *) rounds->pdata[i])->name, row->no, maximum, mark->reason);
        }
    }
}

static void
append_points (const CzResult *result,
               GString        *text)
{
  g_autofree char *points = cz_points_to_string (result->total.points);
  g_autofree char *attainable = cz_points_to_string (result->total.attainable);
  g_autofree char *declared = cz_points_to_string (result->total.declared);
  g_autofree char *bonus = cz_points_to_string (result->bonus);

  append_line (text, _ ("Points: %s of %s attainable; the sheet declares %s."), points, attainable, declared);
  if (result->standardised != NULL)
    append_line (text, _ ("Standardised: %s ÷ %s × 100 = %s"), points, attainable, result->standardised);
  if (result->bonus != 0)
    append_line (text, _ ("Bonus: %s"), bonus);
  if (result->total.surplus > 0)
    {
      g_autofree char *surplus = cz_points_to_string (result->total.surplus);

      append_line (text, _ ("%s points are cut because rows yield more than their indicator declares."), surplus);
    }
  if (result->total.unscored > 0)
    append_line (text, ngettext ("%u row has no points yet.", "%u rows have no points yet.", result->total.unscored), result->total.unscored);
}

static void
append_parts (const CzResult *result,
              GString        *text)
{
  g_autoptr (GString) sum = g_string_new (NULL);
  g_autofree char *score = cz_decimal_is_none (result->score) ? g_strdup ("?") : cz_decimal_to_string (result->score);

  for (guint i = 0; i < result->parts->len; i++)
    {
      const CzResultPart *part = result->parts->pdata[i];
      g_autofree char    *own = NULL;
      g_autofree char    *weight = NULL;

      if (cz_decimal_is_none (part->weight))
        continue;

      own = cz_decimal_is_none (part->score) ? g_strdup ("?") : cz_decimal_to_string (part->score);
      weight = cz_decimal_to_string (part->weight);
      g_string_append_printf (sum, "%s%s %s × %s", sum->len > 0 ? " + " : "", part->name, own, weight);
    }

  if (sum->len > 0)
    append_line (text, _ ("Weighed: %s = %s"), sum->str, score);
  else
    append_line (text, _ ("Score: %s, by %s"), score, ((const CzResultPart *) result->parts->pdata[result->deciding])->name);
}

static void
append_vetoes (CzData         *data,
               const CzResult *result,
               GString        *text)
{
  for (guint i = 0; i < result->parts->len; i++)
    {
      g_autoptr (GArray) rows = cz_scoring_list_vetoes (((const CzResultPart *) result->parts->pdata[i])->scoring);

      for (guint j = 0; j < rows->len; j++)
        {
          const CzRow *row = cz_data_get_row (data, g_array_index (rows, gint64, j));

          append_line (text, _ ("Veto, row %s: %s"), row->no, row->text);
        }
    }
}

static void
append_grade (const CzResult *result,
              GString        *text)
{
  if (result->grade == NULL)
    return;

  if (result->grade_by_score == NULL)
    append_line (text, _ ("Grade: %s (%s)"), result->grade, result->grade_range);
  else if (result->n_vetoes > 0)
    append_line (text, _ ("Grade: %s because of a veto; %s by the score."), result->grade, result->grade_by_score);
  else
    append_line (text, _ ("Grade: %s because a key row is below its least ratio; %s by the score."), result->grade, result->grade_by_score);
}

static void
append_place (const CzResult *result,
              GString        *text)
{
  if (result->place == 0)
    return;

  if (*result->group != '\0')
    append_line (text, _ ("Place: %u of %u in the group %s"), result->place, result->n_group, result->group);
  else
    append_line (text, _ ("Place: %u of %u"), result->place, result->n_group);

  if (result->n_tied > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("shared with %u other", "shared with %u others", result->n_tied), result->n_tied);
    }

  if (result->place_points != CZ_POINTS_NONE)
    {
      g_autofree char *points = cz_points_to_string (result->place_points);

      append_line (text, _ ("Points for the place: %s"), points);
    }
}

/* Losses */

static int
compare_losses (gconstpointer a,
                gconstpointer b)
{
  const CzScoreChance *x = a;
  const CzScoreChance *y = b;

  return (x->lost < y->lost) - (x->lost > y->lost);
}

static const char *
find_reason (CzData             *data,
             const CzResultPart *part,
             gint64              row)
{
  const CzRound   *deciding = cz_data_get_round (data, part->round);
  const GPtrArray *rounds = cz_data_get_children (data, CZ_KIND_ROUND, "assessment", deciding->assessment);
  const char      *reason = "";

  for (guint i = 0; i < rounds->len; i++)
    {
      const CzRound *round = rounds->pdata[i];
      const CzMark  *mark = round->position <= deciding->position ? cz_marks_find (data, round->id, row) : NULL;

      if (mark != NULL && *mark->reason != '\0')
        reason = mark->reason;
    }

  return reason;
}

/**
 * cz_results_print_losses:
 * @workspace: a workspace
 * @result: a result
 * @most: how many rows at most
 * @official: in the words of an official form, which are Chinese, else in those of the person
 *
 * Returns: (transfer full): the rows that lost most points, one a line, with the reason; "" when nothing was lost
 */
char *
cz_results_print_losses (CzWorkspace    *workspace,
                         const CzResult *result,
                         guint           most,
                         gboolean        official)
{
  CzData             *data = cz_workspace_get_data (workspace);
  GString            *text = g_string_new (NULL);
  const CzResultPart *part = result->deciding >= 0 ? result->parts->pdata[result->deciding] : NULL;
  g_autoptr (GArray) chances = part != NULL ? cz_scoring_list_chances (part->scoring) : NULL;

  if (chances == NULL)
    return g_string_free (text, FALSE);

  g_array_sort (chances, compare_losses);
  for (guint i = 0; i < MIN (chances->len, most); i++)
    {
      const CzScoreChance *chance = &g_array_index (chances, CzScoreChance, i);
      g_autofree char     *lost = cz_points_to_string (chance->lost);
      const char          *reason = find_reason (data, part, chance->row);

      if (chance->lost <= 0)
        break;

      if (official)
        append_line (text, "第%s项失%s分", cz_data_get_row (data, chance->row)->no, lost);
      else
        /* Translators: number of a row, points that it lost */
        append_line (text, _ ("Row %s lost %s"), cz_data_get_row (data, chance->row)->no, lost);
      if (*reason != '\0')
        g_string_append_printf (text, "%s%s", official ? "：" : ": ", reason);
    }

  return g_string_free (text, FALSE);
}

/**
 * cz_results_explain:
 * @workspace: a workspace
 * @result: a result
 *
 * Returns: (transfer full): why, one statement a line: points, what was left out, how rounds were weighed, grade, place,
 *   and the rows that lost most
 */
char *
cz_results_explain (CzWorkspace    *workspace,
                    const CzResult *result)
{
  CzData          *data = cz_workspace_get_data (workspace);
  GString         *text = g_string_new (NULL);
  g_autofree char *losses = NULL;

  if (result->deciding < 0 || result->total.points == CZ_POINTS_NONE)
    {
      g_string_append (text, _ ("Nothing is scored yet."));
      return g_string_free (text, FALSE);
    }

  append_points (result, text);
  append_not_applicable (data, result, text);
  append_parts (result, text);
  append_vetoes (data, result, text);
  append_grade (result, text);
  append_place (result, text);
  losses = cz_results_print_losses (workspace, result, 5, FALSE);
  if (*losses != '\0')
    append_line (text, "%s", losses);

  return g_string_free (text, FALSE);
}
