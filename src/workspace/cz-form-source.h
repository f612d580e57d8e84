/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-form-export.h"
#include "workspace/cz-memory-table.h"

/**
 * CzFormSource:
 * @forms: (array zero-terminated=1): ids of the forms that it fills
 * @columns: (array zero-terminated=1) (nullable): ids of its columns, by which a form of the office's own finds it
 * @new_table: (transfer full): what the form prints
 * @dup_values: (transfer full) (element-type utf8 utf8): the texts of the form by name
 *
 * What fills forms.
 */
typedef struct
{
  const char *const *forms;
  const char *const *columns;
  CzMemoryTable *(*new_table) (CzWorkspace *workspace, const CzFormSubject *subject);
  GHashTable *(*dup_values) (CzWorkspace *workspace, const CzFormSubject *subject);
} CzFormSource;

const CzFormSource *cz_form_source_find (const CzFormDefinition *definition);

/* Values shared by sources; texts are taken, empty ones left out. */
void  cz_form_source_set_value (GHashTable *values, const char *name, char *value);
char *cz_form_source_print_date (CzDate date);
