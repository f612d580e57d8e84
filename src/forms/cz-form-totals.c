/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

#include "forms/cz-form-pattern.h"

#include <string.h>

/* What is known of a sum while its formula is written. */
typedef struct
{
  GString  *ranges; /* inside one SUM () */
  GString  *others; /* further terms */
  CzDecimal value;
  guint     n_terms;
} Sum;

/* Spreadsheet programs take no more arguments in one function. */
#define MOST_TERMS 250

/* The nearest binary number: one correctly rounded division where both sides are exact, else by way of text. */
double
cz_form_decimal_to_double (CzDecimal decimal)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
  g_autofree char    *text = NULL;

  if (ABS (decimal.mantissa) < (G_GINT64_CONSTANT (1) << 53) && decimal.places < G_N_ELEMENTS (powers))
    return (double) decimal.mantissa / powers[decimal.places];

  text = cz_decimal_to_string (decimal);
  return g_ascii_strtod (text, NULL);
}

static const CzFormBodyRow *
get_row (CzFormBuilder *self,
         guint          row)
{
  return &g_array_index (self->rows, CzFormBodyRow, row);
}

static void
append_range (GString *text,
              guint    first_item,
              guint    last_item,
              guint    column)
{
  g_string_append_printf (text, "\1%u,%u\2", first_item, column);
  if (last_item > first_item)
    g_string_append_printf (text, ":\1%u,%u\2", last_item, column);
}

static CzDecimal
get_number (CzFormBuilder *self,
            guint          table_row,
            int            table_column)
{
  CzDecimal number = CZ_DECIMAL_INIT_NONE;

  if (table_row == CZ_FORM_NO_ROW || table_column < 0 || !cz_table_get_number (self->table, table_row, table_column, &number))
    return cz_decimal_none ();

  return number;
}

static void
add_to (CzDecimal *sum,
        CzDecimal  number)
{
  if (!cz_decimal_is_none (*sum) && !cz_decimal_is_none (number) && !cz_decimal_add (*sum, number, sum))
    *sum = cz_decimal_none ();
}

static gboolean
row_applies (CzFormBuilder *self,
             guint          row,
             int            applies)
{
  guint table_row = get_row (self, row)->table_row;

  return !get_row (self, row)->is_sum &&
         (applies < 0 || table_row == CZ_FORM_NO_ROW || !(cz_table_get_flags (self->table, table_row, applies) & CZ_CELL_DISABLED));
}

static gboolean
starts_run (CzFormBuilder *self,
            int            within,
            guint          row)
{
  guint            table_row = get_row (self, row)->table_row;
  g_autofree char *text = NULL;
  g_autofree char *above = NULL;
  CzCellSpan       span;

  if (within < 0 || table_row == CZ_FORM_NO_ROW || row == 0 || get_row (self, row - 1)->is_sum)
    return TRUE;

  cz_table_get_span (self->table, table_row, within, &span);
  if (span.n_rows > 1)
    return span.row == table_row;

  text = cz_table_dup_text (self->table, table_row, within);
  above = cz_table_dup_text (self->table, get_row (self, row - 1)->table_row, within);
  return *text == '\0' || !g_str_equal (text, above);
}

/* Rows [first, last] that apply, as ranges "A1:A3,A5"; their sum and their greatest. */
static void
collect (CzFormBuilder *self,
         guint          first,
         guint          last,
         guint          column,
         int            table_column,
         int            applies,
         GString       *ranges,
         CzDecimal     *sum,
         CzDecimal     *greatest)
{
  *sum = cz_decimal_from_int (0);
  *greatest = cz_decimal_none ();

  for (guint row = first; row <= last; row++)
    {
      guint begin = row;

      while (row <= last && row_applies (self, row, applies) && get_row (self, row)->item == get_row (self, begin)->item + row - begin)
        {
          CzDecimal number = get_number (self, get_row (self, row)->table_row, table_column);

          add_to (sum, number);
          if (!cz_decimal_is_none (number) && (cz_decimal_is_none (*greatest) || cz_decimal_compare (number, *greatest) > 0))
            *greatest = number;
          row++;
        }
      if (row == begin)
        continue;
      if (ranges->len > 0)
        g_string_append_c (ranges, ',');
      append_range (ranges, get_row (self, begin)->item, get_row (self, row - 1)->item, column);
      row--;
    }
}

/* One run that counts by its best row, or up to a cap, instead of by its sum. */
static void
add_combined (CzFormBuilder *self,
              guint          first,
              guint          last,
              guint          column,
              int            table_column,
              int            applies,
              const char    *combine,
              Sum           *sum)
{
  g_autoptr (GString) ranges = g_string_new (NULL);
  const char *cap_text = g_str_has_prefix (combine, "cap=") ? combine + strlen ("cap=") : NULL;
  CzDecimal   total, greatest, cap;

  collect (self, first, last, column, table_column, applies, ranges, &total, &greatest);
  if (ranges->len == 0)
    return;

  sum->n_terms++;
  if (g_str_equal (combine, "best"))
    {
      g_string_append_printf (sum->others, "+MAX(%s)", ranges->str);
      add_to (&sum->value, cz_decimal_is_none (greatest) ? cz_decimal_from_int (0) : greatest);
    }
  else if (cap_text != NULL && cz_decimal_parse (cap_text, &cap, NULL))
    {
      g_string_append_printf (sum->others, "+MIN(%s,SUM(%s))", cap_text, ranges->str);
      add_to (&sum->value, !cz_decimal_is_none (total) && cz_decimal_compare (total, cap) > 0 ? cap : total);
    }
  else
    sum->value = cz_decimal_none ();
}

static void
add_plain (CzFormBuilder *self,
           guint          first,
           guint          last,
           guint          column,
           int            table_column,
           int            applies,
           Sum           *sum)
{
  g_autoptr (GString) ranges = g_string_new (NULL);
  CzDecimal total, greatest;

  collect (self, first, last, column, table_column, applies, ranges, &total, &greatest);
  if (ranges->len == 0)
    return;

  sum->n_terms++;
  for (const char *p = ranges->str; (p = strchr (p, ',')) != NULL; p++)
    sum->n_terms++;
  if (sum->ranges->len > 0)
    g_string_append_c (sum->ranges, ',');
  g_string_append (sum->ranges, ranges->str);
  add_to (&sum->value, total);
}

/* Cuts rows [first, last] into runs that are combined in one way and adds each. */
static void
add_rows (CzFormBuilder *self,
          guint          first,
          guint          last,
          guint          column,
          int            table_column,
          int            applies,
          Sum           *sum)
{
  int   within = cz_form_builder_find_table_column (self, self->layout->definition->combine_within);
  int   by = cz_form_builder_find_table_column (self, self->layout->definition->combine_by);
  guint plain_first = first;

  for (guint row = first; by >= 0 && row <= last;)
    {
      guint            end = row;
      guint            table_row = get_row (self, row)->table_row;
      g_autofree char *combine = table_row == CZ_FORM_NO_ROW ? g_strdup ("") : cz_table_dup_text (self->table, table_row, by);

      while (end < last && !get_row (self, end + 1)->is_sum && !starts_run (self, within, end + 1))
        end++;
      if (*combine != '\0' && !g_str_equal (combine, "sum"))
        {
          if (row > plain_first)
            add_plain (self, plain_first, row - 1, column, table_column, applies, sum);
          add_combined (self, row, end, column, table_column, applies, combine, sum);
          plain_first = end + 1;
        }
      row = end + 1;
    }

  if (plain_first <= last)
    add_plain (self, plain_first, last, column, table_column, applies, sum);
}

static char *
finish_formula (const Sum *sum)
{
  GString *formula = g_string_new ("=");

  if (sum->ranges->len > 0)
    g_string_append_printf (formula, "SUM(%s)%s", sum->ranges->str, sum->others->str);
  else
    g_string_append (formula, sum->others->len > 0 ? sum->others->str + 1 : "0");

  return g_string_free (formula, FALSE);
}

/* The sums of groups in @column, when there are some, are what a total adds up. */
static gboolean
add_group_results (CzFormBuilder   *self,
                   const CzFormSum *sum,
                   guint            column,
                   Sum             *total)
{
  if (sum->applies != NULL || g_strcmp0 (sum->of, sum->column) != 0)
    return FALSE;

  for (guint i = 0; i < self->results->len; i++)
    {
      const CzFormResult *result = &g_array_index (self->results, CzFormResult, i);

      if (result->id != NULL || !g_str_equal (result->column, sum->column))
        continue;
      if (total->ranges->len > 0)
        g_string_append_c (total->ranges, ',');
      append_range (total->ranges, result->item, result->item, column);
      add_to (&total->value, result->value);
      total->n_terms++;
    }

  return total->n_terms > 0;
}

static char *
write_sum (CzFormBuilder   *self,
           const CzFormSum *sum,
           guint            first,
           guint            last,
           gboolean         is_total,
           CzDecimal       *value)
{
  int   of = cz_form_layout_find_column (self->layout, sum->of);
  int   table_column = of < 0 ? -1 : g_array_index (self->layout->columns, CzFormLayoutColumn, of).table_column;
  int   applies = cz_form_builder_find_table_column (self, sum->applies);
  Sum   work = { g_string_new (NULL), g_string_new (NULL), cz_decimal_from_int (0), 0 };
  char *formula = NULL;

  if (of >= 0 && self->rows->len > 0 && !(is_total && add_group_results (self, sum, of, &work)))
    add_rows (self, first, last, of, table_column, applies, &work);
  if (of >= 0 && work.n_terms <= MOST_TERMS && !cz_decimal_is_none (work.value))
    formula = finish_formula (&work);

  *value = work.value;
  g_string_free (work.ranges, TRUE);
  g_string_free (work.others, TRUE);
  return formula;
}

static const CzFormResult *
find_result (CzFormBuilder *self,
             const char    *reference)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      const CzFormResult *result = &g_array_index (self->results, CzFormResult, i);
      g_autofree char    *name = result->id == NULL ? NULL : g_strdup_printf ("%s.%s", result->id, result->column);

      if (g_strcmp0 (name, reference) == 0)
        return result;
    }

  return NULL;
}

static char *
write_ratio (CzFormBuilder   *self,
             const CzFormSum *sum,
             CzDecimal       *value)
{
  const CzFormResult *dividend = find_result (self, sum->dividend);
  const CzFormResult *divisor = find_result (self, sum->divisor);
  CzDecimal           product;

  *value = cz_decimal_none ();
  if (dividend == NULL || divisor == NULL || cz_decimal_is_none (dividend->value) || cz_decimal_is_none (divisor->value))
    return NULL;
  if (!cz_decimal_multiply (dividend->value, cz_decimal_from_int (sum->times), &product) ||
      !cz_decimal_divide (product, divisor->value, sum->places, value))
    return NULL;

  return g_strdup_printf ("=IF(\1%u,%u\2=0,0,ROUND(\1%u,%u\2/\1%u,%u\2*%d,%d))", divisor->item, divisor->position,
                          dividend->item, dividend->position, divisor->item, divisor->position, sum->times, sum->places);
}

/* The caller's own result, which decides; none when the caller gave none. */
static CzDecimal
get_truth (CzFormBuilder     *self,
           const CzFormTotal *total,
           const CzFormSum   *sum,
           guint              truth_row)
{
  CzDecimal        truth = CZ_DECIMAL_INIT_NONE;
  g_autofree char *name = NULL;
  const char      *given;

  if (total->id == NULL)
    return get_number (self, truth_row, cz_form_builder_find_table_column (self, sum->column));

  name = g_strdup_printf ("%s.%s", total->id, sum->column);
  given = g_hash_table_lookup (self->values, name);
  if (given != NULL && cz_decimal_parse (given, &truth, NULL))
    return truth;

  return get_number (self, truth_row, sum->dividend != NULL ? -1 : cz_form_builder_find_table_column (self, sum->column));
}

/* A formula is written only where it gives what the caller says; otherwise the number stands for itself. */
static void
add_sum_cell (CzFormBuilder     *self,
              const CzFormTotal *total,
              const CzFormSum   *sum,
              guint              column,
              guint              first,
              guint              last,
              guint              truth_row)
{
  CzDecimal           value;
  CzDecimal           truth = get_truth (self, total, sum, truth_row);
  g_autofree char    *formula = sum->dividend != NULL ? write_ratio (self, sum, &value) : write_sum (self, sum, first, last, total->id != NULL, &value);
  g_autofree char    *text = NULL;
  const CzFormColumn *definition = g_array_index (self->layout->columns, CzFormLayoutColumn, column).definition;
  int                 places = sum->dividend != NULL ? sum->places : definition->places;
  CzFormResult        result = { total->id, sum->column, self->layout->items->len - 1, column, value };
  CzFormCell         *cell;

  if (!cz_decimal_is_none (truth) && (cz_decimal_is_none (value) || cz_decimal_compare (truth, value) != 0))
    {
      g_clear_pointer (&formula, g_free);
      result.value = truth;
    }

  if (!cz_decimal_is_none (result.value))
    text = cz_form_decimal_to_text (result.value, places);
  cell = cz_form_builder_add_cell (self, CZ_FORM_TEXT_TOTAL, column, 1, cz_form_builder_add_text (self, text == NULL ? "" : text, -1),
                                   definition->align, CZ_FORM_CELL_BORDER);
  if (text != NULL)
    {
      cell->flags |= CZ_FORM_CELL_NUMBER;
      cell->number = cz_form_decimal_to_double (result.value);
      cell->places = places;
      cell->formula = formula == NULL ? 0 : cz_form_builder_add_formula (self, formula);
    }
  g_array_append_val (self->results, result);
}

static const CzFormSum *
find_sum (CzFormBuilder     *self,
          const CzFormTotal *total,
          guint              column)
{
  for (guint i = 0; i < total->n_sums; i++)
    if (cz_form_layout_find_column (self->layout, total->sums[i].column) == (int) column)
      return &total->sums[i];

  return NULL;
}

static void
add_line (CzFormBuilder     *self,
          const CzFormTotal *total,
          guint              first,
          guint              last,
          guint              truth_row)
{
  guint n_columns = self->layout->columns->len;
  guint n_label = 0;

  cz_form_builder_add_item (self, CZ_FORM_PART_BODY, CZ_FORM_BREAK_NEVER);
  while (n_label < n_columns && find_sum (self, total, n_label) == NULL)
    n_label++;
  if (n_label > 0)
    cz_form_builder_add_cell (self, CZ_FORM_TEXT_TOTAL, 0, n_label, cz_form_builder_expand (self, total->label), CZ_FORM_ALIGN_CENTER, CZ_FORM_CELL_BORDER);

  for (guint column = n_label; column < n_columns; column++)
    {
      const CzFormSum *sum = find_sum (self, total, column);

      if (sum != NULL)
        add_sum_cell (self, total, sum, column, first, last, truth_row);
      else
        cz_form_builder_add_cell (self, CZ_FORM_TEXT_TOTAL, column, 1, 0, CZ_FORM_ALIGN_CENTER, CZ_FORM_CELL_BORDER);
    }
}

/**
 * cz_form_builder_add_group_sums:
 * @first: first row of the group among the rows of the body
 * @last: its last row
 * @truth_row: row of the table that has the results, or %CZ_FORM_NO_ROW
 */
void
cz_form_builder_add_group_sums (CzFormBuilder *self,
                                guint          first,
                                guint          last,
                                guint          truth_row)
{
  const CzFormDefinition *definition = self->layout->definition;
  int                     by = cz_form_builder_find_table_column (self, definition->group_by);
  CzFormBodyRow           body = { .item = self->layout->items->len, .table_row = CZ_FORM_NO_ROW, .is_sum = TRUE };

  if (by >= 0)
    {
      CzCellSpan span;

      cz_table_get_span (self->table, get_row (self, first)->table_row, by, &span);
      g_hash_table_insert (self->values, g_strdup ("group"), cz_table_dup_text (self->table, span.row, by));
    }
  add_line (self, &definition->group, first, last, truth_row);
  g_hash_table_remove (self->values, "group");
  g_array_append_val (self->rows, body);
}

/* The lines of totals below the table. */
void
cz_form_builder_add_totals (CzFormBuilder *self)
{
  GArray *totals = self->layout->definition->totals;
  guint   last = self->rows->len > 0 ? self->rows->len - 1 : 0;
  guint   footer = self->table != NULL && cz_table_get_n_footers (self->table) > 0 ? self->n_table_rows : CZ_FORM_NO_ROW;

  for (guint i = 0; i < totals->len; i++)
    add_line (self, &g_array_index (totals, CzFormTotal, i), 0, last, i == 0 ? footer : CZ_FORM_NO_ROW);
}
