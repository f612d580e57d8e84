/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-record-table.h"

const CzRecordColumn *cz_evidence_columns_get (guint *n_columns);
