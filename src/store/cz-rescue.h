/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"
#include "store/cz-connection.h"

gboolean cz_rescue_load (CzConnection *connection, CzData *data, char **report, GError **error);
