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
cz_step_text_imports (guint n_documents)
{
  return g_strdup_printf (ngettext ("Import %u document", "Import %u documents", n_documents), n_documents);
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

char *
cz_step_text_send (guint n_units)
{
  return g_strdup_printf (ngettext ("Workbook sent to %u unit", "Workbooks sent to %u units", n_units), n_units);
}

char *
cz_step_text_receive (guint n_units)
{
  return g_strdup_printf (ngettext ("Return of %u unit", "Returns of %u units", n_units), n_units);
}

/* Returns what editing one record is called. */
char *
cz_step_text_record (CzData *data,
                     CzKind  kind,
                     gint64  id)
{
  gconstpointer record = cz_data_get (data, kind, id);

  g_return_val_if_fail (record != NULL, NULL);

  switch (kind)
    {
    case CZ_KIND_ROW:
      /* Translators: a step of history; %s is the number of a row */
      return g_strdup_printf (_ ("Row %s"), ((const CzRow *) record)->no);
    case CZ_KIND_INDICATOR:
      /* Translators: a step of history; marker and title of an indicator */
      return g_strdup_printf (_ ("Indicator %s %s"), ((const CzIndicator *) record)->marker, ((const CzIndicator *) record)->title);
    case CZ_KIND_TASK:
      return g_strdup_printf (_ ("Task “%s”"), ((const CzTask *) record)->title);
    case CZ_KIND_TARGET:
      return g_strdup_printf (_ ("Target “%s”"), ((const CzTarget *) record)->name);
    case CZ_KIND_FINDING:
      /* Translators: a step of history; %s is the place of the finding */
      return g_strdup_printf (_ ("Finding at %s"), ((const CzFinding *) record)->printed);
    case CZ_KIND_ROUND:
      return g_strdup_printf (_ ("Round “%s”"), ((const CzRound *) record)->name);
    case CZ_KIND_UNIT:
      return g_strdup_printf (_ ("Unit “%s”"), ((const CzUnit *) record)->name);
    case CZ_KIND_MILESTONE:
      return g_strdup_printf (_ ("Milestone “%s”"), ((const CzMilestone *) record)->title);
    case CZ_KIND_PHASE:
      return g_strdup_printf (_ ("Phase “%s”"), ((const CzPhase *) record)->name);
    case CZ_KIND_DUTY:
      return g_strdup_printf (_ ("Duty “%s”"), ((const CzDuty *) record)->text);
    default:
      return g_strdup_printf ("%s %" G_GINT64_FORMAT, cz_kind_get_info (kind)->table, id);
    }
}

char *
cz_step_text_merge (CzData *data,
                    gint64  unit)
{
  /* Translators: a step of history; %s is the name of a unit */
  return g_strdup_printf (_ ("Merge into “%s”"), cz_data_get_unit (data, unit)->name);
}

char *
cz_step_text_add (const char *name)
{
  /* Translators: a step of history; %s is the name of a record */
  return g_strdup_printf (_ ("Add “%s”"), name);
}

char *
cz_step_text_evidence (guint n_files)
{
  return g_strdup_printf (ngettext ("Add %u piece of evidence", "Add %u pieces of evidence", n_files), n_files);
}

char *
cz_step_text_links (guint n_links)
{
  return g_strdup_printf (ngettext ("Link evidence, %u place", "Link evidence, %u places", n_links), n_links);
}

char *
cz_step_text_unlink (void)
{
  return g_strdup (_ ("Unlink evidence"));
}

char *
cz_step_text_remove_evidence (guint n_pieces)
{
  return g_strdup_printf (ngettext ("Remove %u piece of evidence", "Remove %u pieces of evidence", n_pieces), n_pieces);
}
