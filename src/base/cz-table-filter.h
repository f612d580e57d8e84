/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

/**
 * CzTableFilterKind:
 * @CZ_TABLE_FILTER_VALUES: shows one of the values; the blank text stands for blanks
 * @CZ_TABLE_FILTER_CONTAINS: contains the text, whatever the case
 * @CZ_TABLE_FILTER_LACKS: does not contain the text
 * @CZ_TABLE_FILTER_BLANK: shows nothing
 * @CZ_TABLE_FILTER_FILLED: shows something
 * @CZ_TABLE_FILTER_AT_LEAST: is a number not below the lower bound
 * @CZ_TABLE_FILTER_AT_MOST: is a number not above the upper bound
 * @CZ_TABLE_FILTER_BETWEEN: both
 */
typedef enum
{
  CZ_TABLE_FILTER_VALUES,
  CZ_TABLE_FILTER_CONTAINS,
  CZ_TABLE_FILTER_LACKS,
  CZ_TABLE_FILTER_BLANK,
  CZ_TABLE_FILTER_FILLED,
  CZ_TABLE_FILTER_AT_LEAST,
  CZ_TABLE_FILTER_AT_MOST,
  CZ_TABLE_FILTER_BETWEEN,
} CzTableFilterKind;

/**
 * CzTableFilter:
 *
 * What the cells of a column must be like for their rows to be shown.
 */
typedef struct
{
  CzTableFilterKind kind;
  GHashTable       *values;
  char             *text;
  CzDecimal         low;
  CzDecimal         high;
} CzTableFilter;

CzTableFilter *cz_table_filter_new (CzTableFilterKind kind);
CzTableFilter *cz_table_filter_new_values (const char *const *values);
CzTableFilter *cz_table_filter_new_text (CzTableFilterKind kind, const char *text);
CzTableFilter *cz_table_filter_new_range (CzTableFilterKind kind, CzDecimal low, CzDecimal high);
void           cz_table_filter_free (CzTableFilter *self);
gboolean       cz_table_filter_matches (const CzTableFilter *self, const char *text, const CzDecimal *number);
GVariant      *cz_table_filter_to_variant (const CzTableFilter *self);
CzTableFilter *cz_table_filter_from_variant (GVariant *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzTableFilter, cz_table_filter_free)
