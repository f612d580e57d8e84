/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/cz-timeline-conflicts.h"
#include "widgets/cz-timeline.h"

/* An item as a child of the timeline. */
#define CZ_TYPE_TIMELINE_BAR (_cz_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (CzTimelineBar, _cz_timeline_bar, CZ, TIMELINE_BAR, GtkWidget)

/**
 * CzTimelineBar:
 * @start: its first day, as shown while it is dragged too
 * @end: its last day
 * @row: row of its lane
 * @label_x: where its text starts, in its own coordinates
 * @bar_x: where bar or sign starts, in its own coordinates
 */
struct _CzTimelineBar
{
  GtkWidget parent_instance;

  char           *id;
  char           *label;
  char           *note;
  guint           lane;
  CzDate          start;
  CzDate          end;
  CzTimelineState state;
  CzTimelineFlags flags;
  gboolean        selected;
  PangoLayout    *layout;

  guint row;
  int   bar_x;
  int   bar_width;
  int   label_x;
};

CzTimelineBar *_cz_timeline_bar_new (const char *id, const char *label, const char *note);
int            _cz_timeline_bar_get_label_width (CzTimelineBar *self);
void           _cz_timeline_bar_update_text (CzTimelineBar *self, const char *conflict);

struct _CzTimeline
{
  GtkWidget parent_instance;

  char         **lanes;
  GPtrArray     *bars; /* of CzTimelineBar, as added */
  GArray        *conflicts;
  gboolean       conflicts_stale;
  CzDate         today;
  CzTimelineZoom zoom;
  char          *selected;

  GtkAdjustment *adjustments[2]; /* by orientation */
  guint          policies[2];
  double         day_width;
  CzDate         first; /* the day at the left edge of the content */
  int            lane_width;
  int            header_height;
  guint         *lane_rows; /* rows of each lane */
  guint          n_lanes;

  CzTimelineBar *dragged;
  CzDate         drag_start; /* as the dragged item was */
  CzDate         drag_end;
  int            drag_edge; /* -1 first day, 1 last day, 0 both */
};

void           _cz_timeline_add_controllers (CzTimeline *self);
void           _cz_timeline_follow_focus (CzTimelineBar *bar);
void           _cz_timeline_draw_below (CzTimeline *self, GtkSnapshot *snapshot);
void           _cz_timeline_draw_above (CzTimeline *self, GtkSnapshot *snapshot);
double         _cz_timeline_get_x (CzTimeline *self, CzDate first_day);
int            _cz_timeline_get_row_height (CzTimeline *self);
int            _cz_timeline_get_y (CzTimeline *self, guint lane, guint row);
CzTimelineBar *_cz_timeline_get_selected (CzTimeline *self);
void           _cz_timeline_select_bar (CzTimeline *self, CzTimelineBar *bar);
void           _cz_timeline_relayout (CzTimeline *self);
void           _cz_timeline_move (CzTimeline *self, CzTimelineBar *bar, CzDate start, CzDate end);
