/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include <glib/gi18n.h>

gboolean
_cz_grid_is_editable (CzGrid *self,
                      guint   row,
                      guint   column)
{
  CzCellSpan span;

  if (self->table == NULL || row >= _cz_grid_get_n_rows (self) || column >= self->columns.n_columns)
    return FALSE;

  _cz_grid_get_span (self, row, column, &span);

  return (cz_table_get_flags (self->table, span.row, span.column) & CZ_CELL_EDITABLE) != 0;
}

static char *
dup_editor_text (CzGrid *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
close_and_move (CzGrid *self,
                guint   key,
                guint   modifiers)
{
  static const struct
  {
    guint key;
    guint modifiers;
    int   rows;
    int   columns;
  } moves[] = {
    { GDK_KEY_Return, 0, 1, 0 },
    { GDK_KEY_KP_Enter, 0, 1, 0 },
    { GDK_KEY_Return, GDK_SHIFT_MASK, -1, 0 },
    { GDK_KEY_Tab, 0, 0, 1 },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, 0, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].key == key && moves[i].modifiers == modifiers)
      {
        if (_cz_grid_editor_close (self, TRUE))
          _cz_grid_step_on (self, moves[i].rows, moves[i].columns);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

/* In an editor that typing opened an arrow ends it, as in other spreadsheets; F2 gives the arrows to the text. */
static gboolean
move_by_arrow (CzGrid *self,
               guint   key)
{
  int rows = (key == GDK_KEY_Down) - (key == GDK_KEY_Up);
  int columns = (key == GDK_KEY_Right) - (key == GDK_KEY_Left);

  if (!self->quick || (rows == 0 && columns == 0))
    return GDK_EVENT_PROPAGATE;

  if (_cz_grid_editor_close (self, TRUE))
    _cz_grid_step_on (self, rows, columns);

  return GDK_EVENT_STOP;
}

static void
fill_selection_from_editor (CzGrid *self)
{
  g_autofree char *text = dup_editor_text (self);

  _cz_grid_editor_close (self, FALSE);
  _cz_grid_fill_selection (self, text);
}

static gboolean
editor_key_pressed_cb (CzGrid         *self,
                       guint           key,
                       guint           code G_GNUC_UNUSED,
                       GdkModifierType state)
{
  guint modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  /* While the editor's own input method composes, Enter and Escape belong to it. */
  if (self->editor_composing)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Escape && modifiers == 0)
    {
      _cz_grid_editor_close (self, FALSE);
      return GDK_EVENT_STOP;
    }
  if (_cz_grid_choices_key (self, key, modifiers))
    return GDK_EVENT_STOP;
  if (modifiers == GDK_CONTROL_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      fill_selection_from_editor (self);
      return GDK_EVENT_STOP;
    }
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "\n", 1);
      return GDK_EVENT_STOP;
    }
  if (modifiers == 0 && move_by_arrow (self, key))
    return GDK_EVENT_STOP;

  return close_and_move (self, key, modifiers);
}

static void
editor_preedit_cb (CzGrid     *self,
                   const char *preedit)
{
  self->editor_composing = *preedit != '\0';
}

/* A click elsewhere takes what was typed; another window coming to the front does not. */
static void
editor_left_cb (CzGrid *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->editor == NULL || self->composing || focus == NULL || focus == self->editor ||
      gtk_widget_is_ancestor (focus, self->editor))
    return;

  self->leaving = TRUE;
  _cz_grid_editor_close (self, TRUE);
  self->leaving = FALSE;
}

static void
add_controllers (CzGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (editor_key_pressed_cb), self);
  gtk_widget_add_controller (self->editor, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (editor_left_cb), self);
  gtk_widget_add_controller (self->editor, focus);
  g_signal_connect_swapped (self->editor, "preedit-changed", G_CALLBACK (editor_preedit_cb), self);
}

static void
scale_editor_font (CzGrid *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  GtkTextTag    *tag;

  if (self->zoom == 1.0)
    return;

  tag = gtk_text_buffer_create_tag (buffer, "zoom", "scale", self->zoom, NULL);
  g_object_set_data (G_OBJECT (buffer), "zoom", tag);
}

static GtkWidget *
new_editor (CzGrid           *self,
            const CzCellSpan *span)
{
  const CzColumn  *column = cz_table_get_column (self->table, span->column);
  GtkTextView     *view = GTK_TEXT_VIEW (gtk_text_view_new ());
  g_autofree char *name = g_strdup_printf (_ ("Edit %s, row %u"), column->title, span->row + 1);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, _cz_grid_scaled (self, CZ_GRID_PAD_X));
  gtk_text_view_set_right_margin (view, _cz_grid_scaled (self, CZ_GRID_PAD_X));
  gtk_text_view_set_top_margin (view, _cz_grid_scaled (self, CZ_GRID_PAD_Y));
  gtk_text_view_set_bottom_margin (view, _cz_grid_scaled (self, CZ_GRID_PAD_Y));
  if (column->kind == CZ_CELL_NUMBER)
    gtk_text_view_set_justification (view, GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (view), "cz-grid-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (view);
}

/* Opens the editor over the cursor's cell, on @text or, when that is %NULL, on what stands there. */
void
_cz_grid_editor_open (CzGrid     *self,
                      const char *text)
{
  CzCellSpan span;

  if (self->editor != NULL || !_cz_grid_is_editable (self, self->cursor.row, self->cursor.column))
    return;

  _cz_grid_get_span (self, self->cursor.row, self->cursor.column, &span);
  self->edited = (CzGridPlace){ span.row, span.column };
  self->edited_id = cz_table_get_row_id (self->table, span.row);
  self->quick = text != NULL;
  self->editor_composing = FALSE;
  self->editor = new_editor (self, &span);
  scale_editor_font (self);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  add_controllers (self);
  _cz_grid_editor_set_text (self, text != NULL ? text : _cz_grid_text_read (self, span.row, span.column), FALSE);
  _cz_grid_scroll_to_place (self, span.row, span.column);
  _cz_grid_choices_attach (self, &span, text != NULL);

  if (!self->composing)
    _cz_grid_ime_hand_over (self);
}

/* Shows @text; underlined while the grid's own input method still composes it. */
void
_cz_grid_editor_set_text (CzGrid     *self,
                          const char *text,
                          gboolean    composing)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter      start;
  GtkTextIter      end;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (gtk_text_tag_table_lookup (tags, "zoom") != NULL)
    gtk_text_buffer_apply_tag_by_name (buffer, "zoom", &start, &end);

  if (composing)
    {
      if (gtk_text_tag_table_lookup (tags, "composing") == NULL)
        gtk_text_buffer_create_tag (buffer, "composing", "underline", PANGO_UNDERLINE_SINGLE, NULL);
      gtk_text_buffer_apply_tag_by_name (buffer, "composing", &start, &end);
    }

  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * _cz_grid_editor_close:
 * @self: a grid
 * @take: whether to write what was typed, or to forget it
 *
 * Returns: %FALSE if what was typed was refused; it stays in the cell with its reason
 */
gboolean
_cz_grid_editor_close (CzGrid  *self,
                       gboolean take)
{
  g_autofree char *text = NULL;
  GtkWidget       *editor = self->editor;
  gboolean         taken = TRUE;

  if (editor == NULL)
    return TRUE;

  text = dup_editor_text (self);
  _cz_grid_choices_detach (self);
  self->editor = NULL;
  self->composing = FALSE;
  self->editor_composing = FALSE;
  gtk_im_context_reset (self->im_context);

  if (take)
    taken = _cz_grid_write_cell (self, self->edited.row, self->edited.column, text);

  if (!self->leaving)
    _cz_grid_pool_focus_cursor (self);
  _cz_grid_ime_update (self);
  gtk_widget_unparent (editor);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return taken;
}

void
_cz_grid_editor_place (CzGrid *self)
{
  CzCellSpan   span;
  GdkRectangle rect;
  int          width;
  int          height;

  if (self->editor == NULL)
    return;

  _cz_grid_get_span (self, self->edited.row, self->edited.column, &span);
  _cz_grid_get_rect (self, &span, &rect);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  rect.width = MAX (rect.width, width);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, rect.width, NULL, &height, NULL, NULL);
  rect.height = MAX (rect.height, height);
  gtk_widget_size_allocate (self->editor, &rect, -1);
  if (self->choices != NULL)
    gtk_popover_present (GTK_POPOVER (self->choices));
}

/* The editor stays with its record; when that is gone there is nothing left to write to. */
void
_cz_grid_editor_rows_changed (CzGrid *self)
{
  guint n_rows = cz_table_get_n_rows (self->table);

  if (self->editor == NULL)
    return;

  if (self->edited.row < n_rows && cz_table_get_row_id (self->table, self->edited.row) == self->edited_id)
    return;

  for (guint row = 0; row < n_rows; row++)
    if (cz_table_get_row_id (self->table, row) == self->edited_id)
      {
        self->edited.row = row;
        return;
      }

  _cz_grid_editor_close (self, FALSE);
}

/* Opens the editor at the cursor, on the text that stands there. */
void
cz_grid_edit (CzGrid *self)
{
  g_return_if_fail (CZ_IS_GRID (self));

  _cz_grid_editor_open (self, NULL);
}

/* Takes what is being typed. Returns: %FALSE if it was refused */
gboolean
cz_grid_finish_editing (CzGrid *self)
{
  g_return_val_if_fail (CZ_IS_GRID (self), TRUE);

  return _cz_grid_editor_close (self, TRUE);
}

gboolean
cz_grid_is_editing (CzGrid *self)
{
  g_return_val_if_fail (CZ_IS_GRID (self), FALSE);

  return self->editor != NULL;
}
