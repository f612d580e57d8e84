/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-xlsx.h"

CzXlsxKind cz_xlsx_kind_of_format (int id, const char *code);
char      *cz_xlsx_date_to_string (double serial, gboolean from_1904);
