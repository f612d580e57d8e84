/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-checks-page.h"

#include "views/cz-finding-row.h"
#include "workspace/cz-checks.h"
#include "workspace/cz-finding-text.h"

#include <glib/gi18n-lib.h>

/* A check as a row of the list. */
#define CZ_TYPE_CHECK_ITEM (cz_check_item_get_type ())
G_DECLARE_FINAL_TYPE (CzCheckItem, cz_check_item, CZ, CHECK_ITEM, GObject)

struct _CzCheckItem
{
  GObject parent_instance;

  CzCheck *check;
  char    *text;
};

G_DEFINE_FINAL_TYPE (CzCheckItem, cz_check_item, G_TYPE_OBJECT)

static void
cz_check_item_finalize (GObject *object)
{
  CzCheckItem *self = CZ_CHECK_ITEM (object);

  g_clear_pointer (&self->check, cz_check_free);
  g_free (self->text);

  G_OBJECT_CLASS (cz_check_item_parent_class)->finalize (object);
}

static void
cz_check_item_class_init (CzCheckItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_check_item_finalize;
}

static void
cz_check_item_init (CzCheckItem *self G_GNUC_UNUSED)
{
}

/**
 * CzChecksPage:
 *
 * What is wrong with the campaign as it stands, worst first; each finding leads to its place and can be accepted with
 * a reason.
 */
struct _CzChecksPage
{
  CzPage parent_instance;

  GtkStack        *stack;
  AdwStatusPage   *none_page;
  GtkListView     *list_view;
  GtkToggleButton *open_button;
  GtkToggleButton *errors_button;
  GtkToggleButton *warnings_button;
  GtkToggleButton *notes_button;
  GtkToggleButton *accepted_button;
  GtkSearchEntry  *search_entry;

  GListStore        *items; /* of CzCheckItem */
  GtkFilter         *filter;
  guint              update_id;
  GtkSelectionModel *selection;
};

G_DEFINE_FINAL_TYPE (CzChecksPage, cz_checks_page, CZ_TYPE_PAGE)

static CzWorkspace *
get_workspace (CzChecksPage *self)
{
  return cz_page_get_workspace (CZ_PAGE (self));
}

/* Filter */

static gboolean
matches_buttons (CzChecksPage  *self,
                 const CzCheck *check)
{
  gboolean accepted = *check->accepted != '\0';

  if (gtk_toggle_button_get_active (self->accepted_button))
    return accepted;
  if (accepted)
    return FALSE;
  if (gtk_toggle_button_get_active (self->errors_button))
    return check->severity == CZ_SEVERITY_ERROR;
  if (gtk_toggle_button_get_active (self->warnings_button))
    return check->severity == CZ_SEVERITY_WARNING;
  if (gtk_toggle_button_get_active (self->notes_button))
    return check->severity == CZ_SEVERITY_NOTE;

  return TRUE;
}

static gboolean
matches (gpointer object,
         gpointer user_data)
{
  CzChecksPage *self = CZ_CHECKS_PAGE (user_data);
  CzCheckItem  *item = CZ_CHECK_ITEM (object);
  const char   *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  return matches_buttons (self, item->check) && (*words == '\0' || strstr (item->text, words) != NULL);
}

static void
update_stack (CzChecksPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "none");
  adw_status_page_set_title (self->none_page,
                             g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? _ ("No Finding of This Kind") : _ ("Nothing to Check"));
}

static void
filter_changed_cb (CzChecksPage *self)
{
  if (self->filter == NULL)
    return;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
set_count (GtkToggleButton *button,
           const char      *title,
           guint            count)
{
  g_autofree char *label = g_strdup_printf ("%s %u", title, count);

  gtk_button_set_label (GTK_BUTTON (button), label);
}

static void
update_buttons (CzChecksPage *self)
{
  guint n[CZ_N_SEVERITIES] = { 0 };
  guint n_accepted = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (CzCheckItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (*item->check->accepted != '\0')
        n_accepted++;
      else
        n[item->check->severity]++;
    }

  set_count (self->open_button, C_ ("findings", "Open"), n[CZ_SEVERITY_ERROR] + n[CZ_SEVERITY_WARNING] + n[CZ_SEVERITY_NOTE]);
  set_count (self->errors_button, cz_severity_title (CZ_SEVERITY_ERROR), n[CZ_SEVERITY_ERROR]);
  set_count (self->warnings_button, cz_severity_title (CZ_SEVERITY_WARNING), n[CZ_SEVERITY_WARNING]);
  set_count (self->notes_button, cz_severity_title (CZ_SEVERITY_NOTE), n[CZ_SEVERITY_NOTE]);
  set_count (self->accepted_button, C_ ("findings", "Accepted"), n_accepted);
}

static void
update (CzChecksPage *self)
{
  g_autoptr (GPtrArray) checks = cz_checks_run (get_workspace (self));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (checks, NULL);
  for (guint i = 0; i < checks->len; i++)
    {
      CzCheckItem *item = g_object_new (CZ_TYPE_CHECK_ITEM, NULL);

      item->check = checks->pdata[i];
      item->text = cz_finding_text (item->check->code, item->check->where, item->check->declared, item->check->found);
      g_ptr_array_add (items, item);
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  update_buttons (self);
  update_stack (self);
}

/* Several changes in a row are checked once. */
static gboolean
update_later_cb (gpointer user_data)
{
  CzChecksPage *self = CZ_CHECKS_PAGE (user_data);

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
workspace_changed_cb (CzChecksPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_later_cb, self);
}

/* Actions of a row */

static gboolean
find_kind (CzPlace place,
           CzKind *kind)
{
  static const struct
  {
    CzPlace place;
    CzKind  kind;
  } kinds[] = {
    { CZ_PLACE_DOCUMENT, CZ_KIND_DOCUMENT },
    { CZ_PLACE_SECTION, CZ_KIND_SECTION },
    { CZ_PLACE_TASK, CZ_KIND_TASK },
    { CZ_PLACE_TARGET, CZ_KIND_TARGET },
    { CZ_PLACE_PHASE, CZ_KIND_PHASE },
    { CZ_PLACE_SHEET, CZ_KIND_SHEET },
    { CZ_PLACE_CATEGORY, CZ_KIND_CATEGORY },
    { CZ_PLACE_INDICATOR, CZ_KIND_INDICATOR },
    { CZ_PLACE_ROW, CZ_KIND_ROW },
    { CZ_PLACE_UNIT, CZ_KIND_UNIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].place == place)
        {
          *kind = kinds[i].kind;
          return TRUE;
        }
    }

  return FALSE;
}

static void
show_place (CzChecksPage  *self,
            const CzCheck *check)
{
  CzKind kind;

  if (check->record != 0 && find_kind (check->place, &kind))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-place", "(sx)", cz_kind_get_info (kind)->table, check->record);
}

static void
activated_cb (CzChecksPage *self,
              guint         position)
{
  g_autoptr (CzCheckItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  show_place (self, item->check);
}

static CzCheckItem *
get_item_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, GTK_TYPE_BOX)), "item");
}

static void
set_accepted (CzChecksPage  *self,
              const CzCheck *check,
              const char    *reason)
{
  g_autofree char *label = g_strdup_printf (*reason != '\0' ? _ ("Accept finding %s") : _ ("Re-open finding %s"), check->where);
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  g_autoptr (GError) error = NULL;

  cz_checks_accept_check (get_workspace (self), edit, check, reason);
  if (!cz_workspace_apply (get_workspace (self), edit, &error))
    cz_page_toast_error (CZ_PAGE (self), error);
}

static void
reason_given_cb (GtkEntry  *entry,
                 GtkWidget *popover)
{
  CzChecksPage    *self = CZ_CHECKS_PAGE (gtk_widget_get_ancestor (popover, CZ_TYPE_CHECKS_PAGE));
  CzCheckItem     *item = g_object_get_data (G_OBJECT (popover), "item");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*reason == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (entry));
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (popover));
  set_accepted (self, item->check, reason);
}

static void
ask_reason (GtkWidget   *button,
            CzCheckItem *item)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why it is right as it is; Enter to accept"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  g_object_set_data_full (G_OBJECT (popover), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (entry, "activate", G_CALLBACK (reason_given_cb), popover, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_widget_set_parent (popover, button);
  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
accept_clicked_cb (GtkWidget *button)
{
  CzCheckItem *item = get_item_of (button);

  if (*item->check->accepted == '\0')
    ask_reason (button, item);
  else
    set_accepted (CZ_CHECKS_PAGE (gtk_widget_get_ancestor (button, CZ_TYPE_CHECKS_PAGE)), item->check, "");
}

static void
show_clicked_cb (GtkWidget *button)
{
  show_place (CZ_CHECKS_PAGE (gtk_widget_get_ancestor (button, CZ_TYPE_CHECKS_PAGE)), get_item_of (button)->check);
}

/* Rows */

static GtkWidget *
new_wrapping_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
              GtkListItem        *list_item,
              gpointer            user_data G_GNUC_UNUSED)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sign = gtk_label_new (NULL);
  GtkWidget *show = gtk_button_new_with_mnemonic (_ ("_Show"));
  GtkWidget *accept = gtk_button_new ();

  gtk_widget_add_css_class (box, "check-row");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_wrapping_label (NULL));
  gtk_box_append (GTK_BOX (texts), new_wrapping_label ("cz-dim"));
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (accept, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (show, "flat");
  gtk_widget_add_css_class (accept, "flat");
  gtk_button_set_use_underline (GTK_BUTTON (accept), TRUE);
  g_signal_connect (show, "clicked", G_CALLBACK (show_clicked_cb), NULL);
  g_signal_connect (accept, "clicked", G_CALLBACK (accept_clicked_cb), NULL);

  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), show);
  gtk_box_append (GTK_BOX (box), accept);
  gtk_list_item_set_child (list_item, box);
}

static char *
describe (const CzCheck *check)
{
  const char *advice = cz_finding_advice (check->code);

  if (*check->accepted != '\0')
    /* Translators: reason, person, day */
    return g_strdup_printf (_ ("Accepted: %s (%s, %.10s)"), check->accepted, check->accepted_by, check->accepted_at);

  return check->lapsed ? g_strdup_printf ("%s %s", _ ("Accepted once, but it has changed since."), advice) : g_strdup (advice);
}

static void
bind_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
             GtkListItem        *list_item,
             gpointer            user_data G_GNUC_UNUSED)
{
  CzCheckItem     *item = gtk_list_item_get_item (list_item);
  GtkWidget       *box = gtk_list_item_get_child (list_item);
  GtkWidget       *sign = gtk_widget_get_first_child (box);
  GtkWidget       *texts = gtk_widget_get_next_sibling (sign);
  GtkWidget       *show = gtk_widget_get_next_sibling (texts);
  GtkWidget       *accept = gtk_widget_get_next_sibling (show);
  g_autofree char *name = g_strdup_printf ("%s: %s", cz_severity_title (item->check->severity), item->text);
  g_autofree char *below = describe (item->check);
  CzKind           kind;

  for (guint i = 0; i < CZ_N_SEVERITIES; i++)
    gtk_widget_remove_css_class (sign, cz_severity_get_css_class (i));
  gtk_widget_add_css_class (sign, cz_severity_get_css_class (item->check->severity));
  gtk_label_set_text (GTK_LABEL (sign), cz_severity_get_sign (item->check->severity));
  gtk_widget_set_tooltip_text (sign, cz_severity_title (item->check->severity));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (texts)), item->text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (texts)), below);
  gtk_widget_set_visible (show, item->check->record != 0 && find_kind (item->check->place, &kind));
  gtk_button_set_label (GTK_BUTTON (accept), *item->check->accepted == '\0' ? _ ("_Accept…") : _ ("Re-_open"));
  g_object_set_data_full (G_OBJECT (box), "item", g_object_ref (item), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* CzPage */

static void
cz_checks_page_set_workspace (CzPage      *page,
                              CzWorkspace *workspace)
{
  CzChecksPage *self = CZ_CHECKS_PAGE (page);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
cz_checks_page_find (CzPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (CZ_CHECKS_PAGE (page)->search_entry));
}

static void
cz_checks_page_dispose (GObject *object)
{
  CzChecksPage *self = CZ_CHECKS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_CHECKS_PAGE);

  G_OBJECT_CLASS (cz_checks_page_parent_class)->dispose (object);
}

static void
cz_checks_page_class_init (CzChecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CzPageClass    *page_class = CZ_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_checks_page_dispose;
  page_class->set_workspace = cz_checks_page_set_workspace;
  page_class->find = cz_checks_page_find;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, errors_button);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, warnings_button);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, notes_button);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, accepted_button);
  gtk_widget_class_bind_template_child (widget_class, CzChecksPage, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
cz_checks_page_init (CzChecksPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (CZ_TYPE_CHECK_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->filter);
  self->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (filtered)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, self->selection);
  g_object_unref (factory);
}

/* Returns how many findings are open, for the side list; @bad when errors are among them. */
int
cz_checks_page_count (CzWorkspace *workspace,
                      gboolean    *bad)
{
  g_autoptr (GPtrArray) checks = cz_checks_run (workspace);
  guint n_errors = cz_checks_count_open (checks, CZ_SEVERITY_ERROR);

  *bad = n_errors > 0;

  return n_errors + cz_checks_count_open (checks, CZ_SEVERITY_WARNING) + cz_checks_count_open (checks, CZ_SEVERITY_NOTE);
}
