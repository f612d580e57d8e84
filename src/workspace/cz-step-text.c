/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

/*
 * What steps are called in the history and in the tooltips of undo and redo.
 */

char *
cz_step_text_import (const char *title)
{
  /* Translators: a step of history; %s is the title of a document */
  return g_strdup_printf (_ ("Import “%s”"), title);
}

char *
cz_step_text_mark (CzData *data,
                   gint64  round,
                   gint64  row)
{
  const CzRow   *record = cz_data_get_row (data, row);
  const CzRound *of_round = cz_data_get_round (data, round);

  /* Translators: a step of history; the number of a row, then the name of a round such as self-assessment */
  return g_strdup_printf (_ ("Row %s, %s"), record != NULL ? record->no : "?", of_round != NULL ? of_round->name : "?");
}

char *
cz_step_text_marks (guint n_marks)
{
  return g_strdup_printf (ngettext ("%u mark", "%u marks", n_marks), n_marks);
}

char *
cz_step_text_cells (guint       n_cells,
                    const char *column)
{
  /* Translators: a step of history; heading of a column, number of cells */
  return g_strdup_printf (ngettext ("%s, %u cell", "%s, %u cells", n_cells), column, n_cells);
}
