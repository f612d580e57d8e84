/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-rule-private.h"

#include <string.h>

#include "reader/cz-rule-condition.h"

/* The × before a factor; ×100% only makes a ratio a percentage. */
static const char *
find_factor (const char *text)
{
  for (const char *p = strstr (text, "×"); p != NULL; p = strstr (p + 2, "×"))
    {
      gsize n = strspn (p + 2, "0123456789.");

      if (n > 0 && !g_str_has_prefix (p + 2, "100%"))
        return p;
    }

  return NULL;
}

/* "低于90%不得分,高于90%按线性内插": where the ratio is 0 and where it is 1. */
CzRule *
cz_rule_read_proportional (const CzRuleText *reading)
{
  CzRule     *rule = cz_rule_new (CZ_RULE_PROPORTIONAL);
  const char *times;

  for (guint i = 0; i < reading->scores->len; i++)
    {
      g_auto (CzCondition) condition = { 0 };

      if (!cz_score_is_zero (cz_rule_text_score (reading, i)) || !cz_condition_read (cz_rule_text_score (reading, i)->condition, &condition))
        continue;

      rule->from = condition.bound;
      cz_rule_text_set_once (&rule->unit, condition.unit);

      if (g_strcmp0 (rule->unit, "%") == 0)
        rule->to = cz_decimal_from_int (100);
    }

  times = find_factor (reading->text);

  if (times != NULL)
    {
      gsize            n = strspn (times + 2, "0123456789.");
      g_autofree char *factor = g_strndup (times + 2, n);
      const char      *again = strstr (times + 2 + n, "×0.");

      if (n > 0)
        cz_decimal_parse (factor, &rule->factor, NULL);
      if (times[2 + n] == '%' && !cz_decimal_is_none (rule->factor))
        rule->factor.places += 2;

      if (again != NULL)
        {
          g_autofree char *below = g_strndup (again + 2, strspn (again + 2, "0123456789."));

          cz_decimal_parse (below, &rule->factor_below, NULL);
        }
    }

  return rule;
}

gboolean
cz_rule_text_is_proportional (const CzRuleText *reading)
{
  if (reading->n_lose > 0)
    return FALSE;

  return cz_rule_text_has_any (reading->text,
                               "按比例得分|按比例计分|按比例赋分|按比例记分|比例得分|比例计分|按完成比例|按实际比例|线性|内插|按完成率|按实际完成|按达标率计|按得分率|乘以|按照比例|折算得分|折算计分|按比率|按覆盖率计|按比例折算|按比例给分") ||
         (strstr (reading->text, "×") != NULL && cz_rule_text_has_any (reading->text, "计分|得分|赋分|记分"));
}
