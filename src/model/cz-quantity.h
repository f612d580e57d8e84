/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-exact.h"

gboolean cz_quantity_convert (CzDecimal value, const char *from, const char *to, CzExact *result);
