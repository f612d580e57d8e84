/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-connection.h"
#include "store/cz-holder.h"
#include "store/cz-store.h"

/**
 * CzSession:
 * @holder: (nullable): the right to write; %NULL when reading only
 * @notices: what the person should know
 * @notice: the same in words, empty when there is nothing
 *
 * An open workspace file, as the store's thread sees it: checked, brought to the newest schema, ready to read or write.
 */
typedef struct
{
  CzConnection  *connection;
  CzHolder      *holder;
  GPtrArray     *migrations; /* of CzMigration */
  char          *path;
  char          *uuid;
  gboolean       read_only;
  gboolean       journalled; /* the file is written the way that leaves a journal beside it */
  CzStoreNotices notices;
  GString       *notice;
} CzSession;

CzSession *cz_session_open (const char *path, CzStoreFlags flags, GPtrArray *migrations, GError **error);
void       cz_session_close (CzSession *session);
CzData    *cz_session_load (CzSession *session, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzSession, cz_session_close)
