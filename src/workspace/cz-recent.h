/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char **cz_recent_list (void);
char  *cz_recent_dup_first (void);
void   cz_recent_add (const char *path);
void   cz_recent_remove (const char *path);
