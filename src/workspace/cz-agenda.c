/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-agenda.h"

#include "base/cz-error.h"
#include "model/cz-draft.h"
#include "workspace/cz-recurrence.h"

#include <libical/ical.h>

#define SOON_DAYS 7
#define NEAR_DAYS 30

void
cz_agenda_item_free (CzAgendaItem *item)
{
  g_free (item->title);
  g_free (item->who);
  g_free (item->period);
  g_free (item);
}

CzDueState
cz_agenda_get_state (CzDate   due,
                     gboolean done,
                     CzDate   today)
{
  int days;

  if (done)
    return CZ_DUE_DONE;

  days = cz_date_days_between (today, cz_date_last_day (due));
  if (days < 0)
    return CZ_DUE_LATE;

  return days <= SOON_DAYS ? CZ_DUE_SOON : days <= NEAR_DAYS ? CZ_DUE_NEAR
                                                             : CZ_DUE_AHEAD;
}

/**
 * cz_agenda_get_task_due:
 * @data: the data
 * @task: a task
 *
 * Returns: the day that was set for the task, else the end of the last phase of its document; none without either
 */
CzDate
cz_agenda_get_task_due (CzData       *data,
                        const CzTask *task)
{
  const GPtrArray *phases = cz_data_get_children (data, CZ_KIND_PHASE, "document", task->document);
  CzDate           due = CZ_DATE_NONE;

  if (!cz_date_is_none (task->due))
    return task->due;

  for (guint i = 0; i < phases->len; i++)
    {
      const CzPhase *phase = phases->pdata[i];

      if (!cz_date_is_none (phase->ends) && (cz_date_is_none (due) || cz_date_compare (phase->ends, due) > 0))
        due = phase->ends;
    }

  return due;
}

/**
 * cz_agenda_dup_owners:
 * @data: the data
 * @field: "task", "sheet_row" or "duty"
 * @id: id of the record
 * @most: how many names at most; the others are counted
 *
 * Returns: (transfer full): the names of those who lead, or of all where nobody leads, joined by "、"
 */
char *
cz_agenda_dup_owners (CzData     *data,
                      const char *field,
                      gint64      id,
                      guint       most)
{
  const GPtrArray *assignments = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, field, id);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < assignments->len; i++)
    {
      const CzAssignment *assignment = assignments->pdata[i];

      if (assignment->role == CZ_ROLE_COOPERATING)
        continue;

      if (n++ < most)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", assignment->name);
    }

  if (n > most)
    g_string_append (text, "…");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
cz_agenda_is_duty_done (CzData     *data,
                        gint64      duty,
                        const char *period)
{
  const GPtrArray *occurrences = cz_data_get_children (data, CZ_KIND_OCCURRENCE, "duty", duty);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const CzOccurrence *occurrence = occurrences->pdata[i];

      if (g_str_equal (occurrence->period, period))
        return !cz_date_is_none (occurrence->done);
    }

  return FALSE;
}

/* Adds to a span the days from @first to @last; a month stands for all its days. */
static void
extend_span (CzDate  first,
             CzDate  last,
             CzDate *from,
             CzDate *to)
{
  if (!cz_date_is_none (first) && (cz_date_is_none (*from) || cz_date_compare (cz_date_first_day (first), *from) < 0))
    *from = cz_date_first_day (first);
  if (!cz_date_is_none (last) && (cz_date_is_none (*to) || cz_date_compare (cz_date_last_day (last), *to) > 0))
    *to = cz_date_last_day (last);
}

/**
 * cz_agenda_get_span:
 * @workspace: a workspace
 * @today: a day
 * @from: (out): first day
 * @to: (out): last day
 *
 * Finds the days the current campaign is about: those of its phases and milestones; half a year around @today where it
 * has no phases.
 */
void
cz_agenda_get_span (CzWorkspace *workspace,
                    CzDate       today,
                    CzDate      *from,
                    CzDate      *to)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *phases = cz_data_get_children (data, CZ_KIND_PHASE, "campaign", cz_workspace_get_campaign (workspace));
  const GPtrArray *milestones = cz_data_get_children (data, CZ_KIND_MILESTONE, "campaign", cz_workspace_get_campaign (workspace));

  *from = *to = CZ_DATE_NONE;
  for (guint i = 0; i < phases->len; i++)
    extend_span (((const CzPhase *) phases->pdata[i])->starts, ((const CzPhase *) phases->pdata[i])->ends, from, to);
  if (cz_date_is_none (*from) || cz_date_is_none (*to))
    extend_span (cz_date_add_months (today, -6), cz_date_add_months (today, 6), from, to);
  for (guint i = 0; i < milestones->len; i++)
    extend_span (((const CzMilestone *) milestones->pdata[i])->due, ((const CzMilestone *) milestones->pdata[i])->due, from, to);
}

/* What is asked for, and what was found. */
typedef struct
{
  CzData    *data;
  gint64     campaign;
  CzDate     from;
  CzDate     to;
  CzDate     today;
  gboolean   with_done;
  GPtrArray *items;
} Search;

static void
add_item (Search     *search,
          CzKind      kind,
          gint64      id,
          CzDate      due,
          gboolean    done,
          const char *title,
          char       *who,
          const char *period)
{
  CzAgendaItem *item;

  if (cz_date_is_none (due) || (done && !search->with_done) || cz_date_compare (due, search->from) < 0 || cz_date_compare (due, search->to) > 0)
    {
      g_free (who);
      return;
    }

  item = g_new0 (CzAgendaItem, 1);
  item->kind = kind;
  item->id = id;
  item->due = cz_date_last_day (due);
  item->days = cz_date_days_between (search->today, item->due);
  item->state = cz_agenda_get_state (due, done, search->today);
  item->title = g_strdup (title);
  item->who = who;
  item->period = g_strdup (period);
  g_ptr_array_add (search->items, item);
}

static void
add_milestones (Search *search)
{
  const GPtrArray *milestones = cz_data_get_children (search->data, CZ_KIND_MILESTONE, "campaign", search->campaign);

  for (guint i = 0; i < milestones->len; i++)
    {
      const CzMilestone *milestone = milestones->pdata[i];

      add_item (search, CZ_KIND_MILESTONE, milestone->id, milestone->due, !cz_date_is_none (milestone->done), milestone->title,
                g_strdup (""), "");
    }
}

static void
add_duties (Search *search)
{
  const GPtrArray *duties = cz_data_get_children (search->data, CZ_KIND_DUTY, "campaign", search->campaign);

  for (guint i = 0; i < duties->len; i++)
    {
      const CzDuty *duty = duties->pdata[i];
      g_autoptr (GArray) dues = cz_recurrence_list (duty, search->from, search->to);

      for (guint j = 0; j < dues->len; j++)
        {
          const CzDue *due = &g_array_index (dues, CzDue, j);

          add_item (search, CZ_KIND_DUTY, duty->id, due->due, cz_agenda_is_duty_done (search->data, duty->id, due->period), duty->text,
                    cz_agenda_dup_owners (search->data, "duty", duty->id, 2), due->period);
        }
    }
}

static void
add_tasks (Search *search)
{
  const GPtrArray *tasks = cz_data_list (search->data, CZ_KIND_TASK);

  for (guint i = 0; i < tasks->len; i++)
    {
      const CzTask     *task = tasks->pdata[i];
      const CzDocument *document = cz_data_get_document (search->data, task->document);

      /* Only a day of its own: the end of the last phase is said by the phase. */
      if (document != NULL && document->campaign == search->campaign && task->status != CZ_TASK_DROPPED)
        add_item (search, CZ_KIND_TASK, task->id, task->due, task->status == CZ_TASK_DONE, task->title,
                  cz_agenda_dup_owners (search->data, "task", task->id, 2), "");
    }
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const CzAgendaItem *item_a = *(CzAgendaItem *const *) a;
  const CzAgendaItem *item_b = *(CzAgendaItem *const *) b;

  return cz_date_compare (item_a->due, item_b->due);
}

/**
 * cz_agenda_list:
 * @workspace: a workspace
 * @from: first day
 * @to: last day
 * @today: the day that decides what is late
 * @with_done: whether what is done is listed too
 *
 * Returns: (transfer full) (element-type CzAgendaItem): what the current campaign owes from @from to @to, by day
 */
GPtrArray *
cz_agenda_list (CzWorkspace *workspace,
                CzDate       from,
                CzDate       to,
                CzDate       today,
                gboolean     with_done)
{
  Search search = { cz_workspace_get_data (workspace), cz_workspace_get_campaign (workspace), from, to, today, with_done };

  search.items = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_agenda_item_free);
  add_milestones (&search);
  add_duties (&search);
  add_tasks (&search);
  g_ptr_array_sort (search.items, compare_items);

  return search.items;
}

/* Calendar */

static struct icaltimetype
to_ical_date (CzDate date)
{
  struct icaltimetype time = icaltime_null_date ();

  time.is_date = 1;
  time.year = date.year;
  time.month = date.month;
  time.day = date.day;

  return time;
}

static void
add_event (icalcomponent      *calendar,
           const char         *uuid,
           const CzAgendaItem *item)
{
  g_autofree char *uid = g_strdup_printf ("%s-%d-%" G_GINT64_FORMAT "-%s", uuid, item->kind, item->id, item->period);
  icalcomponent   *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);

  icalcomponent_set_uid (event, uid);
  icalcomponent_set_dtstamp (event, icaltime_current_time_with_zone (icaltimezone_get_utc_timezone ()));
  icalcomponent_set_dtstart (event, to_ical_date (item->due));
  icalcomponent_set_summary (event, item->title);
  if (*item->who != '\0')
    icalcomponent_set_description (event, item->who);
  icalcomponent_add_component (calendar, event);
}

/**
 * cz_agenda_write_ics:
 * @workspace: a workspace
 * @path: the calendar file to write
 * @error: return location for a %CZ_ERROR_OUTPUT
 *
 * Writes what the current campaign owes from a year back to two years ahead as all-day events (RFC 5545).
 */
gboolean
cz_agenda_write_ics (CzWorkspace *workspace,
                     const char  *path,
                     GError     **error)
{
  CzDate today = cz_date_today ();
  g_autoptr (GPtrArray) items = cz_agenda_list (workspace, cz_date_add_months (today, -12), cz_date_add_months (today, 24), today, TRUE);
  g_autoptr (GError) failure = NULL;
  icalcomponent *calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                                                 icalproperty_new_prodid ("-//Chuangzhi//Chuangzhi//ZH"), NULL);
  char          *text;
  gboolean       written;

  for (guint i = 0; i < items->len; i++)
    add_event (calendar, cz_store_get_uuid (cz_workspace_get_store (workspace)), items->pdata[i]);

  text = icalcomponent_as_ical_string_r (calendar);
  written = g_file_set_contents (path, text, -1, &failure);
  if (!written)
    g_set_error (error, CZ_ERROR, CZ_ERROR_OUTPUT, "%s", failure->message);

  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);

  return written;
}
