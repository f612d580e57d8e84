/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-sheet-policy.h"

#include "base/cz-error.h"
#include "workspace/cz-json.h"

#include <glib/gi18n-lib.h>

/**
 * cz_sheet_policy_new:
 * @json: as in #CzSheet.band_policy; "" for nothing decided
 *
 * Returns: (transfer full): what is decided
 */
CzSheetPolicy *
cz_sheet_policy_new (const char *json)
{
  CzSheetPolicy *policy = g_new0 (CzSheetPolicy, 1);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *gap;
  const char *overlap;

  policy->rank_points = g_array_new (FALSE, FALSE, sizeof (CzPoints));
  policy->reason = g_strdup (object != NULL ? json_object_get_string_member_with_default (object, "reason", "") : "");
  if (object == NULL)
    return policy;

  gap = json_object_get_string_member_with_default (object, "gap", "");
  overlap = json_object_get_string_member_with_default (object, "overlap", "");
  policy->gap_decided = *gap != '\0';
  policy->overlap_decided = *overlap != '\0';
  if (g_str_equal (gap, "higher"))
    policy->bands |= CZ_GRADE_GAP_TO_HIGHER;
  if (g_str_equal (overlap, "lower"))
    policy->bands |= CZ_GRADE_OVERLAP_TO_LOWER;
  if (g_str_equal (json_object_get_string_member_with_default (object, "ties", ""), "dense"))
    policy->ties = CZ_RANKING_DENSE;
  cz_sheet_policy_parse_rank_points (policy, json_object_get_string_member_with_default (object, "rank_points", ""), NULL);

  return policy;
}

void
cz_sheet_policy_free (CzSheetPolicy *policy)
{
  g_array_unref (policy->rank_points);
  g_free (policy->reason);
  g_free (policy);
}

char *
cz_sheet_policy_to_json (const CzSheetPolicy *policy)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *rank_points = cz_sheet_policy_print_rank_points (policy);

  json_builder_begin_object (builder);
  if (policy->gap_decided)
    cz_json_add_text (builder, "gap", policy->bands & CZ_GRADE_GAP_TO_HIGHER ? "higher" : "lower");
  if (policy->overlap_decided)
    cz_json_add_text (builder, "overlap", policy->bands & CZ_GRADE_OVERLAP_TO_LOWER ? "lower" : "higher");
  if (*policy->reason != '\0')
    cz_json_add_text (builder, "reason", policy->reason);
  if (policy->ties == CZ_RANKING_DENSE)
    cz_json_add_text (builder, "ties", "dense");
  if (*rank_points != '\0')
    cz_json_add_text (builder, "rank_points", rank_points);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * cz_sheet_policy_parse_rank_points:
 * @policy: a policy
 * @text: points of the first, second, third place …, with blanks between them: "10 8 6"
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 *
 * Returns: %FALSE, with nothing changed, when one is not a number of points
 */
gboolean
cz_sheet_policy_parse_rank_points (CzSheetPolicy *policy,
                                   const char    *text,
                                   GError       **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (CzPoints));

  for (char **word = words; *word != NULL; word++)
    {
      CzPoints points;

      if (**word == '\0')
        continue;

      if (!cz_points_parse (*word, &points, NULL))
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a number of points, such as 7.5."), *word);
          return FALSE;
        }

      g_array_append_val (list, points);
    }

  g_array_unref (policy->rank_points);
  policy->rank_points = g_steal_pointer (&list);

  return TRUE;
}

char *
cz_sheet_policy_print_rank_points (const CzSheetPolicy *policy)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < policy->rank_points->len; i++)
    {
      g_autofree char *points = cz_points_to_string (g_array_index (policy->rank_points, CzPoints, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", points);
    }

  return g_string_free (text, FALSE);
}

/* Returns what a place earns; %CZ_POINTS_NONE where places earn nothing at all. */
CzPoints
cz_sheet_policy_get_rank_points (const CzSheetPolicy *policy,
                                 guint                place)
{
  if (policy->rank_points->len == 0 || place == 0)
    return CZ_POINTS_NONE;

  return place <= policy->rank_points->len ? g_array_index (policy->rank_points, CzPoints, place - 1) : 0;
}
