/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet.h"
#include "reader/cz-xlsx.h"

#include "wrap.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define RELATIONS "<R><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/><Relationship Id='r2' Type='x/sharedStrings' Target='t.xml'/></R>"
#define BOOK "<w xmlns:r='r'><sheets><sheet name='a' r:id='r1'/></sheets></w>"
#define STRINGS "<sst><si><t>序号</t></si><si><t>考核内容</t></si><si><t>分值</t></si><si><t>评分标准</t></si></sst>"

static void
read_all (GBytes *bytes)
{
  g_autoptr (CzBlocks) blocks = cz_xlsx_read (bytes, NULL, NULL);
  g_autoptr (GArray) places = NULL;

  if (blocks == NULL)
    return;

  places = cz_sheet_read_all (blocks, NULL);

  for (guint i = 0; i < places->len; i++)
    cz_draft_sheet_free (g_array_index (places, CzSheetPlace, i).sheet);
}

/* The input is a workbook, or the XML of a sheet in one. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const WrapPart parts[] = {
    { "xl/_rels/workbook.xml.rels", RELATIONS, strlen (RELATIONS) },
    { "xl/workbook.xml", BOOK, strlen (BOOK) },
    { "xl/t.xml", STRINGS, strlen (STRINGS) },
    { "xl/s.xml", (const char *) data, size },
  };
  g_autoptr (GBytes) bytes = size > 1 && memcmp (data, "PK", 2) == 0 ? g_bytes_new (data, size) : wrap_parts (parts, G_N_ELEMENTS (parts));

  read_all (bytes);

  return 0;
}
