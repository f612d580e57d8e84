/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-undo.h"

#include "base/cz-error.h"
#include "store/cz-record-store.h"

/* How many of the steps that stand in the way a message names. */
#define MAX_NAMED 8

/*
 * What is live follows from the steps alone, read from the newest back: an undo takes its step out, a redo takes its
 * undo out, and what was not taken out is live. A migration ends the search: nothing before it can be undone.
 */
typedef struct
{
  GHashTable *taken_out; /* ids of steps */
  GHashTable *live;      /* ids of live edits passed on the way */
} Walk;

static gint64 *
new_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
walk_init (Walk *walk)
{
  walk->taken_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  walk->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->taken_out, g_hash_table_unref);
  g_clear_pointer (&walk->live, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* Walks back to the newest live edit or import, or to step @wanted if it is one. Returns 0 if there is none. */
static gint64
find_live (Walk        *walk,
           CzStatement *steps,
           gint64       wanted,
           GError     **error)
{
  while (cz_statement_next (steps, error))
    {
      gint64      id = cz_statement_get_int (steps, 0);
      const char *kind = cz_statement_get_text (steps, 1);
      gint64      undoes = cz_statement_get_int (steps, 2);

      if (g_str_equal (kind, "migration") || id < wanted)
        return 0;

      if (g_hash_table_contains (walk->taken_out, &id))
        continue;

      if (undoes != 0)
        g_hash_table_add (walk->taken_out, new_id (undoes));
      else if (wanted == 0 || id == wanted)
        return id;
      else
        g_hash_table_add (walk->live, new_id (id));
    }

  return 0;
}

/* Walks back to the newest undo that no live edit follows. Returns 0 if there is none. */
static gint64
find_undo (Walk        *walk,
           CzStatement *steps,
           GError     **error)
{
  while (cz_statement_next (steps, error))
    {
      gint64      id = cz_statement_get_int (steps, 0);
      const char *kind = cz_statement_get_text (steps, 1);

      if (g_hash_table_contains (walk->taken_out, &id))
        continue;

      if (g_str_equal (kind, "undo"))
        return id;

      if (!g_str_equal (kind, "redo"))
        return 0;

      g_hash_table_add (walk->taken_out, new_id (cz_statement_get_int (steps, 2)));
    }

  return 0;
}

static gint64
walk_back (CzConnection *connection,
           Walk         *walk,
           gboolean      to_undo,
           gint64        wanted,
           GError      **error)
{
  g_autoptr (CzStatement) steps =
    cz_connection_prepare (connection, "SELECT id, kind, coalesce (undoes, 0) FROM step ORDER BY id DESC", error);

  if (steps == NULL)
    return 0;

  return to_undo ? find_undo (walk, steps, error) : find_live (walk, steps, wanted, error);
}

static CzStep *
dup_found (CzConnection *connection,
           gboolean      to_undo,
           GError      **error)
{
  g_auto (Walk) walk = { 0 };
  gint64 id;

  walk_init (&walk);
  id = walk_back (connection, &walk, to_undo, 0, error);

  return id > 0 ? cz_history_dup_step (connection, id, error) : NULL;
}

/* Returns: (transfer full) (nullable): the newest live edit or import; %NULL without an error if there is none */
CzStep *
cz_undo_find_undoable (CzConnection *connection,
                       GError      **error)
{
  return dup_found (connection, FALSE, error);
}

/* Returns: (transfer full) (nullable): the newest undo without an edit after it; %NULL without an error if there is none */
CzStep *
cz_undo_find_redoable (CzConnection *connection,
                       GError      **error)
{
  return dup_found (connection, TRUE, error);
}

static void
add_blocker (GPtrArray  *blockers,
             Walk       *walk,
             gint64      step,
             const char *label)
{
  g_autofree char *text = NULL;

  if (!g_hash_table_contains (walk->live, &step))
    return;

  text = g_strdup_printf ("%" G_GINT64_FORMAT " “%s”", step, label);
  if (!g_ptr_array_find_with_equal_func (blockers, text, g_str_equal, NULL))
    g_ptr_array_add (blockers, g_steal_pointer (&text));
}

/* Adds the live steps that a query for (step, label) finds. */
static gboolean
collect_blockers (CzConnection *connection,
                  const char   *sql,
                  gint64        step,
                  Walk         *walk,
                  GPtrArray    *blockers,
                  GError      **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_int (statement, 1, step);

  while (cz_statement_next (statement, &failure))
    add_blocker (blockers, walk, cz_statement_get_int (statement, 0), cz_statement_get_text (statement, 1));

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static void
set_blocked (const CzStep *step,
             GPtrArray    *blockers,
             GError      **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (blockers->len, MAX_NAMED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) blockers->pdata[i]);
  if (blockers->len > MAX_NAMED)
    g_string_append_printf (text, " and %u more", blockers->len - MAX_NAMED);

  g_set_error (error, CZ_ERROR, CZ_ERROR_BLOCKED, "“%s” cannot be undone: later steps depend on it: %s", step->label, text->str);
}

/* Fails when a live step after @step changed the same columns of the same record, or the record as a whole. */
static gboolean
check_overlap (CzConnection *connection,
               const CzStep *step,
               Walk         *walk,
               GError      **error)
{
  static const char sql[] =
    "SELECT DISTINCT l.step, s.label FROM change x "
    "JOIN change l ON l.kind = x.kind AND l.record = x.record AND l.step > x.step JOIN step s ON s.id = l.step "
    "WHERE x.step = $1 AND (x.before = '' OR x.after = '' OR l.before = '' OR l.after = '' OR EXISTS "
    "(SELECT 1 FROM json_each (iif (l.after = '', '{}', l.after)) a JOIN json_each (iif (x.after = '', '{}', x.after)) b ON a.key = b.key)) "
    "ORDER BY l.step";
  g_autoptr (GPtrArray) blockers = g_ptr_array_new_with_free_func (g_free);

  if (g_hash_table_size (walk->live) == 0)
    return TRUE;

  if (!collect_blockers (connection, sql, step->id, walk, blockers, error))
    return FALSE;

  if (blockers->len > 0)
    set_blocked (step, blockers, error);

  return blockers->len == 0;
}

/* Fails when taking @step back left a record that refers to one that is gone: a later step made or removed one of them. */
static gboolean
check_references (CzConnection *connection,
                  const CzStep *step,
                  Walk         *walk,
                  GError      **error)
{
  static const char children[] =
    "SELECT DISTINCT c.step, s.label FROM pragma_foreign_key_check f JOIN change c ON c.kind = f.\"table\" AND c.record = f.rowid "
    "JOIN step s ON s.id = c.step WHERE c.step > $1 ORDER BY c.step";
  static const char parents[] =
    "SELECT DISTINCT c.step, s.label FROM pragma_foreign_key_check f JOIN change c ON c.kind = f.parent AND c.after = '' "
    "JOIN step s ON s.id = c.step WHERE c.step > $1 ORDER BY c.step";
  g_autoptr (GPtrArray) blockers = g_ptr_array_new_with_free_func (g_free);

  if (!cz_history_has_lost_references (connection))
    return TRUE;

  if (!collect_blockers (connection, children, step->id, walk, blockers, error))
    return FALSE;

  if (blockers->len == 0 && !collect_blockers (connection, parents, step->id, walk, blockers, error))
    return FALSE;

  set_blocked (step, blockers, error);

  return FALSE;
}

/* Takes back @taken, an edit, an import or an undo, as a new step of @kind. */
static CzStep *
take_back (CzConnection *connection,
           const CzStep *taken,
           Walk         *walk,
           CzStepKind    kind,
           const char   *person,
           CzEdit      **edit,
           GError      **error)
{
  g_autoptr (CzEdit) inverse = NULL;
  CzStep *step = NULL;
  gint64  id;

  if (!check_overlap (connection, taken, walk, error))
    return NULL;

  inverse = cz_history_build_edit (connection, taken, FALSE, error);
  if (inverse == NULL || !cz_history_begin (connection, &id, error))
    return NULL;

  if (cz_record_store_apply (connection, inverse, error))
    step = cz_history_write (connection, id, kind, taken->id, person, taken->label, error);

  if (step != NULL && !check_references (connection, taken, walk, error))
    g_clear_pointer (&step, cz_step_free);

  step = cz_history_commit (connection, step, error);
  if (step != NULL)
    *edit = g_steal_pointer (&inverse);

  return step;
}

/**
 * cz_undo_run:
 * @connection: a connection that writes
 * @step: a live edit or import, or 0 for the newest
 * @person: who undoes it
 * @edit: (out) (transfer full): what was done to the records
 * @error: return location for a %CZ_ERROR: %CZ_ERROR_BLOCKED names the later steps that depend on it
 *
 * Returns: (transfer full): the new step; %NULL on failure, and nothing has changed
 */
CzStep *
cz_undo_run (CzConnection *connection,
             gint64        step,
             const char   *person,
             CzEdit      **edit,
             GError      **error)
{
  g_auto (Walk) walk = { 0 };
  g_autoptr (CzStep) taken = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 id;

  walk_init (&walk);
  id = walk_back (connection, &walk, FALSE, step, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (id == 0 && step == 0)
    g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "There is nothing to undo");
  else if (id == 0)
    g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "Step %" G_GINT64_FORMAT " is no edit that can be undone", step);
  else if ((taken = cz_history_dup_step (connection, id, error)) != NULL)
    return take_back (connection, taken, &walk, CZ_STEP_UNDO, person, edit, error);

  return NULL;
}

/* Takes back the newest undo that no edit follows; like cz_undo_run(). */
CzStep *
cz_undo_run_redo (CzConnection *connection,
                  const char   *person,
                  CzEdit      **edit,
                  GError      **error)
{
  g_auto (Walk) walk = { 0 };
  g_autoptr (CzStep) taken = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 id;

  walk_init (&walk);
  id = walk_back (connection, &walk, TRUE, 0, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (id == 0)
    g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, "There is nothing to redo");
  else if ((taken = cz_history_dup_step (connection, id, error)) != NULL)
    return take_back (connection, taken, &walk, CZ_STEP_REDO, person, edit, error);

  return NULL;
}
