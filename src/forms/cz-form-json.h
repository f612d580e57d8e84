/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/**
 * CzFormJson:
 * @source: the file, for messages
 * @path: where in it the reader stands, as "$.columns[2]"
 * @strings: keeps every text that is read
 * @error: the first thing found wrong; nothing after it is reported
 *
 * Reads members of JSON objects and says exactly which one is wrong.
 */
typedef struct
{
  const char   *source;
  GString      *path;
  GStringChunk *strings;
  GError       *error;
} CzFormJson;

typedef void (*CzFormJsonItemFunc) (CzFormJson *self, JsonNode *node, gpointer item);

void        cz_form_json_fail (CzFormJson *self, const char *member, const char *format, ...) G_GNUC_PRINTF (3, 4);
void        cz_form_json_check_members (CzFormJson *self, JsonObject *object, const char *const *known);
const char *cz_form_json_get_text (CzFormJson *self, JsonObject *object, const char *member, const char *fallback);
const char *cz_form_json_need_text (CzFormJson *self, JsonObject *object, const char *member);
const char *cz_form_json_get_pattern (CzFormJson *self, JsonObject *object, const char *member, const char *fallback);
double      cz_form_json_get_number (CzFormJson *self, JsonObject *object, const char *member, double fallback, double least, double most);
gboolean    cz_form_json_get_flag (CzFormJson *self, JsonObject *object, const char *member);
int         cz_form_json_get_choice (CzFormJson *self, JsonObject *object, const char *member, const char *const *choices);
JsonObject *cz_form_json_get_object (CzFormJson *self, JsonObject *object, const char *member);
JsonObject *cz_form_json_as_object (CzFormJson *self, JsonNode *node);
void        cz_form_json_read_array (CzFormJson *self, JsonObject *object, const char *member, gsize size, GArray *items, CzFormJsonItemFunc read);
gsize       cz_form_json_enter (CzFormJson *self, const char *member);
void        cz_form_json_leave (CzFormJson *self, gsize mark);
