/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-help-text.h"

#include <glib/gi18n-lib.h>

static const CzHelpText texts[] = {
  { "overview",
    N_ ("Where does the campaign stand, and what is due?"),
    { N_ ("Everything here is a link: choose a number to see the records behind it."),
      N_ ("No document yet? Import one with Ctrl+I, or drop it on the window."),
      N_ ("Import a second document of the same campaign at any time; nothing that was edited is lost.") } },
  { "plan",
    N_ ("What does the document say, and what was recognised in it?"),
    { N_ ("Choose a section to see its text; units, targets and dates are marked in it."),
      N_ ("Choose a mark to go to its field, or a field to see where it stands in the text."),
      N_ ("Correct what was read wrongly; the printed words stay as they are.") } },
  { "tasks",
    N_ ("Who must do what by when, and how far is it?"),
    { N_ ("Type into a cell to set status, progress and day; select several rows to set them together."),
      N_ ("Use the choices above the table to see only what is late, due or not begun."),
      N_ ("The pane beside the table (F9) shows the sentence of the document that the task comes from.") } },
  { "targets",
    N_ ("Which figures must be reached, and are they?"),
    { N_ ("Enter the readings of each year; whether the target is met follows from them."),
      N_ ("Choose a target to see its course as a line against what is asked."),
      N_ ("A target without a reading counts as unknown, never as missed.") } },
  { "progress",
    N_ ("Which phase is it, and what comes next?"),
    { N_ ("Move a milestone with the mouse or with the arrow keys; its deliverables go with it."),
      N_ ("Tick a milestone when it is done."),
      N_ ("Duties that return every month or year are listed with what is still open.") } },
  { "scoring",
    N_ ("What does each row earn, and why?"),
    { N_ ("Type points into the column of your round, or choose one of the options of the rule."),
      N_ ("Write the reason where points are lost; it goes into the forms."),
      N_ ("Points that the rule does not allow are refused with the reason; Escape gives the old ones back."),
      N_ ("Try points out with Ctrl+T: what you type then is not kept."),
      N_ ("The pane beside the sheet (F9) shows rule, evidence and history of the row.") } },
  { "evidence",
    N_ ("What proves the points, and where is it?"),
    { N_ ("Drop or paste files here; their content is kept in the workspace."),
      N_ ("Link a file to rows, tasks and targets; one file may prove several."),
      N_ ("Open a file with the program that belongs to it by Enter.") } },
  { "units",
    N_ ("Which unit has what to do, and under which names is it called?"),
    { N_ ("Choose a unit to see where it leads and where it cooperates."),
      N_ ("Merge names that mean the same unit; what the document prints does not change."),
      N_ ("A merge is one step and can be undone.") } },
  { "returns",
    N_ ("Which workbooks went to the units, and what came back?"),
    { N_ ("Send each unit a workbook with its own rows and tasks."),
      N_ ("Receive what comes back: what only the unit changed is taken at once, as one step."),
      N_ ("What both sides changed, and what is not permitted, waits here for your decision.") } },
  { "forms",
    N_ ("What will the paper look like, and can it go out now?"),
    { N_ ("Choose a form on the left; the preview shows it as it will be printed."),
      N_ ("Export it as an Excel workbook (Ctrl+E), save a PDF or print it (Ctrl+P)."),
      N_ ("Forms show what stands on the other pages: correct it there.") } },
  { "checks",
    N_ ("What does not fit together, worst first?"),
    { N_ ("Go to the place of a finding and correct it there; the finding then goes by itself."),
      N_ ("Accept a finding when the document is meant so, and write why."),
      N_ ("An accepted finding stays listed and can be opened again.") } },
  { "history",
    N_ ("What happened, when, and by whom?"),
    { N_ ("Choose a step to see what it changed, and go to the place."),
      N_ ("Ctrl+Z takes back the last step, whatever page it was made on; also after closing."),
      N_ ("Nothing is ever deleted from the history: taking back is a step as well.") } },
};

/**
 * cz_help_text_find:
 * @page: short name of a page
 *
 * Returns: (transfer none) (nullable): its help; %NULL when there is none
 */
const CzHelpText *
cz_help_text_find (const char *page)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (texts[i].page, page) == 0)
      return &texts[i];

  return NULL;
}
