/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-import.h"

CzEdit *cz_import_prepare_batch (CzWorkspace *workspace, const GPtrArray *drafts, CzImportFlags flags, GArray *documents, guint *failed, GError **error);
