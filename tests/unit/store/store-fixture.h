/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-error.h"
#include "store/cz-store.h"

/* A folder of its own for each test, with one workspace in it. */
typedef struct
{
  char    *folder;
  char    *path;
  CzStore *store;
  CzData  *data;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer unused);
void fixture_tear_down (Fixture *fixture, gconstpointer unused);
void fixture_reopen (Fixture *fixture);
void fixture_close (Fixture *fixture);

CzStep *fixture_try_commit (Fixture *fixture, CzEdit *edit, CzStepKind kind, GError **error);
gint64  fixture_commit (Fixture *fixture, CzEdit *edit);
CzEdit *fixture_try_undo (Fixture *fixture, gint64 step, GError **error);
CzEdit *fixture_try_redo (Fixture *fixture, GError **error);
gint64  fixture_undo (Fixture *fixture, gint64 step);
gint64  fixture_redo (Fixture *fixture);

gpointer fixture_new_record (Fixture *fixture, CzKind kind);
gint64   fixture_add_unit (Fixture *fixture, const char *name);
gint64   fixture_set_text (Fixture *fixture, CzKind kind, gint64 id, const char *field, const char *text);

void  fixture_exec (Fixture *fixture, const char *sql);
char *fixture_dump (CzData *data);
void  fixture_assert_same_as_file (Fixture *fixture);
void  fixture_assert_sound (Fixture *fixture);

#define FIXTURE_TEST(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
