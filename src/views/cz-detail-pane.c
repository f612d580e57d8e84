/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-detail-pane.h"

struct _CzDetailPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title_label;
  GtkLabel *place_label;
  GtkBox   *content_box;
};

G_DEFINE_FINAL_TYPE (CzDetailPane, cz_detail_pane, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

static void
cz_detail_pane_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_DETAIL_PANE);

  G_OBJECT_CLASS (cz_detail_pane_parent_class)->dispose (object);
}

static void
cz_detail_pane_class_init (CzDetailPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_detail_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CzDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CzDetailPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, CzDetailPane, place_label);
  gtk_widget_class_bind_template_child (widget_class, CzDetailPane, content_box);
}

static void
cz_detail_pane_init (CzDetailPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows that nothing is selected. */
void
cz_detail_pane_clear (CzDetailPane *self)
{
  GtkWidget *child;

  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content_box))) != NULL)
    gtk_box_remove (self->content_box, child);

  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/**
 * cz_detail_pane_set_title:
 * @self: a pane that was cleared
 * @title: name of the record
 * @place: where it stands; "" when there is nothing to say
 */
void
cz_detail_pane_set_title (CzDetailPane *self,
                          const char   *title,
                          const char   *place)
{
  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->place_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), *place != '\0');
  gtk_stack_set_visible_child_name (self->stack, "record");
}

void
cz_detail_pane_add_heading (CzDetailPane *self,
                            const char   *heading)
{
  GtkWidget *label = new_label (heading);

  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (self->content_box, label);
}

/**
 * cz_detail_pane_add_fact:
 * @self: a pane
 * @name: translated name of a field
 * @value: its value; nothing is added when it is ""
 * @css_class: (nullable): class of the colour that goes with what @value says
 */
void
cz_detail_pane_add_fact (CzDetailPane *self,
                         const char   *name,
                         const char   *value,
                         const char   *css_class)
{
  GtkWidget *box;
  GtkWidget *name_label;
  GtkWidget *value_label;

  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  if (*value == '\0')
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  name_label = new_label (name);
  value_label = new_label (value);
  gtk_label_set_width_chars (GTK_LABEL (name_label), 8);
  gtk_label_set_yalign (GTK_LABEL (name_label), 0);
  gtk_widget_add_css_class (name_label, "cz-dim");
  gtk_widget_set_hexpand (value_label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (value_label, css_class);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), value_label);
  gtk_box_append (self->content_box, box);
}

void
cz_detail_pane_add_text (CzDetailPane *self,
                         const char   *text)
{
  GtkWidget *label = new_label (text);

  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_box_append (self->content_box, label);
}

/* A sentence of a document, in its own words. */
void
cz_detail_pane_add_quote (CzDetailPane *self,
                          const char   *text)
{
  GtkWidget *label = new_label (text);

  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "quote");
  gtk_box_append (self->content_box, label);
}

/**
 * cz_detail_pane_add_link:
 * @self: a pane
 * @kind: kind of the record that it leads to
 * @id: the record
 * @text: its name
 * @value: what to say at the end of the line, ""  for nothing
 */
void
cz_detail_pane_add_link (CzDetailPane *self,
                         CzKind        kind,
                         gint64        id,
                         const char   *text,
                         const char   *value)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label (text);
  GtkWidget *value_label = gtk_label_new (value);

  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (value_label, "cz-dim");
  gtk_widget_add_css_class (value_label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "detail-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", cz_kind_get_info (kind)->table, id);
  gtk_box_append (self->content_box, button);
}

void
cz_detail_pane_add_widget (CzDetailPane *self,
                           GtkWidget    *widget)
{
  g_return_if_fail (CZ_IS_DETAIL_PANE (self));

  gtk_box_append (self->content_box, widget);
}
