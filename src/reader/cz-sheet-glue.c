/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-raw.h"

#include <string.h>

#include "reader/cz-points-text.h"
#include "reader/cz-sheet-token.h"

/*
 * A table that lost its columns is a sequence of tokens, each of which stands in a column of a row. The best sequence of
 * columns is found as a whole (Viterbi): what a token looks like speaks for a column (fit), and what lies between it
 * and the token before speaks for staying in the cell, going on to a column at the right, or beginning a row (step).
 * Time and memory are linear in the text.
 */

#define IMPOSSIBLE (-100000)
/* Columns of a glued table; a wider one would not survive losing its columns. */
#define MAX_STATES 24
/* How many tokens of title may stand before the headings. */
#define MAX_TITLE_TOKENS 40
/* Headings and the title above them are no longer than this. */
#define HEADING_BYTES 2000
/* What leaving the table costs: less than any row earns. */
#define END_STEP (-20)

/* One glued table: its text, its tokens, its columns, and how its cells are parted. */
typedef struct
{
  const char *text;
  CzFold     *fold;
  GArray     *tokens;
  GArray     *columns;
  guint       n;
  guint       first_token;
  guint       n_levels;
  CzPoints    total;
  gsize       total_end; /* where the last line of sums ends */
  gboolean    has_points;
  gboolean    has_rule;
  gboolean    has_chapters;
  gboolean    has_no;
  gboolean    dotted_no;              /* 1. 2. 3. instead of 1 2 3 */
  gboolean    line_cells;             /* a line end parts cells; otherwise a blank does */
  gboolean    one_line;               /* there are no line ends at all */
  int         before[MAX_STATES + 1]; /* what leaving the columns before one empty costs, summed from the left */
} Glue;

static CzSheetColumn *
column_at (const Glue *glue,
           guint       i)
{
  return &g_array_index (glue->columns, CzSheetColumn, i);
}

static CzSheetToken *
token_at (const Glue *glue,
          guint       i)
{
  return &g_array_index (glue->tokens, CzSheetToken, i);
}

static gboolean
is_unit_role (CzSheetRole role)
{
  return role == CZ_SHEET_LEAD || role == CZ_SHEET_COOPERATING || role == CZ_SHEET_RESPONSIBLE;
}

static int
fit_no (const Glue         *glue,
        const CzSheetToken *token)
{
  gboolean start = (token->shape & CZ_TOKEN_LINE_START) != 0 || glue->one_line;

  if (!(token->shape & (glue->dotted_no ? CZ_TOKEN_DOTTED : CZ_TOKEN_INTEGER)) || !start)
    return IMPOSSIBLE;

  return token->shape & (CZ_TOKEN_CHAINED | CZ_TOKEN_DOTTED) || token->number == 1 ? 60 : 5;
}

static int
fit_level (const Glue          *glue,
           const CzSheetToken  *token,
           const CzSheetColumn *column)
{
  gboolean outer = column->level == 0;
  gboolean only = glue->n_levels == 1;
  int      fit = outer && !only ? 2 : 7; /* a lone title is rather of the inner level: the outer one is merged */

  if (token->shape & (CZ_TOKEN_NUMBER | CZ_TOKEN_DOTTED | CZ_TOKEN_NOTE | CZ_TOKEN_TOTAL))
    return -80;
  if (token->shape & CZ_TOKEN_BRACKETED)
    fit += outer && !only ? -10 : 30;
  else if (token->shape & CZ_TOKEN_CHAPTER)
    fit += outer ? 40 : -30;
  if (token->shape & CZ_TOKEN_DECIMAL)
    fit += outer && (!only || glue->has_chapters) ? -20 : 40;
  if (token->shape & CZ_TOKEN_ITEM)
    fit -= 10;
  if (token->shape & CZ_TOKEN_UNITS)
    fit -= 25;
  if (token->shape & CZ_TOKEN_SCORES)
    fit -= 30;
  if (token->shape & CZ_TOKEN_ENDS_MARKED)
    fit += 5;
  if (token->shape & CZ_TOKEN_SENTENCE && !(token->shape & (CZ_TOKEN_CHAPTER | CZ_TOKEN_DECIMAL)))
    fit -= 20;

  return fit;
}

static int
fit_text (const Glue         *glue,
          const CzSheetToken *token)
{
  int fit = 0;

  if (token->shape & CZ_TOKEN_NOTE)
    return -80;
  if (token->shape & (CZ_TOKEN_NUMBER | CZ_TOKEN_TOTAL))
    return -60;
  if (token->shape & CZ_TOKEN_ITEM)
    fit += 20;
  if (token->shape & CZ_TOKEN_ENDS_MARKED)
    fit += 10;
  if (token->shape & CZ_TOKEN_SENTENCE)
    fit += 15;
  if (token->shape & CZ_TOKEN_SCORES)
    fit += glue->has_rule ? -10 : 15;
  if (token->shape & CZ_TOKEN_CHAPTER && glue->n_levels > 0)
    fit -= 40;
  if (token->shape & CZ_TOKEN_DECIMAL && glue->n_levels > 0)
    fit += glue->n_levels == 1 && glue->has_chapters ? 20 : -30;
  if (token->shape & CZ_TOKEN_UNITS)
    fit -= 20;

  return fit;
}

static int
fit_rule (const CzSheetToken *token)
{
  if (token->shape & (CZ_TOKEN_NUMBER | CZ_TOKEN_NOTE | CZ_TOKEN_TOTAL))
    return -80;
  if (token->shape & CZ_TOKEN_SCORES)
    return 35;
  if (token->shape & CZ_TOKEN_UNITS)
    return -20;
  if (token->shape & CZ_TOKEN_CHAPTER)
    return -20;

  return token->shape & CZ_TOKEN_SENTENCE ? 5 : -5;
}

static int
fit_units (const CzSheetToken *token,
           CzSheetRole         role)
{
  int fit = -45;

  if (token->shape & (CZ_TOKEN_NUMBER | CZ_TOKEN_DOTTED | CZ_TOKEN_NOTE | CZ_TOKEN_TOTAL | CZ_TOKEN_SCORES | CZ_TOKEN_ENDS_MARKED))
    return -100;
  if (token->shape & CZ_TOKEN_UNITS)
    fit = 30;
  else if (token->shape & CZ_TOKEN_MAYBE_UNITS)
    fit = 15;
  else if (token->shape & (CZ_TOKEN_SENTENCE | CZ_TOKEN_ITEM | CZ_TOKEN_DECIMAL))
    fit = -80;

  if (token->shape & CZ_TOKEN_GROUP)
    fit += role == CZ_SHEET_COOPERATING ? 5 : role == CZ_SHEET_LEAD ? -3
                                                                    : 0;
  if (token->shape & CZ_TOKEN_LIST && role == CZ_SHEET_COOPERATING)
    fit += 3;

  return fit;
}

static int
fit (const Glue         *glue,
     const CzSheetToken *token,
     guint               state)
{
  const CzSheetColumn *column = column_at (glue, state);

  switch (column->role)
    {
    case CZ_SHEET_NO:
      return fit_no (glue, token);
    case CZ_SHEET_LEVEL:
      return fit_level (glue, token, column);
    case CZ_SHEET_TEXT:
      return fit_text (glue, token);
    case CZ_SHEET_POINTS:
    case CZ_SHEET_LEVEL_POINTS:
      return token->shape & CZ_TOKEN_NUMBER ? 40 : -100;
    case CZ_SHEET_RULE:
      return fit_rule (token);
    case CZ_SHEET_LEAD:
    case CZ_SHEET_COOPERATING:
    case CZ_SHEET_RESPONSIBLE:
      return fit_units (token, column->role);
    case CZ_SHEET_MARK:
      return token->shape & CZ_TOKEN_NUMBER ? 5 : -60;
    default:
      return token->shape & (CZ_TOKEN_NOTE | CZ_TOKEN_TOTAL | CZ_TOKEN_CHAPTER) ? -60 : -10;
    }
}

/* What it costs that a row has nothing in a column. */
static int
skip_cost (const Glue          *glue,
           const CzSheetColumn *column)
{
  switch (column->role)
    {
    case CZ_SHEET_NO:
      return 80;
    case CZ_SHEET_LEVEL:
      return 3;
    case CZ_SHEET_LEVEL_POINTS:
      return 2;
    case CZ_SHEET_TEXT:
      return 40;
    case CZ_SHEET_POINTS:
      return 20;
    case CZ_SHEET_RULE:
      return 20;
    case CZ_SHEET_LEAD:
    case CZ_SHEET_RESPONSIBLE:
      return 20;
    case CZ_SHEET_COOPERATING:
      return 5;
    default:
      return glue->has_points ? 1 : 0;
    }
}

/* Staying in the cell of the token before. */
static int
step_within (const Glue          *glue,
             const CzSheetColumn *column,
             const CzSheetToken  *last,
             const CzSheetToken  *token)
{
  gboolean new_line = (token->shape & CZ_TOKEN_LINE_START) != 0;

  if (column->role == CZ_SHEET_NO)
    return IMPOSSIBLE;
  if (column->role == CZ_SHEET_POINTS || column->role == CZ_SHEET_LEVEL_POINTS || column->role == CZ_SHEET_MARK)
    return -40;
  if (last->shape & CZ_TOKEN_OPEN || (column->role == CZ_SHEET_LEVEL && token->shape & CZ_TOKEN_REPEATS))
    return 0;
  if (is_unit_role (column->role))
    return new_line != glue->line_cells ? -3 : -15;
  if (column->role == CZ_SHEET_LEVEL)
    return token->shape & (CZ_TOKEN_CHAPTER | CZ_TOKEN_DECIMAL) ? -30 : new_line == glue->line_cells ? -15
                                                                                                     : -8;

  return new_line && glue->line_cells ? -12 : new_line && last->shape & CZ_TOKEN_ENDS_MARKED ? -10
                                                                                             : -7;
}

/* Going on to a column at the right of the same row. */
static int
step_right (const Glue         *glue,
            guint               from,
            guint               to,
            const CzSheetToken *last,
            const CzSheetToken *token)
{
  gboolean new_line = (token->shape & CZ_TOKEN_LINE_START) != 0;
  int      cost = glue->before[to] - glue->before[from + 1];

  if (glue->line_cells != new_line && !glue->one_line)
    cost += is_unit_role (column_at (glue, from)->role) && is_unit_role (column_at (glue, to)->role) ? 12 : glue->line_cells ? 10
                                                                                                                             : 5;
  if (last->shape & CZ_TOKEN_OPEN)
    cost += 40;

  return -cost;
}

/* Beginning a row. The titles of levels may stand before its number. */
static int
step_row (const Glue         *glue,
          int                 from,
          guint               to,
          const CzSheetToken *token)
{
  gboolean level = column_at (glue, to)->role == CZ_SHEET_LEVEL;
  int      cost = from < 0 ? 0 : glue->before[glue->n] - glue->before[from + 1];

  cost += level && glue->has_no ? 30 : glue->before[to];

  if (!(token->shape & CZ_TOKEN_LINE_START) && from >= 0)
    cost += glue->one_line ? 2 : 40;

  return -cost;
}

static int
step (const Glue *glue,
      int         from,
      guint       to,
      guint       i)
{
  const CzSheetToken *token = token_at (glue, i);
  const CzSheetToken *last;
  int                 best;

  if (from < 0)
    return step_row (glue, from, to, token);

  last = token_at (glue, i - 1);
  best = step_row (glue, from, to, token);

  if (from == (int) to)
    best = MAX (best, step_within (glue, column_at (glue, to), last, token));
  else if (from < (int) to)
    best = MAX (best, step_right (glue, (guint) from, to, last, token));
  else if (column_at (glue, to)->role == CZ_SHEET_NO && column_at (glue, (guint) from)->role == CZ_SHEET_LEVEL)
    best = MAX (best, -5);

  return best;
}

/* Whether a token in column @to begins a row when the one before stands in column @from. */
static gboolean
begins_row (const Glue *glue,
            int         from,
            guint       to,
            guint       i)
{
  int row;

  if (from < 0)
    return TRUE;
  if (column_at (glue, to)->role == CZ_SHEET_NO)
    return column_at (glue, (guint) from)->role != CZ_SHEET_LEVEL;

  row = step_row (glue, from, to, token_at (glue, i));

  if (from > (int) to)
    return TRUE;

  return row > (from == (int) to ? step_within (glue, column_at (glue, to), token_at (glue, i - 1), token_at (glue, i))
                                 : step_right (glue, (guint) from, to, token_at (glue, i - 1), token_at (glue, i)));
}

/* The best column of each token; n for what stands behind the table. */
static guint8 *
decode (const Glue *glue)
{
  guint   n_tokens = glue->tokens->len;
  guint   n = glue->n;
  guint8 *from = g_malloc0 ((gsize) n_tokens * (n + 1));
  guint8 *columns = g_malloc (n_tokens + 1);
  int     score[MAX_STATES + 1];
  int     next[MAX_STATES + 1];
  guint   best = n;

  for (guint i = glue->first_token; i < n_tokens; i++)
    {
      guint8 *back = from + (gsize) i * (n + 1);

      next[n] = i == glue->first_token ? END_STEP : score[n];
      back[n] = (guint8) n;

      for (guint to = 0; to < n; to++)
        {
          int bound = fit (glue, token_at (glue, i), to);

          next[to] = IMPOSSIBLE;

          if (i == glue->first_token)
            next[to] = bound + step (glue, -1, to, i);

          for (guint a = 0; a < n && i > glue->first_token && bound > IMPOSSIBLE; a++)
            {
              int value = score[a] + step (glue, (int) a, to, i) + bound;

              if (value > next[to])
                {
                  next[to] = value;
                  back[to] = (guint8) a;
                }
            }

          if (i > glue->first_token && token_at (glue, i)->shape & CZ_TOKEN_LINE_START && score[to] + END_STEP > next[n])
            {
              next[n] = score[to] + END_STEP;
              back[n] = (guint8) to;
            }
        }

      for (guint s = 0; s <= n; s++)
        score[s] = MAX (next[s], IMPOSSIBLE);
    }

  for (guint s = 0; s <= n && n_tokens > glue->first_token; s++)
    if (score[s] > score[best])
      best = s;

  for (guint i = n_tokens; i-- > glue->first_token;)
    {
      columns[i] = (guint8) best;
      best = from[(gsize) i * (n + 1) + best];
    }

  g_free (from);

  return columns;
}

static void
append_heading (const Glue *glue,
                GArray     *columns,
                guint       i)
{
  const CzSheetToken *token = token_at (glue, i);
  CzSheetColumn       column = { NULL };

  column.heading = g_strndup (glue->fold->text + token->start, token->length);
  column.kind = cz_sheet_heading_classify (column.heading, token->length);
  g_array_append_val (columns, column);
}

static CzHeading
classify (const Glue *glue,
          guint       i)
{
  const CzSheetToken *token = token_at (glue, i);

  return cz_sheet_heading_classify (glue->fold->text + token->start, token->length);
}

/* The headings that begin at token @i: on one line with at most a few unknown words, or one below the other. */
static GArray *
read_headings (const Glue *glue,
               guint       i,
               guint      *after)
{
  GArray *columns = cz_sheet_columns_new ();
  guint   n_known = 0;
  guint   k = i;

  for (; k < glue->tokens->len && columns->len < MAX_STATES; k++)
    {
      CzHeading kind = classify (glue, k);

      if (kind == CZ_HEADING_OTHER)
        if (n_known < 2 || token_at (glue, k)->shape & CZ_TOKEN_LINE_START || token_at (glue, k)->length > 24 || token_at (glue, k)->shape & CZ_TOKEN_NUMBER)
          break;
      if (token_at (glue, k)->shape & CZ_TOKEN_LINE_START && k > i && n_known >= 3 && k > i + 1 && !(token_at (glue, k - 1)->shape & CZ_TOKEN_LINE_START))
        break;

      n_known += kind != CZ_HEADING_OTHER;
      append_heading (glue, columns, k);
    }

  *after = k;

  if (n_known >= 3 && cz_sheet_columns_settle (columns))
    return columns;

  g_array_unref (columns);

  return NULL;
}

/* A word alone above a line of headings is the title, though it may sound like one of them: 考核评分标准. */
static gboolean
is_title_above (const Glue *glue,
                guint       i)
{
  return i + 3 < glue->tokens->len && token_at (glue, i + 1)->shape & CZ_TOKEN_LINE_START && !(token_at (glue, i + 2)->shape & CZ_TOKEN_LINE_START) &&
         !(token_at (glue, i + 3)->shape & CZ_TOKEN_LINE_START) && classify (glue, i + 1) != CZ_HEADING_OTHER && classify (glue, i + 2) != CZ_HEADING_OTHER &&
         classify (glue, i + 3) != CZ_HEADING_OTHER;
}

static gboolean
find_headings (Glue *glue)
{
  for (guint i = 0; i < glue->tokens->len && i < MAX_TITLE_TOKENS; i++)
    {
      if (!(token_at (glue, i)->shape & CZ_TOKEN_LINE_START) && i > 0)
        continue;
      if (classify (glue, i) == CZ_HEADING_OTHER || is_title_above (glue, i))
        continue;
      if ((glue->columns = read_headings (glue, i, &glue->first_token)) != NULL)
        {
          glue->n = glue->columns->len;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
starts_line (const Glue *glue,
             guint       i)
{
  return i >= glue->tokens->len || token_at (glue, i)->shape & CZ_TOKEN_LINE_START;
}

/* The numbers that follow a word for a sum, on its line or alone on the next; *@i goes behind them. */
static void
take_total (Glue  *glue,
            guint *i)
{
  const CzSheetToken *token = token_at (glue, *i);
  g_autofree char    *word = g_strndup (glue->fold->text + token->start, token->length);
  gboolean            alone = starts_line (glue, *i + 1);
  CzPoints            points;

  cz_points_text_find_mark (word, token->length, &points);

  for (*i += 1; *i < glue->tokens->len && token_at (glue, *i)->shape & CZ_TOKEN_NUMBER; *i += 1)
    {
      g_autofree char *number = g_strndup (glue->fold->text + token_at (glue, *i)->start, token_at (glue, *i)->length);

      if (alone ? points != CZ_POINTS_NONE || !starts_line (glue, *i + 1) : starts_line (glue, *i))
        break;
      if (points == CZ_POINTS_NONE)
        cz_points_text_read_cell (number, &points);
    }

  if (points != CZ_POINTS_NONE && !g_str_has_prefix (word, "小计"))
    glue->total = points;

  token = token_at (glue, *i - 1);
  glue->total_end = glue->fold->origin[token->start + token->length];
}

/* Takes out what stands between rows: the headings that a page break repeats, and lines of sums. */
static void
drop_between_rows (Glue *glue)
{
  guint out = glue->first_token;

  for (guint i = glue->first_token; i < glue->tokens->len;)
    {
      guint k = 0;

      while (k < glue->n && i + k < glue->tokens->len)
        {
          const CzSheetToken *token = token_at (glue, i + k);
          const char         *heading = column_at (glue, k)->heading;

          if (strlen (heading) != token->length || memcmp (heading, glue->fold->text + token->start, token->length) != 0)
            break;

          k++;
        }

      if (k == glue->n)
        i += k;
      else if (token_at (glue, i)->shape & CZ_TOKEN_TOTAL && token_at (glue, i)->shape & CZ_TOKEN_LINE_START)
        take_total (glue, &i);
      else
        *token_at (glue, out++) = *token_at (glue, i++);
    }

  g_array_set_size (glue->tokens, out);
}

/* Whether a token is a title like 1.1 组织领导(15分), alone on its line and not the text of a numbered row. */
static gboolean
is_lone_decimal (const Glue *glue,
                 guint       i)
{
  gboolean numbered = i > glue->first_token && token_at (glue, i - 1)->shape & CZ_TOKEN_INTEGER;

  return token_at (glue, i)->shape & CZ_TOKEN_DECIMAL && starts_line (glue, i) && starts_line (glue, i + 1) && !numbered;
}

/* One heading over two levels: under 指标 stand both 一、 and 1.1. The outer one gets a column of its own. */
static void
part_levels (Glue *glue)
{
  CzSheetColumn outer = { NULL, CZ_HEADING_LEVEL, CZ_SHEET_LEVEL, 0, TRUE };
  guint         n_chapters = 0;
  guint         n_decimals = 0;
  guint         at = 0;

  if (cz_sheet_columns_count_levels (glue->columns) != 1 || glue->n >= MAX_STATES)
    return;

  for (guint i = glue->first_token; i < glue->tokens->len; i++)
    {
      CzTokenShape shape = token_at (glue, i)->shape;

      n_chapters += shape & CZ_TOKEN_CHAPTER && shape & CZ_TOKEN_LINE_START && !(shape & CZ_TOKEN_BRACKETED);
      n_decimals += is_lone_decimal (glue, i);
    }

  if (n_chapters == 0 || n_decimals == 0)
    return;

  while (column_at (glue, at)->role != CZ_SHEET_LEVEL)
    at++;

  column_at (glue, at)->level = 1;
  column_at (glue, at)->category = FALSE;
  outer.heading = g_strdup ("");
  g_array_insert_val (glue->columns, at, outer);
  glue->n++;
}

/* Sees from all tokens how this table parts its cells and counts its rows. */
static void
learn_manner (Glue *glue)
{
  guint n_blank = 0;
  guint n_line = 0;
  guint n_plain = 0;
  guint n_dotted = 0;
  guint n_starts = 0;

  for (guint i = glue->first_token; i < glue->tokens->len; i++)
    {
      CzTokenShape shape = token_at (glue, i)->shape;
      gboolean     start = (shape & CZ_TOKEN_LINE_START) != 0;

      n_starts += start;
      n_plain += start && shape & CZ_TOKEN_INTEGER;
      n_dotted += start && shape & CZ_TOKEN_DOTTED;
      glue->has_chapters |= shape & CZ_TOKEN_CHAPTER && !(shape & CZ_TOKEN_BRACKETED);

      if (i > glue->first_token && !(shape & CZ_TOKEN_REPEATS))
        *(start ? &n_line : &n_blank) += 1;
    }

  glue->one_line = n_starts <= 1 + (glue->tokens->len - glue->first_token) / 50;
  glue->line_cells = !glue->one_line && n_blank * 3 < n_line;
  glue->dotted_no = n_dotted > n_plain && !glue->one_line;

  for (guint i = 0; i < glue->n; i++)
    {
      const CzSheetColumn *column = column_at (glue, i);

      glue->has_no |= column->role == CZ_SHEET_NO;
      glue->has_points |= column->role == CZ_SHEET_POINTS;
      glue->has_rule |= column->role == CZ_SHEET_RULE;
    }

  glue->n_levels = cz_sheet_columns_count_levels (glue->columns);
  glue->before[0] = 0;

  for (guint i = 0; i < glue->n; i++)
    glue->before[i + 1] = glue->before[i] + skip_cost (glue, column_at (glue, i));
}

/* The words of a token as printed, joined to what its cell holds already. */
static void
append_token (const Glue         *glue,
              CzSheetCell        *cell,
              CzSheetRole         role,
              const CzSheetToken *token,
              gsize               base)
{
  gsize            from = glue->fold->origin[token->start];
  gsize            to = glue->fold->origin[token->start + token->length];
  gboolean         new_line = (token->shape & CZ_TOKEN_LINE_START) != 0;
  const char      *separator = "";
  g_autofree char *text = NULL;

  if (role == CZ_SHEET_LEVEL && token->shape & CZ_TOKEN_REPEATS && cell->text->len > 0)
    return;
  if (role == CZ_SHEET_LEVEL && cell->text->len > to - from && memcmp (cell->text->str, glue->text + from, to - from) == 0)
    return;

  if (is_unit_role (role))
    separator = "\n";
  else if (!new_line || token->shape & (CZ_TOKEN_ITEM | CZ_TOKEN_DOTTED))
    separator = " ";

  text = g_strndup (glue->text + from, to - from);
  cz_sheet_cell_append (cell, separator, text, (CzSpan){ (guint) (base + from), (guint) (to - from), 0 });
}

static CzSheetRaw *
assemble (const Glue   *glue,
          const guint8 *columns,
          gsize         base,
          gsize        *used)
{
  CzSheetRaw  *raw = cz_sheet_raw_new (g_array_ref (glue->columns));
  CzSheetLine *line = NULL;
  guint        i;

  for (i = glue->first_token; i < glue->tokens->len && columns[i] < glue->n; i++)
    {
      int from = line == NULL ? -1 : columns[i - 1];

      if (begins_row (glue, from, columns[i], i))
        line = cz_sheet_raw_add_line (raw);

      append_token (glue, &line->cells[columns[i]], column_at (glue, columns[i])->role, token_at (glue, i), base);
    }

  *used = i > 0 ? glue->fold->origin[token_at (glue, i - 1)->start + token_at (glue, i - 1)->length] : 0;
  if (i == glue->tokens->len || glue->fold->origin[token_at (glue, i)->start] > glue->total_end)
    *used = MAX (*used, glue->total_end);

  raw->total = glue->total;
  raw->span.start = (guint) base;
  raw->span.length = (guint) *used;

  return raw;
}

static void
glue_clear (Glue *glue)
{
  g_clear_pointer (&glue->fold, cz_fold_free);
  g_clear_pointer (&glue->tokens, g_array_unref);
  g_clear_pointer (&glue->columns, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Glue, glue_clear)

/* Looks at the beginning only, so that a text without a table costs next to nothing. */
static gboolean
has_headings (const char *text,
              gsize       length)
{
  g_auto (Glue) glue = { 0 };

  glue.text = text;
  glue.fold = cz_fold_new (text, length);
  glue.tokens = cz_sheet_tokens_new (glue.fold);

  return find_headings (&glue);
}

/**
 * cz_sheet_glue_read:
 * @text: the whole text
 * @start: where the table, or its title, begins
 * @length: how far it may reach
 * @used: (out): bytes that belong to the table
 *
 * Returns: (transfer full) (nullable): the rows of a table that lost its columns
 */
CzSheetRaw *
cz_sheet_glue_read (const char *text,
                    gsize       start,
                    gsize       length,
                    gsize      *used)
{
  g_auto (Glue) glue = { .total = CZ_POINTS_NONE };
  g_autofree guint8 *columns = NULL;
  CzSheetRaw        *raw;

  *used = 0;
  glue.text = text + start;

  if (!has_headings (text + start, MIN (length, HEADING_BYTES)))
    return NULL;

  glue.fold = cz_fold_new (text + start, length);
  glue.tokens = cz_sheet_tokens_new (glue.fold);

  if (!find_headings (&glue))
    return NULL;

  drop_between_rows (&glue);
  part_levels (&glue);
  learn_manner (&glue);
  columns = decode (&glue);
  raw = assemble (&glue, columns, start, used);

  if (raw->lines->len == 0)
    g_clear_pointer (&raw, cz_sheet_raw_free);

  return raw;
}
