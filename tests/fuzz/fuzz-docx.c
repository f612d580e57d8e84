/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-docx.h"

#include "wrap.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define NUMBERING                                                                                                      \
  "<n xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText " \
  "w:val='%1、'/></w:lvl><w:lvl w:ilvl='1'><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum><w:num w:numId='1'>"     \
  "<w:abstractNumId w:val='0'/></w:num></n>"

/* The input is a document, or the XML of one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const WrapPart parts[] = {
    { "word/numbering.xml", NUMBERING, strlen (NUMBERING) },
    { "word/document.xml", (const char *) data, size },
  };
  g_autoptr (GBytes) bytes = size > 1 && memcmp (data, "PK", 2) == 0 ? g_bytes_new (data, size) : wrap_parts (parts, G_N_ELEMENTS (parts));
  g_autoptr (CzBlocks) blocks G_GNUC_UNUSED = cz_docx_read (bytes, NULL, NULL);

  return 0;
}
