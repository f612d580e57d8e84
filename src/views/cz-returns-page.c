/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-returns-page.h"

#include "views/cz-detail-pane.h"
#include "views/cz-return-columns.h"
#include "workspace/cz-receive.h"
#include "workspace/cz-send.h"

#include <glib/gi18n-lib.h>

#define DEADLINE_DAYS 14
#define MOST_NAMES 12

/**
 * CzReturnsPage:
 *
 * Workbooks go out to the units and come back: what only the units changed is taken at once, as one step; what both
 * sides changed, what is not permitted, and rows that were added wait here for a person.
 */
struct _CzReturnsPage
{
  CzGridPage parent_instance;

  CzDetailPane *pane;
  GCancellable *cancellable; /* of what is being read */
};

G_DEFINE_FINAL_TYPE (CzReturnsPage, cz_returns_page, CZ_TYPE_GRID_PAGE)

static CzWorkspace *
get_workspace (CzReturnsPage *self)
{
  return cz_page_get_workspace (CZ_PAGE (self));
}

static CzData *
get_data (CzReturnsPage *self)
{
  return cz_workspace_get_data (get_workspace (self));
}

/* Chips */

static const char *
get_waiting_title (void)
{
  return C_ ("returned", "To Decide");
}

static gboolean
is_waiting (CzWorkspace  *workspace G_GNUC_UNUSED,
            gconstpointer record)
{
  return ((const CzSubmission *) record)->state == CZ_SUBMISSION_WAITING;
}

static const char *
get_taken_title (void)
{
  return C_ ("returned", "Taken");
}

static gboolean
is_taken (CzWorkspace  *workspace G_GNUC_UNUSED,
          gconstpointer record)
{
  return ((const CzSubmission *) record)->state == CZ_SUBMISSION_TAKEN;
}

static const char *
get_refused_title (void)
{
  return C_ ("returned", "Refused");
}

static gboolean
is_refused (CzWorkspace  *workspace G_GNUC_UNUSED,
            gconstpointer record)
{
  return ((const CzSubmission *) record)->state == CZ_SUBMISSION_REFUSED;
}

static const char *
get_all_title (void)
{
  return C_ ("returned", "All");
}

static const CzGridPageChip chips[] = {
  { "all", get_all_title, NULL },
  { "waiting", get_waiting_title, is_waiting },
  { "taken", get_taken_title, is_taken },
  { "refused", get_refused_title, is_refused },
};

static gboolean
is_of_campaign (CzWorkspace  *workspace,
                gconstpointer record)
{
  const CzDispatch *dispatch = cz_data_get (cz_workspace_get_data (workspace), CZ_KIND_DISPATCH, ((const CzSubmission *) record)->dispatch);

  return dispatch != NULL && dispatch->campaign == cz_workspace_get_campaign (workspace);
}

/* Says who has not returned what. */
static char *
cz_returns_page_describe (CzGridPage *page)
{
  CzReturnsPage *self = CZ_RETURNS_PAGE (page);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) missing = cz_receive_list_missing (get_workspace (self), none);
  g_autoptr (GString) names = g_string_new (NULL);

  if (cz_data_list (get_data (self), CZ_KIND_DISPATCH)->len == 0)
    return g_strdup (_ ("Nothing has been sent yet."));
  if (missing->len == 0)
    return g_strdup (_ ("Every unit has returned its workbook."));

  for (guint i = 0; i < missing->len && i < MOST_NAMES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", (const char *) missing->pdata[i]);
  if (missing->len > MOST_NAMES)
    g_string_append (names, "…");

  /* Translators: number of units, then their names */
  return g_strdup_printf (ngettext ("%u unit has not returned its workbook: %s", "%u units have not returned their workbooks: %s", missing->len), missing->len, names->str);
}

/* Deciding */

static void
accept_selected (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  CzReturnsPage *self = CZ_RETURNS_PAGE (user_data);
  g_autoptr (GArray) ids = cz_grid_page_dup_selected (CZ_GRID_PAGE (self));
  g_autoptr (CzEdit) edit = cz_edit_new (_ ("Accept what units returned"));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64              id = g_array_index (ids, gint64, i);
      const CzSubmission *submission = cz_data_get (get_data (self), CZ_KIND_SUBMISSION, id);

      if (submission->state == CZ_SUBMISSION_TAKEN)
        continue;
      if (!cz_receive_accept (get_workspace (self), edit, id, &error))
        {
          cz_page_toast (CZ_PAGE (self), error->message);
          return;
        }
    }

  if (cz_edit_get_length (edit) > 0)
    cz_grid_page_apply (CZ_GRID_PAGE (self), edit);
}

static void
refuse_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    CzReturnsPage    *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autoptr (GArray) ids = cz_grid_page_dup_selected (CZ_GRID_PAGE (self));
  g_autoptr (CzEdit) edit = cz_edit_new (_ ("Refuse what units returned"));

  if (!g_str_equal (response, "refuse"))
    return;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64              id = g_array_index (ids, gint64, i);
      const CzSubmission *submission = cz_data_get (get_data (self), CZ_KIND_SUBMISSION, id);

      if (submission->state == CZ_SUBMISSION_WAITING)
        cz_receive_refuse (edit, id, gtk_editable_get_text (GTK_EDITABLE (entry)));
    }

  if (cz_edit_get_length (edit) > 0)
    cz_grid_page_apply (CZ_GRID_PAGE (self), edit);
}

static void
ask_refuse (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter G_GNUC_UNUSED,
            gpointer       user_data)
{
  CzReturnsPage *self = CZ_RETURNS_PAGE (user_data);
  GtkWidget     *entry = gtk_entry_new ();
  GtkWidget     *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Refuse What the Units Returned"),
                                                  _ ("What stands here is kept. The remark goes out with the next dispatch, at the same rows."));

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Remark to the unit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remark to the unit"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "refuse", _ ("_Refuse"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "refuse");
  g_signal_connect_object (dialog, "response", G_CALLBACK (refuse_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Receiving */

static void
tell_refused (CzReturnsPage *self,
              GPtrArray     *files)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog;

  for (guint i = 0; i < files->len; i++)
    {
      const CzReceiveFile *file = files->pdata[i];
      g_autofree char     *name = g_filename_display_basename (file->path);

      if (file->status == CZ_RECEIVE_REFUSED)
        g_string_append_printf (text, "%s%s\n%s", text->len > 0 ? "\n\n" : "", name, (const char *) file->problems->pdata[0]);
    }

  if (text->len == 0)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Some Files Were Not Taken"), text->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
take_files (CzReturnsPage *self,
            GPtrArray     *parsed)
{
  g_autoptr (GPtrArray) files = cz_receive_compare (get_workspace (self), parsed);
  g_autoptr (CzEdit) edit = cz_receive_prepare (get_workspace (self), files);
  guint n_taken = 0;

  for (guint i = 0; i < files->len; i++)
    n_taken += ((const CzReceiveFile *) files->pdata[i])->status != CZ_RECEIVE_REFUSED ? 1 : 0;

  if (cz_edit_get_length (edit) > 0 && !cz_grid_page_apply (CZ_GRID_PAGE (self), edit))
    return;

  if (n_taken > 0)
    {
      g_autofree char *text = cz_edit_get_length (edit) == 0 ? g_strdup (_ ("All of it was taken before; nothing was changed."))
                                                             : g_strdup_printf (ngettext ("%u workbook received", "%u workbooks received", n_taken), n_taken);

      cz_page_toast (CZ_PAGE (self), text);
    }
  tell_refused (self, files);
}

static void
parse_in_thread (GTask        *task,
                 gpointer      source_object G_GNUC_UNUSED,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *parsed = cz_receive_parse (task_data, cancellable, &error);

  if (parsed != NULL)
    g_task_return_pointer (task, parsed, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
parsed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data G_GNUC_UNUSED)
{
  CzReturnsPage *self = CZ_RETURNS_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parsed = g_task_propagate_pointer (G_TASK (result), &error);

  if (parsed != NULL)
    take_files (self, parsed);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cz_page_toast_error (CZ_PAGE (self), error);
}

/**
 * cz_returns_page_receive:
 * @self: the page
 * @paths: (array zero-terminated=1): workbooks that came back, or folders of them
 *
 * Reads them, takes what only the units changed, and shows the rest.
 */
void
cz_returns_page_receive (CzReturnsPage     *self,
                         const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  GPtrArray *files = cz_receive_list_files (paths, &error);

  if (files == NULL)
    {
      cz_page_toast_error (CZ_PAGE (self), error);
      return;
    }

  task = g_task_new (self, self->cancellable, parsed_cb, NULL);
  g_task_set_source_tag (task, cz_returns_page_receive);
  g_task_set_task_data (task, files, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, parse_in_thread);
}

static void
receive_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     CzReturnsPage   *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }

  paths = g_strv_builder_end (builder);
  if (response == GTK_RESPONSE_ACCEPT && paths[0] != NULL)
    cz_returns_page_receive (self, (const char *const *) paths);

  g_object_unref (dialog);
}

static void
ask_receive (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  GtkWidget            *self = GTK_WIDGET (user_data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Receive Workbooks"), GTK_WINDOW (gtk_widget_get_root (self)), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Receive"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (receive_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Sending */

static void
send_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  CzReturnsPage   *self)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  g_autoptr (GArray) units = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (dialog);
  if (response != GTK_RESPONSE_ACCEPT || path == NULL)
    return;

  units = cz_exchange_list_units (get_data (self), cz_workspace_get_campaign (get_workspace (self)));
  paths = cz_send_units (get_workspace (self), units, cz_date_add_days (cz_date_today (), DEADLINE_DAYS), path, &error);
  if (paths == NULL)
    cz_page_toast (CZ_PAGE (self), error->message);
  else
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u workbook written", "%u workbooks written", paths->len), paths->len);

      cz_page_toast (CZ_PAGE (self), text);
    }
}

static void
ask_send (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  GtkWidget            *self = GTK_WIDGET (user_data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Folder for the Workbooks of All Units"), GTK_WINDOW (gtk_widget_get_root (self)), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                               _ ("_Write"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (send_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Workbooks may be dropped on the page. */
static gboolean
drop_cb (CzReturnsPage *self,
         const GValue  *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }

  paths = g_strv_builder_end (builder);
  if (paths[0] != NULL)
    cz_returns_page_receive (self, (const char *const *) paths);

  return paths[0] != NULL;
}

/* CzGridPage */

static const CzRecordColumn *
cz_returns_page_get_columns (CzGridPage *page G_GNUC_UNUSED,
                             guint      *n_columns)
{
  return cz_return_columns_get (n_columns);
}

static void
add_button (CzReturnsPage *self,
            const char    *label,
            const char    *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  cz_detail_pane_add_widget (self->pane, button);
}

static void
cz_returns_page_show (CzGridPage *page,
                      gint64      id)
{
  static const struct
  {
    const char *column;
    const char *title;
  } facts[] = {
    { "sent", NC_ ("returned", "Sent") },
    { "now", NC_ ("returned", "Here Now") },
    { "value", NC_ ("returned", "Returned") },
    { "reason", NC_ ("returned", "Remark to the Unit") },
  };
  CzReturnsPage      *self = CZ_RETURNS_PAGE (page);
  const CzSubmission *submission = cz_data_get (get_data (self), CZ_KIND_SUBMISSION, id);
  g_autofree char    *unit = NULL;
  g_autofree char    *place = NULL;

  cz_detail_pane_clear (self->pane);
  if (submission == NULL)
    return;

  unit = cz_return_columns_dup_text (get_workspace (self), submission, "unit");
  place = cz_return_columns_dup_text (get_workspace (self), submission, "place");
  cz_detail_pane_set_title (self->pane, unit, cz_return_field_title (submission->field));
  if (submission->sheet_row != 0)
    cz_detail_pane_add_link (self->pane, CZ_KIND_ROW, submission->sheet_row, place, "");
  else if (submission->task != 0)
    cz_detail_pane_add_link (self->pane, CZ_KIND_TASK, submission->task, place, "");

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *text = cz_return_columns_dup_text (get_workspace (self), submission, facts[i].column);

      cz_detail_pane_add_fact (self->pane, g_dpgettext2 (NULL, "returned", facts[i].title), *text != '\0' ? text : "—",
                               submission->state == CZ_SUBMISSION_WAITING && g_str_equal (facts[i].column, "value") ? "cz-attention" : NULL);
    }

  if (submission->state == CZ_SUBMISSION_WAITING)
    {
      add_button (self, _ ("_Accept"), "page.accept");
      add_button (self, _ ("_Refuse…"), "page.refuse");
    }
}

static GtkWidget *
make_header (void)
{
  static const struct
  {
    const char *label;
    const char *action;
  } buttons[] = {
    { N_ ("_Accept"), "page.accept" },
    { N_ ("_Refuse…"), "page.refuse" },
    { N_ ("_Send…"), "page.send" },
    { N_ ("Re_ceive…"), "page.receive" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (buttons[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Accept"), "page.accept");
  g_menu_append (menu, _ ("_Refuse…"), "page.refuse");

  return G_MENU_MODEL (menu);
}

static void
cz_returns_page_dispose (GObject *object)
{
  g_cancellable_cancel (CZ_RETURNS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (cz_returns_page_parent_class)->dispose (object);
}

static void
cz_returns_page_finalize (GObject *object)
{
  g_object_unref (CZ_RETURNS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (cz_returns_page_parent_class)->finalize (object);
}

static void
cz_returns_page_class_init (CzReturnsPageClass *klass)
{
  static const CzKind      watched[] = { CZ_KIND_DISPATCH, CZ_KIND_MARK, CZ_KIND_TASK, CZ_KIND_REPORT, CZ_KIND_UNIT };
  static const char *const groups[] = { "unit", "field", "state", NULL };
  CzGridPageClass         *page_class = CZ_GRID_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_returns_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cz_returns_page_finalize;
  page_class->name = "returns";
  page_class->kind = CZ_KIND_SUBMISSION;
  page_class->watched = watched;
  page_class->n_watched = G_N_ELEMENTS (watched);
  page_class->chips = chips;
  page_class->n_chips = G_N_ELEMENTS (chips);
  page_class->groups = groups;
  page_class->get_columns = cz_returns_page_get_columns;
  page_class->is_of_campaign = is_of_campaign;
  page_class->show = cz_returns_page_show;
  page_class->describe = cz_returns_page_describe;
}

static void
cz_returns_page_init (CzReturnsPage *self)
{
  static const GActionEntry actions[] = {
    { "accept", accept_selected, NULL, NULL, NULL, { 0 } },
    { "refuse", ask_refuse, NULL, NULL, NULL, { 0 } },
    { "send", ask_send, NULL, NULL, NULL, { 0 } },
    { "receive", ask_receive, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GMenuModel) menu = make_menu ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  self->pane = g_object_new (CZ_TYPE_DETAIL_PANE, NULL);
  cz_grid_page_set_pane (CZ_GRID_PAGE (self), GTK_WIDGET (self->pane));
  cz_grid_page_set_menu (CZ_GRID_PAGE (self), menu);
  cz_grid_page_set_empty (CZ_GRID_PAGE (self), "mail-send-receive-symbolic", _ ("Nothing Has Come Back Yet"),
                          _ ("Write a workbook for each unit with “Send…”, pass them on, and take in what comes back with “Receive…”."));
  g_object_set (self, "header-widget", make_header (), NULL);
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}

/* Returns how many values wait for a person, for the side list. */
int
cz_returns_page_count (CzWorkspace *workspace,
                       gboolean    *bad)
{
  const GPtrArray *submissions = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_SUBMISSION);
  int              n_waiting = 0;

  for (guint i = 0; i < submissions->len; i++)
    if (is_waiting (workspace, submissions->pdata[i]) && is_of_campaign (workspace, submissions->pdata[i]))
      n_waiting++;

  *bad = FALSE;

  return n_waiting;
}
