/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-plan-page.h"

#include "views/cz-detail-pane.h"
#include "views/cz-plan-text.h"
#include "workspace/cz-target-status.h"
#include "workspace/cz-task-edit.h"

#include <glib/gi18n-lib.h>

/* A section as a row of the outline. */
#define CZ_TYPE_SECTION_ITEM (cz_section_item_get_type ())
G_DECLARE_FINAL_TYPE (CzSectionItem, cz_section_item, CZ, SECTION_ITEM, GObject)

struct _CzSectionItem
{
  GObject parent_instance;

  gint64 id;
};

G_DEFINE_FINAL_TYPE (CzSectionItem, cz_section_item, G_TYPE_OBJECT)

static void
cz_section_item_class_init (CzSectionItemClass *klass G_GNUC_UNUSED)
{
}

static void
cz_section_item_init (CzSectionItem *self G_GNUC_UNUSED)
{
}

/**
 * CzPlanPage:
 *
 * What a document says and what was taken from it: outline, text with marks, and what belongs to the selected section.
 */
struct _CzPlanPage
{
  CzPage parent_instance;

  GtkStack        *stack;
  GtkDropDown     *document_drop_down;
  AdwLeaflet      *leaflet;
  GtkListView     *outline;
  GtkBox          *legend_box;
  CzPlanText      *text;
  CzDetailPane    *pane;
  GtkToggleButton *legend[CZ_N_PLAN_MARKS];

  GArray             *documents; /* of gint64, as in the drop-down */
  gint64              document;  /* the one shown */
  GtkTreeListModel   *tree;
  GtkSingleSelection *selection;
  guint               update_id;
  gboolean            updating;
};

G_DEFINE_FINAL_TYPE (CzPlanPage, cz_plan_page, CZ_TYPE_PAGE)

static CzData *
get_data (CzPlanPage *self)
{
  return cz_workspace_get_data (cz_page_get_workspace (CZ_PAGE (self)));
}

/* The outline */

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  const CzSection *section_a = *(const CzSection *const *) a;
  const CzSection *section_b = *(const CzSection *const *) b;

  return section_a->start < section_b->start ? -1 : section_a->start > section_b->start;
}

static GListModel *
list_children (CzPlanPage *self,
               gint64      parent)
{
  const GPtrArray *sections = cz_data_get_children (get_data (self), CZ_KIND_SECTION, "document", self->document);
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  GListStore *store;

  for (guint i = 0; i < sections->len; i++)
    if (((const CzSection *) sections->pdata[i])->parent == parent)
      g_ptr_array_add (children, sections->pdata[i]);

  if (children->len == 0)
    return NULL;

  g_ptr_array_sort (children, compare_sections);
  store = g_list_store_new (CZ_TYPE_SECTION_ITEM);
  for (guint i = 0; i < children->len; i++)
    {
      g_autoptr (CzSectionItem) item = g_object_new (CZ_TYPE_SECTION_ITEM, NULL);

      item->id = cz_record_id (children->pdata[i]);
      g_list_store_append (store, item);
    }

  return G_LIST_MODEL (store);
}

static GListModel *
list_children_of_item (gpointer item,
                       gpointer user_data)
{
  return list_children (CZ_PLAN_PAGE (user_data), CZ_SECTION_ITEM (item)->id);
}

/* Tasks and targets of the section and of all below it. */
static guint
count_below (CzPlanPage *self,
             gint64      section)
{
  const GPtrArray *children = cz_data_get_children (get_data (self), CZ_KIND_SECTION, "parent", section);
  guint            n = cz_data_get_children (get_data (self), CZ_KIND_TASK, "section", section)->len +
            cz_data_get_children (get_data (self), CZ_KIND_TARGET, "section", section)->len;

  for (guint i = 0; i < children->len; i++)
    n += count_below (self, cz_record_id (children->pdata[i]));

  return n;
}

static void
setup_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
              GtkListItem        *list_item,
              gpointer            user_data G_GNUC_UNUSED)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 12);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "cz-dim");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (list_item, expander);
}

static void
bind_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
             GtkListItem        *list_item,
             gpointer            user_data)
{
  CzPlanPage      *self = CZ_PLAN_PAGE (user_data);
  GtkTreeListRow  *row = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkWidget       *title = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  g_autoptr (CzSectionItem) item = CZ_SECTION_ITEM (gtk_tree_list_row_get_item (row));
  const CzSection *section = cz_data_get (get_data (self), CZ_KIND_SECTION, item->id);
  g_autofree char *text = section != NULL ? g_strconcat (section->marker, section->title, NULL) : g_strdup ("");
  guint            n = count_below (self, item->id);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_widget_set_tooltip_text (title, text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), count);
}

static void
set_expanded (CzPlanPage *self,
              gboolean    expanded)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);

      gtk_tree_list_row_set_expanded (row, expanded);
    }
}

static gint64
get_section (CzPlanPage *self)
{
  GtkTreeListRow *row = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  g_autoptr (CzSectionItem) item = row != NULL ? CZ_SECTION_ITEM (gtk_tree_list_row_get_item (row)) : NULL;

  return item != NULL ? item->id : 0;
}

static gboolean
select_section (CzPlanPage *self,
                gint64      id)
{
  set_expanded (self, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (CzSectionItem) item = CZ_SECTION_ITEM (gtk_tree_list_row_get_item (row));

      if (item->id == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (GTK_WIDGET (self->outline), "list.scroll-to-item", "u", i);
          return TRUE;
        }
    }

  return FALSE;
}

/* The pane */

static void
add_card (CzPlanPage *self,
          CzKind      kind,
          gint64      id,
          const char *title,
          const char *detail)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *detail_label = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_wrap (GTK_LABEL (title_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (detail_label), 0);
  gtk_label_set_wrap (GTK_LABEL (detail_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (detail_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (detail_label, "cz-dim");
  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), detail_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "plan-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.mark");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", cz_kind_get_info (kind)->table, id);
  cz_detail_pane_add_widget (self->pane, button);
}

static void
add_tasks (CzPlanPage *self,
           gint64      section)
{
  const GPtrArray *tasks = cz_data_get_children (get_data (self), CZ_KIND_TASK, "section", section);

  for (guint i = 0; i < tasks->len; i++)
    {
      const CzTask    *task = tasks->pdata[i];
      g_autofree char *lead = cz_task_dup_units (get_data (self), task, FALSE);
      g_autofree char *detail = g_strdup_printf ("%s · %s", lead, cz_task_status_title (task->status));

      if (i == 0)
        cz_detail_pane_add_heading (self->pane, _ ("Tasks"));
      add_card (self, CZ_KIND_TASK, task->id, *task->title != '\0' ? task->title : task->text, detail);
    }
  if (tasks->len > 0)
    cz_detail_pane_add_link (self->pane, CZ_KIND_TASK, cz_record_id (tasks->pdata[0]), _ ("Show in Tasks"), "");
}

static void
add_targets (CzPlanPage *self,
             gint64      section)
{
  const GPtrArray *targets = cz_data_get_children (get_data (self), CZ_KIND_TARGET, "section", section);

  for (guint i = 0; i < targets->len; i++)
    {
      const CzTarget  *target = targets->pdata[i];
      g_autofree char *condition = cz_target_dup_condition (target);

      if (i == 0)
        cz_detail_pane_add_heading (self->pane, _ ("Targets"));
      add_card (self, CZ_KIND_TARGET, target->id, target->name, condition);
    }
  if (targets->len > 0)
    cz_detail_pane_add_link (self->pane, CZ_KIND_TARGET, cz_record_id (targets->pdata[0]), _ ("Show in Targets"), "");
}

static void
add_phases (CzPlanPage      *self,
            const CzSection *section)
{
  const GPtrArray *phases = cz_data_get_children (get_data (self), CZ_KIND_PHASE, "document", self->document);

  for (guint i = 0; i < phases->len; i++)
    {
      const CzPhase   *phase = phases->pdata[i];
      g_autofree char *starts = cz_date_is_none (phase->starts) ? g_strdup ("") : cz_date_to_string (phase->starts);
      g_autofree char *ends = cz_date_is_none (phase->ends) ? g_strdup ("") : cz_date_to_string (phase->ends);
      g_autofree char *detail = g_strdup_printf ("%s – %s", starts, ends);

      if (phase->start >= section->start && phase->start < section->start + section->length)
        add_card (self, CZ_KIND_PHASE, phase->id, phase->name, detail);
    }
}

static void
show_document (CzPlanPage *self)
{
  const CzDocument *document = cz_data_get_document (get_data (self), self->document);
  g_autofree char  *date = NULL;

  cz_detail_pane_clear (self->pane);
  if (document == NULL)
    return;

  date = cz_date_is_none (document->date) ? g_strdup ("") : cz_date_to_string (document->date);
  cz_detail_pane_set_title (self->pane, document->title, document->status);
  cz_detail_pane_add_fact (self->pane, C_ ("document", "Number"), document->number, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("document", "Issuer"), document->issuer, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("document", "Date"), date, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("document", "File"), document->source_name, NULL);
}

static void
show_section (CzPlanPage *self,
              gboolean    scroll)
{
  const CzSection *section = cz_data_get (get_data (self), CZ_KIND_SECTION, get_section (self));
  const CzSection *parent;
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;

  if (section == NULL)
    {
      show_document (self);
      return;
    }

  parent = cz_data_get (get_data (self), CZ_KIND_SECTION, section->parent);
  title = g_strconcat (section->marker, section->title, NULL);
  place = parent != NULL ? g_strconcat (parent->marker, parent->title, NULL) : g_strdup ("");
  cz_detail_pane_clear (self->pane);
  cz_detail_pane_set_title (self->pane, title, place);
  add_targets (self, section->id);
  add_tasks (self, section->id);
  add_phases (self, section);
  cz_plan_text_select_section (self->text, section->start, section->length, scroll);
}

static void
selected_cb (CzPlanPage *self)
{
  if (!self->updating)
    show_section (self, TRUE);
}

static void
place_clicked_cb (CzPlanPage *self,
                  gint64      byte,
                  int         kind,
                  gint64      id)
{
  const GPtrArray *sections = cz_data_get_children (get_data (self), CZ_KIND_SECTION, "document", self->document);
  gint64           found = 0;
  gint64           start = -1;

  for (guint i = 0; i < sections->len; i++)
    {
      const CzSection *section = sections->pdata[i];

      if (section->start <= byte && section->start > start)
        {
          start = section->start;
          found = section->id;
        }
    }

  self->updating = TRUE;
  select_section (self, found);
  self->updating = FALSE;
  show_section (self, FALSE);
  if (id != 0)
    cz_plan_text_select_mark (self->text, (CzKind) kind, id);
}

/* Documents */

static void
show_text (CzPlanPage *self,
           gint64      document)
{
  const CzDocument        *record = cz_data_get_document (get_data (self), document);
  GListModel              *roots;
  static const char *const titles[CZ_N_PLAN_MARKS] = { NC_ ("plan", "Units"), NC_ ("plan", "Targets"), NC_ ("plan", "Dates"), NC_ ("plan", "Points") };

  self->document = document;
  self->updating = TRUE;
  roots = list_children (self, 0);
  if (roots == NULL)
    roots = G_LIST_MODEL (g_list_store_new (CZ_TYPE_SECTION_ITEM));
  self->tree = gtk_tree_list_model_new (roots, FALSE, TRUE, list_children_of_item, self, NULL);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->tree));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->outline, GTK_SELECTION_MODEL (self->selection));
  cz_plan_text_set_document (self->text, cz_page_get_workspace (CZ_PAGE (self)), document);
  for (guint i = 0; i < CZ_N_PLAN_MARKS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s %u", g_dpgettext2 (NULL, "plan", titles[i]), cz_plan_text_count (self->text, i));

      gtk_button_set_label (GTK_BUTTON (self->legend[i]), label);
    }
  self->updating = FALSE;
  cz_page_set_subtitle (CZ_PAGE (self), record != NULL ? record->number : NULL);
  show_document (self);
}

static void
document_selected_cb (CzPlanPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->document_drop_down);

  if (!self->updating && selected < self->documents->len)
    show_text (self, g_array_index (self->documents, gint64, selected));
}

static void
update_documents (CzPlanPage *self)
{
  CzWorkspace     *workspace = cz_page_get_workspace (CZ_PAGE (self));
  const GPtrArray *documents = cz_data_list (get_data (self), CZ_KIND_DOCUMENT);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->updating = TRUE;
  g_array_set_size (self->documents, 0);
  for (guint i = 0; i < documents->len; i++)
    {
      const CzDocument *document = documents->pdata[i];

      if (document->campaign != cz_workspace_get_campaign (workspace))
        continue;
      if (document->id == self->document)
        selected = self->documents->len;
      g_array_append_val (self->documents, document->id);
      gtk_string_list_append (titles, document->title);
    }
  gtk_drop_down_set_model (self->document_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->document_drop_down, selected);
  self->updating = FALSE;

  gtk_stack_set_visible_child_name (self->stack, self->documents->len > 0 ? "plan" : "empty");
  show_text (self, self->documents->len > 0 ? g_array_index (self->documents, gint64, selected) : 0);
}

static gboolean
update_later_cb (gpointer user_data)
{
  CzPlanPage *self = CZ_PLAN_PAGE (user_data);

  self->update_id = 0;
  update_documents (self);

  return G_SOURCE_REMOVE;
}

static void
workspace_changed_cb (CzPlanPage   *self,
                      const CzEdit *edit)
{
  gboolean structure = FALSE;

  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      const CzChange *change = cz_edit_get_change (edit, i);

      if (change->kind == CZ_KIND_DOCUMENT || change->kind == CZ_KIND_SECTION || change->type != CZ_CHANGE_UPDATE)
        structure = TRUE;
    }

  if (!structure)
    show_section (self, FALSE);
  else if (self->update_id == 0)
    self->update_id = g_idle_add (update_later_cb, self);
}

/* Actions */

static void
show_mark (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter,
           gpointer       user_data)
{
  const char *table;
  gint64      id;
  CzKind      kind;

  g_variant_get (parameter, "(&sx)", &table, &id);
  if (cz_kind_from_table (table, &kind))
    cz_plan_text_select_mark (CZ_PLAN_PAGE (user_data)->text, kind, id);
}

static void
expand_all (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter G_GNUC_UNUSED,
            gpointer       user_data)
{
  set_expanded (CZ_PLAN_PAGE (user_data), TRUE);
}

static void
collapse_all (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  set_expanded (CZ_PLAN_PAGE (user_data), FALSE);
}

static void
legend_toggled_cb (CzPlanPage      *self,
                   GtkToggleButton *button)
{
  for (guint i = 0; i < CZ_N_PLAN_MARKS; i++)
    if (self->legend[i] == button)
      cz_plan_text_set_shown (self->text, i, gtk_toggle_button_get_active (button));
}

/* Where there is room for one pane, a section that is activated shows its text. */
static void
outline_activated_cb (CzPlanPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
show_outline (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  adw_leaflet_navigate (CZ_PLAN_PAGE (user_data)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
show_details (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  adw_leaflet_navigate (CZ_PLAN_PAGE (user_data)->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/* CzPage */

static void
cz_plan_page_set_workspace (CzPage      *page,
                            CzWorkspace *workspace)
{
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), page, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (update_documents), page, G_CONNECT_SWAPPED);
  update_documents (CZ_PLAN_PAGE (page));
}

static gboolean
cz_plan_page_open_place (CzPage *page,
                         CzKind  kind,
                         gint64  id)
{
  CzPlanPage      *self = CZ_PLAN_PAGE (page);
  const CzSection *section = kind == CZ_KIND_SECTION ? cz_data_get (get_data (self), kind, id) : NULL;
  gint64           document = section != NULL ? section->document : kind == CZ_KIND_DOCUMENT ? id
                                                                                             : 0;

  for (guint i = 0; i < self->documents->len; i++)
    {
      if (g_array_index (self->documents, gint64, i) != document)
        continue;
      if (document != self->document)
        gtk_drop_down_set_selected (self->document_drop_down, i);

      return section == NULL || select_section (self, id);
    }

  return FALSE;
}

static void
cz_plan_page_dispose (GObject *object)
{
  CzPlanPage *self = CZ_PLAN_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->selection);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_PLAN_PAGE);

  G_OBJECT_CLASS (cz_plan_page_parent_class)->dispose (object);
}

static void
cz_plan_page_finalize (GObject *object)
{
  g_array_unref (CZ_PLAN_PAGE (object)->documents);

  G_OBJECT_CLASS (cz_plan_page_parent_class)->finalize (object);
}

static void
cz_plan_page_class_init (CzPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_plan_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cz_plan_page_finalize;
  CZ_PAGE_CLASS (klass)->set_workspace = cz_plan_page_set_workspace;
  CZ_PAGE_CLASS (klass)->open_place = cz_plan_page_open_place;

  g_type_ensure (CZ_TYPE_PLAN_TEXT);
  g_type_ensure (CZ_TYPE_DETAIL_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CzPlanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CzPlanPage, document_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CzPlanPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CzPlanPage, outline);
  gtk_widget_class_bind_template_child (widget_class, CzPlanPage, legend_box);
  gtk_widget_class_bind_template_child (widget_class, CzPlanPage, text);
  gtk_widget_class_bind_template_child (widget_class, CzPlanPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, document_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_clicked_cb);
}

static void
cz_plan_page_init (CzPlanPage *self)
{
  static const GActionEntry actions[] = {
    { "mark", show_mark, "(sx)", NULL, NULL, { 0 } },
    { "expand-all", expand_all, NULL, NULL, NULL, { 0 } },
    { "outline", show_outline, NULL, NULL, NULL, { 0 } },
    { "details", show_details, NULL, NULL, NULL, { 0 } },
    { "collapse-all", collapse_all, NULL, NULL, NULL, { 0 } },
  };
  static const char *const classes[CZ_N_PLAN_MARKS] = { "legend-unit", "legend-target", "legend-date", "legend-points" };
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  gtk_list_view_set_factory (self->outline, factory);

  for (guint i = 0; i < CZ_N_PLAN_MARKS; i++)
    {
      self->legend[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_toggle_button_set_active (self->legend[i], TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->legend[i]), "chip-button");
      gtk_widget_add_css_class (GTK_WIDGET (self->legend[i]), classes[i]);
      g_signal_connect_object (self->legend[i], "toggled", G_CALLBACK (legend_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->legend_box, GTK_WIDGET (self->legend[i]));
    }
}

/* Returns: how many documents the campaign has */
int
cz_plan_page_count (CzWorkspace *workspace,
                    gboolean    *bad G_GNUC_UNUSED)
{
  return (int) cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_DOCUMENT, "campaign", cz_workspace_get_campaign (workspace))->len;
}
