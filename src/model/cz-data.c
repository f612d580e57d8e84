/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-data.h"

#include "base/cz-error.h"

/* The records of one kind, in the order of their ids, and an index for each reference that was asked for. */
typedef struct
{
  GPtrArray   *records;
  GHashTable **children; /* by field number: id of the parent to GPtrArray of records; NULL until asked for */
  gint64       last_id;
  gsize        position_offset; /* of the field "position"; 0 for kinds without */
} Table;

struct _CzData
{
  Table tables[CZ_N_KINDS];
};

static gpointer
id_key (gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) id);
}

/* Returns the position of the first record whose id is not below @id. */
static guint
lower_bound (const GPtrArray *records,
             gint64           id)
{
  guint low = 0;
  guint high = records->len;

  if (high > 0 && cz_record_id (records->pdata[high - 1]) < id)
    return high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cz_record_id (records->pdata[middle]) < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gpointer
find_record (CzData *data,
             CzKind  kind,
             gint64  id)
{
  const GPtrArray *records = data->tables[kind].records;
  guint            position = lower_bound (records, id);

  if (position < records->len && cz_record_id (records->pdata[position]) == id)
    return records->pdata[position];

  return NULL;
}

/* Returns whether @a stands before @b among the children of one parent: by position where the kind has one, then by id. */
static gboolean
stands_before (const Table  *table,
               gconstpointer a,
               gconstpointer b)
{
  if (table->position_offset > 0)
    {
      gint64 position_a = *(const gint64 *) ((const char *) a + table->position_offset);
      gint64 position_b = *(const gint64 *) ((const char *) b + table->position_offset);

      if (position_a != position_b)
        return position_a < position_b;
    }

  return cz_record_id (a) < cz_record_id (b);
}

static void
add_sibling (const Table *table,
             GPtrArray   *siblings,
             gpointer     record)
{
  guint at = siblings->len;

  while (at > 0 && stands_before (table, record, siblings->pdata[at - 1]))
    at--;

  g_ptr_array_insert (siblings, at, record);
}

static gint64
get_reference (CzKind        kind,
               guint         field,
               gconstpointer record)
{
  return *(const gint64 *) ((const char *) record + cz_kind_get_info (kind)->fields[field].offset);
}

static GPtrArray *
get_siblings (GHashTable *index,
              gint64      parent)
{
  GPtrArray *siblings = g_hash_table_lookup (index, id_key (parent));

  if (siblings == NULL)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (index, id_key (parent), siblings);
    }

  return siblings;
}

static void
index_add (const Table *table,
           CzKind       kind,
           guint        field,
           gpointer     record)
{
  add_sibling (table, get_siblings (table->children[field], get_reference (kind, field, record)), record);
}

static void
index_remove (GHashTable *index,
              CzKind      kind,
              guint       field,
              gpointer    record)
{
  GPtrArray *siblings = g_hash_table_lookup (index, id_key (get_reference (kind, field, record)));

  if (siblings != NULL)
    g_ptr_array_remove (siblings, record);
}

static void
indexes_add (CzData  *data,
             CzKind   kind,
             gpointer record)
{
  for (guint i = 0; i < cz_kind_get_info (kind)->n_fields; i++)
    {
      if (data->tables[kind].children[i] != NULL)
        index_add (&data->tables[kind], kind, i, record);
    }
}

static void
indexes_remove (CzData  *data,
                CzKind   kind,
                gpointer record)
{
  for (guint i = 0; i < cz_kind_get_info (kind)->n_fields; i++)
    {
      if (data->tables[kind].children[i] != NULL)
        index_remove (data->tables[kind].children[i], kind, i, record);
    }
}

CzData *
cz_data_new (void)
{
  CzData *data = g_new0 (CzData, 1);

  for (guint i = 0; i < CZ_N_KINDS; i++)
    {
      data->tables[i].records = g_ptr_array_new ();
      data->tables[i].children = g_new0 (GHashTable *, cz_kind_get_info (i)->n_fields);

      if (cz_kind_find_field (i, "position") >= 0)
        data->tables[i].position_offset = cz_kind_get_info (i)->fields[cz_kind_find_field (i, "position")].offset;
    }

  return data;
}

void
cz_data_free (CzData *data)
{
  for (guint i = 0; i < CZ_N_KINDS; i++)
    {
      Table *table = &data->tables[i];

      for (guint j = 0; j < cz_kind_get_info (i)->n_fields; j++)
        g_clear_pointer (&table->children[j], g_hash_table_unref);

      for (guint j = 0; j < table->records->len; j++)
        cz_record_free (i, table->records->pdata[j]);

      g_ptr_array_unref (table->records);
      g_free (table->children);
    }

  g_free (data);
}

/**
 * cz_data_take:
 * @data: the data
 * @kind: a kind
 * @record: (transfer full): a record with an id that is not taken yet
 *
 * Puts a loaded record in, without it being an edit.
 */
void
cz_data_take (CzData  *data,
              CzKind   kind,
              gpointer record)
{
  Table *table = &data->tables[kind];
  gint64 id = cz_record_id (record);

  g_return_if_fail (id > 0);

  g_ptr_array_insert (table->records, lower_bound (table->records, id), record);
  table->last_id = MAX (table->last_id, id);
  indexes_add (data, kind, record);
}

/* Returns an id that no record of the kind ever had. */
gint64
cz_data_reserve_id (CzData *data,
                    CzKind  kind)
{
  return ++data->tables[kind].last_id;
}

/* Tells which ids were used before, also by records that are gone. */
void
cz_data_set_last_id (CzData *data,
                     CzKind  kind,
                     gint64  id)
{
  data->tables[kind].last_id = MAX (data->tables[kind].last_id, id);
}

/**
 * cz_data_get:
 * @data: the data
 * @kind: a kind
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record, valid until it is deleted
 */
gconstpointer
cz_data_get (CzData *data,
             CzKind  kind,
             gint64  id)
{
  return find_record (data, kind, id);
}

/**
 * cz_data_list:
 * @data: the data
 * @kind: a kind
 *
 * Returns: (transfer none): all records of the kind in the order of their ids; valid until the next edit
 */
const GPtrArray *
cz_data_list (CzData *data,
              CzKind  kind)
{
  return data->tables[kind].records;
}

static int
compare_siblings (gconstpointer a,
                  gconstpointer b,
                  gpointer      table)
{
  gconstpointer record_a = *(gconstpointer const *) a;
  gconstpointer record_b = *(gconstpointer const *) b;

  if (record_a == record_b)
    return 0;

  return stands_before (table, record_a, record_b) ? -1 : 1;
}

/* Fills first and sorts then: positions start again under each parent, so one by one would be quadratic. */
static void
build_index (Table *table,
             CzKind kind,
             guint  field)
{
  GHashTable    *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer       siblings;

  table->children[field] = index;

  for (guint i = 0; i < table->records->len; i++)
    g_ptr_array_add (get_siblings (index, get_reference (kind, field, table->records->pdata[i])), table->records->pdata[i]);

  if (table->position_offset == 0)
    return;

  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &siblings))
    g_ptr_array_sort_with_data (siblings, compare_siblings, table);
}

/**
 * cz_data_get_children:
 * @data: the data
 * @kind: kind of the children
 * @field: their reference to the parent
 * @id: id of the parent, 0 for those without
 *
 * Returns: (transfer none): the children by position, then id; valid until the next edit
 */
const GPtrArray *
cz_data_get_children (CzData     *data,
                      CzKind      kind,
                      const char *field,
                      gint64      id)
{
  static GPtrArray *nothing;
  int               number = cz_kind_find_field (kind, field);
  Table            *table = &data->tables[kind];
  const GPtrArray  *children;

  g_return_val_if_fail (number >= 0 && cz_kind_get_info (kind)->fields[number].type == CZ_FIELD_REF, NULL);

  if (g_once_init_enter (&nothing))
    g_once_init_leave (&nothing, g_ptr_array_new ());

  if (table->children[number] == NULL)
    build_index (table, kind, number);

  children = g_hash_table_lookup (table->children[number], id_key (id));

  return children != NULL ? children : nothing;
}

static gboolean
apply_update (CzData   *data,
              CzChange *change,
              GError  **error)
{
  gpointer       record = find_record (data, change->kind, change->id);
  const CzField *field = &cz_kind_get_info (change->kind)->fields[change->field];
  gboolean       reorders = field->type == CZ_FIELD_REF || g_str_equal (field->name, "position");
  gboolean       changed;

  if (record == NULL)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "There is no %s %" G_GINT64_FORMAT,
                   cz_kind_get_info (change->kind)->table, change->id);
      return FALSE;
    }

  cz_value_clear (&change->before);
  cz_record_get (change->kind, record, change->field, &change->before);

  if (reorders)
    indexes_remove (data, change->kind, record);

  changed = cz_record_set (change->kind, record, change->field, &change->value, error);

  if (reorders)
    indexes_add (data, change->kind, record);

  return changed;
}

static gboolean
apply_delete (CzData   *data,
              CzChange *change,
              GError  **error)
{
  gpointer record = find_record (data, change->kind, change->id);

  if (record == NULL)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "There is no %s %" G_GINT64_FORMAT,
                   cz_kind_get_info (change->kind)->table, change->id);
      return FALSE;
    }

  indexes_remove (data, change->kind, record);
  g_ptr_array_remove_index (data->tables[change->kind].records, lower_bound (data->tables[change->kind].records, change->id));
  cz_record_free (change->kind, change->record);
  change->record = record;

  return TRUE;
}

static gboolean
apply_change (CzData   *data,
              CzChange *change,
              GError  **error)
{
  switch (change->type)
    {
    case CZ_CHANGE_INSERT:
      if (find_record (data, change->kind, change->id) != NULL)
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "%s %" G_GINT64_FORMAT " exists already",
                       cz_kind_get_info (change->kind)->table, change->id);
          return FALSE;
        }
      cz_data_take (data, change->kind, cz_record_copy (change->kind, change->record));
      return TRUE;

    case CZ_CHANGE_UPDATE:
      return apply_update (data, change, error);

    case CZ_CHANGE_DELETE:
      return apply_delete (data, change, error);

    default:
      g_assert_not_reached ();
    }
}

static void
take_back (CzData *data,
           CzEdit *edit,
           guint   n_applied)
{
  for (guint i = n_applied; i > 0; i--)
    {
      CzChange *change = (CzChange *) cz_edit_get_change (edit, i - 1);

      if (change->type == CZ_CHANGE_INSERT)
        {
          CzChange inverse = { CZ_CHANGE_DELETE, change->kind, change->id };

          apply_delete (data, &inverse, NULL);
          cz_record_free (inverse.kind, inverse.record);
        }
      else if (change->type == CZ_CHANGE_DELETE)
        {
          cz_data_take (data, change->kind, g_steal_pointer (&change->record));
        }
      else
        {
          CzChange inverse = { CZ_CHANGE_UPDATE, change->kind, change->id, NULL, change->field, change->before };

          apply_update (data, &inverse, NULL);
          cz_value_clear (&inverse.before);
        }
    }
}

/**
 * cz_data_apply:
 * @data: the data
 * @edit: an edit; learns what stood before, for cz_edit_invert()
 * @error: return location for a %CZ_ERROR
 *
 * Returns: %FALSE, and leaves @data as it was, if a record is missing, exists already or refuses a value
 */
gboolean
cz_data_apply (CzData  *data,
               CzEdit  *edit,
               GError **error)
{
  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      if (!apply_change (data, (CzChange *) cz_edit_get_change (edit, i), error))
        {
          take_back (data, edit, i);
          return FALSE;
        }
    }

  return TRUE;
}

#define DEFINE_GETTER(Type, name, KIND)            \
  const Type *cz_data_get_##name (CzData *data,    \
                                  gint64  id)      \
  {                                                \
    return find_record (data, CZ_KIND_##KIND, id); \
  }

DEFINE_GETTER (CzCampaign, campaign, CAMPAIGN)
DEFINE_GETTER (CzUnit, unit, UNIT)
DEFINE_GETTER (CzDocument, document, DOCUMENT)
DEFINE_GETTER (CzTask, task, TASK)
DEFINE_GETTER (CzTarget, target, TARGET)
DEFINE_GETTER (CzSheet, sheet, SHEET)
DEFINE_GETTER (CzCategory, category, CATEGORY)
DEFINE_GETTER (CzIndicator, indicator, INDICATOR)
DEFINE_GETTER (CzRow, row, ROW)
DEFINE_GETTER (CzAssessment, assessment, ASSESSMENT)
DEFINE_GETTER (CzRound, round, ROUND)
