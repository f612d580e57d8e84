/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"
#include "workspace/cz-workspace.h"

#define CZ_TYPE_RECORD_TABLE (cz_record_table_get_type ())
G_DECLARE_FINAL_TYPE (CzRecordTable, cz_record_table, CZ, RECORD_TABLE, GObject)

/**
 * CzRecordColumn:
 * @id: stable name
 * @kind: what its cells hold
 * @width: as in #CzColumn
 * @wraps: as in #CzColumn
 * @hidden: as in #CzColumn
 * @get_title: (not nullable): the translated heading
 * @append_text: (not nullable): appends what the cell of a record shows
 * @set: (nullable): adds to @edit what writing @text to the cell means, or refuses in words for the person; %NULL for
 *   columns that cannot be written
 * @get_flags: (nullable): flags besides %CZ_CELL_EDITABLE
 * @dup_note: (nullable): the note of the cell
 * @dup_choices: (nullable): the permitted texts of the cell
 * @detail: (nullable): what sets this column apart from others made alike: a year; it is the heading, too, and is given
 *   to @append_detail and @set_detail, which stand for @get_title, @append_text and @set then
 * @append_detail: (nullable): as @append_text
 * @set_detail: (nullable): as @set
 *
 * One column of a table of records, as functions of the record.
 */
typedef struct
{
  const char *id;
  CzCellKind  kind;
  int         width;
  gboolean    wraps;
  gboolean    hidden;
  const char *(*get_title) (void);
  void (*append_text) (CzWorkspace *workspace, gconstpointer record, GString *text);
  gboolean (*set) (CzWorkspace *workspace, CzEdit *edit, gconstpointer record, const char *text, GError **error);
  CzCellFlags (*get_flags) (CzWorkspace *workspace, gconstpointer record);
  char *(*dup_note) (CzWorkspace *workspace, gconstpointer record);
  char **(*dup_choices) (CzWorkspace *workspace, gconstpointer record);
  const char *detail;
  void (*append_detail) (CzWorkspace *workspace, gconstpointer record, const char *detail, GString *text);
  gboolean (*set_detail) (CzWorkspace *workspace, CzEdit *edit, gconstpointer record, const char *detail, const char *text, GError **error);
} CzRecordColumn;

/**
 * CzRecordFilter:
 *
 * Whether a record belongs into the table.
 */
typedef gboolean (*CzRecordFilter) (CzWorkspace *workspace, gconstpointer record, gpointer user_data);

void           cz_record_column_append (const CzRecordColumn *column, CzWorkspace *workspace, gconstpointer record, GString *text);
CzRecordTable *cz_record_table_new (CzWorkspace *workspace, CzKind kind, const CzRecordColumn *columns, guint n_columns);
void           cz_record_table_set_filter (CzRecordTable *self, CzRecordFilter filter, gpointer user_data, GDestroyNotify destroy);
void           cz_record_table_watch (CzRecordTable *self, CzKind kind);
gint64         cz_record_table_get_id (CzRecordTable *self, guint row);
gboolean       cz_record_table_find (CzRecordTable *self, gint64 id, guint *row);
void           cz_record_table_refresh (CzRecordTable *self);
