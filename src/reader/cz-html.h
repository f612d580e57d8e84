/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"

#include <gio/gio.h>

CzBlocks *cz_html_read (GBytes *bytes, GCancellable *cancellable, GError **error);
