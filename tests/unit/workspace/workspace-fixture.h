/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-import.h"

/* A real workspace file in a folder of its own. */
typedef struct
{
  char        *folder;
  char        *path;
  CzWorkspace *workspace;
} Fixture;

void     fixture_set_up (Fixture *fixture, gconstpointer user_data);
void     fixture_tear_down (Fixture *fixture, gconstpointer user_data);
void     fixture_reopen (Fixture *fixture);
CzDraft *fixture_new_draft (const char *title);
gint64   fixture_import (Fixture *fixture, const char *title);
char    *fixture_undo (Fixture *fixture, GError **error);
char    *fixture_redo (Fixture *fixture, GError **error);
