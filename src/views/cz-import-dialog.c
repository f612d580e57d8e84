/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-import-dialog.h"

#include "base/cz-error.h"
#include "views/cz-finding-row.h"
#include "widgets/cz-grid-frame.h"
#include "widgets/cz-grid.h"
#include "workspace/cz-draft-table.h"
#include "workspace/cz-error-text.h"
#include "workspace/cz-import-read.h"
#include "workspace/cz-import.h"

#include <glib/gi18n-lib.h>

#define MAX_FINDING_ROWS 200

struct _CzImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget      *take_button;
  GtkWidget      *skip_button;
  GtkStack       *stack;
  AdwStatusPage  *failed_page;
  GtkProgressBar *progress_bar;
  GtkLabel       *document_label;
  GtkLabel       *facts_label;
  GtkWidget      *superseded_label;
  GtkFlowBox     *counts_box;
  GtkLabel       *findings_label;
  GtkListBox     *findings_list;
  GtkLabel       *more_label;
  GtkWidget      *accept_check;
  GtkFlowBox     *parts_box;
  GtkBox         *kind_box;
  CzGrid         *grid;
  GtkLabel       *source_label;

  CzDraftTable *table; /* (nullable): what is looked at */
  CzWorkspace  *workspace;
  GStrv         paths;
  char         *text;     /* (nullable): what was pasted, in place of a file */
  guint         position; /* of the document shown */
  GCancellable *cancellable;
  CzDraft      *draft;
  gboolean      has_errors;
  CzImportFlags left; /* parts that are not taken */
};

G_DEFINE_FINAL_TYPE (CzImportDialog, cz_import_dialog, ADW_TYPE_WINDOW)

/* What was read */

static guint
count_sections (const GPtrArray *sections)
{
  guint n = sections->len;

  for (guint i = 0; i < sections->len; i++)
    n += count_sections (((const CzDraftSection *) sections->pdata[i])->children);

  return n;
}

static guint
count_category_rows (const CzDraftCategory *category)
{
  guint n = 0;

  for (guint i = 0; i < category->categories->len; i++)
    n += count_category_rows (category->categories->pdata[i]);
  for (guint i = 0; i < category->indicators->len; i++)
    n += ((const CzDraftIndicator *) category->indicators->pdata[i])->rows->len;

  return n;
}

static guint
count_rows (const CzDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->sheets->len; i++)
    {
      const CzDraftSheet *sheet = draft->sheets->pdata[i];

      for (guint j = 0; j < sheet->categories->len; j++)
        n += count_category_rows (sheet->categories->pdata[j]);
    }

  return n;
}

static void
add_count (CzImportDialog *self,
           guint           count,
           const char     *what)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *number_label = gtk_label_new (number);
  GtkWidget       *what_label = gtk_label_new (what);
  GtkWidget       *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (number_label, "title-2");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_widget_add_css_class (what_label, "caption");
  gtk_widget_add_css_class (what_label, "cz-dim");
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), what_label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->counts_box, child);
}

static void
show_counts (CzImportDialog *self)
{
  const CzDraft *draft = self->draft;
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts_box))) != NULL)
    gtk_flow_box_remove (self->counts_box, child);

  add_count (self, count_sections (draft->outline), C_ ("count", "sections"));
  add_count (self, draft->tasks->len, C_ ("count", "tasks"));
  add_count (self, draft->targets->len, C_ ("count", "targets"));
  add_count (self, draft->phases->len, C_ ("count", "phases"));
  add_count (self, draft->duties->len, C_ ("count", "recurring duties"));
  add_count (self, count_rows (draft), C_ ("count", "scoring rows"));
}

static void
show_document (CzImportDialog *self)
{
  const CzDraft    *draft = self->draft;
  const CzDocument *before = cz_import_find_superseded (self->workspace, draft);
  g_autofree char  *date = cz_date_to_string (draft->date);
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  g_autofree char *line = NULL;

  for (const char *const *text = (const char *const[]){ draft->number, draft->issuer, date, draft->status, NULL }; *text != NULL; text++)
    if (**text != '\0')
      g_strv_builder_add (facts, *text);

  strings = g_strv_builder_end (facts);
  line = g_strjoinv (" · ", strings);
  gtk_label_set_text (self->document_label, *draft->title != '\0' ? draft->title : draft->source_name);
  gtk_label_set_text (self->facts_label, line);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), *line != '\0');

  if (before != NULL)
    {
      /* Translators: %s is the title of a document that was imported before */
      g_autofree char *text = g_strdup_printf (_ ("Another version of “%s”: it takes its place, the older one is kept."), before->title);

      gtk_label_set_text (GTK_LABEL (self->superseded_label), text);
    }
  gtk_widget_set_visible (self->superseded_label, before != NULL);
}

static void
append_findings (CzImportDialog *self,
                 CzSeverity      severity,
                 guint          *n_left)
{
  for (guint i = 0; i < self->draft->findings->len; i++)
    {
      const CzDraftFinding *finding = self->draft->findings->pdata[i];

      if (finding->severity != severity)
        continue;
      if (severity == CZ_SEVERITY_ERROR)
        self->has_errors = TRUE;
      if (*n_left == 0)
        return;

      gtk_list_box_append (self->findings_list,
                           cz_finding_row_new (severity, finding->code, finding->where, finding->declared, finding->found));
      (*n_left)--;
    }
}

static void
show_findings (CzImportDialog *self)
{
  guint            n_findings = self->draft->findings->len;
  guint            n_left = MAX_FINDING_ROWS;
  g_autofree char *heading = g_strdup_printf (ngettext ("%u finding: kept as printed, and noted", "%u findings: kept as printed, and noted", n_findings), n_findings);
  GtkWidget       *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->findings_list))) != NULL)
    gtk_list_box_remove (self->findings_list, row);

  self->has_errors = FALSE;
  for (CzSeverity severity = CZ_SEVERITY_ERROR; severity < CZ_N_SEVERITIES; severity++)
    append_findings (self, severity, &n_left);

  gtk_label_set_text (self->findings_label, n_findings > 0 ? heading : _ ("Nothing is wrong with it"));
  gtk_widget_set_visible (GTK_WIDGET (self->findings_list), n_findings > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_findings > MAX_FINDING_ROWS);
  if (n_findings > MAX_FINDING_ROWS)
    {
      g_autofree char *more = g_strdup_printf (_ ("%u more: see them on the Checks page afterwards"), n_findings - MAX_FINDING_ROWS);

      gtk_label_set_text (self->more_label, more);
    }
}

static void
update_take (CzImportDialog *self)
{
  gboolean accepted = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->accept_check));

  gtk_widget_set_sensitive (self->take_button, self->draft != NULL && (!self->has_errors || accepted));
}

/* Looking at what was read */

static const struct
{
  CzDraftTableKind kind;
  const char      *title;
} tables[] = {
  { CZ_DRAFT_TABLE_TASKS, NC_ ("import", "Tasks") },
  { CZ_DRAFT_TABLE_TARGETS, NC_ ("import", "Targets") },
  { CZ_DRAFT_TABLE_UNITS, NC_ ("import", "Units") },
  { CZ_DRAFT_TABLE_PHASES, NC_ ("import", "Phases") },
  { CZ_DRAFT_TABLE_ROWS, NC_ ("import", "Scoring Rows") },
};

static void
clear_table (CzImportDialog *self)
{
  if (self->table == NULL)
    return;

  cz_grid_set_table (self->grid, NULL);
  g_clear_object (&self->table);
}

static void
cursor_changed_cb (CzImportDialog *self)
{
  guint row;
  guint column;

  if (self->table != NULL && cz_grid_get_cursor (self->grid, &row, &column))
    gtk_label_set_text (self->source_label, cz_draft_table_get_source (self->table, row));
  else
    gtk_label_set_text (self->source_label, "");
}

static void
show_table (CzImportDialog  *self,
            CzDraftTableKind kind)
{
  clear_table (self);
  self->table = cz_draft_table_new (self->draft, kind);
  cz_grid_set_table (self->grid, CZ_TABLE (self->table));
  cursor_changed_cb (self);
}

static void
kind_toggled_cb (CzImportDialog  *self,
                 GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    show_table (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind")));
}

static void
details_clicked_cb (CzImportDialog *self)
{
  GtkToggleButton *first = NULL;
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->kind_box))) != NULL)
    gtk_box_remove (self->kind_box, child);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (CzDraftTable) table = cz_draft_table_new (self->draft, tables[i].kind);
      g_autofree char *label = g_strdup_printf ("%s %u", g_dpgettext2 (NULL, "import", tables[i].title), cz_table_get_n_rows (CZ_TABLE (table)));
      GtkWidget       *button = gtk_toggle_button_new_with_label (label);

      gtk_widget_add_css_class (button, "chip-button");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (tables[i].kind));
      g_signal_connect_object (button, "toggled", G_CALLBACK (kind_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->kind_box, button);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
    }

  gtk_stack_set_visible_child_name (self->stack, "details");
  gtk_toggle_button_set_active (first, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
review_clicked_cb (CzImportDialog *self)
{
  cz_grid_finish_editing (self->grid);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

/* Choosing parts */

static const struct
{
  CzImportFlags flag;
  const char   *title;
} parts[] = {
  { CZ_IMPORT_NO_TASKS, NC_ ("import", "Tasks") },
  { CZ_IMPORT_NO_TARGETS, NC_ ("import", "Targets") },
  { CZ_IMPORT_NO_PHASES, NC_ ("import", "Phases") },
  { CZ_IMPORT_NO_DUTIES, NC_ ("import", "Recurring Duties") },
  { CZ_IMPORT_NO_SHEETS, NC_ ("import", "Scoring Rows") },
};

static void
part_toggled_cb (CzImportDialog *self,
                 GtkCheckButton *check)
{
  CzImportFlags flag = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "flag"));

  self->left = gtk_check_button_get_active (check) ? self->left & ~flag : self->left | flag;
}

static void
fill_parts (CzImportDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (g_dpgettext2 (NULL, "import", parts[i].title));
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_object_set_data (G_OBJECT (check), "flag", GUINT_TO_POINTER (parts[i].flag));
      g_signal_connect_object (check, "toggled", G_CALLBACK (part_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), check);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->parts_box, child);
    }
}

static void
show_review (CzImportDialog *self)
{
  show_document (self);
  show_counts (self);
  show_findings (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->accept_check), FALSE);
  gtk_widget_set_visible (self->accept_check, self->has_errors);
  gtk_stack_set_visible_child_name (self->stack, "review");
  update_take (self);
  gtk_widget_grab_focus (self->has_errors ? self->accept_check : self->take_button);
}

static void
show_failure (CzImportDialog *self,
              const char     *heading,
              const char     *text)
{
  clear_table (self);
  g_clear_pointer (&self->draft, cz_draft_free);
  adw_status_page_set_title (self->failed_page, heading);
  adw_status_page_set_description (self->failed_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  update_take (self);
}

/* Reading */

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  gtk_progress_bar_set_fraction (CZ_IMPORT_DIALOG (user_data)->progress_bar, fraction);
}

static gboolean
refuse_known (CzImportDialog *self)
{
  const CzDocument *same = cz_import_find_same (self->workspace, self->draft->sha256);
  g_autofree char  *title = NULL;
  g_autofree char  *text = NULL;

  if (same == NULL)
    return FALSE;

  title = g_markup_escape_text (same->title, -1);
  /* Translators: the title of a document, then the day on which it was imported */
  text = g_strdup_printf (_ ("It is “%s”, imported on %.10s. Nothing was changed."), title, same->imported_at);
  show_failure (self, _ ("This Document Is Already Here"), text);

  return TRUE;
}

static void
read_cb (GObject      *object G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CzImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzDraft) draft = cz_import_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (draft == NULL)
    {
      g_autofree char *text = cz_error_text (error);
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      show_failure (self, _ ("The Document Cannot Be Read"), escaped);
      return;
    }

  self->draft = g_steal_pointer (&draft);
  if (!refuse_known (self))
    show_review (self);
}

static void
read_document (CzImportDialog *self)
{
  const char      *path = self->paths[self->position];
  guint            n_paths = g_strv_length (self->paths);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *title = NULL;

  /* Translators: which one of several documents is shown */
  title = n_paths > 1 ? g_strdup_printf (_ ("Import Document %u of %u"), self->position + 1, n_paths) : g_strdup (_ ("Import Document"));
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, name);
  gtk_widget_set_visible (self->skip_button, self->position + 1 < n_paths);

  clear_table (self);
  g_clear_pointer (&self->draft, cz_draft_free);
  update_take (self);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  if (self->text != NULL)
    cz_import_read_text_async (self->text, path, progress_cb, self->cancellable, read_cb, g_object_ref (self));
  else
    cz_import_read_async (path, progress_cb, self->cancellable, read_cb, g_object_ref (self));
}

static void
next_document (CzImportDialog *self)
{
  if (self->paths[self->position + 1] == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->position++;
  read_document (self);
}

static void
take_clicked_cb (CzImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!cz_grid_finish_editing (self->grid))
    return;

  /* The person has seen the findings: taking it accepts them. */
  if (cz_import_take (self->workspace, self->draft, CZ_IMPORT_ACCEPT | self->left, NULL, &error))
    {
      next_document (self);
    }
  else
    {
      g_autofree char *text = cz_error_text (error);

      show_failure (self, _ ("The Document Was Not Taken"), text);
    }
}

static void
skip_clicked_cb (CzImportDialog *self)
{
  next_document (self);
}

static void
cancel_clicked_cb (CzImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_toggled_cb (CzImportDialog *self)
{
  update_take (self);
}

static gboolean
cz_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (CZ_IMPORT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (cz_import_dialog_parent_class)->close_request (window);
}

static void
cz_import_dialog_dispose (GObject *object)
{
  CzImportDialog *self = CZ_IMPORT_DIALOG (object);

  clear_table (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->draft, cz_draft_free);
  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (cz_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, skip_button);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, document_label);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, facts_label);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, superseded_label);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, counts_box);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, findings_label);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, findings_list);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, more_label);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, accept_check);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, parts_box);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, kind_box);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, CzImportDialog, source_label);
}

static void
cz_import_dialog_class_init (CzImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cz_import_dialog_close_request;

  g_type_ensure (CZ_TYPE_GRID);
  g_type_ensure (CZ_TYPE_GRID_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, accept_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cz_import_dialog_init (CzImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_parts (self);
  self->cancellable = g_cancellable_new ();
}

/**
 * cz_import_dialog_new:
 * @parent: the window it belongs to
 * @workspace: where the documents go
 * @paths: (array zero-terminated=1): one document or more
 *
 * Begins to read at once.
 */
GtkWidget *
cz_import_dialog_new (GtkWindow         *parent,
                      CzWorkspace       *workspace,
                      const char *const *paths)
{
  CzImportDialog *self = g_object_new (CZ_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  g_return_val_if_fail (CZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (paths != NULL && paths[0] != NULL, NULL);

  self->workspace = g_object_ref (workspace);
  self->paths = g_strdupv ((char **) paths);
  read_document (self);

  return GTK_WIDGET (self);
}

/**
 * cz_import_dialog_new_for_text:
 * @parent: the window it belongs to
 * @workspace: where the document goes
 * @text: a document, as pasted
 *
 * Begins to read at once.
 */
GtkWidget *
cz_import_dialog_new_for_text (GtkWindow   *parent,
                               CzWorkspace *workspace,
                               const char  *text)
{
  CzImportDialog *self = g_object_new (CZ_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  g_return_val_if_fail (CZ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self->workspace = g_object_ref (workspace);
  self->paths = g_new0 (char *, 2);
  self->paths[0] = g_strdup (_ ("Pasted text"));
  self->text = g_strdup (text);
  read_document (self);

  return GTK_WIDGET (self);
}
