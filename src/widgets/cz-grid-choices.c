/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include "base/cz-pinyin.h"

#include <glib/gi18n.h>

#define SEPARATOR "、"
#define MAX_SHOWN 200
#define MAX_HEIGHT 280
#define MAX_CHARS 40

static gboolean
takes_several (CzGrid *self)
{
  return cz_table_get_column (self->table, self->edited.column)->kind == CZ_CELL_CHOICES;
}

static GtkTextBuffer *
get_buffer (CzGrid *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
}

static char *
dup_typed (CzGrid *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);

  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

/* Returns: where the part begins that is being typed: after the last separator, where several may be chosen */
static const char *
find_last_part (CzGrid     *self,
                const char *typed)
{
  const char *separator = takes_several (self) ? g_strrstr (typed, SEPARATOR) : NULL;

  return separator != NULL ? separator + strlen (SEPARATOR) : typed;
}

static void
append_choice (CzGrid     *self,
               const char *choice)
{
  GtkWidget *label = gtk_label_new (choice);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_list_box_append (GTK_LIST_BOX (self->choices_list), label);
}

static void
show_matches (CzGrid     *self,
              const char *typed)
{
  GtkListBox *list = GTK_LIST_BOX (self->choices_list);
  GtkWidget  *child;
  guint       n_shown = 0;

  while ((child = gtk_widget_get_first_child (self->choices_list)) != NULL)
    gtk_list_box_remove (list, child);

  for (char **choice = self->all_choices; *choice != NULL && n_shown < MAX_SHOWN; choice++)
    if (cz_pinyin_matches (*choice, typed))
      {
        append_choice (self, *choice);
        n_shown++;
      }

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  gtk_widget_set_visible (self->choices, n_shown > 0);
}

static void
typed_cb (CzGrid *self)
{
  g_autofree char *typed = NULL;

  if (self->choices == NULL || self->composing || self->choosing)
    return;

  typed = dup_typed (self);
  show_matches (self, find_last_part (self, typed));
  gtk_popover_popup (GTK_POPOVER (self->choices));
}

static void
take_choice (CzGrid     *self,
             const char *choice)
{
  g_autofree char *typed = dup_typed (self);
  const char      *part = find_last_part (self, typed);
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (part - typed), typed, choice);

  self->choosing = TRUE;
  gtk_text_buffer_set_text (get_buffer (self), text, -1);
  self->choosing = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->choices));
}

static void
row_activated_cb (CzGrid        *self,
                  GtkListBoxRow *row)
{
  take_choice (self, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
  gtk_widget_grab_focus (self->editor);
}

static GtkWidget *
new_popover (CzGrid           *self,
             const CzCellSpan *span)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->choices_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->choices_list), GTK_SELECTION_SINGLE);
  gtk_widget_set_can_focus (self->choices_list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Choices"),
                                  -1);
  g_signal_connect_swapped (self->choices_list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->choices_list);
  gtk_widget_set_size_request (scroller,
                               cz_grid_columns_get_span_width (&self->columns, span->column, span->n_columns), -1);

  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (popover, "cz-grid-choices");
  gtk_widget_set_parent (popover, self->editor);

  return popover;
}

/* Gives the editor of a choice cell its list; @open shows it at once, narrowed by what was typed. */
gboolean
_cz_grid_choices_attach (CzGrid           *self,
                         const CzCellSpan *span,
                         gboolean          open)
{
  CzCellKind kind = cz_table_get_column (self->table, span->column)->kind;

  if (kind != CZ_CELL_CHOICE && kind != CZ_CELL_CHOICES)
    return FALSE;

  self->all_choices = cz_table_dup_choices (self->table, span->row, span->column);
  if (self->all_choices == NULL)
    return FALSE;

  self->choices = new_popover (self, span);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  if (open)
    typed_cb (self);

  return TRUE;
}

void
_cz_grid_choices_detach (CzGrid *self)
{
  if (self->choices != NULL)
    gtk_widget_unparent (self->choices);

  self->choices = NULL;
  self->choices_list = NULL;
  g_clear_pointer (&self->all_choices, g_strfreev);
}

/* Shows all choices, whatever stands in the editor. */
void
_cz_grid_choices_open (CzGrid *self)
{
  if (self->choices == NULL)
    return;

  show_matches (self, "");
  gtk_popover_popup (GTK_POPOVER (self->choices));
}

static void
select_next (CzGrid *self,
             int     direction)
{
  GtkListBox    *list = GTK_LIST_BOX (self->choices_list);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (list);
  int            index = selected != NULL ? gtk_list_box_row_get_index (selected) + direction : 0;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  if (row != NULL)
    gtk_list_box_select_row (list, row);
}

/* Returns: whether the key was for the list: the arrows, and Enter and Tab, which take the choice and then go on */
gboolean
_cz_grid_choices_key (CzGrid *self,
                      guint   key,
                      guint   modifiers)
{
  GtkListBoxRow *row;

  if (self->choices == NULL)
    return FALSE;
  if (key == GDK_KEY_Down && modifiers == GDK_ALT_MASK)
    {
      _cz_grid_choices_open (self);
      return TRUE;
    }
  if (!gtk_widget_get_visible (self->choices) || modifiers != 0)
    return FALSE;

  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    {
      select_next (self, key == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    }

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->choices_list));
  if (row != NULL && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab))
    take_choice (self, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));

  return FALSE;
}
