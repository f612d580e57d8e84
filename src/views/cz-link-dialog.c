/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-link-dialog.h"

#include "base/cz-pinyin.h"
#include "workspace/cz-error-text.h"
#include "workspace/cz-evidence.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

/* A record to choose. */
#define CZ_TYPE_LINK_ITEM (cz_link_item_get_type ())
G_DECLARE_FINAL_TYPE (CzLinkItem, cz_link_item, CZ, LINK_ITEM, GObject)

struct _CzLinkItem
{
  GObject parent_instance;

  CzKind kind;
  gint64 id;
  char  *text;
};

G_DEFINE_FINAL_TYPE (CzLinkItem, cz_link_item, G_TYPE_OBJECT)

static void
cz_link_item_finalize (GObject *object)
{
  g_free (CZ_LINK_ITEM (object)->text);

  G_OBJECT_CLASS (cz_link_item_parent_class)->finalize (object);
}

static void
cz_link_item_class_init (CzLinkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_link_item_finalize;
}

static void
cz_link_item_init (CzLinkItem *self G_GNUC_UNUSED)
{
}

/**
 * CzLinkDialog:
 *
 * Chooses what evidence proves, or what proves a row, task or target; several at once, in one step.
 */
struct _CzLinkDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry;
  GtkListView    *list_view;
  GtkWidget      *link_button;

  CzWorkspace       *workspace;
  GArray            *evidence; /* (nullable): of gint64, what is linked */
  CzKind             kind;     /* else the place that is linked */
  gint64             record;
  GListStore        *items; /* of CzLinkItem */
  GtkFilter         *filter;
  GtkSelectionModel *selection;
};

G_DEFINE_FINAL_TYPE (CzLinkDialog, cz_link_dialog, ADW_TYPE_WINDOW)

static gboolean
matches (gpointer object,
         gpointer user_data)
{
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (CZ_LINK_DIALOG (user_data)->search_entry));
  g_autofree char *words = g_utf8_casefold (typed, -1);
  g_autofree char *text = g_utf8_casefold (CZ_LINK_ITEM (object)->text, -1);

  return *typed == '\0' || strstr (text, words) != NULL || cz_pinyin_matches (CZ_LINK_ITEM (object)->text, typed);
}

static void
search_changed_cb (CzLinkDialog *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
selection_changed_cb (CzLinkDialog *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  gtk_widget_set_sensitive (self->link_button, !gtk_bitset_is_empty (selected));
}

static guint
link_one (CzLinkDialog *self,
          CzEdit       *edit,
          CzLinkItem   *item)
{
  guint n = 0;

  if (self->evidence == NULL)
    return cz_evidence_link (self->workspace, edit, item->id, self->kind, self->record);

  for (guint i = 0; i < self->evidence->len; i++)
    n += cz_evidence_link (self->workspace, edit, g_array_index (self->evidence, gint64, i), item->kind, item->id);

  return n;
}

static void
link_clicked_cb (CzLinkDialog *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  g_autofree char *label = cz_step_text_links ((guint) gtk_bitset_get_size (selected));
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  g_autoptr (GError) error = NULL;
  GtkBitsetIter iter;
  guint         position;

  for (gboolean any = gtk_bitset_iter_init_first (&iter, selected, &position); any; any = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (CzLinkItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

      link_one (self, edit, item);
    }

  if (!cz_workspace_apply (self->workspace, edit, &error))
    {
      g_autofree char *text = cz_error_text (error);
      GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Nothing Was Linked"), text);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }

  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_clicked_cb (CzLinkDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* What can be chosen */

static void
add_item (CzLinkDialog *self,
          CzKind        kind,
          gint64        id,
          const char   *what,
          const char   *no,
          const char   *text)
{
  CzLinkItem *item = g_object_new (CZ_TYPE_LINK_ITEM, NULL);

  item->kind = kind;
  item->id = id;
  item->text = *no != '\0' ? g_strdup_printf ("%s %s  %s", what, no, text) : g_strdup_printf ("%s  %s", what, text);
  g_list_store_append (self->items, item);
  g_object_unref (item);
}

static void
add_places (CzLinkDialog *self)
{
  CzData          *data = cz_workspace_get_data (self->workspace);
  const GPtrArray *rows = cz_data_list (data, CZ_KIND_ROW);
  const GPtrArray *tasks = cz_data_list (data, CZ_KIND_TASK);
  const GPtrArray *targets = cz_data_list (data, CZ_KIND_TARGET);

  for (guint i = 0; i < rows->len; i++)
    {
      const CzRow *row = rows->pdata[i];

      if (row->parent == 0)
        add_item (self, CZ_KIND_ROW, row->id, C_ ("link", "Row"), row->no, row->text);
    }

  for (guint i = 0; i < tasks->len; i++)
    {
      const CzTask *task = tasks->pdata[i];

      add_item (self, CZ_KIND_TASK, task->id, C_ ("link", "Task"), "", *task->title != '\0' ? task->title : task->text);
    }

  for (guint i = 0; i < targets->len; i++)
    add_item (self, CZ_KIND_TARGET, cz_record_id (targets->pdata[i]), C_ ("link", "Target"), "", ((const CzTarget *) targets->pdata[i])->name);
}

static void
add_evidence (CzLinkDialog *self)
{
  const GPtrArray *evidence = cz_data_list (cz_workspace_get_data (self->workspace), CZ_KIND_EVIDENCE);

  for (guint i = 0; i < evidence->len; i++)
    {
      const CzEvidence *one = evidence->pdata[i];

      if (one->campaign == cz_workspace_get_campaign (self->workspace))
        add_item (self, CZ_KIND_EVIDENCE, one->id, C_ ("link", "Evidence"), one->number, one->title);
    }
}

static void
setup_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
              GtkListItem        *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
             GtkListItem        *list_item)
{
  GtkWidget  *label = gtk_list_item_get_child (list_item);
  CzLinkItem *item = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (label), item->text);
  gtk_widget_set_tooltip_text (label, item->text);
}

static void
cz_link_dialog_dispose (GObject *object)
{
  CzLinkDialog *self = CZ_LINK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_LINK_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->evidence, g_array_unref);

  G_OBJECT_CLASS (cz_link_dialog_parent_class)->dispose (object);
}

static void
cz_link_dialog_class_init (CzLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_link_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CzLinkDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CzLinkDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, CzLinkDialog, link_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cz_link_dialog_init (CzLinkDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (CZ_TYPE_LINK_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), self->filter);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (filtered)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, self->selection);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

/**
 * cz_link_dialog_new:
 * @parent: the window it belongs to
 * @workspace: a workspace
 * @evidence: (transfer full) (element-type gint64): what is to be linked
 */
GtkWidget *
cz_link_dialog_new (GtkWindow   *parent,
                    CzWorkspace *workspace,
                    GArray      *evidence)
{
  CzLinkDialog *self = g_object_new (CZ_TYPE_LINK_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->evidence = evidence;
  add_places (self);

  return GTK_WIDGET (self);
}

/**
 * cz_link_dialog_new_for_place:
 * @parent: the window it belongs to
 * @workspace: a workspace
 * @kind: %CZ_KIND_ROW, %CZ_KIND_TASK or %CZ_KIND_TARGET
 * @record: what is to be proved
 */
GtkWidget *
cz_link_dialog_new_for_place (GtkWindow   *parent,
                              CzWorkspace *workspace,
                              CzKind       kind,
                              gint64       record)
{
  CzLinkDialog *self = g_object_new (CZ_TYPE_LINK_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->record = record;
  add_evidence (self);

  return GTK_WIDGET (self);
}
