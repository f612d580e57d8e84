/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-file.h"

#include "base/cz-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Turns an errno into the error a person is told. */
void
cz_form_file_set_error (GError    **error,
                        const char *path,
                        int         code)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, CZ_ERROR, CZ_ERROR_NO_SPACE, "%s: no space left", name);
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_OUTPUT, "%s: %s", name, g_strerror (code));
}

/* The workbook library does not notice when its own temporary files cannot be written, so that the room is asked for
 * beforehand, where they lie and where the result goes. */
static gboolean
check_room (const char *folder,
            goffset     size,
            GError    **error)
{
  g_autofree char *name = g_build_filename (folder, ".chuangzhi-XXXXXX", NULL);
  int              fd = g_mkstemp (name);
  int              code;

  if (fd < 0)
    {
      cz_form_file_set_error (error, folder, errno);
      return FALSE;
    }

  g_unlink (name);
  code = fallocate (fd, 0, 0, MAX (size, 1)) == 0 ? 0 : errno;
  close (fd);
  if (code == 0 || code == EOPNOTSUPP || code == ENOSYS)
    return TRUE;

  cz_form_file_set_error (error, folder, code);
  return FALSE;
}

/**
 * cz_form_file_begin:
 * @path: where the file is to be; an existing one is replaced at cz_form_file_commit()
 * @expected_size: most bytes that may be written on the way
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): the file; its temporary name exists, empty, and may be opened for writing
 */
CzFormFile *
cz_form_file_begin (const char *path,
                    goffset     expected_size,
                    GError    **error)
{
  g_autoptr (CzFormFile) self = g_new0 (CzFormFile, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.%08x~", base, g_random_int ());
  int              fd;

  self->path = g_strdup (path);
  if (g_access (path, F_OK) == 0 && g_access (path, W_OK) != 0)
    {
      cz_form_file_set_error (error, path, errno);
      return NULL;
    }
  if (!check_room (folder, expected_size, error) || !check_room (g_get_tmp_dir (), expected_size, error))
    return NULL;

  self->temporary = g_build_filename (folder, name, NULL);
  fd = g_open (self->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      cz_form_file_set_error (error, path, errno);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }

  close (fd);
  return g_steal_pointer (&self);
}

/* Moves the file to its place. */
gboolean
cz_form_file_commit (CzFormFile *self,
                     GError    **error)
{
  if (g_rename (self->temporary, self->path) != 0)
    {
      cz_form_file_set_error (error, self->path, errno);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/* Removes what was written unless it was committed. */
void
cz_form_file_free (CzFormFile *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
