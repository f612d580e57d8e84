/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-finding-row.h"

#include "workspace/cz-finding-text.h"

/* A severity's colour always has a shape and a word beside it. */
static const struct
{
  const char *sign;
  const char *css_class;
} severities[CZ_N_SEVERITIES] = {
  [CZ_SEVERITY_ERROR] = { "■", "cz-error" },
  [CZ_SEVERITY_WARNING] = { "▲", "cz-attention" },
  [CZ_SEVERITY_NOTE] = { "●", "cz-accent" },
};

/* Returns: the shape that stands for the severity */
const char *
cz_severity_get_sign (CzSeverity severity)
{
  g_return_val_if_fail (severity < CZ_N_SEVERITIES, NULL);

  return severities[severity].sign;
}

/* Returns: the class of the stylesheet that colours it */
const char *
cz_severity_get_css_class (CzSeverity severity)
{
  g_return_val_if_fail (severity < CZ_N_SEVERITIES, NULL);

  return severities[severity].css_class;
}

/**
 * cz_finding_row_new:
 * @severity: how bad it is
 * @code: what it is
 * @where: marker or row number as printed
 * @declared: what is printed
 * @found: what was worked out
 *
 * Returns: (transfer floating): a row for a list box that words the finding and says what to do
 */
GtkWidget *
cz_finding_row_new (CzSeverity    severity,
                    CzFindingCode code,
                    const char   *where,
                    const char   *declared,
                    const char   *found)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *sign = gtk_label_new (cz_severity_get_sign (severity));
  g_autofree char *text = cz_finding_text (code, where, declared, found);
  g_autofree char *name = g_strdup_printf ("%s: %s", cz_severity_title (severity), text);

  gtk_widget_add_css_class (sign, cz_severity_get_css_class (severity));
  gtk_widget_set_tooltip_text (sign, cz_severity_title (severity));
  g_object_set (row, "use-markup", FALSE, "title", text, "subtitle", cz_finding_advice (code), NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}
