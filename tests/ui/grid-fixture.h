/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/fake-table.h"
#include "widgets/cz-grid.h"

typedef struct
{
  FakeTable *table;
  GtkWidget *window;
  CzGrid    *grid;
} GridFixture;

void       grid_fixture_init (GridFixture *self, guint n_rows, gboolean with_blocks);
void       grid_fixture_clear (GridFixture *self);
void       grid_fixture_settle (GridFixture *self);
gboolean   grid_fixture_press (GridFixture *self, guint key, GdkModifierType modifiers);
void       grid_fixture_type (GridFixture *self, const char *text);
GtkWidget *grid_fixture_get_focus (GridFixture *self);
char      *grid_fixture_dup_editor_text (GridFixture *self);
void       grid_fixture_assert_cursor (GridFixture *self, guint row, guint column);
void       grid_fixture_assert_selection (GridFixture *self, guint row, guint column, guint n_rows, guint n_columns);
void       grid_fixture_assert_text (GridFixture *self, guint row, guint column, const char *text);
