/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-form-output.h"

#include "base/cz-error.h"

/*
 * The ways a form leaves the program: a workbook, a PDF, a printer.
 */

typedef struct
{
  CzFormLayout *layout;
  CzFormOutput  output;
  char         *path;
} Writing;

static void
writing_free (Writing *writing)
{
  cz_form_layout_unref (writing->layout);
  g_free (writing->path);
  g_free (writing);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object G_GNUC_UNUSED,
                 gpointer      task_data,
                 GCancellable *cancellable G_GNUC_UNUSED)
{
  Writing *writing = task_data;
  GError  *error = NULL;
  gboolean written = writing->output == CZ_FORM_OUTPUT_XLSX ? cz_form_write_xlsx (writing->layout, writing->path, &error)
                                                            : cz_form_write_pdf (writing->layout, writing->path, &error);

  if (written)
    g_task_return_pointer (task, g_strdup (writing->path), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * cz_form_output_write_async:
 * @layout: a form
 * @output: what to write
 * @path: where to
 * @callback: called when it is done; see cz_form_output_write_finish()
 * @user_data: for @callback
 *
 * Writes the form in a thread of its own.
 */
void
cz_form_output_write_async (CzFormLayout       *layout,
                            CzFormOutput        output,
                            const char         *path,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  writing->layout = cz_form_layout_ref (layout);
  writing->output = output;
  writing->path = g_strdup (path);

  g_task_set_source_tag (task, cz_form_output_write_async);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* Returns: (transfer full): the path of the file, or %NULL */
char *
cz_form_output_write_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Printing */

static void
draw_page_cb (GtkPrintOperation *operation G_GNUC_UNUSED,
              GtkPrintContext   *context,
              int                page,
              CzFormLayout      *layout)
{
  cz_form_draw_page (gtk_print_context_get_cairo_context (context), layout, (guint) page);
}

static GtkPageSetup *
new_page_setup (CzFormLayout *layout)
{
  const CzFormDefinition *definition = cz_form_layout_get_definition (layout);
  GtkPageSetup           *setup = gtk_page_setup_new ();
  GtkPaperSize           *paper = gtk_paper_size_new (definition->paper == CZ_FORM_PAPER_A3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, definition->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);

  return setup;
}

/**
 * cz_form_output_print:
 * @layout: a form
 * @parent: (nullable): the window whose dialog it is
 * @action: show the dialog, or export
 * @path: (nullable): where to export to
 * @error: return location for an error
 *
 * Prints the form as it is shown: page size and margins are the form's own.
 *
 * Returns: %FALSE when it could not be printed; %TRUE also when the person thought better of it
 */
gboolean
cz_form_output_print (CzFormLayout           *layout,
                      GtkWindow              *parent,
                      GtkPrintOperationAction action,
                      const char             *path,
                      GError                **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup (layout);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) cz_form_layout_get_n_pages (layout));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, cz_form_layout_get_title (layout));
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);

  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), cz_form_layout_ref (layout),
                         (GClosureNotify) (void (*) (void)) cz_form_layout_unref, 0);

  return gtk_print_operation_run (operation, action, parent, error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}

/**
 * cz_form_output_make_name:
 * @layout: a form
 * @output: what is to be written
 *
 * Returns: (transfer full): a file name to propose: the form's title, without what file systems do not take
 */
char *
cz_form_output_make_name (CzFormLayout *layout,
                          CzFormOutput  output)
{
  g_autofree char *stem = g_strdup (cz_form_layout_get_title (layout));

  g_strdelimit (stem, "/\\:*?\"<>|\n\t", ' ');

  return g_strconcat (g_strstrip (stem), output == CZ_FORM_OUTPUT_XLSX ? ".xlsx" : ".pdf", NULL);
}
