/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-scoring-chips.h"

#include <glib/gi18n-lib.h>

/**
 * CzScoringChips:
 *
 * What of a scoring table asks for work, counted: a click shows those rows alone.
 */
struct _CzScoringChips
{
  GtkBox parent_instance;

  GtkToggleButton *all_button;
  GtkToggleButton *unscored_button;
  GtkToggleButton *different_button;
  GtkToggleButton *unproven_button;
  GtkButton       *refused_button;
};

enum
{
  FILTER_CHANGED,
  REFUSED_CLICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CzScoringChips, cz_scoring_chips, GTK_TYPE_BOX)

static guint signals[N_SIGNALS];

static GtkToggleButton *
get_button (CzScoringChips *self,
            CzScoringFilter filter)
{
  GtkToggleButton *buttons[CZ_N_SCORING_FILTERS] = { self->all_button, self->unscored_button, self->different_button, self->unproven_button };

  return buttons[filter];
}

/* The button that was left says so too; one of the two is enough. */
static void
toggled_cb (CzScoringChips  *self,
            GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

static void
refused_clicked_cb (CzScoringChips *self)
{
  g_signal_emit (self, signals[REFUSED_CLICKED], 0);
}

static void
cz_scoring_chips_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_SCORING_CHIPS);

  G_OBJECT_CLASS (cz_scoring_chips_parent_class)->dispose (object);
}

static void
cz_scoring_chips_class_init (CzScoringChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_scoring_chips_dispose;

  /**
   * CzScoringChips::filter-changed:
   * @self: the chips
   *
   * Other rows are wanted: see cz_scoring_chips_get_filter().
   */
  signals[FILTER_CHANGED] =
    g_signal_new ("filter-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CzScoringChips::refused-clicked:
   * @self: the chips
   */
  signals[REFUSED_CLICKED] =
    g_signal_new ("refused-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-scoring-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, CzScoringChips, all_button);
  gtk_widget_class_bind_template_child (widget_class, CzScoringChips, unscored_button);
  gtk_widget_class_bind_template_child (widget_class, CzScoringChips, different_button);
  gtk_widget_class_bind_template_child (widget_class, CzScoringChips, unproven_button);
  gtk_widget_class_bind_template_child (widget_class, CzScoringChips, refused_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_clicked_cb);
}

static void
cz_scoring_chips_init (CzScoringChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

CzScoringFilter
cz_scoring_chips_get_filter (CzScoringChips *self)
{
  CzScoringFilter filter = CZ_SCORING_ALL;

  while (filter + 1 < CZ_N_SCORING_FILTERS && !gtk_toggle_button_get_active (get_button (self, filter)))
    filter++;

  return filter;
}

void
cz_scoring_chips_set_filter (CzScoringChips *self,
                             CzScoringFilter filter)
{
  gtk_toggle_button_set_active (get_button (self, filter), TRUE);
}

/**
 * cz_scoring_chips_update:
 * @self: the chips
 * @table: the table that is counted
 * @round: the round that unscored rows are counted of
 * @n_refused: cells that show what was refused
 */
void
cz_scoring_chips_update (CzScoringChips *self,
                         CzScoringTable *table,
                         gint64          round,
                         guint           n_refused)
{
  static const char *const names[CZ_N_SCORING_FILTERS] = { NC_ ("chip", "All"), NC_ ("chip", "Unscored"), NC_ ("chip", "Differences"), NC_ ("chip", "No proof") };
  g_autofree char         *refused = g_strdup_printf ("%s %u", C_ ("chip", "Refused"), n_refused);

  for (CzScoringFilter filter = CZ_SCORING_ALL; filter < CZ_N_SCORING_FILTERS; filter++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", g_dpgettext2 (NULL, "chip", names[filter]), cz_scoring_table_count (table, filter, round));

      gtk_button_set_label (GTK_BUTTON (get_button (self, filter)), text);
    }

  gtk_button_set_label (self->refused_button, refused);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_button), n_refused > 0);
}
