/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-plan-timeline.h"

#include "views/cz-overview-rows.h"
#include "workspace/cz-overview.h"
#include "workspace/cz-recurrence.h"

#include <glib/gi18n-lib.h>

/*
 * Shows the phases, milestones and duties of a campaign on a timeline. An item is named "table/id" or
 * "table/id/period".
 */

enum
{
  LANE_PHASES,
  LANE_MILESTONES,
  LANE_FIRST_DUTY,
};

static CzTimelineState
get_state (CzDate   due,
           gboolean done,
           CzDate   today)
{
  switch (cz_agenda_get_state (due, done, today))
    {
    case CZ_DUE_DONE:
      return CZ_TIMELINE_DONE;
    case CZ_DUE_LATE:
      return CZ_TIMELINE_LATE;
    case CZ_DUE_SOON:
      return CZ_TIMELINE_SOON;
    case CZ_DUE_NEAR:
    case CZ_DUE_AHEAD:
    default:
      return CZ_TIMELINE_AHEAD;
    }
}

static char *
describe_due (CzDate   due,
              gboolean done,
              CzDate   today)
{
  if (done)
    return g_strdup (C_ ("milestone", "done"));

  return cz_due_format_days (cz_date_days_between (today, cz_date_last_day (due)));
}

static void
add_phases (CzTimeline  *timeline,
            CzWorkspace *workspace,
            CzDate       today)
{
  g_autoptr (GPtrArray) phases = cz_overview_list_phases (workspace);

  for (guint i = 0; i < phases->len; i++)
    {
      const CzPhase   *phase = phases->pdata[i];
      g_autofree char *id = cz_plan_timeline_dup_id (CZ_KIND_PHASE, phase->id, "");
      gboolean         begun = cz_date_compare (cz_date_first_day (phase->starts), today) <= 0;
      gboolean         ended = cz_date_compare (cz_date_last_day (phase->ends), today) < 0;
      CzTimelineState  state = ended ? CZ_TIMELINE_DONE : begun ? CZ_TIMELINE_NOW
                                                                : CZ_TIMELINE_AHEAD;

      cz_timeline_add (timeline, id, LANE_PHASES, phase->starts, phase->ends, state, CZ_TIMELINE_MOVABLE, phase->name,
                       ended ? C_ ("phase", "over") : begun ? C_ ("phase", "now")
                                                            : NULL);
    }
}

static void
add_milestones (CzTimeline     *timeline,
                CzWorkspace    *workspace,
                CzDate          today,
                CzTimelineFlags flags)
{
  const GPtrArray *milestones = cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_MILESTONE, "campaign",
                                                      cz_workspace_get_campaign (workspace));

  for (guint i = 0; i < milestones->len; i++)
    {
      const CzMilestone *milestone = milestones->pdata[i];
      gboolean           done = !cz_date_is_none (milestone->done);
      g_autofree char   *id = cz_plan_timeline_dup_id (CZ_KIND_MILESTONE, milestone->id, "");
      g_autofree char   *note = NULL;

      if (cz_date_is_none (milestone->due))
        continue;

      note = describe_due (milestone->due, done, today);
      cz_timeline_add (timeline, id, LANE_MILESTONES, milestone->due, milestone->due, get_state (milestone->due, done, today),
                       CZ_TIMELINE_SIGN | CZ_TIMELINE_MOVABLE | flags, milestone->title, note);
    }
}

static void
add_duty (CzTimeline   *timeline,
          CzData       *data,
          const CzDuty *duty,
          const GArray *dues,
          CzDate        today,
          guint         lane)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const CzDue     *due = &g_array_index (dues, CzDue, i);
      gboolean         done = cz_agenda_is_duty_done (data, duty->id, due->period);
      g_autofree char *id = cz_plan_timeline_dup_id (CZ_KIND_DUTY, duty->id, due->period);
      g_autofree char *state = describe_due (due->due, done, today);
      g_autofree char *note = g_strjoin (", ", due->period, state, NULL);

      cz_timeline_add (timeline, id, lane, due->due, due->due, get_state (due->due, done, today), CZ_TIMELINE_SIGN | CZ_TIMELINE_UNLABELLED, duty->text, note);
    }
}

static gboolean
has_milestones (CzData *data,
                gint64  campaign)
{
  return cz_data_get_children (data, CZ_KIND_MILESTONE, "campaign", campaign)->len > 0;
}

/**
 * cz_plan_timeline_fill:
 * @timeline: a timeline
 * @workspace: a workspace
 * @today: the day that decides what is late
 * @with_duties: whether each duty with set days gets a lane, and lanes are named
 *
 * Shows the phases and milestones of the current campaign.
 */
void
cz_plan_timeline_fill (CzTimeline  *timeline,
                       CzWorkspace *workspace,
                       CzDate       today,
                       gboolean     with_duties)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *duties = cz_data_get_children (data, CZ_KIND_DUTY, "campaign", cz_workspace_get_campaign (workspace));
  g_autoptr (GPtrArray) lanes = g_ptr_array_new ();
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) all_dues = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (timeline)) != NULL;
  CzDate   from;
  CzDate   to;

  cz_agenda_get_span (workspace, today, &from, &to);
  g_ptr_array_add (lanes, with_duties ? (char *) _ ("Phases") : "");
  if (with_duties || has_milestones (data, cz_workspace_get_campaign (workspace)))
    g_ptr_array_add (lanes, with_duties ? (char *) _ ("Milestones") : "");
  for (guint i = 0; with_duties && i < duties->len; i++)
    {
      const CzDuty *duty = duties->pdata[i];
      GArray       *dues = cz_recurrence_list (duty, from, to);

      if (dues->len == 0)
        {
          g_array_unref (dues);
          continue;
        }

      g_ptr_array_add (lanes, duty->text);
      g_ptr_array_add (shown, duties->pdata[i]);
      g_ptr_array_add (all_dues, dues);
    }
  g_ptr_array_add (lanes, NULL);

  cz_timeline_set_lanes (timeline, (const char *const *) lanes->pdata);
  cz_timeline_set_today (timeline, today);
  add_phases (timeline, workspace, today);
  add_milestones (timeline, workspace, today, with_duties ? 0 : CZ_TIMELINE_UNLABELLED);
  for (guint i = 0; i < shown->len; i++)
    add_duty (timeline, data, shown->pdata[i], all_dues->pdata[i], today, LANE_FIRST_DUTY + i);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (timeline), GTK_DIR_TAB_FORWARD);
}

/* Returns (transfer full) the name of an item; @period is "" but for a duty. */
char *
cz_plan_timeline_dup_id (CzKind      kind,
                         gint64      record,
                         const char *period)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "%s%s", cz_kind_get_info (kind)->table, record, *period != '\0' ? "/" : "", period);
}

gboolean
cz_plan_timeline_find (const char *id,
                       CzKind     *kind,
                       gint64     *record)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", 3);

  if (g_strv_length (parts) < 2 || !cz_kind_from_table (parts[0], kind))
    return FALSE;

  *record = g_ascii_strtoll (parts[1], NULL, 10);

  return *record != 0;
}
