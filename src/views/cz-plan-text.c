/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-plan-text.h"

#define FILL_ALPHA 0.20
#define SECTION_ALPHA 0.07
#define SELECTED_ALPHA 0.45

/* Something recognised: its place in the buffer, in characters, and its record. */
typedef struct
{
  CzPlanMarkKind mark;
  CzKind         kind;
  gint64         id;
  int            start;
  int            end;
} Mark;

/**
 * CzPlanText:
 *
 * The text of a document with what was recognised in it marked in colour and by the kind of line below it. Tells which
 * mark or place was clicked; changes nothing.
 */
struct _CzPlanText
{
  GtkTextView parent_instance;

  char       *text;  /* as in the document: spans are bytes of it */
  GArray     *marks; /* of Mark */
  GtkTextTag *tags[CZ_N_PLAN_MARKS];
  GtkTextTag *heading_tag;
  GtkTextTag *section_tag;
  GtkTextTag *selected_tag;
  gboolean    hidden[CZ_N_PLAN_MARKS];
};

enum
{
  PLACE_CLICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CzPlanText, cz_plan_text, GTK_TYPE_TEXT_VIEW)

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (CzPlanText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Returns the characters before a byte of the document's text. */
static int
to_offset (CzPlanText *self,
           gint64      byte)
{
  gint64 length = (gint64) strlen (self->text);

  return (int) g_utf8_pointer_to_offset (self->text, self->text + CLAMP (byte, 0, length));
}

static gint64
to_byte (CzPlanText *self,
         int         offset)
{
  return g_utf8_offset_to_pointer (self->text, offset) - self->text;
}

static void
get_iters (CzPlanText  *self,
           int          start,
           int          end,
           GtkTextIter *from,
           GtkTextIter *to)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), from, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), to, end);
}

static void
set_fill (CzPlanText *self,
          GtkTextTag *tag,
          const char *color,
          double      alpha)
{
  GdkRGBA rgba;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), color, &rgba))
    return;

  rgba.alpha = (float) alpha;
  g_object_set (tag, "background-rgba", &rgba, NULL);
}

static void
set_line (CzPlanText *self,
          GtkTextTag *tag,
          const char *color)
{
  GdkRGBA rgba;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), color, &rgba))
    g_object_set (tag, "underline-rgba", &rgba, NULL);
}

/* Colours are those of the theme, and are asked for again when it changes. */
static void
update_colors (CzPlanText *self)
{
  static const char *const colors[CZ_N_PLAN_MARKS] = { "cz_accent", "cz_done", "cz_attention", "cz_points" };

  for (guint i = 0; i < CZ_N_PLAN_MARKS; i++)
    {
      set_fill (self, self->tags[i], colors[i], FILL_ALPHA);
      set_line (self, self->tags[i], colors[i]);
    }
  set_fill (self, self->selected_tag, "cz_accent", SELECTED_ALPHA);
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "cz_accent", &(GdkRGBA){ 0 }))
    {
      GdkRGBA rgba;

      gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "cz_accent", &rgba);
      rgba.alpha = SECTION_ALPHA;
      g_object_set (self->section_tag, "paragraph-background-rgba", &rgba, NULL);
    }
}

/* Marks */

static void
add_mark (CzPlanText    *self,
          CzPlanMarkKind mark_kind,
          CzKind         kind,
          gint64         id,
          gint64         start,
          gint64         length)
{
  Mark mark = { mark_kind, kind, id, 0, 0 };

  if (length <= 0)
    return;

  mark.start = to_offset (self, start);
  mark.end = to_offset (self, start + length);
  g_array_append_val (self->marks, mark);
}

static void
collect_marks (CzPlanText *self,
               CzData     *data,
               gint64      document)
{
  const GPtrArray *tasks = cz_data_get_children (data, CZ_KIND_TASK, "document", document);
  const GPtrArray *targets = cz_data_get_children (data, CZ_KIND_TARGET, "document", document);
  const GPtrArray *phases = cz_data_get_children (data, CZ_KIND_PHASE, "document", document);
  const GPtrArray *sheets = cz_data_get_children (data, CZ_KIND_SHEET, "document", document);

  for (guint i = 0; i < tasks->len; i++)
    {
      const CzTask *task = tasks->pdata[i];

      add_mark (self, CZ_PLAN_MARK_UNIT, CZ_KIND_TASK, task->id, task->source_start, task->source_length);
    }
  for (guint i = 0; i < targets->len; i++)
    {
      const CzTarget *target = targets->pdata[i];
      gboolean        has_value = target->value_length > 0;

      add_mark (self, CZ_PLAN_MARK_TARGET, CZ_KIND_TARGET, target->id, has_value ? target->value_start : target->start,
                has_value ? target->value_length : target->length);
    }
  for (guint i = 0; i < phases->len; i++)
    {
      const CzPhase *phase = phases->pdata[i];

      add_mark (self, CZ_PLAN_MARK_DATE, CZ_KIND_PHASE, phase->id, phase->start, phase->length);
    }
  for (guint i = 0; i < sheets->len; i++)
    {
      const GPtrArray *rows = cz_data_get_children (data, CZ_KIND_ROW, "sheet", cz_record_id (sheets->pdata[i]));

      for (guint j = 0; j < rows->len; j++)
        {
          const CzRow *row = rows->pdata[j];

          if (row->parent == 0)
            add_mark (self, CZ_PLAN_MARK_POINTS, CZ_KIND_ROW, row->id, row->start, row->length);
        }
    }
}

static void
apply_marks (CzPlanText *self)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_bounds (get_buffer (self), &from, &to);
  for (guint i = 0; i < CZ_N_PLAN_MARKS; i++)
    gtk_text_buffer_remove_tag (get_buffer (self), self->tags[i], &from, &to);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (self->hidden[mark->mark])
        continue;

      get_iters (self, mark->start, mark->end, &from, &to);
      gtk_text_buffer_apply_tag (get_buffer (self), self->tags[mark->mark], &from, &to);
    }
}

static void
apply_headings (CzPlanText *self,
                CzData     *data,
                gint64      document)
{
  const GPtrArray *sections = cz_data_get_children (data, CZ_KIND_SECTION, "document", document);
  GtkTextIter      from;
  GtkTextIter      to;

  for (guint i = 0; i < sections->len; i++)
    {
      const CzSection *section = sections->pdata[i];
      int              start = to_offset (self, section->start);
      int              words = (int) (g_utf8_strlen (section->marker, -1) + g_utf8_strlen (section->title, -1));

      if (section->length == 0)
        continue;

      get_iters (self, start, start + words, &from, &to);
      gtk_text_buffer_apply_tag (get_buffer (self), self->heading_tag, &from, &to);
    }
}

static void
pressed_cb (CzPlanText *self,
            int         n_press G_GNUC_UNUSED,
            double      x,
            double      y)
{
  GtkTextIter iter;
  const Mark *hit = NULL;
  int         buffer_x;
  int         buffer_y;
  int         offset;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (self->text == NULL || !gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return;

  offset = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < self->marks->len && hit == NULL; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (offset >= mark->start && offset < mark->end && !self->hidden[mark->mark])
        hit = mark;
    }

  g_signal_emit (self, signals[PLACE_CLICKED], 0, to_byte (self, offset), hit != NULL ? hit->kind : CZ_N_KINDS,
                 hit != NULL ? hit->id : 0);
}

static void
cz_plan_text_finalize (GObject *object)
{
  g_free (CZ_PLAN_TEXT (object)->text);
  g_array_unref (CZ_PLAN_TEXT (object)->marks);

  G_OBJECT_CLASS (cz_plan_text_parent_class)->finalize (object);
}

static void
cz_plan_text_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cz_plan_text_parent_class)->css_changed (widget, change);

  update_colors (CZ_PLAN_TEXT (widget));
}

static void
cz_plan_text_class_init (CzPlanTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_plan_text_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = cz_plan_text_css_changed;

  /* A place was clicked: its byte in the document; kind and id of the record marked there, or %CZ_N_KINDS and 0. */
  signals[PLACE_CLICKED] =
    g_signal_new ("place-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT64);
}

static void
cz_plan_text_init (CzPlanText *self)
{
  static const PangoUnderline underlines[CZ_N_PLAN_MARKS] = { PANGO_UNDERLINE_SINGLE, PANGO_UNDERLINE_DOUBLE, PANGO_UNDERLINE_SINGLE,
                                                              PANGO_UNDERLINE_ERROR };
  GtkGesture                 *click = gtk_gesture_click_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->section_tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, NULL);
  self->heading_tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  for (guint i = 0; i < CZ_N_PLAN_MARKS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (get_buffer (self), NULL, "underline", underlines[i], NULL);
  self->selected_tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, NULL);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), FALSE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * cz_plan_text_set_document:
 * @self: a text
 * @workspace: a workspace
 * @document: a document of it, 0 for none
 */
void
cz_plan_text_set_document (CzPlanText  *self,
                           CzWorkspace *workspace,
                           gint64       document)
{
  CzData           *data = cz_workspace_get_data (workspace);
  const CzDocument *record = cz_data_get_document (data, document);

  g_return_if_fail (CZ_IS_PLAN_TEXT (self));

  g_free (self->text);
  self->text = g_strdup (record != NULL ? record->text : "");
  g_array_set_size (self->marks, 0);
  gtk_text_buffer_set_text (get_buffer (self), self->text, -1);
  if (record == NULL)
    return;

  collect_marks (self, data, document);
  apply_headings (self, data, document);
  apply_marks (self);
}

guint
cz_plan_text_count (CzPlanText    *self,
                    CzPlanMarkKind kind)
{
  guint n = 0;

  g_return_val_if_fail (CZ_IS_PLAN_TEXT (self), 0);

  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, Mark, i).mark == kind)
      n++;

  return n;
}

void
cz_plan_text_set_shown (CzPlanText    *self,
                        CzPlanMarkKind kind,
                        gboolean       shown)
{
  g_return_if_fail (CZ_IS_PLAN_TEXT (self));

  self->hidden[kind] = !shown;
  apply_marks (self);
}

static void
set_tag_at (CzPlanText *self,
            GtkTextTag *tag,
            int         start,
            int         end,
            gboolean    scroll)
{
  GtkTextIter  from;
  GtkTextIter  to;
  GtkTextMark *place;

  gtk_text_buffer_get_bounds (get_buffer (self), &from, &to);
  gtk_text_buffer_remove_tag (get_buffer (self), tag, &from, &to);
  get_iters (self, start, end, &from, &to);
  gtk_text_buffer_apply_tag (get_buffer (self), tag, &from, &to);
  if (!scroll)
    return;

  gtk_text_buffer_place_cursor (get_buffer (self), &from);
  place = gtk_text_buffer_get_insert (get_buffer (self));
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), place, 0, TRUE, 0, 0.15);
}

/**
 * cz_plan_text_select_section:
 * @self: a text
 * @start: first byte of the section in the document
 * @length: bytes
 * @scroll: whether to bring it into view
 */
void
cz_plan_text_select_section (CzPlanText *self,
                             gint64      start,
                             gint64      length,
                             gboolean    scroll)
{
  g_return_if_fail (CZ_IS_PLAN_TEXT (self));

  if (self->text != NULL)
    {
      set_tag_at (self, self->selected_tag, 0, 0, FALSE);
      set_tag_at (self, self->section_tag, to_offset (self, start), to_offset (self, start + length), scroll);
    }
}

/* Returns: %FALSE when the record is not marked in the document */
gboolean
cz_plan_text_select_mark (CzPlanText *self,
                          CzKind      kind,
                          gint64      id)
{
  g_return_val_if_fail (CZ_IS_PLAN_TEXT (self), FALSE);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->kind == kind && mark->id == id)
        {
          set_tag_at (self, self->selected_tag, mark->start, mark->end, TRUE);
          return TRUE;
        }
    }

  return FALSE;
}
