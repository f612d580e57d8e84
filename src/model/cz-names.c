/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-names.h"

#include "model/cz-draft.h"

const char *const cz_document_kind_names[] = {
  "plan",
  "opinions",
  "outline",
  "rules",
  "notice",
  "circular",
  "scoring-table",
  "other",
  NULL,
};

const char *const cz_role_names[] = { "lead", "cooperating", "joint", "responsible", NULL };

const char *const cz_combine_names[] = { "sum", "best", "cap", NULL };

const char *const cz_severity_names[] = { "error", "warning", "note", NULL };

const char *const cz_finding_code_names[] = {
  "indicator-sum",
  "category-sum",
  "sheet-sum",
  "tier-max",
  "row-mark",
  "duplicate-number",
  "missing-number",
  "no-lead",
  "two-contents",
  "lead-also-cooperating",
  "alias-suspected",
  "unclosed-bracket",
  "alternatives",
  "phase-overlap",
  "phase-gap",
  "phase-before-issue",
  "unit-unknown",
  "value-unit-missing",
  "plan-sheet-conflict",
  "target-without-row",
  "text-repaired",
  "date-suspicious",
  "text-truncated",
  NULL,
};

const char *const cz_every_names[] = {
  "none",
  "week",
  "month",
  "quarter",
  "half-year",
  "year",
  "regularly",
  "phase",
  NULL,
};

const char *const cz_place_names[] = {
  "none",
  "document",
  "section",
  "task",
  "target",
  "phase",
  "sheet",
  "category",
  "indicator",
  "row",
  "unit",
  NULL,
};

const char *const cz_comparator_names[] = {
  "ge",
  "gt",
  "eq",
  "le",
  "lt",
  "range",
  "approx",
  "rank_le",
  "trend_up",
  "trend_down",
  "ref_ge",
  "ref_gt",
  "ref_le",
  "ref_lt",
  "delta_ge",
  "delta_le",
  "delta_eq",
  "qualitative",
  NULL,
};

const char *const cz_rule_kind_names[] = {
  "judged",
  "fixed",
  "states",
  "tiers",
  "threshold",
  "proportional",
  "rank",
  "deduct",
  "award",
  "slope",
  "any_of",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (cz_document_kind_names) == CZ_N_DOCUMENT_KINDS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_role_names) == CZ_N_ROLES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_combine_names) == CZ_N_COMBINES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_severity_names) == CZ_N_SEVERITIES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_finding_code_names) == CZ_N_FINDING_CODES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_every_names) == CZ_N_EVERY + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_place_names) == CZ_N_PLACES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_comparator_names) == CZ_N_COMPARATORS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (cz_rule_kind_names) == CZ_N_RULE_KINDS + 1);

/**
 * cz_names_get:
 * @names: a table of names in enum order
 * @n_names: its length without the closing %NULL
 * @value: the enum value
 *
 * Returns: the name of @value on the command line and in stores
 */
const char *
cz_names_get (const char *const *names,
              guint              n_names,
              guint              value)
{
  g_return_val_if_fail (value < n_names, "");

  return names[value];
}

/**
 * cz_names_find:
 * @names: a %NULL-terminated table of names in enum order
 * @name: a name
 * @value: (out): its enum value
 *
 * Returns: %FALSE, @value untouched, when there is no such name
 */
gboolean
cz_names_find (const char *const *names,
               const char        *name,
               guint             *value)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], name))
        {
          *value = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
cz_document_kind_to_name (CzDocumentKind kind)
{
  return cz_names_get (cz_document_kind_names, CZ_N_DOCUMENT_KINDS, kind);
}

const char *
cz_role_to_name (CzRole role)
{
  return cz_names_get (cz_role_names, CZ_N_ROLES, role);
}

const char *
cz_combine_to_name (CzCombine combine)
{
  return cz_names_get (cz_combine_names, CZ_N_COMBINES, combine);
}

const char *
cz_severity_to_name (CzSeverity severity)
{
  return cz_names_get (cz_severity_names, CZ_N_SEVERITIES, severity);
}

const char *
cz_finding_code_to_name (CzFindingCode code)
{
  return cz_names_get (cz_finding_code_names, CZ_N_FINDING_CODES, code);
}

const char *
cz_every_to_name (CzEvery every)
{
  return cz_names_get (cz_every_names, CZ_N_EVERY, every);
}

const char *
cz_place_to_name (CzPlace place)
{
  return cz_names_get (cz_place_names, CZ_N_PLACES, place);
}

const char *
cz_comparator_to_name (CzComparator comparator)
{
  return cz_names_get (cz_comparator_names, CZ_N_COMPARATORS, comparator);
}

/**
 * cz_comparator_from_name:
 * @name: a name of the command line, "ge"
 * @comparator: (out): its value
 *
 * Returns: %FALSE when there is no such comparator
 */
gboolean
cz_comparator_from_name (const char   *name,
                         CzComparator *comparator)
{
  guint value;

  if (!cz_names_find (cz_comparator_names, name, &value))
    return FALSE;

  *comparator = value;

  return TRUE;
}

const char *
cz_rule_kind_to_name (CzRuleKind kind)
{
  return cz_names_get (cz_rule_kind_names, CZ_N_RULE_KINDS, kind);
}

/**
 * cz_rule_kind_from_name:
 * @name: a name of the command line, "tiers"
 * @kind: (out): its value
 *
 * Returns: %FALSE when there is no such kind
 */
gboolean
cz_rule_kind_from_name (const char *name,
                        CzRuleKind *kind)
{
  guint value;

  if (!cz_names_find (cz_rule_kind_names, name, &value))
    return FALSE;

  *kind = value;

  return TRUE;
}
