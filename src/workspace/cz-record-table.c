/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-record-table.h"

#include "base/cz-error.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

/**
 * CzRecordTable:
 *
 * The records of one kind as a table whose columns are functions of the record. Follows every change of the workspace;
 * keeps only the ids of the records it shows.
 */
struct _CzRecordTable
{
  GObject parent_instance;

  CzWorkspace          *workspace;
  CzKind                kind;
  const CzRecordColumn *columns; /* static data of the caller */
  guint                 n_columns;
  CzColumn             *public_columns;
  GArray               *ids; /* of gint64, by position, then id */
  gboolean              watched[CZ_N_KINDS];
  CzRecordFilter        filter;
  gpointer              filter_data;
  GDestroyNotify        filter_destroy;
};

static gconstpointer
get_record (CzRecordTable *self,
            guint          row)
{
  return cz_data_get (cz_workspace_get_data (self->workspace), self->kind, g_array_index (self->ids, gint64, row));
}

static gint64
get_position (CzKind        kind,
              gconstpointer record)
{
  int field = cz_kind_find_field (kind, "position");

  return field >= 0 ? *(const gint64 *) ((const char *) record + cz_kind_get_info (kind)->fields[field].offset) : 0;
}

typedef struct
{
  gint64 position;
  gint64 id;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *place_a = a;
  const Place *place_b = b;

  if (place_a->position != place_b->position)
    return place_a->position < place_b->position ? -1 : 1;

  return place_a->id < place_b->id ? -1 : place_a->id > place_b->id;
}

static void
fill (CzRecordTable *self)
{
  const GPtrArray *records = cz_data_list (cz_workspace_get_data (self->workspace), self->kind);
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), records->len);

  for (guint i = 0; i < records->len; i++)
    {
      Place place = { get_position (self->kind, records->pdata[i]), cz_record_id (records->pdata[i]) };

      if (self->filter == NULL || self->filter (self->workspace, records->pdata[i], self->filter_data))
        g_array_append_val (places, place);
    }

  g_array_sort (places, compare_places);
  g_array_set_size (self->ids, places->len);
  for (guint i = 0; i < places->len; i++)
    g_array_index (self->ids, gint64, i) = g_array_index (places, Place, i).id;
}

/* Following changes */

/* Fills anew, and tells of the rows between those that stayed at the top and those that stayed at the bottom. */
static void
refill (CzRecordTable *self)
{
  g_autoptr (GArray) before = g_array_copy (self->ids);
  guint head = 0;
  guint tail = 0;

  fill (self);

  while (head < before->len && head < self->ids->len &&
         g_array_index (before, gint64, head) == g_array_index (self->ids, gint64, head))
    head++;

  while (tail < before->len - head && tail < self->ids->len - head &&
         g_array_index (before, gint64, before->len - 1 - tail) == g_array_index (self->ids, gint64, self->ids->len - 1 - tail))
    tail++;

  if (before->len != self->ids->len || head < self->ids->len)
    cz_table_emit_rows_changed (CZ_TABLE (self), head, before->len - head - tail, self->ids->len - head - tail);
}

static void
workspace_changed_cb (CzRecordTable *self,
                      CzEdit        *edit)
{
  gboolean members = FALSE;
  gboolean others = FALSE;

  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      const CzChange *change = cz_edit_get_change (edit, i);
      guint           row;

      if (self->watched[change->kind])
        others = TRUE;

      if (change->kind != self->kind)
        continue;

      members = TRUE;
      if (change->type == CZ_CHANGE_UPDATE && cz_record_table_find (self, change->id, &row))
        cz_table_emit_cells_changed (CZ_TABLE (self), row, 0, 1, self->n_columns);
    }

  if (members || (others && self->filter != NULL))
    refill (self);
  if (others && self->ids->len > 0)
    cz_table_emit_cells_changed (CZ_TABLE (self), 0, 0, self->ids->len, self->n_columns);
}

/* CzTable */

static guint
cz_record_table_get_n_rows (CzTable *table)
{
  return CZ_RECORD_TABLE (table)->ids->len;
}

static guint
cz_record_table_get_n_columns (CzTable *table)
{
  return CZ_RECORD_TABLE (table)->n_columns;
}

static const CzColumn *
cz_record_table_get_column (CzTable *table,
                            guint    column)
{
  return &CZ_RECORD_TABLE (table)->public_columns[column];
}

static void
cz_record_table_append_text (CzTable *table,
                             guint    row,
                             guint    column,
                             GString *text)
{
  CzRecordTable *self = CZ_RECORD_TABLE (table);
  gconstpointer  record = get_record (self, row);

  if (record != NULL)
    cz_record_column_append (&self->columns[column], self->workspace, record, text);
}

static CzCellFlags
cz_record_table_get_flags (CzTable *table,
                           guint    row,
                           guint    column)
{
  CzRecordTable *self = CZ_RECORD_TABLE (table);
  gconstpointer  record = get_record (self, row);
  CzCellFlags    flags = 0;

  if (record == NULL)
    return 0;

  if ((self->columns[column].set != NULL || self->columns[column].set_detail != NULL) && !cz_workspace_is_read_only (self->workspace))
    flags |= CZ_CELL_EDITABLE;
  if (self->columns[column].get_flags != NULL)
    flags |= self->columns[column].get_flags (self->workspace, record);

  return flags;
}

static gint64
cz_record_table_get_row_id (CzTable *table,
                            guint    row)
{
  return g_array_index (CZ_RECORD_TABLE (table)->ids, gint64, row);
}

static char *
cz_record_table_dup_note (CzTable *table,
                          guint    row,
                          guint    column)
{
  CzRecordTable *self = CZ_RECORD_TABLE (table);
  gconstpointer  record = get_record (self, row);

  if (record == NULL || self->columns[column].dup_note == NULL)
    return NULL;

  return self->columns[column].dup_note (self->workspace, record);
}

static char **
cz_record_table_dup_choices (CzTable *table,
                             guint    row,
                             guint    column)
{
  CzRecordTable *self = CZ_RECORD_TABLE (table);
  gconstpointer  record = get_record (self, row);

  if (record == NULL || self->columns[column].dup_choices == NULL)
    return NULL;

  return self->columns[column].dup_choices (self->workspace, record);
}

static gboolean
add_write (CzRecordTable *self,
           CzEdit        *edit,
           guint          row,
           guint          column,
           const char    *text,
           GError       **error)
{
  gconstpointer record = get_record (self, row);
  gboolean      fixed = self->columns[column].set == NULL && self->columns[column].set_detail == NULL;

  if (record == NULL || fixed || cz_workspace_is_read_only (self->workspace))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY, _ ("This cell cannot be written."));
      return FALSE;
    }

  if (self->columns[column].detail != NULL)
    return self->columns[column].set_detail (self->workspace, edit, record, self->columns[column].detail, text, error);

  return self->columns[column].set (self->workspace, edit, record, text, error);
}

static gboolean
cz_record_table_check (CzTable    *table,
                       guint       row,
                       guint       column,
                       const char *text,
                       GError    **error)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("");

  return add_write (CZ_RECORD_TABLE (table), edit, row, column, text, error);
}

static gboolean
cz_record_table_write (CzTable           *table,
                       const CzCellWrite *cells,
                       guint              n_cells,
                       const char        *label,
                       GError           **error)
{
  CzRecordTable   *self = CZ_RECORD_TABLE (table);
  g_autofree char *text = label != NULL ? g_strdup (label) : cz_step_text_cells (n_cells, self->public_columns[cells[0].column].title);
  g_autoptr (CzEdit) edit = cz_edit_new (text);

  for (guint i = 0; i < n_cells; i++)
    {
      if (!add_write (self, edit, cells[i].row, cells[i].column, cells[i].text, error))
        return FALSE;
    }

  return cz_workspace_apply (self->workspace, edit, error);
}

static void
cz_record_table_iface_init (CzTableInterface *iface)
{
  iface->get_n_rows = cz_record_table_get_n_rows;
  iface->get_n_columns = cz_record_table_get_n_columns;
  iface->get_column = cz_record_table_get_column;
  iface->append_text = cz_record_table_append_text;
  iface->get_flags = cz_record_table_get_flags;
  iface->get_row_id = cz_record_table_get_row_id;
  iface->dup_note = cz_record_table_dup_note;
  iface->dup_choices = cz_record_table_dup_choices;
  iface->check = cz_record_table_check;
  iface->write = cz_record_table_write;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CzRecordTable,
                               cz_record_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, cz_record_table_iface_init))

static void
cz_record_table_finalize (GObject *object)
{
  CzRecordTable *self = CZ_RECORD_TABLE (object);

  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->public_columns, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cz_record_table_parent_class)->finalize (object);
}

static void
cz_record_table_class_init (CzRecordTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_record_table_finalize;
}

static void
cz_record_table_init (CzRecordTable *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* Appends what the column shows of a record. */
void
cz_record_column_append (const CzRecordColumn *column,
                         CzWorkspace          *workspace,
                         gconstpointer         record,
                         GString              *text)
{
  if (column->detail != NULL)
    column->append_detail (workspace, record, column->detail, text);
  else
    column->append_text (workspace, record, text);
}

/**
 * cz_record_table_new:
 * @workspace: a workspace
 * @kind: which records
 * @columns: (array length=n_columns): static data
 * @n_columns: number of columns
 *
 * Returns: (transfer full): a table of all records of the kind
 */
CzRecordTable *
cz_record_table_new (CzWorkspace          *workspace,
                     CzKind                kind,
                     const CzRecordColumn *columns,
                     guint                 n_columns)
{
  CzRecordTable *self = g_object_new (CZ_TYPE_RECORD_TABLE, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->columns = columns;
  self->n_columns = n_columns;
  self->public_columns = g_new0 (CzColumn, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      self->public_columns[i] = (CzColumn){
        .id = columns[i].id,
        .title = columns[i].detail != NULL ? columns[i].detail : columns[i].get_title (),
        .kind = columns[i].kind,
        .width = columns[i].width,
        .wraps = columns[i].wraps,
        .hidden = columns[i].hidden,
      };
    }

  fill (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cz_record_table_set_filter:
 * @self: a table
 * @filter: (nullable): which records it shows, %NULL for all
 * @user_data: for @filter
 * @destroy: (nullable): frees @user_data
 */
void
cz_record_table_set_filter (CzRecordTable *self,
                            CzRecordFilter filter,
                            gpointer       user_data,
                            GDestroyNotify destroy)
{
  g_return_if_fail (CZ_IS_RECORD_TABLE (self));

  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);

  self->filter = filter;
  self->filter_data = user_data;
  self->filter_destroy = destroy;
  refill (self);
}

/* Tells that cells also show records of another kind: they are drawn anew when one of those changes. */
void
cz_record_table_watch (CzRecordTable *self,
                       CzKind         kind)
{
  g_return_if_fail (CZ_IS_RECORD_TABLE (self));

  self->watched[kind] = TRUE;
}

gint64
cz_record_table_get_id (CzRecordTable *self,
                        guint          row)
{
  g_return_val_if_fail (CZ_IS_RECORD_TABLE (self), 0);

  return row < self->ids->len ? g_array_index (self->ids, gint64, row) : 0;
}

gboolean
cz_record_table_find (CzRecordTable *self,
                      gint64         id,
                      guint         *row)
{
  g_return_val_if_fail (CZ_IS_RECORD_TABLE (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        {
          *row = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Asks the filter about every record again, when what it depends on has changed. */
void
cz_record_table_refresh (CzRecordTable *self)
{
  g_return_if_fail (CZ_IS_RECORD_TABLE (self));

  refill (self);
}
