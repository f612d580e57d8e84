/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-exchange.h"

#include <gio/gio.h>

/**
 * CzReturnLine:
 * @key: (nullable): the hidden identifier; %NULL of a line the unit added
 * @part: which form it stands in
 * @sheet: name of its sheet
 * @row: number of its row, from 1
 * @locked: the locked text by which a person knows it
 * @values: (element-type utf8 utf8): by names of fields; of an added line by ids of columns
 * @unreadable: (element-type utf8): names of fields whose value the file does not keep: an error, a formula without result
 *
 * One line as it came back.
 */
typedef struct
{
  char          *key;
  CzExchangePart part;
  char          *sheet;
  guint          row;
  char          *locked;
  GHashTable    *values;
  GHashTable    *unreadable;
} CzReturnLine;

/**
 * CzReturnFile:
 * @sha256: of the bytes of the file
 * @has_part: whether the sheet of each part is there
 * @lines: (element-type CzReturnLine)
 * @strangers: (element-type utf8): names of sheets that we did not send but that hold something
 *
 * A workbook that came back, as it lies in the file: found by what it holds, wherever columns and rows were moved to.
 * Knows no workspace.
 */
typedef struct
{
  char      *sha256;
  char      *format;
  char      *workspace;
  char      *checksum;
  gint64     dispatch;
  gint64     unit;
  gboolean   has_part[CZ_N_EXCHANGE_PARTS];
  GPtrArray *lines;
  GPtrArray *strangers;
} CzReturnFile;

CzReturnFile *cz_return_file_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
void          cz_return_file_free (CzReturnFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzReturnFile, cz_return_file_free)
