/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-scoring-page.h"

#include "views/cz-grid-memory.h"
#include "views/cz-results-dialog.h"
#include "views/cz-rounds-dialog.h"
#include "views/cz-row-pane.h"
#include "views/cz-scoring-chips.h"
#include "widgets/cz-grid-frame.h"
#include "workspace/cz-assessments.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-scoring-table.h"
#include "workspace/cz-scoring.h"

#include <glib/gi18n-lib.h>

/**
 * CzScoringPage:
 *
 * The official sheet of one assessment as a grid, with the details of the selected row beside it.
 */
struct _CzScoringPage
{
  CzPage parent_instance;

  GtkStack    *stack;
  AdwLeaflet  *leaflet;
  GtkDropDown *assessment_drop_down;
  CzGrid      *grid;
  CzRowPane   *row_pane;
  GtkLabel    *place_label;
  GtkLabel    *selection_label;
  GtkLabel    *totals_label;
  GtkSwitch   *trial_switch;

  CzScoringChips *chips;
  CzScoringTable *table;
  GArray         *assessments; /* of gint64, as in the drop-down */
  gboolean        updating;
  guint           update_source;
};

G_DEFINE_FINAL_TYPE (CzScoringPage, cz_scoring_page, CZ_TYPE_PAGE)

static CzData *
get_data (CzScoringPage *self)
{
  return cz_workspace_get_data (cz_page_get_workspace (CZ_PAGE (self)));
}

static gint64
get_first_round (CzScoringPage *self)
{
  const CzRound *round = cz_marks_find_round (get_data (self), cz_scoring_table_get_assessment (self->table), NULL);

  return round != NULL ? round->id : 0;
}

/* Returns the round that the cursor is in, the first outside of rounds. */
static gint64
get_round (CzScoringPage *self)
{
  guint  row;
  guint  column;
  gint64 round = 0;

  if (cz_grid_get_cursor (self->grid, &row, &column))
    round = cz_scoring_table_get_round (self->table, column);

  return round != 0 ? round : get_first_round (self);
}

/* Status line */

static void
update_chips (CzScoringPage *self)
{
  if (self->table != NULL)
    cz_scoring_chips_update (self->chips, self->table, get_round (self), cz_grid_get_n_refused (self->grid));
}

static void
update_selection (CzScoringPage *self)
{
  CzGridSummary    summary;
  g_autofree char *sum = NULL;
  g_autofree char *average = NULL;
  g_autofree char *text = NULL;

  cz_grid_get_summary (self->grid, &summary);
  if (summary.n_numbers > 1 && !cz_decimal_is_none (summary.sum))
    {
      sum = cz_decimal_to_string (summary.sum);
      average = cz_decimal_to_string (summary.average);
      /* Translators: of the selected cells: how many are filled, their sum, their average */
      text = g_strdup_printf (_ ("Count %u  Sum %s  Average %s"), summary.n_cells, sum, average);
    }

  gtk_label_set_text (self->selection_label, text != NULL ? text : "");
}

static void
update_totals (CzScoringPage *self)
{
  const GPtrArray *rounds;
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->table == NULL)
    return;

  rounds = cz_data_get_children (get_data (self), CZ_KIND_ROUND, "assessment", cz_scoring_table_get_assessment (self->table));

  for (guint i = 0; i < rounds->len; i++)
    {
      const CzRound   *round = rounds->pdata[i];
      CzScoring       *scoring = cz_scoring_table_get_scoring (self->table, round->id);
      g_autofree char *standardised = scoring != NULL ? cz_scoring_dup_standardised (scoring) : NULL;
      g_autofree char *points = NULL;
      g_autofree char *attainable = NULL;
      g_autofree char *name = g_markup_escape_text (round->name, -1);
      g_autofree char *grade = NULL;
      CzScoreNode      node;

      if (scoring == NULL)
        continue;

      cz_scoring_get_sheet (scoring, &node);
      points = cz_points_to_string (node.points == CZ_POINTS_NONE ? 0 : node.points);
      attainable = cz_points_to_string (node.attainable);
      if (text->len > 0)
        g_string_append (text, "    ");
      g_string_append_printf (text, "%s <b>%s</b> / %s", name, points, attainable);
      if (standardised != NULL)
        {
          g_string_append_c (text, ' ');
          /* Translators: a standardised score, after the points of a round */
          g_string_append_printf (text, _ ("(standardised %s)"), standardised);
        }
      grade = cz_scoring_dup_grade (scoring, NULL);
      if (grade != NULL)
        {
          g_autofree char *escaped = g_markup_escape_text (grade, -1);

          g_string_append_printf (text, " <b>%s</b>", escaped);
        }
      if (round->locked)
        {
          g_string_append_c (text, ' ');
          /* Translators: after the name and points of a round */
          g_string_append (text, _ ("(locked)"));
        }
    }

  gtk_label_set_markup (self->totals_label, text->str);
}

static void
update_place (CzScoringPage *self,
              gint64         round,
              gint64         row)
{
  const CzRow     *record = cz_data_get_row (get_data (self), row);
  const CzRound   *of_round = cz_data_get_round (get_data (self), round);
  g_autofree char *text = NULL;

  if (record == NULL)
    text = g_strdup ("");
  else if (of_round == NULL)
    text = g_strdup_printf (_ ("Row %s"), record->no);
  else
    /* Translators: number of a row, name of a round */
    text = g_strdup_printf (_ ("Row %s · %s"), record->no, of_round->name);

  gtk_label_set_text (self->place_label, text);
}

/* Callbacks */

static void
update_at_cursor (CzScoringPage *self)
{
  guint  row = 0;
  guint  column = 0;
  gint64 record = 0;
  gint64 round = 0;

  if (self->table == NULL)
    return;

  if (cz_grid_get_cursor (self->grid, &row, &column))
    {
      record = cz_scoring_table_get_row (self->table, row);
      round = cz_scoring_table_get_round (self->table, column);
    }

  update_place (self, round, record);
  update_chips (self);
  cz_row_pane_show (self->row_pane, cz_page_get_workspace (CZ_PAGE (self)), round != 0 ? round : get_first_round (self), record);
}

static gboolean
update_cb (gpointer user_data)
{
  CzScoringPage *self = CZ_SCORING_PAGE (user_data);

  self->update_source = 0;
  update_at_cursor (self);
  update_selection (self);

  return G_SOURCE_REMOVE;
}

/* The grid may speak while it is being laid out, when labels must not change their size. */
static void
update_later (CzScoringPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
pane_step_cb (CzScoringPage *self,
              int            by)
{
  guint row;
  guint column;
  guint n_rows;

  if (self->table == NULL || !cz_grid_get_cursor (self->grid, &row, &column))
    return;

  n_rows = cz_table_get_n_rows (CZ_TABLE (self->table));
  do
    row += by;
  while (row < n_rows && cz_scoring_table_get_row (self->table, row) == 0);

  if (row < n_rows)
    cz_grid_scroll_to (self->grid, row, column);
}

/* Points that are tried out change the totals without a change of the workspace. */
static void
table_changed_cb (CzScoringPage *self)
{
  if (gtk_switch_get_active (self->trial_switch))
    update_totals (self);
}

static void
remember_grid (CzScoringPage *self)
{
  cz_grid_memory_save (self->grid, "scoring");
}

static gboolean
is_shown (CzTable *source,
          guint    row,
          gpointer user_data)
{
  CzScoringPage *self = CZ_SCORING_PAGE (user_data);

  return cz_scoring_table_matches (CZ_SCORING_TABLE (source), row, cz_scoring_chips_get_filter (self->chips), get_round (self));
}

static void
filter_changed_cb (CzScoringPage *self)
{
  if (self->table == NULL)
    return;

  if (cz_scoring_chips_get_filter (self->chips) == CZ_SCORING_ALL)
    cz_table_view_set_row_filter (cz_grid_get_view (self->grid), NULL, NULL, NULL);
  else
    cz_table_view_set_row_filter (cz_grid_get_view (self->grid), is_shown, self, NULL);
}

static void
refused_clicked_cb (CzScoringPage *self)
{
  cz_grid_go_to_refused (self->grid);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
trial_toggled_cb (CzScoringPage *self)
{
  gboolean trial = gtk_switch_get_active (self->trial_switch);

  if (self->table != NULL)
    cz_scoring_table_set_trial (self->table, trial);
  if (trial)
    gtk_widget_add_css_class (GTK_WIDGET (self), "trial");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "trial");
  update_totals (self);
}

static void
show_assessment (CzScoringPage *self,
                 gint64         assessment)
{
  const CzAssessment *record = cz_data_get_assessment (get_data (self), assessment);

  if (self->table != NULL && cz_scoring_table_get_assessment (self->table) == assessment)
    return;

  remember_grid (self);
  gtk_switch_set_active (self->trial_switch, FALSE);
  cz_scoring_chips_set_filter (self->chips, CZ_SCORING_ALL);
  g_clear_object (&self->table);
  if (record != NULL)
    self->table = cz_scoring_table_new (cz_page_get_workspace (CZ_PAGE (self)), assessment);

  cz_grid_set_table (self->grid, self->table != NULL ? CZ_TABLE (self->table) : NULL);
  cz_grid_memory_restore (self->grid, "scoring");
  if (self->table != NULL)
    g_signal_connect_object (self->table, "cells-changed", G_CALLBACK (table_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_stack_set_visible_child_name (self->stack, self->table != NULL ? "sheet" : "empty");
  cz_page_set_subtitle (CZ_PAGE (self), record != NULL ? cz_data_get_sheet (get_data (self), record->sheet)->title : NULL);
  update_totals (self);
  update_at_cursor (self);
}

static void
assessment_selected_cb (CzScoringPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->assessment_drop_down);

  if (!self->updating && selected < self->assessments->len)
    show_assessment (self, g_array_index (self->assessments, gint64, selected));
}

static void
update_assessments (CzScoringPage *self)
{
  const GPtrArray *assessments = cz_data_list (get_data (self), CZ_KIND_ASSESSMENT);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 shown = self->table != NULL ? cz_scoring_table_get_assessment (self->table) : 0;
  guint  selected = 0;

  self->updating = TRUE;
  g_array_set_size (self->assessments, 0);

  for (guint i = 0; i < assessments->len; i++)
    {
      const CzAssessment *assessment = assessments->pdata[i];
      const CzSheet      *sheet = cz_data_get_sheet (get_data (self), assessment->sheet);
      g_autofree char    *name = NULL;

      if (sheet == NULL || sheet->campaign != cz_workspace_get_campaign (cz_page_get_workspace (CZ_PAGE (self))))
        continue;

      name = cz_assessments_dup_name (get_data (self), assessment->id);
      if (assessment->id == shown)
        selected = self->assessments->len;
      g_array_append_val (self->assessments, assessment->id);
      gtk_string_list_append (names, name);
    }

  gtk_drop_down_set_model (self->assessment_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->assessment_drop_down, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->assessment_drop_down), self->assessments->len > 1);
  self->updating = FALSE;

  show_assessment (self, self->assessments->len > 0 ? g_array_index (self->assessments, gint64, selected) : 0);
}

static void
workspace_changed_cb (CzScoringPage *self,
                      CzEdit        *edit)
{
  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      CzKind kind = cz_edit_get_change (edit, i)->kind;

      if (kind == CZ_KIND_ASSESSMENT || kind == CZ_KIND_SHEET || kind == CZ_KIND_CAMPAIGN)
        {
          update_assessments (self);
          break;
        }
    }

  update_totals (self);
  update_chips (self);
}

static void
toggle_trial (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  CzScoringPage *self = CZ_SCORING_PAGE (user_data);

  gtk_switch_set_active (self->trial_switch, !gtk_switch_get_active (self->trial_switch));
}

static GtkWindow *
get_window (CzScoringPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_rounds (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  CzScoringPage *self = CZ_SCORING_PAGE (user_data);

  if (self->table != NULL)
    gtk_window_present (GTK_WINDOW (cz_rounds_dialog_new (get_window (self), cz_page_get_workspace (CZ_PAGE (self)),
                                                          cz_scoring_table_get_assessment (self->table))));
}

static void
open_assessment_cb (CzScoringPage *self,
                    gint64         assessment)
{
  show_assessment (self, assessment);
  update_assessments (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
show_results (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  CzScoringPage *self = CZ_SCORING_PAGE (user_data);
  GtkWidget     *dialog;

  if (self->table == NULL)
    return;

  dialog = cz_results_dialog_new (get_window (self), cz_page_get_workspace (CZ_PAGE (self)), cz_scoring_table_get_assessment (self->table));
  g_signal_connect_object (dialog, "open", G_CALLBACK (open_assessment_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Says which rows lift the score to the next grade, and filters nothing. */
static char *
describe_lift (CzScoringPage *self,
               CzScoringLift *lift)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *missing = cz_points_to_string (lift->missing);
  g_autofree char *gain = cz_points_to_string (lift->gain);

  for (guint i = 0; i < MIN (lift->rows->len, 12); i++)
    g_string_append_printf (rows, "%s%s", i > 0 ? ", " : "", cz_data_get_row (get_data (self), g_array_index (lift->rows, gint64, i))->no);
  if (lift->rows->len > 12)
    g_string_append (rows, " …");

  if (!lift->reached)
    /* Translators: points missing, the grade, the best that can be had */
    return g_strdup_printf (_ ("%s points are missing for %s; all rows together bring only %s."), missing, lift->grade, gain);

  /* Translators: points missing, the grade, numbers of rows, the points they bring */
  return g_strdup_printf (_ ("%s points are missing for %s: rows %s, brought to their maximum, add %s."), missing, lift->grade, rows->str, gain);
}

static gboolean
has_effort (CzScoringPage *self)
{
  const CzAssessment *assessment = cz_data_get_assessment (get_data (self), cz_scoring_table_get_assessment (self->table));
  const GPtrArray    *rows = cz_data_get_children (get_data (self), CZ_KIND_ROW, "sheet", assessment->sheet);

  for (guint i = 0; i < rows->len; i++)
    {
      if (((const CzRow *) rows->pdata[i])->effort > 0)
        return TRUE;
    }

  return FALSE;
}

static void
show_lift (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  CzScoringPage *self = CZ_SCORING_PAGE (user_data);
  g_autoptr (CzScoringLift) lift = NULL;
  g_autofree char *text = NULL;

  if (self->table == NULL)
    return;

  lift = cz_scoring_plan_lift (cz_scoring_table_get_scoring (self->table, get_round (self)), has_effort (self));
  text = lift != NULL ? describe_lift (self, lift) : g_strdup (_ ("There is no better grade to reach: the sheet has no grades, or the best is reached, or nothing is scored."));

  for (guint i = 0; i < cz_table_get_n_columns (CZ_TABLE (self->table)); i++)
    {
      const char *id = cz_table_get_column (CZ_TABLE (self->table), i)->id;

      if (g_str_equal (id, "lost") || g_str_equal (id, "effort"))
        cz_grid_set_column_visible (self->grid, i, TRUE);
    }
  cz_page_toast (CZ_PAGE (self), text);
}

static void
toggle_details (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  CzScoringPage *self = CZ_SCORING_PAGE (user_data);

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->row_pane), !gtk_widget_get_visible (GTK_WIDGET (self->row_pane)));
}

/* CzPage */

static void
cz_scoring_page_set_workspace (CzPage      *page,
                               CzWorkspace *workspace)
{
  CzScoringPage *self = CZ_SCORING_PAGE (page);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (update_assessments), self, G_CONNECT_SWAPPED);
  update_assessments (self);
}

static gint64
find_assessment (CzScoringPage *self,
                 gint64         row)
{
  const CzRow        *record = cz_data_get_row (get_data (self), row);
  const CzAssessment *shown;

  if (record == NULL || self->table == NULL)
    return 0;

  shown = cz_data_get_assessment (get_data (self), cz_scoring_table_get_assessment (self->table));
  if (shown != NULL && shown->sheet == record->sheet)
    return shown->id;

  return cz_marks_find_assessment (cz_page_get_workspace (CZ_PAGE (self)), record->sheet, 0);
}

static gboolean
cz_scoring_page_open_place (CzPage *page,
                            CzKind  kind,
                            gint64  id)
{
  CzScoringPage *self = CZ_SCORING_PAGE (page);
  guint          position;

  if (kind == CZ_KIND_INDICATOR)
    {
      const GPtrArray *rows = cz_data_get_children (get_data (self), CZ_KIND_ROW, "indicator", id);

      id = rows->len > 0 ? cz_record_id (rows->pdata[0]) : 0;
    }
  else if (kind != CZ_KIND_ROW)
    {
      return FALSE;
    }

  if (find_assessment (self, id) == 0)
    return FALSE;

  show_assessment (self, find_assessment (self, id));

  return cz_scoring_table_find_row (self->table, id, &position) && cz_grid_scroll_to (self->grid, position, 0);
}

static void
cz_scoring_page_enter (CzPage *page)
{
  CzScoringPage *self = CZ_SCORING_PAGE (page);

  if (self->table != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
cz_scoring_page_dispose (GObject *object)
{
  CzScoringPage *self = CZ_SCORING_PAGE (object);

  g_clear_object (&self->table);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_SCORING_PAGE);
  g_clear_handle_id (&self->update_source, g_source_remove);

  G_OBJECT_CLASS (cz_scoring_page_parent_class)->dispose (object);
}

static void
cz_scoring_page_finalize (GObject *object)
{
  g_array_unref (CZ_SCORING_PAGE (object)->assessments);

  G_OBJECT_CLASS (cz_scoring_page_parent_class)->finalize (object);
}

static void
cz_scoring_page_class_init (CzScoringPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CzPageClass    *page_class = CZ_PAGE_CLASS (klass);

  object_class->dispose = cz_scoring_page_dispose;
  object_class->finalize = cz_scoring_page_finalize;
  page_class->enter = cz_scoring_page_enter;
  page_class->set_workspace = cz_scoring_page_set_workspace;
  page_class->open_place = cz_scoring_page_open_place;

  g_type_ensure (CZ_TYPE_GRID);
  g_type_ensure (CZ_TYPE_GRID_FRAME);
  g_type_ensure (CZ_TYPE_SCORING_CHIPS);
  g_type_ensure (CZ_TYPE_ROW_PANE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-scoring-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, assessment_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, grid);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, row_pane);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, selection_label);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, totals_label);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, trial_switch);
  gtk_widget_class_bind_template_child (widget_class, CzScoringPage, chips);
  gtk_widget_class_bind_template_callback (widget_class, assessment_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, trial_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_later);
  gtk_widget_class_bind_template_callback (widget_class, remember_grid);
}

static void
cz_scoring_page_init (CzScoringPage *self)
{
  static const GActionEntry actions[] = {
    { "details", toggle_details },
    { "trial", toggle_trial },
    { "rounds", show_rounds },
    { "results", show_results },
    { "lift", show_lift },
  };

  self->assessments = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  g_signal_connect_object (self->grid, "cursor-changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
}
