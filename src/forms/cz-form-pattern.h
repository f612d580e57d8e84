/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

gboolean cz_form_pattern_check (const char *pattern, GError **error);
void     cz_form_pattern_expand (const char *pattern, GHashTable *values, GPtrArray *missing, GString *text);
