/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-format.h"

#include <string.h>

#include "base/cz-error.h"
#include "reader/cz-convert.h"
#include "reader/cz-docx.h"
#include "reader/cz-html.h"
#include "reader/cz-xlsx.h"
#include "reader/cz-zip.h"

/* How far into a file its markup is looked for. */
#define SNIFFED_BYTES 2048

/* Endings of formats that another program must convert. */
static const struct
{
  const char *ending;
  CzConvertTo to;
  const char *media_type;
} conversions[] = {
  { "doc", CZ_CONVERT_DOCX, "application/msword" },
  { "wps", CZ_CONVERT_DOCX, "application/vnd.ms-works" },
  { "odt", CZ_CONVERT_DOCX, "application/vnd.oasis.opendocument.text" },
  { "rtf", CZ_CONVERT_DOCX, "application/rtf" },
  { "xls", CZ_CONVERT_XLSX, "application/vnd.ms-excel" },
  { "et", CZ_CONVERT_XLSX, "application/vnd.ms-excel" },
  { "ods", CZ_CONVERT_XLSX, "application/vnd.oasis.opendocument.spreadsheet" },
  { "pdf", CZ_CONVERT_TEXT, "application/pdf" },
};

static gboolean
starts_with (const guint8 *data,
             gsize         length,
             const char   *magic,
             gsize         n)
{
  return length >= n && memcmp (data, magic, n) == 0;
}

static gboolean
is_html (const guint8 *data,
         gsize         length)
{
  g_autofree char *head = g_ascii_strdown ((const char *) data, (gssize) MIN (length, SNIFFED_BYTES));
  gsize            n = MIN (length, SNIFFED_BYTES);

  return memmem (head, n, "<html", 5) != NULL || memmem (head, n, "<!doctype html", 14) != NULL || memmem (head, n, "<table", 6) != NULL ||
         memmem (head, n, "<body", 5) != NULL;
}

static char *
ending_of (const char *name)
{
  const char *dot = strrchr (name, '.');
  char       *ending = dot != NULL ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");

  for (const char *p = ending; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      {
        g_free (ending);
        return g_strdup ("");
      }

  return ending;
}

/*
 * A document may have some bytes spoilt or some control characters strewn in; where they are more than one in
 * TEXT_LEAST_SOUND characters, the file is something else than text.
 */
#define TEXT_LEAST_SOUND 50

static gboolean
is_readable (const CzText *text)
{
  gsize n_bad = text->counts[CZ_REPAIR_INVALID] + text->counts[CZ_REPAIR_CONTROL];

  return n_bad < 8 || n_bad * TEXT_LEAST_SOUND < (gsize) g_utf8_strlen (text->bytes, text->length);
}

static CzBlocks *
read_text (GBytes  *bytes,
           GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  CzText       *text = cz_text_new (data, length, error);

  if (text == NULL)
    return NULL;

  if (!is_readable (text))
    {
      cz_text_free (text);
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_UNSUPPORTED, "The file holds no text");
      return NULL;
    }

  return cz_blocks_new_from_text (text);
}

static CzBlocks *
read_converted (GBytes       *bytes,
                const char   *ending,
                guint         i,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GBytes) converted = cz_convert (bytes, ending, conversions[i].to, cancellable, error);
  CzBlocks *blocks;

  if (converted == NULL)
    return NULL;

  if (conversions[i].to == CZ_CONVERT_TEXT)
    blocks = read_text (converted, error);
  else
    blocks = conversions[i].to == CZ_CONVERT_DOCX ? cz_docx_read (converted, cancellable, error) : cz_xlsx_read (converted, cancellable, error);

  if (blocks != NULL)
    blocks->media_type = conversions[i].media_type;

  return blocks;
}

static CzBlocks *
read_archive (GBytes       *bytes,
              const char   *ending,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (CzZip) zip = cz_zip_new (bytes, error);

  if (zip == NULL)
    return NULL;
  if (cz_zip_has (zip, "word/document.xml"))
    return cz_docx_read (bytes, cancellable, error);
  if (cz_zip_has (zip, "xl/workbook.xml"))
    return cz_xlsx_read (bytes, cancellable, error);

  for (guint i = 0; i < G_N_ELEMENTS (conversions); i++)
    if (strcmp (conversions[i].ending, ending) == 0 && cz_zip_has (zip, "content.xml"))
      return read_converted (bytes, ending, i, cancellable, error);

  g_set_error (error, CZ_ERROR, CZ_ERROR_UNSUPPORTED, "This archive holds no document; unpack it and import the documents in it one by one");

  return NULL;
}

/**
 * cz_format_read:
 * @bytes: a file
 * @name: its name; where the bytes do not tell, its ending does
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Reads .txt, .html, .docx and .xlsx itself, older formats and .pdf through an installed program.
 *
 * Returns: (transfer full) (nullable): the document's blocks
 */
CzBlocks *
cz_format_read (GBytes       *bytes,
                const char   *name,
                GCancellable *cancellable,
                GError      **error)
{
  g_autofree char *ending = ending_of (name);
  gsize            length;
  const guint8    *data = g_bytes_get_data (bytes, &length);
  gboolean         old;

  if (starts_with (data, length, "PK\003\004", 4) || starts_with (data, length, "PK\005\006", 4))
    return read_archive (bytes, ending, cancellable, error);

  old = starts_with (data, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);

  if (old && strcmp (ending, "docx") != 0 && strcmp (ending, "xlsx") != 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (conversions); i++)
        if (strcmp (conversions[i].ending, ending) == 0)
          return read_converted (bytes, ending, i, cancellable, error);
    }

  if (old)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNSUPPORTED, "This document is protected by a password or of an old format; open it and save it as .docx or .xlsx without a password");
      return NULL;
    }

  if (starts_with (data, length, "%PDF-", 5))
    return read_converted (bytes, "pdf", G_N_ELEMENTS (conversions) - 1, cancellable, error);
  if (starts_with (data, length, "{\\rtf", 5))
    return read_converted (bytes, "rtf", 3, cancellable, error);
  if (length > 0 && (strcmp (ending, "html") == 0 || strcmp (ending, "htm") == 0 || is_html (data, length)))
    return cz_html_read (bytes, cancellable, error);

  return read_text (bytes, error);
}
