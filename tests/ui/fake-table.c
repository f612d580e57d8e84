/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/fake-table.h"

#include "base/cz-error.h"

/**
 * FakeTable:
 *
 * A scoring sheet of invented rows: seven rows to a category with a line of sums after them, up to three rows to an
 * indicator, a footer. Texts are worked out from the number of the row, so that 100,000 rows cost nothing; what is
 * written is kept beside them. Points over ten and texts that are no numbers are refused.
 */
struct _FakeTable
{
  GObject parent_instance;

  GArray     *ids;
  gint64      next_id;
  gboolean    with_blocks;
  GHashTable *written;
  GHashTable *flags;
  guint       n_steps;
  char       *last_label;
};

static const CzColumn columns[FAKE_N_COLUMNS] = {
  { "number", "序号", NULL, CZ_CELL_NUMBER, 44, TRUE, FALSE, FALSE },
  { "category", "指标项", NULL, CZ_CELL_TEXT, 84, TRUE, TRUE, FALSE },
  { "indicator", "指标内容", NULL, CZ_CELL_TEXT, 136, TRUE, TRUE, FALSE },
  { "target", "具体目标", NULL, CZ_CELL_TEXT, 0, FALSE, TRUE, FALSE },
  { "lead", "牵头单位", NULL, CZ_CELL_CHOICE, 92, FALSE, TRUE, FALSE },
  { "points", "分值", NULL, CZ_CELL_NUMBER, 48, FALSE, FALSE, FALSE },
  { "self", "得分", "自评", CZ_CELL_NUMBER, 56, FALSE, FALSE, FALSE },
  { "files", "材料", "自评", CZ_CELL_NUMBER, 48, FALSE, FALSE, FALSE },
  { "review", "得分", "初审", CZ_CELL_NUMBER, 56, FALSE, FALSE, FALSE },
  { "difference", "差", "初审", CZ_CELL_NUMBER, 44, FALSE, FALSE, FALSE },
};

#define CATEGORY_ROWS 8
#define N_FOOTERS 1

static guint
fake_table_get_n_rows (CzTable *table)
{
  return FAKE_TABLE (table)->ids->len + N_FOOTERS;
}

static guint
fake_table_get_n_footers (CzTable *table G_GNUC_UNUSED)
{
  return N_FOOTERS;
}

static guint
fake_table_get_n_columns (CzTable *table G_GNUC_UNUSED)
{
  return FAKE_N_COLUMNS;
}

static const CzColumn *
fake_table_get_column (CzTable *table G_GNUC_UNUSED,
                       guint    column)
{
  return &columns[column];
}

static gint64
fake_table_get_row_id (CzTable *table,
                       guint    row)
{
  FakeTable *self = FAKE_TABLE (table);

  return row < self->ids->len ? g_array_index (self->ids, gint64, row) : -1;
}

static gboolean
is_subtotal (FakeTable *self,
             guint      row)
{
  return self->with_blocks && row < self->ids->len && row % CATEGORY_ROWS == CATEGORY_ROWS - 1;
}

static gpointer
to_key (gint64 id,
        guint  column)
{
  return (gpointer) (guintptr) ((guint64) (id + 2) << 8 | column);
}

static void
append_made_up (gint64   id,
                guint    column,
                GString *text)
{
  static const char *targets[] = {
    "1.结合本市（区）实际情况制定并已经出台质量发展规划及其具体工作措施",
    "2.质量在城市规划和城市各级党委、政府文件中的定位清晰明确",
    "1.城市政府明确每年对贯彻落实国务院《质量发展纲要2011-2020年》、本市质量发展规划或创建质量强市工作提供专项经费，"
    "并且经费数额占年财政一般预算收入比例达到1‰的得30分；达到0.6‰的得20分；尚未对上述质量工作有专项经费保障的得0分",
    "2.召开质量工作部门联席会议",
  };
  static const char *leads[] = { "市创质办", "市委办\n市政府办", "市财政局", "市质监局", "市委宣传部" };

  switch (column)
    {
    case FAKE_NUMBER:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, id + 1);
      break;
    case FAKE_CATEGORY:
      g_string_append (text, "一、城市质量发展战略规划明确清晰");
      break;
    case FAKE_INDICATOR:
      g_string_append_printf (text, "%d.%d 为实施质量发展规划提供组织保障", (int) (id / 8 + 1), (int) (id % 8 / 3 + 1));
      break;
    case FAKE_TARGET:
      g_string_append_printf (text, "%s（%d）", targets[id % G_N_ELEMENTS (targets)], (int) id + 1);
      break;
    case FAKE_LEAD:
      g_string_append (text, leads[id * 7 % G_N_ELEMENTS (leads)]);
      break;
    case FAKE_POINTS:
      g_string_append (text, "10");
      break;
    case FAKE_SELF_FILES:
      g_string_append_printf (text, "%d", (int) (id * 31 % 7));
      break;
    case FAKE_REVIEW:
      g_string_append_printf (text, "%d", (int) (id * 17 % 11));
      break;
    default:
      break;
    }
}

static void
fake_table_append_text (CzTable *table,
                        guint    row,
                        guint    column,
                        GString *text)
{
  FakeTable  *self = FAKE_TABLE (table);
  gint64      id = fake_table_get_row_id (table, row);
  const char *written = g_hash_table_size (self->written) > 0 ? g_hash_table_lookup (self->written, to_key (id, column))
                                                              : NULL;

  if (written != NULL)
    g_string_append (text, written);
  else if (id < 0)
    g_string_append (text, column == FAKE_CATEGORY ? "合计" : column == FAKE_POINTS ? "1051"
                                                                                    : "");
  else if (is_subtotal (self, row))
    g_string_append (text, column == FAKE_CATEGORY ? "小计　一、城市质量发展战略规划明确清晰" : column == FAKE_POINTS ? "70"
                                                                                                                      : "");
  else
    append_made_up (id, column, text);
}

static CzCellFlags
fake_table_get_flags (CzTable *table,
                      guint    row,
                      guint    column)
{
  FakeTable *self = FAKE_TABLE (table);
  gint64     id = fake_table_get_row_id (table, row);
  gpointer   flags;

  if (g_hash_table_lookup_extended (self->flags, to_key (id, column), NULL, &flags))
    return GPOINTER_TO_UINT (flags);
  if (id < 0)
    return CZ_CELL_BOLD;
  if (is_subtotal (self, row))
    return CZ_CELL_SUBTOTAL;
  if (column == FAKE_CATEGORY)
    return CZ_CELL_BOLD;
  if (column == FAKE_NUMBER || column == FAKE_POINTS || column == FAKE_SELF_FILES)
    return CZ_CELL_DIMMED;

  return column == FAKE_SELF || column == FAKE_REVIEW || column == FAKE_LEAD || column == FAKE_TARGET
           ? CZ_CELL_EDITABLE
           : 0;
}

static void
fake_table_get_span (CzTable    *table,
                     guint       row,
                     guint       column,
                     CzCellSpan *span)
{
  FakeTable *self = FAKE_TABLE (table);
  guint      n_rows = self->ids->len;
  guint      start = row / CATEGORY_ROWS * CATEGORY_ROWS;
  guint      within = row % CATEGORY_ROWS;

  *span = (CzCellSpan){ row, column, 1, 1 };

  if (!self->with_blocks || row >= n_rows)
    return;

  if (is_subtotal (self, row))
    {
      if (column >= FAKE_CATEGORY && column <= FAKE_LEAD)
        *span = (CzCellSpan){ row, FAKE_CATEGORY, 1, FAKE_LEAD - FAKE_CATEGORY + 1 };
    }
  else if (column == FAKE_CATEGORY)
    *span = (CzCellSpan){ start, column, MIN (CATEGORY_ROWS - 1, n_rows - start), 1 };
  else if (column == FAKE_INDICATOR)
    {
      guint first = start + within / 3 * 3;
      guint end = MIN (MIN (first + 3, start + CATEGORY_ROWS - 1), n_rows);

      *span = (CzCellSpan){ first, column, end - first, 1 };
    }
}

static char *
fake_table_dup_note (CzTable *table,
                     guint    row,
                     guint    column)
{
  return cz_table_get_flags (table, row, column) & CZ_CELL_WARNING ? g_strdup ("没有牵头单位") : NULL;
}

static char **
fake_table_dup_choices (CzTable *table G_GNUC_UNUSED,
                        guint    row G_GNUC_UNUSED,
                        guint    column)
{
  static const char *units[] = { "市创质办", "市委办", "市政府办", "市财政局", "市质监局", "市委宣传部", NULL };

  return column == FAKE_LEAD ? g_strdupv ((char **) units) : NULL;
}

static gboolean
fake_table_check (CzTable    *table,
                  guint       row,
                  guint       column,
                  const char *text,
                  GError    **error)
{
  CzDecimal points;

  if (!(cz_table_get_flags (table, row, column) & CZ_CELL_EDITABLE))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "这一格不能填写");
      return FALSE;
    }
  if (columns[column].kind != CZ_CELL_NUMBER || *text == '\0')
    return TRUE;
  if (!cz_decimal_parse (text, &points, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "“%s”不是数字", text);
      return FALSE;
    }
  if (cz_decimal_compare (points, cz_decimal_from_int (10)) > 0)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "%s 分超过满分 10 分，未录入", text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
fake_table_write (CzTable           *table,
                  const CzCellWrite *cells,
                  guint              n_cells,
                  const char        *label,
                  GError           **error)
{
  FakeTable *self = FAKE_TABLE (table);

  for (guint i = 0; i < n_cells; i++)
    if (!fake_table_check (table, cells[i].row, cells[i].column, cells[i].text, error))
      return FALSE;

  self->n_steps++;
  g_free (self->last_label);
  self->last_label = g_strdup (label);
  for (guint i = 0; i < n_cells; i++)
    fake_table_set (self, cells[i].row, cells[i].column, cells[i].text);

  return TRUE;
}

static gboolean
fake_table_insert_rows (CzTable *table,
                        guint    row,
                        guint    n_rows,
                        GError **error G_GNUC_UNUSED)
{
  FakeTable *self = FAKE_TABLE (table);

  for (guint i = 0; i < n_rows; i++)
    {
      gint64 id = self->next_id++;

      g_array_insert_val (self->ids, row, id);
    }

  cz_table_emit_rows_changed (table, row, 0, n_rows);

  return TRUE;
}

static gboolean
fake_table_remove_rows (CzTable *table,
                        guint    row,
                        guint    n_rows,
                        GError **error G_GNUC_UNUSED)
{
  g_array_remove_range (FAKE_TABLE (table)->ids, row, n_rows);
  cz_table_emit_rows_changed (table, row, n_rows, 0);

  return TRUE;
}

static gboolean
fake_table_add_rows (CzTable           *table,
                     guint              n_rows,
                     const CzCellWrite *cells,
                     guint              n_cells,
                     const char        *label,
                     GError           **error)
{
  FakeTable *self = FAKE_TABLE (table);

  return fake_table_insert_rows (table, self->ids->len, n_rows, error) &&
         fake_table_write (table, cells, n_cells, label, error);
}

static void
fake_table_table_init (CzTableInterface *iface)
{
  iface->get_n_rows = fake_table_get_n_rows;
  iface->get_n_footers = fake_table_get_n_footers;
  iface->get_n_columns = fake_table_get_n_columns;
  iface->get_column = fake_table_get_column;
  iface->append_text = fake_table_append_text;
  iface->get_flags = fake_table_get_flags;
  iface->get_span = fake_table_get_span;
  iface->get_row_id = fake_table_get_row_id;
  iface->dup_note = fake_table_dup_note;
  iface->dup_choices = fake_table_dup_choices;
  iface->check = fake_table_check;
  iface->write = fake_table_write;
  iface->insert_rows = fake_table_insert_rows;
  iface->remove_rows = fake_table_remove_rows;
  iface->add_rows = fake_table_add_rows;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeTable,
                               fake_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, fake_table_table_init));

static void
fake_table_finalize (GObject *object)
{
  FakeTable *self = FAKE_TABLE (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->written, g_hash_table_unref);
  g_clear_pointer (&self->flags, g_hash_table_unref);
  g_clear_pointer (&self->last_label, g_free);

  G_OBJECT_CLASS (fake_table_parent_class)->finalize (object);
}

static void
fake_table_class_init (FakeTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_table_finalize;
}

static void
fake_table_init (FakeTable *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->written = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->flags = g_hash_table_new (NULL, NULL);
}

/* A table of @n_rows rows and one footer; @with_blocks merges cells and makes every eighth row a line of sums. */
FakeTable *
fake_table_new (guint    n_rows,
                gboolean with_blocks)
{
  FakeTable *self = g_object_new (FAKE_TYPE_TABLE, NULL);

  self->with_blocks = with_blocks;
  for (; self->next_id < n_rows; self->next_id++)
    g_array_append_val (self->ids, self->next_id);

  return self;
}

/* Changes a cell without a step, as undo or another window would. */
void
fake_table_set (FakeTable  *self,
                guint       row,
                guint       column,
                const char *text)
{
  g_hash_table_insert (self->written, to_key (fake_table_get_row_id (CZ_TABLE (self), row), column), g_strdup (text));
  cz_table_emit_cells_changed (CZ_TABLE (self), row, column, 1, 1);
}

void
fake_table_set_flags (FakeTable  *self,
                      guint       row,
                      guint       column,
                      CzCellFlags flags)
{
  g_hash_table_insert (self->flags, to_key (fake_table_get_row_id (CZ_TABLE (self), row), column),
                       GUINT_TO_POINTER (flags));
  cz_table_emit_cells_changed (CZ_TABLE (self), row, column, 1, 1);
}

/* Moves a row, told as a replacement of all rows, as after sorting. */
void
fake_table_move (FakeTable *self,
                 guint      from,
                 guint      to)
{
  gint64 id = g_array_index (self->ids, gint64, from);

  g_array_remove_index (self->ids, from);
  g_array_insert_val (self->ids, to, id);
  cz_table_emit_rows_changed (CZ_TABLE (self), 0, self->ids->len, self->ids->len);
}

guint
fake_table_get_n_steps (FakeTable *self)
{
  return self->n_steps;
}

/* Returns: (transfer none): name of the last step */
char *
fake_table_get_last_label (FakeTable *self)
{
  return self->last_label;
}
