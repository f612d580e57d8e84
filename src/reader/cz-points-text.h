/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-decimal.h"

gsize    cz_points_text_find_mark (const char *text, gsize length, CzPoints *points);
gboolean cz_points_text_read_cell (const char *text, CzPoints *points);
gsize    cz_points_text_read (const char *text, CzPoints *points);
