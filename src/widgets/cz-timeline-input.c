/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-timeline-private.h"

#include <math.h>

/* How near to an end of a bar a drag takes hold of the end, in pixels. */
#define EDGE 7

static gboolean
is_movable (const CzTimelineBar *bar)
{
  return (bar->flags & CZ_TIMELINE_MOVABLE) != 0;
}

static gboolean
is_sign (const CzTimelineBar *bar)
{
  return (bar->flags & CZ_TIMELINE_SIGN) != 0;
}

/* Keys */

static int
compare (const CzTimelineBar *a,
         const CzTimelineBar *b)
{
  int order = cz_date_compare (cz_date_first_day (a->start), cz_date_first_day (b->start));

  return order != 0 ? order : strcmp (a->id, b->id);
}

/* The nearest item before (-1) or after (1) in the same lane. */
static CzTimelineBar *
find_beside (CzTimeline          *self,
             const CzTimelineBar *from,
             int                  direction)
{
  CzTimelineBar *found = NULL;

  for (guint i = 0; i < self->bars->len; i++)
    {
      CzTimelineBar *bar = self->bars->pdata[i];

      if (bar->lane == from->lane && compare (bar, from) * direction > 0 && (found == NULL || compare (bar, found) * direction < 0))
        found = bar;
    }

  return found;
}

/* The first (-1) or last (1) item of the lane. */
static CzTimelineBar *
find_outermost (CzTimeline    *self,
                CzTimelineBar *from,
                int            direction)
{
  CzTimelineBar *next;

  while ((next = find_beside (self, from, direction)) != NULL)
    from = next;

  return from;
}

/* The item nearest in time of the next lane above or below that has any. */
static CzTimelineBar *
find_in_lane (CzTimeline          *self,
              const CzTimelineBar *from,
              int                  direction)
{
  CzTimelineBar *found = NULL;
  int            nearest = G_MAXINT;

  for (int lane = (int) from->lane + direction; found == NULL && lane >= 0 && lane < (int) self->n_lanes; lane += direction)
    {
      for (guint i = 0; i < self->bars->len; i++)
        {
          CzTimelineBar *bar = self->bars->pdata[i];
          int            distance = abs (cz_date_days_between (cz_date_first_day (from->start), cz_date_first_day (bar->start)));

          if ((int) bar->lane != lane || distance >= nearest)
            continue;

          nearest = distance;
          found = bar;
        }
    }

  return found;
}

static CzTimelineBar *
find_target (CzTimeline    *self,
             CzTimelineBar *from,
             guint          key)
{
  switch (key)
    {
    case GDK_KEY_Left:
      return find_beside (self, from, -1);
    case GDK_KEY_Right:
      return find_beside (self, from, 1);
    case GDK_KEY_Up:
      return find_in_lane (self, from, -1);
    case GDK_KEY_Down:
      return find_in_lane (self, from, 1);
    case GDK_KEY_Home:
      return find_outermost (self, from, -1);
    case GDK_KEY_End:
      return find_outermost (self, from, 1);
    default:
      return NULL;
    }
}

static CzDate
step (CzDate   date,
      gboolean last,
      int      days,
      int      months)
{
  if (months != 0)
    return cz_date_add_months (date, months);

  return cz_date_add_days (last ? cz_date_last_day (date) : cz_date_first_day (date), days);
}

static gboolean
move_by_key (CzTimeline    *self,
             CzTimelineBar *bar,
             guint          key,
             gboolean       resize)
{
  int    days = key == GDK_KEY_Left ? -1 : key == GDK_KEY_Right ? 1
                                                                : 0;
  int    months = key == GDK_KEY_Page_Up ? -1 : key == GDK_KEY_Page_Down ? 1
                                                                         : 0;
  CzDate start;
  CzDate end;

  if ((days == 0 && months == 0) || !is_movable (bar))
    return FALSE;

  end = step (bar->end, TRUE, days, months);
  start = is_sign (bar) ? end : resize ? bar->start
                                       : step (bar->start, FALSE, days, months);
  if (cz_date_compare (cz_date_first_day (start), cz_date_last_day (end)) > 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }

  _cz_timeline_move (self, bar, start, end);

  return TRUE;
}

static gboolean
key_pressed_cb (CzTimeline     *self,
                guint           key,
                guint           code G_GNUC_UNUSED,
                GdkModifierType modifiers)
{
  CzTimelineBar *bar = _cz_timeline_get_selected (self);
  CzTimelineBar *target;

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (key == GDK_KEY_Escape && self->dragged != NULL)
    {
      self->dragged->start = self->drag_start;
      self->dragged->end = self->drag_end;
      self->dragged = NULL;
      _cz_timeline_relayout (self);
      return TRUE;
    }
  if (bar == NULL)
    return FALSE;
  if (modifiers == GDK_ALT_MASK || modifiers == (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return move_by_key (self, bar, key, (modifiers & GDK_SHIFT_MASK) != 0);
  if (modifiers != 0)
    return FALSE;

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      g_signal_emit_by_name (self, "activated", bar->id);
      return TRUE;
    }

  target = find_target (self, bar, key);
  if (target != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (target));

  return target != NULL;
}

/* The item with the focus is the selected one. */
static void
focus_entered_cb (CzTimelineBar *bar)
{
  _cz_timeline_select_bar (CZ_TIMELINE (gtk_widget_get_parent (GTK_WIDGET (bar))), bar);
}

void
_cz_timeline_follow_focus (CzTimelineBar *bar)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), bar);
  gtk_widget_add_controller (GTK_WIDGET (bar), focus);
}

/* Pointer */

static CzTimelineBar *
find_bar (CzTimeline *self,
          double      x,
          double      y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (x < self->lane_width || y < self->header_height || widget == NULL)
    return NULL;

  return CZ_IS_TIMELINE_BAR (widget) ? CZ_TIMELINE_BAR (widget) : NULL;
}

static int
find_edge (CzTimeline    *self,
           CzTimelineBar *bar,
           double         x)
{
  graphene_rect_t area;
  double          left;

  if (is_sign (bar) || !gtk_widget_compute_bounds (GTK_WIDGET (bar), GTK_WIDGET (self), &area))
    return 0;

  left = area.origin.x + bar->bar_x;
  if (fabs (left + bar->bar_width - x) <= EDGE)
    return 1;

  return fabs (left - x) <= EDGE ? -1 : 0;
}

static void
drag_begin_cb (CzTimeline     *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  CzTimelineBar *bar = find_bar (self, x, y);

  if (bar == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (bar));
  _cz_timeline_select_bar (self, bar);
  if (!is_movable (bar))
    return;

  self->dragged = bar;
  self->drag_start = bar->start;
  self->drag_end = bar->end;
  self->drag_edge = find_edge (self, bar, x);
}

static void
drag_update_cb (CzTimeline     *self,
                double          dx,
                double          dy G_GNUC_UNUSED,
                GtkGestureDrag *gesture)
{
  int    days = round (dx / self->day_width);
  CzDate first;
  CzDate last;

  if (self->dragged == NULL || (days == 0 && cz_date_compare (self->dragged->end, self->drag_end) == 0))
    return;

  first = cz_date_first_day (self->drag_start);
  last = cz_date_last_day (self->drag_end);
  if (self->drag_edge <= 0 && !is_sign (self->dragged))
    first = cz_date_add_days (first, days);
  if (self->drag_edge >= 0)
    last = cz_date_add_days (last, days);
  if (is_sign (self->dragged))
    first = last;
  if (cz_date_compare (first, last) > 0)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragged->start = first;
  self->dragged->end = last;
  _cz_timeline_bar_update_text (self->dragged, NULL);
  _cz_timeline_relayout (self);
}

static void
drag_end_cb (CzTimeline *self)
{
  CzTimelineBar *bar = self->dragged;
  CzDate         start;
  CzDate         end;

  if (bar == NULL)
    return;

  self->dragged = NULL;
  start = bar->start;
  end = bar->end;
  bar->start = self->drag_start;
  bar->end = self->drag_end;
  _cz_timeline_relayout (self);
  if (cz_date_compare (start, self->drag_start) != 0 || cz_date_compare (end, self->drag_end) != 0)
    _cz_timeline_move (self, bar, start, end);
}

static void
clicked_cb (CzTimeline *self,
            int         n_clicks,
            double      x,
            double      y)
{
  CzTimelineBar *bar = find_bar (self, x, y);

  if (n_clicks == 2 && bar != NULL)
    g_signal_emit_by_name (self, "activated", bar->id);
}

static void
pointer_moved_cb (CzTimeline *self,
                  double      x,
                  double      y)
{
  CzTimelineBar *bar = find_bar (self, x, y);
  const char    *name = NULL;

  if (bar != NULL && is_movable (bar))
    name = find_edge (self, bar, x) != 0 ? "ew-resize" : "grab";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

void
_cz_timeline_add_controllers (CzTimeline *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
