/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static const char *
describe_code (CzError code)
{
  switch (code)
    {
    case CZ_ERROR_INVALID:
      return _ ("This value is not permitted here. Nothing was changed.");
    case CZ_ERROR_NOT_FOUND:
      return _ ("This file or entry does not exist any more.");
    case CZ_ERROR_UNREADABLE:
      return _ ("The file is damaged or is not what its name says. Open it in the program that made it and save it again.");
    case CZ_ERROR_UNSUPPORTED:
      return _ ("This kind of file cannot be read. Save it as .docx, .xlsx or .txt first.");
    case CZ_ERROR_LIMIT:
      return _ ("The file is too large or too deeply nested to be read safely.");
    case CZ_ERROR_REFUSED:
      return _ ("The document was not taken.");
    case CZ_ERROR_LOCKED:
      return _ ("Another program has this workspace open. Close it there, or open it for reading only.");
    case CZ_ERROR_READ_ONLY:
      return _ ("This workspace is open for reading only. Save a copy to work on.");
    case CZ_ERROR_FOREIGN:
      return _ ("This file is not a Chuangzhi workspace.");
    case CZ_ERROR_NEWER:
      return _ ("A newer version of Chuangzhi wrote this workspace. Update the program to open it.");
    case CZ_ERROR_TAMPERED:
      return _ ("Something else than Chuangzhi has changed this workspace. Use a backup.");
    case CZ_ERROR_DAMAGED:
      return _ ("The workspace file is damaged. Use a backup, or open it for reading only to save what is left.");
    case CZ_ERROR_MOVED:
      return _ ("The workspace file was moved, renamed or deleted while it was open. Put it back, or open it where it is now.");
    case CZ_ERROR_NO_SPACE:
      return _ ("The disk is full. Nothing was lost: make room and do it again.");
    case CZ_ERROR_STORE:
      return _ ("The change could not be kept on the disk and was taken back.");
    case CZ_ERROR_BLOCKED:
      return _ ("Later steps build on this one. Undo those first.");
    case CZ_ERROR_OUTPUT:
      return _ ("The file could not be written. Choose another folder.");
    case CZ_ERROR_USAGE:
    default:
      return _ ("This cannot be done.");
    }
}

/**
 * cz_error_text:
 * @error: what went wrong, in whatever domain
 *
 * Says in the person's language what happened and what to do.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
cz_error_text (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == CZ_ERROR)
    return g_strdup (describe_code (error->code));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (describe_code (CZ_ERROR_NO_SPACE));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup (describe_code (CZ_ERROR_NOT_FOUND));

  return g_strdup (error->message);
}
