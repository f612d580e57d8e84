/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <json-glib/json-glib.h>

/* Which of the records are asked for, and whose marks; ids are 0 where nothing is said. */
typedef struct
{
  gint64 sheet;
  gint64 subject;
} CzCliScope;

JsonNode *cz_cli_records_to_json (CzWorkspace *workspace, CzKind kind, const CzCliScope *scope);
void      cz_cli_add_units (JsonBuilder *builder, CzData *data, const char *owner, gint64 id);
