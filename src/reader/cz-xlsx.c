/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-xlsx.h"

#include <string.h>

#include "base/cz-error.h"
#include "reader/cz-xlsx-style.h"
#include "reader/cz-xml.h"

#define MAX_SHEETS 1000
#define MAX_CELLS 20000000
#define MAX_STRINGS 5000000
#define MAX_STYLES 65536
#define MAX_MERGES 1000000
#define MAX_CELL_BYTES 1048576
#define MAX_ROWS 1048576
#define MAX_COLUMNS 16384

/* A shared string in the book's texts. */
typedef struct
{
  guint32 start;
  guint32 length;
} Shared;

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} CellType;

/* All that is known while the parts are read, in the order relations, workbook, styles, strings, sheets. */
typedef struct
{
  CzXlsx     *book;
  GHashTable *targets;   /* relation id to part */
  GPtrArray  *relations; /* of char*: relation id of each sheet */
  GHashTable *formats;   /* format id to code */
  GArray     *kinds;     /* of guint8: kind of each cell style */
  GArray     *shared;    /* of Shared */
  char       *strings_part;
  char       *styles_part;
  gboolean    from_1904;

  CzXlsxSheet *sheet;
  guint32      row;
  guint32      column;
  CellType     type;
  guint        style;
  GString     *value;
  gboolean     in_value;
  gboolean     is_formula;
  gboolean     in_formats;
  guint        in_phonetic;
  gboolean     in_inline;
  char        *name; /* of the defined name or property being read */
} Reader;

static void
sheet_free (gpointer data)
{
  CzXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_array_unref (sheet->cells);
  g_array_unref (sheet->merges);
  g_free (sheet);
}

static char *
part_of_target (const char *target)
{
  if (*target == '/')
    return g_strdup (target + 1);

  return g_strconcat ("xl/", target, NULL);
}

static void
relation_start (CzXml                 *xml G_GNUC_UNUSED,
                const char            *name,
                const CzXmlAttributes *attributes,
                gpointer               user_data)
{
  Reader          *self = user_data;
  g_autofree char *id = cz_xml_dup_attribute (attributes, "Id");
  g_autofree char *target = cz_xml_dup_attribute (attributes, "Target");
  g_autofree char *type = cz_xml_dup_attribute (attributes, "Type");

  if (strcmp (name, "Relationship") != 0 || id == NULL || target == NULL || type == NULL)
    return;

  if (g_str_has_suffix (type, "/sharedStrings"))
    self->strings_part = (g_free (self->strings_part), part_of_target (target));
  else if (g_str_has_suffix (type, "/styles"))
    self->styles_part = (g_free (self->styles_part), part_of_target (target));
  else if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_insert (self->targets, g_steal_pointer (&id), part_of_target (target));
}

static void
no_end (CzXml      *xml G_GNUC_UNUSED,
        const char *name G_GNUC_UNUSED,
        gpointer    user_data G_GNUC_UNUSED)
{
}

static void
add_sheet (Reader                *self,
           CzXml                 *xml,
           const CzXmlAttributes *attributes)
{
  CzXlsxSheet     *sheet;
  g_autofree char *state = cz_xml_dup_attribute (attributes, "state");
  char            *name = cz_xml_dup_attribute (attributes, "name");
  char            *relation = cz_xml_dup_attribute (attributes, "id");

  if (self->book->sheets->len >= MAX_SHEETS)
    cz_xml_fail (xml, CZ_ERROR_LIMIT, "too many sheets");

  sheet = g_new0 (CzXlsxSheet, 1);
  sheet->name = name != NULL ? name : g_strdup ("");
  sheet->hidden = g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0;
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (CzXlsxCell));
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (CzXlsxMerge));
  g_ptr_array_add (self->book->sheets, sheet);
  g_ptr_array_add (self->relations, relation != NULL ? relation : g_strdup (""));
}

static void
book_start (CzXml                 *xml,
            const char            *name,
            const CzXmlAttributes *attributes,
            gpointer               user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "sheet") == 0)
    add_sheet (self, xml, attributes);
  else if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *value = cz_xml_dup_attribute (attributes, "date1904");

      self->from_1904 = value != NULL && (*value == '1' || *value == 't');
    }
  else if (strcmp (name, "definedName") == 0)
    {
      g_free (self->name);
      self->name = cz_xml_dup_attribute (attributes, "name");
      g_string_truncate (self->value, 0);
      self->in_value = self->name != NULL;
    }
}

static void
book_end (CzXml      *xml G_GNUC_UNUSED,
          const char *name,
          gpointer    user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "definedName") != 0 || !self->in_value)
    return;

  g_hash_table_insert (self->book->names, g_steal_pointer (&self->name), g_strdup (self->value->str));
  self->in_value = FALSE;
}

static void
take_text (CzXml      *xml,
           const char *text,
           gsize       length,
           gpointer    user_data)
{
  Reader *self = user_data;

  if (!self->in_value)
    return;

  if (self->value->len + length > MAX_CELL_BYTES)
    {
      cz_xml_fail (xml, CZ_ERROR_LIMIT, "a cell is larger than is accepted");
      return;
    }

  g_string_append_len (self->value, text, (gssize) length);
}

static void
style_start (CzXml                 *xml G_GNUC_UNUSED,
             const char            *name,
             const CzXmlAttributes *attributes,
             gpointer               user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "numFmt") == 0)
    {
      char *code = cz_xml_dup_attribute (attributes, "formatCode");

      if (code != NULL)
        g_hash_table_insert (self->formats, GINT_TO_POINTER ((int) cz_xml_integer (attributes, "numFmtId", 0)), code);
    }
  else if (strcmp (name, "cellXfs") == 0)
    self->in_formats = TRUE;
  else if (self->in_formats && strcmp (name, "xf") == 0 && self->kinds->len < MAX_STYLES)
    {
      int    id = (int) cz_xml_integer (attributes, "numFmtId", 0);
      guint8 kind = (guint8) cz_xlsx_kind_of_format (id, g_hash_table_lookup (self->formats, GINT_TO_POINTER (id)));

      g_array_append_val (self->kinds, kind);
    }
}

static void
style_end (CzXml      *xml G_GNUC_UNUSED,
           const char *name,
           gpointer    user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_formats = FALSE;
}

/* Phonetic readings (rPh) stand beside a text and are no part of it. */
static void
string_start (CzXml                 *xml G_GNUC_UNUSED,
              const char            *name,
              const CzXmlAttributes *attributes G_GNUC_UNUSED,
              gpointer               user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (self->value, 0);
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_value = self->in_phonetic == 0;
}

static void
string_end (CzXml      *xml,
            const char *name,
            gpointer    user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "t") == 0)
    self->in_value = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic--;
  else if (strcmp (name, "si") == 0)
    {
      Shared shared = { (guint32) self->book->texts->len, (guint32) self->value->len };

      if (self->shared->len >= MAX_STRINGS)
        cz_xml_fail (xml, CZ_ERROR_LIMIT, "too many strings");

      g_string_append_len (self->book->texts, self->value->str, (gssize) self->value->len);
      g_array_append_val (self->shared, shared);
    }
}

/* "BC12" at @p; rows and columns from 1. */
static void
read_reference (const char *p,
                gsize       length,
                guint32    *row,
                guint32    *column)
{
  const char *end = p + length;

  *row = *column = 0;

  for (; p < end && g_ascii_isupper (*p) && *column < MAX_COLUMNS; p++)
    *column = *column * 26 + (guint32) (*p - 'A' + 1);
  for (; p < end && g_ascii_isdigit (*p) && *row <= MAX_ROWS; p++)
    *row = *row * 10 + (guint32) (*p - '0');
}

static CellType
type_of (const char *type,
         gsize       length)
{
  if (length == 1)
    switch (*type)
      {
      case 's':
        return TYPE_SHARED;
      case 'b':
        return TYPE_BOOLEAN;
      case 'e':
        return TYPE_ERROR;
      case 'd':
        return TYPE_DATE;
      default:
        return TYPE_NUMBER;
      }

  return length > 1 ? TYPE_TEXT : TYPE_NUMBER;
}

static void
start_cell (Reader                *self,
            const CzXmlAttributes *attributes)
{
  self->column++;
  self->type = TYPE_NUMBER;
  self->style = 0;
  self->is_formula = FALSE;
  g_string_truncate (self->value, 0);

  for (int i = 0; i < attributes->n; i++)
    {
      const char *name = (const char *) attributes->raw[5 * i];
      const char *value = (const char *) attributes->raw[5 * i + 3];
      gsize       length = (gsize) ((const char *) attributes->raw[5 * i + 4] - value);

      if (name[1] != '\0')
        continue;

      if (name[0] == 'r')
        {
          guint32 row;
          guint32 column;

          read_reference (value, length, &row, &column);

          if (column > 0)
            self->column = column;
        }
      else if (name[0] == 't')
        self->type = type_of (value, length);
      else if (name[0] == 's')
        for (gsize k = 0; k < length && g_ascii_isdigit (value[k]) && self->style < MAX_STYLES; k++)
          self->style = self->style * 10 + (guint) (value[k] - '0');
    }
}

static void
start_merge (Reader                *self,
             CzXml                 *xml,
             const CzXmlAttributes *attributes)
{
  gsize       length;
  const char *reference = cz_xml_attribute (attributes, "ref", &length);
  const char *colon = reference != NULL ? memchr (reference, ':', length) : NULL;
  guint32     row;
  guint32     column;
  CzXlsxMerge merge;

  if (colon == NULL)
    return;

  read_reference (reference, (gsize) (colon - reference), &row, &column);
  merge.first_row = row - 1;
  merge.first_column = (guint16) (column - 1);

  if (row == 0 || column == 0 || row > MAX_ROWS || column > MAX_COLUMNS)
    return;

  read_reference (colon + 1, length - (gsize) (colon + 1 - reference), &row, &column);

  if (row <= merge.first_row || column <= merge.first_column || row > MAX_ROWS || column > MAX_COLUMNS)
    return;

  merge.last_row = row - 1;
  merge.last_column = (guint16) (column - 1);

  if (self->sheet->merges->len >= MAX_MERGES)
    cz_xml_fail (xml, CZ_ERROR_LIMIT, "too many merged cells");

  g_array_append_val (self->sheet->merges, merge);
}

static void
sheet_start (CzXml                 *xml,
             const char            *name,
             const CzXmlAttributes *attributes,
             gpointer               user_data)
{
  Reader *self = user_data;

  if (name[0] == 'c' && name[1] == '\0')
    start_cell (self, attributes);
  else if (name[0] == 'v' && name[1] == '\0')
    self->in_value = TRUE;
  else if (name[0] == 'f' && name[1] == '\0')
    self->is_formula = TRUE;
  else if (name[0] == 't' && name[1] == '\0')
    self->in_value = self->in_inline && self->in_phonetic == 0;
  else if (strcmp (name, "row") == 0)
    {
      self->row = (guint32) CLAMP (cz_xml_integer (attributes, "r", (gint64) self->row + 1), 1, MAX_ROWS + 1);
      self->column = 0;
    }
  else if (strcmp (name, "is") == 0)
    self->in_inline = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
  else if (strcmp (name, "mergeCell") == 0)
    start_merge (self, xml, attributes);
}

/* Seventeen digits are how a binary number is kept, not what was typed: 1.1000000000000001 is 1.1. */
static void
tidy_number (GString *value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->len <= 16 && strpbrk (value->str, "eE") == NULL)
    return;

  g_ascii_formatd (text, sizeof text, "%.15g", g_ascii_strtod (value->str, NULL));

  if (strpbrk (text, "eE") != NULL)
    g_ascii_formatd (text, sizeof text, "%.9f", g_ascii_strtod (value->str, NULL));

  g_string_assign (value, text);
}

static CzXlsxKind
finish_number (Reader *self)
{
  CzXlsxKind kind = self->style < self->kinds->len ? g_array_index (self->kinds, guint8, self->style) : CZ_XLSX_NUMBER;

  if (kind == CZ_XLSX_DATE)
    {
      g_autofree char *date = cz_xlsx_date_to_string (g_ascii_strtod (self->value->str, NULL), self->from_1904);

      if (date != NULL)
        {
          g_string_assign (self->value, date);
          return kind;
        }

      kind = CZ_XLSX_NUMBER;
    }

  tidy_number (self->value);

  return kind;
}

static void
end_cell (Reader *self,
          CzXml  *xml)
{
  CzXlsxCell cell = { self->row - 1, (guint16) (self->column - 1), CZ_XLSX_TEXT, (guint32) self->book->texts->len, 0 };

  if ((self->value->len == 0 && !self->is_formula) || self->row == 0 || self->row > MAX_ROWS || self->column > MAX_COLUMNS)
    return;

  if (self->value->len == 0)
    cell.kind = CZ_XLSX_FORMULA;
  else if (self->type == TYPE_SHARED)
    {
      guint64 index = g_ascii_strtoull (self->value->str, NULL, 10);

      if (index >= self->shared->len)
        return;

      cell.start = g_array_index (self->shared, Shared, index).start;
      cell.length = g_array_index (self->shared, Shared, index).length;
    }
  else
    {
      if (self->type == TYPE_NUMBER)
        cell.kind = (guint16) finish_number (self);
      else if (self->type != TYPE_TEXT)
        cell.kind = self->type == TYPE_BOOLEAN ? CZ_XLSX_BOOLEAN : self->type == TYPE_ERROR ? CZ_XLSX_ERROR
                                                                                            : CZ_XLSX_DATE;

      cell.length = (guint32) self->value->len;
      g_string_append_len (self->book->texts, self->value->str, (gssize) self->value->len);
    }

  if (self->sheet->cells->len >= MAX_CELLS)
    cz_xml_fail (xml, CZ_ERROR_LIMIT, "too many cells");
  else if (cell.length > 0 || cell.kind == CZ_XLSX_FORMULA)
    g_array_append_val (self->sheet->cells, cell);
}

static void
sheet_end (CzXml      *xml,
           const char *name,
           gpointer    user_data)
{
  Reader *self = user_data;

  if (name[0] == 'c' && name[1] == '\0')
    end_cell (self, xml);
  else if ((name[0] == 'v' || name[0] == 't') && name[1] == '\0')
    self->in_value = FALSE;
  else if (strcmp (name, "is") == 0)
    self->in_inline = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic--;
}

static void
property_start (CzXml                 *xml G_GNUC_UNUSED,
                const char            *name,
                const CzXmlAttributes *attributes,
                gpointer               user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "property") == 0)
    {
      g_free (self->name);
      self->name = cz_xml_dup_attribute (attributes, "name");
    }

  self->in_value = TRUE;
  g_string_truncate (self->value, 0);
}

static void
property_end (CzXml      *xml G_GNUC_UNUSED,
              const char *name,
              gpointer    user_data)
{
  Reader *self = user_data;

  if (self->in_value && self->value->len > 0)
    g_hash_table_insert (self->book->properties, self->name != NULL ? g_steal_pointer (&self->name) : g_strdup (name), g_strdup (self->value->str));

  self->in_value = FALSE;
}

static gboolean
read_optional (CzZip              *zip,
               const char         *part,
               const CzXmlHandler *handler,
               Reader             *self,
               GCancellable       *cancellable,
               GError            **error)
{
  return part == NULL || !cz_zip_has (zip, part) || cz_xml_read (zip, part, handler, self, cancellable, error);
}

static gboolean
read_sheets (Reader       *self,
             CzZip        *zip,
             GCancellable *cancellable,
             GError      **error)
{
  static const CzXmlHandler handler = { sheet_start, sheet_end, take_text };

  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      const char *part = g_hash_table_lookup (self->targets, g_ptr_array_index (self->relations, i));

      self->sheet = g_ptr_array_index (self->book->sheets, i);
      self->row = self->column = 0;
      self->in_value = self->in_inline = FALSE;
      self->in_phonetic = 0;

      if (!read_optional (zip, part, &handler, self, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_parts (Reader       *self,
            CzZip        *zip,
            GCancellable *cancellable,
            GError      **error)
{
  static const CzXmlHandler relations = { relation_start, no_end, NULL };
  static const CzXmlHandler book = { book_start, book_end, take_text };
  static const CzXmlHandler styles = { style_start, style_end, NULL };
  static const CzXmlHandler strings = { string_start, string_end, take_text };
  static const CzXmlHandler properties = { property_start, property_end, take_text };

  return cz_xml_read (zip, "xl/_rels/workbook.xml.rels", &relations, self, cancellable, error) &&
         cz_xml_read (zip, "xl/workbook.xml", &book, self, cancellable, error) &&
         read_optional (zip, self->styles_part, &styles, self, cancellable, error) &&
         read_optional (zip, self->strings_part, &strings, self, cancellable, error) &&
         read_optional (zip, "docProps/core.xml", &properties, self, cancellable, error) &&
         read_optional (zip, "docProps/custom.xml", &properties, self, cancellable, error) &&
         read_sheets (self, zip, cancellable, error);
}

static void
reader_clear (Reader *self)
{
  g_hash_table_unref (self->targets);
  g_ptr_array_unref (self->relations);
  g_hash_table_unref (self->formats);
  g_array_unref (self->kinds);
  g_array_unref (self->shared);
  g_string_free (self->value, TRUE);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self->name);
}

/**
 * cz_xlsx_read_cells:
 * @bytes: a workbook (.xlsx, .xlsm)
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (nullable): all sheets, names and properties
 */
CzXlsx *
cz_xlsx_read_cells (GBytes       *bytes,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (CzZip) zip = cz_zip_new (bytes, error);
  Reader   self = { 0 };
  CzXlsx  *book;
  gboolean done;

  if (zip == NULL)
    return NULL;

  book = g_new0 (CzXlsx, 1);
  book->sheets = g_ptr_array_new_with_free_func (sheet_free);
  book->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->properties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->texts = g_string_new (NULL);
  self.book = book;
  self.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.relations = g_ptr_array_new_with_free_func (g_free);
  self.formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.kinds = g_array_new (FALSE, FALSE, sizeof (guint8));
  self.shared = g_array_new (FALSE, FALSE, sizeof (Shared));
  self.value = g_string_new (NULL);
  done = read_parts (&self, zip, cancellable, error);
  reader_clear (&self);

  if (!done)
    g_clear_pointer (&book, cz_xlsx_free);

  return book;
}

void
cz_xlsx_free (CzXlsx *book)
{
  g_ptr_array_unref (book->sheets);
  g_hash_table_unref (book->names);
  g_hash_table_unref (book->properties);
  g_string_free (book->texts, TRUE);
  g_free (book);
}
