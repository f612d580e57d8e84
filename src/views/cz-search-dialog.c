/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-search-dialog.h"

#include "workspace/cz-search.h"

#include <glib/gi18n-lib.h>

#define MOST_HITS 200

struct _CzSearchDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack       *stack;
  GtkListBox     *list;
  GtkLabel       *count_label;

  CzSearch  *search;
  GPtrArray *hits; /* as in the list */
};

G_DEFINE_FINAL_TYPE (CzSearchDialog, cz_search_dialog, ADW_TYPE_WINDOW)

static const char *
get_kind_title (CzKind kind)
{
  switch (kind)
    {
    case CZ_KIND_TASK:
      return C_ ("search", "Task");
    case CZ_KIND_TARGET:
      return C_ ("search", "Target");
    case CZ_KIND_ROW:
      return C_ ("search", "Scoring Row");
    case CZ_KIND_INDICATOR:
      return C_ ("search", "Indicator");
    case CZ_KIND_SECTION:
      return C_ ("search", "Section");
    case CZ_KIND_UNIT:
      return C_ ("search", "Unit");
    case CZ_KIND_EVIDENCE:
      return C_ ("search", "Evidence");
    case CZ_KIND_DOCUMENT:
      return C_ ("search", "Document");
    default:
      return "";
    }
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_row (const CzSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *kind = new_label (get_kind_title (hit->kind), "cz-dim");

  gtk_label_set_width_chars (GTK_LABEL (kind), 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (hit->title, NULL));
  if (!g_str_has_prefix (hit->title, hit->excerpt))
    gtk_box_append (GTK_BOX (words), new_label (hit->excerpt, "cz-dim"));
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "check-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, hit->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hit->excerpt, -1);

  return row;
}

static void
clear_list (CzSearchDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
search_changed_cb (CzSearchDialog *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  g_autofree char *count = NULL;

  clear_list (self);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = cz_search_find (self->search, words, MOST_HITS);
  for (guint i = 0; i < self->hits->len; i++)
    gtk_list_box_append (self->list, new_row (self->hits->pdata[i]));

  if (self->hits->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (self->hits->len == MOST_HITS)
    count = g_strdup_printf (_ ("The first %u places"), MOST_HITS);
  else
    count = g_strdup_printf (ngettext ("%u place", "%u places", self->hits->len), self->hits->len);
  gtk_label_set_text (self->count_label, *words != '\0' ? count : "");
  gtk_stack_set_visible_child_name (self->stack, self->hits->len > 0 ? "hits" : *words != '\0' ? "none"
                                                                                               : "start");
}

static void
row_activated_cb (CzSearchDialog *self,
                  GtkListBoxRow  *row)
{
  const CzSearchHit *hit = self->hits->pdata[gtk_list_box_row_get_index (row)];
  GtkWindow         *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-place", "(sx)", cz_kind_get_info (hit->kind)->table, hit->id);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter opens the result that is selected: the first, unless one went on with the arrow keys. */
static void
activate_cb (CzSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
cz_search_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_SEARCH_DIALOG);

  G_OBJECT_CLASS (cz_search_dialog_parent_class)->dispose (object);
}

static void
cz_search_dialog_finalize (GObject *object)
{
  CzSearchDialog *self = CZ_SEARCH_DIALOG (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->search, cz_search_free);

  G_OBJECT_CLASS (cz_search_dialog_parent_class)->finalize (object);
}

static void
cz_search_dialog_class_init (CzSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_search_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cz_search_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CzSearchDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CzSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CzSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CzSearchDialog, count_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cz_search_dialog_init (CzSearchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cz_search_dialog_new:
 * @parent: the window whose campaign is searched; it knows win.open-place
 * @workspace: what it shows
 */
GtkWidget *
cz_search_dialog_new (GtkWindow   *parent,
                      CzWorkspace *workspace)
{
  CzSearchDialog *self = g_object_new (CZ_TYPE_SEARCH_DIALOG, "transient-for", parent, NULL);

  self->search = cz_search_new (workspace);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return GTK_WIDGET (self);
}
