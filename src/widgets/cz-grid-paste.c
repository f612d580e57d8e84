/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-grid-private.h"

#include "widgets/cz-sheet-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More refusals than this are counted, not listed. */
#define MAX_LISTED 50

/**
 * Paste:
 * @writes: (element-type CzCellWrite): what is to be written, new rows included
 * @n_added: rows to add below
 * @n_refused: how many of @writes the table refuses
 * @n_lost: cells of the clipboard for which there is no place
 * @refused: the first of them with their reasons, for the person
 *
 * What a paste comes to before anything is written.
 */
typedef struct
{
  CzGrid  *grid;
  GArray  *writes;
  guint    n_added;
  guint    n_refused;
  guint    n_lost;
  GString *refused;
} Paste;

static void
paste_free (Paste *self)
{
  g_clear_object (&self->grid);
  g_clear_pointer (&self->writes, g_array_unref);
  g_string_free (self->refused, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

/* Numbers come from other programs with blanks around them and a sign of their unit after them. */
static char *
dup_for_column (CzGrid     *grid,
                guint       column,
                const char *text)
{
  static const char *const units[] = { "%", "％", "‰" };
  char                    *clean;

  if (cz_table_get_column (grid->table, column)->kind != CZ_CELL_NUMBER)
    return g_strdup (text);

  clean = g_strstrip (g_strdup (text));
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (clean, units[i]))
      clean[strlen (clean) - strlen (units[i])] = '\0';

  return g_strchomp (clean);
}

static void
note_refusal (Paste      *self,
              guint       row,
              guint       column,
              const char *text,
              const char *reason)
{
  self->n_refused++;
  if (self->n_refused > MAX_LISTED)
    return;

  /* Translators: a cell that cannot be pasted: number of its row, title of its column, what was to be pasted, why not */
  g_string_append_printf (self->refused, _ ("Row %u, %s: “%s”. %s"), row + 1,
                          cz_table_get_column (self->grid->table, column)->title, text, reason);
  g_string_append_c (self->refused, '\n');
}

static void
plan_cell (Paste      *self,
           guint       row,
           guint       column,
           const char *text)
{
  CzGrid     *grid = self->grid;
  CzCellWrite write = { row, column, NULL };
  g_autoptr (GError) error = NULL;

  if (row < grid->rows.n_rows)
    {
      g_autofree char *before = NULL;
      CzCellSpan       block;

      _cz_grid_get_span (grid, row, column, &block);
      if (block.row != row || block.column != column)
        return;

      before = cz_table_dup_text (grid->table, row, column);
      if (g_str_equal (before, text))
        return;
    }

  write.text = dup_for_column (grid, column, text);
  g_array_append_val (self->writes, write);
  if (row < grid->rows.n_rows && !cz_table_check (grid->table, row, column, write.text, &error))
    note_refusal (self, row, column, write.text, error->message);
}

/* A selection that is a multiple of what is pasted is filled with it; otherwise its corner says where to begin. */
static void
get_target (CzGrid            *grid,
            const CzSheetText *sheet,
            CzCellSpan        *target)
{
  _cz_grid_get_active_range (grid, target);
  if (target->n_rows % sheet->n_rows != 0 || target->n_columns % sheet->n_columns != 0)
    {
      target->n_rows = sheet->n_rows;
      target->n_columns = sheet->n_columns;
    }
}

static Paste *
plan_paste (CzGrid            *grid,
            const CzSheetText *sheet)
{
  Paste     *self = g_new0 (Paste, 1);
  gboolean   can_add = cz_table_can_add_rows (grid->source) && !cz_table_view_is_arranged (grid->view);
  CzCellSpan target;

  self->grid = g_object_ref (grid);
  self->refused = g_string_new (NULL);
  self->writes = g_array_new (FALSE, FALSE, sizeof (CzCellWrite));
  g_array_set_clear_func (self->writes, _cz_grid_write_cell_clear);
  get_target (grid, sheet, &target);

  for (guint i = 0; i < target.n_rows; i++)
    for (guint j = 0, column = target.column; j < target.n_columns; j++, column++)
      {
        guint row = target.row + i;

        while (column < grid->columns.n_columns && grid->columns.columns[column].hidden)
          column++;

        if (column >= grid->columns.n_columns || (row >= grid->rows.n_rows && !can_add))
          self->n_lost++;
        else
          {
            self->n_added = MAX (self->n_added, row + 1 - MIN (row + 1, grid->rows.n_rows));
            plan_cell (self, row, column, cz_sheet_text_get (sheet, i % sheet->n_rows, j % sheet->n_columns));
          }
      }

  return self;
}

static void
tell (CzGrid     *grid,
      const char *text)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (grid));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Nothing Was Pasted"),
                                              text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Rows can only be added with cells that are all permitted: the others are marked first. */
static void
mark_refused (Paste *self)
{
  for (guint i = self->writes->len; i > 0; i--)
    {
      const CzCellWrite *write = &g_array_index (self->writes, CzCellWrite, i - 1);
      g_autoptr (GError) error = NULL;

      if (write->row < self->grid->rows.n_rows &&
          !cz_table_check (self->grid->table, write->row, write->column, write->text, &error))
        {
          _cz_grid_refuse (self->grid, write->row, write->column, write->text, error->message);
          g_array_remove_index (self->writes, i - 1);
        }
    }
}

static void
carry_out (Paste *self)
{
  CzGrid *grid = self->grid;
  g_autoptr (GError) error = NULL;

  if (self->n_added > 0)
    mark_refused (self);
  if (self->writes->len == 0)
    return;

  if (self->n_added == 0)
    _cz_grid_write_cells (grid, self->writes, _ ("Paste"));
  else if (!cz_table_add_rows (grid->source, self->n_added, (const CzCellWrite *) self->writes->data, self->writes->len,
                               _ ("Paste"), &error))
    tell (grid, error->message);
}

static void
response_cb (Paste      *self,
             const char *response)
{
  if (g_str_equal (response, "paste") && self->grid->table != NULL)
    carry_out (self);

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
free_paste_cb (gpointer  paste,
               GClosure *closure G_GNUC_UNUSED)
{
  paste_free (paste);
}

static GtkWidget *
new_refused_list (Paste *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (self->refused->str);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);

  return scroller;
}

/* Says before anything is written what will not be taken; takes ownership of @self. */
static void
ask (Paste *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->grid));
  g_autoptr (GString) body = g_string_new (NULL);
  guint             n_good = self->writes->len - self->n_refused;
  AdwMessageDialog *dialog;

  if (self->n_refused > 0)
    g_string_append_printf (body,
                            ngettext ("%u cell would be refused. It stays marked until you mend it.",
                                      "%u cells would be refused. They stay marked until you mend them.",
                                      self->n_refused),
                            self->n_refused);
  if (self->n_lost > 0)
    {
      g_string_append (body, body->len > 0 ? "\n" : "");
      g_string_append_printf (body,
                              ngettext ("%u cell has no place in the table and would be left out.",
                                        "%u cells have no place in the table and would be left out.", self->n_lost),
                              self->n_lost);
    }

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                       _ ("Not Everything Can Be Pasted"), body->str));
  if (self->n_refused > 0)
    adw_message_dialog_set_extra_child (dialog, new_refused_list (self));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "paste", _ ("_Paste the Rest"), NULL);
  adw_message_dialog_set_default_response (dialog, n_good > 0 ? "paste" : "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_paste_cb, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
paste_text (CzGrid     *grid,
            const char *text)
{
  g_autoptr (CzSheetText) sheet = cz_sheet_text_parse (text);
  g_autoptr (Paste) paste = NULL;

  if (sheet->n_rows == 0 || _cz_grid_get_n_rows (grid) == 0)
    return;

  paste = plan_paste (grid, sheet);
  if (paste->n_refused > 0 || paste->n_lost > 0)
    ask (g_steal_pointer (&paste));
  else
    carry_out (paste);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CzGrid) grid = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && grid->table != NULL)
    paste_text (grid, text);
}

/* Puts what is on the clipboard at the selection: what will be refused is told first, the rest is one step. */
void
_cz_grid_paste (CzGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb,
                                 g_object_ref (self));
}
