/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-return-file.h"

#include "base/cz-error.h"
#include "forms/cz-form-definition.h"
#include "reader/cz-convert.h"
#include "reader/cz-xlsx.h"
#include "reader/cz-zip.h"
#include "workspace/cz-return-sheet.h"
#include "workspace/cz-send.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static void
line_free (gpointer data)
{
  CzReturnLine *line = data;

  g_free (line->key);
  g_free (line->sheet);
  g_free (line->locked);
  g_hash_table_unref (line->values);
  g_hash_table_unref (line->unreadable);
  g_free (line);
}

void
cz_return_file_free (CzReturnFile *self)
{
  g_free (self->sha256);
  g_free (self->format);
  g_free (self->workspace);
  g_free (self->checksum);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->strangers);
  g_free (self);
}

/* The ending of a name, in small letters; what else stands there must not reach a command line. */
static char *
dup_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  char       *ending = g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);

  for (const char *p = ending; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      {
        g_free (ending);
        return g_strdup ("");
      }

  return ending;
}

/* Makes .xls, .et, .ods of it what can be read; (transfer full). */
static GBytes *
convert (GBytes       *bytes,
         const char   *name,
         GCancellable *cancellable,
         GError      **error)
{
  static const char *const endings[] = { "xls", "et", "ods", "fods", "uos", NULL };
  g_autofree char         *ending = dup_ending (name);
  gsize                    length;
  const char              *data = g_bytes_get_data (bytes, &length);
  gboolean                 zip = length > 4 && memcmp (data, "PK\003\004", 4) == 0;
  gboolean                 old = length > 4 && memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0;

  if (zip)
    {
      g_autoptr (CzZip) archive = cz_zip_new (bytes, error);

      if (archive == NULL)
        return NULL;
      if (cz_zip_has (archive, "xl/workbook.xml"))
        return g_bytes_ref (bytes);
      if (cz_zip_has (archive, "content.xml"))
        return cz_convert (bytes, "ods", CZ_CONVERT_XLSX, cancellable, error);
    }
  else if (g_strv_contains (endings, ending))
    return cz_convert (bytes, ending, CZ_CONVERT_XLSX, cancellable, error);
  else if (old)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_REFUSED,
                           _ ("This workbook is protected by a password or its name has a wrong ending. Ask the unit to save it as .xlsx without a password."));
      return NULL;
    }

  g_set_error_literal (error, CZ_ERROR, CZ_ERROR_REFUSED, _ ("This is not a workbook. Ask the unit to return the workbook it was sent."));

  return NULL;
}

/* The text in the cell right of the one that holds @name; NULL if there is none. */
static char *
find_property (const CzXlsx      *book,
               const CzXlsxSheet *sheet,
               const char        *name)
{
  for (guint i = 0; i + 1 < sheet->cells->len; i++)
    {
      const CzXlsxCell *cell = &g_array_index (sheet->cells, CzXlsxCell, i);
      const CzXlsxCell *value = cell + 1;

      if (cell->length == strlen (name) && memcmp (cz_xlsx_text (book, cell), name, cell->length) == 0 && value->row == cell->row)
        return g_strstrip (g_strndup (cz_xlsx_text (book, value), value->length));
    }

  return NULL;
}

/* Reads the identifiers, whatever the sheet they stand on is called and whether it is hidden. */
static gboolean
read_identifiers (CzReturnFile      *self,
                  const CzXlsx      *book,
                  const CzXlsxSheet *sheet)
{
  g_autofree char *workspace = find_property (book, sheet, CZ_SEND_WORKSPACE);
  g_autofree char *dispatch = find_property (book, sheet, CZ_SEND_DISPATCH);
  g_autofree char *unit = find_property (book, sheet, CZ_SEND_UNIT);
  g_autofree char *checksum = find_property (book, sheet, CZ_SEND_CHECKSUM);

  if (workspace == NULL || dispatch == NULL || unit == NULL || checksum == NULL)
    return FALSE;

  g_free (self->format);
  self->format = find_property (book, sheet, CZ_SEND_FORMAT);
  g_free (self->workspace);
  self->workspace = g_steal_pointer (&workspace);
  g_free (self->checksum);
  self->checksum = g_steal_pointer (&checksum);
  self->dispatch = g_ascii_strtoll (dispatch, NULL, 10);
  self->unit = g_ascii_strtoll (unit, NULL, 10);

  return TRUE;
}

static gboolean
read_sheets (CzReturnFile *self,
             CzXlsx       *book,
             GError      **error)
{
  g_autoptr (GPtrArray) definitions = cz_form_definitions_load (NULL, NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const CzXlsxSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (sheet->cells->len == 0 || read_identifiers (self, book, sheet))
        continue;
      if (!cz_return_sheet_read (self, definitions, book, sheet, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cz_return_file_read:
 * @bytes: a file
 * @name: its name, for its ending
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR in words for the person: what is wrong and what to ask the unit for
 *
 * Returns: (transfer full) (nullable): what stands in it
 */
CzReturnFile *
cz_return_file_read (GBytes       *bytes,
                     const char   *name,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (GBytes) workbook = convert (bytes, name, cancellable, error);
  g_autoptr (CzXlsx) book = workbook != NULL ? cz_xlsx_read_cells (workbook, cancellable, error) : NULL;
  g_autoptr (CzReturnFile) self = NULL;

  if (book == NULL)
    return NULL;

  self = g_new0 (CzReturnFile, 1);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->strangers = g_ptr_array_new_with_free_func (g_free);

  if (!read_sheets (self, book, error))
    return NULL;

  if (self->workspace == NULL)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_REFUSED,
                           _ ("The sheet with the identifiers is gone, so this workbook cannot be told from another. Ask the unit to fill in the workbook it was sent."));
      return NULL;
    }

  return g_steal_pointer (&self);
}
