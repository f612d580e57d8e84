/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  CzText *text = cz_text_new (data, size, NULL);
  g_autoptr (CzBlocks) blocks = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_finding_free);

  if (text == NULL)
    return 0;

  blocks = cz_blocks_new_from_text (text);
  places = cz_sheet_read_all (blocks, NULL);

  for (guint i = 0; i < places->len; i++)
    {
      CzDraftSheet *sheet = g_array_index (places, CzSheetPlace, i).sheet;

      cz_sheet_check (sheet, findings);
      cz_draft_sheet_free (sheet);
    }

  return 0;
}
