/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-xlsx.h"
#include "workspace/cz-return-file.h"

gboolean cz_return_sheet_read (CzReturnFile *file, GPtrArray *definitions, const CzXlsx *book, const CzXlsxSheet *sheet, GError **error);
