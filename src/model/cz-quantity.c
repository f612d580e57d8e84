/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-quantity.h"

#include <string.h>

/* Shares of a whole; a percentage point counts like a percent. */
static const struct
{
  const char *unit;
  int         per_myriad;
} shares[] = {
  { "%", 100 },
  { "％", 100 },
  { "个百分点", 100 },
  { "百分点", 100 },
  { "‰", 10 },
  { "个千分点", 10 },
  { "千分点", 10 },
  { "‱", 1 },
  { "成", 1000 },
};

static const struct
{
  const char *prefix;
  gint64      factor;
} multiples[] = {
  { "亿", 100000000 },
  { "千万", 10000000 },
  { "百万", 1000000 },
  { "万", 10000 },
};

static int
get_share (const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      if (g_str_equal (unit, shares[i].unit))
        return shares[i].per_myriad;
    }

  return 0;
}

/* Of 万元 the bare unit 元, and 10,000. */
static gint64
strip_multiple (const char **unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (multiples); i++)
    {
      if (g_str_has_prefix (*unit, multiples[i].prefix))
        {
          *unit += strlen (multiples[i].prefix);
          return multiples[i].factor;
        }
    }

  return 1;
}

/**
 * cz_quantity_convert:
 * @value: a value, not none
 * @from: the unit it is in; "" takes it to be in @to
 * @to: the wanted unit; "" takes it to be @from
 * @result: (out): the same quantity in @to, exactly
 *
 * Converts between shares (%, ‰, 个百分点, 成) and between multiples of one unit (元, 万元, 亿元).
 *
 * Returns: %FALSE when the units have nothing to do with each other
 */
gboolean
cz_quantity_convert (CzDecimal   value,
                     const char *from,
                     const char *to,
                     CzExact    *result)
{
  gint64 from_factor, to_factor;

  g_return_val_if_fail (!cz_decimal_is_none (value), FALSE);

  *result = cz_exact_from_decimal (value);

  if (*from == '\0' || *to == '\0' || g_str_equal (from, to))
    return TRUE;

  from_factor = get_share (from);
  to_factor = get_share (to);

  if (from_factor == 0 && to_factor == 0)
    {
      from_factor = strip_multiple (&from);
      to_factor = strip_multiple (&to);
      if (!g_str_equal (from, to))
        return FALSE;
    }
  else if (from_factor == 0 || to_factor == 0)
    {
      return FALSE;
    }

  *result = cz_exact_multiply (*result, (CzExact){ from_factor, 1 });
  *result = cz_exact_divide (*result, (CzExact){ to_factor, 1 });

  return cz_exact_is_valid (*result);
}
