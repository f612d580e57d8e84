/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-row-pane.h"

#include "model/cz-rule-slot.h"
#include "workspace/cz-marks.h"
#include "workspace/cz-rule-text.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/**
 * CzRowPane:
 *
 * One row of a scoring sheet in one round: its rule as choices to click and values to enter, the reason, whether it
 * applies, and who changed it. Knows nothing of the grid beside it.
 */
struct _CzRowPane
{
  AdwBin parent_instance;

  GtkStack       *stack;
  GtkLabel       *title_label;
  GtkLabel       *round_label;
  GtkLabel       *indicator_label;
  GtkLabel       *rule_label;
  GtkBox         *inputs_box;
  GtkBox         *options_box;
  GtkBox         *proposal_box;
  GtkLabel       *proposal_label;
  GtkWidget      *take_button;
  GtkTextView    *reason_view;
  GtkCheckButton *applies_button;
  GtkLabel       *overridden_label;
  GtkBox         *evidence_box;
  GtkLabel       *evidence_label;
  GtkLabel       *problem_label;
  GtkLabel       *history_label;

  CzWorkspace *workspace;
  gint64       round;
  gint64       row;
  gint64       shown_round;
  gint64       shown_row; /* whose rule the choices were made for */
  gboolean     updating;
};

enum
{
  STEP,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CzRowPane, cz_row_pane, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static const CzMark *
get_mark (CzRowPane *self)
{
  return cz_marks_find (cz_workspace_get_data (self->workspace), self->round, self->row);
}

static const CzRow *
get_row (CzRowPane *self)
{
  return self->workspace != NULL ? cz_data_get_row (cz_workspace_get_data (self->workspace), self->row) : NULL;
}

static void
show_problem (CzRowPane    *self,
              const GError *error)
{
  gtk_label_set_text (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
}

/* Applies the edit if it could be made, and shows what stands in the way otherwise. */
static void
finish_edit (CzRowPane *self,
             CzEdit    *edit,
             gboolean   made,
             GError    *error)
{
  if (made)
    made = cz_workspace_apply (self->workspace, edit, &error);

  show_problem (self, made ? NULL : error);
  g_clear_error (&error);
}

static CzEdit *
new_edit (CzRowPane *self)
{
  g_autofree char *label = cz_step_text_mark (cz_workspace_get_data (self->workspace), self->round, self->row);

  return cz_edit_new (label);
}

/* Choices */

static void
option_toggled_cb (CzRowPane      *self,
                   GtkCheckButton *button)
{
  g_autoptr (CzEdit) edit = NULL;
  GError  *error = NULL;
  guint    option;
  gboolean made;

  if (self->updating || !gtk_check_button_get_active (button))
    return;

  option = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "option"));
  edit = new_edit (self);
  made = cz_marks_set_option (self->workspace, edit, self->round, self->row, option, &error) &&
         cz_marks_take_proposed (self->workspace, edit, self->round, self->row, &error);
  finish_edit (self, edit, made, error);
}

static void
add_option (CzRowPane       *self,
            GtkCheckButton **group,
            guint            option,
            const char      *text,
            CzPoints         points)
{
  GtkWidget       *button = gtk_check_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *label = gtk_label_new (text);
  g_autofree char *number = cz_points_to_string (points);
  g_autofree char *earned = g_strdup_printf (_ ("%s points"), number);
  GtkWidget       *points_label = gtk_label_new (earned);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (points_label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), points_label);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), *group);
  *group = GTK_CHECK_BUTTON (button);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (button, "option-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (button), "option", GUINT_TO_POINTER (option));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  g_signal_connect_object (button, "toggled", G_CALLBACK (option_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->options_box, button);
}

static char *
describe_tier (const CzRule     *rule,
               const CzRuleTier *tier)
{
  g_autofree char *bound = cz_decimal_to_string (tier->bound);

  switch (tier->comparator)
    {
    case CZ_COMPARATOR_GT:
      /* Translators: a tier of a scoring rule: a value with its unit */
      return g_strdup_printf (_ ("More than %s%s"), bound, rule->unit);
    case CZ_COMPARATOR_LE:
      return g_strdup_printf (_ ("At most %s%s"), bound, rule->unit);
    case CZ_COMPARATOR_LT:
      return g_strdup_printf (_ ("Less than %s%s"), bound, rule->unit);
    default:
      return g_strdup_printf (_ ("At least %s%s"), bound, rule->unit);
    }
}

static void
fill_options (CzRowPane    *self,
              const CzRule *rule)
{
  GtkCheckButton *group = NULL;

  for (guint i = 0; i < rule->states->len; i++)
    {
      const CzRuleState *state = rule->states->pdata[i];

      add_option (self, &group, i + 1, state->text, state->points);
    }

  for (guint i = 0; i < rule->tiers->len; i++)
    {
      const CzRuleTier *tier = &g_array_index (rule->tiers, CzRuleTier, i);
      g_autofree char  *text = describe_tier (rule, tier);

      add_option (self, &group, i + 1, text, tier->points);
    }

  for (guint i = 0; i < rule->bands->len; i++)
    {
      const CzRuleBand *band = &g_array_index (rule->bands, CzRuleBand, i);

      add_option (self, &group, i + 1, band->text, band->points);
    }
}

/* Inputs */

static void
input_done_cb (CzRowPane *self,
               GtkWidget *entry)
{
  g_autoptr (CzEdit) edit = NULL;
  GError     *error = NULL;
  const char *input = g_object_get_data (G_OBJECT (entry), "input");
  gboolean    made;

  if (self->updating || g_strcmp0 (g_object_get_data (G_OBJECT (entry), "shown"), gtk_editable_get_text (GTK_EDITABLE (entry))) == 0)
    return;

  edit = new_edit (self);
  made = cz_marks_set_input (self->workspace, edit, self->round, self->row, input, gtk_editable_get_text (GTK_EDITABLE (entry)), &error);
  finish_edit (self, edit, made, error);
}

static void
input_left_cb (GtkEventControllerFocus *controller,
               CzRowPane               *self)
{
  input_done_cb (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

/* Says in an input of its own whether the work is done: 1 or 0. */
static void
done_toggled_cb (CzRowPane      *self,
                 GtkCheckButton *button)
{
  g_autoptr (CzEdit) edit = NULL;
  GError  *error = NULL;
  gboolean made;

  if (self->updating)
    return;

  edit = new_edit (self);
  made = cz_marks_set_input (self->workspace, edit, self->round, self->row, g_object_get_data (G_OBJECT (button), "input"),
                             gtk_check_button_get_active (button) ? "1" : "0", &error);
  finish_edit (self, edit, made, error);
}

static void
add_done (CzRowPane        *self,
          const CzRuleSlot *slot)
{
  g_autofree char *text = cz_rule_text_slot (slot);
  GtkWidget       *button = gtk_check_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (button), "input", g_strdup (slot->name), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (done_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->inputs_box, button);
}

static void
add_input (CzRowPane        *self,
           const CzRuleSlot *slot)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char    *text = cz_rule_text_slot (slot);
  GtkWidget          *label = gtk_label_new (text);
  GtkWidget          *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_object_set_data_full (G_OBJECT (entry), "input", g_strdup (slot->name), g_free);
  g_signal_connect_object (entry, "activate", G_CALLBACK (input_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (input_left_cb), self, 0);
  gtk_widget_add_controller (entry, focus);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (self->inputs_box, box);
}

static void
fill_inputs (CzRowPane    *self,
             const CzRule *rule)
{
  g_autoptr (GPtrArray) slots = cz_rule_list_slots (rule);

  for (guint i = 0; i < slots->len; i++)
    {
      const CzRuleSlot *slot = slots->pdata[i];

      if (slot->role == CZ_RULE_SLOT_DONE)
        add_done (self, slot);
      else if (slot->role != CZ_RULE_SLOT_OPTION)
        add_input (self, slot);
    }
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
build_rule (CzRowPane   *self,
            const CzRow *row)
{
  clear_box (self->inputs_box);
  clear_box (self->options_box);

  fill_inputs (self, row->rule);
  fill_options (self, row->rule);
  gtk_widget_set_visible (GTK_WIDGET (self->inputs_box), gtk_widget_get_first_child (GTK_WIDGET (self->inputs_box)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->options_box), gtk_widget_get_first_child (GTK_WIDGET (self->options_box)) != NULL);
  self->shown_row = row->id;
  self->shown_round = self->round;
}

/* Showing */

static void
update_choices (CzRowPane    *self,
                const CzMark *mark)
{
  g_autoptr (JsonNode) inputs = json_from_string (mark != NULL ? mark->inputs : "{}", NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->options_box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      guint option = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "option"));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), mark != NULL && mark->option == option);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->inputs_box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gboolean    check = GTK_IS_CHECK_BUTTON (child);
      GtkWidget  *entry = check ? child : gtk_widget_get_next_sibling (gtk_widget_get_first_child (child));
      JsonObject *object = inputs != NULL && JSON_NODE_HOLDS_OBJECT (inputs) ? json_node_get_object (inputs) : NULL;
      const char *input = g_object_get_data (G_OBJECT (entry), "input");
      const char *value = object != NULL ? json_object_get_string_member_with_default (object, input, "") : "";

      if (check)
        {
          gtk_check_button_set_active (GTK_CHECK_BUTTON (entry), g_str_equal (value, "1"));
          continue;
        }

      gtk_editable_set_text (GTK_EDITABLE (entry), value);
      g_object_set_data_full (G_OBJECT (entry), "shown", g_strdup (value), g_free);
    }
}

static void
update_proposal (CzRowPane    *self,
                 const CzMark *mark)
{
  g_autofree char *why = NULL;
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;
  CzPoints         proposed = cz_marks_get_proposed (self->workspace, NULL, self->round, self->row, &why);

  gtk_widget_set_visible (GTK_WIDGET (self->proposal_box), proposed != CZ_POINTS_NONE);
  if (proposed == CZ_POINTS_NONE)
    return;

  points = cz_points_to_string (proposed);
  text = g_strdup_printf (_ ("Proposed: %s points. %s"), points, why);
  gtk_label_set_text (self->proposal_label, text);
  gtk_widget_set_visible (self->take_button, mark == NULL || mark->points != proposed);
}

static void
update_overridden (CzRowPane    *self,
                   const CzMark *mark)
{
  gboolean overridden = mark != NULL && mark->overridden;

  gtk_widget_set_visible (GTK_WIDGET (self->overridden_label), overridden);
  if (overridden)
    gtk_label_set_text (self->overridden_label, *mark->reason != '\0' ? _ ("Decided otherwise than proposed.")
                                                                      : _ ("Decided otherwise than proposed: write the reason below."));
}

static void
add_evidence (CzRowPane        *self,
              const CzEvidence *evidence)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *title = gtk_label_new (evidence->title);
  g_autofree char *date = cz_date_is_none (evidence->date) ? g_strdup ("") : cz_date_to_string (evidence->date);
  GtkWidget       *date_label = gtk_label_new (date);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (date_label, "cz-dim");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), date_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, evidence->title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", cz_kind_get_info (CZ_KIND_EVIDENCE)->table, evidence->id);
  gtk_box_append (self->evidence_box, button);
}

static void
update_evidence (CzRowPane *self)
{
  CzData          *data = cz_workspace_get_data (self->workspace);
  const GPtrArray *links = cz_data_get_children (data, CZ_KIND_EVIDENCE_LINK, "sheet_row", self->row);
  g_autofree char *count = g_strdup_printf (ngettext ("%u piece", "%u pieces", links->len), links->len);

  clear_box (self->evidence_box);
  for (guint i = 0; i < links->len; i++)
    {
      const CzEvidence *evidence = cz_data_get (data, CZ_KIND_EVIDENCE, ((const CzEvidenceLink *) links->pdata[i])->evidence);

      if (evidence != NULL)
        add_evidence (self, evidence);
    }

  gtk_label_set_text (self->evidence_label, links->len > 0 ? count : _ ("None yet"));
}

typedef struct
{
  CzWorkspace *workspace;
  gint64       mark;
} HistoryRequest;

static void
history_request_free (HistoryRequest *request)
{
  g_object_unref (request->workspace);
  g_free (request);
}

static void
read_history (GTask        *task,
              gpointer      source_object G_GNUC_UNUSED,
              gpointer      task_data,
              GCancellable *cancellable G_GNUC_UNUSED)
{
  HistoryRequest *request = task_data;

  g_task_return_pointer (task, cz_store_list_record_changes (cz_workspace_get_store (request->workspace), CZ_KIND_MARK, request->mark, NULL),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* Appends "at  person  points" for a change of the points of a mark. */
static void
append_change (GString               *text,
               const CzHistoryChange *change)
{
  g_autoptr (JsonNode) after = json_from_string (change->after, NULL);
  g_autofree char *printed = NULL;
  JsonObject      *object;
  JsonNode        *points;

  if (after == NULL || !JSON_NODE_HOLDS_OBJECT (after))
    return;

  object = json_node_get_object (after);
  points = json_object_get_member (object, "points");
  if (points == NULL)
    return;

  printed = JSON_NODE_HOLDS_NULL (points) ? g_strdup (_ ("cleared")) : cz_points_to_string (json_node_get_int (points));
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%.16s  %s  %s", json_object_get_string_member_with_default (object, "at", ""),
                          json_object_get_string_member_with_default (object, "person", ""), printed);
}

static void
history_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data G_GNUC_UNUSED)
{
  CzRowPane *self = CZ_ROW_PANE (object);
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  HistoryRequest *request = g_task_get_task_data (G_TASK (result));
  const CzMark   *mark = self->workspace != NULL && self->row != 0 ? get_mark (self) : NULL;

  if (changes == NULL || mark == NULL || mark->id != request->mark)
    return;

  for (guint i = 0; i < changes->len; i++)
    append_change (text, changes->pdata[i]);

  gtk_label_set_text (self->history_label, text->len > 0 ? text->str : _ ("Not scored yet."));
}

static void
update_history (CzRowPane    *self,
                const CzMark *mark)
{
  g_autoptr (GTask) task = NULL;
  HistoryRequest *request;

  if (mark == NULL)
    {
      gtk_label_set_text (self->history_label, _ ("Not scored yet."));
      return;
    }

  request = g_new0 (HistoryRequest, 1);
  request->workspace = g_object_ref (self->workspace);
  request->mark = mark->id;

  task = g_task_new (self, NULL, history_read_cb, NULL);
  g_task_set_source_tag (task, update_history);
  g_task_set_task_data (task, request, (GDestroyNotify) history_request_free);
  g_task_run_in_thread (task, read_history);
}

static void
update (CzRowPane *self)
{
  const CzRow       *row = get_row (self);
  CzData            *data;
  const CzMark      *mark;
  const CzRound     *round;
  const CzIndicator *indicator;
  g_autofree char   *title = NULL;
  g_autofree char   *above = NULL;
  g_autofree char   *rule = NULL;
  gboolean           fresh;

  gtk_stack_set_visible_child_name (self->stack, row != NULL ? "row" : "nothing");
  if (row == NULL)
    return;

  data = cz_workspace_get_data (self->workspace);
  mark = get_mark (self);
  round = cz_data_get_round (data, self->round);
  indicator = cz_data_get_indicator (data, row->indicator);

  fresh = self->shown_row != row->id || self->shown_round != self->round;
  self->updating = TRUE;
  if (fresh)
    build_rule (self, row);

  /* Translators: heading of a row of a scoring sheet; %s is its printed number */
  title = g_strdup_printf (_ ("Row %s"), row->no);
  above = g_strdup_printf ("%s %s", indicator->marker, indicator->title);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->round_label, round != NULL ? round->name : "");
  gtk_label_set_text (self->indicator_label, above);
  rule = cz_rule_text_rule (row->rule);
  gtk_label_set_text (self->rule_label, rule);
  if (fresh || !gtk_widget_has_focus (GTK_WIDGET (self->reason_view)))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->reason_view), mark != NULL ? mark->reason : "", -1);
  gtk_check_button_set_active (self->applies_button, mark != NULL && !mark->applies);
  update_choices (self, mark);
  update_proposal (self, mark);
  update_overridden (self, mark);
  update_evidence (self);
  update_history (self, mark);
  self->updating = FALSE;
}

/* Callbacks */

static void
previous_clicked_cb (CzRowPane *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static void
next_clicked_cb (CzRowPane *self)
{
  g_signal_emit (self, signals[STEP], 0, 1);
}

static void
take_clicked_cb (CzRowPane *self)
{
  g_autoptr (CzEdit) edit = new_edit (self);
  GError  *error = NULL;
  gboolean made = cz_marks_take_proposed (self->workspace, edit, self->round, self->row, &error);

  finish_edit (self, edit, made, error);
}

static char *
dup_reason (CzRowPane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->reason_view);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
reason_left_cb (CzRowPane *self)
{
  g_autoptr (CzEdit) edit = NULL;
  g_autofree char *reason = NULL;
  GError          *error = NULL;
  const CzMark    *mark;
  gboolean         made;

  if (get_row (self) == NULL)
    return;

  reason = dup_reason (self);
  mark = get_mark (self);
  if (g_str_equal (reason, mark != NULL ? mark->reason : ""))
    return;

  edit = new_edit (self);
  made = cz_marks_set_reason (self->workspace, edit, self->round, self->row, reason, &error);
  finish_edit (self, edit, made, error);
}

static void
applies_toggled_cb (CzRowPane *self)
{
  g_autoptr (CzEdit) edit = NULL;
  g_autofree char *reason = NULL;
  GError          *error = NULL;
  gboolean         applies;
  gboolean         made;

  if (self->updating || get_row (self) == NULL)
    return;

  applies = !gtk_check_button_get_active (self->applies_button);
  reason = dup_reason (self);
  edit = new_edit (self);
  made = cz_marks_set_applies (self->workspace, edit, self->round, self->row, applies, reason, &error);
  finish_edit (self, edit, made, error);

  if (!made)
    {
      self->updating = TRUE;
      gtk_check_button_set_active (self->applies_button, applies);
      self->updating = FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_view));
    }
}

static void
cz_row_pane_dispose (GObject *object)
{
  CzRowPane *self = CZ_ROW_PANE (object);

  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_ROW_PANE);

  G_OBJECT_CLASS (cz_row_pane_parent_class)->dispose (object);
}

static void
cz_row_pane_class_init (CzRowPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_row_pane_dispose;

  /**
   * CzRowPane::step:
   * @self: a pane
   * @by: -1 for the row before, 1 for the next
   */
  signals[STEP] =
    g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-row-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, round_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, indicator_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, rule_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, inputs_box);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, options_box);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, proposal_box);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, proposal_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, take_button);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, overridden_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, reason_view);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, applies_button);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, evidence_box);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CzRowPane, history_label);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, applies_toggled_cb);
}

static void
cz_row_pane_init (CzRowPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cz_row_pane_show:
 * @self: a pane
 * @workspace: (nullable): a workspace
 * @round: a round
 * @row: a row, 0 for none
 *
 * Shows a row. What was being written about the one before is kept.
 */
void
cz_row_pane_show (CzRowPane   *self,
                  CzWorkspace *workspace,
                  gint64       round,
                  gint64       row)
{
  g_return_if_fail (CZ_IS_ROW_PANE (self));

  if (self->workspace != workspace)
    {
      if (self->workspace != NULL)
        g_signal_handlers_disconnect_by_func (self->workspace, update, self);

      g_set_object (&self->workspace, workspace);
      if (workspace != NULL)
        g_signal_connect_object (workspace, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }

  if (self->row != row || self->round != round)
    show_problem (self, NULL);

  self->round = round;
  self->row = row;
  update (self);
}
