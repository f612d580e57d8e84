/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-raw.h"

#include <stdlib.h>
#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-points-text.h"
#include "reader/cz-rule-grammar.h"
#include "reader/cz-sheet-token.h"
#include "reader/cz-unit-cells.h"

/* Categories nest at most this deep: 一级, 二级, 三级. */
#define MAX_LEVELS 6

/* Where the next row belongs. @keys hold what the levels printed last, to see a page break's repetition. */
typedef struct
{
  CzSheetRaw       *raw;
  const GPtrArray  *names;
  CzDraftSheet     *sheet;
  guint             n_levels;
  guint             n_categories;
  CzDraftCategory  *categories[MAX_LEVELS];
  CzDraftIndicator *indicator;
  GPtrArray        *rows;
  char             *keys[MAX_LEVELS];
} Build;

/* A title taken apart. */
typedef struct
{
  char    *marker;
  char    *title;
  CzPoints points;
} Title;

static void
title_clear (Title *title)
{
  g_free (title->marker);
  g_free (title->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Title, title_clear)

static const Title no_title = { (char *) "", (char *) "", CZ_POINTS_NONE };

static void
read_title (const char *text,
            Title      *title)
{
  g_autoptr (CzFold) fold = cz_fold_new (text, strlen (text));
  gsize marker = cz_sheet_marker_length (fold->text, NULL);
  gsize end = cz_points_text_find_mark (fold->text, fold->length, &title->points);
  gsize from;

  if (end < marker)
    end = marker;

  from = fold->origin[marker];
  title->marker = g_strndup (fold->text, marker);
  title->title = g_strstrip (g_strndup (text + from, fold->origin[end] - from));
}

static void
replace (char      **field,
         const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static const CzSheetColumn *
column_at (const Build *build,
           guint        i)
{
  return &g_array_index (build->raw->columns, CzSheetColumn, i);
}

/* Whether the cell names the same node as the row before: nothing, the same words, or the same marker again. */
static gboolean
is_same_node (const char *key,
              const char *text)
{
  g_autofree char *squeezed = NULL;
  gsize            marker;

  if (*text == '\0')
    return TRUE;
  if (key == NULL)
    return FALSE;

  squeezed = cz_fold_squeeze (text, strlen (text));

  if (g_str_equal (squeezed, key))
    return TRUE;

  marker = cz_sheet_marker_length (squeezed, NULL);

  return marker > 0 && strlen (squeezed) < strlen (key) && g_str_has_prefix (key, squeezed);
}

static CzDraftCategory *
add_category (Build       *build,
              guint        depth,
              const Title *title,
              CzSpan       span)
{
  CzDraftCategory *category = cz_draft_category_new ();

  replace (&category->marker, title->marker);
  replace (&category->title, title->title);
  category->points_printed = title->points;
  category->span = span;
  g_ptr_array_add (depth == 0 ? build->sheet->categories : build->categories[depth - 1]->categories, category);
  build->categories[depth] = category;

  return category;
}

static CzDraftIndicator *
add_indicator (Build       *build,
               const Title *title,
               CzSpan       span)
{
  CzDraftIndicator *indicator = cz_draft_indicator_new ();

  replace (&indicator->marker, title->marker);
  replace (&indicator->title, title->title);
  indicator->points_printed = title->points;
  indicator->span = span;
  g_ptr_array_add (build->categories[build->n_categories - 1]->indicators, indicator);
  build->indicator = indicator;

  return indicator;
}

static void
ensure_categories (Build *build,
                   guint  depth)
{
  for (guint i = 0; i < depth; i++)
    if (build->categories[i] == NULL)
      add_category (build, i, &no_title, (CzSpan){ 0 });
}

/* A level that the table lacks is one node without marker and title. */
static void
ensure_nodes (Build *build)
{
  ensure_categories (build, build->n_categories);

  if (build->indicator == NULL)
    add_indicator (build, &no_title, (CzSpan){ 0 });
}

/* Points that a column of its own gives a level. */
static CzPoints
find_level_points (const Build       *build,
                   const CzSheetLine *line,
                   guint              level)
{
  CzPoints points;

  for (guint i = 0; i < build->raw->columns->len; i++)
    if (column_at (build, i)->role == CZ_SHEET_LEVEL_POINTS && column_at (build, i)->level == level)
      if (cz_points_text_read_cell (line->cells[i].text->str, &points))
        return points;

  return CZ_POINTS_NONE;
}

static void
enter_category (Build       *build,
                guint        level,
                const Title *title,
                CzSpan       span)
{
  ensure_categories (build, level);
  add_category (build, level, title, span);
  build->indicator = NULL;

  for (guint i = level + 1; i < build->n_categories; i++)
    build->categories[i] = NULL;
}

static void
enter_level (Build             *build,
             const CzSheetLine *line,
             guint              column)
{
  const CzSheetCell *cell = &line->cells[column];
  guint              level = column_at (build, column)->level;
  g_auto (Title) title = { 0 };

  if (level >= MAX_LEVELS || is_same_node (build->keys[level], cell->text->str))
    return;

  for (guint i = level; i < MAX_LEVELS; i++)
    g_clear_pointer (&build->keys[i], g_free);

  build->keys[level] = cz_fold_squeeze (cell->text->str, cell->text->len);
  read_title (cell->text->str, &title);

  if (title.points == CZ_POINTS_NONE)
    title.points = find_level_points (build, line, level);

  if (level + 1 < build->n_levels || (build->n_levels == 1 && column_at (build, column)->category))
    {
      enter_category (build, level, &title, cell->span);
      return;
    }

  ensure_categories (build, build->n_categories);
  add_indicator (build, &title, cell->span);
}

/* What the row says about its points: its rule column, or its own words where there is none. */
static void
read_row_rule (CzDraftRow *row,
               const char *rule_text,
               CzPoints    column_points)
{
  CzRuleReading  own = { 0 };
  CzRuleReading  other = { 0 };
  CzRuleReading *chosen = *rule_text != '\0' ? &other : &own;

  cz_rule_read (row->text, column_points, &own);
  row->points_printed = column_points != CZ_POINTS_NONE ? column_points : own.printed;

  if (chosen == &other)
    {
      cz_rule_read (rule_text, row->points_printed, &other);
      other.rule->flags |= own.rule->flags;

      if (!other.scored && other.rule->kind == CZ_RULE_FIXED)
        {
          CzRule *judged = cz_rule_new (CZ_RULE_JUDGED);

          judged->flags = other.rule->flags;
          cz_rule_unref (other.rule);
          other.rule = judged;
        }

      if (row->points_printed == CZ_POINTS_NONE)
        row->points_printed = other.printed;
    }

  cz_rule_unref (row->rule);
  row->rule = cz_rule_ref (chosen->rule);
  row->points = cz_rule_get_maximum (row->rule, row->points_printed);

  for (guint i = 0; chosen->parts != NULL && i < chosen->parts->len; i++)
    {
      const CzRulePart *part = g_ptr_array_index (chosen->parts, i);
      CzDraftRow       *sub = cz_draft_row_new ();

      replace (&sub->text, part->text);
      sub->points = sub->points_printed = part->points;
      cz_rule_unref (sub->rule);
      sub->rule = cz_rule_ref (part->rule);
      g_ptr_array_add (row->parts, sub);
    }

  cz_rule_reading_clear (&own);
  cz_rule_reading_clear (&other);
}

static void
append_note (char      **field,
             const char *text)
{
  char *joined = **field == '\0' ? g_strdup (text) : g_strconcat (*field, "\n", text, NULL);

  g_free (*field);
  *field = joined;
}

static void
read_units (Build             *build,
            CzDraftRow        *row,
            const CzSheetCell *cell,
            CzRole             role)
{
  guint first = row->units->len;

  cz_unit_cells_read (cell->text->str, (CzSpan){ 0, 0, cell->span.line }, role, build->names, row->units);

  for (guint i = first; i < row->units->len; i++)
    {
      CzDraftUnit *unit = g_ptr_array_index (row->units, i);

      unit->span.start = cz_sheet_cell_source (cell, unit->span.start);
    }
}

static void
read_cell (Build               *build,
           CzDraftRow          *row,
           const CzSheetCell   *cell,
           const CzSheetColumn *column)
{
  const char *text = cell->text->str;

  if (*text == '\0')
    return;

  switch (column->role)
    {
    case CZ_SHEET_NO:
      replace (&row->no, text);
      break;
    case CZ_SHEET_TEXT:
      replace (&row->text, text);
      row->span = cell->span;
      break;
    case CZ_SHEET_LEAD:
      read_units (build, row, cell, CZ_ROLE_LEAD);
      break;
    case CZ_SHEET_COOPERATING:
      read_units (build, row, cell, CZ_ROLE_COOPERATING);
      break;
    case CZ_SHEET_RESPONSIBLE:
      read_units (build, row, cell, CZ_ROLE_RESPONSIBLE);
      break;
    case CZ_SHEET_NOTE:
      append_note (&row->note, text);
      break;
    case CZ_SHEET_BASIS:
    case CZ_SHEET_EXTRA:
    case CZ_SHEET_MARK:
      g_ptr_array_add (row->extra, g_strdup (column->heading));
      g_ptr_array_add (row->extra, g_strdup (text));
      break;
    default:
      break;
    }
}

/* Rows under 加分项, 附加分, 鼓励项, or numbered with such a word, are bonus. */
static gboolean
is_bonus (const Build      *build,
          const CzDraftRow *row)
{
  static const char *const words[] = { "加分", "附加分", "附加项", "鼓励项", "奖励项", "奖励分" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (build->indicator->title, words[i]) || g_str_has_prefix (row->no, words[i]))
        return TRUE;

      for (guint k = 0; k < build->n_categories; k++)
        if (g_str_has_prefix (build->categories[k]->title, words[i]))
          return TRUE;
    }

  return FALSE;
}

static void
add_row (Build             *build,
         const CzSheetLine *line)
{
  CzDraftRow *row;
  const char *rule_text = "";
  CzPoints    points = CZ_POINTS_NONE;

  for (guint i = 0; i < build->raw->columns->len; i++)
    if (column_at (build, i)->role == CZ_SHEET_LEVEL)
      enter_level (build, line, i);

  ensure_nodes (build);
  row = cz_draft_row_new ();
  g_ptr_array_add (build->indicator->rows, row);
  g_ptr_array_add (build->rows, row);

  for (guint i = 0; i < build->raw->columns->len; i++)
    {
      const CzSheetCell *cell = &line->cells[i];

      read_cell (build, row, cell, column_at (build, i));

      if (column_at (build, i)->role == CZ_SHEET_RULE)
        rule_text = cell->text->str;
      if (column_at (build, i)->role == CZ_SHEET_POINTS && !cz_points_text_read_cell (cell->text->str, &points))
        points = CZ_POINTS_NONE;
      if (row->span.length == 0)
        row->span = cell->span;
    }

  read_row_rule (row, rule_text, points);

  if (is_bonus (build, row))
    row->rule->flags |= CZ_RULE_BONUS;
}

/* A row without points of its own has those of its indicator when it is alone there. */
static void
settle_indicator (CzDraftIndicator *indicator)
{
  if (indicator->rows->len == 1)
    {
      CzDraftRow *row = g_ptr_array_index (indicator->rows, 0);

      if (row->points == CZ_POINTS_NONE && row->rule->kind != CZ_RULE_AWARD)
        row->points = indicator->points_printed;
    }

  indicator->points = indicator->points_printed != CZ_POINTS_NONE ? indicator->points_printed : cz_draft_indicator_sum (indicator);
}

static void
settle_category (CzDraftCategory *category)
{
  for (guint i = 0; i < category->categories->len; i++)
    settle_category (g_ptr_array_index (category->categories, i));

  for (guint i = 0; i < category->indicators->len; i++)
    settle_indicator (g_ptr_array_index (category->indicators, i));

  category->points = cz_draft_category_sum (category);
}

/* A lone level is a category or an indicator by how its first cell is numbered; else its heading says so. */
static void
settle_lone_level (Build *build)
{
  for (guint c = 0; c < build->raw->columns->len && build->n_levels == 1; c++)
    for (guint i = 0; column_at (build, c)->role == CZ_SHEET_LEVEL && i < build->raw->lines->len; i++)
      {
        const CzSheetLine *line = &g_array_index (build->raw->lines, CzSheetLine, i);
        g_autofree char   *text = cz_fold_string (line->cells[c].text->str);
        CzTokenShape       shape;

        if (*text == '\0')
          continue;

        cz_sheet_marker_length (text, &shape);

        if (shape != 0)
          g_array_index (build->raw->columns, CzSheetColumn, c).category = shape == CZ_TOKEN_CHAPTER;

        break;
      }
}

/*
 * A table without a column of numbers: its rows are numbered by what their text begins with, when that counts them all
 * from first to last.
 */
static void
take_item_numbers (Build *build)
{
  for (guint c = 0; c < build->raw->columns->len; c++)
    if (column_at (build, c)->role == CZ_SHEET_NO)
      return;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < build->rows->len; i++)
      {
        CzDraftRow      *row = g_ptr_array_index (build->rows, i);
        g_autofree char *number = g_strdup_printf ("%u", i + 1);
        g_autofree char *text = cz_fold_squeeze (row->text, strlen (row->text));
        CzTokenShape     shape;

        if (pass == 1)
          replace (&row->no, number);
        else if (cz_sheet_marker_length (text, &shape) == 0 || shape != CZ_TOKEN_ITEM || strtoul (text, NULL, 10) != i + 1)
          return;
      }
}

static void
read_columns (Build *build)
{
  for (guint i = 0; i < build->raw->columns->len; i++)
    if (*column_at (build, i)->heading != '\0')
      g_ptr_array_add (build->sheet->columns,
                       cz_draft_column_new (column_at (build, i)->heading,
                                            cz_sheet_column_role_name (column_at (build, i), build->n_levels)));
}

static void
read_surroundings (Build *build)
{
  CzDraftSheet *sheet = build->sheet;
  GPtrArray    *bands = cz_rule_read_bands (build->raw->notes->str);

  replace (&sheet->title, build->raw->title->str);
  replace (&sheet->notes, build->raw->notes->str);
  sheet->points_printed = build->raw->total;
  sheet->span = build->raw->span;
  g_ptr_array_unref (sheet->bands);
  sheet->bands = bands;
  cz_rule_read_limits (build->raw->notes->str, &sheet->bonus_limit, &sheet->scale);
}

/**
 * cz_sheet_build:
 * @raw: rows and columns
 * @names: (nullable): of char*, units known from elsewhere in the document
 *
 * Understands the cells of a table.
 *
 * Returns: (transfer full): the sheet
 */
CzDraftSheet *
cz_sheet_build (CzSheetRaw      *raw,
                const GPtrArray *names)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Build build = { .raw = raw, .names = names, .sheet = cz_draft_sheet_new (), .rows = rows };

  build.n_levels = MIN (cz_sheet_columns_count_levels (raw->columns), MAX_LEVELS);
  build.n_categories = build.n_levels > 2 ? build.n_levels - 1 : 1;
  settle_lone_level (&build);
  read_columns (&build);
  read_surroundings (&build);

  for (guint i = 0; i < raw->lines->len; i++)
    add_row (&build, &g_array_index (raw->lines, CzSheetLine, i));

  take_item_numbers (&build);
  for (guint i = 0; i < build.sheet->categories->len; i++)
    settle_category (g_ptr_array_index (build.sheet->categories, i));

  build.sheet->points = cz_draft_sheet_sum (build.sheet);

  for (guint i = 0; i < MAX_LEVELS; i++)
    g_free (build.keys[i]);

  return build.sheet;
}
