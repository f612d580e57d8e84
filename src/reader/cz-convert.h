/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * CzConvertTo:
 *
 * What an older format is converted to before it is read.
 */
typedef enum
{
  CZ_CONVERT_DOCX,
  CZ_CONVERT_XLSX,
  CZ_CONVERT_TEXT,
} CzConvertTo;

GBytes *cz_convert (GBytes *bytes, const char *ending, CzConvertTo to, GCancellable *cancellable, GError **error);
