/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-timeline-private.h"

#include "widgets/cz-metrics.h"
#include "widgets/cz-palette.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Sizes in ems. */
#define ROW_EMS 2
#define LANE_GAP_EMS 0.5
#define HEADER_EMS 3.4
#define SIGN_EMS 1.2
#define MOST_LANE_EMS 9
/* Width of the content where no width is given, in pixels. */
#define NATURAL_WIDTH 480

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SELECTION_CHANGED,
  ACTIVATED,
  MOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE_WITH_CODE (CzTimeline,
                               cz_timeline,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL));

static guint signals[N_SIGNALS];

static CzTimelineBar *
get_bar (CzTimeline *self,
         guint       index)
{
  return self->bars->pdata[index];
}

static gboolean
is_sign (const CzTimelineBar *bar)
{
  return (bar->flags & CZ_TIMELINE_SIGN) != 0;
}

static int
get_scroll (CzTimeline    *self,
            GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? round (gtk_adjustment_get_value (adjustment)) : 0;
}

/* Days and pixels */

static CzDate
get_first_day (CzTimeline *self)
{
  CzDate first = CZ_DATE_NONE;

  for (guint i = 0; i < self->bars->len; i++)
    {
      CzDate start = cz_date_first_day (get_bar (self, i)->start);

      if (cz_date_is_none (first) || cz_date_compare (start, first) < 0)
        first = start;
    }
  if (cz_date_is_none (first))
    first = cz_date_is_none (self->today) ? (CzDate){ 2000, 1, 1 } : self->today;
  first.day = 1;

  return first;
}

static CzDate
get_last_day (CzTimeline *self)
{
  CzDate last = get_first_day (self);

  for (guint i = 0; i < self->bars->len; i++)
    {
      CzDate end = cz_date_last_day (get_bar (self, i)->end);

      if (cz_date_compare (end, last) > 0)
        last = end;
    }
  last.day = 0;

  return cz_date_last_day (last);
}

static int
get_n_days (CzTimeline *self)
{
  return cz_date_days_between (get_first_day (self), get_last_day (self)) + 1;
}

static double
get_day_width (CzTimeline *self,
               int         room)
{
  double em = cz_metrics_get_em (GTK_WIDGET (self));

  switch (self->zoom)
    {
    case CZ_TIMELINE_DAY:
      return 2 * em;
    case CZ_TIMELINE_MONTH:
      return 3 * em / 30.4;
    case CZ_TIMELINE_QUARTER:
      return 5 * em / 91.3;
    case CZ_TIMELINE_YEAR:
      return 7 * em / 365.2;
    case CZ_TIMELINE_FIT:
    default:
      return MAX (room, 1) / (double) get_n_days (self);
    }
}

/* Returns where a day begins, in coordinates of the widget. */
double
_cz_timeline_get_x (CzTimeline *self,
                    CzDate      first_day)
{
  return self->lane_width + cz_date_days_between (self->first, cz_date_first_day (first_day)) * self->day_width -
         get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
}

static double
get_end_x (CzTimeline *self,
           CzDate      last_day)
{
  return _cz_timeline_get_x (self, cz_date_add_days (cz_date_last_day (last_day), 1));
}

int
_cz_timeline_get_row_height (CzTimeline *self)
{
  return ROW_EMS * cz_metrics_get_em (GTK_WIDGET (self));
}

static int
get_lane_gap (CzTimeline *self)
{
  return LANE_GAP_EMS * cz_metrics_get_em (GTK_WIDGET (self));
}

/* Returns where a row of a lane begins; the lane after the last is the end of all. */
int
_cz_timeline_get_y (CzTimeline *self,
                    guint       lane,
                    guint       row)
{
  int y = self->header_height - get_scroll (self, GTK_ORIENTATION_VERTICAL);

  for (guint i = 0; i < lane && i < self->n_lanes; i++)
    y += self->lane_rows[i] * _cz_timeline_get_row_height (self) + 2 * get_lane_gap (self);

  return y + (lane < self->n_lanes ? get_lane_gap (self) : 0) + row * _cz_timeline_get_row_height (self);
}

/* Conflicts */

static char *
describe_conflict (CzTimeline               *self,
                   const CzTimelineConflict *conflict)
{
  const char      *first = get_bar (self, conflict->first)->label;
  const char      *second = get_bar (self, conflict->second)->label;
  g_autofree char *from = cz_date_to_string (conflict->from);
  g_autofree char *to = cz_date_to_string (conflict->to);

  if (conflict->is_gap)
    /* Translators: two bars of a timeline, first and last day between them */
    return g_strdup_printf (_ ("Between “%s” and “%s” nothing is planned from %s to %s"), first, second, from, to);

  /* Translators: two bars of a timeline, first and last day of both */
  return g_strdup_printf (_ ("“%s” and “%s” overlap from %s to %s"), first, second, from, to);
}

static void
find_lane_conflicts (CzTimeline *self,
                     guint       lane)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CzTimelineSpan));
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) found = NULL;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const CzTimelineBar *bar = get_bar (self, i);
      CzTimelineSpan       span = { bar->start, bar->end };

      if (bar->lane != lane || is_sign (bar))
        continue;

      g_array_append_val (spans, span);
      g_array_append_val (indexes, i);
    }

  found = cz_timeline_find_conflicts ((const CzTimelineSpan *) spans->data, spans->len);
  for (guint i = 0; i < found->len; i++)
    {
      CzTimelineConflict conflict = g_array_index (found, CzTimelineConflict, i);

      conflict.first = g_array_index (indexes, guint, conflict.first);
      conflict.second = g_array_index (indexes, guint, conflict.second);
      g_array_append_val (self->conflicts, conflict);
    }
}

static void
update_conflicts (CzTimeline *self)
{
  if (!self->conflicts_stale)
    return;

  self->conflicts_stale = FALSE;
  g_array_set_size (self->conflicts, 0);
  for (guint lane = 0; lane < self->n_lanes; lane++)
    find_lane_conflicts (self, lane);

  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autofree char *text = NULL;

      for (guint j = 0; j < self->conflicts->len && text == NULL; j++)
        {
          const CzTimelineConflict *conflict = &g_array_index (self->conflicts, CzTimelineConflict, j);

          if (conflict->first == i || conflict->second == i)
            text = describe_conflict (self, conflict);
        }
      _cz_timeline_bar_update_text (get_bar (self, i), text);
    }
}

/* Layout */

typedef struct
{
  int from;
  int to;
} Extent;

/* Puts label and bar side by side: the text stands in its bar, or right of it, or left where the right edge is near. */
static Extent
place_parts (CzTimeline    *self,
             CzTimelineBar *bar,
             int            right)
{
  int sign = SIGN_EMS * cz_metrics_get_em (GTK_WIDGET (self));
  int label = _cz_timeline_bar_get_label_width (bar);
  int gap = label > 0 ? 6 : 0;
  int x = _cz_timeline_get_x (self, bar->start);
  int width = MAX (round (get_end_x (self, bar->end) - x), 3);

  if (is_sign (bar))
    {
      x = (_cz_timeline_get_x (self, cz_date_last_day (bar->end)) + get_end_x (self, bar->end) - sign) / 2;
      width = sign;
    }

  bar->bar_x = 0;
  bar->bar_width = width;
  if (!is_sign (bar) && label <= width)
    {
      bar->label_x = gap;
      return (Extent){ x, x + width };
    }
  if (x + width + label <= right || x - label < self->lane_width)
    {
      bar->label_x = width + gap;
      return (Extent){ x, x + width + label };
    }

  bar->bar_x = label;
  bar->label_x = gap;

  return (Extent){ x - label, x + width };
}

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  const CzTimelineBar *bar_a = *(CzTimelineBar *const *) a;
  const CzTimelineBar *bar_b = *(CzTimelineBar *const *) b;
  int                  order = cz_date_compare (cz_date_first_day (bar_a->start), cz_date_first_day (bar_b->start));

  return order != 0 ? order : strcmp (bar_a->id, bar_b->id);
}

/* Gives each item the first row of its lane where it covers nothing. */
static void
place_rows (CzTimeline *self,
            int         width,
            Extent     *extents)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GArray) ends = g_array_new (FALSE, TRUE, sizeof (int)); /* by lane and row */
  guint most_rows = self->bars->len + 1;

  g_ptr_array_extend (sorted, self->bars, NULL, NULL);
  g_ptr_array_sort (sorted, compare_bars);
  g_array_set_size (ends, self->n_lanes * most_rows);
  for (guint i = 0; i < ends->len; i++)
    g_array_index (ends, int, i) = G_MININT;
  for (guint lane = 0; lane < self->n_lanes; lane++)
    self->lane_rows[lane] = 1;

  for (guint i = 0; i < sorted->len; i++)
    {
      CzTimelineBar *bar = sorted->pdata[i];
      Extent         extent = place_parts (self, bar, width);
      int           *rows = &g_array_index (ends, int, bar->lane *most_rows);
      guint          index;

      bar->row = 0;
      while (bar->row < most_rows - 1 && rows[bar->row] > extent.from + 1)
        bar->row++;
      rows[bar->row] = MAX (rows[bar->row], extent.to);
      self->lane_rows[bar->lane] = MAX (self->lane_rows[bar->lane], bar->row + 1);
      if (extents != NULL && g_ptr_array_find (self->bars, bar, &index))
        extents[index] = extent;
    }
}

static void
measure_lanes (CzTimeline *self)
{
  double em = cz_metrics_get_em (GTK_WIDGET (self));
  int    widest = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->lanes[i]);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      if (*self->lanes[i] != '\0')
        widest = MAX (widest, width + em);
    }

  self->lane_width = MIN (widest, MOST_LANE_EMS * em);
  self->header_height = HEADER_EMS * em;
}

static void
prepare (CzTimeline *self,
         int         width)
{
  measure_lanes (self);
  self->day_width = get_day_width (self, width - self->lane_width);
  self->first = get_first_day (self);
}

static int
get_content_height (CzTimeline *self)
{
  return _cz_timeline_get_y (self, self->n_lanes, 0) + get_scroll (self, GTK_ORIENTATION_VERTICAL);
}

static void
cz_timeline_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline G_GNUC_UNUSED,
                     int           *natural_baseline G_GNUC_UNUSED)
{
  CzTimeline *self = CZ_TIMELINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = NATURAL_WIDTH;
      return;
    }

  prepare (self, for_size > 0 ? for_size : NATURAL_WIDTH);
  place_rows (self, for_size > 0 ? for_size : NATURAL_WIDTH, NULL);
  *natural = get_content_height (self);
  *minimum = self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL ? MIN (*natural, 3 * self->header_height) : *natural;
}

static void
configure (CzTimeline    *self,
           GtkOrientation orientation,
           double         content,
           double         page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0, MAX (content, page), page * 0.1, page * 0.9, page);
}

static void
cz_timeline_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline G_GNUC_UNUSED)
{
  CzTimeline        *self = CZ_TIMELINE (widget);
  int                row_height = _cz_timeline_get_row_height (self);
  g_autofree Extent *extents = g_new0 (Extent, self->bars->len + 1);
  int                content;

  update_conflicts (self);
  prepare (self, width);
  content = self->lane_width + get_n_days (self) * self->day_width;
  configure (self, GTK_ORIENTATION_HORIZONTAL, content, width);
  place_rows (self, MAX (content, width) - get_scroll (self, GTK_ORIENTATION_HORIZONTAL), extents);
  configure (self, GTK_ORIENTATION_VERTICAL, get_content_height (self), height);

  for (guint i = 0; i < self->bars->len; i++)
    {
      CzTimelineBar *bar = get_bar (self, i);
      GtkAllocation  area = { extents[i].from, _cz_timeline_get_y (self, bar->lane, bar->row), extents[i].to - extents[i].from, row_height };

      gtk_widget_measure (GTK_WIDGET (bar), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (bar), &area, -1);
    }
}

void
_cz_timeline_relayout (CzTimeline *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Selection */

CzTimelineBar *
_cz_timeline_get_selected (CzTimeline *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (get_bar (self, i)->selected)
      return get_bar (self, i);

  return NULL;
}

static void
scroll_to (CzTimeline    *self,
           CzTimelineBar *bar)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double         x = _cz_timeline_get_x (self, bar->start) + get_scroll (self, GTK_ORIENTATION_HORIZONTAL) - self->lane_width;
  double         y = _cz_timeline_get_y (self, bar->lane, bar->row) + get_scroll (self, GTK_ORIENTATION_VERTICAL) - self->header_height;

  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, x - 24, x + self->lane_width + 6 * cz_metrics_get_em (GTK_WIDGET (self)));
  if (vertical != NULL)
    gtk_adjustment_clamp_page (vertical, y, y + self->header_height + _cz_timeline_get_row_height (self));
}

void
_cz_timeline_select_bar (CzTimeline    *self,
                         CzTimelineBar *bar)
{
  CzTimelineBar *before = _cz_timeline_get_selected (self);

  if (before == bar)
    return;

  if (before != NULL)
    before->selected = FALSE;
  g_clear_pointer (&self->selected, g_free);
  if (bar != NULL)
    {
      bar->selected = TRUE;
      self->selected = g_strdup (bar->id);
      scroll_to (self, bar);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0, self->selected);
}

void
_cz_timeline_move (CzTimeline    *self,
                   CzTimelineBar *bar,
                   CzDate         start,
                   CzDate         end)
{
  g_autofree char *id = g_strdup (bar->id);
  g_autofree char *first = cz_date_to_string (start);
  g_autofree char *last = cz_date_to_string (end);

  g_signal_emit (self, signals[MOVED], 0, id, first, last);
}

/* Tab goes in to the selected item and out again, not through all of them. */
static gboolean
cz_timeline_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  CzTimeline    *self = CZ_TIMELINE (widget);
  CzTimelineBar *bar = _cz_timeline_get_selected (self);

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) || self->bars->len == 0 ||
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (bar != NULL ? bar : get_bar (self, 0)));
}

/* GtkWidget */

static void
cz_timeline_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CzTimeline *self = CZ_TIMELINE (widget);

  _cz_timeline_draw_below (self, snapshot);
  GTK_WIDGET_CLASS (cz_timeline_parent_class)->snapshot (widget, snapshot);
  _cz_timeline_draw_above (self, snapshot);
}

static GtkSizeRequestMode
cz_timeline_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cz_timeline_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cz_timeline_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
set_adjustment (CzTimeline    *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_set_object (place, adjustment);
  if (*place != NULL)
    g_signal_connect_object (*place, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
}

static void
cz_timeline_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec G_GNUC_UNUSED)
{
  CzTimeline *self = CZ_TIMELINE (object);

  if (prop_id == PROP_HADJUSTMENT || prop_id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[prop_id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, self->policies[prop_id - PROP_HSCROLL_POLICY]);
}

static void
cz_timeline_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec G_GNUC_UNUSED)
{
  CzTimeline *self = CZ_TIMELINE (object);

  if (prop_id == PROP_HADJUSTMENT || prop_id == PROP_VADJUSTMENT)
    set_adjustment (self, prop_id - PROP_HADJUSTMENT, g_value_get_object (value));
  else
    self->policies[prop_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
}

static void
cz_timeline_dispose (GObject *object)
{
  CzTimeline *self = CZ_TIMELINE (object);

  self->dragged = NULL;
  g_ptr_array_set_size (self->bars, 0);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  G_OBJECT_CLASS (cz_timeline_parent_class)->dispose (object);
}

static void
cz_timeline_finalize (GObject *object)
{
  CzTimeline *self = CZ_TIMELINE (object);

  g_strfreev (self->lanes);
  g_free (self->lane_rows);
  g_free (self->selected);
  g_ptr_array_unref (self->bars);
  g_array_unref (self->conflicts);

  G_OBJECT_CLASS (cz_timeline_parent_class)->finalize (object);
}

static void
cz_timeline_class_init (CzTimelineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cz_timeline_dispose;
  object_class->finalize = cz_timeline_finalize;
  object_class->get_property = cz_timeline_get_property;
  object_class->set_property = cz_timeline_set_property;
  widget_class->measure = cz_timeline_measure;
  widget_class->size_allocate = cz_timeline_size_allocate;
  widget_class->get_request_mode = cz_timeline_get_request_mode;
  widget_class->snapshot = cz_timeline_snapshot;
  widget_class->css_changed = cz_timeline_css_changed;
  widget_class->focus = cz_timeline_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* The id of the item, or NULL. */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", CZ_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", CZ_TYPE_TIMELINE, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The id of the item, its new first and last day. */
  signals[MOVED] = g_signal_new ("moved", CZ_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
remove_bar (gpointer bar)
{
  gtk_widget_unparent (GTK_WIDGET (bar));
}

static void
cz_timeline_init (CzTimeline *self)
{
  cz_palette_ensure ();
  self->bars = g_ptr_array_new_with_free_func (remove_bar);
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (CzTimelineConflict));
  self->lanes = g_strdupv ((char *[]){ "", NULL });
  self->n_lanes = 1;
  self->lane_rows = g_new0 (guint, 1);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  _cz_timeline_add_controllers (self);
}

GtkWidget *
cz_timeline_new (void)
{
  return g_object_new (CZ_TYPE_TIMELINE, NULL);
}

/* Names the lanes from top to bottom; an empty name leaves the place beside it empty. Removes all items. */
void
cz_timeline_set_lanes (CzTimeline        *self,
                       const char *const *names)
{
  g_return_if_fail (CZ_IS_TIMELINE (self));
  g_return_if_fail (names != NULL && names[0] != NULL);

  cz_timeline_clear (self);
  g_strfreev (self->lanes);
  g_free (self->lane_rows);
  self->lanes = g_strdupv ((char **) names);
  self->n_lanes = g_strv_length (self->lanes);
  self->lane_rows = g_new0 (guint, self->n_lanes);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
cz_timeline_set_today (CzTimeline *self,
                       CzDate      today)
{
  g_return_if_fail (CZ_IS_TIMELINE (self));

  self->today = today;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Removes all items; the one that is selected is selected again when it is added again. */
void
cz_timeline_clear (CzTimeline *self)
{
  g_return_if_fail (CZ_IS_TIMELINE (self));

  self->dragged = NULL;
  g_array_set_size (self->conflicts, 0);
  g_ptr_array_set_size (self->bars, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * cz_timeline_add:
 * @self: a timeline
 * @id: names the item in signals
 * @lane: index of its lane
 * @start: its first day; a month stands for its first
 * @end: its last day; a month stands for its last
 * @state: what its colour and shape say
 * @flags: what it is
 * @label: its text
 * @note: (nullable): what else is spoken and shown in the tooltip
 *
 * Adds an item.
 */
void
cz_timeline_add (CzTimeline     *self,
                 const char     *id,
                 guint           lane,
                 CzDate          start,
                 CzDate          end,
                 CzTimelineState state,
                 CzTimelineFlags flags,
                 const char     *label,
                 const char     *note)
{
  CzTimelineBar *bar;

  g_return_if_fail (CZ_IS_TIMELINE (self));
  g_return_if_fail (lane < self->n_lanes);
  g_return_if_fail (!cz_date_is_none (start) && !cz_date_is_none (end));

  bar = _cz_timeline_bar_new (id, label, note);
  bar->lane = lane;
  bar->start = start;
  bar->end = end;
  bar->state = state;
  bar->flags = flags;
  bar->selected = g_strcmp0 (id, self->selected) == 0;
  gtk_widget_set_parent (GTK_WIDGET (bar), GTK_WIDGET (self));
  _cz_timeline_follow_focus (bar);
  g_ptr_array_add (self->bars, bar);
  self->conflicts_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
cz_timeline_get_n_items (CzTimeline *self)
{
  g_return_val_if_fail (CZ_IS_TIMELINE (self), 0);

  return self->bars->len;
}

void
cz_timeline_set_zoom (CzTimeline    *self,
                      CzTimelineZoom zoom)
{
  CzTimelineBar *bar;

  g_return_if_fail (CZ_IS_TIMELINE (self));

  self->zoom = zoom;
  self->day_width = get_day_width (self, gtk_widget_get_width (GTK_WIDGET (self)) - self->lane_width);
  bar = _cz_timeline_get_selected (self);
  if (bar != NULL)
    scroll_to (self, bar);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

CzTimelineZoom
cz_timeline_get_zoom (CzTimeline *self)
{
  g_return_val_if_fail (CZ_IS_TIMELINE (self), CZ_TIMELINE_FIT);

  return self->zoom;
}

/* Returns (transfer none) (nullable) the id of the selected item. */
const char *
cz_timeline_get_selected (CzTimeline *self)
{
  CzTimelineBar *bar;

  g_return_val_if_fail (CZ_IS_TIMELINE (self), NULL);

  bar = _cz_timeline_get_selected (self);

  return bar != NULL ? bar->id : NULL;
}

/* Selects the item and scrolls to it; %NULL selects none. Returns whether it is there. */
gboolean
cz_timeline_select (CzTimeline *self,
                    const char *id)
{
  g_return_val_if_fail (CZ_IS_TIMELINE (self), FALSE);

  for (guint i = 0; i < self->bars->len; i++)
    {
      if (g_strcmp0 (get_bar (self, i)->id, id) == 0)
        {
          _cz_timeline_select_bar (self, get_bar (self, i));
          return TRUE;
        }
    }

  _cz_timeline_select_bar (self, NULL);

  return FALSE;
}

/* Scrolls until the day is in the middle. */
void
cz_timeline_show_day (CzTimeline *self,
                      CzDate      day)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (CZ_IS_TIMELINE (self));

  adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, cz_date_days_between (get_first_day (self), day) * self->day_width -
                                            (gtk_adjustment_get_page_size (adjustment) - self->lane_width) / 2);
}

/* Returns (transfer full) what overlaps and where nothing is planned, a sentence each. */
char **
cz_timeline_dup_conflicts (CzTimeline *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (CZ_IS_TIMELINE (self), NULL);

  update_conflicts (self);
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      g_autofree char *text = describe_conflict (self, &g_array_index (self->conflicts, CzTimelineConflict, i));

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}
