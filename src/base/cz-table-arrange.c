/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-table-arrange.h"

#include "base/cz-pinyin.h"

#include <string.h>

typedef enum
{
  CLASS_NUMBER,
  CLASS_TEXT,
  CLASS_BLANK,
} Class;

/* One row with what it is sorted by: its value, or the place of its text among all texts. */
typedef struct
{
  guint32 row;
  Class class;
  guint32   rank;
  CzDecimal number;
} Entry;

typedef struct
{
  const char *text;
  guint32     index;
  guint32     key;
  guint32     key_length;
} Text;

void
cz_table_value_free (CzTableValue *value)
{
  g_free (value->text);
  g_free (value);
}

/* What a row shows in a column, also where a merged block shows it only once. */
void
cz_table_arrange_read (CzTable *source,
                       guint    row,
                       guint    column,
                       GString *text)
{
  CzCellSpan span;

  cz_table_get_span (source, row, column, &span);
  cz_table_append_text (source, span.row, span.column, text);
}

static guint
count_rows (CzTable *source)
{
  return cz_table_get_n_rows (source) - cz_table_get_n_footers (source);
}

static gboolean
is_subtotal (CzTable *source,
             guint    row)
{
  return (cz_table_get_flags (source, row, 0) & CZ_CELL_SUBTOTAL) != 0;
}

static void
apply_filter (const CzTableArranging *how,
              guint                   column,
              const CzTableFilter    *filter,
              guint8                 *kept)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_rows = count_rows (how->source);

  for (guint row = 0; row < n_rows; row++)
    {
      CzDecimal  number;
      CzCellSpan span;
      gboolean   is_number = FALSE;

      if (!kept[row])
        continue;

      g_string_truncate (text, 0);
      cz_table_get_span (how->source, row, column, &span);
      cz_table_append_text (how->source, span.row, span.column, text);
      if (filter->kind >= CZ_TABLE_FILTER_AT_LEAST)
        is_number = cz_table_get_number (how->source, span.row, span.column, &number);
      kept[row] = cz_table_filter_matches (filter, text->str, is_number ? &number : NULL);
    }
}

/* Returns: (transfer full): for each row whether it passes all filters but that of @but_column */
static guint8 *
filter_rows (const CzTableArranging *how,
             guint                   but_column)
{
  guint   n_rows = count_rows (how->source);
  guint8 *kept = g_malloc (n_rows + 1);

  memset (kept, TRUE, n_rows);

  for (guint row = 0; row < n_rows && how->row_filter != NULL; row++)
    kept[row] = how->row_filter (how->source, row, how->row_filter_data);

  for (guint column = 0; column < how->filters->len; column++)
    {
      const CzTableFilter *filter = g_ptr_array_index (how->filters, column);

      if (filter != NULL && column != but_column)
        apply_filter (how, column, filter, kept);
    }

  return kept;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Text       *x = a;
  const Text       *y = b;
  const GByteArray *keys = user_data;
  int               order = memcmp (keys->data + x->key, keys->data + y->key, MIN (x->key_length, y->key_length));

  if (order == 0)
    order = (x->key_length > y->key_length) - (x->key_length < y->key_length);

  return order != 0 ? order : cz_pinyin_compare (x->text, y->text);
}

/* Ranks the distinct texts once: comparing 100,000 rows by their texts would compare the same ones again and again. */
static guint32 *
rank_texts (GHashTable *texts)
{
  guint            n_texts = g_hash_table_size (texts);
  g_autofree Text *sorted = g_new0 (Text, MAX (n_texts, 1));
  guint32         *ranks = g_new (guint32, MAX (n_texts, 1));
  g_autoptr (GByteArray) keys = g_byte_array_new ();
  GHashTableIter iter;
  gpointer       text;
  gpointer       index;
  guint          n = 0;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, &index))
    {
      sorted[n] = (Text){ text, GPOINTER_TO_UINT (index), keys->len, 0 };
      cz_pinyin_append_sort_key (text, keys);
      sorted[n].key_length = keys->len - sorted[n].key;
      n++;
    }

  g_qsort_with_data (sorted, (gint) n_texts, sizeof *sorted, compare_texts, keys);
  for (guint i = 0; i < n_texts; i++)
    ranks[sorted[i].index] = i;

  return ranks;
}

static void
read_entry (CzTable    *source,
            guint       column,
            Entry      *entry,
            GString    *text,
            GHashTable *texts)
{
  CzCellSpan span;
  gpointer   index;

  cz_table_get_span (source, entry->row, column, &span);
  g_string_truncate (text, 0);
  cz_table_append_text (source, span.row, span.column, text);

  if (text->len == 0)
    entry->class = CLASS_BLANK;
  else if (cz_table_get_column (source, column)->kind == CZ_CELL_NUMBER &&
           cz_table_get_number (source, span.row, span.column, &entry->number))
    entry->class = CLASS_NUMBER;
  else
    {
      entry->class = CLASS_TEXT;
      if (!g_hash_table_lookup_extended (texts, text->str, NULL, &index))
        {
          index = GUINT_TO_POINTER (g_hash_table_size (texts));
          g_hash_table_insert (texts, g_strdup (text->str), index);
        }
      entry->rank = GPOINTER_TO_UINT (index);
    }
}

static int
compare_values (const Entry *a,
                const Entry *b)
{
  if (a->class != b->class)
    return a->class < b->class ? -1 : 1;
  if (a->class == CLASS_NUMBER)
    return cz_decimal_compare (a->number, b->number);

  return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Blanks stand last in either order; equal rows keep theirs. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Entry *x = a;
  const Entry *y = b;
  gboolean     descending = GPOINTER_TO_INT (user_data) == CZ_TABLE_SORT_DESCENDING;

  if ((x->class == CLASS_BLANK) != (y->class == CLASS_BLANK))
    return x->class == CLASS_BLANK ? 1 : -1;

  return descending ? compare_values (y, x) : compare_values (x, y);
}

static Entry *
new_entries (const CzTableArranging *how,
             const guint32          *rows,
             guint                   n_rows,
             guint                   column)
{
  Entry *entries = g_new0 (Entry, MAX (n_rows, 1));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint32 *ranks = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      entries[i].row = rows[i];
      read_entry (how->source, column, &entries[i], text, texts);
    }

  ranks = rank_texts (texts);
  for (guint i = 0; i < n_rows; i++)
    if (entries[i].class == CLASS_TEXT)
      entries[i].rank = ranks[entries[i].rank];

  return entries;
}

static void
sort_rows (const CzTableArranging *how,
           guint32                *rows,
           guint                   n_rows,
           guint                   column,
           CzTableSort             sort)
{
  g_autofree Entry *entries = NULL;

  if (n_rows < 2)
    return;

  entries = new_entries (how, rows, n_rows, column);
  g_qsort_with_data (entries, (gint) n_rows, sizeof *entries, compare_entries, GINT_TO_POINTER (sort));
  for (guint i = 0; i < n_rows; i++)
    rows[i] = entries[i].row;
}

/* Rows stay between the lines of sums they belong to, and a line of sums stays while one of its rows does. */
static GArray *
arrange_between_subtotals (const CzTableArranging *how,
                           const guint8           *kept)
{
  GArray  *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint    n_rows = count_rows (how->source);
  gboolean leading = n_rows > 0 && is_subtotal (how->source, 0);
  guint    start = 0;

  for (guint32 row = 0; row <= n_rows; row++)
    {
      gboolean ends = row == n_rows || is_subtotal (how->source, row);

      if (!ends)
        {
          if (kept[row])
            g_array_append_val (rows, row);
          continue;
        }

      if (how->sort != CZ_TABLE_SORT_NONE)
        sort_rows (how, &g_array_index (rows, guint32, start), rows->len - start, how->sort_column, how->sort);
      if (leading && start > 0 && rows->len == start)
        g_array_set_size (rows, start - 1);
      if (row < n_rows && (leading || rows->len > start))
        g_array_append_val (rows, row);
      start = rows->len;
    }

  return rows;
}

static void
append_group (GArray    *arranged,
              GPtrArray *groups,
              GString   *text)
{
  CzTableValue *group = g_new0 (CzTableValue, 1);
  guint32       entry = groups->len | CZ_TABLE_HEADING;

  group->text = g_strdup (text->str);
  g_ptr_array_add (groups, group);
  g_array_append_val (arranged, entry);
}

/* Lines of sums belong to another order: they are left out. */
static GArray *
arrange_in_groups (const CzTableArranging *how,
                   const guint8           *kept,
                   GPtrArray              *groups)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) text = g_string_new (NULL);
  GArray *arranged = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint   n_rows = count_rows (how->source);

  for (guint32 row = 0; row < n_rows; row++)
    if (kept[row] && !is_subtotal (how->source, row))
      g_array_append_val (rows, row);

  if (how->sort != CZ_TABLE_SORT_NONE)
    sort_rows (how, (guint32 *) rows->data, rows->len, how->sort_column, how->sort);
  sort_rows (how, (guint32 *) rows->data, rows->len, how->group_column, CZ_TABLE_SORT_ASCENDING);

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      g_string_truncate (text, 0);
      cz_table_arrange_read (how->source, row, how->group_column, text);
      if (groups->len == 0 ||
          !g_str_equal (((CzTableValue *) g_ptr_array_index (groups, groups->len - 1))->text, text->str))
        append_group (arranged, groups, text);

      ((CzTableValue *) g_ptr_array_index (groups, groups->len - 1))->n_rows++;
      g_array_append_val (arranged, row);
    }

  return arranged;
}

/**
 * cz_table_arrange:
 * @how: what to show
 * @groups: (element-type CzTableValue): gets the groups that headings in the result name by number
 *
 * Returns: (transfer full) (element-type guint32): what is shown, footers left out
 */
GArray *
cz_table_arrange (const CzTableArranging *how,
                  GPtrArray              *groups)
{
  g_autofree guint8 *kept = filter_rows (how, CZ_TABLE_VIEW_NONE);

  if (how->group_column != CZ_TABLE_VIEW_NONE)
    return arrange_in_groups (how, kept, groups);

  return arrange_between_subtotals (how, kept);
}

static int
compare_table_values (gconstpointer a,
                      gconstpointer b)
{
  const CzTableValue *x = *(const CzTableValue *const *) a;
  const CzTableValue *y = *(const CzTableValue *const *) b;

  if ((*x->text == '\0') != (*y->text == '\0'))
    return *x->text == '\0' ? 1 : -1;

  return cz_pinyin_compare (x->text, y->text);
}

/* Returns: (transfer full) (element-type CzTableValue): what the column shows in rows that other filters let pass */
GPtrArray *
cz_table_arrange_values (const CzTableArranging *how,
                         guint                   column)
{
  g_autofree guint8 *kept = filter_rows (how, column);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_table_value_free);
  guint      n_rows = count_rows (how->source);

  for (guint row = 0; row < n_rows; row++)
    {
      CzTableValue *value;

      if (!kept[row] || is_subtotal (how->source, row))
        continue;

      g_string_truncate (text, 0);
      cz_table_arrange_read (how->source, row, column, text);
      value = g_hash_table_lookup (known, text->str);
      if (value == NULL)
        {
          value = g_new0 (CzTableValue, 1);
          value->text = g_strdup (text->str);
          g_hash_table_insert (known, value->text, value);
          g_ptr_array_add (values, value);
        }
      value->n_rows++;
    }

  g_ptr_array_sort (values, compare_table_values);

  return values;
}
