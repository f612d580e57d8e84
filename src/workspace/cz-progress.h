/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"
#include "workspace/cz-agenda.h"

/**
 * CzProgressTable:
 *
 * The milestones of the current campaign and the times its duties are due, as a table: what is late first, then what
 * is ahead, then what is done. Dates can be typed as people write them; ticking sets the day it was done.
 */
#define CZ_TYPE_PROGRESS_TABLE (cz_progress_table_get_type ())
G_DECLARE_FINAL_TYPE (CzProgressTable, cz_progress_table, CZ, PROGRESS_TABLE, GObject)

typedef enum
{
  CZ_PROGRESS_STATE,
  CZ_PROGRESS_TITLE,
  CZ_PROGRESS_DUE,
  CZ_PROGRESS_LEFT,
  CZ_PROGRESS_PHASE,
  CZ_PROGRESS_OWNER,
  CZ_PROGRESS_DELIVERABLE,
  CZ_PROGRESS_DONE,
  CZ_PROGRESS_MONTH,
  CZ_N_PROGRESS_COLUMNS
} CzProgressColumn;

CzProgressTable    *cz_progress_table_new (CzWorkspace *workspace, CzDate today);
const CzAgendaItem *cz_progress_table_get_item (CzProgressTable *self, guint row);
gboolean            cz_progress_table_find (CzProgressTable *self, CzKind kind, gint64 id, const char *period, guint *row);
guint               cz_progress_table_count (CzProgressTable *self, CzDueState state);

gint64   cz_progress_add_milestone (CzWorkspace *workspace, CzEdit *edit, const char *title, CzDate due, const char *deliverable, GError **error);
gboolean cz_progress_set_due (CzWorkspace *workspace, CzEdit *edit, gint64 milestone, CzDate due, GError **error);
gboolean cz_progress_set_span (CzWorkspace *workspace, CzEdit *edit, gint64 phase, CzDate starts, CzDate ends, GError **error);
void     cz_progress_set_done (CzWorkspace *workspace, CzEdit *edit, const CzAgendaItem *item, CzDate done);
