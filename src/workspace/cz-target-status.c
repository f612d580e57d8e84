/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-target-status.h"

#include "base/cz-error.h"
#include "workspace/cz-rule-text.h"

#include <glib/gi18n-lib.h>

/* How many readings a trend of some years needs (domain.md f25: three values for 连续3年 unless set otherwise). */
#define LEAST_TREND_READINGS 2

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(const CzReading *const *) a)->period, (*(const CzReading *const *) b)->period);
}

static GPtrArray *
sort_readings (CzData         *data,
               const CzTarget *target)
{
  const GPtrArray *readings = cz_target_get_readings (data, target);
  GPtrArray       *sorted = g_ptr_array_new ();

  for (guint i = 0; i < readings->len; i++)
    {
      if (!cz_decimal_is_none (((const CzReading *) readings->pdata[i])->value))
        g_ptr_array_add (sorted, readings->pdata[i]);
    }

  g_ptr_array_sort (sorted, compare_periods);

  return sorted;
}

static CzTargetStatus
from_condition (gboolean met)
{
  return met ? CZ_TARGET_MET : CZ_TARGET_MISSED;
}

/* Each of the last readings, as many as the trend has years, is better than the one before. */
static CzTargetStatus
check_trend (const GPtrArray *readings,
             int              years,
             int              direction)
{
  guint needed = years > 0 ? (guint) years : LEAST_TREND_READINGS;

  if (readings->len < MAX (needed, LEAST_TREND_READINGS))
    return CZ_TARGET_UNKNOWN;

  for (guint i = readings->len - needed + 1; i < readings->len; i++)
    {
      const CzReading *before = readings->pdata[i - 1];
      const CzReading *now = readings->pdata[i];

      if (cz_decimal_compare (now->value, before->value) * direction <= 0)
        return CZ_TARGET_MISSED;
    }

  return CZ_TARGET_MET;
}

static CzTargetStatus
check_change (const GPtrArray *readings,
              const CzTarget  *target)
{
  const CzReading *now;
  const CzReading *before;
  CzDecimal        change;
  int              order;

  if (readings->len < 2)
    return CZ_TARGET_UNKNOWN;

  now = readings->pdata[readings->len - 1];
  before = readings->pdata[readings->len - 2];
  if (!cz_decimal_subtract (now->value, before->value, &change))
    return CZ_TARGET_UNKNOWN;

  order = cz_decimal_compare (change, target->value);
  if (target->comparator == CZ_COMPARATOR_DELTA_GE)
    return from_condition (order >= 0);

  return from_condition (target->comparator == CZ_COMPARATOR_DELTA_LE ? order <= 0 : order == 0);
}

/* Holds the newest reading against a value; @order is its comparison. */
static CzTargetStatus
check_order (CzComparator comparator,
             int          order)
{
  switch (comparator)
    {
    case CZ_COMPARATOR_GE:
    case CZ_COMPARATOR_REF_GE:
      return from_condition (order >= 0);
    case CZ_COMPARATOR_GT:
    case CZ_COMPARATOR_REF_GT:
      return from_condition (order > 0);
    case CZ_COMPARATOR_EQ:
      return from_condition (order == 0);
    case CZ_COMPARATOR_LE:
    case CZ_COMPARATOR_REF_LE:
    case CZ_COMPARATOR_RANK_LE:
      return from_condition (order <= 0);
    case CZ_COMPARATOR_LT:
    case CZ_COMPARATOR_REF_LT:
      return from_condition (order < 0);
    default:
      return CZ_TARGET_UNKNOWN;
    }
}

static CzTargetStatus
check_reference (const CzTarget  *target,
                 const CzReading *reading)
{
  CzDecimal reference;

  if (*reading->reference == '\0' || !cz_decimal_parse (reading->reference, &reference, NULL))
    return CZ_TARGET_UNKNOWN;

  return check_order (target->comparator, cz_decimal_compare (reading->value, reference));
}

/**
 * cz_target_get_status:
 * @data: the data
 * @target: a target
 *
 * Returns: whether its newest readings meet it; unknown without readings, and for targets that only a person can judge
 *   (approximate, qualitative)
 */
CzTargetStatus
cz_target_get_status (CzData         *data,
                      const CzTarget *target)
{
  g_autoptr (GPtrArray) readings = sort_readings (data, target);
  const CzReading *newest;

  if (readings->len == 0)
    return CZ_TARGET_UNKNOWN;

  newest = readings->pdata[readings->len - 1];

  switch ((CzComparator) target->comparator)
    {
    case CZ_COMPARATOR_TREND_UP:
      return check_trend (readings, target->years, 1);
    case CZ_COMPARATOR_TREND_DOWN:
      return check_trend (readings, target->years, -1);
    case CZ_COMPARATOR_DELTA_GE:
    case CZ_COMPARATOR_DELTA_LE:
    case CZ_COMPARATOR_DELTA_EQ:
      return check_change (readings, target);
    case CZ_COMPARATOR_REF_GE:
    case CZ_COMPARATOR_REF_GT:
    case CZ_COMPARATOR_REF_LE:
    case CZ_COMPARATOR_REF_LT:
      return check_reference (target, newest);
    case CZ_COMPARATOR_RANGE:
      return from_condition (cz_decimal_compare (newest->value, target->value) >= 0 && cz_decimal_compare (newest->value, target->value_to) <= 0);
    case CZ_COMPARATOR_GE:
    case CZ_COMPARATOR_GT:
    case CZ_COMPARATOR_EQ:
    case CZ_COMPARATOR_LE:
    case CZ_COMPARATOR_LT:
    case CZ_COMPARATOR_RANK_LE:
      return check_order (target->comparator, cz_decimal_compare (newest->value, target->value));
    case CZ_COMPARATOR_APPROX:
    case CZ_COMPARATOR_QUALITATIVE:
    case CZ_N_COMPARATORS:
    default:
      return CZ_TARGET_UNKNOWN;
    }
}

/**
 * cz_target_dup_condition:
 * @target: a target
 *
 * Returns: (transfer full): what it asks for, in words: “at least 90%”, “below 全国平均水平”, “higher 3 years in a row”
 */
char *
cz_target_dup_condition (const CzTarget *target)
{
  const char *reference = *target->reference != '\0' ? target->reference : _ ("the value it is compared with");
  int         years = (int) target->years;

  switch ((CzComparator) target->comparator)
    {
    case CZ_COMPARATOR_REF_GE:
      return g_strdup_printf (C_ ("target", "not below %s"), reference);
    case CZ_COMPARATOR_REF_GT:
      return g_strdup_printf (C_ ("target", "above %s"), reference);
    case CZ_COMPARATOR_REF_LE:
      return g_strdup_printf (C_ ("target", "not above %s"), reference);
    case CZ_COMPARATOR_REF_LT:
      return g_strdup_printf (C_ ("target", "below %s"), reference);
    case CZ_COMPARATOR_TREND_UP:
      if (years > 1)
        return g_strdup_printf (ngettext ("higher %d year in a row", "higher %d years in a row", years), years);
      break;
    case CZ_COMPARATOR_TREND_DOWN:
      if (years > 1)
        return g_strdup_printf (ngettext ("lower %d year in a row", "lower %d years in a row", years), years);
      break;
    default:
      break;
    }

  return cz_rule_text_condition (target->comparator, target->value, target->value_to, target->unit);
}

/* Returns the sentence for what is missing to tell whether the target is met. */
static char *
word_unknown (const CzTarget  *target,
              const GPtrArray *readings)
{
  guint needed;

  if (readings->len == 0)
    return g_strdup (_ ("No reading has been entered yet."));

  switch ((CzComparator) target->comparator)
    {
    case CZ_COMPARATOR_TREND_UP:
    case CZ_COMPARATOR_TREND_DOWN:
      needed = MAX (target->years > 0 ? (guint) target->years : LEAST_TREND_READINGS, LEAST_TREND_READINGS);
      return g_strdup_printf (_ ("%u readings are needed to tell the trend; there are %u."), needed, readings->len);
    case CZ_COMPARATOR_DELTA_GE:
    case CZ_COMPARATOR_DELTA_LE:
    case CZ_COMPARATOR_DELTA_EQ:
      return g_strdup (_ ("A second reading is needed to tell the change."));
    case CZ_COMPARATOR_REF_GE:
    case CZ_COMPARATOR_REF_GT:
    case CZ_COMPARATOR_REF_LE:
    case CZ_COMPARATOR_REF_LT:
      /* Translators: %s is what the value is compared with, such as the national average */
      return g_strdup_printf (_ ("The value of “%s” is not known."), *target->reference != '\0' ? target->reference : "?");
    default:
      return g_strdup (_ ("The document gives no value to compare with: a person judges."));
    }
}

/**
 * cz_target_dup_reason:
 * @data: the data
 * @target: a target
 *
 * Returns: (transfer full): why cz_target_get_status() says what it says, in a sentence
 */
char *
cz_target_dup_reason (CzData         *data,
                      const CzTarget *target)
{
  g_autoptr (GPtrArray) readings = sort_readings (data, target);
  g_autofree char *condition = cz_target_dup_condition (target);
  g_autofree char *value = NULL;
  const CzReading *newest;

  if (cz_target_get_status (data, target) == CZ_TARGET_UNKNOWN)
    return word_unknown (target, readings);

  newest = readings->pdata[readings->len - 1];
  value = cz_decimal_to_string (newest->value);
  if (cz_target_get_status (data, target) == CZ_TARGET_MET)
    /* Translators: a period, a value with its unit, a condition such as “at least 90%” */
    return g_strdup_printf (_ ("%s: %s%s, wanted was %s."), newest->period, value, target->unit, condition);

  /* Translators: a period, a value with its unit, a condition such as “at least 90%” */
  return g_strdup_printf (_ ("%s: only %s%s, wanted is %s."), newest->period, value, target->unit, condition);
}

/**
 * cz_target_get_reading:
 * @data: the data
 * @target: a target
 * @year: a year
 *
 * Returns: (transfer none) (nullable): the reading of the year, else the last one in it
 */
const CzReading *
cz_target_get_reading (CzData         *data,
                       const CzTarget *target,
                       const char     *year)
{
  const GPtrArray *readings = cz_target_get_readings (data, target);
  const CzReading *last = NULL;

  for (guint i = 0; i < readings->len; i++)
    {
      const CzReading *reading = readings->pdata[i];

      if (g_str_equal (reading->period, year))
        return reading;
      if (g_str_has_prefix (reading->period, year) && (last == NULL || strcmp (reading->period, last->period) > 0))
        last = reading;
    }

  return last;
}

/**
 * cz_target_get_readings:
 * @data: the data
 * @target: a target
 *
 * Returns: (transfer none) (element-type CzReading): the readings of its measure
 */
const GPtrArray *
cz_target_get_readings (CzData         *data,
                        const CzTarget *target)
{
  return cz_data_get_children (data, CZ_KIND_READING, "measure", target->measure != 0 ? target->measure : -1);
}

/* Returns the measure that @edit gives the target already, or 0. */
static gint64
find_new_measure (const CzEdit *edit,
                  gint64        target)
{
  guint field = (guint) cz_kind_find_field (CZ_KIND_TARGET, "measure");

  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      const CzChange *change = cz_edit_get_change (edit, i);

      if (change->kind == CZ_KIND_TARGET && change->type == CZ_CHANGE_UPDATE && change->id == target && change->field == field)
        return change->value.integer;
    }

  return 0;
}

static gint64
ensure_measure (CzData         *data,
                CzEdit         *edit,
                const CzTarget *target)
{
  const CzDocument *document = cz_data_get_document (data, target->document);
  gint64            id = target->measure != 0 ? target->measure : find_new_measure (edit, target->id);
  CzMeasure        *measure;

  if (id != 0)
    return id;

  measure = cz_record_new (CZ_KIND_MEASURE);
  measure->id = cz_data_reserve_id (data, CZ_KIND_MEASURE);
  measure->campaign = document != NULL ? document->campaign : 0;
  cz_record_set_text (&measure->name, target->name);
  cz_record_set_text (&measure->unit, target->unit);
  cz_edit_insert (edit, CZ_KIND_MEASURE, measure);
  cz_edit_set_ref (edit, CZ_KIND_TARGET, target->id, "measure", measure->id);

  return measure->id;
}

/**
 * cz_target_set_reading:
 * @data: the data
 * @edit: the edit to add to
 * @target: a target
 * @period: 2018, 2018-06, 2018Q2 or 2018H1
 * @value: a decimal in the target's unit; empty removes the reading
 * @person: who enters it
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 */
gboolean
cz_target_set_reading (CzData         *data,
                       CzEdit         *edit,
                       const CzTarget *target,
                       const char     *period,
                       const char     *value,
                       const char     *person,
                       GError        **error)
{
  const GPtrArray *readings = cz_target_get_readings (data, target);
  const CzReading *known = NULL;
  g_autofree char *now = cz_date_now_iso ();
  CzReading       *reading;
  CzDecimal        decimal;

  if (!g_regex_match_simple ("^[12][0-9]{3}(-(0[1-9]|1[0-2])|Q[1-4]|H[12])?$", period, G_REGEX_RAW, 0))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is no period: write 2018, 2018-06, 2018Q2 or 2018H1."), period);
      return FALSE;
    }

  for (guint i = 0; i < readings->len; i++)
    {
      if (g_str_equal (((const CzReading *) readings->pdata[i])->period, period))
        known = readings->pdata[i];
    }

  if (*value == '\0')
    {
      if (known != NULL)
        cz_edit_delete (edit, CZ_KIND_READING, known->id);
      return TRUE;
    }

  if (!cz_decimal_parse (value, &decimal, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a number."), value);
      return FALSE;
    }

  if (known != NULL)
    {
      g_autofree char *exact = cz_decimal_to_string (decimal);

      cz_edit_set_text (edit, CZ_KIND_READING, known->id, "value", exact);
      cz_edit_set_text (edit, CZ_KIND_READING, known->id, "person", person);
      cz_edit_set_text (edit, CZ_KIND_READING, known->id, "at", now);
      return TRUE;
    }

  reading = cz_record_new (CZ_KIND_READING);
  reading->id = cz_data_reserve_id (data, CZ_KIND_READING);
  reading->measure = ensure_measure (data, edit, target);
  reading->value = decimal;
  cz_record_set_text (&reading->period, period);
  cz_record_set_text (&reading->person, person);
  cz_record_set_text (&reading->at, now);
  cz_edit_insert (edit, CZ_KIND_READING, reading);

  return TRUE;
}
