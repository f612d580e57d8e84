/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-history-page.h"

#include <glib/gi18n-lib.h>

/* How many steps are read at once; more when the end of the list is reached. */
#define PAGE_STEPS 200

/* A step as a row of the list. */
#define CZ_TYPE_STEP_ITEM (cz_step_item_get_type ())
G_DECLARE_FINAL_TYPE (CzStepItem, cz_step_item, CZ, STEP_ITEM, GObject)

struct _CzStepItem
{
  GObject parent_instance;

  CzStep *step;
};

G_DEFINE_FINAL_TYPE (CzStepItem, cz_step_item, G_TYPE_OBJECT)

static void
cz_step_item_finalize (GObject *object)
{
  g_clear_pointer (&CZ_STEP_ITEM (object)->step, cz_step_free);

  G_OBJECT_CLASS (cz_step_item_parent_class)->finalize (object);
}

static void
cz_step_item_class_init (CzStepItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_step_item_finalize;
}

static void
cz_step_item_init (CzStepItem *self G_GNUC_UNUSED)
{
}

/**
 * CzHistoryPage:
 *
 * Every step, newest first: when, who, what; leads to what it changed, and takes one step back where nothing later
 * depends on it.
 */
struct _CzHistoryPage
{
  CzPage parent_instance;

  GtkStack       *stack;
  GtkListView    *list_view;
  GtkSearchEntry *search_entry;
  GtkLabel       *count_label;

  GListStore        *items; /* of CzStepItem */
  GtkFilter         *filter;
  GtkSelectionModel *selection;
  gboolean           complete; /* the oldest step is in the list */
  gboolean           reading;
  gboolean           stale; /* something changed while reading */
};

G_DEFINE_FINAL_TYPE (CzHistoryPage, cz_history_page, CZ_TYPE_PAGE)

static const char *
get_kind_title (CzStepKind kind)
{
  switch (kind)
    {
    case CZ_STEP_IMPORT:
      return C_ ("step", "Import");
    case CZ_STEP_UNDO:
      return C_ ("step", "Undo");
    case CZ_STEP_REDO:
      return C_ ("step", "Redo");
    case CZ_STEP_MIGRATION:
      return C_ ("step", "Upgrade");
    case CZ_STEP_EDIT:
    case CZ_N_STEP_KINDS:
    default:
      return C_ ("step", "Edit");
    }
}

/* 2026-11-22T09:30:00+08:00 → 2026-11-22 09:30 */
static char *
format_time (const char *at)
{
  char *text = g_strndup (at, 16);

  if (strlen (text) > 10)
    text[10] = ' ';

  return text;
}

/* Filter */

static gboolean
matches (gpointer object,
         gpointer user_data)
{
  CzHistoryPage *self = CZ_HISTORY_PAGE (user_data);
  const CzStep  *step = CZ_STEP_ITEM (object)->step;
  const char    *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  return *words == '\0' || strstr (step->label, words) != NULL || strstr (step->person, words) != NULL || strstr (step->at, words) != NULL;
}

static void
filter_changed_cb (CzHistoryPage *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Reading */

typedef struct
{
  CzStore *store;
  gint64   before;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->store);
  g_free (request);
}

static void
read_steps (GTask        *task,
            gpointer      source_object G_GNUC_UNUSED,
            gpointer      task_data,
            GCancellable *cancellable G_GNUC_UNUSED)
{
  Request   *request = task_data;
  GError    *error = NULL;
  GPtrArray *steps = cz_store_list_steps (request->store, request->before, PAGE_STEPS, &error);

  if (steps != NULL)
    g_task_return_pointer (task, steps, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void read_more (CzHistoryPage *self, gint64 before);

static void
append_steps (CzHistoryPage *self,
              GPtrArray     *steps,
              gboolean       afresh)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  g_ptr_array_set_free_func (steps, NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      CzStepItem *item = g_object_new (CZ_TYPE_STEP_ITEM, NULL);

      item->step = steps->pdata[i];
      g_ptr_array_add (items, item);
    }

  self->complete = steps->len < PAGE_STEPS;
  g_list_store_splice (self->items, afresh ? 0 : n_before, afresh ? n_before : 0, items->pdata, items->len);
}

static void
update_count (CzHistoryPage *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *text = g_strdup_printf (ngettext ("%u step", "%u steps", n), n);

  gtk_label_set_text (self->count_label, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
steps_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data G_GNUC_UNUSED)
{
  CzHistoryPage *self = CZ_HISTORY_PAGE (object);
  Request       *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = g_task_propagate_pointer (G_TASK (result), &error);

  self->reading = FALSE;
  if (self->items == NULL)
    return;

  if (steps == NULL)
    {
      cz_page_toast_error (CZ_PAGE (self), error);
      return;
    }

  append_steps (self, steps, request->before == 0);
  update_count (self);

  if (self->stale)
    read_more (self, 0);
}

static void
read_more (CzHistoryPage *self,
           gint64         before)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  self->stale = self->reading;
  if (self->reading)
    return;

  self->reading = TRUE;
  request = g_new0 (Request, 1);
  request->store = g_object_ref (cz_workspace_get_store (cz_page_get_workspace (CZ_PAGE (self))));
  request->before = before;

  task = g_task_new (self, NULL, steps_read_cb, NULL);
  g_task_set_source_tag (task, read_more);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, read_steps);
}

static void
read_afresh (CzHistoryPage *self)
{
  read_more (self, 0);
}

static void
edge_reached_cb (CzHistoryPage  *self,
                 GtkPositionType edge)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (CzStepItem) last = NULL;

  if (edge != GTK_POS_BOTTOM || self->complete || self->reading || n == 0)
    return;

  last = g_list_model_get_item (G_LIST_MODEL (self->items), n - 1);
  read_more (self, last->step->id);
}

/* Opening and undoing */

typedef struct
{
  CzStore *store;
  gint64   step;
} PlaceRequest;

static void
place_request_free (PlaceRequest *request)
{
  g_object_unref (request->store);
  g_free (request);
}

static void
read_changes (GTask        *task,
              gpointer      source_object G_GNUC_UNUSED,
              gpointer      task_data,
              GCancellable *cancellable G_GNUC_UNUSED)
{
  PlaceRequest *request = task_data;
  GError       *error = NULL;
  GPtrArray    *changes = cz_store_list_changes (request->store, request->step, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
changes_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data G_GNUC_UNUSED)
{
  CzHistoryPage *self = CZ_HISTORY_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), &error);
  CzData *data;

  if (changes == NULL || cz_page_get_workspace (CZ_PAGE (self)) == NULL)
    return;

  data = cz_workspace_get_data (cz_page_get_workspace (CZ_PAGE (self)));
  for (guint i = 0; i < changes->len; i++)
    {
      const CzHistoryChange *change = changes->pdata[i];
      const CzMark          *mark = change->kind == CZ_KIND_MARK ? cz_data_get (data, CZ_KIND_MARK, change->record) : NULL;

      if (mark != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.open-place", "(sx)", cz_kind_get_info (CZ_KIND_ROW)->table, mark->sheet_row);
      else if (cz_data_get (data, change->kind, change->record) != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.open-place", "(sx)", cz_kind_get_info (change->kind)->table, change->record);
      else
        continue;

      return;
    }

  cz_page_toast (CZ_PAGE (self), _ ("What this step changed is not there any more."));
}

static void
activated_cb (CzHistoryPage *self,
              guint          position)
{
  g_autoptr (CzStepItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (GTask) task = g_task_new (self, NULL, changes_read_cb, NULL);
  PlaceRequest *request = g_new0 (PlaceRequest, 1);

  request->store = g_object_ref (cz_workspace_get_store (cz_page_get_workspace (CZ_PAGE (self))));
  request->step = item->step->id;
  g_task_set_source_tag (task, activated_cb);
  g_task_set_task_data (task, request, (GDestroyNotify) place_request_free);
  g_task_run_in_thread (task, read_changes);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CzHistoryPage) self = CZ_HISTORY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = cz_workspace_undo_finish (CZ_WORKSPACE (object), result, &error);
  g_autofree char *text = NULL;

  if (label == NULL)
    {
      cz_page_toast_error (CZ_PAGE (self), error);
      return;
    }

  text = g_strdup_printf (_ ("Undone: %s"), label);
  cz_page_toast (CZ_PAGE (self), text);
}

static void
undo_clicked_cb (GtkWidget *button)
{
  CzHistoryPage *self = CZ_HISTORY_PAGE (gtk_widget_get_ancestor (button, CZ_TYPE_HISTORY_PAGE));
  CzStepItem    *item = g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), "item");

  cz_workspace_undo_step_async (cz_page_get_workspace (CZ_PAGE (self)), item->step->id, undone_cb, g_object_ref (self));
}

/* Rows */

static GtkWidget *
new_label (int         width_chars,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (width_chars > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  else
    gtk_widget_set_hexpand (label, TRUE);
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
  GtkWidget *undo = gtk_button_new_with_mnemonic (_ ("_Undo"));

  gtk_widget_add_css_class (box, "check-row");
  gtk_box_append (GTK_BOX (box), new_label (16, "cz-dim"));
  gtk_box_append (GTK_BOX (box), new_label (8, NULL));
  gtk_box_append (GTK_BOX (box), new_label (4, "cz-dim"));
  gtk_box_append (GTK_BOX (box), new_label (0, NULL));
  gtk_widget_add_css_class (undo, "flat");
  gtk_widget_set_tooltip_text (undo, _ ("Take back this step, if nothing later depends on it"));
  g_signal_connect (undo, "clicked", G_CALLBACK (undo_clicked_cb), NULL);
  gtk_box_append (GTK_BOX (box), undo);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
             GtkListItem        *list_item,
             gpointer            user_data G_GNUC_UNUSED)
{
  CzStepItem      *item = gtk_list_item_get_item (list_item);
  GtkWidget       *box = gtk_list_item_get_child (list_item);
  GtkWidget       *time = gtk_widget_get_first_child (box);
  GtkWidget       *person = gtk_widget_get_next_sibling (time);
  GtkWidget       *kind = gtk_widget_get_next_sibling (person);
  GtkWidget       *label = gtk_widget_get_next_sibling (kind);
  GtkWidget       *undo = gtk_widget_get_next_sibling (label);
  g_autofree char *at = format_time (item->step->at);

  gtk_label_set_text (GTK_LABEL (time), at);
  gtk_label_set_text (GTK_LABEL (person), item->step->person);
  gtk_label_set_text (GTK_LABEL (kind), get_kind_title (item->step->kind));
  gtk_label_set_text (GTK_LABEL (label), item->step->label);
  gtk_widget_set_tooltip_text (label, item->step->label);
  gtk_widget_set_visible (undo, item->step->kind == CZ_STEP_EDIT || item->step->kind == CZ_STEP_IMPORT);
  g_object_set_data_full (G_OBJECT (box), "item", g_object_ref (item), g_object_unref);
}

/* CzPage */

static void
cz_history_page_set_workspace (CzPage      *page,
                               CzWorkspace *workspace)
{
  g_signal_connect_object (workspace, "acknowledged", G_CALLBACK (read_afresh), page, G_CONNECT_SWAPPED);
  read_afresh (CZ_HISTORY_PAGE (page));
}

static void
cz_history_page_find (CzPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (CZ_HISTORY_PAGE (page)->search_entry));
}

static void
cz_history_page_dispose (GObject *object)
{
  CzHistoryPage *self = CZ_HISTORY_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_HISTORY_PAGE);

  G_OBJECT_CLASS (cz_history_page_parent_class)->dispose (object);
}

static void
cz_history_page_class_init (CzHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CzPageClass    *page_class = CZ_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_history_page_dispose;
  page_class->set_workspace = cz_history_page_set_workspace;
  page_class->find = cz_history_page_find;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CzHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CzHistoryPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CzHistoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CzHistoryPage, count_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
}

static void
cz_history_page_init (CzHistoryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (CZ_TYPE_STEP_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), self->filter);
  self->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (filtered)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, self->selection);
  g_object_unref (factory);
}
