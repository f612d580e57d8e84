/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-history.h"

#include "base/cz-date.h"
#include "base/cz-error.h"

const char *const cz_step_kind_names[] = { "edit", "import", "undo", "redo", "migration", NULL };

#define SELECT_STEP "SELECT id, kind, coalesce (undoes, 0), at, person, label, hash FROM step "
#define SELECT_CHANGE "SELECT id, step, kind, record, before, after FROM change "

void
cz_step_free (CzStep *step)
{
  g_free (step->at);
  g_free (step->person);
  g_free (step->label);
  g_free (step->hash);
  g_free (step);
}

void
cz_history_change_free (CzHistoryChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static CzStep *
read_step (CzStatement *statement)
{
  CzStep     *step = g_new0 (CzStep, 1);
  const char *kind = cz_statement_get_text (statement, 1);

  step->id = cz_statement_get_int (statement, 0);
  while (step->kind < CZ_STEP_MIGRATION && !g_str_equal (cz_step_kind_names[step->kind], kind))
    step->kind++;
  step->undoes = cz_statement_get_int (statement, 2);
  step->at = g_strdup (cz_statement_get_text (statement, 3));
  step->person = g_strdup (cz_statement_get_text (statement, 4));
  step->label = g_strdup (cz_statement_get_text (statement, 5));
  step->hash = g_strdup (cz_statement_get_text (statement, 6));

  return step;
}

/* Each text with its length before it, so that no two histories have the same canonical text. */
static void
hash_text (GChecksum  *checksum,
           const char *text)
{
  char  length[24];
  gsize size = strlen (text);

  g_checksum_update (checksum, (const guchar *) length, g_snprintf (length, sizeof length, "%" G_GSIZE_FORMAT ":", size));
  g_checksum_update (checksum, (const guchar *) text, size);
}

static void
hash_int (GChecksum *checksum,
          gint64     number)
{
  char text[24];

  g_checksum_update (checksum, (const guchar *) text, g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT ";", number));
}

static gboolean
hash_changes (CzConnection *connection,
              GChecksum    *checksum,
              gint64        step,
              guint        *n_changes,
              GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, SELECT_CHANGE "WHERE step = $1 ORDER BY id", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, step);

  for (*n_changes = 0; cz_statement_next (statement, &failure); (*n_changes)++)
    {
      hash_int (checksum, cz_statement_get_int (statement, 0));
      hash_text (checksum, cz_statement_get_text (statement, 2));
      hash_int (checksum, cz_statement_get_int (statement, 3));
      hash_text (checksum, cz_statement_get_text (statement, 4));
      hash_text (checksum, cz_statement_get_text (statement, 5));
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/**
 * cz_history_compute_hash:
 * @connection: a connection
 * @step: a step; its own hash is not looked at
 * @previous: hash of the step before, empty for the first
 * @n_changes: (out): how many changes it has
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): SHA-256 over the hash before, the step and its changes, in hexadecimal
 */
char *
cz_history_compute_hash (CzConnection *connection,
                         const CzStep *step,
                         const char   *previous,
                         guint        *n_changes,
                         GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_text (checksum, previous);
  hash_int (checksum, step->id);
  hash_text (checksum, cz_step_kind_names[step->kind]);
  hash_int (checksum, step->undoes);
  hash_text (checksum, step->at);
  hash_text (checksum, step->person);
  hash_text (checksum, step->label);

  if (!hash_changes (connection, checksum, step->id, n_changes, error))
    return NULL;

  return g_strdup (g_checksum_get_string (checksum));
}

/* Opens a step in the transaction that is open. */
gboolean
cz_history_open_step (CzConnection *connection,
                      gint64       *step,
                      GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection, "UPDATE open_step SET step = (SELECT coalesce (max (id), 0) + 1 FROM step) RETURNING step", error);

  if (statement == NULL || !cz_statement_next (statement, error))
    return FALSE;

  *step = cz_statement_get_int (statement, 0);

  return TRUE;
}

/**
 * cz_history_begin:
 * @connection: a connection that writes
 * @step: (out): id of the step that is open now
 * @error: return location for a %CZ_ERROR
 *
 * Starts a transaction and opens a step in it. End with cz_history_end() or cz_connection_rollback().
 */
gboolean
cz_history_begin (CzConnection *connection,
                  gint64       *step,
                  GError      **error)
{
  if (cz_connection_has_moved (connection))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_MOVED, "%s was moved, renamed or deleted while it was open", connection->path);
      return FALSE;
    }

  if (!cz_connection_begin (connection, error))
    return FALSE;

  if (cz_history_open_step (connection, step, error))
    return TRUE;

  cz_connection_rollback (connection);

  return FALSE;
}

static gboolean
insert_step (CzConnection *connection,
             const CzStep *step,
             GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection,
                           "INSERT INTO step (id, kind, undoes, at, person, label, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                           error);

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, step->id);
  cz_statement_bind_text (statement, 2, cz_step_kind_names[step->kind]);
  if (step->undoes != 0)
    cz_statement_bind_int (statement, 3, step->undoes);
  cz_statement_bind_text (statement, 4, step->at);
  cz_statement_bind_text (statement, 5, step->person);
  cz_statement_bind_text (statement, 6, step->label);
  cz_statement_bind_text (statement, 7, step->hash);

  return cz_statement_run (statement, error);
}

/**
 * cz_history_has_lost_references:
 *
 * Returns: whether the open transaction leaves a record that refers to one that does not exist
 */
gboolean
cz_history_has_lost_references (CzConnection *connection)
{
  int current = 0;
  int highest = 0;

  sqlite3_db_status (connection->db, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, FALSE);

  return current > 0;
}

/* COMMIT would only say that a reference is lost; this says which. */
static void
set_lost_reference (CzConnection *connection,
                    GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1", error);

  if (statement != NULL && cz_statement_next (statement, error))
    g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "%s %" G_GINT64_FORMAT " refers to a %s that does not exist",
                 cz_statement_get_text (statement, 0), cz_statement_get_int (statement, 1), cz_statement_get_text (statement, 2));
}

static gboolean
fill_in_hash (CzConnection *connection,
              CzStep       *step,
              guint        *n_changes,
              GError      **error)
{
  g_autoptr (CzStep) previous = NULL;

  if (step->id > 1 && (previous = cz_history_dup_step (connection, step->id - 1, error)) == NULL)
    return FALSE;

  step->hash = cz_history_compute_hash (connection, step, previous != NULL ? previous->hash : "", n_changes, error);

  return step->hash != NULL;
}

/**
 * cz_history_write:
 * @connection: a connection with an open step
 * @id: its id
 * @kind: its kind
 * @undoes: the step it takes back, or 0
 * @person: who did it
 * @label: what was done
 * @error: return location for a %CZ_ERROR
 *
 * Writes the step over its changes. One that changed nothing is not written: its id is 0 then.
 *
 * Returns: (transfer full): the step, to be made durable with cz_history_commit()
 */
CzStep *
cz_history_write (CzConnection *connection,
                  gint64        id,
                  CzStepKind    kind,
                  gint64        undoes,
                  const char   *person,
                  const char   *label,
                  GError      **error)
{
  g_autoptr (CzStep) step = g_new0 (CzStep, 1);
  guint n_changes;

  *step = (CzStep){ id, kind, undoes, cz_date_now_iso (), g_strdup (person), g_strdup (label), NULL };

  if (!fill_in_hash (connection, step, &n_changes, error))
    return NULL;

  if (n_changes == 0 && kind != CZ_STEP_MIGRATION)
    step->id = 0;
  else if (!insert_step (connection, step, error))
    return NULL;

  return g_steal_pointer (&step);
}

/* Makes durable what cz_history_write() gave, or takes all back when it gave nothing or this fails. */
CzStep *
cz_history_commit (CzConnection *connection,
                   CzStep       *step,
                   GError      **error)
{
  g_autoptr (CzStep) owned = step;

  if (step != NULL && step->id > 0 && cz_history_has_lost_references (connection))
    set_lost_reference (connection, error);
  else if (step != NULL && step->id > 0 && cz_connection_commit (connection, error))
    return g_steal_pointer (&owned);

  cz_connection_rollback (connection);

  return step != NULL && step->id == 0 ? g_steal_pointer (&owned) : NULL;
}

/* Returns: (transfer full): a step, or %NULL with %CZ_ERROR_NOT_FOUND */
CzStep *
cz_history_dup_step (CzConnection *connection,
                     gint64        id,
                     GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, SELECT_STEP "WHERE id = $1", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;

  cz_statement_bind_int (statement, 1, id);

  if (cz_statement_next (statement, &failure))
    return read_step (statement);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "There is no step %" G_GINT64_FORMAT, id);

  return NULL;
}

/* Lists steps by a query for an id and a limit. */
static GPtrArray *
list_steps (CzConnection *connection,
            const char   *sql,
            gint64        id,
            guint         limit,
            GError      **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_step_free);
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;

  cz_statement_bind_int (statement, 1, id);
  cz_statement_bind_int (statement, 2, limit > 0 ? (gint64) limit : G_MAXINT64);

  while (cz_statement_next (statement, &failure))
    g_ptr_array_add (steps, read_step (statement));

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&steps);
}

/* Returns: (transfer full) (element-type CzStep): steps with an id below @before, 0 for all, newest first */
GPtrArray *
cz_history_list_steps (CzConnection *connection,
                       gint64        before,
                       guint         limit,
                       GError      **error)
{
  return list_steps (connection, SELECT_STEP "WHERE id < $1 ORDER BY id DESC LIMIT $2", before > 0 ? before : G_MAXINT64, limit, error);
}

/* Returns: (transfer full) (element-type CzStep): steps with an id above @after, oldest first */
GPtrArray *
cz_history_list_steps_after (CzConnection *connection,
                             gint64        after,
                             guint         limit,
                             GError      **error)
{
  return list_steps (connection, SELECT_STEP "WHERE id > $1 ORDER BY id LIMIT $2", after, limit, error);
}

/* Reads the changes that a bound statement finds; those of tables that this version no longer knows are left out. */
static GPtrArray *
read_changes (CzStatement *statement,
              GError     **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_history_change_free);
  g_autoptr (GError) failure = NULL;

  while (cz_statement_next (statement, &failure))
    {
      CzHistoryChange *change;
      CzKind           kind;

      if (!cz_kind_from_table (cz_statement_get_text (statement, 2), &kind))
        continue;

      change = g_new0 (CzHistoryChange, 1);
      change->id = cz_statement_get_int (statement, 0);
      change->step = cz_statement_get_int (statement, 1);
      change->kind = kind;
      change->record = cz_statement_get_int (statement, 3);
      change->before = g_strdup (cz_statement_get_text (statement, 4));
      change->after = g_strdup (cz_statement_get_text (statement, 5));
      g_ptr_array_add (changes, change);
    }

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&changes);
}

/* Returns: (transfer full) (element-type CzHistoryChange): the changes of a step, in order */
GPtrArray *
cz_history_list_changes (CzConnection *connection,
                         gint64        step,
                         GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, SELECT_CHANGE "WHERE step = $1 ORDER BY id", error);

  if (statement == NULL)
    return NULL;

  cz_statement_bind_int (statement, 1, step);

  return read_changes (statement, error);
}

/* Returns: (transfer full) (element-type CzHistoryChange): all that ever happened to one record, oldest first */
GPtrArray *
cz_history_list_record_changes (CzConnection *connection,
                                CzKind        kind,
                                gint64        record,
                                GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, SELECT_CHANGE "WHERE kind = $1 AND record = $2 ORDER BY id", error);

  if (statement == NULL)
    return NULL;

  cz_statement_bind_text (statement, 1, cz_kind_get_info (kind)->table);
  cz_statement_bind_int (statement, 2, record);

  return read_changes (statement, error);
}
