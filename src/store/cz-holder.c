/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-holder.h"

#include "base/cz-date.h"
#include "base/cz-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The lock file may be renewed by a holder that ends just then; each try meets another one. */
#define MAX_TRIES 20

struct _CzHolder
{
  char *path; /* of the lock file */
  int   fd;
};

static char *
get_lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock_name = g_strconcat (".", name, ".lock", NULL);

  return g_build_filename (folder, lock_name, NULL);
}

static gboolean
write_holder (int      fd,
              GError **error)
{
  g_autofree char *now = cz_date_now_iso ();
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%d\n%s\n", g_get_user_name (), g_get_host_name (), (int) getpid (), now);
  gsize            length = strlen (text);

  if (ftruncate (fd, 0) == 0 && pwrite (fd, text, length, 0) == (gssize) length)
    return TRUE;

  g_set_error (error, CZ_ERROR, errno == ENOSPC ? CZ_ERROR_NO_SPACE : CZ_ERROR_READ_ONLY, "Cannot write the lock file: %s", g_strerror (errno));

  return FALSE;
}

static void
set_held (const char *path,
          int         fd,
          GError    **error)
{
  char   text[1024];
  gssize length = pread (fd, text, sizeof text - 1, 0);
  g_auto (GStrv) lines = NULL;

  text[MAX (length, 0)] = '\0';
  lines = g_strsplit (text, "\n", -1);

  if (g_strv_length (lines) >= 4 && g_utf8_validate (text, -1, NULL))
    g_set_error (error, CZ_ERROR, CZ_ERROR_LOCKED, "%s is held by %s on %s (process %s) since %s", path, lines[0], lines[1], lines[2], lines[3]);
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_LOCKED, "%s is held by another program", path);
}

static gboolean
is_at_path (int         fd,
            const char *path)
{
  struct stat opened;
  struct stat named;

  return fstat (fd, &opened) == 0 && stat (path, &named) == 0 && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* A lock file that somebody else made and left behind cannot be locked by us, but replaced. Returns whether it is gone. */
static gboolean
remove_abandoned (const char *path,
                  const char *lock_path,
                  GError    **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int          fd = open (lock_path, O_RDONLY | O_CLOEXEC);
  gboolean     removed = FALSE;

  if (fd >= 0 && fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
    set_held (path, fd, error);
  else if (g_unlink (lock_path) == 0)
    removed = TRUE;
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "Cannot write beside %s: %s", path, g_strerror (errno));

  if (fd >= 0)
    close (fd);

  return removed;
}

/* Returns a descriptor that holds the lock, -1 on failure, or -2 when the lock file was renewed meanwhile. */
static int
try_lock (const char *path,
          const char *lock_path,
          GError    **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int          fd = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

  if (fd < 0 && errno == EACCES && g_file_test (lock_path, G_FILE_TEST_EXISTS))
    return remove_abandoned (path, lock_path, error) ? -2 : -1;

  if (fd < 0)
    {
      g_set_error (error, CZ_ERROR, errno == ENOSPC ? CZ_ERROR_NO_SPACE : CZ_ERROR_READ_ONLY, "Cannot write beside %s: %s", path, g_strerror (errno));
      return -1;
    }

  if (fcntl (fd, F_OFD_SETLK, &lock) == 0)
    {
      if (is_at_path (fd, lock_path))
        return fd;
      close (fd);
      return -2;
    }

  if (errno == EAGAIN || errno == EACCES)
    set_held (path, fd, error);
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "Cannot lock beside %s: %s", path, g_strerror (errno));
  close (fd);

  return -1;
}

/**
 * cz_holder_take:
 * @path: a workspace file, without symbolic links
 * @error: return location for a %CZ_ERROR: %CZ_ERROR_LOCKED names the holder, %CZ_ERROR_READ_ONLY says that nothing
 *   can be written beside the file
 *
 * Returns: (transfer full): the right to write
 */
CzHolder *
cz_holder_take (const char *path,
                GError    **error)
{
  g_autofree char *lock_path = get_lock_path (path);
  CzHolder        *holder;
  int              fd = -2;

  for (guint i = 0; fd == -2 && i < MAX_TRIES; i++)
    fd = try_lock (path, lock_path, error);

  if (fd == -2)
    g_set_error (error, CZ_ERROR, CZ_ERROR_LOCKED, "%s is held by another program", path);
  if (fd < 0)
    return NULL;

  if (!write_holder (fd, error))
    {
      close (fd);
      return NULL;
    }

  holder = g_new0 (CzHolder, 1);
  holder->path = g_steal_pointer (&lock_path);
  holder->fd = fd;

  return holder;
}

/* Removes the lock file before it gives up the lock, so that nobody can hold a file that is gone. */
void
cz_holder_release (CzHolder *holder)
{
  g_unlink (holder->path);
  close (holder->fd);
  g_free (holder->path);
  g_free (holder);
}
