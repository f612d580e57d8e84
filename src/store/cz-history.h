/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-connection.h"
#include "store/cz-store.h"

gboolean cz_history_open_step (CzConnection *connection, gint64 *step, GError **error);
gboolean cz_history_begin (CzConnection *connection, gint64 *step, GError **error);
CzStep  *cz_history_write (CzConnection *connection, gint64 id, CzStepKind kind, gint64 undoes, const char *person, const char *label, GError **error);
CzStep  *cz_history_commit (CzConnection *connection, CzStep *step, GError **error);
gboolean cz_history_has_lost_references (CzConnection *connection);

CzStep    *cz_history_dup_step (CzConnection *connection, gint64 id, GError **error);
char      *cz_history_compute_hash (CzConnection *connection, const CzStep *step, const char *previous, guint *n_changes, GError **error);
GPtrArray *cz_history_list_steps (CzConnection *connection, gint64 before, guint limit, GError **error);
GPtrArray *cz_history_list_steps_after (CzConnection *connection, gint64 after, guint limit, GError **error);
GPtrArray *cz_history_list_changes (CzConnection *connection, gint64 step, GError **error);
GPtrArray *cz_history_list_record_changes (CzConnection *connection, CzKind kind, gint64 record, GError **error);
CzEdit    *cz_history_build_edit (CzConnection *connection, const CzStep *step, gboolean forward, GError **error);
