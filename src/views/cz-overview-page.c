/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-overview-page.h"

#include "views/cz-overview-rows.h"
#include "views/cz-plan-timeline.h"
#include "widgets/cz-chart.h"
#include "widgets/cz-columns.h"
#include "widgets/cz-timeline.h"

#include <glib/gi18n-lib.h>

/* How much the lists show; the rest is one button away. */
#define MOST_DUE 8
#define MOST_LATE 3
#define MOST_STEPS 5
/* Steps read to find those since yesterday. */
#define STEPS_READ 50

/**
 * CzOverviewPage:
 *
 * Where the campaign stands and what is due. Changes nothing: everything on it leads to its place.
 */
struct _CzOverviewPage
{
  CzPage parent_instance;

  GtkStack   *stack;
  GtkLabel   *score_label;
  CzChart    *gauge;
  GtkWidget  *gauge_button;
  GtkLabel   *points_label;
  GtkLabel   *attainable_label;
  GtkLabel   *grade_label;
  GtkLabel   *missing_label;
  GtkLabel   *unscored_label;
  GtkBox     *categories_box;
  GtkLabel   *weak_label;
  GtkButton  *tasks_button;
  CzChart    *tasks_chart;
  GtkBox     *tasks_counts_box;
  GtkButton  *targets_button;
  CzChart    *targets_chart;
  GtkBox     *targets_counts_box;
  GtkWidget  *phases_section;
  GtkButton  *phases_button;
  CzTimeline *timeline;
  GtkLabel   *conflicts_label;
  GtkButton  *due_button;
  GtkBox     *due_box;
  GtkButton  *findings_button;
  GtkBox     *findings_box;
  GtkButton  *steps_button;
  GtkBox     *steps_box;

  CzDate   today; /* none: the day of the clock */
  guint    update_id;
  gboolean stale;   /* something changed while the page was not seen */
  gboolean reading; /* steps are being read */
  gboolean steps_stale;
};

G_DEFINE_FINAL_TYPE (CzOverviewPage, cz_overview_page, CZ_TYPE_PAGE)

static CzDate
get_today (CzOverviewPage *self)
{
  return cz_date_is_none (self->today) ? cz_date_today () : self->today;
}

static double
to_double (CzPoints points)
{
  return points == CZ_POINTS_NONE ? 0 : points / (double) CZ_POINTS_UNIT;
}

/* Takes @text. */
static void
set_text (GtkLabel *label,
          char     *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  g_free (text);
}

/* Takes @text. */
static void
set_button (GtkButton *button,
            char      *text)
{
  gtk_button_set_label (button, text);
  g_free (text);
}

/* Score */

static char *
describe_grade (const CzOverview *overview)
{
  if (overview->points == CZ_POINTS_NONE || overview->standardised == NULL)
    return g_strdup ("");
  if (overview->grade == NULL)
    /* Translators: points out of 100 */
    return g_strdup_printf (_ ("Standardised %s"), overview->standardised);

  /* Translators: points out of 100, then the grade, such as A */
  return g_strdup_printf (_ ("Standardised %s · %s"), overview->standardised, overview->grade);
}

static char *
describe_missing (const CzOverview *overview)
{
  g_autofree char *missing = NULL;

  if (overview->next_grade == NULL)
    return g_strdup ("");

  missing = cz_points_to_string (overview->missing);

  /* Translators: points, then the next grade, such as A */
  return g_strdup_printf (_ ("%s points short of %s"), missing, overview->next_grade);
}

static char *
describe_scored (const CzOverview *overview)
{
  guint n_scored = overview->n_rows - MIN (overview->n_unscored, overview->n_rows);

  if (overview->sheet == 0)
    return g_strdup ("");

  /* Translators: a round such as self-assessment, rows scored, rows in all */
  return g_strdup_printf (_ ("%s · %u of %u rows scored"), overview->round_name, n_scored, overview->n_rows);
}

static char *
describe_unscored (const CzOverview *overview)
{
  if (overview->sheet == 0)
    return g_strdup (_ ("No scoring sheet in this campaign yet."));
  if (overview->n_unscored == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%u row not scored yet", "%u rows not scored yet", overview->n_unscored), overview->n_unscored);
}

static void
update_gauge (CzOverviewPage   *self,
              const CzOverview *overview)
{
  g_autofree char *points = overview->points != CZ_POINTS_NONE ? cz_points_to_string (overview->points) : g_strdup ("–");
  g_autofree char *attainable = cz_points_to_string (overview->attainable);
  g_autofree char *grade = describe_grade (overview);
  g_autofree char *missing = describe_missing (overview);
  g_autofree char *name = g_strdup_printf (_ ("Score: %s of %s points. %s. %s"), points, attainable, grade, missing);

  cz_chart_clear (self->gauge);
  cz_chart_set_title (self->gauge, "");
  cz_chart_set_whole (self->gauge, to_double (overview->attainable));
  cz_chart_add_value (self->gauge, to_double (overview->points), "cz_accent", _ ("Score"));
  for (guint i = 0; i < overview->grades->len; i++)
    {
      const CzOverviewGrade *above = overview->grades->pdata[i];

      cz_chart_add_tick (self->gauge, above->share * to_double (overview->attainable), "cz_base", above->name);
    }

  gtk_label_set_text (self->points_label, points);
  /* Translators: the points that can be reached */
  set_text (self->attainable_label, g_strdup_printf (_ ("of %s points"), attainable));
  set_text (self->grade_label, overview->points != CZ_POINTS_NONE ? g_strdup (grade) : g_strdup (_ ("Not scored yet")));
  set_text (self->missing_label, g_strdup (missing));
  set_text (self->unscored_label, describe_unscored (overview));
  set_text (self->score_label, describe_scored (overview));
  gtk_widget_set_visible (self->gauge_button, overview->sheet != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->gauge_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_categories (CzOverviewPage   *self,
                   const CzOverview *overview)
{
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) figures = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean any_weak = FALSE;

  for (guint i = 0; i < overview->categories->len; i++)
    {
      const CzOverviewCategory *category = overview->categories->pdata[i];

      g_ptr_array_add (rows, cz_overview_row_new_category (category, titles, figures));
      any_weak |= category->weak;
    }

  cz_overview_replace_rows (self->categories_box, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->weak_label), any_weak);
}

/* Tasks and targets */

typedef struct
{
  guint       count;
  const char *sign;
  const char *color;
  const char *css_class;
  const char *name;
} Part;

static void
update_strip (CzChart    *chart,
              GtkBox     *box,
              const char *title,
              const Part *parts,
              guint       n_parts,
              const char *page)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  cz_chart_clear (chart);
  cz_chart_set_title (chart, title);
  for (guint i = 0; i < n_parts; i++)
    {
      const Part *part = &parts[i];

      cz_chart_add_value (chart, part->count, part->color, part->name);
      g_ptr_array_add (rows, cz_overview_row_new_count (part->sign, part->css_class, part->name, part->count, page));
    }

  cz_overview_replace_rows (box, rows);
}

static void
update_counts (CzOverviewPage   *self,
               const CzOverview *overview)
{
  const Part tasks[] = {
    { overview->n_tasks_done, "✓", "cz_done", "cz-done", C_ ("tasks", "Done") },
    { overview->n_tasks_open, "●", "cz_accent", "cz-accent", C_ ("tasks", "On time") },
    { overview->n_tasks_late, "■", "cz_error", "cz-error", C_ ("tasks", "Late") },
  };
  const Part targets[] = {
    { overview->n_targets_met, "✓", "cz_done", "cz-done", C_ ("targets", "Met") },
    { overview->n_targets_missed, "×", "cz_error", "cz-error", C_ ("targets", "Not met") },
    { overview->n_targets_unknown, "○", "cz_open", "cz-dim", C_ ("targets", "No value yet") },
  };
  guint n_tasks = overview->n_tasks_done + overview->n_tasks_open + overview->n_tasks_late;
  guint n_targets = overview->n_targets_met + overview->n_targets_missed + overview->n_targets_unknown;

  update_strip (self->tasks_chart, self->tasks_counts_box, _ ("Tasks"), tasks, G_N_ELEMENTS (tasks), "tasks");
  update_strip (self->targets_chart, self->targets_counts_box, _ ("Targets"), targets, G_N_ELEMENTS (targets), "targets");
  set_button (self->tasks_button, g_strdup_printf (ngettext ("%u task", "%u tasks", n_tasks), n_tasks));
  set_button (self->targets_button, g_strdup_printf (ngettext ("%u target", "%u targets", n_targets), n_targets));
}

/* What is due, findings */

/* What is late comes first, the newest of it, and leaves room for what can still be done in time. */
static void
update_due (CzOverviewPage   *self,
            const CzOverview *overview)
{
  g_autoptr (GtkSizeGroup) dates = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n_late = 0;
  guint first;

  while (n_late < overview->due->len && ((const CzAgendaItem *) overview->due->pdata[n_late])->state == CZ_DUE_LATE)
    n_late++;

  first = n_late > MOST_LATE ? n_late - MOST_LATE : 0;
  for (guint i = first; i < overview->due->len && rows->len < MOST_DUE; i++)
    g_ptr_array_add (rows, cz_overview_row_new_due (overview->due->pdata[i], overview->today, dates));
  if (first > 0)
    g_ptr_array_insert (rows, 0, cz_overview_row_new_more (first));
  if (rows->len == 0)
    g_ptr_array_add (rows, cz_overview_note_new (_ ("Nothing is late, and nothing is due within 30 days.")));

  cz_overview_replace_rows (self->due_box, rows);
  set_button (self->due_button, g_strdup_printf (ngettext ("%u item", "All %u items", overview->due->len), overview->due->len));
}

static void
update_findings (CzOverviewPage   *self,
                 const CzOverview *overview)
{
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint n_open = 0;

  for (CzSeverity severity = 0; severity < CZ_N_SEVERITIES; severity++)
    {
      g_ptr_array_add (rows, cz_overview_row_new_findings (overview, severity, titles));
      n_open += overview->n_findings[severity];
    }

  cz_overview_replace_rows (self->findings_box, rows);
  set_button (self->findings_button, g_strdup_printf (ngettext ("%u open", "%u open", n_open), n_open));
}

/* Phases */

/* The phase of today with the month of it, else how many phases there are. */
static char *
describe_phase (CzOverviewPage *self)
{
  g_autoptr (GPtrArray) phases = cz_overview_list_phases (cz_page_get_workspace (CZ_PAGE (self)));
  CzDate today = get_today (self);

  for (guint i = 0; i < phases->len; i++)
    {
      const CzPhase *phase = phases->pdata[i];
      CzDate         first = cz_date_first_day (phase->starts);
      CzDate         last = cz_date_last_day (phase->ends);

      if (cz_date_compare (first, today) <= 0 && cz_date_compare (today, last) <= 0)
        /* Translators: name of a phase, month of it now, months in all */
        return g_strdup_printf (_ ("%s, month %d of %d"), phase->name, (today.year - first.year) * 12 + today.month - first.month + 1,
                                (last.year - first.year) * 12 + last.month - first.month + 1);
    }

  return g_strdup_printf (ngettext ("%u phase", "%u phases", phases->len), phases->len);
}

static void
update_phases (CzOverviewPage *self)
{
  g_auto (GStrv) conflicts = NULL;
  g_autofree char *text = NULL;

  cz_plan_timeline_fill (self->timeline, cz_page_get_workspace (CZ_PAGE (self)), get_today (self), FALSE);
  conflicts = cz_timeline_dup_conflicts (self->timeline);
  text = g_strjoinv ("\n▲ ", conflicts);
  set_text (self->conflicts_label, *text != '\0' ? g_strconcat ("▲ ", text, NULL) : g_strdup (""));
  set_button (self->phases_button, describe_phase (self));
  gtk_widget_set_visible (self->phases_section, cz_timeline_get_n_items (self->timeline) > 0);
}

static void
item_activated_cb (CzOverviewPage *self,
                   const char     *id)
{
  CzKind kind;
  gint64 record;

  if (cz_plan_timeline_find (id, &kind, &record))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-place", "(sx)", cz_kind_get_info (kind)->table, record);
}

/* What changed */

typedef struct
{
  CzStore *store;
  CzDate   since;
} StepsRequest;

static void
steps_request_free (StepsRequest *request)
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
  StepsRequest *request = task_data;
  GError       *error = NULL;
  GPtrArray    *steps = cz_overview_read_steps (request->store, request->since, STEPS_READ, &error);

  if (steps != NULL)
    g_task_return_pointer (task, steps, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_steps (CzOverviewPage  *self,
            const GPtrArray *steps)
{
  g_autoptr (GtkSizeGroup) times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (steps->len, MOST_STEPS); i++)
    g_ptr_array_add (rows, cz_overview_row_new_step (steps->pdata[i], get_today (self), times));
  if (rows->len == 0)
    g_ptr_array_add (rows, cz_overview_note_new (_ ("Nothing was changed since yesterday.")));

  cz_overview_replace_rows (self->steps_box, rows);
}

static void
request_steps (CzOverviewPage *self);

/* The page may have gone meanwhile: @user_data is a weak reference to it. */
static void
steps_read_cb (GObject      *object G_GNUC_UNUSED,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CzOverviewPage) self = g_weak_ref_get (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (user_data);
  g_free (user_data);
  if (self == NULL || self->steps_box == NULL)
    return;

  self->reading = FALSE;
  if (steps != NULL)
    show_steps (self, steps);
  else
    cz_page_toast_error (CZ_PAGE (self), error);

  if (self->steps_stale)
    request_steps (self);
}

static void
request_steps (CzOverviewPage *self)
{
  g_autoptr (GTask) task = NULL;
  StepsRequest *request;
  GWeakRef     *page;

  self->steps_stale = self->reading;
  if (self->reading)
    return;

  self->reading = TRUE;
  request = g_new0 (StepsRequest, 1);
  request->store = g_object_ref (cz_workspace_get_store (cz_page_get_workspace (CZ_PAGE (self))));
  request->since = cz_date_add_days (get_today (self), -1);

  page = g_new0 (GWeakRef, 1);
  g_weak_ref_init (page, self);
  task = g_task_new (NULL, NULL, steps_read_cb, page);
  g_task_set_source_tag (task, request_steps);
  g_task_set_task_data (task, request, (GDestroyNotify) steps_request_free);
  g_task_run_in_thread (task, read_steps);
}

/* All of it */

static void
update (CzOverviewPage *self)
{
  g_autoptr (CzOverview) overview = cz_overview_new (cz_page_get_workspace (CZ_PAGE (self)), get_today (self));
  g_autofree char *today = cz_date_to_string (overview->today);
  g_autofree char *subtitle = g_strdup_printf (_ ("As of %s"), today);

  self->stale = FALSE;
  gtk_stack_set_visible_child_name (self->stack, cz_overview_is_empty (overview) ? "empty" : "overview");
  cz_page_set_subtitle (CZ_PAGE (self), subtitle);
  update_gauge (self, overview);
  update_categories (self, overview);
  update_counts (self, overview);
  update_due (self, overview);
  update_findings (self, overview);
  update_phases (self);
  request_steps (self);
}

/* Several changes in a row are shown once, and only when somebody looks. */
static gboolean
update_later_cb (gpointer user_data)
{
  CzOverviewPage *self = CZ_OVERVIEW_PAGE (user_data);

  self->update_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else
    self->stale = TRUE;

  return G_SOURCE_REMOVE;
}

static void
workspace_changed_cb (CzOverviewPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_later_cb, self);
}

/* GtkWidget and CzPage */

static void
cz_overview_page_map (GtkWidget *widget)
{
  CzOverviewPage *self = CZ_OVERVIEW_PAGE (widget);

  if (self->stale)
    update (self);

  GTK_WIDGET_CLASS (cz_overview_page_parent_class)->map (widget);
}

static void
cz_overview_page_set_workspace (CzPage      *page,
                                CzWorkspace *workspace)
{
  CzOverviewPage *self = CZ_OVERVIEW_PAGE (page);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "acknowledged", G_CALLBACK (request_steps), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
cz_overview_page_dispose (GObject *object)
{
  CzOverviewPage *self = CZ_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (cz_overview_page_parent_class)->dispose (object);
}

static void
bind_score (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, score_label);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, gauge);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, gauge_button);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, points_label);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, attainable_label);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, grade_label);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, unscored_label);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, categories_box);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, weak_label);
}

static void
cz_overview_page_class_init (CzOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_overview_page_dispose;
  widget_class->map = cz_overview_page_map;
  CZ_PAGE_CLASS (klass)->set_workspace = cz_overview_page_set_workspace;

  g_type_ensure (CZ_TYPE_CHART);
  g_type_ensure (CZ_TYPE_COLUMNS);
  g_type_ensure (CZ_TYPE_TIMELINE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-overview-page.ui");
  bind_score (widget_class);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, tasks_button);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, tasks_chart);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, tasks_counts_box);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, targets_button);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, targets_chart);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, targets_counts_box);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, phases_section);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, phases_button);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, conflicts_label);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, due_button);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, due_box);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, findings_button);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, findings_box);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, steps_button);
  gtk_widget_class_bind_template_child (widget_class, CzOverviewPage, steps_box);
}

static void
cz_overview_page_init (CzOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (self->weak_label, _ ("▲ below 70 percent of the points"));
  gtk_button_set_label (self->steps_button, C_ ("page", "History"));
}

/* Shows how the campaign stood on @today; without it, the day of the clock. */
void
cz_overview_page_set_today (CzOverviewPage *self,
                            CzDate          today)
{
  g_return_if_fail (CZ_IS_OVERVIEW_PAGE (self));

  self->today = today;
  if (cz_page_get_workspace (CZ_PAGE (self)) != NULL)
    update (self);
}
