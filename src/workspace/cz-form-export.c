/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-form-export.h"

#include "base/cz-error.h"
#include "workspace/cz-form-source.h"
#include "workspace/cz-marks.h"

#include <glib/gi18n-lib.h>

/**
 * cz_form_export_list:
 * @problems: (nullable) (element-type utf8): takes what is wrong with forms of the user's own
 *
 * Returns: (transfer full) (element-type CzFormDefinition): the forms that can be filled, of those that come with
 *   the program and those in the user's folder, in the order of the list
 */
GPtrArray *
cz_form_export_list (GPtrArray *problems)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "chuangzhi", "forms", NULL);

  g_autoptr (GPtrArray) definitions = cz_form_definitions_load (folder, problems);
  GPtrArray *fillable = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_form_definition_unref);

  for (guint i = 0; i < definitions->len; i++)
    if (cz_form_source_find (definitions->pdata[i]) != NULL)
      g_ptr_array_add (fillable, cz_form_definition_ref (definitions->pdata[i]));

  return fillable;
}

static gboolean
find_only_sheet (CzWorkspace   *workspace,
                 CzFormSubject *subject,
                 GError       **error)
{
  const GPtrArray *sheets = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_SHEET);

  if (sheets->len == 1)
    {
      subject->sheet = cz_record_id (sheets->pdata[0]);
      return TRUE;
    }

  if (sheets->len == 0)
    g_set_error_literal (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, _ ("There is no scoring sheet yet: import a document that has one."));
  else
    g_set_error_literal (error, CZ_ERROR, CZ_ERROR_USAGE, _ ("There are several scoring sheets: say which one."));

  return FALSE;
}

/**
 * cz_form_export_complete:
 * @workspace: a workspace
 * @subject: what is known; what is 0 is filled in
 * @error: return location for a %CZ_ERROR
 *
 * Takes the only sheet, its assessment of the campaign's own place, and the first round, where none is named.
 */
gboolean
cz_form_export_complete (CzWorkspace   *workspace,
                         CzFormSubject *subject,
                         GError       **error)
{
  CzData             *data = cz_workspace_get_data (workspace);
  const CzAssessment *assessment = cz_data_get_assessment (data, subject->assessment);
  const CzRound      *round;

  if (subject->sheet == 0 && assessment != NULL)
    subject->sheet = assessment->sheet;

  if (subject->sheet == 0 && !find_only_sheet (workspace, subject, error))
    return FALSE;

  if (subject->assessment == 0)
    subject->assessment = cz_marks_find_assessment (workspace, subject->sheet, 0);

  round = cz_marks_find_round (data, subject->assessment, NULL);
  if (subject->round == 0 && round != NULL)
    subject->round = round->id;

  return TRUE;
}

/**
 * cz_form_export_layout:
 * @workspace: a workspace
 * @definition: a form
 * @subject: what to fill it from, complete
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): the form, filled and laid out
 */
CzFormLayout *
cz_form_export_layout (CzWorkspace            *workspace,
                       const CzFormDefinition *definition,
                       const CzFormSubject    *subject,
                       GError                **error)
{
  const CzFormSource *source = cz_form_source_find (definition);
  g_autoptr (CzMemoryTable) table = NULL;
  g_autoptr (GHashTable) values = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  table = source->new_table (workspace, subject);
  values = source->dup_values (workspace, subject);

  return cz_form_layout_new (definition, CZ_TABLE (table), values, error);
}

/**
 * cz_form_export_file:
 * @workspace: a workspace
 * @form: id of a form
 * @subject: what to fill it from; see cz_form_export_complete()
 * @path: file to write; its ending .xlsx or .pdf says which
 * @error: return location for a %CZ_ERROR
 */
gboolean
cz_form_export_file (CzWorkspace         *workspace,
                     const char          *form,
                     const CzFormSubject *subject,
                     const char          *path,
                     GError             **error)
{
  g_autoptr (GPtrArray) definitions = cz_form_export_list (NULL);
  g_autoptr (CzFormLayout) layout = NULL;
  const CzFormDefinition *definition = cz_form_definitions_find (definitions, form, error);
  CzFormSubject           complete = *subject;
  gboolean                workbook = g_str_has_suffix (path, ".xlsx");

  if (definition == NULL)
    return FALSE;

  if (!workbook && !g_str_has_suffix (path, ".pdf"))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_USAGE, _ ("%s: the name must end in .xlsx or .pdf."), path);
      return FALSE;
    }

  if (!cz_form_export_complete (workspace, &complete, error))
    return FALSE;

  layout = cz_form_export_layout (workspace, definition, &complete, error);

  return layout != NULL && (workbook ? cz_form_write_xlsx (layout, path, error) : cz_form_write_pdf (layout, path, error));
}
