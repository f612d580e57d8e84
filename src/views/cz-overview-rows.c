/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-overview-rows.h"

#include "views/cz-finding-row.h"
#include "widgets/cz-chart.h"
#include "workspace/cz-finding-text.h"

#include <glib/gi18n-lib.h>

/*
 * The rows of the overview. Each is a button that leads to its place, named in words for who does not see it.
 */

const char *
cz_due_get_sign (CzDueState state)
{
  switch (state)
    {
    case CZ_DUE_DONE:
      return "✓";
    case CZ_DUE_LATE:
      return "■";
    case CZ_DUE_SOON:
      return "▲";
    case CZ_DUE_NEAR:
      return "●";
    case CZ_DUE_AHEAD:
    default:
      return "○";
    }
}

const char *
cz_due_get_css_class (CzDueState state)
{
  switch (state)
    {
    case CZ_DUE_DONE:
      return "cz-done";
    case CZ_DUE_LATE:
      return "cz-error";
    case CZ_DUE_SOON:
      return "cz-attention";
    case CZ_DUE_NEAR:
      return "cz-accent";
    case CZ_DUE_AHEAD:
    default:
      return "cz-dim";
    }
}

/* Returns (transfer full) how many days are left, or have gone by. */
char *
cz_due_format_days (int days)
{
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", -days), -days);
  if (days == 0)
    return g_strdup (_ ("due today"));

  return g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
}

static char *
format_day (CzDate date,
            CzDate today)
{
  if (date.year != today.year)
    return cz_date_to_string (date);

  /* Translators: a day of this year: month, day */
  return g_strdup_printf (_ ("%d-%02d"), date.month, date.day);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A text that gives way: cut at its end, whole in its tooltip. */
static GtkWidget *
new_flexible_label (const char *text,
                    const char *css_class)
{
  GtkWidget *label = new_label (text, css_class);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

static GtkWidget *
new_number (const char *text,
            const char *css_class)
{
  GtkWidget *label = new_label (text, css_class);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

/* Takes @name. */
static GtkWidget *
new_row (GtkWidget *box,
         char      *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "overview-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);

  return button;
}

static void
set_place (GtkWidget *row,
           CzKind     kind,
           gint64     id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", cz_kind_get_info (kind)->table, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-place");
}

static void
set_page (GtkWidget  *row,
          const char *page)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.page");
}

static double
to_double (CzPoints points)
{
  return points == CZ_POINTS_NONE ? 0 : points / (double) CZ_POINTS_UNIT;
}

GtkWidget *
cz_overview_row_new_category (const CzOverviewCategory *category,
                              GtkSizeGroup             *titles,
                              GtkSizeGroup             *figures)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget       *bar = cz_chart_new (CZ_CHART_BAR);
  GtkWidget       *sign = new_label (category->weak ? "▲" : "", "cz-attention");
  g_autofree char *title = g_strdup_printf ("%s  %s", category->marker, category->title);
  g_autofree char *points = category->points != CZ_POINTS_NONE ? cz_points_to_string (category->points) : g_strdup ("–");
  g_autofree char *attainable = cz_points_to_string (category->attainable);
  g_autofree char *of = g_strdup_printf ("/ %s", attainable);
  GtkWidget       *name = new_flexible_label (title, NULL);
  GtkWidget       *figure = new_number (points, "cz-figure");
  GtkWidget       *whole = new_label (of, "cz-dim");
  GtkWidget       *row;

  cz_chart_set_whole (CZ_CHART (bar), to_double (category->attainable));
  cz_chart_add_value (CZ_CHART (bar), to_double (category->points), category->weak ? "cz_attention" : "cz_accent", category->title);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_hexpand (name, FALSE);
  gtk_label_set_width_chars (GTK_LABEL (name), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 26);
  gtk_label_set_width_chars (GTK_LABEL (figure), 5);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_add_css_class (whole, "numeric");
  gtk_size_group_add_widget (titles, name);
  gtk_size_group_add_widget (figures, whole);

  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), whole);
  gtk_box_append (GTK_BOX (box), sign);

  /* Translators: title of a category, its points, what it can bring, then nothing or a remark */
  row = new_row (box, g_strdup_printf (_ ("%s: %s of %s points%s"), category->title, points, attainable,
                                       category->weak ? _ (", below 70 percent") : ""));
  if (category->row != 0)
    set_place (row, CZ_KIND_ROW, category->row);
  else
    set_page (row, "scoring");

  return row;
}

GtkWidget *
cz_overview_row_new_due (const CzAgendaItem *item,
                         CzDate              today,
                         GtkSizeGroup       *dates)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *day = format_day (item->due, today);
  g_autofree char *days = cz_due_format_days (item->days);
  g_autofree char *who = g_strconcat (item->who, *item->who != '\0' && *item->period != '\0' ? " · " : "", item->period, NULL);
  GtkWidget       *date = new_label (day, "cz-dim");
  GtkWidget       *sign = new_label (cz_due_get_sign (item->state), cz_due_get_css_class (item->state));
  GtkWidget       *row;

  gtk_widget_add_css_class (date, "numeric");
  gtk_size_group_add_widget (dates, date);
  gtk_widget_set_valign (date, GTK_ALIGN_START);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (below), new_flexible_label (who, "cz-dim"));
  gtk_box_append (GTK_BOX (below), new_number (days, cz_due_get_css_class (item->state)));
  gtk_box_append (GTK_BOX (texts), new_flexible_label (item->title, NULL));
  gtk_box_append (GTK_BOX (texts), below);

  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), texts);

  row = new_row (box, g_strjoin (", ", item->title, day, days, *who != '\0' ? who : NULL, NULL));
  set_place (row, item->kind, item->id);

  return row;
}

/* A part of a count: sign, name, number. Leads to the page where they are listed. */
GtkWidget *
cz_overview_row_new_count (const char *sign,
                           const char *css_class,
                           const char *name,
                           guint       count,
                           const char *page)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget       *button;

  gtk_box_append (GTK_BOX (box), new_label (sign, css_class));
  gtk_box_append (GTK_BOX (box), new_flexible_label (name, NULL));
  gtk_box_append (GTK_BOX (box), new_number (number, "cz-figure"));
  button = new_row (box, g_strdup_printf ("%s %s", name, number));
  set_page (button, page);

  return button;
}

GtkWidget *
cz_overview_row_new_findings (const CzOverview *overview,
                              CzSeverity        severity,
                              GtkSizeGroup     *titles)
{
  const CzCheck   *first = cz_overview_get_first_finding (overview, severity);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget       *title = new_label (cz_severity_title (severity), NULL);
  g_autofree char *count = g_strdup_printf ("%u", overview->n_findings[severity]);
  g_autofree char *text = first != NULL ? cz_finding_text (first->code, first->where, first->declared, first->found) : g_strdup (_ ("none open"));
  GtkWidget       *row;

  gtk_size_group_add_widget (titles, title);
  gtk_box_append (GTK_BOX (box), new_label (cz_severity_get_sign (severity), cz_severity_get_css_class (severity)));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_flexible_label (text, "cz-dim"));
  gtk_box_append (GTK_BOX (box), new_number (count, "cz-figure"));

  row = new_row (box, g_strdup_printf ("%s: %s, %s", cz_severity_title (severity), count, text));
  set_page (row, "checks");

  return row;
}

/* The time of day, or the word for yesterday. */
static char *
format_time (const char *at,
             CzDate      today)
{
  g_autofree char *day = cz_date_to_string (today);

  if (!g_str_has_prefix (at, day) || strlen (at) < 16)
    return g_strdup (_ ("yesterday"));

  return g_strndup (at + 11, 5);
}

GtkWidget *
cz_overview_row_new_step (const CzStep *step,
                          CzDate        today,
                          GtkSizeGroup *times)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *at = format_time (step->at, today);
  GtkWidget       *time = new_label (at, "cz-dim");
  GtkWidget       *person = new_label (step->person, NULL);
  GtkWidget       *row;

  gtk_widget_add_css_class (time, "numeric");
  gtk_size_group_add_widget (times, time);
  gtk_label_set_ellipsize (GTK_LABEL (person), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (person), 8);
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), person);
  gtk_box_append (GTK_BOX (box), new_flexible_label (step->label, NULL));

  row = new_row (box, g_strjoin (", ", at, step->person, step->label, NULL));
  set_page (row, "history");

  return row;
}

/* What is left out of the list of late things. */
GtkWidget *
cz_overview_row_new_more (guint n_late)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more is late", "%u more are late", n_late), n_late);
  GtkWidget       *row = new_row (new_flexible_label (text, "cz-error"), g_strdup (text));

  set_page (row, "progress");

  return row;
}

/* A sentence where there is nothing to list. */
GtkWidget *
cz_overview_note_new (const char *text)
{
  GtkWidget *label = new_label (text, "cz-dim");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

/**
 * cz_overview_replace_rows:
 * @box: a box of rows
 * @rows: (element-type GtkWidget): the new ones
 *
 * Shows other rows; where one of the old had the focus, the one in its place gets it.
 */
void
cz_overview_replace_rows (GtkBox          *box,
                          const GPtrArray *rows)
{
  GtkWidget *child;
  int        position = -1;

  for (child = gtk_widget_get_focus_child (GTK_WIDGET (box)); child != NULL; child = gtk_widget_get_prev_sibling (child))
    position++;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (box, rows->pdata[i]);

  if (position >= 0 && rows->len > 0)
    gtk_widget_grab_focus (rows->pdata[MIN ((guint) position, rows->len - 1)]);
}
