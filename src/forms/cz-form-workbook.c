/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-workbook.h"

#include "base/cz-error.h"
#include "forms/cz-form-file.h"
#include "forms/cz-form-xlsx-private.h"

#include <errno.h>

typedef struct
{
  char         *name;
  CzFormLayout *layout;
} Sheet;

typedef struct
{
  char *name;
  char *value;
} Property;

struct _CzFormWorkbook
{
  GArray     *sheets;
  GArray     *properties;
  GHashTable *names;
};

/* Bytes of XML for a cell, at most, besides its text. */
#define CELL_BYTES 96

CzFormWorkbook *
cz_form_workbook_new (void)
{
  CzFormWorkbook *self = g_new0 (CzFormWorkbook, 1);

  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  self->properties = g_array_new (FALSE, FALSE, sizeof (Property));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->names, g_strdup (CZ_FORM_PROPERTIES_SHEET));
  return self;
}

void
cz_form_workbook_free (CzFormWorkbook *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_free (g_array_index (self->sheets, Sheet, i).name);
      cz_form_layout_unref (g_array_index (self->sheets, Sheet, i).layout);
    }
  for (guint i = 0; i < self->properties->len; i++)
    {
      g_free (g_array_index (self->properties, Property, i).name);
      g_free (g_array_index (self->properties, Property, i).value);
    }
  g_array_unref (self->sheets);
  g_array_unref (self->properties);
  g_hash_table_unref (self->names);
  g_free (self);
}

/**
 * cz_form_workbook_add_sheet:
 * @self: a workbook
 * @name: (nullable): name of the sheet; %NULL takes the form's. Made fit for Excel: 31 characters, unique
 * @layout: what stands on it
 *
 * Returns: (transfer none): the name the sheet got
 */
const char *
cz_form_workbook_add_sheet (CzFormWorkbook *self,
                            const char     *name,
                            CzFormLayout   *layout)
{
  Sheet sheet;

  g_return_val_if_fail (self != NULL && layout != NULL, NULL);

  if (name == NULL)
    name = cz_form_layout_get_text (layout, layout->sheet);
  sheet.name = cz_form_book_clean_name (self->names, name);
  sheet.layout = cz_form_layout_ref (layout);
  g_array_append_val (self->sheets, sheet);
  return sheet.name;
}

/* Adds a property to the hidden sheet: identifiers of the workspace, the unit, the dispatch, check sums. */
void
cz_form_workbook_set_property (CzFormWorkbook *self,
                               const char     *name,
                               const char     *value)
{
  Property property = { g_strdup (name), g_strdup (value) };

  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  g_array_append_val (self->properties, property);
}

static goffset
estimate_size (CzFormWorkbook *self)
{
  goffset size = 64 * 1024;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const CzFormLayout *layout = g_array_index (self->sheets, Sheet, i).layout;

      size += (goffset) layout->cells->len * CELL_BYTES + (goffset) layout->texts->len * 2;
    }

  return size;
}

static void
set_document_properties (CzFormWorkbook *self,
                         CzFormBook     *book)
{
  const CzFormLayout *layout = g_array_index (self->sheets, Sheet, 0).layout;
  lxw_doc_properties  properties = {
     .title = (char *) cz_form_layout_get_text (layout, layout->title),
     .author = (char *) cz_form_layout_get_text (layout, layout->issuer),
     .company = (char *) cz_form_layout_get_text (layout, layout->issuer),
     .subject = (char *) layout->definition->name,
  };

  cz_form_book_check (book, workbook_set_properties (book->book, &properties));
}

static void
write_properties (CzFormWorkbook *self,
                  CzFormBook     *book)
{
  lxw_worksheet *sheet = cz_form_book_add_sheet (book, CZ_FORM_PROPERTIES_SHEET);

  if (sheet == NULL)
    return;

  for (guint i = 0; i < self->properties->len; i++)
    {
      const Property *property = &g_array_index (self->properties, Property, i);

      cz_form_book_check (book, worksheet_write_string (sheet, i, 0, property->name, NULL));
      cz_form_book_check (book, worksheet_write_string (sheet, i, 1, property->value, NULL));
    }
  worksheet_protect (sheet, NULL, NULL);
  worksheet_hide (sheet);
}

/**
 * cz_form_workbook_write:
 * @self: a workbook with at least one sheet
 * @path: where the file is to be; replaced whole or not at all
 * @error: return location for a %CZ_ERROR: no space, or not writable
 */
gboolean
cz_form_workbook_write (CzFormWorkbook *self,
                        const char     *path,
                        GError        **error)
{
  g_autoptr (CzFormFile) target = NULL;
  CzFormBook book;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  g_return_val_if_fail (self->sheets->len > 0, FALSE);

  target = cz_form_file_begin (path, estimate_size (self), error);
  if (target == NULL)
    return FALSE;
  if (!cz_form_book_open (&book, target->temporary, FALSE))
    {
      cz_form_file_set_error (error, path, ENOMEM);
      return FALSE;
    }

  set_document_properties (self, &book);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const Sheet   *sheet = &g_array_index (self->sheets, Sheet, i);
      lxw_worksheet *worksheet = cz_form_book_add_sheet (&book, sheet->name);

      if (worksheet != NULL)
        cz_form_book_write_layout (&book, worksheet, sheet->layout);
    }
  if (self->properties->len > 0)
    write_properties (self, &book);

  return cz_form_book_close (&book, path, error) && cz_form_file_commit (target, error);
}

/**
 * cz_form_write_xlsx:
 * @layout: a form
 * @path: where the file is to be; replaced whole or not at all
 * @error: return location for a %CZ_ERROR: no space, or not writable
 */
gboolean
cz_form_write_xlsx (CzFormLayout *layout,
                    const char   *path,
                    GError      **error)
{
  g_autoptr (CzFormWorkbook) workbook = cz_form_workbook_new ();

  g_return_val_if_fail (layout != NULL, FALSE);

  cz_form_workbook_add_sheet (workbook, NULL, layout);
  return cz_form_workbook_write (workbook, path, error);
}
