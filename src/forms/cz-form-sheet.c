/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-xlsx-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Spreadsheet programs print columns and rows up to a few percent larger than they say. The margins of the sheet are
 * smaller by this, which nothing shows, since it is centred and its page breaks are set. */
#define SLACK_ACROSS 4.0
#define SLACK_DOWN 8.0
#define MOST_BREAKS 1023
#define MOST_FOOTER 250
#define MOST_VALIDATION_TITLE 32
#define MOST_TEXT 32767
#define MOST_FROZEN 160.0
#define INCH 25.4

static void
set_breaks (CzFormSheet *self)
{
  CzFormLayout         *layout = self->layout;
  guint                 n_breaks = MIN (layout->pages->len - 1, MOST_BREAKS);
  g_autofree lxw_row_t *breaks = g_new0 (lxw_row_t, n_breaks + 1);

  for (guint i = 0; i < n_breaks; i++)
    breaks[i] = self->piece_rows[g_array_index (layout->pages, CzFormPage, i + 1).first_piece];
  if (n_breaks > 0)
    cz_form_book_check (self->book, worksheet_set_h_pagebreaks (self->sheet, breaks));
}

static void
append_footer (GString    *footer,
               const char *text,
               char        position,
               const char *font)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "&", "&&", 0);
  g_string_replace (escaped, "{page}", "&P", 0);
  g_string_replace (escaped, "{pages}", "&N", 0);
  g_string_append_printf (footer, "&%c%s%s%s", position, font, g_ascii_isdigit (*escaped->str) ? " " : "", escaped->str);
}

static void
set_footer (CzFormSheet *self)
{
  static const char         positions[] = "LCR";
  const CzFormLayout       *layout = self->layout;
  const CzFormFont         *font = &layout->definition->fonts[CZ_FORM_TEXT_FOOTER];
  g_autofree char          *face = g_strdup_printf ("&\"%s,Regular\"&%d", cz_form_fonts_get_sheet_name (font->face), (int) font->size);
  lxw_header_footer_options options = { .margin = layout->definition->margin_bottom * 0.4 / INCH };
  g_autoptr (GString) footer = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    if (layout->footer[i] != NULL)
      append_footer (footer, layout->footer[i], positions[i], face);

  if (footer->len > 0 && g_utf8_strlen (footer->str, -1) <= MOST_FOOTER)
    cz_form_book_check (self->book, worksheet_set_footer_opt (self->sheet, footer->str, &options));
}

static void
freeze_heading (CzFormSheet *self)
{
  double height = cz_form_layout_get_heading_height (self->layout);

  for (guint i = 0; i < self->layout->items->len && g_array_index (self->layout->items, CzFormItem, i).part == CZ_FORM_PART_HEAD; i++)
    height += g_array_index (self->layout->items, CzFormItem, i).height;

  cz_form_book_check (self->book, worksheet_repeat_rows (self->sheet, self->heading_row, self->heading_row + self->layout->heading->len - 1));
  if (height <= MOST_FROZEN)
    worksheet_freeze_panes (self->sheet, self->heading_row + self->layout->heading->len, 0);
}

/* Paper, margins, breaks, repeated heading, widths. */
void
cz_form_sheet_set_page (CzFormSheet *self)
{
  CzFormLayout           *layout = self->layout;
  const CzFormDefinition *definition = layout->definition;

  if (definition->landscape)
    worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, definition->paper == CZ_FORM_PAPER_A3 ? 8 : 9);
  worksheet_set_margins (self->sheet, (definition->margin_left - SLACK_ACROSS) / INCH, (definition->margin_right - SLACK_ACROSS) / INCH,
                         definition->margin_top / INCH, (definition->margin_bottom - SLACK_DOWN) / INCH);
  worksheet_center_horizontally (self->sheet);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  cz_form_book_check (self->book, worksheet_print_area (self->sheet, 0, 0, self->n_rows - 1, layout->columns->len - 1));
  set_breaks (self);
  set_footer (self);
  if (layout->heading->len > 0)
    freeze_heading (self);

  for (guint c = 0; c < layout->columns->len; c++)
    {
      double width = g_array_index (layout->columns, CzFormLayoutColumn, c).width;

      cz_form_book_check (self->book, worksheet_set_column_pixels (self->sheet, c, c, (guint) ceil (width * 96 / 72), NULL));
    }
}

static char *
dup_validation_title (const CzFormSheet *self,
                      guint              column)
{
  const char *title = cz_form_layout_get_text (self->layout, g_array_index (self->layout->columns, CzFormLayoutColumn, column).title);

  return g_utf8_substring (title, 0, MIN (MOST_VALIDATION_TITLE, g_utf8_strlen (title, -1)));
}

static void
set_number_limits (const CzFormFill    *fill,
                   const char          *most_cell,
                   lxw_data_validation *rule)
{
  rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
  rule->validate = LXW_VALIDATION_TYPE_DECIMAL_FORMULA;
  rule->minimum_formula = (char *) (fill->minimum == NULL ? "-1000000000" : fill->minimum);
  rule->maximum_formula = (char *) (most_cell != NULL ? most_cell : fill->maximum == NULL ? "1000000000"
                                                                                          : fill->maximum);
}

static void
set_rule (const CzFormFill    *fill,
          const char          *most_cell,
          lxw_data_validation *rule)
{
  switch (fill->kind)
    {
    case CZ_FORM_FILL_NUMBER:
      set_number_limits (fill, most_cell, rule);
      break;

    case CZ_FORM_FILL_CHOICE:
      rule->validate = LXW_VALIDATION_TYPE_LIST;
      rule->value_list = (char **) fill->choices;
      break;

    case CZ_FORM_FILL_DATE:
      rule->validate = LXW_VALIDATION_TYPE_DATE;
      rule->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      rule->minimum_datetime = (lxw_datetime){ .year = 1990, .month = 1, .day = 1 };
      rule->maximum_datetime = (lxw_datetime){ .year = 2099, .month = 12, .day = 31 };
      break;

    case CZ_FORM_FILL_TEXT:
      rule->validate = LXW_VALIDATION_TYPE_LENGTH;
      rule->criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
      rule->value_number = fill->max_length == 0 ? MOST_TEXT : fill->max_length;
      break;

    case CZ_FORM_FILL_NONE:
    default:
      g_assert_not_reached ();
    }
}

static void
validate_rows (CzFormSheet *self,
               guint        column,
               int          most_column,
               guint        first_item,
               guint        last_item)
{
  const CzFormFill   *fill = &g_array_index (self->layout->columns, CzFormLayoutColumn, column).definition->fill;
  g_autofree char    *title = dup_validation_title (self, column);
  char                reference[LXW_MAX_CELL_NAME_LENGTH] = "=";
  lxw_data_validation rule = { .error_title = title, .error_message = (char *) fill->prompt, .input_title = title, .input_message = (char *) fill->prompt };

  if (most_column >= 0)
    lxw_rowcol_to_cell (reference + 1, self->item_rows[first_item], (lxw_col_t) most_column);
  if (fill->prompt == NULL)
    rule.input_title = NULL;
  set_rule (fill, most_column >= 0 ? reference : NULL, &rule);
  cz_form_book_check (self->book, worksheet_data_validation_range (self->sheet, self->item_rows[first_item], column, self->item_rows[last_item], column, &rule));
}

static const CzFormCell *
find_cell (const CzFormSheet *self,
           guint              item_index,
           int                column)
{
  const CzFormItem *item = &g_array_index (self->layout->items, CzFormItem, item_index);

  for (guint c = 0; column >= 0 && c < item->n_cells; c++)
    {
      const CzFormCell *cell = &g_array_index (self->layout->cells, CzFormCell, item->first_cell + c);

      if (cell->column == column)
        return cell;
    }

  return NULL;
}

static gboolean
is_open (const CzFormSheet *self,
         guint              item,
         guint              column)
{
  const CzFormCell *cell = find_cell (self, item, (int) column);

  return cell != NULL && (cell->flags & CZ_FORM_CELL_UNLOCKED) != 0;
}

static gboolean
has_number (const CzFormSheet *self,
            guint              item,
            int                column)
{
  const CzFormCell *cell = find_cell (self, item, column);

  return cell != NULL && (cell->flags & CZ_FORM_CELL_NUMBER) != 0;
}

/* One rule for each run of rows that are alike: open, and with or without a limit of their own. */
static void
validate_column (CzFormSheet *self,
                 guint        column)
{
  const CzFormFill *fill = &g_array_index (self->layout->columns, CzFormLayoutColumn, column).definition->fill;
  int               most = cz_form_layout_find_column (self->layout, fill->maximum_column);
  guint             n_items = self->layout->items->len;

  for (guint i = 0; i < n_items;)
    {
      gboolean limited = has_number (self, i, most);
      guint    end = i + 1;

      if (!is_open (self, i, column))
        {
          i++;
          continue;
        }
      while (end < n_items && is_open (self, end, column) && has_number (self, end, most) == limited)
        end++;
      validate_rows (self, column, limited ? most : -1, i, end - 1);
      i = end;
    }
}

/* Locks the sheet but for what a unit fills in, and says what may stand there. */
void
cz_form_sheet_protect (CzFormSheet *self)
{
  lxw_protection allowed = { .format_columns = 1, .format_rows = 1 };

  for (guint c = 0; c < self->layout->columns->len; c++)
    {
      const CzFormLayoutColumn *column = &g_array_index (self->layout->columns, CzFormLayoutColumn, c);

      if (column->definition != NULL && column->definition->fill.kind != CZ_FORM_FILL_NONE)
        validate_column (self, c);
    }
  worksheet_protect (self->sheet, NULL, &allowed);
}
