/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-layout.h"

#include <gtk/gtk.h>

typedef enum
{
  CZ_FORM_OUTPUT_XLSX,
  CZ_FORM_OUTPUT_PDF,
} CzFormOutput;

void     cz_form_output_write_async (CzFormLayout *layout, CzFormOutput output, const char *path, GAsyncReadyCallback callback, gpointer user_data);
char    *cz_form_output_write_finish (GAsyncResult *result, GError **error);
gboolean cz_form_output_print (CzFormLayout *layout, GtkWindow *parent, GtkPrintOperationAction action, const char *path, GError **error);
char    *cz_form_output_make_name (CzFormLayout *layout, CzFormOutput output);
