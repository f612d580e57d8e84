/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-task-table.h"

#include "reader/cz-phases.h"
#include "reader/cz-scan.h"
#include "reader/cz-targets.h"
#include "reader/cz-when.h"

typedef struct
{
  const char *text;
  CzDraft    *draft;
} TaskTable;

static void
replace (char **field,
         char  *value)
{
  g_free (*field);
  *field = value;
}

static char *
dup_path (const char *above,
          const char *marker)
{
  return *above != '\0' && *marker != '\0' ? g_strconcat (above, "/", marker, NULL) : g_strdup (*above != '\0' ? above : marker);
}

/* What the column of time limits says: 完成时限 2023年12月底前; none for 长期坚持. */
static CzDate
read_limit (const TaskTable  *table,
            const CzDraftRow *row)
{
  static const char *const headings[] = { "时限", "期限", "时间", NULL };

  for (guint i = 0; i + 1 < row->extra->len; i += 2)
    {
      const char *heading = g_ptr_array_index (row->extra, i);
      const char *value = g_ptr_array_index (row->extra, i + 1);
      const char *end = value + strlen (value);
      CzWhen      when;

      if (cz_scan_has_any (heading, heading + strlen (heading), headings) && cz_when_read (cz_scan_skip_blanks (value, end), end, &when) != NULL)
        return cz_when_get_deadline (&when, cz_phases_document_year (table->draft));
    }

  return CZ_DATE_NONE;
}

/* Moves a place in a cell of @row to the same place in the document; nowhere when the cell was put together. */
static void
move_span (const TaskTable  *table,
           const CzDraftRow *row,
           const char       *cell,
           CzSpan           *span)
{
  if (cell != NULL && span->length > 0)
    *span = (CzSpan){ span->start + (cell - table->text), span->length, row->span.line };
  else
    *span = (CzSpan){ 0, 0, row->span.line };
}

/* What a cell of a row asks for in numbers. */
static void
read_cell_targets (const TaskTable  *table,
                   const CzDraftRow *row,
                   const char       *text,
                   CzDate            limit)
{
  guint       first = table->draft->targets->len;
  const char *from = table->text + row->span.start;
  const char *cell = strstr (from, text);

  if (cell != NULL && cell - from > (long) (strlen (text) + row->span.length + 4096))
    cell = NULL;

  cz_targets_read_statement (text, table->draft->targets);

  for (guint i = first; i < table->draft->targets->len; i++)
    {
      CzDraftTarget *target = g_ptr_array_index (table->draft->targets, i);

      move_span (table, row, cell, &target->span);
      move_span (table, row, cell, &target->value_span);
      if (cz_date_is_none (target->deadline))
        target->deadline = limit;
    }
}

/* Numbers stand in what has to be done, or beside it: 具体措施, 工作目标, 年度要求. */
static void
read_row_targets (const TaskTable  *table,
                  const CzDraftRow *row)
{
  static const char *const headings[] = { "措施", "目标", "内容", "要求", "标志", "举措", "成效", NULL };
  CzDate                   limit = read_limit (table, row);

  read_cell_targets (table, row, row->text, limit);

  for (guint i = 0; i + 1 < row->extra->len; i += 2)
    {
      const char *heading = g_ptr_array_index (row->extra, i);

      if (cz_scan_has_any (heading, heading + strlen (heading), headings))
        read_cell_targets (table, row, g_ptr_array_index (row->extra, i + 1), limit);
    }
}

static void
add_task (const TaskTable *table,
          CzDraftRow      *row,
          const char      *above)
{
  CzDraftTask *task = cz_draft_task_new ();

  replace (&task->path, dup_path (above, row->no));
  replace (&task->title, g_strdup (row->text));
  replace (&task->text, g_strdup (row->note));
  task->span = row->span;
  g_ptr_array_extend_and_steal (task->units, g_steal_pointer (&row->units));
  row->units = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_unit_free);
  g_ptr_array_add (table->draft->tasks, task);
  read_row_targets (table, row);
}

static void
read_category (const TaskTable       *table,
               const CzDraftCategory *category,
               const char            *above)
{
  g_autofree char *path = dup_path (above, category->marker);

  for (guint i = 0; i < category->categories->len; i++)
    read_category (table, g_ptr_array_index (category->categories, i), path);

  for (guint i = 0; i < category->indicators->len; i++)
    {
      const CzDraftIndicator *indicator = g_ptr_array_index (category->indicators, i);
      g_autofree char        *here = dup_path (path, indicator->marker);

      for (guint k = 0; k < indicator->rows->len; k++)
        add_task (table, g_ptr_array_index (indicator->rows, k), here);
    }
}

/**
 * cz_task_table_read:
 * @division: a table that says who does what, without points
 * @text: the text of the document
 * @draft: takes a task for each row, and what the rows ask for in numbers
 */
void
cz_task_table_read (CzDraftSheet *division,
                    const char   *text,
                    CzDraft      *draft)
{
  TaskTable table = { text, draft };

  for (guint i = 0; i < division->categories->len; i++)
    read_category (&table, g_ptr_array_index (division->categories, i), "");
}
