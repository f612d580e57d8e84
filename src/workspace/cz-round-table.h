/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-record-table.h"

CzRecordTable *cz_round_table_new (CzWorkspace *workspace, gint64 assessment);
