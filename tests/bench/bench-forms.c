/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-workbook.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Rows of a TSV file; its cells lie in one buffer. */
#define TSV_TYPE_TABLE (tsv_table_get_type ())
G_DECLARE_FINAL_TYPE (TsvTable, tsv_table, TSV, TABLE, GObject)

struct _TsvTable
{
  GObject parent_instance;

  const CzColumn *columns;
  guint           n_columns;
  guint           n_rows;
  char           *buffer;
  char          **cells;
};

static const CzColumn form_columns[] = {
  { "no", "序号", NULL, CZ_CELL_NUMBER }, { "category", "指标项" }, { "indicator", "指标内容" }, { "text", "具体目标" }, { "lead", "牵头单位" }, { "cooperating", "配合单位" }, { "points", "分值", NULL, CZ_CELL_NUMBER }, { "score", "得分", NULL, CZ_CELL_NUMBER }, { "reason", "备注" }
};

static const CzColumn flat_columns[] = {
  { "no", "序号", NULL, CZ_CELL_NUMBER }, { "year", "年份", NULL, CZ_CELL_NUMBER }, { "subject", "考核对象" }, { "category", "指标项" }, { "indicator", "指标内容" }, { "text", "具体目标" }, { "lead", "牵头单位" }, { "points", "分值", NULL, CZ_CELL_NUMBER }, { "score", "得分", NULL, CZ_CELL_NUMBER }, { "reason", "备注" }
};

static guint
get_n_rows (CzTable *table)
{
  return TSV_TABLE (table)->n_rows;
}

static guint
get_n_columns (CzTable *table)
{
  return TSV_TABLE (table)->n_columns;
}

static const CzColumn *
get_column (CzTable *table,
            guint    column)
{
  return &TSV_TABLE (table)->columns[column];
}

static const char *
get_cell (TsvTable *self,
          guint     row,
          guint     column)
{
  return self->cells[(gsize) row * self->n_columns + column];
}

static void
append_text (CzTable *table,
             guint    row,
             guint    column,
             GString *text)
{
  g_string_append (text, get_cell (TSV_TABLE (table), row, column));
}

static gboolean
get_number (CzTable   *table,
            guint      row,
            guint      column,
            CzDecimal *number)
{
  return cz_decimal_parse (get_cell (TSV_TABLE (table), row, column), number, NULL);
}

static gboolean
same_block (TsvTable *self,
            guint     row,
            guint     column)
{
  for (guint c = 1; c <= column; c++)
    if (!g_str_equal (get_cell (self, row, c), get_cell (self, row - 1, c)))
      return FALSE;

  return TRUE;
}

static void
get_span (CzTable    *table,
          guint       row,
          guint       column,
          CzCellSpan *span)
{
  TsvTable *self = TSV_TABLE (table);

  *span = (CzCellSpan){ row, column, 1, 1 };
  if (column != 1 && column != 2)
    return;
  while (span->row > 0 && same_block (self, span->row, column))
    {
      span->row--;
      span->n_rows++;
    }
  while (span->row + span->n_rows < self->n_rows && same_block (self, span->row + span->n_rows, column))
    span->n_rows++;
}

static void
table_iface_init (CzTableInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->append_text = append_text;
  iface->get_number = get_number;
  iface->get_span = get_span;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TsvTable,
                               tsv_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, table_iface_init));

static void
tsv_table_finalize (GObject *object)
{
  g_free (TSV_TABLE (object)->cells);
  g_free (TSV_TABLE (object)->buffer);

  G_OBJECT_CLASS (tsv_table_parent_class)->finalize (object);
}

static void
tsv_table_class_init (TsvTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tsv_table_finalize;
}

static void
tsv_table_init (TsvTable *self G_GNUC_UNUSED)
{
}

static TsvTable *
tsv_table_load (const char     *path,
                const CzColumn *columns,
                guint           n_columns)
{
  TsvTable *self = g_object_new (TSV_TYPE_TABLE, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  gsize n_lines = 0;
  char *p;

  if (!g_file_get_contents (path, &self->buffer, &length, &error))
    g_error ("%s", error->message);
  for (const char *q = self->buffer; (q = strchr (q, '\n')) != NULL; q++)
    n_lines++;

  self->columns = columns;
  self->n_columns = n_columns;
  self->n_rows = n_lines;
  self->cells = g_new (char *, n_lines *n_columns);
  p = self->buffer;
  for (gsize i = 0; i < n_lines * n_columns; i++)
    {
      self->cells[i] = p;
      p += strcspn (p, "\t\n");
      *p++ = '\0';
    }

  return self;
}

/* A blank number is as well filled by the other rows: only whether writing succeeds and how long it takes counts here. */
static void
export_form (TsvTable               *table,
             const CzFormDefinition *definition,
             const char             *path)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CzFormLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 laid_out;

  g_hash_table_insert (values, "title", "创建示范城市工作任务分解及考核评分表");
  g_hash_table_insert (values, "subject", "市创建办");
  layout = cz_form_layout_new (definition, CZ_TABLE (table), values, &error);
  laid_out = g_get_monotonic_time ();
  if (layout == NULL || !(g_str_has_suffix (path, ".pdf") ? cz_form_write_pdf (layout, path, &error) : cz_form_write_xlsx (layout, path, &error)))
    g_error ("%s", error->message);

  g_print ("layout_ms\t%.3f\tms\n", (laid_out - start) / 1000.0);
  g_print ("export_ms\t%.3f\tms\n", (g_get_monotonic_time () - start) / 1000.0);
}

static void
export_flat (TsvTable   *table,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!cz_form_write_flat_xlsx (CZ_TABLE (table), "明细", path, NULL, &error))
    g_error ("%s", error->message);
  g_print ("export_ms\t%.3f\tms\n", (g_get_monotonic_time () - start) / 1000.0);
}

/* bench-forms form|flat IN.tsv OUT.xlsx|OUT.pdf [N]: writes N times; IN as gen_data.py makes form.tsv and big.tsv. */
int
main (int   argc,
      char *argv[])
{
  gboolean flat = argc > 1 && g_str_equal (argv[1], "flat");
  int      n = argc > 4 ? atoi (argv[4]) : 1;
  g_autoptr (GPtrArray) definitions = NULL;
  g_autoptr (TsvTable) table = NULL;
  struct rusage usage;

  if (argc < 4)
    {
      g_printerr ("usage: bench-forms form|flat IN.tsv OUT [N]\n");
      return 1;
    }

  table = flat ? tsv_table_load (argv[2], flat_columns, G_N_ELEMENTS (flat_columns))
               : tsv_table_load (argv[2], form_columns, G_N_ELEMENTS (form_columns));
  definitions = cz_form_definitions_load (NULL, NULL);
  for (int i = 0; i < n; i++)
    {
      if (flat)
        export_flat (table, argv[3]);
      else
        export_form (table, cz_form_definitions_find (definitions, "self-scoring-sheet", NULL), argv[3]);
    }

  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak_mib\t%.1f\tMiB\n", usage.ru_maxrss / 1024.0);
  return 0;
}
