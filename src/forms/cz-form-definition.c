/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-definition.h"

#include "base/cz-error.h"
#include "forms/cz-form-definition-private.h"

#include <string.h>

#define FORMS_RESOURCE_PATH "/org/chuangzhi/Chuangzhi/forms"

typedef struct
{
  CzFormDefinition  definition;
  CzFormDefinition *parent; /* owns the texts and lists of a copy for other paper */
} Holder;

static void
clear_definition (gpointer data)
{
  Holder           *holder = data;
  CzFormDefinition *self = &holder->definition;

  if (holder->parent != NULL)
    {
      cz_form_definition_unref (holder->parent);
      return;
    }

  for (guint i = 0; i < self->columns->len; i++)
    g_free ((gpointer) g_array_index (self->columns, CzFormColumn, i).fill.choices);
  g_array_unref (self->header);
  g_array_unref (self->before);
  g_array_unref (self->columns);
  g_array_unref (self->totals);
  g_array_unref (self->after);
  g_array_unref (self->signatures);
  g_string_chunk_free (self->strings);
}

static CzFormDefinition *
new_definition (void)
{
  CzFormDefinition *self = &g_atomic_rc_box_new0 (Holder)->definition;

  self->strings = g_string_chunk_new (2048);
  self->header = g_array_new (FALSE, TRUE, sizeof (CzFormLine));
  self->before = g_array_new (FALSE, TRUE, sizeof (CzFormParagraph));
  self->columns = g_array_new (FALSE, TRUE, sizeof (CzFormColumn));
  self->totals = g_array_new (FALSE, TRUE, sizeof (CzFormTotal));
  self->after = g_array_new (FALSE, TRUE, sizeof (CzFormParagraph));
  self->signatures = g_array_new (FALSE, TRUE, sizeof (CzFormLine));
  return self;
}

CzFormDefinition *
cz_form_definition_ref (const CzFormDefinition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire ((gpointer) self);
}

void
cz_form_definition_unref (const CzFormDefinition *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full ((gpointer) self, clear_definition);
}

/**
 * cz_form_definition_new_from_data:
 * @source: where the text comes from, for messages
 * @data: a definition as data/forms/README.md describes it
 * @length: bytes of @data, or -1
 * @error: return location for a %CZ_ERROR that names source, place and what is wrong
 *
 * Returns: (transfer full): a definition
 */
CzFormDefinition *
cz_form_definition_new_from_data (const char *source,
                                  const char *data,
                                  gssize      length,
                                  GError    **error)
{
  g_autoptr (CzFormDefinition) self = new_definition ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) path = g_string_new ("$");
  g_autoptr (GError) syntax = NULL;
  CzFormJson  json = { .source = source, .path = path, .strings = self->strings };
  JsonObject *root;

  g_return_val_if_fail (source != NULL && data != NULL, NULL);

  if (!json_parser_load_from_data (parser, data, length, &syntax))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "%s: not JSON: %s", source, syntax->message);
      return NULL;
    }

  if (json_parser_get_root (parser) == NULL)
    cz_form_json_fail (&json, NULL, "the file is empty");
  else if ((root = cz_form_json_as_object (&json, json_parser_get_root (parser))) != NULL)
    cz_form_definition_read (self, &json, root);

  if (json.error != NULL)
    {
      g_propagate_error (error, json.error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

CzFormDefinition *
cz_form_definition_new_from_file (const char *path,
                                  GError    **error)
{
  g_autofree char *data = NULL;
  gsize            length;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &data, &length, &local))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, local->message);
      return NULL;
    }

  return cz_form_definition_new_from_data (path, data, length, error);
}

/**
 * cz_form_definition_new_for_paper:
 * @self: a definition
 * @paper: another paper
 * @landscape: and orientation
 *
 * Returns: (transfer full): the same form for that paper; columns are narrowed when it is laid out, if they must be
 */
CzFormDefinition *
cz_form_definition_new_for_paper (const CzFormDefinition *self,
                                  CzFormPaper             paper,
                                  gboolean                landscape)
{
  Holder *holder = g_atomic_rc_box_new0 (Holder);

  holder->definition = *self;
  holder->definition.paper = paper;
  holder->definition.landscape = landscape;
  holder->parent = cz_form_definition_ref (self);
  return &holder->definition;
}

/* Width and height of the sheet as it is read, in mm (ISO 216). */
void
cz_form_definition_get_paper_size (const CzFormDefinition *self,
                                   double                 *width,
                                   double                 *height)
{
  double short_side = self->paper == CZ_FORM_PAPER_A3 ? 297 : 210;
  double long_side = self->paper == CZ_FORM_PAPER_A3 ? 420 : 297;

  if (width != NULL)
    *width = self->landscape ? long_side : short_side;
  if (height != NULL)
    *height = self->landscape ? short_side : long_side;
}

/* A definition with the id of an earlier one takes its place: an office may replace a shipped form. */
static void
add_definition (GPtrArray        *definitions,
                CzFormDefinition *definition)
{
  for (guint i = 0; i < definitions->len; i++)
    if (g_str_equal (((CzFormDefinition *) g_ptr_array_index (definitions, i))->id, definition->id))
      {
        g_ptr_array_remove_index (definitions, i);
        break;
      }

  g_ptr_array_add (definitions, definition);
}

static void
load_shipped (GPtrArray *definitions)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FORMS_RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FORMS_RESOURCE_PATH "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      CzFormDefinition *definition;

      definition = cz_form_definition_new_from_data (names[i], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      if (definition == NULL)
        g_error ("%s", error->message);
      add_definition (definitions, definition);
    }
}

static void
load_folder (GPtrArray  *definitions,
             const char *folder,
             GPtrArray  *problems)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      CzFormDefinition *definition;

      if (!g_str_has_suffix (name, ".json"))
        continue;

      definition = cz_form_definition_new_from_file (path, &error);
      if (definition != NULL)
        add_definition (definitions, definition);
      else if (problems != NULL)
        g_ptr_array_add (problems, g_steal_pointer (&error));
    }
}

static int
compare_definitions (gconstpointer a,
                     gconstpointer b)
{
  const CzFormDefinition *left = *(CzFormDefinition *const *) a;
  const CzFormDefinition *right = *(CzFormDefinition *const *) b;

  return left->order != right->order ? left->order - right->order : strcmp (left->id, right->id);
}

/**
 * cz_form_definitions_load:
 * @folder: (nullable): the office's own definitions, *.json; it need not exist
 * @problems: (nullable) (element-type GError): gets an error for each file of @folder that cannot be used
 *
 * Returns: (transfer full) (element-type CzFormDefinition): the shipped forms and the office's, in the order of a list;
 *   one of the office's takes the place of a shipped one with the same id
 */
GPtrArray *
cz_form_definitions_load (const char *folder,
                          GPtrArray  *problems)
{
  GPtrArray *definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_form_definition_unref);

  load_shipped (definitions);
  if (folder != NULL)
    load_folder (definitions, folder, problems);
  g_ptr_array_sort (definitions, compare_definitions);
  return definitions;
}

const CzFormDefinition *
cz_form_definitions_find (GPtrArray  *definitions,
                          const char *id,
                          GError    **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < definitions->len; i++)
    {
      CzFormDefinition *definition = g_ptr_array_index (definitions, i);

      if (g_str_equal (definition->id, id))
        return definition;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", definition->id);
    }

  g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "no form \"%s\"; there are %s", id, known->str);
  return NULL;
}
