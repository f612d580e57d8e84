/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-error.h"

char *cz_error_text (const GError *error);
