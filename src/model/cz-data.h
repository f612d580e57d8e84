/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-edit.h"
#include "model/cz-records.h"

/**
 * CzData:
 *
 * All records of a workspace in memory: the truth that pages and rules read. Records keep their address until they are
 * deleted; only cz_data_apply() changes them. Children of a record are found by an index on each reference.
 * Knows no storage; not thread-safe.
 */
typedef struct _CzData CzData;

CzData          *cz_data_new (void);
void             cz_data_free (CzData *data);
void             cz_data_take (CzData *data, CzKind kind, gpointer record);
gint64           cz_data_reserve_id (CzData *data, CzKind kind);
void             cz_data_set_last_id (CzData *data, CzKind kind, gint64 id);
gconstpointer    cz_data_get (CzData *data, CzKind kind, gint64 id);
const GPtrArray *cz_data_list (CzData *data, CzKind kind);
const GPtrArray *cz_data_get_children (CzData *data, CzKind kind, const char *field, gint64 id);
gboolean         cz_data_apply (CzData *data, CzEdit *edit, GError **error);

const CzCampaign   *cz_data_get_campaign (CzData *data, gint64 id);
const CzUnit       *cz_data_get_unit (CzData *data, gint64 id);
const CzDocument   *cz_data_get_document (CzData *data, gint64 id);
const CzTask       *cz_data_get_task (CzData *data, gint64 id);
const CzTarget     *cz_data_get_target (CzData *data, gint64 id);
const CzSheet      *cz_data_get_sheet (CzData *data, gint64 id);
const CzCategory   *cz_data_get_category (CzData *data, gint64 id);
const CzIndicator  *cz_data_get_indicator (CzData *data, gint64 id);
const CzRow        *cz_data_get_row (CzData *data, gint64 id);
const CzAssessment *cz_data_get_assessment (CzData *data, gint64 id);
const CzRound      *cz_data_get_round (CzData *data, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzData, cz_data_free)
