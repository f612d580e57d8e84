/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-rounds-dialog.h"

#include "widgets/cz-grid-frame.h"
#include "workspace/cz-round-table.h"
#include "workspace/cz-rounds.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

/**
 * CzRoundsDialog:
 *
 * The rounds of one assessment: adds, removes, locks and returns them, and changes what they count for.
 */
struct _CzRoundsDialog
{
  AdwWindow parent_instance;

  CzGrid      *grid;
  GtkEditable *name_entry;
  GtkEditable *reason_entry;
  GtkPopover  *add_popover;
  GtkPopover  *return_popover;
  GtkWidget   *lock_button;
  GtkWidget   *return_button;
  GtkWidget   *remove_button;
  GtkLabel    *problem_label;

  CzWorkspace   *workspace;
  gint64         assessment;
  CzRecordTable *table;
};

G_DEFINE_FINAL_TYPE (CzRoundsDialog, cz_rounds_dialog, ADW_TYPE_WINDOW)

static const CzRound *
get_round (CzRoundsDialog *self)
{
  guint row;
  guint column;

  if (self->workspace == NULL || !cz_grid_get_cursor (self->grid, &row, &column))
    return NULL;

  return cz_data_get_round (cz_workspace_get_data (self->workspace), cz_record_table_get_id (self->table, row));
}

static void
update (CzRoundsDialog *self)
{
  const CzRound *round = get_round (self);
  gboolean       writable = round != NULL && !cz_workspace_is_read_only (self->workspace);

  gtk_widget_set_sensitive (self->lock_button, writable && !round->locked);
  gtk_widget_set_sensitive (self->return_button, writable && round->locked);
  gtk_widget_set_sensitive (self->remove_button, writable && !round->locked);
}

/* Applies the edit if it could be made, and says what stands in the way otherwise. */
static gboolean
finish_edit (CzRoundsDialog *self,
             CzEdit         *edit,
             gboolean        made,
             GError         *error)
{
  if (made)
    made = cz_workspace_apply (self->workspace, edit, &error);

  gtk_label_set_text (self->problem_label, made ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !made);
  g_clear_error (&error);
  update (self);

  return made;
}

static void
add_cb (CzRoundsDialog *self)
{
  const char      *name = gtk_editable_get_text (self->name_entry);
  g_autofree char *label = g_strdup_printf (_ ("Round “%s”"), name);
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  GError  *error = NULL;
  gboolean made = cz_rounds_add (self->workspace, edit, self->assessment, name, &error);

  if (finish_edit (self, edit, made, error))
    gtk_editable_set_text (self->name_entry, "");
  gtk_popover_popdown (self->add_popover);
}

static CzEdit *
new_edit (CzRoundsDialog *self)
{
  g_autofree char *label = cz_step_text_record (cz_workspace_get_data (self->workspace), CZ_KIND_ROUND, get_round (self)->id);

  return cz_edit_new (label);
}

static void
remove_cb (CzRoundsDialog *self)
{
  g_autoptr (CzEdit) edit = new_edit (self);
  GError  *error = NULL;
  gboolean made = cz_rounds_remove (self->workspace, edit, get_round (self)->id, &error);

  finish_edit (self, edit, made, error);
}

static void
lock_cb (CzRoundsDialog *self)
{
  g_autoptr (CzEdit) edit = new_edit (self);
  GError  *error = NULL;
  gboolean made = cz_rounds_lock (self->workspace, edit, get_round (self)->id, &error);

  finish_edit (self, edit, made, error);
}

static void
return_cb (CzRoundsDialog *self)
{
  g_autoptr (CzEdit) edit = new_edit (self);
  GError  *error = NULL;
  gboolean made = cz_rounds_return (self->workspace, edit, get_round (self)->id, gtk_editable_get_text (self->reason_entry), &error);

  if (finish_edit (self, edit, made, error))
    gtk_editable_set_text (self->reason_entry, "");
  gtk_popover_popdown (self->return_popover);
}

static void
cz_rounds_dialog_dispose (GObject *object)
{
  CzRoundsDialog *self = CZ_ROUNDS_DIALOG (object);

  g_clear_object (&self->table);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cz_rounds_dialog_parent_class)->dispose (object);
}

static void
cz_rounds_dialog_class_init (CzRoundsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_rounds_dialog_dispose;

  g_type_ensure (CZ_TYPE_GRID);
  g_type_ensure (CZ_TYPE_GRID_FRAME);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-rounds-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, add_popover);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, return_popover);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, lock_button);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, return_button);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CzRoundsDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_cb);
  gtk_widget_class_bind_template_callback (widget_class, return_cb);
}

static void
cz_rounds_dialog_init (CzRoundsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cz_rounds_dialog_new:
 * @parent: the window it belongs to
 * @workspace: a workspace
 * @assessment: the assessment whose rounds are shown
 */
GtkWidget *
cz_rounds_dialog_new (GtkWindow   *parent,
                      CzWorkspace *workspace,
                      gint64       assessment)
{
  CzRoundsDialog *self = g_object_new (CZ_TYPE_ROUNDS_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->assessment = assessment;
  self->table = cz_round_table_new (workspace, assessment);
  cz_grid_set_table (self->grid, CZ_TABLE (self->table));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->grid));
  update (self);

  return GTK_WIDGET (self);
}
