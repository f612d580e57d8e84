/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-html.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (CzBlocks) blocks G_GNUC_UNUSED = cz_html_read (bytes, NULL, NULL);

  return 0;
}
