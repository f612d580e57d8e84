/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/* What stands on the hidden sheet of a workbook sent to a unit. */
#define CZ_SEND_FORMAT "format"
#define CZ_SEND_WORKSPACE "workspace"
#define CZ_SEND_DISPATCH "dispatch"
#define CZ_SEND_UNIT "unit"
#define CZ_SEND_CHECKSUM "checksum"

#define CZ_SEND_FORMAT_VERSION "1"

/* Member of a line in the record of a dispatch that holds the check sum of its locked text. */
#define CZ_SEND_LOCK "lock"

gint64     cz_send_get_next_number (CzWorkspace *workspace);
GPtrArray *cz_send_units (CzWorkspace *workspace, const GArray *units, CzDate deadline, const char *folder, GError **error);
