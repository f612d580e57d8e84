/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"

typedef enum
{
  CZ_TARGET_UNKNOWN,
  CZ_TARGET_MET,
  CZ_TARGET_MISSED,
} CzTargetStatus;

CzTargetStatus   cz_target_get_status (CzData *data, const CzTarget *target);
char            *cz_target_dup_condition (const CzTarget *target);
char            *cz_target_dup_reason (CzData *data, const CzTarget *target);
const CzReading *cz_target_get_reading (CzData *data, const CzTarget *target, const char *year);
const GPtrArray *cz_target_get_readings (CzData *data, const CzTarget *target);
gboolean         cz_target_set_reading (CzData *data, CzEdit *edit, const CzTarget *target, const char *period, const char *value, const char *person, GError **error);
