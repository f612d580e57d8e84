/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-targets-page.h"

#include "views/cz-detail-pane.h"
#include "views/cz-target-columns.h"
#include "widgets/cz-chart.h"
#include "workspace/cz-target-status.h"

#include <glib/gi18n-lib.h>

#define CHART_HEIGHT 140

/**
 * CzTargetsPage:
 *
 * What was promised, what was measured year by year, and whether the one reaches the other.
 */
struct _CzTargetsPage
{
  CzGridPage parent_instance;

  CzDetailPane *pane;
  GPtrArray    *years; /* of char *, owned: headings of the columns */
  GArray       *columns;
  guint         rebuild_id;
};

G_DEFINE_FINAL_TYPE (CzTargetsPage, cz_targets_page, CZ_TYPE_GRID_PAGE)

static CzData *
get_data (CzGridPage *page)
{
  return cz_workspace_get_data (cz_page_get_workspace (CZ_PAGE (page)));
}

/* Chips */

static const char *
get_all_title (void)
{
  return C_ ("targets", "All");
}

static const char *
get_met_title (void)
{
  return C_ ("targets", "Met");
}

static gboolean
is_met (CzWorkspace  *workspace,
        gconstpointer record)
{
  return cz_target_get_status (cz_workspace_get_data (workspace), record) == CZ_TARGET_MET;
}

static const char *
get_missed_title (void)
{
  return C_ ("targets", "Not Met");
}

static gboolean
is_missed (CzWorkspace  *workspace,
           gconstpointer record)
{
  return cz_target_get_status (cz_workspace_get_data (workspace), record) == CZ_TARGET_MISSED;
}

static const char *
get_unknown_title (void)
{
  return C_ ("targets", "Unknown");
}

static gboolean
is_unknown (CzWorkspace  *workspace,
            gconstpointer record)
{
  return cz_target_get_status (cz_workspace_get_data (workspace), record) == CZ_TARGET_UNKNOWN;
}

static const CzGridPageChip chips[] = {
  { "all", get_all_title, NULL },
  { "met", get_met_title, is_met },
  { "missed", get_missed_title, is_missed },
  { "unknown", get_unknown_title, is_unknown },
};

/* The pane */

static void
add_chart (CzTargetsPage  *self,
           const CzTarget *target)
{
  GtkWidget       *chart = cz_chart_new (CZ_CHART_LINE);
  g_autofree char *wanted = cz_decimal_is_none (target->value) ? NULL : cz_decimal_to_string (target->value);
  guint            n_values = 0;

  g_object_ref_sink (chart);
  for (guint i = 0; i < self->years->len; i++)
    {
      const CzReading *reading = cz_target_get_reading (get_data (CZ_GRID_PAGE (self)), target, self->years->pdata[i]);
      g_autofree char *value = reading != NULL && !cz_decimal_is_none (reading->value) ? cz_decimal_to_string (reading->value) : NULL;

      if (value == NULL)
        continue;

      n_values++;
      cz_chart_add_value (CZ_CHART (chart), g_ascii_strtod (value, NULL), "cz_accent", self->years->pdata[i]);
    }

  if (n_values > 0)
    {
      if (wanted != NULL)
        cz_chart_add_tick (CZ_CHART (chart), g_ascii_strtod (wanted, NULL), "cz_done", C_ ("target", "Wanted"));
      cz_chart_set_title (CZ_CHART (chart), target->name);
      gtk_widget_set_size_request (chart, -1, CHART_HEIGHT);
      cz_detail_pane_add_heading (self->pane, _ ("Readings"));
      cz_detail_pane_add_widget (self->pane, chart);
    }
  g_object_unref (chart);
}

static void
add_links (CzTargetsPage  *self,
           const CzTarget *target)
{
  CzData          *data = get_data (CZ_GRID_PAGE (self));
  const CzTask    *task = cz_data_get_task (data, target->task);
  const CzRow     *row = cz_data_get_row (data, target->sheet_row);
  g_autofree char *points = row != NULL ? cz_points_to_string (row->points) : NULL;

  if (task != NULL)
    {
      cz_detail_pane_add_heading (self->pane, _ ("Task"));
      cz_detail_pane_add_link (self->pane, CZ_KIND_TASK, task->id, task->title, "");
    }
  if (row != NULL)
    {
      cz_detail_pane_add_heading (self->pane, _ ("Scoring Row"));
      cz_detail_pane_add_link (self->pane, CZ_KIND_ROW, row->id, row->text, points);
    }
}

static void
cz_targets_page_show (CzGridPage *page,
                      gint64      id)
{
  static const char *const css_classes[] = { "cz-dim", "cz-done", "cz-error" };
  CzTargetsPage           *self = CZ_TARGETS_PAGE (page);
  const CzTarget          *target = cz_data_get_target (get_data (page), id);
  const CzSection         *section;
  g_autofree char         *reason = NULL;
  g_autofree char         *deadline = NULL;

  cz_detail_pane_clear (self->pane);
  if (target == NULL)
    return;

  section = cz_data_get (get_data (page), CZ_KIND_SECTION, target->section);
  reason = cz_target_dup_reason (get_data (page), target);
  deadline = cz_date_is_none (target->deadline) ? g_strdup ("") : cz_date_to_string (target->deadline);
  cz_detail_pane_set_title (self->pane, target->name, section != NULL ? section->title : "");
  cz_detail_pane_add_fact (self->pane, C_ ("target", "Met"), cz_target_columns_get_status_words (get_data (page), target),
                           css_classes[cz_target_get_status (get_data (page), target)]);
  cz_detail_pane_add_fact (self->pane, C_ ("target", "Why"), reason, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("target", "Scope"), target->scope, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("target", "By"), deadline, NULL);
  cz_detail_pane_add_fact (self->pane, C_ ("target", "Compared With"), target->reference, NULL);
  add_chart (self, target);
  if (*target->source != '\0')
    {
      cz_detail_pane_add_heading (self->pane, _ ("In the Document's Words"));
      cz_detail_pane_add_quote (self->pane, target->source);
    }
  add_links (self, target);
}

/* Columns of years */

static gboolean
same_years (const GPtrArray *a,
            const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
rebuild_cb (gpointer user_data)
{
  CzTargetsPage *self = CZ_TARGETS_PAGE (user_data);
  g_autoptr (GPtrArray) years = cz_target_columns_list_years (cz_page_get_workspace (CZ_PAGE (self)));
  g_autoptr (GPtrArray) old_years = NULL;
  g_autoptr (GArray) old_columns = NULL;

  self->rebuild_id = 0;
  if (same_years (years, self->years) || cz_grid_is_editing (cz_grid_page_get_grid (CZ_GRID_PAGE (self))))
    return G_SOURCE_REMOVE;

  /* The old ones live until the table that shows them is gone. */
  old_years = g_steal_pointer (&self->years);
  old_columns = g_steal_pointer (&self->columns);
  self->years = g_steal_pointer (&years);
  self->columns = cz_target_columns_new (self->years);
  cz_grid_page_rebuild (CZ_GRID_PAGE (self));

  return G_SOURCE_REMOVE;
}

static void
rebuild_later (CzTargetsPage *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static const CzRecordColumn *
cz_targets_page_get_columns (CzGridPage *page,
                             guint      *n_columns)
{
  CzTargetsPage *self = CZ_TARGETS_PAGE (page);

  if (self->columns == NULL)
    {
      self->years = cz_target_columns_list_years (cz_page_get_workspace (CZ_PAGE (page)));
      self->columns = cz_target_columns_new (self->years);
    }
  *n_columns = self->columns->len;

  return (const CzRecordColumn *) self->columns->data;
}

static void
cz_targets_page_set_workspace (CzPage      *page,
                               CzWorkspace *workspace)
{
  CZ_PAGE_CLASS (cz_targets_page_parent_class)->set_workspace (page, workspace);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (rebuild_later), page, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (rebuild_later), page, G_CONNECT_SWAPPED);
}

static void
cz_targets_page_dispose (GObject *object)
{
  g_clear_handle_id (&CZ_TARGETS_PAGE (object)->rebuild_id, g_source_remove);

  G_OBJECT_CLASS (cz_targets_page_parent_class)->dispose (object);
}

static void
cz_targets_page_finalize (GObject *object)
{
  CzTargetsPage *self = CZ_TARGETS_PAGE (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->years, g_ptr_array_unref);

  G_OBJECT_CLASS (cz_targets_page_parent_class)->finalize (object);
}

static void
cz_targets_page_class_init (CzTargetsPageClass *klass)
{
  static const CzKind      watched[] = { CZ_KIND_MEASURE, CZ_KIND_READING, CZ_KIND_DOCUMENT };
  static const char *const groups[] = { "status", "deadline", "condition", NULL };
  CzGridPageClass         *page_class = CZ_GRID_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_targets_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cz_targets_page_finalize;
  CZ_PAGE_CLASS (klass)->set_workspace = cz_targets_page_set_workspace;

  page_class->name = "targets";
  page_class->kind = CZ_KIND_TARGET;
  page_class->watched = watched;
  page_class->n_watched = G_N_ELEMENTS (watched);
  page_class->chips = chips;
  page_class->n_chips = G_N_ELEMENTS (chips);
  page_class->groups = groups;
  page_class->get_columns = cz_targets_page_get_columns;
  page_class->is_of_campaign = cz_target_columns_is_of_campaign;
  page_class->show = cz_targets_page_show;
}

static void
cz_targets_page_init (CzTargetsPage *self)
{
  self->pane = g_object_new (CZ_TYPE_DETAIL_PANE, NULL);
  cz_grid_page_set_pane (CZ_GRID_PAGE (self), GTK_WIDGET (self->pane));
  cz_grid_page_set_empty (CZ_GRID_PAGE (self), "cz-target-symbolic", _ ("No Targets Yet"),
                          _ ("Import a plan, or drop it on this window: what it promises in figures appears here."));
}
