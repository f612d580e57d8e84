/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-table-filter.h"

#include <string.h>

CzTableFilter *
cz_table_filter_new (CzTableFilterKind kind)
{
  CzTableFilter *self = g_new0 (CzTableFilter, 1);

  self->kind = kind;
  self->low = cz_decimal_none ();
  self->high = cz_decimal_none ();

  return self;
}

CzTableFilter *
cz_table_filter_new_values (const char *const *values)
{
  CzTableFilter *self = cz_table_filter_new (CZ_TABLE_FILTER_VALUES);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; *values != NULL; values++)
    g_hash_table_add (self->values, g_strdup (*values));

  return self;
}

CzTableFilter *
cz_table_filter_new_text (CzTableFilterKind kind,
                          const char       *text)
{
  CzTableFilter *self = cz_table_filter_new (kind);

  self->text = g_strdup (text);

  return self;
}

/* A bound that the kind does not use may be none. */
CzTableFilter *
cz_table_filter_new_range (CzTableFilterKind kind,
                           CzDecimal         low,
                           CzDecimal         high)
{
  CzTableFilter *self = cz_table_filter_new (kind);

  self->low = low;
  self->high = high;

  return self;
}

void
cz_table_filter_free (CzTableFilter *self)
{
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self->text);
  g_free (self);
}

static gboolean
is_in_range (const CzTableFilter *self,
             const CzDecimal     *number)
{
  if (number == NULL)
    return FALSE;
  if (self->kind != CZ_TABLE_FILTER_AT_MOST && cz_decimal_compare (*number, self->low) < 0)
    return FALSE;

  return self->kind == CZ_TABLE_FILTER_AT_LEAST || cz_decimal_compare (*number, self->high) <= 0;
}

/* @number is %NULL where the cell is none. */
gboolean
cz_table_filter_matches (const CzTableFilter *self,
                         const char          *text,
                         const CzDecimal     *number)
{
  switch (self->kind)
    {
    case CZ_TABLE_FILTER_VALUES:
      return g_hash_table_contains (self->values, text);
    case CZ_TABLE_FILTER_CONTAINS:
      return strcasestr (text, self->text) != NULL;
    case CZ_TABLE_FILTER_LACKS:
      return strcasestr (text, self->text) == NULL;
    case CZ_TABLE_FILTER_BLANK:
      return *text == '\0';
    case CZ_TABLE_FILTER_FILLED:
      return *text != '\0';
    default:
      return is_in_range (self, number);
    }
}

static GVariant *
decimal_to_variant (CzDecimal decimal)
{
  return g_variant_new ("(xy)", decimal.mantissa, decimal.places);
}

static CzDecimal
decimal_from_variant (GVariant *variant)
{
  CzDecimal decimal;

  g_variant_get (variant, "(xy)", &decimal.mantissa, &decimal.places);

  return decimal.places > CZ_DECIMAL_MAX_PLACES ? cz_decimal_none () : decimal;
}

#define VARIANT_TYPE G_VARIANT_TYPE ("(uass(xy)(xy))")

/* Returns: (transfer floating): the filter, for cz_table_filter_from_variant() */
GVariant *
cz_table_filter_to_variant (const CzTableFilter *self)
{
  GVariantBuilder values;

  g_variant_builder_init (&values, G_VARIANT_TYPE_STRING_ARRAY);
  if (self->values != NULL)
    {
      GHashTableIter iter;
      gpointer       value;

      g_hash_table_iter_init (&iter, self->values);
      while (g_hash_table_iter_next (&iter, &value, NULL))
        g_variant_builder_add (&values, "s", value);
    }

  return g_variant_new ("(uass@(xy)@(xy))", (guint) self->kind, &values, self->text != NULL ? self->text : "",
                        decimal_to_variant (self->low), decimal_to_variant (self->high));
}

static gboolean
is_complete (const CzTableFilter *self)
{
  switch (self->kind)
    {
    case CZ_TABLE_FILTER_AT_LEAST:
      return !cz_decimal_is_none (self->low);
    case CZ_TABLE_FILTER_AT_MOST:
      return !cz_decimal_is_none (self->high);
    case CZ_TABLE_FILTER_BETWEEN:
      return !cz_decimal_is_none (self->low) && !cz_decimal_is_none (self->high);
    default:
      return TRUE;
    }
}

/* Returns: (transfer full) (nullable): the filter; %NULL if @variant is none that this version knows */
CzTableFilter *
cz_table_filter_from_variant (GVariant *variant)
{
  g_autoptr (CzTableFilter) self = NULL;
  g_autoptr (GVariant) low = NULL;
  g_autoptr (GVariant) high = NULL;
  g_autofree const char **values = NULL;
  const char             *text;
  guint                   kind;

  if (!g_variant_is_of_type (variant, VARIANT_TYPE))
    return NULL;

  g_variant_get (variant, "(u^a&s&s@(xy)@(xy))", &kind, &values, &text, &low, &high);
  if (kind > CZ_TABLE_FILTER_BETWEEN)
    return NULL;

  self = kind == CZ_TABLE_FILTER_VALUES ? cz_table_filter_new_values (values) : cz_table_filter_new_text (kind, text);
  self->low = decimal_from_variant (low);
  self->high = decimal_from_variant (high);

  return is_complete (self) ? g_steal_pointer (&self) : NULL;
}
