/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-progress-page.h"

#include "views/cz-grid-memory.h"
#include "views/cz-milestone-popover.h"
#include "views/cz-plan-timeline.h"
#include "widgets/cz-grid-frame.h"
#include "workspace/cz-progress.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

/* Height of the timeline in pixels; what does not fit is scrolled. */
#define LEAST_HEIGHT 140
#define MOST_HEIGHT 300

/**
 * CzProgressPage:
 *
 * Whether the campaign is on time and where its plans collide: the timeline of phases, milestones and duties above,
 * the same milestones and duties as a table below. What is selected in one is selected in the other.
 */
struct _CzProgressPage
{
  CzPage parent_instance;

  GtkStack           *stack;
  GtkWidget          *tool_box;
  GtkScrolledWindow  *timeline_window;
  CzTimeline         *timeline;
  GtkLabel           *conflicts_label;
  GtkLabel           *count_label;
  GtkMenuButton      *add_button;
  CzMilestonePopover *popover;
  CzGrid             *grid;

  CzProgressTable *table;
  CzDate           today; /* none: the day of the clock */
  guint            update_id;
  gboolean         selecting; /* one of the two selects in the other */
};

G_DEFINE_FINAL_TYPE (CzProgressPage, cz_progress_page, CZ_TYPE_PAGE)

static CzWorkspace *
get_workspace (CzProgressPage *self)
{
  return cz_page_get_workspace (CZ_PAGE (self));
}

static CzDate
get_today (CzProgressPage *self)
{
  return cz_date_is_none (self->today) ? cz_date_today () : self->today;
}

/* Showing */

static void
update_conflicts (CzProgressPage *self)
{
  g_auto (GStrv) conflicts = cz_timeline_dup_conflicts (self->timeline);
  g_autofree char *joined = g_strjoinv ("\n▲ ", conflicts);
  g_autofree char *text = g_strconcat ("▲ ", joined, NULL);

  gtk_label_set_text (self->conflicts_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_label), *joined != '\0');
}

/* As high as its lanes need, but the table below keeps its room. */
static void
update_height (CzProgressPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->timeline));
  int height;

  gtk_widget_measure (GTK_WIDGET (self->timeline), GTK_ORIENTATION_VERTICAL, width > 0 ? width : -1, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->timeline_window, CLAMP (height, LEAST_HEIGHT, MOST_HEIGHT));
}

static void
update_subtitle (CzProgressPage *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;
  CzDate           from;
  CzDate           to;

  cz_agenda_get_span (get_workspace (self), get_today (self), &from, &to);
  first = cz_date_to_string (from);
  last = cz_date_to_string (to);
  /* Translators: first and last day of a campaign */
  text = g_strdup_printf (_ ("%s to %s"), first, last);
  cz_page_set_subtitle (CZ_PAGE (self), text);
}

static void
update_count (CzProgressPage *self)
{
  guint            n = cz_table_get_n_rows (CZ_TABLE (self->table));
  guint            n_late = cz_progress_table_count (self->table, CZ_DUE_LATE);
  guint            n_soon = cz_progress_table_count (self->table, CZ_DUE_SOON);
  guint            n_done = cz_progress_table_count (self->table, CZ_DUE_DONE);
  g_autofree char *text = g_strdup_printf (ngettext ("%u item · %u done, %u late, %u within 7 days",
                                                     "%u items · %u done, %u late, %u within 7 days", n),
                                           n, n_done, n_late, n_soon);

  gtk_label_set_text (self->count_label, text);
}

static void
update (CzProgressPage *self)
{
  gboolean any = cz_workspace_get_campaign (get_workspace (self)) != 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "plan" : "empty");
  gtk_widget_set_visible (self->tool_box, any);
  self->selecting = TRUE;
  cz_plan_timeline_fill (self->timeline, get_workspace (self), get_today (self), TRUE);
  self->selecting = FALSE;
  update_height (self);
  update_conflicts (self);
  update_subtitle (self);
  update_count (self);
}

/* Several changes in a row are shown once. */
static gboolean
update_later_cb (gpointer user_data)
{
  CzProgressPage *self = CZ_PROGRESS_PAGE (user_data);

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
workspace_changed_cb (CzProgressPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_later_cb, self);
}

/* Changing */

static void
apply (CzProgressPage *self,
       CzEdit         *edit,
       GError         *error)
{
  g_autoptr (GError) reason = error;

  if (reason == NULL && cz_edit_get_length (edit) > 0)
    cz_workspace_apply (get_workspace (self), edit, &reason);
  if (reason != NULL)
    cz_page_toast_error (CZ_PAGE (self), reason);
}

static CzEdit *
new_edit (CzProgressPage *self,
          CzKind          kind,
          gint64          id)
{
  g_autofree char *label = cz_step_text_record (cz_workspace_get_data (get_workspace (self)), kind, id);

  return cz_edit_new (label);
}

static void
moved_cb (CzProgressPage *self,
          const char     *id,
          const char     *start,
          const char     *end)
{
  g_autoptr (CzEdit) edit = NULL;
  GError *error = NULL;
  CzKind  kind;
  gint64  record;
  CzDate  first;
  CzDate  last;

  if (!cz_plan_timeline_find (id, &kind, &record) || !cz_date_parse (start, &first, NULL) || !cz_date_parse (end, &last, NULL) ||
      cz_data_get (cz_workspace_get_data (get_workspace (self)), kind, record) == NULL)
    return;

  edit = new_edit (self, kind, record);
  if (kind == CZ_KIND_PHASE)
    cz_progress_set_span (get_workspace (self), edit, record, first, last, &error);
  else if (kind == CZ_KIND_MILESTONE)
    cz_progress_set_due (get_workspace (self), edit, record, last, &error);

  apply (self, edit, error);
}

static void
add_cb (CzProgressPage *self)
{
  const char      *title = cz_milestone_popover_get_title (self->popover);
  g_autofree char *label = g_strdup_printf (_ ("Add milestone “%s”"), title);
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  GError *error = NULL;
  gint64  id;

  id = cz_progress_add_milestone (get_workspace (self), edit, title, cz_milestone_popover_get_due (self->popover),
                                  cz_milestone_popover_get_deliverable (self->popover), &error);
  apply (self, edit, error);
  if (id != 0)
    cz_page_open_place (CZ_PAGE (self), CZ_KIND_MILESTONE, id);
}

/* Selecting */

static const CzAgendaItem *
get_current (CzProgressPage *self)
{
  guint row;
  guint column;

  return cz_grid_get_cursor (self->grid, &row, &column) ? cz_progress_table_get_item (self->table, row) : NULL;
}

static void
update_actions (CzProgressPage *self)
{
  const CzAgendaItem *item = get_current (self);
  gboolean            writable = !cz_workspace_is_read_only (get_workspace (self));

  cz_page_set_action_enabled (CZ_PAGE (self), "tick", writable && item != NULL);
  cz_page_set_action_enabled (CZ_PAGE (self), "delete-milestone", writable && item != NULL && item->kind == CZ_KIND_MILESTONE);
}

static void
cursor_changed_cb (CzProgressPage *self)
{
  const CzAgendaItem *item;
  g_autofree char    *id = NULL;

  if (self->table == NULL)
    return;

  update_actions (self);
  item = get_current (self);
  if (self->selecting || item == NULL)
    return;

  id = cz_plan_timeline_dup_id (item->kind, item->id, item->period);
  self->selecting = TRUE;
  cz_timeline_select (self->timeline, id);
  self->selecting = FALSE;
}

static gboolean
show_in_grid (CzProgressPage *self,
              const char     *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", 3);
  CzKind kind;
  gint64 record;
  guint  row;

  return cz_plan_timeline_find (id, &kind, &record) &&
         cz_progress_table_find (self->table, kind, record, kind == CZ_KIND_DUTY && g_strv_length (parts) == 3 ? parts[2] : NULL, &row) &&
         cz_grid_scroll_to (self->grid, row, CZ_PROGRESS_TITLE);
}

static void
timeline_selected_cb (CzProgressPage *self,
                      const char     *id)
{
  if (self->selecting || self->table == NULL || id == NULL)
    return;

  self->selecting = TRUE;
  show_in_grid (self, id);
  self->selecting = FALSE;
}

static void
timeline_activated_cb (CzProgressPage *self,
                       const char     *id)
{
  if (show_in_grid (self, id))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Actions */

static void
change_zoom (GSimpleAction *action,
             GVariant      *value,
             gpointer       user_data)
{
  static const char *const names[] = { "fit", "day", "month", "quarter", "year" };
  CzProgressPage          *self = CZ_PROGRESS_PAGE (user_data);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i], g_variant_get_string (value, NULL)))
        {
          cz_timeline_set_zoom (self->timeline, (CzTimelineZoom) i);
          g_simple_action_set_state (action, value);
        }
    }
}

static gboolean
is_open (CzTable *table,
         guint    row,
         gpointer user_data G_GNUC_UNUSED)
{
  return cz_progress_table_get_item (CZ_PROGRESS_TABLE (table), row)->state != CZ_DUE_DONE;
}

static void
change_show (GSimpleAction *action,
             GVariant      *value,
             gpointer       user_data)
{
  CzProgressPage *self = CZ_PROGRESS_PAGE (user_data);
  const char     *name = g_variant_get_string (value, NULL);
  CzTableView    *view = cz_grid_get_view (self->grid);

  g_simple_action_set_state (action, value);
  cz_table_view_set_row_filter (view, g_str_equal (name, "open") ? is_open : NULL, NULL, NULL);
  cz_table_view_set_group (view, g_str_equal (name, "month") ? CZ_PROGRESS_MONTH : CZ_TABLE_VIEW_NONE);
}

static void
go_to_today (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  CzProgressPage *self = CZ_PROGRESS_PAGE (user_data);

  cz_timeline_show_day (self->timeline, get_today (self));
}

static void
tick (GSimpleAction *action G_GNUC_UNUSED,
      GVariant      *parameter G_GNUC_UNUSED,
      gpointer       user_data)
{
  CzProgressPage     *self = CZ_PROGRESS_PAGE (user_data);
  const CzAgendaItem *item = get_current (self);
  g_autoptr (CzEdit) edit = NULL;

  if (item == NULL)
    return;

  edit = new_edit (self, item->kind, item->id);
  cz_progress_set_done (get_workspace (self), edit, item, item->state == CZ_DUE_DONE ? CZ_DATE_NONE : get_today (self));
  apply (self, edit, NULL);
}

static void
delete_milestone (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  CzProgressPage     *self = CZ_PROGRESS_PAGE (user_data);
  const CzAgendaItem *item = get_current (self);
  g_autoptr (GError) error = NULL;
  guint row;

  if (item == NULL || !cz_progress_table_find (self->table, item->kind, item->id, item->period, &row))
    return;
  if (!cz_table_remove_rows (CZ_TABLE (self->table), row, 1, &error))
    cz_page_toast_error (CZ_PAGE (self), error);
}

static void
calendar_chosen_cb (CzProgressPage  *self,
                    int              response,
                    GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (chooser);
  if (response != GTK_RESPONSE_ACCEPT || path == NULL)
    return;

  if (!cz_agenda_write_ics (get_workspace (self), path, &error))
    {
      cz_page_toast_error (CZ_PAGE (self), error);
      return;
    }

  text = g_strdup_printf (_ ("Calendar saved as %s"), path);
  cz_page_toast (CZ_PAGE (self), text);
}

static void
export_calendar (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  CzProgressPage       *self = CZ_PROGRESS_PAGE (user_data);
  GtkWindow            *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Export Calendar"), window, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("calendar.ics"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (calendar_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_milestone (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  gtk_menu_button_popup (CZ_PROGRESS_PAGE (user_data)->add_button);
}

/* CzPage */

static void
show_table (CzProgressPage *self)
{
  g_clear_object (&self->table);
  self->table = cz_progress_table_new (get_workspace (self), get_today (self));
  cz_grid_set_table (self->grid, CZ_TABLE (self->table));
  cz_grid_memory_restore (self->grid, "progress");
  cz_milestone_popover_set_today (self->popover, get_today (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), !cz_workspace_is_read_only (get_workspace (self)));
  update (self);
  update_actions (self);
}

static void
remember_grid (CzProgressPage *self)
{
  cz_grid_memory_save (self->grid, "progress");
}

static void
cz_progress_page_set_workspace (CzPage      *page,
                                CzWorkspace *workspace)
{
  CzProgressPage *self = CZ_PROGRESS_PAGE (page);

  show_table (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
cz_progress_page_open_place (CzPage *page,
                             CzKind  kind,
                             gint64  id)
{
  CzProgressPage  *self = CZ_PROGRESS_PAGE (page);
  g_autofree char *name = cz_plan_timeline_dup_id (kind, id, "");
  guint            row;

  if (kind == CZ_KIND_PHASE)
    {
      if (self->update_id != 0)
        g_clear_handle_id (&self->update_id, g_source_remove);
      update (self);
      return cz_timeline_select (self->timeline, name);
    }

  return (kind == CZ_KIND_MILESTONE || kind == CZ_KIND_DUTY) && cz_progress_table_find (self->table, kind, id, NULL, &row) &&
         cz_grid_scroll_to (self->grid, row, CZ_PROGRESS_TITLE);
}

static void
cz_progress_page_dispose (GObject *object)
{
  CzProgressPage *self = CZ_PROGRESS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->table);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_PROGRESS_PAGE);

  G_OBJECT_CLASS (cz_progress_page_parent_class)->dispose (object);
}

static void
cz_progress_page_class_init (CzProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CzPageClass    *page_class = CZ_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_progress_page_dispose;
  page_class->set_workspace = cz_progress_page_set_workspace;
  page_class->open_place = cz_progress_page_open_place;

  g_type_ensure (CZ_TYPE_TIMELINE);
  g_type_ensure (CZ_TYPE_GRID);
  g_type_ensure (CZ_TYPE_GRID_FRAME);
  g_type_ensure (CZ_TYPE_MILESTONE_POPOVER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, tool_box);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, timeline_window);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, conflicts_label);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, popover);
  gtk_widget_class_bind_template_child (widget_class, CzProgressPage, grid);
  gtk_widget_class_bind_template_callback (widget_class, timeline_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, timeline_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remember_grid);
}

static void
cz_progress_page_init (CzProgressPage *self)
{
  static const GActionEntry actions[] = {
    { "zoom", NULL, "s", "'month'", change_zoom },
    { "show", NULL, "s", "'all'", change_show },
    { "today", go_to_today },
    { "tick", tick },
    { "delete-milestone", delete_milestone },
    { "export-calendar", export_calendar },
    { "add-milestone", add_milestone },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  cz_timeline_set_zoom (self->timeline, CZ_TIMELINE_MONTH);
}

/* Returns how many milestones are in the current campaign, for the side list; late ones are marked. */
int
cz_progress_page_count (CzWorkspace *workspace,
                        gboolean    *bad)
{
  const GPtrArray *milestones = cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_MILESTONE, "campaign",
                                                      cz_workspace_get_campaign (workspace));
  int              n_late = 0;

  for (guint i = 0; i < milestones->len; i++)
    {
      const CzMilestone *milestone = milestones->pdata[i];

      if (!cz_date_is_none (milestone->due) &&
          cz_agenda_get_state (milestone->due, !cz_date_is_none (milestone->done), cz_date_today ()) == CZ_DUE_LATE)
        n_late++;
    }

  *bad = n_late > 0;

  return n_late > 0 ? n_late : -1;
}

/* Shows the plan as of @today; without it, of the day of the clock. */
void
cz_progress_page_set_today (CzProgressPage *self,
                            CzDate          today)
{
  g_return_if_fail (CZ_IS_PROGRESS_PAGE (self));

  self->today = today;
  if (get_workspace (self) != NULL)
    show_table (self);
}
