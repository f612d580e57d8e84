/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-docx.h"

#include <string.h>

#include "base/cz-error.h"
#include "reader/cz-docx-numbering.h"

#define MEDIA_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define MAX_COLUMNS 512
#define MAX_STYLE_CHAIN 12
#define MAX_PARAGRAPH_BYTES (16 * 1048576)

/* What a style, or a paragraph itself, says. -1: nothing. */
typedef struct
{
  char    *name;
  char    *based_on;
  int      number;
  int      number_level;
  int      outline;
  gboolean centred;
} Style;

/*
 * The place in the document. Only the outermost of nested tables is one; the cells of inner tables are lines of the
 * cell they stand in. @open: for each column the cell, counted from 1, that vertical merging may still extend.
 */
typedef struct
{
  CzBlocks        *blocks;
  CzDocxNumbering *numbering;
  GHashTable      *styles;
  Style           *style; /* being read */
  CzBlockFlags     flags;

  GString *text;
  Style    paragraph;
  guint    n_paragraphs; /* open ones: a text box stands within one */
  guint    skipped;
  gboolean in_run;
  gboolean in_text;
  gboolean hidden;
  gboolean bold;
  gsize    n_bold;

  CzBlockTable *table;
  guint         n_tables;
  GString      *cell;
  CzBlockCell   place;
  gboolean      merged; /* the cell goes on from the row above */
  gboolean      merges; /* it may go on below */
  guint         open[MAX_COLUMNS];
  guint         line;
} Docx;

static void
style_clear (Style *style)
{
  g_clear_pointer (&style->name, g_free);
  g_clear_pointer (&style->based_on, g_free);
  style->number = style->number_level = style->outline = -1;
  style->centred = FALSE;
}

static void
style_free (gpointer data)
{
  style_clear (data);
  g_free (data);
}

static gboolean
is_off (const CzXmlAttributes *attributes)
{
  g_autofree char *value = cz_xml_dup_attribute (attributes, "val");

  return value != NULL && (strcmp (value, "0") == 0 || strcmp (value, "false") == 0 || strcmp (value, "off") == 0);
}

/* Properties that styles and paragraphs have in common. */
static void
read_property (Style                 *style,
               const char            *name,
               const CzXmlAttributes *attributes)
{
  if (strcmp (name, "numId") == 0)
    style->number = (int) cz_xml_integer (attributes, "val", -1);
  else if (strcmp (name, "ilvl") == 0)
    style->number_level = (int) CLAMP (cz_xml_integer (attributes, "val", 0), 0, CZ_DOCX_LEVELS - 1);
  else if (strcmp (name, "outlineLvl") == 0)
    style->outline = (int) CLAMP (cz_xml_integer (attributes, "val", -1), -1, 9);
  else if (strcmp (name, "jc") == 0)
    {
      g_autofree char *value = cz_xml_dup_attribute (attributes, "val");

      style->centred = g_strcmp0 (value, "center") == 0;
    }
}

static void
style_start (CzXml                 *xml G_GNUC_UNUSED,
             const char            *name,
             const CzXmlAttributes *attributes,
             gpointer               user_data)
{
  Docx *self = user_data;

  if (strcmp (name, "style") == 0)
    {
      char *id = cz_xml_dup_attribute (attributes, "styleId");

      self->style = NULL;

      if (id == NULL)
        return;

      self->style = g_new0 (Style, 1);
      style_clear (self->style);
      g_hash_table_replace (self->styles, id, self->style);
    }
  else if (self->style == NULL)
    return;
  else if (strcmp (name, "name") == 0)
    self->style->name = (g_free (self->style->name), cz_xml_dup_attribute (attributes, "val"));
  else if (strcmp (name, "basedOn") == 0)
    self->style->based_on = (g_free (self->style->based_on), cz_xml_dup_attribute (attributes, "val"));
  else
    read_property (self->style, name, attributes);
}

static void
style_end (CzXml      *xml G_GNUC_UNUSED,
           const char *name,
           gpointer    user_data)
{
  Docx *self = user_data;

  if (strcmp (name, "style") == 0)
    self->style = NULL;
}

/* Fills what the paragraph does not say from its style and those that one is based on. */
static const char *
inherit (Docx  *self,
         Style *style)
{
  const char *id = style->based_on;
  const char *name = NULL;

  for (guint i = 0; id != NULL && i < MAX_STYLE_CHAIN; i++)
    {
      const Style *base = g_hash_table_lookup (self->styles, id);

      if (base == NULL)
        break;

      if (name == NULL)
        name = base->name;
      if (style->number < 0)
        {
          style->number = base->number;
          style->number_level = style->number_level >= 0 ? style->number_level : base->number_level;
        }
      if (style->outline < 0)
        style->outline = base->outline;

      style->centred |= base->centred;
      id = base->based_on;
    }

  return name;
}

static guint
level_of (const Style *style,
          const char  *name)
{
  if (style->outline >= 0 && style->outline < 9)
    return (guint) style->outline + 1;
  if (name != NULL && g_ascii_strncasecmp (name, "heading ", 8) == 0)
    return (guint) g_ascii_strtoull (name + 8, NULL, 10);

  return 0;
}

static void
emit_paragraph (Docx        *self,
                const Style *style,
                const char  *name,
                gboolean     bullet)
{
  CzBlock *block = cz_blocks_add_paragraph (self->blocks, self->text->str, self->text->len, self->line);

  if (block == NULL)
    return;

  block->level = (guint8) level_of (style, name);
  block->flags |= self->flags;

  if (style->centred)
    block->flags |= CZ_BLOCK_CENTRED;
  if (bullet)
    block->flags |= CZ_BLOCK_LIST_ITEM;
  if (self->n_bold > 0 && self->n_bold >= self->text->len)
    block->flags |= CZ_BLOCK_BOLD;
}

static void
end_paragraph (Docx *self)
{
  gboolean    bullet = FALSE;
  const char *name = inherit (self, &self->paragraph);

  self->line++;

  if (self->paragraph.number > 0 && self->text->len > 0)
    {
      g_autofree char *marker = cz_docx_numbering_next (self->numbering, self->paragraph.number, (guint) MAX (self->paragraph.number_level, 0), &bullet);

      if (marker != NULL)
        g_string_prepend (self->text, marker);
    }

  if (self->n_tables > 0)
    {
      if (self->cell->len > 0 && self->text->len > 0)
        g_string_append_c (self->cell, '\n');

      g_string_append_len (self->cell, self->text->str, (gssize) self->text->len);
    }
  else if (name == NULL || g_ascii_strncasecmp (name, "toc ", 4) != 0)
    emit_paragraph (self, &self->paragraph, name, bullet);

  g_string_truncate (self->text, 0);
}

static void
start_paragraph (Docx *self)
{
  if (self->n_paragraphs++ > 0)
    {
      if (self->text->len > 0)
        g_string_append_c (self->text, '\n');
      return;
    }

  g_string_truncate (self->text, 0);
  style_clear (&self->paragraph);
  self->n_bold = 0;
}

static void
start_table (Docx *self)
{
  if (self->n_tables++ > 0)
    return;

  self->table = cz_blocks_add_table (self->blocks, "", self->line);
  self->place = (CzBlockCell){ (guint) -1, 0, 1, 1, { 0 } };
  memset (self->open, 0, sizeof self->open);
}

static void
end_cell (Docx *self)
{
  guint column = MIN (self->place.column, MAX_COLUMNS - 1);

  if (self->merged && self->open[column] > 0)
    {
      CzBlockCell *above = &g_array_index (self->table->cells, CzBlockCell, self->open[column] - 1);

      above->n_rows = self->place.row - above->row + 1;
      self->table->n_rows = MAX (self->table->n_rows, self->place.row + 1);
    }
  else
    {
      self->place.span.line = self->line;
      cz_blocks_add_cell (self->blocks, self->table, &self->place, self->cell->str, self->cell->len);
      self->open[column] = self->merges ? self->table->cells->len : 0;
    }

  self->place.column += self->place.n_columns;
  g_string_truncate (self->cell, 0);
}

static void
start_cell_part (Docx                  *self,
                 const char            *name,
                 const CzXmlAttributes *attributes)
{
  if (strcmp (name, "tr") == 0)
    {
      self->place.row++;
      self->place.column = 0;
    }
  else if (strcmp (name, "gridBefore") == 0)
    self->place.column += (guint) CLAMP (cz_xml_integer (attributes, "val", 0), 0, MAX_COLUMNS);
  else if (strcmp (name, "tc") == 0)
    {
      g_string_truncate (self->cell, 0);
      self->place.n_columns = 1;
      self->merged = self->merges = FALSE;
    }
  else if (strcmp (name, "gridSpan") == 0)
    self->place.n_columns = (guint) CLAMP (cz_xml_integer (attributes, "val", 1), 1, MAX_COLUMNS);
  else if (strcmp (name, "vMerge") == 0)
    {
      g_autofree char *value = cz_xml_dup_attribute (attributes, "val");

      self->merges = TRUE;
      self->merged = g_strcmp0 (value, "restart") != 0;
    }
}

static void
start_run_part (Docx                  *self,
                const char            *name,
                const CzXmlAttributes *attributes)
{
  if (strcmp (name, "t") == 0)
    self->in_text = TRUE;
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (name, "br") == 0 || strcmp (name, "cr") == 0)
    g_string_append_c (self->text, '\n');
  else if (strcmp (name, "noBreakHyphen") == 0)
    g_string_append_c (self->text, '-');
  else if (strcmp (name, "vanish") == 0)
    self->hidden = !is_off (attributes);
  else if (strcmp (name, "b") == 0)
    self->bold = !is_off (attributes);
}

/* Deleted and moved text, and the second copy that Word keeps of a drawing for older programs. */
static gboolean
is_skipped (const char *name)
{
  return strcmp (name, "del") == 0 || strcmp (name, "moveFrom") == 0 || strcmp (name, "Fallback") == 0 || strcmp (name, "pPrChange") == 0 ||
         strcmp (name, "rPrChange") == 0 || strcmp (name, "tcPrChange") == 0;
}

static void
start_cb (CzXml                 *xml,
          const char            *name,
          const CzXmlAttributes *attributes,
          gpointer               user_data)
{
  Docx *self = user_data;

  if (self->skipped > 0 || is_skipped (name))
    {
      self->skipped++;
      return;
    }

  if (self->text->len + self->cell->len > MAX_PARAGRAPH_BYTES)
    cz_xml_fail (xml, CZ_ERROR_LIMIT, "a paragraph or cell is larger than is accepted");

  if (strcmp (name, "p") == 0)
    start_paragraph (self);
  else if (strcmp (name, "tbl") == 0)
    start_table (self);
  else if (strcmp (name, "r") == 0)
    {
      self->in_run = TRUE;
      self->hidden = self->bold = FALSE;
    }
  else if (self->in_run)
    start_run_part (self, name, attributes);
  else if (strcmp (name, "pStyle") == 0)
    {
      g_free (self->paragraph.based_on);
      self->paragraph.based_on = cz_xml_dup_attribute (attributes, "val");
    }
  else if (self->n_paragraphs > 0)
    read_property (&self->paragraph, name, attributes);
  else if (self->n_tables == 1)
    start_cell_part (self, name, attributes);
}

static void
end_cb (CzXml      *xml G_GNUC_UNUSED,
        const char *name,
        gpointer    user_data)
{
  Docx *self = user_data;

  if (self->skipped > 0)
    {
      self->skipped--;
      return;
    }

  if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "r") == 0)
    self->in_run = FALSE;
  else if (strcmp (name, "p") == 0)
    {
      if (self->n_paragraphs > 0 && --self->n_paragraphs == 0)
        end_paragraph (self);
    }
  else if (strcmp (name, "tc") == 0)
    {
      if (self->n_tables == 1)
        end_cell (self);
    }
  else if (strcmp (name, "tbl") == 0 && self->n_tables > 0)
    self->n_tables--;
}

static void
text_cb (CzXml      *xml G_GNUC_UNUSED,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
  Docx *self = user_data;

  if (!self->in_text || self->hidden || self->skipped > 0)
    return;

  g_string_append_len (self->text, text, (gssize) length);

  if (self->bold)
    self->n_bold += length;
}

static void
note_start (CzXml                 *xml,
            const char            *name,
            const CzXmlAttributes *attributes,
            gpointer               user_data)
{
  Docx            *self = user_data;
  g_autofree char *type = NULL;

  if (strcmp (name, "footnote") == 0 && self->skipped == 0)
    {
      type = cz_xml_dup_attribute (attributes, "type");

      if (type != NULL && strcmp (type, "normal") != 0)
        {
          self->skipped++;
          return;
        }
    }

  start_cb (xml, name, attributes, user_data);
}

static gboolean
read_parts (Docx         *self,
            CzZip        *zip,
            GCancellable *cancellable,
            GError      **error)
{
  static const CzXmlHandler styles = { style_start, style_end, NULL };
  static const CzXmlHandler document = { start_cb, end_cb, text_cb };
  static const CzXmlHandler notes = { note_start, end_cb, text_cb };

  if (cz_zip_has (zip, "word/styles.xml") && !cz_xml_read (zip, "word/styles.xml", &styles, self, cancellable, error))
    return FALSE;
  if ((self->numbering = cz_docx_numbering_read (zip, cancellable, error)) == NULL)
    return FALSE;
  if (!cz_xml_read (zip, "word/document.xml", &document, self, cancellable, error))
    return FALSE;

  self->flags = CZ_BLOCK_FOOTNOTE;

  return !cz_zip_has (zip, "word/footnotes.xml") || cz_xml_read (zip, "word/footnotes.xml", &notes, self, cancellable, error);
}

/**
 * cz_docx_read:
 * @bytes: a text document (.docx, .docm)
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (nullable): its paragraphs, with automatic numbers as they would be printed, its tables and,
 *     at the end, its footnotes; deleted text is left out
 */
CzBlocks *
cz_docx_read (GBytes       *bytes,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (CzZip) zip = cz_zip_new (bytes, error);
  g_autofree Docx *self = NULL;
  CzBlocks        *blocks;

  if (zip == NULL)
    return NULL;

  self = g_new0 (Docx, 1);
  self->blocks = blocks = cz_blocks_new (MEDIA_TYPE, "UTF-8");
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  self->text = g_string_new (NULL);
  self->cell = g_string_new (NULL);
  self->line = 1;
  style_clear (&self->paragraph);

  if (!read_parts (self, zip, cancellable, error))
    g_clear_pointer (&blocks, cz_blocks_free);

  g_hash_table_unref (self->styles);
  g_clear_pointer (&self->numbering, cz_docx_numbering_free);
  g_string_free (self->text, TRUE);
  g_string_free (self->cell, TRUE);
  style_clear (&self->paragraph);

  return blocks;
}
