/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-sample.h"

struct _SampleTable
{
  GObject parent_instance;

  GStrv      ids;
  GArray    *columns; /* of CzColumn */
  GPtrArray *rows;    /* of GStrv */
  GArray    *flags;   /* of CzCellFlags, row by row */
  guint      n_footers;
};

static CzCellFlags *
cell_flags (SampleTable *self,
            guint        row,
            guint        column)
{
  return &g_array_index (self->flags, CzCellFlags, row * self->columns->len + column);
}

static guint
get_n_rows (CzTable *table)
{
  return SAMPLE_TABLE (table)->rows->len;
}

static guint
get_n_footers (CzTable *table)
{
  return SAMPLE_TABLE (table)->n_footers;
}

static guint
get_n_columns (CzTable *table)
{
  return SAMPLE_TABLE (table)->columns->len;
}

static const CzColumn *
get_column (CzTable *table,
            guint    column)
{
  return &g_array_index (SAMPLE_TABLE (table)->columns, CzColumn, column);
}

static const char *
get_text (SampleTable *self,
          guint        row,
          guint        column)
{
  return ((GStrv) g_ptr_array_index (self->rows, row))[column];
}

static void
append_text (CzTable *table,
             guint    row,
             guint    column,
             GString *text)
{
  g_string_append (text, get_text (SAMPLE_TABLE (table), row, column));
}

static CzCellFlags
get_flags (CzTable *table,
           guint    row,
           guint    column)
{
  return *cell_flags (SAMPLE_TABLE (table), row, column);
}

static gboolean
joins_above (SampleTable *self,
             guint        row,
             guint        column)
{
  return row > 0 && row < self->rows->len && !(*cell_flags (self, row, 0) & CZ_CELL_SUBTOTAL) &&
         !(*cell_flags (self, row - 1, 0) & CZ_CELL_SUBTOTAL) && *get_text (self, row, column) != '\0' &&
         g_str_equal (get_text (self, row, column), get_text (self, row - 1, column));
}

static void
get_span (CzTable    *table,
          guint       row,
          guint       column,
          CzCellSpan *span)
{
  SampleTable *self = SAMPLE_TABLE (table);

  *span = (CzCellSpan){ row, column, 1, 1 };
  if (!g_str_equal (self->ids[column], "category") && !g_str_equal (self->ids[column], "indicator"))
    return;

  while (joins_above (self, span->row, column))
    {
      span->row--;
      span->n_rows++;
    }
  while (joins_above (self, span->row + span->n_rows, column))
    span->n_rows++;
}

static void
table_iface_init (CzTableInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_footers = get_n_footers;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->append_text = append_text;
  iface->get_flags = get_flags;
  iface->get_span = get_span;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SampleTable,
                               sample_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, table_iface_init));

static void
sample_table_finalize (GObject *object)
{
  SampleTable *self = SAMPLE_TABLE (object);

  g_strfreev (self->ids);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->flags);

  G_OBJECT_CLASS (sample_table_parent_class)->finalize (object);
}

static void
sample_table_class_init (SampleTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sample_table_finalize;
}

static void
sample_table_init (SampleTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (CzColumn));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->flags = g_array_new (FALSE, TRUE, sizeof (CzCellFlags));
}

/* @columns: ids with blanks between them; one with a # behind it holds numbers. */
SampleTable *
sample_table_new (const char *columns)
{
  SampleTable *self = g_object_new (SAMPLE_TYPE_TABLE, NULL);

  self->ids = g_strsplit (columns, " ", -1);
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      gboolean number = g_str_has_suffix (self->ids[i], "#");
      CzColumn column = { .id = self->ids[i], .title = self->ids[i], .kind = number ? CZ_CELL_NUMBER : CZ_CELL_TEXT };

      if (number)
        self->ids[i][strlen (self->ids[i]) - 1] = '\0';
      g_array_append_val (self->columns, column);
    }

  return self;
}

void
sample_table_add_strv (SampleTable       *self,
                       const char *const *cells)
{
  g_assert_cmpuint (g_strv_length ((GStrv) cells), ==, self->columns->len);

  g_ptr_array_add (self->rows, g_strdupv ((GStrv) cells));
  g_array_set_size (self->flags, self->rows->len * self->columns->len);
}

void
sample_table_add (SampleTable *self,
                  ...)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  va_list     arguments;
  const char *cell;

  va_start (arguments, self);
  while ((cell = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (cells, (gpointer) cell);
  va_end (arguments);
  g_ptr_array_add (cells, NULL);

  sample_table_add_strv (self, (const char *const *) cells->pdata);
}

void
sample_table_flag_row (SampleTable *self,
                       guint        row,
                       CzCellFlags  flags)
{
  for (guint column = 0; column < self->columns->len; column++)
    *cell_flags (self, row, column) |= flags;
}

void
sample_table_flag_cell (SampleTable *self,
                        guint        row,
                        const char  *column,
                        CzCellFlags  flags)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (self->ids[i], column))
      *cell_flags (self, row, i) |= flags;
}

void
sample_table_set_footers (SampleTable *self,
                          guint        n_footers)
{
  self->n_footers = n_footers;
}

static const char long_text[] = "建立健全重点产品质量安全风险监测、预警和应急处置机制，对列入目录的产品每季度至少抽查1次，监督抽查合格率稳定在92.5%以上；"
                                "达到95%以上的得10分，达到92.5%的得8分，达到90%的得5分，低于90%的不得分（以主管部门公布的“年度公报”为准）。对整改不到位的企业，"
                                "由牵头单位会同配合单位约谈主要负责人，并在15个工作日内提交书面整改报告。";

/* A scoring sheet of an invented place: ten categories, indicators of one to five rows, texts of 20 to 150 characters. */
SampleTable *
sample_scoring_new (guint n_rows)
{
  static const char *const units[] = { "市场监管局", "发展改革委", "教育局", "交通运输局", "卫生健康委", "农业农村局", "文化旅游局", "统计局" };
  SampleTable             *self = sample_table_new ("no category indicator text lead cooperating points# score# reason note combine");
  glong                    length = g_utf8_strlen (long_text, -1);
  guint                    per_category = MAX (1, n_rows / 10);

  for (guint i = 0; i < n_rows; i++)
    {
      guint            category = i / per_category + 1;
      guint            indicator = (i % per_category) * 2 / 5 + 1;
      g_autofree char *no = g_strdup_printf ("%u", i + 1);
      g_autofree char *head = g_strdup_printf ("%u、质量基础设施与公共服务体系建设成效", category);
      g_autofree char *name = g_strdup_printf ("%u.%u 完善质量安全监管与社会共治工作机制（%u分）", category, indicator, 10 + indicator);
      g_autofree char *body = g_utf8_substring (long_text, 0, MIN (length, (glong) (20 + (i * 37) % 131)));
      g_autofree char *text = g_strdup_printf ("%u.%s", i + 1, body);
      g_autofree char *lead = g_strdup_printf ("云川市%s", units[i % G_N_ELEMENTS (units)]);
      g_autofree char *others = g_strjoin ("、", units[(i + 1) % 8], units[(i + 3) % 8], units[(i + 4) % 8], i % 3 == 0 ? "各县区人民政府、高新区管委会" : NULL, NULL);
      g_autofree char *points = g_strdup_printf ("%u", 2 + i % 9);
      g_autofree char *score = g_strdup_printf ("%u.%u", 1 + i % 9 / 2, i % 4 * 2);

      sample_table_add (self, no, head, name, text, lead, i % 5 == 0 ? "" : others, points, i % 11 == 3 ? "" : score,
                        i % 4 == 0 ? "佐证材料3份，见附件目录" : "", i % 13 == 0 ? "新增" : "", "", NULL);
    }

  return self;
}

/* Any form's columns filled with texts, numbers where a column is centred and summed. */
SampleTable *
sample_for_definition_new (const CzFormDefinition *definition,
                           guint                   n_rows)
{
  g_autoptr (GString) ids = g_string_new (definition->row_key == NULL ? "" : definition->row_key);
  SampleTable *self;

  for (guint i = 0; i < definition->columns->len; i++)
    {
      const CzFormColumn *column = &g_array_index (definition->columns, CzFormColumn, i);

      g_string_append_printf (ids, "%s%s%s%s", ids->len > 0 ? " " : "", column->id, column->repeat ? "1" : "",
                              column->places >= 0 || column->fill.kind == CZ_FORM_FILL_NUMBER ? "#" : "");
    }
  if (ids->len == 0)
    g_string_append (ids, "grade unit");

  self = sample_table_new (ids->str);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < self->columns->len; i++)
        {
          const CzColumn *column = &g_array_index (self->columns, CzColumn, i);

          if (column->kind == CZ_CELL_NUMBER)
            g_ptr_array_add (cells, g_strdup_printf ("%u.%u", 80 + row % 20, row % 10));
          else if (g_str_equal (column->id, "no"))
            g_ptr_array_add (cells, g_strdup_printf ("%u", row + 1));
          else if (g_str_equal (column->id, "grade"))
            g_ptr_array_add (cells, g_strdup (row < 3 ? "A级" : "B级"));
          else
            g_ptr_array_add (cells, g_strdup_printf ("云川市第%u单位%.*s", row + 1, (int) ((row % 4) * 18), "质量提升专项行动扎实推进并取得明显成效"));
        }
      g_ptr_array_add (cells, NULL);
      sample_table_add_strv (self, (const char *const *) cells->pdata);
    }

  return self;
}

GHashTable *
sample_values_new (void)
{
  static const char *const pairs[][2] = {
    { "title", "云川市创建质量强市示范城市工作任务分解及考核评分表" },
    { "campaign", "云川市创建全国质量强市示范城市" },
    { "opening", "根据年度工作安排，市质量强市办对各单位重点任务落实情况进行了督查，现将有关情况通报如下。" },
    { "overview", "145项任务分解为222个节点，已完成60项，占27.0%；正在推进145项，占65.3%；逾期17项，占7.7%。" },
    { "demands", "请各责任单位对照清单倒排工期，落实专人，于月底前销号。" },
    { "issuer", "云川市质量强市工作领导小组办公室" },
    { "date", "2024年3月15日" },
    { "status", "送审稿" },
    { "subject", "云川市" },
    { "round", "自评" },
    { "unit", "云川市市场监管局" },
    { "year", "2024" },
    { "period", "2024年度" },
    { "deadline", "2024年4月20日" },
    { "number", "云质强办〔2024〕7号" },
    { "rounding", "各行得分保留两位小数，四舍五入" },
    { "grades", "A级\nB级\nC级\nD级" },
  };
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_hash_table_insert (values, g_strdup (pairs[i][0]), g_strdup (pairs[i][1]));

  return values;
}

/* A shipped form; kept until the program ends. */
const CzFormDefinition *
sample_definition (const char *id)
{
  static GPtrArray *definitions;
  g_autoptr (GError) error = NULL;
  const CzFormDefinition *definition;

  if (definitions == NULL)
    definitions = cz_form_definitions_load (NULL, NULL);
  definition = cz_form_definitions_find (definitions, id, &error);
  g_assert_no_error (error);
  return definition;
}
