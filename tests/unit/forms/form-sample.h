/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-table.h"
#include "forms/cz-form-definition.h"

/**
 * SampleTable:
 *
 * A table of texts for tests: columns by id, blocks of equal neighbours in some columns, lines of sums, flagged cells.
 */
#define SAMPLE_TYPE_TABLE (sample_table_get_type ())
G_DECLARE_FINAL_TYPE (SampleTable, sample_table, SAMPLE, TABLE, GObject)

SampleTable *sample_table_new (const char *columns);
void         sample_table_add (SampleTable *self, ...) G_GNUC_NULL_TERMINATED;
void         sample_table_add_strv (SampleTable *self, const char *const *cells);
void         sample_table_flag_row (SampleTable *self, guint row, CzCellFlags flags);
void         sample_table_flag_cell (SampleTable *self, guint row, const char *column, CzCellFlags flags);
void         sample_table_set_footers (SampleTable *self, guint n_footers);

SampleTable            *sample_scoring_new (guint n_rows);
SampleTable            *sample_for_definition_new (const CzFormDefinition *definition, guint n_rows);
GHashTable             *sample_values_new (void);
const CzFormDefinition *sample_definition (const char *id);
