/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-sample.h"

#include "reader/cz-reader.h"
#include "workspace/cz-import.h"

#define SAMPLE_RESOURCE "/org/chuangzhi/Chuangzhi/sample/yongzhou.txt"

/**
 * cz_sample_import:
 * @workspace: an empty workspace
 * @error: return location for a %CZ_ERROR
 *
 * Reads and takes the sample document as any other: 永政办函〔2017〕108号.
 *
 * Returns: %FALSE, with nothing taken, if it was imported before
 */
gboolean
cz_sample_import (CzWorkspace *workspace,
                  GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CzDraft) draft = NULL;

  g_return_val_if_fail (CZ_IS_WORKSPACE (workspace), FALSE);

  bytes = g_resources_lookup_data (SAMPLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;

  draft = cz_reader_read_bytes (bytes, "yongzhou.txt", NULL, NULL, NULL, error);

  return draft != NULL && cz_import_take (workspace, draft, CZ_IMPORT_ACCEPT, NULL, error);
}
