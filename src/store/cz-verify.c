/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-verify.h"

#include "base/cz-error.h"
#include "store/cz-content.h"
#include "store/cz-history.h"
#include "store/cz-migrations.h"
#include "store/cz-record-store.h"

#define STEPS_AT_ONCE 200

struct _CzVerify
{
  CzSession *session;
  GPtrArray *problems; /* of CzStoreProblem */
  guint      part;
  gint64     last_step;
  char      *last_hash;
  CzData    *replayed; /* the records as the history makes them; NULL when it cannot tell */
  gint64     last_content;
};

const char *const cz_store_problem_names[] = { "schema", "integrity", "reference", "history", "sequence", "record", "content", NULL };

void
cz_store_problem_free (CzStoreProblem *problem)
{
  g_free (problem->text);
  g_free (problem);
}

G_GNUC_PRINTF (3, 4)
static void
add_problem (CzVerify          *verify,
             CzStoreProblemCode code,
             const char        *format,
             ...)
{
  CzStoreProblem *problem = g_new0 (CzStoreProblem, 1);
  va_list         arguments;

  va_start (arguments, format);
  problem->code = code;
  problem->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (verify->problems, problem);
}

/* A part returns whether it is through; what it cannot read is a problem of its own kind. */
typedef gboolean (*Part) (CzVerify *verify, GError **error);

static gboolean
check_schema (CzVerify *verify,
              GError  **error G_GNUC_UNUSED)
{
  g_autoptr (GError) reason = NULL;

  if (!cz_migrations_check_schema (verify->session->connection, verify->session->migrations, verify->session->migrations->len, &reason))
    add_problem (verify, CZ_STORE_PROBLEM_SCHEMA, "%s", reason->message);

  return TRUE;
}

static gboolean
check_integrity (CzVerify *verify,
                 GError  **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (verify->session->connection, "PRAGMA integrity_check", error);

  if (statement == NULL)
    return FALSE;

  while (cz_statement_next (statement, error))
    {
      if (!g_str_equal (cz_statement_get_text (statement, 0), "ok"))
        add_problem (verify, CZ_STORE_PROBLEM_INTEGRITY, "%s", cz_statement_get_text (statement, 0));
    }

  return TRUE;
}

static gboolean
check_references (CzVerify *verify,
                  GError  **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (verify->session->connection, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", error);

  if (statement == NULL)
    return FALSE;

  while (cz_statement_next (statement, error))
    add_problem (verify, CZ_STORE_PROBLEM_REFERENCE, "%s %" G_GINT64_FORMAT " refers to a %s that does not exist",
                 cz_statement_get_text (statement, 0), cz_statement_get_int (statement, 1), cz_statement_get_text (statement, 2));

  return TRUE;
}

/* Does again what a step did. A migration may change records without a trace: nothing can be told then. */
static void
replay (CzVerify     *verify,
        const CzStep *step,
        GError      **error)
{
  g_autoptr (CzEdit) edit = NULL;
  g_autoptr (GError) reason = NULL;

  if (step->kind == CZ_STEP_MIGRATION)
    g_clear_pointer (&verify->replayed, cz_data_free);

  if (verify->replayed == NULL || (edit = cz_history_build_edit (verify->session->connection, step, TRUE, error)) == NULL)
    return;

  if (!cz_data_apply (verify->replayed, edit, &reason))
    {
      add_problem (verify, CZ_STORE_PROBLEM_HISTORY, "Step %" G_GINT64_FORMAT " “%s” does not follow from those before it: %s", step->id,
                   step->label, reason->message);
      g_clear_pointer (&verify->replayed, cz_data_free);
    }
}

static void
check_step (CzVerify     *verify,
            const CzStep *step,
            GError      **error)
{
  guint            n_changes;
  g_autofree char *hash = cz_history_compute_hash (verify->session->connection, step, verify->last_hash, &n_changes, error);

  if (hash == NULL)
    return;

  if (step->id != verify->last_step + 1)
    add_problem (verify, CZ_STORE_PROBLEM_SEQUENCE, "Step %" G_GINT64_FORMAT " follows step %" G_GINT64_FORMAT, step->id, verify->last_step);

  replay (verify, step, error);

  if (!g_str_equal (hash, step->hash))
    add_problem (verify, CZ_STORE_PROBLEM_HISTORY, "Step %" G_GINT64_FORMAT " “%s” was changed after it was written", step->id, step->label);

  verify->last_step = step->id;
  g_free (verify->last_hash);
  verify->last_hash = g_strdup (step->hash);
}

static gboolean
check_history (CzVerify *verify,
               GError  **error)
{
  g_autoptr (GPtrArray) steps =
    cz_history_list_steps_after (verify->session->connection, verify->last_step, STEPS_AT_ONCE, error);

  for (guint i = 0; steps != NULL && *error == NULL && i < steps->len; i++)
    check_step (verify, steps->pdata[i], error);

  return steps == NULL || steps->len < STEPS_AT_ONCE;
}

/* Changes are numbered without a gap, and no id was given twice or beyond what the file remembers. */
static gboolean
check_sequences (CzVerify *verify,
                 GError  **error)
{
  CzConnection *connection = verify->session->connection;
  gint64        n_gaps;

  if (!cz_connection_get_int (connection, "SELECT coalesce (max (id), 0) - count (*) FROM change", &n_gaps, error))
    return FALSE;

  if (n_gaps != 0)
    add_problem (verify, CZ_STORE_PROBLEM_SEQUENCE, "%" G_GINT64_FORMAT " changes are missing in the history", n_gaps);

  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      const char      *table = cz_kind_get_info (kind)->table;
      g_autofree char *sql = g_strdup_printf ("SELECT max (coalesce ((SELECT max (id) FROM \"%s\"), 0), "
                                              "coalesce ((SELECT max (record) FROM change WHERE kind = '%s'), 0)) > "
                                              "coalesce ((SELECT seq FROM sqlite_sequence WHERE name = '%s'), 0)",
                                              table, table, table);
      gint64           beyond;

      if (!cz_connection_get_int (connection, sql, &beyond, error))
        return FALSE;

      if (beyond)
        add_problem (verify, CZ_STORE_PROBLEM_SEQUENCE, "Ids of %s could be given twice", table);
    }

  return TRUE;
}

static void
compare_kind (CzVerify *verify,
              CzKind    kind,
              CzData   *found)
{
  const GPtrArray *told = cz_data_list (verify->replayed, kind);
  const GPtrArray *there = cz_data_list (found, kind);
  const char      *table = cz_kind_get_info (kind)->table;

  for (guint i = 0; i < there->len; i++)
    {
      gint64        id = cz_record_id (there->pdata[i]);
      gconstpointer record = cz_data_get (verify->replayed, kind, id);

      if (record == NULL || !cz_record_equal (kind, record, there->pdata[i]))
        add_problem (verify, CZ_STORE_PROBLEM_RECORD, "%s %" G_GINT64_FORMAT " is not what the history made of it", table, id);
    }

  for (guint i = 0; i < told->len; i++)
    {
      if (cz_data_get (found, kind, cz_record_id (told->pdata[i])) == NULL)
        add_problem (verify, CZ_STORE_PROBLEM_RECORD, "%s %" G_GINT64_FORMAT " is gone, and the history does not know why", table,
                     cz_record_id (told->pdata[i]));
    }
}

/* The records are those that the history ends with. */
static gboolean
check_records (CzVerify *verify,
               GError  **error)
{
  g_autoptr (CzData) found = cz_data_new ();

  if (verify->replayed == NULL)
    return TRUE;

  if (cz_record_store_load (verify->session->connection, found, error))
    {
      for (guint kind = 0; kind < CZ_N_KINDS; kind++)
        compare_kind (verify, kind, found);
    }

  return TRUE;
}

static gboolean
check_one_content (CzVerify   *verify,
                   gint64      content,
                   const char *sha256,
                   gint64      size,
                   GError    **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64  found = 0;
  GBytes *chunk;

  for (gint64 i = 0; (chunk = cz_content_read_chunk (verify->session->connection, content, i, error)) != NULL; i++)
    {
      g_checksum_update (checksum, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
      found += g_bytes_get_size (chunk);
      g_bytes_unref (chunk);
    }

  if (found != size || !g_str_equal (g_checksum_get_string (checksum), sha256))
    add_problem (verify, CZ_STORE_PROBLEM_CONTENT, "The content %.12s… is not what was put in", sha256);

  return TRUE;
}

static gboolean
check_content (CzVerify *verify,
               GError  **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (verify->session->connection,
                           "SELECT id, sha256, size FROM content WHERE id > $1 AND purged_at = '' ORDER BY id LIMIT 1", error);

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, verify->last_content);
  if (!cz_statement_next (statement, error))
    return TRUE;

  verify->last_content = cz_statement_get_int (statement, 0);
  check_one_content (verify, verify->last_content, cz_statement_get_text (statement, 1), cz_statement_get_int (statement, 2), error);

  return FALSE;
}

static gboolean
check_evidence (CzVerify *verify,
                GError  **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (verify->session->connection,
                           "SELECT id, title FROM evidence WHERE sha256 <> '' AND sha256 NOT IN (SELECT sha256 FROM content)", error);

  if (statement == NULL)
    return FALSE;

  while (cz_statement_next (statement, error))
    add_problem (verify, CZ_STORE_PROBLEM_CONTENT, "The content of evidence %" G_GINT64_FORMAT " “%s” is missing",
                 cz_statement_get_int (statement, 0), cz_statement_get_text (statement, 1));

  return TRUE;
}

/* In this order: what stands first explains what follows. */
static const Part parts[] = {
  check_schema,
  check_integrity,
  check_references,
  check_history,
  check_sequences,
  check_records,
  check_content,
  check_evidence,
};

CzVerify *
cz_verify_new (CzSession *session)
{
  CzVerify *verify = g_new0 (CzVerify, 1);

  verify->session = session;
  verify->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_store_problem_free);
  verify->last_hash = g_strdup ("");
  verify->replayed = cz_data_new ();

  return verify;
}

/**
 * cz_verify_step:
 * @verify: a check
 * @done: (out): whether all was looked at
 * @error: return location for a %CZ_ERROR when the check itself cannot go on
 *
 * Looks at the next part. A part that cannot be read for damage is a problem that was found, not a failure of the check.
 */
gboolean
cz_verify_step (CzVerify *verify,
                gboolean *done,
                GError  **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean through = parts[verify->part](verify, &reason);

  if (reason != NULL && (g_error_matches (reason, CZ_ERROR, CZ_ERROR_DAMAGED) || g_error_matches (reason, CZ_ERROR, CZ_ERROR_STORE) ||
                         g_error_matches (reason, CZ_ERROR, CZ_ERROR_TAMPERED)))
    add_problem (verify, CZ_STORE_PROBLEM_INTEGRITY, "%s", reason->message);
  else if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  if (through || reason != NULL)
    verify->part++;

  *done = verify->part == G_N_ELEMENTS (parts);

  return TRUE;
}

/* Returns: (transfer full) (element-type CzStoreProblem): what was found */
GPtrArray *
cz_verify_steal_problems (CzVerify *verify)
{
  return g_steal_pointer (&verify->problems);
}

void
cz_verify_free (CzVerify *verify)
{
  g_clear_pointer (&verify->problems, g_ptr_array_unref);
  g_clear_pointer (&verify->replayed, cz_data_free);
  g_free (verify->last_hash);
  g_free (verify);
}
