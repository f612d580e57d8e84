/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"

#include <gio/gio.h>

CzBlocks *cz_format_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
