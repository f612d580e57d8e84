/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-grammar.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr (GPtrArray) bands G_GNUC_UNUSED = cz_rule_read_bands (text);
  CzRuleReading reading;

  cz_rule_read (text, 10 * CZ_POINTS_UNIT, &reading);
  cz_rule_reading_clear (&reading);

  return 0;
}
