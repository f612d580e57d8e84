/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-finding-text.h"

#include <glib/gi18n-lib.h>

/*
 * The one place where findings get their words: what was printed, what would be expected, what to do.
 */

/* Short names of the codes, in their order, as headings and filters show them. */
static const char *const titles[CZ_N_FINDING_CODES] = {
  [CZ_FINDING_INDICATOR_SUM] = N_ ("Indicator does not add up"),
  [CZ_FINDING_CATEGORY_SUM] = N_ ("Category does not add up"),
  [CZ_FINDING_SHEET_SUM] = N_ ("Sheet does not add up"),
  [CZ_FINDING_TIER_MAX] = N_ ("Best tier differs from points"),
  [CZ_FINDING_ROW_MARK] = N_ ("Points of a row"),
  [CZ_FINDING_DUPLICATE_NUMBER] = N_ ("Number printed twice"),
  [CZ_FINDING_MISSING_NUMBER] = N_ ("Number skipped"),
  [CZ_FINDING_NO_LEAD] = N_ ("No lead unit"),
  [CZ_FINDING_TWO_CONTENTS] = N_ ("Two contents in one row"),
  [CZ_FINDING_LEAD_ALSO_COOPERATING] = N_ ("Lead also cooperates"),
  [CZ_FINDING_ALIAS_SUSPECTED] = N_ ("Two names of one unit"),
  [CZ_FINDING_UNCLOSED_BRACKET] = N_ ("Bracket not closed"),
  [CZ_FINDING_ALTERNATIVES] = N_ ("Alternatives"),
  [CZ_FINDING_PHASE_OVERLAP] = N_ ("Phases overlap"),
  [CZ_FINDING_PHASE_GAP] = N_ ("Gap between phases"),
  [CZ_FINDING_PHASE_BEFORE_ISSUE] = N_ ("Phase begins before the document"),
  [CZ_FINDING_UNIT_UNKNOWN] = N_ ("Unknown unit"),
  [CZ_FINDING_VALUE_UNIT_MISSING] = N_ ("Value without a unit"),
  [CZ_FINDING_PLAN_SHEET_CONFLICT] = N_ ("Plan and sheet differ"),
  [CZ_FINDING_TARGET_WITHOUT_ROW] = N_ ("Target without a row"),
  [CZ_FINDING_TEXT_REPAIRED] = N_ ("Text repaired"),
  [CZ_FINDING_DATE_SUSPICIOUS] = N_ ("Doubtful date"),
  [CZ_FINDING_TEXT_TRUNCATED] = N_ ("Text breaks off"),
};

static const char *const advices[CZ_N_FINDING_CODES] = {
  [CZ_FINDING_INDICATOR_SUM] = N_ ("Score as printed: what exceeds the indicator is cut. Choose “best of” when the rows are alternatives, or accept with a reason."),
  [CZ_FINDING_CATEGORY_SUM] = N_ ("Totals follow the indicators. Ask who issued the table, or accept with a reason."),
  [CZ_FINDING_SHEET_SUM] = N_ ("Totals follow the indicators. Ask who issued the table, or accept with a reason."),
  [CZ_FINDING_TIER_MAX] = N_ ("The best tier counts as the maximum. Ask who issued the table, or accept with a reason."),
  [CZ_FINDING_ROW_MARK] = N_ ("Check the points of the row against the document, or accept with a reason."),
  [CZ_FINDING_DUPLICATE_NUMBER] = N_ ("Rows keep their printed numbers and are told apart by indicator; nothing needs to be done."),
  [CZ_FINDING_MISSING_NUMBER] = N_ ("Check in the document whether something was left out, or accept with a reason."),
  [CZ_FINDING_NO_LEAD] = N_ ("Name a lead unit, or accept with a reason."),
  [CZ_FINDING_TWO_CONTENTS] = N_ ("Decide whether both are needed for the points, and say so in the reason."),
  [CZ_FINDING_LEAD_ALSO_COOPERATING] = N_ ("Remove the unit from the cooperating ones, or accept with a reason."),
  [CZ_FINDING_ALIAS_SUSPECTED] = N_ ("Merge the two names when they mean one unit, or accept that they are two."),
  [CZ_FINDING_UNCLOSED_BRACKET] = N_ ("Check that points and text were read rightly, or accept with a reason."),
  [CZ_FINDING_ALTERNATIVES] = N_ ("When one of them suffices, let the indicator count the best row, or accept with a reason."),
  [CZ_FINDING_PHASE_OVERLAP] = N_ ("Move the end or the start of one phase, or accept with a reason."),
  [CZ_FINDING_PHASE_GAP] = N_ ("Move the end or the start of one phase, or accept with a reason."),
  [CZ_FINDING_PHASE_BEFORE_ISSUE] = N_ ("Work had begun already, or the date is a slip: accept with a reason or correct it."),
  [CZ_FINDING_UNIT_UNKNOWN] = N_ ("Add the unit to the register, or give it as another name of a known one."),
  [CZ_FINDING_VALUE_UNIT_MISSING] = N_ ("Ask who issued the document and enter the unit."),
  [CZ_FINDING_PLAN_SHEET_CONFLICT] = N_ ("Decide which of the two is followed, and say so in the reason."),
  [CZ_FINDING_TARGET_WITHOUT_ROW] = N_ ("No row scores this target: link one, or accept with a reason."),
  [CZ_FINDING_TEXT_REPAIRED] = N_ ("Compare the place with the original when it matters."),
  [CZ_FINDING_DATE_SUSPICIOUS] = N_ ("Compare the date with the original document."),
  [CZ_FINDING_TEXT_TRUNCATED] = N_ ("Get the complete document and import that."),
};

static const char *const severity_titles[CZ_N_SEVERITIES] = {
  [CZ_SEVERITY_ERROR] = NC_ ("severity", "Error"),
  [CZ_SEVERITY_WARNING] = NC_ ("severity", "Warning"),
  [CZ_SEVERITY_NOTE] = NC_ ("severity", "Note"),
};

/* Returns the sentence for findings about points and numbers, or NULL. */
static char *
word_number (CzFindingCode code,
             const char   *declared,
             const char   *found)
{
  switch (code)
    {
    case CZ_FINDING_INDICATOR_SUM:
      /* Translators: points printed for the indicator, then the sum of its rows */
      return g_strdup_printf (_ ("the indicator says %s points, its rows add up to %s"), declared, found);
    case CZ_FINDING_CATEGORY_SUM:
      /* Translators: points printed for the category, then the sum of its indicators */
      return g_strdup_printf (_ ("the category says %s points, what is below it adds up to %s"), declared, found);
    case CZ_FINDING_SHEET_SUM:
      /* Translators: points printed for the sheet, then the sum of its categories */
      return g_strdup_printf (_ ("the sheet says %s points, what is below it adds up to %s"), declared, found);
    case CZ_FINDING_TIER_MAX:
      /* Translators: points printed for the row, then the points of its best tier */
      return g_strdup_printf (_ ("the row says %s points, its best tier gives %s"), declared, found);
    case CZ_FINDING_ROW_MARK:
      if (*declared == '\0')
        return g_strdup_printf (_ ("no points are printed; %s taken from the rule or the indicator"), found);
      /* Translators: points printed for the row, then what its tiers or parts come to */
      return g_strdup_printf (_ ("the row says %s points, its rule comes to %s"), declared, found);
    case CZ_FINDING_DUPLICATE_NUMBER:
      if (*declared == '\0')
        return g_strdup (_ ("this number is printed more than once"));
      /* Translators: %s is a number */
      return g_strdup_printf (_ ("number %s is printed more than once"), declared);
    case CZ_FINDING_MISSING_NUMBER:
      if (*declared == '\0')
        return g_strdup (_ ("a number is missing before this one"));
      /* Translators: %s is the number that is missing */
      return g_strdup_printf (_ ("number %s is missing"), declared);
    default:
      return NULL;
    }
}

/* Returns the sentence for findings about what a row says and who is to do it, or NULL. */
static char *
word_row (CzFindingCode code,
          const char   *declared,
          const char   *found)
{
  switch (code)
    {
    case CZ_FINDING_NO_LEAD:
      if (*found == '\0')
        return g_strdup (_ ("no lead unit is named"));
      /* Translators: %s are the units that are named without a role */
      return g_strdup_printf (_ ("no lead unit is named, only %s"), found);
    case CZ_FINDING_TWO_CONTENTS:
      if (*found == '\0')
        return g_strdup (_ ("the row holds several contents but one mark"));
      /* Translators: %s is a number, mostly 2 */
      return g_strdup_printf (_ ("the row holds %s contents but one mark"), found);
    case CZ_FINDING_LEAD_ALSO_COOPERATING:
      /* Translators: %s is a unit */
      return g_strdup_printf (_ ("%s is named as lead and as cooperating unit"), *found != '\0' ? found : declared);
    case CZ_FINDING_ALIAS_SUSPECTED:
      /* Translators: two names of units */
      return g_strdup_printf (_ ("“%s” and “%s” may be the same unit"), declared, found);
    case CZ_FINDING_UNIT_UNKNOWN:
      /* Translators: %s is the name of a unit as printed */
      return g_strdup_printf (_ ("“%s” is not a known unit"), *found != '\0' ? found : declared);
    case CZ_FINDING_UNCLOSED_BRACKET:
      return g_strdup (_ ("a bracket is opened and not closed"));
    case CZ_FINDING_ALTERNATIVES:
      if (*declared == '\0' || *found == '\0')
        return g_strdup (_ ("these may be alternatives, of which one suffices"));
      /* Translators: numbers of two rows */
      return g_strdup_printf (_ ("rows %s and %s may be alternatives, of which one suffices"), declared, found);
    default:
      return NULL;
    }
}

/* Returns the sentence for findings about phases and targets, or NULL. */
static char *
word_plan (CzFindingCode code,
           const char   *declared,
           const char   *found)
{
  switch (code)
    {
    case CZ_FINDING_PHASE_OVERLAP:
      /* Translators: end of the phase before, then start of this one */
      return g_strdup_printf (_ ("begins %2$s, before the phase before it ends (%1$s)"), declared, found);
    case CZ_FINDING_PHASE_GAP:
      /* Translators: end of the phase before, then start of this one */
      return g_strdup_printf (_ ("begins %2$s, the phase before it ends %1$s: time between them belongs to no phase"), declared, found);
    case CZ_FINDING_PHASE_BEFORE_ISSUE:
      /* Translators: date of the document, then start of the phase */
      return g_strdup_printf (_ ("begins %2$s, before the document was issued (%1$s)"), declared, found);
    case CZ_FINDING_VALUE_UNIT_MISSING:
      /* Translators: %s is a value such as 78 */
      return g_strdup_printf (_ ("the value %s has no unit"), found);
    case CZ_FINDING_PLAN_SHEET_CONFLICT:
      /* Translators: what the plan says, then what the scoring sheet says */
      return g_strdup_printf (_ ("the plan says “%s”, the sheet says “%s”"), declared, found);
    case CZ_FINDING_TARGET_WITHOUT_ROW:
      return g_strdup (_ ("no row of the scoring sheet covers this target"));
    default:
      return NULL;
    }
}

static char *
word_text (CzFindingCode code,
           const char   *declared,
           const char   *found)
{
  switch (code)
    {
    case CZ_FINDING_TEXT_REPAIRED:
      if (*declared != '\0' && *found != '\0')
        /* Translators: what was printed, then what it was made */
        return g_strdup_printf (_ ("“%s” was read as “%s”"), declared, found);
      if (*found != '\0')
        /* Translators: %s says what was changed while reading */
        return g_strdup_printf (_ ("the text was repaired while reading: %s"), found);
      return g_strdup (_ ("the text was repaired while reading"));
    case CZ_FINDING_DATE_SUSPICIOUS:
      if (*declared != '\0' && *found != '\0')
        /* Translators: a date as printed, then the date it is compared with */
        return g_strdup_printf (_ ("the date %s does not fit %s"), found, declared);
      /* Translators: %s is a date as printed */
      return g_strdup_printf (_ ("the date %s is doubtful"), *found != '\0' ? found : declared);
    case CZ_FINDING_TEXT_TRUNCATED:
    default:
      return g_strdup (_ ("the text breaks off; what follows is missing"));
    }
}

/**
 * cz_finding_text:
 * @code: code of a finding
 * @where: marker or number as printed, "" when it has no place
 * @declared: what is printed or would be expected, "" for nothing
 * @found: what was found instead, "" for nothing
 *
 * Returns: (transfer full): the finding in the language of the locale, one line that begins with its place
 */
char *
cz_finding_text (CzFindingCode code,
                 const char   *where,
                 const char   *declared,
                 const char   *found)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (code < CZ_N_FINDING_CODES, NULL);
  g_return_val_if_fail (where != NULL && declared != NULL && found != NULL, NULL);

  sentence = word_number (code, declared, found);
  if (sentence == NULL)
    sentence = word_row (code, declared, found);
  if (sentence == NULL)
    sentence = word_plan (code, declared, found);
  if (sentence == NULL)
    sentence = word_text (code, declared, found);

  if (*where == '\0')
    return g_steal_pointer (&sentence);

  /* Translators: place of a finding, then the finding */
  return g_strdup_printf (_ ("%s: %s"), where, sentence);
}

/* Returns what a person can do about findings of this code. */
const char *
cz_finding_advice (CzFindingCode code)
{
  g_return_val_if_fail (code < CZ_N_FINDING_CODES, NULL);

  return _ (advices[code]);
}

/* Returns a short name of the code, for headings. */
const char *
cz_finding_title (CzFindingCode code)
{
  g_return_val_if_fail (code < CZ_N_FINDING_CODES, NULL);

  return _ (titles[code]);
}

const char *
cz_severity_title (CzSeverity severity)
{
  g_return_val_if_fail (severity < CZ_N_SEVERITIES, NULL);

  return g_dpgettext2 (NULL, "severity", severity_titles[severity]);
}
