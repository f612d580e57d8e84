/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/cz-error.h"

#define MAX_TABLES 64
#define MAX_SPAN 1000
#define MAX_COLUMNS 1000
#define CHUNK 65536
/* A cell with more lines holds an article, not a cell's text. */
#define ARTICLE_LINES 12

/* A cell that is read, its text in the table's texts. */
typedef struct
{
  CzBlockCell place;
  gsize       start;
  gsize       length;
} Pending;

/*
 * A table that is open. Whether it is one, or only lays out the page, shows at its end, or when a table begins inside:
 * then what it holds becomes paragraphs. @inner: a small table within a cell of a real one gives its text to that cell.
 */
typedef struct
{
  gboolean    inner;
  gboolean    layout;
  guint       row;
  guint       column;
  guint       n_columns;
  guint       n_wide; /* rows of three cells and more */
  gboolean    in_row;
  gboolean    in_cell;
  gsize       text_start; /* of the open cell, in the page's text */
  CzBlockCell place;
  GArray     *taken; /* of guint: for each column the row below the cell that reaches furthest down */
  GArray     *cells; /* of Pending */
  GString    *texts;
} Table;

/* What is known of the place in the page. @skipped counts open elements whose text is none (script, nav …). */
typedef struct
{
  CzBlocks       *blocks;
  GString        *text;
  Table           tables[MAX_TABLES];
  guint           n_tables;
  guint           too_deep;
  guint           skipped;
  guint           level; /* of the heading that is open */
  gboolean        in_title;
  gboolean        in_caption;
  GString        *title;
  htmlParserCtxt *parser;
} Page;

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  for (; *names != NULL; names++)
    if (strcmp (*names, name) == 0)
      return TRUE;

  return FALSE;
}

static const char *
attribute (const xmlChar **attributes,
           const char     *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (strcmp ((const char *) attributes[0], name) == 0)
      return attributes[1] != NULL ? (const char *) attributes[1] : "";

  return NULL;
}

static guint
span_of (const xmlChar **attributes,
         const char     *name)
{
  const char *value = attribute (attributes, name);
  gint64      span = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 1;

  return (guint) CLAMP (span, 1, MAX_SPAN);
}

static Table *
inner_table (Page *page)
{
  return page->n_tables > 0 ? &page->tables[page->n_tables - 1] : NULL;
}

static guint
line_of (Page *page)
{
  return (guint) MAX (xmlSAX2GetLineNumber (page->parser), 0);
}

/* The innermost table that is one, when the place is within a cell of it. */
static gboolean
is_in_cell (Page *page)
{
  const Table *table = inner_table (page);

  return table != NULL && !table->layout;
}

static void
emit_paragraph (Page *page)
{
  CzBlock *block = cz_blocks_add_paragraph (page->blocks, page->text->str, page->text->len, line_of (page));

  if (block != NULL)
    block->level = (guint8) page->level;

  g_string_truncate (page->text, 0);
}

/* Ends a paragraph: a block of its own outside tables, a line of the cell inside. */
static void
end_paragraph (Page *page)
{
  if (!is_in_cell (page))
    {
      if (page->text->len > 0)
        emit_paragraph (page);
    }
  else if (page->text->len > inner_table (page)->text_start && page->text->str[page->text->len - 1] != '\n')
    g_string_append_c (page->text, '\n');
}

/* Where the open cell's text begins; a paragraph that ended out of order may have taken the text with it. */
static gsize
get_text_start (const Page  *page,
                const Table *table)
{
  return MIN (table->text_start, page->text->len);
}

static void
end_cell (Page *page)
{
  Table *table = inner_table (page);

  if (table == NULL || !table->in_cell)
    return;

  table->in_cell = FALSE;

  if (table->layout)
    end_paragraph (page);
  else if (table->inner)
    g_string_append_c (page->text, ' ');
  else
    {
      gsize   start = get_text_start (page, table);
      Pending pending = { table->place, table->texts->len, page->text->len - start };

      g_string_append_len (table->texts, page->text->str + start, (gssize) pending.length);
      g_array_append_val (table->cells, pending);
      g_string_truncate (page->text, start);
    }
}

static guint
taken_to (const Table *table,
          guint        column)
{
  return column < table->taken->len ? g_array_index (table->taken, guint, column) : 0;
}

/* The place of the next cell: the first column that no cell of the rows above reaches into. */
static void
start_cell (Page           *page,
            const xmlChar **attributes)
{
  Table *table = inner_table (page);

  if (table == NULL)
    return;

  end_cell (page);
  table->in_cell = TRUE;
  table->in_row = TRUE;
  table->text_start = page->text->len;

  while (table->column < MAX_COLUMNS && taken_to (table, table->column) > table->row)
    table->column++;

  table->place = (CzBlockCell){ table->row, MIN (table->column, MAX_COLUMNS), span_of (attributes, "rowspan"), span_of (attributes, "colspan"), { 0, 0, line_of (page) } };

  for (guint i = 0; i < table->place.n_columns && table->column < MAX_COLUMNS; i++, table->column++)
    {
      if (table->taken->len <= table->column)
        g_array_set_size (table->taken, table->column + 1);

      g_array_index (table->taken, guint, table->column) = table->row + table->place.n_rows;
    }

  table->n_columns = MAX (table->n_columns, table->column);
}

static void
end_row (Page *page)
{
  Table *table = inner_table (page);

  if (table == NULL)
    return;

  end_cell (page);

  if (table->in_row)
    {
      table->row++;
      table->n_wide += table->column >= 3;
    }

  if (table->inner && page->text->len > 0)
    g_string_append_c (page->text, '\n');

  table->in_row = FALSE;
  table->column = 0;
}

static void
add_lines (Page       *page,
           const char *text,
           gsize       length)
{
  while (length > 0)
    {
      const char *newline = memchr (text, '\n', length);
      gsize       n = newline != NULL ? (gsize) (newline - text) : length;

      if (n > 0)
        cz_blocks_add_paragraph (page->blocks, text, n, line_of (page));

      n += newline != NULL;
      text += n;
      length -= n;
    }
}

/* What a table that only lays out the page has held so far becomes paragraphs. */
static void
give_up_table (Page  *page,
               Table *table)
{
  gsize start;

  if (table->layout)
    return;

  for (guint i = 0; i < table->cells->len; i++)
    {
      const Pending *pending = &g_array_index (table->cells, Pending, i);

      add_lines (page, table->texts->str + pending->start, pending->length);
    }

  start = get_text_start (page, table);
  add_lines (page, page->text->str + start, page->text->len - start);
  g_string_truncate (page->text, start);
  g_array_set_size (table->cells, 0);
  g_string_truncate (table->texts, 0);
  table->layout = TRUE;
}

static void
start_table (Page *page)
{
  Table *outer = inner_table (page);
  Table  table = { .inner = FALSE };

  if (page->n_tables == MAX_TABLES)
    {
      page->too_deep++;
      return;
    }

  end_paragraph (page);

  if (outer != NULL && !outer->layout && (outer->inner || outer->n_wide > 0))
    table.inner = TRUE;
  else if (outer != NULL)
    give_up_table (page, outer);

  table.taken = g_array_new (FALSE, TRUE, sizeof (guint));
  table.cells = g_array_new (FALSE, FALSE, sizeof (Pending));
  table.texts = g_string_new (NULL);
  table.text_start = page->text->len;
  page->tables[page->n_tables++] = table;
}

/* One row, one column, or a cell with a whole article in it: the page's layout. */
static gboolean
is_layout (const Table *table)
{
  if (table->row < 2 || table->n_columns < 2)
    return TRUE;

  for (guint i = 0; i < table->cells->len && table->row <= 3; i++)
    {
      const Pending *pending = &g_array_index (table->cells, Pending, i);
      guint          n_lines = 0;

      for (gsize k = 0; k < pending->length; k++)
        n_lines += table->texts->str[pending->start + k] == '\n';

      if (n_lines > ARTICLE_LINES)
        return TRUE;
    }

  return FALSE;
}

static void
emit_table (Page        *page,
            const Table *table)
{
  CzBlockTable *block = cz_blocks_add_table (page->blocks, "", line_of (page));

  for (guint i = 0; i < table->cells->len; i++)
    {
      const Pending *pending = &g_array_index (table->cells, Pending, i);

      cz_blocks_add_cell (page->blocks, block, &pending->place, table->texts->str + pending->start, pending->length);
    }
}

static void
table_clear (Table *table)
{
  g_array_unref (table->taken);
  g_array_unref (table->cells);
  g_string_free (table->texts, TRUE);
}

static void
end_table (Page *page)
{
  Table *table = inner_table (page);

  if (page->too_deep > 0)
    {
      page->too_deep--;
      return;
    }

  if (table == NULL)
    return;

  end_row (page);

  if (!table->inner && !table->layout)
    {
      if (is_layout (table))
        give_up_table (page, table);
      else
        emit_table (page, table);
    }

  table_clear (table);
  page->n_tables--;
}

static const char *const skipped_names[] = { "script", "style", "noscript", "nav", "select", "button", "textarea", "iframe", "object", "template", "svg", "footer", NULL };
static const char *const paragraph_names[] = { "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "main", "aside", "blockquote", "pre", "center", "form", "fieldset", "hr", "address", "body", NULL };

static guint
heading_level (const char *name)
{
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0' ? (guint) (name[1] - '0') : 0;
}

static gboolean
is_hidden (const xmlChar **attributes)
{
  const char *style = attribute (attributes, "style");
  const char *role = attribute (attributes, "role");

  return attribute (attributes, "hidden") != NULL || (role != NULL && strcmp (role, "navigation") == 0) ||
         (style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL));
}

static void
start_cb (void           *data,
          const xmlChar  *element,
          const xmlChar **attributes)
{
  Page       *page = data;
  const char *name = (const char *) element;

  if (strcmp (name, "title") == 0)
    page->in_title = TRUE;
  if (page->skipped > 0 || is_one_of (name, skipped_names) || is_hidden (attributes))
    {
      if (strcmp (name, "br") != 0 && strcmp (name, "img") != 0 && strcmp (name, "input") != 0 && strcmp (name, "meta") != 0 && strcmp (name, "link") != 0 && strcmp (name, "hr") != 0)
        page->skipped++;
      return;
    }

  if (strcmp (name, "br") == 0)
    {
      end_paragraph (page);
    }
  else if (strcmp (name, "table") == 0)
    start_table (page);
  else if (strcmp (name, "caption") == 0)
    page->in_caption = is_in_cell (page) && !inner_table (page)->inner;
  else if (strcmp (name, "tr") == 0)
    end_row (page);
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    start_cell (page, attributes);
  else if (heading_level (name) > 0)
    {
      end_paragraph (page);
      page->level = heading_level (name);
    }
  else if (is_one_of (name, paragraph_names))
    end_paragraph (page);
}

static void
end_cb (void          *data,
        const xmlChar *element)
{
  Page       *page = data;
  const char *name = (const char *) element;

  if (strcmp (name, "title") == 0)
    page->in_title = FALSE;

  if (page->skipped > 0)
    {
      page->skipped--;
      return;
    }

  if (strcmp (name, "table") == 0)
    end_table (page);
  else if (strcmp (name, "caption") == 0 && page->in_caption)
    {
      page->in_caption = FALSE;
      emit_paragraph (page);
    }
  else if (strcmp (name, "tr") == 0)
    end_row (page);
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    end_cell (page);
  else if (heading_level (name) > 0)
    {
      end_paragraph (page);
      page->level = 0;
    }
  else if (is_one_of (name, paragraph_names))
    end_paragraph (page);
}

/* White space of the source is one blank; full-width blanks stay. */
static void
text_cb (void          *data,
         const xmlChar *text,
         int            length)
{
  Page    *page = data;
  GString *target = page->in_title ? page->title : page->text;

  if (page->skipped > 0 && !page->in_title)
    return;
  if (page->n_tables > 0 && !page->tables[page->n_tables - 1].in_cell && !page->in_title && !page->in_caption)
    return;

  for (int i = 0; i < length; i++)
    {
      char     c = (char) text[i];
      gboolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';

      if (!blank)
        g_string_append_c (target, c);
      else if (target->len > 0 && target->str[target->len - 1] != ' ' && target->str[target->len - 1] != '\n')
        g_string_append_c (target, ' ');
    }
}

static void
ignore_cb (void       *data G_GNUC_UNUSED,
           const char *format G_GNUC_UNUSED,
           ...)
{
}

static gboolean
parse (Page         *page,
       const CzText *text,
       GCancellable *cancellable,
       GError      **error)
{
  for (gsize at = 0; at < text->length; at += CHUNK)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      htmlParseChunk (page->parser, text->bytes + at, (int) MIN (CHUNK, text->length - at), 0);
    }

  htmlParseChunk (page->parser, "", 0, 1);

  while (page->n_tables > 0)
    {
      page->too_deep = 0;
      end_table (page);
    }

  end_paragraph (page);

  return TRUE;
}

/**
 * cz_html_read:
 * @bytes: a saved web page
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (nullable): its paragraphs and tables; scripts, navigation and hidden elements left out
 */
CzBlocks *
cz_html_read (GBytes       *bytes,
              GCancellable *cancellable,
              GError      **error)
{
  htmlSAXHandler callbacks = {
    .startElement = start_cb,
    .endElement = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .error = ignore_cb,
    .warning = ignore_cb,
  };
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (CzText) text = cz_text_new (data, length, error);
  g_autoptr (CzBlocks) blocks = NULL;
  Page page = { 0 };

  if (text == NULL)
    return NULL;

  blocks = cz_blocks_new ("text/html", text->encoding);
  page.blocks = blocks;
  page.text = g_string_new (NULL);
  page.title = g_string_new (NULL);
  page.parser = htmlCreatePushParserCtxt (&callbacks, &page, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  htmlCtxtUseOptions (page.parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC | HTML_PARSE_RECOVER);

  if (!parse (&page, text, cancellable, error))
    g_clear_pointer (&blocks, cz_blocks_free);
  else
    {
      g_free (blocks->title);
      blocks->title = g_strstrip (g_strdup (page.title->str));
    }

  if (page.parser->myDoc != NULL)
    xmlFreeDoc (page.parser->myDoc);

  htmlFreeParserCtxt (page.parser);
  g_string_free (page.text, TRUE);
  g_string_free (page.title, TRUE);

  for (guint i = 0; i < page.n_tables; i++)
    table_clear (&page.tables[i]);

  return g_steal_pointer (&blocks);
}
