/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unit/workspace/workspace-fixture.h"
#include "views/cz-page.h"

/* A page in a window, on a real workspace file. */
typedef struct
{
  Fixture    workspace;
  GtkWidget *window;
  CzPage    *page;
} PageFixture;

void       page_fixture_init (PageFixture *self, GType type, CzDraft *draft);
void       page_fixture_clear (PageFixture *self);
CzData    *page_fixture_get_data (PageFixture *self);
void       page_fixture_settle (void);
void       page_fixture_act (PageFixture *self, const char *action, GVariant *parameter);
GtkWidget *page_fixture_find (GtkWidget *widget, GType type, const char *text);
char      *page_fixture_undo (PageFixture *self);
int        page_fixture_run (int *argc, char ***argv, void (*add) (void));
