/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"
#include "workspace/cz-workspace.h"

/**
 * CzCheck:
 * @finding: id of the finding that is kept for it, 0 when it arose after the import
 * @accepted: the reason, "" while it is open
 * @lapsed: whether it was accepted once and its facts have changed since
 *
 * Something that is wrong with the workspace as it stands now.
 */
typedef struct
{
  gint64        finding;
  CzFindingCode code;
  CzSeverity    severity;
  char         *where;
  char         *declared;
  char         *found;
  CzPlace       place;
  gint64        record;
  gint64        document;
  gint64        sheet;
  gint64        line;
  char         *accepted;
  char         *accepted_by;
  char         *accepted_at;
  gboolean      lapsed;
} CzCheck;

void       cz_check_free (CzCheck *check);
GPtrArray *cz_checks_run (CzWorkspace *workspace);
guint      cz_checks_count_open (const GPtrArray *checks, CzSeverity severity);
void       cz_checks_accept_check (CzWorkspace *workspace, CzEdit *edit, const CzCheck *check, const char *reason);
void       cz_checks_accept (CzWorkspace *workspace, CzEdit *edit, gint64 finding, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzCheck, cz_check_free)
