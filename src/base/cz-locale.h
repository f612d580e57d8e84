/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void cz_locale_init (void);
