/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

const char *cz_names_get (const char *const *names, guint n_names, guint value);
gboolean    cz_names_find (const char *const *names, const char *name, guint *value);
