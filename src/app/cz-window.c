/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cz-window-private.h"

#include "views/cz-help-window.h"
#include "views/cz-pages.h"
#include "views/cz-search-dialog.h"
#include "views/cz-side-row.h"
#include "workspace/cz-error-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (CzWindow, cz_window, ADW_TYPE_APPLICATION_WINDOW)

/* Side list */

static void
update_row_header (GtkListBoxRow *row,
                   GtkListBoxRow *before,
                   gpointer       user_data G_GNUC_UNUSED)
{
  CzPageGroup group = cz_side_row_get_page (CZ_SIDE_ROW (row))->group;
  GtkWidget  *label;

  if (group == CZ_PAGE_GROUP_NONE || (before != NULL && cz_side_row_get_page (CZ_SIDE_ROW (before))->group == group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (cz_page_group_get_title (group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "side-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
fill_side_list (CzWindow *self)
{
  guint             n_pages;
  const CzPageInfo *pages = cz_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    gtk_list_box_append (self->side_list, cz_side_row_new (&pages[i]));

  gtk_list_box_set_header_func (self->side_list, update_row_header, NULL, NULL);
}

static CzSideRow *
find_side_row (CzWindow   *self,
               const char *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->side_list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (CZ_IS_SIDE_ROW (row) && g_strcmp0 (cz_side_row_get_page (CZ_SIDE_ROW (row))->name, name) == 0)
      return CZ_SIDE_ROW (row);

  return NULL;
}

/* Pages */

static CzPage *
get_page (CzWindow         *self,
          const CzPageInfo *info)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, info->name);

  if (page == NULL)
    {
      page = g_object_new (info->get_type (), NULL);
      gtk_stack_add_named (self->page_stack, page, info->name);
      g_object_bind_property (self->leaflet, "folded", page, "narrow", G_BINDING_SYNC_CREATE);
      cz_page_set_workspace (CZ_PAGE (page), self->workspace);
    }

  return CZ_PAGE (page);
}

static void
update_subtitle (CzWindow *self)
{
  adw_window_title_set_subtitle (self->page_title, self->page != NULL ? cz_page_get_subtitle (self->page) : "");
}

static void
set_action_enabled (CzWindow   *self,
                    const char *name,
                    gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_page (CzWindow *self,
          CzPage   *page)
{
  self->page = page;
  g_signal_group_set_target (self->page_signals, page);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", page != NULL ? cz_page_get_actions (page) : NULL);
  adw_bin_set_child (self->page_buttons, page != NULL ? cz_page_get_header_widget (page) : NULL);
  set_action_enabled (self, "find", page != NULL && cz_page_can_find (page));
  update_subtitle (self);
}

static void
show_page (CzWindow         *self,
           const CzPageInfo *info)
{
  CzPage     *page = get_page (self, info);
  CzSideRow  *row = find_side_row (self, info->name);
  GAction    *action = g_action_map_lookup_action (G_ACTION_MAP (self), "page");
  const char *title = g_dpgettext2 (NULL, "page", info->title);
  GtkWidget  *focus;

  if (page == self->page)
    return;

  gtk_stack_set_visible_child (self->page_stack, GTK_WIDGET (page));
  adw_window_title_set_title (self->page_title, title);
  set_page (self, page);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (info->name));
  gtk_list_box_select_row (self->side_list, GTK_LIST_BOX_ROW (row));
  g_settings_set_string (self->settings, "page", info->name);

  /* Whoever walks through the side list stays in it. */
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->side_list)))
    cz_page_enter (page);
}

static void
show_first_page (CzWindow *self)
{
  g_autofree char  *name = g_settings_get_string (self->settings, "page");
  const CzPageInfo *info = cz_pages_find (name);
  guint             n_pages;

  if (info == NULL)
    info = cz_pages_get (&n_pages);

  show_page (self, info);
}

static void
side_row_selected_cb (CzWindow  *self,
                      CzSideRow *row)
{
  if (row != NULL && self->workspace != NULL)
    show_page (self, cz_side_row_get_page (row));
}

static void
side_row_activated_cb (CzWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->content_box);

  if (self->page != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

/* What goes for all pages */

static void
update_saved (CzWindow *self)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gboolean         pending = cz_workspace_get_n_pending (self->workspace) > 0;

  if (cz_workspace_is_read_only (self->workspace))
    text = g_strdup (_ ("Read only"));
  else if (pending)
    text = g_strdup (_ ("Saving…"));
  else if (self->saved_at == NULL)
    text = g_strdup (_ ("Everything is saved"));
  else
    {
      time = g_date_time_format (self->saved_at, "%H:%M");
      /* Translators: %s is the time of day of the last edit that was saved */
      text = g_strdup_printf (_ ("Saved · %s"), time);
    }

  gtk_label_set_text (self->saved_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved_label), cz_workspace_get_path (self->workspace));
  gtk_image_set_from_icon_name (self->saved_icon,
                                cz_workspace_is_read_only (self->workspace) ? "changes-prevent-symbolic"
                                : pending                                   ? "content-loading-symbolic"
                                                                            : "object-select-symbolic");
}

static void
set_tooltip (GtkWidget  *button,
             const char *text,
             const char *shortcut)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", text, shortcut);

  gtk_widget_set_tooltip_text (button, tooltip);
}

static void
update_undo (CzWindow *self)
{
  const char *undo = cz_workspace_get_undo_label (self->workspace);
  const char *redo = cz_workspace_get_redo_label (self->workspace);
  /* Translators: %s is what was done, as named in the history */
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Nothing to undo"));
  /* Translators: %s is what was undone, as named in the history */
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Nothing to redo"));

  set_action_enabled (self, "undo", undo != NULL);
  set_action_enabled (self, "redo", redo != NULL);
  set_tooltip (self->undo_button, undo_text, "Ctrl+Z");
  set_tooltip (self->redo_button, redo_text, "Ctrl+Shift+Z");
}

static void
update_campaign (CzWindow *self)
{
  CzData           *data = cz_workspace_get_data (self->workspace);
  const CzCampaign *campaign = cz_data_get_campaign (data, cz_workspace_get_campaign (self->workspace));
  const GPtrArray  *campaigns = cz_data_list (data, CZ_KIND_CAMPAIGN);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < campaigns->len; i++)
    {
      const CzCampaign *other = campaigns->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (other->title, NULL);

      g_menu_item_set_action_and_target (item, "win.campaign", "x", other->id);
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (self->campaign_button, G_MENU_MODEL (menu));
  gtk_label_set_text (self->campaign_label, campaign != NULL ? campaign->title : _ ("No campaign yet"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->campaign_label), campaign != NULL ? campaign->title : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->campaign_button), campaigns->len > 0);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "campaign")),
                             g_variant_new_int64 (campaign != NULL ? campaign->id : 0));
}

static gboolean
update_later_cb (gpointer user_data)
{
  CzWindow *self = CZ_WINDOW (user_data);

  self->update_source = 0;
  update_campaign (self);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->side_list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (CZ_IS_SIDE_ROW (row))
      cz_side_row_update_count (CZ_SIDE_ROW (row), self->workspace);

  return G_SOURCE_REMOVE;
}

static void
update_later (CzWindow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_later_cb, self);
}

static void
show_notice (CzWindow   *self,
             const char *text)
{
  gtk_label_set_text (self->notice_label, text != NULL ? text : "");
  gtk_info_bar_set_revealed (self->notice_bar, text != NULL);
}

static void
notice_response_cb (CzWindow *self)
{
  gtk_info_bar_set_revealed (self->notice_bar, FALSE);
}

static void
acknowledged_cb (CzWindow *self)
{
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  update_saved (self);
}

static void
refused_cb (CzWindow     *self,
            const char   *label,
            const GError *error)
{
  g_autofree char *reason = cz_error_text (error);
  g_autofree char *text = NULL;

  /* Translators: the first %s is what was done, the second a sentence that says why it could not be kept */
  text = g_strdup_printf (_ ("“%s” was not saved and has been taken back. %s"), label, reason);
  show_notice (self, text);
}

/* Actions */

/* Ctrl+Z in a text that is being written takes back the writing, not a step of the workspace. */
static gboolean
undo_in_text (CzWindow   *self,
              const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus))
    return gtk_widget_activate_action (focus, action, NULL);

  return FALSE;
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CzWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = cz_workspace_undo_finish (CZ_WORKSPACE (object), result, &error);

  if (label == NULL)
    {
      g_autofree char *text = cz_error_text (error);

      cz_window_toast (self, text);
    }
}

static void
undo_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  CzWindow *self = CZ_WINDOW (user_data);

  if (!undo_in_text (self, "text.undo"))
    cz_workspace_undo_async (self->workspace, undone_cb, g_object_ref (self));
}

static void
redo_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  CzWindow *self = CZ_WINDOW (user_data);

  if (!undo_in_text (self, "text.redo"))
    cz_workspace_redo_async (self->workspace, undone_cb, g_object_ref (self));
}

static void
find_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  cz_page_find (CZ_WINDOW (user_data)->page);
}

static void
search_all_cb (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  CzWindow *self = CZ_WINDOW (user_data);

  gtk_window_present (GTK_WINDOW (cz_search_dialog_new (GTK_WINDOW (self), self->workspace)));
}

static void
help_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  CzWindow   *self = CZ_WINDOW (user_data);
  const char *name = gtk_stack_get_visible_child_name (self->page_stack);

  gtk_window_present (GTK_WINDOW (cz_help_window_new (GTK_WINDOW (self), cz_pages_find (name), self->page)));
}

static void
change_page_cb (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *value,
                gpointer       user_data)
{
  CzWindow         *self = CZ_WINDOW (user_data);
  const CzPageInfo *info = cz_pages_find (g_variant_get_string (value, NULL));

  if (info == NULL || self->workspace == NULL)
    return;

  show_page (self, info);
  adw_leaflet_set_visible_child (self->leaflet, self->content_box);
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
change_campaign_cb (GSimpleAction *action G_GNUC_UNUSED,
                    GVariant      *value,
                    gpointer       user_data)
{
  CzWindow *self = CZ_WINDOW (user_data);

  cz_workspace_set_campaign (self->workspace, g_variant_get_int64 (value));
}

static void
open_place_cb (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter,
               gpointer       user_data)
{
  CzWindow         *self = CZ_WINDOW (user_data);
  guint             n_pages;
  const CzPageInfo *pages = cz_pages_get (&n_pages);
  const char       *table;
  gint64            id;
  CzKind            kind;

  g_variant_get (parameter, "(&sx)", &table, &id);
  if (self->workspace == NULL || !cz_kind_from_table (table, &kind))
    return;

  for (guint i = 0; i < n_pages; i++)
    if (cz_page_open_place (get_page (self, &pages[i]), kind, id))
      {
        show_page (self, &pages[i]);
        adw_leaflet_set_visible_child (self->leaflet, self->content_box);
        return;
      }
}

static void
back_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  CzWindow      *self = CZ_WINDOW (user_data);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->side_list);

  adw_leaflet_set_visible_child (self->leaflet, self->side_box);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
close_cb (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static const GActionEntry actions[] = {
  { "undo", undo_cb, NULL, NULL, NULL, { 0 } },
  { "redo", redo_cb, NULL, NULL, NULL, { 0 } },
  { "find", find_cb, NULL, NULL, NULL, { 0 } },
  { "search-all", search_all_cb, NULL, NULL, NULL, { 0 } },
  { "help", help_cb, NULL, NULL, NULL, { 0 } },
  { "page", NULL, "s", "''", change_page_cb, { 0 } },
  { "campaign", NULL, "x", "int64 0", change_campaign_cb, { 0 } },
  { "open-place", open_place_cb, "(sx)", NULL, NULL, { 0 } },
  { "back", back_cb, NULL, NULL, NULL, { 0 } },
  { "close", close_cb, NULL, NULL, NULL, { 0 } },
};

/* Life */

static void
save_size (CzWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));

  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
}

static gboolean
cz_window_close_request (GtkWindow *window)
{
  save_size (CZ_WINDOW (window));

  return GTK_WINDOW_CLASS (cz_window_parent_class)->close_request (window);
}

static void
cz_window_dispose (GObject *object)
{
  CzWindow *self = CZ_WINDOW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->page_signals);
  self->page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_pointer (&self->documents, g_strfreev);

  G_OBJECT_CLASS (cz_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CzWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, start_view);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, side_box);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, side_list);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, saved_icon);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, content_box);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, campaign_button);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, campaign_label);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, page_buttons);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, CzWindow, page_stack);
}

static void
cz_window_class_init (CzWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cz_window_close_request;

  g_type_ensure (CZ_TYPE_START_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, notice_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_row_selected_cb);
}

static void
connect_workspace (CzWindow *self)
{
  self->workspace_signals = g_signal_group_new (CZ_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "changed", G_CALLBACK (update_later), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::campaign", G_CALLBACK (update_later), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::n-pending", G_CALLBACK (update_saved), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::undo-label", G_CALLBACK (update_undo), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::redo-label", G_CALLBACK (update_undo), self);
  g_signal_group_connect_swapped (self->workspace_signals, "acknowledged", G_CALLBACK (acknowledged_cb), self);
  g_signal_group_connect_swapped (self->workspace_signals, "refused", G_CALLBACK (refused_cb), self);

  self->page_signals = g_signal_group_new (CZ_TYPE_PAGE);
  g_signal_group_connect_swapped (self->page_signals, "notify::subtitle", G_CALLBACK (update_subtitle), self);
}

static void
cz_window_init (CzWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), cz_window_file_actions, cz_window_n_file_actions, self);
  connect_workspace (self);
  fill_side_list (self);
  cz_window_setup_drop (self);

  for (const char *const *name = (const char *const[]){ "undo", "redo", "find", "search-all", "help", "import", "import-text", "save-copy", "new-window", NULL };
       *name != NULL;
       name++)
    set_action_enabled (self, *name, FALSE);
}

CzWindow *
cz_window_new (AdwApplication *application,
               GSettings      *settings)
{
  CzWindow *self = g_object_new (CZ_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  cz_window_show_recent (self);

  return self;
}

/**
 * cz_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL while it shows the start page
 */
CzWorkspace *
cz_window_get_workspace (CzWindow *self)
{
  g_return_val_if_fail (CZ_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * cz_window_set_workspace:
 * @self: a window that shows the start page
 * @workspace: what it is to show from now on
 */
void
cz_window_set_workspace (CzWindow    *self,
                         CzWorkspace *workspace)
{
  gboolean writable;

  g_return_if_fail (CZ_IS_WINDOW (self));
  g_return_if_fail (CZ_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  writable = !cz_workspace_is_read_only (workspace);
  self->workspace = g_object_ref (workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  set_action_enabled (self, "import", writable);
  set_action_enabled (self, "import-text", writable);
  set_action_enabled (self, "search-all", TRUE);
  set_action_enabled (self, "help", TRUE);
  set_action_enabled (self, "save-copy", TRUE);
  set_action_enabled (self, "new-window", TRUE);

  update_undo (self);
  update_saved (self);
  update_later_cb (self);
  show_notice (self, cz_workspace_get_notice (workspace));
  gtk_stack_set_visible_child_name (self->main_stack, "work");
  show_first_page (self);
}

void
cz_window_toast (CzWindow   *self,
                 const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
}

/* Says in a dialog that something which was asked for could not be done, and why. */
void
cz_window_show_error (CzWindow     *self,
                      const char   *heading,
                      const GError *error)
{
  g_autofree char *text = cz_error_text (error);
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
