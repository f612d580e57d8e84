/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-send-table.h"

#include "workspace/cz-agenda.h"

/*
 * Fills the forms that units fill in further. What is written here is the text of official forms, which is Chinese by
 * definition.
 */

typedef struct
{
  const char *id;
  const char *title;
  CzCellKind  kind;
} Column;

static const Column row_columns[] = {
  { "no", "序号", CZ_CELL_TEXT },
  { "indicator", "指标内容", CZ_CELL_TEXT },
  { "text", "具体目标及评分标准", CZ_CELL_TEXT },
  { "points", "分值", CZ_CELL_NUMBER },
  { "value", "完成值", CZ_CELL_TEXT },
  { "score", "自评得分", CZ_CELL_NUMBER },
  { "reason", "得分或失分原因", CZ_CELL_TEXT },
  { "evidence", "佐证材料", CZ_CELL_TEXT },
};

static const Column task_columns[] = {
  { "no", "序号", CZ_CELL_TEXT },
  { "title", "工作任务", CZ_CELL_TEXT },
  { "role", "职责", CZ_CELL_TEXT },
  { "due", "完成时限", CZ_CELL_TEXT },
  { "status", "状态", CZ_CELL_TEXT },
  { "percent", "完成%", CZ_CELL_NUMBER },
  { "progress", "进展情况", CZ_CELL_TEXT },
  { "problems", "存在问题", CZ_CELL_TEXT },
  { "next", "下一步措施", CZ_CELL_TEXT },
};

static const Column contact_columns[] = {
  { "no", "序号", CZ_CELL_TEXT },
  { "name", "姓名", CZ_CELL_TEXT },
  { "post", "职务", CZ_CELL_TEXT },
  { "phone", "办公电话", CZ_CELL_TEXT },
  { "mobile", "手机", CZ_CELL_TEXT },
  { "mail", "邮箱", CZ_CELL_TEXT },
};

static const struct
{
  const Column *columns;
  guint         n_columns;
} tables[CZ_N_EXCHANGE_PARTS] = {
  [CZ_EXCHANGE_ROW] = { row_columns, G_N_ELEMENTS (row_columns) },
  [CZ_EXCHANGE_TASK] = { task_columns, G_N_ELEMENTS (task_columns) },
  [CZ_EXCHANGE_CONTACT] = { contact_columns, G_N_ELEMENTS (contact_columns) },
};

/**
 * cz_send_table_dup_locked:
 * @data: the data
 * @line: a line
 *
 * Returns: (transfer full) (nullable): the locked text by which a person knows the line; %NULL if it has none
 */
char *
cz_send_table_dup_locked (CzData               *data,
                          const CzExchangeLine *line)
{
  const CzTask *task;

  if (line->part == CZ_EXCHANGE_ROW)
    return g_strdup (cz_data_get_row (data, line->id)->text);
  if (line->part != CZ_EXCHANGE_TASK)
    return NULL;

  task = cz_data_get_task (data, line->id);

  return g_strdup (*task->title != '\0' ? task->title : task->text);
}

static void
fill_row (CzMemoryTable        *table,
          guint                 at,
          CzData               *data,
          const CzExchangeLine *line)
{
  const CzRow       *row = cz_data_get_row (data, line->id);
  const CzIndicator *indicator = cz_data_get_indicator (data, row->indicator);

  cz_memory_table_set_text (table, at, "no", row->no);
  if (indicator != NULL)
    cz_memory_table_take_text (table, at, "indicator", g_strdup_printf ("%s %s", indicator->marker, indicator->title));
  cz_memory_table_set_points (table, at, "points", row->points);
  cz_memory_table_take_text (table, at, "text", cz_send_table_dup_locked (data, line));
}

static void
fill_task (CzMemoryTable        *table,
           guint                 at,
           CzData               *data,
           const CzExchangeLine *line)
{
  CzDate due = cz_agenda_get_task_due (data, cz_data_get_task (data, line->id));

  cz_memory_table_take_text (table, at, "title", cz_send_table_dup_locked (data, line));
  cz_memory_table_set_text (table, at, "role", line->lead ? "牵头" : "配合");
  if (!cz_date_is_none (due))
    cz_memory_table_take_text (table, at, "due", cz_date_to_string (due));
}

static void
add_line (CzMemoryTable        *table,
          CzWorkspace          *workspace,
          gint64                unit,
          const CzExchangeLine *line)
{
  CzData                *data = cz_workspace_get_data (workspace);
  guint                  at = cz_memory_table_add_row (table, line->id);
  guint                  n_fields;
  const CzExchangeField *fields = cz_exchange_get_fields (line->part, &n_fields);

  cz_memory_table_take_text (table, at, "key", cz_exchange_dup_key (line));
  if (line->part == CZ_EXCHANGE_ROW)
    fill_row (table, at, data, line);
  else
    cz_memory_table_take_text (table, at, "no", g_strdup_printf ("%u", at + 1));
  if (line->part == CZ_EXCHANGE_TASK)
    fill_task (table, at, data, line);

  for (guint i = 0; i < n_fields; i++)
    {
      if (line->lead || !fields[i].lead_only)
        cz_memory_table_take_text (table, at, fields[i].column, cz_exchange_dup_now (workspace, unit, line, &fields[i]));
      else
        cz_memory_table_set_flags (table, at, fields[i].column, CZ_CELL_DISABLED);
    }
}

static gboolean
has_remark (CzData        *data,
            gint64         unit,
            CzExchangePart part,
            const GArray  *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const CzExchangeLine *line = &g_array_index (lines, CzExchangeLine, i);

      if (line->part == part && cz_exchange_get_remark (data, unit, line) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * cz_send_table_new:
 * @workspace: a workspace
 * @unit: a unit
 * @part: which form is to be filled
 * @lines: (element-type CzExchangeLine): all lines of the unit's workbook
 *
 * Returns: (transfer full): the lines of the part, with what is known already; no rows when the unit has none
 */
CzMemoryTable *
cz_send_table_new (CzWorkspace   *workspace,
                   gint64         unit,
                   CzExchangePart part,
                   const GArray  *lines)
{
  CzMemoryTable *table = cz_memory_table_new ();
  CzData        *data = cz_workspace_get_data (workspace);
  gboolean       remarks = has_remark (data, unit, part, lines);
  guint          at = 0;

  for (guint i = 0; i < tables[part].n_columns; i++)
    cz_memory_table_add_column (table, tables[part].columns[i].id, tables[part].columns[i].title, tables[part].columns[i].kind);
  if (remarks)
    cz_memory_table_add_column (table, "returned", "退回意见", CZ_CELL_TEXT);
  cz_memory_table_add_column (table, "key", "", CZ_CELL_TEXT);

  for (guint i = 0; i < lines->len; i++)
    {
      const CzExchangeLine *line = &g_array_index (lines, CzExchangeLine, i);
      const char           *remark;

      if (line->part != part)
        continue;

      add_line (table, workspace, unit, line);
      remark = remarks ? cz_exchange_get_remark (data, unit, line) : NULL;
      if (remark != NULL)
        cz_memory_table_set_text (table, at, "returned", remark);
      at++;
    }

  return table;
}

/**
 * cz_send_table_dup_values:
 * @workspace: a workspace
 * @dispatch: a dispatch
 *
 * Returns: (transfer full) (element-type utf8 utf8): campaign, unit, dispatch, deadline
 */
GHashTable *
cz_send_table_dup_values (CzWorkspace      *workspace,
                          const CzDispatch *dispatch)
{
  CzData           *data = cz_workspace_get_data (workspace);
  const CzCampaign *campaign = cz_data_get_campaign (data, dispatch->campaign);
  GHashTable       *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (values, g_strdup ("campaign"), g_strdup (campaign != NULL ? campaign->title : ""));
  g_hash_table_insert (values, g_strdup ("unit"), g_strdup (cz_data_get_unit (data, dispatch->unit)->name));
  g_hash_table_insert (values, g_strdup ("dispatch"), g_strdup_printf ("第%" G_GINT64_FORMAT "次发出", dispatch->number));
  g_hash_table_insert (values, g_strdup ("deadline"),
                       g_strdup_printf ("%d年%d月%d日", dispatch->deadline.year, dispatch->deadline.month, dispatch->deadline.day));

  return values;
}
