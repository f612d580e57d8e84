/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-history.h"

#include "base/cz-error.h"

/*
 * Steps of history back into edits. A query gives the changes of a step, one row for each column that it wrote: id of the
 * change, table, record, whether the record was absent before and after, name and value of the column.
 */

#define FORWARD_SQL                                                                           \
  "SELECT c.id, c.kind, c.record, c.before = '', c.after = '', j.key, j.value FROM change c " \
  "LEFT JOIN json_each (iif (c.after = '', '{}', c.after)) j WHERE c.step = $1 ORDER BY c.id"

#define BACKWARD_SQL                                                                          \
  "SELECT c.id, c.kind, c.record, c.after = '', c.before = '', j.key, j.value FROM change c " \
  "LEFT JOIN json_each (iif (c.before = '', '{}', c.before)) j WHERE c.step = $1 ORDER BY c.id DESC"

enum
{
  COLUMN_CHANGE,
  COLUMN_TABLE,
  COLUMN_RECORD,
  COLUMN_ABSENT_BEFORE,
  COLUMN_ABSENT_AFTER,
  COLUMN_NAME,
  COLUMN_VALUE,
};

/* Takes the columns of one change; @statement stands on the next one then, or at the end. */
static gboolean
append_change (CzStatement *statement,
               CzEdit      *edit,
               gboolean    *more,
               GError     **error)
{
  gint64   change = cz_statement_get_int (statement, COLUMN_CHANGE);
  gint64   id = cz_statement_get_int (statement, COLUMN_RECORD);
  gpointer record = NULL;
  gboolean fits = TRUE;
  g_autoptr (GError) failure = NULL;
  CzKind kind;

  if (!cz_kind_from_table (cz_statement_get_text (statement, COLUMN_TABLE), &kind))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_TAMPERED, "Change %" G_GINT64_FORMAT " is of an unknown table", change);
      return FALSE;
    }

  if (cz_statement_get_int (statement, COLUMN_ABSENT_AFTER))
    cz_edit_delete (edit, kind, id);
  else if (cz_statement_get_int (statement, COLUMN_ABSENT_BEFORE))
    *(gint64 *) (record = cz_record_new (kind)) = id;

  do
    {
      int     field = cz_kind_find_field (kind, cz_statement_get_text (statement, COLUMN_NAME));
      CzValue value;

      cz_statement_peek_value (statement, COLUMN_VALUE, &value);
      if (field >= 0 && record != NULL)
        fits = fits && cz_record_set (kind, record, field, &value, error);
      else if (field >= 0)
        cz_edit_update (edit, kind, id, field, &value);

      *more = cz_statement_next (statement, &failure);
    }
  while (*more && cz_statement_get_int (statement, COLUMN_CHANGE) == change);

  if (record != NULL)
    cz_edit_insert (edit, kind, record);

  if (failure != NULL && fits)
    g_propagate_error (error, g_steal_pointer (&failure));

  return fits && failure == NULL;
}

/**
 * cz_history_build_edit:
 * @connection: a connection
 * @step: a step
 * @forward: %TRUE for what the step did, %FALSE for what takes it back, last change first
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): the edit, named like the step
 */
CzEdit *
cz_history_build_edit (CzConnection *connection,
                       const CzStep *step,
                       gboolean      forward,
                       GError      **error)
{
  g_autoptr (CzEdit) edit = cz_edit_new (step->label);
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, forward ? FORWARD_SQL : BACKWARD_SQL, error);
  g_autoptr (GError) failure = NULL;
  gboolean more;

  if (statement == NULL)
    return NULL;

  cz_statement_bind_int (statement, 1, step->id);

  more = cz_statement_next (statement, &failure);
  while (more)
    {
      if (!append_change (statement, edit, &more, error))
        return NULL;
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&edit);
}
