/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-import-batch.h"

#include "workspace/cz-step-text.h"

static void
note_document (const CzEdit *edit,
               GArray       *documents)
{
  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      const CzChange *change = cz_edit_get_change (edit, i);

      if (change->kind == CZ_KIND_DOCUMENT && change->type == CZ_CHANGE_INSERT)
        g_array_append_val (documents, change->id);
    }
}

static void
take_back (CzData          *data,
           const GPtrArray *applied)
{
  for (guint i = applied->len; i > 0; i--)
    {
      g_autoptr (CzEdit) inverse = cz_edit_invert (applied->pdata[i - 1]);
      g_autoptr (GError) error = NULL;

      if (!cz_data_apply (data, inverse, &error))
        g_critical ("The records in memory could not be taken back: %s", error->message);
    }
}

/* Joins the edits of several documents to one step. */
static CzEdit *
join (const GPtrArray *edits)
{
  g_autofree char *label = NULL;
  CzEdit          *joined;

  if (edits->len == 1)
    return cz_edit_ref (edits->pdata[0]);

  label = cz_step_text_imports (edits->len);
  joined = cz_edit_new (label);

  for (guint i = 0; i < edits->len; i++)
    cz_edit_append (joined, edits->pdata[i]);

  return joined;
}

/**
 * cz_import_prepare_batch:
 * @workspace: a workspace
 * @drafts: of CzDraft, in the order in which they are to be taken
 * @flags: how to take them
 * @documents: (element-type gint64): where the ids of the new documents are added
 * @failed: (out): which draft is refused
 * @error: return location for a %CZ_ERROR_REFUSED in words for the person
 *
 * Turns several drafts into one edit, so that they are taken in one step of history or not at all. Each is prepared with
 * those before it in place: they share campaign and units, and a document given twice is noticed.
 *
 * Returns: (transfer full) (nullable): the edit; nothing has been changed yet
 */
CzEdit *
cz_import_prepare_batch (CzWorkspace     *workspace,
                         const GPtrArray *drafts,
                         CzImportFlags    flags,
                         GArray          *documents,
                         guint           *failed,
                         GError         **error)
{
  CzData *data = cz_workspace_get_data (workspace);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_edit_unref);
  g_autoptr (GPtrArray) applied = g_ptr_array_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      CzEdit *edit = cz_import_prepare (workspace, drafts->pdata[i], flags, error);

      if (edit != NULL)
        g_ptr_array_add (edits, edit);

      if (edit == NULL || !cz_data_apply (data, edit, error))
        {
          *failed = i;
          take_back (data, applied);
          return NULL;
        }

      g_ptr_array_add (applied, edit);
      note_document (edit, documents);
    }

  take_back (data, applied);

  return join (edits);
}
