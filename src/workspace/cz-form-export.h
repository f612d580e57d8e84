/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-layout.h"
#include "workspace/cz-workspace.h"

/* What a form is to be filled from; ids are 0, and @unit NULL, where the form does not need them. */
typedef struct
{
  gint64      sheet;
  gint64      assessment;
  gint64      round;
  const char *unit;
} CzFormSubject;

GPtrArray    *cz_form_export_list (GPtrArray *problems);
gboolean      cz_form_export_complete (CzWorkspace *workspace, CzFormSubject *subject, GError **error);
CzFormLayout *cz_form_export_layout (CzWorkspace *workspace, const CzFormDefinition *definition, const CzFormSubject *subject, GError **error);
gboolean      cz_form_export_file (CzWorkspace *workspace, const char *form, const CzFormSubject *subject, const char *path, GError **error);
