/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char    *cz_pinyin_initials (const char *text);
gboolean cz_pinyin_matches (const char *text, const char *typed);
int      cz_pinyin_compare (const char *a, const char *b);
void     cz_pinyin_append_sort_key (const char *text, GByteArray *keys);
