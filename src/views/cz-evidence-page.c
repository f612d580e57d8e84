/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-evidence-page.h"

#include "views/cz-detail-pane.h"
#include "views/cz-evidence-columns.h"
#include "views/cz-link-dialog.h"
#include "workspace/cz-evidence.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

/* The list of gaps shows so many; the scoring page shows them all. */
#define MAX_GAPS 200

/**
 * CzEvidencePage:
 *
 * The register of what proves the work: files and papers, what they prove, and which rows nothing proves yet.
 */
struct _CzEvidencePage
{
  CzGridPage parent_instance;

  CzDetailPane         *pane;
  GtkWidget            *progress_box; /* in the header */
  GtkLabel             *progress_label;
  GtkMenuButton        *gaps_button;
  GtkWidget            *add_button;
  GCancellable         *cancellable; /* of the files being added */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (CzEvidencePage, cz_evidence_page, CZ_TYPE_GRID_PAGE)

static CzWorkspace *
get_workspace (CzEvidencePage *self)
{
  return cz_page_get_workspace (CZ_PAGE (self));
}

static CzData *
get_data (CzEvidencePage *self)
{
  return cz_workspace_get_data (get_workspace (self));
}

/* Chips */

static const char *
get_all_title (void)
{
  return C_ ("evidence", "All");
}

static const char *
get_loose_title (void)
{
  return C_ ("evidence", "Not Linked");
}

static gboolean
is_loose (CzWorkspace  *workspace,
          gconstpointer record)
{
  return cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_EVIDENCE_LINK, "evidence", cz_record_id (record))->len == 0;
}

static const char *
get_paper_title (void)
{
  return C_ ("evidence", "Paper Only");
}

static gboolean
is_paper (CzWorkspace  *workspace G_GNUC_UNUSED,
          gconstpointer record)
{
  return *((const CzEvidence *) record)->sha256 == '\0';
}

static const char *
get_outside_title (void)
{
  return C_ ("evidence", "Outside the Period");
}

/* Evidence counts when it is dated within the campaign. */
static gboolean
is_outside (CzWorkspace  *workspace,
            gconstpointer record)
{
  const CzEvidence *evidence = record;
  const CzCampaign *campaign = cz_data_get_campaign (cz_workspace_get_data (workspace), evidence->campaign);

  if (campaign == NULL || cz_date_is_none (evidence->date))
    return FALSE;

  return (!cz_date_is_none (campaign->starts) && cz_date_compare (evidence->date, campaign->starts) < 0) ||
         (!cz_date_is_none (campaign->ends) && cz_date_compare (evidence->date, campaign->ends) > 0);
}

static const CzGridPageChip chips[] = {
  { "all", get_all_title, NULL },
  { "loose", get_loose_title, is_loose },
  { "paper", get_paper_title, is_paper },
  { "outside", get_outside_title, is_outside },
};

static gboolean
is_of_campaign (CzWorkspace  *workspace,
                gconstpointer record)
{
  return ((const CzEvidence *) record)->campaign == cz_workspace_get_campaign (workspace);
}

/* Adding files */

static void
progress_cb (guint    n_done,
             guint    n_files,
             gpointer user_data)
{
  CzEvidencePage  *self = CZ_EVIDENCE_PAGE (user_data);
  g_autofree char *text = g_strdup_printf (_ ("Reading file %u of %u"), MIN (n_done + 1, n_files), n_files);

  gtk_label_set_text (self->progress_label, text);
}

static void
tell_added (CzEvidencePage        *self,
            const CzEvidenceAdded *added)
{
  guint n_known = added->ids->len - added->n_new;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u file added", "%u files added", added->n_new), added->n_new);
  if (n_known > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u was already here", "%u were already here", n_known), n_known);
    }
  if (added->refused->len > 0)
    {
      g_string_append (text, " · ");
      /* Translators: how many files, then the first of them and why */
      g_string_append_printf (text, _ ("%u could not be taken: %s"), added->refused->len, (const char *) added->refused->pdata[0]);
    }
  cz_page_toast (CZ_PAGE (self), text->str);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CzEvidencePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzEvidenceAdded) added = cz_evidence_add_finish (CZ_WORKSPACE (object), result, &error);

  g_clear_object (&self->cancellable);
  if (self->progress_box != NULL)
    gtk_widget_set_visible (self->progress_box, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (added == NULL)
    {
      cz_page_toast_error (CZ_PAGE (self), error);
      return;
    }

  tell_added (self, added);
  if (added->ids->len > 0)
    cz_page_open_place (CZ_PAGE (self), CZ_KIND_EVIDENCE, g_array_index (added->ids, gint64, 0));
}

/**
 * cz_evidence_page_add_files:
 * @self: the page
 * @files: (element-type GFile): files that a person dropped, pasted or chose
 *
 * Adds them to the register, with progress in the header.
 */
void
cz_evidence_page_add_files (CzEvidencePage *self,
                            GPtrArray      *files)
{
  g_return_if_fail (CZ_IS_EVIDENCE_PAGE (self));

  if (files->len == 0 || self->cancellable != NULL || cz_workspace_get_campaign (get_workspace (self)) == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->progress_box, TRUE);
  progress_cb (0, files->len, self);
  cz_evidence_add_async (get_workspace (self), files, progress_cb, self->cancellable, added_cb, g_object_ref (self));
}

static void
cancel_adding (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  g_cancellable_cancel (CZ_EVIDENCE_PAGE (user_data)->cancellable);
}

static void
chooser_response_cb (CzEvidencePage *self,
                     int             response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) model = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  model = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (files, g_list_model_get_item (model, i));
  cz_evidence_page_add_files (self, files);
}

static void
choose_files (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  CzEvidencePage *self = CZ_EVIDENCE_PAGE (user_data);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Add Evidence"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GPtrArray *
dup_files (const GValue *value)
{
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *item = list; item != NULL; item = item->next)
    g_ptr_array_add (files, g_object_ref (item->data));

  return files;
}

static gboolean
drop_cb (CzEvidencePage *self,
         const GValue   *value)
{
  g_autoptr (GPtrArray) files = dup_files (value);

  cz_evidence_page_add_files (self, files);

  return TRUE;
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CzEvidencePage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autoptr (GPtrArray) files = value != NULL ? dup_files (value) : NULL;

  if (files != NULL)
    cz_evidence_page_add_files (self, files);
  else
    cz_page_toast (CZ_PAGE (self), _ ("There are no files on the clipboard."));
}

static void
paste_files (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  GtkWidget *self = GTK_WIDGET (user_data);

  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (self), GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (self));
}

/* Papers, links */

static void
paper_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   CzEvidencePage   *self)
{
  GtkWidget       *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *label = cz_step_text_add (title);
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  gint64 id;

  if (!g_str_equal (response, "add") || *title == '\0')
    return;

  id = cz_evidence_add_paper (get_workspace (self), edit, title);
  if (cz_grid_page_apply (CZ_GRID_PAGE (self), edit))
    cz_page_open_place (CZ_PAGE (self), CZ_KIND_EVIDENCE, id);
}

static void
ask_paper (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  CzEvidencePage *self = CZ_EVIDENCE_PAGE (user_data);
  GtkWidget      *entry = gtk_entry_new ();
  GtkWidget      *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Add a Paper"), NULL);

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Title of the paper"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title of the paper"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  g_signal_connect_object (dialog, "response", G_CALLBACK (paper_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_link (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  CzEvidencePage *self = CZ_EVIDENCE_PAGE (user_data);
  GArray         *ids = cz_grid_page_dup_selected (CZ_GRID_PAGE (self));

  if (ids->len == 0)
    {
      g_array_unref (ids);
      cz_page_toast (CZ_PAGE (self), _ ("Select evidence first."));
      return;
    }

  gtk_window_present (GTK_WINDOW (cz_link_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_workspace (self), ids)));
}

static void
unlink_place (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter,
              gpointer       user_data)
{
  CzEvidencePage  *self = CZ_EVIDENCE_PAGE (user_data);
  g_autofree char *label = cz_step_text_unlink ();
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  const char *table;
  gint64      evidence;
  gint64      record;
  CzKind      kind;

  g_variant_get (parameter, "(x&sx)", &evidence, &table, &record);
  if (cz_kind_from_table (table, &kind) && cz_evidence_unlink (get_workspace (self), edit, evidence, kind, record))
    cz_grid_page_apply (CZ_GRID_PAGE (self), edit);
}

static void
remove_selected (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  CzEvidencePage *self = CZ_EVIDENCE_PAGE (user_data);
  g_autoptr (GArray) ids = cz_grid_page_dup_selected (CZ_GRID_PAGE (self));
  g_autofree char *label = cz_step_text_remove_evidence (ids->len);
  g_autoptr (CzEdit) edit = cz_edit_new (label);

  for (guint i = 0; i < ids->len; i++)
    cz_evidence_remove (get_workspace (self), edit, g_array_index (ids, gint64, i));
  cz_grid_page_apply (CZ_GRID_PAGE (self), edit);
}

/* Opening */

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CzEvidencePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cz_evidence_export_finish (CZ_WORKSPACE (object), result, &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri == NULL || !g_app_info_launch_default_for_uri (uri, NULL, &error))
    cz_page_toast_error (CZ_PAGE (self), error);
}

static void
open_selected (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  CzEvidencePage   *self = CZ_EVIDENCE_PAGE (user_data);
  gint64            id = cz_grid_page_get_record (CZ_GRID_PAGE (self));
  const CzEvidence *evidence = cz_data_get (get_data (self), CZ_KIND_EVIDENCE, id);

  if (evidence == NULL)
    cz_page_toast (CZ_PAGE (self), _ ("Select evidence first."));
  else if (*evidence->sha256 == '\0')
    cz_page_toast (CZ_PAGE (self), _ ("This evidence exists on paper only: it has no file to open."));
  else
    cz_evidence_export_async (get_workspace (self), id, exported_cb, g_object_ref (self));
}

/* The pane */

static void
add_place (CzEvidencePage *self,
           gint64          evidence,
           CzKind          kind,
           gint64          record,
           const char     *text)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove the link"));

  cz_detail_pane_add_link (self->pane, kind, record, text, "");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.unlink");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xsx)", evidence, cz_kind_get_info (kind)->table, record);
  cz_detail_pane_add_widget (self->pane, button);
}

static char *
dup_row_text (const CzRow *row)
{
  return *row->no != '\0' ? g_strdup_printf ("%s  %s", row->no, row->text) : g_strdup (row->text);
}

static void
add_link (CzEvidencePage       *self,
          const CzEvidenceLink *link)
{
  const CzRow    *row = cz_data_get_row (get_data (self), link->sheet_row);
  const CzTask   *task = cz_data_get_task (get_data (self), link->task);
  const CzTarget *target = cz_data_get_target (get_data (self), link->target);

  if (row != NULL)
    {
      g_autofree char *text = dup_row_text (row);

      add_place (self, link->evidence, CZ_KIND_ROW, row->id, text);
    }
  else if (task != NULL)
    {
      add_place (self, link->evidence, CZ_KIND_TASK, task->id, *task->title != '\0' ? task->title : task->text);
    }
  else if (target != NULL)
    {
      add_place (self, link->evidence, CZ_KIND_TARGET, target->id, target->name);
    }
}

static void
add_buttons (CzEvidencePage   *self,
             const CzEvidence *evidence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open"));
  GtkWidget *link = gtk_button_new_with_mnemonic (_ ("_Link…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "page.open");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "page.link");
  gtk_widget_set_visible (open, *evidence->sha256 != '\0');
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), link);
  gtk_widget_set_margin_top (box, 6);
  cz_detail_pane_add_widget (self->pane, box);
}

static void
cz_evidence_page_show (CzGridPage *page,
                       gint64      id)
{
  CzEvidencePage   *self = CZ_EVIDENCE_PAGE (page);
  const CzEvidence *evidence = cz_data_get (get_data (self), CZ_KIND_EVIDENCE, id);
  const GPtrArray  *links = cz_data_get_children (get_data (self), CZ_KIND_EVIDENCE_LINK, "evidence", id);
  g_autofree char  *date = NULL;
  g_autofree char  *size = NULL;

  cz_detail_pane_clear (self->pane);
  if (evidence == NULL)
    return;

  date = cz_date_is_none (evidence->date) ? g_strdup ("") : cz_date_to_string (evidence->date);
  size = evidence->size > 0 ? g_format_size ((guint64) evidence->size) : g_strdup ("");
  cz_detail_pane_set_title (self->pane, evidence->title, evidence->file_name);
  cz_detail_pane_add_fact (self->pane, C_ ("evidence", "Number"), evidence->number, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("evidence", "Date"), date, is_outside (get_workspace (self), evidence) ? "cz-attention" : NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("evidence", "Issuer"), evidence->issuer, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("evidence", "Size"), size, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("evidence", "Note"), evidence->note, NULL);
  add_buttons (self, evidence);
  cz_detail_pane_add_heading (self->pane, C_ ("evidence", "Proves"));
  if (links->len == 0)
    cz_detail_pane_add_text (self->pane, _ ("▲ Nothing yet: link it to what it proves."));
  for (guint i = 0; i < links->len; i++)
    add_link (self, links->pdata[i]);
}

/* Gaps */

static void
show_gaps (GtkMenuButton *button,
           gpointer       user_data)
{
  CzEvidencePage *self = CZ_EVIDENCE_PAGE (user_data);
  g_autoptr (GArray) gaps = cz_evidence_dup_gaps (get_workspace (self));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = g_object_new (CZ_TYPE_DETAIL_PANE, NULL);

  gtk_widget_set_size_request (list, 420, 460);
  cz_detail_pane_set_title (CZ_DETAIL_PANE (list), _ ("Rows Without Proof"), gaps->len == 0 ? _ ("Every row has proof.") : "");
  for (guint i = 0; i < MIN (gaps->len, MAX_GAPS); i++)
    {
      const CzRow     *row = cz_data_get_row (get_data (self), g_array_index (gaps, gint64, i));
      g_autofree char *text = dup_row_text (row);
      g_autofree char *points = row->points != CZ_POINTS_NONE ? cz_points_to_string (row->points) : g_strdup ("");

      cz_detail_pane_add_link (CZ_DETAIL_PANE (list), CZ_KIND_ROW, row->id, text, points);
    }
  if (gaps->len > MAX_GAPS)
    {
      g_autofree char *more = g_strdup_printf (_ ("%u more"), gaps->len - MAX_GAPS);

      cz_detail_pane_add_text (CZ_DETAIL_PANE (list), more);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (button, popover);
}

static void
update_gaps (CzEvidencePage *self)
{
  g_autoptr (GArray) gaps = cz_evidence_dup_gaps (get_workspace (self));
  g_autofree char *label = g_strdup_printf (_ ("Rows Without Proof %u"), gaps->len);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->gaps_button), label);
  if (cz_page_get_narrow (CZ_PAGE (self)))
    gtk_menu_button_set_icon_name (self->gaps_button, "dialog-warning-symbolic");
  else
    gtk_menu_button_set_label (self->gaps_button, label);
}

static void
narrow_changed_cb (CzEvidencePage *self)
{
  if (get_workspace (self) != NULL)
    update_gaps (self);

  if (cz_page_get_narrow (CZ_PAGE (self)))
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->add_button), "list-add-symbolic");
      return;
    }

  gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("_Add Files…"));
  gtk_button_set_use_underline (GTK_BUTTON (self->add_button), TRUE);
}

static void
workspace_changed_cb (CzEvidencePage *self,
                      CzEdit         *edit)
{
  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      CzKind kind = cz_edit_get_change (edit, i)->kind;

      if (kind == CZ_KIND_EVIDENCE_LINK || kind == CZ_KIND_ROW)
        {
          update_gaps (self);
          return;
        }
    }
}

/* CzGridPage */

static const CzRecordColumn *
cz_evidence_page_get_columns (CzGridPage *page G_GNUC_UNUSED,
                              guint      *n_columns)
{
  return cz_evidence_columns_get (n_columns);
}

static void
cz_evidence_page_set_workspace (CzPage      *page,
                                CzWorkspace *workspace)
{
  CZ_PAGE_CLASS (cz_evidence_page_parent_class)->set_workspace (page, workspace);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), page, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (update_gaps), page, G_CONNECT_SWAPPED);
  update_gaps (CZ_EVIDENCE_PAGE (page));
}

static GtkWidget *
make_header (CzEvidencePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stop = gtk_button_new_with_mnemonic (_ ("_Stop"));

  self->add_button = gtk_button_new ();
  self->progress_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->progress_label = GTK_LABEL (gtk_label_new (NULL));
  self->gaps_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->gaps_button, show_gaps, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->progress_label), "numeric");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stop), "page.stop-adding");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "page.add-files");
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add Evidence"));
  gtk_box_append (GTK_BOX (self->progress_box), GTK_WIDGET (self->progress_label));
  gtk_box_append (GTK_BOX (self->progress_box), stop);
  gtk_widget_set_visible (self->progress_box, FALSE);
  gtk_box_append (GTK_BOX (box), self->progress_box);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->gaps_button));
  gtk_box_append (GTK_BOX (box), self->add_button);

  return box;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Open"), "page.open");
  g_menu_append (menu, _ ("_Link…"), "page.link");
  g_menu_append (menu, _ ("_Add Files…"), "page.add-files");
  g_menu_append (menu, _ ("Paste _Files"), "page.paste-files");
  g_menu_append (menu, _ ("Add a _Paper…"), "page.add-paper");
  g_menu_append (menu, _ ("_Remove"), "page.remove");
  g_menu_append (menu, _ ("_Details"), "page.details");

  return G_MENU_MODEL (menu);
}

static void
cz_evidence_page_dispose (GObject *object)
{
  CzEvidencePage *self = CZ_EVIDENCE_PAGE (object);

  if (self->gaps_button != NULL)
    gtk_menu_button_set_create_popup_func (self->gaps_button, NULL, NULL, NULL);
  self->gaps_button = NULL;
  self->progress_box = NULL;
  g_clear_object (&self->chooser);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (cz_evidence_page_parent_class)->dispose (object);
}

static void
cz_evidence_page_class_init (CzEvidencePageClass *klass)
{
  static const CzKind      watched[] = { CZ_KIND_EVIDENCE_LINK, CZ_KIND_CAMPAIGN };
  static const char *const groups[] = { "issuer", "holder", NULL };
  CzGridPageClass         *page_class = CZ_GRID_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_evidence_page_dispose;
  CZ_PAGE_CLASS (klass)->set_workspace = cz_evidence_page_set_workspace;
  page_class->name = "evidence";
  page_class->kind = CZ_KIND_EVIDENCE;
  page_class->watched = watched;
  page_class->n_watched = G_N_ELEMENTS (watched);
  page_class->chips = chips;
  page_class->n_chips = G_N_ELEMENTS (chips);
  page_class->groups = groups;
  page_class->get_columns = cz_evidence_page_get_columns;
  page_class->is_of_campaign = is_of_campaign;
  page_class->show = cz_evidence_page_show;
}

static void
cz_evidence_page_init (CzEvidencePage *self)
{
  static const GActionEntry actions[] = {
    { "add-files", choose_files, NULL, NULL, NULL, { 0 } },
    { "paste-files", paste_files, NULL, NULL, NULL, { 0 } },
    { "stop-adding", cancel_adding, NULL, NULL, NULL, { 0 } },
    { "add-paper", ask_paper, NULL, NULL, NULL, { 0 } },
    { "link", ask_link, NULL, NULL, NULL, { 0 } },
    { "unlink", unlink_place, "(xsx)", NULL, NULL, { 0 } },
    { "open", open_selected, NULL, NULL, NULL, { 0 } },
    { "remove", remove_selected, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GMenuModel) menu = make_menu ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->pane = g_object_new (CZ_TYPE_DETAIL_PANE, NULL);
  cz_grid_page_set_pane (CZ_GRID_PAGE (self), GTK_WIDGET (self->pane));
  cz_grid_page_set_menu (CZ_GRID_PAGE (self), menu);
  cz_grid_page_set_empty (CZ_GRID_PAGE (self), "mail-attachment-symbolic", _ ("No Evidence Yet"),
                          _ ("Drop files here, paste them, or add them: their content is kept in the workspace."));
  cz_grid_page_set_empty_button (CZ_GRID_PAGE (self), _ ("_Add Files…"), "page.add-files");
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_object_set (self, "header-widget", make_header (self), NULL);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
  narrow_changed_cb (self);
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}
