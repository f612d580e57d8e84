/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* A column of a printed table: a member of the objects and the most cells it may take. */
typedef struct
{
  const char *member;
  const char *heading; /* to be translated */
  guint       most;    /* 0: no limit */
} CzCliColumn;

void  cz_cli_print_table (JsonArray *objects, const CzCliColumn *columns, guint n_columns);
guint cz_cli_text_width (const char *text);
