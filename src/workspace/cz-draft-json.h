/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

#include <json-glib/json-glib.h>

#define CZ_DRAFT_JSON_FORMAT 1

JsonNode *cz_draft_to_json (const CzDraft *draft);
void      cz_draft_add_findings (JsonBuilder *builder, const char *name, const GPtrArray *findings);
