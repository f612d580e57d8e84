/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-connection.h"

/* A copy under way: a few pages a call, while the workspace is written between the calls. */
typedef struct _CzBackup CzBackup;

CzBackup *cz_backup_new (CzConnection *source, const char *path, GError **error);
gboolean  cz_backup_step (CzBackup *backup, gboolean *done, GError **error);
gboolean  cz_backup_finish (CzBackup *backup, GError **error);
void      cz_backup_free (CzBackup *backup);
char     *cz_backup_before_migration (CzConnection *source, guint version, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzBackup, cz_backup_free)
