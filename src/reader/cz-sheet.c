/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet.h"

#include <string.h>

#include "reader/cz-fold.h"
#include "reader/cz-rule-grammar.h"
#include "reader/cz-sheet-raw.h"

/* A title stands at most so many paragraphs above its table, and is at most so long. */
#define TITLE_REACH 4
#define MAX_TITLE_BYTES 210
/* Notes below a table are at most so many paragraphs. */
#define MAX_NOTES 40
/* A line of headings is no longer than this. */
#define MAX_HEADING_LINE 600

static gboolean
has_points (const CzDraftSheet *sheet)
{
  if (sheet->points != CZ_POINTS_NONE || sheet->points_printed != CZ_POINTS_NONE)
    return TRUE;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const char *role = ((const CzDraftColumn *) g_ptr_array_index (sheet->columns, i))->role;

      if (g_str_equal (role, "points") || g_str_equal (role, "rule"))
        return TRUE;
    }

  return FALSE;
}

/* Columns of units alone make a division of tasks, not a scoring table. */
static CzDraftSheet *
build (CzSheetRaw      *raw,
       const GPtrArray *names)
{
  CzDraftSheet *sheet = cz_sheet_build (raw, names);

  if (!has_points (sheet))
    g_clear_pointer (&sheet, cz_draft_sheet_free);

  return sheet;
}

CzDraftSheet *
cz_sheet_from_lines (const char      *text,
                     gsize            start,
                     gsize            length,
                     const GPtrArray *names,
                     gsize           *used)
{
  g_autoptr (CzSheetRaw) raw = cz_sheet_tabs_read (text, start, length, used);

  if (raw == NULL)
    {
      raw = cz_sheet_glue_read (text, start, length, used);

      if (raw == NULL)
        return NULL;

      cz_sheet_settle_units (raw);
    }

  return build (raw, names);
}

CzDraftSheet *
cz_sheet_from_table (const CzBlocks  *blocks,
                     guint            table,
                     const GPtrArray *names)
{
  g_autoptr (CzSheetRaw) raw = cz_sheet_grid_read (blocks->text->str, g_ptr_array_index (blocks->tables, table));

  return raw != NULL ? build (raw, names) : NULL;
}

static gboolean
is_paragraph (const CzBlocks *blocks,
              guint           i)
{
  const CzBlock *block = cz_blocks_get (blocks, i);

  return block->kind == CZ_BLOCK_PARAGRAPH && block->use == CZ_BLOCK_BODY;
}

/* The title of a table in an annex may have been taken for the head of the annex. */
static gboolean
can_hold_title (const CzBlocks *blocks,
                guint           i)
{
  const CzBlock *block = cz_blocks_get (blocks, i);

  return is_paragraph (blocks, i) || (block->kind == CZ_BLOCK_PARAGRAPH && block->use == CZ_BLOCK_HEAD);
}

static char *
dup_block (const CzBlocks *blocks,
           guint           i)
{
  const CzBlock *block = cz_blocks_get (blocks, i);

  return g_strndup (cz_blocks_text (blocks, block->span), block->span.length);
}

/* A paragraph without "附件1:" before it. */
static char *
dup_title (const CzBlocks *blocks,
           guint           i)
{
  char       *text = dup_block (blocks, i);
  const char *colon = strpbrk (text, ":");
  const char *wide = strstr (text, "：");
  const char *rest = colon != NULL ? colon + 1 : wide != NULL ? wide + strlen ("：")
                                                              : NULL;

  if (rest != NULL && g_str_has_prefix (text, "附") && rest - text < 20 && *rest != '\0')
    memmove (text, rest, strlen (rest) + 1);

  return g_strstrip (text);
}

/* The nearest line above that can be a title: short, no sentence, no remark in brackets, no "附件:". */
static void
take_title (const CzBlocks *blocks,
            CzSheetPlace   *place)
{
  for (guint n = 0, i = place->first; *place->sheet->title == '\0' && i-- > 0 && n < TITLE_REACH; n++)
    {
      g_autofree char *text = NULL;
      g_autofree char *folded = NULL;

      if (!can_hold_title (blocks, i))
        return;

      text = dup_title (blocks, i);
      folded = cz_fold_squeeze (text, strlen (text));

      if (strlen (text) > MAX_TITLE_BYTES || g_str_has_suffix (folded, "。") || g_str_has_suffix (folded, ";"))
        return;
      if (*folded == '(' || g_str_has_prefix (folded, "单位:") || strlen (folded) < 9 || strchr (folded, ':') != NULL)
        continue;

      g_free (place->sheet->title);
      place->sheet->title = g_steal_pointer (&text);
      place->first = i;
    }
}

static void
append_notes (CzDraftSheet *sheet,
              const char   *text)
{
  char *joined = *sheet->notes == '\0' ? g_strdup (text) : g_strconcat (sheet->notes, "\n", text, NULL);

  g_free (sheet->notes);
  sheet->notes = joined;
}

static void
read_notes (CzDraftSheet *sheet)
{
  CzPoints   limit;
  CzDecimal  scale;
  GPtrArray *bands;

  cz_rule_read_limits (sheet->notes, &limit, &scale);

  if (sheet->bonus_limit == CZ_POINTS_NONE)
    sheet->bonus_limit = limit;
  if (cz_decimal_is_none (sheet->scale))
    sheet->scale = scale;

  bands = cz_rule_read_bands (sheet->notes);

  if (sheet->bands->len == 0)
    {
      g_ptr_array_unref (sheet->bands);
      sheet->bands = bands;
    }
  else
    g_ptr_array_unref (bands);
}

/* Takes the notes below: a line that begins them and the numbered lines that follow. */
static void
take_notes (const CzBlocks *blocks,
            CzSheetPlace   *place)
{
  gboolean inside = FALSE;

  for (guint n = 0; n < MAX_NOTES && place->after < blocks->blocks->len && is_paragraph (blocks, place->after); n++)
    {
      g_autofree char *text = dup_block (blocks, place->after);
      g_autofree char *folded = cz_fold_squeeze (text, MIN (strlen (text), 60));
      gboolean         item = inside && (g_ascii_isdigit (*folded) || *folded == '(');

      if (!item && !cz_sheet_text_is_note (text))
        break;

      inside = TRUE;
      append_notes (place->sheet, text);
      place->after++;
    }

  if (inside)
    read_notes (place->sheet);
}

/* How many headings a line consists of; 0 when one of its first three words is none. "序 号" is one word. */
static guint
count_headings (const CzBlocks *blocks,
                guint           i)
{
  const CzBlock   *block = cz_blocks_get (blocks, i);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  guint n = 0;

  if (!is_paragraph (blocks, i) || block->span.length > MAX_HEADING_LINE)
    return 0;

  text = dup_block (blocks, i);
  line = cz_fold_string (text);
  words = g_strsplit_set (line, " |", -1);

  for (guint k = 0; words[k] != NULL; k++)
    {
      g_autofree char *word = NULL;

      if (*words[k] == '\0')
        continue;

      word = words[k + 1] != NULL && strlen (words[k]) == 3 && strlen (words[k + 1]) == 3 ? g_strconcat (words[k], words[k + 1], NULL) : g_strdup (words[k]);

      if (cz_sheet_heading_classify (word, strlen (word)) == CZ_HEADING_OTHER)
        {
          if (n < 3)
            return 0;
        }
      else
        n++;

      k += strlen (word) > strlen (words[k]);
    }

  return n;
}

/* Headings stand on one line, or one below the other. */
static gboolean
is_heading_line (const CzBlocks *blocks,
                 guint           i)
{
  guint n = count_headings (blocks, i);

  for (guint k = 1; n > 0 && n < 3 && k < 3 && i + k < blocks->blocks->len; k++)
    {
      guint more = count_headings (blocks, i + k);

      n = more > 0 ? n + more : 0;
    }

  return n >= 3;
}

/* Where the headings begin in a paragraph that has the title on the same line; 0 without such headings. */
static gsize
find_inline_headings (const CzBlocks *blocks,
                      guint           i)
{
  const CzBlock *block = cz_blocks_get (blocks, i);
  const char    *text = cz_blocks_text (blocks, block->span);
  const char    *found = memmem (text, MIN (block->span.length, MAX_TITLE_BYTES), "序号", strlen ("序号"));
  guint          n = 0;

  if (!is_paragraph (blocks, i) || found == NULL || found == text)
    return 0;

  for (const char *p = found; n < 3; n++)
    {
      const char *end = p;

      while (end < text + block->span.length && *end != ' ' && *end != '\t')
        end++;

      if (cz_sheet_heading_classify (p, (gsize) (end - p)) == CZ_HEADING_OTHER)
        return 0;

      p = end;
      while (p < text + block->span.length && (*p == ' ' || *p == '\t'))
        p++;
    }

  return (gsize) (found - text);
}

static gsize
end_of_lines (const CzBlocks *blocks,
              guint           i)
{
  gsize end = 0;

  for (; i < blocks->blocks->len && cz_blocks_get (blocks, i)->kind == CZ_BLOCK_PARAGRAPH; i++)
    if (cz_blocks_get (blocks, i)->use == CZ_BLOCK_BODY)
      end = cz_blocks_get (blocks, i)->span.start + cz_blocks_get (blocks, i)->span.length;

  return end;
}

static gboolean
read_lines (const CzBlocks  *blocks,
            guint            i,
            const GPtrArray *names,
            CzSheetPlace    *place)
{
  g_autoptr (CzSheetRaw) raw = NULL;
  gsize begin = cz_blocks_get (blocks, i)->span.start;
  gsize start = begin;
  gsize end;
  gsize used;

  if (!is_heading_line (blocks, i))
    {
      start += find_inline_headings (blocks, i);

      if (start == begin)
        return FALSE;
    }

  end = end_of_lines (blocks, i);
  raw = cz_sheet_tabs_read (blocks->text->str, start, end - start, &used);
  place->sheet = raw != NULL ? cz_sheet_build (raw, names) : cz_sheet_from_lines (blocks->text->str, start, end - start, names, &used);
  place->first = i;

  if (place->sheet == NULL)
    return FALSE;

  place->division = !has_points (place->sheet);

  place->sheet->span.line = cz_blocks_get (blocks, i)->span.line;

  if (start > begin)
    {
      g_free (place->sheet->title);
      place->sheet->title = g_strstrip (g_strndup (blocks->text->str + begin, start - begin));
    }

  for (place->after = i; place->after < blocks->blocks->len && cz_blocks_get (blocks, place->after)->span.start < start + used;)
    place->after++;

  return TRUE;
}

static gboolean
read_table (const CzBlocks  *blocks,
            guint            i,
            const GPtrArray *names,
            CzSheetPlace    *place)
{
  const CzBlock *block = cz_blocks_get (blocks, i);
  g_autoptr (CzSheetRaw) raw = NULL;

  if (block->use != CZ_BLOCK_BODY)
    return FALSE;

  raw = cz_sheet_grid_read (blocks->text->str, g_ptr_array_index (blocks->tables, block->table));
  if (raw == NULL)
    return FALSE;

  place->sheet = cz_sheet_build (raw, names);
  place->division = !has_points (place->sheet);
  place->first = i;
  place->after = i + 1;

  return TRUE;
}

static gboolean
may_tell_grades (const CzBlocks *blocks,
                 guint           i)
{
  static const char *const words[] = { "级", "合格", "优", "好" };
  const CzBlock           *block = cz_blocks_get (blocks, i);
  const char              *text = cz_blocks_text (blocks, block->span);

  if (!is_paragraph (blocks, i) || memmem (text, block->span.length, "分", strlen ("分")) == NULL)
    return FALSE;

  for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
    if (memmem (text, block->span.length, words[k], strlen (words[k])) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * cz_sheet_take_grades:
 * @sheet: takes them when it has none of its own
 * @blocks: the document
 * @first: first block that is the sheet itself
 * @after: the block behind it
 *
 * Grades are often told in the text, not below the table.
 */
void
cz_sheet_take_grades (CzDraftSheet   *sheet,
                      const CzBlocks *blocks,
                      guint           first,
                      guint           after)
{
  for (guint i = 0; sheet->bands->len == 0 && i < blocks->blocks->len; i++)
    {
      g_autofree char *text = NULL;

      if ((i >= first && i < after) || !may_tell_grades (blocks, i))
        continue;

      text = dup_block (blocks, i);
      g_ptr_array_unref (sheet->bands);
      sheet->bands = cz_rule_read_bands (text);
    }
}

GArray *
cz_sheet_read_all (const CzBlocks  *blocks,
                   const GPtrArray *names)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (CzSheetPlace));

  for (guint i = 0; i < blocks->blocks->len;)
    {
      CzSheetPlace place = { 0 };
      gboolean     table = cz_blocks_get (blocks, i)->kind == CZ_BLOCK_TABLE;

      if (!(table ? read_table (blocks, i, names, &place) : read_lines (blocks, i, names, &place)))
        {
          i++;
          continue;
        }

      take_title (blocks, &place);
      take_notes (blocks, &place);
      g_array_append_val (places, place);
      i = place.after;
    }

  if (places->len == 1 && !g_array_index (places, CzSheetPlace, 0).division)
    {
      CzSheetPlace *place = &g_array_index (places, CzSheetPlace, 0);

      cz_sheet_take_grades (place->sheet, blocks, place->first, place->after);
    }

  return places;
}
