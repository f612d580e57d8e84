/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-return-file.h"

typedef enum
{
  CZ_RECEIVE_CLEAN,
  CZ_RECEIVE_CONFLICTS,
  CZ_RECEIVE_REFUSED,
  CZ_N_RECEIVE_STATUSES
} CzReceiveStatus;

extern const char *const cz_receive_status_names[];

/* Field of a submission that holds a line the unit added, as JSON. */
#define CZ_RECEIVE_ADDED "added"

/**
 * CzReceiveChange:
 * @returned: as it came back, in its one form where that is permitted
 *
 * One cell that the unit did not leave as it was sent.
 */
typedef struct
{
  CzExchangeLine         line;
  const CzExchangeField *field;
  char                  *sent;
  char                  *now;
  char                  *returned;
  CzThreeWay             state;
} CzReceiveChange;

/**
 * CzReceiveFile:
 * @unit: 0 while it is not known
 * @dispatch: id of the dispatch, 0 while it is not known
 * @changes: (element-type CzReceiveChange)
 * @added: (element-type utf8): lines that the unit added, as JSON objects
 * @problems: (element-type utf8): in words for the person: why it is refused, or what else to know
 *
 * One file that came back, compared with what was sent and with what stands here now.
 */
typedef struct
{
  char           *path;
  char           *sha256;
  gint64          unit;
  gint64          dispatch;
  gint64          number;
  CzReceiveStatus status;
  GArray         *changes;
  GPtrArray      *added;
  GPtrArray      *problems;
} CzReceiveFile;

GPtrArray *cz_receive_list_files (const char *const *paths, GError **error);
/* A file as it lies on the disk: @returned, or the @problem in words for the person. */
typedef struct
{
  char         *path;
  CzReturnFile *returned;
  char         *problem;
} CzReceiveParsed;

GPtrArray *cz_receive_parse (GPtrArray *paths, GCancellable *cancellable, GError **error);
GPtrArray *cz_receive_compare (CzWorkspace *workspace, GPtrArray *parsed);
GPtrArray *cz_receive_read (CzWorkspace *workspace, GPtrArray *paths, GCancellable *cancellable, GError **error);
void       cz_receive_file_free (CzReceiveFile *file);
gboolean   cz_receive_accept (CzWorkspace *workspace, CzEdit *edit, gint64 submission, GError **error);
void       cz_receive_refuse (CzEdit *edit, gint64 submission, const char *reason);
CzEdit    *cz_receive_prepare (CzWorkspace *workspace, GPtrArray *files);
GPtrArray *cz_receive_list_missing (CzWorkspace *workspace, GPtrArray *files);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzReceiveFile, cz_receive_file_free)
