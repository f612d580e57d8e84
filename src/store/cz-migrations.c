/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-migrations.h"

#include "base/cz-date.h"
#include "base/cz-error.h"
#include "store/cz-backup.h"
#include "store/cz-history.h"
#include "store/cz-triggers.h"

#define RESOURCE_FOLDER "/org/chuangzhi/store/schema/sqlite/"
#define RESOURCE_DIGEST "/org/chuangzhi/store/schema/newest.sha256"

void
cz_migration_free (CzMigration *migration)
{
  g_free (migration->name);
  g_free (migration->sql);
  g_free (migration);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * cz_migrations_load:
 *
 * Returns: (transfer full) (element-type CzMigration): the migrations this program knows, first to last; as many as
 *   the number of its schema
 */
GPtrArray *
cz_migrations_load (void)
{
  GPtrArray *migrations = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_migration_free);
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      CzMigration *migration = g_new0 (CzMigration, 1);

      migration->number = i + 1;
      migration->name = g_strdup (names[i]);
      migration->sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert (g_ascii_strtoull (names[i], NULL, 10) == migration->number);
      g_ptr_array_add (migrations, migration);
    }

  return migrations;
}

static gboolean
set_version (CzConnection *connection,
             guint         version,
             GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u", CZ_STORE_APPLICATION_ID, version);

  return cz_connection_exec (connection, sql, "Cannot number the schema", error);
}

static gboolean
insert_identity (CzConnection *connection,
                 GError      **error)
{
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection, "INSERT INTO workspace (id, uuid, created) VALUES (1, $1, $2)", error);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *now = cz_date_now_iso ();

  if (statement == NULL)
    return FALSE;

  cz_statement_bind_text (statement, 1, uuid);
  cz_statement_bind_text (statement, 2, now);

  return cz_statement_run (statement, error);
}

static gboolean
run_to (CzConnection *connection,
        GPtrArray    *migrations,
        guint         version,
        GError      **error)
{
  for (guint i = 0; i < version; i++)
    {
      const CzMigration *migration = migrations->pdata[i];

      if (!cz_connection_exec (connection, migration->sql, migration->name, error))
        return FALSE;
    }

  return cz_triggers_create (connection, error);
}

/**
 * cz_migrations_create:
 * @connection: a connection to an empty file
 * @migrations: all migrations
 * @error: return location for a %CZ_ERROR
 *
 * Makes a workspace of the file, in one transaction.
 */
gboolean
cz_migrations_create (CzConnection *connection,
                      GPtrArray    *migrations,
                      GError      **error)
{
  if (!cz_connection_exec (connection, "PRAGMA auto_vacuum = INCREMENTAL", "Cannot make the file", error) ||
      !cz_connection_set_journal (connection, error) ||
      !cz_connection_begin (connection, error))
    return FALSE;

  if (run_to (connection, migrations, migrations->len, error) &&
      set_version (connection, migrations->len, error) &&
      insert_identity (connection, error) &&
      cz_connection_commit (connection, error))
    return TRUE;

  cz_connection_rollback (connection);

  return FALSE;
}

static gboolean
check_references (CzConnection *connection,
                  GError      **error)
{
  gint64 n_lost;

  if (!cz_connection_get_int (connection, "SELECT count (*) FROM pragma_foreign_key_check", &n_lost, error))
    return FALSE;

  if (n_lost > 0)
    g_set_error (error, CZ_ERROR, CZ_ERROR_STORE, "The new schema loses %" G_GINT64_FORMAT " references", n_lost);

  return n_lost == 0;
}

/* One migration, one transaction, one step of history that undo does not cross. */
static gboolean
migrate (CzConnection      *connection,
         const CzMigration *migration,
         GError           **error)
{
  g_autofree char *label = g_strdup_printf ("schema %u", migration->number);
  CzStep          *step = NULL;
  gboolean         migrated;
  gint64           id;

  if (!cz_connection_begin (connection, error))
    return FALSE;

  if (cz_triggers_drop (connection, error) &&
      cz_history_open_step (connection, &id, error) &&
      cz_connection_exec (connection, migration->sql, migration->name, error) &&
      cz_triggers_create (connection, error) &&
      set_version (connection, migration->number, error) &&
      check_references (connection, error))
    step = cz_history_write (connection, id, CZ_STEP_MIGRATION, 0, g_get_user_name (), label, error);

  step = cz_history_commit (connection, step, error);

  migrated = step != NULL;
  g_clear_pointer (&step, cz_step_free);

  return migrated;
}

/**
 * cz_migrations_upgrade:
 * @connection: a connection that writes to a workspace of an older version
 * @migrations: all migrations
 * @from: number of its schema
 * @backup: (out) (transfer full): path of the copy that was made before
 * @error: return location for a %CZ_ERROR
 *
 * Copies the file beside itself, then brings it to the newest schema. After a failure it has the schema of the last
 * migration that succeeded.
 */
gboolean
cz_migrations_upgrade (CzConnection *connection,
                       GPtrArray    *migrations,
                       guint         from,
                       char        **backup,
                       GError      **error)
{
  gboolean migrated;

  *backup = cz_backup_before_migration (connection, from, error);
  if (*backup == NULL)
    return FALSE;

  /* A migration may make a table anew: references are looked at when it is done, not on the way. */
  migrated = cz_connection_exec (connection, "PRAGMA foreign_keys = OFF", "Cannot migrate", error);
  for (guint i = from; migrated && i < migrations->len; i++)
    migrated = migrate (connection, migrations->pdata[i], error);

  return cz_connection_exec (connection, "PRAGMA foreign_keys = ON", "Cannot migrate", migrated ? error : NULL) && migrated;
}

static GHashTable *
read_schema (CzConnection *connection,
             gboolean      with_triggers,
             GError      **error)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CzStatement) statement =
    cz_connection_prepare (connection,
                           "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                           "AND (type <> 'trigger' OR $1)",
                           error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;

  cz_statement_bind_int (statement, 1, with_triggers);

  while (cz_statement_next (statement, &failure))
    g_hash_table_insert (schema,
                         g_strconcat (cz_statement_get_text (statement, 0), " ", cz_statement_get_text (statement, 1), NULL),
                         g_strdup (cz_statement_get_text (statement, 2)));

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&schema);
}

/* Returns: (transfer full): the schema as the program itself makes it */
static GHashTable *
build_schema (GPtrArray *migrations,
              guint      version,
              gboolean   with_triggers,
              GError   **error)
{
  g_autoptr (CzConnection) connection = cz_connection_open (":memory:", CZ_CONNECTION_CREATE, error);

  if (connection == NULL || !run_to (connection, migrations, version, error))
    return NULL;

  return read_schema (connection, with_triggers, error);
}

/* Returns: (transfer full): SHA-256 over the names and SQL of a schema, in the order of the names */
static char *
compute_digest (GHashTable *schema)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (schema), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *sql = g_hash_table_lookup (schema, l->data);

      g_checksum_update (checksum, l->data, strlen (l->data) + 1);
      g_checksum_update (checksum, (const guchar *) sql, strlen (sql) + 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * cz_migrations_compute_digest:
 * @migrations: all migrations
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): what data/schema/newest.sha256 must hold
 */
char *
cz_migrations_compute_digest (GPtrArray *migrations,
                              GError   **error)
{
  g_autoptr (GHashTable) schema = build_schema (migrations, migrations->len, TRUE, error);

  return schema != NULL ? compute_digest (schema) : NULL;
}

/* Making the schema to compare with takes longer than all else at opening: the digest of the newest one is known. */
static gboolean
is_newest (GHashTable *schema)
{
  g_autoptr (GBytes) known = g_resources_lookup_data (RESOURCE_DIGEST, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *digest = compute_digest (schema);

  return known != NULL && g_str_has_prefix (g_bytes_get_data (known, NULL), digest);
}

static gboolean
compare_schemas (GHashTable *found,
                 GHashTable *expected,
                 GError    **error)
{
  GHashTableIter iter;
  gpointer       name, sql;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      if (g_strcmp0 (g_hash_table_lookup (found, name), sql) != 0)
        {
          g_set_error (error, CZ_ERROR, CZ_ERROR_TAMPERED, "The %s differs from what this program makes", (char *) name);
          return FALSE;
        }
      g_hash_table_remove (found, name);
    }

  g_hash_table_iter_init (&iter, found);
  if (!g_hash_table_iter_next (&iter, &name, NULL))
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_TAMPERED, "The %s was added by something else", (char *) name);

  return FALSE;
}

/**
 * cz_migrations_check_schema:
 * @connection: a connection to a workspace
 * @migrations: all migrations
 * @version: number of its schema
 * @error: return location for a %CZ_ERROR_TAMPERED that names what differs
 *
 * Compares the schema of a file, which may come from anywhere, with ours. The triggers of an older version are not
 * compared: a migration drops them before it writes anything.
 */
gboolean
cz_migrations_check_schema (CzConnection *connection,
                            GPtrArray    *migrations,
                            guint         version,
                            GError      **error)
{
  gboolean with_triggers = version == migrations->len;
  g_autoptr (GHashTable) found = read_schema (connection, with_triggers, error);
  g_autoptr (GHashTable) expected = NULL;

  if (found == NULL)
    return FALSE;

  if (with_triggers && is_newest (found))
    return TRUE;

  expected = build_schema (migrations, version, with_triggers, error);

  return expected != NULL && compare_schemas (found, expected, error);
}
