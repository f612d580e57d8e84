/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-results-dialog.h"

#include "widgets/cz-grid-frame.h"
#include "workspace/cz-assessments.h"
#include "workspace/cz-results-table.h"
#include "workspace/cz-sheet-policy.h"
#include "workspace/cz-unit-register.h"

#include <glib/gi18n-lib.h>

/**
 * CzResultsDialog:
 *
 * All subjects of a sheet and period: subjects by indicators, scores, grades and places, why each got what it got, and
 * what the office decided where the sheet is silent.
 */
struct _CzResultsDialog
{
  AdwWindow parent_instance;

  CzGrid      *grid;
  GtkLabel    *why_label;
  GtkLabel    *problem_label;
  GtkBox      *units_box;
  GtkTextView *names_view;
  GtkPopover  *units_popover;
  GtkWidget   *open_button;
  GtkEditable *group_row;
  AdwComboRow *ties_row;
  GtkEditable *rank_points_row;
  AdwComboRow *gap_row;
  AdwComboRow *overlap_row;
  GtkEditable *reason_row;

  CzWorkspace   *workspace;
  gint64         sheet;
  char          *period;
  GPtrArray     *results;
  CzMemoryTable *table;
  gboolean       updating;
};

enum
{
  OPEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CzResultsDialog, cz_results_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static CzData *
get_data (CzResultsDialog *self)
{
  return cz_workspace_get_data (self->workspace);
}

static const CzResult *
get_result (CzResultsDialog *self)
{
  guint row;
  guint column;

  if (self->results == NULL || !cz_grid_get_cursor (self->grid, &row, &column) || row >= self->results->len)
    return NULL;

  return self->results->pdata[row];
}

static void
update (CzResultsDialog *self)
{
  const CzResult  *result = get_result (self);
  g_autofree char *why = result != NULL ? cz_results_explain (self->workspace, result) : NULL;

  gtk_label_set_text (self->why_label, why != NULL ? why : "");
  gtk_widget_set_sensitive (self->open_button, result != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group_row), result != NULL);
  gtk_editable_set_text (self->group_row, result != NULL ? result->group : "");
}

static void
show_policy (CzResultsDialog *self)
{
  g_autoptr (CzSheetPolicy) policy = cz_sheet_policy_new (cz_data_get_sheet (get_data (self), self->sheet)->band_policy);
  g_autofree char *rank_points = cz_sheet_policy_print_rank_points (policy);

  self->updating = TRUE;
  adw_combo_row_set_selected (self->ties_row, policy->ties == CZ_RANKING_DENSE);
  gtk_editable_set_text (self->rank_points_row, rank_points);
  adw_combo_row_set_selected (self->gap_row, policy->gap_decided ? 1 + ((policy->bands & CZ_GRADE_GAP_TO_HIGHER) != 0) : 0);
  adw_combo_row_set_selected (self->overlap_row, policy->overlap_decided ? 1 + ((policy->bands & CZ_GRADE_OVERLAP_TO_LOWER) != 0) : 0);
  gtk_editable_set_text (self->reason_row, policy->reason);
  self->updating = FALSE;
}

static void
refresh (CzResultsDialog *self)
{
  guint    row = 0;
  guint    column = 0;
  gboolean placed = cz_grid_get_cursor (self->grid, &row, &column);

  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_object (&self->table);
  if (cz_data_get_sheet (get_data (self), self->sheet) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->results = cz_results_list (self->workspace, self->sheet, self->period);
  self->table = cz_results_table_new (self->workspace, self->sheet, self->results);
  cz_grid_set_table (self->grid, CZ_TABLE (self->table));
  if (placed && row < self->results->len)
    cz_grid_scroll_to (self->grid, row, column);
  show_policy (self);
  update (self);
}

/* Applies the edit if it could be made, and says what stands in the way otherwise. */
static void
finish_edit (CzResultsDialog *self,
             CzEdit          *edit,
             gboolean         made,
             GError          *error)
{
  if (made)
    made = cz_workspace_apply (self->workspace, edit, &error);

  gtk_label_set_text (self->problem_label, made ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !made);
  g_clear_error (&error);
}

/* Subjects */

static gboolean
is_assessed (CzResultsDialog *self,
             gint64           unit)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      if (((const CzResult *) self->results->pdata[i])->unit == unit)
        return TRUE;
    }

  return FALSE;
}

static void
fill_units (CzResultsDialog *self)
{
  const GPtrArray *units = cz_data_list (get_data (self), CZ_KIND_UNIT);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->units_box))) != NULL)
    gtk_box_remove (self->units_box, child);

  for (guint i = 0; i < units->len; i++)
    {
      const CzUnit *unit = units->pdata[i];

      if (is_assessed (self, unit->id))
        continue;

      child = gtk_check_button_new_with_label (unit->name);
      g_object_set_data_full (G_OBJECT (child), "unit", g_memdup2 (&unit->id, sizeof unit->id), g_free);
      gtk_box_append (self->units_box, child);
    }
}

/* Adds the units that were written into the field, unless they are known. */
static void
add_named_units (CzResultsDialog *self,
                 CzEdit          *edit,
                 GArray          *ids)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->names_view);
  GtkTextIter      start;
  GtkTextIter      end;
  g_autofree char *text = NULL;
  g_auto (GStrv) names = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  names = g_strsplit (text, "\n", -1);

  for (char **name = names; *name != NULL; name++)
    {
      gint64 id;

      if (*g_strstrip (*name) == '\0')
        continue;

      id = cz_unit_register_find (get_data (self), *name);
      if (id == 0)
        {
          CzUnit *unit = cz_record_new (CZ_KIND_UNIT);

          id = unit->id = cz_data_reserve_id (get_data (self), CZ_KIND_UNIT);
          unit->position = cz_data_list (get_data (self), CZ_KIND_UNIT)->len + ids->len + 1;
          cz_record_set_text (&unit->name, *name);
          cz_edit_insert (edit, CZ_KIND_UNIT, unit);
        }
      g_array_append_val (ids, id);
    }
}

static void
assess_cb (CzResultsDialog *self)
{
  g_autoptr (CzEdit) edit = cz_edit_new (_ ("Units to assess"));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError  *error = NULL;
  guint    n_created;
  gboolean made;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->units_box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
        g_array_append_vals (ids, g_object_get_data (G_OBJECT (child), "unit"), 1);
    }
  add_named_units (self, edit, ids);

  made = cz_assessments_create (self->workspace, edit, self->sheet, self->period, (const gint64 *) ids->data, ids->len, &n_created, &error);
  finish_edit (self, edit, made, error);
  if (made)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->names_view), "", -1);
  gtk_popover_popdown (self->units_popover);
}

static void
group_cb (CzResultsDialog *self)
{
  g_autoptr (CzEdit) edit = cz_edit_new (_ ("Group of a subject"));
  const CzResult *result = get_result (self);

  if (result == NULL)
    return;

  cz_edit_set_text (edit, CZ_KIND_ASSESSMENT, result->assessment, "subject_group", gtk_editable_get_text (self->group_row));
  finish_edit (self, edit, TRUE, NULL);
}

static void
open_cb (CzResultsDialog *self)
{
  const CzResult *result = get_result (self);

  if (result == NULL)
    return;

  g_signal_emit (self, signals[OPEN], 0, result->assessment);
  gtk_window_close (GTK_WINDOW (self));
}

/* Decisions */

static void
policy_cb (CzResultsDialog *self)
{
  g_autoptr (CzEdit) edit = cz_edit_new (_ ("Rules of grades and places"));
  g_autoptr (CzSheetPolicy) policy = NULL;
  g_autofree char *json = NULL;
  GError          *error = NULL;
  gboolean         made;

  if (self->updating)
    return;

  policy = cz_sheet_policy_new ("");
  policy->ties = adw_combo_row_get_selected (self->ties_row) == 1 ? CZ_RANKING_DENSE : CZ_RANKING_STANDARD;
  policy->gap_decided = adw_combo_row_get_selected (self->gap_row) > 0;
  policy->overlap_decided = adw_combo_row_get_selected (self->overlap_row) > 0;
  if (adw_combo_row_get_selected (self->gap_row) == 2)
    policy->bands |= CZ_GRADE_GAP_TO_HIGHER;
  if (adw_combo_row_get_selected (self->overlap_row) == 2)
    policy->bands |= CZ_GRADE_OVERLAP_TO_LOWER;
  g_free (policy->reason);
  policy->reason = g_strdup (gtk_editable_get_text (self->reason_row));

  made = cz_sheet_policy_parse_rank_points (policy, gtk_editable_get_text (self->rank_points_row), &error);
  json = cz_sheet_policy_to_json (policy);
  cz_edit_set_text (edit, CZ_KIND_SHEET, self->sheet, "band_policy", json);
  finish_edit (self, edit, made, error);
}

static void
cz_results_dialog_dispose (GObject *object)
{
  CzResultsDialog *self = CZ_RESULTS_DIALOG (object);

  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->period, g_free);
  g_clear_object (&self->table);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cz_results_dialog_parent_class)->dispose (object);
}

static void
cz_results_dialog_class_init (CzResultsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_results_dialog_dispose;

  g_type_ensure (CZ_TYPE_GRID);
  g_type_ensure (CZ_TYPE_GRID_FRAME);

  /**
   * CzResultsDialog::open:
   * @self: a dialog
   * @assessment: the assessment whose sheet is wanted
   */
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-results-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, why_label);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, units_box);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, names_view);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, units_popover);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, ties_row);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, rank_points_row);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, gap_row);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, overlap_row);
  gtk_widget_class_bind_template_child (widget_class, CzResultsDialog, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, fill_units);
  gtk_widget_class_bind_template_callback (widget_class, assess_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, policy_cb);
}

static void
cz_results_dialog_init (CzResultsDialog *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cz_results_dialog_new:
 * @parent: the window it belongs to
 * @workspace: a workspace
 * @assessment: an assessment; its sheet and period are shown
 */
GtkWidget *
cz_results_dialog_new (GtkWindow   *parent,
                       CzWorkspace *workspace,
                       gint64       assessment)
{
  CzResultsDialog    *self = g_object_new (CZ_TYPE_RESULTS_DIALOG, "transient-for", parent, NULL);
  const CzAssessment *record = cz_data_get_assessment (cz_workspace_get_data (workspace), assessment);

  g_return_val_if_fail (record != NULL, NULL);

  self->workspace = g_object_ref (workspace);
  self->sheet = record->sheet;
  self->period = g_strdup (record->period);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  refresh (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->grid));

  return GTK_WIDGET (self);
}
