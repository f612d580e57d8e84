/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"

#include <gtk/gtk.h>

typedef enum
{
  CZ_TIMELINE_FIT,
  CZ_TIMELINE_DAY,
  CZ_TIMELINE_MONTH,
  CZ_TIMELINE_QUARTER,
  CZ_TIMELINE_YEAR,
} CzTimelineZoom;

typedef enum
{
  CZ_TIMELINE_AHEAD,
  CZ_TIMELINE_NOW,
  CZ_TIMELINE_SOON,
  CZ_TIMELINE_LATE,
  CZ_TIMELINE_DONE,
} CzTimelineState;

/**
 * CzTimelineFlags:
 * @CZ_TIMELINE_SIGN: a sign on its last day, not a bar
 * @CZ_TIMELINE_MOVABLE: a person may move it, and resize it if it is a bar
 * @CZ_TIMELINE_UNLABELLED: its label is only spoken and shown in the tooltip
 */
typedef enum
{
  CZ_TIMELINE_SIGN = 1 << 0,
  CZ_TIMELINE_MOVABLE = 1 << 1,
  CZ_TIMELINE_UNLABELLED = 1 << 2,
} CzTimelineFlags;

/**
 * CzTimeline:
 *
 * Bars and signs on a line of days, in lanes. Bars of a lane that overlap are hatched, days between them that none
 * covers are outlined. Each item is a focusable child with its own accessible label.
 *
 * Keys: Left and Right go through the items of a lane, Up and Down to the lane above and below, Home and End to the
 * first and last; Enter activates. With Alt, Left and Right move the item by a day, Page Up and Page Down by a month;
 * with Alt and Shift they move only its end.
 */
#define CZ_TYPE_TIMELINE (cz_timeline_get_type ())
G_DECLARE_FINAL_TYPE (CzTimeline, cz_timeline, CZ, TIMELINE, GtkWidget)

GtkWidget     *cz_timeline_new (void);
void           cz_timeline_set_lanes (CzTimeline *self, const char *const *names);
void           cz_timeline_set_today (CzTimeline *self, CzDate today);
void           cz_timeline_clear (CzTimeline *self);
void           cz_timeline_add (CzTimeline *self, const char *id, guint lane, CzDate start, CzDate end, CzTimelineState state, CzTimelineFlags flags, const char *label, const char *note);
guint          cz_timeline_get_n_items (CzTimeline *self);
void           cz_timeline_set_zoom (CzTimeline *self, CzTimelineZoom zoom);
CzTimelineZoom cz_timeline_get_zoom (CzTimeline *self);
const char    *cz_timeline_get_selected (CzTimeline *self);
gboolean       cz_timeline_select (CzTimeline *self, const char *id);
void           cz_timeline_show_day (CzTimeline *self, CzDate day);
char         **cz_timeline_dup_conflicts (CzTimeline *self);
