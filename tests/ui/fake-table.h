/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"

typedef enum
{
  FAKE_NUMBER,
  FAKE_CATEGORY,
  FAKE_INDICATOR,
  FAKE_TARGET,
  FAKE_LEAD,
  FAKE_POINTS,
  FAKE_SELF,
  FAKE_SELF_FILES,
  FAKE_REVIEW,
  FAKE_DIFFERENCE,
  FAKE_N_COLUMNS
} FakeColumn;

#define FAKE_TYPE_TABLE (fake_table_get_type ())
G_DECLARE_FINAL_TYPE (FakeTable, fake_table, FAKE, TABLE, GObject)

FakeTable *fake_table_new (guint n_rows, gboolean with_blocks);
void       fake_table_set (FakeTable *self, guint row, guint column, const char *text);
void       fake_table_set_flags (FakeTable *self, guint row, guint column, CzCellFlags flags);
void       fake_table_move (FakeTable *self, guint from, guint to);
guint      fake_table_get_n_steps (FakeTable *self);
char      *fake_table_get_last_label (FakeTable *self);
