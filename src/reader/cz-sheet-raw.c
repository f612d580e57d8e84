/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-raw.h"

#include <string.h>

#include "reader/cz-fold.h"

static void
line_clear (gpointer data)
{
  CzSheetLine *line = data;

  for (CzSheetCell *cell = line->cells; cell->text != NULL; cell++)
    {
      g_string_free (cell->text, TRUE);
      g_array_unref (cell->pieces);
    }

  g_free (line->cells);
}

/**
 * cz_sheet_raw_new:
 * @columns: (transfer full): of CzSheetColumn, settled
 */
CzSheetRaw *
cz_sheet_raw_new (GArray *columns)
{
  CzSheetRaw *raw = g_new0 (CzSheetRaw, 1);

  raw->columns = columns;
  raw->lines = g_array_new (FALSE, TRUE, sizeof (CzSheetLine));
  g_array_set_clear_func (raw->lines, line_clear);
  raw->title = g_string_new (NULL);
  raw->notes = g_string_new (NULL);
  raw->total = CZ_POINTS_NONE;

  return raw;
}

void
cz_sheet_raw_free (CzSheetRaw *raw)
{
  g_array_unref (raw->columns);
  g_array_unref (raw->lines);
  g_string_free (raw->title, TRUE);
  g_string_free (raw->notes, TRUE);
  g_free (raw);
}

/**
 * cz_sheet_raw_add_line:
 *
 * Returns: (transfer none): a new empty row; valid until the next one
 */
CzSheetLine *
cz_sheet_raw_add_line (CzSheetRaw *raw)
{
  CzSheetLine line = { g_new0 (CzSheetCell, raw->columns->len + 1) };

  for (guint i = 0; i < raw->columns->len; i++)
    {
      line.cells[i].text = g_string_new (NULL);
      line.cells[i].pieces = g_array_new (FALSE, FALSE, sizeof (CzSheetPiece));
    }

  g_array_append_val (raw->lines, line);

  return &g_array_index (raw->lines, CzSheetLine, raw->lines->len - 1);
}

/**
 * cz_sheet_cell_append:
 * @cell: a cell
 * @separator: what parts @text from what the cell holds already
 * @text: more text
 * @source: where it stands in the source
 */
void
cz_sheet_cell_append (CzSheetCell *cell,
                      const char  *separator,
                      const char  *text,
                      CzSpan       source)
{
  CzSheetPiece piece;

  if (cell->text->len == 0)
    cell->span = source;
  else
    g_string_append (cell->text, separator);

  piece = (CzSheetPiece){ (guint) cell->text->len, source.start };
  g_array_append_val (cell->pieces, piece);
  g_string_append (cell->text, text);

  if (source.start + source.length > cell->span.start)
    cell->span.length = source.start + source.length - cell->span.start;
}

/* Where the byte @at of a cell's text stands in the source. */
guint
cz_sheet_cell_source (const CzSheetCell *cell,
                      guint              at)
{
  guint source = cell->span.start;

  for (guint i = 0; i < cell->pieces->len; i++)
    {
      const CzSheetPiece *piece = &g_array_index (cell->pieces, CzSheetPiece, i);

      if (piece->at > at)
        break;

      source = piece->source + at - piece->at;
    }

  return source;
}

/* The column of a role, -1 without one. */
int
cz_sheet_raw_find (const CzSheetRaw *raw,
                   CzSheetRole       role)
{
  for (guint i = 0; i < raw->columns->len; i++)
    if (g_array_index (raw->columns, CzSheetColumn, i).role == role)
      return (int) i;

  return -1;
}

/* Whether @text begins, behind blanks, with one of some characters: most texts are turned away by this alone. */
static gboolean
begins_with_one_of (const char *text,
                    const char *characters)
{
  while (*text == ' ' || g_str_has_prefix (text, "　"))
    text += *text == ' ' ? 1 : strlen ("　");

  for (; *characters != '\0'; characters += 3)
    if (strncmp (text, characters, 3) == 0)
      return TRUE;

  return FALSE;
}

/* Whether a line begins the notes below a table: "注:…", "填表说明". */
gboolean
cz_sheet_text_is_note (const char *text)
{
  static const char *const words[] = { "注:", "注1", "备注:", "说明:", "填表说明", "附注:", "注意事项", "备注1", "评分说明", "考核说明" };
  g_autofree char         *folded = NULL;

  if (!begins_with_one_of (text, "注备说填附评考"))
    return FALSE;

  folded = cz_fold_squeeze (text, MIN (strlen (text), 64));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;

  return FALSE;
}

/* Whether a cell heads a line of sums: "合计", "小计(20分)", "总分:100". */
gboolean
cz_sheet_text_is_total (const char *text)
{
  static const char *const words[] = { "合计", "总计", "小计", "总分", "共计", "满分" };
  g_autofree char         *folded = NULL;

  if (!begins_with_one_of (text, "合总小共满"))
    return FALSE;

  folded = cz_fold_squeeze (text, MIN (strlen (text), 64));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      {
        const char *rest = folded + strlen (words[i]);

        return strspn (rest, "0123456789.:()") == strlen (rest) || g_str_has_prefix (rest, "(") || g_str_has_prefix (rest, "得分") ||
               g_str_has_prefix (rest, "分");
      }

  return FALSE;
}
