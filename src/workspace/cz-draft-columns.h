/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *cz_draft_texts_to_json (const GPtrArray *texts);
char *cz_draft_extra_to_json (const GPtrArray *extra);
char *cz_draft_columns_to_json (const GPtrArray *columns);
char *cz_draft_bands_to_json (const GPtrArray *bands);
