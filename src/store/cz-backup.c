/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-backup.h"

#include "base/cz-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PAGES_PER_STEP 512
/* What else a disk must hold beside the copies: journal, lock file. */
#define SPARE_BYTES (16 * 1024 * 1024)

struct _CzBackup
{
  CzConnection   *source;
  CzConnection   *target;
  sqlite3_backup *copy;
  char           *path;
  char           *part_path; /* the copy has its name only when it is whole */
};

/* A copy may take the place of an older copy of the same workspace, and of nothing else. */
static gboolean
check_place (CzConnection *source,
             const char   *path,
             GError      **error)
{
  static const char sql[] = "SELECT uuid FROM workspace";
  g_autoptr (CzConnection) there = NULL;
  g_autoptr (CzStatement) theirs = NULL;
  g_autoptr (CzStatement) ours = NULL;
  g_autofree char *resolved = NULL;
  char            *real = realpath (path, NULL);

  resolved = g_strdup (real);
  free (real);

  if (resolved == NULL)
    return TRUE;

  if (!g_str_equal (resolved, source->path) &&
      (there = cz_connection_open (path, CZ_CONNECTION_READ, NULL)) != NULL &&
      (theirs = cz_connection_prepare (there, sql, NULL)) != NULL &&
      (ours = cz_connection_prepare (source, sql, NULL)) != NULL &&
      cz_statement_next (theirs, NULL) && cz_statement_next (ours, NULL) &&
      g_str_equal (cz_statement_get_text (theirs, 0), cz_statement_get_text (ours, 0)))
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_OUTPUT, "%s exists and is no copy of this workspace: choose another name", path);

  return FALSE;
}

static gboolean
check_space (CzConnection *source,
             const char   *folder,
             guint         n_copies,
             GError      **error)
{
  struct statvfs disk;
  gint64         n_pages;
  gint64         page_size;
  guint64        needed;

  if (!cz_connection_get_int (source, "PRAGMA page_count", &n_pages, error) ||
      !cz_connection_get_int (source, "PRAGMA page_size", &page_size, error))
    return FALSE;

  needed = (guint64) (n_pages * page_size) * n_copies + SPARE_BYTES;

  if (statvfs (folder, &disk) != 0 || (guint64) disk.f_bavail * disk.f_frsize >= needed)
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_NO_SPACE, "%s needs %" G_GUINT64_FORMAT " MiB of free space and has %" G_GUINT64_FORMAT, folder,
               needed / (1024 * 1024), (guint64) disk.f_bavail * disk.f_frsize / (1024 * 1024));

  return FALSE;
}

/**
 * cz_backup_new:
 * @source: a connection to a workspace
 * @path: where the copy is to stand
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): a copy that has begun; to be used where @source is used
 */
CzBackup *
cz_backup_new (CzConnection *source,
               const char   *path,
               GError      **error)
{
  g_autoptr (CzBackup) backup = g_new0 (CzBackup, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!check_place (source, path, error) || !check_space (source, folder, 1, error))
    return NULL;

  backup->source = source;
  backup->path = g_strdup (path);
  backup->part_path = g_strdup_printf ("%s.%d.part", path, (int) getpid ());

  g_unlink (backup->part_path);
  backup->target = cz_connection_open (backup->part_path, CZ_CONNECTION_CREATE, error);
  if (backup->target == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  backup->copy = sqlite3_backup_init (backup->target->db, "main", source->db, "main");
  if (backup->copy == NULL)
    {
      cz_connection_set_error (backup->target, path, error);
      return NULL;
    }

  return g_steal_pointer (&backup);
}

/**
 * cz_backup_step:
 * @backup: a copy
 * @done: (out): whether all pages are copied; call cz_backup_finish() then
 * @error: return location for a %CZ_ERROR
 *
 * Copies some pages.
 */
gboolean
cz_backup_step (CzBackup *backup,
                gboolean *done,
                GError  **error)
{
  int code = sqlite3_backup_step (backup->copy, PAGES_PER_STEP);

  *done = code == SQLITE_DONE;

  /* Busy: another program writes to the workspace just now. The next call tries again. */
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_BUSY || code == SQLITE_LOCKED)
    return TRUE;

  g_set_error (error, CZ_ERROR,
               code == SQLITE_FULL ? CZ_ERROR_NO_SPACE : (code & 0xff) == SQLITE_CORRUPT ? CZ_ERROR_DAMAGED
                                                                                         : CZ_ERROR_OUTPUT,
               "Cannot write %s: %s", backup->path, sqlite3_errstr (code));

  return FALSE;
}

static gboolean
check_copy (CzBackup *backup,
            GError  **error)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (backup->target, "PRAGMA quick_check (1)", error);

  if (statement == NULL || !cz_statement_next (statement, error))
    return FALSE;

  if (g_str_equal (cz_statement_get_text (statement, 0), "ok"))
    return TRUE;

  g_set_error (error, CZ_ERROR, CZ_ERROR_DAMAGED, "The copy is damaged: %s", cz_statement_get_text (statement, 0));

  return FALSE;
}

static gboolean
sync_path (const char *path,
           int         flags)
{
  int      fd = open (path, flags | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);

  return synced;
}

/* Reads the copy back and gives it its name. */
gboolean
cz_backup_finish (CzBackup *backup,
                  GError  **error)
{
  g_autofree char *folder = g_path_get_dirname (backup->path);

  g_clear_pointer (&backup->copy, sqlite3_backup_finish);
  if (!check_copy (backup, error))
    return FALSE;

  g_clear_pointer (&backup->target, cz_connection_close);

  if (!sync_path (backup->part_path, O_RDWR) || g_rename (backup->part_path, backup->path) != 0)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_OUTPUT, "Cannot write %s: %s", backup->path, g_strerror (errno));
      return FALSE;
    }

  sync_path (folder, O_RDONLY | O_DIRECTORY);

  return TRUE;
}

/* Ends a copy; one that is not finished leaves nothing behind. */
void
cz_backup_free (CzBackup *backup)
{
  g_autofree char *journal = g_strconcat (backup->part_path != NULL ? backup->part_path : "", "-journal", NULL);

  g_clear_pointer (&backup->copy, sqlite3_backup_finish);
  g_clear_pointer (&backup->target, cz_connection_close);

  if (backup->part_path != NULL)
    {
      g_unlink (backup->part_path);
      g_unlink (journal);
    }

  g_free (backup->path);
  g_free (backup->part_path);
  g_free (backup);
}

/* Returns: (transfer full): a path beside @path that is free: "NAME.schema-1.chuangzhi" */
static char *
find_free_path (const char *path,
                guint       version)
{
  g_autofree char *stem = g_strdup (path);
  const char      *ending = strrchr (path, '.');

  if (ending == NULL || strchr (ending, G_DIR_SEPARATOR) != NULL)
    ending = "";
  stem[strlen (path) - strlen (ending)] = '\0';

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *candidate = g_strdup_printf ("%s.schema-%u%s%s", stem, version, number, ending);

      if (!g_file_test (candidate, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&candidate);
    }
}

/**
 * cz_backup_before_migration:
 * @source: a connection to a workspace of an older version
 * @version: number of its schema
 * @error: return location for a %CZ_ERROR: %CZ_ERROR_NO_SPACE if there is not room for the copy and the migration
 *
 * Returns: (transfer full): path of the copy
 */
char *
cz_backup_before_migration (CzConnection *source,
                            guint         version,
                            GError      **error)
{
  g_autofree char *path = find_free_path (source->path, version);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (CzBackup) backup = NULL;
  gboolean done = FALSE;

  if (!check_space (source, folder, 3, error) || (backup = cz_backup_new (source, path, error)) == NULL)
    return NULL;

  while (!done)
    {
      if (!cz_backup_step (backup, &done, error))
        return NULL;
    }

  return cz_backup_finish (backup, error) ? g_steal_pointer (&path) : NULL;
}
