/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"
#include "base/cz-decimal.h"

#include <json-glib/json-glib.h>

void cz_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void cz_json_add_text_or_null (JsonBuilder *builder, const char *name, const char *text);
void cz_json_add_integer (JsonBuilder *builder, const char *name, gint64 integer);
void cz_json_add_boolean (JsonBuilder *builder, const char *name, gboolean boolean);
void cz_json_add_reference (JsonBuilder *builder, const char *name, gint64 id);
void cz_json_add_points (JsonBuilder *builder, const char *name, CzPoints points);
void cz_json_add_decimal (JsonBuilder *builder, const char *name, CzDecimal decimal);
void cz_json_add_date (JsonBuilder *builder, const char *name, CzDate date);
void cz_json_add_json (JsonBuilder *builder, const char *name, const char *json);
void cz_json_begin_array (JsonBuilder *builder, const char *name);
