/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-docx-numbering.h"

#include <string.h>

#include "base/cz-date.h"

#define MAX_NUMBERINGS 100000

typedef struct
{
  CzDocxLevel levels[CZ_DOCX_LEVELS];
  guint       counts[CZ_DOCX_LEVELS];
} Abstract;

typedef struct
{
  int   abstract;
  guint starts[CZ_DOCX_LEVELS]; /* 0: as the abstract numbering */
  guint begun;                  /* bit for each level whose own start was taken */
} Instance;

struct _CzDocxNumbering
{
  GHashTable *abstracts; /* id to Abstract */
  GHashTable *instances; /* id to Instance */
  Abstract   *abstract;  /* being read */
  Instance   *instance;
  guint       level;
};

static void
abstract_free (gpointer data)
{
  Abstract *abstract = data;

  for (guint i = 0; i < CZ_DOCX_LEVELS; i++)
    {
      g_free (abstract->levels[i].format);
      g_free (abstract->levels[i].text);
    }

  g_free (abstract);
}

static void
start_level (CzDocxNumbering       *self,
             const char            *name,
             const CzXmlAttributes *attributes)
{
  CzDocxLevel *level = self->abstract != NULL ? &self->abstract->levels[self->level] : NULL;

  if (strcmp (name, "startOverride") == 0 && self->instance != NULL)
    self->instance->starts[self->level] = (guint) CLAMP (cz_xml_integer (attributes, "val", 1), 0, G_MAXINT16);
  else if (level == NULL)
    return;
  else if (strcmp (name, "start") == 0)
    level->start = (guint) CLAMP (cz_xml_integer (attributes, "val", 1), 0, G_MAXINT16);
  else if (strcmp (name, "numFmt") == 0)
    level->format = (g_free (level->format), cz_xml_dup_attribute (attributes, "val"));
  else if (strcmp (name, "lvlText") == 0)
    level->text = (g_free (level->text), cz_xml_dup_attribute (attributes, "val"));
}

static void
start_cb (CzXml                 *xml G_GNUC_UNUSED,
          const char            *name,
          const CzXmlAttributes *attributes,
          gpointer               user_data)
{
  CzDocxNumbering *self = user_data;

  if (strcmp (name, "abstractNum") == 0 && g_hash_table_size (self->abstracts) < MAX_NUMBERINGS)
    {
      self->abstract = g_new0 (Abstract, 1);
      g_hash_table_insert (self->abstracts, GINT_TO_POINTER ((int) cz_xml_integer (attributes, "abstractNumId", 0)), self->abstract);
    }
  else if (strcmp (name, "num") == 0 && g_hash_table_size (self->instances) < MAX_NUMBERINGS)
    {
      self->instance = g_new0 (Instance, 1);
      g_hash_table_insert (self->instances, GINT_TO_POINTER ((int) cz_xml_integer (attributes, "numId", 0)), self->instance);
    }
  else if (strcmp (name, "abstractNumId") == 0 && self->instance != NULL)
    self->instance->abstract = (int) cz_xml_integer (attributes, "val", 0);
  else if (strcmp (name, "lvl") == 0 || strcmp (name, "lvlOverride") == 0)
    self->level = (guint) CLAMP (cz_xml_integer (attributes, "ilvl", 0), 0, CZ_DOCX_LEVELS - 1);
  else
    start_level (self, name, attributes);
}

static void
end_cb (CzXml      *xml G_GNUC_UNUSED,
        const char *name,
        gpointer    user_data)
{
  CzDocxNumbering *self = user_data;

  if (strcmp (name, "abstractNum") == 0)
    self->abstract = NULL;
  else if (strcmp (name, "num") == 0)
    self->instance = NULL;
}

/**
 * cz_docx_numbering_read:
 * @zip: a document
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (nullable): its numberings; none when it has no such part
 */
CzDocxNumbering *
cz_docx_numbering_read (CzZip        *zip,
                        GCancellable *cancellable,
                        GError      **error)
{
  static const CzXmlHandler handler = { start_cb, end_cb, NULL };
  g_autoptr (CzDocxNumbering) self = g_new0 (CzDocxNumbering, 1);

  self->abstracts = g_hash_table_new_full (NULL, NULL, NULL, abstract_free);
  self->instances = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  if (cz_zip_has (zip, "word/numbering.xml") && !cz_xml_read (zip, "word/numbering.xml", &handler, self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
cz_docx_numbering_free (CzDocxNumbering *numbering)
{
  g_hash_table_unref (numbering->abstracts);
  g_hash_table_unref (numbering->instances);
  g_free (numbering);
}

static char *
roman_to_string (guint    value,
                 gboolean upper)
{
  static const struct
  {
    guint       value;
    const char *text;
  } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts) && value < 4000; i++)
    for (; value >= parts[i].value; value -= parts[i].value)
      g_string_append (text, parts[i].text);

  return upper ? g_ascii_strup (text->str, -1) : g_strdup (text->str);
}

/**
 * cz_docx_number_to_string:
 * @value: a number
 * @format: a number format of ECMA-376 part 1, 17.18.59
 *
 * Returns: (transfer full): the number as it is printed; Arabic in a format that is not known
 */
char *
cz_docx_number_to_string (guint       value,
                          const char *format)
{
  if (strcmp (format, "none") == 0 || strcmp (format, "bullet") == 0)
    return g_strdup ("");
  if (strstr (format, "EnclosedCircle") != NULL && value >= 1 && value <= 20)
    {
      char text[8] = { 0 };

      g_unichar_to_utf8 (0x2460 + value - 1, text);

      return g_strdup (text);
    }

  if (g_str_has_prefix (format, "chinese") || g_str_has_prefix (format, "taiwanese") || g_str_has_prefix (format, "japanese") || g_str_has_prefix (format, "ideographDigital"))
    return cz_chinese_number_to_string (value);
  if ((strcmp (format, "upperLetter") == 0 || strcmp (format, "lowerLetter") == 0) && value >= 1 && value <= 26)
    return g_strdup_printf ("%c", (*format == 'u' ? 'A' : 'a') + (int) value - 1);
  if (strcmp (format, "upperRoman") == 0 || strcmp (format, "lowerRoman") == 0)
    return roman_to_string (value, *format == 'u');
  if (strcmp (format, "decimalZero") == 0)
    return g_strdup_printf ("%02u", value);

  return g_strdup_printf ("%u", value);
}

static guint
count_of (const Abstract *abstract,
          guint           level)
{
  return MAX (abstract->counts[level], MAX (abstract->levels[level].start, 1));
}

/* "%1.%2" with the numbers of its levels. */
static char *
render (const Abstract *abstract,
        guint           level)
{
  GString    *text = g_string_new (NULL);
  const char *pattern = abstract->levels[level].text != NULL ? abstract->levels[level].text : "";

  for (const char *p = pattern; *p != '\0'; p++)
    {
      guint            other = (guint) (p[1] - '1');
      g_autofree char *number = NULL;

      if (*p != '%' || p[1] < '1' || p[1] > '9' || other > level)
        {
          g_string_append_c (text, *p);
          continue;
        }

      number = cz_docx_number_to_string (count_of (abstract, other), abstract->levels[other].format != NULL ? abstract->levels[other].format : "decimal");
      g_string_append (text, number);
      p++;
    }

  return g_string_free (text, FALSE);
}

/**
 * cz_docx_numbering_next:
 * @numbering: numberings of a document
 * @id: the instance a paragraph refers to
 * @level: its level, from 0
 * @bullet: (out): the paragraph has a mark that is no number
 *
 * Counts one paragraph further.
 *
 * Returns: (transfer full) (nullable): its number as printed, %NULL when it has none
 */
char *
cz_docx_numbering_next (CzDocxNumbering *numbering,
                        int              id,
                        guint            level,
                        gboolean        *bullet)
{
  Instance *instance = g_hash_table_lookup (numbering->instances, GINT_TO_POINTER (id));
  Abstract *abstract = instance != NULL ? g_hash_table_lookup (numbering->abstracts, GINT_TO_POINTER (instance->abstract)) : NULL;

  *bullet = FALSE;

  if (abstract == NULL || level >= CZ_DOCX_LEVELS)
    return NULL;

  if (g_strcmp0 (abstract->levels[level].format, "bullet") == 0)
    {
      *bullet = TRUE;
      return NULL;
    }

  if (instance->starts[level] > 0 && !(instance->begun & 1u << level))
    abstract->counts[level] = instance->starts[level];
  else if (abstract->counts[level] == 0)
    abstract->counts[level] = MAX (abstract->levels[level].start, 1);
  else
    abstract->counts[level]++;

  instance->begun |= 1u << level;

  for (guint i = level + 1; i < CZ_DOCX_LEVELS; i++)
    abstract->counts[i] = 0;

  return render (abstract, level);
}
