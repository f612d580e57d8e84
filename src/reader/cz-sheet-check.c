/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet.h"

#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-sheet-token.h"

/* A longer gap in the numbers is another way of counting, not rows that were lost. */
#define MAX_GAP 20
/* So many characters in common mean the same object: 重大设备监理机制. */
#define SAME_OBJECT 6

/* The checks of one sheet. @seen: how often a number was printed since the counting began. */
typedef struct
{
  GPtrArray  *findings;
  GHashTable *seen;
  guint       last;
  gboolean    wants_lead;
  CzRole      lead;
} Check;

static CzDraftFinding *
add_finding (Check        *check,
             CzFindingCode code,
             const char   *where,
             CzPlace       place,
             gpointer      record,
             CzSpan        span)
{
  CzDraftFinding *finding = cz_draft_finding_new (code, where);

  finding->place = place;
  finding->record = record;
  finding->span = span;
  g_ptr_array_add (check->findings, finding);

  return finding;
}

static void
set_facts (CzDraftFinding *finding,
           const char     *declared,
           const char     *found)
{
  g_free (finding->declared);
  g_free (finding->found);
  finding->declared = g_strdup (declared);
  finding->found = g_strdup (found);
}

static void
set_points (CzDraftFinding *finding,
            CzPoints        declared,
            CzPoints        found)
{
  g_autofree char *a = cz_points_to_string (declared);
  g_autofree char *b = cz_points_to_string (found);

  set_facts (finding, a, b);
}

static gboolean
brackets_match (const char *text)
{
  g_autofree char *folded = cz_fold_string (text);
  int              depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '(')
        depth++;
      else if (*p == ')' && p > folded && depth == 0 && !g_ascii_isdigit (p[-1]))
        return FALSE;
      else if (*p == ')' && depth > 0)
        depth--;
    }

  return depth == 0;
}

static CzPoints
best_option (const CzDraftRow *row)
{
  switch (row->rule->kind)
    {
    case CZ_RULE_STATES:
    case CZ_RULE_TIERS:
      return cz_rule_get_maximum (row->rule, CZ_POINTS_NONE);
    case CZ_RULE_RANK:
      return row->rule->bands->len > 1 ? cz_rule_get_maximum (row->rule, CZ_POINTS_NONE) : CZ_POINTS_NONE;
    default:
      return CZ_POINTS_NONE;
    }
}

static CzPoints
sum_parts (const CzDraftRow *row)
{
  CzPoints sum = CZ_POINTS_NONE;

  for (guint i = 0; i < row->parts->len; i++)
    {
      const CzDraftRow *part = g_ptr_array_index (row->parts, i);

      if (part->points == CZ_POINTS_NONE)
        return CZ_POINTS_NONE;

      sum = sum == CZ_POINTS_NONE ? part->points : sum + part->points;
    }

  return sum;
}

/* The mark of a row against its best option, or against the sum of its sub-points. */
static void
check_mark (Check                  *check,
            const CzDraftIndicator *indicator,
            CzDraftRow             *row,
            const char             *where)
{
  CzPoints best = best_option (row);
  gboolean confirmed = indicator->rows->len == 1 && indicator->points_printed == best;
  CzPoints parts = sum_parts (row);

  if (row->points_printed == CZ_POINTS_NONE)
    return;

  if (best != CZ_POINTS_NONE && best != row->points_printed)
    set_points (add_finding (check, confirmed ? CZ_FINDING_ROW_MARK : CZ_FINDING_TIER_MAX, where, CZ_PLACE_ROW, row, row->span),
                row->points_printed, best);
  else if (parts != CZ_POINTS_NONE && parts != row->points_printed)
    set_points (add_finding (check, CZ_FINDING_ROW_MARK, where, CZ_PLACE_ROW, row, row->span), row->points_printed, parts);
}

static void
check_units (Check      *check,
             CzDraftRow *row,
             const char *where)
{
  gboolean has_lead = FALSE;

  for (guint i = 0; i < row->units->len; i++)
    {
      const CzDraftUnit *unit = g_ptr_array_index (row->units, i);

      has_lead |= unit->role == CZ_ROLE_LEAD || unit->role == check->lead;

      for (guint k = 0; k < row->units->len && unit->role == CZ_ROLE_LEAD; k++)
        {
          const CzDraftUnit *other = g_ptr_array_index (row->units, k);

          if (other->role == CZ_ROLE_COOPERATING && g_str_equal (other->name, unit->name))
            {
              set_facts (add_finding (check, CZ_FINDING_LEAD_ALSO_COOPERATING, where, CZ_PLACE_ROW, row, other->span), unit->name, unit->name);
              break;
            }
        }
    }

  if (check->wants_lead && !has_lead)
    add_finding (check, CZ_FINDING_NO_LEAD, where, CZ_PLACE_ROW, row, row->span);
}

/* The printed number among those before it; the row's place in words: a second 48 is "48#2". */
static char *
check_number (Check      *check,
              CzDraftRow *row)
{
  g_autofree char *digits = cz_fold_squeeze (row->no, strlen (row->no));
  guint64          value;
  guint            n;

  if (*digits == '\0')
    return g_strdup ("");
  if (!g_ascii_string_to_unsigned (digits, 10, 1, 1000000, &value, NULL))
    return g_strdup (row->no);

  if (value == 1 && check->last > 1)
    {
      g_hash_table_remove_all (check->seen);
      check->last = 0;
    }

  n = GPOINTER_TO_UINT (g_hash_table_lookup (check->seen, GUINT_TO_POINTER ((guint) value))) + 1;
  g_hash_table_insert (check->seen, GUINT_TO_POINTER ((guint) value), GUINT_TO_POINTER (n));

  if (n == 1)
    {
      for (guint missing = check->last + 1; value > check->last + 1 && value - check->last <= MAX_GAP && missing < value; missing++)
        {
          g_autofree char *where = g_strdup_printf ("%u", missing);

          set_facts (add_finding (check, CZ_FINDING_MISSING_NUMBER, where, CZ_PLACE_ROW, row, row->span), where, digits);
        }
    }

  check->last = (guint) value;

  if (n == 1)
    return g_strdup (digits);

  {
    char *where = g_strdup_printf ("%s#%u", digits, n);

    set_facts (add_finding (check, CZ_FINDING_DUPLICATE_NUMBER, where, CZ_PLACE_ROW, row, row->span), digits, where);

    return where;
  }
}

/* The number of the item marker that @text begins with, 0 without one. */
static guint
item_number (const char *text)
{
  CzTokenShape shape;

  if (cz_sheet_marker_length (text, &shape) == 0 || shape != CZ_TOKEN_ITEM)
    return 0;

  return (guint) g_ascii_strtoull (*text == '(' ? text + 1 : text, NULL, 10);
}

/* The last item number within a row: 3 for "2. … 3. …". */
static guint
last_item (const char *folded)
{
  guint last = item_number (folded);

  for (const char *p = folded; last > 0 && *p != '\0'; p++)
    if (*p == ' ' || *p == '\n')
      {
        const char *item = cz_fold_skip_blanks (p);

        if (item_number (item) == last + 1)
          last++;
      }

  return last;
}

/* Two numbered contents in a row of a table that otherwise has one in each row. */
static void
check_contents (Check            *check,
                CzDraftIndicator *indicator,
                GPtrArray        *wheres)
{
  guint last = 0;

  if (indicator->rows->len < 2)
    return;

  for (guint i = 0; i < indicator->rows->len; i++)
    {
      CzDraftRow      *row = g_ptr_array_index (indicator->rows, i);
      g_autofree char *folded = cz_fold_string (row->text);
      guint            first = item_number (folded);
      guint            end = last_item (folded);
      const char      *where = g_ptr_array_index (wheres, i);

      if (end > first && first > 0 && row->parts->len == 0)
        {
          g_autofree char *found = g_strdup_printf ("%u", end - first + 1);

          set_facts (add_finding (check, CZ_FINDING_TWO_CONTENTS, where, CZ_PLACE_ROW, row, row->span), "1", found);
        }

      if (first > 1 && first == last)
        {
          g_autofree char *printed = g_strdup_printf ("%u", first);
          g_autofree char *expected = g_strdup_printf ("%u", last + 1);

          set_facts (add_finding (check, CZ_FINDING_DUPLICATE_NUMBER, where, CZ_PLACE_ROW, row, row->span), printed, expected);
        }

      last = end;
    }
}

/* The longest run of characters that both texts have, up to what is asked for. */
static gboolean
share_object (const char *a,
              const char *b)
{
  for (const char *p = b; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = p;
      guint       n = 0;

      while (*end != '\0' && n < SAME_OBJECT)
        {
          end = g_utf8_next_char (end);
          n++;
        }

      if (n < SAME_OBJECT)
        return FALSE;
      if (memmem (a, strlen (a), p, (gsize) (end - p)) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_weaker (const char *text)
{
  static const char *const verbs[] = { "探索", "研究", "推动", "正在", "着手", "筹备", "计划", "拟", "启动", "申报" };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strstr (text, verbs[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A weaker row beside one that has all points of the indicator: rather the better of both than their sum. */
static void
check_alternatives (Check            *check,
                    CzDraftIndicator *indicator)
{
  for (guint i = 0; i < indicator->rows->len; i++)
    for (guint k = 0; k < indicator->rows->len; k++)
      {
        const CzDraftRow *whole = g_ptr_array_index (indicator->rows, i);
        CzDraftRow       *weaker = g_ptr_array_index (indicator->rows, k);

        if (i == k || whole->points != indicator->points_printed || weaker->points == CZ_POINTS_NONE || weaker->points >= whole->points)
          continue;
        if (!is_weaker (weaker->text) || is_weaker (whole->text) || !share_object (whole->text, weaker->text))
          continue;

        set_facts (add_finding (check, CZ_FINDING_ALTERNATIVES, indicator->marker, CZ_PLACE_INDICATOR, indicator, weaker->span), whole->no, weaker->no);
        return;
      }
}

static gboolean
all_rows_have_points (const CzDraftIndicator *indicator)
{
  for (guint i = 0; i < indicator->rows->len; i++)
    if (((const CzDraftRow *) g_ptr_array_index (indicator->rows, i))->points == CZ_POINTS_NONE)
      return FALSE;

  return indicator->rows->len > 0;
}

static void
check_row (Check                  *check,
           const CzDraftIndicator *indicator,
           CzDraftRow             *row,
           const char             *where)
{
  check_mark (check, indicator, row, where);
  check_units (check, row, where);

  if (!brackets_match (row->text))
    set_facts (add_finding (check, CZ_FINDING_UNCLOSED_BRACKET, where, CZ_PLACE_ROW, row, row->span), row->text, "");
}

static void
check_indicator (Check            *check,
                 CzDraftIndicator *indicator)
{
  g_autoptr (GPtrArray) wheres = g_ptr_array_new_with_free_func (g_free);
  const char *name = *indicator->marker != '\0' ? indicator->marker : indicator->title;

  for (guint i = 0; i < indicator->rows->len; i++)
    {
      CzDraftRow *row = g_ptr_array_index (indicator->rows, i);

      g_ptr_array_add (wheres, check_number (check, row));
      check_row (check, indicator, row, g_ptr_array_index (wheres, i));
    }

  check_contents (check, indicator, wheres);

  if (!brackets_match (indicator->title))
    set_facts (add_finding (check, CZ_FINDING_UNCLOSED_BRACKET, name, CZ_PLACE_INDICATOR, indicator, indicator->span), indicator->title, "");

  if (indicator->points_printed != CZ_POINTS_NONE && all_rows_have_points (indicator))
    {
      CzPoints sum = cz_draft_indicator_sum (indicator);

      if (sum != indicator->points_printed)
        {
          set_points (add_finding (check, CZ_FINDING_INDICATOR_SUM, name, CZ_PLACE_INDICATOR, indicator, indicator->span), indicator->points_printed, sum);

          if (sum > indicator->points_printed)
            check_alternatives (check, indicator);
        }
    }
}

static void
check_category (Check           *check,
                CzDraftCategory *category)
{
  const char *name = *category->marker != '\0' ? category->marker : category->title;
  CzPoints    sum;

  for (guint i = 0; i < category->categories->len; i++)
    check_category (check, g_ptr_array_index (category->categories, i));

  for (guint i = 0; i < category->indicators->len; i++)
    check_indicator (check, g_ptr_array_index (category->indicators, i));

  sum = cz_draft_category_sum (category);

  if (category->points_printed != CZ_POINTS_NONE && sum != CZ_POINTS_NONE && sum != category->points_printed)
    set_points (add_finding (check, CZ_FINDING_CATEGORY_SUM, name, CZ_PLACE_CATEGORY, category, category->span), category->points_printed, sum);
}

static void
count_leads (const CzDraftCategory *category,
             CzRole                 role,
             guint                 *n_rows,
             guint                 *n_leads)
{
  for (guint i = 0; i < category->categories->len; i++)
    count_leads (g_ptr_array_index (category->categories, i), role, n_rows, n_leads);

  for (guint i = 0; i < category->indicators->len; i++)
    {
      const CzDraftIndicator *indicator = g_ptr_array_index (category->indicators, i);

      for (guint k = 0; k < indicator->rows->len; k++)
        {
          const CzDraftRow *row = g_ptr_array_index (indicator->rows, k);
          gboolean          led = FALSE;

          for (guint u = 0; u < row->units->len; u++)
            led |= ((const CzDraftUnit *) g_ptr_array_index (row->units, u))->role == role;

          *n_rows += 1;
          *n_leads += led;
        }
    }
}

/* A lead is missed where the table has a column for it and most rows fill it in. */
static void
learn_leads (Check              *check,
             const CzDraftSheet *sheet)
{
  guint n_rows = 0;
  guint n_leads = 0;

  check->lead = CZ_ROLE_RESPONSIBLE;

  for (guint i = 0; i < sheet->columns->len; i++)
    if (g_str_equal (((const CzDraftColumn *) g_ptr_array_index (sheet->columns, i))->role, "lead"))
      check->lead = CZ_ROLE_LEAD;

  for (guint i = 0; i < sheet->categories->len; i++)
    count_leads (g_ptr_array_index (sheet->categories, i), check->lead, &n_rows, &n_leads);

  check->wants_lead = n_rows > 0 && n_leads * 5 >= n_rows * 4;
}

/**
 * cz_sheet_check:
 * @sheet: a sheet as read
 * @findings: of CzDraftFinding, appended to
 *
 * Compares what is printed with what it adds up to, indicator by indicator (seed tables show that totals may agree
 * while three indicators are wrong), and looks at numbers, units and brackets.
 */
void
cz_sheet_check (CzDraftSheet *sheet,
                GPtrArray    *findings)
{
  Check check = { .findings = findings };

  check.seen = g_hash_table_new (NULL, NULL);
  learn_leads (&check, sheet);

  for (guint i = 0; i < sheet->categories->len; i++)
    check_category (&check, g_ptr_array_index (sheet->categories, i));

  if (sheet->points_printed != CZ_POINTS_NONE && sheet->points != CZ_POINTS_NONE && sheet->points_printed != sheet->points)
    set_points (add_finding (&check, CZ_FINDING_SHEET_SUM, sheet->title, CZ_PLACE_SHEET, sheet, sheet->span), sheet->points_printed, sheet->points);

  g_hash_table_unref (check.seen);
}
