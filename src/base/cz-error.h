/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define CZ_ERROR (cz_error_quark ())

/**
 * CzError:
 * @CZ_ERROR_INVALID: a value is not permitted where it was to be put
 * @CZ_ERROR_NOT_FOUND: a named record or file does not exist
 * @CZ_ERROR_UNREADABLE: an input is not what it claims to be, or is damaged
 * @CZ_ERROR_UNSUPPORTED: an input is of a kind that cannot be read here
 * @CZ_ERROR_LIMIT: an input is larger or deeper than is accepted
 * @CZ_ERROR_REFUSED: an input is readable but must not be taken (imported before, with errors)
 * @CZ_ERROR_LOCKED: another program holds the workspace
 * @CZ_ERROR_READ_ONLY: the workspace can be read but not written
 * @CZ_ERROR_FOREIGN: the file is not a workspace
 * @CZ_ERROR_NEWER: the workspace was written by a newer version
 * @CZ_ERROR_TAMPERED: the workspace was changed by something else than this program
 * @CZ_ERROR_DAMAGED: the workspace file is damaged
 * @CZ_ERROR_MOVED: the workspace file was moved, renamed or deleted while it was open
 * @CZ_ERROR_NO_SPACE: the disk is full
 * @CZ_ERROR_STORE: the database refused the work for another reason
 * @CZ_ERROR_BLOCKED: a step cannot be undone because later steps depend on it
 * @CZ_ERROR_OUTPUT: a file could not be written
 * @CZ_ERROR_USAGE: the command line is wrong
 *
 * One code for each case a caller handles, or a person is told, differently.
 */
typedef enum
{
  CZ_ERROR_INVALID,
  CZ_ERROR_NOT_FOUND,
  CZ_ERROR_UNREADABLE,
  CZ_ERROR_UNSUPPORTED,
  CZ_ERROR_LIMIT,
  CZ_ERROR_REFUSED,
  CZ_ERROR_LOCKED,
  CZ_ERROR_READ_ONLY,
  CZ_ERROR_FOREIGN,
  CZ_ERROR_NEWER,
  CZ_ERROR_TAMPERED,
  CZ_ERROR_DAMAGED,
  CZ_ERROR_MOVED,
  CZ_ERROR_NO_SPACE,
  CZ_ERROR_STORE,
  CZ_ERROR_BLOCKED,
  CZ_ERROR_OUTPUT,
  CZ_ERROR_USAGE,
} CzError;

GQuark cz_error_quark (void);
