/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * CzHolder:
 *
 * The right to write to a workspace: a kernel lock on a small file beside it that says who holds it. Dies with its
 * process, whatever happens to it.
 */
typedef struct _CzHolder CzHolder;

CzHolder *cz_holder_take (const char *path, GError **error);
void      cz_holder_release (CzHolder *holder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzHolder, cz_holder_release)
