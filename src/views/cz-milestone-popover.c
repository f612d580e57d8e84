/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-milestone-popover.h"

#include <glib/gi18n-lib.h>

/**
 * CzMilestonePopover:
 *
 * Asks for a new milestone: title, day by typing or by calendar, deliverable. Makes nothing itself.
 */
struct _CzMilestonePopover
{
  GtkPopover parent_instance;

  GtkEntry    *title_entry;
  GtkEntry    *date_entry;
  GtkLabel    *date_label;
  GtkCalendar *calendar;
  GtkEntry    *deliverable_entry;
  GtkWidget   *add_button;

  CzDate   today;
  gboolean updating;
};

enum
{
  ADD,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CzMilestonePopover, cz_milestone_popover, GTK_TYPE_POPOVER)

static guint signals[N_SIGNALS];

static void
show_in_calendar (CzMilestonePopover *self,
                  CzDate              date)
{
  CzDate day = cz_date_last_day (date);
  g_autoptr (GDateTime) time = g_date_time_new_local (day.year, day.month, day.day, 0, 0, 0);

  self->updating = TRUE;
  if (time != NULL)
    gtk_calendar_select_day (self->calendar, time);
  self->updating = FALSE;
}

static void
changed_cb (CzMilestonePopover *self)
{
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (self->date_entry));
  CzDate           due = cz_milestone_popover_get_due (self);
  gboolean         dated = !cz_date_is_none (due);
  g_autofree char *text = dated ? cz_date_to_string (due) : g_strdup (*typed != '\0' ? _ ("This is not a date.") : "");

  gtk_label_set_text (self->date_label, text);
  if (dated && !self->updating)
    show_in_calendar (self, due);
  gtk_widget_set_sensitive (self->add_button, dated && *cz_milestone_popover_get_title (self) != '\0');
}

static void
day_selected_cb (CzMilestonePopover *self)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (self->updating)
    return;

  time = gtk_calendar_get_date (self->calendar);
  text = g_date_time_format (time, "%Y-%m-%d");
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->date_entry), text);
  self->updating = FALSE;
}

static void
add_clicked_cb (CzMilestonePopover *self)
{
  g_signal_emit (self, signals[ADD], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->deliverable_entry), "");
}

static void
cz_milestone_popover_dispose (GObject *object)
{
  gtk_popover_set_child (GTK_POPOVER (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_MILESTONE_POPOVER);

  G_OBJECT_CLASS (cz_milestone_popover_parent_class)->dispose (object);
}

static void
cz_milestone_popover_class_init (CzMilestonePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_milestone_popover_dispose;

  /* The person wants this milestone. */
  signals[ADD] = g_signal_new ("add", CZ_TYPE_MILESTONE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-milestone-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CzMilestonePopover, title_entry);
  gtk_widget_class_bind_template_child (widget_class, CzMilestonePopover, date_entry);
  gtk_widget_class_bind_template_child (widget_class, CzMilestonePopover, date_label);
  gtk_widget_class_bind_template_child (widget_class, CzMilestonePopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, CzMilestonePopover, deliverable_entry);
  gtk_widget_class_bind_template_child (widget_class, CzMilestonePopover, add_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
cz_milestone_popover_init (CzMilestonePopover *self)
{
  self->today = cz_date_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Sets the day that words such as 明天 are counted from. */
void
cz_milestone_popover_set_today (CzMilestonePopover *self,
                                CzDate              today)
{
  g_return_if_fail (CZ_IS_MILESTONE_POPOVER (self));

  self->today = today;
}

const char *
cz_milestone_popover_get_title (CzMilestonePopover *self)
{
  g_return_val_if_fail (CZ_IS_MILESTONE_POPOVER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->title_entry));
}

/* Returns the day or month that was typed or chosen; none while what stands there is no date. */
CzDate
cz_milestone_popover_get_due (CzMilestonePopover *self)
{
  CzDate due;

  g_return_val_if_fail (CZ_IS_MILESTONE_POPOVER (self), CZ_DATE_NONE);

  if (!cz_date_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->date_entry)), self->today, &due))
    return CZ_DATE_NONE;

  return due;
}

const char *
cz_milestone_popover_get_deliverable (CzMilestonePopover *self)
{
  g_return_val_if_fail (CZ_IS_MILESTONE_POPOVER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->deliverable_entry));
}
