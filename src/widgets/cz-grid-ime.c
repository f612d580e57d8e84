/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

/*
 * The first word of a cell is composed by an input method of the grid's own, which is there before any editor is:
 * handing the key on to an editor that it opened would lose the first letter. When the word is ready the editor's
 * own input method takes over.
 */

static void
commit_cb (CzGrid     *self,
           const char *text)
{
  if ((self->editor != NULL && !self->composing) || g_unichar_iscntrl (g_utf8_get_char (text)))
    return;

  self->composing = FALSE;
  if (self->editor == NULL)
    _cz_grid_editor_open (self, text);
  else
    {
      _cz_grid_editor_set_text (self, text, FALSE);
      _cz_grid_ime_hand_over (self);
    }
}

static void
preedit_changed_cb (CzGrid *self)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  GdkRectangle rect;
  CzCellSpan   span;

  if (self->editor != NULL && !self->composing)
    return;

  gtk_im_context_get_preedit_string (self->im_context, &text, &attributes, NULL);
  if (*text == '\0')
    {
      if (self->editor != NULL)
        _cz_grid_editor_set_text (self, "", TRUE);
      return;
    }

  if (!_cz_grid_is_editable (self, self->cursor.row, self->cursor.column))
    {
      gtk_im_context_reset (self->im_context);
      return;
    }

  self->composing = TRUE;
  if (self->editor == NULL)
    _cz_grid_editor_open (self, "");
  _cz_grid_editor_set_text (self, text, TRUE);

  _cz_grid_get_span (self, self->edited.row, self->edited.column, &span);
  _cz_grid_get_rect (self, &span, &rect);
  rect.width = 1;
  gtk_im_context_set_cursor_location (self->im_context, &rect);
}

/* A composition that was given up leaves the cell as it was. */
static void
preedit_end_cb (CzGrid *self)
{
  GtkTextBuffer *buffer;

  if (!self->composing)
    return;

  self->composing = FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  if (gtk_text_buffer_get_char_count (buffer) == 0)
    _cz_grid_editor_close (self, FALSE);
}

void
_cz_grid_ime_add (CzGrid *self)
{
  self->im_context = gtk_im_multicontext_new ();
  g_signal_connect_swapped (self->im_context, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (self->im_context, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (self->im_context, "preedit-end", G_CALLBACK (preedit_end_cb), self);

  self->im_controller = gtk_event_controller_key_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->im_controller);
}

/* Listens while the cursor stands on a cell that can be written; the controller of 4.8 does not see focus of children. */
void
_cz_grid_ime_update (CzGrid *self)
{
  gboolean listens = self->editor == NULL && gtk_widget_get_realized (GTK_WIDGET (self)) &&
                     _cz_grid_is_editable (self, self->cursor.row, self->cursor.column);

  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->im_controller),
                                           listens ? self->im_context : NULL);
  if (listens && self->focused)
    gtk_im_context_focus_in (self->im_context);
  else
    gtk_im_context_focus_out (self->im_context);
}

/* From here on the editor hears the keys. */
void
_cz_grid_ime_hand_over (CzGrid *self)
{
  gtk_im_context_focus_out (self->im_context);
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->im_controller), NULL);
  gtk_widget_grab_focus (self->editor);
}
