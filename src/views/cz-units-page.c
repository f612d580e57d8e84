/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-units-page.h"

#include "views/cz-detail-pane.h"
#include "views/cz-unit-columns.h"
#include "workspace/cz-step-text.h"
#include "workspace/cz-unit-merge.h"
#include "workspace/cz-unit-register.h"
#include "workspace/cz-unit-work.h"

#include <glib/gi18n-lib.h>

/**
 * CzUnitsPage:
 *
 * Who has work to do: every unit that the documents name, with where it leads and cooperates. Names of one unit are
 * brought together here.
 */
struct _CzUnitsPage
{
  CzGridPage parent_instance;

  CzDetailPane *pane;
  GtkWidget    *merge_button; /* in the header */
  GtkWidget    *add_button;
};

G_DEFINE_FINAL_TYPE (CzUnitsPage, cz_units_page, CZ_TYPE_GRID_PAGE)

static CzWorkspace *
get_workspace (CzUnitsPage *self)
{
  return cz_page_get_workspace (CZ_PAGE (self));
}

static CzData *
get_data (CzUnitsPage *self)
{
  return cz_workspace_get_data (get_workspace (self));
}

/* Chips */

static const char *
get_all_title (void)
{
  return C_ ("units", "All");
}

static const char *
get_leading_title (void)
{
  return C_ ("units", "Leading");
}

static gboolean
is_leading (CzWorkspace  *workspace,
            gconstpointer record)
{
  CzUnitWork work;

  cz_unit_work_count (cz_workspace_get_data (workspace), cz_record_id (record), &work);

  return work.lead_rows + work.lead_tasks > 0;
}

static const char *
get_collective_title (void)
{
  return C_ ("units", "Collective Names");
}

static gboolean
is_collective (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record)
{
  return g_str_equal (((const CzUnit *) record)->kind, "group");
}

static const char *
get_suspected_title (void)
{
  return C_ ("units", "Perhaps the Same");
}

static gboolean
is_suspected (CzWorkspace  *workspace,
              gconstpointer record)
{
  g_autoptr (GArray) pairs = cz_unit_merge_dup_suspected (cz_workspace_get_data (workspace));
  gint64 id = cz_record_id (record);

  for (guint i = 0; i < pairs->len; i++)
    {
      const CzUnitPair *pair = &g_array_index (pairs, CzUnitPair, i);

      if (pair->unit == id || pair->other == id)
        return TRUE;
    }

  return FALSE;
}

static const CzGridPageChip chips[] = {
  { "all", get_all_title, NULL },
  { "leading", get_leading_title, is_leading },
  { "collective", get_collective_title, is_collective },
  { "suspected", get_suspected_title, is_suspected },
};

/* Merging */

static gboolean
merge (CzUnitsPage  *self,
       gint64        unit,
       const gint64 *others,
       guint         n_others)
{
  g_autofree char *label = cz_step_text_merge (get_data (self), unit);
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  g_autoptr (GError) error = NULL;

  if (!cz_unit_merge (get_workspace (self), edit, unit, others, n_others, &error))
    {
      cz_page_toast_error (CZ_PAGE (self), error);
      return FALSE;
    }

  if (!cz_grid_page_apply (CZ_GRID_PAGE (self), edit))
    return FALSE;

  cz_page_open_place (CZ_PAGE (self), CZ_KIND_UNIT, unit);

  return TRUE;
}

/* What is selected becomes the unit that most work is named for; the choice is offered, and can be undone. */
static gint64
find_most_used (CzUnitsPage *self,
                GArray      *ids)
{
  gint64 found = 0;
  guint  most = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint  n = cz_data_get_children (get_data (self), CZ_KIND_ASSIGNMENT, "unit", id)->len;

      if (found == 0 || n > most)
        {
          found = id;
          most = n;
        }
    }

  return found;
}

static void
merge_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   CzUnitsPage      *self)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (adw_message_dialog_get_extra_child (dialog));
  GArray      *ids = g_object_get_data (G_OBJECT (dialog), "ids");
  guint        selected = gtk_drop_down_get_selected (drop_down);
  gint64       unit;

  if (!g_str_equal (response, "merge") || selected >= ids->len)
    return;

  unit = g_array_index (ids, gint64, selected);
  g_array_remove_index (ids, selected);
  merge (self, unit, (const gint64 *) ids->data, ids->len);
}

static void
ask_merge (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  CzUnitsPage *self = CZ_UNITS_PAGE (user_data);
  GArray      *ids = cz_grid_page_dup_selected (CZ_GRID_PAGE (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  GtkWidget *dialog;

  if (ids->len < 2)
    {
      g_array_unref (ids);
      cz_page_toast (CZ_PAGE (self), _ ("Select two units or more: hold Ctrl and click, or Shift with the arrow keys."));
      return;
    }

  drop_down = gtk_drop_down_new (NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    gtk_string_list_append (names, cz_data_get_unit (get_data (self), g_array_index (ids, gint64, i))->name);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (names));
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == find_most_used (self, ids))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The name that stays"), -1);

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Merge into One Unit"),
                                   _ ("Choose the name that stays. The others become its other names; what the documents print stays as printed."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), drop_down);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "merge", _ ("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "merge", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  g_object_set_data_full (G_OBJECT (dialog), "ids", ids, (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (merge_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The target is the unit that stays, then the one that goes. */
static void
merge_pair (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter,
            gpointer       user_data)
{
  CzUnitsPage *self = CZ_UNITS_PAGE (user_data);
  gint64       unit;
  gint64       other;

  g_variant_get (parameter, "(xx)", &unit, &other);
  if (cz_data_get_unit (get_data (self), unit) != NULL && cz_data_get_unit (get_data (self), other) != NULL && unit != other)
    merge (self, unit, &other, 1);
}

/* Adding */

static void
add_response_cb (AdwMessageDialog *dialog,
                 const char       *response,
                 CzUnitsPage      *self)
{
  GtkWidget       *entry = adw_message_dialog_get_extra_child (dialog);
  const char      *name = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *label = cz_step_text_add (name);
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!g_str_equal (response, "add"))
    return;

  id = cz_unit_register_add (get_workspace (self), edit, name, &error);
  if (id == 0)
    cz_page_toast_error (CZ_PAGE (self), error);
  else if (cz_grid_page_apply (CZ_GRID_PAGE (self), edit))
    cz_page_open_place (CZ_PAGE (self), CZ_KIND_UNIT, id);
}

static void
ask_add (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  CzUnitsPage *self = CZ_UNITS_PAGE (user_data);
  GtkWidget   *entry = gtk_entry_new ();
  GtkWidget   *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Add a Unit"), NULL);

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Full name of the unit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Full name of the unit"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  g_signal_connect_object (dialog, "response", G_CALLBACK (add_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The pane */

static void
add_suspected (CzUnitsPage *self,
               gint64       id)
{
  g_autoptr (GArray) pairs = cz_unit_merge_dup_suspected (get_data (self));

  for (guint i = 0; i < pairs->len; i++)
    {
      const CzUnitPair *pair = &g_array_index (pairs, CzUnitPair, i);
      gint64            twin = pair->unit == id ? pair->other : pair->unit;
      const CzUnit     *unit = cz_data_get_unit (get_data (self), twin);
      GtkWidget        *button;

      if (pair->unit != id && pair->other != id)
        continue;

      cz_detail_pane_add_heading (self->pane, _ ("▲ Perhaps the Same Unit"));
      cz_detail_pane_add_link (self->pane, CZ_KIND_UNIT, twin, unit->name, "");
      button = gtk_button_new_with_mnemonic (_ ("_Merge the Two"));
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.merge-pair");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", pair->unit, pair->other);
      cz_detail_pane_add_widget (self->pane, button);
    }
}

static void
add_task_link (CzUnitsPage  *self,
               const CzTask *task)
{
  if (task != NULL)
    cz_detail_pane_add_link (self->pane, CZ_KIND_TASK, task->id, *task->title != '\0' ? task->title : task->text, "");
}

static void
add_row_link (CzUnitsPage *self,
              const CzRow *row)
{
  g_autofree char *text = NULL;
  g_autofree char *points = NULL;

  if (row == NULL)
    return;

  text = *row->no != '\0' ? g_strdup_printf ("%s  %s", row->no, row->text) : g_strdup (row->text);
  points = row->points != CZ_POINTS_NONE ? cz_points_to_string (row->points) : g_strdup ("");
  cz_detail_pane_add_link (self->pane, CZ_KIND_ROW, row->id, text, points);
}

static void
add_work (CzUnitsPage *self,
          gint64       id,
          gboolean     leads,
          const char  *heading)
{
  const GPtrArray *assignments = cz_data_get_children (get_data (self), CZ_KIND_ASSIGNMENT, "unit", id);
  gboolean         any = FALSE;

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if (cz_assignment_leads (assignment) != leads || (assignment->task == 0 && assignment->sheet_row == 0))
        continue;
      if (!any)
        cz_detail_pane_add_heading (self->pane, heading);
      any = TRUE;
      if (assignment->task != 0)
        add_task_link (self, cz_data_get_task (get_data (self), assignment->task));
      else
        add_row_link (self, cz_data_get_row (get_data (self), assignment->sheet_row));
    }
}

static void
cz_units_page_show (CzGridPage *page,
                    gint64      id)
{
  CzUnitsPage     *self = CZ_UNITS_PAGE (page);
  const CzUnit    *unit = cz_data_get_unit (get_data (self), id);
  g_autofree char *aliases = NULL;

  cz_detail_pane_clear (self->pane);
  if (unit == NULL)
    return;

  aliases = cz_unit_dup_aliases (get_data (self), id);
  cz_detail_pane_set_title (self->pane, unit->name, cz_unit_kind_title (unit->kind));
  cz_detail_pane_add_fact (self->pane, C_ ("unit", "Short Name"), unit->short_name, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("unit", "Other Names"), aliases, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("unit", "Level"), unit->level, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("unit", "Note"), unit->note, NULL);
  add_suspected (self, id);
  add_work (self, id, TRUE, _ ("Leads"));
  add_work (self, id, FALSE, _ ("Cooperates"));
}

/* CzGridPage */

static const CzRecordColumn *
cz_units_page_get_columns (CzGridPage *page G_GNUC_UNUSED,
                           guint      *n_columns)
{
  return cz_unit_columns_get (n_columns);
}

/* Units are shared by all campaigns of a workspace. */
static gboolean
is_of_campaign (CzWorkspace  *workspace G_GNUC_UNUSED,
                gconstpointer record G_GNUC_UNUSED)
{
  return TRUE;
}

/* Where there is little room, merging is in the menu of the table. */
static void
narrow_changed_cb (CzUnitsPage *self)
{
  gtk_widget_set_visible (self->merge_button, !cz_page_get_narrow (CZ_PAGE (self)));
  if (cz_page_get_narrow (CZ_PAGE (self)))
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->add_button), "list-add-symbolic");
      return;
    }

  gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("_Add Unit…"));
  gtk_button_set_use_underline (GTK_BUTTON (self->add_button), TRUE);
}

static GtkWidget *
make_header (CzUnitsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->merge_button = gtk_button_new_with_mnemonic (_ ("_Merge…"));
  self->add_button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->merge_button), "page.merge");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "page.add");
  gtk_widget_set_tooltip_text (self->merge_button, _ ("Make one unit of those selected"));
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a Unit"));
  gtk_box_append (GTK_BOX (box), self->merge_button);
  gtk_box_append (GTK_BOX (box), self->add_button);

  return box;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Merge…"), "page.merge");
  g_menu_append (menu, _ ("_Add Unit…"), "page.add");
  g_menu_append (menu, _ ("_Details"), "page.details");

  return G_MENU_MODEL (menu);
}

static void
cz_units_page_class_init (CzUnitsPageClass *klass)
{
  static const CzKind      watched[] = { CZ_KIND_ALIAS, CZ_KIND_ASSIGNMENT, CZ_KIND_FINDING };
  static const char *const groups[] = { "kind", "level", NULL };
  CzGridPageClass         *page_class = CZ_GRID_PAGE_CLASS (klass);

  page_class->name = "units";
  page_class->kind = CZ_KIND_UNIT;
  page_class->watched = watched;
  page_class->n_watched = G_N_ELEMENTS (watched);
  page_class->chips = chips;
  page_class->n_chips = G_N_ELEMENTS (chips);
  page_class->groups = groups;
  page_class->get_columns = cz_units_page_get_columns;
  page_class->is_of_campaign = is_of_campaign;
  page_class->show = cz_units_page_show;
}

static void
cz_units_page_init (CzUnitsPage *self)
{
  static const GActionEntry actions[] = {
    { "merge", ask_merge, NULL, NULL, NULL, { 0 } },
    { "merge-pair", merge_pair, "(xx)", NULL, NULL, { 0 } },
    { "add", ask_add, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GMenuModel) menu = make_menu ();

  self->pane = g_object_new (CZ_TYPE_DETAIL_PANE, NULL);
  cz_grid_page_set_pane (CZ_GRID_PAGE (self), GTK_WIDGET (self->pane));
  cz_grid_page_set_menu (CZ_GRID_PAGE (self), menu);
  cz_grid_page_set_empty (CZ_GRID_PAGE (self), "system-users-symbolic", _ ("No Units Yet"),
                          _ ("Import a document, or drop it on this window: the units it names appear here."));
  g_object_set (self, "header-widget", make_header (self), NULL);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
  narrow_changed_cb (self);
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
}
