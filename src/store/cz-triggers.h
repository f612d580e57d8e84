/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-connection.h"

gboolean cz_triggers_create (CzConnection *connection, GError **error);
gboolean cz_triggers_drop (CzConnection *connection, GError **error);
