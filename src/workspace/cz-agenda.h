/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

typedef enum
{
  CZ_DUE_DONE,
  CZ_DUE_LATE,
  CZ_DUE_SOON, /* within 7 days */
  CZ_DUE_NEAR, /* within 30 days */
  CZ_DUE_AHEAD,
} CzDueState;

/**
 * CzAgendaItem:
 * @kind: what is due: a milestone, a duty, a task
 * @id: its id
 * @due: its last day
 * @days: days left, negative when late
 * @title: what it is
 * @who: who owes it, "" when nobody is named
 * @period: which occurrence of a duty, "" otherwise
 *
 * One thing to be done by a day.
 */
typedef struct
{
  CzKind     kind;
  gint64     id;
  CzDate     due;
  int        days;
  CzDueState state;
  char      *title;
  char      *who;
  char      *period;
} CzAgendaItem;

void       cz_agenda_item_free (CzAgendaItem *item);
CzDueState cz_agenda_get_state (CzDate due, gboolean done, CzDate today);
CzDate     cz_agenda_get_task_due (CzData *data, const CzTask *task);
char      *cz_agenda_dup_owners (CzData *data, const char *field, gint64 id, guint most);
void       cz_agenda_get_span (CzWorkspace *workspace, CzDate today, CzDate *from, CzDate *to);
gboolean   cz_agenda_is_duty_done (CzData *data, gint64 duty, const char *period);
GPtrArray *cz_agenda_list (CzWorkspace *workspace, CzDate from, CzDate to, CzDate today, gboolean with_done);
gboolean   cz_agenda_write_ics (CzWorkspace *workspace, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzAgendaItem, cz_agenda_item_free)
