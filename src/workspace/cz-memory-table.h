/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"

/**
 * CzMemoryTable:
 *
 * A table of texts put together once, to fill a form with. A cell that is a number says so by its column's kind.
 */
#define CZ_TYPE_MEMORY_TABLE (cz_memory_table_get_type ())
G_DECLARE_FINAL_TYPE (CzMemoryTable, cz_memory_table, CZ, MEMORY_TABLE, GObject)

CzMemoryTable *cz_memory_table_new (void);
void           cz_memory_table_add_column (CzMemoryTable *self, const char *id, const char *title, CzCellKind kind);
void           cz_memory_table_set_look (CzMemoryTable *self, const char *column, const char *group, int width, gboolean frozen);
guint          cz_memory_table_add_row (CzMemoryTable *self, gint64 id);
void           cz_memory_table_set_text (CzMemoryTable *self, guint row, const char *column, const char *text);
void           cz_memory_table_take_text (CzMemoryTable *self, guint row, const char *column, char *text);
void           cz_memory_table_set_points (CzMemoryTable *self, guint row, const char *column, CzPoints points);
void           cz_memory_table_set_flags (CzMemoryTable *self, guint row, const char *column, CzCellFlags flags);
void           cz_memory_table_merge (CzMemoryTable *self, guint row, guint n_rows, const char *column);
